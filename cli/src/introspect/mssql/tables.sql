-- The tables of the current namespace, with what makes a table more than a plain one.
--
-- A comment is the extended property MS_Description, which Microsoft's tools show as such.
-- Source: SQL Server, "sys.tables", "sys.extended_properties" (class 1, minor_id 0 is the table), "SCHEMA_ID".
SELECT
    CONVERT(nvarchar(128), item.name) AS table_name,
    CONVERT(nvarchar(4000), remark.value) AS comment,
    CONVERT(nvarchar(60), COALESCE(item.temporal_type_desc, N'')) AS temporal_type,
    CONVERT(bit, item.is_memory_optimized) AS is_memory_optimized,
    CONVERT(bit, item.is_external) AS is_external,
    CONVERT(bit, item.is_filetable) AS is_filetable,
    CONVERT(bit, CASE WHEN item.is_node = 1 OR item.is_edge = 1 THEN 1 ELSE 0 END) AS is_graph
FROM sys.tables AS item
LEFT JOIN sys.extended_properties AS remark
    ON remark.class = 1
    AND remark.major_id = item.object_id
    AND remark.minor_id = 0
    AND remark.name = N'MS_Description'
WHERE item.schema_id = SCHEMA_ID() AND item.is_ms_shipped = 0
ORDER BY item.name;
