-- 2026-11-22-120000 change: preflight, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- Before up.sql starts, `tablewright migrate` asks what up.sql would be refused for; the queries only read.

-- check: article.ck_kind
-- finds: rows of `article` that violate `ck_kind`
-- shows: id
-- reads: article
SELECT "id"::text AS "shown"
FROM "article"
WHERE NOT "kind" <> 'x';
