//! A copy of a SQLite file, whole and sound, beside it or where it is wanted.

use std::{
    fs::{self, File},
    path::Path,
};

use diesel::{RunQueryDsl, sql_query, sql_types::Text};

use crate::{AnyConnection, Cause, Error};

/// Copies the SQLite database behind `connection` into the file `to`, which must not be there.
///
/// The copy is what one reader sees at one moment, without the log; every page is read for it, so a file that
/// is cut off or damaged is found here. When it fails nothing stays.
///
/// Source: SQLite, "VACUUM", "VACUUM with an INTO clause".
///
/// # Errors
///
/// [`Error::Backup`] if the file is there, cannot be written, or the database cannot be read.
pub fn back_up(connection: &mut AnyConnection, to: &Path) -> Result<(), Error> {
    let refuse = |source: Cause| Error::Backup { path: to.to_owned(), source };
    let target = to.to_str().ok_or_else(|| refuse("its name is no UTF-8".into()))?;
    // An empty file may be filled. Made so, it is nobody else's.
    drop(File::create_new(to).map_err(|error| refuse(error.into()))?);
    let copied = sql_query("VACUUM INTO ?").bind::<Text, _>(target).execute(connection);
    let copied = copied.map_err(Cause::from).and_then(|_| Ok(File::open(to)?.sync_all()?));
    copied.map_err(|error| {
        // What is half a copy helps nobody.
        let _ = fs::remove_file(to);
        refuse(error)
    })
}
