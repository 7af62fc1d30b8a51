//! What SQLite's pragmas do not tell.

use diesel::{Connection, SqliteConnection, connection::SimpleConnection};
use tablewright_cli::introspect::sqlite::introspect;
use tablewright_codegen::schema::{
    ColumnName, Deferrability, GeneratedStorage, Nullability, RawName, ReferentialAction, Schema,
    SearchLanguage, TableName,
};
use tablewright_testing::{Failed, Scratch, Server, Trial, on_server};

pub(crate) fn trials() -> Vec<Trial> {
    let trial = |name: &str, test: fn(&Scratch) -> Result<(), Failed>| {
        on_server(Server::Sqlite, name, test)
    };
    vec![
        trial("records_of_tools_and_shadow_tables_are_left_out", hidden),
        trial("an_external_content_table_with_its_triggers_is_a_search_index", search),
        trial("a_full_text_table_with_a_wrong_trigger_is_no_search_index", wrong_search),
        trial("constraints_without_names_get_those_of_the_scheme", unnamed),
        trial("hostile_names_are_read_as_they_are", hostile),
        trial("altered_tables_are_read_as_they_are_now", altered),
        trial("constraints_that_came_and_went_are_read_as_they_are_now", constrained),
    ]
}

fn describe(scratch: &Scratch, sql: &str) -> Result<Schema, Failed> {
    let mut connection = SqliteConnection::establish(&scratch.url)?;
    connection.batch_execute(sql)?;
    Ok(introspect(&mut connection)?)
}

fn hidden(scratch: &Scratch) -> Result<(), Failed> {
    let schema = describe(
        scratch,
        "CREATE TABLE __tablewright_history (version TEXT);
         CREATE INDEX ix ON __tablewright_history (version);
         CREATE TABLE __diesel_schema_migrations (version TEXT);
         CREATE VIRTUAL TABLE f USING fts5 (a);
         CREATE TABLE t (a INTEGER PRIMARY KEY AUTOINCREMENT);
         ANALYZE;",
    )?;
    assert_eq!(schema.tables.keys().map(TableName::as_str).collect::<Vec<_>>(), ["t"]);
    assert_eq!(schema.raw_objects.keys().map(RawName::as_str).collect::<Vec<_>>(), ["f"]);
    assert!(schema.views.is_empty());
    Ok(())
}

const SEARCH: &str = r#"
    CREATE TABLE note (id INTEGER NOT NULL PRIMARY KEY, title TEXT, "bo""dy" TEXT);
    CREATE VIRTUAL TABLE search_note USING fts5 (
        "title", "bo""dy", content = 'note', content_rowid = 'id', tokenize = 'porter unicode61'
    );
    CREATE TRIGGER search_note_insert AFTER INSERT ON note FOR EACH ROW BEGIN
        INSERT INTO search_note (rowid, title, "bo""dy") VALUES (new.id, new.title, new."bo""dy");
    END;
    CREATE TRIGGER search_note_update AFTER UPDATE ON note FOR EACH ROW BEGIN
        INSERT INTO search_note (search_note, rowid, title, "bo""dy")
            VALUES ('delete', old.id, old.title, old."bo""dy");
        INSERT INTO search_note (rowid, title, "bo""dy") VALUES (new.id, new.title, new."bo""dy");
    END;"#;

fn search(scratch: &Scratch) -> Result<(), Failed> {
    let delete = r#"
        CREATE TRIGGER search_note_delete AFTER DELETE ON note FOR EACH ROW BEGIN
            INSERT INTO search_note (search_note, rowid, title, "bo""dy")
                VALUES ('delete', old.id, old.title, old."bo""dy");
        END;"#;
    let schema = describe(scratch, &[SEARCH, delete].concat())?;
    let note = &schema.tables["note"];
    let index = &note.search_indexes["search_note"];
    assert_eq!(index.columns, [ColumnName::new("title"), ColumnName::new("bo\"dy")]);
    assert_eq!(index.language, SearchLanguage::English);
    assert!(note.triggers.is_empty() && schema.raw_objects.is_empty());
    Ok(())
}

fn wrong_search(scratch: &Scratch) -> Result<(), Failed> {
    let delete = "
        CREATE TRIGGER search_note_delete AFTER DELETE ON note BEGIN
            DELETE FROM search_note WHERE rowid = old.id;
        END;";
    let schema = describe(scratch, &[SEARCH, delete].concat())?;
    let note = &schema.tables["note"];
    assert!(note.search_indexes.is_empty());
    assert_eq!(note.triggers.len(), 3);
    assert!(schema.raw_objects.contains_key("search_note"));
    Ok(())
}

fn unnamed(scratch: &Scratch) -> Result<(), Failed> {
    let schema = describe(
        scratch,
        "CREATE TABLE p (id INTEGER PRIMARY KEY, k TEXT UNIQUE);
         CREATE TABLE t (
             a INTEGER CHECK (a > 0) REFERENCES P DEFERRABLE INITIALLY DEFERRED,
             b TEXT REFERENCES p (K) ON DELETE SET NULL,
             c INTEGER GENERATED ALWAYS AS (a + 1) VIRTUAL,
             PRIMARY KEY (a, b), UNIQUE (b, a), CHECK (a < 10), CHECK (b <> '')
         ) WITHOUT ROWID;",
    )?;
    let table = &schema.tables["t"];
    let names = |names: Vec<String>| names.join(" ");
    assert_eq!(table.primary_key.as_ref().ok_or("no primary key")?.name.as_str(), "pk_t");
    let unique = table.unique_constraints.keys().map(ToString::to_string).collect();
    assert_eq!(names(unique), "uq_t_b_a");
    let checks = table.checks.keys().map(ToString::to_string).collect();
    assert_eq!(names(checks), "ck_t_1 ck_t_2 ck_t_a");
    let first = &table.foreign_keys["fk_t_a"];
    assert_eq!(first.referenced_table.as_str(), "p");
    assert_eq!(first.referenced_columns, [ColumnName::new("id")]);
    assert_eq!(first.deferrability, Deferrability::InitiallyDeferred);
    let second = &table.foreign_keys["fk_t_b"];
    assert_eq!(second.referenced_columns, [ColumnName::new("k")]);
    assert_eq!(second.on_delete, ReferentialAction::SetNull);
    // A key of a table without rowid is never NULL, whatever its columns say.
    assert_eq!(table.columns[1].nullability, Nullability::NotNull);
    let generated = table.columns[2].generated.as_ref().ok_or("not generated")?;
    assert_eq!(generated.storage, GeneratedStorage::Virtual);
    Ok(())
}

fn hostile(scratch: &Scratch) -> Result<(), Failed> {
    let schema = describe(
        scratch,
        r#"CREATE TABLE "we""ird" (
               `a``b` TEXT CONSTRAINT "c ) k" CHECK (`a``b` <> ')"'), -- a comment, with ) and '
               [x y] INTEGER /* ( */ DEFAULT 5, 'z''z' TEXT COLLATE "NOCASE", "sel""ect" "a type"(3, 4),
               CONSTRAINT "uni que" UNIQUE ([x y], "z'z")
           );
           CREATE INDEX "i ""x" ON "we""ird" ("z'z" COLLATE RTRIM DESC, lower(`a``b`)) WHERE "x y" > 0;"#,
    )?;
    let table = &schema.tables["we\"ird"];
    let columns: Vec<_> = table.columns.iter().map(|column| column.name.as_str()).collect();
    assert_eq!(columns, ["a`b", "x y", "z'z", "sel\"ect"]);
    assert_eq!(table.columns[2].collation.sqlite.as_deref(), Some("NOCASE"));
    assert!(table.checks.contains_key("c ) k"));
    let unique = &table.unique_constraints["uni que"];
    assert_eq!(unique.columns, [ColumnName::new("x y"), ColumnName::new("z'z")]);
    let index = &table.indexes["i \"x"];
    assert_eq!(index.keys.len(), 2);
    assert_eq!(index.keys[0].collation.sqlite.as_deref(), Some("RTRIM"));
    assert!(index.predicate.is_some());
    Ok(())
}

fn altered(scratch: &Scratch) -> Result<(), Failed> {
    let schema = describe(
        scratch,
        "CREATE TABLE old (a INTEGER, b TEXT, CHECK (a > 0));
         ALTER TABLE old RENAME TO t;
         ALTER TABLE t RENAME COLUMN a TO \"new a\";
         ALTER TABLE t ADD COLUMN c TEXT NOT NULL DEFAULT 'x' CHECK (c <> '');
         ALTER TABLE t DROP COLUMN b;",
    )?;
    let table = &schema.tables["t"];
    let columns: Vec<_> = table.columns.iter().map(|column| column.name.as_str()).collect();
    assert_eq!(columns, ["new a", "c"]);
    let checks: Vec<_> = table.checks.keys().map(ToString::to_string).collect();
    assert_eq!(checks, ["ck_t_1", "ck_t_c"]);
    assert_eq!(table.columns[1].nullability, Nullability::NotNull);
    Ok(())
}

/// What `ALTER TABLE` knows since 3.53.
fn constrained(scratch: &Scratch) -> Result<(), Failed> {
    let schema = describe(
        scratch,
        "CREATE TABLE t (
             a INTEGER UNIQUE NOT NULL, -- a comment, with ) and '
             b TEXT CONSTRAINT \"of b\" CHECK (b <> '') REFERENCES t (c) DEFERRABLE, -- the last
             c TEXT UNIQUE NOT NULL, CONSTRAINT gone CHECK (a > 0), CONSTRAINT stays CHECK (a < 9) -- behind
         );
         INSERT INTO t VALUES (1, NULL, 'x');
         ALTER TABLE t DROP CONSTRAINT gone;
         ALTER TABLE t DROP CONSTRAINT \"of b\";
         ALTER TABLE t ADD CONSTRAINT \"new )\" CHECK ((b IN ('x', 'IS NOT FALSE')) IS NOT FALSE);
         ALTER TABLE t ADD CONSTRAINT plain CHECK (a > 0);
         ALTER TABLE t ALTER COLUMN a DROP NOT NULL;
         UPDATE t SET b = 'x';
         ALTER TABLE t ALTER COLUMN b SET NOT NULL;
         ALTER TABLE t ADD COLUMN d INTEGER;",
    )?;
    let table = &schema.tables["t"];
    let columns: Vec<_> =
        table.columns.iter().map(|it| (it.name.as_str(), it.nullability)).collect();
    let (null, not_null) = (Nullability::Nullable, Nullability::NotNull);
    assert_eq!(columns, [("a", null), ("b", not_null), ("c", not_null), ("d", null)]);
    let checks: Vec<_> =
        table.checks.iter().map(|(name, check)| format!("{name}: {}", check.expression)).collect();
    assert_eq!(checks, ["new ): b in ('x', 'IS NOT FALSE')", "plain: a > 0", "stays: a < 9"]);
    assert_eq!(table.foreign_keys["fk_t_b"].deferrability, Deferrability::InitiallyImmediate);
    Ok(())
}
