//! The module `models`: for each table a struct that reads a row, one that inserts it and one that changes it.

use std::borrow::Cow;

use quote::quote;

use super::{
    CannotEmit, additions, docs, keys,
    layout::File,
    naming,
    outline::{Field, Outline, Relation},
    types::{self, Ownership, RustType},
};
use crate::schema::{
    Nullability, native,
    presentation::{ModelKind, Visibility},
};

/// Writes the module.
pub(super) fn emit_models(outline: &Outline<'_>, file: &mut File<'_>) -> Result<(), CannotEmit> {
    let has_rows = outline.relations.iter().any(|relation| relation.wants(ModelKind::Rows));
    let writes = |relation: &Relation<'_>| has_new(relation) || has_changes(relation);
    if !has_rows && !outline.relations.iter().any(writes) {
        return Ok(());
    }
    file.begin();
    file.doc("The structs that rows are read into, inserted from and changed by.");
    // Clippy's pedantic lints also object to code of Diesel's derives.
    let mut lints = docs::LINTS_OF_COLUMNS.to_vec();
    if outline.relations.iter().any(|relation| relation.visibility == Visibility::Crate) {
        // What only the crate sees and does not use.
        lints.push("dead_code");
    }
    file.lints("allow", &lints, docs::REASON_OF_SPEC);
    file.open(quote!(pub mod models), "{");
    if has_rows {
        file.item(quote!(
            use diesel::prelude::*;
        ))?;
    }
    for relation in &outline.relations {
        let model = Model { outline, relation };
        if relation.wants(ModelKind::Rows) {
            emit_row(&model, file)?;
        }
        if has_new(relation) {
            emit_insert(&model, file)?;
        }
        if has_changes(relation) {
            emit_changes(&model, file)?;
        }
    }
    Ok(file.close("}")?)
}

/// A relation and what its structs need.
struct Model<'m, 'd> {
    outline: &'m Outline<'d>,
    relation: &'m Relation<'d>,
}

/// A field of a struct under construction.
struct Entry<'m> {
    doc: Option<&'m str>,
    is_defaulted: bool,
    /// Whether one database alone has its type.
    is_native: bool,
    name: &'m naming::RustIdent,
    type_: RustType,
    wrapping: Wrapping,
}

impl Entry<'_> {
    /// Whether the struct needs a value.
    fn is_required(&self) -> bool {
        match self.wrapping {
            Wrapping::Plain => true,
            Wrapping::Option | Wrapping::OptionOfOption => false,
        }
    }
}

/// The `Option`s around the type of a field.
#[derive(Clone, Copy)]
enum Wrapping {
    Plain,
    Option,
    OptionOfOption,
}

impl Wrapping {
    /// The text before and after the type.
    fn halves(self) -> (&'static str, &'static str) {
        match self {
            Self::Plain => ("", ""),
            Self::Option => ("Option<", ">"),
            Self::OptionOfOption => ("Option<Option<", ">>"),
        }
    }

    /// This without the outer `Option`.
    fn inner(self) -> Self {
        match self {
            Self::Plain | Self::Option => Self::Plain,
            Self::OptionOfOption => Self::Option,
        }
    }
}

impl<'m, 'd> Model<'m, 'd> {
    /// The fields that `wanted` accepts, in the `Option`s that `wrap` gives.
    fn entries(
        &'m self,
        ownership: Ownership,
        wanted: impl Fn(usize, &Field<'d>) -> bool,
        wrap: impl Fn(&Field<'d>) -> Wrapping,
    ) -> Result<Vec<Entry<'m>>, CannotEmit> {
        let mut entries = Vec::with_capacity(self.relation.fields.len());
        for (position, field) in self.relation.fields.iter().enumerate() {
            if wanted(position, field) {
                let type_ = types::value_type(self.outline, self.relation, field, ownership)?;
                let wrapping = wrap(field);
                let (doc, name) = (field.doc.as_deref(), &field.ident);
                let is_native = field.shown.diesel().is_some_and(native::is_of_one_database);
                entries.push(Entry { doc, is_defaulted: false, is_native, name, type_, wrapping });
            }
        }
        Ok(entries)
    }
}

/// Writes a struct after its doc comment and attributes.
fn emit_struct<'e>(
    (relation, name): (&Relation<'_>, &naming::RustIdent),
    entries: impl IntoIterator<Item = &'e Entry<'e>, IntoIter: Clone>,
    file: &mut File<'_>,
) -> Result<(), CannotEmit> {
    let entries = entries.into_iter();
    let borrows = entries.clone().any(|entry| entry.type_.borrows);
    let visibility = relation.visibility.keyword();
    let lifetime = if borrows { "<'a>" } else { "" };
    file.open_parts(&[visibility, " struct ", name.as_str(), lifetime, " {"]);
    for Entry { doc, name, type_, wrapping, .. } in entries {
        if let Some(doc) = doc {
            file.doc(doc);
        }
        let (before, after) = wrapping.halves();
        file.field((visibility, name.as_str()), (before, &type_.text, after));
    }
    Ok(file.close("}")?)
}

/// Writes the call of the macro that makes a struct insertable or a change set. It names for each column the type of its
/// value and, if the macro needs it, how it is assigned.
fn emit_assignments(
    macro_name: &str,
    (relation, name): (&Relation<'_>, &naming::RustIdent),
    entries: &[Entry<'_>],
    assignment: impl Fn(&Entry<'_>) -> (&'static str, Wrapping),
    file: &mut File<'_>,
) -> Result<(), CannotEmit> {
    let borrows = entries.iter().any(|entry| entry.type_.borrows);
    let lifetime = if borrows { "<'a>" } else { "" };
    let table = relation.ident.as_str();
    file.begin();
    file.open_parts(&["tablewright::", macro_name, "! {"]);
    file.open_parts(&[name.as_str(), lifetime, " => super::schema::", table, " {"]);
    for entry in entries {
        let (word, wrapping) = assignment(entry);
        let (before, after) = wrapping.halves();
        file.parts(&[word, entry.name.as_str(), ": ", before, &entry.type_.text, after, ","]);
    }
    file.close("}")?;
    Ok(file.close("}")?)
}

fn emit_row(model: &Model<'_, '_>, file: &mut File<'_>) -> Result<(), CannotEmit> {
    let Model { outline, relation } = *model;
    let table = relation.ident.as_str();
    let associations = keys::associations(outline, relation);
    let derives = row_derives(relation, !associations.is_empty());
    let key =
        if keys::is_identifiable(relation) { keys::primary_key(relation) } else { String::new() };
    let entries = model.entries(Ownership::Owned, |_, _| true, nullable)?;
    file.begin();
    file.doc(&docs::row(relation, can_insert(relation)));
    let attributes = additions::of_model(relation, ModelKind::Rows, &derives)?;
    attributes.emit_derives(file);
    file.parts(&["#[diesel(table_name = super::schema::", table, &key, ")]"]);
    for association in &associations {
        file.parts(&[association]);
    }
    attributes.emit_attributes(file);
    emit_struct((relation, &relation.row), &entries, file)
}

fn row_derives(relation: &Relation<'_>, has_associations: bool) -> Vec<&'static str> {
    // A type that the spec names need not implement `PartialEq`; those that are known do.
    let is_comparable = relation.fields.iter().all(|field| {
        let named = field.shown.diesel().zip(field.shown.rust());
        field.shown.rust().is_none()
            || named.is_some_and(|(diesel, rust)| native::is_listed(diesel, rust))
    });
    let derives = [
        ("Clone", true),
        ("Debug", true),
        ("PartialEq", is_comparable),
        ("Queryable", true),
        ("Selectable", true),
        ("Identifiable", keys::is_identifiable(relation)),
        ("Associations", has_associations),
    ];
    derives.into_iter().filter(|(_, wanted)| *wanted).map(|(name, _)| name).collect()
}

fn emit_insert(model: &Model<'_, '_>, file: &mut File<'_>) -> Result<(), CannotEmit> {
    let relation = model.relation;
    let wrap = |field: &Field<'_>| match insertion(field) {
        Insertion::Required => Wrapping::Plain,
        Insertion::Null | Insertion::Default => Wrapping::Option,
    };
    let mut entries = model.entries(Ownership::Borrowed, |_, field| is_inserted(field), wrap)?;
    let inserted = relation.fields.iter().filter(|field| is_inserted(field));
    for (entry, field) in entries.iter_mut().zip(inserted) {
        entry.is_defaulted = matches!(insertion(field), Insertion::Default);
    }
    let meaning = if entries.iter().all(Entry::is_required) {
        "."
    } else if entries.iter().any(|entry| entry.is_defaulted) {
        "; `None` is the column's default, or NULL where it has none."
    } else {
        "; `None` is NULL."
    };
    file.begin();
    file.doc(&docs::about("A new row of ", relation.sql_name, meaning));
    let required = entries.iter().any(Entry::is_required);
    let derives = ["Clone", "Copy", "Debug", "Default"];
    let derives = if required { &derives[..3] } else { &derives };
    additions::of_model(relation, ModelKind::New, derives)?.emit(file);
    let name = naming::insert_struct(&relation.row);
    emit_struct((relation, &name), &entries, file)?;
    let assignment = |entry: &Entry<'_>| {
        // With NULL as a value the statement is the same for all rows and is prepared once.
        match (entry.is_native, entry.is_defaulted) {
            (false, false) => ("always ", entry.wrapping),
            (false, true) => ("if_some ", entry.wrapping.inner()),
            (true, true) => ("native_if_some ", entry.wrapping.inner()),
            (true, false) if entry.is_required() => ("native ", entry.wrapping),
            (true, false) => ("native_or_null ", entry.wrapping.inner()),
        }
    };
    emit_assignments("insertable", (relation, &name), &entries, assignment, file)?;
    emit_constructor(model, &name, &entries, file)
}

/// Writes `new`, which takes the required values, if there are optional ones. A single value is an argument; several are
/// fields of a struct, so that they cannot be mistaken for one another.
fn emit_constructor(
    model: &Model<'_, '_>,
    name: &naming::RustIdent,
    entries: &[Entry<'_>],
    file: &mut File<'_>,
) -> Result<(), CannotEmit> {
    let required: Vec<&Entry<'_>> = entries.iter().filter(|entry| entry.is_required()).collect();
    if required.is_empty() || required.len() == entries.len() {
        return Ok(());
    }
    let borrows = |entry: &Entry<'_>| entry.type_.borrows;
    let lifetime = if required.iter().any(|entry| borrows(entry)) { "<'a>" } else { "" };
    let group = naming::required_struct(&model.relation.row);
    let (parameter, type_) = if let [only] = required.as_slice() {
        (only.name.as_str(), only.type_.text.to_string())
    } else {
        emit_required(model, &group, &required, file)?;
        ("required", [group.as_str(), lifetime].concat())
    };
    file.begin();
    let (before, after) = match (lifetime.is_empty(), entries.iter().any(borrows)) {
        (false, _) => ("impl<'a> ", "<'a> {"),
        (true, true) => ("impl ", "<'_> {"),
        (true, false) => ("impl ", " {"),
    };
    file.open_parts(&[before, name.as_str(), after]);
    file.doc("A row of what it must have; all else is `None`.");
    file.parts(&["#[must_use]"]);
    let head = [model.relation.visibility.keyword(), " const fn new"].concat();
    file.open_constructor(&head, &[(parameter, &type_)]);
    let value = |entry: &Entry<'_>| match (entry.is_required(), required.len()) {
        (false, _) => Some(Cow::Borrowed("None")),
        (true, 1) => None,
        (true, _) => Some([parameter, ".", entry.name.as_str()].concat().into()),
    };
    let values: Vec<_> = entries.iter().map(|entry| (entry.name.as_str(), value(entry))).collect();
    let fields: Vec<_> = values.iter().map(|(name, value)| (*name, value.as_deref())).collect();
    file.struct_value("Self", &fields);
    file.close("}")?;
    Ok(file.close("}")?)
}

/// Writes the struct with the required values of a new row.
fn emit_required(
    model: &Model<'_, '_>,
    name: &naming::RustIdent,
    required: &[&Entry<'_>],
    file: &mut File<'_>,
) -> Result<(), CannotEmit> {
    file.begin();
    file.doc(&docs::about("What a new row of ", model.relation.sql_name, " must have."));
    additions::of_model(model.relation, ModelKind::New, &["Clone", "Debug"])?.emit(file);
    emit_struct((model.relation, name), required.iter().copied(), file)
}

/// Whether Rust can insert a row: no column that it lacks needs a value.
fn can_insert(relation: &Relation<'_>) -> bool {
    !relation.hidden.iter().any(|column| column.is_required())
}

/// Whether the required values of a new row are a struct: there are several, and optional ones.
pub(super) fn has_required(relation: &Relation<'_>) -> bool {
    let inserted = || relation.fields.iter().filter(|field| is_inserted(field));
    let is_required = |field: &&Field<'_>| matches!(insertion(field), Insertion::Required);
    let required = inserted().filter(is_required).count();
    required > 1 && required < inserted().count()
}

/// What a field of an insert struct holds.
enum Insertion {
    /// A value.
    Required,
    /// A value or NULL, which is the default.
    Null,
    /// A value or the database's default.
    Default,
}

fn insertion(field: &Field<'_>) -> Insertion {
    let Some(column) = field.column else { return Insertion::Required };
    if field.is_required {
        Insertion::Required
    } else if column.default.is_some() || column.auto_increment.is_some() {
        Insertion::Default
    } else {
        Insertion::Null
    }
}

/// Whether the field can be inserted. The database computes or numbers the others.
fn is_inserted(field: &Field<'_>) -> bool {
    field.column.is_some_and(|column| column.generated.is_none() && !column.is_always_numbered())
}

/// Whether the field at `position` can be changed: it can be inserted and is not part of the key.
fn is_changeable(relation: &Relation<'_>, position: usize, field: &Field<'_>) -> bool {
    is_inserted(field) && !relation.key.contains(&position)
}

/// Whether there is an insert struct. There is none for a view, for a table whose columns are all computed, or for a
/// table with a column that Rust lacks and that needs a value.
pub(super) fn has_new(relation: &Relation<'_>) -> bool {
    relation.wants(ModelKind::New)
        && can_insert(relation)
        && relation.fields.iter().any(is_inserted)
}

/// Whether there is a struct of changes. A table with only a key has none.
pub(super) fn has_changes(relation: &Relation<'_>) -> bool {
    let changeable =
        |(position, field): (usize, &Field<'_>)| is_changeable(relation, position, field);
    relation.wants(ModelKind::Changes) && relation.fields.iter().enumerate().any(changeable)
}

/// Writes the struct that changes a row.
fn emit_changes(model: &Model<'_, '_>, file: &mut File<'_>) -> Result<(), CannotEmit> {
    let relation = model.relation;
    let wanted = |position: usize, field: &Field<'_>| is_changeable(relation, position, field);
    let entries = model.entries(Ownership::Borrowed, wanted, |field| match nullable(field) {
        Wrapping::Plain => Wrapping::Option,
        Wrapping::Option | Wrapping::OptionOfOption => Wrapping::OptionOfOption,
    })?;
    let is_double = |entry: &Entry<'_>| matches!(entry.wrapping, Wrapping::OptionOfOption);
    let meaning = if entries.iter().any(is_double) {
        "; `None` leaves a column, `Some(None)` makes it NULL."
    } else {
        "; `None` leaves a column."
    };
    file.begin();
    file.doc(&docs::about("What changes in a row of ", relation.sql_name, meaning));
    let derives = &["Clone", "Copy", "Debug", "Default"];
    additions::of_model(relation, ModelKind::Changes, derives)?.emit(file);
    let name = naming::changes_struct(&relation.row);
    emit_struct((relation, &name), &entries, file)?;
    let assignment = |entry: &Entry<'_>| ("", entry.wrapping.inner());
    emit_assignments("changeset", (relation, &name), &entries, assignment, file)
}

fn nullable(field: &Field<'_>) -> Wrapping {
    match field.nullability {
        Nullability::NotNull => Wrapping::Plain,
        Nullability::Nullable => Wrapping::Option,
    }
}
