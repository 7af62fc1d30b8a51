//! What MySQL and MariaDB have beyond introspection: other kinds of indexes, routines and events, which a spec has as
//! raw SQL, and objects that are only listed.

mod routines;

use diesel::{
    QueryResult, RunQueryDsl, mysql::MysqlConnection, prelude::QueryableByName, sql_query,
    sql_types::Text,
};
use tablewright_codegen::{
    dialect::Dialect,
    schema::{
        ConstraintName, IndexName, RawName, RawObject, RawPosition, RawSql, Schema, TableName,
    },
};

use super::{BesideRow, Unexpressed, free_name, in_order, listed};

/// An index that only raw SQL can say: see `raw.sql`.
#[derive(Debug, QueryableByName)]
struct RawRow {
    #[diesel(sql_type = Text)]
    table_name: String,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    up: String,
    #[diesel(sql_type = Text)]
    down: String,
}

/// Adds raw SQL to `schema`, and tells what is left out.
pub(super) fn look_beside(
    connection: &mut MysqlConnection,
    schema: &mut Schema,
) -> QueryResult<Vec<Unexpressed>> {
    let beside: Vec<BesideRow> =
        sql_query(concat!(include_str!("programs.sql"), include_str!("beside.sql")))
            .load(connection)?;
    let rows: Vec<RawRow> = sql_query(include_str!("raw.sql")).load(connection)?;
    for row in rows {
        let Some(table) = schema.tables.get_mut(&TableName::new(&*row.table_name)) else {
            continue;
        };
        table.indexes.remove(&IndexName::new(&*row.name));
        table.unique_constraints.remove(&ConstraintName::new(&*row.name));
        let sql = RawSql { up: row.up, down: row.down };
        let sql = crate::introspect::only(Dialect::Mysql, Some(sql));
        let name = [row.table_name.as_str(), ".", &row.name].concat();
        let name = RawName::new(free_name(schema, &name));
        schema.raw_objects.insert(name, RawObject { sql, position: RawPosition::AfterTables });
    }
    for (name, sql) in routines::all(connection)? {
        let sql = crate::introspect::only(Dialect::Mysql, Some(sql));
        let name = RawName::new(free_name(schema, &name));
        schema.raw_objects.insert(name, RawObject { sql, position: RawPosition::AfterTables });
    }
    Ok(listed(Dialect::Mysql, in_order(beside)))
}
