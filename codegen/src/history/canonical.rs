//! The one text form of a [`Schema`]: the input of the fingerprint and the content of the lock.
//!
//! It is JSON with keys in the order of the fields. Everything that equals its default is left out
//! (`skip_serializing_if` at the field, or here for a table), so a field with a default that a later generator adds
//! changes neither fingerprints nor locks. Start reading at [`write_schema`]; single values are written by
//! [`compact`](super::compact).

use std::collections::BTreeMap;

use serde::Serialize;

use super::compact::{Compact, Content, push_text};
use crate::{
    dialect::Server,
    schema::{
        Name, Schema, Table,
        servers::{OfServer, Other},
    },
};

/// How the text is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// All on one line, for the fingerprint.
    Compact,
    /// One line a column, constraint, index, enum or view, for people and for `git merge`.
    Lines,
}

/// How much text is put together before it goes out.
const CHUNK_BYTES: usize = 64 * 1024;

/// Gives the text of `schema` to `push`, in chunks; `depth` is how far the text around it is indented.
pub(super) fn write_schema(
    schema: &Schema,
    layout: Layout,
    depth: usize,
    push: &mut dyn FnMut(&str),
) {
    let Schema { rendering, enums, tables, views, raw_objects, servers } = schema;
    let mut out = Out { layout, text: String::new(), push };
    out.text.push('{');
    // Nothing is rendered of an empty schema, and the first rendering had no number.
    let is_numbered = !rendering.is_first() && !schema.is_empty();
    if is_numbered {
        out.key(0, depth + 1, "rendering");
        out.value(rendering);
    }
    out.key(usize::from(is_numbered), depth + 1, "enums");
    out.entries(depth + 1, enums, Out::value);
    out.key(1, depth + 1, "tables");
    out.entries(depth + 1, tables, |out, table| out.table(depth + 2, table));
    out.key(1, depth + 1, "views");
    out.entries(depth + 1, views, Out::value);
    out.key(1, depth + 1, "raw_objects");
    out.entries(depth + 1, raw_objects, Out::value);
    for server in Server::ALL {
        out.server(depth + 1, server, servers.of(server));
    }
    out.close(depth, 4, '}');
    out.flush();
}

/// Text on its way out.
struct Out<'p> {
    layout: Layout,
    text: String,
    push: &'p mut dyn FnMut(&str),
}

impl Out<'_> {
    /// What a server has otherwise, unless that is nothing.
    fn server(&mut self, depth: usize, server: Server, own: &OfServer) {
        if own.is_empty() {
            return;
        }
        let OfServer { enums, tables, views, raw_objects } = own;
        self.key(1, depth, server.keyword());
        self.text.push('{');
        let mut count = 0;
        self.others(&mut count, depth + 1, ("enums", enums), Out::value);
        self.others(&mut count, depth + 1, ("tables", tables), |out, table| {
            out.table(depth + 3, table);
        });
        self.others(&mut count, depth + 1, ("views", views), Out::value);
        self.others(&mut count, depth + 1, ("raw_objects", raw_objects), Out::value);
        self.close(depth, count, '}');
    }

    /// A key with what stands in the place of each part, or `null` for nothing; no key for no parts.
    fn others<N: Name, V>(
        &mut self,
        count: &mut usize,
        depth: usize,
        (key, others): (&str, &BTreeMap<N, Other<V>>),
        write: impl Fn(&mut Self, &V),
    ) {
        if others.is_empty() {
            return;
        }
        self.key(*count, depth, key);
        *count += 1;
        self.entries(depth, others, |out, other| match other {
            Other::Nothing => out.text.push_str("null"),
            Other::Instead(value) => write(out, value),
        });
    }

    /// A table: its columns and the entries of its maps each on a line.
    fn table(&mut self, depth: usize, table: &Table) {
        let Table {
            columns,
            primary_key,
            unique_constraints,
            foreign_keys,
            checks,
            indexes,
            search_indexes,
            triggers,
            comment,
            dialects,
            own_primary_keys,
        } = table;
        self.text.push('{');
        self.key(0, depth + 1, "columns");
        self.text.push('[');
        for (position, column) in columns.iter().enumerate() {
            self.part(position, depth + 2);
            self.value(column);
        }
        self.close(depth + 1, columns.len(), ']');
        self.option(depth + 1, "primary_key", primary_key.as_ref());
        self.map(depth + 1, "unique_constraints", unique_constraints);
        self.map(depth + 1, "foreign_keys", foreign_keys);
        self.map(depth + 1, "checks", checks);
        self.map(depth + 1, "indexes", indexes);
        self.map(depth + 1, "search_indexes", search_indexes);
        self.map(depth + 1, "triggers", triggers);
        self.option(depth + 1, "comment", comment.as_ref());
        self.option(depth + 1, "dialects", (!dialects.is_all()).then_some(dialects));
        let own_keys = (!own_primary_keys.is_empty()).then_some(own_primary_keys);
        self.option(depth + 1, "own_primary_keys", own_keys);
        self.close(depth, 1, '}');
    }

    /// A key with its value behind others, unless there is none.
    fn option(&mut self, depth: usize, key: &str, value: Option<&impl Serialize>) {
        if let Some(value) = value {
            self.key(1, depth, key);
            self.value(value);
        }
    }

    /// A key with its map behind others, unless that is empty.
    fn map<'m, N: Name + 'm, V: Serialize + 'm>(
        &mut self,
        depth: usize,
        key: &str,
        map: impl IntoIterator<Item = (&'m N, &'m V), IntoIter: ExactSizeIterator>,
    ) {
        let map = map.into_iter();
        if map.len() > 0 {
            self.key(1, depth, key);
            self.entries(depth, map, Out::value);
        }
    }

    /// An object with one line for each entry of `map`.
    fn entries<'m, N: Name + 'm, V: 'm>(
        &mut self,
        depth: usize,
        map: impl IntoIterator<Item = (&'m N, &'m V)>,
        mut write: impl FnMut(&mut Self, &V),
    ) {
        self.text.push('{');
        let mut count = 0;
        for (name, value) in map {
            self.key(count, depth + 1, name.as_str());
            write(self, value);
            count += 1;
            if self.text.len() >= CHUNK_BYTES {
                self.flush();
            }
        }
        self.close(depth, count, '}');
    }

    /// A value on one line.
    fn value(&mut self, value: &impl Serialize) {
        let written: Result<Content, _> = value.serialize(Compact { out: &mut self.text });
        written.expect("bug: a part of a schema does not serialise");
    }

    /// The key of the part at `position`.
    fn key(&mut self, position: usize, depth: usize, key: &str) {
        self.part(position, depth);
        push_text(key, &mut self.text);
        self.text.push_str(": ");
    }

    /// What stands before the part at `position`.
    fn part(&mut self, position: usize, depth: usize) {
        if position > 0 {
            self.text.push(',');
        }
        self.line(depth);
    }

    fn close(&mut self, depth: usize, count: usize, bracket: char) {
        if count > 0 {
            self.line(depth);
        }
        self.text.push(bracket);
    }

    fn line(&mut self, depth: usize) {
        match self.layout {
            Layout::Compact => {}
            Layout::Lines => {
                self.text.push('\n');
                for _ in 0..depth {
                    self.text.push_str("  ");
                }
            }
        }
    }

    fn flush(&mut self) {
        (self.push)(&self.text);
        self.text.clear();
    }
}
