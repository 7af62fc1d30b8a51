//! Diagnostics as JSON, for editors and other programs.

use serde::Serialize;

use super::{Diagnostic, Diagnostics, Severity, Sources, Span};

#[derive(Serialize)]
struct Entry<'a> {
    code: &'static str,
    severity: &'static str,
    title: &'static str,
    message: &'a str,
    place: Option<Location<'a>>,
    label: &'a str,
    related: Vec<Related<'a>>,
    help: Option<&'a str>,
}

#[derive(Serialize)]
struct Location<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

#[derive(Serialize)]
struct Related<'a> {
    place: Option<Location<'a>>,
    label: &'a str,
}

/// One JSON array with an object for each diagnostic.
pub(super) fn to_json(diagnostics: &Diagnostics) -> String {
    let sources = diagnostics.sources();
    let entries: Vec<_> = diagnostics.iter().map(|diagnostic| entry(diagnostic, sources)).collect();
    serde_json::to_string_pretty(&entries).unwrap_or_default()
}

fn entry<'a>(diagnostic: &'a Diagnostic, sources: &'a Sources) -> Entry<'a> {
    Entry {
        code: diagnostic.code.as_str(),
        severity: match diagnostic.code.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        title: diagnostic.code.title(),
        message: &diagnostic.message,
        place: place(diagnostic.span, sources),
        label: &diagnostic.label,
        related: diagnostic
            .related
            .iter()
            .map(|(span, label)| Related { place: place(*span, sources), label })
            .collect(),
        help: diagnostic.help.as_deref(),
    }
}

fn place(span: Span, sources: &Sources) -> Option<Location<'_>> {
    let file = sources.file(span)?;
    let (start, end) = (file.position(span.start), file.position(span.end));
    Some(Location {
        file: &file.name,
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
    })
}
