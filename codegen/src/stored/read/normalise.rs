//! One form for all expressions that a database does not distinguish.
//!
//! What a database makes of an expression keeps its meaning, so the rules here keep it too: ranges and one-element
//! lists are written out, `not` is moved inwards, chains of `and` group to the left, numbers lose insignificant
//! digits. Start reading at [`normalise`].

use crate::{
    dialect::Dialect,
    schema::{
        ColumnType, Expression,
        expression::{BinaryOperator, Function, JSON_AROUND, Literal, Membership},
    },
};

/// A range over a larger value is left as it is, for writing it out would double the value.
const DOUBLED_MAXIMUM: usize = 64;

/// The form that stands for all expressions that a database of `dialect` does not tell apart.
pub(crate) fn normalise(expression: Expression, dialect: Dialect) -> Expression {
    let expression = expression.map_children(&mut |inner| normalise(inner, dialect));
    match expression {
        Expression::Literal(literal) => Expression::Literal(normal_literal(literal, dialect)),
        Expression::Not(operand) => negated(*operand, dialect),
        Expression::Negate(operand) => negative(*operand),
        Expression::Binary(operator, left, right) => binary(operator, left, right, dialect),
        Expression::In(membership, value, list) => member(membership, *value, list, dialect),
        Expression::Between(membership, value, low, high) => {
            between(membership, value, [low, high], dialect)
        }
        Expression::Call(Function::Round, mut arguments) => {
            if arguments.get(1) == Some(&whole(0)) {
                arguments.truncate(1);
            }
            Expression::Call(Function::Round, arguments)
        }
        Expression::Case(cases, otherwise) => case(cases, otherwise, dialect),
        Expression::Column(_)
        | Expression::Like(..)
        | Expression::IsNull(..)
        | Expression::Call(..)
        | Expression::Raw(_) => expression,
    }
}

/// The stored form of a default that is already [`normalise`]d: without `null`, which is no default,
/// and with constants as the column's type has them.
pub(crate) fn stored_default(default: Expression, type_: &ColumnType) -> Option<Expression> {
    let Expression::Literal(literal) = default else { return Some(default) };
    let literal = match (literal, type_) {
        (Literal::Null, _) => return None,
        (Literal::Integer(0), ColumnType::Bool) => Literal::Boolean(false),
        (Literal::Integer(1), ColumnType::Bool) => Literal::Boolean(true),
        (Literal::Decimal(digits), _) => match digits.strip_suffix(".0").map(str::parse) {
            Some(Ok(value)) => Literal::Integer(value),
            Some(Err(_)) | None => Literal::Decimal(digits),
        },
        (
            Literal::Text(text),
            ColumnType::Time | ColumnType::Timestamp | ColumnType::TimestampTz,
        ) => Literal::Text(without_zero_fraction(&text).to_owned()),
        (other, _) => other,
    };
    Some(Expression::Literal(literal))
}

/// A time without zeros at the end of its seconds, which MySQL and MariaDB write.
fn without_zero_fraction(text: &str) -> &str {
    let (before, fraction) = text.split_once('.').unwrap_or((text, ""));
    if fraction.is_empty() || fraction.contains(|character: char| !character.is_ascii_digit()) {
        return text;
    }
    let zeros = fraction.bytes().rev().take_while(|byte| *byte == b'0').count();
    if zeros == fraction.len() { before } else { &text[..text.len() - zeros] }
}

fn whole(value: i64) -> Expression {
    Expression::Literal(Literal::Integer(value))
}

fn normal_literal(literal: Literal, dialect: Dialect) -> Literal {
    match literal {
        Literal::Boolean(value) if dialect.syntax().booleans_are_numbers => {
            Literal::Integer(i64::from(value))
        }
        Literal::Decimal(digits) => normal_number(&digits),
        Literal::Null | Literal::Boolean(_) | Literal::Integer(_) | Literal::Text(_) => literal,
    }
}

/// A number without its exponent and without zeros that do not count; one that had an exponent and no
/// fraction is a whole number, as PostgreSQL has it.
fn normal_number(text: &str) -> Literal {
    const EXPONENT_MAXIMUM: i32 = 64;
    let (sign, unsigned) = text.strip_prefix('-').map_or(("", text), |rest| ("-", rest));
    let (mantissa, exponent) = unsigned
        .split_once(['e', 'E'])
        .map_or((unsigned, None), |(mantissa, exponent)| (mantissa, Some(exponent)));
    let shift: i32 = exponent.unwrap_or("0").parse().unwrap_or(i32::MAX);
    if !(-EXPONENT_MAXIMUM..=EXPONENT_MAXIMUM).contains(&shift) {
        return Literal::Decimal(text.to_owned());
    }
    let (before, after) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let mut digits = [before, after].concat();
    let point = i32::try_from(before.len()).unwrap_or(i32::MAX).saturating_add(shift);
    if point < 0 {
        digits = ["0".repeat(point.unsigned_abs() as usize), digits].concat();
    }
    let point = usize::try_from(point).unwrap_or(0);
    if point > digits.len() {
        digits.push_str(&"0".repeat(point - digits.len()));
    }
    let (before, after) = digits.split_at(point);
    let before = before.trim_start_matches('0');
    let before = if before.is_empty() { "0" } else { before };
    let after = after.trim_end_matches('0');
    let is_whole = after.is_empty() && (exponent.is_some() || !mantissa.contains('.'));
    let number = [sign, before].concat();
    if is_whole && let Ok(value) = number.parse() {
        return Literal::Integer(value);
    }
    Literal::Decimal([number.as_str(), ".", if after.is_empty() { "0" } else { after }].concat())
}

fn negative(operand: Expression) -> Expression {
    let Expression::Literal(literal) = &operand else {
        return Expression::Negate(Box::new(operand));
    };
    match literal {
        Literal::Integer(value) if *value != i64::MIN => whole(-value),
        Literal::Decimal(digits) => {
            let digits = match digits.strip_prefix('-') {
                Some(positive) => positive.to_owned(),
                None => ["-", digits].concat(),
            };
            Expression::Literal(Literal::Decimal(digits))
        }
        Literal::Integer(_) | Literal::Null | Literal::Boolean(_) | Literal::Text(_) => {
            Expression::Negate(Box::new(operand))
        }
    }
}

/// `not operand`, moved inwards as MariaDB does.
fn negated(operand: Expression, dialect: Dialect) -> Expression {
    match operand {
        Expression::Binary(operator, left, right) => {
            let opposite = match operator {
                BinaryOperator::Or | BinaryOperator::And => {
                    let opposite = if operator == BinaryOperator::Or {
                        BinaryOperator::And
                    } else {
                        BinaryOperator::Or
                    };
                    let left = condition(negated(*left, dialect), dialect);
                    let right = condition(negated(*right, dialect), dialect);
                    return chained(opposite, left, right);
                }
                BinaryOperator::Equal => BinaryOperator::NotEqual,
                BinaryOperator::NotEqual => BinaryOperator::Equal,
                BinaryOperator::Less => BinaryOperator::GreaterOrEqual,
                BinaryOperator::LessOrEqual => BinaryOperator::Greater,
                BinaryOperator::Greater => BinaryOperator::LessOrEqual,
                BinaryOperator::GreaterOrEqual => BinaryOperator::Less,
                BinaryOperator::Add
                | BinaryOperator::Subtract
                | BinaryOperator::Multiply
                | BinaryOperator::Divide
                | BinaryOperator::Remainder
                | BinaryOperator::Concatenate => {
                    return Expression::Not(Box::new(Expression::Binary(operator, left, right)));
                }
            };
            Expression::Binary(opposite, left, right)
        }
        Expression::In(membership, value, list) => Expression::In(other(membership), value, list),
        Expression::Like(membership, value, pattern) => {
            Expression::Like(other(membership), value, pattern)
        }
        Expression::IsNull(membership, value) => Expression::IsNull(other(membership), value),
        Expression::Between(membership, value, low, high) => {
            Expression::Between(other(membership), value, low, high)
        }
        Expression::Column(_) if dialect.syntax().numbers_are_conditions => {
            Expression::Binary(BinaryOperator::Equal, Box::new(operand), Box::new(whole(0)))
        }
        // A number that is not 0 is no more than true: MariaDB writes `<> 0` for two negations.
        Expression::Not(inner) if dialect.syntax().numbers_are_conditions => {
            Expression::Binary(BinaryOperator::NotEqual, inner, Box::new(whole(0)))
        }
        Expression::Not(inner) => *inner,
        Expression::Literal(Literal::Boolean(value)) => {
            Expression::Literal(Literal::Boolean(!value))
        }
        Expression::Column(_)
        | Expression::Literal(_)
        | Expression::Negate(_)
        | Expression::Call(..)
        | Expression::Case(..)
        | Expression::Raw(_) => Expression::Not(Box::new(operand)),
    }
}

fn other(membership: Membership) -> Membership {
    match membership {
        Membership::Member => Membership::NotMember,
        Membership::NotMember => Membership::Member,
    }
}

/// A condition: where numbers are conditions, `c <> 0` is `c`.
fn condition(expression: Expression, dialect: Dialect) -> Expression {
    if let Expression::Binary(BinaryOperator::NotEqual, left, right) = &expression
        && dialect.syntax().numbers_are_conditions
        && **right == whole(0)
        && matches!(**left, Expression::Column(_))
    {
        return (**left).clone();
    }
    expression
}

fn binary(
    operator: BinaryOperator,
    left: Box<Expression>,
    right: Box<Expression>,
    dialect: Dialect,
) -> Expression {
    match dialect {
        Dialect::Sqlite => sqlite_binary(operator, left, right),
        Dialect::Postgres => plain_binary(operator, left, right, dialect),
        Dialect::Mysql => mysql_binary(operator, left, right),
        Dialect::Mssql => mssql_binary(operator, left, right),
    }
}

fn sqlite_binary(
    operator: BinaryOperator,
    left: Box<Expression>,
    right: Box<Expression>,
) -> Expression {
    let dialect = Dialect::Sqlite;
    if operator == BinaryOperator::Or {
        return sqlite_or(condition(*left, dialect), condition(*right, dialect));
    }
    plain_binary(operator, left, right, dialect)
}

fn mysql_binary(
    operator: BinaryOperator,
    left: Box<Expression>,
    right: Box<Expression>,
) -> Expression {
    let is_comparison = matches!(operator, BinaryOperator::Equal | BinaryOperator::NotEqual);
    if is_comparison && *left == whole(0) && *right != whole(0) {
        return Expression::Binary(operator, right, left);
    }
    plain_binary(operator, left, right, Dialect::Mysql)
}

fn mssql_binary(
    operator: BinaryOperator,
    left: Box<Expression>,
    right: Box<Expression>,
) -> Expression {
    match operator {
        BinaryOperator::Or if is_mssql_json(&left, &right) => *left,
        BinaryOperator::And | BinaryOperator::Or => {
            mssql_lists(operator, chained(operator, *left, *right))
        }
        BinaryOperator::Concatenate => Expression::Binary(BinaryOperator::Add, left, right),
        BinaryOperator::Equal => mssql_equal(left, right),
        BinaryOperator::Subtract => mssql_length(left, right),
        BinaryOperator::NotEqual
        | BinaryOperator::Less
        | BinaryOperator::LessOrEqual
        | BinaryOperator::Greater
        | BinaryOperator::GreaterOrEqual
        | BinaryOperator::Add
        | BinaryOperator::Multiply
        | BinaryOperator::Divide
        | BinaryOperator::Remainder => plain_binary(operator, left, right, Dialect::Mssql),
    }
}

fn plain_binary(
    operator: BinaryOperator,
    left: Box<Expression>,
    right: Box<Expression>,
    dialect: Dialect,
) -> Expression {
    match operator {
        BinaryOperator::And | BinaryOperator::Or => {
            chained(operator, condition(*left, dialect), condition(*right, dialect))
        }
        BinaryOperator::Concatenate => chained(operator, *left, *right),
        BinaryOperator::Equal
        | BinaryOperator::NotEqual
        | BinaryOperator::Less
        | BinaryOperator::LessOrEqual
        | BinaryOperator::Greater
        | BinaryOperator::GreaterOrEqual
        | BinaryOperator::Add
        | BinaryOperator::Subtract
        | BinaryOperator::Multiply
        | BinaryOperator::Divide
        | BinaryOperator::Remainder => Expression::Binary(operator, left, right),
    }
}

/// A chain of one operator, grouped to the left: `a and (b and c)` is `a and b and c`.
fn chained(operator: BinaryOperator, left: Expression, right: Expression) -> Expression {
    let mut parts = Vec::new();
    let mut rest = right;
    while let Expression::Binary(inner, inner_left, inner_right) = rest {
        if inner != operator {
            rest = Expression::Binary(inner, inner_left, inner_right);
            break;
        }
        parts.push(*inner_right);
        rest = *inner_left;
    }
    parts.push(rest);
    let join = |left, right| Expression::Binary(operator, Box::new(left), Box::new(right));
    parts.into_iter().rev().fold(left, join)
}

/// SQLite: `c IS NULL OR json_valid(c)` is how `json_valid(c)` is written where `c` may be NULL.
fn sqlite_or(left: Expression, right: Expression) -> Expression {
    let guard = if let Expression::Call(Function::JsonValid, arguments) = &right {
        let json = arguments.first();
        json.map(|json| Expression::IsNull(Membership::Member, Box::new(json.clone())))
    } else {
        None
    };
    match (left, guard) {
        (left, Some(guard)) if left == guard => right,
        (Expression::Binary(BinaryOperator::Or, before, last), Some(guard)) if *last == guard => {
            chained(BinaryOperator::Or, *before, right)
        }
        (left, _) => chained(BinaryOperator::Or, left, right),
    }
}

/// SQL Server: `ISJSON(c) = 1` and `1 = 1` are how conditions are written.
fn mssql_equal(left: Box<Expression>, right: Box<Expression>) -> Expression {
    if *right == whole(1) && matches!(*left, Expression::Call(Function::JsonValid, _)) {
        return *left;
    }
    Expression::Binary(BinaryOperator::Equal, left, right)
}

/// SQL Server: `ISJSON(c) = 1 OR …`, where the rest says that `c` may stand in an array and behind a key, is how
/// `json_valid(c)` is written, perhaps behind another `OR`.
fn is_mssql_json(left: &Expression, right: &Expression) -> bool {
    let last = if let Expression::Binary(BinaryOperator::Or, _, last) = left { last } else { left };
    let Expression::Call(Function::JsonValid, arguments) = last else { return false };
    let [json] = arguments.as_slice() else { return false };
    let text = |text: &str| Box::new(Expression::Literal(Literal::Text(text.to_owned())));
    let join = |left, right| Box::new(Expression::Binary(BinaryOperator::Add, left, right));
    let within = |open, close| {
        let whole = join(join(text(open), Box::new(json.clone())), text(close));
        Box::new(Expression::Call(Function::JsonValid, vec![*whole]))
    };
    let [array, array_end, object, object_end] = JSON_AROUND;
    let (array, object) = (within(array, array_end), within(object, object_end));
    *right == Expression::Binary(BinaryOperator::And, array, object)
}

/// SQL Server: `LEN(text + N'.') - 1` is how `length(text)` is written.
fn mssql_length(left: Box<Expression>, right: Box<Expression>) -> Expression {
    let dot = Expression::Literal(Literal::Text(".".to_owned()));
    if *right == whole(1)
        && let Expression::Call(Function::Length, arguments) = &*left
        && let [Expression::Binary(BinaryOperator::Add, text, end)] = arguments.as_slice()
        && **end == dot
    {
        return Expression::Call(Function::Length, vec![(**text).clone()]);
    }
    Expression::Binary(BinaryOperator::Subtract, left, right)
}

/// SQL Server: `x in (1, 2)` is kept as `x = 2 or x = 1`. Comparisons of one value that stand together
/// become a list again, in an order of its own.
fn mssql_lists(operator: BinaryOperator, chain: Expression) -> Expression {
    let (equal, membership) = if operator == BinaryOperator::Or {
        (BinaryOperator::Equal, Membership::Member)
    } else {
        (BinaryOperator::NotEqual, Membership::NotMember)
    };
    let mut parts = Vec::new();
    let mut rest = chain;
    while let Expression::Binary(inner, left, right) = rest {
        if inner != operator {
            rest = Expression::Binary(inner, left, right);
            break;
        }
        parts.push(*right);
        rest = *left;
    }
    parts.push(rest);
    let mut joined: Vec<Expression> = Vec::new();
    for part in parts.into_iter().rev() {
        let before = joined.pop();
        let lists = before.as_ref().and_then(|before| {
            Some((compared(before, equal, membership)?, compared(&part, equal, membership)?))
        });
        match (before, lists) {
            (Some(_), Some(((value, list), (same, more)))) if value == same => {
                let mut list = sorted(list.into_iter().chain(more).collect());
                joined.push(match list.pop() {
                    Some(only) if list.is_empty() => {
                        Expression::Binary(equal, Box::new(value), Box::new(only))
                    }
                    last => {
                        list.extend(last);
                        Expression::In(membership, Box::new(value), list)
                    }
                });
            }
            (before, _) => joined.extend(before.into_iter().chain([part])),
        }
    }
    let join = |left, right| Expression::Binary(operator, Box::new(left), Box::new(right));
    joined.into_iter().reduce(join).unwrap_or(Expression::Literal(Literal::Null))
}

/// The value and the list that a comparison compares.
fn compared(
    part: &Expression,
    equal: BinaryOperator,
    membership: Membership,
) -> Option<(Expression, Vec<Expression>)> {
    if let Expression::In(found, value, list) = part {
        return (*found == membership).then(|| ((**value).clone(), list.clone()));
    }
    let Expression::Binary(operator, value, item) = part else { return None };
    (*operator == equal).then(|| ((**value).clone(), vec![(**item).clone()]))
}

fn sorted(mut list: Vec<Expression>) -> Vec<Expression> {
    list.sort_by_cached_key(ToString::to_string);
    list.dedup();
    list
}

/// SQL Server: `coalesce` and `nullif` are kept as the `CASE` that they are short for.
///
/// Source: SQL Server, "COALESCE (Transact-SQL)" (Compare COALESCE and CASE), "NULLIF (Transact-SQL)".
fn mssql_short_case(
    cases: &[(Expression, Expression)],
    otherwise: Option<&Expression>,
) -> Option<Expression> {
    let last = otherwise?;
    let first_of = |(when, then): &(Expression, Expression)| {
        let Expression::IsNull(Membership::NotMember, value) = when else { return None };
        (**value == *then).then(|| then.clone())
    };
    if let Some(mut values) = cases.iter().map(first_of).collect::<Option<Vec<_>>>() {
        values.push(last.clone());
        return Some(Expression::Call(Function::Coalesce, values));
    }
    let [(Expression::Binary(BinaryOperator::Equal, left, right), then)] = cases else {
        return None;
    };
    let is_null_if = *then == Expression::Literal(Literal::Null) && **left == *last;
    is_null_if.then(|| Expression::Call(Function::NullIf, vec![last.clone(), (**right).clone()]))
}

/// Lists of one are comparisons; what names a column stands apart, as PostgreSQL has it.
fn member(
    membership: Membership,
    value: Expression,
    mut list: Vec<Expression>,
    dialect: Dialect,
) -> Expression {
    let (equal, join) = match membership {
        Membership::Member => (BinaryOperator::Equal, BinaryOperator::Or),
        Membership::NotMember => (BinaryOperator::NotEqual, BinaryOperator::And),
    };
    let compare = |item| binary(equal, Box::new(value.clone()), Box::new(item), dialect);
    let sorts_lists = dialect.storage().sorts_lists;
    if sorts_lists {
        list = sorted(list);
    }
    if list.len() == 1 {
        return list.pop().map_or(Expression::Literal(Literal::Null), compare);
    }
    if sorts_lists {
        return Expression::In(membership, Box::new(value), list);
    }
    let names_column = |item: &Expression| item.columns().next().is_some();
    if !list.iter().any(names_column) || !is_small(&value) {
        return Expression::In(membership, Box::new(value), list);
    }
    let (columns, mut constants): (Vec<_>, Vec<_>) = list.into_iter().partition(names_column);
    let constants = match constants.len() {
        0 => None,
        1 => constants.pop().map(compare),
        _ => Some(Expression::In(membership, Box::new(value.clone()), constants)),
    };
    constants
        .into_iter()
        .chain(columns.into_iter().map(compare))
        .reduce(|left, right| binary(join, Box::new(left), Box::new(right), dialect))
        .unwrap_or(Expression::Literal(Literal::Null))
}

fn is_small(value: &Expression) -> bool {
    value.walk().take(DOUBLED_MAXIMUM + 1).count() <= DOUBLED_MAXIMUM
}

/// `x between l and h` is `x >= l and x <= h`, as PostgreSQL has it.
fn between(
    membership: Membership,
    value: Box<Expression>,
    [low, high]: [Box<Expression>; 2],
    dialect: Dialect,
) -> Expression {
    if !is_small(&value) {
        return Expression::Between(membership, value, low, high);
    }
    let (first, join, second) = match membership {
        Membership::Member => {
            (BinaryOperator::GreaterOrEqual, BinaryOperator::And, BinaryOperator::LessOrEqual)
        }
        Membership::NotMember => {
            (BinaryOperator::Less, BinaryOperator::Or, BinaryOperator::Greater)
        }
    };
    let low = binary(first, value.clone(), low, dialect);
    let high = binary(second, value, high, dialect);
    binary(join, Box::new(low), Box::new(high), dialect)
}

fn case(
    cases: Vec<(Expression, Expression)>,
    otherwise: Option<Box<Expression>>,
    dialect: Dialect,
) -> Expression {
    // How a condition is written where a value is wanted.
    if !dialect.syntax().conditions_are_values
        && otherwise.is_none()
        && let [(for_, one), (against, zero)] = cases.as_slice()
        && (one, zero) == (&whole(1), &whole(0))
        && negated(for_.clone(), dialect) == *against
    {
        return for_.clone();
    }
    if dialect.storage().shortens_cases
        && let Some(short) = mssql_short_case(&cases, otherwise.as_deref())
    {
        return short;
    }
    let cases = cases.into_iter().map(|(when, then)| (condition(when, dialect), then)).collect();
    // A branch for "else null" is the same as none.
    let otherwise = otherwise.filter(|value| **value != Expression::Literal(Literal::Null));
    Expression::Case(cases, otherwise)
}
