//! Rows that a plan would refuse, and values that it would lose, counted in the database before it starts.
//!
//! What a rebuild or the server finds on its way anyway is not looked for here, only what can be asked plainly.
//! Start reading at [`obstacles`].

use std::fmt;

use diesel::{RunQueryDsl, dsl::sql, sql_types::BigInt};
use tablewright_codegen::{
    dialect::{Dialect, PerDialect},
    diff::Change,
    plan::Mending,
    render::{
        expression::{Context, Purpose, write},
        writer::Statement,
    },
    schema::{
        Column, ColumnName, ColumnType, Expression, ForeignKey, Nullability, Schema, Table,
        TableName, Uniqueness,
    },
};

use crate::{AnyConnection, Error};

/// Rows that are in the way of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Obstacle {
    /// How many.
    pub rows: u64,
    /// What is wrong with them.
    pub problem: String,
}

impl fmt::Display for Obstacle {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.problem, self.rows)
    }
}

/// Counts the characters of a text.
const LENGTH: PerDialect<&str> =
    PerDialect { sqlite: "LENGTH(", postgres: "LENGTH(", mysql: "CHAR_LENGTH(", mssql: "LEN(" };

/// The values that `mending` would lose; `found` is what is there.
pub(crate) fn losses(
    connection: &mut AnyConnection,
    mending: &Mending,
    found: &Schema,
) -> Result<Vec<Obstacle>, Error> {
    let mut search = Search { connection, found, dialect: mending.plan.dialect, rows: Vec::new() };
    for change in mending.losses() {
        search.lost(change)?;
    }
    Ok(search.rows)
}

/// The rows that `mending` would refuse, and the values that it would lose; `found` is what is there.
pub(super) fn obstacles(
    connection: &mut AnyConnection,
    mending: &Mending,
    found: &Schema,
) -> Result<(Vec<Obstacle>, Vec<Obstacle>), Error> {
    let mut search = Search { connection, found, dialect: mending.plan.dialect, rows: Vec::new() };
    for change in &mending.changes {
        search.unfit(change)?;
    }
    let unfit = search.rows;
    Ok((unfit, losses(connection, mending, found)?))
}

struct Search<'s> {
    connection: &'s mut AnyConnection,
    found: &'s Schema,
    dialect: Dialect,
    rows: Vec<Obstacle>,
}

impl Search<'_> {
    /// Counts the rows that `change` would refuse.
    fn unfit(&mut self, change: &Change) -> Result<(), Error> {
        if let Change::AddColumn(part) = change {
            self.new_column(&part.table.before, &part.column)
        } else if let Change::AlterColumn(change) = change {
            let (before, after) = (&change.column.before, &change.column.after);
            self.altered(&change.table.before, before, after)
        } else if let Change::AddUnique(part) = change {
            self.duplicates(&part.table.before, &part.content.columns, part.name.as_str())
        } else if let Change::AlterUnique(change) = change {
            let columns = &change.content.after.columns;
            self.duplicates(&change.table.before, columns, change.name.after.as_str())
        } else if let Change::AddIndex(part) = change
            && part.content.uniqueness == Uniqueness::Unique
            && part.content.predicate.is_none()
        {
            let columns = part.content.keys.iter().map(|key| plain(&key.expression));
            let columns: Option<Vec<ColumnName>> = columns.collect();
            self.duplicates(&part.table.before, &columns.unwrap_or_default(), part.name.as_str())
        } else if let Change::AddPrimaryKey(part) = change {
            self.duplicates(&part.table.before, &part.content.columns, part.name.as_str())
        } else if let Change::AlterPrimaryKey(change) = change {
            let columns = &change.content.after.columns;
            self.duplicates(&change.table.before, columns, change.name.after.as_str())
        } else if let Change::AddForeignKey(part) = change {
            self.dangling(&part.table.before, &part.content, part.name.as_str())
        } else if let Change::AlterForeignKey(change) = change {
            let key = &change.content.after;
            self.dangling(&change.table.before, key, change.name.after.as_str())
        } else if let Change::AddCheck(part) = change {
            self.refused(&part.table.before, &part.content.expression, part.name.as_str())
        } else if let Change::AlterCheck(change) = change {
            let check = &change.content.after.expression;
            self.refused(&change.table.before, check, change.name.after.as_str())
        } else {
            Ok(())
        }
    }

    /// Counts the values that `change` would lose.
    fn lost(&mut self, change: &Change) -> Result<(), Error> {
        let (table, column) = if let Change::DropColumn(part) = change {
            (&part.table.before, &part.column.name)
        } else if let Change::AlterColumn(change) = change {
            (&change.table.before, &change.column.before.name)
        } else {
            return Ok(());
        };
        let mut query = self.select("COUNT(");
        query.attached(column.as_str()).mark(")").words("FROM").name(table);
        let verb = if matches!(change, Change::DropColumn(_)) { "dropped" } else { "converted" };
        self.count(
            &query,
            &["values of `", table.as_str(), ".", column.as_str(), "` that would be ", verb],
        )
    }

    fn new_column(&mut self, table: &TableName, column: &Column) -> Result<(), Error> {
        let is_filled = column.nullability == Nullability::Nullable
            || column.default.is_some()
            || column.generated.is_some()
            || column.auto_increment.is_some();
        if is_filled {
            return Ok(());
        }
        let mut query = self.select("COUNT(*) FROM");
        query.name(table);
        let (table, column) = (table.as_str(), column.name.as_str());
        self.count(
            &query,
            &["rows of `", table, "` without a value for `", column, "`, which is new"],
        )
    }

    fn altered(&mut self, table: &TableName, before: &Column, after: &Column) -> Result<(), Error> {
        let nullability = (before.nullability, after.nullability);
        if nullability == (Nullability::Nullable, Nullability::NotNull)
            && after.default.is_none()
            && after.generated.is_none()
        {
            let mut query = self.select("COUNT(*) FROM");
            query.name(table).words("WHERE").name(&before.name).words("IS NULL");
            let names = (table.as_str(), before.name.as_str());
            self.count(&query, &["rows of `", names.0, "` with NULL in `", names.1, "`"])?;
        }
        let ColumnType::String { length } = after.type_ else { return Ok(()) };
        if before.type_ == after.type_ {
            return Ok(());
        }
        let mut query = self.select("COUNT(*) FROM");
        query.name(table).words("WHERE").words(LENGTH.as_ref().get(self.dialect));
        query.attached(before.name.as_str()).mark(") >");
        query.literal(&tablewright_codegen::schema::expression::Literal::Integer(length.into()));
        let names = (table.as_str(), before.name.as_str());
        let more = format!("` with more than {length} characters in `");
        self.count(&query, &["rows of `", names.0, &more, names.1, "`"])
    }

    fn duplicates(
        &mut self,
        table: &TableName,
        columns: &[ColumnName],
        name: &str,
    ) -> Result<(), Error> {
        if columns.is_empty() || !self.has(table, columns) {
            return Ok(());
        }
        let mut query = self.select("COUNT(*) FROM (SELECT 1 AS one FROM");
        query.name(table).words("WHERE");
        for (position, column) in columns.iter().enumerate() {
            query.words(if position > 0 { "AND" } else { "" });
            query.name(column).words("IS NOT NULL");
        }
        query.words("GROUP BY").names(columns).words("HAVING COUNT(*) > 1) AS many");
        self.count(
            &query,
            &["keys of `", name, "` that are there more than once in `", table.as_str(), "`"],
        )
    }

    fn dangling(&mut self, table: &TableName, key: &ForeignKey, name: &str) -> Result<(), Error> {
        let target = &key.referenced_table;
        if !self.has(table, &key.columns) || !self.has(target, &key.referenced_columns) {
            return Ok(());
        }
        let mut query = self.select("COUNT(*) FROM");
        query.name(table).words("AS child WHERE");
        for column in &key.columns {
            query.words("child.").attached(column.as_str()).words("IS NOT NULL AND");
        }
        query.words("NOT EXISTS (SELECT 1 FROM").name(target).words("AS parent WHERE");
        for (position, (column, referenced)) in
            key.columns.iter().zip(&key.referenced_columns).enumerate()
        {
            query.words(if position > 0 { "AND" } else { "" });
            query.words("parent.").attached(referenced.as_str());
            query.words("= child.").attached(column.as_str());
        }
        query.mark(")");
        self.count(
            &query,
            &["rows of `", table.as_str(), "` that refer to nothing by `", name, "`"],
        )
    }

    fn refused(&mut self, table: &TableName, check: &Expression, name: &str) -> Result<(), Error> {
        let mut columns = Vec::new();
        named(check, &mut columns);
        let Some(content) = self.found.tables.get(table).filter(|_| self.has(table, &columns))
        else {
            return Ok(());
        };
        let mut query = self.select("COUNT(*) FROM");
        query.name(table).words("WHERE NOT (");
        let context = Context { columns: &content.columns, purpose: Purpose::Condition };
        write(check, context, &mut query);
        query.mark(")");
        self.count(&query, &["rows of `", table.as_str(), "` that violate the check `", name, "`"])
    }

    fn select(&self, words: &'static str) -> Statement {
        let mut query = Statement::new(self.dialect);
        query.words("SELECT").words(words);
        query
    }

    /// Whether the database has these columns.
    fn has(&self, table: &TableName, columns: &[ColumnName]) -> bool {
        let table: Option<&Table> = self.found.tables.get(table);
        table.is_some_and(|table| columns.iter().all(|column| table.column(column).is_some()))
    }

    fn count(&mut self, query: &Statement, problem: &[&str]) -> Result<(), Error> {
        let rows = sql::<BigInt>(query.as_str())
            .get_result::<i64>(self.connection)
            .map_err(|source| Error::Query { purpose: "count rows that would not fit", source })?;
        if rows > 0 {
            let problem = problem.concat();
            self.rows.push(Obstacle { rows: u64::try_from(rows).unwrap_or_default(), problem });
        }
        Ok(())
    }
}

/// The column that an expression is, if it is one.
fn plain(expression: &Expression) -> Option<ColumnName> {
    if let Expression::Column(name) = expression { Some(name.clone()) } else { None }
}

fn named(expression: &Expression, columns: &mut Vec<ColumnName>) {
    columns.extend(plain(expression));
    for child in expression.children() {
        named(child, columns);
    }
}
