-- 2026-11-22-120000 change: preflight, SQLite
-- Generated from schema.yaml by Tablewright.
-- Before up.sql starts, `tablewright migrate` asks what up.sql would be refused for; the queries only read.

-- change_type: reading.short
-- finds: rows of `reading` whose `short` does not fit `string(40)`
-- shows: id
-- reads: reading
SELECT "shown"
FROM (
    SELECT CAST("id" AS TEXT) AS "shown",
        CAST("short" AS TEXT) AS "short"
    FROM "reading"
) AS "converted"
WHERE LENGTH("short") > 40;

-- change_type: reading.wide
-- finds: rows of `reading` whose `wide` does not fit `string(40)`
-- shows: id
-- reads: reading
SELECT "shown"
FROM (
    SELECT CAST("id" AS TEXT) AS "shown",
        CAST("wide" AS TEXT) AS "wide"
    FROM "reading"
) AS "converted"
WHERE LENGTH("wide") > 40;
