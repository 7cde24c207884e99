-- From the lines of blocks to rows: parsed by DuckDB, column by column.

-- name: stage
-- House records (markings, readers, openings) never reach a picture, remarkings act elsewhere.
-- The kind stands first in a canonical line: a test on what was parsed would parse it twice.
-- Only these kinds are passed over unread: a damaged line is parsed, and so it is refused.
INSERT INTO temp.raw
SELECT k0, k1, k2, k3, batch, s._, s.entity, s.event, s.grade, s.item, s.known, s.lang,
    coalesce(s.negated, false), s.original, s.place, s.prop, s.schema, s.value,
    CASE WHEN substr(line, 7, 3) <> 'sta' THEN line END
FROM (
    SELECT *, json_transform(line, '{"_": "VARCHAR", "entity": "VARCHAR", "event": "VARCHAR",
        "grade": "VARCHAR", "item": "VARCHAR", "known": "VARCHAR", "lang": "VARCHAR",
        "negated": "BOOLEAN", "original": "VARCHAR", "place": "VARCHAR", "prop": "VARCHAR",
        "schema": "VARCHAR", "value": "VARCHAR"}') AS s
    FROM arriving
    WHERE substr(line, 7, 3) NOT IN ('mar', 'rea', 'ope', 'era', 'rem', 'pre')
);

-- name: batches
SELECT no, recorded, markings, house, author FROM batch ORDER BY no;

-- name: take_pending
INSERT INTO temp.raw SELECT * FROM pending;
DELETE FROM pending;

-- name: has_doubles
SELECT 1 FROM temp.raw GROUP BY k0 HAVING count(*) > 1 LIMIT 1;

-- name: drop_doubles
-- The same record twice counts as recorded the first time.
CREATE TEMP TABLE once AS
SELECT DISTINCT ON (k0, k1, k2, k3) raw.* FROM temp.raw AS raw JOIN batch ON batch.no = raw.batch
ORDER BY k0, k1, k2, k3, batch.recorded, batch.markings, batch.house, batch.author;
DELETE FROM temp.raw;
INSERT INTO temp.raw SELECT * FROM temp.once;
DROP TABLE temp.once;

-- name: drop_present
DELETE FROM temp.raw WHERE (k0, k1, k2, k3) IN (SELECT (k0, k1, k2, k3) FROM ident);

-- name: new_moments
SELECT DISTINCT said FROM (
    SELECT known AS said FROM temp.raw WHERE kind = 'item'
    UNION ALL SELECT event FROM temp.raw WHERE event IS NOT NULL
) WHERE said IS NOT NULL AND said NOT IN (SELECT said FROM moment);

-- name: fields
SELECT no, schema, prop, type, weight, known FROM field ORDER BY no;

-- name: new_fields
SELECT DISTINCT schema, prop FROM temp.raw
WHERE kind = 'statement' AND (schema, prop) NOT IN (SELECT (schema, prop) FROM field)
ORDER BY schema, prop;

-- name: add_items
-- An item counts as known on the last day its date can mean; without a date, when recorded.
INSERT INTO item
SELECT
    (SELECT count(*) FROM item)::INTEGER + (row_number() OVER (ORDER BY k0, k1, k2, k3))::INTEGER,
    printf('%016x%016x%016x%016x', k0, k1, k2, k3), a.day, a.event, a.batch, true, a.line
FROM (
    SELECT raw.*, CASE WHEN moment.readable THEN moment.last ELSE batch.day END AS day
    FROM temp.raw AS raw JOIN batch ON batch.no = raw.batch
    LEFT JOIN moment ON moment.said = raw.known
    WHERE raw.kind = 'item'
) AS a
WHERE $known::DATE IS NULL OR a.day <= $known::DATE
ORDER BY k0, k1, k2, k3;

-- name: add_names
-- Numbers follow a code made of the id, so that the table is in order of both.
INSERT INTO name
SELECT no + (SELECT count(*) FROM name)::INTEGER, code, id, no + (SELECT count(*) FROM name)::INTEGER
FROM (
    SELECT (row_number() OVER (ORDER BY md5_number_lower(id), id))::INTEGER AS no,
        md5_number_lower(id) AS code, id
    FROM (
        SELECT DISTINCT entity AS id FROM temp.raw WHERE kind = 'statement'
        UNION
        SELECT DISTINCT raw.value FROM temp.raw AS raw
        JOIN field ON field.schema = raw.schema AND field.prop = raw.prop
        WHERE field.type = 'entity' AND raw.kind = 'statement'
        UNION SELECT "left" FROM decision UNION SELECT "right" FROM decision
    )
    WHERE id NOT IN (SELECT id FROM name)
)
ORDER BY no;

-- name: hold_pending
-- A statement is shown when its item is there to open it by, not before.
INSERT INTO pending
SELECT raw.* FROM temp.raw AS raw
WHERE raw.kind = 'statement' AND raw.item NOT IN (SELECT id FROM item) AND raw.item NOT IN (
    SELECT printf('%016x%016x%016x%016x', k0, k1, k2, k3) FROM temp.raw WHERE kind = 'item'
);

-- name: add_statements
-- What may have begun by the day stays in; what is not dated stays in.
INSERT INTO statement
SELECT own.canonical, own.no, field.no, raw.value, target.no, item.no, raw.negated,
    item.standing AND struck.id IS NULL, raw.lang, raw.event, raw.grade, raw.original,
    raw.place, raw.batch, raw.k0, raw.k1, raw.k2, raw.k3
FROM temp.raw AS raw
JOIN item ON item.id = raw.item
JOIN name AS own ON own.id = raw.entity
JOIN field ON field.schema = raw.schema AND field.prop = raw.prop
LEFT JOIN name AS target ON target.id = (CASE WHEN field.type = 'entity' THEN raw.value END)
LEFT JOIN struck ON struck.k0 = raw.k0 AND struck.k1 = raw.k1 AND struck.k2 = raw.k2
    AND struck.k3 = raw.k3
LEFT JOIN moment ON moment.said = coalesce(raw.event, item.event)
WHERE raw.kind = 'statement'
    AND ($as_of::DATE IS NULL OR moment.first IS NULL OR moment.first <= $as_of::DATE)
ORDER BY own.canonical, field.no, raw.k0;

-- name: first_idents
INSERT INTO ident
SELECT k0, k1, k2, k3, own, batch FROM statement ORDER BY 1, 2, 3, 4;

-- name: later_idents
INSERT INTO ident
SELECT s.k0, s.k1, s.k2, s.k3, s.own, s.batch FROM statement AS s
JOIN temp.raw AS raw ON raw.k0 = s.k0 AND raw.k1 = s.k1 AND raw.k2 = s.k2 AND raw.k3 = s.k3
ORDER BY 1, 2, 3, 4;

-- name: other_idents
INSERT INTO ident
SELECT k0, k1, k2, k3, NULL, batch FROM temp.raw
WHERE kind <> 'statement' AND printf('%016x%016x%016x%016x', k0, k1, k2, k3) IN (
    SELECT id FROM item UNION ALL SELECT id FROM decision UNION ALL SELECT id FROM withdrawal
)
ORDER BY 1, 2, 3, 4;
