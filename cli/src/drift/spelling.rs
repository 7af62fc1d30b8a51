//! One expression in two spellings: the spec's, and the server's.
//!
//! A server parses an expression and writes it back in its own words: `interval '1 day'` becomes `'1 day'::interval`,
//! `a rlike 'x'` becomes `regexp_like(a, 'x')`. What `read_back` does not know to be the same, the server is asked: it
//! gets the declared expression in a table of ours, and what it makes of it is compared with what was found. PostgreSQL
//! makes that table as a temporary one, in a transaction that is rolled back; MySQL and MariaDB tell nothing of the
//! checks of temporary tables, so they make a database for it, which is dropped. A server that refuses this is compared
//! by the texts alone. SQLite keeps every expression as it was written.
//!
//! Source: PostgreSQL 16, "System Information Functions" (`pg_get_expr`: "decompiles the internal form"); MySQL 8.4,
//! "The `INFORMATION_SCHEMA` `CHECK_CONSTRAINTS` Table".

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

use diesel::{Connection, QueryResult, connection::SimpleConnection, result::Error as DieselError};
use tablewright::{AnyConnection, Error, migrate::Target, unstable::cannot};
use tablewright_codegen::{
    dialect::Dialect,
    plan::{self, mend},
    render::{self, envelope::whole},
    schema::{Column, Name, Nullability, Schema, Settings, Table, TableName, intent::Intent},
    sql::writer::Statement,
};

use crate::{
    introspect::{dialect_of, introspect},
    leftover::{self, Use},
};

/// What was found, with the declared expression wherever the server makes what was found of it.
///
/// # Errors
///
/// [`Error::Query`] if the connection does not come back from the database of ours.
pub(crate) fn as_declared<'f>(
    connection: &mut AnyConnection,
    declared: &Schema,
    found: &'f Schema,
) -> Result<Cow<'f, Schema>, Error> {
    if !connection.kind().is_server() {
        return Ok(Cow::Borrowed(found));
    }
    let dialect = dialect_of(connection);
    let written = declared.variant(dialect);
    let sides = Sides {
        base: Schema {
            rendering: written.rendering,
            enums: written.enums.clone(),
            ..Schema::default()
        },
        written,
        declared: declared.as_stored(dialect),
        found: found.as_stored(dialect),
    };
    let questions: Vec<Question> =
        sides.written.tables.keys().filter_map(|name| sides.question(name, dialect)).collect();
    if questions.is_empty() {
        return Ok(Cow::Borrowed(found));
    }
    let mut settled = found.clone();
    for (question, made) in questions.iter().zip(ask(connection, &questions)?) {
        let name = &question.table;
        if let Some(made) = made
            && let Some(found) = sides.found.tables.get(name)
            && let Some(table) = settled.tables.get_mut(name)
        {
            question.settle(&made, found, table);
        }
    }
    Ok(Cow::Owned(settled))
}

/// The declared schema as it is written, and both sides as the database stores them.
struct Sides<'s> {
    written: Cow<'s, Schema>,
    /// The types of the declared schema, which the tables need and the database has.
    base: Schema,
    declared: Schema,
    found: Schema,
}

impl Sides<'_> {
    /// What is to be asked about a table, if its expressions differ.
    fn question(&self, name: &TableName, dialect: Dialect) -> Option<Question> {
        let written = self.written.tables.get(name)?;
        let asked = asked(written, self.declared.tables.get(name)?, self.found.tables.get(name)?)?;
        let local = TableName::new(name.local());
        let tables = [(local.clone(), asked.clone())].into();
        let sql = statements(&self.base, &Schema { tables, ..self.base.clone() }, dialect)?;
        Some(Question { table: name.clone(), local, asked, sql })
    }
}

/// What is asked about one table.
struct Question {
    table: TableName,
    /// Its name without a namespace, under which the server makes it.
    local: TableName,
    /// The table with nothing but what is in question.
    asked: Table,
    /// The statements that make it.
    sql: String,
}

impl Question {
    /// Gives `table` what is in question as it is written, where the server has `made` what was `found`.
    fn settle(&self, made: &Table, found: &Table, table: &mut Table) {
        for column in &mut table.columns {
            let tables = [&self.asked, made, found].map(|table| table.column(&column.name));
            let [Some(asked), Some(made), Some(found)] = tables else { continue };
            if asked.default.is_some() && made.default == found.default {
                column.default.clone_from(&asked.default);
            }
            if asked.generated.is_some() && made.generated == found.generated {
                column.generated.clone_from(&asked.generated);
            }
        }
        settle(&mut table.checks, &self.asked.checks, &made.checks, &found.checks);
        settle(&mut table.indexes, &self.asked.indexes, &made.indexes, &found.indexes);
    }
}

/// Gives `all` those that are `asked`, where the server has `made` what was `found`.
fn settle<N: Ord, T: Clone + PartialEq>(
    all: &mut BTreeMap<N, T>,
    asked: &BTreeMap<N, T>,
    made: &BTreeMap<N, T>,
    found: &BTreeMap<N, T>,
) {
    for (name, asked) in asked {
        if made.get(name) == found.get(name)
            && let Some(it) = all.get_mut(name)
        {
            it.clone_from(asked);
        }
    }
}

/// The table with the expressions in question and nothing else; `None` if there are none.
fn asked(table: &Table, declared: &Table, found: &Table) -> Option<Table> {
    let mut asked = Table::default();
    let mut count = 0;
    for column in &table.columns {
        let sides = [declared, found].map(|table| table.column(&column.name));
        let [Some(declared), Some(found)] = sides else { continue };
        let has_default = is_in_question(declared.default.as_ref(), found.default.as_ref());
        let is_computed = is_in_question(declared.generated.as_ref(), found.generated.as_ref());
        count += usize::from(has_default) + usize::from(is_computed);
        asked.columns.push(Column {
            nullability: Nullability::Nullable,
            default: column.default.clone().filter(|_| has_default),
            generated: column.generated.clone().filter(|_| is_computed),
            sql_types: column.sql_types.clone(),
            collation: column.collation.clone(),
            ..Column::new(column.name.clone(), column.type_.clone())
        });
    }
    asked.checks = in_question(&table.checks, &declared.checks, &found.checks);
    asked.indexes = in_question(&table.indexes, &declared.indexes, &found.indexes);
    count += asked.checks.len() + asked.indexes.len();
    (count > 0).then_some(asked)
}

/// Whether both sides have one, and not the same.
fn is_in_question<T: PartialEq>(declared: Option<&T>, found: Option<&T>) -> bool {
    declared.is_some() && found.is_some() && declared != found
}

/// Those of `all` that both sides have, and not the same.
fn in_question<N: Clone + Ord, T: Clone + PartialEq>(
    all: &BTreeMap<N, T>,
    declared: &BTreeMap<N, T>,
    found: &BTreeMap<N, T>,
) -> BTreeMap<N, T> {
    let is_it = |name: &N| is_in_question(declared.get(name), found.get(name));
    all.iter()
        .filter(|(name, _)| is_it(name))
        .map(|(name, it)| (name.clone(), it.clone()))
        .collect()
}

/// The SQL that makes `schema` where `before` is.
fn statements(before: &Schema, schema: &Schema, dialect: Dialect) -> Option<String> {
    let settings = Settings { postgres_safe_forms: false, ..Settings::default() };
    let none = BTreeSet::new();
    let found = plan::Found { schema: before, missing: &none, corrections: &[] };
    let mending = mend(found, schema, &Intent::default(), &settings, dialect).ok()?;
    let script = render::render_mending(&mending.plan).ok()?;
    // PostgreSQL is in a transaction already, and has no modes.
    let script = if dialect.capability().transactional_ddl { script } else { whole(&script) };
    Some(script.to_sql())
}

/// What the server makes of each table, as it stores it; nothing where it refuses it.
#[cfg_attr(not(any(feature = "postgres", feature = "mysql")), expect(unused_variables))]
fn ask(
    connection: &mut AnyConnection,
    questions: &[Question],
) -> Result<Vec<Option<Table>>, Error> {
    match connection {
        #[cfg(feature = "sqlite")]
        AnyConnection::Sqlite(_) => Ok(Vec::new()),
        #[cfg(feature = "postgres")]
        AnyConnection::Postgres(_) => Ok(ask_postgres(connection, questions)),
        #[cfg(feature = "mysql")]
        AnyConnection::Mysql(_) => ask_mysql(connection, questions)
            .map_err(cannot("return from the database for what the server makes")),
    }
}

/// Two tables of different namespaces may have one name, so each is made alone.
#[cfg(feature = "postgres")]
fn ask_postgres(connection: &mut AnyConnection, questions: &[Question]) -> Vec<Option<Table>> {
    let answer = |question: &Question| {
        let mut answer = None;
        let outcome = connection.transaction(|connection| {
            let path = "SELECT set_config('search_path', \
                        concat_ws(', ', 'pg_temp', nullif(current_setting('search_path'), '')), true)";
            connection.batch_execute(path)?;
            connection.batch_execute(&question.sql)?;
            answer = introspect(connection).ok();
            Err::<(), _>(DieselError::RollbackTransaction)
        });
        let schema = answer.filter(|_| outcome == Err(DieselError::RollbackTransaction))?;
        schema.as_stored(Dialect::Postgres).tables.remove(&question.local)
    };
    questions.iter().map(answer).collect()
}

#[cfg(feature = "mysql")]
fn ask_mysql(
    connection: &mut AnyConnection,
    questions: &[Question],
) -> QueryResult<Vec<Option<Table>>> {
    let mut back = Statement::new(Dialect::Mysql);
    back.words("USE").identifier(&connection.label());
    let Ok(name) = leftover::enter(connection, Use::Replay) else { return Ok(Vec::new()) };
    let run = |question: &Question| connection.batch_execute(&question.sql).is_ok();
    let is_taken: Vec<bool> = questions.iter().map(run).collect();
    let schema = introspect(connection);
    leftover::leave(connection, &name);
    connection.batch_execute(back.as_str())?;
    let Ok(schema) = schema else { return Ok(Vec::new()) };
    let mut made = schema.as_stored(Dialect::Mysql).tables;
    let answers = questions.iter().zip(is_taken);
    Ok(answers.map(|(it, is_taken)| made.remove(&it.local).filter(|_| is_taken)).collect())
}
