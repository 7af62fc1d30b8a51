//! What a change asks of the rows that are there: the one answer to "may this lose or refuse rows?".
//!
//! [`consent`](crate::consent) turns a demand into a diagnostic, the prechecks turn it into a question to the live
//! rows, the plan's risks tell it to people, and PostgreSQL's safe forms decide by it what has to be proved. Whether
//! the rows satisfy a demand in any case is in [`already_validated`](super::already_validated).

use super::{Change, ColumnChange, ColumnPart, EnumChange, Pair, PartChange};
use crate::schema::{
    CheckConstraint, ColumnName, Expression, ForeignKey, Index, Name, NullEquality, Nullability,
    Prefixes, PrimaryKey, TableName, UniqueConstraint, Uniqueness, intent::ChangeReference,
    prefixes::beginning,
};

/// One thing that a change asks of the rows that are there.
#[derive(Clone, Debug)]
pub struct Demand<'c> {
    /// What consents and data steps of the spec call it.
    pub reference: ChangeReference,
    /// What is asked.
    pub requirement: Requirement<'c>,
}

/// What a change asks of the rows that are there.
#[derive(Clone, Copy, Debug)]
pub enum Requirement<'c> {
    /// A table may go with its rows.
    LoseTable(&'c TableName),
    /// A column may go with its values.
    LoseColumn(&'c ColumnPart),
    /// The values of a column may be replaced by computed ones.
    LoseValues(&'c ColumnChange),
    /// No row has a value of an enum that goes.
    LackValue(&'c EnumChange),
    /// The values of a column fit another type.
    FitType(&'c ColumnChange),
    /// No row lacks a value in a column that could be NULL.
    HaveValue(&'c ColumnChange),
    /// A new column has a value for every row.
    HaveNewValue(&'c ColumnPart),
    /// No two rows have equal keys.
    BeUnique(Pair<&'c TableName>, UniqueKey<'c>),
    /// Every row refers to a row.
    ReferToRow(Pair<&'c TableName>, &'c ForeignKey),
    /// Every row satisfies a check.
    SatisfyCheck(Pair<&'c TableName>, &'c CheckConstraint),
}

/// A key that tells any two rows apart.
#[derive(Clone, Copy, Debug)]
pub enum UniqueKey<'c> {
    /// A primary key.
    Primary(&'c PrimaryKey),
    /// A unique constraint.
    Constraint(&'c UniqueConstraint),
    /// A unique index.
    Index(&'c Index),
}

impl Change {
    /// What it asks of the rows that are there. A table that comes in the same diff has none.
    ///
    /// A change that adds nothing which could lose or refuse rows asks for nothing. One that adds a constraint
    /// always asks for it, even if all rows are known to satisfy it.
    #[must_use]
    pub fn demands(&self) -> Vec<Demand<'_>> {
        match self {
            Self::DropTable(name, _) => {
                let reference = ChangeReference::DropTable(name.clone());
                vec![demand(reference, Requirement::LoseTable(name))]
            }
            Self::DropColumn(part) => {
                let (table, name) = (part.table.after.clone(), part.column.name.clone());
                let reference = ChangeReference::DropColumn(table, name);
                vec![demand(reference, Requirement::LoseColumn(part))]
            }
            Self::AddColumn(part) => of_new_column(part),
            Self::AlterColumn(change) => of_column(change),
            Self::PrimaryKey(change) => {
                asked(change, |table, _, key| Some(of_primary_key(table, key)))
            }
            Self::Unique(change) => {
                asked(change, |table, name, unique| Some(of_unique(table, name, unique)))
            }
            Self::ForeignKey(change) => {
                asked(change, |table, name, key| Some(of_foreign_key(table, name, key)))
            }
            Self::Check(change) => {
                asked(change, |table, name, check| Some(of_check(table, name, check)))
            }
            Self::Index(change) => asked(change, of_index),
            Self::AlterEnum(change) => of_enum(change),
            Self::AddTable(..)
            | Self::RenameTable(_)
            | Self::AlterTableComment(_)
            | Self::RenameColumn(_)
            | Self::SearchIndex(_)
            | Self::Trigger(_)
            | Self::AddEnum(..)
            | Self::DropEnum(..)
            | Self::View(..)
            | Self::RawObject(..) => Vec::new(),
        }
    }
}

/// What a part asks of the rows, if it comes or says something else.
fn asked<'c, N, T>(
    change: &'c PartChange<N, T>,
    demand: impl Fn(Pair<&'c TableName>, &'c N, &'c T) -> Option<Demand<'c>>,
) -> Vec<Demand<'c>> {
    let part = change.said_anew();
    let asked = part.and_then(|(name, content)| demand(change.table.as_ref(), name, content));
    asked.into_iter().collect()
}

/// What the constraints of `table` ask of its rows, whether or not they are new.
pub(crate) fn of_constraints<'t>(
    names: Pair<&'t TableName>,
    table: &'t crate::schema::Table,
) -> Vec<Demand<'t>> {
    let mut demands = Vec::new();
    demands.extend(table.primary_key.iter().map(|key| of_primary_key(names, key)));
    let unique = table.unique_constraints.iter();
    demands.extend(unique.map(|(name, unique)| of_unique(names, name, unique)));
    demands.extend(table.indexes.iter().filter_map(|(name, index)| of_index(names, name, index)));
    let keys = table.foreign_keys.iter();
    demands.extend(keys.map(|(name, key)| of_foreign_key(names, name, key)));
    demands.extend(table.checks.iter().map(|(name, check)| of_check(names, name, check)));
    demands
}

/// Everything by which consents and data steps may refer to `change`.
#[must_use]
pub fn references(change: &Change) -> Vec<ChangeReference> {
    change.demands().into_iter().map(|demand| demand.reference).collect()
}

fn demand(reference: ChangeReference, requirement: Requirement<'_>) -> Demand<'_> {
    Demand { reference, requirement }
}

fn of_new_column(part: &ColumnPart) -> Vec<Demand<'_>> {
    if part.column.nullability == Nullability::Nullable {
        return Vec::new();
    }
    let (table, name) = (part.table.after.clone(), part.column.name.clone());
    vec![demand(ChangeReference::NotNull(table, name), Requirement::HaveNewValue(part))]
}

fn of_column(change: &ColumnChange) -> Vec<Demand<'_>> {
    let Pair { before, after } = &change.column;
    let reference = |make: fn(_, _) -> ChangeReference| {
        make(change.table.after.clone(), change.column.after.name.clone())
    };
    let mut demands = Vec::new();
    if before.generated.is_none() && after.generated.is_some() {
        let reference = reference(ChangeReference::ChangeType);
        demands.push(demand(reference, Requirement::LoseValues(change)));
    } else if before.type_ != after.type_ || before.sql_types != after.sql_types {
        let reference = reference(ChangeReference::ChangeType);
        demands.push(demand(reference, Requirement::FitType(change)));
    }
    let nullability = change.column.as_ref().map(|column| column.nullability);
    if nullability.differs() && nullability.after == Nullability::NotNull {
        let reference = reference(ChangeReference::NotNull);
        demands.push(demand(reference, Requirement::HaveValue(change)));
    }
    demands
}

fn of_enum(change: &EnumChange) -> Vec<Demand<'_>> {
    let values = change.dropped.iter().map(|value| {
        let reference = ChangeReference::DropValue(change.name.clone(), value.clone());
        demand(reference, Requirement::LackValue(change))
    });
    values.collect()
}

fn of_primary_key<'c>(table: Pair<&'c TableName>, key: &'c PrimaryKey) -> Demand<'c> {
    let requirement = Requirement::BeUnique(table, UniqueKey::Primary(key));
    demand(ChangeReference::PrimaryKey(table.after.clone()), requirement)
}

fn of_unique<'c>(
    table: Pair<&'c TableName>,
    name: &impl Name,
    unique: &'c UniqueConstraint,
) -> Demand<'c> {
    let requirement = Requirement::BeUnique(table, UniqueKey::Constraint(unique));
    demand(named(ChangeReference::Unique, table, name), requirement)
}

/// An index asks for something if it is a unique one, or an exclusion constraint.
fn of_index<'c>(
    table: Pair<&'c TableName>,
    name: &impl Name,
    index: &'c Index,
) -> Option<Demand<'c>> {
    let requirement = Requirement::BeUnique(table, UniqueKey::Index(index));
    let is_asking = index.uniqueness == Uniqueness::Unique || index.exclusion.is_some();
    is_asking.then(|| demand(named(ChangeReference::Unique, table, name), requirement))
}

fn of_foreign_key<'c>(
    table: Pair<&'c TableName>,
    name: &impl Name,
    key: &'c ForeignKey,
) -> Demand<'c> {
    let reference = named(ChangeReference::ForeignKey, table, name);
    demand(reference, Requirement::ReferToRow(table, key))
}

fn of_check<'c>(
    table: Pair<&'c TableName>,
    name: &impl Name,
    check: &'c CheckConstraint,
) -> Demand<'c> {
    let reference = named(ChangeReference::Check, table, name);
    demand(reference, Requirement::SatisfyCheck(table, check))
}

fn named(
    make: fn(TableName, String) -> ChangeReference,
    table: Pair<&TableName>,
    name: &impl Name,
) -> ChangeReference {
    make(table.after.clone(), name.as_str().to_owned())
}

impl<'c> UniqueKey<'c> {
    /// Its columns, with how much of each counts, unless it is an index.
    fn columns(&self) -> Option<(&'c [ColumnName], &'c Prefixes)> {
        match self {
            Self::Primary(key) => Some((&key.columns, &key.prefixes)),
            Self::Constraint(unique) => Some((&unique.columns, &unique.prefixes)),
            Self::Index(_) => None,
        }
    }

    /// Its index, if it is one.
    pub(crate) fn index(&self) -> Option<&'c Index> {
        match self {
            Self::Primary(_) | Self::Constraint(_) => None,
            Self::Index(index) => Some(index),
        }
    }

    /// Its parts in order; that of which only the beginning counts is the expression for it.
    pub(crate) fn parts(&self) -> impl Iterator<Item = Expression> {
        let columns = self.columns().into_iter().flat_map(|(columns, prefixes)| {
            columns.iter().map(|column| beginning(column, prefixes.of(column)))
        });
        let keys = self.index().into_iter().flat_map(|index| &index.keys);
        columns.chain(keys.map(|key| {
            let column = key.expression.as_column();
            column.map_or_else(|| key.expression.clone(), |column| beginning(column, key.length))
        }))
    }

    /// Whether it takes two NULLs for equal.
    pub(crate) fn nulls(&self) -> NullEquality {
        match self {
            Self::Primary(_) => NullEquality::Distinct,
            Self::Constraint(unique) => unique.nulls,
            Self::Index(index) => index.nulls,
        }
    }

    /// The rows that it is about, if not all.
    pub(crate) fn predicate(&self) -> Option<&'c Expression> {
        self.index()?.predicate.as_ref()
    }
}
