-- The keys, then the included columns of every index of the current namespace that no constraint made.
--
-- Type 0 is a heap, no index. A column that is neither a key nor included only parts the rows of a partitioned
-- table. The columns of a columnstore index count as included.
-- Source: SQL Server, "sys.indexes", "sys.index_columns".
SELECT
    CONVERT(nvarchar(128), owner.name) AS table_name,
    CONVERT(nvarchar(128), item.name) AS name,
    CONVERT(nvarchar(60), item.type_desc) AS method,
    CONVERT(bit, item.is_unique) AS is_unique,
    CONVERT(nvarchar(max), item.filter_definition) AS predicate,
    CONVERT(nvarchar(128), column_.name) AS column_name,
    CONVERT(bit, part.is_included_column) AS is_included,
    CONVERT(bit, part.is_descending_key) AS is_descending,
    CONVERT(bit, item.is_disabled) AS is_disabled,
    CONVERT(bit, item.ignore_dup_key) AS ignores_duplicates
FROM sys.indexes AS item
JOIN sys.tables AS owner ON owner.object_id = item.object_id
JOIN sys.index_columns AS part ON part.object_id = item.object_id AND part.index_id = item.index_id
JOIN sys.columns AS column_
    ON column_.object_id = part.object_id AND column_.column_id = part.column_id
WHERE owner.schema_id = SCHEMA_ID()
    AND owner.is_ms_shipped = 0
    AND item.type > 0
    AND item.is_primary_key = 0
    AND item.is_unique_constraint = 0
    AND item.is_hypothetical = 0
    AND (part.key_ordinal > 0 OR part.is_included_column = 1)
ORDER BY owner.name, item.name, part.is_included_column, part.key_ordinal, part.index_column_id;
