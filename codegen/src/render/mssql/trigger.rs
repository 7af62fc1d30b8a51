//! Triggers of SQL Server: `AFTER` only, once for all rows of a statement.

use super::super::{Script, trigger};
use crate::{plan::TriggerStep, schema::TriggerEvent, sql::writer::Statement};

/// `CREATE TRIGGER`, alone in its batch.
pub(super) fn create(step: &TriggerStep, out: &mut Script) {
    let statement = out.push("trigger", &step.name, |sql| {
        sql.words("CREATE TRIGGER").name(&step.name).words("ON").name(&step.table);
        sql.words("AFTER").separated(&step.trigger.events, |sql, event| {
            sql.words(trigger::event_words(*event));
        });
        sql.words("AS").line(0).words("BEGIN").line(1).words("SET NOCOUNT ON;");
        if step.trigger.update_columns.is_empty() {
            trigger::body(&step.body, 1, sql);
        } else {
            has_changed(step, sql);
            sql.line(1).words("BEGIN");
            trigger::body(&step.body, 2, sql);
            sql.line(1).words("END;");
        }
        sql.line(0).words("END")
    });
    statement.alone();
}

/// `UPDATE(column)` is true for every column of an INSERT and for none of a DELETE, which changes no
/// column but is an event all the same.
fn has_changed(step: &TriggerStep, out: &mut Statement) {
    out.line(1).words("IF").joined("OR", &step.trigger.update_columns, |out, column| {
        out.words("UPDATE(").name(column).mark(")");
    });
    if step.trigger.events.contains(&TriggerEvent::Delete) {
        out.words("OR NOT EXISTS (SELECT * FROM inserted)");
    }
}
