//! Properties of a SQLite table that a schema does not contain. All of them are in the statement that created the
//! table, and a rebuild corrects them.

use tablewright_codegen::plan::Measure;

use super::{
    ObjectRow,
    index_text::{read_index, read_trigger},
    table_text::{ConstraintText, Demand, TableText, read_table},
};
use crate::introspect::deviation::{Cure, Deviation, Thing};

/// All that deviates of the tables among `objects`.
pub(super) fn all(objects: &[ObjectRow]) -> Vec<Deviation> {
    let mut found = Vec::new();
    for object in objects.iter().filter(|object| object.storage == "table") {
        of_table(object, &mut found);
    }
    found.extend(objects.iter().filter_map(of_object));
    found
}

/// An index or trigger that no schema can say. It may stand in the place of a declared one.
fn of_object(object: &ObjectRow) -> Option<Deviation> {
    let noun = match object.kind.as_str() {
        "index" if read_index(&object.statement).is_none() => "index",
        "trigger" if read_trigger(&object.statement).is_none() => "trigger",
        _ => return None,
    };
    let thing = Thing::Part(noun, &object.table_name, &object.name);
    let reason = ["cannot be described by a spec: `", &object.statement, "`"].concat();
    let cure = Cure::Plan(Measure::Remake);
    Some(Deviation::new(thing, (reason, cure, noun)))
}

fn of_table(object: &ObjectRow, found: &mut Vec<Deviation>) {
    let table = object.name.as_str();
    if object.is_without_rowid != 0 {
        let reason = "is WITHOUT ROWID: its rows have no number".to_owned();
        let told = (reason, Cure::Plan(Measure::NumberRows), "without rowid");
        found.push(Deviation::new(Thing::Table(table), told));
    }
    let mut tell = |reason: String, phrase| {
        let cure = Cure::Plan(Measure::Remake);
        found.push(Deviation::new(Thing::Table(table), (reason, cure, phrase)));
    };
    if object.is_strict != 0 {
        tell("is STRICT: it refuses values of other types".to_owned(), "strict");
    }
    let text = read_table(&object.statement);
    for (column, conflict) in not_null_conflicts(&text) {
        let parts = ["keeps `", column, "` NOT NULL by ON CONFLICT ", conflict];
        tell(parts.concat(), "on conflict");
    }
    for constraint in &text.constraints {
        let words = words(constraint);
        if let (Some(conflict), Some(words)) = (&constraint.conflict, &words)
            && !is_usual(conflict)
        {
            tell(["keeps ", words, " by ON CONFLICT ", conflict].concat(), "on conflict");
        }
        for (column, collation) in other_collations(constraint, &text) {
            let words = words.as_deref().unwrap_or_default();
            let parts = ["compares `", column, "` in ", words, " by the collation ", collation];
            tell(parts.concat(), "collate");
        }
    }
}

/// What a conflict does unless something else is said.
///
/// Source: SQLite, "The ON CONFLICT Clause".
fn is_usual(conflict: &str) -> bool {
    conflict.eq_ignore_ascii_case("ABORT")
}

fn not_null_conflicts(text: &TableText) -> impl Iterator<Item = (&str, &str)> {
    text.columns.iter().filter_map(|column| {
        let conflict = column.not_null_conflict.as_deref().filter(|it| !is_usual(it))?;
        Some((column.name.as_str(), conflict))
    })
}

/// What a key is called. The conflict clause of a check is passed over, and a foreign key has none.
///
/// Source: SQLite, "CREATE TABLE" (CHECK constraints).
fn words(constraint: &ConstraintText) -> Option<String> {
    let (noun, columns) = match &constraint.demand {
        Demand::PrimaryKey(columns) => ("its primary key (", columns),
        Demand::Unique(columns) => ("its unique key (", columns),
        Demand::Check(_) | Demand::ForeignKey(_) => return None,
    };
    Some([noun, &columns.join(", "), ")"].concat())
}

/// The columns of a key that it compares otherwise than their own definitions say.
fn other_collations<'t>(
    constraint: &'t ConstraintText,
    text: &'t TableText,
) -> impl Iterator<Item = (&'t str, &'t str)> {
    constraint.collations.iter().filter_map(|(column, collation)| {
        let own = text.columns.iter().find(|it| it.name.eq_ignore_ascii_case(column));
        let own = own.and_then(|it| it.collation.as_deref()).unwrap_or("BINARY");
        let is_other = !own.eq_ignore_ascii_case(collation);
        is_other.then_some((column.as_str(), collation.as_str()))
    })
}
