//! Which changes need consent, or a data step that prepares the rows.

use std::collections::BTreeSet;

use super::Review;
use crate::{
    check::place::Place,
    delta::{Change, ColumnChange, Pair, references},
    diagnostic::Code,
    schema::{
        Column, ColumnName, ColumnType, ConstraintName, Expression, Index, IndexName, Nullability,
        Schema, Table, TableName, Uniqueness, intent::ChangeReference, widening::is_widening,
    },
};

/// What the spec must agree to.
pub(super) struct Demand {
    /// The change, as a consent would name it.
    pub(super) change: ChangeReference,
    pub(super) code: Code,
    pub(super) place: Place,
    pub(super) message: String,
    pub(super) label: &'static str,
    /// What would do instead of consent, as a clause before it.
    remedy: &'static str,
}

impl Demand {
    /// Whether a data step stands for consent. What is dropped is gone whatever was done before.
    pub(super) fn may_be_prepared(&self) -> bool {
        !matches!(self.change, ChangeReference::DropTable(_) | ChangeReference::DropColumn(..))
    }

    /// What to type.
    pub(super) fn help(&self) -> String {
        let Self { change, remedy, .. } = self;
        format!("{remedy}write `consents: [{{ {change} }}]`")
    }
}

const KEEP: &str = "put it back, or, if its values may go, ";
const PREPARE: &str = "add a data step that makes the rows fit, or, if they do already, ";

impl Review<'_> {
    /// Everything that the spec must agree to, in the order of the changes.
    pub(super) fn demands(&self) -> Vec<Demand> {
        let of = |change| references(change).into_iter().map(move |reference| (change, reference));
        let all = self.changes.iter().flat_map(of);
        all.filter_map(|(change, reference)| self.demand(change, reference)).collect()
    }

    /// What `change` demands as far as `reference` names it, if that can lose or refuse a row.
    fn demand(&self, change: &Change, reference: ChangeReference) -> Option<Demand> {
        let (code, place, message, label, remedy) = match &reference {
            ChangeReference::DropTable(table) => (
                Code::DroppedTable,
                Place::File,
                left_out(
                    &format!("table `{table}`"),
                    self.intent.renamed_tables.get(table).map(TableName::as_str),
                ),
                "the table would be dropped with its rows",
                KEEP,
            ),
            ChangeReference::DropColumn(table, column) => {
                let now = self.intent.renamed_columns.get(&(table.clone(), column.clone()));
                (
                    Code::DroppedColumn,
                    Place::Table(table.clone()),
                    left_out(&format!("column `{table}.{column}`"), now.map(ColumnName::as_str)),
                    "a column of this table would be dropped with its values",
                    KEEP,
                )
            }
            ChangeReference::ChangeType(table, column) => {
                let message = self.narrowing(change)?;
                let place = Place::ColumnKey(table.clone(), column.clone(), "type");
                (Code::NarrowedType, place, message, "values may not fit this", PREPARE)
            }
            ChangeReference::NotNull(table, column) => {
                let message = new_not_null(change)?;
                let place = Place::Column(table.clone(), column.clone());
                let remedy = if matches!(change, Change::AddColumn(_)) {
                    "give it a default, add a data step that fills it, or, if there are no rows, "
                } else {
                    "add a data step that fills it, or, if no row lacks it, "
                };
                (Code::NewNotNull, place, message, "rows may have no value for this", remedy)
            }
            ChangeReference::Unique(..)
            | ChangeReference::ForeignKey(..)
            | ChangeReference::Check(..)
            | ChangeReference::PrimaryKey(_) => return self.constraint(change, reference),
            ChangeReference::DropValue(name, value) => {
                let Change::AlterEnum(change) = change else { return None };
                change.columns.first()?;
                let message = format!(
                    "value `{value}` of enum `{name}` is sealed, but the spec does not have it any more"
                );
                let remedy =
                    "add a data step that gives its rows another value, or, if no row has it, ";
                (
                    Code::DroppedValue,
                    Place::Enum(name.clone()),
                    message,
                    "rows may have a value that goes",
                    remedy,
                )
            }
        };
        Some(Demand { change: reference, code, place, message, label, remedy })
    }

    /// What a new or other constraint demands, if it can refuse a row.
    fn constraint(&self, change: &Change, reference: ChangeReference) -> Option<Demand> {
        let (code, place, message) = match &reference {
            ChangeReference::Unique(table, name) => {
                self.may_have_duplicates(change)?;
                let message = format!(
                    "unique key `{name}` of `{table}` is new, and rows may have equal keys"
                );
                (Code::NewUnique, self.unique_place(table, name), message)
            }
            ChangeReference::ForeignKey(table, name) => {
                self.may_dangle(change)?;
                let place = Place::Constraint(table.clone(), name.as_str().into());
                let message = format!(
                    "foreign key `{name}` of `{table}` is new, and rows may refer to nothing"
                );
                (Code::NewForeignKey, place, message)
            }
            ChangeReference::Check(table, name) => {
                self.may_fail(change)?;
                let place = Place::Constraint(table.clone(), name.as_str().into());
                let message =
                    format!("check `{name}` of `{table}` is new, and rows may violate it");
                (Code::NewCheck, place, message)
            }
            ChangeReference::PrimaryKey(table) => {
                let key = self.declaration.schema.tables.get(table)?.primary_key.as_ref()?;
                if self.is_unique_already(table, &key.columns.iter().collect::<Vec<_>>()) {
                    return None;
                }
                let message = format!(
                    "the primary key of `{table}` is another one, and rows may have equal keys"
                );
                (Code::ChangedPrimaryKey, Place::TableKey(table.clone(), "primary_key"), message)
            }
            ChangeReference::DropTable(_)
            | ChangeReference::DropColumn(..)
            | ChangeReference::ChangeType(..)
            | ChangeReference::NotNull(..)
            | ChangeReference::DropValue(..) => return None,
        };
        let (label, remedy) = ("rows may violate this", PREPARE);
        Some(Demand { change: reference, code, place, message, label, remedy })
    }

    /// What is wrong with a change of a column's values, if some may not fit.
    fn narrowing(&self, change: &Change) -> Option<String> {
        let Change::AlterColumn(change) = change else { return None };
        let ColumnChange { table, column } = change.as_ref();
        let (before, after) = (&column.before, &column.after);
        let named = format!("column `{}.{}`", table.after, after.name);
        if before.generated.is_none() && after.generated.is_some() {
            return Some(format!("{named} is to be computed, which replaces its values"));
        }
        if after.generated.is_some() {
            return None;
        }
        let dialects = self.declaration.settings.dialects;
        let differs = |dialect| {
            before.sql_types.as_ref().get(dialect) != after.sql_types.as_ref().get(dialect)
        };
        if dialects.iter().any(differs) {
            return Some(format!("{named} has another SQL type, which not all values may fit"));
        }
        let widens = self.is_enum_of_all_values(before, after)
            || is_widening(
                &self.stored(before, self.sealed),
                &self.stored(after, &self.declaration.schema),
            );
        (!widens).then(|| {
            format!(
                "{named} was `{}` and is to be `{}`, which not all values may fit",
                before.type_, after.type_
            )
        })
    }

    /// Whether an enum takes the place of another that has no value, and no longer text, than it.
    fn is_enum_of_all_values(&self, before: &Column, after: &Column) -> bool {
        let (ColumnType::Enum(before), ColumnType::Enum(after)) = (&before.type_, &after.type_)
        else {
            return false;
        };
        let enums = (self.sealed.enums.get(before), self.declaration.schema.enums.get(after));
        let (Some(before), Some(after)) = enums else { return false };
        let values = after.positions();
        before.length <= after.length
            && before.values.iter().all(|value| values.contains_key(value.as_str()))
    }

    /// The type that a value is kept in: an enum is text of a length, and its new check counts as narrower.
    fn stored(&self, column: &Column, schema: &Schema) -> ColumnType {
        if let ColumnType::Enum(name) = &column.type_
            && std::ptr::eq(schema, self.sealed)
        {
            let length = schema.enums.get(name).map_or(0, |content| content.length);
            return ColumnType::String { length };
        }
        column.type_.clone()
    }

    /// Some if a new unique key can meet equal keys.
    fn may_have_duplicates(&self, change: &Change) -> Option<()> {
        let NewKey { table, before, after } = new_key(change)?;
        // More columns in the key than before let in more rows.
        let is_weaker = !before.is_empty() && before.iter().all(|column| after.contains(column));
        let is_null_everywhere = after.iter().any(|column| self.is_null_everywhere(table, column));
        (!is_weaker && !is_null_everywhere && !self.is_unique_already(table, &after)).then_some(())
    }

    /// Whether no two rows can have equal values in `columns` of the table that is called `table` now, as a
    /// sealed key of some of these columns, all of them as they were, tells any two rows apart.
    fn is_unique_already(&self, table: &TableName, columns: &[&ColumnName]) -> bool {
        let Some(sealed) = self.sealed_table(table) else { return false };
        let now = self.declaration.schema.tables.get(table);
        let renames = self.renames();
        let before = renames.table_before(table);
        let is_kept = |name: &ColumnName| {
            let now = now.and_then(|table| table.column(renames.column_after(before, name)));
            let (Some(was), Some(now)) = (sealed.column(name), now) else { return false };
            columns.contains(&&now.name) && has_same_values(was, now)
        };
        let primary = sealed.primary_key.iter().map(|key| &key.columns);
        let unique = sealed.unique_constraints.values().map(|unique| &unique.columns);
        primary.chain(unique).any(|key| key.iter().all(is_kept))
    }

    /// Some if a new or other foreign key can meet rows that refer to nothing.
    fn may_dangle(&self, change: &Change) -> Option<()> {
        if let Change::AlterForeignKey(change) = change {
            let (before, after) = (&change.content.before, &change.content.after);
            let renames = self.renames();
            let table = &change.table.before;
            let columns = before.columns.iter().map(|column| renames.column_after(table, column));
            let target = &before.referenced_table;
            let referenced = before.referenced_columns.iter();
            let referenced = referenced.map(|column| renames.column_after(target, column));
            let is_same = columns.eq(after.columns.iter())
                && renames.table_after(target) == &after.referenced_table
                && referenced.eq(after.referenced_columns.iter());
            return (!is_same && !self.may_be_renamed(target, &after.referenced_table))
                .then_some(());
        }
        let Change::AddForeignKey(part) = change else { return None };
        let mut columns = part.content.columns.iter();
        (!columns.any(|column| self.is_null_everywhere(&part.table.after, column))).then_some(())
    }

    /// Some if a new or other check can meet rows that it refuses.
    fn may_fail(&self, change: &Change) -> Option<()> {
        let (table, check) = if let Change::AlterCheck(change) = change {
            (&change.table.after, &change.content.after)
        } else if let Change::AddCheck(part) = change {
            (&part.table.after, &part.content)
        } else {
            return None;
        };
        let mut columns = BTreeSet::new();
        columns_of(&check.expression, &mut columns);
        let is_on_new = !columns.is_empty()
            && columns.iter().all(|column| self.is_null_everywhere(table, column));
        (!is_on_new).then_some(())
    }

    /// Whether a column is new and NULL in every row.
    fn is_null_everywhere(&self, table: &TableName, column: &ColumnName) -> bool {
        self.changes.iter().any(|change| {
            let Change::AddColumn(part) = change else { return false };
            let added = &part.column;
            &part.table.after == table
                && &added.name == column
                && added.nullability == Nullability::Nullable
                && added.default.is_none()
                && added.generated.is_none()
        })
    }

    /// A unique key may be a constraint or an index.
    fn unique_place(&self, table: &TableName, name: &str) -> Place {
        let is_index = |table: &Table| table.indexes.contains_key(name);
        if self.declaration.schema.tables.get(table).is_some_and(is_index) {
            Place::Index(table.clone(), IndexName::new(name))
        } else {
            Place::Constraint(table.clone(), ConstraintName::new(name))
        }
    }
}

/// The columns of a unique key that comes or changes. Those before are in the names after or in none.
struct NewKey<'c> {
    table: &'c TableName,
    before: Vec<&'c ColumnName>,
    after: Vec<&'c ColumnName>,
}

fn new_key(change: &Change) -> Option<NewKey<'_>> {
    if let Change::AddUnique(part) = change {
        let after = part.content.columns.iter().collect();
        return Some(NewKey { table: &part.table.after, before: Vec::new(), after });
    }
    if let Change::AlterUnique(change) = change {
        let Pair { before, after } =
            change.content.as_ref().map(|unique| unique.columns.iter().collect());
        return Some(NewKey { table: &change.table.after, before, after });
    }
    if let Change::AddIndex(part) = change {
        let after = index_columns(&part.content);
        return Some(NewKey { table: &part.table.after, before: Vec::new(), after });
    }
    let Change::AlterIndex(change) = change else { return None };
    let Pair { before, after } = change.content.as_ref();
    let was_unique = before.uniqueness == Uniqueness::Unique && before.predicate.is_none();
    let before = if was_unique { index_columns(before) } else { Vec::new() };
    Some(NewKey { table: &change.table.after, before, after: index_columns(after) })
}

/// The columns of an index; none if a key is something else.
fn index_columns(index: &Index) -> Vec<&ColumnName> {
    let columns: Option<Vec<_>> = index.keys.iter().map(|key| plain(&key.expression)).collect();
    columns.unwrap_or_default()
}

/// That the spec has a sealed thing no more, or that its name is now what was called `now`.
fn left_out(what: &str, now: Option<&str>) -> String {
    match now {
        None => format!("{what} is sealed, but the spec does not have it any more"),
        Some(now) => format!("{what} is sealed, but the spec gives its name to what was `{now}`"),
    }
}

/// What is wrong with a column that may not be NULL, if rows may lack a value for it.
fn new_not_null(change: &Change) -> Option<String> {
    if let Change::AddColumn(part) = change {
        let column = &part.column;
        let is_filled = column.default.is_some()
            || column.generated.is_some()
            || column.auto_increment.is_some();
        return (!is_filled).then(|| {
            format!(
                "column `{}.{}` is new and cannot be NULL, but has no default",
                part.table.after, column.name
            )
        });
    }
    let Change::AlterColumn(change) = change else { return None };
    let column = &change.column.after;
    column.generated.is_none().then(|| {
        format!("column `{}.{}` could be NULL and no longer can", change.table.after, column.name)
    })
}

/// Whether what was different in a column stays so: none of its values changes, and none is missing. Of an
/// enum two values may become one, and what is computed follows what it is computed from.
fn has_same_values(before: &Column, after: &Column) -> bool {
    let is_computed = before.generated.is_some() || after.generated.is_some();
    before.nullability == Nullability::NotNull
        && before.type_ == after.type_
        && !matches!(before.type_, ColumnType::Enum(_))
        && before.sql_types == after.sql_types
        && before.collation == after.collation
        && !is_computed
}

/// The column that an index key is, if it is one.
fn plain(expression: &Expression) -> Option<&ColumnName> {
    if let Expression::Column(name) = expression { Some(name) } else { None }
}

fn columns_of<'e>(expression: &'e Expression, columns: &mut BTreeSet<&'e ColumnName>) {
    columns.extend(plain(expression));
    for child in expression.children() {
        columns_of(child, columns);
    }
}
