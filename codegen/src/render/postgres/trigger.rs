//! Triggers of PostgreSQL: a function and the trigger that calls it.

use super::super::{RenderedStatement, Script, trigger};
use crate::{plan::TriggerStep, schema::naming::trigger_function_name};

/// Creates the function, then the trigger.
pub(super) fn create(step: &TriggerStep, out: &mut Script) {
    out.push("trigger", &step.name, |sql| {
        sql.words("CREATE FUNCTION").beside(&step.table, &function_name(step)).mark("()");
        sql.words("RETURNS trigger LANGUAGE plpgsql AS").dollar_quoted(|function| {
            function.line(0).words("BEGIN");
            trigger::body(&step.body, 1, function);
            function.line(0).words("END;").line(0);
        })
    });
    out.more(|sql| {
        sql.words("CREATE TRIGGER").name(&step.name);
        sql.words(trigger::timing_words(step.trigger.timing));
        sql.joined("OR", &step.trigger.events, |sql, event| {
            trigger::event_of_columns(step, *event, sql);
        });
        sql.words("ON").name(&step.table).line(1);
        sql.words("FOR EACH ROW EXECUTE FUNCTION")
            .beside(&step.table, &function_name(step))
            .mark("()")
    });
}

/// Drops the trigger, then its function.
pub(super) fn drop(step: &TriggerStep, out: &mut Script) {
    drop_trigger(step, out);
    out.more(|sql| sql.words("DROP FUNCTION").beside(&step.table, &function_name(step)).mark("()"));
}

/// Drops the trigger, then its function if it exists: a trigger that was created by hand may call another one.
pub(super) fn drop_found(step: &TriggerStep, out: &mut Script) {
    drop_trigger(step, out);
    drop_function(step, out).comment = None;
}

fn drop_trigger(step: &TriggerStep, out: &mut Script) {
    out.push("trigger", &step.name, |sql| {
        sql.words("DROP TRIGGER").name(&step.name).words("ON").name(&step.table)
    });
}

/// Drops the function if it exists, which remains when the trigger is dropped by hand.
pub(super) fn drop_function<'o>(
    step: &TriggerStep,
    out: &'o mut Script,
) -> &'o mut RenderedStatement {
    out.push("trigger", &step.name, |sql| {
        sql.words("DROP FUNCTION IF EXISTS").beside(&step.table, &function_name(step)).mark("()")
    })
}

fn function_name(step: &TriggerStep) -> String {
    trigger_function_name(&step.table, &step.name)
}
