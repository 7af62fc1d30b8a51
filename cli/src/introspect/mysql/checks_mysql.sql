-- The checks of every table of the current database.
--
-- Source: MySQL 8.4, "The INFORMATION_SCHEMA CHECK_CONSTRAINTS Table", "… TABLE_CONSTRAINTS Table".
SELECT
    owner.TABLE_NAME AS table_name,
    item.CONSTRAINT_NAME AS name,
    FALSE AS is_of_column,
    item.CHECK_CLAUSE AS expression
FROM information_schema.CHECK_CONSTRAINTS AS item
JOIN information_schema.TABLE_CONSTRAINTS AS owner
    ON owner.CONSTRAINT_SCHEMA = item.CONSTRAINT_SCHEMA
    AND owner.CONSTRAINT_NAME = item.CONSTRAINT_NAME
    AND owner.CONSTRAINT_TYPE = 'CHECK'
WHERE item.CONSTRAINT_SCHEMA = DATABASE()
ORDER BY owner.TABLE_NAME, item.CONSTRAINT_NAME
