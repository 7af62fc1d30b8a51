-- The columns of every primary key and unique constraint of the current namespace, in order.
--
-- Source: SQL Server, "sys.key_constraints" (type PK or UQ), "sys.index_columns" (key_ordinal), "sys.indexes".
SELECT
    CONVERT(nvarchar(128), owner.name) AS table_name,
    CONVERT(nvarchar(128), item.name) AS name,
    CONVERT(bit, CASE WHEN item.type = 'PK' THEN 1 ELSE 0 END) AS is_primary_key,
    CONVERT(nvarchar(128), column_.name) AS column_name,
    CONVERT(bit, part.is_descending_key) AS is_descending,
    CONVERT(bit, implementation.ignore_dup_key) AS ignores_duplicates
FROM sys.key_constraints AS item
JOIN sys.tables AS owner ON owner.object_id = item.parent_object_id
JOIN sys.indexes AS implementation
    ON implementation.object_id = item.parent_object_id
    AND implementation.index_id = item.unique_index_id
JOIN sys.index_columns AS part
    ON part.object_id = item.parent_object_id
    AND part.index_id = item.unique_index_id
    AND part.key_ordinal > 0
JOIN sys.columns AS column_
    ON column_.object_id = part.object_id AND column_.column_id = part.column_id
WHERE owner.schema_id = SCHEMA_ID() AND owner.is_ms_shipped = 0
ORDER BY owner.name, item.name, part.key_ordinal;
