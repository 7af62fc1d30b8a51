-- 2026-11-22-120000 change: preflight, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- Before up.sql starts, `tablewright migrate` asks what up.sql would be refused for; the queries only read.

-- unique: pages.uq_position
-- finds: values of `position` that several rows of `pages` have
-- shows: position
-- reads: pages
SELECT COALESCE("position"::text, 'NULL') AS "shown"
FROM "pages"
GROUP BY "position"
HAVING COUNT(*) > 1;
