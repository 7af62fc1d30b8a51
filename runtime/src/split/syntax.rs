//! What each database takes for quotes, comments and bodies: one row each.

use crate::database::DatabaseKind;

/// How a database reads what can hide a semicolon.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "a table of facts, each a yes or no")]
pub(super) struct Syntax {
    /// Whether a backslash takes the meaning from the next character between `'…'` and `"…"`.
    pub(super) backslashes: Backslashes,
    /// Whether `` `…` `` is a name.
    pub(super) backticks: bool,
    /// Whether `[…]` is a name.
    pub(super) brackets: Brackets,
    /// Whether `$tag$ … $tag$` is a text.
    pub(super) dollar_quotes: bool,
    /// Whether a comment in a comment is one of its own, as the standard says.
    pub(super) nested_comments: bool,
    /// Whether `#` begins a comment, and `--` only before white space: MySQL takes `1--1` for a subtraction.
    pub(super) mysql_comments: bool,
    /// Whether a semicolon in parentheses ends no statement: `CREATE RULE … DO ALSO (INSERT …; DELETE …)`.
    pub(super) parentheses: bool,
    /// How a body begins.
    pub(super) bodies: Bodies,
}

/// Where a backslash escapes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Backslashes {
    /// Nowhere.
    Never,
    /// In `E'…'`.
    AfterE,
    /// In every text.
    Always,
}

/// What a bracket is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Brackets {
    /// A mark, as in `a[1]`.
    Mark,
    /// A name that ends at the first `]`.
    Name,
    /// A name in which `]]` is a bracket.
    NameWithDoubled,
}

/// How the body of a routine or trigger begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bodies {
    /// By `BEGIN`.
    Begin,
    /// By `BEGIN`, or it is any statement, also one that has statements in it.
    Any,
    /// By `BEGIN ATOMIC`, and only in functions and procedures.
    BeginAtomic,
}

impl Syntax {
    /// What `kind` of database takes for quotes and comments.
    ///
    /// Sources: SQLite, "SQL Comment Syntax" and "SQLite Keywords"; PostgreSQL 18, "Lexical Structure", "CREATE
    /// FUNCTION" and "CREATE RULE"; MySQL 9.7, "String Literals" and "Comments"; SQL Server, "Slash Star (Block Comment)" and
    /// "QUOTENAME".
    pub(super) fn of(kind: DatabaseKind) -> Self {
        match kind {
            DatabaseKind::Sqlite => Self {
                backslashes: Backslashes::Never,
                backticks: true,
                brackets: Brackets::Name,
                dollar_quotes: false,
                nested_comments: false,
                mysql_comments: false,
                parentheses: false,
                bodies: Bodies::Begin,
            },
            DatabaseKind::Postgres => Self {
                backslashes: Backslashes::AfterE,
                backticks: false,
                brackets: Brackets::Mark,
                dollar_quotes: true,
                nested_comments: true,
                mysql_comments: false,
                parentheses: true,
                bodies: Bodies::BeginAtomic,
            },
            DatabaseKind::Mysql => Self {
                backslashes: Backslashes::Always,
                backticks: true,
                brackets: Brackets::Mark,
                dollar_quotes: false,
                nested_comments: false,
                mysql_comments: true,
                parentheses: false,
                bodies: Bodies::Any,
            },
            DatabaseKind::Mssql => Self {
                backslashes: Backslashes::Never,
                backticks: false,
                brackets: Brackets::NameWithDoubled,
                dollar_quotes: false,
                nested_comments: true,
                mysql_comments: false,
                parentheses: false,
                bodies: Bodies::Begin,
            },
        }
    }
}
