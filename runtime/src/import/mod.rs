//! A live database → a spec, as a person would have written it.
//!
//! What is here asks the database; what makes a spec of the answers is
//! [`tablewright_codegen::import`]. It reads catalogues and changes nothing. Start reading at [`import`].

pub use tablewright_codegen::import::{Imported, Observed, Unexpressed};

use crate::{
    AnyConnection, Error,
    introspect::{dialect_of, observe},
};

/// Writes a spec for the database that `connection` leads to: on PostgreSQL for the current namespace of it.
///
/// # Errors
///
/// [`Error::Query`] when a query fails.
pub fn import(connection: &mut AnyConnection) -> Result<Imported, Error> {
    Ok(tablewright_codegen::import::import(&[look_at(connection)?]))
}

/// Writes one spec for several databases that hold the same schema, each in a dialect of its own.
///
/// # Errors
///
/// As [`import`].
pub fn import_all(connections: &mut [AnyConnection]) -> Result<Imported, Error> {
    let observed: Result<Vec<_>, _> = connections.iter_mut().map(look_at).collect();
    Ok(tablewright_codegen::import::import(&observed?))
}

/// What the database has, as it writes it, and what no spec can say of it.
///
/// # Errors
///
/// As [`import`].
pub fn look_at(connection: &mut AnyConnection) -> Result<Observed, Error> {
    let dialect = dialect_of(connection);
    Ok(Observed { dialect, schema: observe(connection)?, beside: Vec::new() })
}
