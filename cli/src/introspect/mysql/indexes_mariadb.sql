-- The keys of every index of the current database. MariaDB has no expressions as keys.
--
-- Source: MariaDB, "Information Schema STATISTICS Table".
SELECT
    TABLE_NAME AS table_name,
    INDEX_NAME AS name,
    NON_UNIQUE = 0 AS is_unique,
    INDEX_TYPE AS method,
    COLUMN_NAME AS column_name,
    CAST(SUB_PART AS SIGNED) AS prefix,
    NULL AS expression,
    coalesce(COLLATION = 'D', FALSE) AS is_descending
FROM information_schema.STATISTICS
WHERE TABLE_SCHEMA = DATABASE()
ORDER BY TABLE_NAME, INDEX_NAME, SEQ_IN_INDEX
