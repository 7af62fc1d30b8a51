//! Triggers of MySQL and MariaDB: one for each event. Sent as one statement, so no `DELIMITER` is needed.

use super::super::{Script, trigger};
use crate::{
    plan::TriggerStep,
    schema::{ColumnName, TriggerEvent},
    sql::writer::Statement,
};

/// `CREATE TRIGGER`.
pub(super) fn create(step: &TriggerStep, out: &mut Script) {
    for event in &step.trigger.events {
        let statement = out.push("trigger", &step.name, |sql| {
            sql.words("CREATE TRIGGER").name(&step.name);
            sql.words(trigger::timing_words(step.trigger.timing));
            sql.words(trigger::event_words(*event)).words("ON").name(&step.table).line(0);
            sql.words("FOR EACH ROW BEGIN");
            if *event == TriggerEvent::Update && !step.trigger.update_columns.is_empty() {
                has_changed(&step.trigger.update_columns, sql);
                sql.line(2).words("BEGIN");
                trigger::body(&step.body, 3, sql);
                sql.line(2).words("END;").line(1).words("END IF;");
            } else {
                trigger::body(&step.body, 1, sql);
            }
            sql.line(0).words("END")
        });
        statement.alone();
    }
}

/// `UPDATE OF` is unknown here: the trigger asks whether a value has changed, NULL counting as one.
fn has_changed(columns: &[ColumnName], out: &mut Statement) {
    out.line(1).words("IF").joined("OR", columns, |out, column| {
        out.words("NOT (OLD.").attached(column.as_str()).words("<=> NEW.");
        out.attached(column.as_str()).mark(")");
    });
    out.words("THEN");
}
