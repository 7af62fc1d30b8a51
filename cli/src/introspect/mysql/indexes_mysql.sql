-- The keys of every index of the current database.
--
-- Source: MySQL 8.4, "The INFORMATION_SCHEMA STATISTICS Table" (EXPRESSION since 8.0.13).
SELECT
    TABLE_NAME AS table_name,
    INDEX_NAME AS name,
    NON_UNIQUE = 0 AS is_unique,
    INDEX_TYPE AS method,
    COLUMN_NAME AS column_name,
    CAST(SUB_PART AS SIGNED) AS prefix,
    EXPRESSION AS expression,
    coalesce(COLLATION = 'D', FALSE) AS is_descending
FROM information_schema.STATISTICS
WHERE TABLE_SCHEMA = DATABASE()
ORDER BY TABLE_NAME, INDEX_NAME, SEQ_IN_INDEX
