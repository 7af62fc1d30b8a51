//! How earlier generators rendered the same schema.
//!
//! A sealed migration never changes, so a database has what the generator of its time made of the schema. The
//! sealed schema therefore records its [`Rendering`]; [`Schema::spelled_out`] expresses it in terms that mean the
//! same today. Planning from there to the declared schema makes the difference an ordinary change. A change of the
//! rendering is one line in `REVISIONS`, and only if databases store the difference: another spelling of the same
//! thing only affects new migrations. Start reading at `REVISIONS`.

use std::{borrow::Cow, fmt};

use crate::{
    dialect::{Dialect, PerDialect},
    schema::{
        CheckConstraint, Expression, Rendering, Schema,
        expression::{Function, Literal},
    },
    stored::{
        implied::implied_checks,
        lowered::{DATABASE_COLLATION, JSON_CONTAINER, Zone, is_collated, other_zone},
    },
};

/// One way in which a schema is rendered differently from before.
#[derive(Debug)]
pub struct Revision {
    /// The first rendering that has it.
    rendering: Rendering,
    /// The dialect whose SQL differs.
    pub dialect: Dialect,
    /// The release that brought it.
    pub release: &'static str,
    /// Why, as a sentence without a full stop.
    pub reason: &'static str,
    /// Puts a schema of an earlier rendering into words that mean today what it meant then.
    spell_out: fn(&mut Schema),
}

/// Every way in which the rendering has changed, oldest first.
const REVISIONS: &[Revision] = &[
    Revision {
        rendering: Rendering::of(2),
        dialect: Dialect::Mysql,
        release: "0.2",
        reason: "`current_timestamp` is UTC whatever the time zone of the session is",
        spell_out: mysql_session_time,
    },
    Revision {
        rendering: Rendering::of(3),
        dialect: Dialect::Postgres,
        release: "0.2",
        reason: "`current_timestamp` is UTC also where a column's own SQL type has another kind of zone",
        spell_out: postgres_portable_time,
    },
    Revision {
        rendering: Rendering::of(3),
        dialect: Dialect::Mssql,
        release: "0.2",
        reason: "text is compared by its characters, not by the server's collation",
        spell_out: mssql_database_collation,
    },
    Revision {
        rendering: Rendering::of(3),
        dialect: Dialect::Mssql,
        release: "0.2",
        reason: "JSON may be any value, not only an object or an array",
        spell_out: mssql_json_containers,
    },
];

impl Revision {
    /// Makes this alone as it was.
    pub fn undo(&self, schema: &mut Schema) {
        (self.spell_out)(schema);
    }
}

impl fmt::Display for Revision {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "rendered differently since Tablewright {}: {}",
            self.release, self.reason
        )
    }
}

impl Schema {
    /// This schema in words that mean in `dialect` today what they meant when it was rendered.
    #[must_use]
    pub fn spelled_out(&self, dialect: Dialect) -> Cow<'_, Self> {
        let mut spelled = self.variant(dialect);
        for revision in self.revisions(dialect).rev() {
            revision.undo(spelled.to_mut());
        }
        if self.revisions(dialect).next().is_some() {
            spelled.to_mut().rendering = Rendering::CURRENT;
        }
        spelled
    }

    /// What has changed in `dialect` since this schema was rendered.
    #[must_use]
    pub fn revisions(
        &self,
        dialect: Dialect,
    ) -> impl DoubleEndedIterator<Item = &'static Revision> + use<> {
        let rendering = self.rendering;
        let revisions = REVISIONS.iter();
        revisions.filter(move |it| it.dialect == dialect && it.rendering > rendering)
    }
}

/// `current_timestamp` was the time of the session's zone.
fn mysql_session_time(schema: &mut Schema) {
    let now = mysql_session_now(6);
    for table in schema.tables.values_mut() {
        table.each_expression(&mut |part| with_now(part, &now));
    }
}

/// A text without a collation had the database's.
fn mssql_database_collation(schema: &mut Schema) {
    for table in schema.tables.values_mut() {
        for column in &mut table.columns {
            if column.collation.mssql.is_none() && is_collated(column, Dialect::Mssql) {
                column.collation.mssql = Some(DATABASE_COLLATION.to_owned());
            }
        }
    }
}

/// `current_timestamp` was written for the portable type of its column, also where that has another SQL type.
fn postgres_portable_time(schema: &mut Schema) {
    let columns = schema.tables.values_mut().flat_map(|table| &mut table.columns);
    for column in columns {
        if let Some(zone) = other_zone(column) {
            let now = postgres_now(zone.other());
            if let Some(default) = &mut column.default {
                default.change_all(&mut |part| with_now(part, &now));
            }
        }
    }
}

/// `json_valid` was true of objects and arrays alone, also where a type implies it.
fn mssql_json_containers(schema: &mut Schema) {
    for (name, table) in &mut schema.tables {
        let implied = implied_checks(name, table, &schema.enums, Dialect::Mssql);
        let of_json = implied
            .into_iter()
            .filter(|(_, check)| matches!(check, Expression::Call(Function::JsonValid, _)));
        let dialects = [Dialect::Mssql].into_iter().collect();
        table.checks.extend(of_json.map(|(name, expression)| {
            (name, CheckConstraint { dialects, ..CheckConstraint::new(expression) })
        }));
    }
    // A test for objects and arrays.
    for table in schema.tables.values_mut() {
        table.each_expression(&mut |part| {
            if let Expression::Call(Function::JsonValid, arguments) = part {
                arguments.push(Expression::Literal(Literal::Text(JSON_CONTAINER.to_owned())));
            }
        });
    }
}

/// Whether `sql` is `CURRENT_TIMESTAMP`, with or without a number of digits.
pub(crate) fn is_session_timestamp(sql: &str) -> bool {
    const WORD: &str = "CURRENT_TIMESTAMP";
    let Some((word, rest)) = sql.trim().split_at_checked(WORD.len()) else { return false };
    let digits = rest.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let is_digit = |byte: u8| byte.is_ascii_digit();
    word.eq_ignore_ascii_case(WORD)
        && (rest.is_empty() || digits.is_some_and(|digits| digits.bytes().all(is_digit)))
}

/// Puts `now` in the place of `current_timestamp`.
pub(crate) fn with_now(part: &mut Expression, now: &Expression) {
    if matches!(part, Expression::Call(Function::CurrentTimestamp, _)) {
        part.clone_from(now);
    }
}

/// MySQL's time of the session's zone, with so many digits behind the second.
pub(crate) fn mysql_session_now(digits: u8) -> Expression {
    let digits = if digits == 0 { String::new() } else { ["(", &digits.to_string(), ")"].concat() };
    let mysql = Some(["CURRENT_TIMESTAMP", &digits].concat());
    Expression::Raw(Box::new(PerDialect { mysql, ..PerDialect::default() }))
}

/// PostgreSQL's present moment, or its time in UTC without a zone.
pub(crate) fn postgres_now(zone: Zone) -> Expression {
    let sql = match zone {
        Zone::Kept => "CURRENT_TIMESTAMP",
        Zone::None => "(now() AT TIME ZONE 'utc')",
    };
    let postgres = Some(sql.to_owned());
    Expression::Raw(Box::new(PerDialect { postgres, ..PerDialect::default() }))
}
