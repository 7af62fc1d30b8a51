-- What the information schema says of the objects of the current database that a schema does not: a row for each.
--
-- `noun` and `kind` are words of ours, see deviations.rs; `detail` is what the kind tells of. It goes on in
-- `deviations_mysql.sql` or `deviations_mariadb.sql`.
-- Source: MySQL 8.4 and MariaDB, "INFORMATION_SCHEMA Tables": TABLES, COLUMNS, STATISTICS, KEY_COLUMN_USAGE, VIEWS.
SELECT 'table' AS noun, TABLE_NAME AS table_name, '' AS name, 'engine' AS kind, ENGINE AS detail
FROM information_schema.TABLES
WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE IN ('BASE TABLE', 'SYSTEM VERSIONED') AND ENGINE <> 'InnoDB'
UNION ALL
SELECT 'table', TABLE_NAME, '', 'partitioned', CREATE_OPTIONS
FROM information_schema.TABLES
WHERE TABLE_SCHEMA = DATABASE() AND CREATE_OPTIONS LIKE '%partitioned%'
UNION ALL
SELECT 'table', TABLE_NAME, '', 'versioned', ''
FROM information_schema.TABLES
WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = 'SYSTEM VERSIONED'
UNION ALL
SELECT 'table', TABLE_NAME, '', 'no table', lower(TABLE_TYPE)
FROM information_schema.TABLES
WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE NOT IN ('BASE TABLE', 'SYSTEM VERSIONED')
UNION ALL
SELECT 'column', TABLE_NAME, COLUMN_NAME, 'invisible', ''
FROM information_schema.COLUMNS
WHERE TABLE_SCHEMA = DATABASE() AND upper(EXTRA) LIKE '%INVISIBLE%'
UNION ALL
SELECT DISTINCT 'foreign key', TABLE_NAME, CONSTRAINT_NAME, 'elsewhere',
    concat(REFERENCED_TABLE_SCHEMA, '.', REFERENCED_TABLE_NAME)
FROM information_schema.KEY_COLUMN_USAGE
WHERE TABLE_SCHEMA = DATABASE() AND REFERENCED_TABLE_SCHEMA <> TABLE_SCHEMA
UNION ALL
SELECT DISTINCT 'index', TABLE_NAME, INDEX_NAME, 'other index', 'SPATIAL'
FROM information_schema.STATISTICS
WHERE TABLE_SCHEMA = DATABASE() AND INDEX_TYPE = 'SPATIAL'
UNION ALL
-- The modes of the session that made it, if they change what its statements mean.
SELECT 'trigger', EVENT_OBJECT_TABLE, TRIGGER_NAME, 'modes', SQL_MODE
FROM information_schema.TRIGGERS
WHERE TRIGGER_SCHEMA = DATABASE() AND (
    SQL_MODE REGEXP '(^|,)(ANSI_QUOTES|NO_BACKSLASH_ESCAPES|HIGH_NOT_PRECEDENCE|EMPTY_STRING_IS_NULL|ORACLE)(,|$)'
    OR FIND_IN_SET('PIPES_AS_CONCAT', SQL_MODE) = 0 AND INSTR(ACTION_STATEMENT, '||') > 0
)
UNION ALL
SELECT 'view', TABLE_NAME, '', 'check option', CHECK_OPTION
FROM information_schema.VIEWS
WHERE TABLE_SCHEMA = DATABASE() AND CHECK_OPTION <> 'NONE'
UNION ALL
SELECT 'view', TABLE_NAME, '', 'invoker', ''
FROM information_schema.VIEWS
WHERE TABLE_SCHEMA = DATABASE() AND SECURITY_TYPE <> 'DEFINER'
