-- The columns of every table and view of the current database, in order.
--
-- Source: MySQL 8.4 and MariaDB, "The INFORMATION_SCHEMA COLUMNS Table".
SELECT
    TABLE_NAME AS table_name,
    COLUMN_NAME AS name,
    COLUMN_TYPE AS type_text,
    IS_NULLABLE AS is_nullable,
    COLUMN_DEFAULT AS default_text,
    EXTRA AS extra,
    GENERATION_EXPRESSION AS generation_text,
    COLLATION_NAME AS collation_name,
    COLUMN_COMMENT AS comment
FROM information_schema.COLUMNS
WHERE TABLE_SCHEMA = DATABASE()
ORDER BY TABLE_NAME, ORDINAL_POSITION
