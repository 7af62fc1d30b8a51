//! Diagnostics as text for people: the lines of the file with underlines, as the Rust compiler prints them.

use std::{borrow::Cow, collections::BTreeMap, ops::Range};

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use super::{Diagnostic, Diagnostics, Severity, Source, Sources, Span};

/// How diagnostics are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// Text without escape sequences, for files and pipes.
    #[default]
    Plain,
    /// With colours, for terminals.
    Coloured,
}

/// The underlines of one file: where, what stands there, and whether it is the main one.
type Marks<'a> = Vec<(Range<usize>, Cow<'a, str>, AnnotationKind)>;

/// How many diagnostics are printed: nobody reads a thousand, and printing one may read a whole file.
const MOST_SHOWN: usize = 200;

/// The diagnostics with an empty line between two. Of very many the first errors, and how many more there are.
pub(super) fn render(diagnostics: &Diagnostics, style: Style) -> String {
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Coloured => Renderer::styled(),
    };
    let mut text = String::new();
    let shown = first_of(diagnostics);
    let left_out = diagnostics.len() - shown.len();
    for diagnostic in shown {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&render_one(diagnostic, diagnostics.sources(), &renderer));
        text.push('\n');
    }
    if left_out > 0 {
        let words = ["\nand ", &left_out.to_string(), " more like these: mend those shown first\n"];
        text.push_str(&words.concat());
    }
    text
}

/// What is printed, in the order of the file; no warning takes the place of an error.
fn first_of(diagnostics: &Diagnostics) -> Vec<&Diagnostic> {
    let of = |severity| {
        let all = diagnostics.iter().enumerate();
        all.filter(move |(_, diagnostic)| diagnostic.code.severity() == severity)
    };
    let mut shown: Vec<_> =
        of(Severity::Error).chain(of(Severity::Warning)).take(MOST_SHOWN).collect();
    shown.sort_by_key(|(position, _)| *position);
    shown.into_iter().map(|(_, diagnostic)| diagnostic).collect()
}

fn render_one(diagnostic: &Diagnostic, sources: &Sources, renderer: &Renderer) -> String {
    let level = match diagnostic.code.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(visible(&diagnostic.message)).id(diagnostic.code.as_str());
    let mut group = annotate_snippets::Group::with_title(title);
    for (file, marks) in marks_by_file(diagnostic, sources) {
        if let Some(source) = sources.files.get(file) {
            group = group.element(snippet(source, marks));
        }
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(visible(help)));
    }
    renderer.render(&[group])
}

/// The underlines, the main one's file first.
fn marks_by_file<'a>(diagnostic: &'a Diagnostic, sources: &Sources) -> Vec<(usize, Marks<'a>)> {
    let mut files: BTreeMap<(bool, usize), Marks<'a>> = BTreeMap::new();
    let main = (diagnostic.span, diagnostic.label.as_str(), AnnotationKind::Primary);
    let related = diagnostic
        .related
        .iter()
        .map(|(span, label)| (*span, label.as_str(), AnnotationKind::Context));
    for (span, label, kind) in std::iter::once(main).chain(related) {
        if let Some(source) = sources.file(span) {
            let key = (span.file != diagnostic.span.file, span.file);
            files.entry(key).or_default().push((underline(source, span), visible(label), kind));
        }
    }
    files.into_iter().map(|((_, file), marks)| (file, marks)).collect()
}

/// What to underline of `span`: no more than its first line, and no less than one character.
fn underline(source: &Source, span: Span) -> Range<usize> {
    let start = source.boundary(span.start);
    let end = source.boundary(span.end).max(start);
    let line_end =
        source.text[start..].find(['\n', '\r']).map_or(source.text.len(), |at| start + at);
    let one_character = source.text[start..].chars().next().map_or(0, char::len_utf8);
    start..end.min(line_end).max(start + one_character.min(line_end - start))
}

/// The lines from the first to the last underline. Handing over no more than those keeps printing a
/// thousand diagnostics of a large file from reading the whole file a thousand times.
fn snippet<'a>(
    source: &'a Source,
    marks: Marks<'a>,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let first = marks.iter().map(|(range, ..)| range.start).min().unwrap_or(0);
    let last = marks.iter().map(|(range, ..)| range.end).max().unwrap_or(0);
    let start = source.text[..first].rfind('\n').map_or(0, |newline| newline + 1);
    let end = source.text[last..].find('\n').map_or(source.text.len(), |newline| last + newline);
    let mut snippet = Snippet::source(&source.text[start..end])
        .line_start(source.position(start).line)
        .path(&source.name);
    for (range, label, kind) in marks {
        let annotation = kind.span(range.start - start..range.end - start);
        let label = (!label.is_empty()).then_some(label);
        snippet = snippet.annotation(annotation.label(label));
    }
    snippet
}

/// `text` with everything written out that a terminal would obey or not show, such as control characters and
/// what changes the direction of writing, so that a hostile name cannot draw on the terminal.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut written = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        if is_hidden(character) {
            written.extend(character.escape_default());
        } else {
            written.push(character);
        }
    }
    Cow::Owned(written)
}

/// Whether a terminal would obey or not show it. Behind a letter, as accents stand alone nowhere.
fn is_hidden(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_control();
    }
    ['a', character].iter().collect::<String>().escape_debug().nth(1) == Some('\\')
}
