//! Every key of the spec: where it may be used, with what kind of value, and its purpose.
//!
//! Unknown keys are reported from this registry, and the JSON Schema for editors is made from it.

use crate::{dialect::Dialect, schema::ColumnType};

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
    /// One value for each dialect.
    Dialects,
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

const ACTION_WORDS: &[&str] = &["no_action", "restrict", "cascade", "set_null", "set_default"];
const TEXTS: ValueKind = ValueKind::List(&ValueKind::Text);
const NAMES: ValueKind = ValueKind::Either(&[ValueKind::Text, TEXTS]);
const DIALECTS: ValueKind = ValueKind::List(&ValueKind::Words(Dialect::KEYWORDS));
const SQL: ValueKind = ValueKind::Either(&[ValueKind::Text, ValueKind::Mapping(Context::Dialects)]);
const EXPRESSION: ValueKind =
    ValueKind::Either(&[ValueKind::Expression, ValueKind::Mapping(Context::Dialects)]);
const GENERATED: ValueKind =
    ValueKind::Either(&[ValueKind::Expression, ValueKind::Mapping(Context::Generated)]);
const COLUMN: ValueKind =
    ValueKind::Either(&[ValueKind::Text, ValueKind::Mapping(Context::Column)]);
const VIEW_COLUMN: ValueKind =
    ValueKind::Either(&[ValueKind::Text, ValueKind::Mapping(Context::ViewColumn)]);
const PRIMARY_KEY: ValueKind =
    ValueKind::Either(&[ValueKind::Text, TEXTS, ValueKind::Mapping(Context::PrimaryKey)]);
const REFERENCE: ValueKind =
    ValueKind::Either(&[ValueKind::Text, ValueKind::Mapping(Context::Reference)]);
const UNIQUE: ValueKind = ValueKind::Either(&[TEXTS, ValueKind::Mapping(Context::Unique)]);
const CHECK: ValueKind = ValueKind::Either(&[ValueKind::Text, ValueKind::Mapping(Context::Check)]);
const INDEX_KEY: ValueKind =
    ValueKind::Either(&[ValueKind::Text, ValueKind::Mapping(Context::IndexKey)]);
const INDEX_KEYS: ValueKind = ValueKind::List(&INDEX_KEY);
const INDEX: ValueKind = ValueKind::Either(&[INDEX_KEYS, ValueKind::Mapping(Context::Index)]);
const SEARCH: ValueKind = ValueKind::Either(&[TEXTS, ValueKind::Mapping(Context::Search)]);
const CHANGES: ValueKind = ValueKind::Either(&[
    ValueKind::Mapping(Context::Change),
    ValueKind::List(&ValueKind::Mapping(Context::Change)),
]);
const MODULE: ValueKind =
    ValueKind::Either(&[ValueKind::Text, ValueKind::Mapping(Context::Module)]);
const MODELS: ValueKind = ValueKind::Either(&[
    ValueKind::Words(&["none", "rows", "new", "changes"]),
    ValueKind::List(&ValueKind::Words(&["rows", "new", "changes"])),
]);
const MODELS_OF_VIEW: ValueKind = ValueKind::Either(&[
    ValueKind::Words(&["none", "rows"]),
    ValueKind::List(&ValueKind::Words(&["rows"])),
]);
const VALUE: ValueKind =
    ValueKind::Either(&[ValueKind::Text, ValueKind::Mapping(Context::EnumValue)]);
const VALUES: ValueKind = ValueKind::List(&VALUE);
const ENUM: ValueKind = ValueKind::Either(&[VALUES, ValueKind::Mapping(Context::Enum)]);
const NAMED_TYPE: ValueKind =
    ValueKind::Either(&[ValueKind::Text, ValueKind::Mapping(Context::NamedType)]);
const AUTO_INCREMENT: ValueKind =
    ValueKind::Either(&[ValueKind::Boolean, ValueKind::Words(&["never_reuse"])]);
const DOWN: ValueKind = ValueKind::Either(&[ValueKind::Words(&["none"]), SQL]);

const fn key(name: &'static str, kind: ValueKind, doc: &'static str) -> Key {
    Key { name, kind, presence: Presence::Optional, doc }
}

const fn required(name: &'static str, kind: ValueKind, doc: &'static str) -> Key {
    Key { name, kind, presence: Presence::Required, doc }
}

/// The keys that an included file may hold.
pub(super) const INCLUDED_FILE_KEYS: &[&str] =
    &["include", "modules", "models", "types", "enums", "tables", "views", "raw", "query_together"];

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
        Self::Unique,
        Self::ForeignKey,
        Self::Reference,
        Self::Check,
        Self::Index,
        Self::IndexKey,
        Self::Search,
        Self::Trigger,
        Self::View,
        Self::ViewColumn,
        Self::Raw,
        Self::RawSql,
        Self::Consent,
        Self::DataStep,
        Self::Change,
        Self::Dialects,
    ];

    /// What such a mapping describes, for messages.
    pub(super) fn title(self) -> &'static str {
        match self {
            Self::File => "the file",
            Self::Settings => "`settings`",
            Self::Module => "a module",
            Self::NamedType => "a named type",
            Self::Enum => "an enum",
            Self::EnumValue => "an enum's value",
            Self::Table => "a table",
            Self::Column => "a column",
            Self::Generated => "`generated`",
            Self::PrimaryKey => "a primary key",
            Self::Unique => "a unique constraint",
            Self::ForeignKey => "a foreign key",
            Self::Reference => "`references`",
            Self::Check => "a check",
            Self::Index => "an index",
            Self::IndexKey => "an index key",
            Self::Search => "a full-text index",
            Self::Trigger => "a trigger",
            Self::View => "a view",
            Self::ViewColumn => "a view's column",
            Self::Raw => "a raw object",
            Self::RawSql => "raw SQL",
            Self::Consent => "a consent",
            Self::DataStep => "a data step",
            Self::Change => "a change",
            Self::Dialects => "a value for each dialect",
        }
    }

    /// The name under which the JSON Schema defines it.
    pub(super) fn definition(self) -> &'static str {
        match self {
            Self::File => "file",
            Self::Settings => "settings",
            Self::Module => "module",
            Self::NamedType => "named_type",
            Self::Enum => "enum",
            Self::EnumValue => "enum_value",
            Self::Table => "table",
            Self::Column => "column",
            Self::Generated => "generated",
            Self::PrimaryKey => "primary_key",
            Self::Unique => "unique",
            Self::ForeignKey => "foreign_key",
            Self::Reference => "reference",
            Self::Check => "check",
            Self::Index => "index",
            Self::IndexKey => "index_key",
            Self::Search => "search",
            Self::Trigger => "trigger",
            Self::View => "view",
            Self::ViewColumn => "view_column",
            Self::Raw => "raw",
            Self::RawSql => "raw_sql",
            Self::Consent => "consent",
            Self::DataStep => "data_step",
            Self::Change => "change",
            Self::Dialects => "dialects",
        }
    }

    /// The keys of such a mapping, in the order of the reference.
    pub(super) fn keys(self) -> &'static [Key] {
        match self {
            Self::File => FILE,
            Self::Settings => SETTINGS,
            Self::Module => MODULE_KEYS,
            Self::NamedType => NAMED_TYPE_KEYS,
            Self::Enum => ENUM_KEYS,
            Self::EnumValue => ENUM_VALUE_KEYS,
            Self::Table => TABLE,
            Self::Column => COLUMN_KEYS,
            Self::Generated => GENERATED_KEYS,
            Self::PrimaryKey => PRIMARY_KEY_KEYS,
            Self::Unique => UNIQUE_KEYS,
            Self::ForeignKey => FOREIGN_KEY_KEYS,
            Self::Reference => REFERENCE_KEYS,
            Self::Check => CHECK_KEYS,
            Self::Index => INDEX_MAPPING_KEYS,
            Self::IndexKey => INDEX_KEY_KEYS,
            Self::Search => SEARCH_KEYS,
            Self::Trigger => TRIGGER_KEYS,
            Self::View => VIEW_KEYS,
            Self::ViewColumn => VIEW_COLUMN_KEYS,
            Self::Raw => RAW_KEYS,
            Self::RawSql => RAW_SQL_KEYS,
            Self::Consent => CONSENT_KEYS,
            Self::DataStep => DATA_STEP_KEYS,
            Self::Change => CHANGE_KEYS,
            Self::Dialects => DIALECT_KEYS,
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
    key("settings", ValueKind::Mapping(Context::Settings), "Settings for the whole spec."),
    key(
        "include",
        TEXTS,
        "Further files, relative to this one and inside the first file's folder.",
    ),
    key("modules", ValueKind::Names(&MODULE), "The modules, each with its doc comment."),
    key("models", MODELS, "Which structs are generated for each table; all if not said."),
    key("types", ValueKind::Names(&NAMED_TYPE), "Named types."),
    key("enums", ValueKind::Names(&ENUM), "Enums: the values that a column may take."),
    key("tables", ValueKind::Names(&ValueKind::Mapping(Context::Table)), "The tables."),
    key("views", ValueKind::Names(&ValueKind::Mapping(Context::View)), "The views."),
    key("raw", ValueKind::Names(&ValueKind::Mapping(Context::Raw)), "Objects written as raw SQL."),
    key("query_together", ValueKind::List(&TEXTS), "Tables that may be used in one query."),
    key(
        "consents",
        ValueKind::List(&ValueKind::Mapping(Context::Consent)),
        "Agreement to changes that can lose or refuse rows.",
    ),
    key(
        "data_steps",
        ValueKind::List(&ValueKind::Mapping(Context::DataStep)),
        "Changes of rows, tied to a change of the schema.",
    ),
];

const SETTINGS: &[Key] = &[
    key(
        "sqlite_minimum",
        ValueKind::Text,
        "The oldest SQLite on which migrations must run, in quotes.",
    ),
    key("mssql_minimum", ValueKind::Count, "The oldest SQL Server on which migrations must run."),
    key(
        "mssql_collation",
        ValueKind::Text,
        "The collation of text on SQL Server; DATABASE_DEFAULT is the database's.",
    ),
    key(
        "postgres_safe_forms",
        ValueKind::Boolean,
        "Whether CONCURRENTLY and NOT VALID get separate migrations for PostgreSQL.",
    ),
    key(
        "diesel_columns",
        ValueKind::Count,
        "How many columns Diesel is built for: 32, or 64 or 128 by its Cargo features.",
    ),
];

const MODULE_KEYS: &[Key] = &[
    key("doc", ValueKind::Text, "Rust's doc comment."),
    key("models", MODELS, "Which structs are generated for each table of the module."),
];

const NAMED_TYPE_KEYS: &[Key] = &[
    required("type", ValueKind::Text, "The portable type that it stands for."),
    key("rust", ValueKind::Text, "The Rust type of fields of this type; `none` leaves them out."),
    key("diesel", ValueKind::Text, "The Diesel SQL type from which `rust` is read."),
    key("doc", ValueKind::Text, "The doc comment of columns that have none."),
    key("sqlite", ValueKind::Text, "The SQL type in SQLite, instead of the usual one."),
    key("postgres", ValueKind::Text, "The SQL type in PostgreSQL, instead of the usual one."),
    key("mysql", ValueKind::Text, "The SQL type in MySQL and MariaDB, instead of the usual one."),
    key("mssql", ValueKind::Text, "The SQL type in SQL Server, instead of the usual one."),
];

const ENUM_KEYS: &[Key] = &[
    required("values", VALUES, "The values in their order."),
    key("length", ValueKind::Count, "The length in characters of the string that stores a value."),
    key("rust", ValueKind::Text, "The Rust type's name."),
    key("doc", ValueKind::Text, "The Rust type's doc comment."),
];

const ENUM_VALUE_KEYS: &[Key] = &[
    required("value", ValueKind::Text, "The value as stored."),
    key("doc", ValueKind::Text, "The variant's doc comment."),
    key("renamed_from", ValueKind::Text, "The former value."),
];

const TABLE: &[Key] = &[
    key("module", ValueKind::Text, "The module that re-exports it."),
    key("doc", ValueKind::Text, "The doc comment in Rust."),
    required("columns", ValueKind::Names(&COLUMN), "The columns in their order."),
    key("primary_key", PRIMARY_KEY, "The columns of the primary key, or `none`."),
    key("unique", ValueKind::List(&UNIQUE), "Unique constraints."),
    key("foreign_keys", ValueKind::List(&ValueKind::Mapping(Context::ForeignKey)), "Foreign keys."),
    key("checks", ValueKind::List(&CHECK), "Checks."),
    key("indexes", ValueKind::List(&INDEX), "Indexes."),
    key("search", ValueKind::List(&SEARCH), "Full-text indexes."),
    key("triggers", ValueKind::Names(&ValueKind::Mapping(Context::Trigger)), "Triggers."),
    key("comment", ValueKind::Text, "A comment stored in the database."),
    key(
        "row",
        ValueKind::Text,
        "The row struct's name; `none` leaves the table out of the Rust code.",
    ),
    key("models", MODELS, "Which structs are generated for it."),
    key("renamed_from", ValueKind::Text, "The former name."),
    key(
        "experimental",
        ValueKind::Boolean,
        "Whether it is an experiment; only for names that start with exp_.",
    ),
];

const COLUMN_KEYS: &[Key] = &[
    required("type", ValueKind::Text, "The type as in the short form, `?` and `=` included."),
    key("nullable", ValueKind::Boolean, "Whether it may be NULL, instead of `?`."),
    key("default", EXPRESSION, "The default, instead of `=`."),
    key("auto_increment", AUTO_INCREMENT, "Whether the database numbers the rows."),
    key("generated", GENERATED, "The expression that it is computed from."),
    key("references", REFERENCE, "`table.column`: a foreign key of this column."),
    key("on_delete", ValueKind::Words(ACTION_WORDS), "What a delete of the referenced row does."),
    key("on_update", ValueKind::Words(ACTION_WORDS), "What a change of the referenced key does."),
    key(
        "deferrable",
        ValueKind::Words(&["immediate", "deferred"]),
        "Whether the foreign key's check may wait for the end of the transaction.",
    ),
    key("unique", ValueKind::Boolean, "A unique constraint of this column."),
    key("check", EXPRESSION, "A check of this column."),
    key("index", ValueKind::Boolean, "An index of this column."),
    key("collation", SQL, "The collation, or one for each dialect."),
    key("comment", ValueKind::Text, "A comment stored in the database."),
    key("doc", ValueKind::Text, "The doc comment in Rust."),
    key(
        "rust",
        ValueKind::Text,
        "The Rust type of the field; `none` leaves the column out of the Rust code.",
    ),
    key("diesel", ValueKind::Text, "The Diesel SQL type from which `rust` is read."),
    key("rust_name", ValueKind::Text, "The Rust name of the field."),
    key("sqlite", ValueKind::Text, "The SQL type in SQLite, instead of the usual one."),
    key("postgres", ValueKind::Text, "The SQL type in PostgreSQL, instead of the usual one."),
    key("mysql", ValueKind::Text, "The SQL type in MySQL and MariaDB, instead of the usual one."),
    key("mssql", ValueKind::Text, "The SQL type in SQL Server, instead of the usual one."),
    key("renamed_from", ValueKind::Text, "The former name."),
];

const GENERATED_KEYS: &[Key] = &[
    required("as", EXPRESSION, "What it is computed from."),
    key(
        "storage",
        ValueKind::Words(&["stored", "virtual"]),
        "Whether the value is stored; `stored` by default.",
    ),
];

const PRIMARY_KEY_KEYS: &[Key] = &[
    key("name", ValueKind::Text, "The constraint's name."),
    required("columns", NAMES, "Its columns in order."),
];

const REFERENCE_KEYS: &[Key] = &[
    required("table", ValueKind::Text, "The referenced table, whatever its name."),
    key("columns", NAMES, "The referenced columns; by default the primary key."),
];

const UNIQUE_KEYS: &[Key] = &[
    key("name", ValueKind::Text, "The constraint's name."),
    required("columns", NAMES, "Its columns in order."),
    key("renamed_from", ValueKind::Text, "The former name."),
];

const FOREIGN_KEY_KEYS: &[Key] = &[
    key("name", ValueKind::Text, "The constraint's name."),
    required("columns", NAMES, "The referring columns in order."),
    required("references", REFERENCE, "`table`, `table(columns)` or `table.column`."),
    key("on_delete", ValueKind::Words(ACTION_WORDS), "What a delete of the referenced row does."),
    key("on_update", ValueKind::Words(ACTION_WORDS), "What a change of the referenced key does."),
    key(
        "deferrable",
        ValueKind::Words(&["immediate", "deferred"]),
        "Whether the check may wait for the end of the transaction.",
    ),
    key("renamed_from", ValueKind::Text, "The former name."),
];

const CHECK_KEYS: &[Key] = &[
    key("name", ValueKind::Text, "The constraint's name."),
    required("check", EXPRESSION, "What must not be false."),
    key("only", DIALECTS, "The dialects in which it exists."),
    key("renamed_from", ValueKind::Text, "The former name."),
];

const INDEX_MAPPING_KEYS: &[Key] = &[
    key("name", ValueKind::Text, "The index's name."),
    required(
        "columns",
        ValueKind::Either(&[ValueKind::Text, INDEX_KEYS]),
        "Columns or expressions, optionally followed by `asc` or `desc`.",
    ),
    key("unique", ValueKind::Boolean, "Whether two rows may not have equal keys."),
    key("where", EXPRESSION, "The rows it covers, if not all."),
    key("include", NAMES, "Columns kept in the index without being keys."),
    key("method", SQL, "The access method in each dialect."),
    key("only", DIALECTS, "The dialects in which it exists."),
    key("renamed_from", ValueKind::Text, "The former name."),
];

const INDEX_KEY_KEYS: &[Key] = &[
    required("key", EXPRESSION, "A column or an expression."),
    key("order", ValueKind::Words(&["asc", "desc"]), "Its direction."),
    key("collation", SQL, "The collation, or one for each dialect."),
];

const SEARCH_KEYS: &[Key] = &[
    key("name", ValueKind::Text, "The index's name."),
    required("columns", NAMES, "The indexed columns in order."),
    key("language", ValueKind::Words(&["simple", "english"]), "How text is split into words."),
    key("only", DIALECTS, "The dialects in which it exists."),
    key("renamed_from", ValueKind::Text, "The former name."),
];

const TRIGGER_KEYS: &[Key] = &[
    required("timing", ValueKind::Words(&["before", "after"]), "Before or after the row changes."),
    required(
        "events",
        ValueKind::List(&ValueKind::Words(&["insert", "update", "delete"])),
        "The events for which it fires.",
    ),
    key("columns", NAMES, "It fires only when one of these changes."),
    required("body", SQL, "The statements, for each dialect in which it exists."),
];

const VIEW_KEYS: &[Key] = &[
    key("module", ValueKind::Text, "The module that re-exports it."),
    key("doc", ValueKind::Text, "The doc comment in Rust."),
    key("after", NAMES, "Views that this one reads."),
    required("query", SQL, "The SELECT, or one for each dialect."),
    key("columns", ValueKind::Names(&VIEW_COLUMN), "Its columns, which let Rust query it."),
    key("primary_key", NAMES, "The columns that identify a row."),
    key("models", MODELS_OF_VIEW, "Which structs are generated for it."),
];

const VIEW_COLUMN_KEYS: &[Key] = &[
    required("type", ValueKind::Text, "The type as in the short form, `?` included."),
    key("nullable", ValueKind::Boolean, "Whether it may be NULL, instead of `?`."),
    key("doc", ValueKind::Text, "The doc comment in Rust."),
];

const RAW_KEYS: &[Key] = &[
    key(
        "position",
        ValueKind::Words(&["before_tables", "after_tables", "after_views"]),
        "When it is created.",
    ),
    key("sqlite", ValueKind::Mapping(Context::RawSql), "The SQL for SQLite."),
    key("postgres", ValueKind::Mapping(Context::RawSql), "The SQL for PostgreSQL."),
    key("mysql", ValueKind::Mapping(Context::RawSql), "The SQL for MySQL and MariaDB."),
    key("mssql", ValueKind::Mapping(Context::RawSql), "The SQL for SQL Server."),
];

const RAW_SQL_KEYS: &[Key] = &[
    required("up", ValueKind::Text, "The statements that create the object."),
    required("down", ValueKind::Text, "The statements that remove it."),
];

const CONSENT_KEYS: &[Key] = &[
    key("reason", ValueKind::Text, "Why, for the reviewer."),
    key("drop_table", ValueKind::Text, "`table`"),
    key("drop_column", ValueKind::Text, "`table.column`"),
    key("change_type", ValueKind::Text, "`table.column`"),
    key("not_null", ValueKind::Text, "`table.column`"),
    key("unique", ValueKind::Text, "`table.name`"),
    key("foreign_key", ValueKind::Text, "`table.name`"),
    key("check", ValueKind::Text, "`table.name`"),
    key("primary_key", ValueKind::Text, "`table`"),
    key("drop_value", ValueKind::Text, "`enum.value`"),
];

const CHANGE_KEYS: &[Key] = CONSENT_KEYS.split_at(1).1;

const DATA_STEP_KEYS: &[Key] = &[
    required("name", ValueKind::Text, "What it does, in a few words."),
    required("before", CHANGES, "The change that it prepares, or a list of changes."),
    required("up", SQL, "The statements, or those of each dialect."),
    required("down", DOWN, "The statements that revert it, or `none`."),
];

const DIALECT_KEYS: &[Key] = &[
    key("sqlite", ValueKind::Text, "For SQLite."),
    key("postgres", ValueKind::Text, "For PostgreSQL."),
    key("mysql", ValueKind::Text, "For MySQL and MariaDB."),
    key("mssql", ValueKind::Text, "For SQL Server."),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_for_one_dialect_is_said_for_each() {
        let has = |context: &&Context, dialect: Dialect| context.key(dialect.keyword()).is_some();
        let some = |context: &&Context| Dialect::ALL.iter().any(|it| has(context, *it));
        let contexts: Vec<_> = Context::ALL.iter().filter(some).collect();
        assert_eq!(contexts.len(), 4);
        for context in contexts {
            for dialect in Dialect::ALL {
                assert!(has(&context, dialect), "{} has no `{dialect}`", context.title());
            }
        }
    }
}
