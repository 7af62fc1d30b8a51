-- 2026-11-22-120000 change: preflight, MySQL/MariaDB
-- Generated from schema.yaml by Tablewright.
-- Before up.sql starts, `tablewright migrate` asks what up.sql would be refused for; the queries only read.

-- change_type: reading.amount
-- finds: rows of `reading` whose `amount` does not fit `integer`
-- shows: id
-- reads: reading
SELECT CAST(`id` AS CHAR) AS `shown`
FROM `reading`
WHERE `amount` NOT REGEXP '^[[:space:]]*[-+]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][-+]?[0-9]+)?[[:space:]]*$'
    OR ROUND(CAST(`amount` AS DECIMAL(65, 10))) NOT BETWEEN -2147483648 AND 2147483647;

-- change_type: reading.active
-- finds: rows of `reading` whose `active` does not fit `bool`
-- shows: id
-- reads: reading
SELECT CAST(`id` AS CHAR) AS `shown`
FROM `reading`
WHERE LOWER(TRIM(`active`)) NOT IN ('true', 't', 'yes', 'on', 'false', 'f', 'no', 'off')
    AND `active` NOT REGEXP '^[[:space:]]*[-+]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][-+]?[0-9]+)?[[:space:]]*$';

-- change_type: reading.taken_at
-- finds: rows of `reading` whose `taken_at` does not fit `timestamp`
-- shows: id
-- reads: reading
SELECT CAST(`id` AS CHAR) AS `shown`
FROM `reading`
WHERE `taken_at` IS NOT NULL AND CAST(`taken_at` AS DATETIME(6)) IS NULL
    OR `taken_at` REGEXP '^[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]*)?)?[[:space:]]*[A-Za-z]';

-- change_type: reading.body
-- finds: rows of `reading` whose `body` does not fit `json`
-- shows: id
-- reads: reading
SELECT CAST(`id` AS CHAR) AS `shown`
FROM `reading`
WHERE NOT JSON_VALID(`body`);
