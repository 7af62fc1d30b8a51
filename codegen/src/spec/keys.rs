//! Every key of the spec: where it may be used, with what kind of value, and its purpose.
//!
//! Unknown keys are reported from this registry, and the JSON Schema for editors is made from it.

use self::ValueKind::{Boolean, Count, Either, Expression, List, Mapping, Names, Text, Words};
use crate::{
    dialect::{Dialect, Server},
    schema::ColumnType,
};

/// A mapping with a fixed set of keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Context {
    /// The whole file.
    File,
    /// `settings`
    Settings,
    /// A module.
    Module,
    /// A named type.
    NamedType,
    /// An enum.
    Enum,
    /// A value of an enum.
    EnumValue,
    /// A table.
    Table,
    /// A column.
    Column,
    /// `generated` of a column.
    Generated,
    /// A primary key.
    PrimaryKey,
    /// A column of a primary key or unique constraint.
    KeyColumn,
    /// A unique constraint.
    Unique,
    /// A foreign key.
    ForeignKey,
    /// `references` of a foreign key.
    Reference,
    /// A check.
    Check,
    /// An index.
    Index,
    /// A key of an index.
    IndexKey,
    /// An item of a table's `exclusions`.
    Exclusion,
    /// An element of such.
    Element,
    /// A full-text index.
    Search,
    /// A trigger.
    Trigger,
    /// A view.
    View,
    /// A column of a view.
    ViewColumn,
    /// A raw object.
    Raw,
    /// `up` and `down` of a raw object.
    RawSql,
    /// A consent.
    Consent,
    /// A data step.
    DataStep,
    /// `before` of a data step.
    Change,
    /// What is added to each kind of struct and to enums.
    AddedToItems,
    /// What is added to each kind of struct.
    AddedToModels,
    /// One value for each dialect.
    Dialects,
    /// Whether a column may be NULL, for each dialect.
    DialectNullability,
    /// Whether rows are numbered, for each dialect.
    DialectNumbering,
    /// An action of a foreign key for each dialect.
    DialectActions,
    /// How an enum is stored, for each dialect.
    DialectStorages,
    /// A primary key for each dialect.
    DialectKeys,
}

/// A key of a mapping.
#[derive(Clone, Copy, Debug)]
pub(super) struct Key {
    /// The key as it is written.
    pub(super) name: &'static str,
    /// What may stand behind it.
    pub(super) kind: ValueKind,
    /// Whether it may be left out.
    pub(super) presence: Presence,
    /// What it is for, in one line.
    pub(super) doc: &'static str,
}

/// Whether a key may be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Presence {
    /// It may be left out.
    Optional,
    /// It must be there.
    Required,
}

/// What may stand behind a key.
#[derive(Clone, Copy, Debug)]
pub(super) enum ValueKind {
    /// Text.
    Text,
    /// `true` or `false`.
    Boolean,
    /// A whole number from 1.
    Count,
    /// A portable expression; numbers and booleans are expressions too.
    Expression,
    /// One of these words.
    Words(&'static [&'static str]),
    /// A list of one kind.
    List(&'static ValueKind),
    /// Names chosen by the spec's author, each with a value of one kind.
    Names(&'static ValueKind),
    /// A mapping with fixed keys.
    Mapping(Context),
    /// One of several kinds.
    Either(&'static [ValueKind]),
}

/// What a mapping from dialects is called.
const EACH: &str = "a value for each dialect";

const ACTION_WORDS: &[&str] = &["no_action", "restrict", "cascade", "set_null", "set_default"];
const ENUM_STORAGE_WORDS: &[&str] = &["text", "native"];
const TEXTS: ValueKind = List(&Text);
const NAMES: ValueKind = Either(&[Text, TEXTS]);
const DIALECTS: ValueKind = List(&Words(Dialect::KEYWORDS));
const DIALECTS_AND_SERVERS: ValueKind =
    List(&Either(&[Words(Dialect::KEYWORDS), Words(Server::KEYWORDS)]));
const RAW_SQL: ValueKind = Either(&[Words(&["none"]), Mapping(Context::RawSql)]);
const SQL: ValueKind = Either(&[Text, Mapping(Context::Dialects)]);
const EXPRESSION: ValueKind = Either(&[Expression, Mapping(Context::Dialects)]);
const GENERATED: ValueKind = Either(&[Expression, Mapping(Context::Generated)]);
const COLUMN: ValueKind = Either(&[Text, Mapping(Context::Column)]);
const VIEW_COLUMN: ValueKind = Either(&[Text, Mapping(Context::ViewColumn)]);
const KEY_COLUMN: ValueKind = Either(&[Text, Mapping(Context::KeyColumn)]);
const KEY_COLUMNS: ValueKind = List(&KEY_COLUMN);
const ONE_PRIMARY_KEY: ValueKind = Either(&[Text, KEY_COLUMNS, Mapping(Context::PrimaryKey)]);
const PRIMARY_KEY: ValueKind = Either(&[ONE_PRIMARY_KEY, Mapping(Context::DialectKeys)]);
const ENUM_STORAGE: ValueKind =
    Either(&[Words(ENUM_STORAGE_WORDS), Mapping(Context::DialectStorages)]);
const ACTION: ValueKind = Either(&[Words(ACTION_WORDS), Mapping(Context::DialectActions)]);
const NULLABLE: ValueKind = Either(&[Boolean, Mapping(Context::DialectNullability)]);
const REFERENCE: ValueKind = Either(&[Text, Mapping(Context::Reference)]);
const UNIQUE: ValueKind = Either(&[KEY_COLUMNS, Mapping(Context::Unique)]);
const CHECK: ValueKind = Either(&[Text, Mapping(Context::Check)]);
const INDEX_KEY: ValueKind = Either(&[Text, Mapping(Context::IndexKey)]);
const INDEX_KEYS: ValueKind = List(&INDEX_KEY);
const ELEMENT: ValueKind = Either(&[Text, Mapping(Context::Element)]);
const ELEMENTS: ValueKind = List(&ELEMENT);
const EXCLUSION: ValueKind = Either(&[ELEMENTS, Mapping(Context::Exclusion)]);
const INDEX: ValueKind = Either(&[INDEX_KEYS, Mapping(Context::Index)]);
const SEARCH: ValueKind = Either(&[TEXTS, Mapping(Context::Search)]);
const CHANGES: ValueKind = Either(&[Mapping(Context::Change), List(&Mapping(Context::Change))]);
const MODULE: ValueKind = Either(&[Text, Mapping(Context::Module)]);
const MODELS: ValueKind = Either(&[
    Words(&["none", "rows", "new", "changes"]),
    List(&Words(&["rows", "new", "changes"])),
]);
const MODELS_OF_VIEW: ValueKind = Either(&[Words(&["none", "rows"]), List(&Words(&["rows"]))]);
const ADDED_TO_ALL: ValueKind = Either(&[NAMES, Mapping(Context::AddedToItems)]);
const ADDED: ValueKind = Either(&[NAMES, Mapping(Context::AddedToModels)]);
const VISIBILITY: ValueKind = Words(&["pub", "pub(crate)"]);
const VALUE: ValueKind = Either(&[Text, Mapping(Context::EnumValue)]);
const VALUES: ValueKind = List(&VALUE);
const ENUM: ValueKind = Either(&[VALUES, Mapping(Context::Enum)]);
const NAMED_TYPE: ValueKind = Either(&[Text, Mapping(Context::NamedType)]);
const ONE_AUTO_INCREMENT: ValueKind =
    Either(&[Boolean, Words(&["by_default", "never_reuse", "serial", "always"])]);
const AUTO_INCREMENT: ValueKind = Either(&[ONE_AUTO_INCREMENT, Mapping(Context::DialectNumbering)]);
const DEFERRABLE: ValueKind = Words(&["immediate", "deferred"]);
const PARAMETERS: ValueKind = Names(&Either(&[Text, Boolean, Count]));
const DOWN: ValueKind = Either(&[Words(&["none"]), SQL]);

const fn key(name: &'static str, kind: ValueKind, doc: &'static str) -> Key {
    Key { name, kind, presence: Presence::Optional, doc }
}

const fn required(name: &'static str, kind: ValueKind, doc: &'static str) -> Key {
    Key { name, kind, presence: Presence::Required, doc }
}

/// The keys that an included file may hold.
pub(super) const INCLUDED_FILE_KEYS: &[&str] = &[
    "include",
    "modules",
    "models",
    "derive",
    "attributes",
    "visibility",
    "types",
    "enums",
    "tables",
    "views",
    "raw",
    "query_together",
];

impl Context {
    /// Every context, the file first.
    pub(super) const ALL: &'static [Self] = &[
        Self::File,
        Self::Settings,
        Self::Module,
        Self::NamedType,
        Self::Enum,
        Self::EnumValue,
        Self::Table,
        Self::Column,
        Self::Generated,
        Self::PrimaryKey,
        Self::KeyColumn,
        Self::Unique,
        Self::ForeignKey,
        Self::Reference,
        Self::Check,
        Self::Index,
        Self::IndexKey,
        Self::Exclusion,
        Self::Element,
        Self::Search,
        Self::Trigger,
        Self::View,
        Self::ViewColumn,
        Self::Raw,
        Self::RawSql,
        Self::Consent,
        Self::DataStep,
        Self::Change,
        Self::AddedToItems,
        Self::AddedToModels,
        Self::Dialects,
        Self::DialectNullability,
        Self::DialectNumbering,
        Self::DialectActions,
        Self::DialectStorages,
        Self::DialectKeys,
    ];

    /// What such a mapping describes, for messages.
    pub(super) fn title(self) -> &'static str {
        self.row().0
    }

    /// The name under which the JSON Schema defines it.
    pub(super) fn definition(self) -> &'static str {
        self.row().1
    }

    /// The keys of such a mapping, in the order of the reference.
    pub(super) fn keys(self) -> &'static [Key] {
        self.row().2
    }

    fn row(self) -> (&'static str, &'static str, &'static [Key]) {
        match self {
            Self::File => ("the file", "file", FILE),
            Self::Settings => ("`settings`", "settings", SETTINGS),
            Self::Module => ("a module", "module", MODULE_KEYS),
            Self::NamedType => ("a named type", "named_type", NAMED_TYPE_KEYS),
            Self::Enum => ("an enum", "enum", ENUM_KEYS),
            Self::EnumValue => ("an enum's value", "enum_value", ENUM_VALUE_KEYS),
            Self::Table => ("a table", "table", TABLE),
            Self::Column => ("a column", "column", COLUMN_KEYS),
            Self::Generated => ("`generated`", "generated", GENERATED_KEYS),
            Self::PrimaryKey => ("a primary key", "primary_key", PRIMARY_KEY_KEYS),
            Self::KeyColumn => ("a column of a key", "key_column", KEY_COLUMN_KEYS),
            Self::Unique => ("a unique constraint", "unique", UNIQUE_KEYS),
            Self::ForeignKey => ("a foreign key", "foreign_key", FOREIGN_KEY_KEYS),
            Self::Reference => ("`references`", "reference", REFERENCE_KEYS),
            Self::Check => ("a check", "check", CHECK_KEYS),
            Self::Index => ("an index", "index", INDEX_MAPPING_KEYS),
            Self::IndexKey => ("an index key", "index_key", INDEX_KEY_KEYS),
            Self::Exclusion => ("an exclusion constraint", "exclusion", EXCLUSION_KEYS),
            Self::Element => ("an element of an exclusion", "element", ELEMENT_KEYS),
            Self::Search => ("a full-text index", "search", SEARCH_KEYS),
            Self::Trigger => ("a trigger", "trigger", TRIGGER_KEYS),
            Self::View => ("a view", "view", VIEW_KEYS),
            Self::ViewColumn => ("a view's column", "view_column", VIEW_COLUMN_KEYS),
            Self::Raw => ("a raw object", "raw", RAW_KEYS),
            Self::RawSql => ("raw SQL", "raw_sql", RAW_SQL_KEYS),
            Self::Consent => ("a consent", "consent", CONSENT_KEYS),
            Self::DataStep => ("a data step", "data_step", DATA_STEP_KEYS),
            Self::Change => ("a change", "change", CHANGE_KEYS),
            Self::AddedToItems => ("a list for each kind", "added_to_items", ADDED_TO_ITEMS),
            Self::AddedToModels => ("a list for each kind", "added_to_models", ADDED_TO_MODELS),
            Self::Dialects => (EACH, "dialects", DIALECT_TEXTS),
            Self::DialectNullability => (EACH, "dialect_nullability", DIALECT_NULLABILITY),
            Self::DialectNumbering => (EACH, "dialect_numbering", DIALECT_NUMBERING),
            Self::DialectActions => (EACH, "dialect_actions", DIALECT_ACTIONS),
            Self::DialectStorages => (EACH, "dialect_storages", DIALECT_STORAGES),
            Self::DialectKeys => (EACH, "dialect_keys", DIALECT_PRIMARY_KEYS),
        }
    }

    /// The key called `name`, if such a mapping has one.
    pub(super) fn key(self, name: &str) -> Option<&'static Key> {
        self.keys().iter().find(|key| key.name == name)
    }
}

/// The keywords of types without parameters, for help texts.
pub(super) fn type_keywords() -> impl Iterator<Item = &'static str> {
    ColumnType::portable().iter().map(|row| row.keyword)
}

const FILE: &[Key] = &[
    key("dialects", DIALECTS, "The dialects in use; by default all four."),
    key("settings", Mapping(Context::Settings), "Settings for the whole spec."),
    key(
        "include",
        TEXTS,
        "Further files, relative to this one and inside the first file's folder.",
    ),
    key("modules", Names(&MODULE), "The modules, each with its doc comment."),
    key("models", MODELS, "Which structs are generated for each table; all if not said."),
    key("derive", ADDED_TO_ALL, "What row structs and enums derive in addition, or each kind."),
    key("attributes", ADDED_TO_ALL, "Attributes of row structs and enums, or of each kind."),
    key("visibility", VISIBILITY, "From where structs can be named; `pub` if not said."),
    key("types", Names(&NAMED_TYPE), "Named types."),
    key("enums", Names(&ENUM), "Enums: the values that a column may take."),
    key("tables", Names(&Mapping(Context::Table)), "The tables."),
    key("views", Names(&Mapping(Context::View)), "The views."),
    key("raw", Names(&Mapping(Context::Raw)), "Objects written as raw SQL."),
    key("query_together", List(&TEXTS), "Tables that may be used in one query."),
    key(
        "consents",
        List(&Mapping(Context::Consent)),
        "Agreement to changes that can lose or refuse rows.",
    ),
    key(
        "data_steps",
        List(&Mapping(Context::DataStep)),
        "Changes of rows, tied to a change of the schema.",
    ),
];

const SETTINGS: &[Key] = &[
    key("sqlite_minimum", Text, "The oldest SQLite on which migrations must run, in quotes."),
    key("mssql_minimum", Count, "The oldest SQL Server on which migrations must run."),
    key(
        "mssql_collation",
        Text,
        "The collation of text on SQL Server; DATABASE_DEFAULT is the database's.",
    ),
    key(
        "postgres_safe_forms",
        Boolean,
        "Whether CONCURRENTLY and NOT VALID get separate migrations for PostgreSQL.",
    ),
    key(
        "diesel_columns",
        Count,
        "How many columns Diesel is built for: 32, or 64 or 128 by its Cargo features.",
    ),
];

const MODULE_KEYS: &[Key] = &[
    key("doc", Text, "Rust's doc comment."),
    key("models", MODELS, "Which structs are generated for each table of the module."),
    key("derive", ADDED, "What the row structs of the module derive in addition, or each kind."),
    key("attributes", ADDED, "Attributes of the module's row structs, or of each kind."),
    key("visibility", VISIBILITY, "From where structs of the module can be named."),
];

const NAMED_TYPE_KEYS: &[Key] = &[
    key("type", Text, "The portable type that it stands for."),
    key("rust", Text, "The Rust type of fields of this type; `none` leaves them out."),
    key("diesel", Text, "The Diesel SQL type from which `rust` is read."),
    key("doc", Text, "The doc comment of columns that have none."),
    key("sqlite", Text, "The SQL type in SQLite, instead of the usual one."),
    key("postgres", Text, "The SQL type in PostgreSQL, instead of the usual one."),
    key("mysql", Text, "The SQL type in MySQL and MariaDB, instead of the usual one."),
    key("mysql_proper", Text, "The SQL type in MySQL, instead of that for `mysql`."),
    key("mariadb", Text, "The SQL type in MariaDB, instead of that for `mysql`."),
    key("mssql", Text, "The SQL type in SQL Server, instead of the usual one."),
];

const ENUM_KEYS: &[Key] = &[
    required("values", VALUES, "The values in their order."),
    key("storage", ENUM_STORAGE, "Whether it is text with a check or a type of the database."),
    key("length", Count, "The length in characters of the string that stores a value."),
    key("rust", Text, "The Rust type's name."),
    key("doc", Text, "The Rust type's doc comment."),
    key("derive", NAMES, "What it derives in addition."),
    key("attributes", NAMES, "Its attributes."),
];

const ENUM_VALUE_KEYS: &[Key] = &[
    required("value", Text, "The value as stored."),
    key("doc", Text, "The variant's doc comment."),
    key("renamed_from", Text, "The former value."),
];

const TABLE: &[Key] = &[
    key("module", Text, "The module that re-exports it."),
    key("doc", Text, "The doc comment in Rust."),
    required("columns", Names(&COLUMN), "The columns in their order."),
    key("primary_key", PRIMARY_KEY, "The columns of the primary key, or `none`."),
    key("unique", List(&UNIQUE), "Unique constraints."),
    key("foreign_keys", List(&Mapping(Context::ForeignKey)), "Foreign keys."),
    key("checks", List(&CHECK), "Checks."),
    key("indexes", List(&INDEX), "Indexes."),
    key("exclusions", List(&EXCLUSION), "Exclusion constraints of PostgreSQL."),
    key("search", List(&SEARCH), "Full-text indexes."),
    key("triggers", Names(&Mapping(Context::Trigger)), "Triggers."),
    key("comment", Text, "A comment stored in the database."),
    key("row", Text, "The row struct's name; `none` leaves the table out of the Rust code."),
    key("models", MODELS, "Which structs are generated for it."),
    key("derive", ADDED, "What its row struct derives in addition, or each kind."),
    key("attributes", ADDED, "Attributes of its row struct, or of each kind."),
    key("visibility", VISIBILITY, "From where its structs can be named."),
    key("only", DIALECTS_AND_SERVERS, "The dialects and servers in which it exists."),
    key("renamed_from", Text, "The former name."),
    key(
        "experimental",
        Boolean,
        "Whether it is an experiment; only for names that start with exp_.",
    ),
];

const COLUMN_KEYS: &[Key] = &[
    required("type", Text, "The type as in the short form, `?` and `=` included."),
    key("nullable", NULLABLE, "Whether it may be NULL, instead of `?`."),
    key("default", EXPRESSION, "The default, instead of `=`."),
    key("auto_increment", AUTO_INCREMENT, "Whether the database numbers the rows."),
    key(
        "auto_update",
        Boolean,
        "Whether it becomes the time of each change of its row on MySQL and MariaDB.",
    ),
    key("generated", GENERATED, "The expression that it is computed from."),
    key("references", REFERENCE, "`table.column`: a foreign key of this column."),
    key("on_delete", ACTION, "What a delete of the referenced row does."),
    key("on_update", ACTION, "What a change of the referenced key does."),
    key(
        "deferrable",
        Words(&["immediate", "deferred"]),
        "Whether the foreign key's check may wait for the end of the transaction.",
    ),
    key("unique", Boolean, "A unique constraint of this column."),
    key("check", EXPRESSION, "A check of this column."),
    key("index", Boolean, "An index of this column."),
    key("collation", SQL, "The collation, or one for each dialect."),
    key("comment", Text, "A comment stored in the database."),
    key("doc", Text, "The doc comment in Rust."),
    key("rust", Text, "The Rust type of the field; `none` leaves the column out of the Rust code."),
    key("diesel", Text, "The Diesel SQL type from which `rust` is read."),
    key("rust_name", Text, "The Rust name of the field."),
    key("sqlite", Text, "The SQL type in SQLite, instead of the usual one."),
    key("postgres", Text, "The SQL type in PostgreSQL, instead of the usual one."),
    key("mysql", Text, "The SQL type in MySQL and MariaDB, instead of the usual one."),
    key("mysql_proper", Text, "The SQL type in MySQL, instead of that for `mysql`."),
    key("mariadb", Text, "The SQL type in MariaDB, instead of that for `mysql`."),
    key("mssql", Text, "The SQL type in SQL Server, instead of the usual one."),
    key("renamed_from", Text, "The former name."),
];

const GENERATED_KEYS: &[Key] = &[
    required("as", EXPRESSION, "What it is computed from."),
    key(
        "storage",
        Words(&["stored", "virtual"]),
        "Whether the value is stored; `stored` by default.",
    ),
];

const PRIMARY_KEY_KEYS: &[Key] = &[
    key("name", Text, "The constraint's name."),
    required("columns", Either(&[Text, KEY_COLUMNS]), "Its columns in order."),
    key("deferrable", DEFERRABLE, "Whether the check may wait for the end of the transaction."),
    key("include", NAMES, "Columns kept in its index on PostgreSQL without being in the key."),
];

const KEY_COLUMN_KEYS: &[Key] = &[
    required("key", Text, "A column."),
    key("length", Count, "How many characters of it count on MySQL and MariaDB."),
];

const REFERENCE_KEYS: &[Key] = &[
    required("table", Text, "The referenced table, whatever its name."),
    key("columns", NAMES, "The referenced columns; by default the primary key."),
];

const UNIQUE_KEYS: &[Key] = &[
    key("name", Text, "The constraint's name."),
    required("columns", Either(&[Text, KEY_COLUMNS]), "Its columns in order."),
    key(
        "nulls_not_distinct",
        Boolean,
        "Whether two NULLs are equal, so that one row may have NULL.",
    ),
    key("deferrable", DEFERRABLE, "Whether the check may wait for the end of the transaction."),
    key("include", NAMES, "Columns kept in its index on PostgreSQL without being in the key."),
    key("only", DIALECTS_AND_SERVERS, "The dialects and servers in which it exists."),
    key("renamed_from", Text, "The former name."),
];

const FOREIGN_KEY_KEYS: &[Key] = &[
    key("name", Text, "The constraint's name."),
    required("columns", NAMES, "The referring columns in order."),
    required("references", REFERENCE, "`table`, `table(columns)` or `table.column`."),
    key("on_delete", ACTION, "What a delete of the referenced row does."),
    key("on_update", ACTION, "What a change of the referenced key does."),
    key(
        "deferrable",
        Words(&["immediate", "deferred"]),
        "Whether the check may wait for the end of the transaction.",
    ),
    key("not_valid", Boolean, NOT_VALID),
    key("only", DIALECTS_AND_SERVERS, "The dialects and servers in which it exists."),
    key("renamed_from", Text, "The former name."),
];

/// What `not_valid` says.
const NOT_VALID: &str = "Whether rows that were there before it may break it on PostgreSQL, until this word is removed.";

const CHECK_KEYS: &[Key] = &[
    key("name", Text, "The constraint's name."),
    required("check", EXPRESSION, "What must not be false."),
    key("not_valid", Boolean, NOT_VALID),
    key("only", DIALECTS_AND_SERVERS, "The dialects and servers in which it exists."),
    key("renamed_from", Text, "The former name."),
];

const INDEX_MAPPING_KEYS: &[Key] = &[
    key("name", Text, "The index's name."),
    required(
        "columns",
        Either(&[Text, INDEX_KEYS]),
        "Columns or expressions, optionally followed by `asc` or `desc`.",
    ),
    key("unique", Boolean, "Whether two rows may not have equal keys."),
    key("nulls_not_distinct", Boolean, "Whether two NULLs are equal in a unique index."),
    key("where", EXPRESSION, "The rows it covers, if not all."),
    key("include", NAMES, "Columns kept in the index without being keys."),
    key("method", SQL, "The access method in each dialect."),
    key("with", PARAMETERS, "Storage parameters on PostgreSQL, such as `fillfactor`."),
    key("only", DIALECTS_AND_SERVERS, "The dialects and servers in which it exists."),
    key("renamed_from", Text, "The former name."),
];

const INDEX_KEY_KEYS: &[Key] = &[
    required("key", EXPRESSION, "A column or an expression."),
    key("order", Words(&["asc", "desc"]), "Its direction."),
    key(
        "nulls",
        Words(&["first", "last"]),
        "Where PostgreSQL has NULLs, if not as `order` has them.",
    ),
    key("collation", SQL, "The collation, or one for each dialect."),
    key("length", Count, "How many characters of the column count on MySQL and MariaDB."),
    key("operator_class", Text, "The operator class on PostgreSQL, if not that of the type."),
];

const EXCLUSION_KEYS: &[Key] = &[
    key("name", Text, "The constraint's name."),
    required(
        "elements",
        ELEMENTS,
        "Columns or expressions, each followed by `with` and an operator, such as `room with =`.",
    ),
    key("method", Text, "The index method; `gist` by default."),
    key("where", EXPRESSION, "The rows that exclude each other, if not all."),
    key("include", NAMES, "Columns kept in its index without being compared."),
    key("with", PARAMETERS, "Storage parameters of its index, such as `fillfactor`."),
    key("deferrable", DEFERRABLE, "Whether the check may wait for the end of the transaction."),
    key("only", DIALECTS, "The dialects in which it exists: PostgreSQL."),
    key("renamed_from", Text, "The former name."),
];

const ELEMENT_KEYS: &[Key] = &[
    required("key", EXPRESSION, "A column or an expression."),
    required("with", Text, "The operator by which two rows are compared, such as `&&`."),
    key("order", Words(&["asc", "desc"]), "Its direction in the index."),
    key("nulls", Words(&["first", "last"]), "Where the index has NULLs."),
    key("collation", SQL, "The collation, or one for each dialect."),
    key("operator_class", Text, "The operator class, if not that of the type."),
];

const SEARCH_KEYS: &[Key] = &[
    key("name", Text, "The index's name."),
    required("columns", NAMES, "The indexed columns in order."),
    key("language", Words(&["simple", "english"]), "How text is split into words."),
    key("only", DIALECTS_AND_SERVERS, "The dialects and servers in which it exists."),
    key("renamed_from", Text, "The former name."),
];

const TRIGGER_KEYS: &[Key] = &[
    required("timing", Words(&["before", "after"]), "Before or after the row changes."),
    required(
        "events",
        List(&Words(&["insert", "update", "delete"])),
        "The events for which it fires.",
    ),
    key("columns", NAMES, "It fires only when one of these changes."),
    required("body", SQL, "The statements, for each dialect in which it exists."),
];

const VIEW_KEYS: &[Key] = &[
    key("module", Text, "The module that re-exports it."),
    key("doc", Text, "The doc comment in Rust."),
    key("after", NAMES, "Views that this one reads."),
    required("query", SQL, "The SELECT, or one for each dialect."),
    key("columns", Names(&VIEW_COLUMN), "Its columns, which let Rust query it."),
    key("primary_key", NAMES, "The columns that identify a row."),
    key("models", MODELS_OF_VIEW, "Which structs are generated for it."),
    key("derive", NAMES, "What its row struct derives in addition."),
    key("attributes", NAMES, "Attributes of its row struct."),
    key("visibility", VISIBILITY, "From where its row struct can be named."),
];

const VIEW_COLUMN_KEYS: &[Key] = &[
    required("type", Text, "The type as in the short form, `?` included."),
    key("nullable", Boolean, "Whether it may be NULL, instead of `?`."),
    key("doc", Text, "The doc comment in Rust."),
];

const RAW_KEYS: &[Key] = &[
    key(
        "position",
        Words(&["before_tables", "after_tables", "after_views"]),
        "When it is created.",
    ),
    key("sqlite", RAW_SQL, "The SQL for SQLite."),
    key("postgres", RAW_SQL, "The SQL for PostgreSQL."),
    key("mysql", RAW_SQL, "The SQL for MySQL and MariaDB."),
    key("mysql_proper", RAW_SQL, "The SQL for MySQL, instead of that for `mysql`."),
    key("mariadb", RAW_SQL, "The SQL for MariaDB, instead of that for `mysql`."),
    key("mssql", RAW_SQL, "The SQL for SQL Server."),
];

const RAW_SQL_KEYS: &[Key] = &[
    required("up", Text, "The statements that create the object."),
    required("down", Text, "The statements that remove it."),
];

const CONSENT_KEYS: &[Key] = &[
    key("reason", Text, "Why, for the reviewer."),
    key("drop_table", Text, "`table`"),
    key("drop_column", Text, "`table.column`"),
    key("change_type", Text, "`table.column`"),
    key("not_null", Text, "`table.column`"),
    key("unique", Text, "`table.name`"),
    key("foreign_key", Text, "`table.name`"),
    key("check", Text, "`table.name`"),
    key("primary_key", Text, "`table`"),
    key("drop_value", Text, "`enum.value`"),
];

const CHANGE_KEYS: &[Key] = CONSENT_KEYS.split_at(1).1;

const DATA_STEP_KEYS: &[Key] = &[
    required("name", Text, "What it does, in a few words."),
    required("before", CHANGES, "The change that it prepares, or a list of changes."),
    required("up", SQL, "The statements, or those of each dialect."),
    required("down", DOWN, "The statements that revert it, or `none`."),
];

const ADDED_TO_ITEMS: &[Key] = &[
    key("rows", NAMES, "Of the structs that rows are read into."),
    key("new", NAMES, "Of the structs that insert rows."),
    key("changes", NAMES, "Of the structs that change rows."),
    key("enums", NAMES, "Of the enums."),
];

const ADDED_TO_MODELS: &[Key] = ADDED_TO_ITEMS.split_at(3).0;

const DIALECT_TEXTS: &[Key] = &by_dialect_and_server(Text);
const DIALECT_NULLABILITY: &[Key] = &by_dialect(Boolean);
const DIALECT_NUMBERING: &[Key] = &by_dialect(ONE_AUTO_INCREMENT);
const DIALECT_STORAGES: &[Key] = &by_dialect(Words(ENUM_STORAGE_WORDS));
const DIALECT_ACTIONS: &[Key] = &by_dialect_and_server(Words(ACTION_WORDS));
const DIALECT_PRIMARY_KEYS: &[Key] = &by_dialect(ONE_PRIMARY_KEY);

const fn by_dialect(kind: ValueKind) -> [Key; Dialect::ALL.len()] {
    [
        key("sqlite", kind, "For SQLite."),
        key("postgres", kind, "For PostgreSQL."),
        key("mysql", kind, "For MySQL and MariaDB."),
        key("mssql", kind, "For SQL Server."),
    ]
}

const fn by_dialect_and_server(kind: ValueKind) -> [Key; Dialect::ALL.len() + Server::ALL.len()] {
    let dialects = by_dialect(kind);
    // What is not one of the dialects is the first of the servers.
    let mysql_proper = key("mysql_proper", kind, "For MySQL, instead of that for `mysql`.");
    let mut keys = [mysql_proper; Dialect::ALL.len() + Server::ALL.len()];
    let mut position = 0;
    while position < dialects.len() {
        keys[position] = dialects[position];
        position += 1;
    }
    keys[position + 1] = key("mariadb", kind, "For MariaDB, instead of that for `mysql`.");
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_for_one_dialect_is_said_for_each() {
        let has = |context: &&Context, dialect: Dialect| context.key(dialect.keyword()).is_some();
        let some = |context: &&Context| Dialect::ALL.iter().any(|it| has(context, *it));
        let contexts: Vec<_> = Context::ALL.iter().filter(some).collect();
        assert_eq!(contexts.len(), 9);
        for context in contexts {
            for dialect in Dialect::ALL {
                assert!(has(&context, dialect), "{} has no `{dialect}`", context.title());
            }
        }
    }
}
