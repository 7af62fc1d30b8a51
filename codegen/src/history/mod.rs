//! Migrations on disk: the lock, the one draft, and how a draft becomes history.
//!
//! Nothing here knows SQL: what a migration says comes from a [`Planner`]. Nothing reads the environment
//! or the clock either; the caller says what may be written ([`Access`]) and what time it is. Start
//! reading at [`draft::update`], which each build calls, then [`seal::seal`] and [`rebase::rebase`]; the order in which files are
//! written is explained there.

mod access;
mod canonical;
mod compact;
pub mod draft;
mod files;
pub mod fingerprint;
pub mod footprint;
mod generated;
pub mod lock;
pub mod name;
pub mod rebase;
mod record;
pub mod seal;
mod sealed;
pub mod version;

#[cfg(test)]
mod tests;

use std::{
    error, fmt, io,
    path::{Path, PathBuf},
};

pub use self::{
    access::{Access, Locked, refusal},
    draft::{Outcome, check_files, leads_to, read, update, update_with},
    fingerprint::Fingerprint,
    footprint::{Footprint, Footprints, Thing, Trace},
    generated::GeneratedFile,
    lock::{Draft, DraftMigration, LOCK_PATH, Lock, SealedMigration},
    rebase::{Rebased, Sides, World, rebase},
    record::Record,
    seal::{Sealing, seal, seal_with},
    version::Version,
};
use crate::{
    diagnostic::{Diagnostic, Span},
    dialect::{Dialect, DialectSet},
    render::history::HistoryEntry,
    schema::{Schema, intent::Intent, rename::Baseline},
};

/// The package whose migrations these are.
#[derive(Clone, Copy, Debug)]
pub struct Project<'p> {
    /// The package's folder, in which `migrations` lies.
    pub root: &'p Path,
    /// Whether and how files may be written.
    pub access: Access,
    /// The index that spans into the lock's text carry: one past the spec's own files.
    pub lock_source: usize,
}

/// What the spec declares.
#[derive(Clone, Copy, Debug)]
pub struct Declared<'d> {
    /// What databases are to store.
    pub schema: &'d Schema,
    /// What it says of the way there.
    pub intent: &'d Intent,
    /// The dialects that get migrations.
    pub dialects: DialectSet,
    /// What diagnostics about the spec as a whole point at.
    pub span: Span,
}

/// The stages before this one: from two schemas to migrations, and from a migration to its files.
pub trait Planner {
    /// The migrations that lead from `before` to `after`, in order; at least one.
    ///
    /// # Errors
    ///
    /// If there is no way, or none that the spec consents to: what to tell the user.
    fn plan(&self, before: Baseline<'_>, after: &Schema) -> Result<Vec<Planned>, Vec<Diagnostic>>;

    /// What leads from `before` to `after`, in words: one line each.
    fn describe(&self, before: Baseline<'_>, after: &Schema) -> Vec<String>;

    /// The files in one dialect of one of the migrations that lead on from `before`.
    ///
    /// # Errors
    ///
    /// If the dialect cannot do it: what to tell the user.
    fn files(
        &self,
        before: Baseline<'_>,
        heading: &Heading,
        dialect: Dialect,
    ) -> Result<MigrationFiles, Vec<Diagnostic>>;
}

/// A migration before it has a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// Its name until one is given: a slug of its changes.
    pub name: String,
    /// The fingerprint of the schema after it.
    pub fingerprint: Fingerprint,
    /// Who records in the history that it has run.
    pub recorded: Recorded,
}

/// Who records in the history that a migration has run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Recorded {
    /// It does.
    #[default]
    ByItself,
    /// Where it cannot, the next one does that can.
    Later,
}

/// A migration with its version: what its history row says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Its version.
    pub version: Version,
    /// Its name.
    pub name: String,
    /// The fingerprint of the schema after it.
    pub fingerprint: Fingerprint,
    /// Its position among those that were planned together.
    pub position: usize,
    /// Whether no migration of this history comes before it.
    pub is_first: bool,
    /// Whether its files are a draft's or are becoming history.
    pub stage: Stage,
    /// The migrations right before it that may not have recorded themselves.
    pub unrecorded: Vec<HistoryEntry>,
}

impl Heading {
    /// What its history row says.
    #[must_use]
    pub fn entry(&self) -> HistoryEntry {
        HistoryEntry {
            version: self.version.to_string(),
            name: self.name.clone(),
            fingerprint: self.fingerprint.to_string(),
        }
    }
}

/// How final a migration is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The next build may write it anew.
    Draft,
    /// It is being sealed and never changes again.
    Sealed,
}

/// The text of a migration's files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MigrationFiles {
    /// `up.sql`
    pub up: String,
    /// `down.sql`
    pub down: String,
    /// `metadata.toml`, where Diesel has to be told something.
    pub metadata: Option<String>,
    /// `preflight.sql`, where there is something to ask about the rows first. Diesel leaves it alone.
    pub preflight: Option<String>,
}

impl MigrationFiles {
    /// The names of the files that a migration can have.
    pub const NAMES: [&'static str; 4] = ["up.sql", "down.sql", "metadata.toml", "preflight.sql"];

    /// The text of each file, in the order of [`Self::NAMES`].
    fn texts(&self) -> [Option<&str>; 4] {
        [Some(&self.up), Some(&self.down), self.metadata.as_deref(), self.preflight.as_deref()]
    }
}

/// Why a history could not be read or written.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// Something is wrong with the spec, the lock or the sealed files.
    Found {
        /// What is wrong, all of it.
        diagnostics: Vec<Diagnostic>,
        /// The lock's text, for spans with the index [`Project::lock_source`].
        lock: String,
    },
    /// The file system refused something.
    File {
        /// What was being done, such as `write`.
        doing: &'static str,
        /// With which file.
        path: PathBuf,
        /// Why it did not work.
        source: io::Error,
    },
}

/// The folder of a migration from the package's folder, with `/`.
#[must_use]
pub fn migration_folder(dialect: Dialect, version: &Version, name: &str) -> String {
    sealed::shown(dialect, &lock::folder_name(version, name))
}

/// Whether the migration in `folder` tells Diesel to open no transaction around it.
///
/// # Errors
///
/// If its `metadata.toml` is there and cannot be read.
pub fn runs_without_transaction(folder: &Path) -> Result<bool, Error> {
    let metadata = files::read_optional(&folder.join("metadata.toml"))?.unwrap_or_default();
    let metadata = String::from_utf8_lossy(&metadata);
    Ok(metadata.lines().any(|line| line.trim() == "run_in_transaction = false"))
}

impl Error {
    fn file(doing: &'static str, path: &Path, source: io::Error) -> Self {
        Self::File { doing, path: path.to_owned(), source }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Found { diagnostics, .. } => {
                for (position, diagnostic) in diagnostics.iter().enumerate() {
                    let separator = if position > 0 { "\n" } else { "" };
                    write!(
                        formatter,
                        "{separator}{}: {}",
                        diagnostic.code.as_str(),
                        diagnostic.message
                    )?;
                }
                Ok(())
            }
            Self::File { doing, path, .. } => {
                write!(formatter, "cannot {doing} `{}`", path.display())
            }
        }
    }
}

impl error::Error for Error {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            Self::Found { .. } => None,
            Self::File { source, .. } => Some(source),
        }
    }
}
