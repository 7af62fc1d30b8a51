//! Makes scripts independent of session modes that change the meaning of SQL.
//!
//! A migration may run on any connection. The server, the database or the role may have changed the meaning of a
//! backslash, a double quote or `||`. A script that depends on them sets the modes and restores them. Start reading at
//! [`modes`].

use super::Script;
use crate::dialect::PerDialect;

/// The statements that set and restore the modes.
#[derive(Clone, Copy)]
struct Words {
    set: &'static str,
    /// The same where zeros stand for a date.
    set_for_zero_dates: &'static str,
    restore: &'static str,
}

/// The statements for databases with such modes.
///
/// PostgreSQL parses a whole script before it runs any of it, so a script cannot set a mode; a text with a backslash is
/// written as `E'…'`. MySQL: `NO_BACKSLASH_ESCAPES`, `ANSI_QUOTES`, `PIPES_AS_CONCAT`, `HIGH_NOT_PRECEDENCE` (`NOT a = b` is
/// then `(NOT a) = b`), MariaDB's `EMPTY_STRING_IS_NULL` and `ORACLE` (`DATE` is then `DATETIME`) change what a
/// statement means, and triggers keep the modes that they were made in. The list is that of our own connections.
/// `NO_ZERO_DATE` and `NO_ZERO_IN_DATE` refuse to change a table in which zeros are a date's default.
///
/// Source: PostgreSQL 16, "Multiple Statements in a Simple Query" (and tried); MySQL 8.4, "Server SQL Modes"; MariaDB, "`SQL_MODE`",
/// "`SQL_MODE=ORACLE`".
const MODES: PerDialect<Option<Words>> = PerDialect {
    sqlite: None,
    postgres: None,
    mysql: Some(Words {
        set: "SET @tablewright_modes = @@sql_mode, SESSION sql_mode = 'PIPES_AS_CONCAT,STRICT_ALL_TABLES,\
              NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'",
        set_for_zero_dates: "SET @tablewright_modes = @@sql_mode, SESSION sql_mode = 'PIPES_AS_CONCAT,\
              STRICT_ALL_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'",
        restore: "SET SESSION sql_mode = @tablewright_modes",
    }),
    mssql: None,
};

/// The statements around a script that make it independent of the modes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Modes {
    /// The statements before it.
    pub(super) set: Script,
    /// The statements after it.
    pub(super) restore: Script,
}

/// The statements for `script`; none if it is empty or its database has no modes.
pub(super) fn modes(script: &Script) -> Modes {
    let (mut set, mut restore) = (Script::new(script.dialect), Script::new(script.dialect));
    let words = MODES.as_ref().get(script.dialect).filter(|_| !script.statements.is_empty());
    let Some(Words { set: usual, set_for_zero_dates, restore: back }) = words else {
        return Modes { set, restore };
    };
    let words = if script.has_zero_dates { set_for_zero_dates } else { usual };
    set.headed("the modes that this file is written for", |sql| sql.words(words));
    restore.headed("the modes of before", |sql| sql.words(back));
    Modes { set, restore }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialect::Dialect;

    fn texts(dialect: Dialect, text: &str) -> (usize, usize) {
        let mut script = Script::new(dialect);
        script.more(|sql| sql.text_literal(text));
        let Modes { set, restore } = modes(&script);
        (set.statements.len(), restore.statements.len())
    }

    #[test]
    fn what_depends_on_modes_sets_them() {
        assert_eq!(texts(Dialect::Postgres, "plain"), (0, 0));
        assert_eq!(texts(Dialect::Mysql, "plain"), (1, 1));
        assert_eq!(texts(Dialect::Sqlite, "C:\\temp"), (0, 0));
        let Modes { set, restore } = modes(&Script::new(Dialect::Mysql));
        assert!(set.statements.is_empty() && restore.statements.is_empty());
    }
}
