//! A draft → the text of a spec without mistakes.
//!
//! What the rules refuse is expressed in another way: an expression as raw SQL, a field with another name. What
//! cannot be expressed is removed and listed. The spec is written and checked again until nothing is refused, so
//! `tablewright check` accepts the result. Start reading at [`settle`].

use std::collections::BTreeSet;

use super::{Draft, Imported, Standing, Unexpressed, mend::mend};
use crate::{
    check::{
        check,
        place::{Place, Places},
        variants::{Difference, differences},
    },
    diagnostic::{Diagnostic, Severity},
    dialect::Dialect,
    schema::{Declaration, Name, Table, TableName},
    spec::{Notes, load_str, write},
};

/// More rounds than there are ways to say a thing, one after the other.
const ROUNDS_MAXIMUM: usize = 64;

/// Writes the draft, and mends it until the spec is sound.
pub(super) fn settle(mut draft: Draft) -> Imported {
    for _ in 0..ROUNDS_MAXIMUM {
        let spec = write(&draft.declaration, &notes(&draft));
        let (refused, places) = refused(&spec);
        if refused.is_empty() {
            return finish(spec, draft);
        }
        let known = all_places(&draft.declaration);
        let mut mended = BTreeSet::new();
        for diagnostic in refused {
            let place = innermost(&known, &places, &diagnostic)
                .or_else(|| table_at(&spec, &diagnostic, &draft.declaration));
            // What is said at one place is mended once; what is left is refused again.
            if place.as_ref().is_none_or(|place| mended.insert(place.clone())) {
                mend(&mut draft, &diagnostic, place);
            }
        }
    }
    let spec = write(&draft.declaration, &notes(&draft));
    finish(spec, draft)
}

fn finish(spec: String, draft: Draft) -> Imported {
    let Draft { declaration, mut unexpressed } = draft;
    let differences = differences(&declaration).into_iter();
    unexpressed.extend(differences.map(|Difference { place, object, what, .. }| Unexpressed {
        dialect: None,
        place,
        object,
        standing: Standing::Differs,
        reason: what,
    }));
    unexpressed.sort_by_key(|thing| thing.standing);
    Imported { spec, declaration, unexpressed }
}

/// The mistakes in a spec, and the places of what it says.
fn refused(spec: &str) -> (Vec<Diagnostic>, Places) {
    match load_str("schema.yaml", spec) {
        Ok(loaded) => {
            let mut found = check(&loaded.declaration, &loaded.places);
            found.retain(|diagnostic| diagnostic.code.severity() == Severity::Error);
            (found, loaded.places)
        }
        Err(found) => (found.into_iter().collect(), Places::default()),
    }
}

/// The comments of the spec: where it is from, and what it does not say.
fn notes(draft: &Draft) -> Notes {
    let dialects: Vec<_> = draft.declaration.settings.dialects.iter().collect();
    let titles: Vec<_> = dialects.iter().map(|dialect| dialect.title()).collect();
    let mut notes = Notes::default();
    notes.header.push(["Made from ", &listed(&titles), " by `tablewright import`."].concat());
    let left_out: Vec<_> =
        draft.unexpressed.iter().filter(|thing| thing.place == Place::File).collect();
    if !left_out.is_empty() {
        notes.header.push("\nNot in this file:".to_owned());
    }
    for thing in &draft.unexpressed {
        let whose = thing.dialect.filter(|_| dialects.len() > 1);
        let whose = whose.map_or_else(String::new, |dialect| [dialect.title(), ": "].concat());
        // What stands below its own comment needs no name in it.
        let is_named = thing.standing == Standing::LeftOut || thing.place == Place::File;
        let object = if is_named { [&thing.object, " "].concat() } else { String::new() };
        let text = [whose.as_str(), &object, &thing.reason].concat();
        if thing.place == Place::File {
            notes.header.push(["- ", &text].concat());
        } else {
            let at = notes.at.entry(thing.place.clone()).or_default();
            at.push(["Import: ", &text, "."].concat());
        }
    }
    notes
}

/// `a`, `a and b`, `a, b and c`.
fn listed(titles: &[&str]) -> String {
    match titles {
        [first @ .., before, last] if !first.is_empty() => {
            [&first.join(", "), ", ", before, " and ", last].concat()
        }
        _ => titles.join(" and "),
    }
}

/// The places of everything that a declaration holds, those that say more of what stands there first.
fn all_places(declaration: &Declaration) -> Vec<Place> {
    let mut places = Vec::new();
    let schema = &declaration.schema;
    for (name, table) in &schema.tables {
        constraint_places(name, table, &mut places);
        object_places(name, table, &mut places);
        column_places(name, table, &mut places);
        places.push(Place::TableKey(name.clone(), "primary_key"));
        places.push(Place::TableKey(name.clone(), "comment"));
        places.push(Place::TableKey(name.clone(), "row"));
        places.push(Place::TableKey(name.clone(), "only"));
        places.push(Place::Table(name.clone()));
    }
    for (name, content) in &schema.enums {
        let values = 0..content.values.len();
        places.extend(values.map(|position| Place::EnumValue(name.clone(), position)));
        places.push(Place::Enum(name.clone()));
    }
    for name in schema.views.keys() {
        for key in ["query", "after", "columns", "primary_key", "sqlite", "postgres", "mysql"] {
            places.push(Place::ViewKey(name.clone(), key));
        }
        places.push(Place::View(name.clone()));
    }
    places.extend(schema.raw_objects.keys().map(|name| Place::Raw(name.clone())));
    places
}

fn constraint_places(name: &TableName, table: &Table, places: &mut Vec<Place>) {
    let key = table.primary_key.iter().map(|key| (&key.name, key.columns.len()));
    let unique = table.unique_constraints.iter().map(|(name, key)| (name, key.columns.len()));
    let foreign = table.foreign_keys.iter().map(|(name, key)| (name, key.columns.len()));
    let checks = table.checks.keys().map(|name| (name, 0));
    for (constraint, columns) in key.chain(unique).chain(foreign).chain(checks) {
        let at = |key| Place::ConstraintKey(name.clone(), constraint.clone(), key);
        places.extend(
            ["references", "on_delete", "on_update", "deferrable", "check", "name"].map(at),
        );
        for position in 0..columns {
            places.push(Place::ConstraintColumn(name.clone(), constraint.clone(), position));
        }
        places.push(Place::Constraint(name.clone(), constraint.clone()));
    }
}

fn object_places(name: &TableName, table: &Table, places: &mut Vec<Place>) {
    let indexes = table.indexes.iter().map(|(name, index)| (name, index.keys.len()));
    let searches = table.search_indexes.iter().map(|(name, index)| (name, index.columns.len()));
    for (index, keys) in indexes.chain(searches) {
        let at = |key| Place::IndexKey(name.clone(), index.clone(), key);
        places.extend(["where", "include", "method", "columns", "unique"].map(at));
        for position in 0..keys {
            places.push(Place::IndexColumn(name.clone(), index.clone(), position));
        }
        places.push(Place::Index(name.clone(), index.clone()));
    }
    for trigger in table.triggers.keys() {
        let keys = ["timing", "events", "columns", "body"].iter().chain(Dialect::KEYWORDS);
        for key in keys.copied() {
            places.push(Place::TriggerKey(name.clone(), trigger.clone(), key));
        }
        places.push(Place::Trigger(name.clone(), trigger.clone()));
    }
}

fn column_places(name: &TableName, table: &Table, places: &mut Vec<Place>) {
    const FIRST: &[&str] = &["default", "generated", "auto_increment", "collation"];
    const LAST: &[&str] = &["rust", "rust_name", "comment", "type"];
    let keys = || [FIRST, Dialect::KEYWORDS, LAST].into_iter().flatten().copied();
    for column in &table.columns {
        let at = |key| Place::ColumnKey(name.clone(), column.name.clone(), key);
        places.extend(keys().map(at));
        places.push(Place::Column(name.clone(), column.name.clone()));
    }
}

/// The smallest part of the spec that a diagnostic points into.
fn innermost(known: &[Place], places: &Places, diagnostic: &Diagnostic) -> Option<Place> {
    let at = diagnostic.span;
    let spans = known.iter().filter_map(|place| Some((place, places.get(place)?)));
    let around = spans.filter(|(_, span)| span.start <= at.start && at.end <= span.end);
    around.min_by_key(|(_, span)| span.end - span.start).map(|(place, _)| place.clone())
}

/// The table in whose lines a diagnostic stands: for a spec that could not be read, so that no places are known.
fn table_at(spec: &str, diagnostic: &Diagnostic, declaration: &Declaration) -> Option<Place> {
    let start = spec.find("\ntables:\n")?;
    let lines = spec.get(start + 1..diagnostic.span.start)?.lines().skip(1);
    let is_key = |line: &&str| line.starts_with("  ") && !line[2..].starts_with([' ', '#']);
    let is_inside = |line: &&str| line.is_empty() || line.starts_with(' ');
    let position = lines.take_while(is_inside).filter(is_key).count().checked_sub(1)?;
    declaration.schema.tables.keys().nth(position).map(|name| Place::Table(name.clone()))
}

/// What a sentence calls a part of a table.
pub(super) fn called(noun: &str, table: &TableName, name: &impl Name) -> String {
    [noun, " `", name.as_str(), "` of table `", table.as_str(), "`"].concat()
}
