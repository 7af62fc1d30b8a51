-- 2026-11-22-120000 change: preflight, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- Before up.sql starts, `tablewright migrate` asks what up.sql would be refused for; the queries only read.

-- primary_key: to_single
-- finds: values of `owner` that several rows of `to_single` have
-- shows: owner
-- reads: to_single
SELECT "owner"::text AS "shown"
FROM "to_single"
GROUP BY "owner"
HAVING COUNT(*) > 1;
