-- The views of the current database.
--
-- Source: MySQL 8.4 and MariaDB, "The INFORMATION_SCHEMA VIEWS Table".
SELECT TABLE_NAME AS name, VIEW_DEFINITION AS query, TABLE_SCHEMA AS database_name
FROM information_schema.VIEWS
WHERE TABLE_SCHEMA = DATABASE()
ORDER BY TABLE_NAME
