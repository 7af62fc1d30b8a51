//! PostgreSQL databases of other people, once around: imported, made anew on an empty database with the same
//! definitions by the server's own dump, adopted, verified, and given a column that is taken back.

use diesel::{
    QueryableByName, RunQueryDsl, connection::SimpleConnection, sql_query, sql_types::Text,
};
use tablewright::{AnyConnection, connection};
use tablewright_cli::import::{Imported, import};
use tablewright_testing::{Database, Failed, Scratch, Server};

use crate::project::Project;

/// What a database has, as the server tells it: each constraint, index, column, sequence and partition.
const DEFINITIONS: &str = "
WITH own AS (
    SELECT oid, relname, relkind, relispartition, relpersistence FROM pg_class
    WHERE relnamespace = current_schema()::regnamespace AND relname !~ '__(tablewright|diesel)'
)
SELECT concat_ws(' ', 'relation', relname, relkind, relispartition, relpersistence, pg_get_partkeydef(oid),
    (SELECT pg_get_expr(relpartbound, item.oid) FROM pg_class WHERE pg_class.oid = item.oid)) AS line
FROM own AS item
UNION ALL
SELECT concat_ws(' ', 'constraint', own.relname, conname, pg_get_constraintdef(part.oid))
FROM pg_constraint AS part JOIN own ON own.oid = part.conrelid
UNION ALL
SELECT concat_ws(' ', 'index', pg_get_indexdef(part.indexrelid), part.indisvalid)
FROM pg_index AS part JOIN own ON own.oid = part.indrelid
UNION ALL
SELECT concat_ws(' ', 'column', own.relname, attname, format_type(atttypid, atttypmod), attnotnull,
    pg_get_expr(adbin, adrelid))
FROM pg_attribute AS part JOIN own ON own.oid = part.attrelid AND own.relkind IN ('r', 'p')
LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
WHERE attnum > 0 AND NOT attisdropped
UNION ALL
SELECT concat_ws(' ', 'sequence', own.relname, seqtypid::regtype, seqstart, seqincrement, seqmin, seqmax, seqcache,
    seqcycle, pg_describe_object(refclassid, refobjid, refobjsubid))
FROM pg_sequence AS part JOIN own ON own.oid = part.seqrelid
LEFT JOIN pg_depend AS owner
    ON owner.classid = 'pg_class'::regclass AND owner.objid = part.seqrelid AND owner.deptype = 'a'
ORDER BY 1";

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

/// All definitions of a database, in order.
pub(crate) fn definitions(connection: &mut AnyConnection) -> Result<Vec<String>, Failed> {
    let lines: Vec<Line> = sql_query(DEFINITIONS).load(connection)?;
    Ok(lines.into_iter().map(|it| it.line).collect())
}

/// What the tables of Tablewright and of Diesel are called.
const HISTORIES: [&str; 2] = ["__tablewright", "__diesel"];

/// The statements of `pg_dump`, in order, without those of the histories.
fn dump(scratch: &Scratch) -> Result<Vec<String>, Failed> {
    let text = scratch.pg_dump()?;
    let lines = text.lines().filter(|line| !line.starts_with("--") && !line.starts_with('\\'));
    let lines: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
    let text = lines.join("\n");
    let statements = text.split(";\n").filter(|it| !HISTORIES.iter().any(|name| it.contains(name)));
    let mut statements: Vec<String> = statements.map(str::to_owned).collect();
    statements.sort();
    Ok(statements)
}

/// A database that is adopted, and the spec that was imported from it.
pub(crate) struct Circle {
    pub(crate) project: Project,
    pub(crate) spec: String,
    pub(crate) imported: Imported,
    pub(crate) connection: AnyConnection,
}

/// Goes once around with what `sql` makes in `scratch`, which has this table with a key `id`.
pub(crate) fn once_around(scratch: &Scratch, sql: &str, table: &str) -> Result<Circle, Failed> {
    let url = scratch.url.as_str();
    let mut connection = connection::open(url)?;
    connection.batch_execute(sql)?;
    let before = definitions(&mut connection)?;
    let imported = import(&mut connection)?;
    let spec = imported.spec.clone();
    let mut project = Project::new(&spec).map_err(|error| format!("{error:?}\n{spec}"))?;

    let empty = Scratch::new(scratch.server)?;
    project.run("migrate", &empty.url, &[], 0);
    project.run("verify", &empty.url, &[], 0);
    assert_eq!(definitions(&mut connection::open(&empty.url)?)?, before, "{spec}");
    if scratch.server == Server::Postgres {
        assert_eq!(dump(&empty)?, dump(scratch)?, "{spec}");
    }
    project.run("revert", &empty.url, &["--allow-loss"], 0);
    let left = definitions(&mut connection::open(&empty.url)?)?;
    assert_eq!(left, Vec::<String>::new(), "{spec}");

    project.run("adopt", url, &["--apply", "--no-backup"], 0);
    project.run("verify", url, &[], 0);
    assert_eq!(definitions(&mut connection)?, before, "{spec}");

    let heading = ["  ", table, ":\n    columns:\n"].concat();
    assert!(spec.contains(&heading), "{spec}");
    let grown = spec.replace(&heading, &[&heading, "      added_later: text?\n"].concat());
    project.seal(&grown, "added")?;
    project.run("migrate", url, &[], 0);
    project.run("verify", url, &[], 0);
    project.run("revert", url, &["--allow-loss"], 0);
    assert_eq!(definitions(&mut connection)?, before, "{spec}");
    project.run("migrate", url, &[], 0);
    Ok(Circle { project, spec: grown, imported, connection })
}

/// The trials of a test on PostgreSQL.
pub(crate) fn on_postgres(
    name: &str,
    test: fn(&Scratch) -> Result<(), Failed>,
) -> Vec<tablewright_testing::Trial> {
    if cfg!(feature = "postgres") {
        tablewright_testing::on(Database::Postgres, name, test)
    } else {
        Vec::new()
    }
}
