//! Reads files whose paths come from outside. Such a path may name a pipe, which waits for a writer, or a device,
//! which never ends.

use std::{fs, io, io::Read as _, path::Path};

/// The bytes of the regular file at `path`, or of what a link there leads to.
///
/// # Errors
///
/// As [`fs::read`], and for everything that is not a regular file. That is not opened.
pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    require_file(path)?;
    fs::read(path)
}

/// As [`read`], but stops behind the first byte that is too many; who asks can tell by the length.
///
/// # Errors
///
/// As [`read`].
pub fn read_up_to(path: &Path, max_bytes: usize) -> io::Result<Vec<u8>> {
    require_file(path)?;
    let mut bytes = Vec::new();
    let limit = u64::try_from(max_bytes).map_or(u64::MAX, |limit| limit.saturating_add(1));
    fs::File::open(path)?.take(limit).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn require_file(path: &Path) -> io::Result<()> {
    let metadata = fs::metadata(path)?;
    if metadata.is_file() {
        return Ok(());
    }
    let what = if metadata.is_dir() {
        "it is a folder, not a file"
    } else {
        "it is a pipe, a socket or a device, not a file"
    };
    Err(io::Error::other(what))
}
