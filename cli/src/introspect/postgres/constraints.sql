-- Primary keys, unique constraints, foreign keys and checks of every table of the current namespace.
--
-- Source: PostgreSQL 16, "System Catalogs": pg_constraint.
SELECT
    relation.relname::text AS table_name,
    item.conname::text AS name,
    item.contype::text AS kind,
    ARRAY(
        SELECT attribute.attname::text
        FROM unnest(item.conkey) WITH ORDINALITY AS key (number, position)
        JOIN pg_attribute AS attribute
            ON attribute.attrelid = item.conrelid AND attribute.attnum = key.number
        ORDER BY key.position
    ) AS columns,
    coalesce(referenced.relname::text, '') AS referenced_table,
    ARRAY(
        SELECT attribute.attname::text
        FROM unnest(item.confkey) WITH ORDINALITY AS key (number, position)
        JOIN pg_attribute AS attribute
            ON attribute.attrelid = item.confrelid AND attribute.attnum = key.number
        ORDER BY key.position
    ) AS referenced_columns,
    item.confdeltype::text AS on_delete,
    item.confupdtype::text AS on_update,
    item.condeferrable AS is_deferrable,
    item.condeferred AS is_deferred,
    coalesce(pg_get_expr(item.conbin, item.conrelid), '') AS expression,
    ARRAY(
        SELECT attribute.attname::text
        FROM unnest(backing.indkey::smallint[]) WITH ORDINALITY AS key (number, position)
        JOIN pg_attribute AS attribute
            ON attribute.attrelid = item.conrelid AND attribute.attnum = key.number
        WHERE key.position > backing.indnkeyatts
        ORDER BY key.position
    ) AS include,
    coalesce((to_jsonb(backing) ->> 'indnullsnotdistinct')::boolean, FALSE) AS has_equal_nulls
FROM pg_constraint AS item
JOIN pg_class AS relation ON relation.oid = item.conrelid
JOIN pg_namespace AS namespace ON namespace.oid = relation.relnamespace
LEFT JOIN pg_class AS referenced ON referenced.oid = item.confrelid
LEFT JOIN pg_index AS backing ON backing.indexrelid = item.conindid AND item.contype IN ('p', 'u')
WHERE namespace.nspname = current_schema() AND item.contype IN ('p', 'u', 'f', 'c')
ORDER BY relation.relname, item.conname
