-- The statements of a ledger in PostgreSQL. {schema} is put in by the store, which checks its form.

-- name: roles
-- Nobody logs in as one of these: the keeper appends and verifies, the reader reads behind a wall.
DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{schema}_keeper') THEN
        CREATE ROLE {schema}_keeper NOLOGIN NOBYPASSRLS;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{schema}_reader') THEN
        CREATE ROLE {schema}_reader NOLOGIN NOBYPASSRLS;
    END IF;
    GRANT {schema}_keeper, {schema}_reader TO CURRENT_USER;
END $$;

-- name: schema
CREATE SCHEMA {schema};
SET LOCAL search_path TO {schema};
CREATE TABLE entry (
    seq bigint PRIMARY KEY, id bytea NOT NULL, node bytea NOT NULL, signature bytea NOT NULL,
    seed bytea NOT NULL, width integer NOT NULL, preface bytea NOT NULL
);
CREATE TABLE block (
    seq bigint NOT NULL, first integer NOT NULL, case_name text COLLATE "C",
    markings text[] NOT NULL, places bytea NOT NULL, ids bytea NOT NULL, digests bytea NOT NULL,
    lines bytea NOT NULL, PRIMARY KEY (seq, first)
);
CREATE INDEX block_house ON block (seq) WHERE markings = '{{}}';
ALTER TABLE block ALTER COLUMN ids SET STORAGE EXTERNAL;
ALTER TABLE block ALTER COLUMN lines SET STORAGE EXTERNAL;
CREATE TABLE record (
    key bigint NOT NULL, seq bigint NOT NULL, place integer NOT NULL, PRIMARY KEY (key, seq, place)
);
CREATE TABLE mention (
    item bigint NOT NULL, seq bigint NOT NULL, first integer NOT NULL,
    PRIMARY KEY (item, seq, first)
);
CREATE TABLE remarking (
    target bigint NOT NULL, seq bigint NOT NULL, place integer NOT NULL,
    PRIMARY KEY (target, seq, place)
);
CREATE TABLE withheld (
    seq bigint NOT NULL, case_name text COLLATE "C" NOT NULL, body bytea NOT NULL,
    PRIMARY KEY (seq, case_name)
);
CREATE TABLE erasure (
    case_name text COLLATE "C" PRIMARY KEY, root bytea NOT NULL, node bytea NOT NULL,
    signature bytea NOT NULL
);
CREATE TABLE blob (
    name text COLLATE "C" PRIMARY KEY, case_name text COLLATE "C", size bigint NOT NULL,
    body bytea NOT NULL
);
ALTER TABLE blob ALTER COLUMN body SET STORAGE EXTERNAL;
CREATE TABLE head (
    sole integer PRIMARY KEY CHECK (sole = 1), seq bigint NOT NULL, id bytea NOT NULL,
    blobs bigint NOT NULL, total bytea NOT NULL, node bytea NOT NULL, signature bytea NOT NULL
);
GRANT USAGE ON SCHEMA {schema} TO {schema}_keeper, {schema}_reader;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {schema} TO {schema}_keeper;
GRANT SELECT ON block, entry TO {schema}_reader;

-- name: wall
-- The second wall. Rows without a marking are contained in every list, so they are named apart.
-- Who is a member of the keeper sees nothing either, until he takes on the role. The rows of the
-- index hold no content; nobody but the keeper may read them, and COPY may fill them.
DO $$ DECLARE name text; BEGIN
    FOREACH name IN ARRAY ARRAY['entry', 'block', 'withheld', 'erasure', 'blob', 'head'] LOOP
        EXECUTE format('ALTER TABLE {schema}.%I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE {schema}.%I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY keep ON {schema}.%I TO {schema}_keeper '
            'USING (current_user = ''{schema}_keeper'') WITH CHECK (true)', name);
    END LOOP;
END $$;
CREATE POLICY see ON {schema}.block FOR SELECT TO {schema}_reader USING (
    cardinality(markings) > 0
    AND markings <@ nullif(current_setting('sightline.markings', true), '')::text[]
    AND (case_name IS NULL
        OR case_name = ANY (nullif(current_setting('sightline.cases', true), '')::text[]))
);
CREATE POLICY see ON {schema}.entry FOR SELECT TO {schema}_reader USING (
    EXISTS (SELECT FROM {schema}.block AS b WHERE b.seq = entry.seq)
);

-- name: become_keeper
SET LOCAL ROLE {schema}_keeper
-- name: become_reader
SET LOCAL ROLE {schema}_reader
-- name: set_sight
SELECT set_config('sightline.markings', %s::text[]::text, true),
    set_config('sightline.cases', %s::text[]::text, true)
-- name: lock
SELECT pg_advisory_xact_lock(hashtextextended('sightline ledger {schema}', 0))
-- name: present
SELECT to_regclass('{schema}.head') IS NOT NULL
-- name: vacuum
VACUUM {schema}.block, {schema}.record, {schema}.mention, {schema}.remarking, {schema}.blob

-- name: put_entry
INSERT INTO entry VALUES (%s, %s, %s, %s, %s, %s, %s)
-- name: put_block
INSERT INTO block VALUES (%s, %s, %s, %s, %s, %s, %s, %s)
-- name: put_record
COPY record FROM STDIN
-- name: put_mention
COPY mention FROM STDIN
-- name: put_remarking
COPY remarking FROM STDIN
-- name: put_withheld
INSERT INTO withheld VALUES (%s, %s, %s)
-- name: put_erasure
INSERT INTO erasure VALUES (%s, %s, %s, %s)
-- name: put_blob
INSERT INTO blob VALUES (%s, %s, %s, %s)
-- name: put_head
INSERT INTO head VALUES (1, %s, %s, %s, %s, %s, %s) ON CONFLICT (sole) DO UPDATE SET
    seq = EXCLUDED.seq, id = EXCLUDED.id, blobs = EXCLUDED.blobs, total = EXCLUDED.total,
    node = EXCLUDED.node, signature = EXCLUDED.signature

-- name: drop_entry
DELETE FROM entry WHERE seq = %s
-- name: drop_block
DELETE FROM block WHERE seq = %s AND first = %s
-- name: drop_record
DELETE FROM record WHERE key = %s AND seq = %s AND place = %s
-- name: drop_mention
DELETE FROM mention WHERE item = %s AND seq = %s AND first = %s
-- name: drop_remarking
DELETE FROM remarking WHERE target = %s AND seq = %s AND place = %s
-- name: drop_withheld
DELETE FROM withheld WHERE seq = %s AND case_name = %s
-- name: drop_erasure
DELETE FROM erasure WHERE case_name = %s
-- name: drop_blob
DELETE FROM blob WHERE name = %s
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
SELECT * FROM entry WHERE seq = %s
-- name: blocks
SELECT * FROM block WHERE seq = %s ORDER BY first
-- name: outlines
SELECT seq, first, case_name, markings, places, ids, digests, ''::bytea FROM block
WHERE seq = ANY (%s) ORDER BY seq, first
-- name: house
SELECT * FROM block WHERE markings = '{{}}' AND seq > %s ORDER BY seq, first
-- name: admitted
SELECT e.preface, b.* FROM block AS b JOIN entry AS e ON e.seq = b.seq
WHERE b.seq > %s AND b.seq <= %s AND cardinality(b.markings) > 0 AND b.markings <@ %s
AND (b.case_name IS NULL OR b.case_name = ANY (%s))
ORDER BY b.seq, b.first
-- name: find
SELECT * FROM record WHERE key = ANY (%s)
-- name: mentions
SELECT * FROM mention WHERE item = ANY (%s)
-- name: remarkings
SELECT * FROM remarking WHERE seq > %s ORDER BY seq, place
-- name: enclosed
SELECT seq, first, case_name, markings, places, ''::bytea, digests, ''::bytea FROM block
WHERE case_name = %s ORDER BY seq, first
-- name: blob_outlines
SELECT name, case_name, size, ''::bytea FROM blob ORDER BY name
-- name: blob
SELECT * FROM blob WHERE name = %s
