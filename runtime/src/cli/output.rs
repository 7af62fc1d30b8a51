//! Where a command's words go, and how it ends.

use std::{
    io::{self, IsTerminal, Write},
    process::ExitCode,
};

use tablewright_codegen::diagnostic::{Diagnostics, Style};

use super::{Failure, Format};
use crate::connection;

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

/// Writes results. A reader that has gone away (`| head`) is no mistake.
pub(super) fn print(text: &str) -> io::Result<()> {
    let outcome = io::stdout().lock().write_all(text.as_bytes());
    match outcome {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error),
        Ok(()) | Err(_) => Ok(()),
    }
}

/// Writes what is beside the results.
pub(super) fn remark(text: &str) {
    // Without standard error there is nobody to tell.
    let _ = writeln!(io::stderr(), "{text}");
}

/// Shows help where that was asked for, else what is wrong with the command line, without what may be a password.
pub(super) fn wrong_usage(error: &clap::Error) -> ExitCode {
    if !error.use_stderr() {
        // A reader that has gone away is no mistake.
        let _ = error.print();
        return ExitCode::SUCCESS;
    }
    let text = error.render().to_string();
    remark(connection::without_arguments(&text, std::env::args_os().skip(1)).trim_end());
    Ending::Usage.into()
}

/// Whether results are coloured.
pub(super) fn style() -> Style {
    if io::stdout().is_terminal() { Style::Coloured } else { Style::Plain }
}

/// Writes what was found in a spec or a history, and says how that ends.
pub(super) fn print_diagnostics(found: &Diagnostics, format: Format) -> io::Result<Ending> {
    match format {
        Format::Text => print(&found.render(style()))?,
        Format::Json => print(&[&found.to_json(), "\n"].concat())?,
    }
    Ok(if found.has_errors() { Ending::Found } else { Ending::Fine })
}

/// Writes what went wrong in the world but has a place in the spec: for people beside the results.
pub(super) fn report(found: &Diagnostics, format: Format) -> io::Result<()> {
    let style = if io::stderr().is_terminal() { Style::Coloured } else { Style::Plain };
    match format {
        Format::Text => remark(found.render(style).trim_end()),
        Format::Json => print(&[&found.to_json(), "\n"].concat())?,
    }
    Ok(())
}

/// Says why a command could not do its work, with the reasons behind the reason.
pub(super) fn fail(failure: &Failure) -> Ending {
    match failure {
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
