//! Views: a query for every dialect in use, an order in which they can be created, keys for Rust.

use std::collections::{BTreeMap, BTreeSet};

use super::{Context, keywords, place::Place, titles};
use crate::{
    diagnostic::{Code, Diagnostic},
    schema::ViewName,
};

/// E0415: a view has a query for each dialect in use; that there is none is said by `none`.
pub(super) fn check_queries(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for (name, view) in &context.schema().views {
        let place = |key| Place::ViewKey(name.clone(), key);
        let missing = context.dialects_where(|dialect| {
            view.query.as_ref().get(dialect).is_none()
                && context.places.get(&place(dialect.keyword())).is_none()
        });
        if missing.is_empty() {
            continue;
        }
        let lines: Vec<String> = missing.iter().map(|dialect| format!("{dialect}: none")).collect();
        let label = format!("nothing for {}", keywords(missing.iter().copied()));
        let message = format!("view `{name}` has no query for {}", titles(&missing));
        found.push(
            Diagnostic::new(Code::ViewQuery, context.span(place("query")), message)
                .label(label)
                .help(format!("write one, or `{}` if it should not exist there", lines.join(", "))),
        );
    }
}

/// E0221: views do not depend on each other in a cycle.
pub(super) fn check_order(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let views = &context.schema().views;
    let span = |name: &ViewName| context.span(Place::ViewKey(name.clone(), "after"));
    // Views that depend on no remaining view can be created; the rest depend on each other.
    let mut waiting: BTreeMap<&ViewName, BTreeSet<&ViewName>> = views
        .iter()
        .map(|(name, view)| {
            (name, view.after.iter().filter(|it| views.contains_key(*it)).collect())
        })
        .collect();
    loop {
        let ready: Vec<&ViewName> = waiting
            .iter()
            .filter(|(_, after)| !after.iter().any(|other| waiting.contains_key(other)))
            .map(|(&name, _)| name)
            .collect();
        if ready.is_empty() {
            break;
        }
        for name in ready {
            waiting.remove(name);
        }
    }
    let Some(first) = waiting.keys().next() else { return };
    let mut path = vec![*first];
    while let Some(next) = path
        .last()
        .and_then(|last| waiting.get(last)?.iter().find(|other| waiting.contains_key(*other)))
    {
        if let Some(start) = path.iter().position(|name| name == next) {
            path.drain(..start);
            break;
        }
        path.push(next);
    }
    let names: Vec<String> =
        path.iter().chain(path.first()).map(|name| format!("`{name}`")).collect();
    let message = format!("views depend on each other: {}", names.join(" after "));
    let mut diagnostic = Diagnostic::new(Code::ViewCycle, span(path[0]), message)
        .label("depends on itself")
        .help("remove one of the names from `after`");
    for name in path.iter().skip(1) {
        diagnostic = diagnostic.related(span(name), format!("`{name}` is part of the cycle"));
    }
    found.push(diagnostic);
}

/// E0222: a view that Rust queries has a key of its columns.
pub(super) fn check_view_columns(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for (name, view) in &context.declaration.presentation.views {
        if view.columns.is_empty() {
            continue;
        }
        if view.primary_key.is_empty() {
            let message = format!("view `{name}` has columns, but no primary key");
            let place = Place::ViewKey(name.clone(), "columns");
            let example = view.columns.first().map_or("…", |column| column.name.as_str());
            found.push(
                Diagnostic::new(Code::ViewWithoutKey, context.span(place), message)
                    .label("Diesel needs to tell rows apart")
                    .help(format!("write `primary_key: [{example}]`, with the columns that differ in every row")),
            );
        }
    }
}
