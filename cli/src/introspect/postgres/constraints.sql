-- Primary keys, unique constraints, foreign keys and checks of every table of the namespaces.
--
-- Source: PostgreSQL 16, "System Catalogs": pg_constraint.
SELECT
    concat(CASE WHEN namespace.nspname <> current_schema() THEN namespace.nspname || '.' END, relation.relname) AS table_name,
    item.conname::text AS name,
    item.contype::text AS kind,
    ARRAY(
        SELECT attribute.attname::text
        FROM unnest(item.conkey) WITH ORDINALITY AS key (number, position)
        JOIN pg_attribute AS attribute
            ON attribute.attrelid = item.conrelid AND attribute.attnum = key.number
        ORDER BY key.position
    ) AS columns,
    concat(CASE WHEN elsewhere.nspname <> current_schema() THEN elsewhere.nspname || '.' END, referenced.relname) AS referenced_table,
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
    -- What is not enforced is not validated either, and told as a deviation.
    item.convalidated OR to_jsonb(item) ->> 'conenforced' IS NOT DISTINCT FROM 'false' AS is_valid,
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
LEFT JOIN pg_namespace AS elsewhere ON elsewhere.oid = referenced.relnamespace
LEFT JOIN pg_index AS backing ON backing.indexrelid = item.conindid AND item.contype IN ('p', 'u')
WHERE (namespace.nspname = current_schema() OR namespace.nspname = ANY ($1))
    AND item.contype IN ('p', 'u', 'f', 'c')
ORDER BY table_name, item.conname
