-- Every table of the namespaces with its columns, in order; a table may have none.
--
-- $1 are the namespaces beside the first of the connection; the names of what is in those begin with theirs.
-- Tables that belong to an extension are that extension's, not the schema's. A SERIAL column, whose default asks a
-- sequence of its own for the next number, is told as numbered in the way s, without that default.
-- Source: PostgreSQL 16, "System Catalogs": pg_class, pg_attribute, pg_attrdef, pg_collation,
-- pg_description, pg_depend.
-- It begins with `serial.sql`.
SELECT
    concat(CASE WHEN namespace.nspname <> current_schema() THEN namespace.nspname || '.' END, relation.relname) AS table_name,
    relation_comment.description AS table_comment,
    attribute.attname::text AS name,
    format_type(attribute.atttypid, attribute.atttypmod) AS type_text,
    attribute.attnotnull AS is_not_null,
    CASE WHEN serial.table_id IS NOT NULL THEN 's' ELSE attribute.attidentity::text END AS identity,
    attribute.attgenerated::text AS generated,
    CASE WHEN serial.table_id IS NULL THEN pg_get_expr(defaults.adbin, defaults.adrelid) END AS default_text,
    collation_.collname::text AS collation_name,
    comment.description AS comment
FROM pg_class AS relation
JOIN pg_namespace AS namespace ON namespace.oid = relation.relnamespace
LEFT JOIN pg_description AS relation_comment
    ON relation_comment.objoid = relation.oid
    AND relation_comment.classoid = 'pg_class'::regclass
    AND relation_comment.objsubid = 0
LEFT JOIN pg_attribute AS attribute
    ON attribute.attrelid = relation.oid
    AND attribute.attnum > 0
    AND NOT attribute.attisdropped
LEFT JOIN pg_type AS type_ ON type_.oid = attribute.atttypid
LEFT JOIN pg_attrdef AS defaults
    ON defaults.adrelid = relation.oid AND defaults.adnum = attribute.attnum
    -- A default NULL is none, unless it stands against that of a domain.
    AND (type_.typdefault IS NOT NULL
        OR pg_get_expr(defaults.adbin, defaults.adrelid) !~ '^NULL(::[^''|+(]*)?$')
LEFT JOIN serial ON serial.table_id = relation.oid AND serial.number = attribute.attnum
LEFT JOIN pg_collation AS collation_
    ON collation_.oid = attribute.attcollation AND attribute.attcollation <> type_.typcollation
LEFT JOIN pg_description AS comment
    ON comment.objoid = relation.oid
    AND comment.classoid = 'pg_class'::regclass
    AND comment.objsubid = attribute.attnum
WHERE (namespace.nspname = current_schema() OR namespace.nspname = ANY ($1))
    AND relation.relkind IN ('r', 'p')
    AND NOT EXISTS (
        SELECT FROM pg_depend AS owner
        WHERE owner.classid = 'pg_class'::regclass
            AND owner.objid = relation.oid
            AND owner.deptype = 'e'
    )
ORDER BY table_name, attribute.attnum
