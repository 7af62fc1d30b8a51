//! Prints a command's output and ends the command.
//!
//! All output of a command goes through here and is made safe for a terminal here: the contents of a database or a
//! file cannot be trusted. [`line`] and [`remark`] are for lines that contain names, [`print`] for texts of several
//! lines. Output for programs, SQL and specs, is written unchanged if it does not go to a terminal
//! ([`print_document`]); JSON escapes what a terminal would interpret ([`json`]).

use std::{
    fmt::Write as _,
    io::{self, IsTerminal, Write},
    process::ExitCode,
};

use serde_json::{Value, json};
use tablewright::{
    connection, printable,
    unstable::{is_hidden, printable_lines},
};
use tablewright_codegen::diagnostic::{Diagnostics, Style};

use super::{Failure, Format, proof::Refuted};

/// How a command ended, as its exit status says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// All is well.
    Fine,
    /// Something was found.
    Found,
    /// The command line asks for something that is not there.
    Usage,
    /// The world refused.
    Environment,
}

impl From<Ending> for ExitCode {
    fn from(ending: Ending) -> Self {
        Self::from(match ending {
            Ending::Fine => 0,
            Ending::Found => 1,
            Ending::Usage => 2,
            Ending::Environment => 3,
        })
    }
}

/// One line made of these parts, in which there may be names.
pub(super) fn line(parts: &[&str]) -> String {
    [&printable(&parts.concat()), "\n"].concat()
}

/// Writes results.
pub(super) fn print(text: &str) -> io::Result<()> {
    write_out(&printable_lines(text))
}

/// Writes what a program may read: SQL, or a spec.
pub(super) fn print_document(text: &str) -> io::Result<()> {
    if io::stdout().is_terminal() { print(text) } else { write_out(text) }
}

/// The facts as one line of JSON, which [`print`] writes as it is.
pub(super) fn json(facts: &Value) -> String {
    [&json_text(&facts.to_string()), "\n"].concat()
}

/// JSON that says in escapes what a terminal would obey or not show: the same facts.
fn json_text(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    for character in json.chars() {
        // A line break can only stand between two facts: in a text it is written out already.
        if is_hidden(character) && character != '\n' {
            for unit in character.encode_utf16(&mut [0; 2]) {
                // A text takes everything.
                let _ = write!(text, "\\u{unit:04x}");
            }
        } else {
            text.push(character);
        }
    }
    text
}

/// Writes to standard output. A reader that has gone away (`| head`) is no mistake.
fn write_out(text: &str) -> io::Result<()> {
    let outcome = io::stdout().lock().write_all(text.as_bytes());
    match outcome {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error),
        Ok(()) | Err(_) => Ok(()),
    }
}

/// Writes a line of what is beside the results.
pub(super) fn remark(text: &str) {
    write_beside(&line(&[text]));
}

/// Writes several lines of what is beside the results.
pub(super) fn remark_lines(text: &str) {
    write_beside(&[&printable_lines(text), "\n"].concat());
}

/// Writes to standard error what is fit for it: the bar, and what has colours.
fn write_beside(text: &str) {
    let mut errors = io::stderr().lock();
    // Without standard error there is nobody to tell.
    let _ = errors.write_all(text.as_bytes());
    let _ = errors.flush();
}

/// Shows help where that was asked for, else what is wrong with the command line, without what may be a password.
pub(super) fn wrong_usage(error: &clap::Error) -> ExitCode {
    if !error.use_stderr() {
        // A reader that has gone away is no mistake.
        let _ = error.print();
        return ExitCode::SUCCESS;
    }
    let text = error.render().to_string();
    remark_lines(connection::without_arguments(&text, std::env::args_os().skip(1)).trim_end());
    Ending::Usage.into()
}

/// Whether results are coloured.
pub(super) fn style() -> Style {
    if io::stdout().is_terminal() { Style::Coloured } else { Style::Plain }
}

/// Writes what was found in a spec or a history, and says how that ends.
pub(super) fn print_diagnostics(found: &Diagnostics, format: Format) -> io::Result<Ending> {
    match format {
        // They are made fit for a terminal where they are rendered, before they get their colours.
        Format::Text => write_out(&found.render(style()))?,
        Format::Json => write_out(&[&json_text(&found.to_json()), "\n"].concat())?,
    }
    Ok(if found.has_errors() { Ending::Found } else { Ending::Fine })
}

/// Writes what went wrong in the world but has a place in the spec: for people beside the results.
pub(super) fn report(found: &Diagnostics, format: Format) -> io::Result<()> {
    let style = if io::stderr().is_terminal() { Style::Coloured } else { Style::Plain };
    match format {
        Format::Text => write_beside(&[found.render(style).trim_end(), "\n"].concat()),
        Format::Json => write_out(&[&json_text(&found.to_json()), "\n"].concat())?,
    }
    Ok(())
}

/// Says why a draft is not sealed.
fn refute(refuted: &Refuted, format: Format) -> io::Result<Ending> {
    let words = refuted.to_string();
    match (format, &refuted.found) {
        (Format::Text, Some(found)) => return print_diagnostics(found, format),
        (Format::Text, None) => remark_lines(&["error: ", &words].concat()),
        (Format::Json, _) => {
            let sealed = Vec::<Value>::new();
            print(&json(&json!({ "sealed": sealed, "refuted": words })))?;
        }
    }
    Ok(Ending::Found)
}

/// Says why a command could not do its work, with the reasons behind the reason.
pub(super) fn fail(failure: &Failure, format: Format) -> Ending {
    match failure {
        Failure::Found(found) => {
            print_diagnostics(found, format).unwrap_or_else(|error| fail(&error.into(), format))
        }
        Failure::Refuted(refuted) => {
            refute(refuted, format).unwrap_or_else(|error| fail(&error.into(), format))
        }
        Failure::Usage(message) => {
            remark(&["error: ", message].concat());
            Ending::Usage
        }
        Failure::World(cause) => {
            let mut text = ["error: ", &cause.to_string()].concat();
            let mut reason = cause.source();
            while let Some(source) = reason {
                let words = source.to_string();
                // Most messages end with that of their source already.
                if !text.ends_with(&words) {
                    text.push_str(": ");
                    text.push_str(&words);
                }
                reason = source.source();
            }
            remark(&text);
            Ending::Environment
        }
    }
}
