//! The one text form of a [`Schema`]: what the fingerprint is taken of, and what the lock holds.
//!
//! It is JSON in which every key has its fixed place and whatever equals its default is left out, so that
//! a field that a later generator adds, with a default, changes neither fingerprints nor locks. Start
//! reading at [`write_schema`].

use serde::Serialize;
use serde_json::Value;

use crate::schema::{Schema, Table};

/// How the text is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// All on one line, for the fingerprint.
    Compact,
    /// One line a column, constraint, index, enum or view, for people and for `git merge`.
    Lines,
}

/// The keys that come first, in this order; the others follow by the alphabet.
const FIRST: &[&str] = &[
    "name",
    "type",
    "sql_types",
    "nullability",
    "default",
    "columns",
    "primary_key",
    "unique_constraints",
    "foreign_keys",
    "checks",
    "referenced_table",
    "referenced_columns",
    "values",
];

/// The keys that are left out when empty. Each field of these names has `#[serde(default)]`.
const LEFT_OUT_WHEN_EMPTY: &[&str] = &[
    "after",
    "checks",
    "collation",
    "foreign_keys",
    "include",
    "indexes",
    "method",
    "search_indexes",
    "sql_types",
    "triggers",
    "unique_constraints",
    "update_columns",
];

/// Appends `schema` to the text that `push` collects; `depth` is how far the text around it is indented.
pub(super) fn write_schema(
    schema: &Schema,
    layout: Layout,
    depth: usize,
    push: &mut dyn FnMut(&str),
) {
    let Schema { enums, tables, views, raw_objects } = schema;
    let mut out = Out { layout, push };
    out.map(depth, &["enums", "tables", "views", "raw_objects"], |out, section| match section {
        0 => out.entries(depth + 1, enums, Out::compact),
        1 => out.entries(depth + 1, tables, |out, table| out.table(depth + 2, table)),
        2 => out.entries(depth + 1, views, Out::compact),
        _ => out.entries(depth + 1, raw_objects, Out::compact),
    });
}

/// Text on its way out.
struct Out<'p> {
    layout: Layout,
    push: &'p mut dyn FnMut(&str),
}

impl Out<'_> {
    /// An object with these keys, each on a line of its own.
    fn map(&mut self, depth: usize, keys: &[&str], mut value: impl FnMut(&mut Self, usize)) {
        self.text("{");
        for (position, key) in keys.iter().enumerate() {
            if position > 0 {
                self.text(",");
            }
            self.line(depth + 1);
            self.key(key);
            value(self, position);
        }
        self.close(depth, keys.len(), "}");
    }

    /// An object with one line for each entry of `map`.
    fn entries<'m, K, V: 'm>(
        &mut self,
        depth: usize,
        map: impl IntoIterator<Item = (&'m K, &'m V)>,
        mut write: impl FnMut(&mut Self, &V),
    ) where
        K: AsKey + 'm,
    {
        self.text("{");
        let mut count = 0;
        for (key, value) in map {
            if count > 0 {
                self.text(",");
            }
            count += 1;
            self.line(depth + 1);
            self.key(key.as_key());
            write(self, value);
        }
        self.close(depth, count, "}");
    }

    /// A table: its columns and the entries of its maps each on a line.
    fn table(&mut self, depth: usize, table: &Table) {
        let Value::Object(fields) = to_value(table) else { return };
        let mut fields: Vec<(String, Value)> =
            fields.into_iter().filter(|(key, value)| !is_default(key, value)).collect();
        fields.sort_by(|before, after| order(&before.0).cmp(&order(&after.0)));
        let keys: Vec<&str> = fields.iter().map(|(key, _)| key.as_str()).collect();
        self.map(depth, &keys, |out, position| match (keys[position], &fields[position].1) {
            ("columns", Value::Array(columns)) => out.items(depth + 1, columns),
            ("comment" | "primary_key", value) => out.value(value),
            (_, Value::Object(map)) => {
                let mut sorted: Vec<(&String, &Value)> = map.iter().collect();
                sorted.sort_by_key(|(key, _)| *key);
                out.entries(depth + 1, sorted, Out::value);
            }
            (_, value) => out.value(value),
        });
    }

    /// A list with one line for each item.
    fn items(&mut self, depth: usize, items: &[Value]) {
        self.text("[");
        for (position, item) in items.iter().enumerate() {
            if position > 0 {
                self.text(",");
            }
            self.line(depth + 1);
            self.value(item);
        }
        self.close(depth, items.len(), "]");
    }

    /// Anything serialisable, on one line.
    fn compact(&mut self, value: &impl Serialize) {
        self.value(&to_value(value));
    }

    /// A value on one line.
    fn value(&mut self, value: &Value) {
        match value {
            Value::Object(map) => {
                let mut sorted: Vec<(&String, &Value)> =
                    map.iter().filter(|(key, value)| !is_default(key, value)).collect();
                if sorted.is_empty() {
                    return self.text("{}");
                }
                sorted.sort_by_key(|(key, _)| order(key));
                self.text("{ ");
                for (position, (key, value)) in sorted.into_iter().enumerate() {
                    if position > 0 {
                        self.text(", ");
                    }
                    self.key(key);
                    self.value(value);
                }
                self.text(" }");
            }
            Value::Array(items) => {
                self.text("[");
                for (position, item) in items.iter().enumerate() {
                    if position > 0 {
                        self.text(", ");
                    }
                    self.value(item);
                }
                self.text("]");
            }
            Value::String(text) => self.string(text),
            Value::Null | Value::Bool(_) | Value::Number(_) => self.text(&value.to_string()),
        }
    }

    /// A text as JSON; most have nothing to escape and need not be written twice.
    fn string(&mut self, text: &str) {
        let is_plain = |byte: u8| (b' '..=b'~').contains(&byte) && byte != b'"' && byte != b'\\';
        if text.bytes().all(is_plain) {
            self.text("\"");
            self.text(text);
            self.text("\"");
        } else {
            self.text(&Value::from(text).to_string());
        }
    }

    fn key(&mut self, key: &str) {
        self.string(key);
        self.text(": ");
    }

    fn close(&mut self, depth: usize, count: usize, bracket: &str) {
        if count > 0 {
            self.line(depth);
        }
        self.text(bracket);
    }

    fn line(&mut self, depth: usize) {
        match self.layout {
            Layout::Compact => {}
            Layout::Lines => {
                self.text("\n");
                for _ in 0..depth {
                    self.text("  ");
                }
            }
        }
    }

    fn text(&mut self, text: &str) {
        (self.push)(text);
    }
}

/// What can be the key of an entry.
trait AsKey {
    fn as_key(&self) -> &str;
}

impl AsKey for String {
    fn as_key(&self) -> &str {
        self
    }
}

impl<N: crate::schema::Name> AsKey for N {
    fn as_key(&self) -> &str {
        self.as_str()
    }
}

/// Where a key stands among the others.
fn order(key: &str) -> (usize, &str) {
    (FIRST.iter().position(|first| *first == key).unwrap_or(FIRST.len()), key)
}

/// The value as JSON, which a part of a schema always is: its keys are text and its numbers whole.
fn to_value(value: &impl Serialize) -> Value {
    serde_json::to_value(value).expect("bug: a part of a schema does not serialise")
}

/// Whether the field of this name is left out with this value.
fn is_default(key: &str, value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Object(map) => {
            LEFT_OUT_WHEN_EMPTY.contains(&key)
                && map.iter().all(|(key, value)| is_default(key, value))
        }
        Value::Array(items) => {
            items.is_empty() && LEFT_OUT_WHEN_EMPTY.contains(&key)
                || key == "dialects" && items.len() == crate::dialect::Dialect::ALL.len()
        }
        Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}
