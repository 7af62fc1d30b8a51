//! MySQL and MariaDB: what is set on every connection.

use diesel::{Connection, MysqlConnection, connection::SimpleConnection};

use super::{DatabaseUrl, refused};
use crate::Error;

/// `CURRENT_TIMESTAMP` is UTC; a value that does not fit is an error and not cut to fit; and SQL means what we and
/// Diesel (`||`) write it for, whatever the server's own settings are. Of those only the two stay that change no
/// meaning of ours: which queries may group, and what a 0 does in a numbered column.
///
/// Source: MySQL 8.4, "Server SQL Modes"; MariaDB, "`SQL_MODE`".
pub const SETTINGS: &str = "\
    SET time_zone = '+00:00';\
    SET sql_mode = CONCAT_WS(',', 'PIPES_AS_CONCAT,STRICT_ALL_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,\
ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', \
IF(FIND_IN_SET('ONLY_FULL_GROUP_BY', @@sql_mode), 'ONLY_FULL_GROUP_BY', NULL), \
IF(FIND_IN_SET('NO_AUTO_VALUE_ON_ZERO', @@sql_mode), 'NO_AUTO_VALUE_ON_ZERO', NULL));";

pub(super) fn connect(url: &DatabaseUrl) -> Result<MysqlConnection, Error> {
    let mut connection =
        MysqlConnection::establish(&url.secret()).map_err(|reason| refused(url, &reason))?;
    connection.batch_execute(SETTINGS).map_err(|reason| refused(url, &reason))?;
    Ok(connection)
}
