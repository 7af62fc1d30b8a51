-- The columns of every table of the current namespace, in order.
--
-- A length is in bytes, and -1 for MAX. Texts have a collation.
-- Source: SQL Server, "sys.columns", "sys.types" (user_type_id), "sys.computed_columns", "sys.identity_columns",
-- "sys.default_constraints", "sys.extended_properties" (minor_id is the column_id), "DATABASEPROPERTYEX".
SELECT
    CONVERT(nvarchar(128), owner.name) AS table_name,
    CONVERT(nvarchar(128), item.name) AS name,
    CONVERT(nvarchar(128), type_.name) AS type_name,
    CONVERT(bit, type_.is_user_defined) AS is_user_type,
    CONVERT(smallint, item.max_length) AS max_length_bytes,
    CONVERT(tinyint, item.precision) AS precision_digits,
    CONVERT(tinyint, item.scale) AS scale_digits,
    CONVERT(bit, item.is_nullable) AS is_nullable,
    CONVERT(bit, item.is_identity) AS is_identity,
    CONVERT(nvarchar(40), numbering.seed_value) AS identity_seed,
    CONVERT(nvarchar(40), numbering.increment_value) AS identity_increment,
    CONVERT(nvarchar(128), standard.name) AS default_name,
    CONVERT(nvarchar(max), standard.definition) AS default_text,
    CONVERT(nvarchar(max), computed.definition) AS computed_text,
    CONVERT(bit, COALESCE(computed.is_persisted, 0)) AS is_persisted,
    CONVERT(nvarchar(128), item.collation_name) AS collation_name,
    CONVERT(bit, CASE
        WHEN item.collation_name = CONVERT(nvarchar(128), DATABASEPROPERTYEX(DB_NAME(), N'Collation')) THEN 1
        ELSE 0
    END) AS is_database_collation,
    CONVERT(nvarchar(4000), remark.value) AS comment,
    CONVERT(bit, item.is_sparse) AS is_sparse,
    CONVERT(bit, item.is_rowguidcol) AS is_rowguidcol,
    CONVERT(bit, item.is_masked) AS is_masked,
    CONVERT(nvarchar(60), COALESCE(item.generated_always_type_desc, N'')) AS generated_always_type
FROM sys.columns AS item
JOIN sys.tables AS owner ON owner.object_id = item.object_id
JOIN sys.types AS type_ ON type_.user_type_id = item.user_type_id
LEFT JOIN sys.identity_columns AS numbering
    ON numbering.object_id = item.object_id AND numbering.column_id = item.column_id
LEFT JOIN sys.default_constraints AS standard
    ON standard.parent_object_id = item.object_id AND standard.parent_column_id = item.column_id
LEFT JOIN sys.computed_columns AS computed
    ON computed.object_id = item.object_id AND computed.column_id = item.column_id
LEFT JOIN sys.extended_properties AS remark
    ON remark.class = 1
    AND remark.major_id = item.object_id
    AND remark.minor_id = item.column_id
    AND remark.name = N'MS_Description'
WHERE owner.schema_id = SCHEMA_ID() AND owner.is_ms_shipped = 0
ORDER BY owner.name, item.column_id;
