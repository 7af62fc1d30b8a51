//! Compiles a program by rustc with the libraries that Cargo built for this test, so that none is built anew.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
    time::SystemTime,
};

use tablewright_testing::Failed;

/// Uses what the generated modules use of each library: builds with other features may lie beside them.
const CONTROL: &str = "#![crate_type = \"lib\"]
pub fn connection(connection: &mut tablewright::AnyConnection) {
    let _ = diesel::RunQueryDsl::execute(diesel::sql_query(\"\"), connection);
}
pub fn network(value: ipnetwork::IpNetwork) {
    let _ = diesel::expression::AsExpression::<diesel::sql_types::Inet>::as_expression(value);
}
tablewright::require_decimal!(\"\");
tablewright::require_json!(\"\");
tablewright::require_network!(\"\");
tablewright::require_uuid!(\"\");
";

/// The libraries by the names under which programs use them.
type Libraries = Vec<(&'static str, PathBuf)>;

/// Compiles `main.rs` of a folder; gives the program.
pub(super) fn compile(folder: &Path) -> Result<PathBuf, Failed> {
    let program = folder.join("program");
    rustc(
        folder,
        "main.rs",
        &libraries(folder)?,
        &["--emit=link", "-o", &program.to_string_lossy()],
    )?;
    Ok(program)
}

/// The newest builds that go together.
fn libraries(folder: &Path) -> Result<Libraries, Failed> {
    fs::write(folder.join("control.rs"), CONTROL)?;
    let mut errors = Failed::without_message();
    for tablewright in builds("libtablewright-")? {
        for diesel in builds("libdiesel-")? {
            for ipnetwork in builds("libipnetwork-")? {
                let libraries = vec![
                    ("diesel", diesel.clone()),
                    ("tablewright", tablewright.clone()),
                    ("ipnetwork", ipnetwork),
                ];
                match rustc(
                    folder,
                    "control.rs",
                    &libraries,
                    &["--emit=metadata", "--out-dir", "."],
                ) {
                    Ok(()) => return Ok(libraries),
                    Err(failed) => errors = failed,
                }
            }
        }
    }
    Err(["no builds that go together; the last ones:\n", errors.message().unwrap_or_default()]
        .concat()
        .into())
}

fn rustc(
    folder: &Path,
    file: &str,
    libraries: &Libraries,
    arguments: &[&str],
) -> Result<(), Failed> {
    let mut command = Command::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
    command.current_dir(folder).args(["--edition=2024", "--cap-lints=allow", "--color=never"]);
    for (name, path) in libraries {
        command.arg("--extern").arg([name, "=", &path.display().to_string()].concat());
        let dependencies = path.parent().ok_or("no folder")?.display().to_string();
        command.arg("-L").arg(["dependency=", &dependencies].concat());
    }
    let output = command.args(arguments).arg(file).output()?;
    if output.status.success() {
        return Ok(());
    }
    Err(String::from_utf8_lossy(&output.stderr).into_owned().into())
}

/// The libraries whose files begin so, the newest first.
fn builds(start: &str) -> Result<Vec<PathBuf>, Failed> {
    let own = env::current_exe()?;
    let mut found: Vec<(SystemTime, PathBuf)> = Vec::new();
    for entry in fs::read_dir(own.parent().ok_or("no folder")?)? {
        let entry = entry?;
        let path = entry.path();
        let is_library = path.extension().is_some_and(|extension| extension == "rlib");
        if is_library && entry.file_name().to_string_lossy().starts_with(start) {
            found.push((entry.metadata()?.modified()?, path));
        }
    }
    found.sort();
    Ok(found.into_iter().rev().map(|(_, path)| path).collect())
}
