//! How each database writes and reads SQL, where they differ.

/// How texts are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Concatenation {
    /// By an operator between them.
    Operator(&'static str),
    /// By a function, with its opening parenthesis.
    Function(&'static str),
}

/// How one database writes and reads SQL.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "a table of facts, each a yes or no")]
pub struct Syntax {
    /// Whether a condition may stand where a value does, and a value of true or false where a condition does.
    ///
    /// Source: SQL Server, "Search condition (Transact-SQL)" (has no boolean values).
    pub conditions_are_values: bool,
    /// Whether a number is a condition.
    ///
    /// Source: SQLite, "SQL Language Expressions" (Boolean Expressions); MySQL 8.4, "Logical Operators".
    pub numbers_are_conditions: bool,
    /// Whether true and false are the numbers 1 and 0.
    ///
    /// Source: PostgreSQL 16, "Boolean Type" (a type of its own).
    pub booleans_are_numbers: bool,
    /// How texts are joined, so that NULL gives NULL.
    ///
    /// Source: SQLite, "SQL Language Expressions"; PostgreSQL 16, "String Functions and Operators"; MySQL 8.4,
    /// "Operator Precedence" (`||` is OR); SQL Server, "+ (String Concatenation)" (its `CONCAT` takes NULL for empty
    /// text).
    pub concatenation: Concatenation,
    /// Whether `CONCAT_WS` joins values with a separator.
    ///
    /// Source: SQLite, "Built-In Scalar SQL Functions" (since 3.44 only).
    pub joins_with_separator: bool,
    /// Whether a concatenation of texts with a length is cut to the longest such text.
    ///
    /// Source: SQL Server, "+ (String Concatenation)" (8,000 bytes).
    pub cuts_joined_texts: bool,
    /// The operator that divides whole numbers and leaves the fraction out.
    ///
    /// Source: MySQL 8.4, "Arithmetic Operators" (`/` never truncates).
    pub whole_division: &'static str,
    /// Whether a number with a point may be kept as a whole number, so that a division would truncate.
    ///
    /// Source: SQLite, "Datatypes In SQLite", 3 (numeric affinity).
    pub fractions_may_be_whole: bool,
    /// Whether a backslash in a pattern of `LIKE` escapes without `ESCAPE`.
    ///
    /// Source: SQLite, "The LIKE, GLOB, REGEXP, MATCH, and extract operators"; PostgreSQL 16, "LIKE"; MySQL 8.4,
    /// "String Comparison Functions and Operators"; SQL Server, "LIKE".
    pub backslash_escapes_patterns: bool,
    /// Whether `[` begins a set of characters in a pattern of `LIKE`.
    ///
    /// Source: SQL Server, "LIKE".
    pub brackets_in_patterns: bool,
    /// Whether the length of a text does not count blanks at its end.
    ///
    /// Source: SQL Server, "LEN".
    pub length_ignores_end: bool,
    /// Whether `SUBSTRING` and `ROUND` may leave their last argument out.
    ///
    /// Source: SQL Server, "SUBSTRING", "ROUND".
    pub optional_arguments: bool,
    /// Whether the test for JSON may answer false for NULL.
    ///
    /// Source: SQLite 3.40 answers 0 where 3.53 answers NULL (tried).
    pub null_is_no_json: bool,
    /// Whether `ISNULL` has two arguments, of which the second replaces NULL. Elsewhere it is a test.
    ///
    /// Source: SQL Server, "ISNULL"; MySQL 8.4, "Comparison Functions and Operators".
    pub isnull_replaces: bool,
    /// Whether `#` begins a comment.
    ///
    /// Source: MySQL 8.4, "Comments".
    pub hash_comments: bool,
    /// Whether a text may stand between dollar signs.
    ///
    /// Source: PostgreSQL 16, "Dollar-Quoted String Constants".
    pub dollar_quotes: bool,
    /// Whether a comment in a comment is one of its own.
    ///
    /// Source: PostgreSQL 16, "Comments"; SQL Server, "Slash Star (Block Comment)".
    pub nested_comments: bool,
    /// Whether a name may stand in square brackets.
    ///
    /// Source: SQLite, "SQLite Keywords"; SQL Server, "Database identifiers".
    pub bracket_names: bool,
    /// Whether the body of a routine begins with `BEGIN ATOMIC`; a `BEGIN` alone begins a transaction.
    ///
    /// Source: PostgreSQL 16, "CREATE FUNCTION", "BEGIN".
    pub atomic_bodies: bool,
}
