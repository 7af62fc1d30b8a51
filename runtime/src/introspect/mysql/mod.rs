//! A MySQL or MariaDB database → [`Schema`], from its information schema.
//!
//! Eight queries, one a kind of object, and one for what a schema does not say; `server` knows where the two servers differ, `catalogue` holds
//! the rows. Start reading at [`introspect`].

mod catalogue;
mod index;
mod server;
mod trigger;

use diesel::{QueryResult, RunQueryDsl, mysql::MysqlConnection, sql_query};
use tablewright_codegen::{
    dialect::{Dialect, DialectSet, DialectTexts},
    schema::{
        AutoIncrement, CheckConstraint, Column, ColumnName, ColumnType, ConstraintName,
        Deferrability, ForeignKey, Generated, GeneratedStorage, Nullability, ReferentialAction,
        Schema, Table, TableName, View, ViewName,
        expression::{Expression, Function},
        read::{read_expression, read_sql_type},
    },
};

use self::{
    catalogue::{
        CheckRow, ColumnRow, ForeignKeyRow, IndexRow, TableRow, TriggerRow, UnreadRow, VersionRow,
        ViewRow,
    },
    server::Server,
};
use super::{Unread, is_hidden, only};

/// The collation of every table that is made here, so that keys compare as in the other databases.
const OUR_COLLATION: &str = "utf8mb4_bin";

/// Describes the current database of `connection`.
///
/// # Errors
///
/// What Diesel reports when a query fails.
pub fn introspect(connection: &mut MysqlConnection) -> QueryResult<Schema> {
    Ok(observe(connection)?.read_back(Dialect::Mysql))
}

/// What the current database has and a schema does not say.
///
/// # Errors
///
/// As [`introspect`].
pub fn unread(connection: &mut MysqlConnection) -> QueryResult<Vec<Unread>> {
    let rows: Vec<UnreadRow> = sql_query(include_str!("unread.sql")).load(connection)?;
    let remark = |row: UnreadRow| {
        Unread::of_row(&row.kind, row.table_name.as_deref(), &row.name, row.reason)
    };
    Ok(rows.into_iter().map(remark).collect())
}

/// Describes the current database of `connection` as it writes itself.
///
/// # Errors
///
/// As [`introspect`].
pub fn observe(connection: &mut MysqlConnection) -> QueryResult<Schema> {
    let version: VersionRow = sql_query("SELECT VERSION() AS version").get_result(connection)?;
    let server = Server::new(&version);
    let mut schema = Schema::default();
    let tables: Vec<TableRow> = sql_query(include_str!("tables.sql")).load(connection)?;
    for row in tables.into_iter().filter(|row| !is_hidden(&row.table_name)) {
        let comment = Some(row.comment).filter(|comment| !comment.is_empty());
        schema.tables.insert(TableName::new(row.table_name), Table { comment, ..Table::default() });
    }
    let columns: Vec<ColumnRow> = sql_query(include_str!("columns.sql")).load(connection)?;
    for row in columns {
        if let Some(table) = schema.tables.get_mut(row.table_name.as_str()) {
            table.columns.push(build_column(server, row));
        }
    }
    let checks: Vec<CheckRow> = sql_query(server.checks_query()).load(connection)?;
    for row in checks {
        add_check(&mut schema, server, row);
    }
    let foreign_keys: Vec<ForeignKeyRow> =
        sql_query(include_str!("foreign_keys.sql")).load(connection)?;
    for row in foreign_keys {
        add_foreign_key_column(&mut schema, row);
    }
    let indexes: Vec<IndexRow> = sql_query(server.indexes_query()).load(connection)?;
    index::add_all(&mut schema, server, indexes);
    let triggers: Vec<TriggerRow> = sql_query(include_str!("triggers.sql")).load(connection)?;
    for row in triggers {
        trigger::add(&mut schema, row);
    }
    let views: Vec<ViewRow> = sql_query(include_str!("views.sql")).load(connection)?;
    for row in views.into_iter().filter(|row| !is_hidden(&row.name)) {
        let query = only(Dialect::Mysql, Some(row.query));
        schema.views.insert(ViewName::new(row.name), View { query, after: Vec::new() });
    }
    Ok(schema)
}

fn build_column(server: Server, row: ColumnRow) -> Column {
    let extra = row.extra.as_deref().unwrap_or_default().to_ascii_uppercase();
    let storage = if extra.contains("VIRTUAL GENERATED") {
        Some(GeneratedStorage::Virtual)
    } else if extra.contains("STORED GENERATED") || extra.contains("PERSISTENT") {
        Some(GeneratedStorage::Stored)
    } else {
        None
    };
    let expression = row.generation_text.as_deref().map(|text| server.expression(text));
    Column {
        type_: ColumnType::Other(type_text(&row)),
        sql_types: DialectTexts::default(),
        nullability: if row.is_nullable == "NO" {
            Nullability::NotNull
        } else {
            Nullability::Nullable
        },
        default: if storage.is_some() { None } else { server.default(&row) },
        auto_increment: extra.contains("AUTO_INCREMENT").then_some(AutoIncrement::Plain),
        generated: storage
            .zip(expression)
            .map(|(storage, expression)| Generated { expression, storage }),
        collation: only(
            Dialect::Mysql,
            row.collation_name.filter(|collation| collation != OUR_COLLATION),
        )
        .into(),
        comment: Some(row.comment).filter(|comment| !comment.is_empty()),
        name: ColumnName::new(row.name),
    }
}

/// The type, with what the server does to it on each update: a spec says so as the type of this database.
fn type_text(row: &ColumnRow) -> String {
    const MARK: &str = "on update ";
    let extra = row.extra.as_deref().unwrap_or_default();
    let update = extra.to_ascii_lowercase().find(MARK).map(|at| &extra[at..]);
    let moment = update.and_then(|update| update[MARK.len()..].split_whitespace().next());
    match moment {
        Some(moment) => [row.type_text.as_str(), " ", MARK, moment].concat(),
        None => row.type_text.clone(),
    }
}

/// Adds a check. The one that MariaDB makes for a JSON column is its way to remember the type.
///
/// Source: MariaDB, "JSON Data Type" (an alias of LONGTEXT with a check).
fn add_check(schema: &mut Schema, server: Server, row: CheckRow) {
    let Some(table) = schema.tables.get_mut(row.table_name.as_str()) else { return };
    let expression = server.expression(&row.expression);
    let column = table.columns.iter_mut().find(|column| column.name.as_str() == row.name);
    if let Some(column) = column.filter(|column| {
        row.is_of_column && is_text(&column.type_) && is_json_check(column, &row.expression)
    }) {
        column.type_ = ColumnType::Json;
        return;
    }
    let check = CheckConstraint { expression, dialects: DialectSet::all() };
    table.checks.insert(ConstraintName::new(row.name), check);
}

fn is_text(type_: &ColumnType) -> bool {
    matches!(type_, ColumnType::Other(sql) if read_sql_type(Dialect::Mysql, sql) == ColumnType::Text)
}

fn is_json_check(column: &Column, text: &str) -> bool {
    let operand = Expression::Column(column.name.clone());
    read_expression(Dialect::Mysql, text) == Expression::Call(Function::JsonValid, vec![operand])
}

fn add_foreign_key_column(schema: &mut Schema, row: ForeignKeyRow) {
    let Some(table) = schema.tables.get_mut(row.table_name.as_str()) else { return };
    let key =
        table.foreign_keys.entry(ConstraintName::new(row.name)).or_insert_with(|| ForeignKey {
            columns: Vec::new(),
            referenced_table: TableName::new(row.referenced_table),
            referenced_columns: Vec::new(),
            on_delete: read_action(&row.on_delete),
            on_update: read_action(&row.on_update),
            deferrability: Deferrability::NotDeferrable,
        });
    key.columns.push(ColumnName::new(row.column_name));
    key.referenced_columns.push(ColumnName::new(row.referenced_column));
}

/// `NO ACTION` and `RESTRICT` are one thing to InnoDB, and each server writes the other one by default.
///
/// Source: MySQL 8.4, "FOREIGN KEY Constraints" (Referential Actions); MariaDB, "Foreign Keys".
fn read_action(rule: &str) -> ReferentialAction {
    match rule {
        "CASCADE" => ReferentialAction::Cascade,
        "SET NULL" => ReferentialAction::SetNull,
        "SET DEFAULT" => ReferentialAction::SetDefault,
        _ => ReferentialAction::NoAction,
    }
}
