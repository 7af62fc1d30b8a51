//! Orders renames so that no name is taken twice: chains are renamed from their end, cycles through a temporary
//! name. Also finds names that are free.

use std::collections::BTreeSet;

use super::{RenameColumnStep, Step};
use crate::{
    delta::{Pair, TablePair},
    dialect::Dialect,
    schema::{
        Column, ColumnName, ConstraintName, IndexName, Schema, Table, folded, naming::stable_name,
    },
};

/// The names in use, as a database that ignores case compares them.
#[derive(Clone, Debug, Default)]
pub(super) struct Taken(BTreeSet<String>);

impl Taken {
    pub(super) fn has(&self, name: &str) -> bool {
        self.0.contains(&*folded(name))
    }

    pub(super) fn insert(&mut self, name: &str) {
        self.0.insert(folded(name).into_owned());
    }

    fn remove(&mut self, name: &str) {
        self.0.remove(&*folded(name));
    }
}

impl<'n> FromIterator<&'n str> for Taken {
    fn from_iter<I: IntoIterator<Item = &'n str>>(names: I) -> Self {
        Self(names.into_iter().map(|name| folded(name).into_owned()).collect())
    }
}

impl<'n> Extend<&'n str> for Taken {
    fn extend<I: IntoIterator<Item = &'n str>>(&mut self, names: I) {
        self.0.extend(names.into_iter().map(|name| folded(name).into_owned()));
    }
}

/// The names of all constraints and indexes of `schema`, and of its tables.
pub(super) fn schema_names(schema: &Schema) -> impl Iterator<Item = &str> {
    schema.tables.iter().flat_map(|(name, table)| {
        let keys = table.primary_key.iter().map(|key| key.name.as_str());
        let uniques = table.unique_constraints.keys().map(ConstraintName::as_str);
        let foreign_keys = table.foreign_keys.keys().map(ConstraintName::as_str);
        let checks = table.checks.keys().map(ConstraintName::as_str);
        let indexes = table.indexes.keys().chain(table.search_indexes.keys());
        let constraints = keys.chain(uniques).chain(foreign_keys).chain(checks);
        std::iter::once(name.as_str()).chain(constraints).chain(indexes.map(IndexName::as_str))
    })
}

/// The names of a table's columns.
pub(super) fn of_columns(table: &Table) -> impl Iterator<Item = &str> {
    table.columns.iter().map(|column| column.name.as_str())
}

/// The name, with underscores behind it until nothing else has it.
pub(super) fn free(name: &str, taken: &Taken) -> String {
    let mut free = stable_name(&[name]);
    while taken.has(&free) {
        free = stable_name(&[&free, ""]);
    }
    free
}

/// A name for what is called `name` and is in the way until it goes.
pub(super) fn aside(name: &str, taken: &Taken) -> String {
    // In the same namespace.
    let (namespace, local) = name
        .rsplit_once('.')
        .map_or(("", name), |(_, local)| (&name[..name.len() - local.len()], local));
    free(&[namespace, &stable_name(&["__tablewright_old", local])].concat(), taken)
}

/// The names that the columns of a table that stays get.
pub(super) struct ColumnRenames<'t> {
    /// The steps, in an order that works.
    pub(super) steps: Vec<Step>,
    /// The columns that go but have a name that is wanted, under that which they are given to make room.
    pub(super) aside: Vec<(&'t ColumnName, ColumnName)>,
}

impl<'t> ColumnRenames<'t> {
    /// `is_there` tells of a column before whether the table has it by then.
    pub(super) fn of(
        pair: &TablePair<'t>,
        is_there: impl Fn(&Column) -> bool,
        dialect: Dialect,
    ) -> Self {
        let Pair { before, after } = pair.table;
        let wanted: Taken = of_columns(after).collect();
        let mut taken: Taken = of_columns(before).chain(of_columns(after)).collect();
        let (mut renames, mut moved) = (Vec::new(), Vec::new());
        for column in pair.dropped.iter().filter(|column| is_there(column)) {
            if wanted.has(column.name.as_str()) {
                let free = aside(column.name.as_str(), &taken);
                taken.insert(&free);
                renames.push(Pair { before: column.name.as_str().to_owned(), after: free.clone() });
                moved.push((&column.name, ColumnName::new(free)));
            }
        }
        let kept = pair.columns.iter().filter(|column| is_there(column.before));
        let names = kept.map(|column| column.map(|column| column.name.as_str().to_owned()));
        renames.extend(names.filter(Pair::differs));
        let present = before.columns.iter().filter(|column| is_there(column));
        let present = present.map(|column| column.name.as_str()).collect();
        let steps = in_order(renames, present, dialect).into_iter().map(|rename| {
            let Pair { before, after } = rename.map(ColumnName::new);
            Step::RenameColumn(RenameColumnStep { table: pair.name.after.clone(), before, after })
        });
        Self { steps: steps.collect(), aside: moved }
    }
}

/// The renames one after the other, so that each name is free when it is given away. Where names are swapped,
/// or go round in a circle, one of the things is moved aside first.
///
/// `taken` are all names in use before, those that change among them.
pub(super) fn in_order(
    renames: Vec<Pair<String>>,
    mut taken: Taken,
    dialect: Dialect,
) -> Vec<Pair<String>> {
    let renames_case = dialect.capability().renames_case;
    let mut waiting = renames;
    let mut ordered = Vec::new();
    let mut moved: BTreeSet<String> = BTreeSet::new();
    while !waiting.is_empty() {
        let is_free = |rename: &Pair<String>| {
            renames_case && folded(&rename.after) == folded(&rename.before)
                || !taken.has(&rename.after)
        };
        let next = if let Some(position) = waiting.iter().position(is_free) {
            waiting.remove(position)
        } else if let Some(first) = waiting.iter_mut().find(|it| !moved.contains(&it.before)) {
            let aside = aside(&first.before, &taken);
            let next = Pair { before: first.before.clone(), after: aside.clone() };
            moved.insert(aside.clone());
            first.before = aside;
            next
        } else {
            // Something that stays has the name: the database says so.
            waiting.remove(0)
        };
        taken.remove(&next.before);
        taken.insert(&next.after);
        ordered.push(next);
    }
    ordered
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(
        dialect: Dialect,
        renames: &[(&str, &str)],
        taken: &[&str],
        expected: &[(&str, &str)],
    ) {
        let pair = |(before, after): &(&str, &str)| Pair {
            before: (*before).to_owned(),
            after: (*after).to_owned(),
        };
        let taken = taken.iter().copied().collect();
        let expected: Vec<_> = expected.iter().map(pair).collect();
        assert_eq!(in_order(renames.iter().map(pair).collect(), taken, dialect), expected);
    }

    #[test]
    fn a_chain_is_renamed_from_its_end() {
        for dialect in Dialect::ALL {
            check(dialect, &[("a", "b"), ("b", "c")], &["a", "b"], &[("b", "c"), ("a", "b")]);
        }
    }

    #[test]
    fn a_swap_goes_by_way_of_a_third_name() {
        for dialect in Dialect::ALL {
            let aside = "__tablewright_old_a";
            let expected = [("a", aside), ("b", "a"), (aside, "b")];
            check(dialect, &[("a", "b"), ("b", "a")], &["a", "b"], &expected);
            let taken = ["a", "b", "__tablewright_old_A"];
            let aside = "__tablewright_old_a_";
            let expected = [("a", aside), ("b", "a"), (aside, "b")];
            check(dialect, &[("a", "b"), ("b", "a")], &taken, &expected);
        }
    }

    #[test]
    fn a_name_that_something_keeps_ends_in_no_endless_circle() {
        let aside = "__tablewright_old_a";
        check(Dialect::Postgres, &[("a", "b")], &["a", "b"], &[("a", aside), (aside, "b")]);
    }

    #[test]
    fn another_case_of_the_same_name_needs_a_third_on_sqlite_alone() {
        check(Dialect::Mysql, &[("Name", "name")], &["Name"], &[("Name", "name")]);
        let aside = "__tablewright_old_Name";
        let expected = [("Name", aside), (aside, "name")];
        check(Dialect::Sqlite, &[("Name", "name")], &["Name"], &expected);
    }
}
