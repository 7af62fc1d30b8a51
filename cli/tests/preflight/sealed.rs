//! `tablewright migrate` runs what was sealed, and nothing else.

use std::fs;

use tablewright::{AnyConnection, migrate::Target};
use tablewright_testing::{Failed, Scratch, Trial};

use crate::{
    project::{Package, SPEC, changed},
    support::on_each,
};

pub(crate) fn trials() -> Vec<Trial> {
    [
        on_each("a_sealed_migration_that_has_changed_is_not_run", altered),
        on_each("a_migration_that_the_lock_does_not_know_is_not_run", by_hand),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn with_pending(scratch: &Scratch) -> Result<Package<'_>, Failed> {
    let package = Package::migrated(scratch, SPEC)?;
    package.seal(&changed(&[("      score: integer?", "      score: bigint?")]))?;
    Ok(package)
}

fn altered(scratch: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    let package = with_pending(scratch)?;
    let up = package.migrations().join("2025-11-24-170000_change_1").join("up.sql");
    let sealed = fs::read_to_string(&up)?;
    fs::write(&up, [&sealed, "CREATE TABLE sneaky (id INTEGER);\n"].concat())?;
    for arguments in [&["migrate"][..], &["migrate", "--dry-run"], &["redo"]] {
        let said = package.run(arguments, 1);
        assert!(said.out.contains("error[E0604]: the sealed file `migrations/"), "{}", said.out);
        assert!(said.out.contains("schema.lock:"), "{}", said.out);
    }
    assert_eq!(connection.history()?.len(), 1);
    fs::write(&up, &sealed)?;

    // The way back is what was proved, too, by whatever name the folder goes.
    let folders = fs::read_dir(package.migrations())?.map(|entry| Ok(entry?.path()));
    let first = folders.collect::<std::io::Result<Vec<_>>>()?.into_iter().min();
    let first = first.ok_or("no migration")?.join("down.sql");
    let down = fs::read_to_string(&first)?;
    fs::write(&first, [&down, "CREATE TABLE sneaky (id INTEGER);\n"].concat())?;
    let folder = ["migrations/../migrations/", scratch.database.keyword()].concat();
    for arguments in [
        &["revert"][..],
        &["revert", "--all", "--allow-loss", "--migration-dir", &folder],
        &["revert", "--dry-run"],
        &["redo", "--allow-loss"],
        &["repair"],
    ] {
        let said = package.run(arguments, 1);
        assert!(said.out.contains("down.sql` has changed"), "{arguments:?}: {}", said.out);
    }
    assert_eq!(connection.history()?.len(), 1);
    fs::write(&first, down)?;

    // Files of other databases need not be there where one database is migrated.
    for other in ["sqlite", "postgres", "mysql"] {
        if other != scratch.database.keyword() {
            fs::remove_dir_all(package.root().join("migrations").join(other))?;
        }
    }
    package.run(&["migrate"], 0);
    Ok(())
}

fn by_hand(scratch: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    let package = with_pending(scratch)?;
    let folder = package.migrations().join("2099-01-01-000000_by_hand");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("up.sql"), "CREATE TABLE sneaky (id INTEGER);\n")?;
    fs::write(folder.join("down.sql"), "DROP TABLE sneaky;\n")?;
    let said = package.run(&["migrate"], 1);
    assert!(said.out.contains("2099-01-01-000000_by_hand` is not a migration"), "{}", said.out);
    assert_eq!(connection.history()?.len(), 1);
    Ok(())
}
