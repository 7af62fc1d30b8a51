-- 2026-11-22-120000 change: preflight, SQLite
-- Generated from schema.yaml by Tablewright.
-- Before up.sql starts, `tablewright migrate` asks what up.sql would be refused for; the queries only read.

-- change_type: reading.amount
-- finds: rows of `reading` whose `amount` does not fit `integer`
-- shows: id
-- reads: reading
SELECT CAST("id" AS TEXT) AS "shown"
FROM "reading"
WHERE "amount" <> CAST("amount" AS NUMERIC)
    OR CAST("amount" AS NUMERIC) <> ROUND(CAST("amount" AS NUMERIC))
    OR CAST("amount" AS NUMERIC) NOT BETWEEN -2147483648 AND 2147483647;

-- change_type: reading.active
-- finds: rows of `reading` whose `active` does not fit `bool`
-- shows: id
-- reads: reading
SELECT "shown"
FROM (
    SELECT CAST("id" AS TEXT) AS "shown",
        CASE
            WHEN LOWER(TRIM("active")) IN ('true', 't', 'yes', 'y', 'on', '1') THEN 1
            WHEN LOWER(TRIM("active")) IN ('false', 'f', 'no', 'n', 'off', '0') THEN 0
            ELSE "active"
        END AS "active"
    FROM "reading"
) AS "converted"
WHERE "active" NOT IN (0, 1);

-- change_type: reading.taken_at
-- finds: rows of `reading` whose `taken_at` does not fit `timestamp`
-- shows: id
-- reads: reading
SELECT "shown"
FROM (
    SELECT CAST("id" AS TEXT) AS "shown",
        CASE
            WHEN "taken_at" GLOB '*:*[-+][0-9][0-9]:[0-9][0-9]' AND DATE(SUBSTR("taken_at", 1, 10), '+0 days') = SUBSTR("taken_at", 1, 10) THEN COALESCE(STRFTIME('%Y-%m-%d %H:%M:%f', "taken_at"), "taken_at")
            WHEN LENGTH("taken_at") = 10 THEN "taken_at" || ' 00:00:00'
            ELSE RTRIM(REPLACE("taken_at", 'T', ' '), 'Zz ')
        END AS "taken_at"
    FROM "reading"
) AS "converted"
WHERE "taken_at" IS NOT NULL AND (TYPEOF("taken_at") <> 'text' OR SUBSTR("taken_at", 1, 10) IS NOT DATE("taken_at", '+0 days'));

-- change_type: reading.flag
-- finds: rows of `reading` whose `flag` does not fit `string(5)`
-- shows: id
-- reads: reading
SELECT "shown"
FROM (
    SELECT CAST("id" AS TEXT) AS "shown",
        CASE "flag" WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE CAST("flag" AS TEXT) END AS "flag"
    FROM "reading"
) AS "converted"
WHERE LENGTH("flag") > 5;

-- change_type: reading.day
-- finds: rows of `reading` whose `day` does not fit `timestamp`
-- shows: id
-- reads: reading
SELECT "shown"
FROM (
    SELECT CAST("id" AS TEXT) AS "shown",
        "day" || ' 00:00:00' AS "day"
    FROM "reading"
) AS "converted"
WHERE "day" IS NOT NULL AND (TYPEOF("day") <> 'text' OR SUBSTR("day", 1, 10) IS NOT DATE("day", '+0 days'));

-- change_type: reading.exact
-- finds: rows of `reading` whose `exact` does not fit `double`
-- shows: id
-- reads: reading
SELECT "shown"
FROM (
    SELECT CAST("id" AS TEXT) AS "shown",
        "exact" AS "exact"
    FROM "reading"
) AS "converted"
WHERE TYPEOF("exact") NOT IN ('integer', 'real', 'null');

-- check: reading.ck_reading_body_json
-- finds: rows of `reading` that violate `ck_reading_body_json`
-- shows: id
-- reads: reading
SELECT CAST("id" AS TEXT) AS "shown"
FROM "reading"
WHERE NOT ("body" IS NULL OR json_valid("body"));
