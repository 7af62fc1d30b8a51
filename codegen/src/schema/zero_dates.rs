//! Dates of zeros, which MySQL and MariaDB have had as defaults before their strict modes refused them.
//!
//! Source: MySQL 8.4, "Server SQL Modes" (`NO_ZERO_DATE`, `NO_ZERO_IN_DATE`).

use super::{
    Column, Nullability, Schema,
    expression::{Expression, Literal},
};
use crate::dialect::Dialect;

impl Schema {
    /// Whether one of its columns has zeros for a date in `dialect`.
    pub(crate) fn has_zero_dates(&self, dialect: Dialect) -> bool {
        let mut columns = self.tables.values().flat_map(|table| &table.columns);
        dialect.capability().auto_update && columns.any(|column| column.has_zero_date(dialect))
    }
}

impl Column {
    /// Whether its default is a date with zeros. MariaDB gives one to a column that is updated and has no default.
    fn has_zero_date(&self, dialect: Dialect) -> bool {
        let is_zero = |text: &str| {
            let text = text.trim_start_matches(['(', '\'', ' ']);
            text.starts_with("0000-")
                || text.get(4..).is_some_and(|rest| {
                    let is_year = text.bytes().take(4).all(|byte| byte.is_ascii_digit());
                    is_year
                        && (rest.starts_with("-00-")
                            || rest.get(3..).is_some_and(|it| it.starts_with("-00")))
                })
        };
        match self.default_in(dialect) {
            Some(Expression::Literal(Literal::Text(text))) => is_zero(text),
            Some(Expression::Raw(sql)) => {
                sql.as_ref().as_ref().get(dialect).as_deref().is_some_and(is_zero)
            }
            Some(_) => false,
            None => self.auto_update && self.nullability_in(dialect) == Nullability::NotNull,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::ColumnType;

    #[test]
    fn zeros_in_a_date_are_seen() {
        let of = |text: &str| Column {
            default: Some(Expression::Literal(Literal::Text(text.to_owned()))),
            ..Column::new("a".into(), ColumnType::Timestamp)
        };
        for zero in ["0000-00-00 00:00:00", "0000-00-00", "2001-00-01", "2001-01-00 10:00:00"] {
            assert!(of(zero).has_zero_date(Dialect::Mysql), "{zero}");
        }
        for other in ["2001-01-01", "00:00:00", "0000", "", "año-00-00"] {
            assert!(!of(other).has_zero_date(Dialect::Mysql), "{other}");
        }
        let updated =
            Column { auto_update: true, ..Column::new("a".into(), ColumnType::Timestamp) };
        assert!(updated.has_zero_date(Dialect::Mysql));
    }
}
