//! Why all rows satisfy what a change asks of them, where that is known from the two schemas alone.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

use super::{Change, ColumnChange, ColumnPart, EnumColumn, Pair, Renames, Requirement, UniqueKey};
use crate::{
    dialect::{DialectSet, DialectTexts},
    schema::{
        CheckConstraint, Column, ColumnName, ColumnType, Expression, ForeignKey, Index,
        NullEquality, Nullability, Schema, Table, TableName, Uniqueness, Validity,
        expression::{Known, Literal, Membership},
        prefixes::beginning_of,
        widening::is_widening,
    },
};

/// Two schemas and how they differ.
#[derive(Clone, Copy, Debug)]
pub struct Delta<'d> {
    /// The schemas.
    pub schemas: Pair<&'d Schema>,
    /// Which names mean the same.
    pub renames: &'d Renames,
    /// What differs.
    pub changes: &'d [Change],
    /// The dialects for which they are compared.
    pub dialects: DialectSet,
}

/// Why all rows satisfy a requirement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Validated {
    /// What is computed can be computed again.
    Computed,
    /// Each value of the type before is one of the type after, written in the same way.
    Widened,
    /// Rows get a value in the new column.
    Given,
    /// Rows without a value get the default instead of NULL.
    Filled,
    /// What held before is at least as strict.
    HeldBefore,
    /// All rows have NULL in a new column, which the constraint lets in.
    IsNull,
    /// No column is of the enum.
    Unused,
    /// The database does not ask it of the rows that are there.
    Unproved,
}

impl<'d> Delta<'d> {
    /// Why all rows satisfy `requirement`; `None` if some may not, or if that is not known. Data steps are left out
    /// of account: they may change rows before the requirement applies.
    #[must_use]
    pub fn already_validated(&self, requirement: &Requirement<'_>) -> Option<Validated> {
        match *requirement {
            Requirement::LoseTable(_) | Requirement::LoseValues(_) => None,
            Requirement::LoseColumn(part) => {
                part.column.generated.is_some().then_some(Validated::Computed)
            }
            Requirement::LackValue(change) => {
                change.columns.is_empty().then_some(Validated::Unused)
            }
            Requirement::FitType(change) => self.fits(change),
            Requirement::HaveValue(change) => self.has_value(change),
            Requirement::HaveNewValue(part) => self.has_new_value(part),
            Requirement::BeUnique(table, key) => self.is_unique(table, &key),
            Requirement::ReferToRow(table, key) => self.refers(table, key),
            Requirement::SatisfyCheck(table, check) => self.satisfies(table, check),
        }
    }

    fn fits(&self, change: &ColumnChange) -> Option<Validated> {
        let Pair { before, after } = &change.column;
        if after.generated.is_some() {
            return Some(Validated::Computed);
        }
        let is_wider = self.same_texts(&before.sql_types, &after.sql_types)
            && (self.is_enum_of_all_values(before, after)
                || is_widening(&self.stored(&before.type_), &after.type_));
        is_wider.then_some(Validated::Widened)
    }

    /// Whether an enum takes the place of another that has no value, and no longer text, than it.
    fn is_enum_of_all_values(&self, before: &Column, after: &Column) -> bool {
        let (ColumnType::Enum(before), ColumnType::Enum(after)) = (&before.type_, &after.type_)
        else {
            return false;
        };
        let Pair { before: sealed, after: declared } = self.schemas;
        let enums = (sealed.enums.get(before), declared.enums.get(after));
        let (Some(before), Some(after)) = enums else { return false };
        let values = after.positions();
        before.length <= after.length
            && before.values.iter().all(|value| values.contains_key(value.as_str()))
    }

    /// The type that a value before is kept in: an enum is text of a length.
    fn stored(&self, before: &ColumnType) -> ColumnType {
        let ColumnType::Enum(name) = before else { return before.clone() };
        let length = self.schemas.before.enums.get(name).map_or(0, |content| content.length);
        ColumnType::String { length }
    }

    fn has_value(&self, change: &ColumnChange) -> Option<Validated> {
        let after = &change.column.after;
        if after.generated.is_some() {
            return self.computes_value(&change.table.after, after);
        }
        self.is_filled(change.column.as_ref()).then_some(Validated::Filled)
    }

    fn has_new_value(&self, part: &ColumnPart) -> Option<Validated> {
        if part.column.generated.is_some() {
            return self.computes_value(&part.table.after, &part.column);
        }
        (!part.column.is_required()).then_some(Validated::Given)
    }

    /// What is computed is taken for a value, unless it is NULL wherever the columns are that may be.
    fn computes_value(&self, table: &TableName, column: &Column) -> Option<Validated> {
        let table = self.schemas.after.tables.get(table);
        let may_be_null = |name: &ColumnName| {
            let column = table.and_then(|table| table.column(name));
            column.is_some_and(|column| column.nullability == Nullability::Nullable)
        };
        let expression = column.generated.as_ref().map(|generated| &generated.expression);
        let known = expression.map(|expression| expression.known_with_nulls(&may_be_null));
        (known != Some(Known::Null)).then_some(Validated::Computed)
    }

    /// Whether NULLs of a column become its default: where tables are made anew, on all databases.
    fn is_filled(&self, column: Pair<&Column>) -> bool {
        self.may_be_filled(column)
            && self.dialects.iter().all(|dialect| !dialect.capability().alter_constraints)
    }

    /// The same on one of the databases.
    fn may_be_filled(&self, column: Pair<&Column>) -> bool {
        filler(column).is_some()
            && self.dialects.iter().any(|dialect| !dialect.capability().alter_constraints)
    }

    fn is_unique(&self, table: Pair<&TableName>, key: &UniqueKey<'_>) -> Option<Validated> {
        let is_null = |name: &ColumnName| self.is_null_everywhere(table.after, name);
        let known = |part: &Expression| part.known_with_nulls(&is_null);
        let covers_none = key
            .predicate()
            .is_some_and(|predicate| matches!(known(predicate), Known::Null | Known::False));
        let has_null = || key.parts().any(|part| known(&part) == Known::Null);
        if covers_none || key.nulls().is_distinct() && has_null() {
            return Some(Validated::IsNull);
        }
        let before = self.translated(table.before)?;
        if let Some(index) = key.index().filter(|index| index.exclusion.is_some()) {
            return self.excluded_before(table, &before, index);
        }
        let primary = before.primary_key.iter().map(UniqueKey::Primary);
        let constraints = before.unique_constraints.values().map(UniqueKey::Constraint);
        let indexes = before.indexes.values().filter(|it| it.uniqueness == Uniqueness::Unique);
        let mut keys = primary.chain(constraints).chain(indexes.map(UniqueKey::Index));
        let is_stricter = |before: UniqueKey<'_>| {
            let (parts, mut own) = (self.parts(key), self.parts(&before).into_iter());
            let takes_no_more = key.nulls().is_distinct()
                || before.nulls() == NullEquality::Equal
                || matches!(before, UniqueKey::Primary(_));
            takes_no_more
                && own.all(|part| {
                    parts.iter().any(|new| tells_apart(new, &part))
                        && self.keeps_part(table, &part.0)
                })
                && before.predicate().is_none_or(|it| {
                    key.predicate() == Some(it) && self.keeps_expression(table, it)
                })
                && self.is_wherever(dialects_of(&before), dialects_of(key))
        };
        keys.any(is_stricter).then_some(Validated::HeldBefore)
    }

    /// Whether an exclusion constraint has held in all that it excludes by.
    fn excluded_before(
        &self,
        table: Pair<&TableName>,
        before: &Table,
        index: &Index,
    ) -> Option<Validated> {
        let operators = |index: &Index| index.exclusion.as_ref().map(|it| it.operators.clone());
        let mut others = before.indexes.values();
        let held = others.any(|other| {
            operators(other) == operators(index)
                && other.keys == index.keys
                && other.predicate == index.predicate
                && self.is_wherever(other.dialects, index.dialects)
        });
        let keys = index.keys.iter().map(|key| &key.expression);
        let mut parts = keys.chain(&index.predicate);
        (held && parts.all(|part| self.keeps_part(table, part))).then_some(Validated::HeldBefore)
    }

    /// The parts of a key, with the collation that each has in an index.
    fn parts(&self, key: &UniqueKey<'_>) -> Vec<(Expression, Vec<Option<String>>)> {
        let keys = key.index().map(|index| &index.keys);
        let collations = |position: usize| {
            let own = keys.and_then(|keys| keys.get(position)).map(|key| &key.collation);
            let dialects = self.dialects.iter();
            dialects.map(|dialect| own.and_then(|it| it.as_ref().get(dialect).clone())).collect()
        };
        key.parts().enumerate().map(|(position, part)| (part, collations(position))).collect()
    }

    /// Whether it is not asked of any row that is there.
    fn is_unproved(&self, validity: Validity, dialects: DialectSet) -> bool {
        let mut dialects = self.dialects.iter().filter(|dialect| dialects.contains(*dialect));
        dialects.all(|dialect| !validity.told_in(dialect).is_valid())
    }

    fn refers(&self, table: Pair<&TableName>, key: &ForeignKey) -> Option<Validated> {
        if self.is_unproved(key.validity, key.dialects) {
            return Some(Validated::Unproved);
        }
        if key.columns.iter().any(|column| self.is_null_everywhere(table.after, column)) {
            return Some(Validated::IsNull);
        }
        let target = &key.referenced_table;
        let target =
            Pair { before: self.renames.kept_before(self.schemas.before, target)?, after: target };
        let keeps = |table, columns: &[ColumnName]| {
            columns.iter().all(|column| self.keeps_values(table, column))
        };
        let before = self.translated(table.before)?;
        let mut keys = before.foreign_keys.values();
        let held = keys.any(|before| {
            before.validity.is_valid()
                && before.columns == key.columns
                && before.referenced_table == key.referenced_table
                && before.referenced_columns == key.referenced_columns
        });
        let is_held = held && keeps(table, &key.columns) && keeps(target, &key.referenced_columns);
        is_held.then_some(Validated::HeldBefore)
    }

    fn satisfies(&self, table: Pair<&TableName>, check: &CheckConstraint) -> Option<Validated> {
        if self.is_unproved(check.validity, check.dialects) {
            return Some(Validated::Unproved);
        }
        let is_null = |name: &ColumnName| self.is_null_everywhere(table.after, name);
        let known = check.expression.known_with_nulls(&is_null);
        if matches!(known, Known::Null | Known::True) {
            return Some(Validated::IsNull);
        }
        let before = self.translated(table.before)?;
        let mut checks = before.checks.values();
        let is_stricter = |before: &CheckConstraint| {
            before.validity.is_valid()
                && self.is_wherever(before.dialects, check.dialects)
                && (self.has_fewer_values(table, before, check)
                    || before.expression == check.expression
                        && self.keeps_expression(table, &check.expression))
        };
        checks.any(is_stricter).then_some(Validated::HeldBefore)
    }

    /// Whether both are lists of values of one column, and each value before is one after, as it is called then.
    fn has_fewer_values(
        &self,
        table: Pair<&TableName>,
        before: &CheckConstraint,
        after: &CheckConstraint,
    ) -> bool {
        let (Some((column, old)), Some((now, new))) = (listed_values(before), listed_values(after))
        else {
            return false;
        };
        let renamed = self.renamed_values(table.after, now).iter();
        let renamed: BTreeMap<&str, &str> =
            renamed.map(|pair| (pair.before.as_str(), pair.after.as_str())).collect();
        column == now
            && self.keeps_text(table, now)
            && old.iter().all(|value| new.contains(renamed.get(value).unwrap_or(value)))
    }

    /// Whether the part of a key tells the same rows apart as before.
    fn keeps_part(&self, table: Pair<&TableName>, part: &Expression) -> bool {
        if let Expression::Column(column) = part {
            return self.keeps_values(table, column);
        }
        self.keeps_expression(table, part)
    }

    /// Whether an expression has the same value as before in each row.
    fn keeps_expression(&self, table: Pair<&TableName>, expression: &Expression) -> bool {
        let keeps = |column: &ColumnName| {
            let pair = self.column(table, column);
            pair.is_some_and(|pair| is_of_one_kind(&pair.before.type_, &pair.after.type_))
                && self.keeps_values(table, column)
        };
        if expression.walk().any(|part| matches!(part, Expression::Raw(_))) {
            // Which columns it reads is not known.
            let kept = self.schemas.before.tables.get(table.before);
            let mut columns = kept.into_iter().flat_map(|table| &table.columns);
            return !self.renames.are_within(table.after)
                && columns.all(|column| keeps(&column.name));
        }
        expression.columns().all(keeps)
    }

    /// Whether a column has the same value as before in each row, and the same values are equal.
    fn keeps_values(&self, table: Pair<&TableName>, name: &ColumnName) -> bool {
        self.keeps_text(table, name) && self.renamed_values(table.after, name).is_empty()
    }

    /// The same, but for the values of an enum that have another spelling.
    fn keeps_text(&self, table: Pair<&TableName>, name: &ColumnName) -> bool {
        let Some(pair) = self.column(table, name) else { return false };
        let Pair { before, after } = pair;
        before.generated.is_none()
            && after.generated.is_none()
            && self.same_texts(&before.sql_types, &after.sql_types)
            && self.same_texts(&before.collation, &after.collation)
            && is_widening(&before.type_, &after.type_)
            && !self.may_be_filled(pair)
    }

    /// A kept column, by its name after.
    fn column(&self, table: Pair<&TableName>, name: &ColumnName) -> Option<Pair<&'d Column>> {
        let before = self.schemas.before.tables.get(table.before)?;
        let after = self.schemas.after.tables.get(table.after)?.column(name)?;
        Some(Pair { before: before.column(self.renames.kept_column(table, before, name)?)?, after })
    }

    /// The table before in the names after.
    fn translated(&self, before: &TableName) -> Option<Cow<'d, Table>> {
        let table = self.schemas.before.tables.get(before)?;
        Some(self.renames.translated(before, table))
    }

    /// Whether a column is new and NULL in every row.
    fn is_null_everywhere(&self, table: &TableName, column: &ColumnName) -> bool {
        self.changes.iter().any(|change| {
            let Change::AddColumn(part) = change else { return false };
            let added = &part.column;
            let null = Expression::Literal(Literal::Null);
            &part.table.after == table
                && &added.name == column
                && added.nullability == Nullability::Nullable
                && added.default.as_ref().is_none_or(|default| *default == null)
                && added.generated.is_none()
                && added.auto_increment.is_none()
        })
    }

    /// The values of an enum's column that have another spelling.
    pub(crate) fn renamed_values(
        &self,
        table: &TableName,
        column: &ColumnName,
    ) -> &'d [Pair<String>] {
        let is_it = |it: &EnumColumn| it.table.after == *table && it.column.after == *column;
        let of_column = self.changes.iter().find_map(|change| {
            let Change::AlterEnum(change) = change else { return None };
            change.columns.iter().any(is_it).then_some(change.renamed.as_slice())
        });
        of_column.unwrap_or_default()
    }

    fn same_texts(&self, before: &DialectTexts, after: &DialectTexts) -> bool {
        let mut dialects = self.dialects.iter();
        dialects.all(|dialect| before.as_ref().get(dialect) == after.as_ref().get(dialect))
    }

    /// Whether what is in the dialects `after` was there before in all of them.
    fn is_wherever(&self, before: DialectSet, after: DialectSet) -> bool {
        let mut dialects = self.dialects.iter().filter(|dialect| after.contains(*dialect));
        dialects.all(|dialect| before.contains(dialect))
    }
}

/// Whether rows that differ in the part `before` of a key differ in `after`, too: it is the same, or more of the column.
fn tells_apart<C: PartialEq>(after: &(Expression, C), before: &(Expression, C)) -> bool {
    let is_more = match (beginning_of(&after.0), beginning_of(&before.0)) {
        (Some((more, long)), Some((less, Some(short)))) => {
            more == less && long.is_none_or(|long| long >= short)
        }
        _ => false,
    };
    after.1 == before.1 && (after.0 == before.0 || is_more)
}

/// What stands in for NULL in a column from now on where its table is made anew: the default, if that is a value.
pub(crate) fn filler(column: Pair<&Column>) -> Option<&Expression> {
    let nullability = column.map(|column| column.nullability);
    let is_narrowed =
        nullability.before == Nullability::Nullable && nullability.after == Nullability::NotNull;
    let is_value = |default: &&Expression| **default != Expression::Literal(Literal::Null);
    column.after.default.as_ref().filter(is_value).filter(|_| is_narrowed)
}

/// Whether all operators do the same with values of both types. They divide whole numbers in another way than others.
fn is_of_one_kind(before: &ColumnType, after: &ColumnType) -> bool {
    let is_text =
        |type_: &ColumnType| matches!(type_, ColumnType::Text | ColumnType::String { .. });
    before == after || is_text(before) && is_text(after)
}

fn dialects_of(key: &UniqueKey<'_>) -> DialectSet {
    key.index().map_or_else(DialectSet::all, |index| index.dialects)
}

/// The column and the values of a check that says which values a column may have.
pub(crate) fn listed_values(check: &CheckConstraint) -> Option<(&ColumnName, BTreeSet<&str>)> {
    let Expression::In(Membership::Member, column, list) = &check.expression else { return None };
    let Expression::Column(column) = &**column else { return None };
    let texts = list.iter().map(|value| {
        if let Expression::Literal(Literal::Text(text)) = value {
            Some(text.as_str())
        } else {
            None
        }
    });
    Some((column, texts.collect::<Option<_>>()?))
}
