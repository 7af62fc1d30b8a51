-- Everything that raw SQL can make in a file: the kind, what it hangs on, its name and its definition. What SQLite and
-- virtual tables make for themselves goes with what they made it for.
--
-- Source: SQLite, "The Schema Table"; "PRAGMA table_list".
SELECT
    object.type AS kind,
    CASE WHEN object.type IN ('index', 'trigger') THEN object.tbl_name END AS on_name,
    object.name AS name,
    coalesce(object.sql, '') AS definition
FROM sqlite_schema AS object
LEFT JOIN pragma_table_list AS listed ON listed.schema = 'main' AND listed.name = object.name
WHERE object.sql IS NOT NULL
    AND substr(object.name, 1, 7) <> 'sqlite_'
    AND listed.type IS NOT 'shadow'
ORDER BY kind, on_name, name
