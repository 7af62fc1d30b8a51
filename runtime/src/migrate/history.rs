//! What the migrations themselves record in `__tablewright_history`, compared with what is here.
//!
//! The columns of that table are settled: version, name and the fingerprint of the schema that the migration
//! leads to. A checksum of the file is not among them, and need not be: a sealed file's checksum stands in
//! `schema.lock`, and a build refuses a file that differs. What a database can have run besides is an older
//! draft or a migration of another branch with the same version, and these have another name or fingerprint.

use super::{Migration, Target};
use crate::Error;

/// The name of the table, which each migration fills by its own SQL.
const TABLE: &str = "__tablewright_history";

/// A row of the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryEntry {
    /// The version, as the migration's folder has it.
    pub version: String,
    /// The name.
    pub name: String,
    /// The fingerprint of the schema that the migration leads to.
    pub fingerprint: String,
}

impl HistoryEntry {
    /// What `migration` will record of itself, if it is one that records itself.
    #[must_use]
    pub fn of(migration: &Migration) -> Option<Self> {
        let after_table = &migration.up[migration.up.rfind(TABLE)?..];
        let mut literals = literals(after_table.split_once("VALUES")?.1);
        let (version, name) = (literals.next()?, literals.next()?);
        Some(Self { version, name, fingerprint: literals.next()? })
    }

    /// Whether both are of one migration.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        (&self.name, &self.fingerprint) == (&other.name, &other.fingerprint)
    }

    fn digits(&self) -> String {
        digits(&self.version)
    }

    fn describe(&self) -> String {
        ["`", &self.name, "` (fingerprint ", &self.fingerprint, ")"].concat()
    }
}

/// The digits of a version, by which Diesel knows it.
pub(super) fn digits(version: &str) -> String {
    version.chars().filter(char::is_ascii_digit).collect()
}

/// The contents of the text literals of `sql`. Versions, names and fingerprints need no escapes.
fn literals(sql: &str) -> impl Iterator<Item = String> {
    sql.split('\'').skip(1).step_by(2).map(str::to_owned)
}

/// Refuses a database that has run what is not here: another migration of a version that is, or later ones.
///
/// Unknown versions between those that are here are of another folder, and left alone; so is what has not
/// recorded itself in the history.
pub(super) fn check<C: Target>(
    connection: &mut C,
    migrations: &[&'static Migration],
) -> Result<(), Error> {
    let Some(last) = migrations.last() else { return Ok(()) };
    let recorded = connection
        .history()
        .map_err(|source| Error::Query { purpose: "read the history of migrations", source })?;
    let find =
        |version: &str| migrations.iter().find(|migration| migration.recorded_version() == version);
    let mut unknown = Vec::new();
    for entry in recorded {
        let version = entry.digits();
        let Some(migration) = find(&version) else {
            if version > last.recorded_version() {
                unknown.push([&entry.version, "_", &entry.name].concat());
            }
            continue;
        };
        if let Some(expected) = HistoryEntry::of(migration)
            && !expected.is_same(&entry)
        {
            return Err(Error::Diverged {
                database: connection.label(),
                version: entry.version.clone(),
                recorded: entry.describe(),
                expected: expected.describe(),
            });
        }
    }
    if unknown.is_empty() {
        return Ok(());
    }
    Err(Error::Newer { database: connection.label(), unknown, last: last.full_name() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_migration_says_what_it_will_record() {
        let up = "CREATE TABLE IF NOT EXISTS `__tablewright_history` (x);\n\
                  INSERT INTO `__tablewright_history` (`version`, `name`, `fingerprint`)\n    \
                  VALUES ('2026-11-22-120000', 'add_tag', 'ab12');\n";
        let migration = Migration {
            version: "",
            name: "",
            up,
            down: "",
            run_in_transaction: true,
            preflight: "",
        };
        let expected = HistoryEntry {
            version: "2026-11-22-120000".to_owned(),
            name: "add_tag".to_owned(),
            fingerprint: "ab12".to_owned(),
        };
        assert_eq!(HistoryEntry::of(&migration), Some(expected));
        let silent = Migration { up: "CREATE TABLE a (x INT);", ..migration };
        assert_eq!(HistoryEntry::of(&silent), None);
    }
}
