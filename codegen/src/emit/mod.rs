//! The IR → Rust source text: tables, models, enums, and the constants beside them.
//!
//! It reads no files and needs no database. The user includes the text in `lib.rs`, at the root or in a module:
//!
//! ```text
//! include!(concat!(env!("OUT_DIR"), "/schema.rs"));
//! ```
//!
//! It contains the modules `schema` (every `table!`), `models` (the structs) and `enums`, a module of re-exports for each
//! module of the spec, and the constants. All paths are relative. Start reading at [`emit`]; names are made in
//! [`naming`].

mod additions;
mod constants;
mod docs;
mod enums;
mod imports;
mod keys;
mod layout;
mod letters;
mod models;
mod modules;
pub mod naming;
mod outline;
mod requirements;
mod singular;
mod tables;
mod types;

use std::fmt;

pub use self::constants::{EmbeddedMigration, GeneratedConstants};
use self::{naming::CannotName, outline::Outline};
use crate::schema::{ColumnType, Declaration};

/// The Rust of a declaration: tables, models, enums, constants.
///
/// # Errors
///
/// [`CannotEmit`] for a name or type that is not valid in Rust. The rules of `check` refuse such a spec first.
pub fn emit(
    declaration: &Declaration,
    constants: &GeneratedConstants,
) -> Result<String, CannotEmit> {
    let mut out = String::new();
    emit_into(declaration, constants, &mut out)?;
    Ok(out)
}

/// Like [`emit`], in chunks: only one item at a time is kept in memory.
///
/// # Errors
///
/// As [`emit`], and [`CannotEmit::Write`] if `out` refuses a chunk.
pub fn emit_into(
    declaration: &Declaration,
    constants: &GeneratedConstants,
    out: &mut dyn fmt::Write,
) -> Result<(), CannotEmit> {
    let outline = Outline::new(declaration)?;
    let mut file = layout::File::new(out);
    file.line("// @generated from schema.yaml; do not edit")?;
    constants::emit_constants(&outline, constants, &mut file)?;
    enums::emit_enums(&outline, &mut file)?;
    tables::emit_schema(&outline, &mut file)?;
    models::emit_models(&outline, &mut file)?;
    modules::emit_modules(&outline, &mut file)?;
    requirements::emit_requirements(&outline, &mut file)
}

/// Why Rust cannot be emitted for a declaration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CannotEmit {
    /// Something has no Rust name.
    Name {
        /// What: `claims.type`, `claim_tier`.
        subject: String,
        /// Why.
        reason: CannotName,
    },
    /// The Rust type of a column is not valid.
    RustType {
        /// The column.
        subject: String,
        /// The type as the spec writes it.
        text: String,
    },
    /// A derive or attribute that the spec adds is not valid.
    Addition {
        /// The table, view or enum.
        subject: String,
        /// The derive or attribute as the spec writes it.
        text: String,
    },
    /// Diesel has no type for the SQL type of a column.
    SqlType {
        /// The column.
        subject: String,
        /// The type.
        type_: ColumnType,
    },
    /// The text could not be written.
    Write,
}

impl fmt::Display for CannotEmit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name { subject, reason } => {
                write!(formatter, "cannot name `{subject}` in Rust: {reason}")
            }
            Self::RustType { subject, text } => {
                write!(formatter, "`{text}`, the type of `{subject}`, is not a Rust type")
            }
            Self::Addition { subject, text } => {
                write!(formatter, "`{text}` of `{subject}` is not a derive or an attribute")
            }
            Self::SqlType { subject, type_ } => {
                write!(formatter, "Diesel has no type for `{subject}`, which is `{type_}`")
            }
            Self::Write => formatter.write_str("cannot write the generated text"),
        }
    }
}

impl std::error::Error for CannotEmit {}

impl From<fmt::Error> for CannotEmit {
    fn from(_: fmt::Error) -> Self {
        Self::Write
    }
}
