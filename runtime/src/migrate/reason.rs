//! Why a database refused a statement, as a kind for which there is help.
//!
//! Diesel distinguishes violations of constraints and gives no SQLSTATE for other errors, so these are recognised
//! by the fixed parts of the servers' messages, in their original language. No decision depends on it: it only
//! chooses which help is printed. Start reading at [`Reason::of`].

use std::error::Error as StdError;

use diesel::result::{DatabaseErrorKind, Error};

/// Why a database refused a statement.
///
/// # Examples
///
/// ```
/// # #[cfg(feature = "sqlite")] {
/// use tablewright::{connection, diesel::connection::SimpleConnection, migrate::Reason};
///
/// let mut connection = connection::open("sqlite::memory:")?;
/// let refused = connection.batch_execute("SELECT * FROM nowhere").unwrap_err();
/// assert_eq!(Reason::of(&refused), Reason::Missing);
/// # }
/// # Ok::<(), tablewright::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// Two rows have the same key.
    Unique,
    /// A row lacks a required value.
    NotNull,
    /// A foreign key refers to no row, or another row still refers to this one.
    ForeignKey,
    /// A row violates a check.
    Check,
    /// The two sides of a foreign key differ in type, character set or collation.
    ForeignKeyForm,
    /// A STRICT table of SQLite does not accept the type of a column.
    Strict,
    /// A value does not fit a type or cannot be converted to it.
    Value,
    /// Another session holds a lock, or there is a deadlock.
    Locked,
    /// The user lacks a privilege.
    Permission,
    /// The database, or its file, cannot be written.
    ReadOnly,
    /// There is no space left.
    Full,
    /// An object to create already exists.
    Exists,
    /// An object does not exist.
    Missing,
    /// The connection was lost.
    Connection,
    /// Another reason.
    Other,
}

/// The table whose columns are the guards of a SQLite migration: what they refuse is no missing value.
const GUARD: &str = "__tablewright_guard";

/// Parts of messages. The first that fits counts.
///
/// Source: PostgreSQL 16, `errcodes.txt` and the sources' `errmsg` texts; MariaDB 11, "MariaDB Error Code
/// Reference"; MySQL 8.4, "Server Error Message Reference"; SQLite, "Result and Error Codes".
const MESSAGES: &[(&str, Reason)] = &[
    // What the guards of a SQLite migration say, before what SQLite says of them.
    ("refer to rows that are not there", Reason::ForeignKey),
    ("break a check", Reason::Check),
    ("has a value", Reason::Value),
    ("lock timeout", Reason::Locked),
    ("lock wait timeout", Reason::Locked),
    ("deadlock", Reason::Locked),
    ("database is locked", Reason::Locked),
    ("database table is locked", Reason::Locked),
    ("permission denied", Reason::Permission),
    ("must be owner", Reason::Permission),
    ("command denied", Reason::Permission),
    ("access denied", Reason::Permission),
    ("not authorized", Reason::Permission),
    ("readonly database", Reason::ReadOnly),
    ("read-only", Reason::ReadOnly),
    ("disk is full", Reason::Full),
    ("table is full", Reason::Full),
    ("no space left", Reason::Full),
    ("incorrectly formed", Reason::ForeignKeyForm),
    ("are incompatible", Reason::ForeignKeyForm),
    ("foreign key mismatch", Reason::ForeignKeyForm),
    ("foreign key constraint", Reason::ForeignKey),
    ("not null constraint failed", Reason::NotNull),
    ("contains null values", Reason::NotNull),
    ("cannot be null", Reason::NotNull),
    ("invalid use of null", Reason::NotNull),
    ("unique constraint failed", Reason::Unique),
    ("duplicate entry", Reason::Unique),
    ("check constraint", Reason::Check),
    ("` failed for `", Reason::Check),
    // What ADD CONSTRAINT and SET NOT NULL say on SQLite.
    ("constraint failed", Reason::Check),
    ("unknown datatype for", Reason::Strict),
    ("cannot store", Reason::Value),
    ("too long", Reason::Value),
    ("out of range", Reason::Value),
    ("field overflow", Reason::Value),
    ("data truncated", Reason::Value),
    ("invalid input", Reason::Value),
    ("incorrect", Reason::Value),
    ("datatype mismatch", Reason::Value),
    ("cannot be cast", Reason::Value),
    ("already exists", Reason::Exists),
    ("duplicate column", Reason::Exists),
    ("duplicate key name", Reason::Exists),
    ("there already", Reason::Exists),
    ("does not exist", Reason::Missing),
    ("doesn't exist", Reason::Missing),
    ("unknown column", Reason::Missing),
    ("no such", Reason::Missing),
    ("can't drop", Reason::Missing),
    ("gone already", Reason::Missing),
    ("server has gone away", Reason::Connection),
    ("lost connection", Reason::Connection),
    ("connection", Reason::Connection),
];

impl Reason {
    /// The reason for the error of a driver.
    #[must_use]
    pub fn of(cause: &(dyn StdError + 'static)) -> Self {
        let message = cause.to_string().to_lowercase();
        if let Some(Error::DatabaseError(kind, _)) = cause.downcast_ref::<Error>()
            && !message.contains(GUARD)
            && let Some(reason) = Self::of_kind(*kind)
        {
            return reason;
        }
        let found = MESSAGES.iter().find(|(part, _)| message.contains(part));
        found.map_or(Self::Other, |(_, reason)| *reason)
    }

    /// The reason, where the kind alone says it; what is called a check may be something else on SQLite.
    fn of_kind(kind: DatabaseErrorKind) -> Option<Self> {
        use DatabaseErrorKind as Kind;

        if let Kind::UniqueViolation = kind {
            Some(Self::Unique)
        } else if let Kind::ForeignKeyViolation | Kind::RestrictViolation = kind {
            Some(Self::ForeignKey)
        } else if let Kind::NotNullViolation = kind {
            Some(Self::NotNull)
        } else if let Kind::SerializationFailure = kind {
            Some(Self::Locked)
        } else if let Kind::ReadOnlyTransaction = kind {
            Some(Self::ReadOnly)
        } else if let Kind::ClosedConnection = kind {
            Some(Self::Connection)
        } else {
            None
        }
    }
}

/// What a driver says by itself of the object that a statement failed at; only PostgreSQL's does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Named {
    /// The table.
    pub table: Option<String>,
    /// The column.
    pub column: Option<String>,
    /// The constraint or index.
    pub constraint: Option<String>,
}

impl Named {
    /// What `cause` names.
    #[must_use]
    pub fn of(cause: &(dyn StdError + 'static)) -> Self {
        let Some(Error::DatabaseError(_, information)) = cause.downcast_ref::<Error>() else {
            return Self::default();
        };
        Self {
            table: information.table_name().map(str::to_owned),
            column: information.column_name().map(str::to_owned),
            constraint: information.constraint_name().map(str::to_owned),
        }
    }
}

/// What PostgreSQL says of what depends on the thing that it refuses to change.
///
/// Source: PostgreSQL 16, `reportDependentObjects` in `dependency.c`, `ATExecAlterColumnType` in `tablecmds.c`.
#[must_use]
pub fn held_by(error: &(dyn StdError + 'static)) -> Option<String> {
    let Some(Error::DatabaseError(_, information)) = error.downcast_ref::<Error>() else {
        return None;
    };
    information.details().filter(|details| details.contains(" depends on ")).map(str::to_owned)
}

/// The index, trigger or view that SQLite says no longer works after a statement: "index `ix`" without quotes.
///
/// Source: SQLite, "ALTER TABLE"; its message is "error in index ix after drop column: …".
#[must_use]
pub fn broken_by(error: &(dyn StdError + 'static)) -> Option<String> {
    let message = error.to_string();
    let rest = message.strip_prefix("error in ")?;
    let ends = [" after drop column: ", " after rename: ", " after add column: "];
    ends.iter().find_map(|end| rest.split_once(end)).map(|(thing, _)| thing.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(kind: DatabaseErrorKind, message: &str) -> Reason {
        Reason::of(&Error::DatabaseError(kind, Box::new(message.to_owned())))
    }

    #[test]
    fn the_kind_of_the_driver_counts_before_the_message() {
        assert_eq!(of(DatabaseErrorKind::UniqueViolation, "out of range"), Reason::Unique);
        assert_eq!(of(DatabaseErrorKind::NotNullViolation, ""), Reason::NotNull);
    }

    #[test]
    fn a_guard_is_told_by_what_it_says() {
        let message =
            "NOT NULL constraint failed: __tablewright_guard.rows refer to rows that are not there";
        assert_eq!(of(DatabaseErrorKind::NotNullViolation, message), Reason::ForeignKey);
    }

    #[test]
    fn the_rest_is_told_by_its_message() {
        let cases = [
            ("canceling statement due to lock timeout", Reason::Locked),
            ("permission denied for table claims", Reason::Permission),
            ("Data too long for column 'a' at row 1", Reason::Value),
            (
                "Can't create table `a`.`b` (errno: 150 \"Foreign key constraint is incorrectly formed\")",
                Reason::ForeignKeyForm,
            ),
            ("CHECK constraint failed: rows refer to rows that are not there", Reason::ForeignKey),
            ("CHECK constraint failed: ck_tier", Reason::Check),
            ("constraint failed", Reason::Check),
            ("CHECK constraint failed: a.b has a value that is no date", Reason::Value),
            ("CONSTRAINT `ck_tier` failed for `store`.`claims`", Reason::Check),
            ("unknown datatype for t.name: \"VARCHAR(30)\"", Reason::Strict),
            ("cannot store TEXT value in INTEGER column t.a", Reason::Value),
            ("attempt to write a readonly database", Reason::ReadOnly),
            ("near \"FROB\": syntax error", Reason::Other),
        ];
        for (message, expected) in cases {
            assert_eq!(of(DatabaseErrorKind::Unknown, message), expected, "{message}");
            assert_eq!(of(DatabaseErrorKind::CheckViolation, message), expected, "{message}");
        }
    }
}
