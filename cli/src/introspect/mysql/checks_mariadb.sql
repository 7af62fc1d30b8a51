-- The checks of every table of the current database. Names are unique within a table only, and a check
-- written with its column (as a JSON column's own) has the column's name and level.
--
-- Source: MariaDB, "Information Schema CHECK_CONSTRAINTS Table".
SELECT
    TABLE_NAME AS table_name,
    CONSTRAINT_NAME AS name,
    LEVEL = 'Column' AS is_of_column,
    CHECK_CLAUSE AS expression
FROM information_schema.CHECK_CONSTRAINTS
WHERE CONSTRAINT_SCHEMA = DATABASE()
ORDER BY TABLE_NAME, CONSTRAINT_NAME
