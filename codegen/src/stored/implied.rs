//! Checks that a column's type implies: an enum's values, and JSON where the database would accept any text.
//!
//! They are not in `Table::checks` of a declared schema, since they are not written in the spec, but the database has
//! them. Their names and expressions are defined only here, for the renderer and for `as_stored`.

use std::collections::BTreeMap;

use crate::{
    dialect::{Dialect, capability::NativeEnums},
    schema::{
        Column, ColumnType, ConstraintName, Enum, EnumName, Expression, Table, TableName,
        expression::{Function, Literal, Membership},
        types::ImpliedCheck,
    },
};

/// The checks that the types of `table`'s columns imply in `dialect`, by name.
///
/// A column whose SQL type is overridden in `dialect` implies none: its values may be of any form.
#[must_use]
pub fn implied_checks(
    table_name: &TableName,
    table: &Table,
    enums: &BTreeMap<EnumName, Enum>,
    dialect: Dialect,
) -> BTreeMap<ConstraintName, Expression> {
    table
        .columns
        .iter()
        .filter(|column| column.sql_types.as_ref().get(dialect).is_none())
        .filter_map(|column| implied_check(table_name, column, enums, dialect))
        .collect()
}

/// The check that one column's type implies, if it implies one.
fn implied_check(
    table_name: &TableName,
    column: &Column,
    enums: &BTreeMap<EnumName, Enum>,
    dialect: Dialect,
) -> Option<(ConstraintName, Expression)> {
    let value = || Expression::Column(column.name.clone());
    let implied = column.type_.row().implies.filter(|it| it.is_in(dialect))?;
    let check = match implied {
        ImpliedCheck::Values => {
            let ColumnType::Enum(name) = &column.type_ else { return None };
            let content = enums.get(name)?;
            if content.native_in(dialect) != NativeEnums::None {
                return None;
            }
            let values = content.values.iter();
            let values = values.map(|text| Expression::Literal(Literal::Text(text.clone())));
            Expression::In(Membership::Member, Box::new(value()), values.collect())
        }
        ImpliedCheck::Json => Expression::Call(Function::JsonValid, vec![value()]),
    };
    Some((implied.name(table_name, &column.name), check))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Nullability;

    fn column(name: &str, type_: ColumnType) -> Column {
        Column { nullability: Nullability::Nullable, ..Column::new(name.into(), type_) }
    }

    fn names(table: &Table, dialect: Dialect) -> Vec<String> {
        let tier = Enum::new(vec!["A".to_owned(), "B".to_owned()], 1);
        let enums = BTreeMap::from([(EnumName::from("tier"), tier)]);
        let checks = implied_checks(&"claims".into(), table, &enums, dialect);
        checks.keys().map(ToString::to_string).collect()
    }

    #[test]
    fn enums_are_checked_everywhere_and_json_where_the_database_does_not() {
        let columns = vec![
            column("tier", ColumnType::Enum("tier".into())),
            column("scores", ColumnType::Json),
            column("note", ColumnType::Text),
        ];
        let table = Table { columns: columns.into(), ..Table::default() };
        let both = ["ck_claims_scores_json", "ck_claims_tier_enum"];
        assert_eq!(names(&table, Dialect::Sqlite), both);
        assert_eq!(names(&table, Dialect::Mssql), both);
        assert_eq!(names(&table, Dialect::Postgres), ["ck_claims_tier_enum"]);
        assert_eq!(names(&table, Dialect::Mysql), ["ck_claims_tier_enum"]);
    }

    #[test]
    fn an_overridden_sql_type_implies_nothing_in_its_dialect_alone() {
        let mut scores = column("scores", ColumnType::Json);
        scores.sql_types.sqlite = Some("JSONB".to_owned());
        let table = Table { columns: vec![scores].into(), ..Table::default() };
        assert!(names(&table, Dialect::Sqlite).is_empty());
        assert_eq!(names(&table, Dialect::Mssql), ["ck_claims_scores_json"]);
    }
}
