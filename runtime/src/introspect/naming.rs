//! Names for constraints that have none in the database: those that a spec would give them.

use std::collections::BTreeMap;

use tablewright_codegen::schema::{ColumnName, ConstraintName, name::stable_name};

/// `pk_TABLE`
pub(super) fn primary_key(table: &str) -> ConstraintName {
    ConstraintName::new(stable_name(&["pk", table]))
}

/// `uq_TABLE_COLUMNS`
pub(super) fn unique(table: &str, columns: &[ColumnName]) -> ConstraintName {
    of_columns("uq", table, columns)
}

/// `fk_TABLE_COLUMNS`
pub(super) fn foreign_key(table: &str, columns: &[ColumnName]) -> ConstraintName {
    of_columns("fk", table, columns)
}

/// `ck_TABLE_COLUMN` for a column's check, `ck_TABLE_NUMBER` for a table's.
pub(super) fn check(table: &str, column: Option<&str>, number: usize) -> ConstraintName {
    let number = number.to_string();
    ConstraintName::new(stable_name(&["ck", table, column.unwrap_or(&number)]))
}

/// `name`, or the first of `name_2`, `name_3` … that is not `taken`: SQLite does not mind equal names.
pub(super) fn free<T>(
    name: &ConstraintName,
    taken: &BTreeMap<ConstraintName, T>,
) -> ConstraintName {
    let mut candidate = name.clone();
    let mut number = 2;
    while taken.contains_key(&candidate) {
        candidate = ConstraintName::new(stable_name(&[name.as_str(), &number.to_string()]));
        number += 1;
    }
    candidate
}

fn of_columns(kind: &str, table: &str, columns: &[ColumnName]) -> ConstraintName {
    let mut parts = vec![kind, table];
    parts.extend(columns.iter().map(ColumnName::as_str));
    ConstraintName::new(stable_name(&parts))
}
