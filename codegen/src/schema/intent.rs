//! How to reach a schema: renames, consents and data steps of the spec.
//!
//! No database stores them, so they are not part of the fingerprint or of equality.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use super::{ColumnName, ConstraintName, EnumName, IndexName, Schema, TableName};
use crate::dialect::{PerDialect, Server};

/// What a planner must know in addition to the two schemas.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Intent {
    /// Tables by their new name, with the name they had.
    pub renamed_tables: BTreeMap<TableName, TableName>,
    /// Columns by table and new name, with the name they had.
    pub renamed_columns: BTreeMap<(TableName, ColumnName), ColumnName>,
    /// Indexes by table and new name, with the name they had.
    pub renamed_indexes: BTreeMap<(TableName, IndexName), IndexName>,
    /// Constraints by table and new name, with the name they had.
    pub renamed_constraints: BTreeMap<(TableName, ConstraintName), ConstraintName>,
    /// Enum values by enum and new value, with the value they were.
    pub renamed_values: BTreeMap<(EnumName, String), String>,
    /// What may be lost, each by the words of the change it agrees to.
    pub consents: Vec<Consent>,
    /// What happens to the rows, each tied to a change.
    pub data_steps: Vec<DataStep>,
    /// Those of the servers of one dialect that have others.
    pub own_data_steps: BTreeMap<Server, Vec<DataStep>>,
    /// Whether it leads up or down.
    pub direction: Direction,
}

/// The direction of a migration.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Direction {
    /// To the schema that the spec declares.
    #[default]
    Up,
    /// Back to the one before it.
    Down,
}

impl Direction {
    /// The other direction.
    #[must_use]
    pub fn reversed(self) -> Self {
        match self {
            Self::Up => Self::Down,
            Self::Down => Self::Up,
        }
    }
}

impl Intent {
    /// The intent as it is for `server`.
    #[must_use]
    pub fn of_server(&self, server: Server) -> Cow<'_, Self> {
        if self.own_data_steps.is_empty() {
            return Cow::Borrowed(self);
        }
        let mut intent = self.clone();
        if let Some(own) = std::mem::take(&mut intent.own_data_steps).remove(&server) {
            intent.data_steps = own;
        }
        Cow::Owned(intent)
    }

    /// Where the values stand of each enum of `schema` in which a value is renamed.
    #[must_use]
    pub fn renamed_enums<'s>(
        &self,
        schema: &'s Schema,
    ) -> BTreeMap<&'s EnumName, BTreeMap<&'s str, usize>> {
        let renamed: BTreeSet<&EnumName> =
            self.renamed_values.keys().map(|(name, _)| name).collect();
        let enums = renamed.into_iter().filter_map(|name| schema.enums.get_key_value(name));
        enums.map(|(name, content)| (name, content.positions())).collect()
    }

    /// What leads back: the renames the other way round, and the ways back of the data steps. `before` is
    /// the schema that this intent starts from; its table names decide which renames of tables still apply.
    ///
    /// A data step that has no way back is left out. Nothing needs consent on the way back: who runs it
    /// has asked for it.
    #[must_use]
    pub fn reversed(&self, before: &Schema) -> Self {
        let table_before = |table: &TableName| {
            let was = self.renamed_tables.get(table);
            was.filter(|was| before.tables.contains_key(*was)).unwrap_or(table).clone()
        };
        let values = self.renamed_values.iter();
        // The last one first: each meets the rows as it left them.
        let reversed = |steps: &[DataStep]| {
            let steps = steps.iter().rev().filter_map(|step| {
                let down = step.down.clone()?;
                let moment = step.moment.reversed();
                Some(DataStep { up: down, down: Some(step.up.clone()), moment, ..step.clone() })
            });
            steps.collect()
        };
        let own_steps = self.own_data_steps.iter();
        Self {
            renamed_tables: self
                .renamed_tables
                .iter()
                .map(|(now, was)| (was.clone(), now.clone()))
                .collect(),
            renamed_columns: within(&self.renamed_columns, table_before),
            renamed_indexes: within(&self.renamed_indexes, table_before),
            renamed_constraints: within(&self.renamed_constraints, table_before),
            renamed_values: values
                .map(|((name, now), was)| ((name.clone(), was.clone()), now.clone()))
                .collect(),
            consents: Vec::new(),
            data_steps: reversed(&self.data_steps),
            own_data_steps: own_steps.map(|(it, steps)| (*it, reversed(steps))).collect(),
            direction: self.direction.reversed(),
        }
    }
}

/// Renames within tables the other way round.
fn within<N: Clone + Ord>(
    renames: &BTreeMap<(TableName, N), N>,
    table_before: impl Fn(&TableName) -> TableName,
) -> BTreeMap<(TableName, N), N> {
    renames
        .iter()
        .map(|((table, now), was)| ((table_before(table), was.clone()), now.clone()))
        .collect()
}

/// Written agreement to a change that can lose or refuse rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consent {
    /// The change agreed to.
    pub change: ChangeReference,
    /// Why, for the reviewer.
    pub reason: Option<String>,
}

/// A change of the schema, as the spec refers to it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeReference {
    /// `drop_table: t`
    DropTable(TableName),
    /// `drop_column: t.c`
    DropColumn(TableName, ColumnName),
    /// `change_type: t.c`
    ChangeType(TableName, ColumnName),
    /// `not_null: t.c`
    NotNull(TableName, ColumnName),
    /// `unique: t.name`
    Unique(TableName, String),
    /// `foreign_key: t.name`
    ForeignKey(TableName, String),
    /// `check: t.name`
    Check(TableName, String),
    /// `primary_key: t`
    PrimaryKey(TableName),
    /// `drop_value: enum.value`
    DropValue(EnumName, String),
}

impl ChangeReference {
    /// The table that changes, unless it is an enum.
    #[must_use]
    pub fn table(&self) -> Option<&TableName> {
        match self {
            Self::DropTable(table)
            | Self::DropColumn(table, _)
            | Self::ChangeType(table, _)
            | Self::NotNull(table, _)
            | Self::Unique(table, _)
            | Self::ForeignKey(table, _)
            | Self::Check(table, _)
            | Self::PrimaryKey(table) => Some(table),
            Self::DropValue(..) => None,
        }
    }

    /// The name of what changes, without its table's or enum's.
    #[must_use]
    pub fn object(&self) -> &str {
        match self {
            Self::Unique(_, name) | Self::ForeignKey(_, name) | Self::Check(_, name) => name,
            Self::DropTable(table) | Self::PrimaryKey(table) => table.as_str(),
            Self::DropColumn(_, column)
            | Self::ChangeType(_, column)
            | Self::NotNull(_, column) => column.as_str(),
            Self::DropValue(_, value) => value,
        }
    }
}

impl fmt::Display for ChangeReference {
    /// Writes the change as a spec does.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::DropTable(table) => write!(out, "drop_table: {table}"),
            Self::DropColumn(table, column) => write!(out, "drop_column: {table}.{column}"),
            Self::ChangeType(table, column) => write!(out, "change_type: {table}.{column}"),
            Self::NotNull(table, column) => write!(out, "not_null: {table}.{column}"),
            Self::Unique(table, name) => write!(out, "unique: {table}.{name}"),
            Self::ForeignKey(table, name) => write!(out, "foreign_key: {table}.{name}"),
            Self::Check(table, name) => write!(out, "check: {table}.{name}"),
            Self::PrimaryKey(table) => write!(out, "primary_key: {table}"),
            Self::DropValue(name, value) => write!(out, "drop_value: {name}.{value}"),
        }
    }
}

/// SQL that changes rows, run at the right moment of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataStep {
    /// What it does, in a few words; it stands in the migration as a comment.
    pub name: String,
    /// The changes it prepares, at least one.
    pub before: Vec<ChangeReference>,
    /// The statements, in each dialect that needs them.
    pub up: PerDialect<Option<String>>,
    /// Its way back; `None` is a declaration that there is none.
    pub down: Option<PerDialect<Option<String>>>,
    /// When it runs.
    pub moment: DataMoment,
}

/// When a data step runs, seen from its change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum DataMoment {
    /// Before it, when all that is new is there and nothing refuses the rows: the way up.
    #[default]
    Before,
    /// After it, before what it undoes is gone: the way back.
    After,
}

impl DataMoment {
    /// The moment on the way the other way round.
    #[must_use]
    pub fn reversed(self) -> Self {
        match self {
            Self::Before => Self::After,
            Self::After => Self::Before,
        }
    }
}
