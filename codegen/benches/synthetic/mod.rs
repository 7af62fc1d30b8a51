//! Made-up specs of any size, as `benches/synthetic.py spec N` writes them for the comparison with others.

use std::fmt::Write as _;

/// How many columns each table has.
pub(crate) const COLUMNS: usize = 20;

/// Name and line of the columns beside the key and the foreign key; each stands in a table twice.
const KINDS: [(&str, &str); 9] = [
    ("title", "string(200)"),
    ("note", "text?"),
    ("amount", "integer = 0"),
    ("size", "bigint"),
    ("ratio", "double?"),
    ("active", "bool = true"),
    ("made_at", "timestamp"),
    ("day", "date?"),
    ("payload", "json?"),
];

/// A spec of `tables` tables, of which each but the first refers to one before it.
pub(crate) fn spec(tables: usize) -> String {
    let mut out = String::from("dialects: [sqlite, postgres, mysql, mssql]\ntables:\n");
    for number in 0..tables {
        let parent = if number > 0 {
            format!("{{ type: bigint, references: table_{:05}.id }}", number / 2)
        } else {
            "bigint?".to_owned()
        };
        let mut line = |depth: usize, text: std::fmt::Arguments<'_>| {
            // Writing to a `String` cannot fail.
            let _ = writeln!(out, "{:depth$}{text}", "");
        };
        line(2, format_args!("table_{number:05}:"));
        line(4, format_args!("doc: Synthetic table {number}."));
        line(4, format_args!("columns:"));
        line(6, format_args!("id: bigint auto_increment"));
        line(6, format_args!("parent_id: {parent}"));
        for turn in 0..2 {
            for (name, type_) in KINDS {
                line(6, format_args!("{name}_{turn}: {type_}"));
            }
        }
        line(4, format_args!("primary_key: id"));
        line(4, format_args!("indexes:"));
        line(6, format_args!("- [title_0, amount_0]"));
    }
    out
}
