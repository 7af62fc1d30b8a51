//! All diagnostics of one run, in the order of the file, with the sources they point into.

use std::{error::Error, fmt, slice, vec};

use super::{Diagnostic, Severity, Sources, Style};

/// Diagnostics in the order of the file, with the sources they point into.
///
/// See [`Diagnostic`] for an example.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
    sources: Sources,
}

impl Diagnostics {
    /// Sorts `list` by place; several at one place are sorted by code, and equal ones become one.
    #[must_use]
    pub fn new(mut list: Vec<Diagnostic>, sources: Sources) -> Self {
        list.sort_by(|first, second| {
            (first.span, first.code, &first.message).cmp(&(
                second.span,
                second.code,
                &second.message,
            ))
        });
        list.dedup();
        Self { list, sources }
    }

    /// Whether nothing may be generated.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|diagnostic| diagnostic.code.severity() == Severity::Error)
    }

    /// Whether there is nothing to tell.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// The diagnostics in their order.
    pub fn iter(&self) -> slice::Iter<'_, Diagnostic> {
        self.list.iter()
    }

    /// The files that they point into.
    #[must_use]
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// The text for people: like a compiler's, with the lines of the file.
    #[must_use]
    pub fn render(&self, style: Style) -> String {
        super::render::render(self, style)
    }

    /// The same facts for programs: one JSON array.
    #[must_use]
    pub fn to_json(&self) -> String {
        super::json::to_json(self)
    }
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.render(Style::Plain))
    }
}

impl Error for Diagnostics {}

impl<'a> IntoIterator for &'a Diagnostics {
    type Item = &'a Diagnostic;
    type IntoIter = slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.into_iter()
    }
}
