//! A table that is copied into a new one: the procedure that SQLite's manual gives for all changes that its `ALTER
//! TABLE` does not support.
//!
//! It runs in a transaction in which foreign keys are off: otherwise dropping a table under `ON DELETE CASCADE`
//! would delete the rows that refer to it. The rename at its end uses the legacy mode, which leaves views, triggers
//! and foreign keys that name the table unchanged.
//!
//! Source: SQLite, "ALTER TABLE", "Making Other Kinds Of Table Schema Changes".

use super::{
    super::{RenderedStatement, Script, table as shared_table},
    column, constraint, convert,
    guard::Guards,
};
use crate::{
    dialect::Dialect,
    plan::{CopiedColumn, RebuildStep, Sequence},
    schema::TableName,
    sql::{scalar, writer::Statement},
};

/// Appends the statements that make the table anew.
pub(super) fn rebuild(step: &RebuildStep, out: &mut Script) {
    let guards = guards(step);
    let more = |statement: Statement| RenderedStatement::more(statement).outside_transaction();
    let comment = step.table.comment.as_deref().unwrap_or_default();
    let first = RenderedStatement::of("table", &step.name, guards.create());
    let first = first.outside_transaction().with_note(comment);
    out.statements.push(first.with_note("Made anew, since ALTER TABLE cannot change it so."));
    out.statements.extend(guards.run(0).map(more));
    out.statements.push(more(create(step)));
    out.statements.push(more(copy(step)));
    match step.sequence {
        Sequence::New => {}
        Sequence::Kept => out.statements.extend(sequence(step).map(more)),
    }
    let mut drop = Statement::new(Dialect::Sqlite);
    drop.words("DROP TABLE").name(&step.name);
    let mut rename = Statement::new(Dialect::Sqlite);
    rename.words("ALTER TABLE").name(&step.temporary).words("RENAME TO").name(&step.name);
    let [on, off] =
        ["PRAGMA legacy_alter_table = ON", "PRAGMA legacy_alter_table = OFF"].map(words);
    out.statements.extend([drop, on, rename, off].map(more));
    out.statements.extend((1..guards.len()).filter_map(|position| guards.run(position)).map(more));
    out.statements.push(more(Guards::drop()));
}

fn words(words: &'static str) -> Statement {
    let mut statement = Statement::new(Dialect::Sqlite);
    statement.words(words);
    statement
}

/// First that the table is the one that the plan was made for; then, for each converted column, that its
/// values could be converted.
fn guards(step: &RebuildStep) -> Guards {
    let mut guards = Guards::new();
    let message = ["table ", step.name.as_str(), " is not as this migration expects it"].concat();
    guards.add(message, unexpected(step));
    for copied in &step.copied {
        if let Some((problem, test)) = convert::refused(&copied.column, step.direction) {
            let name = copied.column.after.name.as_str();
            let message = [step.name.as_str(), ".", name, " has a value that ", problem].concat();
            let mut from = words("FROM");
            from.name(&step.name).words("WHERE").part(&test).words("LIMIT 1");
            guards.add(message, from);
        }
    }
    guards
}

/// Finds columns, indexes and triggers that would be lost without a word, and columns that are missing, whose
/// quoted names SQLite would take for text.
///
/// Source: SQLite, "Quirks, Caveats, and Gotchas", "Double-quoted String Literals Are Accepted".
fn unexpected(step: &RebuildStep) -> Statement {
    let names = |out: &mut Statement, names: &mut dyn Iterator<Item = &str>| {
        out.words("COLLATE NOCASE NOT IN (");
        out.separated(names, |out, name| {
            out.text_literal(name);
        });
        out.mark(")");
    };
    let mut out = words("WHERE EXISTS (");
    out.line(2).words("SELECT 1 FROM pragma_table_xinfo(").text_literal(step.name.as_str());
    out.mark(") WHERE name");
    names(&mut out, &mut step.before.iter().map(|column| column.name.as_str()));
    out.line(1).words(") OR EXISTS (");
    out.line(2).words("SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger')");
    out.words("AND sql IS NOT NULL");
    out.line(2).words("AND tbl_name COLLATE NOCASE =").text_literal(step.name.as_str());
    if !step.known.is_empty() {
        out.words("AND name");
        names(&mut out, &mut step.known.iter().map(String::as_str));
    }
    out.line(1).words(") OR (SELECT COUNT(*) FROM pragma_table_xinfo(");
    out.text_literal(step.name.as_str()).mark(")) <>").count(step.before.len());
    out
}

/// `CREATE TABLE` under the name that the table has for the time being.
fn create(step: &RebuildStep) -> Statement {
    let mut out = words("CREATE TABLE");
    let columns = step.table.columns.iter();
    let columns: Vec<_> = columns.map(|column| column::text(column, &step.table)).collect();
    out.name(&step.temporary);
    shared_table::body(&columns, &constraint::clauses(&step.table), &mut out);
    out
}

/// `INSERT INTO … SELECT …`
fn copy(step: &RebuildStep) -> Statement {
    let mut out = words("INSERT OR ROLLBACK INTO");
    out.name(&step.temporary).words("(");
    let rowid = step.rowid.as_ref();
    let targets = rowid.map(|name| name.after.as_str()).into_iter();
    let targets = targets.chain(step.copied.iter().map(|copied| copied.column.after.name.as_str()));
    out.separated(targets, |out, name| {
        out.identifier(name);
    });
    out.mark(")").line(1).words("SELECT");
    if let Some(name) = rowid {
        out.line(2).part(&number(&name.before, step));
        out.mark(if step.copied.is_empty() { "" } else { "," });
    }
    for (position, copied) in step.copied.iter().enumerate() {
        out.mark(if position > 0 { "," } else { "" }).line(2).part(&value(copied, step));
    }
    out.line(1).words("FROM").name(&step.name);
    out
}

/// The number of a row. A table may have been made `WITHOUT ROWID` by hand: a hidden number that is not there
/// is read as the text of its quoted name, and the new table then counts.
///
/// Source: SQLite, "Quirks, Caveats, and Gotchas", "Double-quoted String Literals Are Accepted".
fn number(name: &str, step: &RebuildStep) -> Statement {
    let mut out = Statement::new(Dialect::Sqlite);
    if step.before.iter().any(|column| column.name.as_str().eq_ignore_ascii_case(name)) {
        out.identifier(name);
        return out;
    }
    out.words("CASE WHEN typeof(").identifier(name).mark(")").words("= 'integer' THEN");
    out.identifier(name).words("END");
    out
}

/// The value of a column for the new table.
fn value(copied: &CopiedColumn, step: &RebuildStep) -> Statement {
    let mut value = Statement::new(Dialect::Sqlite);
    value.name(&copied.column.before.name);
    if !copied.values.is_empty() {
        let bare = value;
        value = words("CASE");
        value.part(&bare);
        for renamed in &copied.values {
            value.words("WHEN").text_literal(&renamed.before);
            value.words("THEN").text_literal(&renamed.after);
        }
        value.words("ELSE").part(&bare).words("END");
    }
    value = convert::converted(&copied.column, value);
    if let Some(missing) = &copied.missing {
        let bare = value;
        value = words("COALESCE(");
        value.part(&bare).mark(",");
        scalar::value(missing, &step.table.columns, &copied.column.after.type_, &mut value);
        value.mark(")");
    }
    value
}

/// The counter behind `AUTOINCREMENT` goes over to the new table, under the name that it has by then.
///
/// Source: SQLite, "SQLite Autoincrement".
fn sequence(step: &RebuildStep) -> [Statement; 2] {
    let named = |out: &mut Statement, name: &TableName| {
        out.words("WHERE name =").text_literal(name.as_str());
    };
    let mut forget = words("DELETE FROM sqlite_sequence");
    named(&mut forget, &step.temporary);
    let mut keep = words("INSERT INTO sqlite_sequence (name, seq)");
    keep.line(1).words("SELECT").text_literal(step.temporary.as_str());
    keep.mark(", seq FROM sqlite_sequence");
    named(&mut keep, &step.name);
    [forget, keep]
}
