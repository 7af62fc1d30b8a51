//! The forms of database URLs, and what of them is shown.

use std::{fmt, path::Path, str::FromStr};

use super::{
    file::{File, MEMORY},
    server::Server,
};
use crate::{
    Error,
    database::{DatabaseKind, Redacted},
};

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
/// A bare path must look like one: it has a `/`, a `\\` or a `.`, and nothing in it that connection strings have.
/// `./NAME` is always a path.
///
/// A build without a feature for any server reads no more of a server's URL than its kind.
///
/// Neither `Debug` nor `Display` shows more than the kind, the host and the database, and a URL that cannot be
/// read is not shown at all.
///
/// # Examples
///
/// ```
/// use tablewright::connection::{DatabaseKind, DatabaseUrl};
///
/// let url = DatabaseUrl::parse("postgres://me:secret@localhost/store")?;
/// assert_eq!(url.kind(), DatabaseKind::Postgres);
/// # #[cfg(feature = "postgres")]
/// assert_eq!(url.to_string(), "postgres://localhost/store");
/// # Ok::<(), tablewright::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatabaseUrl {
    kind: DatabaseKind,
    target: Target,
}

/// What a URL leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Target {
    File(File),
    Server(Box<Server>),
}

impl DatabaseUrl {
    /// Reads a URL.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownUrl`] if it is empty, if its scheme is none of the known ones, or if it cannot be told
    /// where one of its parts ends.
    pub fn parse(text: &str) -> Result<Self, Error> {
        read(text).map_err(|reason| Error::UnknownUrl { reason })
    }

    /// A SQLite database by the name that SQLite itself takes.
    pub(super) fn sqlite(name: String) -> Result<Self, &'static str> {
        Ok(Self { kind: DatabaseKind::Sqlite, target: Target::File(File::new(name)?) })
    }

    /// What kind of database it names.
    #[must_use]
    pub fn kind(&self) -> DatabaseKind {
        self.kind
    }

    /// Whether it names a database in memory, one for each connection.
    #[must_use]
    pub fn is_in_memory(&self) -> bool {
        matches!(&self.target, Target::File(file) if file.name == MEMORY)
    }

    /// The path of a SQLite file; nothing for a server, or for a database in memory.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        match &self.target {
            Target::File(file) => file.path.as_deref(),
            Target::Server(_) => None,
        }
    }

    /// The URL in a form that can be shown.
    #[must_use]
    pub fn redacted(&self) -> Redacted {
        Redacted::new(self.to_string())
    }

    /// The same server with another database on it.
    #[must_use]
    pub fn with_database(&self, name: &str) -> Self {
        let target = match &self.target {
            Target::File(file) => Target::File(file.clone()),
            Target::Server(server) => Target::Server(Box::new(server.with_database(name))),
        };
        Self { kind: self.kind, target }
    }

    /// What the driver takes, with the password.
    #[must_use]
    pub(super) fn secret(&self) -> String {
        match &self.target {
            Target::File(file) => file.name.clone(),
            Target::Server(server) => server.secret(),
        }
    }

    /// What SQLite takes so that it makes no file where there is none.
    #[cfg(feature = "sqlite")]
    pub(super) fn existing(&self) -> String {
        match &self.target {
            Target::File(file) => file.existing(),
            Target::Server(server) => server.secret(),
        }
    }

    /// `text` without this URL's passwords, on one line.
    pub(super) fn without_secrets(&self, text: &str) -> String {
        let text = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let text = text.collect::<Vec<_>>().join(" ");
        match &self.target {
            Target::File(file) => text.replace(&file.name, &file.to_string()),
            Target::Server(server) => server.without_secrets(&text),
        }
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
        match &self.target {
            Target::File(file) => file.fmt(formatter),
            Target::Server(server) => server.fmt(formatter),
        }
    }
}

const UNKNOWN: &str = "it must begin with `sqlite:`, `postgres://`, `mysql://` or `mssql://`, or be the path of a file";

const NO_PATH: &str = "it is neither a URL that is known nor the path of a file; a path is written `./NAME`, \
                       and a server's database `postgres://USER:PASSWORD@HOST/DATABASE` or `mysql://…`";

/// Reads a URL; what is wrong with it is said without any of it.
fn read(text: &str) -> Result<DatabaseUrl, &'static str> {
    if text.is_empty() {
        return Err("it is empty");
    }
    if text.contains('\0') {
        return Err("it has a zero byte");
    }
    let Some((scheme, rest)) = scheme(text) else {
        return if text == MEMORY || is_path(text) {
            DatabaseUrl::sqlite(text.to_owned())
        } else {
            Err(NO_PATH)
        };
    };
    let kind = match scheme.to_ascii_lowercase().as_str() {
        "sqlite" => return read_sqlite(rest),
        "file" => return DatabaseUrl::sqlite(["file:", rest].concat()),
        "postgres" | "postgresql" => DatabaseKind::Postgres,
        "mysql" | "mariadb" => DatabaseKind::Mysql,
        "mssql" => DatabaseKind::Mssql,
        _ => return Err(UNKNOWN),
    };
    let rest = rest.strip_prefix("//").ok_or("`://` must follow its scheme")?;
    Ok(DatabaseUrl { kind, target: Target::Server(Box::new(Server::parse(kind, rest)?)) })
}

/// What stands before the first `:`, if it can be a scheme. One letter alone is a drive of Windows.
fn scheme(text: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = text.split_once(':')?;
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
    let is_scheme = scheme.len() > 1
        && scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.bytes().all(is_part);
    is_scheme.then_some((scheme, rest))
}

/// What follows `sqlite:`.
fn read_sqlite(rest: &str) -> Result<DatabaseUrl, &'static str> {
    let path = rest.strip_prefix("//").unwrap_or(rest);
    if path.is_empty() {
        return Err("it names no file");
    }
    if path != MEMORY && !path.starts_with("file:") && !is_absolute(path) {
        let first = path.split(['/', '\\']).next().unwrap_or(path);
        if first.contains(['@', ':', '=', ';']) || scheme(path).is_some() {
            return Err(
                "its path has what servers' URLs have; if it is one, write `sqlite:./PATH`",
            );
        }
    }
    if path.split_once('?').is_some_and(|(_, query)| query.contains('='))
        && !path.starts_with("file:")
    {
        return Err("its path has parameters, which SQLite reads in `file:PATH?…` alone");
    }
    if is_login(path) {
        return Err(NO_PATH);
    }
    DatabaseUrl::sqlite(path.to_owned())
}

/// Whether a text without a scheme looks like the path of a file, and not like something to connect with.
fn is_path(text: &str) -> bool {
    if is_login(text) {
        return false;
    }
    let has_form = text.contains(['/', '\\', '.']);
    is_absolute(text) || (has_form && !text.contains(['=', '@', ':', ';', '?', '#', '&']))
}

/// Whether a path says by its first characters that it is one.
fn is_absolute(text: &str) -> bool {
    ["/", "./", "../", "\\", ".\\", "..\\"].iter().any(|start| text.starts_with(start))
        || without_drive(text).len() < text.len()
}

/// A path of Windows without its drive.
fn without_drive(text: &str) -> &str {
    match text.as_bytes() {
        [drive, b':', b'/' | b'\\', ..] if drive.is_ascii_alphabetic() => &text[2..],
        _ => text,
    }
}

/// Whether there is somebody at a host in it, as in `//me@host` and `/me:word@host`.
fn is_login(text: &str) -> bool {
    let user = without_drive(text).rsplit_once('@').map(|(user, _)| user);
    user.is_some_and(|user| user.starts_with("//") || user.contains(':'))
}

#[cfg(test)]
#[path = "url_tests.rs"]
mod tests;
