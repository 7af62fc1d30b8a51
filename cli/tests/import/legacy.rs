//! The databases of the two systems that this one replaces, where the machine has them.

use std::path::Path;

use diesel::{Connection, SqliteConnection};
use tablewright::AnyConnection;
use tablewright_testing::{Failed, Server, Trial, legacy_folder, needing};

use crate::support::import_and_apply;

pub(crate) fn trials() -> Vec<Trial> {
    let files = ["knowledge.sqlite", "knowledge_hce_first.sqlite", "file_index.sqlite"];
    let trial = |file: &'static str| {
        let folder = legacy_folder();
        let name = ["a_legacy_database_is_imported::", file].concat();
        needing(&name, folder.is_some(), "no legacy databases", move || {
            import_legacy(&folder.unwrap_or_default(), file)
        })
    };
    files.map(trial).into()
}

fn import_legacy(folder: &Path, file: &str) -> Result<(), Failed> {
    let path = folder.join(file);
    let url = ["file:", &path.display().to_string(), "?mode=ro&immutable=1"].concat();
    let connection = SqliteConnection::establish(&url)?;
    import_and_apply(Server::Sqlite, &mut AnyConnection::Sqlite(connection))?;
    Ok(())
}
