//! What a program can ask about the tables of its schema while it runs.

/// A table of the generated schema, as data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TableInfo {
    /// The table's name in SQL.
    pub name: &'static str,
    /// The module it belongs to, if it belongs to one.
    pub module: Option<&'static str>,
    /// The names of its columns, in order.
    pub columns: &'static [&'static str],
}
