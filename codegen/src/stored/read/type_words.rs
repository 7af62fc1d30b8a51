//! A type in the spelling that its database reports: `timestamp(3)` is `timestamp(3) without time zone` on
//! PostgreSQL, and `dec(7)` is `decimal(7, 0)` on MySQL.
//!
//! So a type that the spec writes for one database can be compared with the reported one. Start reading at
//! [`told`].

use crate::{dialect::Dialect, stored::read::types::TypeParts};

/// The type as `dialect` tells it.
pub(super) fn told(dialect: Dialect, sql: &str) -> TypeParts {
    let parts = TypeParts::of(sql);
    if dialect.capability().made_types
        && let Some(plain) = without_quotes(&parts.original)
    {
        return TypeParts::of(&plain);
    }
    if sql.contains(['\'', '"', '`']) {
        return parts;
    }
    match dialect {
        Dialect::Sqlite => parts,
        Dialect::Postgres => postgres(&parts),
        Dialect::Mysql => mysql(&parts).unwrap_or(parts),
        Dialect::Mssql => mssql(&parts).unwrap_or(parts),
    }
}

/// A name, or an array of what has that name, without quotes that it does not need. `"char"` is another type than
/// `char`.
///
/// Source: PostgreSQL 16, "Identifiers and Key Words", "Character Types".
fn without_quotes(sql: &str) -> Option<String> {
    let (name, rest) = sql.strip_prefix('"')?.split_once('"')?;
    let is_plain = name.starts_with(|first: char| first.is_ascii_lowercase() || first == '_')
        && name.chars().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '_');
    let is_whole = rest.is_empty() || rest.starts_with('[');
    (is_plain && is_whole && name != "char").then(|| [name, rest].concat())
}

/// Puts parameters between two parts of a name.
fn joined(head: &str, parameters: &[String], tail: &str) -> TypeParts {
    if parameters.is_empty() {
        return TypeParts::of(&[head, tail].concat());
    }
    TypeParts::of(&[head, "(", &parameters.join(", "), ")", tail].concat())
}

/// What stands for parameters that are left out.
fn or(parameters: &[String], default: &[&str]) -> Vec<String> {
    let given = parameters.iter().cloned();
    given.chain(default.iter().skip(parameters.len()).map(|it| (*it).to_owned())).collect()
}

/// Whether `FLOAT(p)` is a number of 64 bits.
fn is_double(parameters: &[String], default: u32) -> bool {
    parameters.first().map_or(Some(default), |it| it.parse().ok()).is_some_and(|it| it > 24)
}

/// Arrays have no lengths and no dimensions.
///
/// Source: PostgreSQL 16, "Data Types" (aliases), "Arrays" (Declaration of Array Types), `format_type`.
fn postgres(parts: &TypeParts) -> TypeParts {
    let mut element = parts.original.trim_end();
    let mut is_array = false;
    while let Some((before, _)) = element.strip_suffix(']').and_then(|it| it.rsplit_once('[')) {
        (element, is_array) = (before.trim_end(), true);
    }
    if let Some(before) = element.strip_suffix(" array") {
        (element, is_array) = (before.trim_end(), true);
    }
    let element = postgres_element(&TypeParts::of(element));
    if is_array { TypeParts::of(&[&element.text(), "[]"].concat()) } else { element }
}

fn postgres_element(parts: &TypeParts) -> TypeParts {
    let given = parts.parameters.as_slice();
    let plain = |name: &str| joined(name, &[], "");
    let base = parts.base.strip_prefix("pg_catalog.").unwrap_or(&parts.base);
    match postgres_name(base) {
        "timestamp without time zone" => joined("timestamp", given, " without time zone"),
        "timestamp with time zone" => joined("timestamp", given, " with time zone"),
        "time without time zone" => joined("time", given, " without time zone"),
        "time with time zone" => joined("time", given, " with time zone"),
        "character varying" => joined("character varying", given, ""),
        "character" => joined("character", &or(given, &["1"]), ""),
        "bpchar" if !given.is_empty() => joined("character", given, ""),
        "numeric" if given.is_empty() => plain("numeric"),
        "numeric" => joined("numeric", &or(given, &["", "0"]), ""),
        "bit" => joined("bit", &or(given, &["1"]), ""),
        "bit varying" => joined("bit varying", given, ""),
        "float" if is_double(given, 53) => plain("double precision"),
        "float" => plain("real"),
        name if name != base => plain(name),
        _ => TypeParts::of(&parts.original),
    }
}

/// PostgreSQL's own name for a type that has several; another name stays.
///
/// Source: PostgreSQL 16, "Data Types" (aliases).
pub(super) fn postgres_name(name: &str) -> &str {
    match name {
        "timestamp" => "timestamp without time zone",
        "timestamptz" => "timestamp with time zone",
        "time" => "time without time zone",
        "timetz" => "time with time zone",
        "varchar"
        | "char varying"
        | "nchar varying"
        | "national char varying"
        | "national character varying" => "character varying",
        "char" | "nchar" | "national char" | "national character" => "character",
        "dec" | "decimal" => "numeric",
        "varbit" => "bit varying",
        "float4" => "real",
        "float8" => "double precision",
        "int" | "int4" => "integer",
        "int2" => "smallint",
        "int8" => "bigint",
        "bool" => "boolean",
        _ => name,
    }
}

/// Source: MySQL 8.4, "Numeric Data Type Syntax", "String Data Type Syntax", "Using Data Types from Other Database
/// Engines"; MariaDB, "Data Types".
fn mysql(parts: &TypeParts) -> Option<TypeParts> {
    if parts.base.contains(" on update ") {
        return None;
    }
    let mut words: Vec<&str> = parts.base.split(' ').collect();
    // What a column is besides its type, and what a number is anyway.
    words.retain(|word| !matches!(*word, "null" | "signed"));
    let at = words.iter().position(|word| matches!(*word, "unsigned" | "zerofill"));
    let attributes = words.split_off(at.unwrap_or(words.len()));
    let tail: String = attributes.iter().flat_map(|word| [" ", word]).collect();
    let base = words.join(" ");
    let given = parts.parameters.as_slice();
    let with = |name: &str, parameters: &[String]| Some(joined(name, parameters, &tail));
    match base.as_str() {
        "bool" | "boolean" => with("tinyint", &or(&[], &["1"])),
        "int1" => with("tinyint", given),
        "int2" => with("smallint", given),
        "int3" | "middleint" => with("mediumint", given),
        "int4" | "integer" => with("int", given),
        "int8" => with("bigint", given),
        "dec" | "decimal" | "fixed" | "numeric" => with("decimal", &or(given, &["10", "0"])),
        "float" if given.len() == 1 && is_double(given, 24) => with("double", &[]),
        "float" if given.len() == 1 => with("float", &[]),
        "float4" => with("float", &[]),
        "float8" | "real" | "double precision" => with("double", given),
        "bit" => with("bit", &or(given, &["1"])),
        "char" | "character" => with("char", &or(given, &["1"])),
        "binary" | "char byte" => with("binary", &or(given, &["1"])),
        "char varying" | "character varying" | "varcharacter" => with("varchar", given),
        "long" | "long varchar" => with("mediumtext", &[]),
        "long varbinary" => with("mediumblob", &[]),
        "text" if !given.is_empty() => with(&[size(given, 4)?, "text"].concat(), &[]),
        "blob" if !given.is_empty() => with(&[size(given, 1)?, "blob"].concat(), &[]),
        other => with(other, given),
    }
}

/// The smallest of the four sizes of texts and blobs that so many characters of `bytes` each fit in.
fn size(parameters: &[String], bytes: u64) -> Option<&'static str> {
    let length: u64 = parameters.first()?.parse().ok()?;
    Some(match length.checked_mul(bytes)? {
        0..=0xff => "tiny",
        0x100..=0xffff => "",
        0x1_0000..=0xff_ffff => "medium",
        _ => "long",
    })
}

/// Source: SQL Server, "Data type synonyms", "char and varchar", "decimal and numeric", "datetime2".
fn mssql(parts: &TypeParts) -> Option<TypeParts> {
    let given = parts.parameters.as_slice();
    let with = |name: &str, default: &[&str]| Some(joined(name, &or(given, default), ""));
    match parts.base.as_str() {
        "integer" => with("int", &[]),
        "dec" | "decimal" => with("decimal", &["18", "0"]),
        "numeric" => with("numeric", &["18", "0"]),
        "float" if !is_double(given, 53) => Some(joined("real", &[], "")),
        "float" | "double precision" => Some(joined("float", &[], "")),
        "char" | "character" => with("char", &["1"]),
        "varchar" | "char varying" | "character varying" => with("varchar", &["1"]),
        "nchar" | "national char" | "national character" => with("nchar", &["1"]),
        "nvarchar" | "national char varying" | "national character varying" => {
            with("nvarchar", &["1"])
        }
        "binary" => with("binary", &["1"]),
        "varbinary" | "binary varying" => with("varbinary", &["1"]),
        "time" => with("time", &["7"]),
        "datetime2" => with("datetime2", &["7"]),
        "datetimeoffset" => with("datetimeoffset", &["7"]),
        "rowversion" => with("timestamp", &[]),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(dialect: Dialect, cases: &[(&str, &str)]) {
        for (written, expected) in cases {
            assert_eq!(told(dialect, written).text(), *expected, "{dialect}: {written}");
            assert_eq!(told(dialect, expected).text(), *expected, "{dialect}: {expected}");
        }
    }

    #[test]
    fn types_are_told_in_the_words_of_their_database() {
        check(
            Dialect::Postgres,
            &[
                ("TIMESTAMP (3)", "timestamp(3) without time zone"),
                ("timestamptz(3)", "timestamp(3) with time zone"),
                ("timetz", "time with time zone"),
                ("varchar(9)[3][4]", "character varying(9)[]"),
                ("int ARRAY[4]", "integer[]"),
                ("dec(7,3)[]", "numeric(7, 3)[]"),
                ("decimal(7)", "numeric(7, 0)"),
                ("float(24)", "real"),
                ("float(25)", "double precision"),
                ("char", "character(1)"),
                ("bpchar", "bpchar"),
                ("interval day to second(3)", "interval day to second(3)"),
                ("geometry(Point, 4326)", "geometry(point, 4326)"),
            ],
        );
        check(
            Dialect::Mysql,
            &[
                ("TIMESTAMP(3) NULL", "timestamp(3)"),
                ("dec(7) unsigned zerofill", "decimal(7, 0) unsigned zerofill"),
                ("integer(11) signed", "int(11)"),
                ("text(63)", "tinytext"),
                ("text(64)", "text"),
                ("blob(65536)", "mediumblob"),
                ("real(5,2)", "double(5, 2)"),
                ("float(53)", "double"),
                ("character varying(8)", "varchar(8)"),
            ],
        );
        check(Dialect::Mssql, &[("dec", "decimal(18, 0)"), ("datetime2", "datetime2(7)")]);
    }
}
