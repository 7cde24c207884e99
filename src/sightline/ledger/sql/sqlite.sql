-- The statements of a ledger in SQLite. STRICT tables keep every column to its type.

-- name: schema
-- The tables. Rows of the index are sorted by their keys, so they need no second tree.
CREATE TABLE entry (
    seq INTEGER PRIMARY KEY, id BLOB NOT NULL, node BLOB NOT NULL, signature BLOB NOT NULL,
    seed BLOB NOT NULL, width INTEGER NOT NULL, preface BLOB NOT NULL
) STRICT;
CREATE TABLE block (
    seq INTEGER NOT NULL, first INTEGER NOT NULL, case_name TEXT, markings TEXT NOT NULL,
    places BLOB NOT NULL, ids BLOB NOT NULL, digests BLOB NOT NULL, lines BLOB NOT NULL,
    PRIMARY KEY (seq, first)
) STRICT;
CREATE INDEX block_house ON block (seq) WHERE markings = '';
CREATE TABLE record (
    key INTEGER NOT NULL, seq INTEGER NOT NULL, place INTEGER NOT NULL,
    PRIMARY KEY (key, seq, place)
) STRICT, WITHOUT ROWID;
CREATE TABLE mention (
    item INTEGER NOT NULL, seq INTEGER NOT NULL, first INTEGER NOT NULL,
    PRIMARY KEY (item, seq, first)
) STRICT, WITHOUT ROWID;
CREATE TABLE remarking (
    target INTEGER NOT NULL, seq INTEGER NOT NULL, place INTEGER NOT NULL,
    PRIMARY KEY (target, seq, place)
) STRICT, WITHOUT ROWID;
CREATE TABLE withheld (
    seq INTEGER NOT NULL, case_name TEXT NOT NULL, body BLOB NOT NULL,
    PRIMARY KEY (seq, case_name)
) STRICT;
CREATE TABLE erasure (
    case_name TEXT PRIMARY KEY, root BLOB NOT NULL, node BLOB NOT NULL, signature BLOB NOT NULL
) STRICT;
CREATE TABLE blob (
    name TEXT PRIMARY KEY, case_name TEXT, size INTEGER NOT NULL, body BLOB NOT NULL
) STRICT;
CREATE TABLE head (
    sole INTEGER PRIMARY KEY CHECK (sole = 1), seq INTEGER NOT NULL, id BLOB NOT NULL,
    blobs INTEGER NOT NULL, total BLOB NOT NULL, node BLOB NOT NULL, signature BLOB NOT NULL
) STRICT;
PRAGMA user_version = 1;

-- name: put_entry
INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?)
-- name: put_block
INSERT INTO block VALUES (?, ?, ?, ?, ?, ?, ?, ?)
-- name: put_record
INSERT INTO record VALUES (?, ?, ?)
-- name: put_mention
INSERT INTO mention VALUES (?, ?, ?)
-- name: put_remarking
INSERT INTO remarking VALUES (?, ?, ?)
-- name: put_withheld
INSERT INTO withheld VALUES (?, ?, ?)
-- name: put_erasure
INSERT INTO erasure VALUES (?, ?, ?, ?)
-- name: put_blob
INSERT INTO blob VALUES (?, ?, ?, ?)
-- name: put_head
INSERT OR REPLACE INTO head VALUES (1, ?, ?, ?, ?, ?, ?)

-- name: drop_entry
DELETE FROM entry WHERE seq = ?
-- name: drop_block
DELETE FROM block WHERE seq = ? AND first = ?
-- name: drop_record
DELETE FROM record WHERE key = ? AND seq = ? AND place = ?
-- name: drop_mention
DELETE FROM mention WHERE item = ? AND seq = ? AND first = ?
-- name: drop_remarking
DELETE FROM remarking WHERE target = ? AND seq = ? AND place = ?
-- name: drop_withheld
DELETE FROM withheld WHERE seq = ? AND case_name = ?
-- name: drop_erasure
DELETE FROM erasure WHERE case_name = ?
-- name: drop_blob
DELETE FROM blob WHERE name = ?
-- name: drop_head
DELETE FROM head

-- name: scan_entry
SELECT * FROM entry ORDER BY seq
-- name: scan_block
SELECT * FROM block ORDER BY seq, first
-- name: scan_record
SELECT * FROM record ORDER BY key, seq, place
-- name: scan_mention
SELECT * FROM mention ORDER BY item, seq, first
-- name: scan_remarking
SELECT * FROM remarking ORDER BY target, seq, place
-- name: scan_withheld
SELECT * FROM withheld ORDER BY seq, case_name
-- name: scan_erasure
SELECT * FROM erasure ORDER BY case_name
-- name: scan_blob
SELECT * FROM blob ORDER BY name
-- name: scan_head
SELECT seq, id, blobs, total, node, signature FROM head

-- name: entry
SELECT * FROM entry WHERE seq = ?
-- name: blocks
SELECT * FROM block WHERE seq = ? ORDER BY first
-- name: outlines
SELECT seq, first, case_name, markings, places, ids, digests, x'' FROM block
WHERE seq IN (SELECT value FROM json_each(?)) ORDER BY seq, first
-- name: house
SELECT * FROM block WHERE markings = '' AND seq > ? ORDER BY seq, first
-- name: marking_sets
-- The sets of markings in use: few, whatever the number of blocks.
SELECT DISTINCT markings FROM block WHERE seq > ? AND seq <= ?
-- name: admitted
-- The long columns are read only of the rows whose short ones admit them.
SELECT e.preface, b.* FROM block AS b JOIN entry AS e ON e.seq = b.seq
WHERE b.seq > ? AND b.seq <= ? AND b.markings IN (SELECT value FROM json_each(?))
AND (b.case_name IS NULL OR b.case_name IN (SELECT value FROM json_each(?)))
ORDER BY b.seq, b.first
-- name: find
SELECT * FROM record WHERE key IN (SELECT value FROM json_each(?))
-- name: mentions
SELECT * FROM mention WHERE item IN (SELECT value FROM json_each(?))
-- name: remarkings
SELECT * FROM remarking WHERE seq > ? ORDER BY seq, place
-- name: enclosed
SELECT seq, first, case_name, markings, places, x'', digests, x'' FROM block
WHERE case_name = ? ORDER BY seq, first
-- name: blob_outlines
SELECT name, case_name, size, x'' FROM blob ORDER BY name
-- name: blob
SELECT * FROM blob WHERE name = ?
