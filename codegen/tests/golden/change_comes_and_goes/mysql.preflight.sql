-- 2026-11-22-120000 change: preflight, MySQL/MariaDB
-- Generated from schema.yaml by Tablewright.
-- Before up.sql starts, `tablewright migrate` asks what up.sql would be refused for; the queries only read.

-- primary_key: keyless
-- finds: values of `id` that several rows of `keyless` have
-- shows: id
-- reads: keyless
SELECT CAST(`id` AS CHAR) AS `shown`
FROM `keyless`
GROUP BY `id`
HAVING COUNT(*) > 1;
