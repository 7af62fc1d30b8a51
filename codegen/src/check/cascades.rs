//! Cascades that SQL Server refuses: two paths from one table to another, or a cycle.
//!
//! On SQL Server the cascading actions that one DELETE or UPDATE starts must form a tree in which no table appears
//! twice (error 1785). A state of the walk is a table and what happens to its rows; the walk goes from a table up
//! to the states that could have led there. If it meets one state twice, that state's action reaches the table in
//! two ways; if it meets the table itself, there is a cycle.

use std::collections::{BTreeMap, BTreeSet};

use super::{Context, Finding, place::Place, subject};
use crate::{
    diagnostic::Code,
    schema::{ConstraintName, ForeignKey, ReferentialAction, TableName},
};

/// What happens to rows of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Event {
    Delete,
    Update,
}

/// A foreign key that passes an event on from `parent` to the table it stands in.
#[derive(Clone, Copy)]
struct Edge<'a> {
    parent: &'a TableName,
    name: &'a ConstraintName,
    /// What happens to the referenced row.
    cause: Event,
    /// What then happens to the referring row.
    effect: Event,
}

/// What `key` passes on.
fn edges<'a>(name: &'a ConstraintName, key: &'a ForeignKey) -> impl Iterator<Item = Edge<'a>> {
    let edge = move |cause, effect| Edge { parent: &key.referenced_table, name, cause, effect };
    let on_delete = match key.on_delete {
        ReferentialAction::NoAction | ReferentialAction::Restrict => None,
        ReferentialAction::Cascade => Some(edge(Event::Delete, Event::Delete)),
        ReferentialAction::SetNull | ReferentialAction::SetDefault => {
            Some(edge(Event::Delete, Event::Update))
        }
    };
    let on_update = match key.on_update {
        ReferentialAction::NoAction | ReferentialAction::Restrict => None,
        ReferentialAction::Cascade | ReferentialAction::SetNull | ReferentialAction::SetDefault => {
            Some(edge(Event::Update, Event::Update))
        }
    };
    on_delete.into_iter().chain(on_update)
}

type Graph<'a> = BTreeMap<&'a TableName, Vec<Edge<'a>>>;

/// E0410: the cascades of foreign keys form trees if a database in use requires it.
pub(super) fn check_cascade_paths(context: &Context<'_>) {
    let Some(strict) =
        context.dialects_where(|dialect| !dialect.capability().multiple_cascade_paths)
    else {
        return;
    };
    let graph: Graph<'_> = context
        .tables()
        .map(|(name, table)| {
            (name, table.foreign_keys.iter().flat_map(|(name, key)| edges(name, key)).collect())
        })
        .collect();
    let cyclic = tables_on_cycles(&graph);
    let mut told = BTreeSet::new();
    for (&table, edges) in &graph {
        let keys: BTreeSet<_> = edges.iter().map(|edge| edge.name).collect();
        // One way in and no cycle: nothing to walk for, which keeps a long chain of tables cheap.
        if keys.len() < 2 && !cyclic.contains(table) {
            continue;
        }
        let Some(conflict) = walk_up(&graph, table) else { continue };
        if conflict.is_cycle && !told.insert(conflict.tables()) {
            continue;
        }
        tell(context, table, &conflict, &subject(&strict, "refuses", "refuse"));
    }
}

/// The tables from which a cascade comes back to where it began, and perhaps some between two cycles:
/// what is left when tables without a cascade to or from what is left are taken away.
fn tables_on_cycles<'a>(graph: &Graph<'a>) -> BTreeSet<&'a TableName> {
    let mut left: BTreeSet<&TableName> = graph.keys().copied().collect();
    let mut children: BTreeMap<&TableName, Vec<&TableName>> = BTreeMap::new();
    let mut parents_left: BTreeMap<&TableName, usize> = BTreeMap::new();
    for (&table, edges) in graph {
        let known: Vec<_> = edges.iter().filter(|edge| graph.contains_key(edge.parent)).collect();
        parents_left.insert(table, known.len());
        for edge in known {
            children.entry(edge.parent).or_default().push(table);
        }
    }
    let mut free: Vec<&TableName> =
        parents_left.iter().filter(|(_, count)| **count == 0).map(|(&table, _)| table).collect();
    while let Some(table) = free.pop() {
        left.remove(table);
        for child in children.get(table).into_iter().flatten() {
            let count = parents_left.entry(child).or_default();
            *count = count.saturating_sub(1);
            if *count == 0 {
                free.push(child);
            }
        }
    }
    left
}

/// Two ways by which one event reaches a table, or one way on which the table stands twice.
struct Conflict<'a> {
    table: &'a TableName,
    /// The table where the two ways begin.
    start: &'a TableName,
    /// The foreign key of `table` by which the first way comes in.
    first: &'a ConstraintName,
    /// The foreign key of `table` by which the second way comes in.
    second: &'a ConstraintName,
    is_cycle: bool,
    /// The tables of the second way, from `table` up.
    way: Vec<&'a TableName>,
}

impl<'a> Conflict<'a> {
    fn tables(&self) -> BTreeSet<&'a TableName> {
        self.way.iter().copied().chain([self.table, self.start]).collect()
    }
}

/// A table and what happens to its rows.
type State<'a> = (&'a TableName, Event);

/// For each state met: the foreign key of the first table by which it comes in, and the state below it.
type Met<'a> = BTreeMap<State<'a>, (&'a ConstraintName, Option<State<'a>>)>;

/// Walks from `table` to everything whose deletion or change reaches it, until something is met twice.
fn walk_up<'a>(graph: &Graph<'a>, table: &'a TableName) -> Option<Conflict<'a>> {
    let mut met = Met::new();
    let mut waiting: Vec<(State<'a>, &'a ConstraintName, Option<State<'a>>)> = Vec::new();
    for edge in graph.get(table)? {
        waiting.push(((edge.parent, edge.cause), edge.name, None));
    }
    while let Some((state, entry, below)) = waiting.pop() {
        let is_cycle = state.0 == table;
        if let Some((first, _)) = met.get(&state) {
            let way = way_down(&met, below);
            return Some(Conflict { table, start: state.0, first, second: entry, is_cycle, way });
        }
        if is_cycle {
            let way = way_down(&met, below);
            let (first, second) = (entry, entry);
            return Some(Conflict { table, start: table, first, second, is_cycle, way });
        }
        met.insert(state, (entry, below));
        for edge in graph.get(state.0).into_iter().flatten() {
            if edge.effect == state.1 {
                waiting.push(((edge.parent, edge.cause), entry, Some(state)));
            }
        }
    }
    None
}

/// The tables from `state` down, in the order of the walk.
fn way_down<'a>(met: &Met<'a>, mut state: Option<State<'a>>) -> Vec<&'a TableName> {
    let mut way = Vec::new();
    while let Some(current) = state {
        way.push(current.0);
        state = met.get(&current).and_then(|(_, below)| *below);
    }
    way
}

fn tell(context: &Context<'_>, table: &TableName, conflict: &Conflict<'_>, strict: &str) {
    let key = |name: &ConstraintName| action_key(context, table, name);
    let place =
        |name: &ConstraintName| Place::ConstraintKey(table.clone(), name.clone(), key(name));
    let second = conflict.second;
    let help = format!(
        "write `{}: no_action` for `{second}`, and do the rest in the application",
        key(second)
    );
    if conflict.is_cycle {
        let mut through = conflict.way.clone();
        through.push(table);
        let message = format!(
            "a cascade from table `{table}` comes back to it by way of {}, which {strict}",
            super::listed(&through.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>())
        );
        return Finding::new(context, Code::CascadePaths, place(second), message)
            .label("closes the cycle")
            .help(help)
            .report();
    }
    let message = format!(
        "a cascade from table `{}` reaches table `{table}` in two ways, which {strict}",
        conflict.start
    );
    let mut finding = Finding::new(context, Code::CascadePaths, place(second), message)
        .label("one path leads here")
        .help(help);
    if conflict.first != second {
        finding = finding.related(place(conflict.first), "the other path leads here");
    }
    finding.report();
}

/// The key of the spec that makes the foreign key `name` cascade.
fn action_key(context: &Context<'_>, table: &TableName, name: &ConstraintName) -> &'static str {
    let key = context.schema().tables.get(table).and_then(|table| table.foreign_keys.get(name));
    match key.map(|key| key.on_delete) {
        None | Some(ReferentialAction::NoAction | ReferentialAction::Restrict) => "on_update",
        Some(
            ReferentialAction::Cascade | ReferentialAction::SetNull | ReferentialAction::SetDefault,
        ) => "on_delete",
    }
}
