//! Whether SQL mentions a name. This is the one place that decides it for SQL that is not parsed: queries of
//! views, bodies of triggers, data steps, raw objects and raw expressions.

use crate::{
    dialect::Dialect,
    schema::{ColumnName, Expression, folded, name::unqualified},
};

/// SQL that can be asked for names.
///
/// A name is mentioned where it stands as a whole word, in any case of letters, bare or between the quotes of
/// any dialect. Comments and string literals count too, so the answer may be yes without need, and is no only
/// where the text has no such word.
pub(crate) struct Mentions {
    /// In lower case.
    text: String,
    /// The same with each doubled quoting character once; empty if there is none.
    unquoted: String,
}

impl Mentions {
    /// Prepares `sql` for questions.
    pub(crate) fn new(sql: &str) -> Self {
        let text = sql.to_lowercase();
        let is_doubled = ["\"\"", "``", "]]"].into_iter().any(|quotes| text.contains(quotes));
        let unquoted = if is_doubled {
            text.replace("\"\"", "\"").replace("``", "`").replace("]]", "]")
        } else {
            String::new()
        };
        Self { text, unquoted }
    }

    /// Whether the SQL mentions `name`. Of a name in a namespace the last part is asked for, since each part may be
    /// quoted.
    pub(crate) fn has(&self, name: &str) -> bool {
        let name = unqualified(name).to_lowercase();
        has_word(&self.text, &name) || has_word(&self.unquoted, &name)
    }
}

/// Whether `sql` mentions `name`, see [`Mentions`].
pub(crate) fn mentions(sql: &str, name: &str) -> bool {
    Mentions::new(sql).has(name)
}

/// Whether `expression` names one of `columns`. Of raw SQL only the text is known, see [`Mentions`].
pub(crate) fn mentions_column(
    expression: &Expression,
    columns: &[&ColumnName],
    dialect: Dialect,
) -> bool {
    let is_one = |name: &ColumnName| {
        columns.iter().any(|column| folded(column.as_str()) == folded(name.as_str()))
    };
    expression.walk().any(|part| {
        if let Expression::Column(name) = part {
            return is_one(name);
        }
        let Expression::Raw(texts) = part else { return false };
        let text = (**texts).as_ref().get(dialect).as_deref().unwrap_or_default();
        let text = Mentions::new(text);
        columns.iter().any(|name| text.has(name.as_str()))
    })
}

fn has_word(text: &str, name: &str) -> bool {
    let is_word = |character: char| character.is_alphanumeric() || character == '_';
    text.match_indices(name).any(|(start, _)| {
        !text[..start].chars().next_back().is_some_and(is_word)
            && !text[start + name.len()..].chars().next().is_some_and(is_word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_mentioned_as_a_whole_word_in_any_case() {
        assert!(mentions("DELETE FROM Job WHERE x", "job"));
        assert!(mentions("UPDATE `job` SET a = 1", "JOB"));
        assert!(mentions("select x from \"job\".y", "job"));
        assert!(!mentions("select * from job_runs, my_job, jobs", "job"));
    }

    #[test]
    fn a_quoted_name_is_mentioned_with_its_quotes_doubled() {
        let queries = ["select 1 from \"we\"\"ird\"", "select 1 from [x]]y]", "from `a``b`"];
        for query in queries {
            let names = ["we\"ird", "x]y", "a`b"];
            let found: Vec<_> = names.iter().filter(|name| mentions(query, name)).collect();
            assert_eq!(found.len(), 1, "{query}: {found:?}");
        }
    }

    #[test]
    fn a_name_that_begins_or_ends_with_a_sign_is_found() {
        assert!(mentions("select \"a b\" from t", "a b"));
        assert!(mentions("select \"-x-\" from t", "-x-"));
        assert!(mentions("select \"\"\"\" from t", "\""));
    }
}
