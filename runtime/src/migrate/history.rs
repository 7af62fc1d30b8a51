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
    /// What will be recorded of `migration`, if it is one of those that are: by itself, or by a later one of
    /// `migrations`, where its own statement must stand alone.
    #[must_use]
    pub fn of(migration: &Migration, migrations: &[Migration]) -> Option<Self> {
        let version = migration.recorded_version();
        let later = || migrations.iter().flat_map(Self::recorded_by);
        let mut entries = Self::recorded_by(migration).chain(later());
        entries.find(|entry| entry.digits() == version)
    }

    /// What a migration records when it has run.
    fn recorded_by(migration: &Migration) -> impl Iterator<Item = Self> + use<> {
        let up = migration.up;
        up.match_indices(TABLE).filter_map(move |(position, _)| {
            let before = up[..position].trim_end_matches(['"', '`', '[']).trim_end();
            let is_insert = before.ends_with("INSERT INTO");
            let mut literals = literals(up[position..].split_once("VALUES")?.1);
            let (version, name) = (literals.next()?, literals.next()?);
            is_insert.then_some(Self { version, name, fingerprint: literals.next()? })
        })
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
pub(super) fn check<C: Target>(connection: &mut C, migrations: &[Migration]) -> Result<(), Error> {
    let last = migrations.iter().max_by_key(|migration| migration.recorded_version());
    let Some(last) = last else { return Ok(()) };
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
        if let Some(expected) = HistoryEntry::of(migration, migrations)
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
        let version = "2026-11-22-120000";
        let migration = Migration { version, name: "", up, down: "", run_in_transaction: true };
        let expected = HistoryEntry {
            version: "2026-11-22-120000".to_owned(),
            name: "add_tag".to_owned(),
            fingerprint: "ab12".to_owned(),
        };
        assert_eq!(HistoryEntry::of(&migration, &[]), Some(expected));
        let silent = Migration { up: "CREATE TABLE a (x INT);", ..migration };
        assert_eq!(HistoryEntry::of(&silent, &[]), None);
    }

    #[test]
    fn a_migration_that_cannot_record_itself_is_recorded_by_a_later_one() {
        let version = "2026-11-22-120000";
        let up = "CREATE INDEX CONCURRENTLY ix ON a (x);";
        let alone = Migration { version, name: "index", up, down: "", run_in_transaction: false };
        let up = "INSERT INTO \"__tablewright_history\" (\"version\")\n    \
                  VALUES ('2026-11-22-120000', 'index', 'ab12');\n\n\
                  INSERT INTO \"__tablewright_history\" (\"version\")\n    \
                  VALUES ('2026-11-22-120001', 'finish', 'cd34');\n";
        let finish = Migration { version: "2026-11-22-120001", name: "finish", up, ..alone };
        let found = |migration| HistoryEntry::of(migration, &[alone, finish]).unwrap();
        assert_eq!(
            (found(&alone).name, found(&alone).fingerprint),
            ("index".into(), "ab12".into())
        );
        assert_eq!(found(&finish).name, "finish");
    }
}
