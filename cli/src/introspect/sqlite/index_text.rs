//! `CREATE INDEX` and `CREATE TRIGGER` statements as SQLite keeps them.
//!
//! Source: SQLite, "CREATE INDEX" and "CREATE TRIGGER" (syntax diagrams).

use tablewright::{connection::DatabaseKind, unstable::TokenKind};
use tablewright_codegen::schema::{SortOrder, TriggerEvent, TriggerTiming, Uniqueness};

use crate::tokens::Reader;

/// An index as its statement says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct IndexText {
    /// Whether keys may repeat.
    pub(super) uniqueness: Uniqueness,
    /// The keys in order.
    pub(super) keys: Vec<KeyText>,
    /// The rows it covers.
    pub(super) predicate: Option<String>,
}

/// A key of an index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct KeyText {
    /// A column's name, or an expression.
    pub(super) subject: KeySubject,
    /// Its direction.
    pub(super) order: SortOrder,
    /// Its collation, if the statement names one.
    pub(super) collation: Option<String>,
}

/// What a key of an index is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum KeySubject {
    /// A name alone; SQLite takes it for a column's.
    Name(String),
    /// Any other text.
    Expression(String),
}

/// Reads a `CREATE INDEX` statement; `None` if it is none.
pub(super) fn read_index(sql: &str) -> Option<IndexText> {
    let mut reader = Reader::new(sql, DatabaseKind::Sqlite);
    reader.take("CREATE");
    let uniqueness = if reader.take("UNIQUE") { Uniqueness::Unique } else { Uniqueness::NotUnique };
    if !reader.take("INDEX") {
        return None;
    }
    reader.take_all(&["IF", "NOT", "EXISTS"]);
    reader.qualified_name()?;
    reader.take("ON");
    reader.name()?;
    let keys = reader.items()?.into_iter().map(read_key).collect();
    let predicate = reader.take("WHERE").then(|| reader.rest().to_owned());
    Some(IndexText { uniqueness, keys, predicate })
}

fn read_key(mut reader: Reader<'_>) -> KeyText {
    let _ = (reader.take_last("FIRST") || reader.take_last("LAST")) && reader.take_last("NULLS");
    let order = if reader.take_last("DESC") {
        SortOrder::Descending
    } else {
        reader.take_last("ASC");
        SortOrder::Ascending
    };
    let collation = reader.take_last_pair("COLLATE");
    let single = reader.peek().filter(|_| reader.remaining() == 1);
    let subject = match single {
        Some(token) if token.kind != TokenKind::Mark => KeySubject::Name(token.unquoted()),
        Some(_) | None => KeySubject::Expression(reader.rest().to_owned()),
    };
    KeyText { subject, order, collation }
}

/// A trigger as its statement says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TriggerText {
    /// When it fires.
    pub(super) timing: TriggerTiming,
    /// What it fires for.
    pub(super) event: TriggerEvent,
    /// The columns whose change fires it.
    pub(super) update_columns: Vec<String>,
    /// The statements it runs, without `BEGIN` and `END`.
    pub(super) body: String,
}

/// Reads a `CREATE TRIGGER` statement; `None` if the IR cannot say what it does (`INSTEAD OF`, `WHEN`).
pub(super) fn read_trigger(sql: &str) -> Option<TriggerText> {
    let mut reader = Reader::new(sql, DatabaseKind::Sqlite);
    reader.take("CREATE");
    let _ = reader.take("TEMP") || reader.take("TEMPORARY");
    if !reader.take("TRIGGER") {
        return None;
    }
    reader.take_all(&["IF", "NOT", "EXISTS"]);
    reader.qualified_name()?;
    // A trigger that says neither fires before.
    let timing = if reader.take("AFTER") {
        TriggerTiming::After
    } else {
        reader.take("BEFORE");
        TriggerTiming::Before
    };
    let (event, update_columns) = read_event(&mut reader)?;
    reader.take("ON");
    reader.name()?;
    reader.take_all(&["FOR", "EACH", "ROW"]);
    if !reader.take("BEGIN") {
        return None;
    }
    let body = reader.rest_until_last().to_owned();
    reader.take_last("END").then_some(TriggerText { timing, event, update_columns, body })
}

fn read_event(reader: &mut Reader<'_>) -> Option<(TriggerEvent, Vec<String>)> {
    if reader.take("INSERT") {
        return Some((TriggerEvent::Insert, Vec::new()));
    }
    if reader.take("DELETE") {
        return Some((TriggerEvent::Delete, Vec::new()));
    }
    if !reader.take("UPDATE") {
        return None;
    }
    let mut columns = Vec::new();
    if reader.take("OF") {
        columns.push(reader.name()?);
        while reader.take(",") {
            columns.push(reader.name()?);
        }
    }
    Some((TriggerEvent::Update, columns))
}

/// A virtual table as its statement says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct VirtualText {
    /// The module that keeps it, in lower case.
    pub(super) module: String,
    /// The arguments that are names: its columns, with what stands behind each.
    pub(super) columns: Vec<(String, String)>,
    /// The arguments `name = value`, names in lower case, values without quotes.
    pub(super) options: Vec<(String, String)>,
}

/// Reads a `CREATE VIRTUAL TABLE` statement; `None` if it is none.
pub(super) fn read_virtual(sql: &str) -> Option<VirtualText> {
    let mut reader = Reader::new(sql, DatabaseKind::Sqlite);
    if !reader.take_all(&["CREATE", "VIRTUAL", "TABLE"]) {
        return None;
    }
    reader.take_all(&["IF", "NOT", "EXISTS"]);
    reader.qualified_name()?;
    reader.take("USING");
    let module = reader.name()?.to_ascii_lowercase();
    let mut text = VirtualText { module, columns: Vec::new(), options: Vec::new() };
    for mut item in reader.items().unwrap_or_default() {
        let Some(name) = item.name() else { continue };
        if item.take("=") {
            let value = item.peek().filter(|_| item.remaining() == 1);
            let value = value.map_or_else(|| item.rest().to_owned(), |token| token.unquoted());
            text.options.push((name.to_ascii_lowercase(), value));
        } else {
            text.columns.push((name, item.rest().to_owned()));
        }
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(subject: KeySubject, order: SortOrder, collation: Option<&str>) -> KeyText {
        KeyText { subject, order, collation: collation.map(str::to_owned) }
    }

    #[test]
    fn index_keys_keep_direction_collation_and_expressions() {
        let index = read_index(
            "CREATE UNIQUE INDEX \"a b\" ON t (a, [b c] COLLATE NOCASE DESC, lower(d) DESC, \
             e || 'x' COLLATE RTRIM, desc) WHERE a > 0 -- all\n AND b IS NOT NULL",
        )
        .unwrap();
        let name = |text: &str| KeySubject::Name(text.to_owned());
        let expression = |text: &str| KeySubject::Expression(text.to_owned());
        assert_eq!(index.uniqueness, Uniqueness::Unique);
        assert_eq!(
            index.keys,
            [
                key(name("a"), SortOrder::Ascending, None),
                key(name("b c"), SortOrder::Descending, Some("NOCASE")),
                key(expression("lower(d)"), SortOrder::Descending, None),
                key(expression("e || 'x'"), SortOrder::Ascending, Some("RTRIM")),
                key(name("desc"), SortOrder::Ascending, None),
            ]
        );
        assert_eq!(index.predicate.as_deref(), Some("a > 0 -- all\n AND b IS NOT NULL"));
    }

    #[test]
    fn triggers_keep_timing_event_columns_and_body() {
        let trigger = read_trigger(
            "CREATE TRIGGER \"x\" AFTER UPDATE OF a, \"b\" ON t FOR EACH ROW BEGIN\n  -- why\n  SELECT CASE WHEN 1 \
             THEN 2 END;\n  DELETE FROM u;\nEND",
        )
        .unwrap();
        assert_eq!(trigger.timing, TriggerTiming::After);
        assert_eq!(trigger.event, TriggerEvent::Update);
        assert_eq!(trigger.update_columns, ["a", "b"]);
        assert_eq!(trigger.body, "-- why\n  SELECT CASE WHEN 1 THEN 2 END;\n  DELETE FROM u;");
    }

    #[test]
    fn triggers_that_the_schema_cannot_say_are_not_read() {
        for sql in [
            "CREATE TRIGGER x INSTEAD OF INSERT ON v BEGIN SELECT 1; END",
            "CREATE TRIGGER x AFTER INSERT ON t WHEN new.a > 1 BEGIN SELECT 1; END",
        ] {
            assert_eq!(read_trigger(sql), None, "{sql}");
        }
    }

    #[test]
    fn virtual_tables_give_their_module_columns_and_options() {
        let text = read_virtual(
            "CREATE VIRTUAL TABLE f USING FTS5(a, \"b c\" UNINDEXED, content = 'it''s', tokenize='porter unicode61')",
        )
        .unwrap();
        assert_eq!(text.module, "fts5");
        let pair = |left: &str, right: &str| (left.to_owned(), right.to_owned());
        assert_eq!(text.columns, [pair("a", ""), pair("b c", "UNINDEXED")]);
        assert_eq!(text.options, [pair("content", "it's"), pair("tokenize", "porter unicode61")]);
    }
}
