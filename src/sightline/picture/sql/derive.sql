-- What follows from the statements of an entity: made anew for the touched ones.

-- name: forget
DELETE FROM entity WHERE no IN (SELECT no FROM temp.touched);
DELETE FROM token WHERE entity IN (SELECT no FROM temp.touched);
DELETE FROM link WHERE edge IN (SELECT no FROM temp.touched);
DELETE FROM span WHERE no IN (SELECT no FROM temp.touched);
DELETE FROM clash WHERE entity IN (SELECT no FROM temp.touched);

-- name: count_schemata
-- The schemata said of each touched entity, most often said first; denials count least.
CREATE TEMP TABLE kinds AS
SELECT no, list(schema ORDER BY affirmed DESC, said DESC, schema) AS schemata FROM (
    SELECT s.entity AS no, field.schema, count(*) FILTER (NOT s.negated) AS affirmed,
        count(*) AS said
    FROM statement AS s JOIN field ON field.no = s.field
    WHERE s.standing AND s.entity IN (SELECT no FROM temp.touched)
    GROUP BY s.entity, field.schema
) GROUP BY no;

-- name: mixtures
SELECT DISTINCT schemata FROM temp.kinds;

-- name: add_fresh
CREATE TEMP TABLE fresh AS
SELECT kinds.no, name.id, mixture.schema, kinds.schemata, mixture.clash
FROM temp.kinds AS kinds JOIN temp.mixtures AS mixture
    ON mixture.code = array_to_string(kinds.schemata, ' ')
JOIN name ON name.no = kinds.no;
INSERT INTO clash SELECT no, schemata FROM temp.fresh WHERE clash;
DROP TABLE temp.kinds;

-- name: add_entities
-- A name that more items use comes first, then one in Latin letters, then by the alphabet.
INSERT INTO entity
SELECT fresh.no, fresh.id, fresh.schema, best.value
FROM temp.fresh AS fresh LEFT JOIN (
    SELECT entity, arg_min(value, (rank, -items, foreign_letters, value)) AS value FROM (
        SELECT s.entity, s.value, min(caption.rank) AS rank, count(DISTINCT s.item) AS items,
            CASE WHEN strlen(s.value) = length(s.value) THEN false ELSE NOT regexp_full_match(
                s.value, '[\p{Latin}\p{Common}\p{Inherited}]*') END AS foreign_letters
        FROM statement AS s JOIN temp.fresh AS kind ON kind.no = s.entity
        JOIN field ON field.no = s.field
        JOIN temp.captions AS caption ON caption.schema = kind.schema AND caption.prop = field.prop
        WHERE s.standing AND NOT s.negated
        GROUP BY s.entity, s.value
    ) GROUP BY entity
) AS best ON best.entity = fresh.no
ORDER BY fresh.id;

-- name: add_links
-- Each tie lies twice, once from either end; whether the ends are there is asked on reading.
INSERT INTO link
WITH ends AS (
    SELECT DISTINCT s.entity AS edge, role.outgoing, target.canonical AS far
    FROM statement AS s JOIN temp.fresh AS kind ON kind.no = s.entity
    JOIN field ON field.no = s.field
    JOIN temp.roles AS role ON role.schema = kind.schema AND role.prop = field.prop
    JOIN name AS target ON target.no = s.target
    WHERE s.standing AND NOT s.negated AND role.outgoing IS NOT NULL
), pairs AS (
    SELECT source.edge, source.far AS source, target.far AS target
    FROM ends AS source JOIN ends AS target ON target.edge = source.edge
    WHERE source.outgoing AND NOT target.outgoing
)
SELECT source, target, true, edge FROM pairs
UNION ALL SELECT target, source, false, edge FROM pairs
ORDER BY 1, 2, 3, 4;

-- name: new_span_dates
SELECT DISTINCT coalesce(s.original, s.value), s.value
FROM statement AS s JOIN temp.fresh AS kind ON kind.no = s.entity
JOIN field ON field.no = s.field
JOIN temp.roles AS role ON role.schema = kind.schema AND role.prop = field.prop
WHERE s.standing AND NOT s.negated AND role.starts IS NOT NULL;

-- name: add_spans
-- Several dates are taken at their widest: what is not known excludes nothing.
INSERT INTO span
SELECT s.entity,
    min(coalesce(day.first, '-infinity')) FILTER (role.starts),
    max(coalesce(day.last, 'infinity')) FILTER (role.starts),
    min(coalesce(day.first, '-infinity')) FILTER (NOT role.starts),
    max(coalesce(day.last, 'infinity')) FILTER (NOT role.starts)
FROM statement AS s JOIN temp.fresh AS kind ON kind.no = s.entity
JOIN field ON field.no = s.field
JOIN temp.roles AS role ON role.schema = kind.schema AND role.prop = field.prop
JOIN temp.days AS day ON day.said = coalesce(s.original, s.value) AND day.value = s.value
WHERE s.standing AND NOT s.negated AND role.starts IS NOT NULL
GROUP BY s.entity ORDER BY s.entity;

-- name: add_tokens
-- A word weighs more in a name than in a text, and more among few words than among many.
-- Each value is split once, however often it is said: most of the work of a build is here.
CREATE TEMP TABLE said AS
SELECT DISTINCT s.entity, field.weight, s.value
FROM statement AS s JOIN field ON field.no = s.field
WHERE s.standing AND NOT s.negated AND field.weight > 0
    AND s.entity IN (SELECT no FROM temp.touched);
CREATE TEMP TABLE spelt AS
SELECT value, len(words) AS length, list_distinct(words) AS tokens
FROM (SELECT value, words(value) AS words FROM (SELECT DISTINCT value FROM temp.said));
CREATE TEMP TABLE word AS
SELECT entity, weight, (weight * 1000 // (length + 3))::INTEGER AS points, unnest(tokens) AS token
FROM temp.said JOIN temp.spelt USING (value);
CREATE TEMP TABLE bone AS
SELECT token, '~' || skeleton(token) AS skeleton
FROM (SELECT DISTINCT token FROM temp.word WHERE weight = 40);
INSERT INTO token
SELECT token, entity, points FROM temp.word
UNION ALL
SELECT bone.skeleton, word.entity, word.points
FROM temp.word AS word JOIN temp.bone AS bone ON bone.token = word.token
WHERE word.weight = 40 AND bone.skeleton <> '~'
ORDER BY token, entity;
DROP TABLE temp.said;
DROP TABLE temp.spelt;
DROP TABLE temp.word;
DROP TABLE temp.bone;
