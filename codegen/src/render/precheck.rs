//! Questions about live rows → `preflight.sql`: one query each, with comments that explain its result.
//!
//! Each query returns one column, `shown`, with a text for each row or key that a migration would refuse. The runtime
//! reads the comments: the change, then `finds:`, `shows:` and a `reads:` for each table. Start reading at
//! [`preflight_file`].

use super::{Script, Unfit, renderer};
use crate::{
    dialect::{Dialect, PerDialect},
    plan::precheck::{Dangling, Equality, Precheck, Prechecks, Question},
    schema::{
        Column, ColumnName, ColumnType, Expression, NullEquality, Nullability, Operator,
        expression::Literal,
        intent::ChangeReference,
        types::{Bounds, Family, whole_range},
    },
    sql::writer::{Statement, push_visible},
};

/// The dialects whose runner reads the file.
const RUN: PerDialect<bool> =
    PerDialect { sqlite: true, postgres: true, mysql: true, mssql: false };

/// A conversion that makes values equal only if their bytes are equal.
const BYTES: PerDialect<(&str, &str)> = PerDialect {
    sqlite: ("CAST(", " AS BLOB)"),
    postgres: ("CAST(", " AS TEXT) COLLATE \"C\""),
    mysql: ("CAST(", " AS BINARY)"),
    mssql: ("CAST(", " AS VARBINARY(8000))"),
};

/// The queries; none if the dialect has no runner.
pub(crate) fn questions(prechecks: &Prechecks, dialect: Dialect) -> Script {
    let mut script = Script::new(dialect);
    if RUN.get(dialect) {
        for precheck in &prechecks.asked {
            query(precheck, &mut script);
        }
    }
    script
}

/// The text of `preflight.sql`; `None` if there are no questions or the dialect has no runner.
#[must_use]
pub fn preflight_file(
    version: &str,
    name: &str,
    prechecks: &Prechecks,
    dialect: Dialect,
) -> Option<String> {
    preflight_of(version, name, &questions(prechecks, dialect), &prechecks.left_out)
}

/// The text of `preflight.sql` with these queries.
pub(crate) fn preflight_of(
    version: &str,
    name: &str,
    questions: &Script,
    left_out: &[ChangeReference],
) -> Option<String> {
    let dialect = questions.dialect;
    if questions.statements.is_empty() {
        return None;
    }
    let mut header = Statement::new(dialect);
    header.comment(0, &[version, " ", name, ": preflight, ", dialect.title()].concat());
    header.comment(0, "Generated from schema.yaml by Tablewright.");
    header.comment(
        0,
        "Before up.sql starts, `tablewright migrate` asks what up.sql would be refused for; the queries only read.",
    );
    for change in left_out {
        let line = ["Not asked, as this migration changes the rows first: ", &change.to_string()];
        header.comment(0, &line.concat());
    }
    header.line(0);
    Some([header.into_text(), questions.to_sql()].concat())
}

/// Appends the query of one question with its comments, unless it cannot be asked.
fn query(precheck: &Precheck, script: &mut Script) {
    let mut out = Statement::new(script.dialect);
    if asked(precheck, &mut out).is_none() {
        return;
    }
    let mut comment = String::new();
    push_visible(&mut comment, &precheck.change.to_string());
    let statement = script.more(|sql| sql.part(&out));
    statement.comment = Some(comment);
    statement.notes.push(["finds: ", &finds(precheck)].concat());
    let shows: Vec<&str> = match &precheck.question {
        Question::Equal { keys, .. } => {
            keys.iter().flat_map(Expression::columns).map(ColumnName::as_str).collect()
        }
        Question::Form(_) => Vec::new(),
        Question::Missing(_)
        | Question::AnyRow(_)
        | Question::False(_)
        | Question::Excluding { .. }
        | Question::Dangling(_)
        | Question::Unfit(_) => precheck.shown.iter().map(ColumnName::as_str).collect(),
    };
    if !shows.is_empty() {
        statement.notes.push(["shows: ", &shows.join(", ")].concat());
    }
    let reads = precheck.reads.iter().map(|table| ["reads: ", table.as_str()].concat());
    statement.notes.extend(reads);
}

/// Appends the query of one question; `None` where it cannot be asked.
fn asked(precheck: &Precheck, out: &mut Statement) -> Option<()> {
    let select = |out: &mut Statement| {
        out.words("SELECT");
        shown(&precheck.shown, &precheck.columns, out);
        out.words("AS").identifier("shown").line(0);
        out.words("FROM").name(&precheck.table);
    };
    match &precheck.question {
        Question::Missing(column) => {
            select(out);
            out.line(0).words("WHERE").name(column).words("IS NULL");
        }
        Question::AnyRow(_) => select(out),
        Question::Equal { keys, predicate, equality, nulls } => {
            equal(precheck, (keys, *equality), predicate.as_ref(), *nulls, out);
        }
        Question::Excluding { keys, operators, predicate } => {
            excluding(precheck, (keys, operators), predicate.as_ref(), out);
        }
        Question::False(condition) => {
            select(out);
            let negated = Expression::Not(Box::new(condition.clone()));
            out.line(0).words("WHERE").condition(&negated, &precheck.columns);
        }
        Question::Dangling(dangling) => {
            select(out);
            refers_to_nothing(dangling, out);
        }
        Question::Unfit(column) => {
            let Unfit { value, test } = renderer(out.dialect()).unfit(column)?;
            match value {
                None => select(out),
                Some(value) => {
                    out.words("SELECT").identifier("shown").line(0).words("FROM (").line(1);
                    out.words("SELECT");
                    shown(&precheck.shown, &precheck.columns, out);
                    out.words("AS").identifier("shown").mark(",").line(2);
                    out.part(&value).words("AS").name(&column.after.name);
                    out.line(1).words("FROM").name(&precheck.table).line(0);
                    out.mark(")").words("AS").identifier("converted");
                }
            }
            out.line(0).words("WHERE").part(&test);
        }
        Question::Form(form) => super::mysql::precheck::form(precheck, form, out),
    }
    Some(())
}

/// `SELECT … FROM (SELECT … AS key_1 …) AS keyed WHERE … GROUP BY … HAVING COUNT(*) > 1`, without the inner query if
/// all keys are columns.
fn equal(
    precheck: &Precheck,
    (keys, equality): (&[Expression], Equality),
    predicate: Option<&Expression>,
    nulls: NullEquality,
    out: &mut Statement,
) {
    let columns: Option<Vec<&ColumnName>> = match equality {
        Equality::OfColumn => keys.iter().map(Expression::as_column).collect(),
        Equality::OfBytes => None,
    };
    let (opening, closing) = BYTES.get(out.dialect());
    let of = |name: &ColumnName| precheck.columns.iter().find(|column| column.name == *name);
    let names: Vec<ColumnName> = match &columns {
        Some(columns) => columns.iter().map(|name| (*name).clone()).collect(),
        None => (1..=keys.len()).map(key_name).collect(),
    };
    let is_nullable = |name: &&ColumnName| {
        of(name).is_none_or(|column| column.nullability == Nullability::Nullable)
    };
    out.words("SELECT");
    shown(&names, &precheck.columns, out);
    out.words("AS").identifier("shown").line(0).words("FROM");
    if columns.is_some() {
        out.name(&precheck.table);
    } else {
        out.words("(SELECT");
        out.separated(keys.iter().zip(&names), |out, (key, name)| {
            match equality {
                Equality::OfColumn => out.key(key, &precheck.columns),
                Equality::OfBytes => out.words(opening).key(key, &precheck.columns).mark(closing),
            };
            out.words("AS").name(name);
        });
        out.words("FROM").name(&precheck.table);
    }
    let test_of = |predicate: &Expression| {
        Statement::written(out.dialect(), |test| {
            test.words("(").condition(predicate, &precheck.columns).mark(")")
        })
    };
    let mut tests: Vec<Statement> = predicate.map(test_of).into_iter().collect();
    if columns.is_none() {
        conditions(&std::mem::take(&mut tests), out);
        out.mark(")").words("AS").identifier("keyed");
    }
    let counts = |name: &&ColumnName| nulls.is_distinct() && is_nullable(name);
    tests.extend(names.iter().filter(counts).map(|name| {
        Statement::written(out.dialect(), |test| test.name(name).words("IS NOT NULL"))
    }));
    conditions(&tests, out);
    out.line(0).words("GROUP BY");
    out.separated(&names, |out, name| {
        out.name(name);
    });
    out.line(0).words("HAVING COUNT(*) > 1");
}

/// Rows for which there is another row that is like them by all operators. Each row has a number while it is asked for.
fn excluding(
    precheck: &Precheck,
    (keys, operators): (&[Expression], &[Operator]),
    predicate: Option<&Expression>,
    out: &mut Statement,
) {
    out.words("WITH").identifier("keyed").words("AS (").line(1);
    out.words("SELECT ROW_NUMBER() OVER () AS").identifier("row_number").mark(",").line(2);
    shown(&precheck.shown, &precheck.columns, out);
    out.words("AS").identifier("shown");
    for (position, key) in keys.iter().enumerate() {
        out.mark(",").line(2).words("(").key(key, &precheck.columns).mark(")");
        out.words("AS").name(&key_name(position + 1));
    }
    out.line(1).words("FROM").name(&precheck.table);
    if let Some(predicate) = predicate {
        out.line(1).words("WHERE").condition(predicate, &precheck.columns);
    }
    let of = |row: &str, name: &str, out: &mut Statement| {
        out.identifier(row).mark(".").attached(name);
    };
    out.line(0).mark(")").line(0).words("SELECT");
    of("one", "shown", out);
    out.words("AS").identifier("shown").line(0);
    out.words("FROM").identifier("keyed").words("AS").identifier("one").line(0);
    out.words("WHERE EXISTS (").line(1);
    out.words("SELECT 1 FROM").identifier("keyed").words("AS").identifier("other").line(1);
    out.words("WHERE");
    of("one", "row_number", out);
    out.words("<>");
    of("other", "row_number", out);
    for (position, operator) in operators.iter().enumerate() {
        let name = key_name(position + 1);
        out.line(1).words("AND");
        of("one", name.as_str(), out);
        out.operator(operator);
        of("other", name.as_str(), out);
    }
    out.line(0).mark(")");
}

fn conditions(tests: &[Statement], out: &mut Statement) {
    if !tests.is_empty() {
        out.line(0).words("WHERE").joined("AND", tests, |out, test| {
            out.part(test);
        });
    }
}

fn key_name(number: usize) -> ColumnName {
    ColumnName::new(["key_", &number.to_string()].concat())
}

/// The rest of a query for rows whose foreign key has a value that the other table does not have.
fn refers_to_nothing(dangling: &Dangling, out: &mut Statement) {
    out.words("AS").identifier("referring").line(0).words("WHERE");
    out.joined("AND", &dangling.columns, |out, column| {
        out.identifier("referring").mark(".").attached(column.as_str()).words("IS NOT NULL");
    });
    let Some(table) = &dangling.referenced_table else { return };
    out.line(0).words("AND NOT EXISTS (").line(1);
    out.words("SELECT 1 FROM").name(table).words("AS").identifier("referenced").line(1);
    let pairs = dangling.columns.iter().zip(&dangling.referenced_columns);
    out.words("WHERE").joined("AND", pairs, |out, (column, referenced)| {
        out.identifier("referenced").mark(".").attached(referenced.as_str()).words("=");
        out.identifier("referring").mark(".").attached(column.as_str());
    });
    out.line(0).mark(")");
}

/// Appends the values of columns as one text.
fn shown(names: &[ColumnName], columns: &[Column], out: &mut Statement) {
    if names.is_empty() {
        out.text_literal("");
        return;
    }
    let dialect = out.dialect();
    let has_operator = !dialect.syntax().joins_with_separator;
    let is_joined = !has_operator && names.len() > 1;
    out.words(if is_joined { "CONCAT_WS(', '," } else { "" });
    for (position, name) in names.iter().enumerate() {
        if position > 0 {
            out.mark(if has_operator { " || ', ' ||" } else { "," });
        }
        let column = columns.iter().find(|column| column.name == *name);
        let is_bytes = column.is_some_and(|column| {
            matches!(column.type_.row().family, Family::Bytes | Family::Vector | Family::Uuid)
        });
        let is_hexadecimal = is_bytes && HEXADECIMAL.get(dialect);
        let (open, close) = if is_hexadecimal { ("HEX(", ")") } else { TEXT.get(dialect) };
        if column.is_some_and(|column| column.nullability == Nullability::NotNull) {
            out.words(open).name(name).mark(close);
        } else {
            out.words("COALESCE(").mark(open).name(name).mark(close).mark(", 'NULL')");
        }
    }
    out.mark(if is_joined { ")" } else { "" });
}

/// Whether UUIDs are bytes, and bytes are shown by `HEX`.
const HEXADECIMAL: PerDialect<bool> =
    PerDialect { sqlite: true, postgres: false, mysql: true, mssql: false };

/// The conversion of a value to text.
const TEXT: PerDialect<(&str, &str)> = PerDialect {
    sqlite: ("CAST(", " AS TEXT)"),
    postgres: ("", "::text"),
    mysql: ("CAST(", " AS CHAR)"),
    mssql: ("CONVERT(NVARCHAR(MAX), ", ")"),
};

/// What the rows that are found have in common.
fn finds(precheck: &Precheck) -> String {
    let table = ["`", precheck.table.as_str(), "`"].concat();
    let rows = ["rows of ", &table].concat();
    let list = |names: &[ColumnName]| {
        let names: Vec<&str> = names.iter().map(ColumnName::as_str).collect();
        ["`", &names.join("`, `"), "`"].concat()
    };
    match &precheck.question {
        Question::Missing(column) => [&rows, " without `", column.as_str(), "`"].concat(),
        Question::AnyRow(column) => {
            [&rows, ", for which the new `", column.as_str(), "` has no value"].concat()
        }
        Question::Equal { keys, .. } => {
            let columns: Vec<ColumnName> =
                keys.iter().flat_map(Expression::columns).cloned().collect();
            let key = ["values of ", &list(&columns), " that several "].concat();
            [&key, &rows, " have"].concat()
        }
        Question::Excluding { .. } => {
            [&rows, " that `", precheck.change.object(), "` excludes beside each other"].concat()
        }
        Question::False(_) => [&rows, " that violate `", precheck.change.object(), "`"].concat(),
        Question::Dangling(dangling) => {
            let (columns, target) = &dangling.words;
            let nothing = match &dangling.referenced_table {
                Some(_) => " is in no row of `",
                None => " refers to the new and empty `",
            };
            [&rows, " whose ", &list(columns), nothing, target.as_str(), "`"].concat()
        }
        Question::Unfit(column) => {
            let (name, type_) = (&column.before.name, column.after.type_.to_string());
            [&rows, " whose `", name.as_str(), "` does not fit `", &type_, "`"].concat()
        }
        Question::Form(form) => {
            let target = form.referenced_table.as_str();
            [
                "columns of `",
                target,
                "` that differ in type or collation from those that `",
                precheck.change.object(),
                "` ties to them",
            ]
            .concat()
        }
    }
}

/// Appends `NOT BETWEEN … AND …` with the bounds of a type of whole numbers; `None` for other types.
pub(super) fn beyond(type_: &ColumnType, out: &mut Statement) -> Option<()> {
    let Bounds::Whole { bits } = type_.bounds() else { return None };
    let (minimum, maximum) = whole_range(bits);
    out.words("NOT BETWEEN").literal(&Literal::Integer(minimum));
    out.words("AND").literal(&Literal::Integer(maximum));
    Some(())
}

/// `ABS(ROUND(number, scale)) >= 10 to the digits before the point`.
pub(super) fn too_large(number: &Statement, precision: u32, scale: u32, out: &mut Statement) {
    let digits = precision.saturating_sub(scale) as usize;
    out.words("ABS(ROUND(").part(number).mark(",").count(scale as usize).mark(")) >=");
    out.literal(&Literal::Decimal(["1", &"0".repeat(digits)].concat()));
}
