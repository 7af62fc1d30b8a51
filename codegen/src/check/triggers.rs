//! Triggers: a body for every dialect in use, and a timing that it supports.

use super::{Context, Finding, dialects::check_presence, keywords, place::Place, subject, titles};
use crate::{
    diagnostic::Code,
    schema::{TableName, Trigger, TriggerEvent, TriggerName, TriggerTiming},
};

fn triggers<'a>(
    context: &Context<'a>,
) -> impl Iterator<Item = (&'a TableName, &'a TriggerName, &'a Trigger)> + use<'a> {
    context.tables().flat_map(|(table, content)| {
        content.triggers.iter().map(move |(name, it)| (table, name, it))
    })
}

/// E0235: a trigger fires for something, and its columns count only for updates.
pub(super) fn check_events(context: &Context<'_>) {
    for (table, name, trigger) in triggers(context) {
        let place = |key| Place::TriggerKey(table.clone(), name.clone(), key);
        let updates = trigger.events.contains(&TriggerEvent::Update);
        let (problem, key, help) = if trigger.events.is_empty() {
            ("has no events", "events", "write `events: [update]`, or others")
        } else if !trigger.update_columns.is_empty() && !updates {
            let help = "remove `columns`, or add `update` to `events`";
            ("names columns, but does not fire for updates", "columns", help)
        } else {
            continue;
        };
        let message = format!("trigger `{name}` of table `{table}` {problem}");
        Finding::new(context, Code::NoEvents, place(key), message)
            .label("never fires for this")
            .help(help)
            .report();
    }
}

/// E0414: a trigger has a body for each dialect in use; that there is none is said by `none`.
pub(super) fn check_bodies(context: &Context<'_>) {
    for (table, name, trigger) in triggers(context) {
        let place = |key| Place::TriggerKey(table.clone(), name.clone(), key);
        let what = || format!("trigger `{name}` of table `{table}` has no body");
        check_presence(context, Code::TriggerBody, (&trigger.body, "body"), what, place);
    }
}

/// E0413: a trigger fires before the row changes only where every dialect it is in can do that.
pub(super) fn check_timing(context: &Context<'_>) {
    for (table, name, trigger) in triggers(context) {
        let wrong = context.dialects_where(|dialect| {
            let is_before = trigger.timing == TriggerTiming::Before;
            let is_there = trigger.body.as_ref().get(dialect).is_some();
            is_before && is_there && !dialect.capability().before_triggers
        });
        let Some(wrong) = wrong else { continue };
        let message = format!(
            "trigger `{name}` of table `{table}` fires before the change, which {} not have",
            subject(&wrong, "does", "do")
        );
        let place = Place::TriggerKey(table.clone(), name.clone(), "timing");
        Finding::new(context, Code::TriggerTiming, place, message)
            .label(format!("not in {}", titles(&wrong)))
            .help(format!("write `timing: after`, or `{}: none` in its body", keywords(wrong)))
            .report();
    }
}
