//! Columns of SQL Server.

use tablewright_codegen::{
    dialect::Dialect,
    schema::{
        AutoIncrement, Column, ColumnName, ColumnType, Generated, GeneratedStorage,
        name::stable_name,
    },
    stored::read::written,
};

use super::rows::ColumnRow;
use crate::introspect::{Found, deviation::Thing, nullability, only};

/// Adds the column to its table.
pub(super) fn add(found: &mut Found, row: &ColumnRow) {
    if !found.schema.tables.contains_key(row.table_name.as_str()) {
        return;
    }
    note(found, row);
    let column = build(row);
    if let Some(table) = found.schema.tables.get_mut(row.table_name.as_str()) {
        table.columns.push(column);
    }
}

fn build(row: &ColumnRow) -> Column {
    let generated = row.computed_text.as_deref().map(|text| Generated {
        expression: written(Dialect::Mssql, text),
        storage: if row.is_persisted {
            GeneratedStorage::Stored
        } else {
            GeneratedStorage::Virtual
        },
    });
    // What the server says of a computed column that it does not keep is its own guess.
    let is_said = generated.is_none() || row.is_persisted;
    Column {
        nullability: nullability(is_said && !row.is_nullable),
        default: row.default_text.as_deref().map(|text| written(Dialect::Mssql, text)),
        auto_increment: row.is_identity.then_some(AutoIncrement::Plain),
        generated,
        collation: only(Dialect::Mssql, collation(row)).into(),
        comment: row.comment.clone().filter(|comment| !comment.is_empty()),
        ..Column::new(ColumnName::new(&*row.name), ColumnType::Other(type_text(row)))
    }
}

/// The collation as DDL would say it, where it is not the one that a text has anyway, whatever the database's is.
/// What is computed has none of its own.
fn collation(row: &ColumnRow) -> Option<String> {
    let usual = Dialect::Mssql.capability().text_collation.unwrap_or_default();
    let name = row.collation_name.as_deref().filter(|_| row.computed_text.is_none())?;
    let name = if row.is_database_collation { "DATABASE_DEFAULT" } else { name };
    let is_usual = row.collation_name.as_deref().is_some_and(|it| it.eq_ignore_ascii_case(usual));
    (!is_usual).then(|| name.to_owned())
}

/// The type as DDL would say it.
///
/// Source: SQL Server, "sys.columns" (`max_length` in bytes), "Data types (Transact-SQL)".
fn type_text(row: &ColumnRow) -> String {
    let name = row.type_name.to_lowercase();
    if row.is_user_type {
        return row.type_name.clone();
    }
    let length = |unit_bytes: i16| match row.max_length_bytes {
        -1 => "max".to_owned(),
        bytes => (bytes / unit_bytes).to_string(),
    };
    let parameters = match name.as_str() {
        "nvarchar" | "nchar" => length(2),
        "varchar" | "char" | "varbinary" | "binary" => length(1),
        "decimal" | "numeric" => {
            [row.precision_digits.to_string(), row.scale_digits.to_string()].join(", ")
        }
        "float" => row.precision_digits.to_string(),
        "time" | "datetime2" | "datetimeoffset" => row.scale_digits.to_string(),
        _ => return name,
    };
    [name.as_str(), "(", &parameters, ")"].concat()
}

/// Notes what cannot be said of the column.
fn note(found: &mut Found, row: &ColumnRow) {
    let column = Thing::Column(&row.table_name, &row.name);
    let usual = stable_name(&["df", &row.table_name, &row.name]);
    if let Some(name) = row.default_name.as_ref().filter(|name| **name != usual) {
        // A migration drops the default by the name that it would have given.
        let what = ["has a default called `", name, "`, not `", &usual, "`"].concat();
        found.note(column, what);
    }
    let is_counted = |number: &Option<String>| number.as_deref().is_none_or(|text| text == "1");
    if row.is_identity && !(is_counted(&row.identity_seed) && is_counted(&row.identity_increment)) {
        let seed = row.identity_seed.as_deref().unwrap_or("1");
        let increment = row.identity_increment.as_deref().unwrap_or("1");
        found.note(column, ["is numbered as IDENTITY(", seed, ", ", increment, ")"].concat());
    }
    let marks = [
        (row.is_sparse, "is SPARSE"),
        (row.is_rowguidcol, "is a ROWGUIDCOL"),
        (row.is_masked, "is MASKED"),
        (row.is_user_type, "is of a type that a user made"),
    ];
    for (_, mark) in marks.into_iter().filter(|(is_set, _)| *is_set) {
        found.note(column, mark);
    }
    let always = row.generated_always_type.as_str();
    if !matches!(always, "" | "NOT_APPLICABLE") {
        found.note(column, ["is GENERATED ALWAYS ", always].concat());
    }
}
