//! Renames in the lock: the `renamed_from` entries at the time of the last seal.
//!
//! A `renamed_from` may stay in the spec for ever, so finished renames must be told from pending ones. The sealed
//! schema alone cannot tell: after two names were swapped, both exist as before. Start reading at [`Renamed`];
//! [`Intent::unsealed`] uses it.

use std::{borrow::Cow, collections::BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Schema, TableName, intent::Intent};

/// What has another name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RenameKind {
    /// A table.
    Table,
    /// A column of a table.
    Column,
    /// An index or full-text index of a table.
    Index,
    /// A unique constraint, foreign key or check of a table.
    Constraint,
    /// A value of an enum.
    Value,
}

impl RenameKind {
    /// The word for it, in sentences and in the lock.
    pub(crate) fn noun(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Column => "column",
            Self::Index => "index",
            Self::Constraint => "constraint",
            Self::Value => "value",
        }
    }
}

/// One `renamed_from`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rename {
    /// What has another name.
    pub kind: RenameKind,
    /// The table or enum that it belongs to, as it is called after; `None` for a table.
    #[serde(default, rename = "in", skip_serializing_if = "Option::is_none")]
    pub within: Option<String>,
    /// The name before.
    pub from: String,
    /// The name after.
    pub to: String,
}

/// Renames that are done, or need not be done.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Renamed(BTreeSet<Rename>);

/// Where a change starts: a schema, and the renames that led there and may still stand in the spec.
#[derive(Clone, Copy, Debug)]
pub struct Baseline<'b> {
    /// The schema.
    pub schema: &'b Schema,
    /// The renames that are not to be made again.
    pub renames: &'b Renamed,
    /// The lock that says so, for messages that show its lines.
    pub text: Option<SealedText<'b>>,
}

/// The text of a lock.
#[derive(Clone, Copy, Debug)]
pub struct SealedText<'b> {
    /// The text.
    pub text: &'b str,
    /// Its index among the sources that diagnostics point into.
    pub source: usize,
}

static NO_RENAMES: Renamed = Renamed(BTreeSet::new());

impl<'b> From<&'b Schema> for Baseline<'b> {
    /// A schema of which no history is known: each rename whose former name it has is to be made.
    fn from(schema: &'b Schema) -> Self {
        Self { schema, renames: &NO_RENAMES, text: None }
    }
}

impl Renamed {
    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Each of them, in a fixed order.
    pub fn iter(&self) -> impl Iterator<Item = &Rename> {
        self.0.iter()
    }

    /// Those of both.
    #[must_use]
    pub fn with(&self, other: &Self) -> Self {
        Self(self.0.union(&other.0).cloned().collect())
    }

    /// Those that `other` has as well.
    #[must_use]
    pub fn common(&self, other: &Self) -> Self {
        Self(self.0.intersection(&other.0).cloned().collect())
    }

    /// Those that `other` has not.
    #[must_use]
    pub fn without(&self, other: &Self) -> Self {
        Self(self.0.difference(&other.0).cloned().collect())
    }

    fn has(&self, kind: RenameKind, within: Option<&str>, from: &str, to: &str) -> bool {
        let within = within.map(str::to_owned);
        self.0.contains(&Rename { kind, within, from: from.to_owned(), to: to.to_owned() })
    }

    fn insert(&mut self, kind: RenameKind, within: Option<&str>, from: &str, to: &str) {
        let within = within.map(str::to_owned);
        self.0.insert(Rename { kind, within, from: from.to_owned(), to: to.to_owned() });
    }
}

impl Intent {
    /// Every `renamed_from` that it holds.
    #[must_use]
    pub fn renames(&self) -> Renamed {
        let mut all = Renamed::default();
        for (now, was) in &self.renamed_tables {
            all.insert(RenameKind::Table, None, was.as_str(), now.as_str());
        }
        for ((table, now), was) in &self.renamed_columns {
            all.insert(RenameKind::Column, Some(table.as_str()), was.as_str(), now.as_str());
        }
        for ((table, now), was) in &self.renamed_indexes {
            all.insert(RenameKind::Index, Some(table.as_str()), was.as_str(), now.as_str());
        }
        for ((table, now), was) in &self.renamed_constraints {
            all.insert(RenameKind::Constraint, Some(table.as_str()), was.as_str(), now.as_str());
        }
        for ((name, now), was) in &self.renamed_values {
            all.insert(RenameKind::Value, Some(name.as_str()), was, now);
        }
        all
    }

    /// This intent without the renames that are sealed, which do nothing any more.
    ///
    /// What is sealed knows a table by the name that it had then. So a rename within a table is also looked up
    /// under the name that the table is about to lose.
    #[must_use]
    pub fn unsealed(&self, sealed: &Renamed) -> Cow<'_, Self> {
        if sealed.is_empty() {
            return Cow::Borrowed(self);
        }
        let mut intent = self.clone();
        intent
            .renamed_tables
            .retain(|now, was| !sealed.has(RenameKind::Table, None, was.as_str(), now.as_str()));
        let tables = intent.renamed_tables.clone();
        let is_sealed = |kind, table: &TableName, was: &str, now: &str| {
            let table = tables.get(table).unwrap_or(table);
            sealed.has(kind, Some(table.as_str()), was, now)
        };
        intent.renamed_columns.retain(|(table, now), was| {
            !is_sealed(RenameKind::Column, table, was.as_str(), now.as_str())
        });
        intent.renamed_indexes.retain(|(table, now), was| {
            !is_sealed(RenameKind::Index, table, was.as_str(), now.as_str())
        });
        intent.renamed_constraints.retain(|(table, now), was| {
            !is_sealed(RenameKind::Constraint, table, was.as_str(), now.as_str())
        });
        intent.renamed_values.retain(|(name, now), was| {
            !sealed.has(RenameKind::Value, Some(name.as_str()), was, now)
        });
        Cow::Owned(intent)
    }

    /// Whether rows change although `before` and the schema after are equal: two tables, columns or values
    /// that are alike have each other's name.
    #[must_use]
    pub fn moves_rows_within(&self, before: &Schema) -> bool {
        let has_table = |table: &TableName| before.tables.contains_key(table);
        let tables = self.renamed_tables.iter();
        let columns = self.renamed_columns.iter();
        let values = self.renamed_values.iter();
        let enums = self.renamed_enums(before);
        tables.into_iter().any(|(now, was)| now != was && has_table(now) && has_table(was))
            || columns.into_iter().any(|((table, now), was)| {
                let table = before.tables.get(table);
                let has = |name| table.is_some_and(|table| table.column(name).is_some());
                now != was && has(now) && has(was)
            })
            || values.into_iter().any(|((name, now), was)| {
                let values = enums.get(name);
                let has = |value: &str| values.is_some_and(|values| values.contains_key(value));
                now != was && has(now) && has(was)
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn intent() -> Intent {
        let mut intent = Intent::default();
        intent.renamed_tables.insert("b".into(), "a".into());
        intent.renamed_columns.insert(("b".into(), "y".into()), "x".into());
        intent.renamed_indexes.insert(("b".into(), "ix_y".into()), "ix_x".into());
        intent.renamed_constraints.insert(("b".into(), "uq_y".into()), "uq_x".into());
        intent.renamed_values.insert(("e".into(), "new".to_owned()), "old".to_owned());
        intent
    }

    #[test]
    fn what_is_sealed_is_left_out_whatever_kind_it_is() {
        let whole = intent();
        assert_eq!(*whole.unsealed(&Renamed::default()), whole);
        assert_eq!(*whole.unsealed(&whole.renames()), Intent::default());
        for rename in whole.renames().iter().filter(|it| it.kind != RenameKind::Table) {
            let sealed = Renamed([rename.clone()].into());
            // The table has this name only from now on, so nothing of it is sealed under it.
            let expected = usize::from(rename.kind == RenameKind::Value);
            let left = whole.unsealed(&sealed).renames();
            assert_eq!(left.0.len(), 5 - expected, "{rename:?}");
        }
    }

    #[test]
    fn a_sealed_rename_stays_sealed_when_its_table_gets_another_name() {
        let sealed = Renamed(
            [Rename {
                kind: RenameKind::Column,
                within: Some("a".to_owned()),
                from: "x".to_owned(),
                to: "y".to_owned(),
            }]
            .into(),
        );
        let intent = intent();
        let unsealed = intent.unsealed(&sealed);
        assert!(unsealed.renamed_columns.is_empty());
        assert_eq!(unsealed.renamed_tables, intent.renamed_tables);
    }
}
