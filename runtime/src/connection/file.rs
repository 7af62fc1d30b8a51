//! The file of a SQLite database, by its path or by a URI of SQLite's own.
//!
//! Source: SQLite, "Uniform Resource Identifiers".

use std::{fmt, path::PathBuf};

use super::percent::decode;

/// The name of a database in memory.
pub(super) const MEMORY: &str = ":memory:";

/// What begins a URI.
const URI: &str = "file:";

/// A SQLite database as it is named.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct File {
    /// What SQLite takes.
    pub(super) name: String,
    /// Where it lies, unless it is in memory or SQLite is to find it in a way of its own.
    pub(super) path: Option<PathBuf>,
}

impl File {
    /// Finds out where the file of this name lies.
    ///
    /// # Errors
    ///
    /// What is wrong, in words that hold no part of the name.
    pub(super) fn new(name: String) -> Result<Self, &'static str> {
        let path = match name.strip_prefix(URI) {
            None if name == MEMORY => None,
            None => Some(PathBuf::from(&name)),
            Some(rest) => path_of(rest)?,
        };
        Ok(Self { name, path })
    }

    /// What SQLite takes so that it makes no file where there is none.
    #[cfg(feature = "sqlite")]
    pub(super) fn existing(&self) -> String {
        let Some(path) = self.path.as_deref().and_then(std::path::Path::to_str) else {
            return self.name.clone();
        };
        if let Some(rest) = self.name.strip_prefix(URI) {
            let rest = rest.split_once('#').map_or(rest, |(rest, _)| rest);
            let query = rest.split_once('?').map(|(_, query)| query);
            let has_mode = query.is_some_and(|it| it.split('&').any(|it| it.starts_with("mode=")));
            let mode = match query {
                _ if has_mode => "",
                Some(_) => "&mode=rw",
                None => "?mode=rw",
            };
            return [URI, rest, mode].concat();
        }
        if cfg!(windows) {
            // A drive is written in another way there, and who opens a file so has looked whether it is there.
            return self.name.clone();
        }
        let escaped = path.replace('%', "%25").replace('?', "%3f").replace('#', "%23");
        // Two slashes at the beginning would be a host.
        let host = if path.starts_with('/') { "//" } else { "" };
        [URI, host, &escaped, "?mode=rw"].concat()
    }
}

/// The name, without parameters: extensions of SQLite take their keys there.
impl fmt::Display for File {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let is_uri = self.name.starts_with(URI);
        let end = if is_uri { self.name.find(['?', '#']) } else { None };
        formatter.write_str(&self.name[..end.unwrap_or(self.name.len())])
    }
}

impl fmt::Debug for File {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:?}", self.to_string())
    }
}

/// The path that a URI names.
fn path_of(rest: &str) -> Result<Option<PathBuf>, &'static str> {
    let rest = rest.split_once('#').map_or(rest, |(rest, _)| rest);
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let path = match path.strip_prefix("//") {
        None => path,
        Some(path) => {
            let (host, _) = path.split_once('/').unwrap_or((path, ""));
            if !matches!(host, "" | "localhost") {
                return Err(
                    "a `file:` URL names no host but `localhost`; a path follows `file:` or `file:///`",
                );
            }
            &path[host.len()..]
        }
    };
    let path = decode(path)?;
    let is_elsewhere = query
        .split('&')
        .any(|parameter| parameter == "mode=memory" || parameter.starts_with("vfs="));
    if is_elsewhere || path == MEMORY {
        return Ok(None);
    }
    if path.is_empty() {
        return Err("it names no file");
    }
    if path.contains('@') && path.contains(':') {
        return Err("its path has what servers' URLs have");
    }
    Ok(Some(PathBuf::from(path)))
}
