//! Triggers of SQLite: one for each event.

use super::super::{Script, trigger};
use crate::plan::TriggerStep;

/// `CREATE TRIGGER`.
pub(super) fn create(step: &TriggerStep, out: &mut Script) {
    for event in &step.trigger.events {
        let statement = out.push("trigger", &step.name, |sql| {
            sql.words("CREATE TRIGGER").name(&step.name);
            sql.words(trigger::timing_words(step.trigger.timing));
            trigger::event_of_columns(step, *event, sql);
            sql.words("ON").name(&step.table).line(0).words("FOR EACH ROW BEGIN");
            trigger::body(&step.body, 1, sql);
            sql.line(0).words("END")
        });
        statement.alone();
    }
}
