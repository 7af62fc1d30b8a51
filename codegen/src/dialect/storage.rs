//! What each database keeps of what it is given, and how it reports it.

/// What one database keeps and reports.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "a table of facts, each a yes or no")]
pub struct Storage {
    /// Whether the comments of tables and columns are kept.
    ///
    /// Source: SQLite, "CREATE TABLE" (has none).
    pub comments: bool,
    /// Whether comments and texts of the catalogue have at most three bytes a character; those of four become `?`.
    ///
    /// Source: MySQL 8.4, "UTF-8 for Metadata"; MariaDB, "Supported Character Sets and Collations".
    pub three_byte_metadata: bool,
    /// The collation that a column has anyway, where
    /// [`text_collation`](super::capability::Capability::text_collation) is none.
    ///
    /// Source: SQLite, "Collating Sequences"; PostgreSQL 16, "Collation Support".
    pub usual_collation: &'static str,
    /// Whether a type may name a character set, which is reported as the collation that goes with it.
    ///
    /// Source: MySQL 8.4, "Supported Character Sets and Collations"; MariaDB, the same.
    pub character_sets_in_types: bool,
    /// Whether one of its servers reports whole numbers with the width in which they are shown.
    ///
    /// Source: MariaDB, "INT", "YEAR"; MySQL 9.7, "Numeric Type Attributes" (no longer).
    pub display_widths: bool,
    /// Whether a column keeps any value and its declared type says only how it is changed.
    ///
    /// Source: SQLite, "Datatypes In SQLite", "Determination Of Column Affinity".
    pub affinities: bool,
    /// Whether a primary key that is one `INTEGER` column is the number of the row, which is always given, and may be
    /// told never to give one again.
    ///
    /// Source: SQLite, "ROWIDs and the INTEGER PRIMARY KEY", "SQLite Autoincrement".
    pub rowid_keys: bool,
    /// Whether a column may be numbered by a default and by identity, which takes numbers that rows bring or refuses
    /// them.
    ///
    /// Source: PostgreSQL 16, "Serial Types"; "CREATE TABLE" (`GENERATED … AS IDENTITY`).
    pub numbers_in_several_ways: bool,
    /// Whether one of its servers keeps JSON as text with a check that is called like the column.
    ///
    /// Source: MariaDB, "JSON Data Type".
    pub json_as_text: bool,
    /// Whether `RESTRICT` is reported as `NO ACTION`, which is the same where no check can wait.
    ///
    /// Source: MySQL 8.4, "FOREIGN KEY Constraints" (InnoDB treats both alike, and its two servers report different
    /// ones); SQL Server, "ALTER TABLE `table_constraint`".
    pub restrict_is_no_action: bool,
    /// Whether the columns of `UPDATE OF` are kept apart from a trigger's body.
    ///
    /// Source: SQL Server, "CREATE TRIGGER" (`IF UPDATE()` in the body).
    pub trigger_columns: bool,
    /// Whether the body of a trigger is reported in other words.
    ///
    /// Source: MySQL 8.4 and MariaDB, "SHOW CREATE TRIGGER" (tried).
    pub rewrites_triggers: bool,
    /// Whether the query of a view is reported in other words.
    ///
    /// Source: PostgreSQL 16, "System Information Functions" (`pg_get_viewdef`); MySQL 8.4, "The `INFORMATION_SCHEMA`
    /// VIEWS Table".
    pub rewrites_views: bool,
    /// Whether a check that we write ends in `IS NOT FALSE`, which cannot be told from one that a spec has.
    ///
    /// Source: SQLite, "CREATE TABLE", 3.7 (a check of NULL passes).
    pub guards_checks: bool,
    /// Whether a name in double quotes is a text where no column can stand.
    ///
    /// Source: SQLite, "Quirks, Caveats, and Gotchas" (double-quoted string literals).
    pub names_may_be_texts: bool,
    /// Whether `now()` is another word for `CURRENT_TIMESTAMP`, and reported as it was written.
    ///
    /// Source: PostgreSQL 16, "Date/Time Functions and Operators", "Current Date/Time".
    pub now_is_current_timestamp: bool,
    /// Whether an expression is reported with casts that were not written.
    ///
    /// Source: PostgreSQL 16, "Type Conversion".
    pub adds_casts: bool,
    /// Whether the items of `IN (…)` are reported in an order of their own, one by one.
    ///
    /// Source: SQL Server, "`sys.check_constraints`" (tried).
    pub sorts_lists: bool,
    /// Whether `COALESCE` and `NULLIF` are reported as `CASE`.
    ///
    /// Source: SQL Server, "COALESCE", "NULLIF".
    pub shortens_cases: bool,
}
