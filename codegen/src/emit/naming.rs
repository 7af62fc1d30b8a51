//! SQL name → Rust identifier: the one place that decides what a table, column or value is called in Rust.
//!
//! Only this module creates a [`RustIdent`], so generated code has no invalid names. The SQL name is split into words
//! (`claimTier` and `claim-tier` are both two words) in ASCII. Modules and fields are `snake_case`, types and variants
//! `CamelCase`. An underscore is appended to names that Rust or Diesel's `table!` uses. Two SQL names can become the same
//! identifier; the check of a spec reports it for each [`Scope`](self). Start reading at [`table_module`].

use std::fmt;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, TokenStreamExt as _};

use super::{
    letters::{code_point, spelled},
    singular::singular,
};
use crate::schema::{
    ColumnName, EnumName, TableName, ViewName,
    presentation::{ColumnPresentation, EnumPresentation, TablePresentation},
};

/// A valid Rust identifier that is not a keyword.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RustIdent(String);

impl RustIdent {
    /// The identifier.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name without the underscore that was added to make it a valid or unused identifier.
    fn core(&self) -> &str {
        let core = self.0.trim_matches('_');
        if core.is_empty() { &self.0 } else { core }
    }
}

impl fmt::Display for RustIdent {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl ToTokens for RustIdent {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.append(Ident::new(&self.0, Span::call_site()));
    }
}

/// Why something has no Rust name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CannotName {
    /// The SQL name is empty.
    Empty,
    /// The name in the spec is not a Rust identifier.
    NotAnIdentifier(String),
    /// The name in the spec is used by Rust or by the generated code.
    Reserved(String),
    /// The type name in the spec begins with a letter that Diesel's derives cannot read.
    BeyondAscii(String),
}

impl fmt::Display for CannotName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => formatter.write_str("an empty name has no Rust name"),
            Self::NotAnIdentifier(text) => {
                write!(formatter, "`{text}` is not a Rust identifier")
            }
            Self::Reserved(text) => {
                write!(formatter, "`{text}` has another meaning in Rust or in the generated code")
            }
            Self::BeyondAscii(text) => {
                write!(
                    formatter,
                    "Diesel's derives cannot read `{text}`, which does not begin with a letter of ASCII"
                )
            }
        }
    }
}

impl std::error::Error for CannotName {}

/// The keywords of all editions, including reserved ones.
///
/// Source: The Rust Reference, "Keywords".
const KEYWORDS: &[&str] = &[
    "Self", "_", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue",
    "crate", "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if",
    "impl", "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub",
    "ref", "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Names that `table!` itself defines or uses in a table's module or in its `columns`.
///
/// `ops` and `is_nullable` are modules that Diesel's SQL types bring along.
///
/// Source: `diesel_derives` 2.3, `table.rs`: items of the module, and the names that its code uses without a path.
const RESERVED_COLUMNS: &[&str] = &[
    "BoxedQuery",
    "SqlType",
    "all_columns",
    "bool",
    "columns",
    "diesel",
    "dsl",
    "is_nullable",
    "ops",
    "q",
    "star",
    "str",
    "table",
    "tablewright",
];

/// Names that the generated file or derived code needs beside the modules of the tables.
const RESERVED_TABLES: &[&str] =
    &["alloc", "chrono", "core", "diesel", "enums", "std", "tablewright", "uuid"];

/// Names that the generated file uses at its root.
const RESERVED_MODULES: &[&str] = &[
    "alloc",
    "chrono",
    "core",
    "diesel",
    "enums",
    "models",
    "schema",
    "std",
    "tablewright",
    "uuid",
];

/// Types and variants of the prelude that generated code uses without a path.
const RESERVED_TYPES: &[&str] = &[
    "Box",
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "Display",
    "Eq",
    "Err",
    "Error",
    "From",
    "FromStr",
    "Into",
    "None",
    "Ok",
    "Option",
    "PartialEq",
    "Result",
    "Some",
    "String",
    "TryFrom",
    "Vec",
];

/// The module that `table!` makes for a table.
///
/// # Errors
///
/// [`CannotName::Empty`] if the name is empty.
pub fn table_module(table: &TableName) -> Result<RustIdent, CannotName> {
    snake_case(table.as_str(), RESERVED_TABLES)
}

/// The module that `table!` makes for a view. It shares its scope with the tables.
///
/// # Errors
///
/// [`CannotName::Empty`] if the name is empty.
pub fn view_module(view: &ViewName) -> Result<RustIdent, CannotName> {
    snake_case(view.as_str(), RESERVED_TABLES)
}

/// The namespace of a table or view, which `table!` takes as it is.
///
/// # Errors
///
/// [`CannotName`] if it is not an identifier.
pub fn namespace(namespace: &str) -> Result<RustIdent, CannotName> {
    requested(namespace, &[])
}

/// The module of the spec that re-exports tables and models.
///
/// # Errors
///
/// [`CannotName`] if `module` is not an identifier or is used: the spec gives the Rust name itself.
pub fn module(module: &str) -> Result<RustIdent, CannotName> {
    requested(module, RESERVED_MODULES)
}

/// The field and column of `column`, in the table whose module is `table`.
///
/// A column with the name of its table gets an underscore, because `table!` refuses it.
///
/// # Errors
///
/// [`CannotName`] if the name is empty, or if `rust_name` of the spec is not an identifier or is taken.
pub fn column(
    column: &ColumnName,
    presentation: Option<&ColumnPresentation>,
    table: &RustIdent,
) -> Result<RustIdent, CannotName> {
    if let Some(name) = presentation.and_then(|column| column.rust_name.as_deref()) {
        if name == table.as_str() {
            return Err(CannotName::Reserved(name.to_owned()));
        }
        return requested(name, RESERVED_COLUMNS);
    }
    let mut ident = snake_case(column.as_str(), RESERVED_COLUMNS)?;
    if ident == *table {
        ident.0.push('_');
    }
    Ok(ident)
}

/// The struct of a row: `row:` in the spec, or else the table's name in the singular.
///
/// # Errors
///
/// [`CannotName`] if the name is empty, or if `row` of the spec is not an identifier or is taken.
pub fn row_struct(
    table: &TableName,
    presentation: Option<&TablePresentation>,
) -> Result<RustIdent, CannotName> {
    match presentation.and_then(|table| table.row.as_deref()) {
        Some(row) => requested_type(row),
        None => camel_case(table.as_str(), Number::Singular),
    }
}

/// The struct of a view's row: the view's name in the singular.
///
/// # Errors
///
/// [`CannotName::Empty`] if the name is empty.
pub fn view_struct(view: &ViewName) -> Result<RustIdent, CannotName> {
    camel_case(view.as_str(), Number::Singular)
}

/// The struct that inserts a row: `NewClaim` for `Claim`, `NewResult` for `Result_`.
#[must_use]
pub fn insert_struct(row: &RustIdent) -> RustIdent {
    RustIdent(["New", row.core()].concat())
}

/// The struct with the required values of a new row: `NewClaimRequired` for `Claim`.
#[must_use]
pub fn required_struct(row: &RustIdent) -> RustIdent {
    RustIdent(["New", row.core(), "Required"].concat())
}

/// The struct that changes a row: `ClaimChanges` for `Claim`, `ResultChanges` for `Result_`.
#[must_use]
pub fn changes_struct(row: &RustIdent) -> RustIdent {
    derived(&[row.core(), "Changes"])
}

/// The Rust enum of an enum: `rust:` in the spec, or else its name.
///
/// # Errors
///
/// [`CannotName`] if the name is empty, or if `rust` of the spec is not an identifier or is taken.
pub fn enum_type(
    name: &EnumName,
    presentation: Option<&EnumPresentation>,
) -> Result<RustIdent, CannotName> {
    match presentation.and_then(|presentation| presentation.rust_name.as_deref()) {
        Some(rust) => requested_type(rust),
        None => camel_case(name.as_str(), Number::AsItIs),
    }
}

/// The Diesel SQL type of a Rust enum: `ClaimTierSql` for `ClaimTier`. It shares its scope with the enums.
#[must_use]
pub fn enum_sql_type(enum_type: &RustIdent) -> RustIdent {
    derived(&[enum_type.core(), "Sql"])
}

/// The variant for a value of an enum. The empty text is `Empty`.
///
/// # Errors
///
/// None at present: unlike other names, a value may be empty.
pub fn enum_variant(value: &str) -> Result<RustIdent, CannotName> {
    camel_case(if value.is_empty() { "empty" } else { value }, Number::AsItIs)
}

/// A name made of parts. The first may begin with a digit.
fn derived(parts: &[&str]) -> RustIdent {
    finish(parts.concat(), RESERVED_TYPES)
}

/// Whether the last word of a name becomes singular.
#[derive(Clone, Copy)]
enum Number {
    Singular,
    AsItIs,
}

/// A name that the spec gives, unchanged.
fn requested(text: &str, reserved: &[&str]) -> Result<RustIdent, CannotName> {
    let mut characters = text.chars();
    let starts = characters.next().is_some_and(|first| first == '_' || is_letter(first));
    if !starts || !characters.all(|character| character == '_' || is_letter_or_digit(character)) {
        return Err(CannotName::NotAnIdentifier(text.to_owned()));
    }
    if KEYWORDS.contains(&text) || reserved.contains(&text) || text.chars().all(|c| c == '_') {
        return Err(CannotName::Reserved(text.to_owned()));
    }
    Ok(RustIdent(text.to_owned()))
}

/// The name of a type that the spec gives, unchanged. Diesel's derives fail if it does not begin with an ASCII letter.
///
/// Source: `diesel_derives` 2.3, `util.rs`, `camel_to_snake`, which takes the first byte as a letter.
fn requested_type(text: &str) -> Result<RustIdent, CannotName> {
    if !text.starts_with(|first: char| first.is_ascii()) && requested(text, &[]).is_ok() {
        return Err(CannotName::BeyondAscii(text.to_owned()));
    }
    requested(text, RESERVED_TYPES)
}

/// `claim_tier` for `claim_tier`, `claimTier`, `Claim Tier` and `claim-tier`. A name in lower case keeps its
/// underscores.
fn snake_case(text: &str, reserved: &[&str]) -> Result<RustIdent, CannotName> {
    let is_plain = |character: char| {
        character.is_ascii_lowercase() || character.is_ascii_digit() || character == '_'
    };
    let plain = text.chars().all(is_plain) && text.chars().any(|character| character != '_');
    let ident = if plain { text.to_owned() } else { words(text)?.join("_") };
    Ok(finish(ident, reserved))
}

/// `ClaimTier` for `claim_tier`.
fn camel_case(text: &str, number: Number) -> Result<RustIdent, CannotName> {
    let mut words = words(text)?;
    if matches!(number, Number::Singular)
        && let Some(word) = words.iter_mut().rev().find(|word| !is_version(word))
    {
        *word = singular(word);
    }
    let mut ident = String::new();
    for word in &words {
        let mut characters = word.chars();
        let Some(first) = characters.next() else { continue };
        if ident.ends_with(char::is_numeric) && first.is_numeric() {
            ident.push('_');
        }
        ident.extend(first.to_uppercase());
        ident.push_str(characters.as_str());
    }
    Ok(finish(ident, RESERVED_TYPES))
}

/// Makes an identifier valid: it must not begin with a digit or have another meaning.
fn finish(mut ident: String, reserved: &[&str]) -> RustIdent {
    if !ident.starts_with(|first| first == '_' || is_letter(first)) {
        ident.insert(0, '_');
    }
    if KEYWORDS.contains(&ident.as_str()) || reserved.contains(&ident.as_str()) {
        ident.push('_');
    }
    RustIdent(ident)
}

/// The words of a name in lower case. A name without letters and digits is written as code points: `+` is `u2b`, and an
/// emoji `u1f600`.
///
/// # Errors
///
/// [`CannotName::Empty`] if there are no words.
fn words(text: &str) -> Result<Vec<String>, CannotName> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut previous = None;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let next_is_lower = characters.peek().is_some_and(|next| next.is_lowercase());
        if starts_word(previous, character, next_is_lower) && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if character.is_ascii_alphanumeric() {
            word.push(character.to_ascii_lowercase());
        } else if is_letter_or_digit(character) {
            character.to_lowercase().for_each(|small| word.push_str(&spelled(small)));
        }
        previous = Some(character);
    }
    if !word.is_empty() {
        words.push(word);
    }
    if words.is_empty() {
        words = text.chars().map(code_point).collect();
    }
    if words.is_empty() { Err(CannotName::Empty) } else { Ok(words) }
}

/// Whether `character` begins a word: after a character that is not a letter or digit, at the `T` of `claimTier`, and at
/// the `S` of `HTTPServer`.
fn starts_word(previous: Option<char>, character: char, next_is_lower: bool) -> bool {
    let Some(previous) = previous else { return true };
    if !is_letter_or_digit(character) || !is_letter_or_digit(previous) {
        return true;
    }
    character.is_uppercase() && (previous.is_lowercase() || previous.is_numeric() || next_is_lower)
}

/// Whether a word is a version such as `v2`, which is not a plural.
fn is_version(word: &str) -> bool {
    let digits = word.strip_prefix('v').unwrap_or(word);
    !digits.is_empty() && digits.chars().all(|character| character.is_ascii_digit())
}

fn is_letter(character: char) -> bool {
    unicode_ident::is_xid_start(character)
}

fn is_letter_or_digit(character: char) -> bool {
    character != '_' && unicode_ident::is_xid_continue(character)
}

#[cfg(test)]
#[path = "naming_tests.rs"]
mod tests;
