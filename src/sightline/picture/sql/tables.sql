-- The tables of one picture. Numbers are internal: no answer ever shows one.

-- name: tables
-- Statements lie in the order of their entities, so a look-up reads one small row group.
CREATE TABLE meta (name VARCHAR, value VARCHAR);
CREATE TABLE batch (
    no INTEGER, recorded VARCHAR, day DATE, markings VARCHAR[], house VARCHAR, author VARCHAR
);
CREATE TABLE moment (said VARCHAR, first DATE, last DATE, readable BOOLEAN);
CREATE TABLE field (
    no INTEGER, schema VARCHAR, prop VARCHAR, type VARCHAR, weight INTEGER, known BOOLEAN
);
CREATE TABLE item (
    no INTEGER, id VARCHAR, day DATE, event VARCHAR, batch INTEGER, standing BOOLEAN, line VARCHAR
);
CREATE TABLE name (no INTEGER, code UBIGINT, id VARCHAR, canonical INTEGER);
CREATE TABLE statement (
    entity INTEGER, own INTEGER, field INTEGER, value VARCHAR, target INTEGER, item INTEGER,
    negated BOOLEAN, standing BOOLEAN, lang VARCHAR, event VARCHAR, grade VARCHAR,
    original VARCHAR, place VARCHAR, batch INTEGER,
    k0 UBIGINT, k1 UBIGINT, k2 UBIGINT, k3 UBIGINT
);
CREATE TABLE decision (
    id VARCHAR, "left" VARCHAR, "right" VARCHAR, decision VARCHAR, day DATE, batch INTEGER,
    line VARCHAR
);
CREATE TABLE refusal ("left" VARCHAR, "right" VARCHAR, id VARCHAR, forbidden_by VARCHAR[]);
CREATE TABLE withdrawal (id VARCHAR, target VARCHAR, day DATE, batch INTEGER, line VARCHAR);
CREATE TABLE struck (id VARCHAR, k0 UBIGINT, k1 UBIGINT, k2 UBIGINT, k3 UBIGINT);
CREATE TABLE ident (
    k0 UBIGINT, k1 UBIGINT, k2 UBIGINT, k3 UBIGINT, own INTEGER, batch INTEGER
);
CREATE TABLE pending (
    k0 UBIGINT, k1 UBIGINT, k2 UBIGINT, k3 UBIGINT, batch INTEGER, kind VARCHAR,
    entity VARCHAR, event VARCHAR, grade VARCHAR, item VARCHAR, known VARCHAR, lang VARCHAR,
    negated BOOLEAN, original VARCHAR, place VARCHAR, prop VARCHAR, schema VARCHAR,
    value VARCHAR, line VARCHAR
);
CREATE TABLE entity (no INTEGER, id VARCHAR, schema VARCHAR, caption VARCHAR);
CREATE TABLE token (token VARCHAR, entity INTEGER, points INTEGER);
CREATE TABLE link (near INTEGER, far INTEGER, outgoing BOOLEAN, edge INTEGER);
CREATE TABLE span (
    no INTEGER, start_first DATE, start_last DATE, end_first DATE, end_last DATE
);
CREATE TABLE clash (entity INTEGER, schemata VARCHAR[]);

-- name: stage_tables
-- Records as they arrive; the lines of statements are not kept, their columns are.
CREATE TEMP TABLE raw (
    k0 UBIGINT, k1 UBIGINT, k2 UBIGINT, k3 UBIGINT, batch INTEGER, kind VARCHAR,
    entity VARCHAR, event VARCHAR, grade VARCHAR, item VARCHAR, known VARCHAR, lang VARCHAR,
    negated BOOLEAN, original VARCHAR, place VARCHAR, prop VARCHAR, schema VARCHAR,
    value VARCHAR, line VARCHAR
);
CREATE TEMP TABLE touched (no INTEGER);
CREATE TEMP TABLE clusters (id VARCHAR, head VARCHAR);
CREATE TEMP TABLE changed (
    id VARCHAR, strike BOOLEAN, k0 UBIGINT, k1 UBIGINT, k2 UBIGINT, k3 UBIGINT
);
CREATE TEMP TABLE mixtures (code VARCHAR, schema VARCHAR, clash BOOLEAN);
CREATE TEMP TABLE captions (schema VARCHAR, prop VARCHAR, rank INTEGER);
CREATE TEMP TABLE roles (schema VARCHAR, prop VARCHAR, outgoing BOOLEAN, starts BOOLEAN);
CREATE TEMP TABLE days (said VARCHAR, value VARCHAR, first DATE, last DATE)

-- name: drop_stage
DROP TABLE temp.fresh;
DROP TABLE temp.raw;
DROP TABLE temp.touched;
DROP TABLE temp.clusters;
DROP TABLE temp.changed;
DROP TABLE temp.mixtures;
DROP TABLE temp.captions;
DROP TABLE temp.roles;
DROP TABLE temp.days;

-- name: any_record
SELECT 1 FROM ident UNION ALL SELECT 1 FROM pending LIMIT 1;

-- name: idents
SELECT k0, k1, k2, k3, batch FROM ident;

-- name: unsign
DELETE FROM meta;

-- name: meta
SELECT name, value FROM meta;
