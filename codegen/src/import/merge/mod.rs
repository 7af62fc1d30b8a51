//! Several databases' declarations → one, with dialect variants.
//!
//! Each object is looked up by name in every database. A type or expression that reads the same in all of them is
//! written once, otherwise once for each dialect; an object that exists in some gets `only`. At the end the
//! declaration, as each database would store it, is compared with that database, and every difference is reported.
//! So nothing that the merge could not express goes unnoticed. Start reading at [`merge`].

mod column;
mod compare;
mod constraints;
mod names;
mod objects;

use std::collections::BTreeMap;

use super::Draft;
use crate::{
    dialect::{Dialect, DialectSet, PerDialect, capability::NativeEnums},
    schema::{
        Enum, EnumName, RawName, Schema, Table, TableName, View, ViewName,
        presentation::TablePresentation,
    },
};

/// What one database has of something, with its dialect. In the order of the databases.
type Sides<'d, T> = Vec<(Dialect, &'d T)>;

/// Makes one declaration of all.
pub(super) fn merge(mut drafts: Vec<(Dialect, Draft)>) -> Draft {
    if drafts.len() < 2 {
        return drafts.pop().map(|(_, draft)| draft).unwrap_or_default();
    }
    // What is found must not depend on the order in which the databases are named.
    drafts.sort_by_key(|(dialect, _)| *dialect);
    names::unify(&mut drafts);
    let dialects: DialectSet = drafts.iter().map(|(dialect, _)| *dialect).collect();
    let mut merged = Draft::default();
    merged.declaration.settings.dialects = dialects;
    let widths = drafts.iter().map(|(_, draft)| draft.declaration.settings.diesel_columns);
    merged.declaration.settings.diesel_columns = widths.max().unwrap_or(32);
    let schemas: Sides<'_, Schema> =
        drafts.iter().map(|(dialect, draft)| (*dialect, &draft.declaration.schema)).collect();
    let merger = Merger { dialects, enums: merged_enums(&schemas) };
    merged.declaration.schema = merger.schema(&schemas);
    merged.declaration.presentation.tables = keyless(&merged.declaration.schema);
    for (_, draft) in &drafts {
        merged.unexpressed.extend(draft.unexpressed.iter().cloned());
    }
    for (dialect, schema) in &schemas {
        let told = compare::differences(&merged.declaration.schema, schema, *dialect);
        merged.unexpressed.extend(told);
    }
    merged
}

fn keyless(schema: &Schema) -> BTreeMap<TableName, TablePresentation> {
    let without = schema.tables.iter().filter(|(_, table)| table.primary_key.is_none());
    let shown = TablePresentation { keyless: true, ..TablePresentation::default() };
    without.map(|(name, _)| (name.clone(), shown.clone())).collect()
}

/// What every part of the merging reads.
struct Merger {
    dialects: DialectSet,
    enums: MergedEnums,
}

/// The enums of all databases: those with the same values are one.
#[derive(Default)]
struct MergedEnums {
    contents: BTreeMap<EnumName, Enum>,
    /// What an enum of one database is called now.
    names: BTreeMap<(Dialect, EnumName), EnumName>,
}

fn merged_enums(schemas: &Sides<'_, Schema>) -> MergedEnums {
    let mut merged = MergedEnums::default();
    let able = Enum::native_dialects();
    // The names of types are not ours to choose, so they come first.
    let has_names = |dialect: Dialect| dialect.capability().native_enums == NativeEnums::Named;
    let (named, others): (Vec<_>, Vec<_>) =
        schemas.iter().copied().partition(|(dialect, _)| has_names(*dialect));
    for (dialect, schema) in named.into_iter().chain(others) {
        for (name, content) in &schema.enums {
            let is_same = |known: &Enum| known.values == content.values;
            let has_type = has_names(dialect);
            let like = merged.contents.iter().find(|(_, known)| is_same(known) && !has_type);
            let known = merged.contents.get(name);
            let new = if known.is_some_and(is_same) || known.is_none() && like.is_none() {
                name.clone()
            } else if let Some((like, _)) = like {
                like.clone()
            } else {
                let numbered = |number: usize| {
                    EnumName::new([name.as_str(), "_", &number.to_string()].concat())
                };
                let is_free = |name: &EnumName| merged.contents.get(name).is_none_or(is_same);
                (2..usize::MAX).map(numbered).find(is_free).unwrap_or_else(|| name.clone())
            };
            let native: DialectSet =
                [dialect].into_iter().filter(|it| content.native.contains(*it)).collect();
            let joined = merged
                .contents
                .entry(new.clone())
                .or_insert_with(|| Enum { native: DialectSet::none(), ..content.clone() });
            joined.native = joined.native.iter().chain(native.iter()).collect();
            joined.length = joined.length.max(content.length);
            merged.names.insert((dialect, name.clone()), new);
        }
    }
    let in_use: DialectSet = schemas.iter().map(|(dialect, _)| *dialect).collect();
    for content in merged.contents.values_mut() {
        let able_here = able.intersection(in_use);
        if !content.native.is_none() && content.native.intersection(able_here) == able_here {
            content.native = able;
        }
    }
    merged
}

impl Merger {
    fn schema(&self, schemas: &Sides<'_, Schema>) -> Schema {
        let mut merged = Schema::default();
        for name in names(schemas, |schema| &schema.tables) {
            let sides: Sides<'_, Table> = sides(schemas, |schema| schema.tables.get(&name));
            merged.tables.insert(name.clone(), self.table(&name, &sides));
        }
        for name in names(schemas, |schema| &schema.views) {
            let sides = sides(schemas, |schema| schema.views.get(&name));
            merged.views.insert(name, view(&sides));
        }
        for name in names(schemas, |schema| &schema.raw_objects) {
            let sides = sides(schemas, |schema| schema.raw_objects.get::<RawName>(&name));
            if let Some((_, first)) = sides.first() {
                let mut raw = (*first).clone();
                raw.sql = each(&sides, |dialect, side| side.sql.as_ref().get(dialect).clone());
                merged.raw_objects.insert(name, raw);
            }
        }
        let used: Vec<&EnumName> = merged
            .tables
            .values()
            .flat_map(|table| &table.columns)
            .filter_map(|column| column::enum_name(&column.type_))
            .collect();
        merged.enums =
            self.enums.contents.iter().filter(|(name, _)| used.contains(name)).map(clone).collect();
        merged
    }
}

fn clone<K: Clone, V: Clone>((key, value): (&K, &V)) -> (K, V) {
    (key.clone(), value.clone())
}

/// The names that any of the sides has, in their order.
fn names<'d, S, N: Clone + Ord + 'd, T: 'd>(
    sides: &Sides<'d, S>,
    of: impl Fn(&'d S) -> &'d BTreeMap<N, T>,
) -> Vec<N> {
    let mut names: Vec<N> = sides.iter().flat_map(|(_, side)| of(side).keys().cloned()).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// What each side has, of those that have it.
fn sides<'d, S, T>(all: &Sides<'d, S>, of: impl Fn(&'d S) -> Option<&'d T>) -> Sides<'d, T> {
    all.iter().filter_map(|(dialect, side)| Some((*dialect, of(side)?))).collect()
}

/// A value for each dialect whose side gives one.
fn each<S, T>(
    sides: &Sides<'_, S>,
    of: impl Fn(Dialect, &S) -> Option<T>,
) -> PerDialect<Option<T>> {
    PerDialect::from_fn(|dialect| {
        let side = sides.iter().find(|(other, _)| *other == dialect)?;
        of(dialect, side.1)
    })
}

/// The dialects of the sides: all dialects there are, if these are all in use.
fn dialects_of<T>(sides: &Sides<'_, T>, in_use: DialectSet) -> DialectSet {
    let found: DialectSet = sides.iter().map(|(dialect, _)| *dialect).collect();
    if found == in_use { DialectSet::all() } else { found }
}

fn view(sides: &Sides<'_, View>) -> View {
    let mut after: Vec<ViewName> =
        sides.iter().flat_map(|(_, view)| view.after.iter().cloned()).collect();
    after.sort_unstable();
    after.dedup();
    let query: PerDialect<Option<String>> =
        each(sides, |dialect, view| view.query.as_ref().get(dialect).clone());
    View { query, after }
}
