-- The indexes of the current database that only raw SQL can say: spatial ones.
--
-- Source: MySQL 8.4 and MariaDB, "The INFORMATION_SCHEMA STATISTICS Table"; "CREATE INDEX Statement".
SELECT
    TABLE_NAME AS table_name,
    INDEX_NAME AS name,
    concat(
        'CREATE SPATIAL INDEX `', replace(INDEX_NAME, '`', '``'), '` ON `', replace(TABLE_NAME, '`', '``'), '` (',
        group_concat(
            concat('`', replace(COLUMN_NAME, '`', '``'), '`') ORDER BY SEQ_IN_INDEX SEPARATOR ', '
        ),
        ')'
    ) AS up,
    concat('DROP INDEX `', replace(INDEX_NAME, '`', '``'), '` ON `', replace(TABLE_NAME, '`', '``'), '`') AS down
FROM information_schema.STATISTICS
WHERE TABLE_SCHEMA = DATABASE() AND INDEX_TYPE = 'SPATIAL'
GROUP BY TABLE_NAME, INDEX_NAME
ORDER BY TABLE_NAME, INDEX_NAME
