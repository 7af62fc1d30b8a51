-- What goes on with `deviations.sql` on MariaDB.
--
-- Source: MariaDB, "Ignored Indexes"; "Information Schema STATISTICS Table"; "Information Schema VIEWS Table".
UNION ALL
SELECT DISTINCT 'index', TABLE_NAME, INDEX_NAME, 'ignored', ''
FROM information_schema.STATISTICS
WHERE TABLE_SCHEMA = DATABASE() AND IGNORED = 'YES'
UNION ALL
SELECT 'view', TABLE_NAME, '', 'algorithm', ALGORITHM
FROM information_schema.VIEWS
WHERE TABLE_SCHEMA = DATABASE() AND ALGORITHM <> 'UNDEFINED'
ORDER BY 1, 2, 3, 4, 5
