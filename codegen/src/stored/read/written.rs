//! A schema as a database writes it: types and expressions are the database's own texts, not read yet.
//!
//! Reading drops what has no portable form, such as casts; writing a spec from a database needs it.

use crate::{
    dialect::{Dialect, PerDialect},
    schema::{Column, ColumnType, Expression, Schema, Table, expression::Literal},
    sql::expression::{Context, Purpose},
    stored::read::{read_as, read_sql_type},
};

/// An expression as a database of `dialect` writes it.
#[must_use]
pub fn written(dialect: Dialect, sql: &str) -> Expression {
    let mut texts = PerDialect::from_fn(|_| None);
    *texts.as_mut().get(dialect) = Some(sql.to_owned());
    Expression::Raw(Box::new(texts))
}

impl Schema {
    /// This schema, which a database of `dialect` has [`written`], with its types and expressions read.
    #[must_use]
    pub fn read_back(mut self, dialect: Dialect) -> Self {
        for table in self.tables.values_mut() {
            read_table(table, dialect);
        }
        self
    }
}

fn read_table(table: &mut Table, dialect: Dialect) {
    for column in &mut table.columns {
        if let ColumnType::Other(sql) = &column.type_ {
            column.type_ = read_sql_type(dialect, sql);
        }
    }
    // What an expression means depends on the types of the columns in it.
    let columns = table.columns.clone();
    let over = |purpose| Context { columns: &columns, purpose };
    for column in &mut table.columns {
        read_column(column, &columns, dialect);
    }
    for check in table.checks.values_mut() {
        read(&mut check.expression, over(Purpose::Condition), dialect);
    }
    for index in table.indexes.values_mut() {
        for key in &mut index.keys {
            read(&mut key.expression, over(Purpose::Key), dialect);
        }
        if let Some(predicate) = &mut index.predicate {
            read(predicate, over(Purpose::Condition), dialect);
        }
    }
}

fn read_column(column: &mut Column, columns: &[Column], dialect: Dialect) {
    let context = Context { columns, purpose: Purpose::Value(&column.type_) };
    if let Some(default) = &mut column.default
        && let Expression::Raw(texts) = &*default
        && let Some(text) = texts.as_ref().as_ref().get(dialect)
    {
        *default = read_default(dialect, text, context);
    }
    if let Some(generated) = &mut column.generated {
        read(&mut generated.expression, context, dialect);
    }
}

/// A default, in which a name may be a text, as no column can stand there.
pub(crate) fn read_default(dialect: Dialect, text: &str, context: Context<'_>) -> Expression {
    let read = read_as(dialect, text, context);
    if let Expression::Column(name) = &read
        && dialect.storage().names_may_be_texts
    {
        return Expression::Literal(Literal::Text(name.as_str().to_owned()));
    }
    read
}

fn read(expression: &mut Expression, context: Context<'_>, dialect: Dialect) {
    let Expression::Raw(texts) = &*expression else { return };
    if let Some(text) = texts.as_ref().as_ref().get(dialect) {
        *expression = read_as(dialect, text, context);
    }
}
