-- The columns of every full-text index of the current namespace. A table has at most one, without a name of
-- its own: it goes by its catalogue's.
--
-- Source: SQL Server, "sys.fulltext_indexes", "sys.fulltext_index_columns", "sys.fulltext_catalogs".
SELECT
    CONVERT(nvarchar(128), owner.name) AS table_name,
    CONVERT(nvarchar(128), catalogue.name) AS name,
    CONVERT(nvarchar(128), column_.name) AS column_name,
    CONVERT(int, part.language_id) AS language_code,
    CONVERT(bit, CASE WHEN part.type_column_id IS NULL THEN 0 ELSE 1 END) AS has_type_column
FROM sys.fulltext_indexes AS item
JOIN sys.tables AS owner ON owner.object_id = item.object_id
JOIN sys.fulltext_catalogs AS catalogue
    ON catalogue.fulltext_catalog_id = item.fulltext_catalog_id
JOIN sys.fulltext_index_columns AS part ON part.object_id = item.object_id
JOIN sys.columns AS column_
    ON column_.object_id = part.object_id AND column_.column_id = part.column_id
WHERE owner.schema_id = SCHEMA_ID() AND owner.is_ms_shipped = 0
ORDER BY owner.name, part.column_id;
