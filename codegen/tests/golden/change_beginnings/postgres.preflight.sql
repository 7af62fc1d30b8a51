-- 2026-11-22-120000 change: preflight, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- Before up.sql starts, `tablewright migrate` asks what up.sql would be refused for; the queries only read.

-- change_type: note.tag
-- finds: rows of `note` whose `tag` does not fit `string(25)`
-- shows: id
-- reads: note
SELECT "id"::text AS "shown"
FROM "note"
WHERE CHAR_LENGTH(RTRIM("tag")) > 25;
