-- What SQLite's tables are beyond what a spec says of them.
--
-- Words of constraints are looked for in the text of the statement: ON CONFLICT stands nowhere else.
-- Source: SQLite, "PRAGMA table_list", "WITHOUT ROWID", "STRICT Tables", "ON CONFLICT".
SELECT 'changed' AS standing, item.name AS table_name, '' AS column_name,
    'table `' || item.name || '`' AS object,
    'is WITHOUT ROWID there; here it has rowids' AS reason
FROM pragma_table_list AS item
WHERE item.schema = 'main' AND item.type = 'table' AND item.wr AND item.name NOT LIKE 'sqlite\_%' ESCAPE '\'
UNION ALL
SELECT 'changed', item.name, '', 'table `' || item.name || '`',
    'is STRICT there; here its columns take any value'
FROM pragma_table_list AS item
WHERE item.schema = 'main' AND item.type = 'table' AND item.strict
UNION ALL
SELECT 'changed', item.name, '', 'table `' || item.name || '`',
    'says ON CONFLICT there; here conflicts end the statement'
FROM sqlite_schema AS item
JOIN pragma_table_list AS kind ON kind.schema = 'main' AND kind.name = item.name AND kind.type = 'table'
WHERE item.type = 'table' AND replace(upper(item.sql), '  ', ' ') LIKE '% ON CONFLICT %'
ORDER BY 2, 5
