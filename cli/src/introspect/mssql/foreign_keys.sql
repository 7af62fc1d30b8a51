-- The columns of every foreign key of the current namespace, with its actions.
--
-- Source: SQL Server, "sys.foreign_keys" (delete_referential_action_desc …), "sys.foreign_key_columns"
-- (constraint_column_id is the position).
SELECT
    CONVERT(nvarchar(128), owner.name) AS table_name,
    CONVERT(nvarchar(128), item.name) AS name,
    CONVERT(nvarchar(128), column_.name) AS column_name,
    CONVERT(nvarchar(128), referenced.name) AS referenced_table,
    CONVERT(bit, CASE WHEN referenced.schema_id = SCHEMA_ID() THEN 0 ELSE 1 END) AS is_elsewhere,
    CONVERT(nvarchar(128), referenced_column.name) AS referenced_column,
    CONVERT(nvarchar(60), item.delete_referential_action_desc) AS on_delete,
    CONVERT(nvarchar(60), item.update_referential_action_desc) AS on_update,
    CONVERT(bit, item.is_disabled) AS is_disabled,
    CONVERT(bit, item.is_not_trusted) AS is_not_trusted
FROM sys.foreign_keys AS item
JOIN sys.tables AS owner ON owner.object_id = item.parent_object_id
JOIN sys.tables AS referenced ON referenced.object_id = item.referenced_object_id
JOIN sys.foreign_key_columns AS part ON part.constraint_object_id = item.object_id
JOIN sys.columns AS column_
    ON column_.object_id = part.parent_object_id AND column_.column_id = part.parent_column_id
JOIN sys.columns AS referenced_column
    ON referenced_column.object_id = part.referenced_object_id
    AND referenced_column.column_id = part.referenced_column_id
WHERE owner.schema_id = SCHEMA_ID() AND owner.is_ms_shipped = 0
ORDER BY owner.name, item.name, part.constraint_column_id;
