//! Constraints of SQLite.

use super::{
    super::{Script, constraint},
    column,
};
use crate::{
    dialect::Dialect,
    schema::{
        Column, Expression, Nullability, Table,
        expression::{BinaryOperator, Function, Literal},
    },
    sql::writer::Statement,
};

/// The table clauses. A primary key that numbers the rows is a column clause instead.
pub(super) fn clauses(table: &Table) -> Vec<Statement> {
    if table.columns.iter().any(|column| column::numbered_key(column, table).is_some()) {
        constraint::clauses_but_primary_key(table, Dialect::Sqlite).collect()
    } else {
        constraint::clauses(table, Dialect::Sqlite)
    }
}

/// Defers foreign keys, including RESTRICT, to the end of the transaction. Unlike `foreign_keys`, this pragma works inside
/// a transaction, and ends with it.
///
/// Source: SQLite, "PRAGMA `defer_foreign_keys`".
pub(super) fn defer(out: &mut Script) {
    out.more(|sql| sql.words("PRAGMA defer_foreign_keys = ON")).with_note(
        "Dropping a table deletes its rows: what refers to them may do so until it is dropped as well.",
    );
}

/// Whether a condition may be NULL for a row with these columns.
pub(super) fn may_be_null(expression: &Expression, columns: &[Column]) -> bool {
    let any = || expression.children().any(|child| may_be_null(child, columns));
    match expression {
        Expression::Column(name) => !columns
            .iter()
            .any(|column| column.name == *name && column.nullability == Nullability::NotNull),
        Expression::Literal(literal) => *literal == Literal::Null,
        Expression::IsNull(..) => false,
        Expression::Not(_)
        | Expression::Negate(_)
        | Expression::In(..)
        | Expression::Between(..)
        | Expression::Like(..) => any(),
        Expression::Binary(operator, ..) => match operator {
            BinaryOperator::Or
            | BinaryOperator::And
            | BinaryOperator::Equal
            | BinaryOperator::NotEqual
            | BinaryOperator::Less
            | BinaryOperator::LessOrEqual
            | BinaryOperator::Greater
            | BinaryOperator::GreaterOrEqual
            | BinaryOperator::Concatenate => any(),
            // Division by zero, or an operation on infinities.
            BinaryOperator::Add
            | BinaryOperator::Subtract
            | BinaryOperator::Multiply
            | BinaryOperator::Divide
            | BinaryOperator::Remainder => true,
        },
        Expression::Call(function, _) => match function {
            // It is rendered so that NULL passes.
            Function::JsonValid => false,
            Function::Length
            | Function::Lower
            | Function::Upper
            | Function::Trim
            | Function::Substr
            | Function::Replace
            | Function::Abs
            | Function::Round
            | Function::CurrentTimestamp
            | Function::CurrentDate => any(),
            Function::Coalesce => expression.children().all(|child| may_be_null(child, columns)),
            Function::NullIf | Function::JsonExtract => true,
        },
        Expression::Case(..) | Expression::Raw(_) => true,
    }
}
