//! What the `tablewright` command needs of this crate.
//!
//! It is no part of the public interface: it may change in any release.

#[cfg(feature = "mysql")]
pub use crate::connection::mysql::SETTINGS as MYSQL_SETTINGS;
#[cfg(feature = "postgres")]
pub use crate::connection::postgres::SETTINGS as POSTGRES_SETTINGS;
#[cfg(feature = "mysql")]
pub use crate::target::looks::show_create_table;
pub use crate::{
    connection::existing::{connect_as_it_is, connect_to_look},
    error::cannot,
    migrate::records::{HalfRecorded, half_recorded, history, partial},
    migration::digits,
    printable::{is_hidden, printable_lines},
    split::{Statement, Token, TokenKind, Unfinished, has_own_parts, own_text, split, tokens},
    target::with_lock,
};

/// The checks that MariaDB keeps with a column.
#[cfg(feature = "mysql")]
pub mod column_checks {
    pub use crate::target::column_checks::{ColumnChecks, find, write_at_columns};
}
