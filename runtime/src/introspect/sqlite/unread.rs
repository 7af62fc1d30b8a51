//! What SQLite's statements say and a schema does not.

use crate::introspect::{
    Unread,
    tokens::{Token, tokens},
    unread::Thing,
};

use super::ObjectRow;

/// The remarks about a table.
pub(super) fn remarks(table: &ObjectRow) -> Vec<Unread> {
    let found = tokens(&table.statement);
    let marks = [
        (table.is_without_rowid != 0, "is WITHOUT ROWID"),
        (table.is_strict != 0, "is STRICT"),
        (has_words(&found, &["ON", "CONFLICT"]), "has ON CONFLICT clauses"),
        (has_key_with(&found, "COLLATE"), "has a key with a collation of its own"),
        (has_key_with(&found, "DESC"), "has a key whose order is DESC"),
        (has_words(&found, &["PRIMARY", "KEY", "DESC"]), "has a primary key whose order is DESC"),
    ];
    let marks = marks.into_iter().filter(|(is_so, _)| *is_so);
    marks.map(|(_, reason)| Unread::new(Thing::Table(&table.name), reason)).collect()
}

fn has_words(tokens: &[Token<'_>], words: &[&str]) -> bool {
    tokens
        .windows(words.len())
        .any(|window| window.iter().zip(words).all(|(token, word)| token.is_word(word)))
}

/// Whether `word` stands in the list of a `PRIMARY KEY (…)` or `UNIQUE (…)`.
fn has_key_with(tokens: &[Token<'_>], word: &str) -> bool {
    tokens.windows(2).enumerate().any(|(at, pair)| {
        let is_key = pair[0].is_word("KEY") || pair[0].is_word("UNIQUE");
        let is_foreign = at > 0 && tokens[at - 1].is_word("FOREIGN");
        let list = tokens[at + 2..].iter().take_while(|token| !token.is_mark(")"));
        is_key
            && !is_foreign
            && pair[1].is_mark("(")
            && list.clone().any(|token| token.is_word(word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reasons(statement: &str) -> Vec<String> {
        let table = ObjectRow {
            kind: "table".to_owned(),
            name: "t".to_owned(),
            table_name: "t".to_owned(),
            statement: statement.to_owned(),
            storage: "table".to_owned(),
            is_without_rowid: 0,
            is_strict: 0,
        };
        remarks(&table).into_iter().map(|remark| remark.to_string()).collect()
    }

    #[test]
    fn what_only_the_statement_says_is_told() {
        assert_eq!(
            reasons(
                "CREATE TABLE t (a TEXT NOT NULL ON CONFLICT IGNORE, UNIQUE (a COLLATE NOCASE))"
            ),
            [
                "table `t` has ON CONFLICT clauses",
                "table `t` has a key with a collation of its own"
            ]
        );
        assert_eq!(
            reasons("CREATE TABLE t (a INT, PRIMARY KEY (a DESC))"),
            ["table `t` has a key whose order is DESC"]
        );
    }

    #[test]
    fn an_ordinary_table_gives_no_remark() {
        let plain = "CREATE TABLE t (a TEXT COLLATE NOCASE UNIQUE, b INT REFERENCES u (desc), \
                     FOREIGN KEY (\"desc\") REFERENCES u (b) ON DELETE CASCADE)";
        assert_eq!(reasons(plain), [""; 0]);
    }
}
