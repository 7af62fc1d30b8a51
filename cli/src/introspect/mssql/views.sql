-- The views of the current namespace, with the statements that made them.
--
-- The statement of an encrypted view is NULL.
-- Source: SQL Server, "sys.views", "sys.sql_modules".
SELECT CONVERT(nvarchar(128), item.name) AS name, CONVERT(nvarchar(max), module.definition) AS statement
FROM sys.views AS item
LEFT JOIN sys.sql_modules AS module ON module.object_id = item.object_id
WHERE item.schema_id = SCHEMA_ID() AND item.is_ms_shipped = 0
ORDER BY item.name;
