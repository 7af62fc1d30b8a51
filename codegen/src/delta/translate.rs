//! A table with its references to tables and columns written in the names after.

use super::Renames;
use crate::schema::{ColumnName, Expression, Table, TableName};

/// Writes every reference in `table`, called `name` before, by the names after.
pub(super) fn translate(renames: &Renames, name: &TableName, table: &mut Table) {
    let rename = |column: &mut ColumnName| {
        let now = renames.column_after(name, column);
        if now != column {
            *column = now.clone();
        }
    };
    // Raw SQL stays as it is.
    table.each_expression(&mut |part| {
        if let Expression::Column(column) = part {
            rename(column);
        }
    });
    let Table {
        columns,
        primary_key,
        unique_constraints,
        foreign_keys,
        checks: _,
        indexes,
        search_indexes,
        triggers,
        comment: _,
        dialects: _,
        own_primary_keys,
    } = table;
    columns.iter_mut().map(|column| &mut column.name).for_each(rename);
    let own_keys = own_primary_keys.values_mut().flatten();
    let keys = primary_key.iter_mut().chain(own_keys);
    for key in keys {
        key.columns.iter_mut().chain(&mut key.include).for_each(rename);
        key.prefixes.rename(rename);
    }
    for unique in unique_constraints.values_mut() {
        unique.columns.iter_mut().chain(&mut unique.include).for_each(rename);
        unique.prefixes.rename(rename);
    }
    for key in foreign_keys.values_mut() {
        key.columns.iter_mut().for_each(rename);
        let target = &mut key.referenced_table;
        for column in &mut key.referenced_columns {
            *column = renames.column_after(target, column).clone();
        }
        *target = renames.table_after(target).clone();
    }
    indexes.values_mut().flat_map(|index| &mut index.include).for_each(rename);
    search_indexes.values_mut().flat_map(|index| &mut index.columns).for_each(rename);
    triggers.values_mut().flat_map(|trigger| &mut trigger.update_columns).for_each(rename);
}
