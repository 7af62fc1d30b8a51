//! `tablewright explain`: prints the explanation of a diagnostic's code.

use serde_json::json;
use tablewright_codegen::diagnostic::{Code, codes::Severity};

use super::{Failure, Format, Outcome, output};

/// The command's arguments.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The code, in upper or lower case
    code: String,
}

pub(super) fn run(arguments: &Arguments, format: Format) -> Outcome {
    let Arguments { code } = arguments;
    let Some(known) = Code::ALL.iter().find(|known| known.as_str().eq_ignore_ascii_case(code))
    else {
        let first = Code::ALL.first().map_or("", |code| code.as_str());
        let last = Code::ALL.last().map_or("", |code| code.as_str());
        return Err(Failure::Usage(format!(
            "unknown code `{code}`; codes go from {first} to {last}"
        )));
    };
    match format {
        Format::Text => output::print(&[known.explanation().trim_end(), "\n"].concat())?,
        Format::Json => {
            let severity = match known.severity() {
                Severity::Error => "error",
                Severity::Warning => "warning",
            };
            let page = json!({
                "code": known.as_str(),
                "severity": severity,
                "title": known.title(),
                "explanation": known.explanation(),
            });
            output::print(&output::json(&page))?;
        }
    }
    Ok(output::Ending::Fine)
}
