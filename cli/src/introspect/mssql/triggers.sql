-- The events of every trigger on a table or view of the current namespace, with its statement.
--
-- The statement of an encrypted trigger is NULL.
-- Source: SQL Server, "sys.triggers" (parent_class 1), "sys.trigger_events", "sys.sql_modules".
SELECT
    CONVERT(nvarchar(128), owner.name) AS table_name,
    CONVERT(nvarchar(128), item.name) AS name,
    CONVERT(nvarchar(60), event.type_desc) AS event,
    CONVERT(bit, item.is_instead_of_trigger) AS is_instead_of,
    CONVERT(bit, item.is_disabled) AS is_disabled,
    CONVERT(nvarchar(max), module.definition) AS statement
FROM sys.triggers AS item
JOIN sys.objects AS owner ON owner.object_id = item.parent_id
JOIN sys.trigger_events AS event ON event.object_id = item.object_id
LEFT JOIN sys.sql_modules AS module ON module.object_id = item.object_id
WHERE owner.schema_id = SCHEMA_ID() AND item.parent_class = 1 AND item.is_ms_shipped = 0
ORDER BY owner.name, item.name, event.type;
