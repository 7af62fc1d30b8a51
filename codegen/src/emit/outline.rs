//! What is emitted, with all Rust names, before tokens are written.
//!
//! Start reading at [`Outline`].

use std::{borrow::Cow, collections::BTreeMap};

use super::{
    CannotEmit, docs,
    naming::{self, CannotName, RustIdent},
};
use crate::{
    dialect::{Dialect, DialectSet, capability::NativeEnums},
    schema::{
        Column, ColumnName, ColumnType, Declaration, Enum, EnumName, ForeignKey, Nullability,
        Table, TableName,
        additions::ModelAdditions,
        presentation::{
            ColumnPresentation, EnumPresentation, FieldType, LeftOut, ModelKind, TablePresentation,
            Visibility,
        },
    },
};

/// All tables, views and enums with their Rust names.
pub(super) struct Outline<'d> {
    pub(super) declaration: &'d Declaration,
    pub(super) enums: BTreeMap<&'d EnumName, NamedEnum<'d>>,
    /// Tables, then the views that Rust can query, each sorted by name.
    pub(super) relations: Vec<Relation<'d>>,
    /// The position of each table in `relations`.
    pub(super) positions: BTreeMap<&'d TableName, usize>,
}

/// An enum with its Rust names.
pub(super) struct NamedEnum<'d> {
    pub(super) values: &'d Enum,
    pub(super) presentation: Option<&'d EnumPresentation>,
    pub(super) rust: RustIdent,
    pub(super) sql: RustIdent,
    /// What the database calls the type that it is.
    pub(super) type_name: Option<&'d str>,
}

/// A table or view in Rust. Both are a `table!` with a row struct.
pub(super) struct Relation<'d> {
    pub(super) sql_name: &'d str,
    /// The table; `None` for a view, whose rows cannot be written.
    pub(super) table: Option<&'d Table>,
    pub(super) module: Option<&'d str>,
    pub(super) doc: Option<&'d str>,
    pub(super) ident: RustIdent,
    pub(super) row: RustIdent,
    /// The structs that the spec excludes.
    pub(super) left_out: Option<&'d LeftOut>,
    /// What the spec adds to the structs.
    pub(super) additions: Option<&'d ModelAdditions>,
    /// From where the structs can be named.
    pub(super) visibility: Visibility,
    pub(super) fields: Vec<Field<'d>>,
    /// The positions of the key's fields in `fields`. A view without a key has all of them.
    pub(super) key: Vec<usize>,
    /// The columns that have no field.
    pub(super) hidden: Vec<&'d Column>,
}

/// A column in Rust.
pub(super) struct Field<'d> {
    pub(super) sql_name: &'d ColumnName,
    pub(super) ident: RustIdent,
    pub(super) type_: &'d ColumnType,
    pub(super) nullability: Nullability,
    pub(super) doc: Option<Cow<'d, str>>,
    /// Whether a new row must be given a value for it in one of the dialects.
    pub(super) is_required: bool,
    /// Its Rust type; never [`FieldType::Hidden`].
    pub(super) shown: &'d FieldType,
    /// The column of a table; `None` in a view.
    pub(super) column: Option<&'d Column>,
}

impl<'d> Outline<'d> {
    /// Names everything that `declaration` holds.
    ///
    /// # Errors
    ///
    /// [`CannotEmit::Name`] for the first name that has no Rust name.
    pub(super) fn new(declaration: &'d Declaration) -> Result<Self, CannotEmit> {
        let mut outline = Self {
            declaration,
            enums: BTreeMap::new(),
            relations: Vec::new(),
            positions: BTreeMap::new(),
        };
        for (name, values) in &declaration.schema.enums {
            outline.enums.insert(name, name_enum(declaration, name, values)?);
        }
        for (name, table) in &declaration.schema.tables {
            if let Some(relation) = name_table(declaration, name, table)? {
                outline.positions.insert(name, outline.relations.len());
                outline.relations.push(relation);
            }
        }
        for name in declaration.schema.views.keys() {
            let relation = name_view(declaration, name)?;
            outline.relations.extend(relation);
        }
        Ok(outline)
    }

    /// The enum of a field, if it holds one.
    pub(super) fn enum_of(&self, field: &Field<'_>) -> Option<&NamedEnum<'d>> {
        if let ColumnType::Enum(name) = field.type_ { self.enums.get(name) } else { None }
    }

    /// The table called `name`.
    pub(super) fn table(&self, name: &TableName) -> Option<&Relation<'d>> {
        self.relations.get(*self.positions.get(name)?)
    }
}

impl Relation<'_> {
    /// Whether the spec includes structs of a kind, if the relation can have them.
    pub(super) fn wants(&self, kind: ModelKind) -> bool {
        self.left_out.is_none_or(|left_out| !left_out.contains(&kind))
    }

    /// The key's fields.
    pub(super) fn key_fields(&self) -> impl Iterator<Item = &Field<'_>> {
        self.key.iter().filter_map(|&position| self.fields.get(position))
    }

    /// The field of the column called `name`.
    pub(super) fn field(&self, name: &ColumnName) -> Option<&Field<'_>> {
        self.fields.iter().find(|field| field.sql_name == name)
    }

    /// Whether `name` alone is the key.
    pub(super) fn has_key(&self, name: &ColumnName) -> bool {
        self.key.len() == 1 && self.key_fields().all(|field| field.sql_name == name)
    }

    /// The foreign keys of a table, sorted by name. Of those that differ between dialects alone only the first.
    pub(super) fn foreign_keys(&self) -> impl Iterator<Item = &ForeignKey> {
        let all = || self.table.into_iter().flat_map(|table| table.foreign_keys.values());
        let is_same = |first: &ForeignKey, second: &ForeignKey| {
            first.columns == second.columns
                && first.referenced_table == second.referenced_table
                && first.referenced_columns == second.referenced_columns
        };
        let is_first = move |(position, key): &(usize, &ForeignKey)| {
            key.dialects.is_all() || !all().take(*position).any(|first| is_same(first, key))
        };
        all().enumerate().filter(is_first).map(|(_, key)| key)
    }
}

fn name_enum<'d>(
    declaration: &'d Declaration,
    name: &'d EnumName,
    values: &'d Enum,
) -> Result<NamedEnum<'d>, CannotEmit> {
    let presentation = declaration.presentation.enums.get(name);
    let rust =
        naming::enum_type(name, presentation).map_err(|reason| cannot(&[name.as_str()], reason))?;
    let sql = naming::enum_sql_type(&rust);
    let has_name = |it: Dialect| values.native_in(it) == NativeEnums::Named;
    let type_name = declaration.settings.dialects.iter().any(has_name).then(|| name.as_str());
    Ok(NamedEnum { values, presentation, rust, sql, type_name })
}

/// A table, unless it is hidden from Rust.
fn name_table<'d>(
    declaration: &'d Declaration,
    name: &'d TableName,
    table: &'d Table,
) -> Result<Option<Relation<'d>>, CannotEmit> {
    let presentation = declaration.presentation.tables.get(name);
    if !declaration.presentation.has_table(name) {
        return Ok(None);
    }
    let dialects = declaration.settings.dialects;
    let unnamed = |reason| cannot(&[name.as_str()], reason);
    let ident = naming::table_module(name).map_err(unnamed)?;
    let row = naming::row_struct(name, presentation).map_err(unnamed)?;
    let is_hidden =
        |column: &&Column| *declaration.presentation.field(name, &column.name) == FieldType::Hidden;
    let (hidden, visible): (Vec<_>, Vec<_>) = table.columns.iter().partition(is_hidden);
    let fields = visible
        .into_iter()
        .map(|column| {
            let required = is_required(declaration, name, column);
            name_column(name, &ident, (column, dialects), (presentation, required))
        })
        .collect::<Result<Vec<_>, _>>()?;
    let key_columns = table.primary_key.iter().flat_map(|key| &key.columns);
    Ok(Some(Relation {
        sql_name: name.as_str(),
        table: Some(table),
        module: presentation.and_then(|table| table.module.as_deref()),
        doc: presentation.and_then(|table| table.doc.as_deref()),
        left_out: presentation.map(|table| &table.left_out),
        additions: presentation.map(|table| &table.additions),
        visibility: presentation.map(|table| table.visibility).unwrap_or_default(),
        key: key_positions(&fields, key_columns),
        ident,
        row,
        fields,
        hidden,
    }))
}

/// Whether a new row must be given a value for the column in some database.
fn is_required(declaration: &Declaration, table: &TableName, column: &Column) -> bool {
    let dialects = declaration.settings.dialects;
    let in_some = |column: &Column| dialects.iter().any(|it| column.is_required_in(it));
    let mut others = declaration.schema.other_columns(table, &column.name);
    in_some(column) || others.any(in_some)
}

fn name_column<'d>(
    table: &TableName,
    module: &RustIdent,
    (column, dialects): (&'d Column, DialectSet),
    (presentation, is_required): (Option<&'d TablePresentation>, bool),
) -> Result<Field<'d>, CannotEmit> {
    let presentation: Option<&ColumnPresentation> =
        presentation.and_then(|table| table.columns.get(&column.name));
    let ident = naming::column(&column.name, presentation, module)
        .map_err(|reason| cannot(&[table.as_str(), column.name.as_str()], reason))?;
    Ok(Field {
        sql_name: &column.name,
        ident,
        type_: &column.type_,
        nullability: column.nullability,
        doc: docs::column(presentation.and_then(|it| it.doc.as_deref()), column, dialects),
        is_required,
        shown: presentation.map_or(&FieldType::Portable, |column| &column.field),
        column: Some(column),
    })
}

/// A view, if its columns are declared.
fn name_view<'d>(
    declaration: &'d Declaration,
    name: &'d crate::schema::ViewName,
) -> Result<Option<Relation<'d>>, CannotEmit> {
    let Some(view) = declaration.presentation.views.get(name) else { return Ok(None) };
    if view.columns.is_empty() {
        return Ok(None);
    }
    let unnamed = |reason| cannot(&[name.as_str()], reason);
    let ident = naming::view_module(name).map_err(unnamed)?;
    let row = naming::view_struct(name).map_err(unnamed)?;
    let mut fields = Vec::with_capacity(view.columns.len());
    for column in view.columns.iter().filter(|column| column.field != FieldType::Hidden) {
        fields.push(Field {
            sql_name: &column.name,
            ident: naming::column(&column.name, None, &ident)
                .map_err(|reason| cannot(&[name.as_str(), column.name.as_str()], reason))?,
            type_: &column.type_,
            nullability: column.nullability,
            doc: column.doc.as_deref().map(Cow::Borrowed),
            is_required: false,
            shown: &column.field,
            column: None,
        });
    }
    Ok(Some(Relation {
        sql_name: name.as_str(),
        table: None,
        module: view.module.as_deref(),
        doc: view.doc.as_deref(),
        left_out: Some(&view.left_out),
        additions: Some(&view.additions),
        visibility: view.visibility,
        key: key_positions(&fields, view.primary_key.iter()),
        ident,
        row,
        fields,
        hidden: Vec::new(),
    }))
}

/// The positions of the key's columns, or of all columns if there is no key, because Diesel needs one.
fn key_positions<'c>(
    fields: &[Field<'_>],
    key: impl Iterator<Item = &'c ColumnName>,
) -> Vec<usize> {
    let positions: Vec<usize> =
        key.filter_map(|name| fields.iter().position(|field| field.sql_name == name)).collect();
    if positions.is_empty() { (0..fields.len()).collect() } else { positions }
}

pub(super) fn cannot(subject: &[&str], reason: CannotName) -> CannotEmit {
    CannotEmit::Name { subject: subject.join("."), reason }
}
