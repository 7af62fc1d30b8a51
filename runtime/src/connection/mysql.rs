//! MySQL and MariaDB: what is set on every connection.

use diesel::{Connection, MysqlConnection, connection::SimpleConnection};

use super::{DatabaseUrl, refused};
use crate::Error;

/// `CURRENT_TIMESTAMP` is UTC; a value that does not fit is an error and not cut to fit, whatever the
/// server's own setting is.
///
/// Source: MySQL 8.4, "Server SQL Modes"; MariaDB, "`SQL_MODE`".
pub(crate) const SETTINGS: &str = "\
    SET time_zone = '+00:00';\
    SET sql_mode = CONCAT(@@sql_mode, ',STRICT_ALL_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,\
ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION');";

pub(super) fn connect(url: &DatabaseUrl) -> Result<MysqlConnection, Error> {
    let mut connection =
        MysqlConnection::establish(&url.secret()).map_err(|reason| refused(url, &reason))?;
    connection.batch_execute(SETTINGS).map_err(|reason| refused(url, &reason))?;
    Ok(connection)
}
