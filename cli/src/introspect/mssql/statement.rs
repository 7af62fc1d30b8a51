//! Triggers and views of SQL Server, which stores their statements as they were sent.
//!
//! Source: SQL Server, "CREATE TRIGGER (Transact-SQL)", "CREATE VIEW (Transact-SQL)".

use tablewright::connection::DatabaseKind;
use tablewright_codegen::{
    dialect::Dialect,
    schema::{
        ColumnName, RawName, RawObject, RawPosition, RawSql, Trigger, TriggerEvent, TriggerName,
        TriggerTiming,
    },
    sql::writer::Statement,
};

use super::rows::TriggerRow;
use crate::{
    introspect::{Found, deviation::Thing, is_hidden, only},
    tokens::Reader,
};

/// Adds the triggers, of which each row is one event.
pub(super) fn add_triggers(found: &mut Found, rows: Vec<TriggerRow>) {
    let mut rows = rows.into_iter().filter(|row| !is_hidden(&row.table_name)).peekable();
    while let Some(row) = rows.next() {
        let mut events = vec![read_event(&row.event)];
        while let Some(same) = rows.next_if(|next| next.name == row.name) {
            events.push(read_event(&same.event));
        }
        events.sort_unstable();
        add_trigger(found, row, events);
    }
}

fn read_event(event: &str) -> TriggerEvent {
    match event {
        "INSERT" => TriggerEvent::Insert,
        "DELETE" => TriggerEvent::Delete,
        _ => TriggerEvent::Update,
    }
}

fn add_trigger(found: &mut Found, row: TriggerRow, events: Vec<TriggerEvent>) {
    let thing = Thing::Part("trigger", &row.table_name, &row.name);
    if row.is_disabled {
        found.note(thing, "is switched off");
    }
    let Some(statement) = row.statement else {
        return found.note(thing, "is encrypted");
    };
    let table = found.schema.tables.get_mut(row.table_name.as_str());
    let text = if row.is_instead_of { None } else { read_trigger(&statement) };
    let (Some(table), Some((update_columns, body))) = (table, text) else {
        return add_raw(found, "DROP TRIGGER", &row.name, statement);
    };
    let trigger = Trigger {
        timing: TriggerTiming::After,
        events,
        update_columns,
        body: only(Dialect::Mssql, Some(body)),
    };
    table.triggers.insert(TriggerName::new(row.name), trigger);
}

/// Keeps what a schema has no form for as the statement that made it.
pub(super) fn add_raw(found: &mut Found, drop: &'static str, name: &str, statement: String) {
    let mut down = Statement::new(Dialect::Mssql);
    down.words(drop).identifier(name);
    let sql = RawSql { up: statement, down: down.as_str().to_owned() };
    let sql = only(Dialect::Mssql, Some(sql));
    let raw = RawObject { sql, position: RawPosition::AfterTables };
    found.schema.raw_objects.insert(RawName::new(name), raw);
}

/// The columns and the body of a trigger in the form in which triggers are written here: a block that begins
/// with `SET NOCOUNT ON`, its body perhaps under a test of columns.
fn read_trigger(sql: &str) -> Option<(Vec<ColumnName>, String)> {
    let mut reader = Reader::new(sql, DatabaseKind::Mssql);
    take_create(&mut reader, "TRIGGER")?;
    reader.take("ON").then_some(())?;
    reader.qualified_name()?;
    (reader.take("AFTER") || reader.take("FOR")).then_some(())?;
    reader.name()?;
    while reader.take(",") {
        reader.name()?;
    }
    reader.take_all(&["AS", "BEGIN", "SET", "NOCOUNT", "ON"]).then_some(())?;
    reader.take(";");
    reader.take_last(";");
    let mut guarded = reader.clone();
    if let Some(columns) = read_guard(&mut guarded) {
        let is_closed = guarded.take_last("END") && {
            guarded.take_last(";");
            true
        };
        let body = guarded.rest_until_last().to_owned();
        if is_closed && guarded.take_last("END") {
            return Some((columns, body));
        }
    }
    let body = reader.rest_until_last().to_owned();
    reader.take_last("END").then_some((Vec::new(), body))
}

/// `IF UPDATE([a]) OR UPDATE([b]) OR NOT EXISTS (SELECT * FROM inserted) BEGIN`
fn read_guard(reader: &mut Reader<'_>) -> Option<Vec<ColumnName>> {
    let mut columns = Vec::new();
    let mut word = "IF";
    while reader.take_all(&[word, "UPDATE"]) {
        let mut inside = reader.items()?;
        columns.push(ColumnName::new(inside.first_mut()?.name()?));
        word = "OR";
    }
    if reader.take_all(&["OR", "NOT", "EXISTS"]) {
        reader.parenthesised()?;
    }
    (!columns.is_empty() && reader.take("BEGIN")).then_some(columns)
}

/// The query of a view, unless the statement says more than a name and a query.
pub(super) fn read_view(sql: &str) -> Option<String> {
    let mut reader = Reader::new(sql, DatabaseKind::Mssql);
    take_create(&mut reader, "VIEW")?;
    reader.take("AS").then_some(())?;
    reader.take_last(";");
    Some(reader.rest().to_owned())
}

/// `CREATE [OR ALTER] kind [namespace.]name`
fn take_create(reader: &mut Reader<'_>, kind: &str) -> Option<()> {
    reader.take("CREATE").then_some(())?;
    reader.take_all(&["OR", "ALTER"]);
    reader.take(kind).then_some(())?;
    reader.qualified_name().map(|_| ())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trigger_of_ours_gives_its_columns_and_its_body() {
        let sql = "CREATE TRIGGER [a]]b] ON [dbo].[t] AFTER UPDATE, DELETE AS\nBEGIN\n    SET NOCOUNT ON;\n    \
                   IF UPDATE([x]]y]) OR UPDATE([b]) OR NOT EXISTS (SELECT * FROM inserted)\n    BEGIN\n        \
                   -- why\n        UPDATE t SET a = 1;\n    END;\nEND;";
        let columns = vec![ColumnName::new("x]y"), ColumnName::new("b")];
        assert_eq!(
            read_trigger(sql),
            Some((columns, "-- why\n        UPDATE t SET a = 1;".to_owned()))
        );
        let plain = "CREATE TRIGGER t1 ON t FOR INSERT AS BEGIN SET NOCOUNT ON; DELETE FROM u; END";
        assert_eq!(read_trigger(plain), Some((Vec::new(), "DELETE FROM u;".to_owned())));
    }

    #[test]
    fn a_condition_of_the_body_itself_stays_in_it() {
        let sql = "CREATE TRIGGER t1 ON t AFTER UPDATE AS BEGIN SET NOCOUNT ON; \
                   IF UPDATE(a) BEGIN SELECT 1; END; SELECT 2; END";
        let body = "IF UPDATE(a) BEGIN SELECT 1; END; SELECT 2;".to_owned();
        assert_eq!(read_trigger(sql), Some((Vec::new(), body)));
    }

    #[test]
    fn a_trigger_of_another_form_is_not_read() {
        for sql in [
            "CREATE TRIGGER t1 ON t AFTER INSERT AS SELECT 1",
            "CREATE TRIGGER t1 ON t WITH EXECUTE AS OWNER AFTER INSERT AS BEGIN SET NOCOUNT ON; SELECT 1; END",
            "CREATE TRIGGER t1 ON t AFTER INSERT NOT FOR REPLICATION AS BEGIN SET NOCOUNT ON; SELECT 1; END",
        ] {
            assert_eq!(read_trigger(sql), None, "{sql}");
        }
    }

    #[test]
    fn a_view_gives_its_query() {
        let query = Some("SELECT a, 'x;' AS b FROM t".to_owned());
        assert_eq!(read_view("CREATE VIEW [dbo].[v] AS\nSELECT a, 'x;' AS b FROM t;"), query);
        assert_eq!(read_view("CREATE OR ALTER VIEW v AS SELECT a, 'x;' AS b FROM t"), query);
        assert_eq!(read_view("CREATE VIEW v (a) AS SELECT 1"), None);
        assert_eq!(read_view("CREATE VIEW v WITH SCHEMABINDING AS SELECT 1 AS a"), None);
    }
}
