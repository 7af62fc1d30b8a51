//! PostgreSQL: what is set on every connection.

use diesel::{Connection, PgConnection, connection::SimpleConnection};

use super::{DatabaseUrl, refused};
use crate::Error;

/// Moments are shown, and text without a zone is read, in UTC; text is UTF-8. (Diesel sets both as well; we
/// rely on it, so we say it.) A backslash in `'…'` is one, and the catalogue writes names, dates and intervals in
/// the form that introspection reads, whatever the server, the database or the role sets.
///
/// Source: PostgreSQL 16, "Version and Platform Compatibility", "Client Connection Defaults".
pub const SETTINGS: &str = "SET TIME ZONE 'UTC'; SET client_encoding TO 'UTF8'; \
    SET standard_conforming_strings TO on; SET quote_all_identifiers TO off; SET transform_null_equals TO off; \
    SET DateStyle TO 'ISO, MDY'; SET IntervalStyle TO 'postgres'; SET bytea_output TO 'hex'; \
    SET extra_float_digits TO 1;";

pub(super) fn connect(url: &DatabaseUrl) -> Result<PgConnection, Error> {
    let mut connection =
        PgConnection::establish(&url.secret()).map_err(|reason| refused(url, &reason))?;
    connection.batch_execute(SETTINGS).map_err(|reason| refused(url, &reason))?;
    Ok(connection)
}
