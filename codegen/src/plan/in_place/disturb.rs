//! What cannot stay in place while a column under it changes.
//!
//! One row for each dialect: which changes of a column break a check, a key, a foreign key or a full-text index
//! over it, or fail because of it. Such an object is dropped before and created again afterwards.

use crate::dialect::{Dialect, PerDialect};

/// What happens to a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts, each a yes or no")]
pub(super) struct Touch {
    /// Its type or collation changes.
    pub(super) is_retyped: bool,
    /// Its name changes.
    pub(super) is_renamed: bool,
    /// Whether it may be NULL changes.
    pub(super) is_nulled: bool,
    /// It goes, or another column takes its place.
    pub(super) is_remade: bool,
}

/// How an object uses a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    /// In a check, a generated column, an index's expression or predicate.
    Expression,
    /// As a key of an index, a unique constraint or a primary key.
    Key,
    /// In a foreign key, on either side.
    ForeignKey,
    /// In a full-text index.
    Search,
}

/// The changes that one kind of use does not survive.
type Row = Touch;

const fn row(is_retyped: bool, is_renamed: bool, is_nulled: bool) -> Row {
    Touch { is_retyped, is_renamed, is_nulled, is_remade: true }
}

struct Rows {
    expression: Row,
    key: Row,
    foreign_key: Row,
    search: Row,
}

/// Source: PostgreSQL 16, "ALTER TABLE" (indexes and constraints are rebuilt, renames are followed);
/// MySQL 8.4, "CREATE TABLE", "CHECK Constraints" and "FOREIGN KEY Constraints" (a column under a check or
/// generated column cannot be renamed, one under a foreign key not altered); SQL Server, "ALTER TABLE"
/// (the altered column cannot be one used in an index, a CHECK or UNIQUE constraint, a computed column),
/// "`sp_rename`" (not under enforced dependencies).
#[rustfmt::skip]
const TABLE: PerDialect<Rows> = PerDialect {
    // SQLite copies tables and asks nothing here.
    sqlite:   Rows { expression: row(false, false, false), key: row(false, false, false), foreign_key: row(false, false, false), search: row(false, false, false) },
    postgres: Rows { expression: row(true, false, false), key: row(false, false, false), foreign_key: row(true, false, false), search: row(true, false, false) },
    mysql:    Rows { expression: row(true, true, false), key: row(false, false, false), foreign_key: row(true, false, true), search: row(true, false, false) },
    mssql:    Rows { expression: row(true, true, true), key: row(true, false, true), foreign_key: row(true, false, true), search: row(true, true, true) },
};

/// Whether an object that uses a column so must be out of the way while the column is touched so.
pub(super) fn disturbs(dialect: Dialect, use_: Use, touch: Touch) -> bool {
    let rows = TABLE.as_ref().get(dialect);
    let row = match use_ {
        Use::Expression => rows.expression,
        Use::Key => rows.key,
        Use::ForeignKey => rows.foreign_key,
        Use::Search => rows.search,
    };
    touch.is_retyped && row.is_retyped
        || touch.is_renamed && row.is_renamed
        || touch.is_nulled && row.is_nulled
        || touch.is_remade && row.is_remade
}
