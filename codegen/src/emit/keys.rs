//! Diesel's `Identifiable` and `Associations`.

use super::{
    outline::{Field, Outline, Relation},
    tables,
};
use crate::schema::{ForeignKey, Nullability, TableName, native, presentation::ModelKind};

/// Whether the struct can be `Identifiable`: it needs a declared key whose values can be hashed.
pub(super) fn is_identifiable(relation: &Relation<'_>) -> bool {
    let declared = match relation.table {
        Some(table) => table.primary_key.is_some(),
        None => relation.key.len() < relation.fields.len(),
    };
    declared
        && relation
            .key_fields()
            .all(|field| is_hashable(field) && field.nullability == Nullability::NotNull)
}

fn is_hashable(field: &Field<'_>) -> bool {
    match (field.shown.diesel(), field.shown.rust()) {
        (Some(diesel), Some(rust)) if native::is_listed(diesel, rust) => {
            native::is_hashable(diesel, rust)
        }
        _ => field.type_.row().hashable,
    }
}

/// `, primary_key(…)`, unless the key is `id`, Diesel's default.
pub(super) fn primary_key(relation: &Relation<'_>) -> String {
    let key: Vec<&str> = relation.key_fields().map(|field| field.ident.as_str()).collect();
    match key.as_slice() {
        ["id"] => String::new(),
        key => [", primary_key(", &key.join(", "), ")"].concat(),
    }
}

/// `#[diesel(belongs_to(…))]` for each table that exactly one foreign key refers to.
pub(super) fn associations(outline: &Outline<'_>, relation: &Relation<'_>) -> Vec<String> {
    let count = |parent: &TableName| {
        relation.foreign_keys().filter(|key| key.referenced_table == *parent).count()
    };
    let belongs_to = |foreign_key: &ForeignKey| {
        let parent = outline.table(&foreign_key.referenced_table)?;
        let [column] = foreign_key.columns.as_slice() else { return None };
        let single = count(&foreign_key.referenced_table) == 1;
        if !single
            || !parent.wants(ModelKind::Rows)
            || !is_identifiable(parent)
            || !tables::is_followed(outline, relation, foreign_key)
        {
            return None;
        }
        let (parent, column) = (parent.row.as_str(), relation.field(column)?.ident.as_str());
        Some(["#[diesel(belongs_to(", parent, ", foreign_key = ", column, "))]"].concat())
    };
    relation.foreign_keys().filter_map(belongs_to).collect()
}
