-- 2026-11-22-120000 change: preflight, SQLite
-- Generated from schema.yaml by Tablewright.
-- Before up.sql starts, `tablewright migrate` asks what up.sql would be refused for; the queries only read.

-- change_type: episodes.duration
-- finds: rows of `episodes` whose `seconds` does not fit `integer`
-- shows: id
-- reads: episodes
SELECT CAST("id" AS TEXT) AS "shown"
FROM "episodes"
WHERE "seconds" <> CAST("seconds" AS NUMERIC)
    OR CAST("seconds" AS NUMERIC) <> ROUND(CAST("seconds" AS NUMERIC))
    OR CAST("seconds" AS NUMERIC) NOT BETWEEN -2147483648 AND 2147483647;
