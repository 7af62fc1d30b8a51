//! Scratch databases that a command creates and drops again.

use std::{
    fs::{self, File},
    path::PathBuf,
};

use diesel::connection::SimpleConnection;
use tablewright::{
    AnyConnection, Cause,
    connection::{self, DatabaseUrl},
};

use super::{Failure, leftover, output};
use crate::introspect::server_version;

/// An empty database, which is gone when this is dropped. Connections to it must be closed by then.
pub(super) struct Scratch {
    url: DatabaseUrl,
    place: Location,
}

/// Where it is.
enum Location {
    /// In a folder of its own, with the lock that keeps others from removing it.
    Folder { path: PathBuf, _in_use: File },
    /// On a server, under this name.
    Server {
        server: DatabaseUrl,
        name: String,
        /// The session that keeps others from dropping it.
        keeper: Option<AnyConnection>,
    },
}

impl Scratch {
    /// An empty SQLite file. What earlier ones left by being killed is removed first.
    pub(super) fn file() -> Result<Self, Failure> {
        let (folder, lock) = leftover::keep_folder()?;
        let url = DatabaseUrl::parse(&folder.join("scratch.sqlite").display().to_string())?;
        Ok(Self { url, place: Location::Folder { path: folder, _in_use: lock } })
    }

    /// An empty database on a server. What earlier ones left there by being killed is dropped first.
    pub(super) fn on_server(server: &DatabaseUrl) -> Result<Self, Failure> {
        leftover::sweep(server)?;
        let (name, keeper) = leftover::keep(server)?;
        let url = server.with_database(&name);
        let place = Location::Server { server: server.clone(), name, keeper: Some(keeper) };
        Ok(Self { url, place })
    }

    pub(super) fn connect(&self) -> Result<AnyConnection, Failure> {
        Ok(connection::connect(&self.url)?)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        match &mut self.place {
            Location::Folder { path: folder, .. } => {
                // What is left in the system's folder for temporary files is its own affair.
                let _ = fs::remove_dir_all(folder);
            }
            Location::Server { server, name, keeper } => {
                // PostgreSQL drops nothing that a session is connected to.
                drop(keeper.take());
                if let Err(cause) = remove(server, name) {
                    output::remark(&format!(
                        "the database `{name}` is left on `{server}`, until the next seal there: {cause}"
                    ));
                }
            }
        }
    }
}

fn remove(server: &DatabaseUrl, name: &str) -> Result<(), Cause> {
    connection::connect(server)?.batch_execute(&["DROP DATABASE IF EXISTS ", name].concat())?;
    Ok(())
}

/// The database that a connection leads to, with its version: `PostgreSQL 15.14`.
pub(super) fn server(connection: &mut AnyConnection) -> Result<String, Failure> {
    let (title, version) = server_version(connection)?;
    // What follows tells which package of which system it is.
    let number = version.split([' ', '-']).next().unwrap_or_default();
    Ok([title, " ", number].concat())
}
