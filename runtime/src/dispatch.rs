//! [`dispatch!`](crate::dispatch): one body, compiled once for each database.

/// Defines `dispatch!` over the variants that exist in this build. The features are looked at here, and not
/// where the macro is expanded: there they would be those of another crate.
macro_rules! define_dispatch {
    ($dollar:tt $($variant:ident)+) => {
        /// Expands a body once for each database that is compiled in, with the concrete connection.
        ///
        /// The connection enum cannot do what only some databases can (`RETURNING`, `ON CONFLICT`, inserts of
        /// many rows at once) and costs time on hot paths; the body sees Diesel's own connection instead. It
        /// must compile for each database.
        ///
        /// # Examples
        ///
        /// ```
        /// use tablewright::{connection, diesel::connection::SimpleConnection, dispatch};
        ///
        /// # #[cfg(feature = "sqlite")] {
        /// let mut connection = connection::open("sqlite::memory:")?;
        /// dispatch!(&mut connection, |connection| connection.batch_execute("SELECT 1"))?;
        /// # }
        /// # Ok::<(), Box<dyn std::error::Error>>(())
        /// ```
        #[macro_export]
        macro_rules! dispatch {
            ($dollar connection:expr, |$dollar name:ident| $dollar body:expr) => {
                match $dollar connection {
                    $($crate::AnyConnection::$variant($dollar name) => $dollar body,)+
                }
            };
        }
    };
}

#[cfg(all(feature = "sqlite", feature = "postgres", feature = "mysql"))]
define_dispatch!($ Sqlite Postgres Mysql);
#[cfg(all(feature = "sqlite", feature = "postgres", not(feature = "mysql")))]
define_dispatch!($ Sqlite Postgres);
#[cfg(all(feature = "sqlite", not(feature = "postgres"), feature = "mysql"))]
define_dispatch!($ Sqlite Mysql);
#[cfg(all(not(feature = "sqlite"), feature = "postgres", feature = "mysql"))]
define_dispatch!($ Postgres Mysql);
#[cfg(all(feature = "sqlite", not(feature = "postgres"), not(feature = "mysql")))]
define_dispatch!($ Sqlite);
#[cfg(all(not(feature = "sqlite"), feature = "postgres", not(feature = "mysql")))]
define_dispatch!($ Postgres);
#[cfg(all(not(feature = "sqlite"), not(feature = "postgres"), feature = "mysql"))]
define_dispatch!($ Mysql);
