//! Files that are written whole or not at all, under a lock that keeps two builds apart.
//!
//! Every write goes to a temporary file in the same folder, which is synchronised and then renamed. So a
//! reader sees the old bytes or the new ones, and a crash leaves at most a temporary file, whose name is
//! fixed: the next build removes or replaces it. Start reading at [`Writer`].

use std::{
    collections::BTreeSet,
    fs::{self, File, OpenOptions},
    io::{self, Write as _},
    path::{Path, PathBuf},
    time::SystemTime,
};

use super::Error;
use crate::file;

/// What writes and removes the files of one build.
#[derive(Debug)]
pub(super) struct Writer {
    /// The time that written files and the folders around them get; `None` leaves the clock's.
    modified: Option<SystemTime>,
    /// The folders whose entries have changed.
    touched: BTreeSet<PathBuf>,
}

impl Writer {
    pub(super) fn new(modified: Option<SystemTime>) -> Self {
        Self { modified, touched: BTreeSet::new() }
    }

    /// Makes the file hold `bytes`; touches nothing if it does already.
    pub(super) fn write(&mut self, path: &Path, bytes: &[u8]) -> Result<(), Error> {
        if read_optional(path)?.as_deref() == Some(bytes) {
            return Ok(());
        }
        let folder = path.parent().unwrap_or(Path::new(""));
        self.create_folder(folder)?;
        let temporary = temporary_path(path);
        replace(path, &temporary, bytes, self.modified)
            .map_err(|source| Error::file("write", path, source))?;
        self.touched.insert(folder.to_owned());
        Ok(())
    }

    /// Removes the file if it is there.
    pub(super) fn remove_file(&mut self, path: &Path) -> Result<(), Error> {
        // A read-only file system refuses even to remove what is not there.
        if !path.exists() {
            return Ok(());
        }
        match step().and_then(|()| fs::remove_file(path)) {
            Ok(()) => {
                self.touched.extend(path.parent().map(Path::to_owned));
                Ok(())
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(source) => Err(Error::file("remove", path, source)),
        }
    }

    /// Removes the folder if it is there and nothing is in it.
    pub(super) fn remove_empty_folder(&mut self, path: &Path) -> Result<(), Error> {
        if !path.exists() {
            return Ok(());
        }
        match step().and_then(|()| fs::remove_dir(path)) {
            Ok(()) => {
                self.touched.remove(path);
                self.touched.extend(path.parent().map(Path::to_owned));
                Ok(())
            }
            Err(error)
                if matches!(
                    error.kind(),
                    io::ErrorKind::NotFound | io::ErrorKind::DirectoryNotEmpty
                ) =>
            {
                Ok(())
            }
            Err(source) => Err(Error::file("remove", path, source)),
        }
    }

    /// Gives the folders around what was written the time that the files have.
    ///
    /// Cargo looks at the times of folders too. Where a folder cannot be opened as a file (Windows), the
    /// build script runs once more, finds nothing to do, and that is all.
    pub(super) fn finish(self) {
        let Some(modified) = self.modified else { return };
        for folder in self.touched {
            let _ = File::open(folder).and_then(|folder| folder.set_modified(modified));
        }
    }

    /// Creates the folder and those around it that are missing.
    fn create_folder(&mut self, folder: &Path) -> Result<(), Error> {
        let mut missing = folder;
        while !missing.as_os_str().is_empty() && !missing.exists() {
            self.touched.insert(missing.to_owned());
            let Some(parent) = missing.parent() else { break };
            self.touched.insert(parent.to_owned());
            missing = parent;
        }
        step()
            .and_then(|()| fs::create_dir_all(folder))
            .map_err(|source| Error::file("create", folder, source))
    }
}

/// The file's bytes, or `None` if there is no such file.
pub(super) fn read_optional(path: &Path) -> Result<Option<Vec<u8>>, Error> {
    match file::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error)
            if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) =>
        {
            Ok(None)
        }
        Err(source) => Err(Error::file("read", path, source)),
    }
}

/// The names in a folder, in order; none if there is no such folder.
pub(super) fn names_in(folder: &Path) -> Result<Vec<String>, Error> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(source) => return Err(Error::file("read", folder, source)),
    };
    let mut names = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|source| Error::file("read", folder, source))?;
        names.push(entry.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}

/// Waits until no other build writes to the package, and keeps others out until it is dropped.
///
/// What is locked is the package's folder itself: it is always there, and nothing has to be ignored by git.
/// Some systems cannot lock a folder (Windows, NFS); there it is the file `migrations/.lock`.
pub(super) fn exclude_others(root: &Path) -> Result<File, Error> {
    if let Ok(folder) = File::open(root)
        && folder.lock().is_ok()
    {
        return Ok(folder);
    }
    let path = root.join("migrations").join(".lock");
    let lock = || {
        fs::create_dir_all(root.join("migrations"))?;
        let file = OpenOptions::new().create(true).truncate(false).write(true).open(&path)?;
        file.lock()?;
        Ok(file)
    };
    lock().map_err(|source| Error::file("lock", &path, source))
}

/// Where a file's bytes go before they are renamed to it.
pub(super) fn temporary_path(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name([".", &name, ".tmp"].concat())
}

fn replace(
    path: &Path,
    temporary: &Path,
    bytes: &[u8],
    modified: Option<SystemTime>,
) -> io::Result<()> {
    let mut file = File::create(temporary)?;
    let (half, rest) = bytes.split_at(bytes.len() / 2);
    file.write_all(half)?;
    step()?;
    file.write_all(rest)?;
    if let Some(modified) = modified {
        file.set_modified(modified)?;
    }
    file.sync_all()?;
    drop(file);
    step()?;
    fs::rename(temporary, path)?;
    step()?;
    // So that the new name is on the disk before what is written next. Not every system can do that.
    if let Some(folder) = path.parent() {
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
    Ok(())
}

/// A moment at which a build can be killed. Tests count them and stop at one.
#[cfg(not(test))]
#[expect(clippy::unnecessary_wraps, reason = "in tests it fails when it is told to")]
fn step() -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
pub(super) use self::crash::{crash_at, step};

#[cfg(test)]
mod crash {
    use std::{cell::Cell, io};

    thread_local! {
        static STEPS_LEFT: Cell<Option<usize>> = const { Cell::new(None) };
    }

    /// Lets the given number of steps pass and stops at the one after; `None` lets all pass.
    pub(in crate::history) fn crash_at(step: Option<usize>) {
        STEPS_LEFT.set(step);
    }

    pub(in crate::history) fn step() -> io::Result<()> {
        match STEPS_LEFT.get() {
            None => Ok(()),
            Some(0) => Err(io::Error::other("killed here")),
            Some(left) => {
                STEPS_LEFT.set(Some(left - 1));
                Ok(())
            }
        }
    }
}
