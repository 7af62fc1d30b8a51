//! How many bytes a column takes as part of a key, in each database that limits them.

use crate::{
    dialect::Dialect,
    schema::{Column, ColumnType, types::KeyBytes},
};

/// How much of a key a column takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum KeySize {
    /// At most so many bytes.
    Bytes(usize),
    /// There is no limit, so that some databases refuse it.
    Unbounded,
    /// The type is not a known one.
    Unknown,
}

/// The size of `column` as part of a key in `dialect`; `enum_length` is the length of the text that
/// stores an enum.
pub(super) fn key_size(column: &Column, dialect: Dialect, enum_length: u32) -> KeySize {
    let width = character_width(column, dialect);
    if let Some(sql) = column.sql_types.as_ref().get(dialect) {
        return written_size(sql, dialect, width);
    }
    match column.type_.key_bytes(enum_length) {
        KeyBytes::Fixed(bytes) => KeySize::Bytes(bytes as usize),
        KeyBytes::Characters(length) => KeySize::Bytes(length as usize * width),
        KeyBytes::Unbounded => KeySize::Unbounded,
        KeyBytes::AsWritten => written_size(&column.type_.to_string(), dialect, width),
    }
}

/// The bytes that one character of `column` may take. A collation tells the character set by its name.
fn character_width(column: &Column, dialect: Dialect) -> usize {
    let collation = column.collation.as_ref().get(dialect).as_deref().unwrap_or_default();
    width_of_character_set(collation).unwrap_or(dialect.capability().bytes_per_character)
}

/// The bytes of each unit in which the beginning of `column` is counted: characters, or bytes.
pub(super) fn beginning_width(column: &Column, dialect: Dialect) -> usize {
    let is_binary = match column.sql_types.as_ref().get(dialect) {
        Some(sql) => {
            let sql = sql.trim_start().to_lowercase();
            sql.contains("blob") || sql.starts_with("binary") || sql.starts_with("varbinary")
        }
        None => column.type_ == ColumnType::Bytes,
    };
    if is_binary { 1 } else { character_width(column, dialect) }
}

/// The bytes of a character in MySQL's character sets, told by the name of the set or of its collation.
fn width_of_character_set(text: &str) -> Option<usize> {
    let narrow = ["ascii", "latin1", "binary"];
    let wide = ["utf8mb3"];
    if narrow.iter().any(|set| text.starts_with(set)) {
        Some(1)
    } else if wide.iter().any(|set| text.starts_with(set)) {
        Some(3)
    } else {
        None
    }
}

/// The size of a type written as SQL: `VARCHAR(100) CHARACTER SET ascii`, `NVARCHAR(MAX)`, `TEXT`.
fn written_size(sql: &str, dialect: Dialect, width: usize) -> KeySize {
    let sql = sql.to_lowercase();
    let (name, rest) = sql.split_once('(').unwrap_or((&sql, ""));
    let (length, rest) = rest.split_once(')').unwrap_or((rest, ""));
    let name = name.trim();
    let length = length.trim();
    let set = rest.trim().strip_prefix("character set ").and_then(width_of_character_set);
    let width = set.unwrap_or(width);
    match (name, length.parse::<usize>()) {
        ("varchar" | "char", Ok(length)) if dialect.capability().narrow_varchar => {
            KeySize::Bytes(length)
        }
        ("varchar" | "char" | "nvarchar" | "nchar", Ok(length)) => KeySize::Bytes(length * width),
        ("varbinary" | "binary", Ok(length)) => KeySize::Bytes(length),
        ("varchar" | "nvarchar" | "varbinary", Err(_)) if length == "max" => KeySize::Unbounded,
        (
            "text" | "tinytext" | "mediumtext" | "longtext" | "ntext" | "blob" | "tinyblob"
            | "mediumblob" | "longblob" | "json" | "image" | "xml" | "geometry",
            _,
        ) => KeySize::Unbounded,
        _ => KeySize::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::{KeySize, written_size};
    use crate::dialect::Dialect;

    #[test]
    fn types_written_as_sql_are_measured_in_bytes() {
        let mysql = |sql| written_size(sql, Dialect::Mysql, 4);
        assert_eq!(mysql("VARCHAR(768)"), KeySize::Bytes(3072));
        assert_eq!(mysql("varchar(768) character set ascii"), KeySize::Bytes(768));
        assert_eq!(mysql("BINARY(16)"), KeySize::Bytes(16));
        assert_eq!(mysql("LONGTEXT"), KeySize::Unbounded);
        assert_eq!(mysql("POINT"), KeySize::Unknown);
        assert_eq!(written_size("NVARCHAR(450)", Dialect::Mssql, 2), KeySize::Bytes(900));
        assert_eq!(written_size("VARCHAR(900)", Dialect::Mssql, 2), KeySize::Bytes(900));
        assert_eq!(written_size("NVARCHAR(MAX)", Dialect::Mssql, 2), KeySize::Unbounded);
    }
}
