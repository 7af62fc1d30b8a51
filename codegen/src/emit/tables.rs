//! The module `schema`: a `table!` for each table and view, and which of them may be joined or stand in
//! one query.

use std::collections::{BTreeMap, BTreeSet};

use quote::quote;

use super::{
    CannotEmit, docs,
    layout::{File, string},
    naming::RustIdent,
    outline::{Field, Outline, Relation},
    types,
};
use crate::schema::{ColumnType, ForeignKey, Nullability, TableName};

/// Up to so many tables may all stand in one query. Diesel's macro calls itself once for each table of its
/// list, and rustc stops at a depth of 128; the pairs grow with the square.
const MAX_TABLES_TOGETHER: usize = 100;

/// Writes the module.
pub(super) fn emit_schema(outline: &Outline<'_>, file: &mut File<'_>) -> Result<(), CannotEmit> {
    file.begin();
    file.doc("The tables and views, as Diesel's query builder sees them.");
    file.lints("allow", docs::LINTS_OF_COLUMNS, docs::REASON_OF_SPEC);
    file.open(quote!(pub mod schema), "{");
    for relation in &outline.relations {
        emit_table(outline, relation, file)?;
    }
    emit_joinables(outline, file)?;
    emit_same_query(outline, file)?;
    file.close("}")?;
    Ok(())
}

fn emit_table(
    outline: &Outline<'_>,
    relation: &Relation<'_>,
    file: &mut File<'_>,
) -> Result<(), CannotEmit> {
    let ident = &relation.ident;
    let key: Vec<&str> = relation.key_fields().map(|field| field.ident.as_str()).collect();
    file.begin();
    file.open_parts(&["diesel::table! {"]);
    emit_enum_imports(outline, relation, file);
    file.doc(&docs::relation(relation));
    let (namespace, local) = relation.sql_name.split_once('.').unwrap_or(("", relation.sql_name));
    emit_sql_name(local, ident.as_str(), file);
    let dot = if namespace.is_empty() { "" } else { "." };
    file.open_parts(&[namespace, dot, ident.as_str(), " (", &key.join(", "), ") {"]);
    for field in &relation.fields {
        let ident = field.ident.as_str();
        let type_ = types::diesel_type(outline, relation, field)?;
        if let Some(doc) = &field.doc {
            file.doc(doc);
        }
        emit_sql_name(field.sql_name.as_str(), ident, file);
        file.parts(&match field.nullability {
            Nullability::NotNull => [ident, " -> ", &type_, ","],
            Nullability::Nullable => [ident, " -> Nullable<", &type_, ">,"],
        });
    }
    file.close("}")?;
    file.close("}")?;
    Ok(())
}

/// What `table!` needs in scope for enums. Its default, all of Diesel's types, is then off, so the types
/// that the table uses are imported as well.
fn emit_enum_imports(outline: &Outline<'_>, relation: &Relation<'_>, file: &mut File<'_>) {
    if relation.fields.iter().all(|field| outline.enum_of(field).is_none()) {
        return;
    }
    let own = |field: &Field<'_>| field.shown.diesel().is_some();
    let has_own = relation.fields.iter().any(own);
    let mut enums = BTreeSet::new();
    let mut diesel_types = BTreeSet::new();
    if has_own {
        // What else the spec's types need, it may have left to this.
        diesel_types.insert("*");
    }
    for field in relation.fields.iter().filter(|field| !own(field)) {
        let name = field.type_.row().diesel;
        if let Some(named) = outline.enum_of(field) {
            enums.insert(&named.sql);
        } else if !has_own && !name.contains("::") {
            // Ours are said by their path.
            diesel_types.insert(name);
        }
        if !has_own && field.nullability == Nullability::Nullable {
            diesel_types.insert("Nullable");
        }
    }
    for diesel_type in diesel_types.into_iter().filter(|name| !name.is_empty()) {
        file.parts(&["use diesel::sql_types::", diesel_type, ";"]);
    }
    for sql in enums {
        file.parts(&["use super::super::enums::", sql.as_str(), ";"]);
    }
}

/// Writes `#[sql_name = "…"]` where Rust's name is another one.
fn emit_sql_name(sql_name: &str, ident: &str, file: &mut File<'_>) {
    if sql_name != ident {
        file.parts(&["#[sql_name = ", &string(sql_name), "]"]);
    }
}

/// Whether Diesel can follow a foreign key: one column that refers to a whole primary key of its own type.
pub(super) fn is_followed(
    outline: &Outline<'_>,
    child: &Relation<'_>,
    foreign_key: &ForeignKey,
) -> bool {
    let ([column], [referenced]) =
        (foreign_key.columns.as_slice(), foreign_key.referenced_columns.as_slice())
    else {
        return false;
    };
    let Some(parent) = outline.table(&foreign_key.referenced_table) else { return false };
    let (Some(field), Some(key)) = (child.field(column), parent.field(referenced)) else {
        return false;
    };
    parent.has_key(referenced) && same_diesel_type(field, key)
}

fn same_diesel_type(left: &Field<'_>, right: &Field<'_>) -> bool {
    let (own_left, own_right) = (left.shown.diesel(), right.shown.diesel());
    if own_left.is_some() || own_right.is_some() {
        return own_left == own_right;
    }
    match (left.type_, right.type_) {
        (ColumnType::Enum(left), ColumnType::Enum(right)) => left == right,
        (left, right) => left.row().diesel == right.row().diesel,
    }
}

/// Two relations, by position, the smaller first.
type Pair = (usize, usize);

fn pair(left: usize, right: usize) -> Pair {
    (left.min(right), left.max(right))
}

/// Each pair of different tables with the foreign keys between them, as the child's position and the key.
fn neighbours<'o>(outline: &'o Outline<'_>) -> BTreeMap<Pair, Vec<(usize, &'o ForeignKey)>> {
    let mut neighbours: BTreeMap<Pair, Vec<_>> = BTreeMap::new();
    for (child, relation) in outline.relations.iter().enumerate() {
        for foreign_key in relation.foreign_keys() {
            let Some(&parent) = outline.positions.get(&foreign_key.referenced_table) else {
                continue;
            };
            if parent != child {
                neighbours.entry(pair(child, parent)).or_default().push((child, foreign_key));
            }
        }
    }
    neighbours
}

/// Writes `joinable!` where exactly one foreign key leads from one table to another: between two tables
/// Diesel knows at most one way.
fn emit_joinables(outline: &Outline<'_>, file: &mut File<'_>) -> Result<(), CannotEmit> {
    let mut joinables = BTreeMap::new();
    for (pair, foreign_keys) in neighbours(outline) {
        let [(child, foreign_key)] = foreign_keys.as_slice() else { continue };
        let Some(relation) = outline.relations.get(*child) else { continue };
        let parent = if pair.0 == *child { pair.1 } else { pair.0 };
        if let (true, [column]) =
            (is_followed(outline, relation, foreign_key), foreign_key.columns.as_slice())
        {
            joinables.insert((*child, parent), (relation, column));
        }
    }
    for (position, ((_, parent), (child, column))) in joinables.into_iter().enumerate() {
        let (Some(parent), Some(field)) = (outline.relations.get(parent), child.field(column))
        else {
            continue;
        };
        let (child, parent, column) = (&child.ident, &parent.ident, &field.ident);
        let one_line =
            [child.as_str(), " -> ", parent.as_str(), " (", column.as_str(), ")"].concat();
        if position == 0 {
            file.begin();
        }
        file.call("diesel::joinable", &[one_line], || quote!(#child -> #parent (#column)))?;
    }
    Ok(())
}

/// Writes which tables may stand in one query: all of them while they are few; else those of one module,
/// those that a foreign key connects, and those that the spec lists.
fn emit_same_query(outline: &Outline<'_>, file: &mut File<'_>) -> Result<(), CannotEmit> {
    let everything: Vec<usize> = (0..outline.relations.len()).collect();
    if everything.len() <= MAX_TABLES_TOGETHER {
        return emit_group(outline, &everything, file);
    }
    let mut modules: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (position, relation) in outline.relations.iter().enumerate() {
        if let Some(module) = relation.module {
            modules.entry(module).or_default().push(position);
        }
    }
    modules.retain(|_, group| group.len() <= MAX_TABLES_TOGETHER);
    for group in modules.values() {
        emit_group(outline, group, file)?;
    }
    for (left, right) in listed_pairs(outline) {
        let module =
            |position: usize| outline.relations.get(position).and_then(|relation| relation.module);
        let covered = module(left).is_some_and(|name| modules.contains_key(name));
        if !covered || module(left) != module(right) {
            emit_group(outline, &[left, right], file)?;
        }
    }
    Ok(())
}

/// The pairs that a foreign key connects or `query_together` lists.
fn listed_pairs(outline: &Outline<'_>) -> BTreeSet<Pair> {
    let mut pairs: BTreeSet<Pair> = neighbours(outline).into_keys().collect();
    for group in &outline.declaration.presentation.query_together {
        let position = |name: &TableName| {
            let view = || outline.relations.iter().position(|view| view.sql_name == name.as_str());
            outline.positions.get(name).copied().or_else(view)
        };
        let group: Vec<usize> = group.iter().filter_map(position).collect();
        for (index, &left) in group.iter().enumerate() {
            pairs.extend(
                group
                    .iter()
                    .skip(index + 1)
                    .filter(|&&right| right != left)
                    .map(|&right| pair(left, right)),
            );
        }
    }
    pairs
}

fn emit_group(
    outline: &Outline<'_>,
    group: &[usize],
    file: &mut File<'_>,
) -> Result<(), CannotEmit> {
    if group.len() < 2 {
        return Ok(());
    }
    let tables: Vec<&RustIdent> = group
        .iter()
        .filter_map(|&position| outline.relations.get(position))
        .map(|table| &table.ident)
        .collect();
    let names: Vec<String> = tables.iter().map(ToString::to_string).collect();
    if group.len() != 2 || outline.relations.len() <= MAX_TABLES_TOGETHER {
        file.begin();
    }
    let tokens = || quote!(#(#tables,)*);
    Ok(file.call("diesel::allow_tables_to_appear_in_same_query", &names, tokens)?)
}
