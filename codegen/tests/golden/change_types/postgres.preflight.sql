-- 2026-11-22-120000 change: preflight, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- Before up.sql starts, `tablewright migrate` asks what up.sql would be refused for; the queries only read.

-- change_type: reading.amount
-- finds: rows of `reading` whose `amount` does not fit `integer`
-- shows: id
-- reads: reading
SELECT "id"::text AS "shown"
FROM "reading"
WHERE CASE WHEN "amount" ~ '^[[:space:]]*[-+]?[0-9]+[[:space:]]*$' THEN "amount"::numeric NOT BETWEEN -2147483648 AND 2147483647
    ELSE "amount" !~ '^[[:space:]]*[-+]?(0[xX][0-9a-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|[0-9][0-9_]*)[[:space:]]*$' END;

-- change_type: reading.active
-- finds: rows of `reading` whose `active` does not fit `bool`
-- shows: id
-- reads: reading
SELECT "id"::text AS "shown"
FROM "reading"
WHERE LOWER(TRIM("active")) !~ '^(t|tr|tru|true|y|ye|yes|on|1|f|fa|fal|fals|false|n|no|of|off|0)$';
