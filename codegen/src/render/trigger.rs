//! Triggers: what the dialects have in common.

use super::{RenderedStatement, Script, writer::Statement};
use crate::{
    plan::TriggerStep,
    schema::{TriggerEvent, TriggerName, TriggerTiming, name::stable_name},
};

/// The triggers that one of the spec becomes where a trigger has only one event: named by the event if
/// there are several.
pub(crate) fn one_for_each_event(
    name: &TriggerName,
    events: &[TriggerEvent],
) -> Vec<(TriggerName, TriggerEvent)> {
    if let [event] = events {
        return vec![(name.clone(), *event)];
    }
    let named = |event: &TriggerEvent| {
        (TriggerName::new(stable_name(&[name.as_str(), event_suffix(*event)])), *event)
    };
    events.iter().map(named).collect()
}

pub(super) fn by_event(step: &TriggerStep) -> Vec<(TriggerName, TriggerEvent)> {
    one_for_each_event(&step.name, &step.trigger.events)
}

/// `BEFORE` or `AFTER`.
pub(super) fn timing_words(timing: TriggerTiming) -> &'static str {
    match timing {
        TriggerTiming::Before => "BEFORE",
        TriggerTiming::After => "AFTER",
    }
}

/// `INSERT`, `UPDATE` or `DELETE`.
pub(super) fn event_words(event: TriggerEvent) -> &'static str {
    match event {
        TriggerEvent::Insert => "INSERT",
        TriggerEvent::Update => "UPDATE",
        TriggerEvent::Delete => "DELETE",
    }
}

fn event_suffix(event: TriggerEvent) -> &'static str {
    match event {
        TriggerEvent::Insert => "insert",
        TriggerEvent::Update => "update",
        TriggerEvent::Delete => "delete",
    }
}

/// Appends the event, and `OF` its columns where the dialect says so there.
pub(super) fn event_of_columns(step: &TriggerStep, event: TriggerEvent, out: &mut Statement) {
    out.words(event_words(event));
    if event == TriggerEvent::Update && !step.trigger.update_columns.is_empty() {
        out.words("OF").separated(&step.trigger.update_columns, |out, column| {
            out.name(column);
        });
    }
}

/// Appends the body in lines at `depth`, and a semicolon if it ends without one.
///
/// Lines are moved to the right only where none can be inside a text constant.
pub(super) fn body(sql: &str, depth: usize, out: &mut Statement) {
    let sql = sql.trim();
    if sql.contains(['\'', '"', '`', '$']) {
        out.line(depth).raw(sql);
    } else {
        for line in sql.lines() {
            out.line(depth).raw(line);
        }
    }
    if !sql.ends_with(';') {
        out.mark(";");
    }
}

/// Adds the finished statement to the script, under the trigger's name.
pub(super) fn push(name: &TriggerName, statement: Statement, out: &mut Script) {
    out.statements.push(RenderedStatement::of("trigger", name, statement).alone());
}

/// `DROP TRIGGER name` for each trigger that the step's became.
pub(super) fn drop_by_event(step: &TriggerStep, out: &mut Script) {
    for (name, _) in by_event(step) {
        let mut statement = Statement::new(out.dialect);
        statement.words("DROP TRIGGER").name(&name);
        out.statements.push(RenderedStatement::of("trigger", &name, statement));
    }
}
