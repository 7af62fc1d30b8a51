//! A generated file that is written in chunks and replaces the old one only if it differs.
//!
//! The Rust code of a large schema is larger than the schema, so it is never held in memory as a whole. Each chunk is
//! compared with the old file. From the first difference on, everything is written to a temporary file beside it. If
//! there is none, nothing is written and the old file keeps its timestamps.

use std::{
    fmt,
    fs::{self, File},
    io::{self, BufReader, BufWriter, Read as _, Seek as _, Write as _},
    path::{Path, PathBuf},
};

use super::{Error, files::temporary_path};

/// How much of a file is read or written at a time.
const CHUNK_BYTES: usize = 64 * 1024;

/// A file under construction. What has not been finished is removed.
#[derive(Debug)]
pub struct GeneratedFile {
    path: PathBuf,
    temporary: PathBuf,
    progress: Progress,
    failure: Option<io::Error>,
}

/// How the new text compares with the old file so far.
#[derive(Debug)]
enum Progress {
    /// The old file begins with it.
    Same {
        /// The old file, read as far as they were compared.
        old: BufReader<File>,
        /// How far that is, in bytes.
        length: u64,
        /// A chunk of the old file.
        chunk: Vec<u8>,
    },
    /// The new file.
    New(BufWriter<File>),
}

impl GeneratedFile {
    /// Begins the file that is to stand at `path`.
    ///
    /// # Errors
    ///
    /// If the file system refuses it.
    pub fn create(path: &Path) -> Result<Self, Error> {
        let temporary = temporary_path(path);
        let progress = match File::open(path) {
            Ok(old) => {
                let old = BufReader::with_capacity(CHUNK_BYTES, old);
                Ok(Progress::Same { old, length: 0, chunk: Vec::new() })
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                begin(&temporary).map(Progress::New)
            }
            Err(error) => Err(error),
        };
        let progress = progress.map_err(|source| Error::file("create", &temporary, source))?;
        Ok(Self { path: path.to_owned(), temporary, progress, failure: None })
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
        if let Progress::Same { old, .. } = &mut self.progress
            && old.read(&mut [0])? == 0
        {
            return Ok(());
        }
        let out = self.new_file()?;
        out.flush()?;
        out.get_ref().sync_all()?;
        fs::rename(&self.temporary, &self.path)
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        if let Progress::Same { old, length, chunk } = &mut self.progress {
            chunk.resize(bytes.len(), 0);
            match old.read_exact(chunk) {
                Ok(()) if chunk == bytes => {
                    *length += u64::try_from(bytes.len()).unwrap_or(u64::MAX);
                    return Ok(());
                }
                Ok(()) => {}
                Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {}
                Err(error) => return Err(error),
            }
        }
        self.new_file()?.write_all(bytes)
    }

    /// The new file, which begins with what both have in common.
    fn new_file(&mut self) -> io::Result<&mut BufWriter<File>> {
        if let Progress::Same { old, length, .. } = &mut self.progress {
            let mut out = begin(&self.temporary)?;
            old.rewind()?;
            if io::copy(&mut old.take(*length), &mut out)? != *length {
                return Err(io::Error::other("another process has shortened it"));
            }
            self.progress = Progress::New(out);
        }
        match &mut self.progress {
            Progress::New(out) => Ok(out),
            Progress::Same { .. } => Err(io::Error::other("bug: there is no new file")),
        }
    }
}

fn begin(temporary: &Path) -> io::Result<BufWriter<File>> {
    Ok(BufWriter::with_capacity(CHUNK_BYTES, File::create(temporary)?))
}

impl fmt::Write for GeneratedFile {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.write(text.as_bytes()).map_err(|error| {
            self.failure = Some(error);
            fmt::Error
        })
    }
}

impl Drop for GeneratedFile {
    fn drop(&mut self) {
        match self.progress {
            // Where it has taken its place it is not there any more.
            Progress::New(_) => {
                let _ = fs::remove_file(&self.temporary);
            }
            Progress::Same { .. } => {}
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
        for text in ["beforf", "", "longer than it was before", "longer than", "longer than it"] {
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

    /// Whatever is written in how many chunks over whatever stood there, the file is the chunks.
    #[test]
    fn chunks_replace_any_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("schema.rs");
        let texts = ["", "a", "ab", "abc", "abd", "xbc", "abcdef"];
        for old in texts {
            for new in texts {
                for size in [1, 2, 4] {
                    fs::write(&path, old).unwrap();
                    let mut file = GeneratedFile::create(&path).unwrap();
                    for chunk in new.as_bytes().chunks(size) {
                        file.write_str(std::str::from_utf8(chunk).unwrap()).unwrap();
                    }
                    file.finish().unwrap();
                    assert_eq!(fs::read_to_string(&path).unwrap(), new, "over `{old}`");
                    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
                }
            }
        }
    }
}
