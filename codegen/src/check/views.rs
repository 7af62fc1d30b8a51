//! Views: a query for every dialect in use, an order in which they can be created, keys for Rust.

use super::{Context, Finding, cycle::cycle, dialects::check_presence, place::Place};
use crate::{diagnostic::Code, schema::ViewName};

/// E0415: a view has a query for each dialect in use; that there is none is said by `none`.
pub(super) fn check_queries(context: &Context<'_>) {
    for (name, view) in &context.schema().views {
        let place = |key| Place::ViewKey(name.clone(), key);
        let what = || format!("view `{name}` has no query");
        check_presence(context, Code::ViewQuery, (&view.query, "query"), what, place);
    }
}

/// E0221: views do not depend on each other in a cycle.
pub(super) fn check_order(context: &Context<'_>) {
    let views = &context.schema().views;
    let place = |name: &ViewName| Place::ViewKey(name.clone(), "after");
    let known = views.iter().map(|(name, view)| {
        (name, view.after.iter().filter(|it| views.contains_key(*it)).collect())
    });
    let Some(path) = cycle(known.collect()) else { return };
    let names: Vec<String> =
        path.iter().chain(path.first()).map(|name| format!("`{name}`")).collect();
    let message = format!("views depend on each other: {}", names.join(" after "));
    let mut finding = Finding::new(context, Code::ViewCycle, place(path[0]), message)
        .label("depends on itself")
        .help("remove one of the names from `after`");
    for name in path.iter().skip(1) {
        finding = finding.related(place(name), format!("`{name}` is part of the cycle"));
    }
    finding.report();
}

/// E0222: a view that Rust queries has a key of its columns.
pub(super) fn check_view_columns(context: &Context<'_>) {
    for (name, view) in &context.declaration.presentation.views {
        if view.columns.is_empty() {
            continue;
        }
        if view.primary_key.is_empty() {
            let message = format!("view `{name}` has columns, but no primary key");
            let place = Place::ViewKey(name.clone(), "columns");
            let example = view.columns.first().map_or("…", |column| column.name.as_str());
            Finding::new(context, Code::ViewWithoutKey, place, message)
                .label("Diesel needs to tell rows apart")
                .help(format!(
                    "write `primary_key: [{example}]`, with the columns that differ in every row"
                ))
                .report();
        }
    }
}
