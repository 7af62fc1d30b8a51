-- The checks of every table of the current namespace.
--
-- Source: SQL Server, "sys.check_constraints" (definition is written anew by the server).
SELECT
    CONVERT(nvarchar(128), owner.name) AS table_name,
    CONVERT(nvarchar(128), item.name) AS name,
    CONVERT(nvarchar(max), item.definition) AS expression,
    CONVERT(bit, item.is_disabled) AS is_disabled,
    CONVERT(bit, item.is_not_trusted) AS is_not_trusted
FROM sys.check_constraints AS item
JOIN sys.tables AS owner ON owner.object_id = item.parent_object_id
WHERE owner.schema_id = SCHEMA_ID() AND owner.is_ms_shipped = 0
ORDER BY owner.name, item.name;
