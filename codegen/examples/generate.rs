//! From a spec to all that comes from it, written to a folder: the Rust module and, for each dialect of the
//! spec, the SQL up and down. `benches/` measures it as a whole process.
//!
//! ```text
//! cargo run --release -p tablewright-codegen --example generate -- schema.yaml out
//! ```

use std::{fs, path::Path, process::ExitCode};

use tablewright_codegen::{
    check::check,
    diagnostic::{Diagnostics, Severity},
    emit::{GeneratedConstants, emit},
    plan::{create, drop_all},
    render::render,
    spec,
};

#[expect(clippy::print_stderr, reason = "an example shows the diagnostics")]
fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let (Some(spec), Some(out)) = (arguments.next(), arguments.next()) else {
        eprintln!("usage: generate SPEC FOLDER");
        return ExitCode::from(2);
    };
    match generate(Path::new(&spec), Path::new(&out)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(1)
        }
    }
}

fn generate(spec: &Path, out: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let loaded = spec::load(spec).map_err(|diagnostics| diagnostics.to_string())?;
    let found = check(&loaded.declaration, &loaded.places);
    if found.iter().any(|diagnostic| diagnostic.code.severity() == Severity::Error) {
        return Err(Diagnostics::new(found, loaded.sources).to_string().into());
    }
    let declaration = loaded.declaration;
    fs::create_dir_all(out)?;
    fs::write(out.join("schema.rs"), emit(&declaration, &GeneratedConstants::default())?)?;
    for dialect in declaration.settings.dialects.iter() {
        let up = render(&create(&declaration.schema, &declaration.settings, dialect))?;
        let down = render(&drop_all(&declaration.schema, &declaration.settings, dialect))?;
        fs::write(out.join(format!("{dialect}.up.sql")), up.to_sql())?;
        fs::write(out.join(format!("{dialect}.down.sql")), down.to_sql())?;
    }
    Ok(())
}
