//! What migrations record in `__tablewright_history`, compared with the migrations of this program.
//!
//! The columns of that table cannot change: version, name and the fingerprint of the schema that the migration
//! leads to. It needs no checksum of the file: a sealed file's checksum is in `schema.lock`, and a build refuses a
//! file that differs. Otherwise a database can only have run an older draft or a migration of another branch with
//! the same version, and these lead to another fingerprint. The name is for people: a draft gets its final name
//! when it is sealed, and what it did stays the same.

use std::{collections::BTreeMap, convert::identity};

use super::Migration;

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

    /// What a migration records when it has run, the last first: the statements stand together at the end of
    /// its file, and what is before them may be long.
    fn recorded_by(migration: &Migration) -> impl Iterator<Item = Self> + use<> {
        let up = migration.up;
        let inserted = move |(position, _): (usize, &str)| {
            let before = up[..position].trim_end_matches(['"', '`', '[']).trim_end();
            let mut literals = literals(up[position..].split_once("VALUES")?.1);
            let (version, name) = (literals.next()?, literals.next()?);
            let fingerprint = literals.next()?;
            before.ends_with("INSERT INTO").then_some(Self { version, name, fingerprint })
        };
        up.rmatch_indices(TABLE).map(inserted).skip_while(Option::is_none).map_while(identity)
    }

    /// Whether both lead to one schema. Under one version that makes them one migration, whatever it is
    /// called: sealing gives a draft another name.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        self.fingerprint == other.fingerprint
    }

    pub(crate) fn digits(&self) -> String {
        digits(&self.version)
    }

    /// Version and name, as a migration's folder is called.
    #[must_use]
    pub fn full_name(&self) -> String {
        [&self.version, "_", &self.name].concat()
    }

    /// Name and fingerprint, for a message.
    pub(crate) fn describe(&self) -> String {
        ["`", &self.name, "` (fingerprint ", &self.fingerprint, ")"].concat()
    }
}

/// The digits of a version, by which Diesel knows it.
pub fn digits(version: &str) -> String {
    version.chars().filter(char::is_ascii_digit).collect()
}

/// The contents of the text literals of `sql`. Versions, names and fingerprints need no escapes.
fn literals(sql: &str) -> impl Iterator<Item = String> {
    sql.split('\'').skip(1).step_by(2).map(str::to_owned)
}

/// A migration of this program, as the database should have recorded it.
struct Known {
    /// The version as Diesel records it.
    version: String,
    migration: &'static Migration,
    /// Nothing for a migration that nothing records.
    expected: Option<HistoryEntry>,
}

/// What a database has recorded, held against the migrations that are here.
#[derive(Debug, Default)]
pub(crate) struct Comparison {
    /// Those of ours that are to be recorded and are not, in order.
    pub(crate) missing: Vec<&'static Migration>,
    /// The last one of ours that is recorded.
    pub(crate) last_recorded: Option<&'static Migration>,
    /// The first version at which another migration is recorded than is here: what is recorded, what is here.
    pub(crate) changed: Option<(HistoryEntry, HistoryEntry)>,
    /// What is recorded and later than all of ours.
    pub(crate) newer: Vec<HistoryEntry>,
    /// What is recorded between ours and not ours: of another folder that shares the database.
    pub(crate) others: Vec<HistoryEntry>,
}

impl Comparison {
    /// Compares; `migrations` are in the order of their versions.
    pub(crate) fn new(recorded: Vec<HistoryEntry>, migrations: &[&'static Migration]) -> Self {
        let mut expected: BTreeMap<String, HistoryEntry> = migrations
            .iter()
            .flat_map(|migration| HistoryEntry::recorded_by(migration))
            .map(|entry| (entry.digits(), entry))
            .collect();
        let known: Vec<Known> = migrations
            .iter()
            .map(|migration| {
                let version = migration.recorded_version();
                let expected = expected.remove(&version);
                Known { version, migration, expected }
            })
            .collect();
        let mut is_recorded = vec![false; known.len()];
        let mut comparison = Self::default();
        for entry in recorded {
            let version = entry.digits();
            match known.binary_search_by(|known| known.version.as_str().cmp(&version)) {
                Ok(position) => {
                    is_recorded[position] = true;
                    comparison.meet(&known[position], entry);
                }
                Err(position) if position == known.len() => comparison.newer.push(entry),
                Err(_) => comparison.others.push(entry),
            }
        }
        for (known, is_recorded) in known.iter().zip(is_recorded) {
            if is_recorded {
                comparison.last_recorded = Some(known.migration);
            } else if known.expected.is_some() {
                comparison.missing.push(known.migration);
            }
        }
        comparison
    }

    /// Takes down what is recorded under the version of one of ours.
    fn meet(&mut self, known: &Known, entry: HistoryEntry) {
        if let Some(expected) = &known.expected
            && !expected.is_same(&entry)
            && self.changed.is_none()
        {
            self.changed = Some((entry, expected.clone()));
        }
    }
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
        let migration = Migration::new(version, "", up, "");
        let expected = HistoryEntry {
            version: "2026-11-22-120000".to_owned(),
            name: "add_tag".to_owned(),
            fingerprint: "ab12".to_owned(),
        };
        assert_eq!(HistoryEntry::of(&migration, &[]), Some(expected));
        let silent = Migration::new(version, "", "CREATE TABLE a (x INT);", "");
        assert_eq!(HistoryEntry::of(&silent, &[]), None);
    }

    #[test]
    fn a_migration_that_cannot_record_itself_is_recorded_by_a_later_one() {
        let version = "2026-11-22-120000";
        let up = "CREATE INDEX CONCURRENTLY ix ON a (x);";
        let alone = Migration::new(version, "index", up, "").in_transaction(false);
        let up = "INSERT INTO \"__tablewright_history\" (\"version\")\n    \
                  VALUES ('2026-11-22-120000', 'index', 'ab12');\n\n\
                  INSERT INTO \"__tablewright_history\" (\"version\")\n    \
                  VALUES ('2026-11-22-120001', 'finish', 'cd34');\n";
        let finish = Migration::new("2026-11-22-120001", "finish", up, "").in_transaction(false);
        let found = |migration| HistoryEntry::of(migration, &[alone, finish]).unwrap();
        assert_eq!(
            (found(&alone).name, found(&alone).fingerprint),
            ("index".into(), "ab12".into())
        );
        assert_eq!(found(&finish).name, "finish");
    }
}
