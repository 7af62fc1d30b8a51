-- The checks of every table of the current namespace.
--
-- Source: SQL Server, "sys.check_constraints" (definition is written anew by the server).
SELECT
    owner.name AS table_name,
    item.name AS name,
    item.definition AS expression,
    item.is_disabled AS is_disabled
FROM sys.check_constraints AS item
JOIN sys.tables AS owner ON owner.object_id = item.parent_object_id
WHERE owner.schema_id = SCHEMA_ID() AND owner.is_ms_shipped = 0
ORDER BY owner.name, item.name;
