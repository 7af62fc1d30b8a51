//! Full-text indexes of SQLite: an FTS5 table with the content of another table, maintained by three triggers.
//!
//! Only exactly this is recognised as a [`SearchIndex`]. A table with columns that the other one does not have, or
//! with triggers that do something else, stays a raw object with triggers.

use tablewright::{connection::DatabaseKind, unstable::tokens};
use tablewright_codegen::{
    dialect::DialectSet,
    schema::{
        ColumnName, IndexName, Schema, SearchIndex, SearchLanguage, Table, TableName, TriggerEvent,
        TriggerTiming, naming::stable_name,
    },
};

use super::{
    ObjectRow,
    index_text::{TriggerText, VirtualText, read_trigger, read_virtual},
    table,
};

/// Recognises the full-text indexes among `objects` and gives back the rest.
pub(super) fn take_search_indexes(schema: &mut Schema, objects: Vec<ObjectRow>) -> Vec<ObjectRow> {
    let mut taken: Vec<String> = Vec::new();
    for object in objects.iter().filter(|object| object.storage == "virtual") {
        let Some(found) = recognise(schema, object, &objects) else { continue };
        taken.push(object.name.clone());
        taken.extend(found.triggers);
        if let Some(table) = schema.tables.get_mut(&found.table) {
            table.search_indexes.insert(IndexName::new(&object.name), found.index);
        }
    }
    objects.into_iter().filter(|object| !taken.contains(&object.name)).collect()
}

/// A full-text index and where it belongs.
struct Found {
    table: TableName,
    index: SearchIndex,
    triggers: [String; 3],
}

fn recognise(schema: &Schema, object: &ObjectRow, objects: &[ObjectRow]) -> Option<Found> {
    let text = read_virtual(&object.statement)?;
    if text.module != "fts5" || text.columns.iter().any(|(_, option)| !option.is_empty()) {
        return None;
    }
    let (content, row, language) = read_options(&text)?;
    let table_name = table::table_name(schema, content);
    let table = schema.tables.get(&table_name)?;
    let columns: Vec<_> =
        text.columns.iter().map(|(name, _)| table::column_name(table, name)).collect();
    if columns.iter().any(|name| table.column(name).is_none()) {
        return None;
    }
    let names = columns.iter().map(ColumnName::as_str).collect();
    let upkeep = Upkeep { index: &object.name, row, columns: names };
    let triggers =
        ["insert", "delete", "update"].map(|event| stable_name(&[object.name.as_str(), event]));
    let events = [TriggerEvent::Insert, TriggerEvent::Delete, TriggerEvent::Update];
    let is_kept = triggers.iter().zip(events).all(|(name, event)| {
        let found = objects
            .iter()
            .find(|other| other.name == *name && table_is(schema, &other.table_name, table));
        found
            .and_then(|found| read_trigger(&found.statement))
            .is_some_and(|trigger| trigger.event == event && upkeep.is_done_by(&trigger))
    });
    let index = SearchIndex { columns, language, dialects: DialectSet::all() };
    is_kept.then_some(Found { table: table_name, index, triggers })
}

fn table_is(schema: &Schema, name: &str, table: &Table) -> bool {
    schema
        .tables
        .get(&table::table_name(schema, name))
        .is_some_and(|found| std::ptr::eq(found, table))
}

/// The content table, the column by which its rows are found, and the language; `None` if there are
/// other options.
fn read_options(text: &VirtualText) -> Option<(&str, &str, SearchLanguage)> {
    let (mut content, mut row, mut language) = (None, "rowid", SearchLanguage::Simple);
    for (name, value) in &text.options {
        match name.as_str() {
            "content" => content = Some(value.as_str()),
            "content_rowid" => row = value,
            "tokenize" => {
                language = match value.as_str() {
                    "unicode61" => SearchLanguage::Simple,
                    "porter unicode61" | "porter" => SearchLanguage::English,
                    _ => return None,
                }
            }
            _ => return None,
        }
    }
    Some((content?, row, language))
}

/// What the triggers have to do.
struct Upkeep<'s> {
    index: &'s str,
    row: &'s str,
    columns: Vec<&'s str>,
}

impl Upkeep<'_> {
    /// Whether the trigger does what its event needs, and nothing else.
    fn is_done_by(&self, trigger: &TriggerText) -> bool {
        let expected = match trigger.event {
            TriggerEvent::Insert => self.put_new(),
            TriggerEvent::Delete => self.take_old(),
            TriggerEvent::Update => [self.take_old(), self.put_new()].concat(),
        };
        let found = tokens(&trigger.body, DatabaseKind::Sqlite);
        trigger.timing == TriggerTiming::After
            && trigger.update_columns.is_empty()
            && found.len() == expected.len()
            && found
                .iter()
                .zip(expected)
                .all(|(found, expected)| found.unquoted().eq_ignore_ascii_case(expected))
    }

    /// `INSERT INTO index (rowid, …) VALUES (new.row, new.…);`, token by token.
    fn put_new(&self) -> Vec<&str> {
        self.values("new", vec!["INSERT", "INTO", self.index, "(", "rowid"], &[])
    }

    /// `INSERT INTO index (index, rowid, …) VALUES ('delete', old.row, old.…);`, token by token.
    fn take_old(&self) -> Vec<&str> {
        let expected = vec!["INSERT", "INTO", self.index, "(", self.index, ",", "rowid"];
        self.values("old", expected, &["delete", ","])
    }

    fn values<'s>(
        &'s self,
        of: &'s str,
        mut expected: Vec<&'s str>,
        command: &[&'s str],
    ) -> Vec<&'s str> {
        for column in &self.columns {
            expected.extend([",", column]);
        }
        expected.extend([")", "VALUES", "("]);
        expected.extend(command);
        expected.extend([of, ".", self.row]);
        for column in &self.columns {
            expected.extend([",", of, ".", column]);
        }
        expected.extend([")", ";"]);
        expected
    }
}
