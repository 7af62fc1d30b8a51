-- 2026-11-22-120000 change: preflight, SQLite
-- Generated from schema.yaml by Tablewright.
-- Before up.sql starts, `tablewright migrate` asks what up.sql would be refused for; the queries only read.

-- change_type: thing.token
-- finds: rows of `thing` whose `token` does not fit `string(36)`
-- shows: id
-- reads: thing
SELECT "shown"
FROM (
    SELECT CAST("id" AS TEXT) AS "shown",
        NULLIF(LOWER(SUBSTR(HEX("token"), 1, 8) || '-' || SUBSTR(HEX("token"), 9, 4) || '-' || SUBSTR(HEX("token"), 13, 4) || '-' || SUBSTR(HEX("token"), 17, 4) || '-' || SUBSTR(HEX("token"), 21, 12)), '----') AS "token"
    FROM "thing"
) AS "converted"
WHERE LENGTH("token") > 36;

-- change_type: thing.made_at
-- finds: rows of `thing` whose `made_at` does not fit `string(40)`
-- shows: id
-- reads: thing
SELECT "shown"
FROM (
    SELECT CAST("id" AS TEXT) AS "shown",
        "made_at" AS "made_at"
    FROM "thing"
) AS "converted"
WHERE LENGTH("made_at") > 40;

-- change_type: thing.price
-- finds: rows of `thing` whose `price` does not fit `string(20)`
-- shows: id
-- reads: thing
SELECT "shown"
FROM (
    SELECT CAST("id" AS TEXT) AS "shown",
        CAST("price" AS TEXT) AS "price"
    FROM "thing"
) AS "converted"
WHERE LENGTH("price") > 20;
