-- The tables of the current database; MariaDB calls those that keep the rows of before by another type.
--
-- Source: MySQL 8.4 and MariaDB, "The INFORMATION_SCHEMA TABLES Table".
SELECT TABLE_NAME AS table_name, TABLE_COMMENT AS comment
FROM information_schema.TABLES
WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE IN ('BASE TABLE', 'SYSTEM VERSIONED')
ORDER BY TABLE_NAME
