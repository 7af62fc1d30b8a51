-- 2026-11-22-120000 change: preflight, MySQL/MariaDB
-- Generated from schema.yaml by Tablewright.
-- Before up.sql starts, `tablewright migrate` asks what up.sql would be refused for; the queries only read.

-- not_null: we'ird"er.x[]y
-- finds: rows of `we"ird` without `x]y`
-- shows: a`b
-- reads: we"ird
SELECT CAST(`a``b` AS CHAR) AS `shown`
FROM `we"ird`
WHERE `x]y` IS NULL;
