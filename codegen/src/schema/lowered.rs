//! What a dialect makes of an object that it does not have in that form.
//!
//! The planner makes these forms and `as_stored` compares by them, so they stand in one place: a
//! database is up to date when it has what the planner makes, not what the spec says in other words.

use super::{
    Column, Index, Nullability, Trigger, TriggerEvent, TriggerName, TriggerTiming, Uniqueness,
    naming::stable_name,
};
use crate::dialect::Dialect;

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
    if !index.dialects.contains(dialect) {
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
    Some(index)
}

/// Whether the column may be NULL there: a generated one may, where the dialect takes no `NOT NULL` at it.
#[must_use]
pub fn nullability_of(column: &Column, dialect: Dialect) -> Nullability {
    if column.generated.is_some() && !dialect.capability().generated_not_null {
        Nullability::Nullable
    } else {
        column.nullability
    }
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
        dialect::{DialectSet, DialectTexts, PerDialect},
        schema::{Expression, IndexKey, Schema, SortOrder, Table, expression::Literal},
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
        let expression = Expression::Column("name".into());
        let key = IndexKey {
            expression,
            order: SortOrder::Ascending,
            collation: DialectTexts::default(),
        };
        Index {
            keys: vec![key],
            uniqueness,
            predicate: Some(Expression::Literal(Literal::Boolean(true))),
            include: vec!["id".into()],
            method: DialectTexts::default(),
            dialects: DialectSet::all(),
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
