//! Where the catalogues of MySQL and MariaDB differ, and what their texts mean.

pub(super) use tablewright_codegen::dialect::Server;
use tablewright_codegen::{
    dialect::Dialect,
    schema::{Expression, expression::Literal},
    stored::read::{Shown, runnable, written},
};

use super::{catalogue::ColumnRow, text};

/// What differs in the catalogue of a server.
pub(super) trait Catalogue: Sized {
    /// The query for the keys of indexes.
    fn indexes_query(self) -> &'static str;

    /// The query for what deviates.
    fn deviations_query(self) -> &'static str;

    /// The query for checks.
    fn checks_query(self) -> &'static str;

    /// The expression that the server shows as `text`, not read yet.
    fn expression(self, text: &str) -> Expression;

    /// The statement of a trigger that the server shows as `text`.
    fn statement(self, text: &str) -> String;

    /// Whether a column's default is a constant text, not an expression.
    fn has_constant_default(self, row: &ColumnRow) -> bool;

    /// The default of a column. MariaDB gives SQL (`'it''s'`, `NULL`); MySQL gives the value of a
    /// constant as bare text, and SQL where it says `DEFAULT_GENERATED`.
    ///
    /// Source: MariaDB, "Information Schema COLUMNS Table" (since 10.2.7); MySQL 8.4, "The
    /// `INFORMATION_SCHEMA COLUMNS` Table" (EXTRA).
    fn default(self, row: &ColumnRow) -> Option<Expression>;
}

impl Catalogue for Server {
    fn indexes_query(self) -> &'static str {
        match self {
            Self::MysqlProper => include_str!("indexes_mysql.sql"),
            Self::Mariadb => include_str!("indexes_mariadb.sql"),
        }
    }

    fn deviations_query(self) -> &'static str {
        match self {
            Self::MysqlProper => {
                concat!(include_str!("deviations.sql"), include_str!("deviations_mysql.sql"))
            }
            Self::Mariadb => {
                concat!(include_str!("deviations.sql"), include_str!("deviations_mariadb.sql"))
            }
        }
    }

    fn checks_query(self) -> &'static str {
        match self {
            Self::MysqlProper => include_str!("checks_mysql.sql"),
            Self::Mariadb => include_str!("checks_mariadb.sql"),
        }
    }

    fn expression(self, text: &str) -> Expression {
        match self {
            Self::MysqlProper => written(Dialect::Mysql, &text::expression(text)),
            Self::Mariadb => written(Dialect::Mysql, text),
        }
    }

    fn statement(self, text: &str) -> String {
        let how = match self {
            Self::MysqlProper => Shown::Mysql,
            Self::Mariadb => Shown::Mariadb,
        };
        runnable(text, how)
    }

    fn has_constant_default(self, row: &ColumnRow) -> bool {
        let text = row.default_text.as_deref().unwrap_or_default();
        match self {
            Self::Mariadb => text.starts_with('\'') && text.ends_with('\''),
            Self::MysqlProper => !is_generated_default(row) && !is_number(&row.type_text),
        }
    }

    fn default(self, row: &ColumnRow) -> Option<Expression> {
        let text = row.default_text.as_deref()?;
        match self {
            Self::Mariadb if text.eq_ignore_ascii_case("NULL") || is_zero_of_update(row) => None,
            Self::Mariadb => Some(written(Dialect::Mysql, text)),
            Self::MysqlProper if is_generated_default(row) => Some(self.expression(text)),
            Self::MysqlProper if is_number(&row.type_text) => Some(written(Dialect::Mysql, text)),
            Self::MysqlProper => Some(Expression::Literal(Literal::Text(text.to_owned()))),
        }
    }
}

/// Whether MariaDB has written a default of zeros for a column with `ON UPDATE CURRENT_TIMESTAMP` that has none. The
/// modes of our sessions refuse such a date, and a row without a value.
///
/// Source: tried on MariaDB 10.11, which writes no such default for other columns.
fn is_zero_of_update(row: &ColumnRow) -> bool {
    let updates = |extra: &str| extra.to_ascii_lowercase().contains("on update ");
    row.extra.as_deref().is_some_and(updates)
        && row.default_text.as_deref().is_some_and(|text| text.starts_with("'0000-00-00"))
}

/// Before 8.0.13 MySQL did not say so of `CURRENT_TIMESTAMP`, the only expression that it then took.
fn is_generated_default(row: &ColumnRow) -> bool {
    let is_marked = row
        .extra
        .as_deref()
        .is_some_and(|extra| extra.to_ascii_uppercase().contains("DEFAULT_GENERATED"));
    is_marked
        || row.default_text.as_deref().is_some_and(|text| {
            text.to_ascii_uppercase().starts_with("CURRENT_TIMESTAMP")
                && !row.type_text.contains("char")
        })
}

/// Whether constants of this type are numbers.
fn is_number(type_text: &str) -> bool {
    const NUMBERS: [&str; 8] =
        ["tinyint", "smallint", "mediumint", "int", "bigint", "float", "double", "decimal"];
    let word = type_text.split(['(', ' ']).next().unwrap_or(type_text);
    NUMBERS.contains(&word.to_ascii_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use tablewright_codegen::stored::read::read_expression;

    use super::*;

    fn column(type_text: &str, default: &str, extra: &str) -> ColumnRow {
        ColumnRow {
            table_name: "t".to_owned(),
            name: "c".to_owned(),
            type_text: type_text.to_owned(),
            is_nullable: "YES".to_owned(),
            default_text: Some(default.to_owned()),
            extra: Some(extra.to_owned()),
            generation_text: None,
            collation_name: None,
            comment: String::new(),
        }
    }

    #[test]
    fn the_same_default_is_read_from_both_servers() {
        let text = |text: &str| Some(Expression::Literal(Literal::Text(text.to_owned())));
        let mariadb = column("varchar(9)", "'it''s'", "");
        let mysql = column("varchar(9)", "it's", "");
        let read = |text| Some(read_expression(Dialect::Mysql, text));
        assert_eq!(Server::Mariadb.default(&mariadb), Some(written(Dialect::Mysql, "'it''s'")));
        assert_eq!(read("'it''s'"), text("it's"));
        assert_eq!(Server::MysqlProper.default(&mysql), text("it's"));
        assert_eq!(Server::Mariadb.default(&column("varchar(9)", "NULL", "")), None);
        assert_eq!(Server::MysqlProper.default(&column("varchar(9)", "NULL", "")), text("NULL"));
    }
}
