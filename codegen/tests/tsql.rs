//! Every golden file of SQL Server, statement by statement, through Microsoft's own parser (ScriptDom, as
//! `maxdop` carries it). `TEST_MAXDOP` says where it is, else it is looked for on the PATH; without it the
//! tests are ignored.

#![expect(clippy::unwrap_used, reason = "without the harness it is not seen that these are tests")]

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, ExitCode, Stdio},
};

use libtest_mimic::{Arguments, Failed, Trial};

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let maxdop = maxdop();
    let trials = golden_files().into_iter().map(|path| parse_trial(maxdop.as_deref(), path));
    let wrong = WRONG.iter().map(|(name, sql)| refuse_trial(maxdop.as_deref(), name, sql));
    libtest_mimic::run(&arguments, trials.chain(wrong).collect()).exit_code()
}

/// DDL that is no T-SQL: mistakes that a renderer could make.
const WRONG: &[(&str, &str)] = &[
    ("a_trailing_comma_and_a_misspelt_keyword", "CREATE TABL [a] ([id] INT NOT NULL,)"),
    ("quotes_of_mysql", "CREATE TABLE `a` (`id` INT NOT NULL)"),
    ("auto_increment", "CREATE TABLE [a] ([id] INT NOT NULL AUTO_INCREMENT)"),
    (
        "a_generated_column_of_the_standard",
        "CREATE TABLE [a] ([b] INT GENERATED ALWAYS AS (1) STORED)",
    ),
    ("an_expression_as_index_key", "CREATE INDEX [i] ON [a] (lower([b]))"),
    (
        "restrict",
        "ALTER TABLE [a] ADD CONSTRAINT [f] FOREIGN KEY ([b]) REFERENCES [c] ([d]) ON DELETE RESTRICT",
    ),
    ("if_not_exists", "CREATE TABLE IF NOT EXISTS [a] ([id] INT NOT NULL)"),
    ("a_trigger_before", "CREATE TRIGGER [t] ON [a] BEFORE INSERT AS BEGIN SELECT 1; END"),
    ("an_open_string", "SELECT N'it's'"),
];

/// Where the parser is, if it runs.
fn maxdop() -> Option<PathBuf> {
    let program = std::env::var_os("TEST_MAXDOP").map_or_else(|| "maxdop".into(), PathBuf::from);
    let mut version = Command::new(&program);
    let status = version.arg("--help").stdout(Stdio::null()).stderr(Stdio::null()).status();
    status.is_ok_and(|status| status.success()).then_some(program)
}

fn golden_files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let cases = fs::read_dir(folder).unwrap().map(|case| case.unwrap().path());
    let files = cases.flat_map(|case| [case.join("mssql.up.sql"), case.join("mssql.down.sql")]);
    let mut files: Vec<PathBuf> = files.filter(|file| file.is_file()).collect();
    files.sort();
    files
}

fn parse_trial(maxdop: Option<&Path>, path: PathBuf) -> Trial {
    let case = path.parent().and_then(Path::file_name).unwrap().to_string_lossy().into_owned();
    let file = path.file_name().unwrap().to_string_lossy().into_owned();
    let program = maxdop.map(Path::to_owned);
    let name = ["parses/", &case, "/", &file].concat();
    trial(name, maxdop, move || {
        let output = Command::new(program.unwrap_or_default())
            .args(["--parser-version", "2022"])
            .arg(&path)
            .output()?;
        if output.status.success() {
            Ok(())
        } else {
            Err(Failed::from(String::from_utf8_lossy(&output.stderr).into_owned()))
        }
    })
}

fn refuse_trial(maxdop: Option<&Path>, name: &str, sql: &'static str) -> Trial {
    let program = maxdop.map(Path::to_owned);
    trial(["refuses/", name].concat(), maxdop, move || {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("wrong.sql");
        fs::write(&path, sql)?;
        let mut command = Command::new(program.unwrap_or_default());
        let output = command.args(["--parser-version", "2022"]).arg(&path).output()?;
        if output.status.success() { Err(Failed::from("it was accepted")) } else { Ok(()) }
    })
}

fn trial(
    name: String,
    maxdop: Option<&Path>,
    run: impl FnOnce() -> Result<(), Failed> + Send + 'static,
) -> Trial {
    let kind = if maxdop.is_some() { "" } else { "no maxdop" };
    Trial::test(name, run).with_kind(kind).with_ignored_flag(maxdop.is_none())
}
