//! Renames, consents and data steps of the spec.

use std::collections::BTreeMap;

use super::{Context, Finding, place::Place, suggest};
use crate::{
    diagnostic::Code,
    schema::{
        ConstraintName, EnumName, IndexName, Table, TableName,
        intent::ChangeReference,
        rename::{Rename, RenameKind},
    },
};

/// E0225, E0233: a former name differs from the present one, and only one item claims it.
///
/// Another item of the spec may have that name now: two names may be swapped, and a new item may take a name that
/// became free. The consequences are reported where the sealed schema is known.
pub(super) fn check_renames(context: &Context<'_>) {
    let renames = context.declaration.intent.renames();
    let mut had: BTreeMap<(RenameKind, &Option<String>, &str), Place> = BTreeMap::new();
    for Rename { kind, within, from, to } in renames.iter() {
        let noun = kind.noun();
        let place = renamed_at(context, *kind, within.as_deref().unwrap_or_default(), to);
        if from == to {
            let message = format!("{noun} `{to}` is renamed from its own name");
            Finding::new(context, Code::RenameOfItself, place, message)
                .label("the name it has")
                .help("write the name it had before, or remove `renamed_from`")
                .report();
        } else if let Some(other) = had.insert((*kind, within, from), place.clone()) {
            let mut both = [other, place];
            both.sort_by_key(|place| context.span(place));
            let message = format!("two items are renamed from {noun} `{from}`");
            Finding::new(context, Code::RenamedTwice, &both[1], message)
                .label("renamed from it as well")
                .related(&both[0], "the first one")
                .help("remove `renamed_from` where the thing is new")
                .report();
        }
    }
}

/// Where the former name of something is written that is called `now` and belongs to `within`.
fn renamed_at(context: &Context<'_>, kind: RenameKind, within: &str, now: &str) -> Place {
    let key = "renamed_from";
    match kind {
        RenameKind::Table => Place::TableKey(now.into(), key),
        RenameKind::Column => Place::ColumnKey(within.into(), now.into(), key),
        RenameKind::Index => Place::IndexKey(within.into(), now.into(), key),
        RenameKind::Constraint => Place::ConstraintKey(within.into(), now.into(), key),
        RenameKind::Value => {
            let name = within.into();
            let position = context.value_position(&name, now);
            Place::EnumValue(name, position.unwrap_or_default())
        }
    }
}

/// E0226: each consent names a change that is possible.
pub(super) fn check_consents(context: &Context<'_>) {
    for (position, consent) in context.declaration.intent.consents.iter().enumerate() {
        check_change(context, &consent.change, Place::Consent(position));
    }
}

/// E0226: each data step names a change that is possible.
pub(super) fn check_data_steps(context: &Context<'_>) {
    for (position, step) in context.declaration.intent.data_steps.iter().enumerate() {
        for change in &step.before {
            check_change(context, change, Place::DataStep(position));
        }
    }
}

/// Why a change is impossible: the problem, and what to write instead.
struct Impossible {
    problem: String,
    help: Option<String>,
}

fn check_change(context: &Context<'_>, change: &ChangeReference, place: Place) {
    let Some(Impossible { problem, help }) = impossible(context, change) else { return };
    let message = format!("invalid change `{change}`: {problem}");
    Finding::new(context, Code::UnknownChange, place, message)
        .label("no such change")
        .help(help.unwrap_or_else(|| "remove it, or correct the name".to_owned()))
        .report();
}

/// What is dropped must not be in the spec any more, unless another item is renamed to its name. What is changed or
/// added must be in the spec.
fn impossible(context: &Context<'_>, change: &ChangeReference) -> Option<Impossible> {
    let still = |what: String| {
        let help = Some(format!("remove {what} from the spec, or remove this"));
        Impossible { problem: format!("{what} is still there"), help }
    };
    let tables = &context.schema().tables;
    let intent = &context.declaration.intent;
    match change {
        ChangeReference::DropTable(table) => {
            // A table of some dialects only may have been dropped in the others.
            let in_use = context.dialects();
            let is_everywhere = |it: &Table| it.dialects.intersection(in_use) == in_use;
            let is_there = tables.get(table).is_some_and(is_everywhere)
                && !intent.renamed_tables.contains_key(table);
            is_there.then(|| still(format!("table `{table}`")))
        }
        ChangeReference::DropColumn(table, column) => {
            let Some(content) = tables.get(table) else { return Some(no_table(context, table)) };
            let is_taken = intent.renamed_columns.contains_key(&(table.clone(), column.clone()));
            let is_there = content.column(column).is_some() && !is_taken;
            is_there.then(|| still(format!("column `{table}.{column}`")))
        }
        ChangeReference::ChangeType(table, column) | ChangeReference::NotNull(table, column) => {
            let Some(content) = tables.get(table) else { return Some(no_table(context, table)) };
            let names = content.columns.iter().map(|column| column.name.as_str());
            missing(&format!("column `{table}.{column}`"), column.as_str(), names)
        }
        ChangeReference::Unique(table, name) => {
            let Some(content) = tables.get(table) else { return Some(no_table(context, table)) };
            let constraints = content.unique_constraints.keys().map(ConstraintName::as_str);
            let names = constraints.chain(content.indexes.keys().map(IndexName::as_str));
            missing(&format!("unique key `{name}` of table `{table}`"), name, names)
        }
        ChangeReference::ForeignKey(table, name) => {
            let Some(content) = tables.get(table) else { return Some(no_table(context, table)) };
            let names = content.foreign_keys.keys().map(ConstraintName::as_str);
            missing(&format!("foreign key `{name}` of table `{table}`"), name, names)
        }
        ChangeReference::Check(table, name) => {
            let Some(content) = tables.get(table) else { return Some(no_table(context, table)) };
            let names = content.checks.keys().map(ConstraintName::as_str);
            missing(&format!("check `{name}` of table `{table}`"), name, names)
        }
        ChangeReference::PrimaryKey(table) => {
            (!tables.contains_key(table)).then(|| no_table(context, table))
        }
        ChangeReference::DropValue(name, value) => {
            let enums = &context.schema().enums;
            if enums.contains_key(name) {
                let is_taken = intent.renamed_values.contains_key(&(name.clone(), value.clone()));
                let is_there = context.value_position(name, value).is_some() && !is_taken;
                is_there.then(|| still(format!("value `{value}` of enum `{name}`")))
            } else {
                let names = enums.keys().map(EnumName::as_str);
                missing(&format!("enum `{name}`"), name.as_str(), names)
            }
        }
    }
}

fn no_table(context: &Context<'_>, table: &TableName) -> Impossible {
    let names = context.schema().tables.keys().map(TableName::as_str);
    Impossible {
        problem: format!("table `{table}` does not exist"),
        help: suggest::help(table.as_str(), names),
    }
}

fn missing<'a>(
    what: &str,
    name: &str,
    mut known: impl Iterator<Item = &'a str> + Clone,
) -> Option<Impossible> {
    let all = known.clone();
    if known.any(|it| it == name) {
        return None;
    }
    Some(Impossible { problem: format!("{what} does not exist"), help: suggest::help(name, all) })
}
