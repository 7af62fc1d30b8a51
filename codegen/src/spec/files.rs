//! Reading the files of a spec: bytes to text, includes, and what they may not do.
//!
//! Paths in a spec have `/` between their parts on every system, are relative to the file that names them,
//! and may not leave the folder of the first file.

use std::{
    cell::OnceCell,
    collections::BTreeMap,
    io,
    path::{Path, PathBuf},
};

use super::{
    parse::{MAX_BYTES, parse},
    tree::{Node, Value},
};
use crate::{
    diagnostic::{Code, Diagnostic, Span, conflict_mark},
    file,
};

/// The most files of one spec.
const MAX_FILES: usize = 1000;

/// The texts of the files. The trees borrow from it while further files are added.
pub(super) struct Files(Vec<OnceCell<String>>);

impl Files {
    /// No files yet.
    pub(super) fn new() -> Self {
        Self((0..MAX_FILES).map(|_| OnceCell::new()).collect())
    }

    /// The texts so far.
    pub(super) fn texts(&self) -> Vec<&str> {
        self.0.iter().map_while(|cell| cell.get().map(String::as_str)).collect()
    }

    /// The texts, taken out.
    pub(super) fn into_texts(self) -> impl Iterator<Item = String> {
        self.0.into_iter().map_while(OnceCell::into_inner)
    }
}

/// Where files come from.
pub(super) struct Origin<'o> {
    /// The first file's path below the root.
    main: String,
    /// The first file's path as it is shown.
    shown: String,
    store: Store<'o>,
}

enum Store<'o> {
    /// A folder.
    Disk(PathBuf),
    /// Files in memory, by name.
    Memory(&'o BTreeMap<String, String>),
}

impl<'o> Origin<'o> {
    /// The file at `path`; its folder is the root. An absolute path is shown by its last part.
    pub(super) fn disk(path: &Path) -> Self {
        let main = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let shown = if path.is_absolute() {
            main.clone()
        } else {
            path.to_string_lossy().replace('\\', "/")
        };
        let root = path.parent().unwrap_or(Path::new("")).to_path_buf();
        Self { main, shown, store: Store::Disk(root) }
    }

    /// The file called `main` of `files`.
    pub(super) fn memory(main: &str, files: &'o BTreeMap<String, String>) -> Self {
        Self { main: main.to_owned(), shown: main.to_owned(), store: Store::Memory(files) }
    }

    fn path(&self, relative: &str) -> PathBuf {
        match &self.store {
            Store::Disk(root) => root.join(relative),
            Store::Memory(_) => PathBuf::from(relative),
        }
    }

    fn read(&self, relative: &str) -> io::Result<Vec<u8>> {
        match &self.store {
            Store::Disk(root) => file::read_up_to(&root.join(relative), MAX_BYTES),
            Store::Memory(files) => files
                .get(relative)
                .map(|text| text.clone().into_bytes())
                .ok_or_else(|| io::ErrorKind::NotFound.into()),
        }
    }

    /// Whether a symbolic link leads a file out of the root.
    fn is_outside(&self, relative: &str) -> bool {
        let Store::Disk(root) = &self.store else { return false };
        let root = if root.as_os_str().is_empty() { Path::new(".") } else { root };
        match (root.canonicalize(), root.join(relative).canonicalize()) {
            (Ok(root), Ok(file)) => !file.starts_with(root),
            // A file that cannot be resolved cannot be read either, and that is told better there.
            (Err(_), _) | (_, Err(_)) => false,
        }
    }

    /// How a file below the root is shown.
    fn shown(&self, relative: &str) -> String {
        match self.shown.strip_suffix(&self.main) {
            Some(folder) => format!("{folder}{relative}"),
            None => relative.to_owned(),
        }
    }
}

/// A file still to be read: its path below the root, and where it was named.
struct Wanted {
    relative: String,
    named_at: Option<Span>,
}

/// The name and path of a file.
type Entry = (String, PathBuf);

/// Reads the first file and all that it includes, in that order, and parses each.
pub(super) fn read_all<'f>(
    origin: &Origin<'_>,
    files: &'f Files,
    diagnostics: &mut Vec<Diagnostic>,
) -> (Vec<Entry>, Vec<Node<'f>>) {
    let mut entries = Vec::new();
    let mut trees = Vec::new();
    let mut read: BTreeMap<String, Option<Span>> = BTreeMap::new();
    let mut wanted = std::collections::VecDeque::from([Wanted {
        relative: origin.main.clone(),
        named_at: None,
    }]);
    while let Some(next) = wanted.pop_front() {
        if let Some(before) = read.get(&next.relative) {
            diagnostics.push(included_twice(&next, *before));
            continue;
        }
        read.insert(next.relative.clone(), next.named_at);
        let file = entries.len();
        let Some(text) = read_one(origin, &next, file, diagnostics) else { continue };
        let Some(cell) = files.0.get(file) else {
            let message = format!("a spec may have no more than {MAX_FILES} files");
            diagnostics.push(Diagnostic::new(
                Code::TooLarge,
                next.named_at.unwrap_or_default(),
                message,
            ));
            break;
        };
        entries.push((origin.shown(&next.relative), origin.path(&next.relative)));
        let before = diagnostics.len();
        let text = cell.get_or_init(|| {
            text.unwrap_or_else(|refused| {
                diagnostics.push(refused.1);
                refused.0
            })
        });
        if diagnostics.len() == before
            && let Some(tree) = parse(file, text, diagnostics)
        {
            wanted.extend(included(&tree, &next.relative, diagnostics));
            trees.push(tree);
        }
    }
    (entries, trees)
}

fn included_twice(next: &Wanted, before: Option<Span>) -> Diagnostic {
    let span = next.named_at.unwrap_or_default();
    let message = format!("`{}` is included twice", next.relative);
    match before {
        Some(before) => Diagnostic::new(Code::IncludedTwice, span, message)
            .related(before, "included here already"),
        None => Diagnostic::new(Code::IncludedTwice, span, message).label("this is the first file"),
    }
    .help("leave this line out: all files share one set of names")
}

/// Text, or what of it can be shown with what is wrong about it.
type Decoded = Result<String, Box<(String, Diagnostic)>>;

/// Reads one file; if it cannot be read at all, that is reported where the file was named.
fn read_one(
    origin: &Origin<'_>,
    next: &Wanted,
    file: usize,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Decoded> {
    let span = next.named_at.unwrap_or_default();
    let shown = origin.shown(&next.relative);
    if origin.is_outside(&next.relative) && next.named_at.is_some() {
        let message = format!("`{shown}` is a link that leads out of the spec's folder");
        diagnostics.push(Diagnostic::new(Code::IncludeOutside, span, message));
        return None;
    }
    match origin.read(&next.relative) {
        Ok(bytes) if bytes.len() > MAX_BYTES => {
            let message = format!("`{shown}` is larger than {} MiB", MAX_BYTES >> 20);
            diagnostics.push(Diagnostic::new(Code::TooLarge, span, message));
            None
        }
        Ok(bytes) => Some(decode(bytes, file)),
        Err(error) => {
            let reason = if error.kind() == io::ErrorKind::NotFound {
                "there is no such file".to_owned()
            } else {
                error.to_string()
            };
            let message = format!("cannot read `{shown}`: {reason}");
            diagnostics.push(Diagnostic::new(Code::UnreadableFile, span, message));
            None
        }
    }
}

/// UTF-8, with or without a byte order mark.
fn decode(mut bytes: Vec<u8>, file: usize) -> Decoded {
    if bytes.starts_with(b"\xEF\xBB\xBF") {
        bytes.drain(..3);
    }
    let utf16 = bytes.starts_with(b"\xFF\xFE")
        || bytes.starts_with(b"\xFE\xFF")
        || matches!(bytes[..], [0, first, ..] | [first, 0, ..] if first != 0);
    let error = match String::from_utf8(bytes) {
        Ok(text) if !utf16 => return without_conflict(text, file),
        Ok(text) => (text.into_bytes(), 0),
        Err(error) => {
            let at = if utf16 { 0 } else { error.utf8_error().valid_up_to() };
            (error.into_bytes(), at)
        }
    };
    let (bytes, at) = error;
    let what = match bytes.get(at) {
        _ if utf16 => "this file is UTF-16".to_owned(),
        Some(byte) => format!("the byte 0x{byte:02X} is not UTF-8"),
        None => "this file is not UTF-8".to_owned(),
    };
    let span = Span { file, start: at, end: at + 1 };
    let diagnostic = Diagnostic::new(Code::Encoding, span, what)
        .help("save the file as UTF-8; it may be in Latin-1 or UTF-16 now");
    // What is shown must not be binary: of UTF-16 nothing but an empty line.
    let text = if utf16 { String::new() } else { String::from_utf8_lossy(&bytes).into_owned() };
    Err(Box::new((text, diagnostic)))
}

/// Refuses text with an unresolved merge conflict.
fn without_conflict(text: String, file: usize) -> Decoded {
    let Some(mark) = conflict_mark(&text) else { return Ok(text) };
    let span = Span { file, start: mark.start, end: mark.end };
    let diagnostic =
        Diagnostic::new(Code::Syntax, span, "this file contains an unresolved merge conflict")
            .label("a conflict marker of git")
            .help(
                "write what the file is to say, and remove the marks; where both branches sealed a \
                 migration, run `tablewright rebase` then",
            );
    Err(Box::new((text, diagnostic)))
}

/// The files that a tree includes. Anything but a list of text is told when the tree is converted.
fn included(tree: &Node<'_>, from: &str, diagnostics: &mut Vec<Diagnostic>) -> Vec<Wanted> {
    let Value::Mapping(pairs) = &tree.value else { return Vec::new() };
    let list = pairs.iter().find(|pair| pair.key.text == "include").map(|pair| &pair.value.value);
    let Some(Value::Sequence(items)) = list else { return Vec::new() };
    let mut wanted = Vec::new();
    for item in items {
        let Value::Scalar(scalar) = &item.value else { continue };
        match resolve(from, &scalar.text) {
            Some(relative) => wanted.push(Wanted { relative, named_at: Some(item.span) }),
            None => diagnostics.push(
                Diagnostic::new(
                    Code::IncludeOutside,
                    item.span,
                    format!("`{}` is not inside the folder of the spec", scalar.text),
                )
                .help("name a file in that folder or below, by a relative path with `/`"),
            ),
        }
    }
    wanted
}

/// `path` as seen from the file `from`, below the root; `None` if it leaves it.
fn resolve(from: &str, path: &str) -> Option<String> {
    let foreign = path.starts_with('/') || path.contains(['\\', ':', '\0']) || path.is_empty();
    if foreign {
        return None;
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            _ => parts.push(part),
        }
    }
    Some(parts.join("/"))
}
