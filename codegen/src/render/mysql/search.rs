//! Full-text indexes of MySQL and MariaDB: `FULLTEXT`, which splits all languages into words in the same way.
//!
//! InnoDB compares words by the columns' collation, so under `utf8mb4_bin` upper and lower case differ. A column
//! that is to be searched without regard to case needs its own collation.
//!
//! Source: MySQL 8.4, "Full-Text Restrictions" and "InnoDB Full-Text Indexes".

use super::super::{RenderedStatement, Script};
use crate::{dialect::Dialect, plan::SearchStep, sql::writer::Statement};

/// `CREATE FULLTEXT INDEX`. Existing rows are indexed by it.
pub(super) fn create(step: &SearchStep, out: &mut Script) {
    let mut statement = Statement::new(Dialect::Mysql);
    statement.words("CREATE FULLTEXT INDEX").name(&step.name);
    statement.words("ON").name(&step.table).names(&step.index.columns);
    out.statements.push(RenderedStatement::of("full-text index", &step.name, statement));
}

/// `DROP INDEX`.
pub(super) fn drop(step: &SearchStep, out: &mut Script) {
    let mut statement = Statement::new(Dialect::Mysql);
    statement.words("DROP INDEX").name(&step.name).words("ON").name(&step.table);
    out.statements.push(RenderedStatement::of("full-text index", &step.name, statement));
}
