//! Experimental tables: known by their prefix, and nothing else depends on them.

use super::{Context, Finding, place::Place};
use crate::diagnostic::Code;

/// What the name of an experimental table starts with.
const PREFIX: &str = "exp_";

/// E0223, E0224: experimental tables start with `exp_`, other tables do not and do not refer to them.
pub(super) fn check_experiments(context: &Context<'_>) {
    let presentation = &context.declaration.presentation.tables;
    for (name, table) in context.tables() {
        let experimental = presentation.get(name).is_some_and(|table| table.experimental);
        let prefixed = name.as_str().starts_with(PREFIX);
        if experimental != prefixed {
            let (message, help) = if experimental {
                (
                    format!(
                        "table `{name}` is experimental, but its name does not start with `{PREFIX}`"
                    ),
                    format!("call it `{PREFIX}{name}`, or remove `experimental`"),
                )
            } else {
                (
                    format!(
                        "the name of table `{name}` starts with `{PREFIX}`, but it is not experimental"
                    ),
                    format!(
                        "add `experimental: true`, or call it `{}`",
                        name.as_str().trim_start_matches(PREFIX)
                    ),
                )
            };
            Finding::new(context, Code::ExperimentalName, Place::Table(name.clone()), message)
                .label("name and `experimental` must agree")
                .help(help)
                .report();
        }
        if experimental {
            continue;
        }
        for (key_name, key) in &table.foreign_keys {
            let target = &key.referenced_table;
            if !presentation.get(target).is_some_and(|table| table.experimental) {
                continue;
            }
            let message = format!("table `{name}` refers to `{target}`, which is experimental");
            let place = Place::ConstraintKey(name.clone(), key_name.clone(), "references");
            Finding::new(context, Code::ExperimentalReference, place, message)
                .label("an experimental table may be dropped at any time")
                .related(Place::Table(target.clone()), format!("`{target}` is experimental"))
                .help(format!("promote `{target}` first, or mark `{name}` as experimental too"))
                .report();
        }
    }
}
