//! Foreign keys must refer to a key.

use super::{
    Context, Finding, bracketed,
    place::Place,
    quoted, subject,
    table_keys::{Key, keys},
    titles,
};
use crate::{
    diagnostic::Code,
    dialect::Dialect,
    schema::{Column, ColumnName, ConstraintName, ForeignKey, Table, TableName},
};

/// A foreign key with its two tables.
pub(super) struct Reference<'a> {
    pub(super) table_name: &'a TableName,
    pub(super) table: &'a Table,
    pub(super) name: &'a ConstraintName,
    pub(super) key: &'a ForeignKey,
    /// The table referred to, if it exists.
    pub(super) target: Option<&'a Table>,
}

impl<'a> Reference<'a> {
    /// The value of a key of the foreign key.
    pub(super) fn place(&self, key: &'static str) -> Place {
        Place::ConstraintKey(self.table_name.clone(), self.name.clone(), key)
    }

    /// The pairs of a referring and a referenced column, where both exist; none where their numbers differ, as
    /// nobody knows then which belong together.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (&'a Column, &'a Column)> + use<'a> {
        let (table, target) = (self.table, self.target);
        let (here, there) = (&self.key.columns, &self.key.referenced_columns);
        let is_whole = here.len() == there.len();
        let names = here.iter().zip(there).filter(move |_| is_whole);
        names.filter_map(move |(from, to)| Some((table.column(from)?, target?.column(to)?)))
    }

    /// "`claims.episode_id`", as a sentence names a column.
    pub(super) fn referenced(&self, column: &Column) -> String {
        format!("`{}.{}`", self.key.referenced_table, column.name)
    }
}

/// Every foreign key with its two tables.
pub(super) fn references<'a>(
    context: &Context<'a>,
) -> impl Iterator<Item = Reference<'a>> + use<'a> {
    let tables = &context.schema().tables;
    tables.iter().flat_map(move |(table_name, table)| {
        table.foreign_keys.iter().map(move |(name, key)| Reference {
            table_name,
            table,
            name,
            key,
            target: tables.get(&key.referenced_table),
        })
    })
}

/// E0203, E0205, E0230: a foreign key refers to a key.
pub(super) fn check_targets(context: &Context<'_>) {
    for reference in references(context) {
        // Tables and columns that do not exist in any dialect are told where the spec is read.
        let Some(target) = reference.target else {
            tell_missing_target(context, &reference);
            continue;
        };
        let key = reference.key;
        let (here, there) = (key.columns.len(), key.referenced_columns.len());
        // Without a primary key there is nothing to refer to, and that has its own rule.
        if there == 0 && target.primary_key.is_none() || here == 0 {
            continue;
        }
        if here != there {
            let message = format!(
                "foreign key `{}` has columns {}, but refers to {} of `{}`",
                reference.name,
                bracketed(&key.columns),
                bracketed(&key.referenced_columns),
                key.referenced_table
            );
            let columns =
                Place::ConstraintColumn(reference.table_name.clone(), reference.name.clone(), 0);
            let place = reference.place("references");
            let mut finding = Finding::new(context, Code::ForeignKeyColumns, place, message)
                .label(format!("means {there} of `{}`", key.referenced_table))
                .help(match_help(target, key));
            if context.places.get(&columns).is_some() {
                finding = finding.related(columns, format!("is {here}"));
            }
            finding.report();
            continue;
        }
        check_uniqueness(context, &reference, target);
    }
}

/// E0230, where the other table exists in other dialects only.
fn tell_missing_target(context: &Context<'_>, reference: &Reference<'_>) {
    let target = &reference.key.referenced_table;
    if !context.declaration.schema.tables.contains_key(target) {
        return;
    }
    let message = format!(
        "foreign key `{}` refers to table `{target}`, which does not exist in {}",
        reference.name,
        titles(&context.dialects().iter().collect::<Vec<_>>())
    );
    let place = reference.place("references");
    Finding::new(context, Code::LimitedTarget, place, message)
        .label("not in every dialect that has the foreign key")
        .related(Place::TableKey(target.clone(), "only"), "the table exists in these dialects only")
        .help("write the same `only` at the foreign key")
        .report();
}

/// Names the primary key that the foreign key probably means.
fn match_help(target: &Table, key: &ForeignKey) -> String {
    match &target.primary_key {
        Some(primary) => format!(
            "name as many columns as the primary key {} of `{}` has, or refer to a unique constraint",
            bracketed(&primary.columns),
            key.referenced_table
        ),
        None => "name as many columns on both sides".to_owned(),
    }
}

/// The keys of a table that a foreign key can refer to, each with its columns in order.
fn unique_keys<'a>(name: &'a TableName, table: &'a Table) -> Vec<(Vec<&'a ColumnName>, Key<'a>)> {
    let unique = keys(name, table).filter(Key::is_unique).filter_map(|key| {
        let columns: Vec<_> = key.columns().into_iter().map(|(_, column)| column).collect();
        let is_limited = key.index().is_some_and(|index| index.predicate.is_some());
        let is_whole = columns.len() == key.parts() && !is_limited && !key.is_partial();
        is_whole.then_some((columns, key))
    });
    unique.collect()
}

/// E0203, E0230: the referenced columns are a key in every dialect in use, in an order that will do.
fn check_uniqueness(context: &Context<'_>, reference: &Reference<'_>, target: &Table) {
    let key = reference.key;
    let wanted: Vec<&ColumnName> = key.referenced_columns.iter().collect();
    let mut sorted = wanted.clone();
    sorted.sort();
    let mut candidates = unique_keys(&key.referenced_table, target);
    candidates.retain(|(columns, _)| {
        let mut columns = columns.clone();
        columns.sort();
        columns == sorted
    });
    let is_key = |dialect: Dialect| {
        candidates.iter().any(|(columns, candidate)| {
            candidate.dialects().contains(dialect)
                && (*columns == wanted || !dialect.capability().ordered_foreign_keys)
        })
    };
    let waits = |dialect: Dialect| {
        let mut there = candidates.iter().filter(|(_, key)| key.dialects().contains(dialect));
        dialect.capability().deferrable_keys
            && is_key(dialect)
            && there.all(|(_, key)| key.is_deferrable())
    };
    if context.dialects_where(waits).is_some() {
        tell_deferrable(context, reference);
        return;
    }
    let is_primary = target
        .primary_key
        .as_ref()
        .filter(|primary| primary.prefixes.is_empty())
        .is_some_and(|primary| primary.columns.iter().eq(wanted.iter().copied()));
    if is_primary {
        return;
    }
    let Some(lacking) = context.dialects_where(|dialect| !is_key(dialect)) else { return };
    match candidates.first() {
        None => tell_no_key(context, reference, target),
        Some((columns, near)) if *columns == wanted => {
            tell_limited(context, reference, near, &lacking);
        }
        Some((columns, near)) => tell_disordered(context, reference, (columns, near), &lacking),
    }
}

/// E0452: PostgreSQL lets no foreign key refer to a key whose check may wait.
fn tell_deferrable(context: &Context<'_>, reference: &Reference<'_>) {
    let key = reference.key;
    let message = format!(
        "foreign key `{}` refers to {} of table `{}`, a key that is deferrable",
        reference.name,
        quoted(&key.referenced_columns),
        key.referenced_table
    );
    Finding::new(context, Code::DeferrableTarget, reference.place("references"), message)
        .label("refused by PostgreSQL")
        .help("remove `deferrable` at the key, or refer to another one")
        .report();
}

fn tell_no_key(context: &Context<'_>, reference: &Reference<'_>, target: &Table) {
    let key = reference.key;
    let message = format!(
        "foreign key `{}` refers to {} of table `{}`, which {} not a key",
        reference.name,
        quoted(&key.referenced_columns),
        key.referenced_table,
        if key.referenced_columns.len() == 1 { "is" } else { "together are" }
    );
    let table = Place::Table(key.referenced_table.clone());
    let help = format!(
        "add `unique: [{}]` to table `{}`, or refer to {}",
        bracketed(&key.referenced_columns),
        key.referenced_table,
        target.primary_key.as_ref().map_or_else(
            || "another key".to_owned(),
            |primary| format!("its primary key {}", bracketed(&primary.columns))
        )
    );
    Finding::new(context, Code::ForeignKeyTarget, reference.place("references"), message)
        .label("neither a primary key, nor unique")
        .related(table, "the table referred to")
        .help(help)
        .report();
}

fn tell_limited(
    context: &Context<'_>,
    reference: &Reference<'_>,
    near: &Key<'_>,
    lacking: &[Dialect],
) {
    let message = format!(
        "foreign key `{}` refers to {} of table `{}`, which has no key over it in {}",
        reference.name,
        quoted(&reference.key.referenced_columns),
        reference.key.referenced_table,
        titles(lacking)
    );
    Finding::new(context, Code::LimitedTarget, reference.place("references"), message)
        .label("not unique in every dialect in use")
        .related(near.place(), "this index is not in every dialect")
        .help("remove `only` from the index, or declare a unique constraint instead")
        .report();
}

fn tell_disordered(
    context: &Context<'_>,
    reference: &Reference<'_>,
    (columns, near): (&[&ColumnName], &Key<'_>),
    lacking: &[Dialect],
) {
    let right: Vec<ColumnName> = columns.iter().map(|&column| column.clone()).collect();
    let message = format!(
        "foreign key `{}` refers to {} of table `{}`, but the key is {}, and {} its order",
        reference.name,
        bracketed(&reference.key.referenced_columns),
        reference.key.referenced_table,
        bracketed(&right),
        subject(lacking, "wants", "want")
    );
    Finding::new(context, Code::ForeignKeyTarget, reference.place("references"), message)
        .label("not in the order of the key")
        .related(near.place(), "the key")
        .help(format!(
            "name the referenced columns in the order {}, and the referring ones likewise",
            bracketed(&right)
        ))
        .report();
}
