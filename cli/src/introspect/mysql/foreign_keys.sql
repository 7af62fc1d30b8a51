-- The columns of every foreign key of the current database, with its actions.
--
-- Source: MySQL 8.4 and MariaDB, "The INFORMATION_SCHEMA KEY_COLUMN_USAGE Table",
-- "… REFERENTIAL_CONSTRAINTS Table".
SELECT
    usage_.TABLE_NAME AS table_name,
    usage_.CONSTRAINT_NAME AS name,
    usage_.COLUMN_NAME AS column_name,
    usage_.REFERENCED_TABLE_NAME AS referenced_table,
    usage_.REFERENCED_COLUMN_NAME AS referenced_column,
    item.DELETE_RULE AS on_delete,
    item.UPDATE_RULE AS on_update
FROM information_schema.KEY_COLUMN_USAGE AS usage_
JOIN information_schema.REFERENTIAL_CONSTRAINTS AS item
    ON item.CONSTRAINT_SCHEMA = DATABASE()
    AND item.TABLE_NAME = usage_.TABLE_NAME
    AND item.CONSTRAINT_NAME = usage_.CONSTRAINT_NAME
WHERE usage_.TABLE_SCHEMA = DATABASE() AND usage_.REFERENCED_TABLE_NAME IS NOT NULL
ORDER BY usage_.TABLE_NAME, usage_.CONSTRAINT_NAME, usage_.ORDINAL_POSITION
