-- 2026-11-22-120000 change: preflight, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- Before up.sql starts, `tablewright migrate` asks what up.sql would be refused for; the queries only read.

-- primary_key: coded
-- finds: values of `code` that several rows of `coded` have
-- shows: code
-- reads: coded
SELECT "code"::text AS "shown"
FROM "coded"
GROUP BY "code"
HAVING COUNT(*) > 1;

-- unique: coded.uq_coded_id
-- finds: values of `id` that several rows of `coded` have
-- shows: id
-- reads: coded
SELECT "id"::text AS "shown"
FROM "coded"
GROUP BY "id"
HAVING COUNT(*) > 1;

-- primary_key: to_single
-- finds: values of `owner` that several rows of `to_single` have
-- shows: owner
-- reads: to_single
SELECT "owner"::text AS "shown"
FROM "to_single"
GROUP BY "owner"
HAVING COUNT(*) > 1;
