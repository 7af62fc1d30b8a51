//! Whether a build may write migrations into a package, and why not.
//!
//! Cargo does not tell a build script that its package is a dependency. So the checkout says that it is one: its
//! `.cargo/config.toml` names its folder in `TABLEWRIGHT_ROOT`, and only packages below that folder are written to.

use std::{fs, path::Path, time::SystemTime};

/// What may be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Nothing.
    Locked(Locked),
    /// The draft.
    Writable {
        /// The time that written files and their folders get, so that Cargo does not take them for the
        /// user's edits; `None` leaves the clock's.
        modified: Option<SystemTime>,
    },
}

/// Why nothing may be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Locked {
    /// `TABLEWRIGHT_LOCKED` is set, or no draft was requested.
    Requested,
    /// `TABLEWRIGHT_ROOT` is not set.
    NoRoot,
    /// The package is not below the folder that `TABLEWRIGHT_ROOT` names.
    Elsewhere,
    /// The package is a copy that Cargo made: packaged, vendored or downloaded.
    Copy,
}

/// Files that Cargo puts into the copies of packages that it makes, never into a checkout.
///
/// Source: `cargo package`, `cargo vendor` and the registry cache of Cargo 1.95.
const MARKS: [&str; 3] = ["Cargo.toml.orig", ".cargo-checksum.json", ".cargo-ok"];

/// Why the package in `package` may not be written, if it may not: it must lie in the checkout `root`.
#[must_use]
pub fn refusal(package: &Path, root: Option<&Path>) -> Option<Locked> {
    let Some(root) = root else { return Some(Locked::NoRoot) };
    let real = |path: &Path| fs::canonicalize(path).ok();
    let (Some(package), Some(root)) = (real(package), real(root)) else {
        return Some(Locked::Elsewhere);
    };
    if !package.starts_with(&root) {
        return Some(Locked::Elsewhere);
    }
    // A download of several packages has its mark in the folder that holds them all.
    let mut folders = package.ancestors().take_while(|folder| **folder != root);
    let is_copy = |folder: &Path| MARKS.iter().any(|mark| folder.join(mark).exists());
    (is_copy(&package) || folders.any(is_copy)).then_some(Locked::Copy)
}

impl Locked {
    /// How to seal changes that no sealed migration makes.
    #[must_use]
    pub fn help(self) -> &'static str {
        match self {
            Self::Requested => {
                "this build cannot write migrations because `TABLEWRIGHT_LOCKED` is set: in the package's own checkout, run \
                 `cargo build` without it, then `tablewright seal`, and commit `migrations`"
            }
            Self::NoRoot => {
                "this build cannot write migrations because `TABLEWRIGHT_ROOT` is not set: if this is the package's own \
                 checkout, add `TABLEWRIGHT_ROOT = { value = \"\", relative = true }` under `[env]` in \
                 `.cargo/config.toml` of the package or of its workspace, and start Cargo inside it; if it is a \
                 dependency, seal and commit its migrations in its own checkout"
            }
            Self::Elsewhere => {
                "this build cannot write migrations because the package is not below the folder that `TABLEWRIGHT_ROOT` \
                 names: start Cargo in the package's own checkout, whose `.cargo/config.toml` says \
                 `TABLEWRIGHT_ROOT = { value = \"\", relative = true }` under `[env]`; then run `tablewright seal` \
                 and commit `migrations`"
            }
            Self::Copy => {
                "this build cannot write migrations because this is a packaged or vendored copy: in the package's own \
                 checkout, run `cargo build`, then `tablewright seal`, and commit `migrations`"
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    fn folder(root: &Path, path: &str) -> PathBuf {
        let folder = root.join(path);
        fs::create_dir_all(&folder).expect("a folder");
        folder
    }

    #[test]
    fn packages_of_the_checkout_are_writable_and_copies_are_not() {
        let checkout = tempfile::tempdir().expect("a folder");
        let root = checkout.path();
        let asked = |package: &Path| refusal(package, Some(root));
        assert_eq!(asked(root), None);
        assert_eq!(asked(&folder(root, "crates/billing")), None);
        assert_eq!(asked(&root.join("gone")), Some(Locked::Elsewhere));
        assert_eq!(asked(root.parent().expect("a parent")), Some(Locked::Elsewhere));
        assert_eq!(refusal(root, None), Some(Locked::NoRoot));
        assert_eq!(refusal(root, Some(&root.join("gone"))), Some(Locked::Elsewhere));
        for (copy, mark) in [
            ("target/package/billing-0.1.0", "target/package/billing-0.1.0/Cargo.toml.orig"),
            ("vendor/billing", "vendor/billing/.cargo-checksum.json"),
            (
                "home/git/checkouts/billing/ab12/crates/billing",
                "home/git/checkouts/billing/ab12/.cargo-ok",
            ),
        ] {
            let package = folder(root, copy);
            assert_eq!(asked(&package), None, "{copy}");
            fs::write(root.join(mark), "").expect("a mark");
            assert_eq!(asked(&package), Some(Locked::Copy), "{copy}");
        }
    }

    #[test]
    fn a_folder_whose_name_only_begins_alike_is_elsewhere() {
        let parent = tempfile::tempdir().expect("a folder");
        let (root, other) = (folder(parent.path(), "app"), folder(parent.path(), "app-two"));
        assert_eq!(refusal(&other, Some(&root)), Some(Locked::Elsewhere));
    }
}
