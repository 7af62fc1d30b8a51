//! Portable expressions in each dialect's SQL, with the same meaning everywhere.
//!
//! Where the databases differ, the spelling with the spec's meaning is written, not the shortest one: division of
//! whole numbers truncates, `||` with NULL is NULL, `length` counts trailing blanks, `json_extract` returns text.
//! Differences that remain: `like` ignores the case of ASCII letters on SQLite and follows the column's collation
//! on SQL Server; `=` ignores trailing blanks of text on MySQL and SQL Server. Start reading at [`write`].

use std::slice;

use crate::{
    dialect::{Concatenation, Dialect, PerDialect},
    schema::{
        Column, ColumnName, ColumnType, Nullability,
        expression::{
            BinaryOperator, Expression, Function, JSON_AROUND, Literal, Membership, Precedence,
            json_path,
        },
    },
    sql::{width::is_cut, writer::Statement},
};

/// What stands behind the value of `json_valid` where it is told by the test that SQL Server has since 2022:
/// whether it is any value.
pub(crate) const JSON_VALUE: &str = "value";

/// What an expression stands for in its statement.
#[derive(Clone, Copy, Debug)]
pub enum Purpose<'s> {
    /// A check or the predicate of an index: SQL Server requires a comparison there.
    Condition,
    /// A default or generated value of a column of this type.
    Value(&'s ColumnType),
    /// A key of an index.
    Key,
}

/// What must be known to write an expression.
#[derive(Clone, Copy, Debug)]
pub struct Context<'s> {
    /// The columns of the table, for their types.
    pub columns: &'s [Column],
    /// What the expression stands for.
    pub purpose: Purpose<'s>,
}

/// Appends `expression` as SQL of the statement's dialect. Raw SQL is appended as it is; where it has no
/// text for the dialect, nothing is.
pub fn write(expression: &Expression, context: Context<'_>, out: &mut Statement) {
    let (want, moment) = match context.purpose {
        Purpose::Condition => (Want::Condition, Moment::Plain),
        Purpose::Value(ColumnType::TimestampTz) => (Want::Value, Moment::Zoned),
        Purpose::Value(_) | Purpose::Key => (Want::Value, Moment::Plain),
    };
    Writer { columns: context.columns, moment, out }.expression(expression, Precedence::Or, want);
}

/// Whether the place takes a condition or a value; SQL Server tells them apart.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Want {
    Condition,
    Value,
}

/// Which type `current_timestamp` must have; PostgreSQL tells them apart.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Moment {
    Plain,
    Zoned,
}

struct Writer<'s, 'o> {
    columns: &'s [Column],
    moment: Moment,
    out: &'o mut Statement,
}

impl Writer<'_, '_> {
    fn dialect(&self) -> Dialect {
        self.out.dialect()
    }

    fn type_of(&self, name: &ColumnName) -> Option<&ColumnType> {
        self.columns.iter().find(|column| &column.name == name).map(|column| &column.type_)
    }

    fn expression(&mut self, expression: &Expression, minimum: Precedence, want: Want) {
        let conditions_are_values = self.dialect().syntax().conditions_are_values;
        let raw = matches!(expression, Expression::Raw(_));
        if conditions_are_values || raw || (want == Want::Condition) == is_condition(expression) {
            return self.parenthesised(self.precedence(expression), minimum, |writer| {
                writer.bare(expression);
            });
        }
        match want {
            Want::Condition => self.value_as_condition(expression, minimum),
            Want::Value => self.condition_as_value(expression),
        }
    }

    /// SQL Server has no boolean values: a bit is compared with 1.
    fn value_as_condition(&mut self, expression: &Expression, minimum: Precedence) {
        self.parenthesised(Precedence::Comparison, minimum, |writer| {
            if let Expression::Literal(Literal::Boolean(value)) = expression {
                writer.out.words(if *value { "1 = 1" } else { "1 = 0" });
            } else {
                writer.expression(expression, Precedence::Concatenate, Want::Value);
                writer.out.words("= 1");
            }
        });
    }

    /// SQL Server has no boolean values: a condition becomes 1, 0 or NULL.
    fn condition_as_value(&mut self, expression: &Expression) {
        self.out.words("CASE WHEN");
        self.expression(expression, Precedence::Or, Want::Condition);
        self.out.words("THEN 1 WHEN NOT (");
        self.expression(expression, Precedence::Or, Want::Condition);
        self.out.mark(")").words("THEN 0 END");
    }

    fn parenthesised(
        &mut self,
        precedence: Precedence,
        minimum: Precedence,
        write: impl FnOnce(&mut Self),
    ) {
        if precedence < minimum {
            self.out.words("(");
            write(self);
            self.out.mark(")");
        } else {
            write(self);
        }
    }

    /// How tightly the dialect's spelling holds together.
    fn precedence(&self, expression: &Expression) -> Precedence {
        let dialect = self.dialect();
        match expression {
            Expression::Binary(BinaryOperator::Concatenate, ..) => match dialect {
                Dialect::Mysql => Precedence::Primary,
                Dialect::Mssql => Precedence::Sum,
                Dialect::Sqlite | Dialect::Postgres => Precedence::Concatenate,
            },
            Expression::Call(Function::JsonValid, arguments) => match dialect {
                Dialect::Mssql if arguments.len() == 1 => Precedence::Or,
                Dialect::Mssql => Precedence::Comparison,
                Dialect::Postgres => Precedence::Or,
                Dialect::Sqlite if self.may_be_null(arguments) => Precedence::Or,
                Dialect::Sqlite | Dialect::Mysql => Precedence::Primary,
            },
            Expression::Column(_)
            | Expression::Literal(_)
            | Expression::Not(_)
            | Expression::Negate(_)
            | Expression::Binary(..)
            | Expression::In(..)
            | Expression::Between(..)
            | Expression::Like(..)
            | Expression::IsNull(..)
            | Expression::Call(..)
            | Expression::Case(..)
            | Expression::Raw(_) => expression.precedence(),
        }
    }

    fn bare(&mut self, expression: &Expression) {
        match expression {
            Expression::Column(name) => {
                self.out.name(name);
            }
            Expression::Literal(literal) => {
                self.out.literal(literal);
            }
            Expression::Not(inner) => {
                self.out.words("NOT");
                self.expression(inner, Precedence::Not, Want::Condition);
            }
            Expression::Negate(inner) => self.negate(inner),
            Expression::Binary(operator, left, right) => self.binary(*operator, left, right),
            Expression::In(membership, value, list) => {
                let operands: Vec<&Expression> = list.iter().chain([&**value]).collect();
                self.with_moment(&operands, |writer| {
                    writer.operand(value);
                    writer.negatable(*membership, "IN (", "NOT IN (");
                    writer.arguments(list);
                    writer.out.mark(")");
                });
            }
            Expression::Between(membership, value, low, high) => {
                self.with_moment(&[value, low, high], |writer| {
                    writer.operand(value);
                    writer.negatable(*membership, "BETWEEN", "NOT BETWEEN");
                    writer.operand(low);
                    writer.out.words("AND");
                    writer.operand(high);
                });
            }
            Expression::Like(membership, value, pattern) => {
                self.operand(value);
                self.negatable(*membership, "LIKE", "NOT LIKE");
                self.pattern(pattern);
            }
            Expression::IsNull(membership, value) => {
                self.operand(value);
                self.negatable(*membership, "IS NULL", "IS NOT NULL");
            }
            Expression::Call(function, arguments) => self.call(*function, arguments),
            Expression::Case(cases, otherwise) => self.case(cases, otherwise.as_deref()),
            Expression::Raw(texts) => {
                if let Some(text) = (**texts).as_ref().get(self.dialect()) {
                    self.out.raw(text);
                }
            }
        }
    }

    fn negate(&mut self, inner: &Expression) {
        self.out.words("-");
        if matches!(inner, Expression::Literal(Literal::Integer(_) | Literal::Decimal(_))) {
            self.out.mark("(");
            self.value(inner);
            self.out.mark(")");
        } else {
            self.expression(inner, Precedence::Primary, Want::Value);
        }
    }

    /// An operand of a comparison.
    fn operand(&mut self, expression: &Expression) {
        self.expression(expression, Precedence::Concatenate, Want::Value);
    }

    fn negatable(&mut self, membership: Membership, for_: &'static str, against: &'static str) {
        self.out.words(match membership {
            Membership::Member => for_,
            Membership::NotMember => against,
        });
    }

    fn arguments<'e>(&mut self, list: impl IntoIterator<Item = &'e Expression>) {
        for (position, item) in list.into_iter().enumerate() {
            self.out.mark(if position > 0 { "," } else { "" });
            self.value(item);
        }
    }

    /// A value that stands by itself: an argument, or what a keyword follows.
    fn value(&mut self, expression: &Expression) {
        self.expression(expression, Precedence::Or, Want::Value);
    }

    /// Writes a comparison: if it names a `timestamptz`, `current_timestamp` in it is one too.
    fn with_moment(&mut self, operands: &[&Expression], write: impl FnOnce(&mut Self)) {
        let before = self.moment;
        let named = |type_: &ColumnType| {
            let mut names = operands.iter().flat_map(|operand| operand.columns());
            names.any(|name| self.type_of(name) == Some(type_))
        };
        if named(&ColumnType::TimestampTz) {
            self.moment = Moment::Zoned;
        } else if named(&ColumnType::Timestamp) {
            self.moment = Moment::Plain;
        }
        write(self);
        self.moment = before;
    }

    fn binary(&mut self, operator: BinaryOperator, left: &Expression, right: &Expression) {
        let want = match operator {
            BinaryOperator::Or | BinaryOperator::And => Want::Condition,
            BinaryOperator::Concatenate => return self.concatenate(left, right),
            BinaryOperator::Divide => return self.divide(left, right),
            BinaryOperator::Equal
            | BinaryOperator::NotEqual
            | BinaryOperator::Less
            | BinaryOperator::LessOrEqual
            | BinaryOperator::Greater
            | BinaryOperator::GreaterOrEqual
            | BinaryOperator::Add
            | BinaryOperator::Subtract
            | BinaryOperator::Multiply
            | BinaryOperator::Remainder => Want::Value,
        };
        let (least_left, least_right) = operator.operands();
        let write = |writer: &mut Self| {
            writer.expression(left, least_left, want);
            writer.out.words(symbol(operator));
            writer.expression(right, least_right, want);
        };
        if operator.precedence() == Precedence::Comparison {
            self.with_moment(&[left, right], write);
        } else {
            write(self);
        }
    }

    /// MySQL reads `||` as OR; SQL Server's `CONCAT` takes NULL for empty text, its `+` does not.
    /// `||` binds tighter than `+` on SQLite and looser on PostgreSQL, so only names, constants and
    /// calls go without parentheses.
    fn concatenate(&mut self, left: &Expression, right: &Expression) {
        let operator = match self.dialect().syntax().concatenation {
            Concatenation::Operator(operator) => operator,
            Concatenation::Function(function) => return self.joined(function, left, right),
        };
        let chained = matches!(left, Expression::Binary(BinaryOperator::Concatenate, ..));
        if is_cut(left, right, self.columns, self.dialect()) {
            self.unlimited(left);
        } else if chained {
            self.value(left);
        } else {
            self.expression(left, Precedence::Primary, Want::Value);
        }
        self.out.words(operator);
        self.expression(right, Precedence::Primary, Want::Value);
    }

    /// `CONCAT(…)` with all parts of a chain.
    fn joined(&mut self, function: &'static str, left: &Expression, right: &Expression) {
        self.out.words(function);
        let mut parts = Vec::new();
        collect_parts(left, &mut parts);
        collect_parts(right, &mut parts);
        self.arguments(parts);
        self.out.mark(")");
    }

    /// Division of whole numbers truncates everywhere, any other does not. MySQL's `/` never
    /// truncates, so whole numbers take `DIV`; SQLite keeps a decimal without fraction as a whole
    /// number, so it is made a real one first.
    fn divide(&mut self, left: &Expression, right: &Expression) {
        let whole = self.is_whole(left) && self.is_whole(right);
        let syntax = self.dialect().syntax();
        let cast = syntax.fractions_may_be_whole && !whole;
        if cast {
            self.out.words("CAST(");
            self.value(left);
            self.out.words("AS REAL)");
        } else {
            self.expression(left, Precedence::Product, Want::Value);
        }
        self.out.words(if whole { syntax.whole_division } else { "/" });
        self.expression(right, Precedence::Negate, Want::Value);
    }

    /// Whether the value is a whole number by its type.
    fn is_whole(&self, expression: &Expression) -> bool {
        match expression {
            Expression::Column(name) => matches!(
                self.type_of(name),
                Some(ColumnType::SmallInt | ColumnType::Integer | ColumnType::BigInt)
            ),
            Expression::Literal(literal) => matches!(literal, Literal::Integer(_)),
            Expression::Negate(inner) => self.is_whole(inner),
            Expression::Binary(_, left, right) => self.is_whole(left) && self.is_whole(right),
            Expression::Call(function, arguments) => match function {
                Function::Length => true,
                Function::Abs | Function::Coalesce | Function::NullIf => {
                    arguments.iter().all(|argument| self.is_whole(argument))
                }
                Function::Lower
                | Function::Upper
                | Function::Trim
                | Function::Substr
                | Function::Replace
                | Function::Round
                | Function::CurrentTimestamp
                | Function::CurrentDate
                | Function::JsonValid
                | Function::JsonExtract => false,
            },
            Expression::Case(cases, otherwise) => {
                cases.iter().all(|(_, value)| self.is_whole(value))
                    && otherwise.as_deref().is_none_or(|value| self.is_whole(value))
            }
            Expression::Not(_)
            | Expression::In(..)
            | Expression::Between(..)
            | Expression::Like(..)
            | Expression::IsNull(..)
            | Expression::Raw(_) => false,
        }
    }

    /// A backslash takes the meaning from `%` and `_` in PostgreSQL and MySQL; the others must be told
    /// so. SQL Server gives `[` a meaning, which is taken from it.
    ///
    /// Source: SQLite, "The LIKE, GLOB, REGEXP, MATCH, and extract operators"; SQL Server, "LIKE".
    fn pattern(&mut self, pattern: &Expression) {
        let syntax = self.dialect().syntax();
        let Expression::Literal(Literal::Text(text)) = pattern else {
            return self.operand(pattern);
        };
        let text = if syntax.brackets_in_patterns { escape_brackets(text) } else { text.clone() };
        self.out.text_literal(&text);
        if !syntax.backslash_escapes_patterns && text.contains('\\') {
            self.out.words("ESCAPE").text_literal(r"\");
        }
    }

    fn case(&mut self, cases: &[(Expression, Expression)], otherwise: Option<&Expression>) {
        self.out.words("CASE");
        for (condition, value) in cases {
            self.out.words("WHEN");
            self.expression(condition, Precedence::Or, Want::Condition);
            self.out.words("THEN");
            self.value(value);
        }
        if let Some(value) = otherwise {
            self.out.words("ELSE");
            self.value(value);
        }
        self.out.words("END");
    }

    fn call(&mut self, function: Function, arguments: &[Expression]) {
        let dialect = self.dialect();
        match (function, arguments) {
            (Function::CurrentTimestamp, _) => self.current_timestamp(),
            (Function::CurrentDate, _) => {
                self.out.words(CURRENT_DATE.get(dialect));
            }
            (Function::Length, [text]) if dialect.syntax().length_ignores_end => {
                self.mssql_length(text);
            }
            (Function::JsonValid, [json, test @ ..]) => self.json_valid(json, test.first()),
            (Function::JsonExtract, [json, path]) => self.json_extract(json, path),
            _ => {
                self.out.words(spelling(function).get(dialect)).mark("(");
                self.arguments(arguments);
                self.missing_arguments(function, arguments.len());
                self.out.mark(")");
            }
        }
    }

    /// SQL Server's `SUBSTRING` and `ROUND` take all their arguments.
    fn missing_arguments(&mut self, function: Function, given: usize) {
        if self.dialect().syntax().optional_arguments {
            return;
        }
        match (function, given) {
            (Function::Substr, 2) => self.out.mark(", 2147483647"),
            (Function::Round, 1) => self.out.mark(", 0"),
            _ => self.out,
        };
    }

    fn current_timestamp(&mut self) {
        let words = match (self.dialect(), self.moment) {
            (Dialect::Sqlite, _) | (Dialect::Postgres, Moment::Zoned) => "CURRENT_TIMESTAMP",
            (Dialect::Postgres, Moment::Plain) => "(now() AT TIME ZONE 'utc')",
            (Dialect::Mysql, _) => "UTC_TIMESTAMP(6)",
            (Dialect::Mssql, _) => "SYSUTCDATETIME()",
        };
        self.out.words(words);
    }

    /// `LEN` does not count blanks at the end, so something is put behind them.
    fn mssql_length(&mut self, text: &Expression) {
        if let Expression::Column(name) = text
            && self.type_of(name) == Some(&ColumnType::Bytes)
        {
            self.out.words("DATALENGTH(").name(name).mark(")");
            return;
        }
        self.out.words("(LEN(");
        let end = Expression::Literal(Literal::Text(".".to_owned()));
        if is_cut(text, &end, self.columns, self.dialect()) {
            self.unlimited(text);
        } else {
            self.expression(text, Precedence::Sum, Want::Value);
        }
        self.out.words("+").text_literal(".").mark(") - 1)");
    }

    /// Writes a text as one of unlimited length, so that what is joined to it is not cut.
    fn unlimited(&mut self, text: &Expression) {
        self.out.words("CONVERT(NVARCHAR(MAX),");
        self.value(text);
        self.out.mark(")");
    }

    /// Whether one of `values` is more than a column that is never NULL.
    fn may_be_null(&self, values: &[Expression]) -> bool {
        let is_required = |name: &ColumnName| {
            let mut columns = self.columns.iter();
            columns.any(|column| &column.name == name && column.nullability == Nullability::NotNull)
        };
        !values.iter().all(|value| value.as_column().is_some_and(is_required))
    }

    /// PostgreSQL before 16 has no test: the cast refuses what is no JSON, with its own message. Older SQLite
    /// takes NULL for no JSON, and a check would refuse it: 3.40 answers 0 where 3.53 answers NULL (tried).
    fn json_valid(&mut self, json: &Expression, test: Option<&Expression>) {
        match self.dialect() {
            Dialect::Postgres => {
                self.operand(json);
                self.out.words("IS NULL OR");
                self.as_jsonb(json);
                self.out.words("IS NOT NULL");
            }
            Dialect::Mssql => self.mssql_json_valid(json, test),
            Dialect::Sqlite | Dialect::Mysql => {
                if self.dialect().syntax().null_is_no_json
                    && self.may_be_null(slice::from_ref(json))
                {
                    self.operand(json);
                    self.out.words("IS NULL OR");
                }
                self.out.words(spelling(Function::JsonValid).get(self.dialect())).mark("(");
                self.value(json);
                self.out.mark(")");
            }
        }
    }

    /// `ISJSON` alone is true of objects and arrays. Before 2022 nothing tells whether a text is any other value, but
    /// one that may stand in an array and behind a key is one: `1, 2` may not stand behind a key, nor `1, "b": 2` in
    /// an array.
    ///
    /// Source: SQL Server 2022, "ISJSON (Transact-SQL)".
    fn mssql_json_valid(&mut self, json: &Expression, test: Option<&Expression>) {
        self.out.words("ISJSON(");
        self.value(json);
        if let Some(test) = test {
            let is_value = *test == Expression::Literal(Literal::Text(JSON_VALUE.to_owned()));
            self.out.mark(if is_value { ", VALUE) = 1" } else { ") = 1" });
            return;
        }
        self.out.mark(") = 1 OR");
        let ends = JSON_AROUND.map(|end| Expression::Literal(Literal::Text(end.to_owned())));
        let [array, array_end, object, object_end] = &ends;
        let wrapped = [(array, array_end, ") = 1 AND"), (object, object_end, ") = 1")];
        for (open, close, words) in wrapped {
            let (open, json) = (Box::new(open.clone()), Box::new(json.clone()));
            let opened = Expression::Binary(BinaryOperator::Concatenate, open, json);
            self.out.words("ISJSON(");
            self.concatenate(&opened, close);
            self.out.mark(words);
        }
    }

    fn json_extract(&mut self, json: &Expression, path: &Expression) {
        let (open, close) = match self.dialect() {
            Dialect::Sqlite => ("CAST(json_extract(", ") AS TEXT)"),
            Dialect::Mysql => ("JSON_UNQUOTE(JSON_EXTRACT(", "))"),
            Dialect::Mssql => ("JSON_VALUE(", ")"),
            Dialect::Postgres => return self.postgres_json_extract(json, path),
        };
        self.out.words(open);
        self.arguments([json, path]);
        self.out.mark(close);
    }

    fn postgres_json_extract(&mut self, json: &Expression, path: &Expression) {
        self.out.words("(");
        self.as_jsonb(json);
        self.out.words("#>>");
        let keys = if let Expression::Literal(Literal::Text(text)) = path {
            json_path::keys(text)
        } else {
            None
        };
        self.out.text_literal(&json_path::postgres_array(&keys.unwrap_or_default()));
        self.out.mark(")");
    }

    /// Writes a value as `jsonb`; a json column is one already.
    fn as_jsonb(&mut self, json: &Expression) {
        if let Expression::Column(name) = json
            && self.type_of(name) == Some(&ColumnType::Json)
        {
            self.out.name(name);
            return;
        }
        self.out.words("CAST(");
        self.value(json);
        self.out.words("AS JSONB)");
    }
}

/// The pattern with a backslash before each `[` that has none.
fn escape_brackets(pattern: &str) -> String {
    let mut escaped = String::with_capacity(pattern.len());
    let mut characters = pattern.chars();
    while let Some(character) = characters.next() {
        if character == '[' {
            escaped.push('\\');
        }
        escaped.push(character);
        if character == '\\' {
            escaped.extend(characters.next());
        }
    }
    escaped
}

/// The operands of a chain of `||`, in order.
fn collect_parts<'e>(expression: &'e Expression, parts: &mut Vec<&'e Expression>) {
    if let Expression::Binary(BinaryOperator::Concatenate, left, right) = expression {
        collect_parts(left, parts);
        collect_parts(right, parts);
    } else {
        parts.push(expression);
    }
}

/// Whether it is true or false rather than a value, as SQL Server sees it.
fn is_condition(expression: &Expression) -> bool {
    match expression {
        Expression::Not(_)
        | Expression::In(..)
        | Expression::Between(..)
        | Expression::Like(..)
        | Expression::IsNull(..)
        | Expression::Call(Function::JsonValid, _) => true,
        Expression::Binary(operator, ..) => operator.precedence() <= Precedence::Comparison,
        Expression::Column(_)
        | Expression::Literal(_)
        | Expression::Negate(_)
        | Expression::Call(..)
        | Expression::Case(..)
        | Expression::Raw(_) => false,
    }
}

fn symbol(operator: BinaryOperator) -> &'static str {
    match operator {
        BinaryOperator::Or => "OR",
        BinaryOperator::And => "AND",
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
        | BinaryOperator::Remainder
        | BinaryOperator::Concatenate => operator.symbol(),
    }
}

/// Today in UTC.
const CURRENT_DATE: PerDialect<&str> = PerDialect {
    sqlite: "CURRENT_DATE",
    postgres: "CAST(now() AT TIME ZONE 'utc' AS DATE)",
    mysql: "UTC_DATE()",
    mssql: "CAST(SYSUTCDATETIME() AS DATE)",
};

/// What each function is called. Those that need more than a name are written by [`Writer::call`].
fn spelling(function: Function) -> PerDialect<&'static str> {
    let same = |name| PerDialect { sqlite: name, postgres: name, mysql: name, mssql: name };
    match function {
        Function::Length => {
            PerDialect { sqlite: "length", postgres: "length", mysql: "CHAR_LENGTH", mssql: "LEN" }
        }
        Function::Lower => same("lower"),
        Function::Upper => same("upper"),
        Function::Trim => same("trim"),
        Function::Substr => PerDialect { mssql: "SUBSTRING", ..same("substr") },
        Function::Replace => same("replace"),
        Function::Abs => same("abs"),
        Function::Round => same("round"),
        Function::Coalesce => same("coalesce"),
        Function::NullIf => same("nullif"),
        Function::CurrentTimestamp => same("CURRENT_TIMESTAMP"),
        Function::CurrentDate => same("CURRENT_DATE"),
        Function::JsonValid => PerDialect { mssql: "ISJSON", ..same("json_valid") },
        Function::JsonExtract => same("json_extract"),
    }
}
