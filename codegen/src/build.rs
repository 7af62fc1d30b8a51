//! The entry point for build scripts: one builder, one call.
//!
//! ```no_run
//! tablewright_codegen::build::Builder::new().spec("schema.yaml").run();
//! ```
//!
//! This is the only place in the crate that reads the environment and the clock. `Builder::generate` does the
//! work of a build; [`Builder::run`] reports its result to Cargo.

use std::{
    env, fmt, fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
    process,
    time::{SystemTime, UNIX_EPOCH},
};

use crate::{
    check::{self, place::Place},
    consent,
    diagnostic::{Diagnostic, Diagnostics, Source, Sources, Style},
    dialect::{Dialect, PerDialect},
    emit::{self, CannotEmit, EmbeddedMigration, GeneratedConstants},
    history::{self, Access, Declared, LOCK_PATH, Locked, Outcome, Project, Record},
    migration::SchemaPlanner,
    schema::Declaration,
    spec::{self, Loaded},
};

/// How many changes of a draft are named in a warning.
const NAMED_CHANGES: usize = 8;

/// Generates from a spec in a build script.
///
/// # Examples
///
/// In `build.rs`:
///
/// ```no_run
/// tablewright_codegen::build::Builder::new().spec("schema.yaml").run();
/// ```
///
/// In `lib.rs`:
///
/// ```ignore
/// include!(concat!(env!("OUT_DIR"), "/schema.rs"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Builder {
    spec: PathBuf,
}

/// What a build finds around it.
#[doc(hidden)]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Environment {
    /// The package's folder.
    pub package: PathBuf,
    /// Where the generated Rust goes.
    pub out: PathBuf,
    /// The checkout that `.cargo/config.toml` names; packages below it may be written.
    pub root: Option<PathBuf>,
    /// Whether nothing may be written into the package.
    pub locked: bool,
    /// Whether every sealed file is read and hashed, whatever earlier builds have found: in CI.
    pub hashes_all: bool,
    /// The time that counts as now when a draft is opened, in seconds since 1970 began.
    pub source_date_epoch: Option<u64>,
}

/// What a build has done.
#[doc(hidden)]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The files that were read: the build has to run again when one of them changes.
    pub inputs: Vec<PathBuf>,
    /// What the user should look at.
    pub warnings: Vec<String>,
    /// The history, with the draft if there is one.
    pub history: Outcome,
}

/// Why a build stopped.
#[doc(hidden)]
#[derive(Debug)]
#[non_exhaustive]
pub enum Failure {
    /// The spec, the lock or a sealed file is wrong.
    Found(Diagnostics),
    /// An environment variable is missing or cannot be read.
    Variable {
        /// Its name.
        name: &'static str,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// The file system refused something.
    History(history::Error),
    /// The checked declaration has no Rust.
    Emit(CannotEmit),
}

impl Default for Builder {
    fn default() -> Self {
        Self::new()
    }
}

impl Builder {
    /// A builder for `schema.yaml` in the package's folder.
    #[must_use]
    pub fn new() -> Self {
        Self { spec: PathBuf::from("schema.yaml") }
    }

    /// Takes another file, relative to the package's folder.
    #[must_use]
    pub fn spec(mut self, path: impl Into<PathBuf>) -> Self {
        self.spec = path.into();
        self
    }

    /// Generates, tells Cargo what to watch, and ends the build script with exit status 1 if something is
    /// wrong, after saying what.
    pub fn run(self) {
        let result = Environment::from_variables().and_then(|environment| {
            let result = self.generate(&environment);
            self.watch(&environment, result.as_ref().ok());
            result
        });
        match result {
            Ok(report) => {
                for warning in &report.warnings {
                    tell(&["cargo:warning=", warning]);
                }
            }
            Err(failure) => {
                // Cargo shows this text as it is; a panic would bury it under a backtrace.
                let _ = writeln!(io::stderr(), "{failure}");
                process::exit(1);
            }
        }
    }

    /// Reads and checks the spec, brings the draft in line with it, and writes `schema.rs`.
    ///
    /// # Errors
    ///
    /// [`Failure::Found`] with everything that is wrong with the spec or the history, or what the file
    /// system refused. Nothing has been written then but, at most, a draft.
    #[doc(hidden)]
    pub fn generate(&self, environment: &Environment) -> Result<Report, Failure> {
        let mut loaded =
            spec::load(&environment.package.join(&self.spec)).map_err(Failure::Found)?;
        let mut found = check::check(&loaded.declaration, &loaded.places);
        found.extend_from_slice(&loaded.warnings);
        let checked = Diagnostics::new(found, loaded.sources.clone());
        if checked.has_errors() {
            return Err(Failure::Found(checked));
        }
        let history = update(environment, &loaded)?;
        // Nothing from here on looks up a place.
        let places = std::mem::take(&mut loaded.places);
        let review = consent::review(&history.lock, &loaded.declaration, &places);
        drop(places);
        let declaration = &loaded.declaration;
        let constants = constants(environment, declaration, &history)?;
        write_rust(&environment.out.join("schema.rs"), declaration, &constants)?;
        let mut warnings: Vec<String> =
            checked.iter().chain(&review).map(|it| one_line(it, &loaded.sources)).collect();
        warnings.extend(draft_warning(&history));
        Ok(Report { inputs: loaded.files, warnings, history })
    }

    /// Tells Cargo when to run the build script again.
    fn watch(&self, environment: &Environment, report: Option<&Report>) {
        let spec = [environment.package.join(&self.spec)];
        let inputs = report.map_or(&spec[..], |report| &report.inputs);
        for input in inputs {
            tell(&["cargo:rerun-if-changed=", &input.to_string_lossy()]);
        }
        // Of a folder Cargo watches every file. One that is missing would make it run every time.
        let migrations = environment.package.join("migrations");
        if migrations.exists() {
            tell(&["cargo:rerun-if-changed=", &migrations.to_string_lossy()]);
        }
        for name in [ROOT, LOCKED, CI] {
            tell(&["cargo:rerun-if-env-changed=", name]);
        }
    }
}

const ROOT: &str = "TABLEWRIGHT_ROOT";
const LOCKED: &str = "TABLEWRIGHT_LOCKED";
/// What services that run builds set; `CI=false` says no.
const CI: &str = "CI";
const EPOCH: &str = "SOURCE_DATE_EPOCH";

impl Environment {
    /// Reads what Cargo sets for a build script, and our own variables.
    ///
    /// # Errors
    ///
    /// [`Failure::Variable`] outside a build script, or if `SOURCE_DATE_EPOCH` is not a number.
    pub fn from_variables() -> Result<Self, Failure> {
        let folder = |name| {
            let missing =
                Failure::Variable { name, reason: "is set by Cargo for build scripts only" };
            env::var_os(name).map(PathBuf::from).ok_or(missing)
        };
        let source_date_epoch = match env::var_os(EPOCH) {
            None => None,
            Some(text) => {
                Some(text.to_str().and_then(|text| text.parse().ok()).ok_or(Failure::Variable {
                    name: EPOCH,
                    reason: "is not a number of seconds since 1970 began",
                })?)
            }
        };
        Ok(Self {
            package: folder("CARGO_MANIFEST_DIR")?,
            out: folder("OUT_DIR")?,
            root: env::var_os(ROOT).map(PathBuf::from),
            hashes_all: env::var_os(CI).is_some_and(|value| !value.is_empty() && value != "false"),
            locked: env::var_os(LOCKED).is_some_and(|value| !value.is_empty()),
            source_date_epoch,
        })
    }

    /// Why nothing may be written into the package, if that is so.
    fn refusal(&self) -> Option<Locked> {
        if self.locked {
            return Some(Locked::Requested);
        }
        history::refusal(&self.package, self.root.as_deref())
    }

    /// What earlier builds have hashed.
    fn record(&self) -> Record {
        if self.hashes_all || self.locked {
            Record::none()
        } else {
            Record::open(&self.out.join("hashed"), &self.package)
        }
    }

    /// The seconds since 1970 began.
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
    fn now(&self) -> u64 {
        self.source_date_epoch.unwrap_or_else(|| {
            SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
        })
    }
}

/// Brings the draft in line with the declaration, where that is allowed.
fn update(environment: &Environment, loaded: &Loaded) -> Result<Outcome, Failure> {
    let Loaded { declaration, places, sources, files, warnings: _ } = loaded;
    let access = match environment.refusal() {
        Some(reason) => Access::Locked(reason),
        None => Access::Writable { modified: newest(files) },
    };
    let project = Project { root: &environment.package, access, lock_source: sources.files.len() };
    let span = places.span(&Place::File);
    let declared = Declared {
        schema: &declaration.schema,
        intent: &declaration.intent,
        dialects: declaration.settings.dialects,
        span,
    };
    let planner = SchemaPlanner::new(declaration, places);
    let mut record = environment.record();
    let clock = || environment.now();
    let outcome = history::update_with(&project, &declared, &planner, &clock, &mut record);
    outcome.map_err(|error| match error {
        history::Error::Found { diagnostics, lock } => {
            let mut sources = sources.clone();
            sources.files.push(Source { name: LOCK_PATH.to_owned(), text: lock });
            Failure::Found(Diagnostics::new(diagnostics, sources))
        }
        other @ history::Error::File { .. } => Failure::History(other),
    })
}

/// Writes the declaration's Rust, unless it stands there already.
fn write_rust(
    path: &Path,
    declaration: &Declaration,
    constants: &GeneratedConstants,
) -> Result<(), Failure> {
    let mut file = history::GeneratedFile::create(path).map_err(Failure::History)?;
    match emit::emit_into(declaration, constants, &mut file) {
        // Why the file could not be written, the file knows.
        Ok(()) | Err(CannotEmit::Write) => file.finish().map_err(Failure::History),
        Err(error) => Err(Failure::Emit(error)),
    }
}

/// When the last of these files was changed.
fn newest(files: &[PathBuf]) -> Option<SystemTime> {
    files.iter().filter_map(|file| fs::metadata(file).ok()?.modified().ok()).max()
}

/// Version, fingerprint and migrations, as the generated library carries them.
fn constants(
    environment: &Environment,
    declaration: &Declaration,
    history: &Outcome,
) -> Result<GeneratedConstants, Failure> {
    let sealed = history.lock.sealed.iter().map(|sealed| (&sealed.version, &sealed.name));
    let draft = history.draft.iter().map(|draft| (&draft.version, &draft.name));
    let mut migrations: PerDialect<Vec<EmbeddedMigration>> = PerDialect::default();
    let mut newest = String::new();
    for (version, name) in sealed.chain(draft) {
        newest = version.to_string();
        for dialect in declaration.settings.dialects.iter() {
            let folder = history::migration_folder(dialect, version, name);
            let without = history::runs_without_transaction(&environment.package.join(&folder))
                .map_err(Failure::History)?;
            let preflight = [&folder, "/preflight.sql"].concat();
            let has_preflight = environment.package.join(&preflight).exists();
            migrations.as_mut().get(dialect).push(EmbeddedMigration {
                version: version.to_string(),
                name: name.clone(),
                up: [&folder, "/up.sql"].concat(),
                down: [&folder, "/down.sql"].concat(),
                run_in_transaction: !without,
                preflight: has_preflight.then_some(preflight),
            });
        }
    }
    let fingerprint = match history.draft.last() {
        Some(draft) => &draft.fingerprint,
        None => &history.lock.fingerprint,
    };
    Ok(GeneratedConstants { version: newest, fingerprint: fingerprint.to_string(), migrations })
}

/// Names the draft and what it changes, if there is one.
fn draft_warning(history: &Outcome) -> Option<String> {
    let first = history.draft.first()?;
    let folder = history::migration_folder(Dialect::Sqlite, &first.version, &first.name);
    let name = folder.rsplit('/').next().unwrap_or_default();
    let mut changes: Vec<&str> =
        history.changes.iter().take(NAMED_CHANGES).map(String::as_str).collect();
    let more = history.changes.len().saturating_sub(NAMED_CHANGES);
    let rest = ["and ", &more.to_string(), " more"].concat();
    if more > 0 {
        changes.push(&rest);
    }
    Some(["draft `", name, "`, not sealed yet: ", &changes.join("; ")].concat())
}

/// A diagnostic as Cargo shows a warning, which is one line: its place, what it says, and what helps.
fn one_line(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let mut line = String::new();
    if let (Some(file), Some(at)) =
        (sources.file(diagnostic.span), sources.position(diagnostic.span))
    {
        line = [&file.name, ":", &at.line.to_string(), ":", &at.column.to_string(), ": "].concat();
    }
    line.push_str(&["[", diagnostic.code.as_str(), "] ", &diagnostic.message].concat());
    if let Some(help) = &diagnostic.help {
        line.push_str(&["; help: ", help].concat());
    }
    line.replace(['\r', '\n'], " ")
}

/// Says a line to Cargo.
fn tell(parts: &[&str]) {
    let _ = writeln!(io::stdout(), "{}", parts.concat());
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Found(diagnostics) => formatter.write_str(&diagnostics.render(Style::Plain)),
            Self::Variable { name, reason } => write!(formatter, "error: `{name}` {reason}"),
            Self::History(error) => {
                write!(formatter, "error: {error}")?;
                match std::error::Error::source(error) {
                    Some(source) => write!(formatter, ": {source}"),
                    None => Ok(()),
                }
            }
            Self::Emit(error) => write!(formatter, "error: {error}"),
        }
    }
}

impl std::error::Error for Failure {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Found(_) | Self::Variable { .. } => None,
            Self::History(error) => Some(error),
            Self::Emit(error) => Some(error),
        }
    }
}
