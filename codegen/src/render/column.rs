//! Columns: what the dialects have in common.

use std::borrow::Cow;

use crate::{
    dialect::Dialect,
    schema::{
        Column, Expression, GeneratedStorage, Nullability,
        expression::{Function, Literal},
        types::sql_text,
    },
    sql::writer::Statement,
    stored::revisions::is_session_timestamp,
};

/// A column of `CREATE TABLE` in the parts that are aligned.
pub(super) struct ColumnText {
    /// Comment lines above it, if the database stores no comments.
    pub(super) comment: Option<String>,
    /// Its quoted name.
    pub(super) name: Statement,
    /// Its SQL type.
    pub(super) type_: Statement,
    /// Everything else.
    pub(super) rest: Statement,
}

impl ColumnText {
    /// Only the name and type of `column`.
    pub(super) fn new(column: &Column, dialect: Dialect) -> Self {
        let name = Statement::written(dialect, |sql| sql.name(&column.name));
        let type_ = Statement::written(dialect, |sql| sql.raw(&sql_type(column, dialect)));
        Self { comment: None, name, type_, rest: Statement::new(dialect) }
    }
}

/// The SQL type of `column`. Enums have become strings.
pub(super) fn sql_type(column: &Column, dialect: Dialect) -> Cow<'_, str> {
    match column.sql_types.as_ref().get(dialect) {
        Some(sql) => sql.into(),
        None => sql_text(&column.type_, dialect, 0),
    }
}

/// Appends `NOT NULL`, or nothing.
pub(super) fn nullability(column: &Column, out: &mut Statement) {
    out.words(match column.nullability {
        Nullability::NotNull => "NOT NULL",
        Nullability::Nullable => "",
    });
}

/// Appends `DEFAULT …`, if the column has a default. Constants and the current time have no parentheses, which all
/// databases accept; SQLite and MySQL require them around anything else.
pub(super) fn default(column: &Column, columns: &[Column], out: &mut Statement) {
    let Some(default) = &column.default else { return };
    out.words("DEFAULT");
    if is_bare(default, out.dialect()) {
        out.value(default, columns, &column.type_);
    } else {
        out.words("(").value(default, columns, &column.type_).mark(")");
    }
}

/// Appends `GENERATED ALWAYS AS (…)`, if the column is generated. It is stored if the database has no virtual columns.
pub(super) fn generated(column: &Column, columns: &[Column], out: &mut Statement) {
    let Some(generated) = &column.generated else { return };
    let has_virtual = out.dialect().capability().virtual_columns;
    out.words("GENERATED ALWAYS AS (").value(&generated.expression, columns, &column.type_);
    out.mark(")").words(match generated.storage {
        GeneratedStorage::Virtual if has_virtual => "VIRTUAL",
        GeneratedStorage::Virtual | GeneratedStorage::Stored => "STORED",
    });
}

/// Whether a default is written without parentheses: a constant, or the one expression that the database accepts so.
///
/// Source: MySQL 8.4, "Data Type Default Values" (`CURRENT_TIMESTAMP`; in parentheses it is kept as `now()`).
pub(super) fn is_bare(default: &Expression, dialect: Dialect) -> bool {
    match default {
        Expression::Literal(_) => true,
        Expression::Call(Function::CurrentTimestamp, _) => dialect.capability().bare_utc_default,
        Expression::Raw(texts) => {
            let text = (**texts).as_ref().get(dialect).as_deref().unwrap_or_default();
            !dialect.capability().bare_utc_default && is_session_timestamp(text)
        }
        Expression::Negate(inner) => {
            matches!(**inner, Expression::Literal(Literal::Integer(_) | Literal::Decimal(_)))
        }
        Expression::Column(_)
        | Expression::Not(_)
        | Expression::Binary(..)
        | Expression::In(..)
        | Expression::Between(..)
        | Expression::Like(..)
        | Expression::IsNull(..)
        | Expression::Call(..)
        | Expression::Case(..) => false,
    }
}
