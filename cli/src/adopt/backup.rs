//! Makes a complete copy of a SQLite file, beside it or at a given path.

use std::{
    ffi::OsString,
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

use diesel::{RunQueryDsl, sql_query, sql_types::Text};
use tablewright::{AnyConnection, Cause};

use crate::Error;

/// What is added to the name of a copy until it is whole.
const SUFFIX: &str = "-unfinished";

/// Copies the SQLite database behind `connection` into the file `to`, which must not be there.
///
/// The copy is what one reader sees at one moment, without the log; every page is read for it, so a file that
/// is cut off or damaged is found here. When it fails nothing stays. It gets its name when it is whole and on the
/// disk: one that was killed leaves a file whose name says that it is unfinished, which the next one removes.
///
/// Source: SQLite, "VACUUM", "VACUUM with an INTO clause".
///
/// # Errors
///
/// [`Error::Backup`] if the file is there, cannot be written, or the database cannot be read.
pub fn back_up(connection: &mut AnyConnection, to: &Path) -> Result<(), Error> {
    let refuse = |source: Cause| Error::Backup { path: to.to_owned(), source };
    if fs::symlink_metadata(to).is_ok() {
        let text = "a file with this name exists, perhaps the backup of an earlier adoption: move it, or choose \
                    another name with `--backup`";
        return Err(refuse(text.into()));
    }
    let unfinished = unfinished(to);
    let copied = copy(connection, &unfinished).and_then(|()| Ok(give_name(&unfinished, to)?));
    copied.map_err(|error| {
        // What is half a copy helps nobody.
        let _ = fs::remove_file(&unfinished);
        refuse(error)
    })
}

fn unfinished(to: &Path) -> PathBuf {
    let mut name = OsString::from(to);
    name.push(SUFFIX);
    PathBuf::from(name)
}

/// Copies into the file, and sees to it that it is on the disk.
fn copy(connection: &mut AnyConnection, to: &Path) -> Result<(), Cause> {
    let target = to.to_str().ok_or("its name is not valid UTF-8")?;
    // Of an adoption that was killed: the lock on the database lets only one take a copy of it.
    match fs::remove_file(to) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
        Ok(()) | Err(_) => {}
    }
    // An empty file may be filled. Made so, it is nobody else's.
    drop(File::create_new(to)?);
    sql_query("VACUUM INTO ?").bind::<Text, _>(target).execute(connection)?;
    Ok(File::open(to)?.sync_all()?)
}

/// Gives the copy its name, unless somebody else has made a file of that name meanwhile.
fn give_name(unfinished: &Path, to: &Path) -> io::Result<()> {
    match fs::hard_link(unfinished, to) {
        Ok(()) => fs::remove_file(unfinished)?,
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Err(error),
        // Not every file system has links.
        Err(_) => fs::rename(unfinished, to)?,
    }
    let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty());
    // What is in the copy is on the disk; that its name is, too, not every system can promise.
    let _ = File::open(folder.unwrap_or(Path::new("."))).and_then(|folder| folder.sync_all());
    Ok(())
}
