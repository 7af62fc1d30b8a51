//! The files that diagnostics point into.

use std::ops::Range;

use super::Span;

/// The files of a spec, in the order in which they were read; a [`Span`] counts them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sources {
    /// The files; the first is the one that was asked for.
    pub files: Vec<Source>,
}

/// One file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// The path as it is shown.
    pub name: String,
    /// What stands in it, without a byte order mark.
    pub text: String,
}

/// A place in a file as people count: both from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The character of the line, from 1.
    pub column: usize,
}

/// The first line that git writes into a file with a conflict of two branches.
pub(crate) fn conflict_mark(text: &str) -> Option<Range<usize>> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let is_mark = ["<<<<<<< ", ">>>>>>> ", "||||||| "].iter().any(|it| line.starts_with(it));
        if is_mark || line.trim_end() == "=======" {
            return Some(start..start + line.trim_end().len());
        }
        start += line.len();
    }
    None
}

impl Sources {
    /// The file that `span` points into.
    #[must_use]
    pub fn file(&self, span: Span) -> Option<&Source> {
        self.files.get(span.file)
    }

    /// The text that `span` covers; nothing if it lies outside.
    #[must_use]
    pub fn text(&self, span: Span) -> &str {
        self.file(span).and_then(|file| file.text.get(span.start..span.end)).unwrap_or_default()
    }

    /// Where `span` begins, as people count.
    #[must_use]
    pub fn position(&self, span: Span) -> Option<Position> {
        self.file(span).map(|file| file.position(span.start))
    }
}

impl Source {
    /// The line and column of the byte at `offset`.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        let before = &self.text[..self.boundary(offset)];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Position {
            line: before.bytes().filter(|&byte| byte == b'\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
        }
    }

    /// The last place at or before `offset` where a character begins.
    pub(super) fn boundary(&self, offset: usize) -> usize {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        offset
    }
}
