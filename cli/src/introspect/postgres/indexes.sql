-- The keys and included columns of every index of the namespaces that no constraint made, or an exclusion constraint.
--
-- A key's class of operators is told where it is not the usual one of its type, or has parameters.
-- Bit 1 of indoption is DESC, bit 2 NULLS FIRST. A key's collation is told where it is neither the column's nor the default.
-- Source: PostgreSQL 16, "System Catalogs": pg_index; "System Information Functions": pg_get_indexdef.
SELECT
    concat(CASE WHEN namespace.nspname <> current_schema() THEN namespace.nspname || '.' END, relation.relname) AS table_name,
    index_relation.relname::text AS name,
    method.amname::text AS method,
    item.indisunique AS is_unique,
    pg_get_expr(item.indpred, item.indrelid) AS predicate,
    key.position > item.indnkeyatts AS is_included,
    attribute.attname::text AS column_name,
    pg_get_indexdef(item.indexrelid, key.position, FALSE) AS expression,
    key.position <= item.indnkeyatts AND item.indoption[key.position - 1] & 1 = 1 AS is_descending,
    collation_.collname::text AS collation_name,
    key.position <= item.indnkeyatts AND item.indoption[key.position - 1] & 2 = 2 AS has_nulls_first,
    CASE
        WHEN NOT class.opcdefault OR options.list IS NOT NULL THEN concat(
            CASE WHEN NOT pg_opclass_is_visible(class.oid) THEN format('%s.', class.opcnamespace::regnamespace) END,
            class.opcname,
            '(' || array_to_string(options.list, ', ') || ')'
        )
    END AS operator_class,
    coalesce((to_jsonb(item) ->> 'indnullsnotdistinct')::boolean, FALSE) AS has_equal_nulls,
    coalesce(index_relation.reloptions, '{}') AS parameters,
    -- Of an exclusion constraint: the operator, and whether its check may wait.
    (
        SELECT concat(
            CASE WHEN NOT pg_operator_is_visible(operator.oid)
                THEN concat((SELECT nspname FROM pg_namespace WHERE oid = operator.oprnamespace), '.')
            END,
            operator.oprname
        )
        FROM pg_operator AS operator
        WHERE operator.oid = exclusion.conexclop[key.position]
    ) AS operator,
    coalesce(exclusion.condeferrable, FALSE) AS is_deferrable,
    coalesce(exclusion.condeferred, FALSE) AS is_deferred
FROM pg_index AS item
JOIN pg_class AS index_relation ON index_relation.oid = item.indexrelid
JOIN pg_class AS relation ON relation.oid = item.indrelid
JOIN pg_namespace AS namespace ON namespace.oid = relation.relnamespace
JOIN pg_am AS method ON method.oid = index_relation.relam
LEFT JOIN pg_constraint AS exclusion ON exclusion.conindid = item.indexrelid AND exclusion.contype = 'x'
CROSS JOIN LATERAL generate_series(1, item.indnatts::integer) AS key (position)
LEFT JOIN pg_attribute AS attribute
    ON attribute.attrelid = item.indrelid
    AND attribute.attnum = item.indkey[key.position - 1]
    AND attribute.attnum <> 0
LEFT JOIN pg_opclass AS class
    ON key.position <= item.indnkeyatts AND class.oid = item.indclass[key.position - 1]
LEFT JOIN LATERAL (
    SELECT part.attoptions AS list
    FROM pg_attribute AS part
    WHERE part.attrelid = item.indexrelid AND part.attnum = key.position
) AS options ON TRUE
LEFT JOIN pg_collation AS collation_
    ON key.position <= item.indnkeyatts
    AND collation_.oid = item.indcollation[key.position - 1]
    AND collation_.oid <> coalesce(attribute.attcollation, 'pg_catalog."default"'::regcollation)
    -- An expression has the collation of the columns in it.
    AND NOT (attribute.attname IS NULL AND EXISTS (
        SELECT FROM pg_depend AS use
        JOIN pg_attribute AS used
            ON used.attrelid = use.refobjid AND used.attnum = use.refobjsubid
        WHERE use.classid = 'pg_class'::regclass AND use.objid = item.indexrelid
            AND use.refobjid = item.indrelid AND used.attcollation = collation_.oid
    ))
WHERE (namespace.nspname = current_schema() OR namespace.nspname = ANY ($1))
    AND NOT EXISTS (
        SELECT FROM pg_constraint AS owner
        WHERE owner.conindid = item.indexrelid AND owner.contype IN ('p', 'u')
    )
ORDER BY table_name, index_relation.relname, key.position
