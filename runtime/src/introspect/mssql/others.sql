-- What else the current namespace holds, by kind and name: a schema has no word for it.
--
-- Source: SQL Server, "sys.objects" (type: P, PC, X procedures; AF, FN, FS, FT, IF, TF functions; SN synonym;
-- SO sequence; SQ queue), "sys.types".
SELECT item.type_desc AS kind, item.name AS name
FROM sys.objects AS item
WHERE item.schema_id = SCHEMA_ID()
    AND item.is_ms_shipped = 0
    AND item.type IN ('P', 'PC', 'X', 'AF', 'FN', 'FS', 'FT', 'IF', 'TF', 'SN', 'SO', 'SQ')
UNION ALL
SELECT N'TYPE' AS kind, item.name AS name
FROM sys.types AS item
WHERE item.schema_id = SCHEMA_ID() AND item.is_user_defined = 1
ORDER BY kind, name;
