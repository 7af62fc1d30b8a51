//! Which deviations of a database its declaration explains.
//!
//! A deviation of an undeclared table does not matter, an undeclared part is a difference anyway, and what a raw
//! object of the spec creates is declared. Start reading at [`declared_otherwise`].

use tablewright_codegen::{
    check::place::Place,
    dialect::Dialect,
    schema::{Schema, Table, TableName},
};

use crate::introspect::{Deviation, Remedy};

/// The deviations of what is declared, but for those that the spec's own raw SQL makes. `stored` is what is declared,
/// as the database stores it.
pub(crate) fn declared_otherwise(
    deviations: &[Deviation],
    declared: &Schema,
    stored: &Schema,
    dialect: Dialect,
) -> Vec<Deviation> {
    let raw = declared.raw_objects.values().filter_map(|it| it.sql.as_ref().get(dialect).as_ref());
    let raw: Vec<String> = raw.map(|sql| folded(&sql.up)).collect();
    let others = deviations.iter().filter(|it| {
        !raw.iter().any(|sql| makes(sql, it)) && !is_said_by_query(it, declared, dialect)
    });
    others.filter_map(|it| of_ours(it, stored)).collect()
}

/// The deviation of something that is declared, or that hangs on a declared table and is no difference, as no schema
/// describes it.
fn of_ours(deviation: &Deviation, stored: &Schema) -> Option<Deviation> {
    if is_declared(&deviation.place, stored) {
        return Some(deviation.clone());
    }
    let table = object(&deviation.place).table;
    let is_more =
        deviation.is_undescribed && table.is_some_and(|table| stored.tables.contains_key(table));
    is_more.then(|| Deviation {
        remedy: Remedy::ByHand("drop it, or declare it as raw SQL".to_owned()),
        ..deviation.clone()
    })
}

/// What raw SQL would have to name: the table or view, and the part of it, unless it is a column.
#[derive(Default)]
struct Object<'p> {
    table: Option<&'p TableName>,
    names: Vec<&'p str>,
}

fn object(place: &Place) -> Object<'_> {
    let of = |table, names| Object { table: Some(table), names };
    match place {
        Place::Table(table) | Place::Column(table, _) | Place::Trigger(table, _) => {
            of(table, vec![table.as_str()])
        }
        Place::Constraint(table, name) => of(table, vec![table.as_str(), name.as_str()]),
        Place::Index(table, name) => of(table, vec![table.as_str(), name.as_str()]),
        Place::View(view) => Object { table: None, names: vec![view.as_str()] },
        Place::File
        | Place::TableKey(..)
        | Place::ColumnKey(..)
        | Place::ConstraintKey(..)
        | Place::ConstraintColumn(..)
        | Place::IndexKey(..)
        | Place::IndexColumn(..)
        | Place::TriggerKey(..)
        | Place::Enum(_)
        | Place::EnumValue(..)
        | Place::ViewKey(..)
        | Place::ViewColumn(..)
        | Place::Raw(_)
        | Place::Module(_)
        | Place::Consent(_)
        | Place::DataStep(_)
        | Place::QueryTogether(_) => Object::default(),
    }
}

fn is_declared(place: &Place, stored: &Schema) -> bool {
    if let Place::View(view) = place {
        return stored.views.contains_key(view);
    }
    let table = object(place).table.and_then(|table| stored.tables.get(table));
    table.is_some_and(|table| has(table, place))
}

fn has(table: &Table, place: &Place) -> bool {
    if let Place::Column(_, name) = place {
        return table.column(name).is_some();
    }
    if let Place::Constraint(_, name) = place {
        return table.unique_constraints.contains_key(name)
            || table.foreign_keys.contains_key(name)
            || table.checks.contains_key(name)
            || table.primary_key.as_ref().is_some_and(|key| key.name == *name);
    }
    if let Place::Index(_, name) = place {
        // MySQL does not tell a unique constraint from a unique index.
        return table.indexes.contains_key(name)
            || table.search_indexes.contains_key(name)
            || table.unique_constraints.contains_key(name.as_str());
    }
    if let Place::Trigger(_, name) = place {
        return table.triggers.contains_key(name);
    }
    matches!(place, Place::Table(_))
}

/// Whether it is a view's `CHECK OPTION`, and the view's own query says it.
fn is_said_by_query(deviation: &Deviation, declared: &Schema, dialect: Dialect) -> bool {
    let Place::View(view) = &deviation.place else { return false };
    let query = declared.views.get(view).and_then(|it| it.query.as_ref().get(dialect).as_deref());
    deviation.phrase.ends_with(CHECK_OPTION)
        && query.is_some_and(|query| says_phrase(&folded(query), deviation.phrase))
}

/// How the phrases end that are about which rows may be written through a view.
const CHECK_OPTION: &str = "check option";

/// Whether a folded text says the words of a deviation. PostgreSQL has two ways to say `CHECK OPTION`.
fn says_phrase(sql: &str, phrase: &str) -> bool {
    let is_cascaded = phrase == "cascaded check option" && sql.contains("with check option");
    let is_set = phrase.ends_with(CHECK_OPTION) && sql.contains("check_option");
    sql.contains(phrase) || is_cascaded || is_set
}

/// Whether raw SQL says the words of the deviation and the names of its object.
fn makes(sql: &str, deviation: &Deviation) -> bool {
    !deviation.phrase.is_empty()
        && says_phrase(sql, deviation.phrase)
        && object(&deviation.place).names.iter().all(|name| says(sql, &name.to_lowercase()))
}

/// Whether the name stands in the text as a whole word.
pub(crate) fn says(sql: &str, name: &str) -> bool {
    let is_part = |character: char| character.is_alphanumeric() || character == '_';
    sql.match_indices(name).any(|(at, _)| {
        !sql[..at].ends_with(is_part) && !sql[at + name.len()..].starts_with(is_part)
    })
}

/// Small letters, and single blanks.
fn folded(sql: &str) -> String {
    sql.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}
