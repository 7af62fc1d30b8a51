//! Databases and folders that a command created for a proof and could not remove because it was killed; the next
//! command removes them. See [`crate::leftover`] for those on servers. A folder is in use as long as its process
//! holds the lock on a file in it, which the operating system releases when the process dies.

use std::{
    env, fs,
    fs::File,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use diesel::connection::SimpleConnection;
use tablewright::{
    AnyConnection,
    connection::{self, DatabaseUrl},
};

use super::{Failure, output};
use crate::leftover::{self, Left, Use, is_ours, try_lock};

/// How often a database or a folder is made anew that a sweep took for left over before anybody showed that it is
/// in use.
const ATTEMPTS: u32 = 3;

/// The file in a folder that is locked.
const LOCK: &str = "in-use";

/// How old a folder without that file must be: an older version made them without.
const OLD: Duration = Duration::from_secs(24 * 60 * 60);

/// Makes a database; the session that comes with its name shows, as long as it lives, that somebody uses it.
pub(super) fn keep(server: &DatabaseUrl) -> Result<(String, AnyConnection), Failure> {
    let mut attempts = 0..ATTEMPTS;
    loop {
        let name = leftover::name(Use::Proof);
        let mut connection = connection::connect(server)?;
        if !server.kind().keeps_databases_in_use() {
            try_lock(&mut connection, &name)?;
            create(server, &mut connection, &name)?;
            return Ok((name, connection));
        }
        create(server, &mut connection, &name)?;
        match connection::connect(&server.with_database(&name)) {
            Ok(connection) => return Ok((name, connection)),
            Err(refused) => {
                let is_gone =
                    connection.batch_execute(&["DROP DATABASE ", &name].concat()).is_err();
                if !is_gone || attempts.next().is_none() {
                    return Err(refused.into());
                }
            }
        }
    }
}

fn create(server: &DatabaseUrl, connection: &mut AnyConnection, name: &str) -> Result<(), Failure> {
    connection.batch_execute(&["CREATE DATABASE ", name].concat()).map_err(|error| {
        let text = format!("cannot create a scratch database on `{server}`: {error}");
        Failure::World(text.into())
    })
}

/// Drops what earlier commands have left on a server, and says so. What cannot be dropped is named.
pub(super) fn sweep(server: &DatabaseUrl) -> Result<(), Failure> {
    let mut connection = connection::connect(server)?;
    for Left { name, outcome } in leftover::sweep(&mut connection) {
        let text = match outcome {
            Ok(()) => {
                format!(
                    "dropped the database `{name}`, which an earlier command left on `{server}`"
                )
            }
            Err(cause) => {
                format!(
                    "the database `{name}`, which an earlier command left on `{server}`, stays: {cause}"
                )
            }
        };
        output::remark(&text);
    }
    Ok(())
}

/// Makes a folder among the temporary files, and the lock that shows that it is in use.
pub(super) fn keep_folder() -> Result<(PathBuf, File), Failure> {
    sweep_folders(&env::temp_dir());
    let mut attempts = 0..ATTEMPTS;
    loop {
        let folder = env::temp_dir().join(leftover::name(Use::Proof));
        let refuse = |error: &std::io::Error| {
            Failure::World(format!("cannot create `{}`: {error}", folder.display()).into())
        };
        fs::create_dir(&folder).map_err(|error| refuse(&error))?;
        let path = folder.join(LOCK);
        let lock = File::create_new(&path).and_then(|lock| {
            lock.try_lock()?;
            // A sweep that had it before has removed it, and a lock on what is gone keeps nobody out.
            fs::metadata(&path)?;
            Ok(lock)
        });
        match lock {
            Ok(lock) => return Ok((folder, lock)),
            Err(error) if attempts.next().is_none() => return Err(refuse(&error)),
            // Swept before it was locked.
            Err(_) => {}
        }
    }
}

/// Removes the folders that nobody uses any more. What cannot be removed is somebody else's.
fn sweep_folders(among: &Path) {
    let Ok(entries) = fs::read_dir(among) else { return };
    for entry in entries.flatten() {
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if is_folder && entry.file_name().to_str().is_some_and(is_ours) {
            remove_unused(&entry.path());
        }
    }
}

/// Removes a folder if nobody uses it. Its lock is held until it is gone, so that nobody begins to use it meanwhile.
#[expect(clippy::disallowed_methods, reason = "the clock tells how old a folder is")]
fn remove_unused(folder: &Path) {
    if let Ok(lock) = File::options().write(true).open(folder.join(LOCK)) {
        if lock.try_lock().is_ok() {
            let _ = fs::remove_dir_all(folder);
        }
        return;
    }
    let modified = fs::metadata(folder).and_then(|metadata| metadata.modified());
    let age = modified.ok().and_then(|at| SystemTime::now().duration_since(at).ok());
    // One that is empty goes alone, and its maker makes another.
    if fs::remove_dir(folder).is_err() && age.is_some_and(|age| age > OLD) {
        let _ = fs::remove_dir_all(folder);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_that_nobody_uses_go() {
        let (folder, lock) = keep_folder().expect("a folder");
        fs::write(folder.join("scratch.sqlite"), "").expect("a file");
        let theirs = folder.join("theirs");
        fs::create_dir(&theirs).expect("a folder");
        for name in ["tablewright_proof_1_2_3", "tablewright_proof_1_2_4", "tablewright_proof_x"] {
            fs::create_dir(theirs.join(name)).expect("a folder");
        }
        // Who was killed had it locked; who made it just now has not locked it yet; an older version never did.
        fs::write(theirs.join("tablewright_proof_1_2_3").join(LOCK), "").expect("a file");
        fs::create_dir(theirs.join("tablewright_proof_9_9_9")).expect("a folder");
        fs::write(theirs.join("tablewright_proof_9_9_9/scratch.sqlite"), "").expect("a file");
        sweep_folders(&theirs);
        let left = |name: &str| theirs.join(name).exists();
        assert!(!left("tablewright_proof_1_2_3") && !left("tablewright_proof_1_2_4"));
        assert!(left("tablewright_proof_x") && left("tablewright_proof_9_9_9"));
        sweep_folders(&env::temp_dir());
        assert!(folder.join("scratch.sqlite").exists(), "it is in use");
        drop(lock);
        sweep_folders(&env::temp_dir());
        assert!(!folder.exists());
    }
}
