-- The columns of every ordinary table, in order.
--
-- Virtual tables are left out: asking about one whose module is not loaded is an error.
-- Source: SQLite, "PRAGMA table_xinfo" (hidden: 0 ordinary, 1 hidden, 2 virtual, 3 stored generated).
SELECT
    object.name AS table_name,
    info.name AS name,
    info.type AS declared_type,
    info."notnull" AS is_not_null,
    info.dflt_value AS default_text,
    info.pk AS key_position
FROM main.sqlite_schema AS object
JOIN pragma_table_xinfo(object.name, 'main') AS info
WHERE object.type = 'table'
    AND object.sql NOT LIKE 'CREATE VIRTUAL %'
    AND info.hidden <> 1
ORDER BY object.rowid, info.cid
