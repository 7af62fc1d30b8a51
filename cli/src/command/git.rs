//! What git knows about a package's folder: which commits are being merged, and their files.
//!
//! The `git` command is used only for queries; nothing here changes a repository.

use std::{path::Path, process::Command};

use super::Failure;

/// A folder in a git repository.
#[derive(Clone, Copy, Debug)]
pub(super) struct Git<'f> {
    folder: &'f Path,
}

/// What git is in the middle of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operation {
    /// `git merge` or `git pull`: `HEAD` is ours.
    Merge,
    /// `git rebase`: `HEAD` is what our commits are put on.
    Rebase,
    /// `git cherry-pick`: `HEAD` is the branch, the picked commit is put on it.
    CherryPick,
}

impl Operation {
    /// The name of the commit that is brought to `HEAD`.
    pub(super) fn other(self) -> &'static str {
        match self {
            Self::Merge => "MERGE_HEAD",
            Self::Rebase => "REBASE_HEAD",
            Self::CherryPick => "CHERRY_PICK_HEAD",
        }
    }

    /// The command that goes on with it.
    pub(super) fn go_on(self) -> &'static str {
        match self {
            Self::Merge => "git merge --continue",
            Self::Rebase => "git rebase --continue",
            Self::CherryPick => "git cherry-pick --continue",
        }
    }
}

impl<'f> Git<'f> {
    /// The repository that `folder` is in.
    pub(super) fn open(folder: &'f Path) -> Result<Self, Failure> {
        let git = Self { folder };
        match git.line(&["rev-parse", "--is-inside-work-tree"])?.as_deref() {
            Some("true") => Ok(git),
            Some(_) | None => Err(Failure::World(
                format!("`{}` is not in a checkout of a git repository", folder.display()).into(),
            )),
        }
    }

    /// What is under way, if anything is.
    pub(super) fn operation(&self) -> Result<Option<Operation>, Failure> {
        // A rebase picks commits as well, so its own mark counts first.
        for operation in [Operation::Rebase, Operation::CherryPick, Operation::Merge] {
            if self.commit(operation.other())?.is_some() && self.is_under_way(operation)? {
                return Ok(Some(operation));
            }
        }
        Ok(None)
    }

    /// `REBASE_HEAD` outlives its rebase in some versions of git.
    fn is_under_way(&self, operation: Operation) -> Result<bool, Failure> {
        match operation {
            Operation::Merge | Operation::CherryPick => Ok(true),
            Operation::Rebase => {
                for folder in ["rebase-merge", "rebase-apply"] {
                    let path = self.line(&["rev-parse", "--git-path", folder])?;
                    if path.is_some_and(|path| self.folder.join(path).exists()) {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
        }
    }

    /// The commit that `name` stands for, if it stands for one.
    pub(super) fn commit(&self, name: &str) -> Result<Option<String>, Failure> {
        if name.starts_with('-') {
            return Ok(None);
        }
        self.line(&["rev-parse", "--verify", "--quiet", &[name, "^{commit}"].concat()])
    }

    /// The commit from which both came.
    pub(super) fn merge_base(&self, one: &str, other: &str) -> Result<Option<String>, Failure> {
        self.line(&["merge-base", one, other])
    }

    /// Whether everything in `commit` is in `HEAD` too.
    pub(super) fn is_merged(&self, commit: &str) -> Result<bool, Failure> {
        Ok(self.run(&["merge-base", "--is-ancestor", commit, "HEAD"])?.is_some())
    }

    /// Whether `commit` comes from where the branch is pulled from.
    pub(super) fn is_pulled(&self, commit: &str) -> Result<bool, Failure> {
        Ok(self.run(&["merge-base", "--is-ancestor", commit, "@{upstream}"])?.is_some())
    }

    /// The branch that is checked out.
    pub(super) fn branch(&self) -> Result<Option<String>, Failure> {
        self.line(&["symbolic-ref", "--quiet", "--short", "HEAD"])
    }

    /// The branch of the remote `origin` that clones begin with.
    pub(super) fn main_branch(&self) -> Result<Option<String>, Failure> {
        let name =
            self.line(&["symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD"])?;
        Ok(name.and_then(|name| Some(name.strip_prefix("origin/")?.to_owned())))
    }

    /// The bytes of a file in a commit or, as `:1`, `:2`, `:3`, in a stage of a conflict. The path is that
    /// from the folder.
    pub(super) fn file(&self, tree: &str, path: &str) -> Result<Option<Vec<u8>>, Failure> {
        self.run(&["show", &[tree, ":./", path].concat()])
    }

    /// The one line that a question is answered with.
    fn line(&self, arguments: &[&str]) -> Result<Option<String>, Failure> {
        let answer = self.run(arguments)?;
        Ok(answer.map(|bytes| String::from_utf8_lossy(&bytes).trim().to_owned()))
    }

    /// What git prints, or nothing where it says no.
    fn run(&self, arguments: &[&str]) -> Result<Option<Vec<u8>>, Failure> {
        let output = Command::new("git")
            .current_dir(self.folder)
            .args(["--no-pager", "-c", "core.quotePath=false"])
            .args(arguments)
            .output()
            .map_err(|error| Failure::World(format!("cannot run `git`: {error}").into()))?;
        Ok(output.status.success().then_some(output.stdout))
    }
}
