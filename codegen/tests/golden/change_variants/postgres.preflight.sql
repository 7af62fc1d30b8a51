-- 2026-11-22-120000 change: preflight, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- Before up.sql starts, `tablewright migrate` asks what up.sql would be refused for; the queries only read.

-- not_null: authors.email
-- finds: rows of `authors` without `email`
-- shows: id
-- reads: authors
SELECT "id"::text AS "shown"
FROM "authors"
WHERE "email" IS NULL;
