-- What the current database has and neither a spec nor its raw SQL says. `standing` is `changed` where the spec has it
-- in another form. It begins with `programs.sql`.
--
-- Source: MySQL 8.4 and MariaDB, "INFORMATION_SCHEMA Tables": TABLES, PARTITIONS, COLUMNS, STATISTICS, ROUTINES, EVENTS,
-- VIEWS.
SELECT 'changed' AS standing, TABLE_NAME AS table_name, '' AS column_name,
    concat('table `', TABLE_NAME, '`') AS object,
    concat('is kept by ', ENGINE, ' there and by InnoDB here') AS reason
FROM information_schema.TABLES
WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = 'BASE TABLE' AND ENGINE <> 'InnoDB'
UNION ALL
SELECT 'left out', '', '', concat(lower(TABLE_TYPE), ' `', TABLE_NAME, '`'), 'is left out'
FROM information_schema.TABLES
WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE NOT IN ('BASE TABLE', 'SYSTEM VERSIONED', 'VIEW')
UNION ALL
SELECT 'changed', TABLE_NAME, '', concat('table `', TABLE_NAME, '`'),
    'is system-versioned there; here it keeps no rows of before'
FROM information_schema.TABLES
WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = 'SYSTEM VERSIONED'
UNION ALL
SELECT DISTINCT 'changed', TABLE_NAME, '', concat('table `', TABLE_NAME, '`'),
    concat('is partitioned there by ', PARTITION_METHOD, '; here it is one table')
FROM information_schema.PARTITIONS
WHERE TABLE_SCHEMA = DATABASE() AND PARTITION_NAME IS NOT NULL
UNION ALL
SELECT 'changed', TABLE_NAME, COLUMN_NAME, concat('column `', TABLE_NAME, '.', COLUMN_NAME, '`'),
    'is invisible there and visible here'
FROM information_schema.COLUMNS
WHERE TABLE_SCHEMA = DATABASE() AND upper(EXTRA) LIKE '%INVISIBLE%'
UNION ALL
-- Those that `routines.sql` and `events.sql` leave out.
SELECT 'left out', '', '', concat(lower(ROUTINE_TYPE), ' `', ROUTINE_NAME, '`'), lost
FROM own_routine
WHERE lost IS NOT NULL
UNION ALL
SELECT 'left out', '', '', concat('event `', EVENT_NAME, '`'), lost
FROM own_event
WHERE lost IS NOT NULL
UNION ALL
SELECT 'changed', '', '', concat('view `', TABLE_NAME, '`'),
    concat('has WITH ', CHECK_OPTION, ' CHECK OPTION there and not here')
FROM information_schema.VIEWS
WHERE TABLE_SCHEMA = DATABASE() AND CHECK_OPTION <> 'NONE'
UNION ALL
SELECT 'left out', TABLE_NAME, '', concat('the options of table `', TABLE_NAME, '`'),
    concat('are left out: ', CREATE_OPTIONS)
FROM information_schema.TABLES
WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = 'BASE TABLE'
    -- `DYNAMIC` is what a table has that says nothing (MySQL 8.4, "Defining the Row Format of a Table"); the others are
    -- told above.
    AND trim(
        replace(
            replace(replace(lower(CREATE_OPTIONS), 'row_format=dynamic', ''), 'partitioned', ''),
            'with system versioning', ''
        )
    ) <> ''
UNION ALL
SELECT DISTINCT 'left out', TABLE_NAME, '',
    concat('the comment on index `', INDEX_NAME, '` of table `', TABLE_NAME, '`'),
    concat('is left out: ', INDEX_COMMENT)
FROM information_schema.STATISTICS
WHERE TABLE_SCHEMA = DATABASE() AND INDEX_COMMENT <> ''
