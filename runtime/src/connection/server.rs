//! The URL of a database server, split into its parts and put together again.
//!
//! The driver gets a URL built from the parts, each percent-encoded, so that it never has to guess where a password
//! ends: libpq repeats what it cannot read in its message. A URL that cannot be split is refused, and nothing of it
//! is shown. Start reading at [`Server::parse`].

use std::fmt;

use url::{ParseError, Url};

use super::{
    DatabaseKind,
    percent::{Part, decode, encode},
};

/// Parameters of a connection that are no secret, and may be repeated by a driver.
///
/// Source: PostgreSQL 18, "Parameter Key Words" of libpq; Diesel 2.3, `MysqlConnection::establish`.
const HARMLESS: &[&str] = &[
    "application_name",
    "channel_binding",
    "client_encoding",
    "connect_timeout",
    "dbname",
    "fallback_application_name",
    "gssdelegation",
    "gssencmode",
    "gsslib",
    "host",
    "hostaddr",
    "keepalives",
    "keepalives_count",
    "keepalives_idle",
    "keepalives_interval",
    "krbsrvname",
    "load_balance_hosts",
    "max_protocol_version",
    "min_protocol_version",
    "options",
    "passfile",
    "port",
    "replication",
    "require_auth",
    "requirepeer",
    "requiressl",
    "service",
    "servicefile",
    "ssl_ca",
    "ssl_cert",
    "ssl_key",
    "ssl_max_protocol_version",
    "ssl_min_protocol_version",
    "ssl_mode",
    "sslcert",
    "sslcertmode",
    "sslcompression",
    "sslcrl",
    "sslcrldir",
    "sslkey",
    "sslkeylogfile",
    "sslmode",
    "sslnegotiation",
    "sslrootcert",
    "sslsni",
    "target_session_attrs",
    "tcp_user_timeout",
    "unix_socket",
    "user",
];

/// What hides a password well enough that it may stand in the place where it was written.
const MASK: &str = "***";

/// Shorter secrets are looked for as whole words only: a password `a` would be found everywhere.
const SHORT: usize = 4;

/// The parts of a server's URL, decoded.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Server {
    kind: DatabaseKind,
    user: String,
    password: Option<String>,
    /// As it was written: an address in brackets, or a name that may hold `%2F`.
    host: String,
    port: Option<u16>,
    database: String,
    parameters: Vec<(String, String)>,
}

impl Server {
    /// Takes apart what follows the scheme and its `://`.
    ///
    /// # Errors
    ///
    /// What is wrong, in words that hold no part of the URL.
    pub(super) fn parse(kind: DatabaseKind, rest: &str) -> Result<Self, &'static str> {
        let url = parse_parts(kind, rest)?;
        if url.fragment().is_some() {
            return Err("it has a `#`, which must be written `%23`");
        }
        let host = match url.host_str().unwrap_or_default() {
            NOBODY => String::new(),
            host => host.to_owned(),
        };
        let server = Self {
            kind,
            user: decode(url.username())?,
            password: url.password().map(decode).transpose()?,
            host,
            port: url.port(),
            database: database(&url)?,
            parameters: parameters(&url)?,
        };
        Ok(server)
    }

    /// What the driver takes, with the password.
    pub(super) fn secret(&self) -> String {
        let mut text = [scheme(self.kind), "://"].concat();
        if !self.user.is_empty() || self.password.is_some() {
            text.push_str(&encode(&self.user, Part::Component));
            if let Some(password) = &self.password {
                text.extend([":", &encode(password, Part::Component)]);
            }
            text.push('@');
        }
        text.push_str(&self.place(&self.host, &self.database));
        for (position, (key, value)) in self.parameters.iter().enumerate() {
            let value = encode(value, Part::Component);
            text.extend([if position == 0 { "?" } else { "&" }, key, "=", &value]);
        }
        text
    }

    /// Host, port and database.
    fn place(&self, host: &str, database: &str) -> String {
        let port = self.port.map(|port| [":", &port.to_string()].concat()).unwrap_or_default();
        [host, &port, "/", &encode(database, Part::Name)].concat()
    }

    /// The same server with another database on it.
    pub(super) fn with_database(&self, name: &str) -> Self {
        let mut server = Self { database: name.to_owned(), ..self.clone() };
        server.parameters.retain(|(key, _)| key != "dbname");
        server
    }

    /// `text`, in which a driver may have repeated what it was given, without passwords.
    pub(super) fn without_secrets(&self, text: &str) -> String {
        let mut text = text.replace(&self.secret(), &self.to_string());
        for secret in self.secrets() {
            for form in [encode(secret, Part::Component), secret.to_owned()] {
                text = mask(&text, &form);
            }
        }
        text
    }

    /// The password, and the parameters that are not known to be harmless: they may be the end of one.
    fn secrets(&self) -> impl Iterator<Item = &str> {
        let unknown = |(key, value): &&(String, String)| {
            !HARMLESS.contains(&key.as_str()) || (key == "dbname" && !is_name(value))
        };
        let parameters = self.parameters.iter().filter(unknown).flat_map(|(key, value)| {
            let is_name = is_secret(key);
            [value.as_str(), if is_name { "" } else { key }]
        });
        self.password.as_deref().into_iter().chain(parameters).filter(|secret| !secret.is_empty())
    }

    /// What a parameter says, if it is there.
    fn parameter(&self, key: &str) -> Option<&str> {
        self.parameters.iter().rev().find(|(it, _)| it == key).map(|(_, value)| value.as_str())
    }
}

/// The kind, the host and the database, and nothing else.
impl fmt::Display for Server {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let host = self.parameter("host").or(self.parameter("hostaddr"));
        let host = host.filter(|_| self.host.is_empty()).map(|host| encode(host, Part::Component));
        let host = host.as_deref().unwrap_or(&self.host);
        let name = self.parameter("dbname").filter(|name| is_name(name));
        let database = name.filter(|_| self.database.is_empty()).unwrap_or(&self.database);
        write!(formatter, "{}://{}", scheme(self.kind), self.place(host, database))
    }
}

impl fmt::Debug for Server {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:?}", self.to_string())
    }
}

/// What stands for a host that is not said, where a user is: the rules for URLs want one there.
const NOBODY: &str = "nobody.invalid";

fn parse_parts(kind: DatabaseKind, rest: &str) -> Result<Url, &'static str> {
    let whole = |rest: &str| [scheme(kind), "://", rest].concat();
    let parsed = match Url::parse(&whole(rest)) {
        Err(ParseError::EmptyHost) => match rest.split_once("@/") {
            Some((user, path)) => Url::parse(&whole(&[user, "@", NOBODY, "/", path].concat())),
            None => Err(ParseError::EmptyHost),
        },
        other => other,
    };
    parsed.map_err(|error| {
        if error == ParseError::InvalidPort {
            "what follows the host's `:` is no port; if it is a password, write `/`, `?`, `#` and `@` in it as \
             `%2F`, `%3F`, `%23` and `%40`, and if there are several hosts, name them with `?host=…&port=…`"
        } else if error == ParseError::EmptyHost {
            "it names no host"
        } else {
            "its host cannot be read"
        }
    })
}

/// The one segment of the path.
fn database(url: &Url) -> Result<String, &'static str> {
    let path = url.path().strip_prefix('/').unwrap_or_default();
    if path.contains(['/', '@', ':']) {
        return Err(
            "its database has a `/`, `@` or `:`; in a name or a password they are written `%2F`, \
                    `%40` and `%3A`",
        );
    }
    decode(path)
}

fn parameters(url: &Url) -> Result<Vec<(String, String)>, &'static str> {
    let query = url.query().unwrap_or_default();
    let mut parameters = Vec::new();
    for parameter in query.split('&').filter(|parameter| !parameter.is_empty()) {
        let refused = "behind its `?` stands what is no parameter; in a password a `?` is written `%3F`, and \
                       an `&` `%26`";
        let (key, value) = parameter.split_once('=').ok_or(refused)?;
        let is_word = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
        let is_known = HARMLESS.contains(&key) || is_secret(key);
        if key.is_empty() || !key.bytes().all(is_word) || !(is_known || is_plain(value)) {
            return Err(refused);
        }
        parameters.push((key.to_owned(), decode(value)?));
    }
    Ok(parameters)
}

/// Whether a parameter's name says that its value is a secret.
fn is_secret(key: &str) -> bool {
    let key = key.to_ascii_lowercase();
    ["password", "secret", "client_key", "server_key"].iter().any(|part| key.contains(part))
}

/// Whether it is the name of a database: programs take a whole list of settings in its place.
fn is_name(value: &str) -> bool {
    !value.contains(['=', ':'])
}

/// Whether a value has nothing of a URL in it.
fn is_plain(value: &str) -> bool {
    !value.contains(['@', ':', '/', '?', '='])
}

/// The scheme that drivers know the kind by.
fn scheme(kind: DatabaseKind) -> &'static str {
    match kind {
        DatabaseKind::Sqlite => "sqlite",
        DatabaseKind::Postgres => "postgres",
        DatabaseKind::Mysql => "mysql",
        DatabaseKind::Mssql => "mssql",
    }
}

/// `text` with the mask for each `secret`.
fn mask(text: &str, secret: &str) -> String {
    if secret.len() >= SHORT {
        return text.replace(secret, MASK);
    }
    let mut masked = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(position) = rest.find(secret) {
        let (before, after) = (&rest[..position], &rest[position + secret.len()..]);
        let touches = |character: Option<char>| character.is_some_and(char::is_alphanumeric);
        let is_word = !touches(before.chars().next_back()) && !touches(after.chars().next());
        masked.extend([before, if is_word { MASK } else { secret }]);
        rest = after;
    }
    masked.push_str(rest);
    masked
}
