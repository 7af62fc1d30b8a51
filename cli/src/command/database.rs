//! The database that a command works on: its URL, and how it is opened for the command.

use std::time::Duration;

use tablewright::{
    AnyConnection,
    connection::{self, DatabaseUrl},
    unstable::{connect_as_it_is, connect_to_look},
};

use super::Failure;

/// The one database of a command.
#[derive(Debug, clap::Args)]
pub(super) struct Address {
    /// The database: `sqlite:PATH` or a path, `postgres://…`, `mysql://…`
    #[arg(env = "DATABASE_URL", hide_env_values = true)]
    url: String,
}

impl Address {
    pub(super) fn url(&self) -> Result<DatabaseUrl, Failure> {
        parse(&self.url)
    }

    /// Opens it as far as the purpose goes.
    pub(super) fn open(&self, purpose: Purpose) -> Result<AnyConnection, Failure> {
        open(&self.url()?, purpose)
    }
}

/// How long a command waits for its turn.
#[derive(Debug, clap::Args)]
pub(super) struct Waiting {
    /// How many seconds to wait for another process that is migrating the database
    #[arg(long, value_name = "SECONDS", default_value_t = 60)]
    wait: u64,
}

impl Waiting {
    pub(super) fn lock_timeout(&self) -> Duration {
        Duration::from_secs(self.wait)
    }
}

/// What a command does to a database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// It only looks, so not even a missing file is made: a database that is not there has run nothing.
    Look,
    /// It only looks, at what must be there.
    Examine,
    /// It changes what is there, and sets nothing that a file remembers.
    Mend,
    /// It changes what is there.
    Change,
    /// It changes what is there, or makes it.
    Make,
}

/// Reads a database's URL.
pub(super) fn parse(url: &str) -> Result<DatabaseUrl, Failure> {
    DatabaseUrl::parse(url).map_err(|error| Failure::Usage(error.to_string()))
}

/// Opens the database that `url` names, as far as the purpose goes.
pub(super) fn open(url: &DatabaseUrl, purpose: Purpose) -> Result<AnyConnection, Failure> {
    let is_missing = url.path().is_some_and(|path| !path.exists());
    Ok(match purpose {
        Purpose::Look if is_missing => connection::open("sqlite::memory:")?,
        Purpose::Examine | Purpose::Mend | Purpose::Change if is_missing => {
            return Err(Failure::World(format!("there is no file `{url}`").into()));
        }
        Purpose::Look | Purpose::Examine => connect_to_look(url)?,
        Purpose::Mend => connect_as_it_is(url)?,
        Purpose::Change | Purpose::Make => connection::connect(url)?,
    })
}
