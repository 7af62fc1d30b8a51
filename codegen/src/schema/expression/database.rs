//! What databases write in addition to the portable grammar: casts, arrays, their own spellings of functions.
//!
//! Every cast is dropped, since the portable grammar has none: it only makes the types of the operands
//! explicit.

use super::{
    BinaryOperator, Expression, Function, Literal, Membership, Parsed, Parser, Precedence, Symbol,
    Syntax, TokenKind, json_path,
};
use crate::dialect::Dialect;

impl Parser {
    fn dialect(&self) -> Option<Dialect> {
        match self.syntax {
            Syntax::Portable => None,
            Syntax::Database(dialect) => Some(dialect),
        }
    }

    /// Whether a word is the time in the zone of the session, which has no portable form.
    pub(crate) fn is_session_time(&self, word: &str) -> bool {
        let words = self.dialect().map_or(&[][..], |dialect| dialect.capability().session_time);
        words.iter().any(|known| known.eq_ignore_ascii_case(word))
    }

    /// Reads what only a database writes in the place of a value.
    pub(crate) fn database_primary(&mut self) -> Parsed<Option<Expression>> {
        let TokenKind::Word(word) = self.peek() else { return Ok(None) };
        if self.dialect().is_none() || self.symbol_at(1) != Some(Symbol::Open) {
            return Ok(None);
        }
        match word.to_ascii_lowercase().as_str() {
            "cast" => self.cast_call().map(Some),
            "convert" => self.convert_call().map(Some),
            "trim" => self.trim_call(),
            _ => Ok(None),
        }
    }

    /// `CAST(value AS type)`
    fn cast_call(&mut self) -> Parsed<Expression> {
        self.skip(2);
        let value = self.expression(Precedence::Or)?;
        self.expect_word("as")?;
        let type_ = self.type_name()?;
        self.expect_close()?;
        Ok(cast(value, &type_))
    }

    /// SQL Server: `CONVERT([type],value)`
    fn convert_call(&mut self) -> Parsed<Expression> {
        self.skip(2);
        let type_ = self.type_name()?;
        if !self.take(Symbol::Comma) {
            return self.fail("expected `,`", None);
        }
        let value = self.expression(Precedence::Or)?;
        self.expect_close()?;
        Ok(cast(value, &type_))
    }

    /// PostgreSQL: `TRIM(BOTH FROM value)`
    fn trim_call(&mut self) -> Parsed<Option<Expression>> {
        let is_both = |kind: &TokenKind| matches!(kind, TokenKind::Word(word) if word == "BOTH");
        if !is_both(&self.token(2).kind) {
            return Ok(None);
        }
        self.skip(3);
        self.expect_word("from")?;
        let value = self.expression(Precedence::Or)?;
        self.expect_close()?;
        self.grow(0)?;
        Ok(Some(Expression::Call(Function::Trim, vec![value])))
    }

    /// Reads what only a database writes behind a value, and tells how high that is.
    pub(crate) fn database_suffix(
        &mut self,
        left: &mut Expression,
        minimum: Precedence,
    ) -> Parsed<Option<usize>> {
        if self.dialect().is_none() {
            return Ok(None);
        }
        if self.take(Symbol::Cast) {
            let type_ = self.type_name()?;
            replace(left, |value| cast(value, &type_));
            return Ok(Some(0));
        }
        if self.word_follows("at") && *left == Expression::Call(Function::CurrentTimestamp, vec![])
        {
            self.skip(1);
            self.expect_word("time")?;
            self.expect_word("zone")?;
            let zone = self.expression(Precedence::Primary)?;
            let is_utc = matches!(&zone, Expression::Literal(Literal::Text(name))
                if name.eq_ignore_ascii_case("utc"));
            return if is_utc {
                Ok(Some(0))
            } else {
                self.fail("a time zone other than UTC", None)
            };
        }
        if minimum <= Precedence::Concatenate && self.take(Symbol::PathText) {
            let path = self.array_path()?;
            replace(left, |json| Expression::Call(Function::JsonExtract, vec![json, path]));
            return Ok(Some(1));
        }
        Ok(None)
    }

    /// Reads `ESCAPE '\'` behind a pattern, which is how SQLite and SQL Server are told what the others
    /// take for granted; for SQL Server the pattern has `\[` for `[`.
    pub(crate) fn database_escape(&mut self, pattern: &mut Expression) -> Parsed<()> {
        if self.dialect().is_none() || !self.take_word("escape") {
            return Ok(());
        }
        if *self.peek() != TokenKind::Text("\\".to_owned()) {
            return self.fail("an escape other than a backslash", None);
        }
        self.skip(1);
        if let Expression::Literal(Literal::Text(text)) = pattern
            && self.dialect() == Some(Dialect::Mssql)
        {
            *text = without_bracket_escapes(text);
        }
        Ok(())
    }

    /// PostgreSQL: `'{a,b}'::text[]` or `ARRAY['a'::text]`, as a portable path.
    fn array_path(&mut self) -> Parsed<Expression> {
        let keys = if self.word_follows("array") {
            let items = self.array()?;
            items.into_iter().map(text_of).collect()
        } else {
            text_of(self.expression(Precedence::Primary)?)
                .and_then(|text| json_path::postgres_keys(&text))
        };
        let Some(keys) = keys else { return self.fail("expected a path", None) };
        let path = Literal::Text(json_path::path(&keys));
        Ok(Expression::Literal(path))
    }

    /// PostgreSQL: `= ANY (ARRAY[…])` is `in`, `<> ALL (ARRAY[…])` is `not in`.
    pub(crate) fn database_binary(
        &mut self,
        operator: BinaryOperator,
        left: &Expression,
    ) -> Parsed<Option<Expression>> {
        if self.dialect() != Some(Dialect::Postgres) || self.symbol_at(1) != Some(Symbol::Open) {
            return Ok(None);
        }
        let membership = if operator == BinaryOperator::Equal && self.word_follows("any") {
            Membership::Member
        } else if operator == BinaryOperator::NotEqual && self.word_follows("all") {
            Membership::NotMember
        } else {
            return Ok(None);
        };
        self.skip(1);
        let items = self.array()?;
        Ok(Some(Expression::In(membership, Box::new(left.clone()), items)))
    }

    /// `ARRAY[…]`, in any parentheses and with any casts.
    fn array(&mut self) -> Parsed<Vec<Expression>> {
        let mut parentheses = 0_usize;
        while self.take(Symbol::Open) {
            parentheses += 1;
        }
        self.expect_word("array")?;
        if !self.take(Symbol::OpenBracket) {
            return self.fail("expected `[`", None);
        }
        let mut items = Vec::new();
        let mut height = 0;
        loop {
            items.push(self.expression(Precedence::Or)?);
            height = self.height().max(height);
            if !self.take(Symbol::Comma) {
                break;
            }
        }
        if !self.take(Symbol::CloseBracket) {
            return self.fail("expected `]`", None);
        }
        loop {
            if self.take(Symbol::Cast) {
                self.type_name()?;
            } else if parentheses > 0 {
                self.expect_close()?;
                parentheses -= 1;
            } else {
                break;
            }
        }
        self.grow(height)?;
        Ok(items)
    }

    /// A type's name with its parameters, in lower case and without the parameters.
    fn type_name(&mut self) -> Parsed<String> {
        let (TokenKind::Word(name) | TokenKind::Name(name)) = self.peek().clone() else {
            return self.fail("expected a type", None);
        };
        self.skip(1);
        let mut name = name.to_ascii_lowercase();
        for more in ["varying", "precision", "unsigned", "signed"] {
            if self.take_word(more) {
                name.extend([" ", more]);
            }
        }
        if self.take(Symbol::Open) {
            self.list()?;
        }
        if self.take_word("without") || self.take_word("with") {
            self.expect_word("time")?;
            self.expect_word("zone")?;
        }
        if self.take(Symbol::OpenBracket) {
            if !self.take(Symbol::CloseBracket) {
                return self.fail("expected `]`", None);
            }
            name.push_str("[]");
        }
        Ok(name)
    }

    /// The portable form of a database's function.
    pub(crate) fn database_call(
        dialect: Dialect,
        name: &str,
        mut arguments: Vec<Expression>,
    ) -> Option<Expression> {
        let lower = name.to_ascii_lowercase();
        if let Some(own) = own_call(dialect, &lower, &arguments) {
            return Some(own);
        }
        match (lower.as_str(), arguments.as_mut_slice()) {
            ("mod", [_, _]) => {
                let right = Box::new(arguments.pop()?);
                let left = Box::new(arguments.pop()?);
                return Some(Expression::Binary(BinaryOperator::Remainder, left, right));
            }
            ("json_unquote", [Expression::Call(Function::JsonExtract, _)]) => {
                return arguments.pop();
            }
            ("isnull", [_, _]) if dialect.syntax().isnull_replaces => {}
            ("isnull", _) => return None,
            _ => {}
        }
        let function = function_of(&lower)?;
        if function.is_bare() {
            arguments.clear();
        }
        if !dialect.syntax().optional_arguments && function == Function::Substr {
            arguments.truncate(if arguments.get(2) == Some(&WHOLE_REST) { 2 } else { 3 });
        }
        function.arguments().contains(&arguments.len()).then_some(())?;
        Some(Expression::Call(function, arguments))
    }
}

/// The portable form of what only `dialect` calls so.
fn own_call(dialect: Dialect, name: &str, arguments: &[Expression]) -> Option<Expression> {
    match dialect {
        Dialect::Sqlite => {
            let [Expression::Literal(Literal::Text(moment))] = arguments else { return None };
            let function = match name {
                "datetime" => Function::CurrentTimestamp,
                "date" => Function::CurrentDate,
                _ => return None,
            };
            (moment == "now").then(|| Expression::Call(function, Vec::new()))
        }
        Dialect::Postgres => None,
        Dialect::Mysql => {
            let parts = arguments.iter().filter(|_| name == "concat").cloned();
            parts.reduce(|left, right| {
                let (left, right) = (Box::new(left), Box::new(right));
                Expression::Binary(BinaryOperator::Concatenate, left, right)
            })
        }
        Dialect::Mssql => {
            let [json, Expression::Column(kind)] = arguments else { return None };
            let is_any = name == "isjson" && kind.as_str().eq_ignore_ascii_case("value");
            is_any.then(|| Expression::Call(Function::JsonValid, vec![json.clone()]))
        }
    }
}

/// What SQL Server's `SUBSTRING` gets as length when the spec gives none.
const WHOLE_REST: Expression = Expression::Literal(Literal::Integer(2_147_483_647));

/// The portable function of a database's name for it, in lower case.
fn function_of(name: &str) -> Option<Function> {
    Some(match name {
        "char_length" | "character_length" | "len" | "datalength" => Function::Length,
        "lcase" => Function::Lower,
        "ucase" => Function::Upper,
        "btrim" => Function::Trim,
        "substring" => Function::Substr,
        "ifnull" | "isnull" => Function::Coalesce,
        "now" | "utc_timestamp" | "sysutcdatetime" => Function::CurrentTimestamp,
        "curdate" | "utc_date" => Function::CurrentDate,
        "isjson" => Function::JsonValid,
        "json_value" => Function::JsonExtract,
        other => return Function::from_name(other),
    })
}

/// The pattern with `[` for each `\[`.
fn without_bracket_escapes(pattern: &str) -> String {
    let mut plain = String::with_capacity(pattern.len());
    let mut characters = pattern.chars();
    while let Some(character) = characters.next() {
        match (character, characters.clone().next()) {
            ('\\', Some('[')) => {}
            ('\\', Some(escaped)) => {
                characters.next();
                plain.extend([character, escaped]);
            }
            _ => plain.push(character),
        }
    }
    plain
}

fn replace(place: &mut Expression, change: impl FnOnce(Expression) -> Expression) {
    let value = std::mem::replace(place, Expression::Literal(Literal::Null));
    *place = change(value);
}

fn text_of(expression: Expression) -> Option<String> {
    if let Expression::Literal(Literal::Text(text)) = expression { Some(text) } else { None }
}

/// `value` as a `type_`: casts of constants are carried out, all others are dropped.
fn cast(value: Expression, type_: &str) -> Expression {
    if let Expression::Literal(Literal::Text(text)) = value {
        return Expression::Literal(cast_text(text, type_));
    }
    if type_ == "date" && value == Expression::Call(Function::CurrentTimestamp, Vec::new()) {
        return Expression::Call(Function::CurrentDate, Vec::new());
    }
    value
}

fn cast_text(text: String, type_: &str) -> Literal {
    const NUMBERS: [&str; 8] =
        ["smallint", "integer", "int", "bigint", "numeric", "decimal", "real", "double precision"];
    if NUMBERS.contains(&type_) {
        if let Ok(value) = text.parse() {
            return Literal::Integer(value);
        }
        if text.parse::<f64>().is_ok_and(f64::is_finite) {
            return Literal::Decimal(text);
        }
    }
    match (type_, text.as_str()) {
        ("boolean", "t" | "true") => Literal::Boolean(true),
        ("boolean", "f" | "false") => Literal::Boolean(false),
        _ => Literal::Text(text),
    }
}
