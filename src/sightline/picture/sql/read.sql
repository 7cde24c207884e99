-- Reading one picture. Values come in by parameters; the parts below are joined, never written.

-- name: cluster_of
-- All names of the entity that one name stands for.
SELECT other.no, other.id, other.canonical FROM name AS self
JOIN name AS other ON other.canonical = self.canonical
WHERE self.code = md5_number_lower($id) AND self.id = $id ORDER BY other.id;

-- name: names_of
SELECT name.no, name.id, head.id FROM name JOIN name AS head ON head.no = name.canonical
WHERE name.no IN (SELECT unnest($nos::INTEGER[]));

-- name: all_names
SELECT name.no, name.id, head.id FROM name JOIN name AS head ON head.no = name.canonical;

-- name: count_names_rows
SELECT count(*) FROM name;

-- name: codes
SELECT code, no, canonical FROM name;

-- name: any_said_of
SELECT 1 FROM statement WHERE entity = $no LIMIT 1;

-- name: entity_of
SELECT no, id, schema, caption FROM entity WHERE id = $id;

-- name: entities_of
SELECT no, id, schema, caption FROM entity WHERE no IN (SELECT unnest($nos::INTEGER[]));

-- name: list_entities
SELECT id, schema, caption FROM entity
WHERE ($after::VARCHAR IS NULL OR id > $after) AND ($schemata::VARCHAR[] IS NULL
    OR schema IN (SELECT unnest($schemata::VARCHAR[])))
ORDER BY id LIMIT $limit;

-- name: count_entities
SELECT count(*) FROM entity
WHERE $schemata::VARCHAR[] IS NULL OR schema IN (SELECT unnest($schemata::VARCHAR[]));

-- name: count_said
SELECT entity.id, count(*) FROM statement AS s JOIN entity ON entity.no = s.entity
WHERE s.standing GROUP BY entity.id;

-- name: all_ids
SELECT name.id FROM name JOIN entity ON entity.no = name.canonical;

-- name: schemata
SELECT schema, count(*) FROM entity GROUP BY schema ORDER BY schema;

-- name: said
SELECT s.k0, s.k1, s.k2, s.k3, s.own, s.field, s.value, s.target, s.item, s.negated, s.standing,
    s.lang, s.event, s.grade, s.original, s.place, s.batch, s.entity
FROM statement AS s
WHERE

-- name: said_anything
true

-- name: said_of
s.entity = $no

-- name: said_of_many
s.entity IN (SELECT unnest($nos::INTEGER[]))

-- name: said_with_id
AND s.k0 = $k0 AND s.k1 = $k1 AND s.k2 = $k2 AND s.k3 = $k3

-- name: said_with_first_words
AND s.k0 IN (SELECT unnest($k0s::UBIGINT[]))

-- name: said_standing
AND s.standing

-- name: said_in
AND s.item = $item

-- name: said_naming
AND s.target IN (SELECT no FROM name WHERE canonical = $naming)

-- name: said_in_fields
AND s.field IN (SELECT unnest($fields::INTEGER[]))

-- name: said_after
AND (s.k0, s.k1, s.k2, s.k3) > ($k0, $k1, $k2, $k3)

-- name: said_page
ORDER BY s.k0, s.k1, s.k2, s.k3 LIMIT $limit

-- name: find_ident
SELECT name.canonical FROM ident JOIN name ON name.no = ident.own
WHERE k0 = $k0 AND k1 = $k1 AND k2 = $k2 AND k3 = $k3;

-- name: find_idents
SELECT DISTINCT name.canonical FROM ident JOIN name ON name.no = ident.own
WHERE k0 IN (SELECT unnest($k0s::UBIGINT[]));

-- name: all_items
SELECT no, id, day, batch, standing, line FROM item;

-- name: count_items_rows
SELECT count(*) FROM item;

-- name: all_entities
SELECT no, id, schema, caption FROM entity;

-- name: count_entities_rows
SELECT count(*) FROM entity;

-- name: items_of
SELECT no, id, day, batch, standing, line FROM item WHERE no IN (SELECT unnest($nos::INTEGER[]));

-- name: find_items
SELECT no, id, day, batch, standing, line FROM item
WHERE id IN (SELECT unnest($ids::VARCHAR[])) ORDER BY id;

-- name: find_item
SELECT no, id, day, batch, standing, line FROM item WHERE id = $id;

-- name: list_items
SELECT no, id, day, batch, standing, line FROM item
WHERE ($after::VARCHAR IS NULL OR id > $after) AND ($withdrawn OR standing)
ORDER BY id LIMIT $limit;

-- name: count_items
SELECT count(*) FROM item WHERE standing;

-- name: clashes
SELECT entity, schemata FROM clash;

-- name: refusals
SELECT refusal.id, "left", "right", forbidden_by, one.canonical, other.canonical
FROM refusal JOIN name AS one ON one.id = "left" JOIN name AS other ON other.id = "right"
ORDER BY refusal.id;

-- name: edges
SELECT edge.id, edge.schema, source.id, target.id, span.start_first, span.start_last,
    span.end_first, span.end_last
FROM link
JOIN entity AS edge ON edge.no = link.edge
JOIN entity AS source ON source.no = link.near
JOIN entity AS target ON target.no = link.far
LEFT JOIN span ON span.no = link.edge
WHERE

-- name: edges_all
link.outgoing

-- name: edges_of
link.edge IN (SELECT edge FROM link WHERE near = $no) AND link.outgoing
AND (link.near = $no OR link.far = $no)

-- name: edges_of_kinds
AND edge.schema IN (SELECT unnest($schemata::VARCHAR[]))

-- name: edges_active
AND coalesce(span.start_first, '-infinity') <= $day::DATE
AND coalesce(span.end_last, 'infinity') >= $day::DATE

-- name: edges_order
ORDER BY edge.id, source.id, target.id

-- name: markings_of_all
SELECT DISTINCT unnest(markings) FROM batch WHERE no IN (
    SELECT batch FROM statement UNION SELECT batch FROM item UNION SELECT batch FROM decision
    UNION SELECT batch FROM withdrawal)
ORDER BY 1;

-- name: decisions_about
SELECT id, "left", "right", decision, day, batch, line FROM decision
WHERE "left" IN (SELECT unnest($ids::VARCHAR[])) OR "right" IN (SELECT unnest($ids::VARCHAR[]))
ORDER BY day, id;

-- name: decisions_standing
SELECT id, "left", "right", decision, day, batch, line FROM decision
WHERE id NOT IN (SELECT id FROM struck) ORDER BY day, id;

-- name: withdrawals_of
SELECT id, target, day, batch, line, id IN (SELECT id FROM struck) FROM withdrawal
WHERE target IN (SELECT unnest($ids::VARCHAR[])) ORDER BY day, id;

-- name: resolved
SELECT self.id, head.id FROM name AS self JOIN name AS head ON head.no = self.canonical
WHERE self.no <> self.canonical ORDER BY self.id;

-- name: export
SELECT entity.id, entity.schema, entity.caption, field.prop,
    coalesce(head.id, s.value) AS shown, bool_and(s.negated) AS denied,
    list(printf('%016x%016x%016x%016x', s.k0, s.k1, s.k2, s.k3)) AS statements
FROM statement AS s
JOIN entity ON entity.no = s.entity
JOIN field ON field.no = s.field
LEFT JOIN name AS target ON target.no = s.target
LEFT JOIN name AS head ON head.no = target.canonical
WHERE s.standing AND ($schemata::VARCHAR[] IS NULL
    OR entity.schema IN (SELECT unnest($schemata::VARCHAR[])))
GROUP BY entity.id, entity.schema, entity.caption, field.prop, shown
ORDER BY entity.id, field.prop, shown;

-- name: table
SELECT DISTINCT entity.id, entity.schema, entity.caption, field.prop,
    coalesce(head.id, s.value) AS shown, s.original
FROM statement AS s
JOIN entity ON entity.no = s.entity
JOIN field ON field.no = s.field
LEFT JOIN name AS target ON target.no = s.target
LEFT JOIN name AS head ON head.no = target.canonical
WHERE s.standing AND NOT s.negated AND entity.schema IN (SELECT unnest($schemata::VARCHAR[]))
ORDER BY entity.id, field.prop, shown, s.original;

-- name: markings_of
SELECT DISTINCT batch FROM statement WHERE entity = $no AND standing
UNION SELECT item.batch FROM item JOIN statement AS s ON s.item = item.no
WHERE s.entity = $no AND s.standing;

-- name: standing_ids
SELECT k0, k1, k2, k3 FROM statement WHERE standing;

-- name: said_standing_elsewhere_not
s.standing AND NOT EXISTS (
    SELECT 1 FROM elsewhere AS e
    WHERE e.k0 = s.k0 AND e.k1 = s.k1 AND e.k2 = s.k2 AND e.k3 = s.k3)

-- name: said_fallen
NOT s.standing

-- name: said_under
s.own IN (SELECT no FROM name WHERE id IN (SELECT unnest($ids::VARCHAR[])))

-- name: named
-- The entities for which some ids stand, those that were joined to another one included.
SELECT name.id, entity.id, entity.schema, entity.caption FROM name
JOIN name AS head ON head.no = name.canonical JOIN entity ON entity.id = head.id
WHERE name.code IN (SELECT md5_number_lower(one) FROM unnest($ids::VARCHAR[]) AS asked(one))
AND name.id IN (SELECT unnest($ids::VARCHAR[])) ORDER BY name.id;

-- name: entities_named
SELECT id, schema, caption FROM entity WHERE id IN (SELECT unnest($ids::VARCHAR[])) ORDER BY id;

-- name: numbers_named
SELECT name.id, name.canonical FROM name
WHERE name.code IN (SELECT md5_number_lower(one) FROM unnest($ids::VARCHAR[]) AS asked(one))
AND name.id IN (SELECT unnest($ids::VARCHAR[]));

-- name: markings_of_many
WITH said AS (
    SELECT batch, item FROM statement
    WHERE entity IN (SELECT unnest($nos::INTEGER[])) AND (standing OR $withdrawn)
)
SELECT batch FROM said UNION SELECT batch FROM item WHERE no IN (SELECT item FROM said)
UNION SELECT batch FROM item WHERE id IN (SELECT unnest($items::VARCHAR[]))
UNION SELECT batch FROM decision WHERE "left" IN (SELECT unnest($ids::VARCHAR[]))
    OR "right" IN (SELECT unnest($ids::VARCHAR[]));

-- name: days_about
-- The days on which something about an entity became known, or was withdrawn.
SELECT DISTINCT day FROM (
    SELECT item.day FROM statement AS s JOIN item ON item.no = s.item WHERE s.entity = $no
    UNION ALL
    SELECT withdrawal.day FROM withdrawal WHERE target IN (
        SELECT item.id FROM statement AS s JOIN item ON item.no = s.item WHERE s.entity = $no
        UNION ALL
        SELECT printf('%016x%016x%016x%016x', k0, k1, k2, k3) FROM statement WHERE entity = $no)
    UNION ALL
    SELECT decision.day FROM decision
    WHERE "left" IN (SELECT unnest($ids::VARCHAR[])) OR "right" IN (SELECT unnest($ids::VARCHAR[]))
) WHERE day IS NOT NULL ORDER BY day;

-- name: naming_entities
-- The entities of some fields that name one, by the first date said of each; the latest first.
WITH naming AS (
    SELECT DISTINCT s.entity AS no FROM statement AS s
    WHERE s.target IN (SELECT no FROM name WHERE canonical = $no) AND s.standing
        AND NOT s.negated AND s.field IN (SELECT unnest($fields::INTEGER[]))
)
SELECT entity.id, min(d.value) AS day FROM naming
JOIN entity ON entity.no = naming.no
LEFT JOIN statement AS d ON d.entity = naming.no AND d.standing AND NOT d.negated
    AND d.field IN (SELECT unnest($starts::INTEGER[]))
GROUP BY entity.id ORDER BY day DESC NULLS LAST, entity.id;
