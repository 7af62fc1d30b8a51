//! Which migrations were sealed together.
//!
//! One edit of the spec may become several migrations, where a database has a safe form that needs several. Their
//! recorded fingerprints show this: those before the last one say how far it is to the last one's schema. Start
//! reading at [`beginning`].

use sha2::{Digest, Sha256};

use crate::{
    digest::hexadecimal,
    migration::{HistoryEntry, Migration},
};

/// The position of the first of those that were sealed together with the one at `position`. `migrations` are in
/// the order of their versions.
pub(super) fn beginning(migrations: &[&'static Migration], position: usize) -> usize {
    let all: Vec<Migration> = migrations.iter().map(|migration| **migration).collect();
    let print = |migration: &&'static Migration| {
        HistoryEntry::of(migration, &all).map(|entry| entry.fingerprint)
    };
    let prints: Vec<Option<String>> = migrations.iter().map(print).collect();
    let is_whole = |first: usize, last: usize| {
        let Some(Some(to)) = prints.get(last) else { return false };
        (first..last).all(|it| prints[it].as_deref() == Some(&on_the_way(to, it - first + 1)))
    };
    // The last of them may not have run, so it stands at the position or behind it.
    (position..migrations.len())
        .flat_map(|last| (0..position.min(last)).map(move |first| (first, last)))
        .find(|(first, last)| is_whole(*first, *last))
        .map_or(position, |(first, _)| first)
}

/// The fingerprint of what is there after the first `done` migrations of those that lead to the schema of `to`,
/// as the generator makes it (`Fingerprint::on_the_way`).
fn on_the_way(to: &str, done: usize) -> String {
    hexadecimal(&Sha256::digest([to, " after ", &done.to_string()].concat()))
}

#[cfg(test)]
mod tests {
    use tablewright_codegen::history::Fingerprint;

    use super::*;

    fn migration(version: &'static str, fingerprint: &str) -> &'static Migration {
        let up = [
            "INSERT INTO \"__tablewright_history\" (\"version\") VALUES ('",
            version,
            "', 'name', '",
            fingerprint,
            "');",
        ];
        Box::leak(Box::new(Migration::new(version, "name", up.concat().leak(), "")))
    }

    #[test]
    fn those_on_the_way_to_one_schema_were_sealed_together() {
        let (first, second) = (Fingerprint::of_bytes(b"1"), Fingerprint::of_bytes(b"2"));
        let way = |done| Fingerprint::on_the_way(&second, done).to_string();
        let migrations = [
            migration("2026-01-01-000000", first.as_str()),
            migration("2026-01-01-000001", &way(1)),
            migration("2026-01-01-000002", &way(2)),
            migration("2026-01-01-000003", second.as_str()),
            migration("2026-01-01-000004", first.as_str()),
        ];
        let found: Vec<usize> = (0..5).map(|position| beginning(&migrations, position)).collect();
        assert_eq!(found, [0, 1, 1, 1, 4]);
        // Without the last one nobody can tell.
        assert_eq!(beginning(&migrations[..3], 2), 2);
    }
}
