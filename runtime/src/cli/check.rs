//! `tablewright check`: what is wrong with a spec.

use std::path::PathBuf;

use super::{Format, Outcome, output, project};

/// The command's arguments.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The spec
    #[arg(default_value = "schema.yaml")]
    spec: PathBuf,
}

pub(super) fn run(arguments: &Arguments, format: Format) -> Outcome {
    let checked = match project::load(&arguments.spec) {
        Ok(checked) => checked,
        Err(found) => return Ok(output::print_diagnostics(&found, format)?),
    };
    let ending = output::print_diagnostics(&checked.warnings, format)?;
    let tables = checked.loaded.declaration.schema.tables.len();
    let noun = if tables == 1 { "table" } else { "tables" };
    output::remark(&format!("`{}` is sound: {tables} {noun}", arguments.spec.display()));
    Ok(ending)
}
