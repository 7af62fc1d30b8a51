//! The form that a dialect gives to an object that it does not support directly.
//!
//! The planner creates these forms and `as_stored` compares by them, so they are in one place: a database is up to
//! date when it has what the planner creates.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

use crate::{
    dialect::Dialect,
    schema::{
        Column, ColumnName, ColumnType, Deferrability, Expression, Generated, GeneratedStorage,
        Index, IndexName, Name, NullEquality, Nullability, NullsPlacement, Parameters, Prefixes,
        PrimaryKey, Schema, SortOrder, Table, TableName, Trigger, TriggerEvent, TriggerName,
        TriggerTiming, UniqueConstraint, Uniqueness,
        expression::{BinaryOperator, Membership},
        filter::{null_sources, simple_predicate},
        naming::stable_name,
    },
    stored::{
        read::read_sql_type,
        revisions::{mysql_session_now, postgres_now, with_now},
    },
};

/// The triggers that `trigger` becomes: none where the dialect has no such timing or the trigger no body,
/// one for each event where a trigger has only one, named by the event if there are several.
#[must_use]
pub fn triggers_of(
    name: &TriggerName,
    trigger: &Trigger,
    dialect: Dialect,
) -> Vec<(TriggerName, Trigger)> {
    let capability = dialect.capability();
    let is_possible = match trigger.timing {
        TriggerTiming::Before => capability.before_triggers,
        TriggerTiming::After => true,
    };
    if !is_possible || trigger.body.as_ref().get(dialect).is_none() {
        return Vec::new();
    }
    if capability.trigger_event_lists || trigger.events.len() == 1 {
        return vec![(name.clone(), trigger.clone())];
    }
    let one = |event: &TriggerEvent| {
        let update_columns = match event {
            TriggerEvent::Update => trigger.update_columns.clone(),
            TriggerEvent::Insert | TriggerEvent::Delete => Vec::new(),
        };
        let name = TriggerName::new(stable_name(&[name.as_str(), event_suffix(*event)]));
        (name, Trigger { events: vec![*event], update_columns, ..trigger.clone() })
    };
    trigger.events.iter().map(one).collect()
}

/// The index without the parts that the dialect cannot say. Without its predicate it only covers more
/// rows; a unique one would refuse more rows, so it does not exist there.
#[must_use]
pub fn index_of(index: &Index, dialect: Dialect) -> Option<Index> {
    let capability = dialect.capability();
    if !index.dialects.contains(dialect) || index.exclusion.is_some() && !capability.exclusions {
        return None;
    }
    let mut index = index.clone();
    if !capability.partial_indexes && index.predicate.take().is_some() {
        match index.uniqueness {
            Uniqueness::Unique => return None,
            Uniqueness::NotUnique => {}
        }
    }
    if !capability.covering_indexes {
        index.include.clear();
    }
    if capability.operator_classes {
        for key in &mut index.keys {
            let usual = match key.order {
                SortOrder::Ascending => NullsPlacement::Last,
                SortOrder::Descending => NullsPlacement::First,
            };
            key.nulls = key.nulls.filter(|nulls| *nulls != usual);
        }
    } else {
        for key in &mut index.keys {
            (key.nulls, key.operator_class) = (None, None);
        }
        index.parameters = Parameters::new();
    }
    if !capability.nulls_not_distinct || index.uniqueness == Uniqueness::NotUnique {
        index.nulls = NullEquality::Distinct;
    }
    Some(index)
}

/// The primary key without the parts that the dialect cannot say.
#[must_use]
pub fn primary_key_of(key: &PrimaryKey, dialect: Dialect) -> PrimaryKey {
    let capability = dialect.capability();
    let mut key = key.clone();
    if !capability.deferrable_keys {
        key.deferrability = Deferrability::NotDeferrable;
    }
    if !capability.covering_keys {
        key.include.clear();
    }
    key
}

/// The unique constraint of `table` without the parts that the dialect cannot say.
#[must_use]
pub fn unique_of(unique: &UniqueConstraint, table: &Table, dialect: Dialect) -> UniqueConstraint {
    let capability = dialect.capability();
    let mut unique = unique.clone();
    if !capability.deferrable_keys {
        unique.deferrability = Deferrability::NotDeferrable;
    }
    if !capability.covering_keys {
        unique.include.clear();
    }
    let may_be_null = || unique.columns.iter().any(|column| is_nullable(table, column));
    if !capability.nulls_not_distinct {
        unique.nulls = NullEquality::Distinct;
    } else if !capability.nulls_distinct {
        unique.nulls = if may_be_null() { NullEquality::Equal } else { NullEquality::Distinct };
    }
    unique
}

/// Whether the column may be NULL there: a generated one may, where the dialect takes no `NOT NULL` at it.
#[must_use]
pub fn nullability_of(column: &Column, dialect: Dialect) -> Nullability {
    let Some(generated) = &column.generated else { return column.nullability };
    let capability = dialect.capability();
    let is_virtual = generated.storage == GeneratedStorage::Virtual;
    if is_virtual && !capability.virtual_not_null || !capability.generated_not_null {
        Nullability::Nullable
    } else {
        column.nullability
    }
}

/// The default as the dialect has it: `current_timestamp` in the kind of time that the column's own SQL type keeps.
///
/// MySQL's `TIMESTAMP` is a moment that reads what it is given as a time of the session's zone; so there it is given
/// that, with as many digits as it has, or the server refuses it. PostgreSQL takes a time without a zone for one of the
/// session's, where a moment is kept, and the other way round.
///
/// Source: MySQL 8.4, "The DATE, DATETIME, and TIMESTAMP Types", "Automatic Initialization and Updating for TIMESTAMP
/// and DATETIME"; MariaDB, "TIMESTAMP"; PostgreSQL 16, "Date/Time Types".
#[must_use]
pub fn default_of(column: &Column, dialect: Dialect) -> Option<Cow<'_, Expression>> {
    let default = column.default.as_ref()?;
    let sql = column.sql_types.as_ref().get(dialect).as_deref();
    let now = match dialect {
        Dialect::Mysql => sql.and_then(timestamp_digits).map(mysql_session_now),
        Dialect::Postgres => other_zone(column).map(postgres_now),
        Dialect::Sqlite | Dialect::Mssql => None,
    };
    let mut default = Cow::Borrowed(default);
    if let Some(now) = now {
        default.to_mut().change_all(&mut |part| with_now(part, &now));
    }
    Some(default)
}

/// Whether a time of PostgreSQL is a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Zone {
    /// `timestamp`
    None,
    /// `timestamptz`
    Kept,
}

impl Zone {
    pub(crate) fn other(self) -> Self {
        match self {
            Self::None => Self::Kept,
            Self::Kept => Self::None,
        }
    }
}

/// The kind of time that a column's own SQL type is on PostgreSQL, if it is another than that of its portable type.
pub(crate) fn other_zone(column: &Column) -> Option<Zone> {
    let own = read_sql_type(Dialect::Postgres, column.sql_types.postgres.as_deref()?);
    if own == ColumnType::TimestampTz && column.type_ == ColumnType::Timestamp {
        Some(Zone::Kept)
    } else if own == ColumnType::Timestamp && column.type_ == ColumnType::TimestampTz {
        Some(Zone::None)
    } else {
        None
    }
}

/// How many digits behind the second a `TIMESTAMP` of MySQL has; `None` for another type.
fn timestamp_digits(sql: &str) -> Option<u8> {
    let head = sql.trim_start().get(..9).filter(|head| head.eq_ignore_ascii_case("timestamp"))?;
    let rest = sql.trim_start()[head.len()..].trim_start();
    let digits = rest.strip_prefix('(').and_then(|rest| rest.split(')').next());
    Some(digits.and_then(|digits| digits.trim().parse().ok()).unwrap_or_default())
}

/// The SQL type without `ON UPDATE`, and whether it says that, where it is a clause of a column.
pub(crate) fn without_on_update(sql: &str, dialect: Dialect) -> (&str, bool) {
    let found = sql.to_ascii_lowercase().find(" on update ");
    let found = found.filter(|_| dialect.capability().auto_update);
    found.map_or((sql, false), |at| (sql[..at].trim_end(), true))
}

/// The collation of the database itself, in the words of SQL Server.
pub(crate) const DATABASE_COLLATION: &str = "DATABASE_DEFAULT";

/// The collation that the column is given there: its own, or the dialect's for texts. What is computed has that of
/// what it is computed from.
#[must_use]
pub fn collation_of(column: &Column, dialect: Dialect) -> Option<&str> {
    let own = column.collation.as_ref().get(dialect).as_deref();
    own.or_else(|| dialect.capability().text_collation.filter(|_| is_collated(column, dialect)))
}

/// Whether it is a text with values of its own, which another collation keeps: that of a `VARCHAR` has a code page,
/// and a text in another one may lose characters.
pub(crate) fn is_collated(column: &Column, dialect: Dialect) -> bool {
    if column.generated.is_some() {
        return false;
    }
    if let Some(sql) = column.sql_types.as_ref().get(dialect) {
        let sql = sql.trim_start().to_ascii_uppercase();
        let is_text = sql.starts_with("NVARCHAR") || sql.starts_with("NCHAR");
        return is_text && !sql.contains("COLLATE");
    }
    matches!(
        column.type_,
        ColumnType::Text | ColumnType::String { .. } | ColumnType::Enum(_) | ColumnType::Json
    )
}

/// What stands behind the value of `json_valid` where it is told by another test than the usual one: whether it is
/// an object or an array.
pub(crate) const JSON_CONTAINER: &str = "container";

/// Whether the value of a generated column is kept there.
#[must_use]
pub fn storage_of(generated: &Generated, dialect: Dialect) -> GeneratedStorage {
    if dialect.capability().virtual_columns { generated.storage } else { GeneratedStorage::Stored }
}

/// The columns, as a set, that foreign keys refer to, by table; filled only where a unique key takes two
/// NULLs for equal.
pub type ReferencedKeys<'s> = BTreeSet<(&'s TableName, BTreeSet<&'s ColumnName>)>;

/// The keys that the foreign keys of `schema` need as constraints.
#[must_use]
pub fn referenced_keys(schema: &Schema, dialect: Dialect) -> ReferencedKeys<'_> {
    if dialect.capability().nulls_distinct {
        return BTreeSet::new();
    }
    let keys = schema.tables.values().flat_map(|table| table.foreign_keys.values());
    keys.map(|key| (&key.referenced_table, key.referenced_columns.iter().collect())).collect()
}

/// The index over the rows without NULL that a unique constraint becomes, as SQL Server takes two NULLs
/// for equal; `None` where it stays a constraint, as one must that a foreign key refers to.
#[must_use]
pub fn filtered_unique(
    (name, table): (&TableName, &Table),
    unique: &UniqueConstraint,
    referenced: &ReferencedKeys<'_>,
    dialect: Dialect,
) -> Option<Index> {
    let columns = unique.columns.as_slice();
    let is_filtered = !dialect.capability().nulls_distinct
        && unique.nulls.is_distinct()
        && columns.iter().any(|column| is_nullable(table, column))
        && !referenced.contains(&(name, columns.iter().collect()));
    is_filtered.then(|| over_values(Index::over(columns, Uniqueness::Unique), table, dialect))
}

/// A unique index over the rows whose key has no NULL, where two NULLs would count as equal, with a predicate in
/// the form that the database takes.
#[must_use]
pub fn over_values(mut index: Index, table: &Table, dialect: Dialect) -> Index {
    if dialect.capability().simple_predicates
        && let Some(predicate) = &mut index.predicate
        && let Some(simple) = simple_predicate(predicate, table)
    {
        *predicate = simple;
    }
    let is_affected = match index.uniqueness {
        Uniqueness::Unique => !dialect.capability().nulls_distinct,
        Uniqueness::NotUnique => false,
    };
    if !is_affected {
        return index;
    }
    if index.nulls == NullEquality::Equal {
        // Where no key can be NULL, the word says nothing.
        let distinct = Index { nulls: NullEquality::Distinct, ..index.clone() };
        let filtered = over_values(distinct.clone(), table, dialect);
        return if filtered == distinct { distinct } else { index };
    }
    for key in &index.keys {
        for column in null_sources(&key.expression, table).into_iter().flatten() {
            let column = Box::new(Expression::Column(column.clone()));
            let value = Expression::IsNull(Membership::NotMember, column);
            let is_said = index.predicate.as_ref().is_some_and(|before| has_part(before, &value));
            if !is_said {
                index.predicate = Some(conjunction(index.predicate.take(), value));
            }
        }
    }
    index
}

/// The name of a unique key of one column that is not NULL, by which SQL Server's full-text index finds
/// rows. A table without one has no full-text index there.
///
/// Source: SQL Server, "CREATE FULLTEXT INDEX" (KEY INDEX).
#[must_use]
pub fn search_key(table: &Table) -> Option<&str> {
    let is_usable = |columns: &[ColumnName]| {
        let [column] = columns else { return false };
        let column = table.column(column);
        column.is_some_and(|column| column.nullability == Nullability::NotNull)
    };
    let primary_key = table.primary_key.iter();
    let primary_key = primary_key.map(|key| (Name::as_str(&key.name), key.columns.as_slice()));
    let unique = table.unique_constraints.iter();
    let unique = unique.map(|(name, key)| (Name::as_str(name), key.columns.as_slice()));
    primary_key.chain(unique).find(|(_, columns)| is_usable(columns)).map(|(name, _)| name)
}

/// The columns of each key of `table`, and the first of each of `indexes`: what it finds rows by.
pub fn keys<'k>(
    table: &'k Table,
    indexes: &'k BTreeMap<IndexName, Index>,
) -> impl Iterator<Item = Vec<ColumnName>> + use<'k> {
    // By the beginning of a column no row of another table is found.
    let leading = |columns: &[ColumnName], prefixes: &Prefixes| {
        let whole = columns.iter().take_while(|column| prefixes.of(column).is_none());
        whole.cloned().collect()
    };
    let primary_key = table.primary_key.iter();
    let primary_key = primary_key.map(move |key| leading(&key.columns, &key.prefixes));
    let uniques = table.unique_constraints.values();
    let uniques = uniques.map(move |key| leading(&key.columns, &key.prefixes));
    primary_key.chain(uniques).chain(indexes.values().map(Index::leading_columns))
}

/// Whether a key of `table`, or one of `indexes`, finds rows by `columns`: they are its first.
#[must_use]
pub fn has_key_over(
    table: &Table,
    indexes: &BTreeMap<IndexName, Index>,
    columns: &[ColumnName],
) -> bool {
    keys(table, indexes).any(|key| key.starts_with(columns))
}

/// Whether `part` is one of those that `and` joins in `whole`.
fn has_part(whole: &Expression, part: &Expression) -> bool {
    if let Expression::Binary(BinaryOperator::And, left, right) = whole {
        return has_part(left, part) || has_part(right, part);
    }
    whole == part
}

fn conjunction(before: Option<Expression>, added: Expression) -> Expression {
    match before {
        Some(before) => Expression::Binary(BinaryOperator::And, Box::new(before), Box::new(added)),
        None => added,
    }
}

fn is_nullable(table: &Table, column: &ColumnName) -> bool {
    table.column(column).is_some_and(|column| column.nullability == Nullability::Nullable)
}

fn event_suffix(event: TriggerEvent) -> &'static str {
    match event {
        TriggerEvent::Insert => "insert",
        TriggerEvent::Update => "update",
        TriggerEvent::Delete => "delete",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        dialect::PerDialect,
        schema::{ConstraintName, UniqueConstraint, expression::Literal, expression::parse},
    };

    fn trigger(timing: TriggerTiming) -> Trigger {
        Trigger {
            timing,
            events: vec![TriggerEvent::Insert, TriggerEvent::Update],
            update_columns: vec!["name".into()],
            body: PerDialect::from_fn(|_| Some("SELECT 1".to_owned())),
        }
    }

    fn index(uniqueness: Uniqueness) -> Index {
        Index {
            predicate: Some(Expression::Literal(Literal::Boolean(true))),
            include: vec!["id".into()],
            ..Index::over(&["name".into()], uniqueness)
        }
    }

    #[test]
    fn a_trigger_of_two_events_is_two_where_a_trigger_has_one() {
        let of = |dialect| triggers_of(&"t".into(), &trigger(TriggerTiming::After), dialect);
        let (sqlite, postgres) = (of(Dialect::Sqlite), of(Dialect::Postgres));
        let names: Vec<_> = sqlite.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["t_insert", "t_update"]);
        assert!(sqlite[0].1.update_columns.is_empty());
        assert_eq!(postgres, [("t".into(), trigger(TriggerTiming::After))]);
    }

    #[test]
    fn a_trigger_before_the_change_does_not_exist_on_sql_server() {
        let of = |dialect| triggers_of(&"t".into(), &trigger(TriggerTiming::Before), dialect);
        assert!(of(Dialect::Mssql).is_empty());
        assert_eq!(of(Dialect::Mysql).len(), 2);
    }

    #[test]
    fn without_partial_indexes_one_covers_more_rows_and_a_unique_one_is_left_out() {
        let lowered = index_of(&index(Uniqueness::NotUnique), Dialect::Mysql).unwrap();
        assert_eq!((lowered.predicate, lowered.include.len()), (None, 0));
        assert_eq!(index_of(&index(Uniqueness::Unique), Dialect::Mysql), None);
        let kept = index_of(&index(Uniqueness::Unique), Dialect::Postgres);
        assert_eq!(kept, Some(index(Uniqueness::Unique)));
    }

    #[test]
    fn a_unique_key_over_nulls_is_an_index_over_values_where_nulls_are_equal() {
        let column = |name: &str, nullability| Column {
            nullability,
            ..Column::new(name.into(), crate::schema::ColumnType::Integer)
        };
        let columns = vec![column("a", Nullability::NotNull), column("b", Nullability::Nullable)];
        let keys: [(_, Vec<ColumnName>); 2] =
            [("u_a", vec!["a".into()]), ("u_b", vec!["b".into()])];
        let unique_constraints =
            keys.map(|(name, columns)| (name.into(), UniqueConstraint::new(columns)));
        let table = Table {
            columns: columns.into(),
            unique_constraints: unique_constraints.into(),
            ..Table::default()
        };
        let schema = Schema { tables: [("t".into(), table)].into(), ..Schema::default() };
        let stored = schema.as_stored(Dialect::Mssql);
        let table = &stored.tables["t"];
        let names: Vec<_> = table.unique_constraints.keys().map(ConstraintName::as_str).collect();
        assert_eq!(names, ["u_a"]);
        assert_eq!(table.indexes["u_b"].predicate, Some(parse("b is not null").unwrap()));
        assert_eq!(stored.as_stored(Dialect::Mssql), stored);
        assert_eq!(schema.as_stored(Dialect::Postgres).tables["t"].unique_constraints.len(), 2);
    }

    #[test]
    fn what_the_planner_makes_is_what_is_stored() {
        let mut table = Table::default();
        table.triggers.insert("t".into(), trigger(TriggerTiming::After));
        table.indexes.insert("i".into(), index(Uniqueness::NotUnique));
        let mut schema = Schema::default();
        schema.tables.insert("a".into(), table);
        let stored = schema.as_stored(Dialect::Mysql);
        let table = &stored.tables["a"];
        assert_eq!(table.triggers.len(), 2);
        assert!(table.indexes["i"].predicate.is_none());
        assert_eq!(stored.as_stored(Dialect::Mysql), stored);
    }
}
