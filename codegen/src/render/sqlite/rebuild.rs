//! Copies a table into a new one: SQLite's documented procedure for changes that `ALTER TABLE` does not support.
//!
//! It runs in a transaction in which foreign keys are off: otherwise dropping a table under `ON DELETE CASCADE`
//! would delete the rows that refer to it. The rename at its end uses the legacy mode, which leaves views, triggers
//! and foreign keys that name the table unchanged.
//!
//! Source: SQLite, "ALTER TABLE", "Making Other Kinds Of Table Schema Changes".

use super::{
    super::{Script, table::CREATE},
    convert,
    guard::Guards,
    table,
};
use crate::{
    dialect::Dialect,
    plan::{CopiedColumn, OnRefusal, Pair, RebuildStep, Sequence},
    sql::writer::Statement,
};

/// Appends the statements that rebuild the table.
pub(super) fn rebuild(step: &RebuildStep, out: &mut Script) {
    let first = out.statements.len();
    let guards = guards(step);
    let mut runs = guards.run(OnRefusal::RollBack);
    out.push("table", &step.name, |sql| guards.create(sql))
        .with_note(step.table.comment.as_deref().unwrap_or_default())
        .with_note("Made anew, since ALTER TABLE cannot change it so.");
    if let Some(run) = runs.next() {
        out.more(|sql| sql.part(&run));
    }
    out.more(|sql| table::definition(CREATE, &step.temporary, &step.table, sql));
    out.more(|sql| copy(step, sql));
    match step.sequence {
        Sequence::New => {}
        Sequence::Kept => sequence(step, out),
    }
    out.more(|sql| sql.words("DROP TABLE").name(&step.name));
    out.more(|sql| sql.words("PRAGMA legacy_alter_table = ON"));
    out.more(|sql| sql.alter_table(&step.temporary).words("RENAME TO").name(&step.name));
    out.more(|sql| sql.words("PRAGMA legacy_alter_table = OFF"));
    Guards::finish(runs, out);
    for statement in &mut out.statements[first..] {
        statement.outside_transaction();
    }
}

/// The guards: first, that the table is the one that was planned for; then, for each converted column, that its values
/// could be converted.
fn guards(step: &RebuildStep) -> Guards {
    let mut guards = Guards::default();
    let message = ["table ", step.name.as_str(), " is not as this migration expects it"].concat();
    guards.add(message, unexpected(step));
    for copied in &step.copied {
        if let Some((problem, test)) = convert::refused(&copied.column, step.direction) {
            let name = copied.column.after.name.as_str();
            let message = [step.name.as_str(), ".", name, " has a value that ", problem].concat();
            let found = Statement::written(Dialect::Sqlite, |sql| {
                sql.words("FROM").name(&step.name).words("WHERE").part(&test).words("LIMIT 1")
            });
            guards.add(message, found);
        }
    }
    guards
}

/// Finds columns, indexes and triggers that would be lost silently, and missing columns, whose quoted names SQLite would
/// read as text.
///
/// Source: SQLite, "Quirks, Caveats, and Gotchas", "Double-quoted String Literals Are Accepted".
fn unexpected(step: &RebuildStep) -> Statement {
    let mut out = Statement::new(Dialect::Sqlite);
    out.words("WHERE EXISTS (")
        .line(2)
        .words("SELECT 1 FROM pragma_table_xinfo(")
        .text_literal(step.name.as_str());
    out.mark(") WHERE name COLLATE NOCASE NOT IN");
    out.texts(step.before.iter().map(|column| column.name.as_str()));
    out.line(1).words(") OR EXISTS (");
    out.line(2).words("SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger')");
    out.words("AND sql IS NOT NULL");
    out.line(2).words("AND tbl_name COLLATE NOCASE =").text_literal(step.name.as_str());
    if !step.known.is_empty() {
        out.words("AND name COLLATE NOCASE NOT IN");
        out.texts(step.known.iter().map(String::as_str));
    }
    out.line(1).words(") OR (SELECT COUNT(*) FROM pragma_table_xinfo(");
    out.text_literal(step.name.as_str()).mark(")) <>").count(step.before.len());
    out
}

/// `INSERT INTO … SELECT …`
fn copy<'o>(step: &RebuildStep, out: &'o mut Statement) -> &'o mut Statement {
    let rowid = step.rowid.as_ref();
    let targets = rowid.map(|name| name.after.as_str()).into_iter();
    let targets = targets.chain(step.copied.iter().map(|copied| copied.column.after.name.as_str()));
    let number = rowid.map(|name| number(&name.before, step)).into_iter();
    let values = number.chain(step.copied.iter().map(|copied| value(copied, step)));
    out.words("INSERT OR ROLLBACK INTO").name(&step.temporary).words("(");
    out.separated(targets, |out, name| {
        out.identifier(name);
    });
    out.mark(")").line(1).words("SELECT").lines(2, values, |out, value| {
        out.part(&value);
    });
    out.line(1).words("FROM").name(&step.name)
}

/// The number of a row. In a table that was created by hand `WITHOUT ROWID`, the quoted name is read as text, and the new
/// table numbers the rows.
///
/// Source: SQLite, "Quirks, Caveats, and Gotchas", "Double-quoted String Literals Are Accepted".
fn number(name: &str, step: &RebuildStep) -> Statement {
    let is_declared =
        step.before.iter().any(|column| column.name.as_str().eq_ignore_ascii_case(name));
    Statement::written(Dialect::Sqlite, |sql| {
        if is_declared {
            return sql.identifier(name);
        }
        sql.words("CASE WHEN typeof(").identifier(name).mark(")").words("= 'integer' THEN");
        sql.identifier(name).words("END")
    })
}

/// The value of a column for the new table.
fn value(copied: &CopiedColumn, step: &RebuildStep) -> Statement {
    let Pair { before, after } = &copied.column;
    let renamed = Statement::written(Dialect::Sqlite, |sql| {
        if copied.values.is_empty() {
            return sql.name(&before.name);
        }
        sql.words("CASE").name(&before.name);
        for renamed in &copied.values {
            sql.words("WHEN").text_literal(&renamed.before);
            sql.words("THEN").text_literal(&renamed.after);
        }
        sql.words("ELSE").name(&before.name).words("END")
    });
    let converted = convert::converted(&copied.column, renamed);
    let Some(missing) = &copied.missing else { return converted };
    Statement::written(Dialect::Sqlite, |sql| {
        sql.words("COALESCE(").part(&converted).mark(",");
        sql.value(missing, &step.table.columns, &after.type_).mark(")")
    })
}

/// Copies the counter of `AUTOINCREMENT` to the new table, under its temporary name.
///
/// Source: SQLite, "SQLite Autoincrement".
fn sequence(step: &RebuildStep, out: &mut Script) {
    let (name, temporary) = (step.name.as_str(), step.temporary.as_str());
    out.more(|sql| sql.words("DELETE FROM sqlite_sequence WHERE name =").text_literal(temporary));
    out.more(|sql| {
        sql.words("INSERT INTO sqlite_sequence (name, seq)").line(1).words("SELECT");
        sql.text_literal(temporary).mark(", seq FROM sqlite_sequence");
        sql.words("WHERE name =").text_literal(name)
    });
}
