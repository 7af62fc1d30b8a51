//! Views: a query for every dialect in use, an order in which they can be made, keys for Rust.

use std::collections::{BTreeMap, BTreeSet};

use super::{Context, keywords, place::Place, suggest, titles};
use crate::{
    diagnostic::{Code, Diagnostic},
    schema::{ColumnName, ViewName, presentation::ViewPresentation},
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
                .help(format!("write one, or `{}` if there it shall not exist", lines.join(", "))),
        );
    }
}

/// E0220, E0221: the views that a view waits for exist, and do not wait for it.
pub(super) fn check_order(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let views = &context.schema().views;
    let span = |name: &ViewName| context.span(Place::ViewKey(name.clone(), "after"));
    for (name, view) in views {
        for other in view.after.iter().filter(|other| !views.contains_key(*other)) {
            let message = format!("view `{name}` comes after view `{other}`, which does not exist");
            let candidates = views.keys().filter(|it| *it != name).map(ViewName::as_str);
            let diagnostic =
                Diagnostic::new(Code::UnknownView, span(name), message).label("no such view");
            let help = suggest::help(other.as_str(), candidates)
                .unwrap_or_else(|| format!("remove `{other}` from `after`"));
            found.push(diagnostic.help(help));
        }
    }
    // Views that wait for nothing that still waits can be made; the rest wait for each other.
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
    let message = format!("views wait for each other: {}", names.join(" after "));
    let mut diagnostic = Diagnostic::new(Code::ViewCycle, span(path[0]), message)
        .label("waits for itself")
        .help("remove one of the names from `after`");
    for name in path.iter().skip(1) {
        diagnostic = diagnostic.related(span(name), format!("`{name}` waits as well"));
    }
    found.push(diagnostic);
}

/// E0222, E0202: a view that Rust queries has a key of its columns.
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
        for column in &view.primary_key {
            if !view.columns.iter().any(|known| known.name == *column) {
                found.push(unknown_key(context, (name, view), column));
            }
        }
    }
}

fn unknown_key(
    context: &Context<'_>,
    (name, view): (&ViewName, &ViewPresentation),
    column: &ColumnName,
) -> Diagnostic {
    let message = format!(
        "the primary key of view `{name}` names column `{column}`, but its columns have none"
    );
    let place = Place::ViewKey(name.clone(), "primary_key");
    let columns = Place::ViewKey(name.clone(), "columns");
    let diagnostic = Diagnostic::new(Code::UnknownColumn, context.span(place), message)
        .label("no such column")
        .related(context.span(columns), "its columns");
    let candidates = view.columns.iter().map(|column| column.name.as_str());
    match suggest::help(column.as_str(), candidates) {
        Some(help) => diagnostic.help(help),
        None => diagnostic,
    }
}
