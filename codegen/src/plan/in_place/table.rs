//! A table that is altered where it stands: what happens to each of its columns, and what cannot stay over them.

use std::{borrow::Cow, collections::BTreeMap};

use super::disturb::{Touch, Use, disturbs};
use crate::{
    delta::{Change, Pair, TablePair},
    dialect::Dialect,
    plan::planning::Planning,
    schema::{
        Column, ColumnName, ColumnType, Expression, Generated, GeneratedStorage, Index, Table,
        types::{Family, sql_spelling},
    },
    sql::{Mentions, mentions_column},
    stored::lowered::storage_of,
};

/// A table before and after, in the words of its dialect.
#[derive(Debug)]
pub(super) struct AlteredTable<'p> {
    pub(super) dialect: Dialect,
    pub(super) pair: TablePair<'p>,
    /// What differs.
    pub(super) changes: Vec<&'p Change>,
    /// The table before in the names after.
    translated: Cow<'p, Table>,
    /// The columns that stay.
    pub(super) columns: Vec<AlteredColumn<'p>>,
    /// What happens to the columns, by their names before.
    touches: BTreeMap<&'p ColumnName, Touch>,
}

/// A column before and after.
#[derive(Debug)]
pub(super) struct AlteredColumn<'p> {
    pub(super) before: &'p Column,
    pub(super) after: &'p Column,
    pub(super) strategy: ColumnStrategy,
}

/// How a column gets from before to after, but for its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ColumnStrategy {
    /// There is nothing to do.
    Keep,
    /// It is altered where it stands.
    Alter,
    /// A new column takes over the converted values and the name.
    Replace,
    /// It is computed: it is dropped, and added again later.
    DropAndRecreate,
    /// It is numbered from now on, for which the table is made anew (SQL Server).
    RemakeTable,
    /// The database has no way.
    Unsupported,
}

impl AlteredColumn<'_> {
    /// Whether it is computed before, and has values of its own after.
    pub(super) fn stops(&self) -> bool {
        self.before.generated.is_some() && self.after.generated.is_none()
    }

    /// Whether another column takes over the values for that: they are not kept, or cannot be.
    pub(super) fn stops_by_another(&self, dialect: Dialect) -> bool {
        let is_kept =
            |generated: &Generated| storage_of(generated, dialect) == GeneratedStorage::Stored;
        let stays = self.before.generated.as_ref().is_some_and(is_kept)
            && dialect.capability().ended_columns_keep_values;
        self.stops() && !stays
    }
}

impl<'p> AlteredTable<'p> {
    fn new(planning: &'p Planning<'_>, pair: TablePair<'p>, changes: Vec<&'p Change>) -> Self {
        let columns = pair.columns.iter().map(|&Pair { before, after }| AlteredColumn {
            before,
            after,
            strategy: ColumnStrategy::Keep,
        });
        let columns = columns.collect();
        let translated = planning.renames.translated(pair.name.before, pair.table.before);
        let (dialect, touches) = (planning.dialect, BTreeMap::new());
        let mut altered = Self { dialect, pair, changes, translated, columns, touches };
        altered.find_strategies();
        if altered.is_remade() {
            altered.remake(planning);
        }
        altered
    }

    /// The table before in the names after.
    pub(super) fn translated(&self) -> &Table {
        &self.translated
    }

    /// Whether no key of this database can hold the column.
    pub(super) fn outgrows_keys(&self, column: &Column) -> bool {
        let is_unbounded =
            matches!(column.type_, ColumnType::Text | ColumnType::Bytes | ColumnType::Json);
        is_unbounded && !self.dialect.capability().unbounded_keys
    }

    /// A column of before in the names of after. One that is computed no longer has stopped before it gets them.
    pub(super) fn column_after(&self, column: &AlteredColumn<'_>) -> Column {
        let translated = self.translated.column(&column.after.name).unwrap_or(column.before);
        let generated = translated.generated.clone().filter(|_| !column.stops());
        Column { generated, ..translated.clone() }
    }

    fn find_strategies(&mut self) {
        for position in 0..self.columns.len() {
            let column = &self.columns[position];
            if column.before == column.after && column.before.generated.is_none() {
                self.touches.insert(&column.before.name, Touch::default());
                continue;
            }
            let before = own(&self.column_after(column), self.dialect);
            let after = own(column.after, self.dialect);
            let mut strategy = strategy(&before, &after, self.dialect);
            if strategy == ColumnStrategy::Alter
                && needs_conversion(column.before, column.after, self.dialect)
            {
                strategy = ColumnStrategy::Replace;
            }
            self.columns[position].strategy = strategy;
            let mut touch = touch(column_names(&self.columns[position]), &before, &after, strategy);
            touch.is_remade |= self.columns[position].stops_by_another(self.dialect);
            self.touches.insert(&self.columns[position].before.name, touch);
        }
        for column in &self.pair.dropped {
            let touch = Touch { is_remade: true, ..Touch::default() };
            self.touches.insert(&column.name, touch);
        }
        // What is computed from a column that is in the way is in the way itself, and so on.
        while let Some(position) = self.computed_from_touched() {
            self.columns[position].strategy = ColumnStrategy::DropAndRecreate;
            let name = &self.columns[position].before.name;
            self.touches.insert(name, Touch { is_remade: true, ..Touch::default() });
        }
    }

    /// Whether the table is made anew.
    pub(super) fn is_remade(&self) -> bool {
        self.columns.iter().any(|column| column.strategy == ColumnStrategy::RemakeTable)
    }

    /// Everything is in the way of a table that is made anew. Of raw objects nobody knows what belongs to it.
    fn remake(&mut self, planning: &Planning<'_>) {
        let mut objects = planning.declared.before.raw_objects.values();
        let is_named = objects.any(|object| {
            let sql = object.sql.as_ref().get(self.dialect).as_ref();
            let text = Mentions::new(sql.map(|sql| sql.up.as_str()).unwrap_or_default());
            text.has(self.pair.name.before.as_str()) || text.has(self.pair.name.after.as_str())
        });
        for column in &mut self.columns {
            if column.strategy == ColumnStrategy::RemakeTable && is_named {
                column.strategy = ColumnStrategy::Unsupported;
            } else if column.before.generated.is_some() && column.after.generated.is_some() {
                column.strategy = ColumnStrategy::DropAndRecreate;
            }
            let touch = Touch { is_remade: true, ..Touch::default() };
            self.touches.insert(&column.before.name, touch);
        }
    }

    fn computed_from_touched(&self) -> Option<usize> {
        self.columns.iter().position(|column| {
            let generated = column.before.generated.as_ref();
            // One that is computed no longer has stopped by then.
            let is_open = matches!(column.strategy, ColumnStrategy::Keep | ColumnStrategy::Alter)
                && !column.stops();
            is_open
                && generated
                    .is_some_and(|generated| self.disturbs_expression(&generated.expression))
        })
    }

    /// The columns that objects of one use cannot stay over, by their names before.
    pub(super) fn disturbed(&self, use_: Use) -> Vec<&'p ColumnName> {
        let touches = self.touches.iter();
        touches
            .filter(|(_, touch)| disturbs(self.dialect, use_, **touch))
            .map(|(name, _)| *name)
            .collect()
    }

    pub(super) fn disturbs_columns(&self, use_: Use, columns: &[ColumnName]) -> bool {
        let disturbed = self.disturbed(use_);
        columns.iter().any(|column| disturbed.contains(&column))
    }

    pub(super) fn disturbs_expression(&self, expression: &Expression) -> bool {
        mentions_column(expression, &self.disturbed(Use::Expression), self.dialect)
    }

    pub(super) fn disturbs_index(&self, index: &Index) -> bool {
        let is_disturbed = |expression: &Expression| {
            if let Expression::Column(name) = expression {
                self.disturbs_columns(Use::Key, std::slice::from_ref(name))
            } else {
                self.disturbs_expression(expression)
            }
        };
        index.keys.iter().any(|key| is_disturbed(&key.expression))
            || index.predicate.as_ref().is_some_and(|predicate| self.disturbs_expression(predicate))
            || self.disturbs_columns(Use::Key, &index.include)
    }

    /// Whether what a trigger's text names may have another name or type, or be gone.
    pub(super) fn disturbs_triggers(&self) -> bool {
        let mut touches = self.touches.values();
        self.pair.name.differs()
            || touches.any(|touch| touch.is_retyped || touch.is_renamed || touch.is_remade)
    }

    /// Whether the table has another name or other columns: more than keys and indexes.
    pub(super) fn is_reshaped(&self) -> bool {
        self.pair.name.differs()
            || !self.pair.added.is_empty()
            || !self.pair.dropped.is_empty()
            || self.columns.iter().any(|column| {
                column.strategy != ColumnStrategy::Keep || column.before.name != column.after.name
            })
    }
}

fn column_names<'c>(column: &AlteredColumn<'c>) -> Pair<&'c ColumnName> {
    Pair { before: &column.before.name, after: &column.after.name }
}

fn touch(
    name: Pair<&ColumnName>,
    before: &Column,
    after: &Column,
    strategy: ColumnStrategy,
) -> Touch {
    Touch {
        is_retyped: before.type_ != after.type_ || before.collation != after.collation,
        is_renamed: name.differs(),
        is_nulled: before.nullability != after.nullability,
        is_remade: matches!(
            strategy,
            ColumnStrategy::Replace
                | ColumnStrategy::DropAndRecreate
                | ColumnStrategy::RemakeTable
                | ColumnStrategy::Unsupported
        ),
    }
}

/// The column with nothing but what its dialect stores, its type spelled: equal means nothing to do.
pub(super) fn own(column: &Column, dialect: Dialect) -> Column {
    let spelling = column.sql_types.as_ref().get(dialect).clone();
    let spelling = spelling.unwrap_or_else(|| sql_spelling(&column.type_, dialect, 0));
    // What stands in quotes is a name or a value.
    let is_quoted = spelling.contains(['\'', '"']);
    let spelling = if is_quoted { spelling } else { spelling.to_ascii_uppercase() };
    let type_ = crate::schema::ColumnType::Other(spelling);
    Column {
        nullability: column.nullability,
        default: column.default.clone(),
        auto_increment: column.auto_increment.map(|kind| kind.told_in(dialect)),
        auto_update: column.auto_update,
        generated: column.generated.as_ref().map(|generated| Generated {
            expression: generated.expression.clone(),
            storage: storage_of(generated, dialect),
        }),
        collation: column.collation.clone(),
        comment: column.comment.clone().filter(|comment| !comment.is_empty()),
        ..Column::new(column.name.clone(), type_)
    }
}

fn strategy(before: &Column, after: &Column, dialect: Dialect) -> ColumnStrategy {
    if before == after {
        return ColumnStrategy::Keep;
    }
    let capability = dialect.capability();
    match (&before.generated, &after.generated) {
        (_, None) => {}
        (None, Some(_)) => return ColumnStrategy::DropAndRecreate,
        (Some(was), Some(is)) => {
            let only_comment = Column { comment: None, ..before.clone() }
                == Column { comment: None, ..after.clone() };
            let is_altered = was == is && (only_comment || capability.alters_generated);
            return if is_altered {
                ColumnStrategy::Alter
            } else {
                ColumnStrategy::DropAndRecreate
            };
        }
    }
    if !capability.alters_identity
        && before.auto_increment.is_none()
        && after.auto_increment.is_some()
    {
        // IDENTITY is given when a column is made, and its values cannot be written by UPDATE.
        return ColumnStrategy::RemakeTable;
    }
    if !capability.alters_identity
        && before.auto_increment.is_some()
        && after.auto_increment.is_none()
    {
        return ColumnStrategy::Replace;
    }
    ColumnStrategy::Alter
}

/// Whether the database would not convert the values as all others do when it alters the column: a new
/// column then takes them over.
fn needs_conversion(before: &Column, after: &Column, dialect: Dialect) -> bool {
    let (from, to) = (Family::of(before, dialect), Family::of(after, dialect));
    let is_day = |family: Family| family == Family::Day || family.is_timestamp();
    match dialect {
        // SQLite copies the table; PostgreSQL converts where the column stands.
        Dialect::Sqlite | Dialect::Postgres => false,
        Dialect::Mysql => {
            matches!(
                (from, to),
                (Family::Text, Family::Truth | Family::Uuid)
                    | (Family::Truth | Family::Uuid, Family::Text)
                    | (Family::TimeOfDay, Family::Timestamp | Family::Moment)
            ) || from.is_number() && is_day(to)
                || is_day(from) && to.is_number()
                || is_short_float(before, from) && matches!(to, Family::Text | Family::Json)
        }
        Dialect::Mssql => {
            from != to
                && !(from.is_number() && to.is_number())
                && !(from == Family::Timestamp && to == Family::Moment)
                && !(from == Family::Json && to == Family::Text)
                && !(from == Family::Text && to == Family::Json)
                && from != Family::Other
                && to != Family::Other
        }
    }
}

/// Whether it is a `FLOAT`, of which MySQL writes six digits as text.
///
/// Source: MySQL 8.4, "Problems with Floating-Point Values"; tried on MariaDB 10.11.
fn is_short_float(column: &Column, family: Family) -> bool {
    family == Family::Fraction && column.type_ == ColumnType::Float
}

/// The tables that stay, in the order of their names after.
pub(super) fn altered_tables<'p>(
    planning: &'p Planning<'_>,
    changes: &'p [Change],
) -> Vec<AlteredTable<'p>> {
    let kept = planning.kept(changes);
    kept.map(|(pair, own)| AlteredTable::new(planning, pair, own)).collect()
}
