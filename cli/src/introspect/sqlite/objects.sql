-- Every table, view, index and trigger with the statement that made it.
--
-- `storage` tells ordinary tables from virtual ones and from the shadow tables that these keep.
-- Source: SQLite, "The Schema Table" and "PRAGMA table_list" (since 3.37).
WITH kinds AS MATERIALIZED (
    SELECT name, type, wr, strict FROM pragma_table_list WHERE schema = 'main'
)
SELECT
    object.type AS kind,
    object.name AS name,
    object.tbl_name AS table_name,
    object.sql AS statement,
    coalesce(kinds.type, '') AS storage,
    coalesce(kinds.wr, 0) AS is_without_rowid,
    coalesce(kinds.strict, 0) AS is_strict
FROM main.sqlite_schema AS object
LEFT JOIN kinds ON kinds.name = object.name
WHERE object.name NOT LIKE 'sqlite\_%' ESCAPE '\'
    AND object.sql IS NOT NULL
ORDER BY object.rowid
