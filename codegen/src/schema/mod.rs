//! The schema IR: what a database stores, for all tables, as a plain value.
//!
//! The stages before it produce a [`Schema`], the stages after it read one. It has no spans, no ids and no I/O, so
//! a declared schema, a sealed one and an introspected one compare by `==`. What only Rust sees (docs, modules,
//! Rust types) is in [`presentation`]. How to get to a schema (renames, consents, data steps) is in [`intent`], and
//! the renames that are done are in [`rename`]. [`rendering`] knows what earlier generators made of a schema. Start
//! reading at [`Schema`], then [`Table`].

pub mod additions;
mod columns;
pub mod declaration;
pub mod exclusion;
pub mod expression;
pub mod filter;
pub mod intent;
pub mod name;
pub mod naming;
pub mod native;
pub mod own_types;
pub mod physical;
pub mod prefixes;
pub mod presentation;
pub mod readable;
pub mod rename;
pub mod rendering;
pub mod servers;
pub mod statements;
pub mod types;
mod variant;
pub mod widening;
mod zero_dates;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

pub(crate) use self::name::folded;
pub use self::{
    columns::Columns,
    declaration::{Declaration, Settings},
    exclusion::{Exclusion, Operator},
    expression::Expression,
    name::{
        ColumnName, ConstraintName, EnumName, IndexName, Name, RawName, TableName, TriggerName,
        ViewName,
    },
    physical::{NullEquality, NullsPlacement, OperatorClass, Parameters},
    prefixes::Prefixes,
    rendering::Rendering,
    servers::OfServers,
    types::ColumnType,
    variant::Variant,
};
use crate::dialect::{Dialect, DialectSet, DialectTexts, PerDialect, capability::NativeEnums};

/// All that a database of this schema stores.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Schema {
    /// Which SQL it becomes, or became when it was sealed.
    #[serde(default = "Rendering::first", skip_serializing_if = "Rendering::is_first")]
    pub rendering: Rendering,
    /// The enums, by name. An enum is stored as text with a check, or as a type of the database (see
    /// `Schema::as_stored`).
    pub enums: BTreeMap<EnumName, Enum>,
    /// The tables, by name.
    pub tables: BTreeMap<TableName, Table>,
    /// The views, by name.
    pub views: BTreeMap<ViewName, View>,
    /// Objects written as raw SQL, by the name the spec gives them.
    pub raw_objects: BTreeMap<RawName, RawObject>,
    /// What MySQL and MariaDB have otherwise than each other.
    #[serde(flatten)]
    pub servers: OfServers,
}

impl Schema {
    /// The namespaces that its tables and views name.
    #[must_use]
    pub fn namespaces(&self) -> BTreeSet<&str> {
        let tables = self.tables.keys().filter_map(Name::namespace);
        tables.chain(self.views.keys().filter_map(Name::namespace)).collect()
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let Self { rendering: _, enums, tables, views, raw_objects, servers } = self;
        enums.is_empty()
            && tables.is_empty()
            && views.is_empty()
            && raw_objects.is_empty()
            && servers.is_empty()
    }
}

/// The values that a column may take, in their declared order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enum {
    /// The values as stored.
    pub values: Vec<String>,
    /// The length in characters of the `string` that stores a value, at least the longest value's.
    pub length: u32,
    /// The dialects that store it as a type of their own instead of text.
    #[serde(default = "DialectSet::none", skip_serializing_if = "DialectSet::is_none")]
    pub native: DialectSet,
}

impl Enum {
    /// An enum that is text in every dialect.
    #[must_use]
    pub fn new(values: Vec<String>, length: u32) -> Self {
        Self { values, length, native: DialectSet::none() }
    }

    /// An enum that a database has as a type of its own.
    #[must_use]
    pub fn of_database(values: Vec<String>) -> Self {
        let longest = values.iter().map(|value| value.chars().count()).max().unwrap_or_default();
        let length = u32::try_from(longest.max(1)).unwrap_or(u32::MAX);
        Self { native: Self::native_dialects(), ..Self::new(values, length) }
    }

    /// The dialects that have types for enums.
    #[must_use]
    pub fn native_dialects() -> DialectSet {
        let has = |dialect: &Dialect| dialect.capability().native_enums != NativeEnums::None;
        Dialect::ALL.into_iter().filter(has).collect()
    }

    /// How `dialect` keeps its values, if it is stored as a type there.
    #[must_use]
    pub fn native_in(&self, dialect: Dialect) -> NativeEnums {
        if self.native.contains(dialect) {
            dialect.capability().native_enums
        } else {
            NativeEnums::None
        }
    }

    /// Where each value stands, for those who ask about many values; a value said twice stands where it is
    /// said first.
    #[must_use]
    pub fn positions(&self) -> BTreeMap<&str, usize> {
        let values = self.values.iter().map(String::as_str).enumerate();
        values.rev().map(|(position, value)| (value, position)).collect()
    }
}

/// A table with everything that belongs to it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Table {
    /// The columns in their order.
    pub columns: Columns,
    /// The primary key; `None` only in databases that no spec declared.
    pub primary_key: Option<PrimaryKey>,
    /// Unique constraints, by name.
    pub unique_constraints: BTreeMap<ConstraintName, UniqueConstraint>,
    /// Foreign keys, by name.
    pub foreign_keys: BTreeMap<ConstraintName, ForeignKey>,
    /// Checks, by name.
    pub checks: BTreeMap<ConstraintName, CheckConstraint>,
    /// Indexes, by name.
    pub indexes: BTreeMap<IndexName, Index>,
    /// Full-text indexes, by name.
    pub search_indexes: BTreeMap<IndexName, SearchIndex>,
    /// Triggers, by name.
    pub triggers: BTreeMap<TriggerName, Trigger>,
    /// The comment that the database keeps (not the doc comment, which is Rust's).
    pub comment: Option<String>,
    /// The dialects it exists in.
    pub dialects: DialectSet,
    /// The primary keys of the dialects that have another one than `primary_key`, or none.
    pub own_primary_keys: BTreeMap<Dialect, Option<PrimaryKey>>,
}

impl Table {
    /// The column called `name`.
    #[must_use]
    pub fn column(&self, name: &ColumnName) -> Option<&Column> {
        self.columns.iter().find(|column| &column.name == name)
    }

    /// Changes every expression of its columns, indexes and checks, and all those inside it.
    pub(crate) fn each_expression(&mut self, change: &mut impl FnMut(&mut Expression)) {
        for column in &mut self.columns {
            let generated = column.generated.as_mut().map(|it| &mut it.expression);
            column.default.iter_mut().chain(generated).for_each(|it| it.change_all(change));
        }
        for index in self.indexes.values_mut() {
            let keys = index.keys.iter_mut().map(|key| &mut key.expression);
            keys.chain(&mut index.predicate).for_each(|it| it.change_all(change));
        }
        self.checks.values_mut().for_each(|check| check.expression.change_all(change));
    }
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Its name.
    pub name: ColumnName,
    /// Its portable type.
    #[serde(rename = "type")]
    pub type_: ColumnType,
    /// SQL types that replace the type table's spelling in single dialects. Where one stands, the
    /// checks that the portable type implies (`json_valid`, enum values) are left out.
    #[serde(default, skip_serializing_if = "is_without_texts")]
    pub sql_types: DialectTexts,
    /// Whether it may be NULL.
    pub nullability: Nullability,
    /// Whether it may be NULL in the dialects in which that is different.
    #[serde(default, skip_serializing_if = "PerDialect::is_none")]
    pub own_nullability: PerDialect<Option<Nullability>>,
    /// The default, a literal or an expression.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default: Option<Expression>,
    /// Whether the database numbers its rows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub auto_increment: Option<AutoIncrement>,
    /// The dialects in which it numbers them.
    #[serde(default, skip_serializing_if = "DialectSet::is_all")]
    pub numbering_dialects: DialectSet,
    /// How it numbers them in the dialects in which that is different.
    #[serde(default, skip_serializing_if = "PerDialect::is_none")]
    pub own_numbering: PerDialect<Option<AutoIncrement>>,
    /// Whether it becomes the time of each change of its row, where the database has such columns.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub auto_update: bool,
    /// The expression it is computed from, if it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub generated: Option<Generated>,
    /// The collation in each dialect, by that database's name; `None` is the database's default.
    #[serde(default, skip_serializing_if = "is_without_texts")]
    pub collation: DialectTexts,
    /// The comment that the database keeps.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
}

impl Column {
    /// A column that is `NOT NULL` and has nothing but its type.
    #[must_use]
    pub fn new(name: ColumnName, type_: ColumnType) -> Self {
        Self {
            name,
            type_,
            sql_types: DialectTexts::default(),
            nullability: Nullability::NotNull,
            own_nullability: PerDialect::default(),
            default: None,
            auto_increment: None,
            numbering_dialects: DialectSet::all(),
            own_numbering: PerDialect::default(),
            auto_update: false,
            generated: None,
            collation: DialectTexts::default(),
            comment: None,
        }
    }

    /// Whether rows get no value for it by themselves, though they must have one.
    #[must_use]
    pub fn is_required(&self) -> bool {
        let is_null =
            |default: &Expression| *default == Expression::Literal(expression::Literal::Null);
        self.nullability == Nullability::NotNull
            && self.default.as_ref().is_none_or(is_null)
            && self.generated.is_none()
            && self.auto_increment.is_none()
    }
}

fn is_without_texts(texts: &DialectTexts) -> bool {
    texts.is_none()
}

/// Whether a column may be NULL.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Nullability {
    /// It is declared `NOT NULL`.
    NotNull,
    /// It may be NULL.
    Nullable,
}

/// How the database numbers new rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AutoIncrement {
    /// SQLite: a rowid alias, whose numbers may be used again. Elsewhere: an identity column.
    Plain,
    /// SQLite: `AUTOINCREMENT`, which never uses a number again. Elsewhere: an identity column.
    NeverReuse,
    /// PostgreSQL: `SERIAL`, a default that asks a sequence of the column's own. Elsewhere as `Plain`.
    Serial,
    /// PostgreSQL: `GENERATED ALWAYS AS IDENTITY`, which refuses a row that brings a number. Elsewhere as `Plain`.
    Always,
}

impl AutoIncrement {
    /// What `dialect` makes of it.
    #[must_use]
    pub fn told_in(self, dialect: Dialect) -> Self {
        let storage = dialect.storage();
        let is_told = match self {
            Self::Plain => true,
            Self::NeverReuse => storage.rowid_keys,
            Self::Serial | Self::Always => storage.numbers_in_several_ways,
        };
        if is_told { self } else { Self::Plain }
    }
}

/// A computed column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Generated {
    /// What it is computed from.
    pub expression: Expression,
    /// Whether the value is kept.
    pub storage: GeneratedStorage,
}

/// Whether a generated column's value is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GeneratedStorage {
    /// Computed when the row is written, and kept.
    Stored,
    /// Computed when it is read. PostgreSQL before 18 has none and stores it.
    Virtual,
}

/// A primary key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrimaryKey {
    /// The constraint's name.
    pub name: ConstraintName,
    /// Its columns in order.
    pub columns: Vec<ColumnName>,
    /// The columns of which only the beginning counts, where the database has such keys.
    #[serde(default, skip_serializing_if = "Prefixes::is_empty")]
    pub prefixes: Prefixes,
    /// Whether its check may wait for the end of the transaction.
    #[serde(default, skip_serializing_if = "Deferrability::is_at_once")]
    pub deferrability: Deferrability,
    /// Columns kept in its index without being in the key.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub include: Vec<ColumnName>,
}

impl PrimaryKey {
    /// The primary key that says no more than its columns.
    #[must_use]
    pub fn new(name: ConstraintName, columns: Vec<ColumnName>) -> Self {
        Self {
            name,
            columns,
            prefixes: Prefixes::default(),
            deferrability: Deferrability::default(),
            include: Vec::new(),
        }
    }
}

/// A unique constraint.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UniqueConstraint {
    /// Its columns in order.
    pub columns: Vec<ColumnName>,
    /// The columns of which only the beginning counts, where the database has such keys.
    #[serde(default, skip_serializing_if = "Prefixes::is_empty")]
    pub prefixes: Prefixes,
    /// Whether it takes two NULLs for equal.
    #[serde(default, skip_serializing_if = "NullEquality::is_distinct")]
    pub nulls: NullEquality,
    /// Whether its check may wait for the end of the transaction.
    #[serde(default, skip_serializing_if = "Deferrability::is_at_once")]
    pub deferrability: Deferrability,
    /// Columns kept in its index without being in the key.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub include: Vec<ColumnName>,
    /// The dialects it exists in.
    #[serde(default, skip_serializing_if = "DialectSet::is_all")]
    pub dialects: DialectSet,
}

impl UniqueConstraint {
    /// A unique constraint over whole columns, in every dialect.
    #[must_use]
    pub fn new(columns: Vec<ColumnName>) -> Self {
        Self {
            columns,
            prefixes: Prefixes::default(),
            nulls: NullEquality::default(),
            deferrability: Deferrability::default(),
            include: Vec::new(),
            dialects: DialectSet::all(),
        }
    }

    /// The index that it stands on.
    #[must_use]
    pub fn as_index(&self) -> Index {
        let mut index = Index {
            nulls: self.nulls,
            include: self.include.clone(),
            ..Index::over(&self.columns, Uniqueness::Unique)
        };
        for (key, column) in index.keys.iter_mut().zip(&self.columns) {
            key.length = self.prefixes.of(column);
        }
        index
    }
}

/// A foreign key: `columns` refer to `referenced_columns` of `referenced_table`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ForeignKey {
    /// The referring columns in order.
    pub columns: Vec<ColumnName>,
    /// The table referred to.
    pub referenced_table: TableName,
    /// The columns referred to, in the same order.
    pub referenced_columns: Vec<ColumnName>,
    /// What a delete of the referenced row does.
    pub on_delete: ReferentialAction,
    /// What a change of the referenced key does.
    pub on_update: ReferentialAction,
    /// What a delete does in the dialects in which that is different.
    #[serde(default, skip_serializing_if = "PerDialect::is_none")]
    pub own_on_delete: PerDialect<Option<ReferentialAction>>,
    /// What a change of the key does in the dialects in which that is different.
    #[serde(default, skip_serializing_if = "PerDialect::is_none")]
    pub own_on_update: PerDialect<Option<ReferentialAction>>,
    /// Whether the check may wait for the end of the transaction.
    pub deferrability: Deferrability,
    /// Whether all rows are known to satisfy it.
    #[serde(default, skip_serializing_if = "Validity::is_valid")]
    pub validity: Validity,
    /// The dialects it exists in.
    #[serde(default, skip_serializing_if = "DialectSet::is_all")]
    pub dialects: DialectSet,
}

impl ForeignKey {
    /// A foreign key that refuses what it must, at once, in every dialect.
    #[must_use]
    pub fn new(
        columns: Vec<ColumnName>,
        referenced_table: TableName,
        referenced_columns: Vec<ColumnName>,
    ) -> Self {
        Self {
            columns,
            referenced_table,
            referenced_columns,
            on_delete: ReferentialAction::default(),
            on_update: ReferentialAction::default(),
            own_on_delete: PerDialect::default(),
            own_on_update: PerDialect::default(),
            deferrability: Deferrability::default(),
            validity: Validity::default(),
            dialects: DialectSet::all(),
        }
    }
}

/// What happens to referring rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReferentialAction {
    /// Refused when the statement (or transaction) ends.
    #[default]
    NoAction,
    /// Refused at once.
    Restrict,
    /// Deleted or changed as well.
    Cascade,
    /// The referring columns become NULL.
    SetNull,
    /// The referring columns get their defaults.
    SetDefault,
}

/// Whether a constraint's check may wait for the end of the transaction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Deferrability {
    /// It cannot wait.
    #[default]
    NotDeferrable,
    /// `DEFERRABLE INITIALLY IMMEDIATE`.
    InitiallyImmediate,
    /// `DEFERRABLE INITIALLY DEFERRED`.
    InitiallyDeferred,
}

impl Deferrability {
    /// Whether the check cannot wait.
    #[must_use]
    pub fn is_at_once(&self) -> bool {
        *self == Self::NotDeferrable
    }
}

/// A check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckConstraint {
    /// What must not be false.
    pub expression: Expression,
    /// Whether all rows are known to satisfy it.
    #[serde(default, skip_serializing_if = "Validity::is_valid")]
    pub validity: Validity,
    /// The dialects it exists in.
    #[serde(default, skip_serializing_if = "DialectSet::is_all")]
    pub dialects: DialectSet,
}

impl CheckConstraint {
    /// The check that says no more than what must not be false.
    #[must_use]
    pub fn new(expression: Expression) -> Self {
        Self { expression, validity: Validity::default(), dialects: DialectSet::all() }
    }
}

/// Whether all rows are known to satisfy a check or foreign key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Validity {
    /// They are.
    #[default]
    Valid,
    /// Rows that were there before it may break it: `NOT VALID` of PostgreSQL.
    NotValid,
}

impl Validity {
    /// Whether they are.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        *self == Self::Valid
    }

    /// What `dialect` makes of it: where it takes no constraint without a proof, all rows satisfy it.
    #[must_use]
    pub fn told_in(self, dialect: Dialect) -> Self {
        if dialect.capability().unproved_constraints { self } else { Self::Valid }
    }
}

/// An index.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Index {
    /// What is indexed, in order.
    pub keys: Vec<IndexKey>,
    /// Whether two rows may have equal keys.
    pub uniqueness: Uniqueness,
    /// What makes it an exclusion constraint, if it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exclusion: Option<Exclusion>,
    /// Whether it takes two NULLs for equal, if it is unique.
    #[serde(default, skip_serializing_if = "NullEquality::is_distinct")]
    pub nulls: NullEquality,
    /// The rows it covers, if not all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub predicate: Option<Expression>,
    /// Columns kept in the index without being keys.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub include: Vec<ColumnName>,
    /// The access method in each dialect (`gin`, `hash`); `None` is the database's default.
    #[serde(default, skip_serializing_if = "is_without_texts")]
    pub method: DialectTexts,
    /// Settings of its storage, on PostgreSQL.
    #[serde(default, skip_serializing_if = "Parameters::is_empty")]
    pub parameters: Parameters,
    /// The dialects it exists in.
    #[serde(default, skip_serializing_if = "DialectSet::is_all")]
    pub dialects: DialectSet,
}

impl Index {
    /// The index that says no more than its columns: ascending, over all rows, in every dialect.
    #[must_use]
    pub fn over(columns: &[ColumnName], uniqueness: Uniqueness) -> Self {
        let key = |column: &ColumnName| IndexKey::new(Expression::Column(column.clone()));
        Self {
            keys: columns.iter().map(key).collect(),
            uniqueness,
            exclusion: None,
            nulls: NullEquality::default(),
            predicate: None,
            include: Vec::new(),
            method: DialectTexts::default(),
            parameters: Parameters::new(),
            dialects: DialectSet::all(),
        }
    }

    /// The columns that are its first keys, up to one that is an expression or the beginning of a column.
    #[must_use]
    pub fn leading_columns(&self) -> Vec<ColumnName> {
        let keys = self.keys.iter().take_while(|key| key.length.is_none());
        keys.map_while(|key| key.expression.as_column().cloned()).collect()
    }
}

/// Whether rows may have equal keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Uniqueness {
    /// Keys may repeat.
    NotUnique,
    /// Keys may not repeat.
    Unique,
}

/// One key of an index.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndexKey {
    /// A column, or any other expression.
    pub expression: Expression,
    /// Its direction.
    pub order: SortOrder,
    /// The collation in each dialect, where it is not the column's.
    #[serde(default, skip_serializing_if = "is_without_texts")]
    pub collation: DialectTexts,
    /// How many characters of the column count, where the database has such keys; all of it if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub length: Option<u32>,
    /// Where it has NULLs, on PostgreSQL, if not where its direction has them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nulls: Option<NullsPlacement>,
    /// The class of operators that it answers, on PostgreSQL, if not that of its type.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub operator_class: Option<OperatorClass>,
}

impl IndexKey {
    /// A key that says no more than what it is over.
    #[must_use]
    pub fn new(expression: Expression) -> Self {
        Self {
            expression,
            order: SortOrder::default(),
            collation: DialectTexts::default(),
            length: None,
            nulls: None,
            operator_class: None,
        }
    }
}

/// The direction of an index key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SortOrder {
    /// Smallest first.
    #[default]
    Ascending,
    /// Largest first.
    Descending,
}

/// A full-text index over columns of its table, in whatever form the dialect has: an FTS5 table with
/// external content, a generated `tsvector` column with a GIN index, `FULLTEXT`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchIndex {
    /// The indexed columns in order.
    pub columns: Vec<ColumnName>,
    /// How text is cut into words.
    pub language: SearchLanguage,
    /// The dialects it exists in.
    #[serde(default, skip_serializing_if = "DialectSet::is_all")]
    pub dialects: DialectSet,
}

/// How a full-text index cuts text into words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SearchLanguage {
    /// Words as they stand (`unicode61`, `simple`).
    #[default]
    Simple,
    /// English words by their stems (`porter unicode61`, `english`).
    English,
}

/// A trigger on its table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trigger {
    /// When it fires.
    pub timing: TriggerTiming,
    /// What it fires for, in the order insert, update, delete.
    pub events: Vec<TriggerEvent>,
    /// The columns whose change fires it; empty means any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub update_columns: Vec<ColumnName>,
    /// The statements it runs, in each dialect it exists in, without `BEGIN` and `END`.
    pub body: PerDialect<Option<String>>,
}

/// When a trigger fires.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TriggerTiming {
    /// Before the row changes. SQL Server has none.
    Before,
    /// After the row has changed.
    After,
}

/// What a trigger fires for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TriggerEvent {
    /// A row comes.
    Insert,
    /// A row changes.
    Update,
    /// A row goes.
    Delete,
}

/// A view.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct View {
    /// The `SELECT`, in each dialect it exists in.
    pub query: PerDialect<Option<String>>,
    /// Views that this one reads; they are made before it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<ViewName>,
}

/// Raw SQL with its way up and down: the escape hatch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RawObject {
    /// The SQL, in each dialect it exists in.
    pub sql: PerDialect<Option<RawSql>>,
    /// Whether it is made before the tables (extensions, types), after them, or after everything else.
    pub position: RawPosition,
}

/// Raw SQL with its way back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RawSql {
    /// The statements that make the object.
    pub up: String,
    /// The statements that remove it.
    pub down: String,
}

/// When a raw object is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RawPosition {
    /// Before the first table.
    BeforeTables,
    /// After tables and indexes, before views and triggers, which may use it. What plainly hangs on a view or reads
    /// one is made after the views all the same.
    #[default]
    AfterTables,
    /// After everything else.
    AfterViews,
}
