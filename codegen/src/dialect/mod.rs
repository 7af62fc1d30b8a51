//! The SQL dialects, and a table with one value for each.
//!
//! This module contains only facts and uses no other module of the crate. Each dialect has a file with its values.
//! Start reading at [`Dialect`], then at [`capability`] for what each database can do, at [`Syntax`] for how it writes
//! SQL and at [`Storage`] for what it keeps.

pub mod capability;
pub mod file_name;
mod mssql;
mod mysql;
mod postgres;
mod server;
mod sqlite;
mod storage;
mod syntax;

use std::{
    fmt,
    ops::{Deref, DerefMut},
};

use serde::{Deserialize, Serialize};

use self::capability::Capability;
pub use self::{
    server::Server,
    storage::Storage,
    syntax::{Concatenation, Syntax},
};

/// A SQL dialect that schemas are rendered for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Dialect {
    /// SQLite, from the oldest version that the spec declares (3.37 by default).
    Sqlite,
    /// PostgreSQL 13 and later.
    Postgres,
    /// What both MySQL 8.0.16 and MariaDB 10.5, or later, accept.
    Mysql,
    /// Microsoft SQL Server 2017 and later (T-SQL).
    Mssql,
}

impl Dialect {
    /// Every dialect, in the order in which they are listed everywhere.
    pub const ALL: [Self; 4] = [Self::Sqlite, Self::Postgres, Self::Mysql, Self::Mssql];

    /// The keywords of all dialects, in the same order.
    pub const KEYWORDS: &[&str] = &["sqlite", "postgres", "mysql", "mssql"];

    /// The keyword by which specs, folders and features call the dialect.
    #[must_use]
    pub fn keyword(self) -> &'static str {
        const KEYWORDS: PerDialect<&str> =
            PerDialect { sqlite: "sqlite", postgres: "postgres", mysql: "mysql", mssql: "mssql" };
        KEYWORDS.get(self)
    }

    /// The name of the database as people write it.
    #[must_use]
    pub fn title(self) -> &'static str {
        const TITLES: PerDialect<&str> = PerDialect {
            sqlite: "SQLite",
            postgres: "PostgreSQL",
            mysql: "MySQL/MariaDB",
            mssql: "SQL Server",
        };
        TITLES.get(self)
    }

    /// What this dialect's database can do.
    #[must_use]
    pub fn capability(self) -> &'static Capability {
        const TABLE: &PerDialect<Capability> = &PerDialect {
            sqlite: sqlite::CAPABILITY,
            postgres: postgres::CAPABILITY,
            mysql: mysql::CAPABILITY,
            mssql: mssql::CAPABILITY,
        };
        TABLE.as_ref().get(self)
    }

    /// How SQL is written in this dialect.
    #[must_use]
    pub fn syntax(self) -> &'static Syntax {
        const TABLE: &PerDialect<Syntax> = &PerDialect {
            sqlite: sqlite::SYNTAX,
            postgres: postgres::SYNTAX,
            mysql: mysql::SYNTAX,
            mssql: mssql::SYNTAX,
        };
        TABLE.as_ref().get(self)
    }

    /// What this dialect's database keeps of what it is given.
    #[must_use]
    pub fn storage(self) -> &'static Storage {
        const TABLE: &PerDialect<Storage> = &PerDialect {
            sqlite: sqlite::STORAGE,
            postgres: postgres::STORAGE,
            mysql: mysql::STORAGE,
            mssql: mssql::STORAGE,
        };
        TABLE.as_ref().get(self)
    }

    /// The dialect that `keyword` names, if it names one.
    #[must_use]
    pub fn from_keyword(keyword: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|dialect| dialect.keyword() == keyword)
    }
}

impl fmt::Display for Dialect {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.keyword())
    }
}

/// One value for each dialect; leaving one out does not compile.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct PerDialect<T> {
    /// The value for SQLite.
    pub sqlite: T,
    /// The value for PostgreSQL.
    pub postgres: T,
    /// The value for MySQL and MariaDB.
    pub mysql: T,
    /// The value for SQL Server.
    pub mssql: T,
}

impl<T> PerDialect<T> {
    /// The value for `dialect`, taken out.
    #[must_use]
    pub fn get(self, dialect: Dialect) -> T {
        match dialect {
            Dialect::Sqlite => self.sqlite,
            Dialect::Postgres => self.postgres,
            Dialect::Mysql => self.mysql,
            Dialect::Mssql => self.mssql,
        }
    }

    /// The values, borrowed.
    #[must_use]
    pub fn as_ref(&self) -> PerDialect<&T> {
        PerDialect {
            sqlite: &self.sqlite,
            postgres: &self.postgres,
            mysql: &self.mysql,
            mssql: &self.mssql,
        }
    }

    /// The values, borrowed mutably.
    pub fn as_mut(&mut self) -> PerDialect<&mut T> {
        PerDialect {
            sqlite: &mut self.sqlite,
            postgres: &mut self.postgres,
            mysql: &mut self.mysql,
            mssql: &mut self.mssql,
        }
    }

    /// Makes each dialect's value by calling `make` with the dialect.
    pub fn from_fn(mut make: impl FnMut(Dialect) -> T) -> Self {
        Self {
            sqlite: make(Dialect::Sqlite),
            postgres: make(Dialect::Postgres),
            mysql: make(Dialect::Mysql),
            mssql: make(Dialect::Mssql),
        }
    }
}

impl<T> PerDialect<Option<T>> {
    /// Whether no dialect has a value.
    #[must_use]
    pub fn is_none(&self) -> bool {
        let values = self.as_ref();
        Dialect::ALL.into_iter().all(|dialect| values.get(dialect).is_none())
    }
}

/// Texts that single dialects have of their own. Most things have none, and then it is the size of a pointer.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DialectTexts(Option<Box<PerDialect<Option<String>>>>);

impl From<PerDialect<Option<String>>> for DialectTexts {
    fn from(texts: PerDialect<Option<String>>) -> Self {
        Self((!texts.is_none()).then(|| Box::new(texts)))
    }
}

impl Deref for DialectTexts {
    type Target = PerDialect<Option<String>>;

    fn deref(&self) -> &Self::Target {
        static NONE: PerDialect<Option<String>> =
            PerDialect { sqlite: None, postgres: None, mysql: None, mssql: None };
        self.0.as_deref().unwrap_or(&NONE)
    }
}

impl DerefMut for DialectTexts {
    fn deref_mut(&mut self) -> &mut Self::Target {
        self.0.get_or_insert_default()
    }
}

impl fmt::Debug for DialectTexts {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, formatter)
    }
}

impl PartialEq for DialectTexts {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for DialectTexts {}

/// A set of dialects: those a spec uses, or those an object exists in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "Vec<Dialect>", into = "Vec<Dialect>")]
pub struct DialectSet(PerDialect<bool>);

impl DialectSet {
    /// The set of every dialect.
    #[must_use]
    pub fn all() -> Self {
        Self(PerDialect::from_fn(|_| true))
    }

    /// Whether it is the set of every dialect.
    #[must_use]
    pub fn is_all(&self) -> bool {
        *self == Self::all()
    }

    /// The set of no dialect.
    #[must_use]
    pub fn none() -> Self {
        Self(PerDialect::from_fn(|_| false))
    }

    /// Whether it is the set of no dialect.
    #[must_use]
    pub fn is_none(&self) -> bool {
        *self == Self::none()
    }

    /// Whether `dialect` is in the set.
    #[must_use]
    pub fn contains(self, dialect: Dialect) -> bool {
        self.0.get(dialect)
    }

    /// Puts `dialect` into the set.
    pub fn insert(&mut self, dialect: Dialect) {
        *self.0.as_mut().get(dialect) = true;
    }

    /// The dialects of the set, in the order of [`Dialect::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Dialect> {
        Dialect::ALL.into_iter().filter(move |&dialect| self.contains(dialect))
    }

    /// The dialects that are in both sets.
    #[must_use]
    pub fn intersection(self, other: Self) -> Self {
        self.iter().filter(|&dialect| other.contains(dialect)).collect()
    }
}

impl Default for DialectSet {
    fn default() -> Self {
        Self::all()
    }
}

impl FromIterator<Dialect> for DialectSet {
    fn from_iter<I: IntoIterator<Item = Dialect>>(dialects: I) -> Self {
        let mut set = Self::none();
        for dialect in dialects {
            set.insert(dialect);
        }
        set
    }
}

impl From<Vec<Dialect>> for DialectSet {
    fn from(dialects: Vec<Dialect>) -> Self {
        dialects.into_iter().collect()
    }
}

impl From<DialectSet> for Vec<Dialect> {
    fn from(set: DialectSet) -> Self {
        set.iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_keywords_are_those_of_all_dialects() {
        assert_eq!(Dialect::ALL.map(Dialect::keyword), Dialect::KEYWORDS);
    }
}
