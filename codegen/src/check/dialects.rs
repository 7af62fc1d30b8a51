//! Settings for single dialects: the spec must use the dialect.

use super::{Context, Finding, keywords, place::Place};
use crate::{
    diagnostic::Code,
    dialect::{Dialect, DialectSet, PerDialect},
};

/// E0401: `only` lists dialects in use.
pub(super) fn check_limited_objects(context: &Context<'_>) {
    for (table, content) in context.tables() {
        let place = || Place::TableKey(table.clone(), "only");
        check_only(context, ("table", table.as_str()), content.dialects, place);
        for (name, unique) in &content.unique_constraints {
            let place = || Place::ConstraintKey(table.clone(), name.clone(), "only");
            let named = ("unique constraint", name.as_str());
            check_only(context, named, unique.dialects, place);
        }
        for (name, key) in &content.foreign_keys {
            let place = || Place::ConstraintKey(table.clone(), name.clone(), "only");
            check_only(context, ("foreign key", name.as_str()), key.dialects, place);
        }
        for (name, check) in &content.checks {
            let place = || Place::ConstraintKey(table.clone(), name.clone(), "only");
            check_only(context, ("check", name.as_str()), check.dialects, place);
        }
        for (name, index) in &content.indexes {
            let place = || Place::IndexKey(table.clone(), name.clone(), "only");
            check_only(context, ("index", name.as_str()), index.dialects, place);
        }
        for (name, search) in &content.search_indexes {
            let place = || Place::IndexKey(table.clone(), name.clone(), "only");
            check_only(context, ("full-text index", name.as_str()), search.dialects, place);
        }
    }
}

fn check_only(
    context: &Context<'_>,
    (noun, name): (&str, &str),
    only: DialectSet,
    place: impl Fn() -> Place,
) {
    let foreign: Vec<Dialect> =
        only.iter().filter(|&dialect| !context.dialects().contains(dialect)).collect();
    // Without `only` the set is of every dialect, in use or not.
    if foreign.is_empty() || only == DialectSet::all() && context.places.get(&place()).is_none() {
        return;
    }
    let rest = only.intersection(context.dialects());
    let message = format!(
        "{noun} `{name}` is only for {}, but the spec uses {}",
        in_use(foreign.into_iter()),
        in_use(context.dialects().iter())
    );
    let help = match keywords(rest.iter()) {
        rest if rest.is_empty() => format!("remove the {noun}, or add its dialect to `dialects`"),
        rest => format!("write `only: [{rest}]`, or add the dialect to `dialects`"),
    };
    Finding::new(context, Code::DialectNotInUse, place(), message)
        .label("not in use")
        .help(help)
        .report();
}

/// E0401: what is written for a single dialect is for one in use.
pub(super) fn check_overrides(context: &Context<'_>) {
    for (table, _, column) in context.columns() {
        let place = |key| Place::ColumnKey(table.clone(), column.name.clone(), key);
        let what = || format!("column `{table}.{}` has a SQL type", column.name);
        check_variants(context, &column.sql_types, what, place);
        let what = || format!("column `{table}.{}` has a collation", column.name);
        check_variants(context, &column.collation, what, |_| place("collation"));
    }
    for (table, content) in context.tables() {
        for (name, index) in &content.indexes {
            let what = || format!("index `{name}` has a method");
            let place = |_| Place::IndexKey(table.clone(), name.clone(), "method");
            check_variants(context, &index.method, what, place);
        }
        for (name, trigger) in &content.triggers {
            let what = || format!("trigger `{name}` has a body");
            let place = |_| Place::TriggerKey(table.clone(), name.clone(), "body");
            check_variants(context, &trigger.body, what, place);
        }
    }
    for (name, raw) in &context.schema().raw_objects {
        let what = || format!("raw object `{name}` has SQL");
        check_variants(context, &raw.sql, what, |_| Place::Raw(name.clone()));
    }
}

/// The dialects as a sentence lists them.
fn in_use(dialects: impl Iterator<Item = Dialect>) -> String {
    super::listed(&dialects.map(|dialect| format!("`{dialect}`")).collect::<Vec<_>>())
}

/// Reports the variants for dialects that are not in use. One value written for all dialects fills
/// every variant, so a value in all four is no sign of a mistake.
fn check_variants<T>(
    context: &Context<'_>,
    variants: &PerDialect<Option<T>>,
    what: impl Fn() -> String,
    place: impl Fn(&'static str) -> Place,
) {
    let written = |dialect: &Dialect| variants.as_ref().get(*dialect).is_some();
    if variants.is_none() || Dialect::ALL.iter().all(written) {
        return;
    }
    for dialect in Dialect::ALL.into_iter().filter(written) {
        if !context.dialects().contains(dialect) {
            let message = format!(
                "{} for `{dialect}`, but the spec uses {}",
                what(),
                in_use(context.dialects().iter())
            );
            Finding::new(context, Code::DialectNotInUse, place(dialect.keyword()), message)
                .label("not in use")
                .help(format!("remove it, or add `{dialect}` to `dialects`"))
                .report();
        }
    }
}

/// Reports the dialects in use for which `key` says nothing, not even `none`.
pub(super) fn check_presence(
    context: &Context<'_>,
    code: Code,
    (texts, key): (&PerDialect<Option<String>>, &'static str),
    what: impl Fn() -> String,
    place: impl Fn(&'static str) -> Place,
) {
    let missing = context.dialects_where(|dialect| {
        texts.as_ref().get(dialect).is_none()
            && context.places.get(&place(dialect.keyword())).is_none()
    });
    let Some(missing) = missing else { return };
    let lines: Vec<String> = missing.iter().map(|dialect| format!("{dialect}: none")).collect();
    let missing_titles: Vec<String> =
        missing.iter().map(|it| context.title(*it).to_owned()).collect();
    let message = format!("{} for {}", what(), super::listed(&missing_titles));
    Finding::new(context, code, place(key), message)
        .label(format!("nothing for {}", keywords(missing)))
        .help(format!("write one, or `{}` if it should not exist there", lines.join(", ")))
        .report();
}
