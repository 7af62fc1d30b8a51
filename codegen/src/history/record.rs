//! What earlier builds have hashed, so that a build need not hash it again.
//!
//! The record lies in the folder of the build (`OUT_DIR`), never in the package. It is a set of lines; each says
//! that a file or text in a certain state has a certain SHA-256. A build looks up only the lines that confirm what
//! the lock says. So a line that is damaged, cut off or of another package confirms nothing, and the file is read
//! and hashed. Start reading at [`Record`].

use std::{
    collections::BTreeSet,
    fmt::Write as _,
    fs,
    hash::{DefaultHasher, Hasher as _},
    path::{Path, PathBuf},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use super::fingerprint::Fingerprint;

/// How long a file must have stood unchanged when the record was written. A file that changes twice within the
/// resolution of the file system's clock has the same times after both; the coarsest clock (FAT) counts two seconds.
const SETTLED: Duration = Duration::from_secs(2);

/// What earlier builds of a package have hashed.
#[derive(Debug, Default)]
pub struct Record {
    /// Where it lies; `None` if nothing is remembered.
    path: Option<PathBuf>,
    /// The first line, which says whose record it is.
    head: String,
    /// The lines that earlier builds have written.
    known: BTreeSet<String>,
    /// When they were written.
    written: Option<SystemTime>,
    /// The lines that this build has confirmed.
    confirmed: BTreeSet<String>,
    /// Whether something had to be hashed.
    has_hashed: bool,
}

/// The state of a file, as far as it shows without reading the file.
#[derive(Debug)]
pub(super) struct Stamp {
    text: String,
    /// When it changed last.
    changed: SystemTime,
}

impl Record {
    /// A record of nothing: everything is hashed.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// The record at `path` of the package in `package`; one that cannot be read is one of nothing.
    #[must_use]
    pub fn open(path: &Path, package: &Path) -> Self {
        let head = format!("tablewright {} {}", env!("CARGO_PKG_VERSION"), package.display());
        let mut record = Self { path: Some(path.to_owned()), head, ..Self::default() };
        let Ok(bytes) = fs::read(path) else { return record };
        let text = String::from_utf8_lossy(&bytes);
        let mut lines = text.split('\n');
        if lines.next() == Some(&record.head) {
            record.known = lines.map(str::to_owned).collect();
            record.written = fs::metadata(path).and_then(|file| file.modified()).ok();
        }
        record
    }

    /// Whether the file that is called `name`, in the state `stamp`, is known to have the hash.
    pub(super) fn has_file(&mut self, name: &str, stamp: &Stamp, hash: &Fingerprint) -> bool {
        let is_settled = self.written.is_some_and(|written| stamp.is_settled_at(written));
        is_settled && self.confirm([name, "\t", &stamp.text, "\t", hash.as_str()].concat())
    }

    /// Remembers that it has.
    pub(super) fn keep_file(&mut self, name: &str, stamp: &Stamp, hash: &Fingerprint) {
        self.keep([name, "\t", &stamp.text, "\t", hash.as_str()].concat());
    }

    /// Whether the text is known to have the hash.
    pub(super) fn has_text(&mut self, text: &str, hash: &Fingerprint) -> bool {
        self.path.is_some() && self.confirm(text_line(text, hash))
    }

    /// Remembers that it has.
    pub(super) fn keep_text(&mut self, text: &str, hash: &Fingerprint) {
        if self.path.is_some() {
            self.keep(text_line(text, hash));
        }
    }

    fn confirm(&mut self, line: String) -> bool {
        let is_known = self.known.contains(&line);
        if is_known {
            self.confirmed.insert(line);
        }
        is_known
    }

    fn keep(&mut self, line: String) {
        self.has_hashed = true;
        self.confirmed.insert(line);
    }

    /// Writes what this build has confirmed, where that is news. Without it the next build hashes more.
    pub(super) fn save(&self) {
        let Some(path) = &self.path else { return };
        if !self.has_hashed && self.confirmed == self.known {
            return;
        }
        let mut text = self.head.clone();
        for line in &self.confirmed {
            text.push('\n');
            text.push_str(line);
        }
        let _ = fs::write(path, text);
    }
}

impl Stamp {
    /// The stamp of the regular file at `path`, if there is one and the file system knows its times.
    pub(super) fn of(path: &Path) -> Option<Self> {
        let metadata = fs::metadata(path).ok().filter(fs::Metadata::is_file)?;
        let modified = metadata.modified().ok()?;
        let mut text = metadata.len().to_string();
        push_time(modified, &mut text)?;
        let changed = modified.max(inode(&metadata, &mut text)?);
        Some(Self { text, changed })
    }

    fn is_settled_at(&self, written: SystemTime) -> bool {
        written.duration_since(self.changed).is_ok_and(|since| since >= SETTLED)
    }
}

/// Adds which file it is and when it changed, which nobody can set back; gives that time.
#[cfg(unix)]
fn inode(metadata: &fs::Metadata, text: &mut String) -> Option<SystemTime> {
    use std::os::unix::fs::MetadataExt as _;

    let since = Duration::new(
        u64::try_from(metadata.ctime()).ok()?,
        u32::try_from(metadata.ctime_nsec()).ok()?,
    );
    let changed = UNIX_EPOCH.checked_add(since)?;
    push_time(changed, text)?;
    // Writing to a `String` cannot fail.
    let _ = write!(text, " {}:{}", metadata.dev(), metadata.ino());
    Some(changed)
}

/// Other systems have only the time that everybody can set.
#[cfg(not(unix))]
fn inode(metadata: &fs::Metadata, _: &mut String) -> Option<SystemTime> {
    metadata.modified().ok()
}

fn push_time(time: SystemTime, text: &mut String) -> Option<()> {
    let since = time.duration_since(UNIX_EPOCH).ok()?;
    write!(text, " {}.{:09}", since.as_secs(), since.subsec_nanos()).ok()
}

/// The line of a text that is in memory: it is told by its length and a hash that costs a tenth of SHA-256.
fn text_line(text: &str, hash: &Fingerprint) -> String {
    let mut hasher = DefaultHasher::new();
    hasher.write(text.as_bytes());
    format!("text\t{} {:016x}\t{hash}", text.len(), hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder with a file whose times lie far enough back, and its hash.
    fn file() -> (tempfile::TempDir, Stamp, Fingerprint) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("up.sql");
        fs::write(&path, "SELECT 1;").unwrap();
        let mut stamp = Stamp::of(&path).unwrap();
        stamp.changed -= SETTLED;
        (folder, stamp, Fingerprint::of_bytes(b"SELECT 1;"))
    }

    fn kept(folder: &Path, stamp: &Stamp, hash: &Fingerprint) -> PathBuf {
        let path = folder.join("record");
        let mut record = Record::open(&path, folder);
        assert!(!record.has_file("up.sql", stamp, hash));
        record.keep_file("up.sql", stamp, hash);
        record.keep_text("a text", hash);
        record.save();
        path
    }

    #[test]
    fn what_was_kept_is_known_to_the_next_build() {
        let (folder, stamp, hash) = file();
        let path = kept(folder.path(), &stamp, &hash);
        let mut record = Record::open(&path, folder.path());
        assert!(record.has_file("up.sql", &stamp, &hash));
        assert!(record.has_text("a text", &hash));
        let other = Fingerprint::of_bytes(b"SELECT 2;");
        assert!(!record.has_file("up.sql", &stamp, &other));
        assert!(!record.has_file("down.sql", &stamp, &hash));
        assert!(!record.has_text("a test", &hash));
        // Of another package nothing is known, and nothing without a record.
        assert!(!Record::open(&path, &path).has_file("up.sql", &stamp, &hash));
        assert!(!Record::none().has_text("a text", &hash));
    }

    #[test]
    fn a_file_that_has_just_changed_is_hashed() {
        let (folder, mut stamp, hash) = file();
        let path = kept(folder.path(), &stamp, &hash);
        stamp.changed += SETTLED;
        assert!(!Record::open(&path, folder.path()).has_file("up.sql", &stamp, &hash));
    }

    #[test]
    fn a_stamp_tells_an_edit_of_the_same_size_and_time() {
        let (folder, before, _) = file();
        let path = folder.path().join("up.sql");
        let modified = fs::metadata(&path).unwrap().modified().unwrap();
        std::thread::sleep(Duration::from_millis(20));
        fs::write(&path, "SELECT 2;").unwrap();
        fs::File::options().write(true).open(&path).unwrap().set_modified(modified).unwrap();
        let after = Stamp::of(&path).unwrap();
        assert_eq!(before.text == after.text, cfg!(not(unix)));
        assert!(Stamp::of(folder.path()).is_none());
    }

    #[test]
    fn a_record_that_is_damaged_anywhere_confirms_nothing_wrong() {
        let (folder, stamp, hash) = file();
        let path = kept(folder.path(), &stamp, &hash);
        let whole = fs::read(&path).unwrap();
        let mut other = hash.as_str().to_owned();
        other.replace_range(..1, if other.starts_with('0') { "1" } else { "0" });
        let other = Fingerprint::try_from(other).unwrap();
        for position in 0..whole.len() {
            let mut damaged = whole.clone();
            damaged[position] ^= 0x11;
            for bytes in [&damaged[..], &whole[..position]] {
                fs::write(&path, bytes).unwrap();
                let mut record = Record::open(&path, folder.path());
                assert!(!record.has_file("down.sql", &stamp, &hash));
                assert!(!record.has_text("a test", &hash));
                assert!(!record.has_text("a text", &Fingerprint::of_bytes(b"")));
                if record.has_file("up.sql", &stamp, &other) {
                    // The one bit flip that says the other hash.
                    assert!(String::from_utf8_lossy(bytes).contains(other.as_str()));
                }
            }
        }
    }
}
