//! Reads `preflight.sql`: queries, and the comments above them.

use crate::{
    database::DatabaseKind,
    split::{Unfinished, split},
};

/// One query of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Question<'s> {
    /// The change that it is about: the first line of comment above it.
    pub(crate) change: &'s str,
    /// What it finds.
    pub(crate) finds: &'s str,
    /// The columns by which it tells rows.
    pub(crate) shows: Vec<&'s str>,
    /// The tables on whose rows its answer depends.
    pub(crate) reads: Vec<&'s str>,
    /// The query.
    pub(crate) text: &'s str,
}

/// The queries of a file in their order.
///
/// # Errors
///
/// If it ends inside a statement.
pub(crate) fn questions(file: &str, kind: DatabaseKind) -> Result<Vec<Question<'_>>, Unfinished> {
    let lines: Vec<&str> = file.lines().collect();
    let statements = split(file, kind)?;
    Ok(statements
        .into_iter()
        .filter_map(|statement| {
            let change = statement.comment?;
            let above = lines.get(..statement.line - 1)?.iter().rev();
            let comments = above.map_while(|line| line.strip_prefix("-- "));
            let mut question = Question {
                change,
                finds: change,
                shows: Vec::new(),
                reads: Vec::new(),
                text: statement.text,
            };
            for comment in comments {
                if let Some(finds) = comment.strip_prefix("finds: ") {
                    question.finds = finds;
                } else if let Some(shows) = comment.strip_prefix("shows: ") {
                    question.shows = shows.split(", ").collect();
                } else if let Some(table) = comment.strip_prefix("reads: ") {
                    question.reads.insert(0, table);
                }
            }
            Some(question)
        })
        .collect())
}

/// Whether SQL has the name as a word, in whatever case.
pub(crate) fn mentions(sql: &str, name: &str) -> bool {
    let (sql, name) = (sql.to_lowercase(), name.to_lowercase());
    let is_word = |character: char| character.is_alphanumeric() || character == '_';
    sql.match_indices(&name).any(|(position, found)| {
        let before = sql[..position].chars().next_back();
        let after = sql[position + found.len()..].chars().next();
        !before.is_some_and(is_word) && !after.is_some_and(is_word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_has_what_the_comments_right_above_it_say() {
        let file = "-- header\n\n-- not_null: a.b\n-- finds: rows of `a` without `b`\n-- shows: id, c\n\
                    -- reads: a\n-- reads: d\nSELECT 1 AS shown\nFROM a;\n\n-- check: a.ck\nSELECT 2;\n";
        let found = questions(file, DatabaseKind::Sqlite).unwrap();
        let first = Question {
            change: "not_null: a.b",
            finds: "rows of `a` without `b`",
            shows: vec!["id", "c"],
            reads: vec!["a", "d"],
            text: "SELECT 1 AS shown\nFROM a",
        };
        assert_eq!(found[0], first);
        assert_eq!((found[1].change, found[1].finds), ("check: a.ck", "check: a.ck"));
        assert_eq!(questions("", DatabaseKind::Mysql).unwrap(), []);
    }

    #[test]
    fn a_table_is_mentioned_as_a_word_alone() {
        assert!(mentions("ALTER TABLE \"Job\" ADD x", "job"));
        assert!(!mentions("ALTER TABLE job_run ADD x", "job"));
    }
}
