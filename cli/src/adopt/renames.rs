//! Detects renames: what a version has and the database lacks exists there under another name.
//!
//! Creating it again would leave the rows behind under the old name. Renames are known from the statements of the
//! sealed migrations, from the lock and from the spec. Start reading at [`elsewhere`].

use std::{collections::BTreeSet, fmt};

use tablewright::{Migration, connection::DatabaseKind, unstable::split};
use tablewright_codegen::schema::{
    Schema,
    rename::{RenameKind, Renamed as Declared},
};

use crate::losses::script::{Names, Renamed};

/// Something that a version has under one name, and the database under another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    /// What the version has: ``table `kid` ``.
    pub wanted: String,
    /// Its other name, which the database has: `child`.
    pub found: String,
}

impl fmt::Display for Elsewhere {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { wanted, found } = self;
        write!(
            out,
            "{wanted} does not exist, but `{found}` does, and a migration renames one to the other"
        )
    }
}

/// The renames that migrations make, and those that are `declared`.
pub(super) fn all(
    migrations: &[&'static Migration],
    declared: &Declared,
    kind: DatabaseKind,
) -> Vec<Renamed> {
    let mut renames = Vec::new();
    for migration in migrations {
        let mut names = Names::default();
        for statement in split(migration.up(), kind).unwrap_or_default() {
            names.follow(statement.text, kind);
        }
        renames.extend_from_slice(names.renamed());
    }
    let is_named = |kind| matches!(kind, RenameKind::Table | RenameKind::Column);
    renames.extend(declared.iter().filter(|rename| is_named(rename.kind)).map(|rename| Renamed {
        table: rename.within.clone(),
        before: rename.from.clone(),
        after: rename.to.clone(),
    }));
    renames
}

/// The tables and columns of `wanted` that the database lacks, and has under another name.
pub(super) fn elsewhere(found: &Schema, wanted: &Schema, renames: &[Renamed]) -> Vec<Elsewhere> {
    let mut all = Vec::new();
    for (name, table) in &wanted.tables {
        let tables = names_of(name.as_str(), renames.iter().filter(|it| it.table.is_none()));
        let Some(there) = found.tables.get(name) else {
            let other = tables.iter().find(|other| {
                found.tables.contains_key(other.as_str())
                    && !wanted.tables.contains_key(other.as_str())
            });
            all.extend(other.map(|other| Elsewhere {
                wanted: ["table `", name.as_str(), "`"].concat(),
                found: other.clone(),
            }));
            continue;
        };
        let has = |columns: &[tablewright_codegen::schema::Column], name: &str| {
            columns.iter().any(|column| column.name.as_str() == name)
        };
        for column in table.columns.iter().filter(|it| !has(&there.columns, it.name.as_str())) {
            let of_it =
                |it: &&Renamed| it.table.as_ref().is_some_and(|table| tables.contains(table));
            let columns = names_of(column.name.as_str(), renames.iter().filter(of_it));
            let other =
                columns.iter().find(|it| has(&there.columns, it) && !has(&table.columns, it));
            all.extend(other.map(|other| Elsewhere {
                wanted: ["column `", name.as_str(), ".", column.name.as_str(), "`"].concat(),
                found: [name.as_str(), ".", other].concat(),
            }));
        }
    }
    all
}

/// Every name that something of this name has, had or gets, this one too.
fn names_of<'r>(name: &str, renames: impl Iterator<Item = &'r Renamed>) -> BTreeSet<String> {
    let renames: Vec<&Renamed> = renames.collect();
    let mut names = BTreeSet::from([name.to_owned()]);
    loop {
        let before = names.len();
        for rename in &renames {
            if names.contains(&rename.before) || names.contains(&rename.after) {
                names.extend([rename.before.clone(), rename.after.clone()]);
            }
        }
        if names.len() == before {
            return names;
        }
    }
}
