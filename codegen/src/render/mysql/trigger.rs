//! Triggers of MySQL and MariaDB: one for each event. Sent as one statement, so no `DELIMITER` is needed.

use super::super::{Script, trigger};
use crate::{
    dialect::Dialect,
    plan::TriggerStep,
    schema::{ColumnName, TriggerEvent},
    sql::writer::Statement,
};

/// `CREATE TRIGGER`.
pub(super) fn create(step: &TriggerStep, out: &mut Script) {
    for event in &step.trigger.events {
        let mut statement = Statement::new(Dialect::Mysql);
        statement.words("CREATE TRIGGER").name(&step.name);
        statement.words(trigger::timing_words(step.trigger.timing));
        statement.words(trigger::event_words(*event)).words("ON").name(&step.table).line(0);
        statement.words("FOR EACH ROW BEGIN");
        if *event == TriggerEvent::Update && !step.trigger.update_columns.is_empty() {
            has_changed(&step.trigger.update_columns, &mut statement);
            statement.line(2).words("BEGIN");
            trigger::body(&step.body, 3, &mut statement);
            statement.line(2).words("END;").line(1).words("END IF;");
        } else {
            trigger::body(&step.body, 1, &mut statement);
        }
        statement.line(0).words("END");
        trigger::push(step, statement, out);
    }
}

/// `DROP TRIGGER`.
pub(super) fn drop(step: &TriggerStep, out: &mut Script) {
    trigger::drop(step, out);
}

/// `UPDATE OF` is unknown here: the trigger asks whether a value has changed, NULL counting as one.
fn has_changed(columns: &[ColumnName], out: &mut Statement) {
    out.line(1).words("IF");
    for (position, column) in columns.iter().enumerate() {
        if position > 0 {
            out.words("OR");
        }
        out.words("NOT (OLD.").attached(column.as_str()).words("<=> NEW.");
        out.attached(column.as_str()).mark(")");
    }
    out.words("THEN");
}
