//! Full-text indexes of SQL Server: a catalogue and an index in it, where the feature is installed.
//!
//! Each statement is dynamic SQL under a guard, since a server without the feature refuses even to parse it. None
//! of them can run in a transaction, so each first checks whether it still has to run: a file that failed after it
//! is run again. An index identifies rows by a unique key of one column that is not NULL; a table without one
//! cannot have a full-text index, and the script says so.
//!
//! Source: SQL Server, "CREATE FULLTEXT INDEX", "CREATE FULLTEXT CATALOG", "FULLTEXTSERVICEPROPERTY".

use super::super::Script;
use crate::{
    dialect::Dialect, plan::SearchStep, schema::SearchLanguage, sql::writer::Statement,
    stored::lowered::search_key,
};

/// The catalogue, called like the index, and the index.
pub(super) fn create(step: &SearchStep, out: &mut Script) {
    let Some(key) = search_key(&step.keys) else { return note_missing(step, out) };
    let catalogue = written(|sql| sql.words("CREATE FULLTEXT CATALOG").name(&step.name));
    let index = written(|sql| {
        sql.words("CREATE FULLTEXT INDEX ON").name(&step.table).words("(");
        sql.separated(&step.index.columns, |sql, column| {
            sql.name(column).words(match step.index.language {
                SearchLanguage::Simple => "LANGUAGE 0",
                SearchLanguage::English => "LANGUAGE 1033",
            });
        });
        sql.mark(")").words("KEY INDEX").identifier(key).words("ON").name(&step.name);
        sql.words("WITH CHANGE_TRACKING AUTO")
    });
    let commands = [(catalogue_exists(step), catalogue), (index_exists(step), index)];
    push(step, "IF NOT EXISTS (", &commands, out);
}

/// The index, then its catalogue.
pub(super) fn drop(step: &SearchStep, out: &mut Script) {
    if search_key(&step.keys).is_none() {
        return;
    }
    let index = written(|sql| sql.words("DROP FULLTEXT INDEX ON").name(&step.table));
    let catalogue = written(|sql| sql.words("DROP FULLTEXT CATALOG").name(&step.name));
    let commands = [(index_exists(step), index), (catalogue_exists(step), catalogue)];
    push(step, "IF EXISTS (", &commands, out);
}

fn written(write: impl FnOnce(&mut Statement) -> &mut Statement) -> Statement {
    Statement::written(Dialect::Mssql, write)
}

fn catalogue_exists(step: &SearchStep) -> Statement {
    written(|sql| {
        sql.words("SELECT * FROM sys.fulltext_catalogs WHERE name =");
        sql.text_literal(step.name.as_str())
    })
}

fn index_exists(step: &SearchStep) -> Statement {
    written(|sql| {
        sql.words("SELECT * FROM sys.fulltext_indexes WHERE object_id = OBJECT_ID(");
        sql.name_as_text(&step.table).mark(", N'U')")
    })
}

/// The commands, each with the query that tells whether it is to be run.
fn push(
    step: &SearchStep,
    condition: &'static str,
    commands: &[(Statement, Statement)],
    out: &mut Script,
) {
    let statement = out.push("full-text index", &step.name, |sql| {
        sql.words("IF FULLTEXTSERVICEPROPERTY('IsFullTextInstalled') = 1").line(0).words("BEGIN");
        for (query, command) in commands {
            sql.line(1).words(condition).part(query).mark(")");
            sql.line(2).words("EXEC (").text_literal(command.as_str()).mark(");");
        }
        sql.line(0).words("END")
    });
    statement.alone().outside_transaction();
}

fn note_missing(step: &SearchStep, out: &mut Script) {
    out.push("full-text index", &step.name, |sql| {
        sql.words("PRINT").text_literal(
            "A full-text index was left out: its table has no unique key of one column that is not NULL.",
        )
    });
}
