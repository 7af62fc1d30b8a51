-- What a schema does not say of the current database, a remark a row: the kind of thing, its table if it is part of
-- one, its name, and the rest of a sentence about it.
--
-- Source: MySQL 8.4 and MariaDB, "INFORMATION_SCHEMA Tables": TABLES, PARTITIONS, COLUMNS, STATISTICS, KEY_COLUMN_USAGE,
-- ROUTINES, EVENTS, VIEWS.
SELECT 'table' AS kind, NULL AS table_name, TABLE_NAME AS name, CONCAT('is stored by ', ENGINE) AS reason
FROM information_schema.TABLES
WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = 'BASE TABLE' AND ENGINE <> 'InnoDB'
UNION ALL
SELECT 'table', NULL, TABLE_NAME, 'keeps the history of its rows'
FROM information_schema.TABLES
WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = 'SYSTEM VERSIONED'
UNION ALL
SELECT 'sequence', NULL, TABLE_NAME, 'is no part of a schema'
FROM information_schema.TABLES
WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = 'SEQUENCE'
UNION ALL
SELECT DISTINCT 'table', NULL, TABLE_NAME, 'is partitioned'
FROM information_schema.PARTITIONS
WHERE TABLE_SCHEMA = DATABASE() AND PARTITION_NAME IS NOT NULL
UNION ALL
SELECT 'column', TABLE_NAME, COLUMN_NAME, 'is INVISIBLE'
FROM information_schema.COLUMNS
WHERE TABLE_SCHEMA = DATABASE() AND EXTRA LIKE '%INVISIBLE%'
UNION ALL
SELECT DISTINCT 'primary key', TABLE_NAME, INDEX_NAME, 'has only the beginning of a column as a key'
FROM information_schema.STATISTICS
WHERE TABLE_SCHEMA = DATABASE() AND INDEX_NAME = 'PRIMARY' AND SUB_PART IS NOT NULL
UNION ALL
SELECT DISTINCT 'index', TABLE_NAME, INDEX_NAME, 'has a comment'
FROM information_schema.STATISTICS
WHERE TABLE_SCHEMA = DATABASE() AND INDEX_COMMENT <> ''
UNION ALL
SELECT DISTINCT 'foreign key', TABLE_NAME, CONSTRAINT_NAME, 'refers to a table of another database'
FROM information_schema.KEY_COLUMN_USAGE
WHERE TABLE_SCHEMA = DATABASE() AND REFERENCED_TABLE_SCHEMA <> DATABASE()
UNION ALL
SELECT LOWER(ROUTINE_TYPE), NULL, ROUTINE_NAME, 'is no part of a schema'
FROM information_schema.ROUTINES
WHERE ROUTINE_SCHEMA = DATABASE()
UNION ALL
SELECT 'event', NULL, EVENT_NAME, 'is no part of a schema'
FROM information_schema.EVENTS
WHERE EVENT_SCHEMA = DATABASE()
UNION ALL
SELECT 'view', NULL, TABLE_NAME, CONCAT('has ', CHECK_OPTION, ' CHECK OPTION')
FROM information_schema.VIEWS
WHERE TABLE_SCHEMA = DATABASE() AND CHECK_OPTION <> 'NONE'
ORDER BY kind, table_name, name, reason
