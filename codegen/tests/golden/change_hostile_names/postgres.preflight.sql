-- 2026-11-22-120000 change: preflight, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- Before up.sql starts, `tablewright migrate` asks what up.sql would be refused for; the queries only read.

-- not_null: we'ird"er.x[]y
-- finds: rows of `we"ird` without `x]y`
-- shows: a`b
-- reads: we"ird
SELECT "a`b"::text AS "shown"
FROM "we""ird"
WHERE "x]y" IS NULL;
