-- The index of words: asked word by word, joined by number.

-- name: answers
-- A word as it is counts most, then one that begins with it, then one that sounds like it.
SELECT entity, max(points)::BIGINT AS points FROM (
    SELECT entity, points * 100 AS points FROM token WHERE token = $plain
    UNION ALL
    SELECT entity, points * 60 FROM token WHERE token > $plain AND token < $end
    UNION ALL
    SELECT entity, points * 40 FROM token WHERE token = $skeleton
) GROUP BY entity ORDER BY entity;

-- name: found_total
SELECT count(*) FROM found JOIN entity ON entity.no = found.no
WHERE schema IN (SELECT unnest($schemata::VARCHAR[]));

-- name: found_page
SELECT entity.no, entity.id, entity.schema, entity.caption, found.score
FROM found JOIN entity ON entity.no = found.no
WHERE ($schemata::VARCHAR[] IS NULL OR schema IN (SELECT unnest($schemata::VARCHAR[])))
    AND ($score::BIGINT IS NULL OR found.score < $score OR (found.score = $score AND id > $id))
ORDER BY found.score DESC, entity.id LIMIT $limit;

-- name: facet_kinds
SELECT entity.schema, count(*) FROM found JOIN entity ON entity.no = found.no GROUP BY 1;

-- name: facet_values
SELECT s.value, count(DISTINCT s.entity) FROM statement AS s
WHERE s.entity IN (SELECT no FROM found) AND s.standing AND NOT s.negated
    AND s.field IN (SELECT unnest($fields::INTEGER[]))
GROUP BY 1;

-- name: facet_levels
SELECT graded.level, count(DISTINCT s.entity) FROM statement AS s
JOIN graded ON graded.no = s.batch
WHERE s.entity IN (SELECT no FROM found) AND s.standing
GROUP BY 1;

-- name: facet_withdrawn
SELECT count(DISTINCT s.entity) FROM statement AS s
WHERE s.entity IN (SELECT no FROM found) AND NOT s.standing;

-- name: found_of_kinds
SELECT entity.no FROM entity WHERE entity.no IN (SELECT no FROM found)
    AND entity.schema IN (SELECT unnest($schemata::VARCHAR[]));

-- name: found_with_value
SELECT DISTINCT s.entity AS no FROM statement AS s
WHERE s.entity IN (SELECT no FROM found) AND s.standing AND NOT s.negated
    AND s.value = $value AND s.field IN (SELECT unnest($fields::INTEGER[]));

-- name: found_in_batches
SELECT DISTINCT s.entity AS no FROM statement AS s
WHERE s.entity IN (SELECT no FROM found) AND s.standing
    AND s.batch IN (SELECT unnest($batches::INTEGER[]));

-- name: found_withdrawn
SELECT DISTINCT s.entity AS no FROM statement AS s
WHERE s.entity IN (SELECT no FROM found) AND NOT s.standing;
