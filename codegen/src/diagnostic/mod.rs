//! Mistakes in a spec: code, place, reason, help. All of them are reported together.
//!
//! Start reading at [`Diagnostic`]; the codes are in [`codes`]. [`Diagnostics`] is a list of them with the files
//! that they point into; it prints like a compiler's messages or as JSON.

pub mod codes;
mod json;
mod list;
mod render;
mod sources;

pub(crate) use self::sources::conflict_mark;
pub use self::{
    codes::{Code, Severity},
    list::Diagnostics,
    render::{Style, visible},
    sources::{Position, Source, Sources},
};

/// A stretch of one source file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// Which file, as an index into the sources that were read.
    pub file: usize,
    /// The first byte.
    pub start: usize,
    /// The byte behind the last.
    pub end: usize,
}

/// One mistake, or one warning.
///
/// # Examples
///
/// ```
/// use tablewright_codegen::diagnostic::{Code, Diagnostic, Diagnostics, Source, Sources, Span, Style};
///
/// let source = Source { name: "schema.yaml".to_owned(), text: "tables: [".to_owned() };
/// let span = Span { file: 0, start: 8, end: 9 };
/// let diagnostic = Diagnostic::new(Code::Syntax, span, "the list has no end")
///     .label("it begins here")
///     .help("add `]`");
///
/// let diagnostics = Diagnostics::new(vec![diagnostic], Sources { files: vec![source] });
/// assert!(diagnostics.has_errors());
/// assert!(diagnostics.render(Style::Plain).contains("schema.yaml:1:9"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Diagnostic {
    /// What kind of mistake.
    pub code: Code,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// The offending value.
    pub span: Span,
    /// What stands at the offending value's underline.
    pub label: String,
    /// Everything else that takes part.
    pub related: Vec<(Span, String)>,
    /// What to type instead.
    pub help: Option<String>,
}

impl Diagnostic {
    /// A diagnostic of `code` at `span`.
    pub fn new(code: Code, span: Span, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            span,
            label: String::new(),
            related: Vec::new(),
            help: None,
        }
    }

    /// Sets what stands at the underline.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// Adds another place that takes part.
    #[must_use]
    pub fn related(mut self, span: Span, label: impl Into<String>) -> Self {
        self.related.push((span, label.into()));
        self
    }

    /// Sets what to type instead.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}
