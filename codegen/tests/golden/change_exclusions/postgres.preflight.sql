-- 2026-11-22-120000 change: preflight, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- Before up.sql starts, `tablewright migrate` asks what up.sql would be refused for; the queries only read.

-- unique: bookings.ex_bookings_place_lower_note
-- finds: rows of `bookings` that `ex_bookings_place_lower_note` excludes beside each other
-- shows: id
-- reads: bookings
WITH "keyed" AS (
    SELECT ROW_NUMBER() OVER () AS "row_number",
        "id"::text AS "shown",
        ("room") AS "key_1",
        (lower("note")) AS "key_2"
    FROM "bookings"
)
SELECT "one"."shown" AS "shown"
FROM "keyed" AS "one"
WHERE EXISTS (
    SELECT 1 FROM "keyed" AS "other"
    WHERE "one"."row_number" <> "other"."row_number"
    AND "one"."key_1" = "other"."key_1"
    AND "one"."key_2" = "other"."key_2"
);

-- unique: bookings.no_ends
-- finds: rows of `bookings` that `no_ends` excludes beside each other
-- shows: id
-- reads: bookings
WITH "keyed" AS (
    SELECT ROW_NUMBER() OVER () AS "row_number",
        "id"::text AS "shown",
        ("ends") AS "key_1"
    FROM "bookings"
    WHERE "room" > 5
)
SELECT "one"."shown" AS "shown"
FROM "keyed" AS "one"
WHERE EXISTS (
    SELECT 1 FROM "keyed" AS "other"
    WHERE "one"."row_number" <> "other"."row_number"
    AND "one"."key_1" = "other"."key_1"
);
