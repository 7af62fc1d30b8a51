//! Which SQL types the Diesel type of each portable type reads and writes, on each database.
//!
//! An override gives a column another SQL type under the same Diesel type. Diesel does not ask the database what
//! comes: on PostgreSQL the bytes of an array are read as text, on MySQL those of a number; elsewhere what does
//! not fit fails the query, or comes back as another value. So each cell of the table lists what fits: whatever
//! Rust writes is read again, and nothing that the column can hold fails. `runtime/tests/readable.rs` tries the
//! table on every server. Start reading at [`can_read`].

use super::{
    ColumnType,
    types::{Names, TypeRow},
};
use crate::dialect::{Dialect, PerDialect};

/// Whether the Diesel type of `type_` reads and writes what `dialect` keeps in a column of the type `sql`.
///
/// A name that PostgreSQL does not have by itself may be a user-defined type, and passes;
/// [`OwnTypes`](super::own_types::OwnTypes) knows more.
#[must_use]
pub fn can_read(type_: &ColumnType, dialect: Dialect, sql: &str) -> bool {
    can_be_read(type_.row(), dialect, sql)
}

/// Whether the Diesel type of a row of the type table reads what `dialect` keeps in a column of the type `sql`.
pub(super) fn can_be_read(row: &TypeRow, dialect: Dialect, sql: &str) -> bool {
    let Some(readable) = row.reads else { return true };
    let (name, full) = names_of(dialect, sql);
    if dialect.storage().affinities {
        return readable.get(dialect).contains(&affinity(&name));
    }
    let listed = readable.get(dialect);
    if is_array(&name, sql) {
        return false;
    }
    listed.contains(&name.as_str()) || listed.contains(&full.as_str()) || !is_known(dialect, &name)
}

/// What an override may say instead, as a list.
#[must_use]
pub fn readable_names(type_: &ColumnType, dialect: Dialect) -> Names {
    type_.row().reads.map_or(&[], |names| names.get(dialect))
}

/// The portable types that read what `dialect` keeps in a column of the type `sql`; the one that fits best comes
/// first.
#[must_use]
pub fn readers(dialect: Dialect, sql: &str) -> Vec<&'static TypeRow> {
    let (name, _) = names_of(dialect, sql);
    if dialect.storage().affinities {
        return ColumnType::with_keyword(match affinity(&name) {
            "integer" => "bigint",
            "text" => "text",
            "blob" => "bytes",
            "real" => "double",
            _ => "decimal",
        })
        .into_iter()
        .collect();
    }
    if !is_known(dialect, &name) {
        return Vec::new();
    }
    let offered = ColumnType::portable().iter().copied().filter(|row| row.offered.is_some());
    let mut fit: Vec<_> = offered.filter(|row| can_be_read(row, dialect, sql)).collect();
    fit.sort_by_key(|row| row.offered);
    fit
}

/// The portable type that reads what every one of `columns`, a SQL type of each dialect, holds.
#[must_use]
pub fn common_reader(columns: &[(Dialect, String)]) -> Option<&'static TypeRow> {
    let (first, others) = columns.split_first()?;
    let fits = |row: &&TypeRow| others.iter().all(|(it, sql)| can_be_read(row, *it, sql));
    readers(first.0, &first.1).into_iter().find(fits)
}

/// SQLite keeps any value in any column, but changes what is written by the affinity of the declared type: a
/// text in a column of numbers loses its zeros in front, a number in a column of texts is compared as text.
///
/// Source: SQLite, "Datatypes In SQLite", "Determination Of Column Affinity".
fn affinity(name: &str) -> &'static str {
    let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
    if has(&["int"]) {
        "integer"
    } else if has(&["char", "clob", "text"]) {
        "text"
    } else if name.is_empty() || has(&["blob"]) {
        "blob"
    } else if has(&["real", "floa", "doub"]) {
        "real"
    } else {
        "numeric"
    }
}

pub(super) fn is_array(name: &str, sql: &str) -> bool {
    sql.contains('[') || name.split(' ').any(|word| word == "array")
}

/// The type in small letters, with one word for each of several spellings: without its parameters, and with them.
pub(super) fn names_of(dialect: Dialect, sql: &str) -> (String, String) {
    let lower = sql.to_lowercase();
    let (before, rest) = lower.split_once('(').unwrap_or((&lower, ""));
    let (inside, after) = rest.rsplit_once(')').unwrap_or((rest, ""));
    let words: Vec<&str> = before.split_whitespace().chain(after.split_whitespace()).collect();
    let name = words.join(" ");
    let name = match dialect {
        Dialect::Sqlite => name,
        Dialect::Postgres => postgres_name(&name, inside),
        Dialect::Mysql => mysql_name(&name, inside),
        Dialect::Mssql => mssql_name(&name, inside),
    };
    let full = [name.as_str(), "(", inside.trim(), ")"].concat();
    (name, full)
}

/// How many digits a `float` has, if it says so.
fn digits(inside: &str) -> Option<u32> {
    inside.trim().parse().ok()
}

/// Source: PostgreSQL 16, "Data Types", "Floating-Point Types".
fn postgres_name(name: &str, inside: &str) -> String {
    let name = name.split(" collate ").next().unwrap_or_default();
    // The namespace is ignored: extensions may be in any.
    let name = name.rsplit_once('.').map_or(name, |(_, last)| last);
    if name == "float" && digits(inside).is_some_and(|digits| digits <= 24) {
        return "real".to_owned();
    }
    if name.starts_with("interval ") { "interval".to_owned() } else { name.to_owned() }
}

/// Source: MySQL 8.4, "Numeric Data Type Syntax", "String Data Type Syntax", "Using Data Types from Other Database
/// Engines".
fn mysql_name(name: &str, inside: &str) -> String {
    const ENDS: [&str; 8] = [
        " character set ",
        " charset ",
        " collate ",
        " on update ",
        " zerofill",
        " binary",
        " ascii",
        " signed",
    ];
    const SYNONYMS: [(&str, &str); 15] = [
        ("integer", "int"),
        ("int1", "tinyint"),
        ("int2", "smallint"),
        ("int3", "mediumint"),
        ("middleint", "mediumint"),
        ("int4", "int"),
        ("int8", "bigint"),
        ("numeric", "decimal"),
        ("dec", "decimal"),
        ("fixed", "decimal"),
        ("double precision", "double"),
        ("real", "double"),
        ("float4", "float"),
        ("float8", "double"),
        ("boolean", "bool"),
    ];
    let end = ENDS.iter().filter_map(|end| name.find(end)).min().unwrap_or(name.len());
    let name = name.get(..end).unwrap_or_default();
    let (base, unsigned) = match name.strip_suffix(" unsigned") {
        Some(base) => (base, " unsigned"),
        None => (name, ""),
    };
    let base = SYNONYMS.iter().find(|(other, _)| *other == base).map_or(base, |(_, own)| own);
    let is_long = base == "float" && digits(inside).is_some_and(|digits| digits > 24);
    [if is_long { "double" } else { base }, unsigned].concat()
}

/// Source: SQL Server, "float and real", "decimal and numeric".
fn mssql_name(name: &str, inside: &str) -> String {
    let name = name.split(" collate ").next().unwrap_or_default();
    if name == "float" && digits(inside).is_some_and(|digits| digits <= 24) {
        "real".to_owned()
    } else {
        name.replace(['[', ']'], "")
    }
}

/// Types that no Diesel type of ours reads, of the databases themselves and of extensions that many use.
///
/// Source: PostgreSQL 16, "Data Types", `pg_type`; SQL Server, "Data types (Transact-SQL)".
#[rustfmt::skip]
const OTHERS: PerDialect<Names> = PerDialect {
    sqlite: &[],
    postgres: &[
        "\"char\"", "aclitem", "bit", "bit varying", "box", "cid", "cidr", "circle", "cube",
        "datemultirange", "daterange", "geography", "geometry", "halfvec", "hstore", "inet", "int2vector",
        "int4multirange", "int4range", "int8multirange", "int8range", "interval", "jsonpath", "line",
        "lquery", "lseg", "ltree", "ltxtquery", "macaddr", "macaddr8", "money", "nummultirange", "numrange",
        "oid", "oidvector", "path", "pg_lsn", "pg_snapshot", "point", "polygon", "raster", "regclass",
        "regconfig", "regnamespace", "regproc", "regprocedure", "regrole", "regtype", "seg", "sparsevec",
        "tid", "time with time zone", "timetz", "tsmultirange", "tsquery", "tsrange", "tstzmultirange",
        "tstzrange", "tsvector", "txid_snapshot", "varbit", "xid", "xid8", "xml",
    ],
    mysql: &[],
    mssql: &["cursor", "geography", "geometry", "hierarchyid", "sql_variant", "vector", "xml"],
};

/// Whether a type of this name could not be told from one that the database has by itself.
#[must_use]
pub fn is_built_in(dialect: Dialect, name: &str) -> bool {
    is_known(dialect, name)
}

/// Whether a database has a type of this name by itself or by an extension that many use.
pub(super) fn is_known(dialect: Dialect, name: &str) -> bool {
    let lists = |row: &&TypeRow| row.reads.is_some_and(|names| names.get(dialect).contains(&name));
    dialect.capability().fixed_types
        || OTHERS.as_ref().get(dialect).contains(&name)
        || ColumnType::portable().iter().any(lists)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::types::sql_spelling;

    #[test]
    fn each_type_reads_its_own_spelling_on_each_database() {
        for row in ColumnType::portable() {
            let keyword = row.keyword;
            let parameters = ["", "(2)", "(2, 1)"][row.parameters];
            let text =
                ["tables: { t: { columns: { c: \"", keyword, parameters, "\" } } }"].concat();
            let loaded = crate::spec::load_str("schema.yaml", &text).unwrap();
            let type_ = &loaded.declaration.schema.tables["t"].columns[0].type_;
            for dialect in Dialect::ALL {
                let own = sql_spelling(type_, dialect, 1);
                assert!(can_read(type_, dialect, &own), "{keyword} as {own} on {dialect}");
            }
        }
    }

    #[test]
    fn what_another_type_keeps_is_not_read() {
        let string = ColumnType::String { length: 9 };
        for (type_, dialect, sql, reads) in [
            (&ColumnType::Text, Dialect::Postgres, "text[]", false),
            (&ColumnType::Text, Dialect::Postgres, "TEXT ARRAY", false),
            (&ColumnType::Text, Dialect::Postgres, "uuid", false),
            (&ColumnType::Text, Dialect::Postgres, "jsonb", false),
            (&ColumnType::Text, Dialect::Postgres, "interval day to second(3)", false),
            (&ColumnType::Text, Dialect::Postgres, "public.hstore", false),
            (&ColumnType::Text, Dialect::Postgres, "text COLLATE \"C\"", true),
            (&string, Dialect::Postgres, "CHARACTER VARYING(9)", true),
            (&string, Dialect::Postgres, "mail_address", true),
            (&string, Dialect::Postgres, "mail_address[]", false),
            (&ColumnType::Integer, Dialect::Postgres, "BIGINT", false),
            (&ColumnType::BigInt, Dialect::Postgres, "pg_catalog.int8", true),
            (&ColumnType::BigInt, Dialect::Postgres, "integer", false),
            (&ColumnType::Float, Dialect::Postgres, "float(24)", true),
            (&ColumnType::Double, Dialect::Postgres, "float(24)", false),
            (&ColumnType::Timestamp, Dialect::Postgres, "timestamp(3) with time zone", true),
            (&ColumnType::Json, Dialect::Postgres, "json", true),
            (&ColumnType::Integer, Dialect::Mysql, "BIGINT", false),
            (&ColumnType::Integer, Dialect::Mysql, "int(10) unsigned", false),
            (&ColumnType::BigInt, Dialect::Mysql, "int(10) unsigned zerofill", true),
            (&ColumnType::Float, Dialect::Mysql, "FLOAT(7, 3)", true),
            (&ColumnType::Float, Dialect::Mysql, "FLOAT(53)", false),
            (&ColumnType::Uuid, Dialect::Mysql, "BINARY(16)", true),
            (&ColumnType::Uuid, Dialect::Mysql, "BINARY(20)", false),
            (&ColumnType::Uuid, Dialect::Mysql, "CHAR(36)", false),
            (&string, Dialect::Mysql, "VARCHAR(9) CHARACTER SET ascii COLLATE ascii_bin", true),
            (&ColumnType::Text, Dialect::Mysql, "enum('a(b)','c')", true),
            (
                &ColumnType::Timestamp,
                Dialect::Mysql,
                "timestamp on update current_timestamp()",
                true,
            ),
            (&ColumnType::Text, Dialect::Mysql, "no_such_type", false),
            (&ColumnType::Integer, Dialect::Mssql, "BIGINT", false),
            (&ColumnType::Integer, Dialect::Sqlite, "TEXT", false),
            (&ColumnType::BigInt, Dialect::Sqlite, "UNSIGNED BIG INT", true),
            (&ColumnType::Text, Dialect::Sqlite, "INTEGER", false),
            (&ColumnType::Bytes, Dialect::Sqlite, "", true),
        ] {
            assert_eq!(can_read(type_, dialect, sql), reads, "{type_} as {sql} on {dialect}");
        }
    }

    #[test]
    fn a_type_that_reads_it_is_found() {
        for (dialect, sql, first) in [
            (Dialect::Postgres, "BIGINT", Some("bigint")),
            (Dialect::Postgres, "varchar(3)", Some("text")),
            (Dialect::Postgres, "text[]", None),
            (Dialect::Postgres, "mail_address", None),
            (Dialect::Mysql, "INT UNSIGNED", Some("bigint")),
            (Dialect::Mysql, "DATETIME", Some("timestamp")),
            (Dialect::Mysql, "GEOMETRY", None),
            (Dialect::Mssql, "money", Some("decimal(p, s)")),
            (Dialect::Sqlite, "VARCHAR(9)", Some("text")),
            (Dialect::Sqlite, "INT8", Some("bigint")),
        ] {
            let found = readers(dialect, sql).first().map(|row| row.written());
            assert_eq!(found.as_deref(), first, "{sql} on {dialect}");
        }
    }

    #[test]
    fn a_type_that_reads_all_of_several_is_found() {
        let common = |sides: &[(Dialect, &str)]| {
            let sides: Vec<_> = sides.iter().map(|(it, sql)| (*it, (*sql).to_owned())).collect();
            common_reader(&sides).map(|row| row.keyword)
        };
        let (postgres, mysql, sqlite) = (Dialect::Postgres, Dialect::Mysql, Dialect::Sqlite);
        let number = common(&[(postgres, "integer"), (mysql, "INT"), (sqlite, "BIGINT")]);
        assert_eq!(number, Some("integer"));
        assert_eq!(common(&[(sqlite, "TEXT"), (postgres, "text")]), Some("text"));
        assert_eq!(common(&[(postgres, "integer"), (mysql, "BIGINT")]), None);
        assert_eq!(common(&[(postgres, "text[]")]), None);
    }
}
