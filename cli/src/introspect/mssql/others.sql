-- What else the current namespace holds, by kind and name: a schema has no word for it.
--
-- Source: SQL Server, "sys.objects" (type: P, PC, X procedures; AF, FN, FS, FT, IF, TF functions; SN synonym;
-- SO sequence; SQ queue), "sys.types".
SELECT CONVERT(nvarchar(60), item.type_desc) AS kind, CONVERT(nvarchar(128), item.name) AS name
FROM sys.objects AS item
WHERE item.schema_id = SCHEMA_ID()
    AND item.is_ms_shipped = 0
    AND item.type IN ('P', 'PC', 'X', 'AF', 'FN', 'FS', 'FT', 'IF', 'TF', 'SN', 'SO', 'SQ')
UNION ALL
SELECT CONVERT(nvarchar(60), N'TYPE') AS kind, CONVERT(nvarchar(128), item.name) AS name
FROM sys.types AS item
WHERE item.schema_id = SCHEMA_ID() AND item.is_user_defined = 1
ORDER BY kind, name;
