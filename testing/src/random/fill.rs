//! Columns that data steps of the second spec fill where rows have nothing.

use std::collections::BTreeMap;

use tablewright_codegen::{dialect::Dialect, schema::ColumnType};

use super::{
    model::{ColumnModel, Id, Model, TableModel},
    values::{Flavour, Value, enum_values, flavour, quoted},
};

/// The number of the value that stands in for NULL.
const NUMBER: i64 = 7;

/// What a data step puts into a column.
#[derive(Clone, Debug)]
pub(super) struct Filler {
    flavour: Flavour,
    values: Vec<String>,
}

/// The columns that must have a value in the second state and need none in the first: new ones without a default,
/// and half of those that might be NULL. No key, formula or foreign key of either state reads them.
pub(super) fn fillers(before: &Model, after: &Model) -> BTreeMap<Id, Filler> {
    let tables = after.tables.iter().filter_map(|table| Some((before.table(table.id)?, table)));
    let columns = tables.flat_map(|(was, table)| {
        let columns = table.columns.iter();
        columns.filter(move |column| is_filled(was, table, column))
    });
    let filler = |column: &ColumnModel| {
        let values = match &column.type_ {
            ColumnType::Enum(name) => {
                let values = enum_values(after, name.as_str());
                let is_new = before.column(column.id).is_none();
                let is_same = values == enum_values(before, name.as_str());
                (is_new || is_same).then_some(values)?
            }
            _ => Vec::new(),
        };
        Some(Filler { flavour: flavour(&[&column.type_])?, values })
    };
    columns.filter_map(|column| Some((column.id, filler(column)?))).collect()
}

fn is_filled(was: &TableModel, table: &TableModel, column: &ColumnModel) -> bool {
    let is_plain = !column.nullable
        && column.lenient.is_none()
        && !column.auto_increment
        && column.generated.is_none();
    let is_wanted = match was.column(column.id) {
        Some(before) => {
            before.nullable
                && before.generated.is_none()
                && before.type_ == column.type_
                && column.id.is_multiple_of(2)
        }
        None => column.default.is_none(),
    };
    is_plain && is_wanted && ![was, table].iter().any(|table| is_read(table, column.id))
}

fn is_read(table: &TableModel, column: Id) -> bool {
    table.keys().any(|key| key.contains(&column))
        || table.foreign_keys.iter().any(|key| key.content.columns.contains(&column))
        || table.computed_from().any(|read| read == column)
}

impl Filler {
    /// The value in the column.
    pub(super) fn value<'v>(&'v self, column: &'v ColumnModel) -> Value<'v> {
        let Self { flavour, values } = self;
        Value { type_: &column.type_, flavour, values, number: NUMBER }
    }

    /// The statement that fills the column, under the names of the second state. The columns that MySQL would update with
    /// it keep their values.
    pub(super) fn update(
        &self,
        table: &TableModel,
        column: &ColumnModel,
        dialect: Dialect,
    ) -> String {
        let name = quoted(&column.name, dialect);
        let value = self.value(column).literal(dialect);
        let updates = |other: &&ColumnModel| dialect == Dialect::Mysql && other.is_updated();
        let kept = table.columns.iter().filter(updates).filter(|other| other.id != column.id);
        let kept: String = kept
            .map(|other| quoted(&other.name, dialect))
            .map(|other| [", ", other.as_str(), " = ", other.as_str()].concat())
            .collect();
        let table = quoted(&table.name, dialect);
        ["UPDATE ", &table, " SET ", &name, " = ", &value, &kept, " WHERE ", &name, " IS NULL"]
            .concat()
    }
}
