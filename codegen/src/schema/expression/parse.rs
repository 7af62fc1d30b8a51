//! Reads the portable grammar: a Pratt parser that says what is wrong and where.
//!
//! The same parser reads what databases report; the forms that only they write are in `stored/read/`, which extends
//! [`Parser`]. Start reading at [`parse`].

use super::{
    Expression, Function, Literal, Precedence, Symbol, Syntax, Token, TokenKind, nearest, token,
};

/// How deep expressions may nest, so that no text can exhaust the stack.
const DEPTH_MAXIMUM: usize = 128;

/// Words that cannot be a column's name unless they are quoted.
const KEYWORDS: [&str; 16] = [
    "and", "between", "case", "else", "end", "false", "in", "is", "like", "not", "null", "or",
    "then", "true", "when", "distinct",
];

/// What a function of one database is called here.
const OTHER_NAMES: [(&str, &str); 12] = [
    ("now", "current_timestamp"),
    ("getdate", "current_timestamp"),
    ("sysdate", "current_timestamp"),
    ("utc_timestamp", "current_timestamp"),
    ("curdate", "current_date"),
    ("utc_date", "current_date"),
    ("ifnull", "coalesce"),
    ("isnull", "coalesce"),
    ("nvl", "coalesce"),
    ("substring", "substr"),
    ("len", "length"),
    ("char_length", "length"),
];

/// Whether `word` must be quoted to be a column's name.
pub(crate) fn is_keyword(word: &str) -> bool {
    KEYWORDS.iter().any(|keyword| keyword.eq_ignore_ascii_case(word))
        || Function::from_name(word).is_some_and(Function::is_bare)
}

/// What is wrong with the text of an expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExpressionError {
    /// The first byte of the offending part.
    pub start: usize,
    /// The byte behind its last.
    pub end: usize,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// What to type instead.
    pub help: Option<String>,
}

/// Reads an expression as a spec writes it.
///
/// # Errors
///
/// Everything that is wrong with the text; the list is not empty.
///
/// # Examples
///
/// ```
/// use tablewright_codegen::schema::expression::parse;
/// assert!(parse("confidence between 0 and 1").is_ok());
/// assert_eq!(parse("lenght(name) > 0").unwrap_err()[0].help.as_deref(), Some("did you mean `length`?"));
/// ```
pub fn parse(text: &str) -> Result<Expression, Vec<ExpressionError>> {
    let mut parser = Parser::new(text, Syntax::Portable).map_err(|error| vec![error])?;
    match parser.whole() {
        Ok(expression) if parser.errors.is_empty() => Ok(expression),
        Ok(_) | Err(Stop) => Err(parser.errors),
    }
}

/// The parser cannot go on; the reason is in its errors.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stop;

/// What was read, or [`Stop`].
pub(crate) type Parsed<T> = Result<T, Stop>;

/// A parser over the tokens of one text.
pub(crate) struct Parser {
    tokens: Vec<Token>,
    pub(super) position: usize,
    depth: usize,
    /// The height of the expression that was read last.
    pub(super) height: usize,
    pub(super) errors: Vec<ExpressionError>,
    pub(crate) syntax: Syntax,
}

impl Parser {
    pub(crate) fn new(text: &str, syntax: Syntax) -> Result<Self, ExpressionError> {
        let tokens = token::cut(text, syntax)?;
        Ok(Self { tokens, position: 0, depth: 0, height: 0, errors: Vec::new(), syntax })
    }

    /// Reads the whole text as one expression.
    pub(crate) fn whole(&mut self) -> Parsed<Expression> {
        if self.tokens.len() == 1 {
            return self.fail("the expression is empty", None);
        }
        let expression = self.expression(Precedence::Or)?;
        if *self.peek() == TokenKind::End {
            return Ok(expression);
        }
        match self.symbol_at(0) {
            Some(Symbol::Close) => self.fail("this `)` closes nothing", Some("remove it")),
            Some(Symbol::Comma) => {
                self.fail("a list stands only behind `in` or in a function", None)
            }
            Some(Symbol::DoubleAnd) => {
                self.fail("`&&` has no meaning in an expression", Some("write `and`"))
            }
            Some(_) | None => self.fail("expected an operator or the end of the expression", None),
        }
    }

    /// Reads an expression that holds together at least as tightly as `minimum`.
    pub(crate) fn expression(&mut self, minimum: Precedence) -> Parsed<Expression> {
        self.depth += 1;
        if self.depth > DEPTH_MAXIMUM {
            return self.too_deep();
        }
        let mut left = self.prefix(minimum)?;
        loop {
            let height = self.height;
            if let Some(changed) = self.database_suffix(&mut left, minimum)? {
                self.grow(height.max(changed))?;
                continue;
            }
            let before = self.position;
            let Some(infix) = self.infix_operator() else { break };
            if infix.precedence() < minimum {
                self.position = before;
                break;
            }
            left = self.infix(infix, left)?;
            self.grow(height)?;
            if infix.precedence() == Precedence::Comparison {
                self.refuse_chain()?;
            }
        }
        self.depth -= 1;
        Ok(left)
    }

    fn prefix(&mut self, minimum: Precedence) -> Parsed<Expression> {
        if self.word_follows("not") {
            if minimum > Precedence::Not {
                return self.fail("`not` needs parentheses here", Some("write `(not …)`"));
            }
            self.position += 1;
            let operand = self.expression(Precedence::Not)?;
            self.grow(0)?;
            return Ok(Expression::Not(Box::new(operand)));
        }
        if self.take(Symbol::Bang) {
            let operand = self.expression(Precedence::Negate)?;
            self.grow(0)?;
            return Ok(Expression::Not(Box::new(operand)));
        }
        if self.take(Symbol::Minus) {
            if let Some(literal) = self.negative_number() {
                self.height = 1;
                return Ok(Expression::Literal(literal));
            }
            let operand = self.expression(Precedence::Negate)?;
            self.grow(0)?;
            return Ok(Expression::Negate(Box::new(operand)));
        }
        self.primary()
    }

    fn negative_number(&mut self) -> Option<Literal> {
        let literal = match self.peek() {
            TokenKind::Integer(digits) => {
                let signed = ["-", digits].concat();
                match signed.parse() {
                    Ok(value) => Literal::Integer(value),
                    Err(_) if self.syntax == Syntax::Portable => return None,
                    Err(_) => Literal::Decimal(signed),
                }
            }
            TokenKind::Decimal(digits) => Literal::Decimal(["-", digits].concat()),
            TokenKind::Word(_)
            | TokenKind::Name(_)
            | TokenKind::Text(_)
            | TokenKind::Symbol(_)
            | TokenKind::End => return None,
        };
        self.position += 1;
        Some(literal)
    }

    fn primary(&mut self) -> Parsed<Expression> {
        self.height = 1;
        if let Some(expression) = self.database_primary()? {
            return Ok(expression);
        }
        let kind = self.peek().clone();
        match kind {
            TokenKind::Integer(digits) => self.integer(digits),
            TokenKind::Decimal(digits) => Ok(self.literal(Literal::Decimal(digits))),
            TokenKind::Text(text) => Ok(self.literal(Literal::Text(text))),
            TokenKind::Name(name) => self.column(&name),
            TokenKind::Word(word) => self.word(&word),
            TokenKind::Symbol(Symbol::Open) => {
                self.position += 1;
                let inner = self.expression(Precedence::Or)?;
                let height = self.height;
                self.expect_close()?;
                self.height = height;
                Ok(inner)
            }
            TokenKind::End => self.fail("the expression ends where a value is expected", None),
            TokenKind::Symbol(_) => self.fail("expected a value", None),
        }
    }

    fn literal(&mut self, literal: Literal) -> Expression {
        self.position += 1;
        Expression::Literal(literal)
    }

    fn integer(&mut self, digits: String) -> Parsed<Expression> {
        match (digits.parse(), self.syntax) {
            (Ok(value), _) => Ok(self.literal(Literal::Integer(value))),
            (Err(_), Syntax::Database(_)) => Ok(self.literal(Literal::Decimal(digits))),
            (Err(_), Syntax::Portable) => {
                let help = ["write `", &digits, ".0` for a number of any size"].concat();
                self.fail("the number does not fit into 64 bits", Some(&help))
            }
        }
    }

    fn word(&mut self, word: &str) -> Parsed<Expression> {
        let constant = match word.to_ascii_lowercase().as_str() {
            "null" => Some(Literal::Null),
            "true" => Some(Literal::Boolean(true)),
            "false" => Some(Literal::Boolean(false)),
            "case" => return self.case(),
            _ => None,
        };
        if let Some(literal) = constant {
            return Ok(self.literal(literal));
        }
        if self.is_session_time(word) {
            return self.fail("a time in the zone of the session", None);
        }
        let is_function = Function::from_name(word).is_some();
        if self.symbol_at(1) == Some(Symbol::Open) && (is_function || !is_keyword(word)) {
            return self.call(word);
        }
        if let Some(function) = Function::from_name(word).filter(|function| function.is_bare()) {
            self.position += 1;
            return Ok(Expression::Call(function, Vec::new()));
        }
        if is_keyword(word) {
            let message = ["expected a value, found the keyword `", word, "`"].concat();
            let help = ["a column of that name is written `\"", word, "\"`"].concat();
            return self.fail(&message, Some(&help));
        }
        self.column(word)
    }

    /// Reads a column's name; the token is `name`.
    pub(crate) fn column(&mut self, name: &str) -> Parsed<Expression> {
        let first = self.position;
        let mut name = name.to_owned();
        self.position += 1;
        while self.take(Symbol::Dot) {
            let (TokenKind::Word(part) | TokenKind::Name(part)) = self.peek().clone() else {
                return self.fail("expected a name behind `.`", None);
            };
            name = part;
            self.position += 1;
        }
        if self.position > first + 1 && self.syntax == Syntax::Portable {
            let help = ["it sees only the columns of its own table: write `", &name, "`"].concat();
            self.report(first, "the expression names another table", Some(&help));
        }
        Ok(Expression::Column(name.as_str().into()))
    }

    fn call(&mut self, word: &str) -> Parsed<Expression> {
        let first = self.position;
        self.position += 2;
        let arguments = self.list()?;
        match self.syntax {
            Syntax::Database(dialect) => match Self::database_call(dialect, word, arguments) {
                Some(expression) => Ok(expression),
                None => self.fail("a function that has no portable name", None),
            },
            Syntax::Portable => {
                let Some(function) = Function::from_name(word) else {
                    self.unknown_function(first, word);
                    return Ok(Expression::Literal(Literal::Null));
                };
                if !function.arguments().contains(&arguments.len()) {
                    self.wrong_count(first, function, arguments.len());
                }
                Ok(Expression::Call(function, arguments))
            }
        }
    }

    fn unknown_function(&mut self, first: usize, word: &str) {
        let lower = word.to_ascii_lowercase();
        let near = nearest(&lower, Function::ALL.into_iter().map(Function::name));
        let other = OTHER_NAMES.iter().find(|(there, _)| *there == lower).map(|(_, here)| *here);
        let help = if let Some(here) = other.or(near) {
            ["did you mean `", here, "`?"].concat()
        } else {
            let names: Vec<&str> = Function::ALL.into_iter().map(Function::name).collect();
            let known = ["the functions are ", &names.join(", ")].concat();
            [&known, "; others are written for each dialect"].concat()
        };
        let last = self.position;
        self.position = first + 1;
        self.report(first, &["there is no function `", word, "`"].concat(), Some(&help));
        self.position = last;
    }

    fn wrong_count(&mut self, first: usize, function: Function, found: usize) {
        let (least, most) = (*function.arguments().start(), *function.arguments().end());
        let count = if least == most {
            least.to_string()
        } else if most == usize::MAX {
            ["at least ", &least.to_string()].concat()
        } else {
            [least.to_string(), most.to_string()].join(" or ")
        };
        let noun = if count == "1" { " argument, found " } else { " arguments, found " };
        let message = ["`", function.name(), "` takes ", &count, noun, &found.to_string()].concat();
        self.report(first, &message, None);
    }

    /// Reads expressions up to the closing parenthesis.
    pub(crate) fn list(&mut self) -> Parsed<Vec<Expression>> {
        let mut items = Vec::new();
        let mut height = 0;
        if self.take(Symbol::Close) {
            self.height = 1;
            return Ok(items);
        }
        loop {
            items.push(self.expression(Precedence::Or)?);
            height = height.max(self.height);
            if !self.take(Symbol::Comma) {
                break;
            }
        }
        self.expect_close()?;
        self.grow(height)?;
        Ok(items)
    }

    fn case(&mut self) -> Parsed<Expression> {
        self.position += 1;
        let mut cases = Vec::new();
        let mut height = 0;
        while self.take_word("when") {
            let condition = self.expression(Precedence::Or)?;
            height = height.max(self.height);
            self.expect_word("then")?;
            let value = self.expression(Precedence::Or)?;
            height = height.max(self.height);
            cases.push((condition, value));
        }
        if cases.is_empty() {
            let help = Some("write `case when x = 1 then … end`");
            return self.fail("`case` takes conditions, each behind `when`", help);
        }
        let mut otherwise = None;
        if self.take_word("else") {
            otherwise = Some(Box::new(self.expression(Precedence::Or)?));
            height = height.max(self.height);
        }
        self.expect_word("end")?;
        self.grow(height)?;
        Ok(Expression::Case(cases, otherwise))
    }
}

impl Parser {
    /// Sets the height of an expression whose operands are at most `height` or the last one high.
    pub(crate) fn grow(&mut self, height: usize) -> Parsed<()> {
        self.height = self.height.max(height) + 1;
        if self.height > DEPTH_MAXIMUM { self.too_deep() } else { Ok(()) }
    }

    fn too_deep<T>(&mut self) -> Parsed<T> {
        let message =
            ["the expression nests deeper than ", &DEPTH_MAXIMUM.to_string(), " levels"].concat();
        self.fail(&message, Some("write it in several checks"))
    }

    /// The height of the expression that was read last.
    pub(crate) fn height(&self) -> usize {
        self.height
    }

    pub(crate) fn token(&self, ahead: usize) -> &Token {
        let last = self.tokens.len() - 1;
        &self.tokens[(self.position + ahead).min(last)]
    }

    pub(crate) fn peek(&self) -> &TokenKind {
        &self.token(0).kind
    }

    /// Steps over `count` tokens.
    pub(crate) fn skip(&mut self, count: usize) {
        self.position += count;
    }

    pub(crate) fn symbol_at(&self, ahead: usize) -> Option<Symbol> {
        if let TokenKind::Symbol(symbol) = self.token(ahead).kind { Some(symbol) } else { None }
    }

    pub(crate) fn take(&mut self, symbol: Symbol) -> bool {
        let found = self.symbol_at(0) == Some(symbol);
        self.position += usize::from(found);
        found
    }

    /// Whether the keyword `word`, in any case, stands here.
    pub(crate) fn word_follows(&self, word: &str) -> bool {
        matches!(self.peek(), TokenKind::Word(found) if found.eq_ignore_ascii_case(word))
    }

    pub(crate) fn take_word(&mut self, word: &str) -> bool {
        let found = self.word_follows(word);
        self.position += usize::from(found);
        found
    }

    pub(crate) fn expect_word(&mut self, word: &str) -> Parsed<()> {
        if self.take_word(word) {
            return Ok(());
        }
        self.fail(&["expected `", word, "`"].concat(), None)
    }

    pub(crate) fn expect_close(&mut self) -> Parsed<()> {
        if self.take(Symbol::Close) { Ok(()) } else { self.fail("expected `)`", None) }
    }

    /// Reports a mistake at the token that stands here, and stops.
    pub(crate) fn fail<T>(&mut self, message: &str, help: Option<&str>) -> Parsed<T> {
        let Token { start, end, .. } = *self.token(0);
        self.errors.push(ExpressionError {
            start,
            end,
            message: message.to_owned(),
            help: help.map(str::to_owned),
        });
        Err(Stop)
    }

    /// Reports a mistake from the token `first` up to the one before this, and goes on.
    fn report(&mut self, first: usize, message: &str, help: Option<&str>) {
        self.errors.push(ExpressionError {
            start: self.tokens[first].start,
            end: self.tokens[self.position - 1].end,
            message: message.to_owned(),
            help: help.map(str::to_owned),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::expression::BinaryOperator;

    fn check(text: &str, expected: &str) {
        assert_eq!(format!("{:?}", parse(text).unwrap()), expected, "{text}");
    }

    fn refuse(text: &str, part: &str, message: &str, help: Option<&str>) {
        let errors = parse(text).expect_err(text);
        let first = &errors[0];
        assert_eq!(
            (&text[first.start..first.end], first.message.as_str(), first.help.as_deref()),
            (part, message, help),
            "{text}"
        );
    }

    #[test]
    fn operators_bind_as_in_sql() {
        let column = |name: &str| Box::new(Expression::Column(name.into()));
        let number = |value| Box::new(Expression::Literal(Literal::Integer(value)));
        let binary = |operator, left, right| Box::new(Expression::Binary(operator, left, right));
        let product = binary(BinaryOperator::Multiply, column("b"), number(2));
        let sum = binary(BinaryOperator::Add, column("a"), product);
        let less = binary(BinaryOperator::Less, sum, number(-3));
        let not = Box::new(Expression::Not(less));
        let and = binary(BinaryOperator::And, not, column("c"));
        let or = binary(BinaryOperator::Or, column("d"), and);
        assert_eq!(parse("d OR NOT a + b * 2 < -3 AND c"), Ok(*or));
    }

    #[test]
    fn every_form_is_read() {
        check("1", "Literal(Integer(1))");
        check("1.50", "Literal(Decimal(\"1.50\"))");
        check("'it''s'", "Literal(Text(\"it's\"))");
        check("\"in\"", "Column(ColumnName(\"in\"))");
        check("CURRENT_TIMESTAMP", "Call(CurrentTimestamp, [])");
        check("current_date()", "Call(CurrentDate, [])");
        check("length", "Column(ColumnName(\"length\"))");
        check("x is not null", "IsNull(NotMember, Column(ColumnName(\"x\")))");
        check(
            "x not in (1, 2)",
            "In(NotMember, Column(ColumnName(\"x\")), [Literal(Integer(1)), Literal(Integer(2))])",
        );
        check(
            "case when a then 1 else 2 end",
            "Case([(Column(ColumnName(\"a\")), Literal(Integer(1)))], Some(Literal(Integer(2))))",
        );
    }

    #[test]
    fn mistakes_are_named_at_their_place() {
        refuse("", "", "the expression is empty", None);
        refuse("a == 1", "==", "`==` has no meaning in SQL", Some("write `=`"));
        refuse(
            "lenght(a) > 0",
            "lenght",
            "there is no function `lenght`",
            Some("did you mean `length`?"),
        );
        refuse(
            "now()",
            "now",
            "there is no function `now`",
            Some("did you mean `current_timestamp`?"),
        );
        refuse("substr(a)", "substr(a)", "`substr` takes 2 or 3 arguments, found 1", None);
        refuse(
            "coalesce(a)",
            "coalesce(a)",
            "`coalesce` takes at least 2 arguments, found 1",
            None,
        );
        refuse(
            "other.a = 1",
            "other.a",
            "the expression names another table",
            Some("it sees only the columns of its own table: write `a`"),
        );
        refuse("a in ()", ")", "the list behind `in` is empty", None);
        refuse("'abc", "'abc", "the text is not closed", Some("add `'` at its end"));
        refuse("a && b", "&&", "`&&` has no meaning in an expression", Some("write `and`"));
        refuse(
            "a < b < c",
            "<",
            "comparisons do not chain",
            Some("join two comparisons by `and`, or put one into parentheses"),
        );
        refuse("(a = 1", "", "expected `)`", None);
        refuse("a = 1)", ")", "this `)` closes nothing", Some("remove it"));
        refuse(
            "a ; b",
            ";",
            "`;` has no meaning in an expression",
            Some("write one expression, without `;`"),
        );
    }

    #[test]
    fn several_mistakes_are_reported_at_once() {
        assert_eq!(parse("lenght(a) == other.b").unwrap_err().len(), 3);
    }

    #[test]
    fn no_depth_of_nesting_exhausts_the_stack() {
        for (open, close) in [("(", ")"), ("not (", ")"), ("-(", ")"), ("abs(", ")"), ("not ", "")]
        {
            let text = [&open.repeat(100_000), "a", &close.repeat(100_000)].concat();
            assert!(parse(&text).unwrap_err()[0].message.contains("nests deeper"), "{open}");
        }
        let chain = ["a", &" and a".repeat(100_000)].concat();
        assert!(parse(&chain).unwrap_err()[0].message.contains("nests deeper"));
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_the_parser_panic(text in "[ -~\\n\u{e4}\u{1f600}]{0,40}") {
            let _ = parse(&text);
        }

        #[test]
        fn no_row_of_words_makes_the_parser_panic(
            words in proptest::collection::vec(proptest::sample::select(&[
                "a", "1", "'x'", "not", "in", "(", ")", ",", "between", "and", "or", "like", "is",
                "null", "case", "when", "then", "else", "end", "-", "=", "||", "length", ".", "1e", "\"q\"",
            ][..]), 0..20),
        ) {
            if let Err(errors) = parse(&words.join(" ")) {
                proptest::prop_assert!(!errors.is_empty());
            }
        }
    }
}
