//! Two schemas → the steps that lead from one to the other in one dialect.
//!
//! Both schemas are first lowered to the dialect. Then they are compared. Tables that stay are changed in
//! [`in_place`] if the database can alter its tables, in [`rebuild`] for SQLite, which chooses for each whether to
//! copy it. Tables that come and go are in [`tables`](super::tables), raw objects in [`raw`], views in
//! [`views`](super::views). What makes a whole schema is the change from the empty one.

use std::collections::BTreeSet;

use super::{
    Demands, Plan,
    data::{data_steps, live},
    in_place,
    namespaces::{lower_namespaces, part_moves},
    planning::{Lowered, Planning},
    raw, rebuild,
    tables::Tables,
    views::surroundings,
};
use crate::{
    delta::{Change, Pair},
    dialect::Dialect,
    schema::{Schema, Settings, intent::Intent},
};

/// The plan that makes `schema` in an empty database.
///
/// Of the settings only the oldest SQL Server counts, by whose tests JSON is told.
#[must_use]
pub fn create(schema: &Schema, settings: &Settings, dialect: Dialect) -> Plan {
    let empty = Schema::default();
    without_rows(Pair { before: &empty, after: schema }, settings, dialect)
}

/// The plan that removes all of `schema` from a database that has it.
#[must_use]
pub fn drop_all(schema: &Schema, settings: &Settings, dialect: Dialect) -> Plan {
    let empty = Schema::default();
    without_rows(Pair { before: schema, after: &empty }, settings, dialect)
}

/// The plan between two schemas that have no table in common: there is always a way.
fn without_rows(schemas: Pair<&Schema>, settings: &Settings, dialect: Dialect) -> Plan {
    let intent = Intent::default();
    let lowered = lowered_steps(schemas, schemas, &intent, settings, dialect);
    Plan { demands: Demands::default(), ..lowered.plan(dialect) }
}

/// The plan that leads a database from `before` to `after`, with its rows.
///
/// The way back is the same function with the schemas swapped and the intent
/// [reversed](Intent::reversed).
///
/// # Errors
///
/// The changes that this dialect has no way to make.
pub fn change(
    before: &Schema,
    after: &Schema,
    intent: &Intent,
    settings: &Settings,
    dialect: Dialect,
) -> Result<Plan, Vec<Change>> {
    let schemas = Pair { before, after };
    change_with_data(schemas, schemas, intent, settings, dialect)
}

/// The same with the data steps of a change of which this is only a part.
pub(super) fn change_with_data(
    schemas: Pair<&Schema>,
    data: Pair<&Schema>,
    intent: &Intent,
    settings: &Settings,
    dialect: Dialect,
) -> Result<Plan, Vec<Change>> {
    lowered_steps(schemas, data, intent, settings, dialect).into_plan(dialect)
}

fn lowered_steps(
    schemas: Pair<&Schema>,
    data: Pair<&Schema>,
    intent: &Intent,
    settings: &Settings,
    dialect: Dialect,
) -> Lowered {
    let before = &*schemas.before.spelled_out(dialect);
    let after = &*schemas.after.spelled_out(dialect);
    let schemas = Pair { before, after };
    let data = data.map(|schema| schema.variant(dialect));
    let intent = &*live(data.as_ref().map(|schema| &**schema), intent);
    lower(&Planning::new(schemas, intent, settings, dialect))
}

/// The plan between two schemas that the dialect has already.
pub(super) fn change_lowered(planning: &Planning<'_>) -> Result<Plan, Vec<Change>> {
    lower(planning).into_plan(planning.dialect)
}

fn lower(planning: &Planning<'_>) -> Lowered {
    let Planning { dialect, intent, declared, .. } = *planning;
    let changes = planning.changes();
    let has_zero_dates =
        [declared.before, declared.after].iter().any(|it| it.has_zero_dates(dialect));
    let mut lowered = Lowered { has_zero_dates, ..Lowered::default() };
    let tables = Tables::new(planning);
    raw::lower_changes(planning, &changes, &mut lowered.steps);
    planning.enums().lower_changes(&changes, &mut lowered.steps);
    if dialect.capability().namespaces {
        lower_namespaces(&planning.lowered, &mut lowered.steps);
    }
    let moved = tables.rename(&mut lowered.steps);
    let busy = if dialect.capability().alter_constraints {
        in_place::lower_changes(planning, &changes, &mut lowered)
    } else {
        rebuild::lower_changes(planning, &changes, &tables, &mut lowered.steps);
        BTreeSet::new()
    };
    tables.drop(&busy, &moved, &mut lowered.steps);
    tables.create(&busy, &mut lowered.steps);
    lowered.demands = Demands::new(planning.delta(&changes), declared, intent, dialect);
    surroundings(planning, &changes, &mut lowered.steps);
    lowered.steps.extend(data_steps(intent, dialect));
    if dialect.capability().namespaces {
        part_moves(planning.lowered.as_ref(), &mut lowered.steps);
    }
    lowered
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{ForeignKey, PrimaryKey, Table};

    /// A table with one foreign key to each of `targets`.
    fn table(targets: &[&str]) -> Table {
        let key =
            |target: &&str| ForeignKey::new(vec!["id".into()], (*target).into(), vec!["id".into()]);
        let keys =
            targets.iter().map(|target| (format!("fk_{target}").as_str().into(), key(target)));
        let primary_key = PrimaryKey::new("pk".into(), vec!["id".into()]);
        Table { foreign_keys: keys.collect(), primary_key: Some(primary_key), ..Table::default() }
    }

    fn schema(tables: &[(&str, &[&str])]) -> Schema {
        let tables = tables.iter().map(|(name, targets)| ((*name).into(), table(targets)));
        Schema { tables: tables.collect(), ..Schema::default() }
    }

    fn lines(plan: &Plan) -> Vec<String> {
        plan.to_string().lines().map(str::to_owned).collect()
    }

    #[test]
    fn tables_are_made_after_those_they_refer_to_and_dropped_before_them() {
        let schema = schema(&[("a", &["c"]), ("b", &[]), ("c", &["b", "c"])]);
        let settings = Settings::default();
        let up = create(&schema, &settings, Dialect::Postgres);
        assert_eq!(lines(&up), ["create table b", "create table c", "create table a"]);
        let down = drop_all(&schema, &settings, Dialect::Postgres);
        assert_eq!(lines(&down), ["drop table a", "drop table c", "drop table b"]);
    }

    #[test]
    fn a_circle_is_closed_after_its_tables_where_the_database_can_alter() {
        let schema = schema(&[("a", &["b"]), ("b", &["a"])]);
        let settings = Settings::default();
        let up = create(&schema, &settings, Dialect::Mysql);
        let expected = ["create table a", "create table b", "add foreign key fk_b of a to b"];
        assert_eq!(lines(&up), expected);
        let down = drop_all(&schema, &settings, Dialect::Mysql);
        assert_eq!(lines(&down), ["drop foreign key fk_b of a", "drop table b", "drop table a"]);
        let up = create(&schema, &settings, Dialect::Sqlite);
        assert_eq!(lines(&up), ["create table a", "create table b"]);
        let down = drop_all(&schema, &settings, Dialect::Sqlite);
        let expected = ["let foreign keys wait for the end", "drop table b", "drop table a"];
        assert_eq!(lines(&down), expected);
    }

    #[test]
    fn a_line_break_in_a_name_does_not_break_the_plan() {
        let plan = create(&schema(&[("a\nb", &[])]), &Settings::default(), Dialect::Sqlite);
        assert_eq!(plan.to_string(), "create table a\\nb\n");
    }
}
