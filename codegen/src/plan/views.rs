//! Which views are made anew: those that differ, and those that read what differs.
//!
//! Some databases refuse to change a table under a view, others leave the view broken or stale. What a
//! view reads is known only from its words, so one that only seems to read a table is made anew as well.

use std::collections::BTreeSet;

use super::{Step, change::Planning, view_steps};
use crate::{
    diff::Change,
    schema::{Schema, ViewName},
};

/// The steps that drop views before the tables change and make them again afterwards.
pub(super) fn view_changes(planning: &Planning<'_>, changes: &[Change]) -> Vec<Step> {
    let (before, after) = (&planning.lowered.before, &planning.lowered.after);
    if before.views.is_empty() && after.views.is_empty() {
        return Vec::new();
    }
    let mut names = BTreeSet::new();
    let mut views = BTreeSet::new();
    for change in changes {
        if let Change::AddView(name, _) | Change::DropView(name, _) | Change::AlterView(name, _) =
            change
        {
            views.insert(name.clone());
            names.insert(name.as_str().to_lowercase());
        } else if let Some(table) = change.table().filter(|_| disturbs(change)) {
            names.insert(table.before.as_str().to_lowercase());
            names.insert(table.after.as_str().to_lowercase());
        }
    }
    // Readers of readers: each round finds at least one more, or it is the last.
    loop {
        let more: Vec<&ViewName> = [before, after]
            .into_iter()
            .flat_map(|schema| readers(schema, &names, planning))
            .collect();
        let known = views.len();
        for name in more {
            names.insert(name.as_str().to_lowercase());
            views.insert(name.clone());
        }
        if views.len() == known {
            break;
        }
    }
    let drops = view_steps(before, planning.dialect).into_iter().rev();
    let drops = drops.filter(|step| views.contains(&step.name)).map(Step::DropView);
    let creates = view_steps(after, planning.dialect).into_iter();
    let creates = creates.filter(|step| views.contains(&step.name)).map(Step::CreateView);
    drops.chain(creates).collect()
}

/// The views of `schema` whose query has one of `names` among its words.
fn readers<'s>(
    schema: &'s Schema,
    names: &BTreeSet<String>,
    planning: &Planning<'_>,
) -> impl Iterator<Item = &'s ViewName> {
    schema.views.iter().filter_map(|(name, view)| {
        let query = view.query.as_ref().get(planning.dialect).as_deref()?.to_lowercase();
        let query = unquoted(&query);
        names.iter().any(|name| mentions_word(&query, name)).then_some(name)
    })
}

/// The text with every doubled quoting character once, as it stands in a name.
fn unquoted(query: &str) -> String {
    query.replace("\"\"", "\"").replace("``", "`").replace("]]", "]")
}

/// Whether `name` stands in `text` as a word of its own.
pub(super) fn mentions_word(text: &str, name: &str) -> bool {
    let is_word = |character: char| character.is_alphanumeric() || character == '_';
    text.match_indices(name).any(|(start, _)| {
        !text[..start].chars().next_back().is_some_and(is_word)
            && !text[start + name.len()..].chars().next().is_some_and(is_word)
    })
}

/// Whether a change may break or bend a view that reads the table. What no query sees
/// does not; but a check, a key or a foreign key can mean a new table under the old name (SQLite).
fn disturbs(change: &Change) -> bool {
    match change {
        Change::AddTable(..)
        | Change::AlterTableComment(_)
        | Change::AddIndex(_)
        | Change::DropIndex(_)
        | Change::RenameIndex(_)
        | Change::AlterIndex(_)
        | Change::AddSearchIndex(_)
        | Change::DropSearchIndex(_)
        | Change::RenameSearchIndex(_)
        | Change::AlterSearchIndex(_)
        | Change::AddTrigger(_)
        | Change::DropTrigger(_)
        | Change::AlterTrigger(_)
        | Change::AddEnum(..)
        | Change::DropEnum(..)
        | Change::AlterEnum(_)
        | Change::AddView(..)
        | Change::DropView(..)
        | Change::AlterView(..)
        | Change::AddRawObject(..)
        | Change::DropRawObject(..)
        | Change::AlterRawObject(..) => false,
        Change::DropTable(..)
        | Change::RenameTable(_)
        | Change::AddColumn(_)
        | Change::DropColumn(_)
        | Change::RenameColumn(_)
        | Change::AlterColumn(_)
        | Change::AddPrimaryKey(_)
        | Change::DropPrimaryKey(_)
        | Change::RenamePrimaryKey(_)
        | Change::AlterPrimaryKey(_)
        | Change::AddUnique(_)
        | Change::DropUnique(_)
        | Change::RenameUnique(_)
        | Change::AlterUnique(_)
        | Change::AddForeignKey(_)
        | Change::DropForeignKey(_)
        | Change::RenameForeignKey(_)
        | Change::AlterForeignKey(_)
        | Change::AddCheck(_)
        | Change::DropCheck(_)
        | Change::RenameCheck(_)
        | Change::AlterCheck(_) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::{mentions_word, unquoted};

    #[test]
    fn a_quoted_name_is_mentioned_with_its_quotes_doubled() {
        for query in ["select 1 from \"we\"\"ird\"", "select 1 from [x]]y]", "select 1 from `a``b`"]
        {
            let query = unquoted(query);
            let names = ["we\"ird", "x]y", "a`b"];
            assert_eq!(
                names.iter().filter(|name| mentions_word(&query, name)).count(),
                1,
                "{query}"
            );
        }
    }

    #[test]
    fn a_table_is_mentioned_by_a_whole_word_alone() {
        assert!(mentions_word("select * from job", "job"));
        assert!(mentions_word("select x from \"job\".y", "job"));
        assert!(!mentions_word("select * from job_runs, my_job, jobs", "job"));
    }
}
