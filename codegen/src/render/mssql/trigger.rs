//! Triggers of SQL Server: `AFTER` only, once for all rows of a statement.

use super::super::{Script, trigger};
use crate::{dialect::Dialect, plan::TriggerStep, schema::TriggerEvent, sql::writer::Statement};

/// `CREATE TRIGGER`, alone in its batch.
pub(super) fn create(step: &TriggerStep, out: &mut Script) {
    let mut statement = Statement::new(Dialect::Mssql);
    statement.words("CREATE TRIGGER").name(&step.name).words("ON").name(&step.table);
    statement.words("AFTER").separated(&step.trigger.events, |statement, event| {
        statement.words(trigger::event_words(*event));
    });
    statement.words("AS").line(0).words("BEGIN").line(1).words("SET NOCOUNT ON;");
    if step.trigger.update_columns.is_empty() {
        trigger::body(&step.body, 1, &mut statement);
    } else {
        has_changed(step, &mut statement);
        statement.line(1).words("BEGIN");
        trigger::body(&step.body, 2, &mut statement);
        statement.line(1).words("END;");
    }
    statement.line(0).words("END");
    trigger::push(step, statement, out);
}

/// `DROP TRIGGER`.
pub(super) fn drop(step: &TriggerStep, out: &mut Script) {
    trigger::drop(step, out);
}

/// `UPDATE(column)` is true for every column of an INSERT and for none of a DELETE, which changes no
/// column but is an event all the same.
fn has_changed(step: &TriggerStep, out: &mut Statement) {
    out.line(1).words("IF");
    for (position, column) in step.trigger.update_columns.iter().enumerate() {
        if position > 0 {
            out.words("OR");
        }
        out.words("UPDATE(").name(column).mark(")");
    }
    if step.trigger.events.contains(&TriggerEvent::Delete) {
        out.words("OR NOT EXISTS (SELECT * FROM inserted)");
    }
}
