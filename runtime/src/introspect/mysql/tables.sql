-- The tables of the current database.
--
-- Source: MySQL 8.4 and MariaDB, "The INFORMATION_SCHEMA TABLES Table".
SELECT TABLE_NAME AS table_name, TABLE_COMMENT AS comment
FROM information_schema.TABLES
WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = 'BASE TABLE'
ORDER BY TABLE_NAME
