//! Places in the text of the lock, by name.
//!
//! The text is JSON. A place is named by the keys that lead to it. In a list, an object is found by its `name` and
//! a string by itself. Start reading at [`find`].

use std::ops::Range;

use super::Review;
use crate::{check::place::Place, diagnostic::Span, schema::intent::ChangeReference};

impl Review<'_> {
    /// The place of a changed object in the lock, if the text of the lock is known and has it.
    pub(super) fn sealed_at(&self, change: &ChangeReference) -> Option<Span> {
        let renames = self.renames();
        let within = |table, group, name| vec!["schema", "tables", table, group, name];
        let paths: Vec<Vec<&str>> = match change {
            ChangeReference::DropTable(table) => vec![vec!["schema", "tables", table.as_str()]],
            ChangeReference::DropColumn(table, column) => {
                let table = renames.table_before(table);
                vec![within(table.as_str(), "columns", column.as_str())]
            }
            ChangeReference::ChangeType(table, column)
            | ChangeReference::NotNull(table, column) => {
                let column = renames.column_before(table, column);
                vec![within(renames.table_before(table).as_str(), "columns", column.as_str())]
            }
            ChangeReference::Unique(table, name) => {
                let table = renames.table_before(table).as_str();
                vec![within(table, "unique_constraints", name), within(table, "indexes", name)]
            }
            ChangeReference::ForeignKey(table, name) => {
                vec![within(renames.table_before(table).as_str(), "foreign_keys", name)]
            }
            ChangeReference::Check(table, name) => {
                vec![within(renames.table_before(table).as_str(), "checks", name)]
            }
            ChangeReference::PrimaryKey(table) => {
                let table = renames.table_before(table).as_str();
                vec![vec!["schema", "tables", table, "primary_key"]]
            }
            ChangeReference::DropValue(name, value) => {
                vec![vec!["schema", "enums", name.as_str(), "values", value]]
            }
        };
        paths.iter().find_map(|path| self.sealed_path(path))
    }

    /// The place in the lock of what contains an object of the spec: its table, its enum, or all tables.
    pub(super) fn sealed_around(&self, place: &Place) -> Option<Span> {
        let renames = self.renames();
        if let Place::ColumnKey(table, ..)
        | Place::IndexKey(table, ..)
        | Place::ConstraintKey(table, ..) = place
        {
            self.sealed_path(&["schema", "tables", renames.table_before(table).as_str()])
        } else if let Place::EnumValue(name, _) = place {
            self.sealed_path(&["schema", "enums", name.as_str()])
        } else {
            self.sealed_path(&["schema", "tables"])
        }
    }

    /// The place of `path` in the lock.
    fn sealed_path(&self, path: &[&str]) -> Option<Span> {
        let sealed = self.sealed_text?;
        let Range { start, end } = find(sealed.text, path)?;
        Some(Span { file: sealed.source, start, end })
    }
}

/// The bytes of the last key of `path`, quotes included.
fn find(text: &str, path: &[&str]) -> Option<Range<usize>> {
    let mut cursor = Cursor { text, at: 0 };
    let mut found = None;
    for name in path {
        found = Some(cursor.enter(name)?);
    }
    found
}

/// A place in JSON, before a value.
struct Cursor<'t> {
    text: &'t str,
    at: usize,
}

impl Cursor<'_> {
    /// Moves to the member called `name` of the value here, and returns the bytes of the name.
    fn enter(&mut self, name: &str) -> Option<Range<usize>> {
        match self.next()? {
            b'{' => self.enter_object(name),
            b'[' => self.enter_list(name),
            _ => None,
        }
    }

    fn enter_object(&mut self, name: &str) -> Option<Range<usize>> {
        self.at += 1;
        while self.next()? == b'"' {
            let key = self.string()?;
            self.skip(b':')?;
            if self.says(&key, name) {
                return Some(key);
            }
            self.value()?;
            if self.next()? == b',' {
                self.at += 1;
            }
        }
        None
    }

    /// In a list: the object with that `name`, or the string itself.
    fn enter_list(&mut self, name: &str) -> Option<Range<usize>> {
        self.at += 1;
        loop {
            let start = self.at;
            match self.next()? {
                b'{' => {
                    let key = self.enter_object("name");
                    if key.is_some() && self.next()? == b'"' {
                        let value = self.string()?;
                        if self.says(&value, name) {
                            self.at = start;
                            return Some(value);
                        }
                    }
                    self.at = start;
                }
                b'"' => {
                    let value = self.string()?;
                    if self.says(&value, name) {
                        return Some(value);
                    }
                    self.at = start;
                }
                b']' => return None,
                _ => {}
            }
            self.value()?;
            if self.next()? == b',' {
                self.at += 1;
            }
        }
    }

    /// Whether the string at `range` is `name`.
    fn says(&self, range: &Range<usize>, name: &str) -> bool {
        serde_json::from_str::<String>(&self.text[range.clone()]).is_ok_and(|text| text == name)
    }

    /// The next byte that is not whitespace.
    fn next(&mut self) -> Option<u8> {
        let rest = self.text.get(self.at..)?;
        self.at += rest.len() - rest.trim_ascii_start().len();
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip(&mut self, byte: u8) -> Option<()> {
        let is_it = self.next()? == byte;
        self.at += usize::from(is_it);
        is_it.then_some(())
    }

    /// Moves past the string here.
    fn string(&mut self) -> Option<Range<usize>> {
        let start = self.at;
        let mut is_escaped = false;
        for (length, byte) in self.text.get(start + 1..)?.bytes().enumerate() {
            match byte {
                _ if is_escaped => is_escaped = false,
                b'\\' => is_escaped = true,
                b'"' => {
                    self.at = start + length + 2;
                    return Some(start..self.at);
                }
                _ => {}
            }
        }
        None
    }

    /// Moves past the value here.
    fn value(&mut self) -> Option<()> {
        let mut depth = 0_usize;
        loop {
            match self.next()? {
                b'"' => {
                    self.string()?;
                }
                b'{' | b'[' => {
                    depth += 1;
                    self.at += 1;
                    continue;
                }
                b'}' | b']' => {
                    depth = depth.checked_sub(1)?;
                    self.at += 1;
                }
                b',' | b':' => {
                    self.at += 1;
                    continue;
                }
                _ => {
                    let rest = &self.text[self.at..];
                    self.at += rest.find([',', '}', ']']).unwrap_or(rest.len());
                }
            }
            if depth == 0 {
                return Some(());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::find;

    const TEXT: &str = r#"{ "format": 1, "odd": [[1, "a]"], {}], "tables": {
        "t\"{": { "comment": "no } [ \" name", "columns": [
            { "type": { "name": 7 }, "name": "x" },
            { "name": "y", "default": null },
            { "name": "z" }
        ] },
        "u": { "values": ["A", "\u0042", "C"], "n": -1.5e3 }
    } }"#;

    #[test]
    fn names_are_found_where_they_stand_and_nowhere_else() {
        for (path, expected) in [
            (&["tables"][..], Some("\"tables\"")),
            (&["tables", "t\"{"], Some("\"t\\\"{\"")),
            (&["tables", "t\"{", "columns", "y"], Some("\"y\"")),
            (&["tables", "t\"{", "columns", "z"], Some("\"z\"")),
            (&["tables", "t\"{", "columns", "x"], Some("\"x\"")),
            (&["tables", "u", "values", "B"], Some("\"\\u0042\"")),
            (&["tables", "u", "n"], Some("\"n\"")),
            (&["tables", "t\"{", "columns", "w"], None),
            (&["tables", "v"], None),
            (&["format", "x"], None),
            (&["odd", "a]"], None),
            (&["tables", "t\"{", "comment", "name"], None),
        ] {
            let found = find(TEXT, path);
            assert_eq!(found.map(|range| &TEXT[range]), expected, "{path:?}");
        }
        // Whatever is cut off is no reason to stop.
        for end in 0..TEXT.len() {
            let _ = find(&TEXT[..end], &["tables", "u", "values", "D"]);
        }
    }
}
