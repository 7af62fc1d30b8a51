//! Rows that fit both states, and the question whether they are there.

use tablewright_codegen::{
    dialect::Dialect,
    schema::ColumnType::{self, BigInt, Decimal, Float, Integer, SmallInt},
};

use super::{
    chance::Chance,
    fit::{Class, Fit, common_values},
    model::{ColumnModel, DefaultModel, Id, Model, TableModel},
    values::{Flavour, Value, enum_values, flavour, quoted},
};

/// How many rows each table has.
pub const ROWS: i64 = 4;

/// In which state a question is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Before the edits.
    Before,
    /// After them.
    After,
}

/// What the rows of two states are.
#[derive(Clone, Debug)]
pub(super) struct Rows {
    pub(super) before: Model,
    pub(super) after: Model,
    pub(super) fit: Fit,
    pub(super) seed: u64,
}

/// A question with its answer.
#[derive(Clone, Debug)]
pub struct Question {
    /// What it is about.
    pub about: String,
    /// The query, of one number called `n`.
    pub query: String,
    /// What it must be.
    pub expected: i64,
    /// Where it is not: conditions that some row must fulfil, each with the query that counts those rows.
    pub details: Vec<(String, String)>,
}

impl Rows {
    /// The statements that fill the tables of the first state.
    pub(super) fn inserts(&self, dialect: Dialect) -> String {
        let mut out = String::new();
        for table in &self.before.tables {
            let columns: Vec<&ColumnModel> =
                table.columns.iter().filter(|column| column.generated.is_none()).collect();
            let names: Vec<_> = columns.iter().map(|it| quoted(&it.name, dialect)).collect();
            let name = quoted(&table.name, dialect);
            let overriding =
                if dialect == Dialect::Postgres { " OVERRIDING SYSTEM VALUE" } else { "" };
            out.extend([
                "INSERT INTO ",
                &name,
                " (",
                &names.join(", "),
                ")",
                overriding,
                " VALUES",
            ]);
            for row in 0..ROWS {
                let values = columns.iter().map(|column| {
                    let value = |value: Value<'_>| value.literal(dialect);
                    self.with(State::Before, column, row, value).unwrap_or("NULL".to_owned())
                });
                let values = values.collect::<Vec<_>>().join(", ");
                out.extend([if row == 0 { "\n    (" } else { ",\n    (" }, &values, ")"]);
            }
            out.push_str(";\n");
        }
        out
    }

    /// Whether the rows of every table that both states have are there, each with the values of the columns
    /// that both have, and no other.
    pub(super) fn questions(&self, state: State, dialect: Dialect) -> Vec<Question> {
        let (here, there) = match state {
            State::Before => (&self.before, &self.after),
            State::After => (&self.after, &self.before),
        };
        let wide = if dialect == Dialect::Mysql { " AS SIGNED)" } else { " AS BIGINT)" };
        let mut questions = Vec::new();
        for table in &here.tables {
            let Some(other) = there.table(table.id) else { continue };
            let name = quoted(&table.name, dialect);
            let mut details = Vec::new();
            let mut parts = vec![
                ["(SELECT CASE WHEN COUNT(*) = ", &ROWS.to_string(), " THEN 1 ELSE 0 END FROM "]
                    .concat(),
                name.clone(),
                ")".to_owned(),
            ];
            for row in 0..ROWS {
                let conditions: Vec<String> =
                    self.conditions((table, other), state, row, dialect).collect();
                parts.push(
                    [
                        "\n + (SELECT CASE WHEN COUNT(*) >= 1 THEN 1 ELSE 0 END FROM ",
                        &name,
                        " WHERE ",
                    ]
                    .concat(),
                );
                parts.push(conditions.join(" AND "));
                details.extend(conditions.into_iter().map(|condition| {
                    let query =
                        ["SELECT COUNT(*) AS n FROM ", &name, " WHERE ", &condition].concat();
                    (condition, query)
                }));
                parts.push(")".to_owned());
            }
            questions.push(Question {
                about: ["rows of ", &table.name].concat(),
                query: ["SELECT CAST(", &parts.concat(), wide, " AS n"].concat(),
                expected: ROWS + 1,
                details,
            });
        }
        questions
    }

    fn conditions<'r>(
        &'r self,
        (table, other): (&'r TableModel, &'r TableModel),
        state: State,
        row: i64,
        dialect: Dialect,
    ) -> impl Iterator<Item = String> + 'r {
        let stored = table.columns.iter().filter(|column| column.generated.is_none());
        stored.filter_map(move |column| {
            let name = quoted(&column.name, dialect);
            let Some(was) = other.column(column.id) else {
                return self.condition_of_new(column, &name, (state, dialect));
            };
            if was.generated.is_some() {
                return None;
            }
            let condition = |value: Value<'_>| value.condition(&name, dialect);
            let found = self.with(state, column, row, condition);
            let null = || [&name, " IS NULL"].concat();
            let filled = || self.fit.filler(column.id).map(|it| condition(it.value(column)));
            Some(found.unwrap_or_else(|| match (filled(), state) {
                (None, _) => null(),
                (Some(filled), State::After) => filled,
                // Nothing takes it back.
                (Some(filled), State::Before) => ["(", &null(), " OR ", &filled, ")"].concat(),
            }))
        })
    }

    /// What a column that the other state does not have holds in every row: its default, once it has come.
    fn condition_of_new(
        &self,
        column: &ColumnModel,
        name: &str,
        (state, dialect): (State, Dialect),
    ) -> Option<String> {
        match column.default {
            _ if state == State::Before || column.auto_increment => None,
            None => Some(match self.fit.filler(column.id) {
                Some(filler) => filler.value(column).condition(name, dialect),
                None => [name, " IS NULL"].concat(),
            }),
            Some(DefaultModel::Now) => Some([name, " IS NOT NULL"].concat()),
            Some(DefaultModel::Value(number)) => {
                let flavour = flavour(&[&column.type_])?;
                let values = match &column.type_ {
                    ColumnType::Enum(name) => enum_values(&self.after, name.as_str()),
                    _ => Vec::new(),
                };
                let value =
                    Value { type_: &column.type_, flavour: &flavour, values: &values, number };
                Some(value.condition(name, dialect))
            }
        }
    }

    /// What `tell` says of the value in a row; `None` if that is NULL.
    fn with<T>(
        &self,
        state: State,
        column: &ColumnModel,
        row: i64,
        tell: impl FnOnce(Value<'_>) -> T,
    ) -> Option<T> {
        let class = self.fit.class(column.id)?;
        if self.is_null(column.id, row) {
            return None;
        }
        let values: Vec<String> = match &class.flavour {
            Flavour::OneOf(name) => {
                let both = common_values(&self.before, &self.after, name).into_iter();
                both.map(|(was, is)| if state == State::Before { was } else { is }).collect()
            }
            _ => Vec::new(),
        };
        let number = self.number(class, row);
        let Class { flavour, .. } = class;
        Some(tell(Value { type_: &column.type_, flavour, values: &values, number }))
    }

    fn is_null(&self, column: Id, row: i64) -> bool {
        self.fit.settled(column).unwrap_or_else(|| {
            let row = u64::try_from(row).unwrap_or(0);
            Chance::new(self.seed ^ (u64::from(column) << 8) ^ row).one_in(3)
        })
    }

    /// The number of a row's value: edges where nothing computes with it, else small ones.
    fn number(&self, class: &Class, row: i64) -> i64 {
        let mut chance = Chance::new(self.seed ^ (u64::from(class.id) << 20));
        let first = i64::try_from(chance.below(25)).unwrap_or(0);
        let is_edge = chance.one_in(3) && !class.small;
        let (least, most) = range(&class.types);
        let is_number = class.flavour == Flavour::Number { fraction: false };
        if is_edge && is_number {
            return [least, most, 0, -1][usize::try_from(row).unwrap_or(0) % 4];
        }
        first + row
    }
}

/// The numbers that all types hold exactly.
fn range(types: &[ColumnType]) -> (i64, i64) {
    let limit = |type_: &ColumnType| match type_ {
        SmallInt => 32_767,
        Integer => 2_147_483_647,
        Float => 1 << 20,
        Decimal { precision, scale } => {
            10_i64.saturating_pow((precision - scale).min(15)).saturating_sub(1)
        }
        BigInt => i64::MAX,
        // A double, and a decimal of SQLite, which is one where it has a point.
        _ => 1 << 50,
    };
    let most = types.iter().map(limit).min().unwrap_or(1000);
    let is_whole = types.iter().all(|it| matches!(it, SmallInt | Integer));
    (if is_whole { -most - 1 } else { -most }, most)
}
