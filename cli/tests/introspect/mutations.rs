//! Every change that somebody makes to a database by hand is found, and named.

use diesel::connection::SimpleConnection;
use tablewright::{AnyConnection, connection};
use tablewright_cli::{
    drift::{Difference, differences},
    introspect::introspect,
};
use tablewright_codegen::{
    dialect::Dialect,
    plan::create,
    render::render,
    schema::{Declaration, Schema},
    spec::load_str,
};
use tablewright_testing::{Database, Failed, Scratch, Server, Trial, on};

use crate::linked::is_linked;

const SPEC: &str = r"
enums: { tier: [A, B] }
tables:
  author:
    columns: { id: bigint auto_increment, name: string(50) }
    primary_key: id
    unique: [[name]]
  book:
    columns:
      id: bigint auto_increment
      author_id: { type: bigint, references: author.id, on_delete: cascade }
      title: string(100) = 'untitled'
      tier: tier?
      pages: integer? = 1
    primary_key: id
    checks: [{ name: ck_book_pages, check: pages between 1 and 5000 }]
    indexes: [[title desc, pages]]
    triggers:
      touch:
        timing: after
        events: [delete]
        body:
          sqlite: DELETE FROM author WHERE id = 0;
          postgres: DELETE FROM author WHERE id = 0; RETURN OLD;
          mysql: DELETE FROM author WHERE id = 0;
views: { titles: { query: SELECT title FROM book } }
";

/// A change, and the path under which it has to be told.
type Mutation = (&'static str, &'static str);

const SQLITE: &[Mutation] = &[
    ("ALTER TABLE book ADD COLUMN extra TEXT", "tables › book › columns › extra"),
    ("ALTER TABLE author RENAME COLUMN name TO title", "tables › author › columns › name"),
    ("DROP INDEX ix_book_title_pages", "tables › book › indexes › ix_book_title_pages"),
    (
        "DROP INDEX ix_book_title_pages; CREATE INDEX ix_book_title_pages ON book (title, pages)",
        "tables › book › indexes › ix_book_title_pages › keys",
    ),
    ("CREATE TABLE other (a INTEGER)", "tables › other"),
    ("DROP VIEW titles", "views › titles"),
    (
        "DROP VIEW titles; CREATE VIEW titles AS SELECT title, id FROM book",
        "views › titles › query › sqlite",
    ),
    ("DROP TRIGGER touch", "tables › book › triggers › touch"),
    (
        "DROP TRIGGER touch; CREATE TRIGGER touch AFTER DELETE ON book BEGIN SELECT 1; END",
        "tables › book › triggers › touch › body › sqlite",
    ),
    (
        "PRAGMA writable_schema = 1; UPDATE sqlite_schema SET sql = replace(sql, '5000', '6000') \
         WHERE name = 'book'; PRAGMA writable_schema = RESET",
        "tables › book › checks › ck_book_pages › expression",
    ),
    (
        "PRAGMA writable_schema = 1; UPDATE sqlite_schema SET sql = replace(sql, 'untitled', 'x') \
         WHERE name = 'book'; PRAGMA writable_schema = RESET",
        "tables › book › columns › title › default",
    ),
    (
        "PRAGMA writable_schema = 1; UPDATE sqlite_schema SET sql = replace(sql, 'CASCADE', 'SET NULL') \
         WHERE name = 'book'; PRAGMA writable_schema = RESET",
        "tables › book › foreign_keys › fk_book_author_id › on_delete",
    ),
];

const POSTGRES: &[Mutation] = &[
    ("ALTER TABLE book ADD COLUMN extra TEXT", "tables › book › columns › extra"),
    ("ALTER TABLE author ALTER name TYPE VARCHAR(49)", "tables › author › columns › name › type"),
    ("ALTER TABLE book ALTER title DROP NOT NULL", "tables › book › columns › title › nullability"),
    ("ALTER TABLE book ALTER pages SET DEFAULT 2", "tables › book › columns › pages › default"),
    ("ALTER TABLE book ALTER id DROP IDENTITY", "tables › book › columns › id › auto_increment"),
    (
        "ALTER TABLE book DROP CONSTRAINT ck_book_tier_enum",
        "tables › book › checks › ck_book_tier_enum",
    ),
    (
        "ALTER TABLE book DROP CONSTRAINT ck_book_pages; \
         ALTER TABLE book ADD CONSTRAINT ck_book_pages CHECK (pages BETWEEN 0 AND 5000)",
        "tables › book › checks › ck_book_pages › expression",
    ),
    (
        "ALTER TABLE author RENAME CONSTRAINT uq_author_name TO other",
        "tables › author › unique_constraints › other",
    ),
    (
        "ALTER TABLE book ALTER CONSTRAINT fk_book_author_id DEFERRABLE",
        "tables › book › foreign_keys › fk_book_author_id › deferrability",
    ),
    (
        "DROP INDEX ix_book_title_pages; CREATE INDEX ix_book_title_pages ON book USING hash (title)",
        "tables › book › indexes › ix_book_title_pages › method",
    ),
    (
        "DROP INDEX ix_book_title_pages; \
         CREATE INDEX ix_book_title_pages ON book (title DESC, pages) WHERE pages > 1",
        "tables › book › indexes › ix_book_title_pages › predicate",
    ),
    ("COMMENT ON COLUMN book.title IS 'x'", "tables › book › columns › title › comment"),
    ("DROP TRIGGER touch ON book", "tables › book › triggers › touch"),
    ("DROP VIEW titles", "views › titles"),
    ("CREATE TABLE other ()", "tables › other"),
];

const MYSQL: &[Mutation] = &[
    ("ALTER TABLE book ADD COLUMN extra TEXT", "tables › book › columns › extra"),
    (
        "ALTER TABLE book MODIFY title VARCHAR(99) NOT NULL DEFAULT 'untitled'",
        "tables › book › columns › title › type",
    ),
    (
        "ALTER TABLE book MODIFY title VARCHAR(100) DEFAULT 'untitled'",
        "tables › book › columns › title › nullability",
    ),
    ("ALTER TABLE book ALTER pages SET DEFAULT 2", "tables › book › columns › pages › default"),
    (
        "ALTER TABLE book MODIFY title VARCHAR(100) COLLATE utf8mb4_general_ci NOT NULL DEFAULT 'untitled'",
        "tables › book › columns › title › collation",
    ),
    (
        "ALTER TABLE book DROP CONSTRAINT ck_book_tier_enum",
        "tables › book › checks › ck_book_tier_enum",
    ),
    (
        "ALTER TABLE book DROP FOREIGN KEY fk_book_author_id; \
         ALTER TABLE book ADD CONSTRAINT fk_book_author_id FOREIGN KEY (author_id) REFERENCES author (id)",
        "tables › book › foreign_keys › fk_book_author_id › on_delete",
    ),
    (
        "ALTER TABLE book DROP INDEX ix_book_title_pages",
        "tables › book › indexes › ix_book_title_pages",
    ),
    (
        "ALTER TABLE author DROP INDEX uq_author_name",
        "tables › author › unique_constraints › uq_author_name",
    ),
    ("ALTER TABLE book COMMENT = 'x'", "tables › book › comment"),
    ("DROP TRIGGER touch", "tables › book › triggers › touch"),
    ("DROP VIEW titles", "views › titles"),
    ("CREATE TABLE other (a INTEGER)", "tables › other"),
];

pub(crate) fn trials() -> Vec<Trial> {
    let each =
        [(Database::Sqlite, SQLITE), (Database::Postgres, POSTGRES), (Database::Mysql, MYSQL)];
    each.into_iter()
        .filter(|(database, _)| is_linked(*database))
        .flat_map(|(database, mutations)| {
            on(database, "every_change_by_hand_is_found_and_named", move |scratch| {
                check_all(scratch.server, mutations)
            })
        })
        .collect()
}

fn check_all(server: Server, mutations: &[Mutation]) -> Result<(), Failed> {
    let loaded = load_str("schema.yaml", SPEC).map_err(|errors| format!("{errors:#?}"))?;
    let wrong: Vec<_> = mutations
        .iter()
        .filter_map(|mutation| check(server, &loaded.declaration, *mutation).err())
        .map(|failed| failed.message().unwrap_or_default().to_owned())
        .collect();
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n").into()) }
}

fn check(server: Server, declared: &Declaration, mutation: Mutation) -> Result<(), Failed> {
    let scratch = Scratch::new(server)?;
    let dialect = Dialect::from_keyword(server.database().keyword()).ok_or("no such dialect")?;
    let mut connection = connection::open(&scratch.url)?;
    let plan = create(&declared.schema, &declared.settings, dialect);
    connection.batch_execute(&render(&plan)?.to_sql())?;
    let untouched = paths(&declared.schema, &mut connection, dialect)?;
    let (sql, path) = mutation;
    connection.batch_execute(sql).map_err(|error| format!("{sql}: {error}"))?;
    let found = paths(&declared.schema, &mut connection, dialect)?;
    let is_named = found.iter().any(|found| found.starts_with(path));
    if untouched.is_empty() && is_named {
        return Ok(());
    }
    Err(format!("{sql}: before {untouched:?}, after {found:?}, not {path}").into())
}

fn paths(
    declared: &Schema,
    connection: &mut AnyConnection,
    dialect: Dialect,
) -> Result<Vec<String>, Failed> {
    let found = introspect(connection)?;
    let differences = differences(declared, &found, dialect);
    Ok(differences.iter().map(Difference::path).collect())
}
