//! `tablewright rebase`: after two branches each sealed a migration and git shows the conflict in the lock, plans
//! one side's migrations again after the other's.
//!
//! Git says which commits are being merged ([`git`](super::git)), their locks say what each side sealed, and the
//! merged spec says what the result should be. The working copy of the lock is only used to see whether this has
//! been done already, so the command can be killed and run again. Start reading at [`run`].

use std::{fs, path::Path, path::PathBuf};

use serde_json::json;
use tablewright_codegen::{
    history::{self, Access, LOCK_PATH, Lock, Project, Rebased, Sides, World},
    migration::SchemaPlanner,
    schema::rename::Renamed,
    spec::Loaded,
};

use super::{
    Failure, Format, Outcome,
    git::{Git, Operation},
    output, project,
    proof::Servers,
    seal,
};

/// The command's arguments.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The commit whose migrations stay; by default, in a merge the one that is merged in, in a rebase or
    /// cherry-pick `HEAD`
    #[arg(long, value_name = "REF")]
    onto: Option<String>,
    /// The name of the new migration; by default the old name
    #[arg(long)]
    name: Option<String>,
    /// Leave the new migration a draft
    #[arg(long, conflicts_with = "name")]
    draft: bool,
    #[command(flatten)]
    servers: Servers,
    /// The spec; `migrations` is in the same folder
    #[arg(long, default_value = "schema.yaml")]
    spec: PathBuf,
}

pub(super) fn run(arguments: &Arguments, format: Format) -> Outcome {
    if seal::is_locked() {
        let message = "`TABLEWRIGHT_LOCKED` is set, so no file may be written";
        return Err(Failure::Usage(message.to_owned()));
    }
    let root = project::folder(&arguments.spec);
    let git = Git::open(&root)?;
    let Some(trees) = Trees::find(&git, arguments.onto.as_deref())? else {
        return print(&Done::default(), format);
    };
    let locks = Locks::read(&git, &trees, &root)?;
    if trees.ours.is_none() && locks.is_done() {
        return print(&Done::default(), format);
    }
    let loaded = project::load(&arguments.spec)?.loaded;
    match rebase(arguments, &loaded, &root, &git, (&trees, &locks)) {
        Ok(done) => {
            print(&done, format)?;
            advise(&done, &trees);
            Ok(output::Ending::Fine)
        }
        Err(failure @ Failure::Found(_)) => {
            let lost = locks.sides().lost_renames(&project::declared(&loaded));
            let ending = output::fail(&failure, format);
            explain(&lost, &trees);
            Ok(ending)
        }
        Err(failure) => Err(failure),
    }
}

/// The two sides as git names them, and their common ancestor.
struct Trees {
    theirs: String,
    /// `None` stands for the working tree.
    ours: Option<String>,
    base: Option<String>,
    operation: Option<Operation>,
}

impl Trees {
    /// The sides of the operation in progress, or of a conflict that it left in the lock; `None` if there is neither.
    fn find(git: &Git<'_>, onto: Option<&str>) -> Result<Option<Self>, Failure> {
        let operation = git.operation()?;
        let (head, other, base) = match operation {
            Some(Operation::Merge) => {
                let other = Operation::Merge.other();
                ("HEAD", other, git.merge_base("HEAD", other)?)
            }
            Some(operation @ (Operation::Rebase | Operation::CherryPick)) => {
                let other = operation.other();
                ("HEAD", other, git.commit(&[other, "^"].concat())?)
            }
            None if git.file(":3", LOCK_PATH)?.is_some() => (":2", ":3", Some(":1".to_owned())),
            None => return Self::merged_before(git, onto),
        };
        let keeps_head = match onto {
            Some(onto) => {
                let commit = git.commit(onto)?.ok_or_else(|| no_commit(onto))?;
                let is = |name| Ok::<_, Failure>(git.commit(name)?.as_deref() == Some(&commit));
                if is("HEAD")? {
                    true
                } else if operation.is_some() && is(other)? {
                    false
                } else {
                    return Err(Failure::Usage(format!(
                        "`{onto}` is neither `HEAD` nor `{other}`, the two sides of the merge"
                    )));
                }
            }
            None => match operation {
                Some(Operation::Merge) => {
                    refuse_to_guess(git, other)?;
                    false
                }
                Some(Operation::Rebase | Operation::CherryPick) | None => true,
            },
        };
        let (theirs, ours) = if keeps_head { (head, other) } else { (other, head) };
        Ok(Some(Self { theirs: theirs.to_owned(), ours: Some(ours.to_owned()), base, operation }))
    }

    /// No operation is in progress: an earlier merge is handled if the side to keep is given.
    fn merged_before(git: &Git<'_>, onto: Option<&str>) -> Result<Option<Self>, Failure> {
        let Some(onto) = onto else { return Ok(None) };
        let commit = git.commit(onto)?.ok_or_else(|| no_commit(onto))?;
        if !git.is_merged(&commit)? {
            return Err(Failure::Usage(format!(
                "`{onto}` has commits that are not in `HEAD`, so the spec lacks its changes: \
                 run `git merge {onto}` first"
            )));
        }
        Ok(Some(Self { theirs: commit, ours: None, base: None, operation: None }))
    }
}

fn no_commit(name: &str) -> Failure {
    Failure::Usage(format!("`{name}` is not a commit of this repository"))
}

/// Refuses to choose on the main branch, where databases may have run the migrations of either side.
fn refuse_to_guess(git: &Git<'_>, other: &str) -> Result<(), Failure> {
    let Some(branch) = git.branch()? else { return Ok(()) };
    let is_main = match git.main_branch()? {
        Some(main) => main == branch,
        None => ["main", "master", "trunk"].contains(&branch.as_str()),
    };
    if !is_main || git.is_pulled(other)? {
        return Ok(());
    }
    Err(Failure::Usage(format!(
        "another branch is merged into `{branch}`: choose whose migrations to \
         keep: `--onto HEAD` for those of `{branch}`, `--onto {other}` for the others"
    )))
}

/// What each side sealed.
struct Locks {
    theirs: Lock,
    ours: Lock,
    base: Option<Lock>,
}

impl Locks {
    fn read(git: &Git<'_>, trees: &Trees, root: &Path) -> Result<Self, Failure> {
        let of_tree = |tree: &String| parse(git.file(tree, LOCK_PATH)?, tree);
        Ok(Self {
            theirs: of_tree(&trees.theirs)?,
            ours: match &trees.ours {
                Some(tree) => of_tree(tree)?,
                None => parse(fs::read(root.join(LOCK_PATH)).ok(), "the working tree")?,
            },
            base: trees.base.as_ref().map(of_tree).transpose()?,
        })
    }

    /// Whether our migrations already follow theirs.
    fn is_done(&self) -> bool {
        let (ours, theirs) = (&self.ours.sealed, &self.theirs.sealed);
        ours.len() > theirs.len() && ours.starts_with(theirs)
    }

    fn sides(&self) -> Sides<'_> {
        Sides { theirs: &self.theirs, ours: &self.ours, base: self.base.as_ref() }
    }
}

/// A side without a lock has sealed nothing.
fn parse(bytes: Option<Vec<u8>>, tree: &str) -> Result<Lock, Failure> {
    let Some(bytes) = bytes else { return Ok(Lock::default()) };
    Lock::parse(&String::from_utf8_lossy(&bytes), 0).map_err(|found| {
        let message = &found.message;
        Failure::World(format!("invalid lock in {tree}: {message}").into())
    })
}

/// The result, for the report.
#[derive(Default)]
struct Done {
    kept: Vec<String>,
    replaced: Vec<String>,
    draft: Vec<String>,
    sealed: Vec<String>,
}

fn rebase(
    arguments: &Arguments,
    loaded: &Loaded,
    root: &Path,
    git: &Git<'_>,
    (trees, locks): (&Trees, &Locks),
) -> Result<Done, Failure> {
    let access = Access::Writable { modified: None };
    let project = Project { root, access, lock_source: loaded.sources.files.len() };
    let planner = SchemaPlanner::new(&loaded.declaration, &loaded.places);
    let now = seal::clock()?;
    // Where the kept side is a stage of a conflict, its other files are those of `HEAD`.
    let tree = if trees.theirs.starts_with(':') { "HEAD" } else { &trees.theirs };
    let original = |path: &str| git.file(tree, path).ok().flatten();
    let world = World { original: &original, clock: &|| now };
    let declared = project::declared(loaded);
    let sides = locks.sides();
    let Rebased { outcome, kept, replaced } =
        history::rebase(&project, &declared, &planner, &sides, &world)
            .map_err(|error| project::failure(error, loaded.sources.clone()))?;
    let folder = |version: &history::Version, name: &str| [version.as_str(), "_", name].concat();
    let draft = outcome.draft.iter().map(|draft| folder(&draft.version, &draft.name)).collect();
    let mut done = Done { kept, replaced, draft, sealed: Vec::new() };
    if done.draft.is_empty() || done.replaced.is_empty() || arguments.draft {
        return Ok(done);
    }
    let name = arguments.name.clone().unwrap_or_else(|| joined_name(&sides));
    done.sealed = seal::seal(loaded, root, Some(&name), &arguments.servers)?.names;
    done.draft.clear();
    Ok(done)
}

/// One name for our migrations. Those of one draft differ only in the number that sealing gave them.
fn joined_name(sides: &Sides<'_>) -> String {
    let replaced: Vec<&str> = sides.replaced().iter().map(|sealed| sealed.name.as_str()).collect();
    let stem = |name: &'_ str| {
        let (stem, _) = name.rsplit_once('_')?;
        let is_numbered = |number: &str| replaced.contains(&[stem, "_", number].concat().as_str());
        (is_numbered("1") && is_numbered("2")).then_some(stem.len())
    };
    let mut names: Vec<&str> = Vec::new();
    for name in &replaced {
        let name = stem(name).map_or(*name, |length| &name[..length]);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let joined = names.join("_and_");
    if joined.len() <= 100 { joined } else { names.last().copied().unwrap_or_default().to_owned() }
}

fn print(done: &Done, format: Format) -> Outcome {
    let Done { kept, replaced, draft, sealed } = done;
    let text = match format {
        Format::Json => {
            let all =
                json!({ "kept": kept, "replaced": replaced, "draft": draft, "sealed": sealed });
            output::json(&all)
        }
        Format::Text if kept.is_empty() && replaced.is_empty() && draft.is_empty() => {
            "nothing to rebase: there is no merge of two branches that both sealed migrations\n"
                .to_owned()
        }
        Format::Text => {
            let lines =
                [("kept", kept), ("replaced", replaced), ("draft", draft), ("sealed", sealed)];
            let lines = lines.iter().flat_map(|(verb, names)| {
                names.iter().map(move |name| output::line(&[verb, " `", name, "`"]))
            });
            lines.collect()
        }
    };
    output::print(&text)?;
    Ok(output::Ending::Fine)
}

/// Prints what to do next.
fn advise(done: &Done, trees: &Trees) {
    if done.replaced.len() > done.sealed.len().max(done.draft.len()).max(1) {
        output::remark(
            "our migrations became one: it makes the same changes, but not by the same steps",
        );
    }
    if !done.replaced.is_empty() {
        let ours = trees.ours.as_deref().unwrap_or("HEAD");
        output::remark(&format!(
            "a database that has run {} no longer matches the history: update a development database with \
             `tablewright dev URL`, or revert them first with the files of `{ours}`",
            quoted(&done.replaced)
        ));
    }
    let go_on = trees.operation.map_or("git commit", Operation::go_on);
    output::remark(&format!("continue with `git add migrations` and `{go_on}`"));
}

/// Prints what the spec may lack if the migration cannot be planned.
fn explain(lost: &Renamed, trees: &Trees) {
    let ours = trees.ours.as_deref().unwrap_or("HEAD");
    for rename in lost.iter() {
        let within = rename.within.as_ref().map(|it| format!(" in `{it}`")).unwrap_or_default();
        output::remark(&format!(
            "our sealed migration renamed `{}` to `{}`{within}, but the spec no longer declares it: \
             add `renamed_from: {}` again",
            rename.from, rename.to, rename.from
        ));
    }
    output::remark(&format!(
        "nothing was changed. The migration is planned again from the schema that is kept, so the spec needs \
         the `renamed_from`, `consents` and `data_steps` of `{ours}` again"
    ));
}

fn quoted(names: &[String]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    names.join(", ")
}
