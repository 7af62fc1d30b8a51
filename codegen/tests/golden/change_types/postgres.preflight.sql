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

-- change_type: reading.taken_at
-- finds: rows of `reading` whose `taken_at` does not fit `timestamp`
-- shows: id
-- reads: reading
SELECT "id"::text AS "shown"
FROM "reading"
WHERE "taken_at" ~ '^[[:space:]]*[0-9]{4}-[0-9]{2}-[0-9]{2}([ T][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]*)?)?)?[[:space:]]*(Z|[-+][0-9]{2}(:?[0-9]{2})?)?[[:space:]]*$' AND ("taken_at" ~ '^[[:space:]]*(0000|[0-9]{4}-(00|1[3-9]|[2-9][0-9]|[0-9]{2}-(00|3[2-9]|[4-9][0-9])|02-3|(04|06|09|11)-31)|([0-9]{2}([02468][1235679]|[13579][01345789])|([02468][1235679]|[13579][01345789])00)-02-29)' OR "taken_at" ~ '^[[:space:]]*[-0-9]{10}[ T](2[5-9]|[3-9][0-9]|[0-9]{2}:([6-9][0-9]|[0-9]{2}:(6[1-9]|[7-9][0-9])))')
    OR "taken_at" ~ '^[[:space:]]*([0-9]{0,4}|[0-9]{4}-[0-9]{1,2}|[0-9]{1,2}:[0-9]{2}(:[0-9]{2}([.][0-9]*)?)?)[[:space:]]*$'
    OR "taken_at" !~* '[0-9]|now|today|tomorrow|yesterday|epoch|infinity|allballs';
