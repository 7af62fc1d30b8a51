//! What only the generated Rust sees: docs, modules, Rust types. A change here never creates a migration.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    ColumnName, ColumnType, EnumName, TableName, ViewName,
    additions::{Additions, ModelAdditions},
};
use crate::dialect::DialectTexts;

/// What the generated Rust shows in addition to the schema.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Presentation {
    /// For each table; a table without an entry has none.
    pub tables: BTreeMap<TableName, TablePresentation>,
    /// For each enum.
    pub enums: BTreeMap<EnumName, EnumPresentation>,
    /// For each view that Rust can query.
    pub views: BTreeMap<ViewName, ViewPresentation>,
    /// The modules with their docs, in the order of the spec.
    pub modules: Vec<Module>,
    /// Tables that may stand in one query although nothing else says so.
    pub query_together: Vec<Vec<TableName>>,
}

/// A kind of struct that Rust has of a table. A view has rows alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ModelKind {
    /// What a row is read into.
    Rows,
    /// What inserts a row.
    New,
    /// What changes a row.
    Changes,
}

impl ModelKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Rows, Self::New, Self::Changes];

    /// As the spec says it.
    #[must_use]
    pub const fn keyword(self) -> &'static str {
        match self {
            Self::Rows => "rows",
            Self::New => "new",
            Self::Changes => "changes",
        }
    }
}

/// From where the structs of a table or view can be named.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Visibility {
    /// From everywhere: `pub`.
    #[default]
    Public,
    /// From the crate alone: `pub(crate)`.
    Crate,
}

impl Visibility {
    /// As the spec and Rust say it.
    #[must_use]
    pub const fn keyword(self) -> &'static str {
        match self {
            Self::Public => "pub",
            Self::Crate => "pub(crate)",
        }
    }
}

/// The kinds of structs that are not generated for one table or view.
pub type LeftOut = BTreeSet<ModelKind>;

/// A module: a group of tables that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Module {
    /// Its name, a Rust identifier.
    pub name: String,
    /// Its doc comment.
    pub doc: Option<String>,
}

/// What Rust shows of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TablePresentation {
    /// The module it is re-exported from.
    pub module: Option<String>,
    /// The doc comment.
    pub doc: Option<String>,
    /// The row struct's name, where it is not made from the table's.
    pub row: Option<String>,
    /// The structs that are not generated.
    pub left_out: LeftOut,
    /// Derives and attributes of the structs.
    pub additions: ModelAdditions,
    /// From where the structs can be named.
    pub visibility: Visibility,
    /// Whether Rust leaves the table out (`row: none`): databases have it all the same.
    pub hidden: bool,
    /// Whether it is an experiment of a downstream project (`exp_` tables).
    pub experimental: bool,
    /// Whether the spec says that it is meant to have no primary key. Rust tells its rows apart by all
    /// columns then.
    pub keyless: bool,
    /// For each column; a column without an entry has none.
    pub columns: BTreeMap<ColumnName, ColumnPresentation>,
}

/// What Rust shows of a column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ColumnPresentation {
    /// The doc comment.
    pub doc: Option<String>,
    /// The Rust identifier, where it is not made from the column's name.
    pub rust_name: Option<String>,
    /// What Rust reads it as.
    pub field: FieldType,
}

/// What Rust reads a column as.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum FieldType {
    /// What the type table says.
    #[default]
    Portable,
    /// A Rust type of the spec's.
    Own {
        /// The Rust type.
        rust: String,
        /// The Diesel SQL type, where it is not the type table's. The author of the spec is responsible for it.
        diesel: Option<String>,
    },
    /// Nothing: databases have the column, Rust leaves it out (`rust: none`).
    Hidden,
}

impl FieldType {
    /// The Rust type of the spec's, if there is one.
    #[must_use]
    pub fn rust(&self) -> Option<&str> {
        if let Self::Own { rust, .. } = self { Some(rust) } else { None }
    }

    /// The Diesel SQL type of the spec's, if there is one.
    #[must_use]
    pub fn diesel(&self) -> Option<&str> {
        if let Self::Own { diesel, .. } = self { diesel.as_deref() } else { None }
    }
}

impl Presentation {
    /// Whether Rust has the table.
    #[must_use]
    pub fn has_table(&self, table: &TableName) -> bool {
        self.tables.get(table).is_none_or(|shown| !shown.hidden)
    }

    /// What Rust reads a column of a table as; the columns of a table that it leaves out are hidden, too.
    #[must_use]
    pub fn field(&self, table: &TableName, column: &ColumnName) -> &FieldType {
        match self.tables.get(table) {
            None => &FieldType::Portable,
            Some(shown) if shown.hidden => &FieldType::Hidden,
            Some(shown) => {
                shown.columns.get(column).map_or(&FieldType::Portable, |column| &column.field)
            }
        }
    }
}

/// What Rust shows of an enum.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EnumPresentation {
    /// The doc comment.
    pub doc: Option<String>,
    /// The Rust type's name, where it is not made from the enum's.
    pub rust_name: Option<String>,
    /// Derives and attributes.
    pub additions: Additions,
    /// Doc comments of values, by value.
    pub values: BTreeMap<String, String>,
}

/// A view that Rust can query: its columns are declared, since no database but PostgreSQL knows them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ViewPresentation {
    /// The module it is re-exported from.
    pub module: Option<String>,
    /// The doc comment.
    pub doc: Option<String>,
    /// The structs that are not generated.
    pub left_out: LeftOut,
    /// Derives and attributes of the structs.
    pub additions: ModelAdditions,
    /// From where the struct can be named.
    pub visibility: Visibility,
    /// Name, type and nullability of each column; empty where Rust does not query the view.
    pub columns: Vec<ViewColumn>,
    /// The columns that identify rows (Diesel requires a primary key for everything).
    pub primary_key: Vec<ColumnName>,
}

/// A declared column of a view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ViewColumn {
    /// Its name.
    pub name: ColumnName,
    /// Its type.
    pub type_: ColumnType,
    /// The SQL types of single dialects that its named type has.
    pub sql_types: DialectTexts,
    /// What Rust reads it as.
    pub field: FieldType,
    /// Whether it may be NULL.
    pub nullability: super::Nullability,
    /// The doc comment.
    pub doc: Option<String>,
}
