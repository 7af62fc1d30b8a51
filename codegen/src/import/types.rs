//! SQL types: the portable type that holds the same values, and the database's own spelling if that differs.

use crate::{
    dialect::Dialect,
    schema::{ColumnType, native::in_one_word, own_types::OwnTypes},
    stored::read::read_sql_type,
};

/// How a spec says a column's type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SpokenType {
    /// The portable type.
    pub(super) type_: ColumnType,
    /// The database's own spelling, where the portable type has another.
    pub(super) own: Option<String>,
    /// What the reader should know of it.
    pub(super) remark: Option<&'static str>,
}

/// The type has no portable one, but its values are texts to Rust.
const READ_AS_TEXT: &str = "has a type without a portable one; Rust reads its values as text";

/// The portable type for what a database of `dialect` calls `sql`, where it has made `own_types`.
///
/// What no portable type reads is a text with its own spelling; the check of the spec refuses that, and then it
/// is left out of Rust.
pub(super) fn speak(dialect: Dialect, sql: &str, own_types: &OwnTypes) -> SpokenType {
    let read = read_sql_type(dialect, sql);
    if !matches!(read, ColumnType::Other(_)) {
        return SpokenType { type_: read, own: None, remark: None };
    }
    if let Some(seen) = own_types.seen(dialect, sql)
        && seen != sql
    {
        let spoken = speak(dialect, &seen, &OwnTypes::default());
        return SpokenType { own: Some(sql.to_owned()), ..spoken };
    }
    let name = Name::of(sql);
    let near = match dialect {
        Dialect::Sqlite => sqlite(&name),
        Dialect::Postgres => postgres(&name),
        Dialect::Mysql => mysql(&name),
        Dialect::Mssql => mssql(&name),
    };
    let is_text = near.is_none() && own_types.can_read(&ColumnType::Text, dialect, sql);
    let remark = is_text.then_some(READ_AS_TEXT);
    let type_ = near.unwrap_or(ColumnType::Text);
    SpokenType { type_, own: Some(in_one_word(dialect, sql)), remark }
}

/// A type's name in lower case, and its numbers.
struct Name {
    base: String,
    numbers: Vec<u32>,
}

impl Name {
    fn of(sql: &str) -> Self {
        let lower = sql.to_lowercase();
        let (before, rest) = lower.split_once('(').unwrap_or((&lower, ""));
        let (inside, after) = rest.rsplit_once(')').unwrap_or((rest, ""));
        let words = before.split_whitespace().chain(after.split_whitespace());
        let numbers = inside.split(',').filter_map(|number| number.trim().parse().ok()).collect();
        Self { base: words.collect::<Vec<_>>().join(" "), numbers }
    }

    /// A text of the length in parentheses, or of any.
    fn string(&self) -> ColumnType {
        match self.numbers.as_slice() {
            [length] if *length > 0 => ColumnType::String { length: *length },
            _ => ColumnType::Text,
        }
    }

    fn decimal(&self) -> ColumnType {
        match self.numbers.as_slice() {
            [precision, scale] if *precision > 0 => {
                ColumnType::Decimal { precision: *precision, scale: *scale }
            }
            [precision] if *precision > 0 => {
                ColumnType::Decimal { precision: *precision, scale: 0 }
            }
            _ => ColumnType::Decimal { precision: 38, scale: 10 },
        }
    }
}

/// SQLite keeps any value in any column; the affinity says which kind is meant.
///
/// Source: SQLite, "Determination Of Column Affinity".
fn sqlite(name: &Name) -> Option<ColumnType> {
    let base = name.base.as_str();
    Some(match base {
        "" => ColumnType::Bytes,
        "tinyint" | "int2" => ColumnType::SmallInt,
        "mediumint" | "int4" => ColumnType::Integer,
        "decimal" | "numeric" | "number" | "money" => name.decimal(),
        "json" => ColumnType::Text,
        _ if base.contains("int") => ColumnType::BigInt,
        _ if ["char", "clob", "text", "string"].iter().any(|word| base.contains(word)) => {
            name.string()
        }
        _ if base.contains("blob") || base.contains("binary") => ColumnType::Bytes,
        _ if ["real", "floa", "doub"].iter().any(|word| base.contains(word)) => ColumnType::Double,
        _ if base.contains("bool") => ColumnType::Bool,
        _ if base.starts_with("timestamp") || base.starts_with("datetime") => ColumnType::Timestamp,
        _ => return None,
    })
}

/// Source: PostgreSQL 16, "Data Types", as `format_type` writes them.
fn postgres(name: &Name) -> Option<ColumnType> {
    Some(match name.base.as_str() {
        "character" | "bpchar" if name.numbers.is_empty() => ColumnType::String { length: 1 },
        "character" | "bpchar" | "character varying" | "citext" | "name" => name.string(),
        "numeric" => name.decimal(),
        "json" => ColumnType::Json,
        "time without time zone" => ColumnType::Time,
        "timestamp without time zone" => ColumnType::Timestamp,
        "timestamp with time zone" => ColumnType::TimestampTz,
        _ => return None,
    })
}

/// Source: MySQL 8.4, "Data Types"; MariaDB, "Data Types".
fn mysql(name: &Name) -> Option<ColumnType> {
    let base = name.base.split(" on update").next().unwrap_or_default();
    let base = base.trim_end_matches(" zerofill");
    Some(match base {
        "tinyint" | "tinyint unsigned" | "smallint" | "year" => ColumnType::SmallInt,
        "smallint unsigned" | "mediumint" | "mediumint unsigned" | "int" => ColumnType::Integer,
        "int unsigned" | "bigint unsigned" | "bigint" => ColumnType::BigInt,
        "float" | "float unsigned" => ColumnType::Float,
        "double" | "double unsigned" => ColumnType::Double,
        "decimal" | "decimal unsigned" => name.decimal(),
        "char" => name.string(),
        "tinytext" | "text" | "mediumtext" | "enum" | "set" => ColumnType::Text,
        "tinyblob" | "blob" | "mediumblob" | "binary" | "varbinary" | "bit" => ColumnType::Bytes,
        "time" => ColumnType::Time,
        "datetime" | "timestamp" => ColumnType::Timestamp,
        _ => return None,
    })
}

/// Source: SQL Server, "Data types (Transact-SQL)".
fn mssql(name: &Name) -> Option<ColumnType> {
    Some(match name.base.as_str() {
        "tinyint" => ColumnType::SmallInt,
        "char" | "nchar" | "varchar" | "ntext" | "text" | "sysname" => name.string(),
        "money" => ColumnType::Decimal { precision: 19, scale: 4 },
        "smallmoney" => ColumnType::Decimal { precision: 10, scale: 4 },
        "float" if name.numbers.first().is_some_and(|digits| *digits <= 24) => ColumnType::Float,
        "float" => ColumnType::Double,
        "binary" | "varbinary" | "image" | "timestamp" | "rowversion" => ColumnType::Bytes,
        "time" => ColumnType::Time,
        "datetime" | "smalldatetime" | "datetime2" => ColumnType::Timestamp,
        "datetimeoffset" => ColumnType::TimestampTz,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(dialect: Dialect, sql: &str, type_: &str, own: Option<&str>) {
        let spoken = speak(dialect, sql, &OwnTypes::default());
        assert_eq!(
            (spoken.type_.to_string().as_str(), spoken.own.as_deref()),
            (type_, own),
            "{sql}"
        );
    }

    #[test]
    fn a_portable_type_is_taken_where_it_is_the_same_and_the_spelling_kept_where_not() {
        check(Dialect::Sqlite, "VARCHAR(20)", "string(20)", None);
        check(Dialect::Sqlite, "NVARCHAR(20)", "string(20)", Some("NVARCHAR(20)"));
        check(Dialect::Sqlite, "UNSIGNED BIG INT", "bigint", Some("UNSIGNED BIG INT"));
        check(Dialect::Sqlite, "", "bytes", Some(""));
        check(Dialect::Postgres, "character(2)", "string(2)", Some("character(2)"));
        check(Dialect::Postgres, "numeric", "decimal(38, 10)", Some("numeric"));
        check(Dialect::Postgres, "integer[]", "text", Some("integer[]"));
        check(Dialect::Mysql, "int(10) unsigned", "bigint", Some("int(10) unsigned"));
        check(Dialect::Mysql, "enum('a','b')", "text", Some("enum('a','b')"));
        check(Dialect::Mysql, "datetime", "timestamp", Some("datetime"));
        let updated = "timestamp on update current_timestamp()";
        check(Dialect::Mysql, updated, "timestamp", Some(updated));
        check(Dialect::Mssql, "money", "decimal(19, 4)", Some("money"));
    }
}
