-- The triggers of every table of the current namespace, with the source of their functions. One that has a condition,
-- arguments or another language than PL/pgSQL is more than a schema can say.
--
-- Bits of tgtype: 1 row, 2 before, 4 insert, 8 delete, 16 update, 32 truncate, 64 instead of.
-- Source: PostgreSQL 16, "System Catalogs": pg_trigger; server source, catalog/pg_trigger.h.
SELECT
    relation.relname::text AS table_name,
    item.tgname::text AS name,
    item.tgtype::integer AS type_bits,
    item.tgqual IS NOT NULL OR item.tgnargs > 0 OR item.tgconstraint <> 0
        OR language.lanname <> 'plpgsql' AS is_beyond,
    ARRAY(
        SELECT attribute.attname::text
        FROM unnest(item.tgattr::smallint[]) WITH ORDINALITY AS key (number, position)
        JOIN pg_attribute AS attribute
            ON attribute.attrelid = item.tgrelid AND attribute.attnum = key.number
        ORDER BY key.position
    ) AS update_columns,
    function.prosrc AS source,
    pg_get_triggerdef(item.oid, TRUE) AS definition
FROM pg_trigger AS item
JOIN pg_class AS relation ON relation.oid = item.tgrelid
JOIN pg_namespace AS namespace ON namespace.oid = relation.relnamespace
JOIN pg_proc AS function ON function.oid = item.tgfoid
JOIN pg_language AS language ON language.oid = function.prolang
WHERE namespace.nspname = current_schema() AND NOT item.tgisinternal
ORDER BY relation.relname, item.tgname
