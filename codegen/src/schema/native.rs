//! The types that one database has and Diesel reads: what it calls them, and what Rust reads them as.
//!
//! The type table has the portable types. Here stand the others: PostgreSQL's arrays, ranges, network addresses and
//! so on, MySQL's unsigned integers. `import` writes their Diesel and Rust types beside a column, and the check of
//! a spec that names them compares them with the column's SQL type. `runtime/tests/native.rs` writes and reads
//! them on every server. Start reading at [`native`].
//!
//! Source: `diesel` 2.3, `diesel::sql_types`, `diesel::pg::sql_types`, `diesel::mysql::sql_types`.

use std::fmt;

use super::{
    ColumnType,
    presentation::FieldType,
    readable::{can_be_read, is_array, is_known, names_of},
    types::Names,
};
use crate::dialect::{Dialect, PerDialect};

/// What Diesel reads a SQL type of one database as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Native {
    /// The Diesel SQL type, the one that `diesel print-schema` infers.
    pub diesel: String,
    /// The Rust type.
    pub rust: String,
    /// What a crate with this Rust type needs beside its defaults.
    pub needs: Option<&'static Needs>,
}

/// What a Rust type needs of the crate that compiles it.
#[derive(Debug, PartialEq, Eq)]
pub struct Needs {
    /// The crate that has the type.
    pub library: &'static str,
    /// The feature of `tablewright` by which Diesel reads it.
    pub feature: &'static str,
}

impl fmt::Display for Needs {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { library, feature } = self;
        write!(out, "the crate `{library}` and the feature `{feature}` of `tablewright`")
    }
}

/// A row of the table.
struct Row {
    /// What the database calls the types that are read so, in lower case; the usual one first.
    sql: Names,
    diesel: &'static str,
    rust: &'static str,
    needs: Option<&'static Needs>,
    /// Whether the Rust type has `Eq` and `Hash`.
    hashable: bool,
    /// Whether the Rust type is `Copy`.
    copies: bool,
    /// Whether the connection enum takes values of the Diesel type from every database.
    everywhere: bool,
    /// The names for which `diesel print-schema` infers this type although a portable type reads them, too.
    inferred: Names,
}

const fn row(sql: Names, diesel: &'static str, rust: &'static str) -> Row {
    Row {
        sql,
        diesel,
        rust,
        needs: None,
        hashable: true,
        copies: true,
        everywhere: false,
        inferred: &[],
    }
}

impl Row {
    const fn needs(self, needs: &'static Needs) -> Self {
        Self { needs: Some(needs), ..self }
    }

    const fn owning(self) -> Self {
        Self { copies: false, ..self }
    }

    const fn everywhere(self) -> Self {
        Self { everywhere: true, ..self }
    }

    const fn inferred(self, inferred: Names) -> Self {
        Self { inferred, ..self }
    }

    const fn unhashable(self) -> Self {
        Self { hashable: false, ..self }
    }
}

const SERDE_JSON: &Needs = &Needs { library: "serde_json", feature: "json" };
const NUMERIC: &Needs = &Needs { library: "bigdecimal", feature: "decimal" };
const NETWORK: &Needs = &Needs { library: "ipnetwork", feature: "network" };
const UUID: &Needs = &Needs { library: "uuid", feature: "uuid" };

/// A Rust path in two places: a range has a bound on each side.
macro_rules! bounds {
    ($rust:literal) => {
        concat!("(std::ops::Bound<", $rust, ">, std::ops::Bound<", $rust, ">)")
    };
}

/// The Rust type of a multirange.
macro_rules! list {
    ($rust:expr) => {
        concat!("Vec<", $rust, ">")
    };
}

/// Those of a portable type stand here as elements of arrays, and for specs that name Diesel's own type.
#[rustfmt::skip]
const POSTGRES: &[Row] = &[
    row(&["boolean", "bool"], "Bool", "bool").everywhere(),
    row(&["smallint", "int2", "smallserial", "serial2"], "SmallInt", "i16").everywhere(),
    row(&["integer", "int", "int4", "serial", "serial4"], "Integer", "i32").everywhere(),
    row(&["bigint", "int8", "bigserial", "serial8"], "BigInt", "i64").everywhere(),
    row(&["real", "float4"], "Float", "f32").unhashable().everywhere(),
    row(&["double precision", "float8", "float"], "Double", "f64").unhashable().everywhere(),
    row(&["numeric", "decimal"], "Numeric", "bigdecimal::BigDecimal").needs(NUMERIC).owning().everywhere(),
    row(&["citext"], "Citext", "String").owning(),
    row(&["text", "character varying", "varchar", "character", "char", "bpchar", "name", "citext"], "Text", "String").owning().everywhere(),
    row(&["bytea"], "Binary", "Vec<u8>").owning().everywhere(),
    row(&["date"], "Date", "tablewright::chrono::NaiveDate").everywhere(),
    row(&["time without time zone", "time"], "Time", "tablewright::chrono::NaiveTime").everywhere(),
    row(&["timestamp without time zone", "timestamp"], "Timestamp", "tablewright::chrono::NaiveDateTime").everywhere(),
    row(&["timestamp with time zone", "timestamptz"], "Timestamptz", "tablewright::chrono::DateTime<tablewright::chrono::Utc>"),
    row(&["interval"], "Interval", "diesel::pg::data_types::PgInterval").unhashable(),
    row(&["uuid"], "Uuid", "uuid::Uuid").needs(UUID).everywhere(),
    row(&["json"], "Json", "serde_json::Value").needs(SERDE_JSON).unhashable().owning().everywhere(),
    row(&["jsonb"], "Jsonb", "serde_json::Value").needs(SERDE_JSON).unhashable().owning().everywhere(),
    row(&["inet"], "Inet", "ipnetwork::IpNetwork").needs(NETWORK),
    row(&["cidr"], "Cidr", "ipnetwork::IpNetwork").needs(NETWORK),
    row(&["macaddr"], "Macaddr", "[u8; 6]"),
    row(&["macaddr8"], "Macaddr8", "[u8; 8]"),
    row(&["money"], "Money", "diesel::pg::data_types::PgMoney").unhashable(),
    row(&["oid"], "Oid", "u32"),
    row(&["\"char\""], "CChar", "u8"),
    row(&["pg_lsn"], "PgLsn", "diesel::pg::data_types::PgLsn").unhashable(),
    row(&["int4range"], "Int4range", bounds!("i32")),
    row(&["int8range"], "Int8range", bounds!("i64")),
    row(&["numrange"], "Numrange", bounds!("bigdecimal::BigDecimal")).needs(NUMERIC).owning(),
    row(&["daterange"], "Daterange", bounds!("tablewright::chrono::NaiveDate")),
    row(&["tsrange"], "Tsrange", bounds!("tablewright::chrono::NaiveDateTime")),
    row(&["tstzrange"], "Tstzrange", bounds!("tablewright::chrono::DateTime<tablewright::chrono::Utc>")),
    row(&["int4multirange"], "Int4multirange", list!(bounds!("i32"))).owning(),
    row(&["int8multirange"], "Int8multirange", list!(bounds!("i64"))).owning(),
    row(&["nummultirange"], "Nummultirange", list!(bounds!("bigdecimal::BigDecimal"))).needs(NUMERIC).owning(),
    row(&["datemultirange"], "Datemultirange", list!(bounds!("tablewright::chrono::NaiveDate"))).owning(),
    row(&["tsmultirange"], "Tsmultirange", list!(bounds!("tablewright::chrono::NaiveDateTime"))).owning(),
    row(&["tstzmultirange"], "Tstzmultirange", list!(bounds!("tablewright::chrono::DateTime<tablewright::chrono::Utc>"))).owning(),
];

/// A signed type reads what portable types say of it. An unsigned one reads the narrower ones, too.
#[rustfmt::skip]
const MYSQL: &[Row] = &[
    row(&["tinyint", "bool"], "TinyInt", "i8").inferred(&["tinyint"]),
    row(&["tinyint unsigned"], "Unsigned<TinyInt>", "u8").inferred(&["tinyint unsigned"]),
    row(&["smallint unsigned", "tinyint unsigned", "year"], "Unsigned<SmallInt>", "u16").inferred(&["smallint unsigned"]),
    row(&["int unsigned", "mediumint unsigned", "smallint unsigned", "tinyint unsigned", "year"], "Unsigned<Integer>", "u32").inferred(&["int unsigned", "mediumint unsigned"]),
    row(&["bigint unsigned", "int unsigned", "mediumint unsigned", "smallint unsigned", "tinyint unsigned", "year"], "Unsigned<BigInt>", "u64").inferred(&["bigint unsigned"]),
    row(&["datetime"], "Datetime", "tablewright::chrono::NaiveDateTime"),
];

const ROWS: PerDialect<&[Row]> =
    PerDialect { sqlite: &[], postgres: POSTGRES, mysql: MYSQL, mssql: &[] };

/// Other names that Diesel has for its types.
const ALIASES: [(&str, &str); 27] = [
    ("Tinyint", "TinyInt"),
    ("Int2", "SmallInt"),
    ("Smallint", "SmallInt"),
    ("Int4", "Integer"),
    ("Int8", "BigInt"),
    ("Bigint", "BigInt"),
    ("Float4", "Float"),
    ("Float8", "Double"),
    ("Decimal", "Numeric"),
    ("VarChar", "Text"),
    ("Varchar", "Text"),
    ("Bpchar", "Text"),
    ("Char", "Text"),
    ("Longtext", "Text"),
    ("Bytea", "Binary"),
    ("Blob", "Binary"),
    ("Bit", "Binary"),
    ("Varbinary", "Binary"),
    ("Tinyblob", "Binary"),
    ("Mediumblob", "Binary"),
    ("Longblob", "Binary"),
    ("Tinytext", "Text"),
    ("Mediumtext", "Text"),
    ("MacAddr", "Macaddr"),
    ("MacAddr8", "Macaddr8"),
    ("Range<Integer>", "Int4range"),
    ("Range<BigInt>", "Int8range"),
];

/// What Diesel reads a column of the type `sql` of `dialect` as; `None` where it has no type for it.
#[must_use]
pub fn native(dialect: Dialect, sql: &str) -> Option<Native> {
    let (element, is_array) = element(dialect, sql);
    let (name, _) = names_of(dialect, element);
    let found = ROWS.get(dialect).iter().find(|row| row.sql.contains(&name.as_str()))?;
    let (diesel, rust) = if is_array {
        // An element may be NULL, whatever the column says.
        (
            ["Array<Nullable<", found.diesel, ">>"].concat(),
            ["Vec<Option<", found.rust, ">>"].concat(),
        )
    } else {
        (found.diesel.to_owned(), found.rust.to_owned())
    };
    Some(Native { diesel, rust, needs: found.needs })
}

/// The type that `diesel print-schema` infers for a column of the type `sql` of `dialect`, where it is another than that
/// of the portable type that reads it.
///
/// Source: `diesel_cli` 2.3, `infer_schema_internals::mysql`.
#[must_use]
pub fn inferred(dialect: Dialect, sql: &str) -> Option<Native> {
    let (name, _) = names_of(dialect, sql);
    let found = ROWS.get(dialect).iter().find(|row| row.inferred.contains(&name.as_str()))?;
    let (diesel, rust) = (found.diesel.to_owned(), found.rust.to_owned());
    Some(Native { diesel, rust, needs: found.needs })
}

/// What a type that one database has is to the other stages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Short {
    /// The portable type beside it.
    pub type_: ColumnType,
    /// The SQL type, where it is not that of the portable type.
    pub sql: Option<String>,
    /// What Rust reads.
    pub field: FieldType,
}

/// What the name of a type means that `dialect` has and that is no portable type: PostgreSQL's `inet`, `text[]`,
/// `bit(3)`. `None` for a portable type under its name in SQL, and for one that nobody knows.
#[must_use]
pub fn short(dialect: Dialect, sql: &str) -> Option<Short> {
    if !dialect.capability().made_types {
        return None;
    }
    let (element, is_array) = element(dialect, sql);
    let (name, _) = names_of(dialect, element);
    let of = |type_, field| Short { type_, sql: Some(sql.to_owned()), field };
    if !is_array {
        match name.as_str() {
            "jsonb" => {
                let field = FieldType::Portable;
                return Some(Short { type_: ColumnType::Json, sql: None, field });
            }
            "citext" => return Some(of(ColumnType::Text, FieldType::Portable)),
            _ => {}
        }
        if ColumnType::portable().iter().any(|row| can_be_read(row, dialect, sql))
            && is_known(dialect, &name)
        {
            return None;
        }
    }
    if let Some(Native { diesel, rust, .. }) = native(dialect, sql) {
        return Some(of(ColumnType::Text, FieldType::Own { rust, diesel: Some(diesel) }));
    }
    is_known(dialect, &name).then(|| of(ColumnType::Text, FieldType::Hidden))
}

/// A SQL type in one word and its parameters, if the database has another name of one word for it.
///
/// Source: PostgreSQL 16, "Data Types" (aliases).
#[must_use]
pub fn in_one_word(dialect: Dialect, sql: &str) -> String {
    const WORDS: [(&str, &str); 7] = [
        ("bit varying", "varbit"),
        ("character varying", "varchar"),
        ("double precision", "float8"),
        ("time with time zone", "timetz"),
        ("time without time zone", "time"),
        ("timestamp with time zone", "timestamptz"),
        ("timestamp without time zone", "timestamp"),
    ];
    if !dialect.capability().made_types {
        return sql.to_owned();
    }
    let (element, is_array) = element(dialect, sql);
    let (before, rest) = element.split_once('(').unwrap_or((element, ""));
    let (inside, after) = rest.split_once(')').unwrap_or((rest, ""));
    let name = [before.trim(), after.trim()].join(" ").trim().to_ascii_lowercase();
    let Some((_, word)) = WORDS.iter().find(|(words, _)| *words == name) else {
        return sql.to_owned();
    };
    let parameters = if rest.is_empty() { String::new() } else { ["(", inside, ")"].concat() };
    [*word, parameters.as_str(), if is_array { "[]" } else { "" }].concat()
}

/// Whether the Diesel type that a spec names reads what `dialect` keeps in a column of the type `sql`.
///
/// A Diesel type or a SQL type that nobody knows passes: who made it knows what it reads.
#[must_use]
pub fn diesel_reads(dialect: Dialect, sql: &str, diesel: &str) -> bool {
    let mut portable = ColumnType::portable().iter().filter(|row| row.diesel == diesel).peekable();
    if portable.peek().is_some() && portable.any(|row| can_be_read(row, dialect, sql)) {
        return true;
    }
    let Some((wanted, wants_array)) = plain(diesel) else { return true };
    let (element, is_array) = element(dialect, sql);
    let (name, _) = names_of(dialect, element);
    let rows = ROWS.get(dialect);
    let mut fit = rows.iter().filter(|row| row.diesel == wanted).peekable();
    let is_ours = ColumnType::portable().iter().any(|row| row.diesel == diesel);
    if fit.peek().is_none() && !(is_ours && dialect.capability().fixed_types) {
        return true;
    }
    let is_other =
        !is_known(dialect, &name) && rows.iter().all(|row| !row.sql.contains(&name.as_str()));
    if is_other {
        return true;
    }
    wants_array == is_array && fit.any(|row| row.sql.contains(&name.as_str()))
}

/// What a database calls the types of the table, by the usual name of each.
pub fn names(dialect: Dialect) -> impl Iterator<Item = &'static str> {
    ROWS.get(dialect).iter().filter_map(|row| row.sql.first().copied())
}

/// Whether a Rust type that a spec names for a Diesel type is one of the table, so that it has `PartialEq`.
#[must_use]
pub fn is_listed(diesel: &str, rust: &str) -> bool {
    find(diesel, rust).is_some()
}

/// Whether the Rust type that a spec names for a Diesel type has `Eq` and `Hash`; whoever names a type that is
/// not in the table knows it.
#[must_use]
pub fn is_hashable(diesel: &str, rust: &str) -> bool {
    find(diesel, rust).is_none_or(|row| row.hashable)
}

/// Whether the Rust type that a spec names for a Diesel type is one of the table, and `Copy`.
#[must_use]
pub fn is_copy(diesel: &str, rust: &str) -> bool {
    let is_array = plain(diesel).is_some_and(|(_, is_array)| is_array);
    !is_array && find(diesel, rust).is_some_and(|row| row.copies)
}

/// Whether one database alone has the Diesel type, so that the connection enum refuses its values elsewhere
/// (`runtime/src/types/native.rs`).
#[must_use]
pub fn is_of_one_database(diesel: &str) -> bool {
    let Some((wanted, is_array)) = plain(diesel) else { return is_array_of_any(diesel) };
    let mut rows = Dialect::ALL.iter().flat_map(|dialect| ROWS.get(*dialect).iter());
    is_array || rows.any(|row| row.diesel == wanted && !row.everywhere)
}

/// Whether a Diesel type is an array, be it of a type that is not Diesel's.
fn is_array_of_any(diesel: &str) -> bool {
    let before = diesel.split('<').next().unwrap_or_default().trim();
    before.rsplit("::").next().is_some_and(|name| name.trim() == "Array")
}

/// What the Rust type that a spec names for a Diesel type needs, if it is one of the table.
#[must_use]
pub fn needs(diesel: &str, rust: &str) -> Option<&'static Needs> {
    find(diesel, rust)?.needs
}

/// Whether two names mean one of Diesel's types; an element of an array may be NULL or not.
#[must_use]
pub fn is_same(left: &str, right: &str) -> bool {
    let left = plain(left);
    left.is_some() && left == plain(right)
}

fn find(diesel: &str, rust: &str) -> Option<&'static Row> {
    let (wanted, is_array) = plain(diesel)?;
    let rust: String = rust.chars().filter(|it| !it.is_whitespace()).collect();
    let inner = if is_array {
        let items = rust.strip_prefix("Vec<")?.strip_suffix('>')?;
        items.strip_prefix("Option<").and_then(|it| it.strip_suffix('>')).unwrap_or(items)
    } else {
        &rust
    };
    let same = |row: &&Row| {
        row.diesel == wanted && row.rust.split_whitespace().collect::<String>() == inner
    };
    Dialect::ALL.iter().flat_map(|dialect| ROWS.get(*dialect).iter()).find(same)
}

/// The type of a column's values, and whether they are arrays of that type.
fn element(dialect: Dialect, sql: &str) -> (&str, bool) {
    let (name, _) = names_of(dialect, sql);
    if !dialect.capability().made_types || !is_array(&name, sql) {
        return (sql, false);
    }
    let lower = sql.to_ascii_lowercase();
    let end = lower.find('[').into_iter().chain(lower.find(" array")).min().unwrap_or(sql.len());
    (sql.get(..end).unwrap_or(sql).trim_end(), true)
}

/// A Diesel type by the name that the table has for it, and whether it is an array of that type; `None` for
/// one that is not Diesel's.
fn plain(diesel: &str) -> Option<(String, bool)> {
    let text: String = diesel.chars().filter(|it| !it.is_whitespace()).collect();
    let mut name = String::new();
    for word in text.split_inclusive(['<', '>', ',']) {
        let (path, end) = match word.char_indices().last() {
            Some((at, '<' | '>' | ',')) => word.split_at(at),
            _ => (word, ""),
        };
        let last = match path.rsplit_once("::") {
            None => path,
            Some((before, last)) => {
                let before = before.trim_start_matches("::");
                let is_diesel = before.starts_with("diesel::") || before == "sql_types";
                is_diesel.then_some(last)?
            }
        };
        let known = ALIASES.iter().find(|(alias, _)| *alias == last);
        name.push_str(known.map_or(last, |(_, name)| name));
        name.push_str(end);
    }
    let inner = name.strip_prefix("Array<").and_then(|rest| rest.strip_suffix('>'));
    let is_array = inner.is_some();
    let inner = inner.unwrap_or(&name);
    let inner =
        inner.strip_prefix("Nullable<").and_then(|rest| rest.strip_suffix('>')).unwrap_or(inner);
    let known = ALIASES.iter().find(|(alias, _)| *alias == inner);
    Some((known.map_or(inner, |(_, name)| name).to_owned(), is_array))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_database_calls_a_type_is_found() {
        for (dialect, sql, diesel, rust) in [
            (Dialect::Postgres, "text[]", "Array<Nullable<Text>>", "Vec<Option<String>>"),
            (Dialect::Postgres, "VARCHAR(9) ARRAY", "Array<Nullable<Text>>", "Vec<Option<String>>"),
            (Dialect::Postgres, "integer[][]", "Array<Nullable<Integer>>", "Vec<Option<i32>>"),
            (
                Dialect::Postgres,
                "timestamp(3) without time zone[]",
                "Array<Nullable<Timestamp>>",
                "Vec<Option<tablewright::chrono::NaiveDateTime>>",
            ),
            (Dialect::Postgres, "\"char\"", "CChar", "u8"),
            (Dialect::Postgres, "pg_catalog.oid", "Oid", "u32"),
            (
                Dialect::Postgres,
                "interval day to second(3)",
                "Interval",
                "diesel::pg::data_types::PgInterval",
            ),
            (
                Dialect::Postgres,
                "int4range",
                "Int4range",
                "(std::ops::Bound<i32>, std::ops::Bound<i32>)",
            ),
            (Dialect::Mysql, "INT(10) UNSIGNED ZEROFILL", "Unsigned<Integer>", "u32"),
            (Dialect::Mysql, "bigint unsigned", "Unsigned<BigInt>", "u64"),
        ] {
            let found = native(dialect, sql).map(|found| (found.diesel, found.rust));
            assert_eq!(found, Some((diesel.to_owned(), rust.to_owned())), "{sql}");
            assert!(is_listed(diesel, rust), "{diesel}");
        }
        for (dialect, sql) in [
            (Dialect::Postgres, "tsvector"),
            (Dialect::Postgres, "mood[]"),
            (Dialect::Postgres, "bit(3)"),
            (Dialect::Postgres, "time with time zone"),
            (Dialect::Mysql, "geometry"),
            (Dialect::Sqlite, "text[]"),
        ] {
            assert_eq!(native(dialect, sql), None, "{sql}");
        }
    }

    #[test]
    fn what_print_schema_infers_for_numbers_of_mysql_is_known() {
        let found = |sql| inferred(Dialect::Mysql, sql).map(|found| found.rust);
        for (sql, rust) in [
            ("tinyint(4)", Some("i8")),
            ("TINYINT(3) UNSIGNED ZEROFILL", Some("u8")),
            ("smallint(5) unsigned", Some("u16")),
            ("mediumint unsigned", Some("u32")),
            ("int(10) unsigned", Some("u32")),
            ("bigint unsigned", Some("u64")),
            ("int(11)", None),
            // Diesel has no type of the name that is printed for these.
            ("mediumint", None),
            ("year", None),
            ("decimal(10,2) unsigned", None),
        ] {
            assert_eq!(found(sql).as_deref(), rust, "{sql}");
        }
        assert_eq!(inferred(Dialect::Postgres, "integer"), None);
    }

    #[test]
    fn a_type_of_one_database_has_a_short_name() {
        let of = |sql: &str| short(Dialect::Postgres, sql);
        let field = |sql: &str| of(sql).map(|it| (it.type_, it.field));
        let own = |rust: &str, diesel: &str| FieldType::Own {
            rust: rust.to_owned(),
            diesel: Some(diesel.to_owned()),
        };
        for (sql, type_, expected) in [
            ("inet", ColumnType::Text, own("ipnetwork::IpNetwork", "Inet")),
            ("varchar(9)[]", ColumnType::Text, own("Vec<Option<String>>", "Array<Nullable<Text>>")),
            ("oid", ColumnType::Text, own("u32", "Oid")),
            ("citext", ColumnType::Text, FieldType::Portable),
            ("jsonb", ColumnType::Json, FieldType::Portable),
            ("bit(3)", ColumnType::Text, FieldType::Hidden),
            ("tsvector[]", ColumnType::Text, FieldType::Hidden),
            ("timetz", ColumnType::Text, FieldType::Hidden),
        ] {
            assert_eq!(field(sql), Some((type_, expected)), "{sql}");
        }
        for sql in ["text", "varchar(9)", "int4", "mood", "mood[]", "year"] {
            assert_eq!(of(sql), None, "{sql}");
        }
        assert_eq!(short(Dialect::Sqlite, "inet"), None);
    }

    #[test]
    fn a_type_of_several_words_has_a_name_of_one() {
        for (sql, word) in [
            ("bit varying(9)", "varbit(9)"),
            ("timestamp(3) without time zone[]", "timestamp(3)[]"),
            ("double precision[]", "float8[]"),
            ("character varying(9)[]", "varchar(9)[]"),
            ("time with time zone", "timetz"),
            ("interval day to second", "interval day to second"),
            ("\"char\"", "\"char\""),
        ] {
            assert_eq!(in_one_word(Dialect::Postgres, sql), word);
        }
    }

    #[test]
    fn types_of_one_database_are_told_from_those_of_all() {
        for diesel in
            ["Unsigned<Integer>", "Inet", "Array<Text>", "Array<crate::Mood>", "Int4range"]
        {
            assert!(is_of_one_database(diesel), "{diesel}");
        }
        for diesel in ["Integer", "Int4", "Text", "crate::TsVector", "tablewright::types::Json"] {
            assert!(!is_of_one_database(diesel), "{diesel}");
        }
    }

    #[test]
    fn a_diesel_type_reads_its_own_sql_type_and_no_other() {
        let (postgres, mysql) = (Dialect::Postgres, Dialect::Mysql);
        for (dialect, sql, diesel, reads) in [
            (postgres, "text[]", "Array<Text>", true),
            (postgres, "text[]", "Array<Nullable<Text>>", true),
            (postgres, "text[]", "diesel::sql_types::Array<diesel::sql_types::Varchar>", true),
            (postgres, "text[]", "Array<Integer>", false),
            (postgres, "text[]", "Text", false),
            (postgres, "text", "Array<Text>", false),
            (postgres, "integer[]", "Array<Int4>", true),
            (postgres, "int8range", "Range<Int8>", true),
            (postgres, "int8range", "Int4range", false),
            (postgres, "inet", "Inet", true),
            (postgres, "inet", "Cidr", false),
            (postgres, "citext", "Citext", true),
            (postgres, "text", "Citext", false),
            (postgres, "tsvector", "Text", false),
            (postgres, "bigint", "BigInt", true),
            (postgres, "integer", "BigInt", false),
            (postgres, "timestamp", "tablewright::types::Timestamp", true),
            (postgres, "json", "tablewright::types::Json", true),
            // Who made the type knows what it reads.
            (postgres, "tsvector", "crate::TsVector", true),
            (postgres, "tsvector", "TsVector", true),
            (postgres, "mood", "Text", true),
            (postgres, "mood[]", "Array<crate::Mood>", true),
            (mysql, "int unsigned", "Unsigned<Integer>", true),
            (mysql, "int unsigned", "Unsigned<BigInt>", true),
            (mysql, "int unsigned", "Unsigned<SmallInt>", false),
            (mysql, "int", "Unsigned<Integer>", false),
            (mysql, "int unsigned", "BigInt", true),
            (mysql, "tinyint", "Tinyint", true),
            (Dialect::Sqlite, "TEXT", "crate::Name", true),
        ] {
            assert_eq!(diesel_reads(dialect, sql, diesel), reads, "{diesel} over {sql}");
        }
    }
}
