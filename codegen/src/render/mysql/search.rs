//! Full-text indexes of MySQL and MariaDB: `FULLTEXT`, which splits all languages into words in the same way.
//!
//! InnoDB compares words by the columns' collation, so under `utf8mb4_bin` upper and lower case differ. A column
//! that is to be searched without regard to case needs its own collation.
//!
//! Source: MySQL 8.4, "Full-Text Restrictions" and "InnoDB Full-Text Indexes".

use super::super::Script;
use crate::plan::SearchStep;

/// `CREATE FULLTEXT INDEX`. Existing rows are indexed by it.
pub(super) fn create(step: &SearchStep, out: &mut Script) {
    out.push("full-text index", &step.name, |sql| {
        sql.words("CREATE FULLTEXT INDEX").name(&step.name);
        sql.words("ON").name(&step.table).names(&step.index.columns)
    });
}

/// `DROP INDEX`.
pub(super) fn drop(step: &SearchStep, out: &mut Script) {
    out.push("full-text index", &step.name, |sql| {
        sql.words("DROP INDEX").name(&step.name).words("ON").name(&step.table)
    });
}
