-- Who is who, and what no longer stands: the effect of decisions and withdrawals.

-- name: new_acts
-- Decisions and withdrawals among the new records, with the day on which they were recorded.
SELECT printf('%016x%016x%016x%016x', k0, k1, k2, k3), kind, line, raw.batch, batch.day
FROM temp.raw AS raw JOIN batch ON batch.no = raw.batch
WHERE kind IN ('identity', 'withdrawal');

-- name: withdrawals_targets
SELECT id, target FROM withdrawal;

-- name: choices
SELECT id, "left", "right", decision, day, line ->> 'known' FROM decision;

-- name: forget_refusals
DELETE FROM refusal;

-- name: struck
SELECT id FROM struck;

-- name: strike
DELETE FROM struck WHERE id IN (SELECT id FROM temp.changed WHERE NOT strike);
INSERT INTO struck SELECT id, k0, k1, k2, k3 FROM temp.changed WHERE strike;

-- name: stand_items
UPDATE item SET standing = id NOT IN (SELECT id FROM struck)
WHERE standing = (id IN (SELECT id FROM struck));

-- name: touch_standing
-- The statements whose own withdrawal or whose item's withdrawal changed.
INSERT INTO temp.touched
SELECT DISTINCT s.entity FROM statement AS s
WHERE s.k0 IN (SELECT k0 FROM temp.changed) OR s.item IN (SELECT no FROM item WHERE id IN (
    SELECT id FROM temp.changed));

-- name: stand_statements
UPDATE statement AS s SET standing = s.item NOT IN (SELECT no FROM item WHERE NOT standing)
    AND (s.k0, s.k1, s.k2, s.k3) NOT IN (SELECT (k0, k1, k2, k3) FROM struck)
WHERE s.entity IN (SELECT no FROM temp.touched);

-- name: move
-- Names whose canonical name is no longer what it was, and everything that hangs on them.
CREATE TEMP TABLE moved AS
SELECT self.no, self.canonical AS old, head.no AS new
FROM name AS self LEFT JOIN temp.clusters AS clusters ON clusters.id = self.id
JOIN name AS head ON head.id = coalesce(clusters.head, self.id)
WHERE (self.no <> self.canonical OR clusters.id IS NOT NULL) AND self.canonical <> head.no;
INSERT INTO temp.touched
SELECT old FROM temp.moved UNION SELECT new FROM temp.moved UNION
SELECT edge FROM link
WHERE near IN (SELECT old FROM temp.moved);
UPDATE name SET canonical = moved.new FROM temp.moved AS moved WHERE moved.no = name.no;
UPDATE statement SET entity = moved.new FROM temp.moved AS moved
WHERE moved.no = statement.own AND statement.entity = moved.old;
DROP TABLE temp.moved;

-- name: touch_new
INSERT INTO temp.touched
SELECT DISTINCT name.canonical FROM temp.raw AS raw JOIN name ON name.id = raw.entity
WHERE raw.kind = 'statement';

-- name: touch_all
INSERT INTO temp.touched SELECT DISTINCT entity FROM statement;
