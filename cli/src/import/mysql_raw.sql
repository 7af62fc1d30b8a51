-- The indexes of the current database that only raw SQL can say: over the beginning of a column, spatial ones.
--
-- Source: MySQL 8.4 and MariaDB, "The INFORMATION_SCHEMA STATISTICS Table"; "CREATE INDEX Statement".
SELECT
    TABLE_NAME AS table_name,
    INDEX_NAME AS name,
    concat(
        CASE
            WHEN max(INDEX_TYPE) = 'SPATIAL' THEN 'CREATE SPATIAL INDEX '
            WHEN max(NON_UNIQUE) = 0 THEN 'CREATE UNIQUE INDEX '
            ELSE 'CREATE INDEX '
        END,
        '`', replace(INDEX_NAME, '`', '``'), '` ON `', replace(TABLE_NAME, '`', '``'), '` (',
        group_concat(
            concat(
                '`', replace(COLUMN_NAME, '`', '``'), '`',
                CASE
                    WHEN SUB_PART IS NOT NULL AND INDEX_TYPE <> 'SPATIAL' THEN concat('(', SUB_PART, ')')
                    ELSE ''
                END,
                CASE WHEN COLLATION = 'D' THEN ' DESC' ELSE '' END
            )
            ORDER BY SEQ_IN_INDEX SEPARATOR ', '
        ),
        ')'
    ) AS up,
    concat('DROP INDEX `', replace(INDEX_NAME, '`', '``'), '` ON `', replace(TABLE_NAME, '`', '``'), '`') AS down
FROM information_schema.STATISTICS
WHERE TABLE_SCHEMA = DATABASE() AND INDEX_NAME <> 'PRIMARY' AND INDEX_TYPE <> 'FULLTEXT'
GROUP BY TABLE_NAME, INDEX_NAME
HAVING max(SUB_PART) IS NOT NULL OR max(INDEX_TYPE) = 'SPATIAL'
ORDER BY TABLE_NAME, INDEX_NAME
