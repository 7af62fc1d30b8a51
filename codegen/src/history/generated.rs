//! A generated file that is written in chunks and replaces the old one only if it differs.
//!
//! The Rust code of a large schema is larger than the schema, so it is never held in memory as a whole. It is
//! written to a temporary file beside the old one. If both are equal, the old file stays, with its timestamps.

use std::{
    fmt,
    fs::{self, File},
    io::{self, BufReader, BufWriter, Read as _, Write as _},
    path::{Path, PathBuf},
};

use super::{Error, files::temporary_path};

/// How much of two files is compared at a time.
const CHUNK_BYTES: usize = 64 * 1024;

/// A file under construction. What has not been finished is removed.
#[derive(Debug)]
pub struct GeneratedFile {
    path: PathBuf,
    temporary: PathBuf,
    out: BufWriter<File>,
    failure: Option<io::Error>,
}

impl GeneratedFile {
    /// Begins the file that is to stand at `path`.
    ///
    /// # Errors
    ///
    /// If the file system refuses it.
    pub fn create(path: &Path) -> Result<Self, Error> {
        let temporary = temporary_path(path);
        let file =
            File::create(&temporary).map_err(|source| Error::file("create", &temporary, source))?;
        let out = BufWriter::with_capacity(CHUNK_BYTES, file);
        Ok(Self { path: path.to_owned(), temporary, out, failure: None })
    }

    /// Puts the file in its place, atomically; touches nothing if what stands there is the same.
    ///
    /// # Errors
    ///
    /// If the file system refuses it, or has refused something that was written.
    pub fn finish(mut self) -> Result<(), Error> {
        self.replace().map_err(|source| Error::file("write", &self.path, source))
    }

    fn replace(&mut self) -> io::Result<()> {
        if let Some(failure) = self.failure.take() {
            return Err(failure);
        }
        self.out.flush()?;
        if is_same(&self.temporary, &self.path)? {
            return Ok(());
        }
        self.out.get_ref().sync_all()?;
        fs::rename(&self.temporary, &self.path)
    }
}

impl fmt::Write for GeneratedFile {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.out.write_all(text.as_bytes()).map_err(|error| {
            self.failure = Some(error);
            fmt::Error
        })
    }
}

impl Drop for GeneratedFile {
    fn drop(&mut self) {
        // Where it has taken its place it is not there any more.
        let _ = fs::remove_file(&self.temporary);
    }
}

/// Whether both files are there and hold the same bytes.
fn is_same(one: &Path, other: &Path) -> io::Result<bool> {
    let other = match File::open(other) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(error),
    };
    let one = File::open(one)?;
    if one.metadata()?.len() != other.metadata()?.len() {
        return Ok(false);
    }
    let (mut one, mut other) = (BufReader::new(one), BufReader::new(other));
    let (mut left, mut right) = (vec![0; CHUNK_BYTES], vec![0; CHUNK_BYTES]);
    loop {
        let count = one.read(&mut left)?;
        if count == 0 {
            return Ok(true);
        }
        let (left, right) = (&left[..count], &mut right[..count]);
        match other.read_exact(right) {
            Ok(()) if left == &*right => {}
            Ok(()) => return Ok(false),
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(false),
            Err(error) => return Err(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{fmt::Write as _, time::SystemTime};

    use super::*;

    fn write(path: &Path, text: &str) {
        let mut file = GeneratedFile::create(path).unwrap();
        file.write_str(text).unwrap();
        file.finish().unwrap();
    }

    #[test]
    fn only_a_file_that_says_something_new_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("schema.rs");
        write(&path, "before");
        File::open(&path).unwrap().set_modified(SystemTime::UNIX_EPOCH).unwrap();
        let modified = || fs::metadata(&path).unwrap().modified().unwrap();
        write(&path, "before");
        assert_eq!(modified(), SystemTime::UNIX_EPOCH);
        for text in ["beforf", "", "longer than it was before"] {
            write(&path, text);
            assert_eq!(fs::read_to_string(&path).unwrap(), text);
        }
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_is_not_finished_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let mut file = GeneratedFile::create(&folder.path().join("schema.rs")).unwrap();
        file.write_str("half").unwrap();
        drop(file);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn the_whole_of_large_files_is_compared() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("schema.rs");
        let text = "x".repeat(3 * CHUNK_BYTES);
        write(&path, &text);
        let changed = [&text[1..], "y"].concat();
        write(&path, &changed);
        assert_eq!(fs::read_to_string(&path).unwrap(), changed);
    }
}
