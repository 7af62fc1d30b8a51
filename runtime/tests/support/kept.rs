//! `kept.txt` of a case: what queries give after a migration and after its way back.
//!
//! ```text
//! [up]
//! 2: FROM book WHERE shelf = 'x'
//! a,b: SELECT GROUP_CONCAT(code) FROM book
//! [down]
//! 2: FROM book
//! ```
//!
//! A query that begins with `FROM` counts rows; another gives one text.

use tablewright_testing::Failed;

/// What each query of the section called `heading` gives, and the query.
pub(crate) fn section<'t>(kept: &'t str, heading: &str) -> Result<Vec<(&'t str, &'t str)>, Failed> {
    let parted = |line: &'t str| {
        let words = [": FROM ", ": SELECT "];
        let position = words.iter().filter_map(|word| line.find(word)).min();
        let position =
            position.ok_or_else(|| format!("a line of kept.txt has no query: {line}"))?;
        Ok((&line[..position], &line[position + 2..]))
    };
    tablewright_testing::section(kept, heading).map(parted).collect()
}
