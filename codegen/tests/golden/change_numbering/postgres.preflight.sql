-- 2026-11-22-120000 change: preflight, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- Before up.sql starts, `tablewright migrate` asks what up.sql would be refused for; the queries only read.

-- primary_key: to_other_column
-- finds: values of `code` that several rows of `to_other_column` have
-- shows: code
-- reads: to_other_column
SELECT "code"::text AS "shown"
FROM "to_other_column"
GROUP BY "code"
HAVING COUNT(*) > 1;
