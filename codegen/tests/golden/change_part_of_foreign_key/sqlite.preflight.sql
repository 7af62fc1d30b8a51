-- 2026-11-22-120000 change: preflight, SQLite
-- Generated from schema.yaml by Tablewright.
-- Before up.sql starts, `tablewright migrate` asks what up.sql would be refused for; the queries only read.

-- change_type: answer.taken
-- finds: rows of `answer` whose `taken` does not fit `timestamp`
-- shows: id
-- reads: answer
-- reads: reading
SELECT "shown"
FROM (
    SELECT CAST("id" AS TEXT) AS "shown",
        DATETIME("taken", 'unixepoch') AS "taken"
    FROM "answer"
) AS "converted"
WHERE "taken" IS NOT NULL AND (TYPEOF("taken") <> 'text' OR SUBSTR("taken", 1, 10) IS NOT DATE("taken", '+0 days'));

-- change_type: reading.taken
-- finds: rows of `reading` whose `taken` does not fit `timestamp`
-- shows: taken, number
-- reads: reading
SELECT "shown"
FROM (
    SELECT CAST("taken" AS TEXT) || ', ' || CAST("number" AS TEXT) AS "shown",
        DATETIME("taken", 'unixepoch') AS "taken"
    FROM "reading"
) AS "converted"
WHERE "taken" IS NOT NULL AND (TYPEOF("taken") <> 'text' OR SUBSTR("taken", 1, 10) IS NOT DATE("taken", '+0 days'));
