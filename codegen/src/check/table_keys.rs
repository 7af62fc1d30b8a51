//! The keys of a table as one list: its primary key, its unique constraints and its indexes.

use super::place::Place;
use crate::{
    dialect::DialectSet,
    schema::{
        ColumnName, ConstraintName, Index, IndexName, Prefixes, PrimaryKey, Table, TableName,
        UniqueConstraint, Uniqueness,
    },
};

/// A key of a table.
#[derive(Clone, Copy)]
pub(super) struct Key<'a> {
    pub(super) table: &'a TableName,
    pub(super) kind: KeyKind<'a>,
}

/// What makes a key.
#[derive(Clone, Copy)]
pub(super) enum KeyKind<'a> {
    Primary(&'a PrimaryKey),
    Unique(&'a ConstraintName, &'a UniqueConstraint),
    Index(&'a IndexName, &'a Index),
}

/// The keys of a table; full-text indexes are none.
pub(super) fn keys<'a>(name: &'a TableName, table: &'a Table) -> impl Iterator<Item = Key<'a>> {
    let primary = table.primary_key.iter().map(KeyKind::Primary);
    let unique = table.unique_constraints.iter().map(|(name, key)| KeyKind::Unique(name, key));
    let indexes = table.indexes.iter().map(|(name, index)| KeyKind::Index(name, index));
    primary.chain(unique).chain(indexes).map(move |kind| Key { table: name, kind })
}

impl<'a> Key<'a> {
    /// What a sentence calls it.
    pub(super) fn described(&self) -> String {
        match self.kind {
            KeyKind::Primary(_) => "the primary key".to_owned(),
            KeyKind::Unique(name, _) => format!("unique constraint `{name}`"),
            KeyKind::Index(name, index) => match index.exclusion {
                None => format!("index `{name}`"),
                Some(_) => format!("exclusion constraint `{name}`"),
            },
        }
    }

    /// Where it was said.
    pub(super) fn place(&self) -> Place {
        let table = self.table.clone();
        match self.kind {
            KeyKind::Primary(key) => Place::Constraint(table, key.name.clone()),
            KeyKind::Unique(name, _) => Place::Constraint(table, name.clone()),
            KeyKind::Index(name, _) => Place::Index(table, name.clone()),
        }
    }

    /// Where its part at a position was said.
    pub(super) fn part(&self, at: usize) -> Place {
        let table = self.table.clone();
        match self.kind {
            KeyKind::Primary(key) => Place::ConstraintColumn(table, key.name.clone(), at),
            KeyKind::Unique(name, _) => Place::ConstraintColumn(table, name.clone(), at),
            KeyKind::Index(name, _) => Place::IndexColumn(table, name.clone(), at),
        }
    }

    /// Its columns with their positions: all parts but the expressions of an index.
    pub(super) fn columns(&self) -> Vec<(usize, &'a ColumnName)> {
        match self.kind {
            KeyKind::Primary(PrimaryKey { columns, .. })
            | KeyKind::Unique(_, UniqueConstraint { columns, .. }) => {
                columns.iter().enumerate().collect()
            }
            KeyKind::Index(_, index) => {
                let keys = index.keys.iter().enumerate();
                keys.filter_map(|(at, key)| Some((at, key.expression.as_column()?))).collect()
            }
        }
    }

    /// How much of the part at a position counts; `None` if all of it.
    pub(super) fn length(&self, at: usize) -> Option<u32> {
        let of = |columns: &[ColumnName], prefixes: &Prefixes| prefixes.of(columns.get(at)?);
        match self.kind {
            KeyKind::Primary(key) => of(&key.columns, &key.prefixes),
            KeyKind::Unique(_, key) => of(&key.columns, &key.prefixes),
            KeyKind::Index(_, index) => index.keys.get(at)?.length,
        }
    }

    /// Whether it is over the beginning of a column.
    pub(super) fn is_partial(&self) -> bool {
        (0..self.parts()).any(|at| self.length(at).is_some())
    }

    /// Whether its check may wait for the end of the transaction.
    pub(super) fn is_deferrable(&self) -> bool {
        match self.kind {
            KeyKind::Primary(key) => !key.deferrability.is_at_once(),
            KeyKind::Unique(_, unique) => !unique.deferrability.is_at_once(),
            KeyKind::Index(..) => false,
        }
    }

    /// How many parts it has.
    pub(super) fn parts(&self) -> usize {
        self.index().map_or_else(|| self.columns().len(), |index| index.keys.len())
    }

    /// The index, if it is one.
    pub(super) fn index(&self) -> Option<&'a Index> {
        if let KeyKind::Index(_, index) = self.kind { Some(index) } else { None }
    }

    /// Whether no two rows have the same.
    pub(super) fn is_unique(&self) -> bool {
        self.index().is_none_or(|index| index.uniqueness == Uniqueness::Unique)
    }

    /// The dialects that have it.
    pub(super) fn dialects(&self) -> DialectSet {
        self.index().map_or_else(DialectSet::all, |index| index.dialects)
    }
}
