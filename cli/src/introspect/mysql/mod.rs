//! A MySQL or MariaDB database → [`Schema`], from its information schema.
//!
//! Eight queries, one for each kind of object; `server` knows where the two servers differ, `catalogue` holds the
//! rows. One more query finds what a schema does not contain: `deviations`. Start reading at [`introspect`].

mod catalogue;
mod deviations;
mod lost;
mod server;
mod text;
mod trigger;

use diesel::{
    QueryResult, RunQueryDsl, dsl::sql, mysql::MysqlConnection, sql_query, sql_types::Text,
};
use tablewright_codegen::{
    dialect::{Dialect, DialectSet},
    schema::{
        AutoIncrement, CheckConstraint, Column, ColumnName, ColumnType, ConstraintName, ForeignKey,
        Generated, GeneratedStorage, Index, IndexKey, IndexName, PrimaryKey, ReferentialAction,
        Schema, SearchIndex, SearchLanguage, SortOrder, Table, TableName, UniqueConstraint,
        Uniqueness, View, ViewName,
        expression::{Expression, Function},
    },
    stored::read::{read_expression, read_sql_type},
};

use self::{
    catalogue::{CheckRow, ColumnRow, ForeignKeyRow, IndexRow, TableRow, TriggerRow, ViewRow},
    server::{Catalogue as _, Server},
};
use super::{Found, is_hidden, nullability, only};

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

/// Describes the current database of `connection` as it writes itself.
///
/// # Errors
///
/// As [`introspect`].
pub fn observe(connection: &mut MysqlConnection) -> QueryResult<Schema> {
    let server = server(connection)?;
    let mut schema = Schema::default();
    let tables: Vec<TableRow> = sql_query(include_str!("tables.sql")).load(connection)?;
    for row in tables.into_iter().filter(|row| !is_hidden(&row.table_name)) {
        let comment = Some(row.comment).filter(|comment| !comment.is_empty());
        schema.tables.insert(TableName::new(row.table_name), Table { comment, ..Table::default() });
    }
    let mut columns: Vec<ColumnRow> = sql_query(include_str!("columns.sql")).load(connection)?;
    let mut checks: Vec<CheckRow> = sql_query(server.checks_query()).load(connection)?;
    columns.retain(|row| schema.tables.contains_key(row.table_name.as_str()));
    lost::restore(connection, server, &mut columns, &mut checks)?;
    for row in columns {
        if let Some(table) = schema.tables.get_mut(row.table_name.as_str()) {
            table.columns.push(build_column(server, row));
        }
    }
    for row in checks {
        add_check(&mut schema, server, row);
    }
    let foreign_keys: Vec<ForeignKeyRow> =
        sql_query(include_str!("foreign_keys.sql")).load(connection)?;
    for row in foreign_keys {
        add_foreign_key_column(&mut schema, row);
    }
    let mut indexes: Vec<IndexRow> = sql_query(server.indexes_query()).load(connection)?;
    drop_unsayable(&mut indexes);
    for row in indexes {
        add_index_key(&mut schema, server, row);
    }
    schema.tables.values_mut().for_each(drop_foreign_key_indexes);
    let triggers: Vec<TriggerRow> = sql_query(include_str!("triggers.sql")).load(connection)?;
    for row in triggers {
        trigger::add(&mut schema, server, row);
    }
    let views: Vec<ViewRow> = sql_query(include_str!("views.sql")).load(connection)?;
    for row in views.into_iter().filter(|row| !is_hidden(&row.name)) {
        let query = only(Dialect::Mysql, Some(without_database(&row)));
        schema.views.insert(ViewName::new(row.name), View { query, after: Vec::new() });
    }
    Ok(schema)
}

/// Describes it as [`introspect`] does, with what deviates from that.
///
/// # Errors
///
/// As [`introspect`].
pub fn examine(connection: &mut MysqlConnection) -> QueryResult<Found> {
    let schema = introspect(connection)?;
    let server = server(connection)?;
    Ok(Found { schema, deviations: deviations::all(connection, server)? })
}

fn server(connection: &mut MysqlConnection) -> QueryResult<Server> {
    let version: String = sql::<Text>("SELECT VERSION()").get_result(connection)?;
    Ok(Server::of_version(&version))
}

/// The query of a view without the name of its database, which the server writes before every table and column.
fn without_database(row: &ViewRow) -> String {
    let prefix = ["`", &row.database_name.replace('`', "``"), "`."].concat();
    row.query.replace(&prefix, "")
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
    let type_ = ColumnType::Other(row.type_text.clone());
    Column {
        nullability: nullability(row.is_nullable == "NO"),
        default: if storage.is_some() { None } else { server.default(&row) },
        auto_increment: extra.contains("AUTO_INCREMENT").then_some(AutoIncrement::Plain),
        auto_update: extra.contains("ON UPDATE "),
        generated: storage
            .zip(expression)
            .map(|(storage, expression)| Generated { expression, storage }),
        collation: only(
            Dialect::Mysql,
            row.collation_name.filter(|collation| collation != OUR_COLLATION),
        )
        .into(),
        comment: Some(row.comment).filter(|comment| !comment.is_empty()),
        ..Column::new(ColumnName::new(row.name), type_)
    }
}

/// Adds a check. The one that MariaDB makes for a JSON column is its way to remember the type.
///
/// Source: MariaDB, "JSON Data Type" (an alias of LONGTEXT with a check).
fn add_check(schema: &mut Schema, server: Server, row: CheckRow) {
    let Some(table) = schema.tables.get_mut(row.table_name.as_str()) else { return };
    let expression = server.expression(&row.expression);
    // It keeps its name when its column gets another one.
    let column = table.columns.iter_mut().find(|column| {
        row.is_of_column && is_text(&column.type_) && is_json_check(column, &row.expression)
    });
    if let Some(column) = column {
        column.type_ = ColumnType::Json;
        return;
    }
    let check = CheckConstraint::new(expression);
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
            on_delete: read_action(&row.on_delete),
            on_update: read_action(&row.on_update),
            ..ForeignKey::new(Vec::new(), TableName::new(row.referenced_table), Vec::new())
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

/// Leaves out the indexes that a schema would say wrongly: spatial ones. An import keeps them as statements.
fn drop_unsayable(rows: &mut Vec<IndexRow>) {
    rows.retain(|row| row.method != "SPATIAL");
}

/// Adds one key of an index; the primary key and full-text indexes are indexes like others here.
fn add_index_key(schema: &mut Schema, server: Server, row: IndexRow) {
    let Some(table) = schema.tables.get_mut(row.table_name.as_str()) else { return };
    let column = row.column_name.as_deref().map(ColumnName::new);
    if row.name == "PRIMARY" {
        let name = ConstraintName::new(&*row.name);
        let key = table.primary_key.get_or_insert_with(|| PrimaryKey::new(name, Vec::new()));
        if let (Some(column), Some(length)) = (&column, row.prefix()) {
            key.prefixes.insert(column.clone(), length);
        }
        key.columns.extend(column);
        return;
    }
    if row.method == "FULLTEXT" {
        let name = IndexName::new(row.name);
        let index = table.search_indexes.entry(name).or_insert_with(|| SearchIndex {
            columns: Vec::new(),
            language: SearchLanguage::Simple,
            dialects: DialectSet::all(),
        });
        index.columns.extend(column);
        return;
    }
    let length = row.prefix();
    let expression = match (column, row.expression) {
        (Some(column), _) => Expression::Column(column),
        (None, Some(text)) => server.expression(&text),
        (None, None) => return,
    };
    let method = Some(row.method.to_ascii_lowercase()).filter(|method| method != "btree");
    let index = table.indexes.entry(IndexName::new(row.name)).or_insert_with(|| {
        let uniqueness = if row.is_unique { Uniqueness::Unique } else { Uniqueness::NotUnique };
        Index { method: only(Dialect::Mysql, method).into(), ..Index::over(&[], uniqueness) }
    });
    index.keys.push(IndexKey {
        order: if row.is_descending { SortOrder::Descending } else { SortOrder::Ascending },
        length,
        ..IndexKey::new(expression)
    });
}

/// The unique constraint over what an index is over, if its keys are columns, all ascending.
fn as_constraint(index: &Index) -> Option<UniqueConstraint> {
    let mut unique = UniqueConstraint::new(Vec::new());
    for key in &index.keys {
        let column = key.expression.as_column().filter(|_| key.order == SortOrder::Ascending)?;
        unique.columns.push(column.clone());
        if let Some(length) = key.length {
            unique.prefixes.insert(column.clone(), length);
        }
    }
    Some(unique)
}

/// Leaves out the indexes that foreign keys made for themselves: those with a key's name and columns.
///
/// Source: MySQL 8.4, "FOREIGN KEY Constraints" (Indexes on Foreign Keys).
fn drop_foreign_key_indexes(table: &mut Table) {
    let foreign_keys = &table.foreign_keys;
    table.indexes.retain(|name, index| {
        foreign_keys.get(name.as_str()).is_none_or(|key| {
            as_constraint(index) != Some(UniqueConstraint::new(key.columns.clone()))
        })
    });
    let unique: Vec<_> = table
        .indexes
        .iter()
        .filter(|(_, index)| index.uniqueness == Uniqueness::Unique)
        .filter_map(|(name, index)| Some((name.clone(), as_constraint(index)?)))
        .collect();
    for (name, unique) in unique {
        table.indexes.remove(&name);
        table.unique_constraints.insert(ConstraintName::new(name.as_str()), unique);
    }
}
