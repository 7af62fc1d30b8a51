//! The module `models`: for each table a struct that holds a row, one that inserts it, one that changes it.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    CannotEmit, docs,
    layout::File,
    naming::{self, RustIdent},
    outline::{Field, Kind, Outline, Relation},
    tables,
    types::{self, Ownership},
};
use crate::schema::{ColumnType, ForeignKey, Nullability, TableName};

/// Clippy objects to more plain `bool` fields than this.
const MAX_BOOL_FIELDS: usize = 3;

/// Writes the module.
pub(super) fn emit_models(outline: &Outline<'_>, file: &mut File<'_>) -> Result<(), CannotEmit> {
    if outline.relations.is_empty() {
        return Ok(());
    }
    file.open_module(
        docs::doc("The structs that rows are read into, inserted from and changed by."),
        &quote!(models),
    )?;
    file.item(quote!(
        use diesel::prelude::*;
    ))?;
    for relation in &outline.relations {
        file.item(emit_row(outline, relation)?)?;
        match relation.kind {
            Kind::View => {}
            Kind::Table(_) => {
                file.item(emit_insert(outline, relation)?)?;
                if let Some(changes) = emit_changes(outline, relation)? {
                    file.item(changes)?;
                }
            }
        }
    }
    file.close_module()?;
    Ok(())
}

/// A struct under construction.
struct Fields {
    tokens: Vec<TokenStream>,
    borrows: bool,
}

impl Fields {
    fn new() -> Self {
        Self { tokens: Vec::new(), borrows: false }
    }

    /// `<'a>` if a field borrows.
    fn lifetime(&self) -> TokenStream {
        if self.borrows { quote!(<'a>) } else { TokenStream::new() }
    }
}

/// Whether a table has a struct that changes its rows: one with nothing but a key has none.
pub(super) fn has_changes(relation: &Relation<'_>) -> bool {
    changeable(relation).next().is_some()
}

fn emit_row(outline: &Outline<'_>, relation: &Relation<'_>) -> Result<TokenStream, CannotEmit> {
    let doc = docs::relation(relation);
    let row = &relation.row;
    let table = &relation.ident;
    let mut fields = Vec::new();
    for field in &relation.fields {
        let doc = docs::field(field);
        let ident = &field.ident;
        let type_ = types::value_type(outline, relation, field, Ownership::Owned)?.tokens;
        let type_ = nullable(field, type_);
        fields.push(quote! { #doc pub #ident: #type_, });
    }
    let associations = associations(outline, relation);
    let derives = row_derives(relation, !associations.is_empty());
    let key = if is_identifiable(relation) { primary_key(relation) } else { TokenStream::new() };
    let lint = many_bools(relation, Struct::Row);
    Ok(quote! {
        #doc
        #[derive(#derives)]
        #[diesel(table_name = super::schema::#table #key)]
        #(#associations)*
        #lint
        pub struct #row { #(#fields)* }
    })
}

fn row_derives(relation: &Relation<'_>, has_associations: bool) -> TokenStream {
    // A type that the spec names need not know equality.
    let comparable = relation.fields.iter().all(|field| field.rust_type.is_none());
    let equality = comparable.then(|| quote!(, PartialEq));
    let identifiable = is_identifiable(relation).then(|| quote!(, Identifiable));
    let associations = has_associations.then(|| quote!(, Associations));
    quote!(Clone, Debug #equality, Queryable, Selectable #identifiable #associations)
}

/// Whether Diesel can tell rows apart by a key: a declared one whose values can be hashed.
fn is_identifiable(relation: &Relation<'_>) -> bool {
    let declared = match relation.kind {
        Kind::Table(table) => table.primary_key.is_some(),
        Kind::View => relation.key.len() < relation.fields.len(),
    };
    declared
        && relation
            .key_fields()
            .all(|field| is_hashable(field) && field.nullability == Nullability::NotNull)
}

fn is_hashable(field: &Field<'_>) -> bool {
    match field.type_ {
        ColumnType::Float
        | ColumnType::Double
        | ColumnType::Json
        | ColumnType::Vector { .. }
        | ColumnType::Other(_) => false,
        ColumnType::Bool
        | ColumnType::SmallInt
        | ColumnType::Integer
        | ColumnType::BigInt
        | ColumnType::Decimal { .. }
        | ColumnType::Text
        | ColumnType::String { .. }
        | ColumnType::Bytes
        | ColumnType::Date
        | ColumnType::Time
        | ColumnType::Timestamp
        | ColumnType::TimestampTz
        | ColumnType::Uuid
        | ColumnType::Enum(_) => true,
    }
}

/// `, primary_key(…)` where the key is not `id`, which Diesel assumes.
fn primary_key(relation: &Relation<'_>) -> TokenStream {
    let key: Vec<&RustIdent> = relation.key_fields().map(|field| &field.ident).collect();
    if let [only] = key.as_slice()
        && only.as_str() == "id"
    {
        return TokenStream::new();
    }
    quote!(, primary_key(#(#key),*))
}

/// `#[diesel(belongs_to(…))]` for each parent that exactly one foreign key leads to.
fn associations(outline: &Outline<'_>, relation: &Relation<'_>) -> Vec<TokenStream> {
    let count = |parent: &TableName| {
        relation.foreign_keys().filter(|key| key.referenced_table == *parent).count()
    };
    let belongs_to = |foreign_key: &ForeignKey| {
        let parent = outline.table(&foreign_key.referenced_table)?;
        let [column] = foreign_key.columns.as_slice() else { return None };
        let single = count(&foreign_key.referenced_table) == 1;
        if !single
            || !is_identifiable(parent)
            || !tables::is_followed(outline, relation, foreign_key)
        {
            return None;
        }
        let (parent, column) = (&parent.row, &relation.field(column)?.ident);
        Some(quote!(#[diesel(belongs_to(#parent, foreign_key = #column))]))
    };
    relation.foreign_keys().filter_map(belongs_to).collect()
}

fn emit_insert(outline: &Outline<'_>, relation: &Relation<'_>) -> Result<TokenStream, CannotEmit> {
    let insert = naming::insert_struct(&relation.row);
    let doc = docs::about("A new row of ", relation.sql_name, "; `None` is the column's default.");
    let table = &relation.ident;
    let mut fields = Fields::new();
    let mut nulls = false;
    for field in insertable(relation) {
        let doc = docs::field(field);
        let ident = &field.ident;
        let value = types::value_type(outline, relation, field, Ownership::Borrowed)?;
        fields.borrows |= value.borrows;
        let type_ = value.tokens;
        fields.tokens.push(match insertion(field) {
            Insertion::Required => quote! { #doc pub #ident: #type_, },
            Insertion::Null => {
                nulls = true;
                quote! { #doc pub #ident: Option<#type_>, }
            }
            Insertion::Default => quote! {
                #doc
                #[diesel(treat_none_as_default_value = true)]
                pub #ident: Option<#type_>,
            },
        });
    }
    let lifetime = fields.lifetime();
    let fields = fields.tokens;
    // NULL as a value keeps the statement the same from row to row, so that it is prepared once.
    let none = nulls.then(|| quote!(, treat_none_as_default_value = false));
    let lint = many_bools(relation, Struct::Insert);
    Ok(quote! {
        #doc
        #[derive(Clone, Debug, Insertable)]
        #[diesel(table_name = super::schema::#table #none)]
        #lint
        pub struct #insert #lifetime { #(#fields)* }
    })
}

/// What an insert struct holds for a column.
enum Insertion {
    /// A value.
    Required,
    /// A value or NULL, which is the default.
    Null,
    /// A value or the database's default.
    Default,
}

fn insertion(field: &Field<'_>) -> Insertion {
    let Some(column) = field.column else { return Insertion::Required };
    if column.default.is_some() || column.auto_increment.is_some() {
        return Insertion::Default;
    }
    match column.nullability {
        Nullability::NotNull => Insertion::Required,
        Nullability::Nullable => Insertion::Null,
    }
}

/// The fields that a row is inserted with: all that the database does not compute.
fn insertable<'r, 'd>(relation: &'r Relation<'d>) -> impl Iterator<Item = &'r Field<'d>> {
    relation
        .fields
        .iter()
        .filter(|field| field.column.is_some_and(|column| column.generated.is_none()))
}

/// The fields that can be changed: those that are inserted and not in the key.
fn changeable<'r, 'd>(relation: &'r Relation<'d>) -> impl Iterator<Item = &'r Field<'d>> {
    relation.fields.iter().enumerate().filter_map(|(position, field)| {
        let computed = field.column.is_none_or(|column| column.generated.is_some());
        (!computed && !relation.key.contains(&position)).then_some(field)
    })
}

/// The struct that changes a row, unless there is nothing to change.
fn emit_changes(
    outline: &Outline<'_>,
    relation: &Relation<'_>,
) -> Result<Option<TokenStream>, CannotEmit> {
    let changes = naming::changes_struct(&relation.row);
    let mut fields = Fields::new();
    let mut doubly_optional = false;
    for field in changeable(relation) {
        let doc = docs::field(field);
        let ident = &field.ident;
        let value = types::value_type(outline, relation, field, Ownership::Borrowed)?;
        fields.borrows |= value.borrows;
        doubly_optional |= field.nullability == Nullability::Nullable;
        let type_ = nullable(field, value.tokens);
        fields.tokens.push(quote! { #doc pub #ident: Option<#type_>, });
    }
    if fields.tokens.is_empty() {
        return Ok(None);
    }
    let doc = docs::about(
        "What changes in a row of ",
        relation.sql_name,
        if doubly_optional {
            "; `None` leaves a column, `Some(None)` makes it NULL."
        } else {
            "; `None` leaves a column."
        },
    );
    let lint = doubly_optional.then(|| {
        quote!(#[expect(clippy::option_option, reason = "unchanged, NULL and a value are three things")])
    });
    let (table, key, lifetime, fields) =
        (&relation.ident, primary_key(relation), fields.lifetime(), fields.tokens);
    Ok(Some(quote! {
        #doc
        #[derive(Clone, Debug, Default, AsChangeset)]
        #[diesel(table_name = super::schema::#table #key)]
        #lint
        pub struct #changes #lifetime { #(#fields)* }
    }))
}

fn nullable(field: &Field<'_>, type_: TokenStream) -> TokenStream {
    match field.nullability {
        Nullability::NotNull => type_,
        Nullability::Nullable => quote!(Option<#type_>),
    }
}

/// Which of a table's structs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Struct {
    Row,
    Insert,
}

/// The lint that a table with many plain `bool` columns would set off.
fn many_bools(relation: &Relation<'_>, kind: Struct) -> Option<TokenStream> {
    let bools = relation.fields.iter().filter(|field| {
        let plain = match kind {
            Struct::Row => field.nullability == Nullability::NotNull,
            Struct::Insert => {
                matches!(insertion(field), Insertion::Required)
                    && field.column.is_some_and(|column| column.generated.is_none())
            }
        };
        plain && *field.type_ == ColumnType::Bool && field.rust_type.is_none()
    });
    (bools.count() > MAX_BOOL_FIELDS).then(
        || quote!(#[expect(clippy::struct_excessive_bools, reason = "the table has as many")]),
    )
}
