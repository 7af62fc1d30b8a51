//! What database URLs look like, and how they are shown without their password.

use std::{fmt, str::FromStr};

use crate::Error;

/// A kind of database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DatabaseKind {
    /// SQLite.
    Sqlite,
    /// PostgreSQL.
    Postgres,
    /// MySQL or MariaDB.
    Mysql,
    /// SQL Server.
    Mssql,
}

impl fmt::Display for DatabaseKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(match self {
            Self::Sqlite => "SQLite",
            Self::Postgres => "PostgreSQL",
            Self::Mysql => "MySQL/MariaDB",
            Self::Mssql => "SQL Server",
        })
    }
}

/// The URL of a database, parsed.
///
/// | URL | database |
/// |---|---|
/// | `sqlite:PATH`, `sqlite://PATH`, or a bare path | the SQLite file `PATH` |
/// | `sqlite::memory:`, `:memory:` | a SQLite database in memory, which a pool shares |
/// | `file:PATH?…` | as SQLite itself reads it |
/// | `postgres://…`, `postgresql://…` | PostgreSQL |
/// | `mysql://…`, `mariadb://…` | MySQL or MariaDB |
/// | `mssql://…` | SQL Server, which nothing can connect to yet |
///
/// Neither `Debug` nor `Display` shows a password.
///
/// # Examples
///
/// ```
/// use tablewright::connection::{DatabaseKind, DatabaseUrl};
///
/// let url = DatabaseUrl::parse("postgres://me:secret@localhost/store")?;
/// assert_eq!(url.kind(), DatabaseKind::Postgres);
/// assert_eq!(url.to_string(), "postgres://me:***@localhost/store");
/// # Ok::<(), tablewright::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatabaseUrl {
    kind: DatabaseKind,
    target: Redacted,
}

impl DatabaseUrl {
    /// Reads a URL.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownUrl`] if it is empty, or its scheme is none of the known ones.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let refuse = |reason| Err(Error::UnknownUrl { url: Redacted(text.to_owned()), reason });
        if let Some(rest) = text.strip_prefix("sqlite:") {
            return match rest.strip_prefix("//").unwrap_or(rest) {
                "" => refuse("it names no file"),
                path => Ok(Self::new(DatabaseKind::Sqlite, path.to_owned())),
            };
        }
        let Some((scheme, rest)) = text.split_once("://") else {
            return match text {
                "" => refuse("it is empty"),
                path => Ok(Self::new(DatabaseKind::Sqlite, path.to_owned())),
            };
        };
        match scheme.to_ascii_lowercase().as_str() {
            "postgres" | "postgresql" => {
                Ok(Self::new(DatabaseKind::Postgres, ["postgres://", rest].concat()))
            }
            "mysql" | "mariadb" => Ok(Self::new(DatabaseKind::Mysql, ["mysql://", rest].concat())),
            "mssql" => Ok(Self::new(DatabaseKind::Mssql, text.to_owned())),
            "file" => Ok(Self::new(DatabaseKind::Sqlite, text.to_owned())),
            _ => refuse(
                "it must begin with `sqlite:`, `postgres://`, `mysql://` or `mssql://`, or be the path of a file",
            ),
        }
    }

    pub(super) fn new(kind: DatabaseKind, target: String) -> Self {
        Self { kind, target: Redacted(target) }
    }

    /// What kind of database it names.
    #[must_use]
    pub fn kind(&self) -> DatabaseKind {
        self.kind
    }

    /// Whether it names a database in memory, one for each connection.
    #[must_use]
    pub fn is_in_memory(&self) -> bool {
        self.kind == DatabaseKind::Sqlite && self.target.0 == ":memory:"
    }

    /// The path of a SQLite file; nothing for a server, a database in memory, or a `file:` URL.
    #[must_use]
    pub fn path(&self) -> Option<&std::path::Path> {
        let is_file = self.kind == DatabaseKind::Sqlite
            && !self.is_in_memory()
            && !self.target.0.starts_with("file:");
        is_file.then(|| std::path::Path::new(&self.target.0))
    }

    /// The URL in a form that can be shown.
    #[must_use]
    pub fn redacted(&self) -> Redacted {
        self.target.clone()
    }

    /// The same server with another database on it.
    #[cfg(feature = "cli")]
    pub(crate) fn with_database(&self, name: &str) -> Self {
        let (address, query) = match self.target.0.split_once('?') {
            Some((address, query)) => (address, Some(query)),
            None => (self.target.0.as_str(), None),
        };
        let scheme = address.find("://").map_or(0, |position| position + 3);
        // Behind the last `@`, as a password may hold anything.
        let host = address.rfind('@').map_or(scheme, |position| position + 1);
        let end = address[host..].find('/').map_or(address.len(), |position| host + position);
        let query = query.map(|query| ["?", query].concat()).unwrap_or_default();
        Self::new(self.kind, [&address[..end], "/", name, &query].concat())
    }

    /// What the driver takes, with the password.
    #[must_use]
    pub(super) fn secret(&self) -> &str {
        &self.target.0
    }

    /// `text` without this URL's passwords.
    pub(super) fn without_secrets(&self, text: &str) -> String {
        let mut text = text.replace(&self.target.0, &self.target.to_string());
        for secret in self.target.secrets() {
            text = text.replace(secret, MASK);
        }
        text
    }
}

impl FromStr for DatabaseUrl {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        Self::parse(text)
    }
}

impl fmt::Display for DatabaseUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.target.fmt(formatter)
    }
}

/// What stands in the place of a password.
const MASK: &str = "***";

/// A URL that shows itself without passwords: of the user, and of parameters that are called so.
#[derive(Clone, PartialEq, Eq)]
pub struct Redacted(String);

impl Redacted {
    /// The URL cut into what is shown and what is not, in order.
    fn parts(&self) -> Vec<Part<'_>> {
        let mut parts = Vec::new();
        let mut rest = self.0.as_str();
        if let Some((scheme, address)) = rest.split_once("://") {
            parts.push(Part::Shown(&rest[..scheme.len() + 3]));
            rest = address;
            // The last `@`: people forget to encode one in a password, and too much hidden is better.
            if let Some((user, host)) = rest.rsplit_once('@') {
                if let Some((name, password)) = user.split_once(':') {
                    parts.push(Part::Shown(&user[..=name.len()]));
                    parts.push(Part::Hidden(password));
                    rest = &rest[user.len()..];
                } else {
                    parts.push(Part::Shown(&rest[..=user.len()]));
                    rest = host;
                }
            }
        }
        let query = rest.find('?').map_or(rest.len(), |position| position + 1);
        parts.push(Part::Shown(&rest[..query]));
        for parameter in rest[query..].split_inclusive('&') {
            let (value, end) = parameter.strip_suffix('&').map_or((parameter, ""), |it| (it, "&"));
            match value.split_once('=') {
                Some((key, secret)) if key.to_ascii_lowercase().contains("password") => {
                    parts.push(Part::Shown(&value[..=key.len()]));
                    parts.push(Part::Hidden(secret));
                    parts.push(Part::Shown(end));
                }
                Some(_) | None => parts.push(Part::Shown(parameter)),
            }
        }
        parts
    }

    fn secrets(&self) -> impl Iterator<Item = &str> {
        self.parts().into_iter().filter_map(|part| match part {
            Part::Hidden(secret) if !secret.is_empty() => Some(secret),
            Part::Hidden(_) | Part::Shown(_) => None,
        })
    }
}

enum Part<'a> {
    Shown(&'a str),
    Hidden(&'a str),
}

impl fmt::Display for Redacted {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.parts().into_iter().try_for_each(|part| match part {
            Part::Shown(text) => formatter.write_str(text),
            Part::Hidden(_) => formatter.write_str(MASK),
        })
    }
}

impl fmt::Debug for Redacted {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:?}", self.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::{DatabaseKind::*, *};

    #[cfg(feature = "cli")]
    #[test]
    fn another_database_of_the_same_server_is_named() {
        for (text, other) in [
            ("postgres://me:a/b@h:1/d?sslmode=off", "postgres://me:a/b@h:1/x?sslmode=off"),
            ("postgres://h", "postgres://h/x"),
            ("postgres:///d?host=/run/pg", "postgres:///x?host=/run/pg"),
            ("mysql://me@h:1/d", "mysql://me@h:1/x"),
        ] {
            assert_eq!(DatabaseUrl::parse(text).unwrap().with_database("x").secret(), other);
        }
    }

    #[test]
    fn urls_name_a_kind_and_a_target() {
        let cases = [
            ("sqlite:store.db", Sqlite, "store.db"),
            ("sqlite:/var/store.db", Sqlite, "/var/store.db"),
            ("sqlite://store.db", Sqlite, "store.db"),
            ("sqlite:///var/store.db", Sqlite, "/var/store.db"),
            ("store.db", Sqlite, "store.db"),
            ("./a b/ü.db", Sqlite, "./a b/ü.db"),
            (r"C:\data\store.db", Sqlite, r"C:\data\store.db"),
            ("sqlite::memory:", Sqlite, ":memory:"),
            ("sqlite://:memory:", Sqlite, ":memory:"),
            (":memory:", Sqlite, ":memory:"),
            ("file:store.db?mode=ro", Sqlite, "file:store.db?mode=ro"),
            ("file:///var/store.db", Sqlite, "file:///var/store.db"),
            ("postgres://h/d", Postgres, "postgres://h/d"),
            ("postgresql://h/d", Postgres, "postgres://h/d"),
            ("mysql://h/d", Mysql, "mysql://h/d"),
            ("MariaDB://h/d", Mysql, "mysql://h/d"),
            ("mssql://h/d", Mssql, "mssql://h/d"),
        ];
        for (text, kind, target) in cases {
            let url = DatabaseUrl::parse(text).unwrap();
            assert_eq!((url.kind(), url.secret()), (kind, target), "{text}");
        }
    }

    #[test]
    fn only_a_database_in_memory_is_in_memory_and_only_a_file_has_a_path() {
        let cases = [
            (":memory:", true, None),
            ("sqlite:store.db", false, Some("store.db")),
            ("file:store.db", false, None),
            ("postgres://h/:memory:", false, None),
        ];
        for (text, is_in_memory, path) in cases {
            let url = DatabaseUrl::parse(text).unwrap();
            assert_eq!(url.is_in_memory(), is_in_memory, "{text}");
            assert_eq!(url.path(), path.map(std::path::Path::new), "{text}");
        }
    }

    #[test]
    fn other_schemes_and_empty_urls_are_refused_without_showing_a_password() {
        for (text, part) in [
            ("", "it is empty"),
            ("sqlite:", "it names no file"),
            ("sqlite://", "it names no file"),
            ("redis://me:secret@h/0", "`redis://me:***@h/0`: it must begin with"),
        ] {
            let message = DatabaseUrl::parse(text).unwrap_err().to_string();
            assert!(message.contains(part), "{message}");
            assert!(!message.contains("secret"), "{message}");
        }
    }

    #[test]
    fn passwords_are_never_shown() {
        let cases = [
            ("postgres://me:secret@h/d", "postgres://me:***@h/d"),
            ("postgres://me:se/cr@et@h:1/d?x=1", "postgres://me:***@h:1/d?x=1"),
            ("postgres://me@h/d", "postgres://me@h/d"),
            (
                "postgres://h/d?user=me&password=secret&x=1",
                "postgres://h/d?user=me&password=***&x=1",
            ),
            ("postgres://h/d?sslPassword=secret", "postgres://h/d?sslPassword=***"),
            ("mysql://:secret@h/d", "mysql://:***@h/d"),
            ("store.db", "store.db"),
        ];
        for (text, shown) in cases {
            let url = DatabaseUrl::parse(text).unwrap();
            assert_eq!(url.to_string(), shown);
            let debug = [format!("{url:?}"), format!("{:?}", url.redacted())].concat();
            assert!(!debug.contains("secret") && !debug.contains("se/cr"), "{debug}");
        }
        let url = DatabaseUrl::parse("postgres://me:secret@h/d").unwrap();
        assert_eq!(
            url.without_secrets("no `secret` at postgres://me:secret@h/d"),
            "no `***` at postgres://me:***@h/d"
        );
    }
}
