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
