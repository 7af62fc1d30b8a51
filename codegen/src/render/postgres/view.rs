//! Keeps what is attached to PostgreSQL views that are created again.
//!
//! `DROP VIEW` also drops what no spec contains: grants, comments, options, the owner, triggers, rules, and for a
//! materialized view its indexes, statistics and `CLUSTER` order. Only the database knows them, so the migration asks
//! it: [`keep`] stores the statements that create them again in a setting of the session, and [`restore`] runs them.
//! [`restore`] skips what exists by then, because raw SQL created it, and what belongs to a column that the view no
//! longer has. If something cannot be created again, an error names it and rolls everything back.
//!
//! Source: PostgreSQL 16, "DROP VIEW", "System Administration Functions" (`set_config`), "Customized Options",
//! "System Catalogs", "System Information Functions".

use super::super::Script;
use crate::{
    plan::{CheckOption, KeptView},
    sql::writer::Statement,
};

/// Stores what is attached to `views`.
pub(super) fn keep(views: &[KeptView], out: &mut Script) {
    out.headed("what hangs on views that are made again", |sql| {
        sql.words("DO").dollar_quoted(|body| {
            body.line(0).words("BEGIN").line(1);
            body.words("PERFORM set_config('tablewright.views', coalesce((").line(1);
            body.words(WANTED);
            listed(views, body);
            body.mark(NOTED);
            without_unsaid(views, body);
            body.line(1).words("), '[]'), FALSE);");
            body.line(0).words("END;").line(0);
        })
    });
}

/// Attaches it to `views` again.
pub(super) fn restore(views: &[KeptView], out: &mut Script) {
    out.headed("what hung on views that have been made again", |sql| {
        sql.words("DO").dollar_quoted(|body| {
            body.line(0).words(DECLARED).line(1);
            body.words("FOR item IN").line(1).words(WANTED);
            listed(views, body);
            body.mark(RESTORED).line(0);
        })
    });
}

/// The views as rows: the quoted name, and whether the query in the spec has a `CHECK OPTION`.
fn listed(views: &[KeptView], body: &mut Statement) {
    body.lines(3, views, |body, view| {
        body.words("(").name_as_text(&view.name).mark(match view.check {
            CheckOption::Spec => ", TRUE)",
            CheckOption::Database => ", FALSE)",
        });
    });
}

/// Skips what raw SQL no longer attaches to a view: a removed statement creates or names it.
fn without_unsaid(views: &[KeptView], body: &mut Statement) {
    let statements = views
        .iter()
        .flat_map(|view| view.unsaid.iter().map(move |statement| (&view.name, statement)));
    let mut statements = statements.peekable();
    if statements.peek().is_none() {
        return;
    }
    body.mark(UNSAID).lines(4, statements, |body, (view, statement)| {
        body.words("(").name_as_text(view).mark(",").text_literal(statement).mark(")");
    });
    body.mark(UNSAID_WORDS);
}

const UNSAID: &str = "
        WHERE NOT EXISTS (
            SELECT FROM (VALUES";

/// The word by which a statement names the object, after the verb that attaches such an object to a view.
const UNSAID_WORDS: &str = r#"
            ) AS unsaid (title, statement)
            CROSS JOIN LATERAL (VALUES (
                CASE
                    WHEN what IN ('index', 'trigger', 'rule', 'statistics') THEN 'create'
                    WHEN what LIKE 'grant%' THEN 'grant'
                    WHEN what LIKE 'comment%' THEN 'comment'
                    WHEN what = 'security label' THEN 'security'
                    ELSE 'alter'
                END,
                CASE
                    WHEN what LIKE 'grant%' THEN
                        trim(BOTH '"' FROM substring(noted.statement FROM ' TO (.*?)(?: WITH GRANT OPTION)?$'))
                    WHEN what = 'comment' THEN 'view'
                    WHEN what = 'owner' THEN 'owner'
                    ELSE name
                END
            )) AS hanging (verb, word)
            WHERE unsaid.title = noted.title AND unsaid.statement ~* format(
                '^[[:space:]]*%s[^[:alnum:]_](.*[^[:alnum:]_])?%s($|[^[:alnum:]_])',
                verb, regexp_replace(word, '([^[:alnum:]_])', E'\\\\\\1', 'g')
            )
        )"#;

/// The views that the following rows name.
const WANTED: &str = "    WITH wanted (title, says_check) AS (VALUES";

/// The statements, in the order in which they run.
const NOTED: &str = "
        ),
        view_ AS (
            SELECT
                item.*,
                wanted.title,
                wanted.says_check,
                CASE item.relkind WHEN 'm' THEN 'MATERIALIZED VIEW' ELSE 'VIEW' END AS noun
            FROM wanted
            JOIN pg_catalog.pg_class AS item ON item.oid = to_regclass(wanted.title)
            WHERE item.relkind IN ('v', 'm')
        ),
        noted (rank, title, what, name, statement) AS (
            SELECT 1, title, 'option', split_part(part, '=', 1), format(
                'ALTER %s %s SET (%I = %L)', noun, title, split_part(part, '=', 1), substr(part, strpos(part, '=') + 1)
            )
            FROM view_
            CROSS JOIN unnest(reloptions) AS part
            WHERE NOT (says_check AND part LIKE 'check_option=%')
            UNION ALL
            SELECT 2, title, 'default of column', attname, format(
                'ALTER VIEW %s ALTER COLUMN %I SET DEFAULT %s', title, attname, pg_get_expr(adbin, adrelid)
            )
            FROM view_
            JOIN pg_catalog.pg_attrdef ON adrelid = view_.oid
            JOIN pg_catalog.pg_attribute ON attrelid = adrelid AND attnum = adnum
            UNION ALL
            SELECT 3, title, 'index', index_.relname, pg_get_indexdef(index_.oid)
            FROM view_
            JOIN pg_catalog.pg_index ON indrelid = view_.oid
            JOIN pg_catalog.pg_class AS index_ ON index_.oid = indexrelid
            UNION ALL
            SELECT 4, title, 'clustering by index', index_.relname, format('ALTER %s %s CLUSTER ON %I', noun, title, index_.relname)
            FROM view_
            JOIN pg_catalog.pg_index ON indrelid = view_.oid AND indisclustered
            JOIN pg_catalog.pg_class AS index_ ON index_.oid = indexrelid
            UNION ALL
            SELECT 4, title, 'statistics target of index', index_.relname, format(
                'ALTER INDEX %s ALTER COLUMN %s SET STATISTICS %s', index_.oid::regclass, attnum, attstattarget
            )
            FROM view_
            JOIN pg_catalog.pg_index ON indrelid = view_.oid
            JOIN pg_catalog.pg_class AS index_ ON index_.oid = indexrelid
            JOIN pg_catalog.pg_attribute ON attrelid = index_.oid AND attstattarget >= 0
            UNION ALL
            SELECT 4, title, 'statistics target of column', attname, format(
                'ALTER %s %s ALTER COLUMN %I SET STATISTICS %s', noun, title, attname, attstattarget
            )
            FROM view_
            JOIN pg_catalog.pg_attribute ON attrelid = view_.oid AND attnum > 0 AND attstattarget >= 0
            UNION ALL
            SELECT 4, title, 'option of column', attname, format(
                'ALTER %s %s ALTER COLUMN %I SET (%I = %L)',
                noun, title, attname, split_part(part, '=', 1), substr(part, strpos(part, '=') + 1)
            )
            FROM view_
            JOIN pg_catalog.pg_attribute ON attrelid = view_.oid AND attnum > 0
            CROSS JOIN unnest(attoptions) AS part
            UNION ALL
            SELECT 4, title, 'statistics', stxname, pg_get_statisticsobjdef(item.oid)
            FROM view_
            JOIN pg_catalog.pg_statistic_ext AS item ON stxrelid = view_.oid
            UNION ALL
            SELECT 5, title, 'target of statistics', stxname, format(
                'ALTER STATISTICS %I.%I SET STATISTICS %s', nspname, stxname, stxstattarget
            )
            FROM view_
            JOIN pg_catalog.pg_statistic_ext AS item ON stxrelid = view_.oid AND stxstattarget >= 0
            JOIN pg_catalog.pg_namespace AS space ON space.oid = stxnamespace
            UNION ALL
            SELECT 4, title, 'trigger', tgname, pg_get_triggerdef(item.oid)
            FROM view_
            JOIN pg_catalog.pg_trigger AS item ON tgrelid = view_.oid AND NOT tgisinternal
            UNION ALL
            SELECT 5, title, 'rule', rulename, pg_get_ruledef(item.oid)
            FROM view_
            JOIN pg_catalog.pg_rewrite AS item ON ev_class = view_.oid AND rulename <> '_RETURN'
            UNION ALL
            SELECT 6, title, 'grant', privilege_type, format(
                'GRANT %s ON %s TO %s%s', privilege_type, title,
                CASE grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(grantee)) END,
                CASE WHEN is_grantable THEN ' WITH GRANT OPTION' ELSE '' END
            )
            FROM view_
            CROSS JOIN aclexplode(relacl)
            WHERE grantee <> relowner
            UNION ALL
            SELECT 6, title, 'grant on column', attname, format(
                'GRANT %s (%I) ON %s TO %s%s', privilege_type, attname, title,
                CASE grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(grantee)) END,
                CASE WHEN is_grantable THEN ' WITH GRANT OPTION' ELSE '' END
            )
            FROM view_
            JOIN pg_catalog.pg_attribute ON attrelid = view_.oid AND attnum > 0
            CROSS JOIN aclexplode(attacl)
            UNION ALL
            SELECT 7, title, 'comment', '', format('COMMENT ON %s %s IS %L', noun, title, description)
            FROM view_
            JOIN pg_catalog.pg_description ON objoid = view_.oid AND classoid = 'pg_class'::regclass AND objsubid = 0
            UNION ALL
            SELECT 7, title, 'comment on column', attname, format('COMMENT ON COLUMN %s.%I IS %L', title, attname, description)
            FROM view_
            JOIN pg_catalog.pg_attribute ON attrelid = view_.oid AND attnum > 0
            JOIN pg_catalog.pg_description
                ON objoid = view_.oid AND classoid = 'pg_class'::regclass AND objsubid = attnum
            UNION ALL
            SELECT 7, title, 'comment on trigger', tgname, format('COMMENT ON TRIGGER %I ON %s IS %L', tgname, title, description)
            FROM view_
            JOIN pg_catalog.pg_trigger AS item ON tgrelid = view_.oid AND NOT tgisinternal
            JOIN pg_catalog.pg_description ON objoid = item.oid AND classoid = 'pg_trigger'::regclass
            UNION ALL
            SELECT 7, title, 'comment on rule', rulename, format('COMMENT ON RULE %I ON %s IS %L', rulename, title, description)
            FROM view_
            JOIN pg_catalog.pg_rewrite AS item ON ev_class = view_.oid AND rulename <> '_RETURN'
            JOIN pg_catalog.pg_description ON objoid = item.oid AND classoid = 'pg_rewrite'::regclass
            UNION ALL
            SELECT 7, title, 'comment on index', index_.relname, format('COMMENT ON INDEX %s IS %L', index_.oid::regclass, description)
            FROM view_
            JOIN pg_catalog.pg_index ON indrelid = view_.oid
            JOIN pg_catalog.pg_class AS index_ ON index_.oid = indexrelid
            JOIN pg_catalog.pg_description ON objoid = index_.oid AND classoid = 'pg_class'::regclass
            UNION ALL
            SELECT 7, title, 'comment on statistics', stxname, format(
                'COMMENT ON STATISTICS %I.%I IS %L', nspname, stxname, description
            )
            FROM view_
            JOIN pg_catalog.pg_statistic_ext AS item ON stxrelid = view_.oid
            JOIN pg_catalog.pg_namespace AS space ON space.oid = stxnamespace
            JOIN pg_catalog.pg_description ON objoid = item.oid AND classoid = 'pg_statistic_ext'::regclass
            UNION ALL
            SELECT 8, title, 'security label', provider, format('SECURITY LABEL FOR %I ON %s %s IS %L', provider, noun, title, label)
            FROM view_
            JOIN pg_catalog.pg_seclabel ON objoid = view_.oid AND classoid = 'pg_class'::regclass AND objsubid = 0
            UNION ALL
            SELECT 9, title, 'owner', '', format('ALTER %s %s OWNER TO %I', noun, title, pg_get_userbyid(relowner))
            FROM view_
            WHERE relowner <> to_regrole(quote_ident(current_user))
        )
        SELECT jsonb_agg(to_jsonb(noted) ORDER BY rank, title, name)::text
        FROM noted";

const DECLARED: &str = "DECLARE
    item record;
    relation regclass;
    noted text := current_setting('tablewright.views', TRUE);
BEGIN
    IF coalesce(noted, '') = '' THEN
        RAISE EXCEPTION 'what hung on the views is not known any more: run the whole migration in one session';
    END IF;
    -- Default privileges may have granted more than there was.";

const RESTORED: &str = "
        )
        SELECT DISTINCT wanted.title, grantee
        FROM wanted
        JOIN pg_catalog.pg_class AS made ON made.oid = to_regclass(wanted.title)
        CROSS JOIN aclexplode(made.relacl)
        WHERE grantee <> made.relowner AND EXISTS (SELECT FROM pg_catalog.pg_default_acl)
    LOOP
        EXECUTE format(
            'REVOKE ALL ON %s FROM %s', item.title,
            CASE item.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(item.grantee)) END
        );
    END LOOP;
    FOR item IN
        SELECT part ->> 'title' AS title, part ->> 'what' AS what, part ->> 'name' AS name, part ->> 'statement' AS statement
        FROM jsonb_array_elements(noted::jsonb) WITH ORDINALITY AS note (part, place)
        ORDER BY place
    LOOP
        relation := to_regclass(item.title);
        CONTINUE WHEN item.what LIKE '%column' AND NOT EXISTS (
            SELECT FROM pg_catalog.pg_attribute
            WHERE attrelid = relation AND attname = item.name AND NOT attisdropped
        );
        CONTINUE WHEN item.what = 'trigger'
            AND EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = relation AND tgname = item.name);
        CONTINUE WHEN item.what = 'rule'
            AND EXISTS (SELECT FROM pg_catalog.pg_rewrite WHERE ev_class = relation AND rulename = item.name);
        CONTINUE WHEN item.what = 'index' AND EXISTS (
            SELECT FROM pg_catalog.pg_index JOIN pg_catalog.pg_class AS index_ ON index_.oid = indexrelid
            WHERE indrelid = relation AND relname = item.name
        );
        CONTINUE WHEN item.what LIKE '% index' AND NOT EXISTS (
            SELECT FROM pg_catalog.pg_index JOIN pg_catalog.pg_class AS index_ ON index_.oid = indexrelid
            WHERE indrelid = relation AND relname = item.name
        );
        CONTINUE WHEN item.what = 'statistics'
            AND EXISTS (SELECT FROM pg_catalog.pg_statistic_ext WHERE stxrelid = relation AND stxname = item.name);
        CONTINUE WHEN item.what LIKE '% statistics'
            AND NOT EXISTS (SELECT FROM pg_catalog.pg_statistic_ext WHERE stxrelid = relation AND stxname = item.name);
        CONTINUE WHEN item.what = 'comment' AND obj_description(relation, 'pg_class') IS NOT NULL;
        BEGIN
            EXECUTE item.statement;
        EXCEPTION WHEN OTHERS THEN
            RAISE EXCEPTION USING
                ERRCODE = SQLSTATE,
                MESSAGE = concat_ws(
                    ' ', item.what, nullif(item.name, ''), 'of view', item.title, 'cannot be made again:', SQLERRM
                ),
                HINT = 'Nothing that hangs on a view is lost silently: take it away by hand, or say it in the spec as raw SQL.';
        END;
    END LOOP;
    PERFORM set_config('tablewright.views', '', FALSE);
END;";
