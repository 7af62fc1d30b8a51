//! Dependencies first: the tables in the order in which they are made, and strongly connected components in
//! topological order, in linear time.
//!
//! Tarjan's algorithm finishes a component only after all components it leads to, which is exactly the
//! order wanted. It is written without recursion, since a chain of references may be thousands long.

use std::collections::{BTreeMap, BTreeSet};

use super::Step;
use crate::{
    dialect::Dialect,
    schema::{Column, Expression, ForeignKey, ReferentialAction, Schema, Table, TableName},
    sql::mentions,
};

/// The tables, referred-to ones first, then by name.
pub(super) struct TableOrder<'s> {
    tables: Vec<(&'s TableName, &'s Table)>,
    positions: BTreeMap<&'s TableName, usize>,
    /// Those that refer to each other in a circle.
    circles: BTreeSet<&'s TableName>,
}

impl<'s> TableOrder<'s> {
    pub(super) fn new(schema: &'s Schema) -> Self {
        let by_name: Vec<_> = schema.tables.iter().collect();
        let numbers: BTreeMap<_, _> =
            by_name.iter().enumerate().map(|(number, (name, _))| (*name, number)).collect();
        let sequences: Vec<_> = by_name.iter().zip(0..).flat_map(own_sequences).collect();
        let edges: Vec<Vec<usize>> = by_name
            .iter()
            .map(|(_, table)| {
                let keys = table.foreign_keys.values();
                let keys = keys.filter_map(|key| numbers.get(&key.referenced_table).copied());
                let defaults = table.columns.iter().filter_map(asks_sequence);
                keys.chain(defaults.flat_map(|text| {
                    let sequences = sequences.iter();
                    let asked = sequences.filter(move |(sequence, _)| mentions(text, sequence));
                    asked.map(|(_, number)| *number)
                }))
                .collect()
            })
            .collect();
        let groups = components(&edges);
        let circles = groups.iter().filter(|group| group.len() > 1).flatten();
        let circles = circles.map(|number| by_name[*number].0).collect();
        let tables: Vec<_> = groups.into_iter().flatten().map(|number| by_name[number]).collect();
        let positions =
            tables.iter().enumerate().map(|(position, (name, _))| (*name, position)).collect();
        Self { tables, positions, circles }
    }

    pub(super) fn tables(&self) -> impl DoubleEndedIterator<Item = (&'s TableName, &'s Table)> {
        self.tables.iter().copied()
    }

    /// Whether the table that `key` refers to is made before `table`, or is that itself.
    pub(super) fn finds(&self, table: &TableName, key: &ForeignKey) -> bool {
        self.positions.get(&key.referenced_table) <= self.positions.get(table)
    }

    /// What must stand around the drops where dropping the tables one by one could meet rows that refer to what
    /// is being dropped: in a circle, or by a key of a table to itself that refuses at once.
    ///
    /// `DROP TABLE` deletes the rows first. In a circle an action of theirs would look for a table that is gone
    /// already, even if there are no rows, so that foreign keys must be off and are checked at the end.
    ///
    /// Source: SQLite, "Foreign Key Support", section 5; "no such table" tried on 3.40 and 3.50.
    pub(super) fn deferral(&self) -> Vec<Step> {
        let keys = |test: fn(&TableName, &ForeignKey) -> bool| {
            let mut tables = self.tables.iter();
            tables.any(|(name, table)| table.foreign_keys.values().any(|key| test(name, key)))
        };
        let mut circle = self.circles.iter().filter_map(|name| {
            let position = self.positions.get(name)?;
            Some(self.tables.get(*position)?.1)
        });
        let acts = |table: &Table| {
            let mut keys = table.foreign_keys.values();
            keys.any(|key| {
                !matches!(key.on_delete, ReferentialAction::NoAction | ReferentialAction::Restrict)
            })
        };
        if circle.any(acts) {
            let tables = self.circles.iter().map(|name| (*name).clone()).collect();
            let check = Step::CheckForeignKeys(tables);
            return vec![Step::DeferForeignKeys, check];
        }
        let refuses = |name: &TableName, key: &ForeignKey| {
            &key.referenced_table == name && key.on_delete == ReferentialAction::Restrict
        };
        let is_needed = !self.circles.is_empty() || keys(refuses);
        is_needed.then_some(Step::DeferForeignKeys).into_iter().collect()
    }
}

/// The sequences that PostgreSQL makes with a table, for the columns that it numbers, and the table's number.
///
/// Source: PostgreSQL 16, "Serial Types": `tablename_colname_seq`.
fn own_sequences<'s>(
    (&(name, table), number): (&(&'s TableName, &'s Table), usize),
) -> impl Iterator<Item = (String, usize)> + use<'s> {
    let numbered = table.columns.iter().filter(|column| column.auto_increment.is_some());
    numbered
        .map(move |column| ([name.as_str(), "_", column.name.as_str(), "_seq"].concat(), number))
}

/// The column's default, if it asks a sequence for a number, which may be that of another table.
fn asks_sequence(column: &Column) -> Option<&str> {
    let Some(Expression::Raw(texts)) = &column.default else { return None };
    let text = (**texts).as_ref().get(Dialect::Postgres).as_deref()?;
    mentions(text, "nextval").then_some(text)
}

/// Groups nodes `0..edges.len()` so that each stands after all nodes its edges lead to, except those in
/// its own group: the members of a group lead to each other in a circle. Groups come in the order in
/// which a walk from the first node on completes them; members are in ascending order.
pub(super) fn components(edges: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut walk = Walk {
        edges,
        reached: vec![None; edges.len()],
        lowest: vec![0; edges.len()],
        open: Vec::new(),
        is_open: vec![false; edges.len()],
        count: 0,
        groups: Vec::new(),
    };
    for node in 0..edges.len() {
        if walk.reached[node].is_none() {
            walk.from(node);
        }
    }
    walk.groups
}

struct Walk<'e> {
    edges: &'e [Vec<usize>],
    /// When each node was reached first.
    reached: Vec<Option<usize>>,
    /// The earliest open node that each node leads back to.
    lowest: Vec<usize>,
    /// Reached nodes that are in no group yet.
    open: Vec<usize>,
    is_open: Vec<bool>,
    count: usize,
    groups: Vec<Vec<usize>>,
}

impl Walk<'_> {
    fn from(&mut self, start: usize) {
        self.enter(start);
        let mut path = vec![(start, 0)];
        while let Some((node, next)) = path.last_mut() {
            let node = *node;
            if let Some(&target) = self.edges[node].get(*next) {
                *next += 1;
                match self.reached[target] {
                    None => {
                        self.enter(target);
                        path.push((target, 0));
                    }
                    Some(when) if self.is_open[target] => {
                        self.lowest[node] = self.lowest[node].min(when);
                    }
                    Some(_) => {}
                }
            } else {
                path.pop();
                if let Some(&(parent, _)) = path.last() {
                    self.lowest[parent] = self.lowest[parent].min(self.lowest[node]);
                }
                self.leave(node);
            }
        }
    }

    fn enter(&mut self, node: usize) {
        self.reached[node] = Some(self.count);
        self.lowest[node] = self.count;
        self.count += 1;
        self.open.push(node);
        self.is_open[node] = true;
    }

    /// Closes the group that began at `node`, if one did.
    fn leave(&mut self, node: usize) {
        if self.reached[node] != Some(self.lowest[node]) {
            return;
        }
        let start = self.open.iter().rposition(|&open| open == node).unwrap_or(0);
        let mut group = self.open.split_off(start);
        for &member in &group {
            self.is_open[member] = false;
        }
        group.sort_unstable();
        self.groups.push(group);
    }
}

#[cfg(test)]
mod tests {
    use super::components;

    #[test]
    fn what_is_referred_to_comes_first() {
        assert_eq!(components(&[vec![2], vec![], vec![1]]), [vec![1], vec![2], vec![0]]);
    }

    #[test]
    fn a_circle_is_one_group_and_stands_after_what_it_needs() {
        let edges = [vec![1], vec![2], vec![0, 3], vec![], vec![0]];
        assert_eq!(components(&edges), [vec![3], vec![0, 1, 2], vec![4]]);
    }

    #[test]
    fn a_chain_of_a_hundred_thousand_needs_no_deep_stack() {
        let count = 100_000;
        let edges: Vec<Vec<usize>> =
            (0..count).map(|node| if node + 1 < count { vec![node + 1] } else { vec![] }).collect();
        let groups = components(&edges);
        assert_eq!(groups.len(), count);
        assert_eq!(groups[0], [count - 1]);
    }
}
