//! Triggers: a body for every dialect in use, and a timing that it supports.

use super::{Context, Finding, keywords, place::Place, subject, titles};
use crate::{
    diagnostic::Code,
    dialect::Dialect,
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
        let missing = context.dialects_where(|dialect| {
            trigger.body.as_ref().get(dialect).is_none()
                && context.places.get(&place(dialect.keyword())).is_none()
        });
        if missing.is_empty() {
            continue;
        }
        let message =
            format!("trigger `{name}` of table `{table}` has no body for {}", titles(&missing));
        let lines: Vec<String> = missing.iter().map(|dialect| format!("{dialect}: none")).collect();
        Finding::new(context, Code::TriggerBody, place("body"), message)
            .label(format!("nothing for {}", keywords(missing)))
            .help(format!("write one, or `{}` if it should not exist there", lines.join(", ")))
            .report();
    }
}

/// E0413: a trigger fires before the row changes only where every dialect it is in can do that.
pub(super) fn check_timing(context: &Context<'_>) {
    let lacking = context.dialects_where(|dialect| !dialect.capability().before_triggers);
    for (table, name, trigger) in triggers(context) {
        let bodied = |dialect: &Dialect| trigger.body.as_ref().get(*dialect).is_some();
        let wrong: Vec<Dialect> = lacking.iter().copied().filter(bodied).collect();
        if trigger.timing != TriggerTiming::Before || wrong.is_empty() {
            continue;
        }
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
