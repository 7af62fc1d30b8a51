//! What a generated module has: tables with their columns, the structs that insert and change rows, the enums.

use std::collections::BTreeMap;

use quote::ToTokens as _;
use syn::{
    Attribute, Ident, LitStr, Token, Type, Visibility, braced,
    ext::IdentExt as _,
    parse::{Parse, ParseStream},
};
use tablewright_testing::Failed;

use crate::print_schema::{Table, without_blanks};

/// A generated module.
#[derive(Default)]
pub(super) struct Module {
    /// By the name of the module of `schema`.
    pub(super) tables: BTreeMap<String, Table>,
    pub(super) inserts: Vec<Struct>,
    pub(super) changes: BTreeMap<String, Struct>,
    /// By the name of the module of `schema`: the name of the struct, and the types of its fields.
    pub(super) rows: BTreeMap<String, (String, BTreeMap<String, String>)>,
    /// The variants of the enums.
    pub(super) enums: BTreeMap<String, Vec<String>>,
}

impl Module {
    pub(super) fn parse(text: &str) -> Result<Self, Failed> {
        let mut found = Self::default();
        let mut items = syn::parse_file(text).map_err(|error| error.to_string())?.items;
        items.reverse();
        while let Some(item) = items.pop() {
            if let syn::Item::Mod(module) = item {
                items.extend(module.content.into_iter().flat_map(|(_, items)| items).rev());
            } else if let syn::Item::Struct(item) = item {
                found.take_struct(&item);
            } else if let syn::Item::Macro(item) = item {
                found.take_macro(&item.mac).map_err(|error| error.to_string())?;
            }
        }
        Ok(found)
    }

    fn take_struct(&mut self, item: &syn::ItemStruct) {
        let attributes: Vec<_> =
            item.attrs.iter().map(|attribute| attribute.to_token_stream().to_string()).collect();
        let mut tables = attributes.iter().filter_map(|text| {
            let (_, path) = text.split_once("table_name = super :: schema :: ")?;
            path.split([' ', ')', ',']).next()
        });
        let Some(table) = tables.next() else { return };
        let fields = item.fields.iter().filter_map(|field| {
            Some((field.ident.as_ref()?.to_string(), without_blanks(&field.ty)))
        });
        self.rows.insert(table.to_owned(), (item.ident.to_string(), fields.collect()));
    }

    fn take_macro(&mut self, item: &syn::Macro) -> syn::Result<()> {
        let name = item.path.segments.last().map(|last| last.ident.to_string());
        match name.as_deref() {
            Some("table") => {
                let table: Table = item.parse_body()?;
                self.tables.insert(table.ident.clone(), table);
            }
            Some("insertable") => self.inserts.push(item.parse_body()?),
            Some("changeset") => {
                let changes: Struct = item.parse_body()?;
                self.changes.insert(changes.table.clone(), changes);
            }
            Some("sql_enum") => {
                let found: Enum = item.parse_body()?;
                self.enums.insert(found.name, found.variants);
            }
            _ => {}
        }
        Ok(())
    }
}

/// A struct that inserts or changes rows.
pub(super) struct Struct {
    pub(super) name: String,
    /// The name of the module of `schema`.
    pub(super) table: String,
    pub(super) fields: Vec<Field>,
}

/// A field of such a struct.
pub(super) struct Field {
    pub(super) name: String,
    /// The type of a value; it may be an `Option`.
    pub(super) type_: String,
    /// Whether an insert may leave it to the database, so that the field has one more `Option`.
    pub(super) is_optional: bool,
}

impl Parse for Struct {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let last = |path: syn::Path| path.segments.last().map(|last| last.ident.to_string());
        let name = last(input.parse()?).unwrap_or_default();
        input.parse::<Token![=>]>()?;
        let table = last(input.parse()?).unwrap_or_default();
        let body;
        braced!(body in input);
        let mut fields = Vec::new();
        while !body.is_empty() {
            let word: Option<Ident> =
                if body.peek2(Token![:]) { None } else { Some(body.call(Ident::parse_any)?) };
            let name: Ident = body.parse()?;
            body.parse::<Token![:]>()?;
            let mut type_ = without_blanks(&body.parse::<Type>()?);
            body.parse::<Option<Token![,]>>()?;
            let word = word.map(|word| word.to_string());
            if word.as_deref() == Some("native_or_null") {
                type_ = ["Option<", &type_, ">"].concat();
            }
            let is_optional = word.is_none_or(|word| word.ends_with("if_some"));
            fields.push(Field { name: name.to_string(), type_, is_optional });
        }
        Ok(Self { name, table, fields })
    }
}

struct Enum {
    name: String,
    variants: Vec<String>,
}

impl Parse for Enum {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        input.call(Attribute::parse_outer)?;
        input.parse::<Visibility>()?;
        input.parse::<Token![enum]>()?;
        let name: Ident = input.parse()?;
        input.parse::<Token![:]>()?;
        input.parse::<Ident>()?;
        if input.parse::<Option<Token![as]>>()?.is_some() {
            input.parse::<LitStr>()?;
        }
        let body;
        braced!(body in input);
        let mut variants = Vec::new();
        while !body.is_empty() {
            body.call(Attribute::parse_outer)?;
            variants.push(body.parse::<Ident>()?.to_string());
            body.parse::<Token![=]>()?;
            body.parse::<LitStr>()?;
            body.parse::<Option<Token![,]>>()?;
        }
        Ok(Self { name: name.to_string(), variants })
    }
}
