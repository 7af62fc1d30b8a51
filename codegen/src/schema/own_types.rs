//! PostgreSQL's types that the raw SQL of a spec makes, and what Diesel sees in a column of one.
//!
//! Start reading at [`OwnTypes`].

use std::collections::BTreeMap;

use super::{
    ColumnType, RawName, RawObject,
    readable::{can_read, is_array, names_of},
    statements::{MadeKind, RawStatement, statements},
};
use crate::dialect::Dialect;

/// PostgreSQL's types that the raw SQL of a spec makes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnTypes(BTreeMap<String, OwnType>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum OwnType {
    /// A domain over a type, whose values Diesel sees as those of that type.
    Domain(String),
    /// An enum, a composite or a range: no type of Diesel's.
    New,
}

impl OwnTypes {
    /// The types that `objects` make.
    #[must_use]
    pub fn of(objects: &BTreeMap<RawName, RawObject>) -> Self {
        let made = objects.values().filter_map(|object| object.sql.postgres.as_ref());
        let made = made.flat_map(|sql| statements(&sql.up, Dialect::Postgres));
        Self(made.filter_map(|statement| own_type(&statement)).collect())
    }

    /// The type that Diesel sees in a column of the type `sql`; `None` if it is one that Diesel does not know.
    #[must_use]
    pub fn seen(&self, dialect: Dialect, sql: &str) -> Option<String> {
        let mut sql = sql.to_owned();
        // A domain may be over a domain, but not for ever.
        for _ in 0..=self.0.len() {
            let (name, _) = names_of(dialect, &sql);
            let name = name.trim_matches('"');
            match self.0.get(name).filter(|_| dialect.capability().made_types) {
                // An array of a domain is an array.
                Some(OwnType::Domain(base)) if !is_array(name, &sql) => sql.clone_from(base),
                Some(OwnType::New) => return None,
                Some(OwnType::Domain(_)) | None => break,
            }
        }
        Some(sql)
    }

    /// Whether the Diesel type of `type_` reads and writes what `dialect` keeps in a column of the type `sql`.
    #[must_use]
    pub fn can_read(&self, type_: &ColumnType, dialect: Dialect, sql: &str) -> bool {
        self.seen(dialect, sql).is_some_and(|seen| can_read(type_, dialect, &seen))
    }
}

/// The type that a statement makes.
fn own_type(statement: &RawStatement) -> Option<(String, OwnType)> {
    let making = statement.makes().filter(|making| making.kind == MadeKind::Other)?;
    let name = making.name.to_lowercase();
    let mut words = statement.text.split_whitespace().map(str::to_lowercase).skip(1);
    match words.next()?.as_str() {
        "type" => Some((name, OwnType::New)),
        "domain" => {
            const ENDS: [&str; 6] = ["default", "not", "null", "constraint", "check", "collate"];
            let rest = words.skip(1).skip_while(|word| word == "as");
            let base = rest.take_while(|word| {
                ENDS.iter().all(|end| word.split('(').next() != Some(end)) && word != ";"
            });
            Some((name, OwnType::Domain(base.collect::<Vec<_>>().join(" "))))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        dialect::PerDialect,
        schema::{RawPosition, RawSql},
    };

    #[test]
    fn a_domain_is_what_it_is_over_and_an_enum_is_nothing() {
        let up = "CREATE DOMAIN \"year\" AS integer CONSTRAINT c CHECK(VALUE > 1); create domain d as year;
            CREATE DOMAIN tags AS text[]; CREATE DOMAIN code varchar(9) NOT NULL;
            CREATE TYPE mood AS ENUM ('sad')";
        let sql = RawSql { up: up.to_owned(), down: String::new() };
        let sql = PerDialect { postgres: Some(sql), ..PerDialect::default() };
        let object = RawObject { sql, position: RawPosition::BeforeTables };
        let own = OwnTypes::of(&BTreeMap::from([("o".into(), object)]));
        for (type_, sql, reads) in [
            (ColumnType::Integer, "year", true),
            (ColumnType::Integer, "public.d", true),
            (ColumnType::Integer, "\"year\"", true),
            (ColumnType::Integer, "d[]", false),
            (ColumnType::Text, "year", false),
            (ColumnType::Text, "code", true),
            (ColumnType::Text, "tags", false),
            (ColumnType::Text, "mood", false),
            (ColumnType::Text, "other", true),
        ] {
            assert_eq!(own.can_read(&type_, Dialect::Postgres, sql), reads, "{type_} as {sql}");
        }
        assert!(own.can_read(&ColumnType::SmallInt, Dialect::Mysql, "year"));
    }
}
