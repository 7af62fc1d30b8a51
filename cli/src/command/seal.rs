//! `tablewright seal`: proves the draft of the next migration and makes it history.
//!
//! The proof runs on SQLite and on every given server; see [`proof`]. If it fails, nothing is sealed.

use std::{
    env,
    path::{Path, PathBuf},
    time::{SystemTime, UNIX_EPOCH},
};

use serde_json::{Value, json};
use tablewright_codegen::{
    diagnostic::{Diagnostic, Diagnostics},
    history::{self, Access, Locked, Project, Sealing},
    migration::SchemaPlanner,
    spec::Loaded,
};

use super::{
    Failure, Format, Outcome, output, project,
    proof::{self, Fault, Proof, Servers, Subject},
};

/// The command's arguments.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The name of the migration; by default made from its changes
    name: Option<String>,
    /// The spec; `migrations` is in the same folder
    #[arg(long, default_value = "schema.yaml")]
    spec: PathBuf,
    #[command(flatten)]
    servers: Servers,
}

pub(super) fn run(arguments: &Arguments, format: Format) -> Outcome {
    let loaded = project::load(&arguments.spec)?.loaded;
    let root = project::folder(&arguments.spec);
    let sealed = seal(&loaded, &root, arguments.name.as_deref(), &arguments.servers)?;
    print_sealed(&sealed, format)?;
    Ok(output::Ending::Fine)
}

/// What a seal has done.
#[derive(Debug, Default)]
pub(super) struct Sealed {
    /// The migrations that became history, by their folders' names.
    pub(super) names: Vec<String>,
    /// What is known of them.
    proofs: Vec<Proof>,
    /// How many sealed renames the spec does not say any more.
    forgotten: usize,
}

/// Shows at its place in the spec what refutes a draft.
fn blamed(mut failure: Failure, loaded: &Loaded) -> Failure {
    if let Failure::Refuted(refuted) = &mut failure
        && let Some(Fault { code, place, help }) = refuted.fault.take()
    {
        let words = refuted.to_string();
        let diagnostic = Diagnostic::new(code, loaded.places.span(&place), words).help(help);
        refuted.found = Some(Diagnostics::new(vec![diagnostic], loaded.sources.clone()));
    }
    failure
}

/// Proves and seals the draft, and says what became history.
pub(super) fn seal(
    loaded: &Loaded,
    root: &Path,
    name: Option<&str>,
    servers: &Servers,
) -> Result<Sealed, Failure> {
    let clock = clock()?;
    let access = if is_locked() {
        Access::Locked(Locked::Requested)
    } else {
        Access::Writable { modified: None }
    };
    let project = Project { root, access, lock_source: loaded.sources.files.len() };
    let declared = project::declared(loaded);
    let planner = SchemaPlanner::new(&loaded.declaration, &loaded.places);
    let refuse = |error| project::failure(error, loaded.sources.clone());
    let draft = history::update(&project, &declared, &planner, &|| clock).map_err(refuse)?;
    let (mut sealed, mut sealing) = (Sealed::default(), Sealing { name, ..Sealing::default() });
    if !draft.draft.is_empty() {
        let subject = Subject { root, history: &draft, after: declared.schema };
        let proved = proof::prove(subject, declared.dialects.iter(), servers)
            .map_err(|failure| blamed(failure, loaded))?;
        for proof in &proved.proofs {
            output::remark(&proof.to_string());
        }
        sealed.proofs = proved.proofs;
        sealing.footprints = proved.footprints;
    }
    let outcome =
        history::seal_with(&project, &declared, &planner, &|| clock, &sealing).map_err(refuse)?;
    let new = outcome.lock.sealed.iter().skip(draft.lock.sealed.len());
    let folder = |it: &history::SealedMigration| [it.version.as_str(), "_", &it.name].concat();
    sealed.names = new.map(folder).collect();
    sealed.forgotten = draft.lock.renames.without(&outcome.lock.renames).iter().count();
    Ok(sealed)
}

/// Whether no file of the package may be written.
pub(super) fn is_locked() -> bool {
    env::var_os("TABLEWRIGHT_LOCKED").is_some_and(|value| !value.is_empty())
}

/// The seconds since 1970 began, or what `SOURCE_DATE_EPOCH` says.
#[expect(clippy::disallowed_methods, reason = "a draft's version reads the clock")]
pub(super) fn clock() -> Result<u64, Failure> {
    match env::var("SOURCE_DATE_EPOCH") {
        Ok(text) => text.parse().map_err(|_| {
            Failure::Usage(format!(
                "`SOURCE_DATE_EPOCH` is `{text}`, which is no number of seconds"
            ))
        }),
        Err(_) => Ok(SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs()),
    }
}

fn print_sealed(sealed: &Sealed, format: Format) -> std::io::Result<()> {
    let Sealed { names, proofs, forgotten } = sealed;
    match format {
        Format::Json => {
            let proofs: Vec<Value> = proofs.iter().map(proof_as_json).collect();
            let all = json!({ "sealed": names, "proofs": proofs, "forgotten_renames": forgotten });
            output::print(&output::json(&all))
        }
        Format::Text if names.is_empty() => {
            output::print("nothing to seal: there is no draft\n")?;
            if *forgotten > 0 {
                let renames = if *forgotten == 1 { "rename" } else { "renames" };
                output::print(&format!(
                    "forgot {forgotten} {renames} that the spec does not say any more\n"
                ))?;
            }
            Ok(())
        }
        Format::Text => {
            names.iter().try_for_each(|name| output::print(&output::line(&["sealed `", name, "`"])))
        }
    }
}

fn proof_as_json(proof: &Proof) -> Value {
    match proof {
        Proof::Given { dialect, server } => {
            json!({ "dialect": dialect.keyword(), "proved": true, "on": server })
        }
        Proof::Missing { dialect, reason } => {
            json!({ "dialect": dialect.keyword(), "proved": false, "reason": reason })
        }
    }
}
