-- 2026-11-22-120000 change: preflight, SQLite
-- Generated from schema.yaml by Tablewright.
-- Before up.sql starts, `tablewright migrate` asks what up.sql would be refused for; the queries only read.

-- change_type: event.day
-- finds: rows of `event` whose `day` does not fit `date`
-- shows: id
-- reads: event
SELECT "shown"
FROM (
    SELECT CAST("id" AS TEXT) AS "shown",
        SUBSTR("day", 1, 10) AS "day"
    FROM "event"
) AS "converted"
WHERE "day" IS NOT NULL AND DATE("day", '+0 days') IS NOT "day";

-- change_type: event.words
-- finds: rows of `event` whose `words` does not fit `string(40)`
-- shows: id
-- reads: event
SELECT "shown"
FROM (
    SELECT CAST("id" AS TEXT) AS "shown",
        "words" AS "words"
    FROM "event"
) AS "converted"
WHERE LENGTH("words") > 40;

-- change_type: event.seconds
-- finds: rows of `event` whose `seconds` does not fit `timestamp`
-- shows: id
-- reads: event
SELECT "shown"
FROM (
    SELECT CAST("id" AS TEXT) AS "shown",
        DATETIME("seconds", 'unixepoch') AS "seconds"
    FROM "event"
) AS "converted"
WHERE "seconds" IS NOT NULL AND (TYPEOF("seconds") <> 'text' OR SUBSTR("seconds", 1, 10) IS NOT DATE("seconds", '+0 days'));

-- change_type: event.exact
-- finds: rows of `event` whose `exact` does not fit `timestamptz`
-- shows: id
-- reads: event
SELECT "shown"
FROM (
    SELECT CAST("id" AS TEXT) AS "shown",
        DATETIME("exact", 'unixepoch') AS "exact"
    FROM "event"
) AS "converted"
WHERE "exact" IS NOT NULL AND (TYPEOF("exact") <> 'text' OR SUBSTR("exact", 1, 10) IS NOT DATE("exact", '+0 days'));

-- change_type: event.note
-- finds: rows of `event` whose `note` does not fit `bytes`
-- shows: id
-- reads: event
SELECT "shown"
FROM (
    SELECT CAST("id" AS TEXT) AS "shown",
        CAST("note" AS BLOB) AS "note"
    FROM "event"
) AS "converted"
WHERE TYPEOF("note") NOT IN ('blob', 'null');
