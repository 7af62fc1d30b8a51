//! Every table and column that `diesel print-schema` prints is in the generated module, with the same Diesel type.
//! What differs is listed by kind; each kind that is right has its reason in [`REASONS`].

use std::{
    collections::{BTreeMap, BTreeSet},
    process::Command,
};

use quote::ToTokens as _;
use syn::{
    Attribute, Ident, Token, Type, braced, parenthesized,
    parse::{Parse, ParseStream},
    punctuated::Punctuated,
};
use tablewright_codegen::{
    emit::{GeneratedConstants, emit},
    schema::Declaration,
};
use tablewright_testing::{Database, Failed, Scratch, program};

/// The types of the columns, by table and column as the database names them.
type Tables = BTreeMap<String, BTreeMap<String, String>>;

/// The kinds of differences that are right: the type that is printed, ours, and why.
const REASONS: &[(&str, &str, &str)] = &[
    ("Integer", "BigInt", "SQLite keeps 64 bits, and unsigned numbers need more than 32"),
    ("SmallInt", "BigInt", "SQLite keeps 64 bits, and unsigned numbers need more than 16"),
    ("Float", "Double", "SQLite's REAL has 8 bytes"),
    ("Double", "Decimal", "the portable type of DECIMAL, which SQLite gives up to 15 digits"),
    ("Datetime", "Timestamp", "the portable type, which reads the same values"),
    ("Jsonb", "Json", "the portable type of jsonb"),
    ("Nullable<Integer>", "Integer", "the rowid is never NULL"),
    ("Nullable<Integer>", "BigInt", "the rowid is never NULL and has 64 bits"),
    ("Integer", "nothing", "the rowid that is printed for tables without a key"),
];

/// Both have a type of their own for a column with an enum: Diesel one for each column, we one for each enum.
const ENUM: (&str, &str) = ("the type of an ENUM", "that of an enum of the spec");

/// Whether both are such types, and both or none may be NULL.
fn is_of_enum(theirs: &str, own: &str) -> bool {
    let inner = |name: &str| {
        name.strip_prefix("Nullable<").map(|name| name.trim_end_matches('>').to_owned())
    };
    let (theirs, own) = match (inner(theirs), inner(own)) {
        (Some(theirs), Some(own)) => (theirs, own),
        (None, None) => (theirs.to_owned(), own.to_owned()),
        (_, _) => return false,
    };
    own == [theirs.as_str(), "Sql"].concat() || own.ends_with("Sql") && theirs.ends_with("Enum")
}

/// What `diesel print-schema` and the generated module have otherwise, a line for each kind.
pub(crate) fn differences(
    scratch: &Scratch,
    declared: &Declaration,
) -> Result<Vec<String>, Failed> {
    let Some(diesel) = program("TEST_DIESEL_CLI", "diesel") else {
        return Err("TEST_DIESEL_CLI names no diesel command".into());
    };
    let folder = tempfile::tempdir()?;
    std::fs::write(folder.path().join("diesel.toml"), "")?;
    let mut command = Command::new(diesel);
    command.current_dir(folder.path());
    command.args(["print-schema", "--database-url", &scratch.url]);
    // Diesel has no tables without a primary key, and prints nothing at all where it meets one. SQLite's have rowid.
    let mut lines = Vec::new();
    let tables_without =
        declared.schema.tables.iter().filter(|(_, table)| table.primary_key.is_none());
    let keyless: Vec<_> =
        tables_without.map(|(name, _)| ["^", name.as_str(), "$"].concat()).collect();
    if !keyless.is_empty() && scratch.database != Database::Sqlite {
        lines.push(format!("{} tables without a primary key are not printed", keyless.len()));
        command.arg("--except-tables").args(keyless);
    }
    let output = command.output()?;
    if !output.status.success() {
        let errors = String::from_utf8_lossy(&output.stderr);
        let first = errors.lines().find(|line| !line.is_empty()).unwrap_or_default();
        return Ok(vec![["prints nothing: ", first].concat()]);
    }
    let printed = tables(&String::from_utf8(output.stdout)?)?;
    let generated = emit(declared, &GeneratedConstants::default()).map_err(|it| it.to_string())?;
    lines.extend(compared(&printed, &tables(&generated)?));
    Ok(lines)
}

fn compared(printed: &Tables, generated: &Tables) -> Vec<String> {
    let mut lines = Vec::new();
    let mut kinds: BTreeMap<(&str, &str), BTreeSet<String>> = BTreeMap::new();
    for (table, columns) in printed {
        let Some(ours) = generated.get(table) else {
            lines.push(format!("table `{table}` is printed and not generated"));
            continue;
        };
        for (column, type_) in columns {
            let own = ours.get(column).map_or("nothing", String::as_str);
            if own != type_ {
                let kind = if is_of_enum(type_, own) { ENUM } else { (type_.as_str(), own) };
                kinds.entry(kind).or_default().insert(format!("{table}.{column}"));
            }
        }
    }
    for ((theirs, own), columns) in kinds {
        let bare = |name: &str| {
            let inner = name.strip_prefix("Nullable<").and_then(|name| name.strip_suffix('>'));
            inner.map(str::to_owned)
        };
        let inner = bare(theirs).zip(bare(own));
        let reason = REASONS.iter().find(|(printed, ours, _)| {
            (*printed, *ours) == (theirs, own)
                || inner.as_ref().is_some_and(|(theirs, own)| printed == theirs && ours == own)
        });
        let reason = reason.map(|(.., reason)| [": ", reason].concat()).unwrap_or_default();
        let first = columns.first().map_or("", String::as_str);
        let count = columns.len();
        lines.push(format!("{theirs} is {own} in {count} columns such as {first}{reason}"));
    }
    lines
}

/// The `table!`s of a file.
fn tables(text: &str) -> Result<Tables, Failed> {
    let mut found = Tables::new();
    let file = syn::parse_file(text).map_err(|error| format!("{error}\n{text}"))?;
    let mut items = file.items;
    while let Some(item) = items.pop() {
        if let syn::Item::Mod(module) = item {
            items.extend(module.content.into_iter().flat_map(|(_, items)| items));
            continue;
        }
        let syn::Item::Macro(item) = item else { continue };
        if item.mac.path.segments.last().is_some_and(|last| last.ident == "table") {
            let table: Table = item.mac.parse_body().map_err(|error| error.to_string())?;
            let columns = table.columns.into_iter().map(|column| (column.name, column.type_));
            found.insert(table.name, columns.collect());
        }
    }
    Ok(found)
}

/// A `table!`.
pub(crate) struct Table {
    /// Its name in Rust.
    pub(crate) ident: String,
    /// Its name in the database.
    pub(crate) name: String,
    pub(crate) columns: Vec<Column>,
}

/// A column of a `table!`.
pub(crate) struct Column {
    /// Its name in Rust.
    pub(crate) ident: String,
    /// Its name in the database.
    pub(crate) name: String,
    type_: String,
}

impl Parse for Table {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        while input.peek(Token![use]) {
            input.parse::<syn::ItemUse>()?;
        }
        let attributes = input.call(Attribute::parse_outer)?;
        let mut name: Ident = input.parse()?;
        if input.peek(Token![.]) {
            input.parse::<Token![.]>()?;
            name = input.parse()?;
        }
        let key;
        parenthesized!(key in input);
        Punctuated::<Ident, Token![,]>::parse_terminated(&key)?;
        let body;
        braced!(body in input);
        let mut columns = Vec::new();
        while !body.is_empty() {
            let attributes = body.call(Attribute::parse_outer)?;
            let column: Ident = body.parse()?;
            body.parse::<Token![->]>()?;
            let type_: Type = body.parse()?;
            columns.push(Column {
                ident: column.to_string(),
                name: sql_name(&attributes, &column)?,
                type_: plain(&type_),
            });
            if !body.is_empty() {
                body.parse::<Token![,]>()?;
            }
        }
        Ok(Self { ident: name.to_string(), name: sql_name(&attributes, &name)?, columns })
    }
}

/// The name in the database: that of the attribute, or the item's own.
fn sql_name(attributes: &[Attribute], own: &Ident) -> syn::Result<String> {
    let named = attributes.iter().find(|attribute| attribute.path().is_ident("sql_name"));
    let Some(syn::Meta::NameValue(pair)) = named.map(|attribute| &attribute.meta) else {
        let own = own.to_string();
        return Ok(own.strip_prefix("r#").unwrap_or(&own).to_owned());
    };
    syn::parse2::<syn::LitStr>(pair.value.to_token_stream()).map(|text| text.value())
}

/// A type without its path, and by one name where Diesel has several for it.
///
/// Source: Diesel 2.3, `diesel::sql_types`, `diesel::pg::sql_types` and `diesel::mysql::sql_types`, type aliases.
fn plain(type_: &Type) -> String {
    let text = without_blanks(type_);
    let parts = text.split_inclusive(['<', '>', ',']).map(|part| {
        let end = part.trim_end_matches(['<', '>', ',']);
        let (name, rest) = part.split_at(end.len());
        let name = name.rsplit("::").next().unwrap_or_default();
        let name = match name {
            "Int2" | "Smallint" => "SmallInt",
            "Int4" => "Integer",
            "Int8" | "Bigint" => "BigInt",
            "Float4" => "Float",
            "Float8" => "Double",
            "Varchar" | "VarChar" | "Char" | "Bpchar" | "Tinytext" | "Mediumtext" | "Longtext" => {
                "Text"
            }
            "Bytea" | "Blob" | "Tinyblob" | "Mediumblob" | "Longblob" | "Varbinary" | "Bit" => {
                "Binary"
            }
            "Numeric" => "Decimal",
            "Timestamptz" => "TimestampTz",
            "Tinyint" => "TinyInt",
            other => other,
        };
        [name, rest].concat()
    });
    parts.collect()
}

/// A type as text without blanks, but for the one behind a lifetime.
pub(crate) fn without_blanks(type_: &Type) -> String {
    type_
        .to_token_stream()
        .to_string()
        .split_whitespace()
        .collect::<String>()
        .replace("&'a", "&'a ")
}
