//! Triggers of SQLite: one for each event.

use super::super::{Script, trigger};
use crate::{dialect::Dialect, plan::TriggerStep, sql::writer::Statement};

/// `CREATE TRIGGER`.
pub(super) fn create(step: &TriggerStep, out: &mut Script) {
    for event in &step.trigger.events {
        let mut statement = Statement::new(Dialect::Sqlite);
        statement.words("CREATE TRIGGER").name(&step.name);
        statement.words(trigger::timing_words(step.trigger.timing));
        trigger::event_of_columns(step, *event, &mut statement);
        statement.words("ON").name(&step.table).line(0).words("FOR EACH ROW BEGIN");
        trigger::body(&step.body, 1, &mut statement);
        statement.line(0).words("END");
        trigger::push(step, statement, out);
    }
}

/// `DROP TRIGGER`.
pub(super) fn drop(step: &TriggerStep, out: &mut Script) {
    trigger::drop(step, out);
}
