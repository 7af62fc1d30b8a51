//! A PostgreSQL database → [`Schema`]: the current namespace, from the system catalogues.
//!
//! Six queries, one for each kind of object. `catalogue` holds their rows; tables are built from them here. One
//! more query finds what a schema does not contain: `deviations`. Start reading at [`introspect`].

mod catalogue;
mod deviations;
mod search;

use diesel::{
    QueryResult, RunQueryDsl,
    deserialize::QueryableByName,
    dsl::sql,
    pg::{Pg, PgConnection},
    sql_query,
    sql_types::{Array, Text},
};
use tablewright_codegen::{
    dialect::Dialect,
    schema::{
        AutoIncrement, CheckConstraint, Column, ColumnName, ColumnType, ConstraintName,
        Deferrability, Enum, EnumName, Exclusion, ForeignKey, Generated, GeneratedStorage, Index,
        IndexKey, IndexName, NullEquality, NullsPlacement, Operator, OperatorClass, PrimaryKey,
        RawName, RawObject, RawPosition, RawSql, ReferentialAction, Schema, SortOrder, TableName,
        Trigger, TriggerEvent, TriggerName, TriggerTiming, UniqueConstraint, Uniqueness, Validity,
        View, ViewName, expression::Expression, naming::trigger_function_name,
    },
    sql::writer::Statement,
    stored::read::written,
};

use self::catalogue::{ColumnRow, ConstraintRow, EnumRow, IndexRow, TriggerRow, ViewRow};
use super::{Found, Namespaces, is_hidden, nullability, only};

/// Describes the first namespace of the connection, and `namespaces`.
///
/// # Errors
///
/// What Diesel reports when a query fails.
pub fn introspect(connection: &mut PgConnection, namespaces: &Namespaces) -> QueryResult<Schema> {
    Ok(describe(connection, namespaces, |_| true)?.read_back(Dialect::Postgres))
}

/// Describes them as the database writes itself. A trigger that a schema would make otherwise, or its function, is a raw
/// object.
///
/// # Errors
///
/// As [`introspect`].
pub fn observe(connection: &mut PgConnection, namespaces: &Namespaces) -> QueryResult<Schema> {
    describe(connection, namespaces, |row| !row.is_special)
}

/// Describes them, with those of the triggers as such that are `said`; the others are raw objects.
fn describe(
    connection: &mut PgConnection,
    namespaces: &Namespaces,
    is_said: impl Fn(&TriggerRow) -> bool,
) -> QueryResult<Schema> {
    let mut schema = Schema::default();
    let enums: Vec<EnumRow> = sql_query(include_str!("enums.sql")).load(connection)?;
    for row in enums.into_iter().filter(|row| !is_hidden(&row.name)) {
        schema.enums.insert(EnumName::new(row.name), Enum::of_database(row.values));
    }
    let columns = concat!(include_str!("serial.sql"), include_str!("columns.sql"));
    let columns: Vec<ColumnRow> = rows_of(connection, columns, namespaces)?;
    for row in columns.into_iter().filter(|row| !is_hidden(&row.table_name)) {
        add_column(&mut schema, row);
    }
    let constraints: Vec<ConstraintRow> =
        rows_of(connection, include_str!("constraints.sql"), namespaces)?;
    for row in constraints {
        add_constraint(&mut schema, row);
    }
    let indexes: Vec<IndexRow> = rows_of(connection, include_str!("indexes.sql"), namespaces)?;
    for row in indexes {
        add_index_key(&mut schema, row);
    }
    let views: Vec<ViewRow> = rows_of(connection, include_str!("views.sql"), namespaces)?;
    for row in views.into_iter().filter(|row| !is_hidden(&row.name)) {
        let query = only(Dialect::Postgres, Some(trim_statement(&row.query)));
        schema.views.insert(ViewName::new(row.name), View { query, after: Vec::new() });
    }
    let triggers: Vec<TriggerRow> = rows_of(connection, include_str!("triggers.sql"), namespaces)?;
    for row in triggers {
        let trigger = read_trigger(&row).filter(|_| is_said(&row));
        add_trigger(&mut schema, row, trigger);
    }
    for table in schema.tables.values_mut() {
        search::take_search_indexes(table);
    }
    Ok(schema)
}

/// Describes it as [`introspect`] does, with what deviates from that.
///
/// # Errors
///
/// As [`introspect`].
pub fn examine(connection: &mut PgConnection, namespaces: &Namespaces) -> QueryResult<Found> {
    let schema = introspect(connection, namespaces)?;
    Ok(Found { schema, deviations: deviations::all(connection, namespaces)? })
}

/// The namespaces in which a table or view is, but the first one of the connection and the server's own.
pub(super) fn namespaces(connection: &mut PgConnection) -> QueryResult<Vec<String>> {
    sql::<Text>(
        "SELECT nspname FROM pg_namespace AS item \
         WHERE nspname <> current_schema() AND nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema' \
         AND EXISTS (SELECT FROM pg_class WHERE relnamespace = item.oid AND relkind IN ('r', 'p', 'v', 'm'))",
    )
    .load(connection)
}

/// The rows of a query of ours about the namespaces.
pub(crate) fn rows_of<R: QueryableByName<Pg> + 'static>(
    connection: &mut PgConnection,
    query: &str,
    namespaces: &Namespaces,
) -> QueryResult<Vec<R>> {
    sql_query(query).bind::<Array<Text>, _>(namespaces.names()).load(connection)
}

/// The text of a statement without blanks around it and without its semicolon.
fn trim_statement(text: &str) -> String {
    text.trim().trim_end_matches(';').trim_end().to_owned()
}

/// Adds the column to its table, and the table with its first column.
fn add_column(schema: &mut Schema, row: ColumnRow) {
    let table = schema.tables.entry(TableName::new(&*row.table_name)).or_default();
    table.comment.clone_from(&row.table_comment);
    let (Some(name), Some(type_text)) = (&row.name, &row.type_text) else { return };
    let is_generated = row.generated.as_deref().is_some_and(|mark| !mark.is_empty());
    let expression = row.default_text.as_deref().map(read);
    let (default, generated) = if is_generated {
        let storage = if row.generated.as_deref() == Some("v") {
            GeneratedStorage::Virtual
        } else {
            GeneratedStorage::Stored
        };
        (None, expression.map(|expression| Generated { expression, storage }))
    } else {
        (expression, None)
    };
    table.columns.push(Column {
        nullability: nullability(row.is_not_null == Some(true)),
        default,
        auto_increment: row.identity.as_deref().and_then(numbering),
        generated,
        collation: only(Dialect::Postgres, row.collation_name).into(),
        comment: row.comment,
        ..Column::new(ColumnName::new(&**name), ColumnType::Other(type_text.clone()))
    });
}

/// How rows are numbered, by the mark of the catalogue or that of a `SERIAL` column.
///
/// Source: PostgreSQL 16, "System Catalogs": `pg_attribute` (`attidentity`).
fn numbering(mark: &str) -> Option<AutoIncrement> {
    match mark {
        "" => None,
        "s" => Some(AutoIncrement::Serial),
        "a" => Some(AutoIncrement::Always),
        _ => Some(AutoIncrement::Plain),
    }
}

fn read(text: &str) -> Expression {
    written(Dialect::Postgres, text)
}

fn add_constraint(schema: &mut Schema, row: ConstraintRow) {
    let Some(table) = schema.tables.get_mut(row.table_name.as_str()) else { return };
    let name = ConstraintName::new(row.name);
    let columns = row.columns.iter().map(|name| ColumnName::new(&**name)).collect();
    let include = row.include.iter().map(|name| ColumnName::new(&**name)).collect();
    let deferrability = read_deferrability(row.is_deferrable, row.is_deferred);
    let validity = if row.is_valid { Validity::Valid } else { Validity::NotValid };
    match row.kind.as_str() {
        "p" => {
            let key = PrimaryKey::new(name, columns);
            table.primary_key = Some(PrimaryKey { deferrability, include, ..key });
        }
        "u" => {
            let unique = UniqueConstraint {
                nulls: null_equality(row.has_equal_nulls),
                deferrability,
                include,
                ..UniqueConstraint::new(columns)
            };
            table.unique_constraints.insert(name, unique);
        }
        "f" => {
            let referenced = row.referenced_columns.iter();
            let key = ForeignKey {
                on_delete: read_action(&row.on_delete),
                on_update: read_action(&row.on_update),
                deferrability,
                validity,
                ..ForeignKey::new(
                    columns,
                    TableName::new(row.referenced_table),
                    referenced.map(|name| ColumnName::new(&**name)).collect(),
                )
            };
            table.foreign_keys.insert(name, key);
        }
        _ => {
            let expression = read(&row.expression);
            table
                .checks
                .insert(name, CheckConstraint { validity, ..CheckConstraint::new(expression) });
        }
    }
}

/// Source: PostgreSQL 16, `pg_constraint`, "confupdtype".
fn read_action(letter: &str) -> ReferentialAction {
    match letter {
        "r" => ReferentialAction::Restrict,
        "c" => ReferentialAction::Cascade,
        "n" => ReferentialAction::SetNull,
        "d" => ReferentialAction::SetDefault,
        _ => ReferentialAction::NoAction,
    }
}

fn read_deferrability(is_deferrable: bool, is_deferred: bool) -> Deferrability {
    match (is_deferrable, is_deferred) {
        (false, _) => Deferrability::NotDeferrable,
        (true, false) => Deferrability::InitiallyImmediate,
        (true, true) => Deferrability::InitiallyDeferred,
    }
}

fn null_equality(are_equal: bool) -> NullEquality {
    if are_equal { NullEquality::Equal } else { NullEquality::Distinct }
}

/// Adds one key or included column to its index, and the index with its first.
fn add_index_key(schema: &mut Schema, row: IndexRow) {
    let Some(table) = schema.tables.get_mut(row.table_name.as_str()) else { return };
    // A btree is what PostgreSQL makes when nobody asks for a method.
    let method = Some(row.method).filter(|method| method != "btree");
    let index = table.indexes.entry(IndexName::new(row.name)).or_insert_with(|| {
        let uniqueness = if row.is_unique { Uniqueness::Unique } else { Uniqueness::NotUnique };
        Index {
            nulls: null_equality(row.has_equal_nulls),
            predicate: row.predicate.as_deref().map(read),
            method: only(Dialect::Postgres, method).into(),
            parameters: row.parameters.into(),
            ..Index::over(&[], uniqueness)
        }
    });
    match row.column_name {
        Some(name) if row.is_included => index.include.push(ColumnName::new(name)),
        column => {
            let nulls = match (row.is_descending, row.has_nulls_first) {
                (false, true) => Some(NullsPlacement::First),
                (true, false) => Some(NullsPlacement::Last),
                (true, true) | (false, false) => None,
            };
            let expression = column.map_or_else(
                || read(&row.expression),
                |name| Expression::Column(name.as_str().into()),
            );
            if let Some(operator) = row.operator.as_deref().and_then(Operator::read) {
                let deferrability = read_deferrability(row.is_deferrable, row.is_deferred);
                let none = || Exclusion { operators: Vec::new(), deferrability };
                index.exclusion.get_or_insert_with(none).operators.push(operator);
            }
            index.keys.push(IndexKey {
                order: if row.is_descending { SortOrder::Descending } else { SortOrder::Ascending },
                collation: only(Dialect::Postgres, row.collation_name).into(),
                nulls,
                operator_class: row.operator_class.as_deref().and_then(OperatorClass::read),
                ..IndexKey::new(expression)
            });
        }
    }
}

fn add_trigger(schema: &mut Schema, row: TriggerRow, trigger: Option<Trigger>) {
    let table = schema.tables.get_mut(row.table_name.as_str());
    if let (Some(trigger), Some(table)) = (trigger, table) {
        table.triggers.insert(TriggerName::new(row.name), trigger);
        return;
    }
    let is_on_table = schema.tables.contains_key(row.table_name.as_str());
    if !is_on_table && !schema.views.contains_key(row.table_name.as_str()) {
        return;
    }
    let table_name = TableName::new(&*row.table_name);
    let mut up = row.definition;
    if let Some(words) = firing_words(&row.firing) {
        let mut firing = Statement::new(Dialect::Postgres);
        firing.words("ALTER TABLE").name(&table_name).words(words).identifier(&row.name);
        up.extend([";\n", firing.as_str()]);
    }
    let mut down = Statement::new(Dialect::Postgres);
    down.words("DROP TRIGGER").identifier(&row.name).words("ON").name(&table_name);
    let sql = RawSql { up, down: down.as_str().to_owned() };
    let sql = only(Dialect::Postgres, Some(sql));
    let position = if row.is_on_view { RawPosition::AfterViews } else { RawPosition::AfterTables };
    let raw = RawObject { sql, position };
    // Triggers of two tables may have one name.
    let name = if schema.raw_objects.contains_key(row.name.as_str()) {
        [row.table_name.as_str(), ".", &row.name].concat()
    } else {
        row.name
    };
    schema.raw_objects.insert(RawName::new(name), raw);
}

/// How it is said when a trigger fires, if it does not fire as it does when it is made.
///
/// Source: PostgreSQL 16, `pg_trigger`, "tgenabled".
fn firing_words(letter: &str) -> Option<&'static str> {
    match letter {
        "D" => Some("DISABLE TRIGGER"),
        "R" => Some("ENABLE REPLICA TRIGGER"),
        "A" => Some("ENABLE ALWAYS TRIGGER"),
        _ => None,
    }
}

/// The trigger, unless the IR cannot say what it does (for each statement, on truncate, with a condition, with a
/// function that takes arguments, is not PL/pgSQL or has another name than the one that a migration gives it).
fn read_trigger(row: &TriggerRow) -> Option<Trigger> {
    const ROW: i32 = 1;
    const BEFORE: i32 = 2;
    const EVENTS: [(i32, TriggerEvent); 3] =
        [(4, TriggerEvent::Insert), (16, TriggerEvent::Update), (8, TriggerEvent::Delete)];
    const OTHER: i32 = 32 | 64;
    let has_own = row.function_name
        == trigger_function_name(&row.table_name.as_str().into(), &row.name.as_str().into());
    if row.is_beyond || !has_own || row.type_bits & ROW == 0 || row.type_bits & OTHER != 0 {
        return None;
    }
    let events = EVENTS.into_iter().filter(|(bit, _)| row.type_bits & bit != 0);
    Some(Trigger {
        timing: if row.type_bits & BEFORE == 0 {
            TriggerTiming::After
        } else {
            TriggerTiming::Before
        },
        events: events.map(|(_, event)| event).collect(),
        update_columns: row.update_columns.iter().map(|name| ColumnName::new(&**name)).collect(),
        body: only(Dialect::Postgres, Some(read_body(&row.source))),
    })
}

/// The statements of a PL/pgSQL block, without `BEGIN` and `END`; a function of another form is its body.
fn read_body(source: &str) -> String {
    let source = source.trim();
    let inside = source
        .strip_prefix("BEGIN")
        .filter(|rest| rest.starts_with(char::is_whitespace))
        .and_then(|rest| rest.trim_end_matches(';').strip_suffix("END"));
    inside.unwrap_or(source).trim().to_owned()
}
