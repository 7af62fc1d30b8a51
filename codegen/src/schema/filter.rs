//! The `WHERE` of an index on a database that accepts few forms of it, and when a key is NULL.
//!
//! SQL Server accepts comparisons of a column with constants, joined by `AND`. Equivalent conditions are converted
//! to that form; the rules report those that cannot be.
//!
//! Source: SQL Server, "CREATE INDEX" (`filter_predicate`), "Create filtered indexes" (no computed columns; no
//! conversion of the column).

use std::collections::BTreeSet;

use super::{
    Column, ColumnName, ColumnType, Expression, Nullability, Table,
    expression::{BinaryOperator, Function, Literal, Membership},
};
use crate::dialect::Dialect;

/// The predicate as comparisons joined by `and`; `None` if it has no such form. Raw SQL is not analysed.
#[must_use]
pub fn simple_predicate(predicate: &Expression, table: &Table) -> Option<Expression> {
    if matches!(predicate, Expression::Raw(_)) {
        return Some(predicate.clone());
    }
    let mut parts = Vec::new();
    Simplifier { table, parts: &mut parts }.add(predicate, true)?;
    let join =
        |left, right| Expression::Binary(BinaryOperator::And, Box::new(left), Box::new(right));
    parts.into_iter().reduce(join)
}

struct Simplifier<'s> {
    table: &'s Table,
    parts: &'s mut Vec<Expression>,
}

impl Simplifier<'_> {
    /// Adds the parts that say `expression`, or that it is false.
    fn add(&mut self, expression: &Expression, is_true: bool) -> Option<()> {
        match expression {
            Expression::Not(inner) => self.add(inner, !is_true),
            Expression::Column(name) => self.truth(name, is_true),
            Expression::Binary(operator, left, right) => {
                self.binary(*operator, (left, right), is_true)
            }
            Expression::In(membership, value, list) => {
                let column = self.column(value)?;
                let list = list.iter().map(constant).collect::<Option<Vec<_>>>()?;
                if (*membership == Membership::Member) == is_true {
                    self.parts.push(Expression::In(Membership::Member, Box::new(column), list));
                } else {
                    let different = |item| comparison(BinaryOperator::NotEqual, &column, item);
                    self.parts.extend(list.into_iter().map(different));
                }
                Some(())
            }
            Expression::Between(membership, value, low, high) => {
                let is_inside = (*membership == Membership::Member) == is_true;
                let column = self.column(value).filter(|_| is_inside)?;
                let (low, high) = (constant(low)?, constant(high)?);
                self.parts.push(comparison(BinaryOperator::GreaterOrEqual, &column, low));
                self.parts.push(comparison(BinaryOperator::LessOrEqual, &column, high));
                Some(())
            }
            Expression::IsNull(membership, value) => {
                let column = Box::new(self.column(value)?);
                let is_null = (*membership == Membership::Member) == is_true;
                let membership = if is_null { Membership::Member } else { Membership::NotMember };
                self.parts.push(Expression::IsNull(membership, column));
                Some(())
            }
            Expression::Literal(_)
            | Expression::Negate(_)
            | Expression::Like(..)
            | Expression::Call(..)
            | Expression::Case(..)
            | Expression::Raw(_) => None,
        }
    }

    /// A column that is true or false by itself.
    fn truth(&mut self, name: &ColumnName, is_true: bool) -> Option<()> {
        let column = Expression::Column(name.clone());
        let is_bool = self.table.column(name).is_some_and(|it| it.type_ == ColumnType::Bool);
        let column = self.column(&column).filter(|_| is_bool)?;
        self.parts.push(if is_true {
            column
        } else {
            comparison(BinaryOperator::Equal, &column, Expression::Literal(Literal::Boolean(false)))
        });
        Some(())
    }

    fn binary(
        &mut self,
        operator: BinaryOperator,
        (left, right): (&Expression, &Expression),
        is_true: bool,
    ) -> Option<()> {
        let splitting = if is_true { BinaryOperator::And } else { BinaryOperator::Or };
        if operator == splitting {
            self.add(left, is_true)?;
            return self.add(right, is_true);
        }
        let [_, _, turned_round] = compared(operator)?;
        let (operator, column, item) = match self.column(left) {
            Some(column) => (operator, column, right),
            None => (turned_round, self.column(right)?, left),
        };
        let [operator, opposite, _] = compared(operator)?;
        let operator = if is_true { operator } else { opposite };
        self.parts.push(comparison(operator, &column, constant(item)?));
        Some(())
    }

    /// The column, if it may stand in the `WHERE` of an index: it is not computed, and its values are not
    /// converted for the comparison.
    fn column(&self, expression: &Expression) -> Option<Expression> {
        let Expression::Column(name) = expression else { return None };
        let column = self.table.column(name)?;
        let own = column.sql_types.as_ref().get(Dialect::Mssql).as_deref().unwrap_or_default();
        let own = own.to_ascii_uppercase();
        let is_narrow = own.starts_with("VARCHAR") || own.starts_with("CHAR");
        (column.generated.is_none() && !is_narrow).then(|| expression.clone())
    }
}

fn comparison(operator: BinaryOperator, column: &Expression, item: Expression) -> Expression {
    Expression::Binary(operator, Box::new(column.clone()), Box::new(item))
}

/// Each comparison of two values, the one that is true where it is false, and the one with its sides exchanged.
const COMPARISONS: [[BinaryOperator; 3]; 6] = [
    [BinaryOperator::Equal, BinaryOperator::NotEqual, BinaryOperator::Equal],
    [BinaryOperator::NotEqual, BinaryOperator::Equal, BinaryOperator::NotEqual],
    [BinaryOperator::Less, BinaryOperator::GreaterOrEqual, BinaryOperator::Greater],
    [BinaryOperator::LessOrEqual, BinaryOperator::Greater, BinaryOperator::GreaterOrEqual],
    [BinaryOperator::Greater, BinaryOperator::LessOrEqual, BinaryOperator::Less],
    [BinaryOperator::GreaterOrEqual, BinaryOperator::Less, BinaryOperator::LessOrEqual],
];

/// The row of an operator in [`COMPARISONS`]; `None` if it is no comparison.
fn compared(operator: BinaryOperator) -> Option<[BinaryOperator; 3]> {
    COMPARISONS.into_iter().find(|[own, ..]| *own == operator)
}

/// The constant that the expression is, other than NULL.
fn constant(expression: &Expression) -> Option<Expression> {
    if let Expression::Negate(inner) = expression
        && let Expression::Literal(number) = &**inner
    {
        return Some(Expression::Literal(match number {
            Literal::Integer(number) => Literal::Integer(number.checked_neg()?),
            Literal::Decimal(number) => Literal::Decimal(["-", number].concat()),
            Literal::Null | Literal::Boolean(_) | Literal::Text(_) => return None,
        }));
    }
    let is_constant =
        matches!(expression, Expression::Literal(literal) if *literal != Literal::Null);
    is_constant.then(|| expression.clone())
}

/// The columns of `table` that make a value NULL when one of them is, and that nothing else does; `None` if other
/// values may be NULL, too.
#[must_use]
pub fn null_sources<'t>(
    expression: &'t Expression,
    table: &'t Table,
) -> Option<BTreeSet<&'t ColumnName>> {
    Sources { table, seen: Vec::new() }.of(expression)
}

struct Sources<'t> {
    table: &'t Table,
    /// The computed columns that are being looked into.
    seen: Vec<&'t ColumnName>,
}

impl<'t> Sources<'t> {
    fn of(&mut self, expression: &'t Expression) -> Option<BTreeSet<&'t ColumnName>> {
        match expression {
            Expression::Column(name) => self.of_column(self.table.column(name)?),
            Expression::Literal(literal) => (*literal != Literal::Null).then(BTreeSet::new),
            Expression::IsNull(..) => Some(BTreeSet::new()),
            Expression::Binary(BinaryOperator::And | BinaryOperator::Or, ..) => {
                self.of_all(expression).filter(BTreeSet::is_empty)
            }
            Expression::Not(_)
            | Expression::Negate(_)
            | Expression::In(..)
            | Expression::Between(..)
            | Expression::Like(..)
            | Expression::Binary(..) => self.of_all(expression),
            Expression::Call(function, _) => match function {
                Function::Length
                | Function::Lower
                | Function::Upper
                | Function::Trim
                | Function::Substr
                | Function::Replace
                | Function::Abs
                | Function::Round
                | Function::CurrentTimestamp
                | Function::CurrentDate => self.of_all(expression),
                Function::Coalesce => {
                    let mut values = expression.children();
                    let is_never = |value| self.of(value).is_some_and(|found| found.is_empty());
                    values.any(is_never).then(BTreeSet::new)
                }
                Function::NullIf | Function::JsonValid | Function::JsonExtract => None,
            },
            Expression::Case(arms, otherwise) => {
                let values = arms.iter().map(|(_, value)| value).chain(otherwise.as_deref());
                let mut values: Vec<_> = values.map(|value| self.of(value)).collect();
                let is_never = |found: Option<BTreeSet<_>>| found.is_some_and(|it| it.is_empty());
                (otherwise.is_some() && values.drain(..).all(is_never)).then(BTreeSet::new)
            }
            Expression::Raw(_) => None,
        }
    }

    fn of_all(&mut self, expression: &'t Expression) -> Option<BTreeSet<&'t ColumnName>> {
        let mut all = BTreeSet::new();
        for child in expression.children() {
            all.extend(self.of(child)?);
        }
        Some(all)
    }

    fn of_column(&mut self, column: &'t Column) -> Option<BTreeSet<&'t ColumnName>> {
        match (column.nullability, &column.generated) {
            (Nullability::NotNull, _) => Some(BTreeSet::new()),
            (Nullability::Nullable, None) => Some([&column.name].into()),
            (Nullability::Nullable, Some(generated)) => {
                if self.seen.contains(&&column.name) {
                    return None;
                }
                self.seen.push(&column.name);
                let found = self.of(&generated.expression);
                self.seen.pop();
                found
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{Generated, GeneratedStorage, expression::parse};

    fn column(name: &str, type_: ColumnType, generated: Option<&str>) -> Column {
        Column {
            nullability: Nullability::Nullable,
            generated: generated.map(|text| Generated {
                expression: parse(text).unwrap(),
                storage: GeneratedStorage::Stored,
            }),
            ..Column::new(name.into(), type_)
        }
    }

    fn table() -> Table {
        let mut required = column("r", ColumnType::Integer, None);
        required.nullability = Nullability::NotNull;
        let columns = vec![
            column("a", ColumnType::Integer, None),
            column("b", ColumnType::Integer, None),
            column("on_", ColumnType::Bool, None),
            column("g", ColumnType::Integer, Some("a + r")),
            column("h", ColumnType::Integer, Some("nullif(a, 1)")),
            required,
        ];
        Table { columns: columns.into(), ..Table::default() }
    }

    fn check(predicate: &str, expected: Option<&str>) {
        let simple = simple_predicate(&parse(predicate).unwrap(), &table());
        let told = simple.map(|it| it.to_string());
        assert_eq!(told.as_deref(), expected, "{predicate}");
    }

    #[test]
    fn what_means_the_same_is_put_into_comparisons() {
        check("a = 1 and b is not null", Some("a = 1 and b is not null"));
        check("a between 1 and 5", Some("a >= 1 and a <= 5"));
        check("5 < a", Some("a > 5"));
        check("a = -5", Some("a = -5"));
        check("not on_ and on_ is not null", Some("on_ = false and on_ is not null"));
        check("not (a = 1 or b <= 2)", Some("a <> 1 and b > 2"));
        check("a not in (1, 2)", Some("a <> 1 and a <> 2"));
        check("not (a not in (1, 2))", Some("a in (1, 2)"));
        check("not (a is null)", Some("a is not null"));
    }

    #[test]
    fn what_has_no_such_form_has_none() {
        for predicate in [
            "a = 1 or b = 2",
            "not (a = 1 and b = 2)",
            "a not between 1 and 2",
            "a = b",
            "a + 1 = 2",
            "abs(a) = 1",
            "g = 1",
            "a = null",
            "a in (1, null)",
            "true",
        ] {
            check(predicate, None);
        }
    }

    #[test]
    fn a_value_is_null_where_a_column_is_that_it_needs() {
        let table = table();
        let names = |text: &str| {
            let expression = parse(text).unwrap();
            let found = null_sources(&expression, &table)?;
            Some(found.into_iter().map(ToString::to_string).collect::<Vec<_>>().join(" "))
        };
        assert_eq!(names("a + b * r").as_deref(), Some("a b"));
        assert_eq!(names("g").as_deref(), Some("a"));
        assert_eq!(names("coalesce(a, r)").as_deref(), Some(""));
        assert_eq!(names("case when a = 1 then r else 2 end").as_deref(), Some(""));
        for unknown in ["h", "coalesce(a, b)", "case when a = 1 then r end", "nullif(r, 1)"] {
            assert_eq!(names(unknown), None, "{unknown}");
        }
    }
}
