//! One SQLite table: its columns, from the pragmas, and its constraints, from its statement.

use std::collections::BTreeMap;

use tablewright_codegen::{
    dialect::Dialect,
    schema::{
        AutoIncrement, CheckConstraint, Column, ColumnName, ColumnType, ConstraintName, ForeignKey,
        Generated, PrimaryKey, Schema, Table, TableName, UniqueConstraint,
        naming::{
            column_check_name, foreign_key_name, primary_key_name, stable_name, table_check_name,
            unique_name,
        },
    },
    stored::read::{check_condition, written},
};

use super::{
    ColumnRow, ObjectRow,
    table_text::{ColumnText, ConstraintText, Demand, ForeignKeyText, TableText, read_table},
};
use crate::introspect::{nullability, only};

/// Builds the table that `object` made, without its indexes and triggers.
pub(super) fn build(object: &ObjectRow, rows: &[ColumnRow]) -> Table {
    let text = read_table(&object.statement);
    let facts = KeyFacts::new(object, rows, &text);
    let mut table = Table {
        columns: rows.iter().map(|row| build_column(row, &text, &facts)).collect(),
        ..Table::default()
    };
    table.primary_key = build_primary_key(object, rows, &text);
    let name = TableName::new(&object.name);
    let mut counter = 0;
    for constraint in &text.constraints {
        add_constraint(&mut table, &name, constraint, &mut counter);
    }
    table
}

/// What a column's meaning takes from the table's primary key.
struct KeyFacts {
    /// Whether rows have no rowid, so that their key is never NULL.
    is_without_rowid: bool,
    /// How many columns the key has.
    key_length: usize,
    /// Whether it stands at its column and runs downwards: then that is a column like others.
    is_descending: bool,
}

impl KeyFacts {
    fn new(object: &ObjectRow, rows: &[ColumnRow], text: &TableText) -> Self {
        let key_length = rows.iter().filter(|row| row.key_position > 0).count();
        let is_descending = text.constraints.iter().any(|constraint| constraint.is_descending);
        Self { is_without_rowid: object.is_without_rowid != 0, key_length, is_descending }
    }

    /// Whether the column is another name of the rowid, which is numbered and never NULL.
    ///
    /// Source: SQLite, "ROWIDs and the INTEGER PRIMARY KEY" (the exception of `INTEGER PRIMARY KEY DESC`).
    fn is_rowid(&self, row: &ColumnRow) -> bool {
        !self.is_without_rowid
            && !self.is_descending
            && self.key_length == 1
            && row.key_position == 1
            && row.declared_type.eq_ignore_ascii_case("INTEGER")
    }
}

fn build_column(row: &ColumnRow, text: &TableText, facts: &KeyFacts) -> Column {
    let text = text.columns.iter().find(|column| column.name.eq_ignore_ascii_case(&row.name));
    let is_rowid = facts.is_rowid(row);
    let never_null = is_rowid || (facts.is_without_rowid && row.key_position > 0);
    Column {
        nullability: nullability(row.is_not_null != 0 || never_null),
        // What numbers its rows by itself never takes its default.
        default: row
            .default_text
            .as_deref()
            .filter(|_| !is_rowid)
            .map(|text| written(Dialect::Sqlite, text)),
        auto_increment: is_rowid.then_some(match text {
            Some(ColumnText { is_auto_increment: true, .. }) => AutoIncrement::NeverReuse,
            Some(_) | None => AutoIncrement::Plain,
        }),
        generated: text.and_then(|text| text.generated.as_ref()).map(|(text, storage)| Generated {
            expression: written(Dialect::Sqlite, text),
            storage: *storage,
        }),
        collation: only(Dialect::Sqlite, text.and_then(|text| text.collation.clone())).into(),
        ..Column::new(ColumnName::new(&row.name), ColumnType::Other(row.declared_type.clone()))
    }
}

fn build_primary_key(
    object: &ObjectRow,
    rows: &[ColumnRow],
    text: &TableText,
) -> Option<PrimaryKey> {
    let mut key: Vec<_> = rows.iter().filter(|row| row.key_position > 0).collect();
    key.sort_by_key(|row| row.key_position);
    if key.is_empty() {
        return None;
    }
    let name = text
        .constraints
        .iter()
        .find(|constraint| matches!(constraint.demand, Demand::PrimaryKey(_)))
        .and_then(|constraint| constraint.name.clone());
    let name =
        name.map_or_else(|| primary_key_name(&TableName::new(&object.name)), ConstraintName::new);
    let columns = key.into_iter().map(|row| ColumnName::new(&row.name)).collect();
    Some(PrimaryKey::new(name, columns))
}

fn add_constraint(
    table: &mut Table,
    table_name: &TableName,
    constraint: &ConstraintText,
    unnamed_checks: &mut usize,
) {
    let name = constraint.name.clone().map(ConstraintName::new);
    match &constraint.demand {
        Demand::PrimaryKey(_) => {}
        Demand::Unique(columns) => {
            let columns = column_names(table, columns);
            let name = name.unwrap_or_else(|| unique_name(table_name, &columns));
            table.unique_constraints.insert(name, UniqueConstraint::new(columns));
        }
        Demand::Check(text) => {
            let name = name.unwrap_or_else(|| {
                if let Some(column) = &constraint.column {
                    return column_check_name(table_name, &column_name(table, column));
                }
                *unnamed_checks += 1;
                table_check_name(table_name, *unnamed_checks)
            });
            let name = free(&name, &table.checks);
            let expression = written(Dialect::Sqlite, &check_condition(text));
            let check = CheckConstraint::new(expression);
            table.checks.insert(name, check);
        }
        Demand::ForeignKey(text) => {
            let key = build_foreign_key(table, text);
            let name = name.unwrap_or_else(|| foreign_key_name(table_name, &key.columns));
            let name = free(&name, &table.foreign_keys);
            table.foreign_keys.insert(name, key);
        }
    }
}

/// `name`, or the first of `name_2`, `name_3` … that is not `taken`: SQLite does not mind equal names.
fn free<T>(name: &ConstraintName, taken: &BTreeMap<ConstraintName, T>) -> ConstraintName {
    let mut candidate = name.clone();
    let mut number = 2;
    while taken.contains_key(&candidate) {
        candidate = ConstraintName::new(stable_name(&[name.as_str(), &number.to_string()]));
        number += 1;
    }
    candidate
}

fn build_foreign_key(table: &Table, text: &ForeignKeyText) -> ForeignKey {
    ForeignKey {
        on_delete: text.on_delete,
        on_update: text.on_update,
        deferrability: text.deferrability,
        ..ForeignKey::new(
            column_names(table, &text.columns),
            TableName::new(&text.referenced_table),
            text.referenced_columns.iter().map(ColumnName::new).collect(),
        )
    }
}

/// Gives each foreign key the names of the table and columns as they are spelled there, and the primary
/// key where it names no columns.
pub(super) fn resolve_references(schema: &mut Schema) {
    let mut spellings: BTreeMap<String, (TableName, Vec<ColumnName>, Vec<ColumnName>)> =
        BTreeMap::new();
    for (name, table) in &schema.tables {
        let columns = table.columns.iter().map(|column| column.name.clone()).collect();
        let key = table.primary_key.as_ref().map(|key| key.columns.clone()).unwrap_or_default();
        spellings.insert(name.as_str().to_ascii_lowercase(), (name.clone(), columns, key));
    }
    let keys = schema.tables.values_mut().flat_map(|table| table.foreign_keys.values_mut());
    for foreign_key in keys {
        let folded = foreign_key.referenced_table.as_str().to_ascii_lowercase();
        let Some((name, columns, key)) = spellings.get(&folded) else { continue };
        foreign_key.referenced_table = name.clone();
        if foreign_key.referenced_columns.is_empty() {
            foreign_key.referenced_columns.clone_from(key);
        }
        for referenced in &mut foreign_key.referenced_columns {
            *referenced = spelled(columns.iter(), referenced.as_str());
        }
    }
}

/// The name under which the schema has the table that SQLite calls `name`.
pub(super) fn table_name(schema: &Schema, name: &str) -> TableName {
    let found = schema.tables.keys().find(|known| known.as_str().eq_ignore_ascii_case(name));
    found.cloned().unwrap_or_else(|| TableName::new(name))
}

/// The name under which the table has the column that SQLite calls `name`.
pub(super) fn column_name(table: &Table, name: &str) -> ColumnName {
    spelled(table.columns.iter().map(|column| &column.name), name)
}

fn column_names(table: &Table, names: &[String]) -> Vec<ColumnName> {
    names.iter().map(|name| column_name(table, name)).collect()
}

fn spelled<'n>(mut known: impl Iterator<Item = &'n ColumnName>, name: &str) -> ColumnName {
    let found = known.find(|column| column.as_str().eq_ignore_ascii_case(name));
    found.cloned().unwrap_or_else(|| ColumnName::new(name))
}
