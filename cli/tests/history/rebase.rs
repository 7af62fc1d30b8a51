//! `tablewright rebase`, with the merges, rebases and cherry-picks of a real git.

use std::{process::Stdio, time::Duration};

use tablewright_testing::Failed;

use super::repository::Repository;

/// How often a rebase is killed, unless `CRASHES` says otherwise.
const CRASHES: u64 = 5;

type Test = fn() -> Result<(), Failed>;

pub(crate) const TESTS: [(&str, Test); 12] = [
    ("two_branches_that_sealed_conflict_in_git_and_a_rebase_mends_it", merged),
    ("in_a_git_rebase_what_the_branch_is_put_on_stays", rebased),
    ("a_cherry_picked_migration_comes_last", cherry_picked),
    ("on_the_main_branch_a_merge_asks_whose_migrations_stay", merged_into_main),
    ("a_spec_in_conflict_is_settled_first", spec_in_conflict),
    ("a_draft_is_left_where_that_is_asked_for", left_as_a_draft),
    ("several_migrations_of_ours_become_one", several),
    ("several_migrations_of_one_draft_keep_its_name", one_draft_of_several),
    ("renames_and_consents_that_are_gone_from_the_spec_are_asked_for", words_are_gone),
    ("a_merge_that_took_one_lock_whole_is_mended_afterwards", mended_afterwards),
    ("where_nothing_comes_together_nothing_is_done", nothing_to_do),
    ("a_rebase_that_is_killed_is_run_again", killed),
];

const BASE: &str = "\
dialects: [sqlite, postgres, mysql, mssql]
tables:
  author:
    columns:
      id: bigint auto_increment
      name: text
    primary_key: id

  book:
    columns:
      id: bigint auto_increment
      title: text
    primary_key: id
";

/// Ours: a column of `author`.
fn ours(spec: &str) -> String {
    spec.replace("      name: text\n", "      name: text\n      born: date?\n")
}

/// Theirs: a column of `book`.
fn theirs(spec: &str) -> String {
    spec.replace("      title: text\n", "      title: text\n      year: integer?\n")
}

/// `main` has theirs, and `mine`, which is checked out, has ours.
fn parted() -> Result<Repository, Failed> {
    let mut repository = Repository::new(BASE)?;
    repository.git(&["checkout", "--quiet", "-b", "mine"])?;
    repository.change(&ours(BASE), "add_born")?;
    repository.git(&["checkout", "--quiet", "main"])?;
    repository.change(&theirs(BASE), "add_year")?;
    repository.git(&["checkout", "--quiet", "mine"])?;
    Ok(repository)
}

fn merged() -> Result<(), Failed> {
    let mut repository = parted()?;
    let merge = repository.try_git(&["merge", "main"])?.with(1);
    merge.says(&["CONFLICT", "migrations/schema.lock"]);
    let conflicts = repository.git(&["diff", "--name-only", "--diff-filter=U"])?;
    assert_eq!(conflicts, "migrations/schema.lock\n", "the spec and the files merge by themselves");
    repository.tablewright(&["status"])?.with(1).says(&["E0601", "`tablewright rebase`"]);

    let done = repository.tablewright(&["rebase"])?.with(0);
    let done = done.says(&[
        "_add_year`\n",
        "replaced `",
        "sealed `",
        "`tablewright dev URL`",
        "`git merge --continue`",
    ]);
    assert!(done.out.starts_with("kept `"), "{}", done.out);
    assert_eq!(repository.names()?, ["first", "add_year", "add_born"]);
    repository.tablewright(&["status"])?.with(0).says(&["the spec matches the sealed schema"]);
    let tree = repository.tree()?;
    repository.tablewright(&["rebase"])?.with(0);
    assert_eq!(repository.tree()?, tree, "once is enough");

    repository.git(&["add", "migrations"])?;
    repository.tablewright(&["rebase"])?.with(0);
    assert_eq!(repository.tree()?, tree, "also when git knows of it");
    repository.git(&["merge", "--continue"])?;
    assert_eq!(repository.git(&["status", "--porcelain"])?, "");
    repository.tablewright(&["rebase"])?.with(0).says(&["nothing to rebase"]);

    let up = repository.tablewright(&["migrate", "app.sqlite"])?.with(0);
    up.says(&["_first", "_add_year", "_add_born"]);
    repository.tablewright(&["revert", "app.sqlite", "--all"])?.with(0);
    Ok(())
}

fn rebased() -> Result<(), Failed> {
    let mut repository = parted()?;
    let more = ours(BASE).replace("born: date?", "born: date?\n      died: date?");
    repository.change(&more, "add_died")?;
    let stopped = repository.try_git(&["rebase", "main"])?.with(1);
    stopped.says(&["migrations/schema.lock"]);
    repository.tablewright(&["rebase"])?.with(0).says(&["_add_year", "`git rebase --continue`"]);
    assert_eq!(repository.names()?, ["first", "add_year", "add_born"]);
    repository.git(&["add", "migrations"])?;
    // The second commit of ours stops as well: its parent had another history.
    repository.try_git(&["rebase", "--continue"])?.with(1);
    repository.tablewright(&["rebase"])?.with(0);
    assert_eq!(repository.names()?, ["first", "add_year", "add_born", "add_died"]);
    repository.git(&["add", "migrations"])?;
    repository.git(&["rebase", "--continue"])?;
    repository.tablewright(&["status"])?.with(0);
    let files = repository.git(&[
        "show",
        "--name-status",
        "--format=",
        "HEAD",
        "--",
        "migrations/sqlite",
    ])?;
    assert!(
        files.lines().all(|line| line.starts_with("A\t") && line.contains("_add_died/")),
        "{files}"
    );
    Ok(())
}

fn cherry_picked() -> Result<(), Failed> {
    let mut repository = parted()?;
    repository.git(&["checkout", "--quiet", "main"])?;
    repository.try_git(&["cherry-pick", "mine"])?.with(1);
    repository.tablewright(&["rebase"])?.with(0).says(&["`git cherry-pick --continue`"]);
    assert_eq!(repository.names()?, ["first", "add_year", "add_born"]);
    repository.tablewright(&["status"])?.with(0);
    Ok(())
}

fn merged_into_main() -> Result<(), Failed> {
    let mut repository = parted()?;
    repository.git(&["checkout", "--quiet", "main"])?;
    repository.try_git(&["merge", "mine"])?.with(1);
    let before = repository.tree()?;
    repository.tablewright(&["rebase"])?.with(2).says(&["`--onto HEAD`", "`--onto MERGE_HEAD`"]);
    repository
        .tablewright(&["rebase", "--onto", "main~1"])?
        .with(2)
        .says(&["is neither `HEAD` nor"]);
    repository.tablewright(&["rebase", "--onto", "nobody"])?.with(2).says(&["not a commit"]);
    assert_eq!(repository.tree()?, before);
    let done = repository.tablewright(&["rebase", "--onto", "main", "--format", "json"])?.with(0);
    let done: serde_json::Value = serde_json::from_str(&done.out)?;
    assert!(done["kept"][0].as_str().unwrap_or_default().ends_with("_add_year"), "{done}");
    assert!(done["sealed"][0].as_str().unwrap_or_default().ends_with("_add_born"), "{done}");
    assert_eq!(repository.names()?, ["first", "add_year", "add_born"]);
    Ok(())
}

fn spec_in_conflict() -> Result<(), Failed> {
    let mut repository = Repository::new(BASE)?;
    repository.git(&["checkout", "--quiet", "-b", "mine"])?;
    repository.change(&ours(BASE), "add_born")?;
    repository.git(&["checkout", "--quiet", "main"])?;
    repository.change(&ours(BASE).replace("born: date?", "died: date?"), "add_died")?;
    repository.git(&["checkout", "--quiet", "mine"])?;
    repository.try_git(&["merge", "main"])?.with(1).says(&["schema.yaml"]);
    let before = repository.tree()?;
    let refused = repository.tablewright(&["rebase"])?.with(1);
    refused.says(&["E0101", "an unresolved merge conflict", "`tablewright rebase`"]);
    assert_eq!(repository.tree()?, before);

    let settled = ours(BASE).replace("born: date?", "born: date?\n      died: date?");
    repository.edit(&settled)?;
    repository.tablewright(&["rebase", "--name", "add_born_too"])?.with(0);
    assert_eq!(repository.names()?, ["first", "add_died", "add_born_too"]);
    repository.tablewright(&["status"])?.with(0);
    Ok(())
}

fn left_as_a_draft() -> Result<(), Failed> {
    let mut repository = parted()?;
    // An open draft on top of ours, committed as it is.
    repository.edit(&ours(BASE).replace("born: date?", "born: date?\n      died: date?"))?;
    repository.tablewright(&["seal", "Not a name"])?.with(1);
    repository.commit("a draft")?;
    repository.try_git(&["merge", "main"])?.with(1);
    let done = repository.tablewright(&["rebase", "--draft"])?.with(0);
    done.says(&["draft `"]);
    assert_eq!(repository.names()?, ["first", "add_year", "change_author"]);
    let status = repository.tablewright(&["status"])?.with(1);
    status.says(&["- add column `author.born`\n- add column `author.died`\n"]);
    // Run again without the wish, it goes on from there.
    repository.tablewright(&["rebase"])?.with(0).says(&["sealed `"]);
    assert_eq!(repository.names()?, ["first", "add_year", "add_born"]);
    repository.tablewright(&["status"])?.with(0);
    Ok(())
}

fn several() -> Result<(), Failed> {
    let mut repository = parted()?;
    let more = ours(BASE).replace("born: date?", "born: date?\n      died: date?");
    repository.change(&more, "add_died")?;
    repository.try_git(&["merge", "main"])?.with(1);
    let done = repository.tablewright(&["rebase"])?.with(0);
    done.says(&["_add_born_and_add_died`", "became one"]);
    assert_eq!(repository.names()?, ["first", "add_year", "add_born_and_add_died"]);
    repository.tablewright(&["status"])?.with(0);
    Ok(())
}

/// `PostgreSQL` builds an index in a migration of its own.
fn one_draft_of_several() -> Result<(), Failed> {
    let mut repository = Repository::new(BASE)?;
    let indexed =
        |spec: &str| [spec, "    indexes: [{ name: ix_book, columns: [id desc] }]\n"].concat();
    repository.git(&["checkout", "--quiet", "-b", "mine"])?;
    repository.change(&indexed(BASE), "index")?;
    assert_eq!(repository.names()?, ["first", "index_1", "index_2"]);
    repository.git(&["checkout", "--quiet", "main"])?;
    repository.change(&theirs(BASE), "add_year")?;
    repository.git(&["checkout", "--quiet", "mine"])?;
    repository.try_git(&["merge", "main"])?.with(1);
    repository.edit(&indexed(&theirs(BASE)))?;
    let done = repository.tablewright(&["rebase"])?.with(0);
    assert!(!done.errors.contains("became one"), "{}", done.errors);
    assert_eq!(repository.names()?, ["first", "add_year", "index_1", "index_2"]);
    repository.tablewright(&["status"])?.with(0);
    Ok(())
}

fn words_are_gone() -> Result<(), Failed> {
    let mut repository = Repository::new(BASE)?;
    repository.git(&["checkout", "--quiet", "-b", "mine"])?;
    let renamed =
        BASE.replace("      name: text", "      full_name: { type: text, renamed_from: name }");
    repository.change(&renamed, "full_name")?;
    let tidied = BASE.replace("      name: text", "      full_name: text");
    repository.edit(&tidied)?;
    repository.commit("tidy up")?;
    repository.git(&["checkout", "--quiet", "main"])?;
    repository.change(&theirs(BASE), "add_year")?;
    repository.git(&["checkout", "--quiet", "mine"])?;
    repository.try_git(&["merge", "main"])?.with(1);
    let before = repository.tree()?;
    let refused = repository.tablewright(&["rebase"])?.with(1);
    refused.says(&[
        "E0613",
        "renamed `name` to `full_name` in `author`",
        "`renamed_from: name`",
        "nothing was changed",
    ]);
    assert_eq!(repository.tree()?, before);
    repository.edit(&theirs(&renamed))?;
    repository.tablewright(&["rebase"])?.with(0);
    assert_eq!(repository.names()?, ["first", "add_year", "full_name"]);
    let folder = repository.names()?;
    assert_eq!(folder.len(), 3);
    repository.tablewright(&["status"])?.with(0);
    // The rename is sealed: without its words the spec is still what is sealed.
    repository.edit(&theirs(&tidied))?;
    repository.tablewright(&["status"])?.with(0);
    Ok(())
}

fn mended_afterwards() -> Result<(), Failed> {
    let mut repository = parted()?;
    repository
        .tablewright(&["rebase", "--onto", "main"])?
        .with(2)
        .says(&["`git merge main` first"]);
    repository.try_git(&["merge", "main"])?.with(1);
    repository.git(&["checkout", "--ours", "migrations/schema.lock"])?;
    repository.commit("merged by hand")?;
    repository.tablewright(&["status"])?.with(1).says(&["E0606"]);
    repository.tablewright(&["rebase"])?.with(0).says(&["nothing to rebase"]);
    repository.tablewright(&["rebase", "--onto", "main"])?.with(0);
    assert_eq!(repository.names()?, ["first", "add_year", "add_born"]);
    repository.tablewright(&["status"])?.with(0);
    repository.commit("mended")?;
    let tree = repository.tree()?;
    repository.tablewright(&["rebase", "--onto", "main"])?.with(0);
    assert_eq!(repository.tree()?, tree);
    Ok(())
}

fn nothing_to_do() -> Result<(), Failed> {
    let mut repository = parted()?;
    let before = repository.tree()?;
    repository.tablewright(&["rebase"])?.with(0).says(&["nothing to rebase"]);
    let locked = repository.command(&["rebase"]).env("TABLEWRIGHT_LOCKED", "1").output()?;
    assert_eq!(locked.status.code(), Some(2));
    assert_eq!(repository.tree()?, before);
    std::fs::rename(repository.root().join(".git"), repository.root().join("elsewhere"))?;
    let outside = repository.command(&["rebase"]).env("GIT_CEILING_DIRECTORIES", "/").output()?;
    assert_eq!(outside.status.code(), Some(3), "{outside:?}");
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "the environment says how long to try")]
fn killed() -> Result<(), Failed> {
    let crashes = std::env::var("CRASHES").ok().and_then(|it| it.parse().ok()).unwrap_or(CRASHES);
    let mut repository = parted()?;
    for crash in 0..crashes {
        repository.git(&["reset", "--quiet", "--hard", "mine"])?;
        repository.git(&["clean", "--quiet", "--force", "-d", "migrations"])?;
        repository.try_git(&["merge", "main"])?.with(1);
        let mut processes = Vec::new();
        // The last of three is what the third leaves of what the first left.
        for round in 0..3 {
            let mut command = repository.command(&["rebase"]);
            let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
            std::thread::sleep(Duration::from_millis((crash * 23 + round * 61) % 197));
            // It may have ended by then.
            let _ = child.kill();
            child.wait()?;
            processes.push(format!("tablewright_proof_{}_", child.id()));
        }
        repository.tablewright(&["rebase"])?.with(0);
        assert_eq!(repository.names()?, ["first", "add_year", "add_born"], "crash {crash}");
        repository.tablewright(&["status"])?.with(0);
        assert!(!repository.read("migrations/schema.lock")?.contains("\"draft\""));
        repository.tablewright(&["seal"])?;
        for entry in std::fs::read_dir(std::env::temp_dir())? {
            let name = entry?.file_name().to_string_lossy().into_owned();
            assert!(!processes.iter().any(|process| name.starts_with(process)), "{name} is left");
        }
    }
    Ok(())
}
