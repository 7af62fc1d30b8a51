//! PostgreSQL: what is set on every connection.

use diesel::{Connection, PgConnection, connection::SimpleConnection};

use super::{DatabaseUrl, refused};
use crate::Error;

/// Moments are shown, and text without a zone is read, in UTC; text is UTF-8. (Diesel sets both as well; we
/// rely on it, so we say it.)
pub(crate) const SETTINGS: &str = "SET TIME ZONE 'UTC'; SET client_encoding TO 'UTF8';";

pub(super) fn connect(url: &DatabaseUrl) -> Result<PgConnection, Error> {
    let mut connection =
        PgConnection::establish(&url.secret()).map_err(|reason| refused(url, &reason))?;
    connection.batch_execute(SETTINGS).map_err(|reason| refused(url, &reason))?;
    Ok(connection)
}
