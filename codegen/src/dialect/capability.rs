//! What each database can do, its limits and its quoting.
//!
//! Each fact about a database is here, in [`Syntax`](super::Syntax) or in [`Storage`](super::Storage) once, with its
//! source. No other code in the crate asks "which dialect is it?" to find one out. The values are in the file of each
//! dialect, `sqlite.rs` and so on.

/// The longest name a database keeps, in the unit it counts in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameLimit {
    /// At most this many bytes of UTF-8.
    Bytes(usize),
    /// At most this many Unicode scalar values.
    Characters(usize),
    /// At most this many UTF-16 code units.
    Utf16Units(usize),
}

/// Which SQL types the two sides of a foreign key may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ForeignKeyTypes {
    /// Any: values compare by their own kind.
    Any,
    /// Those of one family: whole numbers, texts.
    Comparable,
    /// The same, but for the length, and texts of fixed and variable length, or bytes.
    Similar,
    /// The same, but for the length.
    Equal,
}

impl NameLimit {
    /// The length of `name` in the unit of this limit.
    #[must_use]
    pub fn measure(self, name: &str) -> usize {
        match self {
            Self::Bytes(_) => name.len(),
            Self::Characters(_) => name.chars().count(),
            Self::Utf16Units(_) => name.encode_utf16().count(),
        }
    }

    /// The largest length allowed, in the unit of this limit.
    #[must_use]
    pub fn maximum(self) -> usize {
        match self {
            Self::Bytes(maximum) | Self::Characters(maximum) | Self::Utf16Units(maximum) => maximum,
        }
    }
}

/// How a database keeps a set of values, where it has types for that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NativeEnums {
    /// It has none: an enum is text with a check.
    None,
    /// As a type with a name, which columns use.
    Named,
    /// As a type that each column spells out.
    Listed,
}

/// The set of names among which an object's name must be unique.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameScope {
    /// Unique within its table.
    Table,
    /// Unique within the database (or the PostgreSQL namespace).
    Database,
}

/// What one database can do.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "a table of facts, each a yes or no")]
pub struct Capability {
    /// The characters around a quoted identifier; the closing one is doubled inside.
    ///
    /// Source: SQLite, "SQLite Keywords"; PostgreSQL 16, "Identifiers and Key Words"; MySQL 8.4, "Schema Object
    /// Names"; SQL Server, "Database identifiers".
    pub quotes: (char, char),
    /// What stands before the quote of a text constant. SQL Server needs `N` for text beyond its code page.
    ///
    /// Source: SQL Server, "Constants (Transact-SQL)".
    pub text_prefix: &'static str,
    /// What stands before the quote of a text constant in which a backslash starts an escape in every session, where
    /// others may be read in either way.
    ///
    /// Source: PostgreSQL 16, "String Constants with C-Style Escapes".
    pub escape_prefix: Option<&'static str>,
    /// Whether a backslash in a text constant starts an escape (unless the server is told otherwise).
    ///
    /// Source: MySQL 8.4, "String Literals"; MariaDB, "String Literals".
    pub backslash_escapes: bool,
    /// The words for now and today in the zone of the session, in lower case, which are not the `current_timestamp`
    /// and `current_date` of a spec. PostgreSQL's `now()` is not one, as it is a moment.
    ///
    /// Source: MySQL 8.4, "Date and Time Functions"; MariaDB, "Date & Time Functions".
    pub session_time: &'static [&'static str],
    /// Whether a default may be the time in UTC without parentheses. MySQL takes so only `CURRENT_TIMESTAMP`, which
    /// is another.
    ///
    /// Source: MySQL 8.4, "Data Type Default Values".
    pub bare_utc_default: bool,
    /// How true and false are written.
    ///
    /// Source: SQLite, "Datatypes In SQLite", 2.1 (`TRUE` is 1 only since 3.23); PostgreSQL 16, "Boolean Type";
    /// MySQL 8.4, "Boolean Literals"; SQL Server, "bit (Transact-SQL)".
    pub booleans: (&'static str, &'static str),
    /// Whether its JSON type takes nothing but JSON. Elsewhere JSON is text with a check.
    ///
    /// Source: PostgreSQL 16, "JSON Types"; MySQL 8.4, "The JSON Data Type"; MariaDB, "JSON Data Type"
    /// (an alias that brings its own check); SQLite, "JSON Functions"; SQL Server, "JSON data".
    pub native_json: bool,
    /// Whether the name of a table or view may begin with a namespace that migrations make. Elsewhere there are none, or
    /// Diesel would look for a table of theirs in another database.
    ///
    /// Source: PostgreSQL 16, "Schemas"; SQLite, "ATTACH DATABASE"; MySQL 8.4, "Identifier Qualifiers".
    pub namespaces: bool,
    /// The longest name of a table, column, index or constraint; `None` where there is no limit.
    ///
    /// Longer names are refused: PostgreSQL would cut them without a word, and two constraints
    /// could then become one.
    ///
    /// Source: PostgreSQL 16, "Identifiers and Key Words" (63 bytes); MySQL 8.4, "Identifier Length
    /// Limits" (64 characters); SQL Server, "Database identifiers" (`sysname`, 128).
    pub name_limit: Option<NameLimit>,
    /// The longest file name, in [`file_name_length`](super::file_name::length), of a table, view or trigger;
    /// `None` where none has a file.
    ///
    /// A table has files called `….ibd` and, on MariaDB, `….frm` and `….TRG`, which are written as `….TRG~` first.
    ///
    /// Source: MySQL 8.4, "Mapping of Identifiers to File Names"; 255 bytes on all usual file systems; MariaDB
    /// 10.11 and MySQL 9.7 (tried).
    pub file_name_limit: Option<usize>,
    /// Among which names an index name must be unique.
    ///
    /// Source: SQLite, "CREATE INDEX" (one namespace with tables); PostgreSQL 16, "CREATE INDEX"
    /// (per namespace, shared with tables); MySQL 8.4, "SHOW INDEX" and SQL Server, "CREATE INDEX"
    /// (per table).
    pub index_names: NameScope,
    /// Among which names a foreign key, check or unique constraint's name must be unique.
    ///
    /// Source: MySQL 8.4, "FOREIGN KEY Constraints" and "CHECK Constraints" (per database; MariaDB:
    /// checks per table); SQL Server, "ALTER TABLE `table_constraint`" (per schema); PostgreSQL 16,
    /// "CREATE TABLE" (per table, but the index behind a unique constraint is per namespace).
    pub constraint_names: NameScope,
    /// Whether a constraint can be added to, or dropped from, a table that is there.
    ///
    /// Source: SQLite, "ALTER TABLE" (none before 3.53, and then no foreign keys).
    pub alter_constraints: bool,
    /// Whether a rename may change nothing but the case of letters.
    ///
    /// Source: SQLite, "ALTER TABLE" (the new name is taken: by the table itself; tried on 3.40).
    pub renames_case: bool,
    /// Whether one `ALTER TABLE` takes changes of several kinds, parted by commas.
    ///
    /// Source: SQLite, "ALTER TABLE"; PostgreSQL 16, "ALTER TABLE" ("multiple actions"); MySQL 8.4, "ALTER TABLE
    /// Statement"; SQL Server, "ALTER TABLE" (one `ALTER COLUMN` each).
    pub alter_lists: bool,
    /// The name of every primary key, where it does not keep the one that it is given.
    ///
    /// Source: MySQL 8.4, "CREATE TABLE" (its name is always `PRIMARY`).
    pub primary_key_name: Option<&'static str>,
    /// Whether a constraint can get another name.
    ///
    /// Source: MySQL 8.4, "ALTER TABLE" (has no form for it); PostgreSQL 16, "ALTER TABLE"; SQL Server, "`sp_rename`".
    /// SQLite's constraints get their names when the table is made again.
    pub renames_constraints: bool,
    /// Whether a unique constraint and a unique index over the same columns are one thing.
    ///
    /// Source: MySQL 8.4, "CREATE TABLE" (`CONSTRAINT … UNIQUE` makes an index).
    pub unique_constraints_are_indexes: bool,
    /// Whether a unique key lets several rows have NULL.
    ///
    /// Source: SQL Server, "Unique constraints and check constraints" (one NULL a column).
    pub nulls_distinct: bool,
    /// Whether a unique key can take two NULLs for equal.
    ///
    /// Source: PostgreSQL 16, "CREATE TABLE" (`NULLS NOT DISTINCT`, since 15); SQL Server, "CREATE INDEX" (it always
    /// does).
    pub nulls_not_distinct: bool,
    /// Whether the check of a primary key or a unique constraint may wait for the end of the transaction.
    ///
    /// Source: PostgreSQL 16, "CREATE TABLE" (`DEFERRABLE`); SQLite, "CREATE TABLE" (foreign keys alone).
    pub deferrable_keys: bool,

    /// Whether there are exclusion constraints.
    ///
    /// Source: PostgreSQL 16, "CREATE TABLE" (`EXCLUDE`).
    pub exclusions: bool,

    /// Whether a check or foreign key may stay without a proof that all rows satisfy it.
    ///
    /// SQL Server has that, too (`WITH NOCHECK`), but no word of a spec for it. Source: PostgreSQL 16, "ALTER TABLE"
    /// (`ADD table_constraint [NOT VALID]`).
    pub unproved_constraints: bool,
    /// Whether a primary key or a unique constraint may keep further columns in its index.
    ///
    /// Source: PostgreSQL 16, "CREATE TABLE" (`INCLUDE`); SQL Server, "ALTER TABLE `table_constraint`" (indexes alone).
    pub covering_keys: bool,
    /// Whether a key of an index may name a class of operators and the place of NULLs, and an index the settings of
    /// its storage.
    ///
    /// Source: PostgreSQL 16, "CREATE INDEX".
    pub operator_classes: bool,
    /// Whether a generated column may be declared `NOT NULL`. `mysql` must also satisfy MariaDB, which
    /// refuses it.
    ///
    /// Source: MariaDB, "Generated (Virtual and Persistent/Stored) Columns".
    pub generated_not_null: bool,
    /// Whether generated columns may be computed on reading.
    ///
    /// Source: PostgreSQL 17, "Generated Columns" (stored only, before 18).
    pub virtual_columns: bool,
    /// Whether a trigger may run before the row changes.
    ///
    /// Source: SQL Server, "CREATE TRIGGER" (`AFTER` and `INSTEAD OF` only).
    pub before_triggers: bool,
    /// Whether one trigger may fire for several events.
    ///
    /// Source: SQLite and MySQL 8.4, "CREATE TRIGGER" (one event each).
    pub trigger_event_lists: bool,
    /// Whether `RESTRICT` is an action of a foreign key. Where it is not, `NO ACTION` does the same, as no
    /// check can wait.
    ///
    /// Source: SQL Server, "CREATE TABLE".
    pub restrict_action: bool,
    /// Whether a script is cut into batches by `GO` lines.
    ///
    /// Source: SQL Server, "SQL Server Utilities Statements - GO".
    pub batches: bool,
    /// Whether the database's own command-line client ends a statement at the first semicolon, also in a body.
    ///
    /// Source: MySQL 8.4, "Defining Stored Programs"; SQLite, "Command Line Shell"; PostgreSQL 16, "psql".
    pub client_delimiters: bool,
    /// What a script sets before its first statement. Filtered indexes and indexed computed columns are refused
    /// without all but the last, of which `sqlcmd` leaves the first off and clients of DB-Library every one;
    /// without the last an error leaves the rest of its batch running.
    ///
    /// Source: SQL Server, "CREATE INDEX" (required SET options for filtered indexes), "SET `XACT_ABORT`".
    pub script_settings: &'static [&'static str],
    /// Whether DDL takes part in transactions.
    ///
    /// Source: MySQL 8.4, "Statements That Cause an Implicit Commit".
    pub transactional_ddl: bool,
    /// Whether rows get an empty value of the server's own choice in a new column that is `NOT NULL` without a
    /// default, where others refuse the column.
    ///
    /// Source: MySQL 8.4, "Data Type Default Values" (implicit defaults).
    pub implicit_defaults: bool,
    /// Whether an index may have a `WHERE` clause.
    ///
    /// Source: SQLite and PostgreSQL 16, "Partial Indexes"; SQL Server, "Create filtered indexes"; MySQL 8.4,
    /// "CREATE INDEX" (has none).
    pub partial_indexes: bool,
    /// Whether that clause takes nothing but comparisons of a column with constants, joined by `AND`.
    ///
    /// Source: SQL Server, "CREATE INDEX" (`filter_predicate`).
    pub simple_predicates: bool,
    /// Whether an index may be over a computed column that is not kept and is made of binary numbers.
    ///
    /// Source: SQL Server, "Indexes on computed columns" (precision requirements).
    pub imprecise_keys: bool,
    /// The longest comment of a table that the database keeps.
    ///
    /// Source: MySQL 8.4, "CREATE TABLE" (2048 characters; an error in strict mode); SQL Server,
    /// "`sp_addextendedproperty`" (7,500 bytes).
    pub table_comment_limit: Option<NameLimit>,
    /// The longest comment of a column that the database keeps.
    ///
    /// Source: MySQL 8.4, "CREATE TABLE" (1024 characters); SQL Server, "`sp_addextendedproperty`".
    pub column_comment_limit: Option<NameLimit>,
    /// The collation of a text whose spec says none, where the database's own need not tell every text from every
    /// other. It goes with UTF-16, in which such columns are kept, so it is none of the UTF-8 ones.
    ///
    /// Source: SQL Server, "Collation and Unicode support" (a server's collation ignores case; `_BIN2` compares
    /// code points).
    pub text_collation: Option<&'static str>,
    /// Whether an index key may be an expression. `mysql` must also satisfy MariaDB, which has none.
    ///
    /// Source: SQLite, "Indexes On Expressions"; PostgreSQL 16, "Indexes on Expressions"; MariaDB and SQL Server,
    /// "CREATE INDEX" (columns only).
    pub expression_indexes: bool,
    /// Whether an index may `INCLUDE` columns that are not keys.
    ///
    /// Source: PostgreSQL 16, "CREATE INDEX"; SQL Server, "Create indexes with included columns".
    pub covering_indexes: bool,
    /// Whether constraint checking may be deferred to the end of a transaction.
    ///
    /// Source: SQLite, "SQLite Foreign Key Support", 4.2; PostgreSQL 16, "SET CONSTRAINTS"; MySQL 8.4, "FOREIGN KEY
    /// Constraints" (checked at once); SQL Server, "CREATE TABLE" (has no such clause).
    pub deferrable_constraints: bool,
    /// Whether several cascading foreign keys may reach one table, or a cascade may come back to it.
    ///
    /// Source: SQL Server, error 1785 in "Primary and foreign key constraints".
    pub multiple_cascade_paths: bool,
    /// The most bytes all keys of one index may have; `None` where there is no fixed limit.
    ///
    /// Source: MySQL 8.4, "InnoDB Limits" (3072 bytes, DYNAMIC row format); SQL Server, "Maximum
    /// capacity specifications" (1700 bytes, nonclustered).
    pub index_bytes_maximum: Option<usize>,
    /// Bytes that one character of an indexed `string(n)` may take.
    ///
    /// Source: MySQL 8.4, "The utf8mb4 Character Set"; SQL Server, "nchar and nvarchar" (two a unit of UTF-16).
    pub bytes_per_character: usize,
    /// Whether `text`, `json` and `bytes` may be a key or indexed without a length.
    ///
    /// Source: MySQL 8.4, "Column Prefix Key Parts"; SQL Server, "CREATE INDEX" (no large object types).
    pub unbounded_keys: bool,
    /// Whether a key or an index may be over the beginning of a text or of bytes.
    ///
    /// Source: MySQL 8.4 and MariaDB, "CREATE INDEX" (column prefix key parts); the others' "CREATE INDEX" has none.
    pub key_prefixes: bool,
    /// Whether a column of the primary key may be NULL, unless it numbers the rows.
    ///
    /// Source: SQLite, "CREATE TABLE" (The PRIMARY KEY: a bug that is kept for compatibility).
    pub null_keys: bool,
    /// Whether a column can become the time of each change of its row.
    ///
    /// Source: MySQL 8.4, "Automatic Initialization and Updating for TIMESTAMP and DATETIME"; MariaDB, "TIMESTAMP".
    pub auto_update: bool,
    /// The most bytes the primary key may have, where that is less than for other indexes.
    ///
    /// Source: SQL Server, "Maximum capacity specifications" (900 bytes, clustered index key).
    pub primary_key_bytes_maximum: Option<usize>,
    /// The most columns in one index or key.
    ///
    /// Source: SQLite, "Implementation Limits" (2000); PostgreSQL 16, "PostgreSQL Limits" (32);
    /// MySQL 8.4, "InnoDB Limits" (16; MariaDB 32); SQL Server, "Maximum capacity specifications" (32).
    pub key_columns_maximum: usize,
    /// Whether names that differ only in case are one name, at least on some of its platforms.
    ///
    /// Source: SQLite, "SQL Language Expressions"; MySQL 8.4, "Identifier Case Sensitivity" (columns and
    /// indexes everywhere, tables on Windows and macOS); SQL Server, "Database identifiers" (by collation).
    pub folds_names: bool,
    /// Whether a table is found by its name in other case, wherever the server runs. On MySQL that depends on the files of
    /// the machine (MySQL 8.4, "Identifier Case Sensitivity").
    pub folds_table_names: bool,
    /// The most bytes that the columns of a row may have together, without those kept elsewhere.
    ///
    /// Source: MySQL 8.4, "Limits on Table Column Count and Row Size".
    pub row_bytes_maximum: Option<usize>,
    /// The longest `string(n)`, in characters.
    ///
    /// Source: PostgreSQL 16, "Character Types" (10485760); MySQL 8.4, "The CHAR and VARCHAR Types"
    /// (65535 bytes, four a character); SQL Server, "nchar and nvarchar" (4000).
    pub string_length_maximum: Option<u32>,
    /// The largest precision and scale of a `decimal(p, s)`.
    ///
    /// Source: PostgreSQL 16, "Numeric Types"; MySQL 8.4, "DECIMAL Data Type Characteristics";
    /// SQL Server, "decimal and numeric".
    pub decimal_maximum: Option<(u32, u32)>,
    /// How many digits of a `decimal(p, s)` are kept, where it is less than the precision promises.
    ///
    /// Source: SQLite, "Datatypes In SQLite" (numeric affinity, 15 significant digits).
    pub decimal_digits_kept: Option<u32>,
    /// The most dimensions of a `vector(n)`.
    ///
    /// Source: pgvector 0.8, "Vector Type" (16000); four bytes a dimension within MySQL's 65535-byte row
    /// and SQL Server's `VARBINARY(8000)`.
    pub vector_dimensions_maximum: Option<u32>,
    /// The names of the index methods there are, in lower case.
    ///
    /// Source: PostgreSQL 16, "Index Types", with the extensions bloom and pgvector 0.8; MySQL 8.4,
    /// "CREATE INDEX" (InnoDB has B-trees only and takes `hash` for one).
    pub index_methods: &'static [&'static str],
    /// Whether a foreign key may `SET DEFAULT`.
    ///
    /// Source: MySQL 8.4, "FOREIGN KEY Constraints" (refused by InnoDB).
    pub set_default: bool,

    /// Whether `ON UPDATE CASCADE` may lead from a column that may be NULL to one that cannot.
    ///
    /// Where it may not the database refuses the foreign key, so the spec is refused with E0425.
    ///
    /// Source: MariaDB 10.5.26, 10.11.9 and later refuse it (MDEV-34392, error 150).
    pub cascades_to_required: bool,

    /// Whether a check and a stored generated column may read a column that a foreign key's action writes.
    ///
    /// Where they may not the database refuses the table, so the spec is refused with E0424.
    ///
    /// Source: MySQL 8.4, "CHECK Constraints", "FOREIGN KEY Constraints" (conditions and restrictions);
    /// MariaDB 10.11 refuses the same (error 1901).
    pub computed_from_written: bool,
    /// Which SQL types the two sides of a foreign key may have.
    ///
    /// Source: SQLite, "Datatypes In SQLite"; PostgreSQL 16, "Foreign Keys"; MySQL 8.4, "FOREIGN KEY Constraints";
    /// SQL Server, error 1778.
    pub foreign_key_types: ForeignKeyTypes,
    /// Whether the two sides of a foreign key must have the same length and scale.
    ///
    /// Source: SQL Server, error 1753.
    pub equal_foreign_key_lengths: bool,
    /// Whether the two sides of a foreign key must have the same collation.
    ///
    /// Source: MySQL 8.4, "FOREIGN KEY Constraints"; SQL Server, error 1757.
    pub equal_foreign_key_collations: bool,
    /// Whether the columns that a foreign key refers to must stand in the order of the key.
    ///
    /// Source: MySQL 8.4, "FOREIGN KEY Constraints" ("listed as the first columns in the same order").
    pub ordered_foreign_keys: bool,
    /// Whether a generated column may be part of the primary key.
    ///
    /// Source: SQLite, "Generated Columns", 2.3 (Limitations).
    pub generated_primary_keys: bool,
    /// Whether a generated column may be computed from an auto-increment column, and a check may read one.
    ///
    /// Source: MySQL 8.4, "CREATE TABLE and Generated Columns", "CHECK Constraints"; MariaDB 10.11 refuses the same
    /// (error 1901).
    pub generated_from_auto_increment: bool,
    /// Among which names a trigger's name must be unique.
    ///
    /// Source: SQLite, "CREATE TRIGGER"; PostgreSQL 16, "CREATE TRIGGER"; MySQL 8.4, "CREATE TRIGGER".
    pub trigger_names: NameScope,
    /// Whether primary keys and unique constraints are indexes by the same name.
    ///
    /// Source: PostgreSQL 16, "CREATE TABLE" ("Constraint names must be different from other relations").
    pub key_names_are_index_names: bool,
    /// Whether constraints and triggers share one set of names with tables and views.
    ///
    /// Source: SQL Server, "`sys.objects`" (names are unique within a schema).
    pub one_set_of_names: bool,
    /// Whether a name may have characters beyond U+FFFF, and spaces at its end.
    ///
    /// Source: MySQL 8.4, "Schema Object Names".
    pub any_character_in_names: bool,
    /// What no table, view, index or trigger may be called by its first letters.
    ///
    /// Source: SQLite, "CREATE TABLE" (names that begin with `sqlite_` are reserved).
    pub reserved_prefix: Option<&'static str>,
    /// What no index or unique constraint may be called, in lower case.
    ///
    /// Source: MySQL 8.4, "CREATE TABLE" (`PRIMARY`); "InnoDB Limits" (`GEN_CLUST_INDEX`).
    pub reserved_index_names: &'static [&'static str],
    /// Whether an index is built, and a constraint proved, while rows are written: in migrations of their own.
    ///
    /// Source: PostgreSQL 16, "CREATE INDEX" (`CONCURRENTLY`), "ALTER TABLE" (`NOT VALID`).
    pub safe_forms: bool,
    /// Whether a foreign key needs an index over its columns. The database makes one where there is none, and drops
    /// it when it finds another.
    ///
    /// Source: MySQL 8.4, "FOREIGN KEY Constraints" (Indexes on Foreign Keys).
    pub foreign_keys_need_indexes: bool,
    /// Whether a stored generated column keeps its values when it is computed no longer.
    ///
    /// Source: PostgreSQL 16, "ALTER TABLE" (`DROP EXPRESSION`); MySQL 8.4, "ALTER TABLE and Generated Columns";
    /// SQL Server, "ALTER TABLE" (a computed column cannot be altered).
    pub ended_columns_keep_values: bool,
    /// Whether a column that is there can begin or stop to number the rows.
    ///
    /// Source: SQL Server, "CREATE TABLE (IDENTITY)", which is given when a column is made.
    pub alters_identity: bool,
    /// Whether the type of a generated column can be altered.
    ///
    /// Source: MySQL 8.4, "ALTER TABLE and Generated Columns"; PostgreSQL 16, "ALTER TABLE"; SQL Server, "ALTER
    /// TABLE".
    pub alters_generated: bool,
    /// Whether rows are numbered by a sequence, which keeps its name when the table or column gets another.
    ///
    /// Source: PostgreSQL 16, "CREATE SEQUENCE", "ALTER TABLE".
    pub named_sequences: bool,
    /// Whether a text column gets a longer type without its rows being read or written.
    ///
    /// Source: PostgreSQL 16, "ALTER TABLE" (Notes); MySQL 8.4, "Online DDL Operations" (only within one length of
    /// the prefix).
    pub widens_text_in_place: bool,
    /// Whether a full-text index stands on a stored column of its own, which is added for it.
    ///
    /// Source: PostgreSQL 16, "Tables and Indexes" of "Full Text Search".
    pub searches_stored_column: bool,
    /// Whether a view is made without a look at what it reads.
    ///
    /// Source: SQLite, "CREATE VIEW" (names are resolved when it is read).
    pub unchecked_views: bool,
    /// Whether a column that a view reads can neither be dropped nor get another type.
    ///
    /// Source: PostgreSQL 16, "Dependency Tracking", "ALTER TABLE".
    pub views_hold_columns: bool,
    /// Whether a view can be given another query whatever it reads by then, and keeps its definer and its rights.
    ///
    /// Source: MySQL 8.4, "ALTER VIEW Statement".
    pub alters_views: bool,
    /// Whether a view may have triggers, which are dropped with it.
    ///
    /// Source: SQLite, PostgreSQL 16 and SQL Server, "CREATE TRIGGER" (`INSTEAD OF`); MySQL 8.4, "CREATE TRIGGER"
    /// (tables only).
    pub view_triggers: bool,
    /// The first version with one test that tells whether a text is any JSON value, where earlier ones need
    /// several.
    ///
    /// Source: SQL Server 2022, "ISJSON (Transact-SQL)".
    pub json_test_since: Option<u32>,
    /// Whether `DROP INDEX` must name the table.
    ///
    /// Source: SQL Server, "DROP INDEX"; MySQL 8.4, "DROP INDEX Statement".
    pub drop_index_names_table: bool,
    /// Whether `NOT NULL` is accepted at a generated column that is computed on reading.
    ///
    /// Source: SQL Server, "Specify Computed Columns in a Table" (only at a column that is kept).
    pub virtual_not_null: bool,
    /// Whether raw SQL can create types for columns.
    ///
    /// Source: PostgreSQL 16, "CREATE DOMAIN", "CREATE TYPE".
    pub made_types: bool,
    /// How it keeps a set of values as a type.
    ///
    /// Source: PostgreSQL 16, "Enumerated Types"; MySQL 8.4, "The ENUM Type"; MariaDB, "ENUM".
    pub native_enums: NativeEnums,
    /// Whether the database has built-in types only, so that every name is known. Elsewhere an unknown name may be a
    /// user-defined type.
    ///
    /// Source: MySQL 8.4, "Data Types"; SQL Server, "CREATE TYPE".
    pub fixed_types: bool,
    /// Whether a full-text index needs a key of one column that is `NOT NULL`.
    ///
    /// Source: SQL Server, "CREATE FULLTEXT INDEX" (`KEY INDEX`).
    pub search_needs_key: bool,
    /// Whether a full-text index finds its rows by their rowid, which `VACUUM` may change where no column keeps it.
    ///
    /// Source: SQLite, "FTS5 Extension" (external content tables), "VACUUM".
    pub searches_by_rowid: bool,
    /// What is appended to the name of a full-text index for the tables in which it is kept.
    ///
    /// Source: SQLite, "FTS5 Extension" (shadow tables).
    pub search_table_suffixes: &'static [&'static str],
    /// Whether a full-text index knows the stems of a language's words.
    ///
    /// Source: MySQL 8.4, "Full-Text Stopwords", "Full-Text Restrictions" (none).
    pub search_stems: bool,
    /// Whether `VARCHAR` has one byte for a character, as there is `NVARCHAR` for all others.
    ///
    /// Source: SQL Server, "char and varchar".
    pub narrow_varchar: bool,
    /// What no column may be called, in lower case.
    ///
    /// Source: PostgreSQL 16, "System Columns".
    pub reserved_column_names: &'static [&'static str],
}
