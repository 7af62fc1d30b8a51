//! Puts statements that are not a migration into one transaction.
//!
//! A plan that mends a database has no runner that opens a transaction. Start reading at [`whole`].

use super::{
    Script, Transaction,
    modes::{Modes, modes},
};
use crate::dialect::PerDialect;

/// The statement that opens a transaction, for databases with transactional DDL.
const OPENING: PerDialect<Option<&str>> = PerDialect {
    sqlite: Some("BEGIN IMMEDIATE"),
    postgres: Some("BEGIN"),
    mysql: None,
    mssql: Some("BEGIN TRANSACTION"),
};

/// The statement that ends it.
const CLOSING: PerDialect<&str> =
    PerDialect { sqlite: "COMMIT", postgres: "COMMIT", mysql: "", mssql: "COMMIT TRANSACTION" };

/// The statements around a script that make it one transaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Envelope {
    /// The statements before it.
    pub opening: Script,
    /// The statements after it.
    pub closing: Script,
}

/// The statements that make `script` one transaction. There are none on MySQL, where DDL commits.
///
/// Foreign keys are off while SQLite rebuilds tables. They can only be switched off outside a transaction.
#[must_use]
pub fn envelope(script: &Script) -> Envelope {
    let (mut opening, mut closing) = (Script::new(script.dialect), Script::new(script.dialect));
    let begin = OPENING.get(script.dialect);
    let Some(begin) = begin.filter(|_| !script.statements.is_empty()) else {
        return Envelope { opening, closing };
    };
    let makes_tables_anew = script.transaction() == Transaction::Refused;
    if makes_tables_anew {
        let comment = "no foreign keys while tables are made anew";
        opening.headed(comment, |sql| sql.words("PRAGMA foreign_keys = OFF"));
    }
    opening.headed("all of it, or nothing", |sql| sql.words(begin));
    closing.headed("all of it", |sql| sql.words(CLOSING.get(script.dialect)));
    if makes_tables_anew {
        closing.more(|sql| sql.words("PRAGMA foreign_keys = ON"));
    }
    Envelope { opening, closing }
}

/// `script` as one transaction that does not depend on the modes of the session.
#[must_use]
pub fn whole(script: &Script) -> Script {
    let Envelope { opening, closing } = envelope(script);
    let Modes { set, restore } = modes(script);
    let parts = [
        opening.statements,
        set.statements,
        script.statements.clone(),
        restore.statements,
        closing.statements,
    ];
    Script { statements: parts.concat(), ..script.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialect::Dialect;

    fn script(dialect: Dialect) -> Script {
        let mut script = Script::new(dialect);
        script.more(|sql| sql.words("DROP TABLE a"));
        script
    }

    fn texts(script: &Script) -> Vec<String> {
        whole(script).statements.into_iter().map(|statement| statement.text).collect()
    }

    #[test]
    fn what_is_mended_is_mended_in_one_transaction_where_there_is_one() {
        assert_eq!(texts(&script(Dialect::Postgres)), ["BEGIN", "DROP TABLE a", "COMMIT"]);
        assert_eq!(texts(&script(Dialect::Mysql))[1..2], ["DROP TABLE a"]);
        let mut anew = script(Dialect::Sqlite);
        anew.statements[0].transaction = Transaction::Refused;
        let expected = [
            "PRAGMA foreign_keys = OFF",
            "BEGIN IMMEDIATE",
            "DROP TABLE a",
            "COMMIT",
            "PRAGMA foreign_keys = ON",
        ];
        assert_eq!(texts(&anew), expected);
    }
}
