//! Full-text indexes of SQL Server: a catalogue and an index in it, where the feature is installed.
//!
//! Each statement is dynamic SQL under a guard, since a server without the feature refuses even to parse it. None
//! of them can run in a transaction, so each first checks whether it still has to run: a file that failed after it
//! is run again. An index identifies rows by a unique key of one column that is not NULL; a table without one
//! cannot have a full-text index, and the script says so.
//!
//! Source: SQL Server, "CREATE FULLTEXT INDEX", "CREATE FULLTEXT CATALOG", "FULLTEXTSERVICEPROPERTY".

use super::super::{RenderedStatement, Script};
use crate::{
    dialect::Dialect, plan::SearchStep, schema::SearchLanguage, sql::writer::Statement,
    stored::lowered::search_key,
};

/// The catalogue, called like the index, and the index.
pub(super) fn create(step: &SearchStep, out: &mut Script) {
    let Some(key) = search_key(&step.keys) else { return note_missing(step, out) };
    let mut catalogue = Statement::new(Dialect::Mssql);
    catalogue.words("CREATE FULLTEXT CATALOG").name(&step.name);
    let mut index = Statement::new(Dialect::Mssql);
    index.words("CREATE FULLTEXT INDEX ON").name(&step.table).words("(");
    index.separated(&step.index.columns, |index, column| {
        index.name(column).words(match step.index.language {
            SearchLanguage::Simple => "LANGUAGE 0",
            SearchLanguage::English => "LANGUAGE 1033",
        });
    });
    index.mark(")").words("KEY INDEX").identifier(key).words("ON").name(&step.name);
    index.words("WITH CHANGE_TRACKING AUTO");
    let commands = [(catalogue_exists(step), catalogue), (index_exists(step), index)];
    push(step, "IF NOT EXISTS (", &commands, out);
}

/// The index, then its catalogue.
pub(super) fn drop(step: &SearchStep, out: &mut Script) {
    if search_key(&step.keys).is_none() {
        return;
    }
    let mut index = Statement::new(Dialect::Mssql);
    index.words("DROP FULLTEXT INDEX ON").name(&step.table);
    let mut catalogue = Statement::new(Dialect::Mssql);
    catalogue.words("DROP FULLTEXT CATALOG").name(&step.name);
    let commands = [(index_exists(step), index), (catalogue_exists(step), catalogue)];
    push(step, "IF EXISTS (", &commands, out);
}

fn catalogue_exists(step: &SearchStep) -> Statement {
    let mut out = Statement::new(Dialect::Mssql);
    out.words("SELECT * FROM sys.fulltext_catalogs WHERE name =").text_literal(step.name.as_str());
    out
}

fn index_exists(step: &SearchStep) -> Statement {
    let mut table = Statement::new(Dialect::Mssql);
    table.name(&step.table);
    let mut out = Statement::new(Dialect::Mssql);
    out.words("SELECT * FROM sys.fulltext_indexes WHERE object_id = OBJECT_ID(");
    out.text_literal(table.as_str()).mark(", N'U')");
    out
}

/// The commands, each with the query that tells whether it is to be run.
fn push(
    step: &SearchStep,
    condition: &'static str,
    commands: &[(Statement, Statement)],
    out: &mut Script,
) {
    let mut statement = Statement::new(Dialect::Mssql);
    statement.words("IF FULLTEXTSERVICEPROPERTY('IsFullTextInstalled') = 1").line(0).words("BEGIN");
    for (query, command) in commands {
        statement.line(1).words(condition).part(query).mark(")");
        statement.line(2).words("EXEC (").text_literal(command.as_str()).mark(");");
    }
    statement.line(0).words("END");
    let statement = RenderedStatement::of("full-text index", &step.name, statement);
    out.statements.push(statement.alone().outside_transaction());
}

fn note_missing(step: &SearchStep, out: &mut Script) {
    let mut statement = Statement::new(Dialect::Mssql);
    statement.words("PRINT").text_literal(
        "A full-text index was left out: its table has no unique key of one column that is not NULL.",
    );
    out.statements.push(RenderedStatement::of("full-text index", &step.name, statement));
}
