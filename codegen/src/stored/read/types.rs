//! SQL types as databases report them.

use crate::{
    dialect::Dialect,
    schema::{
        ColumnType,
        types::{Parameters, TypeRow},
    },
    stored::read::type_words,
};

/// The portable type that `sql` stands for in `dialect`, in any case and with any blanks; a type that
/// has none is `Other`, in lower case.
///
/// Several portable types share one SQL type (`json` is `TEXT` on SQLite): the plainest is meant.
#[must_use]
pub fn read_sql_type(dialect: Dialect, sql: &str) -> ColumnType {
    let parts = type_words::told(dialect, sql);
    let known = ColumnType::portable().iter().find_map(|row| stands_for(row, dialect, &parts));
    let known = known.or_else(|| {
        let text = dialect.storage().display_widths.then(|| mysql_text(&parts)).flatten();
        text.map(ColumnType::Other)
    });
    known.unwrap_or_else(|| ColumnType::Other(parts.text()))
}

/// A type in lower case, its parameters apart: `timestamp(6) without time zone` is
/// `timestamp without time zone` and `6`.
pub(super) struct TypeParts {
    pub(super) base: String,
    pub(super) parameters: Vec<String>,
    /// The whole, with one blank between words.
    pub(super) original: String,
}

impl TypeParts {
    pub(super) fn of(sql: &str) -> Self {
        let original = in_one_form(sql);
        let (before, rest) = original.split_once('(').unwrap_or((&original, ""));
        let (inside, after) = rest.rsplit_once(')').unwrap_or((rest, ""));
        let base = [before.trim(), after.trim()].join(" ").trim().to_owned();
        let parameters = inside.split(',').map(|part| part.trim().to_owned());
        let parameters = parameters.filter(|part| !part.is_empty()).collect();
        Self { base, parameters, original }
    }

    /// The whole again, one blank behind each comma.
    pub(super) fn text(self) -> String {
        if self.parameters.is_empty() || self.original.contains('\'') {
            return self.original;
        }
        let (before, rest) = self.original.split_once('(').unwrap_or((&self.original, ""));
        let after = rest.rsplit_once(')').map_or("", |(_, after)| after);
        [before.trim_end(), "(", &self.parameters.join(", "), ")", after].concat()
    }
}

/// Small letters and one blank between words, but for what stands in quotes. Lists of quoted values have no blanks.
fn in_one_form(sql: &str) -> String {
    let mut text = String::with_capacity(sql.len());
    let mut quote = None;
    for character in sql.trim().chars() {
        match quote {
            Some(open) => {
                text.push(character);
                quote = (character != open).then_some(open);
            }
            None if character.is_whitespace() => {
                let is_in_list = text.ends_with("',") || text.ends_with('(');
                if !text.ends_with(' ') && !is_in_list {
                    text.push(' ');
                }
            }
            None => {
                if character == '\'' || character == '"' {
                    quote = Some(character);
                }
                if matches!(character, ',' | ')') && text.ends_with("' ") {
                    text.pop();
                }
                text.extend(character.to_lowercase());
            }
        }
    }
    text
}

/// The type of `row`, if it is what `dialect` reports as `parts`.
fn stands_for(row: &TypeRow, dialect: Dialect, parts: &TypeParts) -> Option<ColumnType> {
    let make = row.make?;
    row.told.get(dialect).iter().find_map(|told| {
        let (base, wanted) = match told.split_once('(') {
            Some((base, inside)) => (base, Some(inside.trim_end_matches(')'))),
            None => (*told, None),
        };
        if base != parts.base {
            return None;
        }
        match wanted {
            None => Some(make([0, 0])),
            Some("n") => numbers(&parts.parameters, row.parameters).map(make),
            Some(wanted) => (parts.parameters.join(",") == wanted).then(|| make([0, 0])),
        }
    })
}

/// From one to `maximum` numbers; those that are left out are 0.
fn numbers(parameters: &[String], maximum: usize) -> Option<Parameters> {
    match parameters {
        [first] if maximum >= 1 => Some([first.parse().ok()?, 0]),
        [first, second] if maximum >= 2 => Some([first.parse().ok()?, second.parse().ok()?]),
        _ => None,
    }
}

/// A type that has no portable one, where MySQL and MariaDB write it differently: MariaDB writes the display width
/// of whole numbers, which means nothing without `ZEROFILL`, and parentheses behind `CURRENT_TIMESTAMP`.
///
/// Source: MySQL 9.7, "Numeric Type Attributes"; MariaDB, "INT", "YEAR".
fn mysql_text(parts: &TypeParts) -> Option<String> {
    const WHOLE: [&str; 6] = ["tinyint", "smallint", "mediumint", "int", "integer", "bigint"];
    let (word, more) = parts.base.split_once(' ').unwrap_or((&parts.base, ""));
    let has_width = WHOLE.contains(&word) && matches!(more, "" | "unsigned");
    if has_width || parts.base == "year" {
        return Some(parts.base.clone());
    }
    parts.original.strip_suffix("()").map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::types::sql_spelling;

    fn check(dialect: Dialect, sql: &str, expected: &str) {
        assert_eq!(read_sql_type(dialect, sql).to_string(), expected, "{dialect}: {sql}");
    }

    #[test]
    fn what_the_databases_report_is_read() {
        check(Dialect::Postgres, "character varying(50)", "string(50)");
        check(Dialect::Postgres, "timestamp without time zone", "timestamp");
        check(
            Dialect::Postgres,
            "timestamp(3) without time zone",
            "timestamp(3) without time zone",
        );
        check(Dialect::Postgres, "timestamp with time zone", "timestamptz");
        check(Dialect::Postgres, "time without time zone", "time");
        check(Dialect::Postgres, "double precision", "double");
        check(Dialect::Postgres, "numeric(10,2)", "decimal(10, 2)");
        check(Dialect::Postgres, "numeric", "numeric");
        check(Dialect::Postgres, "integer[]", "integer[]");
        check(Dialect::Mysql, "tinyint(1)", "bool");
        check(Dialect::Mysql, "tinyint(4)", "tinyint");
        check(Dialect::Mysql, "int(5) unsigned zerofill", "int(5) unsigned zerofill");
        check(Dialect::Mysql, "year(4)", "year");
        check(
            Dialect::Mysql,
            "timestamp on update current_timestamp()",
            "timestamp on update current_timestamp",
        );
        check(
            Dialect::Mysql,
            "timestamp(3) on update CURRENT_TIMESTAMP(3)",
            "timestamp(3) on update current_timestamp(3)",
        );
        check(Dialect::Mysql, "int(11)", "integer");
        check(Dialect::Mysql, "int", "integer");
        check(Dialect::Mysql, "int(10) unsigned", "int unsigned");
        check(Dialect::Mysql, "bigint(20)", "bigint");
        check(Dialect::Mysql, "datetime(6)", "timestamp");
        check(Dialect::Mysql, "datetime", "datetime");
        check(Dialect::Mysql, "binary(16)", "uuid");
        check(Dialect::Mysql, "enum('a','b')", "enum('a','b')");
        check(Dialect::Sqlite, "VARCHAR( 50 )", "string(50)");
        check(Dialect::Sqlite, "Real", "double");
        check(Dialect::Mssql, "nvarchar(max)", "text");
        check(Dialect::Mssql, "varbinary(40)", "varbinary(40)");
    }

    #[test]
    fn a_spelling_that_is_read_keeps_its_spelling() {
        let types = [
            ColumnType::Bool,
            ColumnType::SmallInt,
            ColumnType::Integer,
            ColumnType::BigInt,
            ColumnType::Float,
            ColumnType::Double,
            ColumnType::Decimal { precision: 10, scale: 2 },
            ColumnType::Text,
            ColumnType::String { length: 50 },
            ColumnType::Bytes,
            ColumnType::Date,
            ColumnType::Time,
            ColumnType::Timestamp,
            ColumnType::TimestampTz,
            ColumnType::Uuid,
            ColumnType::Json,
            ColumnType::Vector { dimensions: 10 },
        ];
        for dialect in Dialect::ALL {
            for type_ in &types {
                let sql = sql_spelling(type_, dialect, 1);
                let again = sql_spelling(&read_sql_type(dialect, &sql), dialect, 1);
                assert!(again.eq_ignore_ascii_case(&sql), "{dialect}: {sql} became {again}");
            }
        }
    }
}
