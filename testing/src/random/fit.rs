//! Whether rows can go from one state to the other and back: what a person who writes a spec would see to.

use std::collections::{BTreeMap, BTreeSet};

use tablewright_codegen::{dialect::Dialect, schema::ColumnType};

use super::{
    fill::{Filler, fillers},
    model::{ColumnModel, Id, Model, TableModel},
    values::{Flavour, flavour, is_text, is_whole},
};

/// What the values of a column's rows are, the same for all columns that foreign keys of either state bind.
#[derive(Clone, Debug)]
pub(super) struct Class {
    /// The smallest number of its columns.
    pub(super) id: Id,
    /// What its numbers mean.
    pub(super) flavour: Flavour,
    /// Its types, in both states.
    pub(super) types: Vec<ColumnType>,
    /// Whether an expression reads one of its columns, so that its numbers must be small.
    pub(super) small: bool,
}

/// Both states, and what follows from the two.
#[derive(Clone, Debug)]
pub(super) struct Fit {
    classes: BTreeMap<Id, Class>,
    /// Columns that are NULL in every row.
    empty: BTreeSet<Id>,
    /// Columns that are NULL in no row.
    full: BTreeSet<Id>,
    /// What data steps put where rows have NULL, by column.
    fillers: BTreeMap<Id, Filler>,
}

impl Fit {
    /// How rows go through both states; `None` if they cannot.
    pub(super) fn new(before: &Model, after: &Model) -> Option<Self> {
        let mut fit = Self {
            classes: classes(before, after)?,
            empty: BTreeSet::new(),
            full: BTreeSet::new(),
            fillers: fillers(before, after),
        };
        for (from, to) in [(before, after), (after, before)] {
            for table in &to.tables {
                let was = from.table(table.id);
                is_told_apart(from, was, table).then_some(())?;
                for column in table.without_equal_nulls() {
                    // What comes is NULL in every row that is there.
                    was.is_none_or(|was| was.column(column).is_some()).then_some(())?;
                    fit.full.insert(column);
                }
                fit.keep_null(table, was)?;
                if let Some(was) = was {
                    fit.fill(was, table)?;
                    fit.refer(from, to, table)?;
                } else {
                    let keys = table.foreign_keys.iter();
                    fit.full.extend(keys.flat_map(|key| key.content.referenced.iter().copied()));
                }
            }
        }
        let conflict = fit.empty.intersection(&fit.full).next().is_some();
        (!conflict && fit.enums_fit(before, after)).then_some(fit)
    }

    pub(super) fn class(&self, column: Id) -> Option<&Class> {
        self.classes.get(&column)
    }

    /// What a data step puts where the column is NULL.
    pub(super) fn filler(&self, column: Id) -> Option<&Filler> {
        self.fillers.get(&column)
    }

    /// Whether a column is NULL in every row, or in none, if that is settled.
    pub(super) fn settled(&self, column: Id) -> Option<bool> {
        match (self.empty.contains(&column), self.full.contains(&column)) {
            (true, _) => Some(true),
            (_, true) => Some(false),
            (false, false) => None,
        }
    }

    /// Notes which columns have no NULL.
    fn keep_null(&mut self, table: &TableModel, was: Option<&TableModel>) -> Option<()> {
        for column in &table.columns {
            let is_required = !column.nullable && !self.fillers.contains_key(&column.id);
            if is_required || table.primary_key.contains(&column.id) {
                self.full.insert(column.id);
            }
            let was = was.and_then(|was| Some((was, was.column(column.id)?)));
            let Some((was, before)) = was else { continue };
            // Its values are others afterwards: nothing may depend on them.
            let is_other = before.generated.is_some() != column.generated.is_some();
            let is_alike =
                before.type_ == column.type_ || is_whole(&before.type_) && is_whole(&column.type_);
            if is_other && (!is_alike || is_used(was, before) || is_used(table, column)) {
                return None;
            }
        }
        Some(())
    }

    /// Whether each column that comes has a value for the rows that are there, and keys stay keys.
    fn fill(&mut self, was: &TableModel, table: &TableModel) -> Option<()> {
        let is_new = |id: &Id| was.column(*id).is_none();
        let is_null = |column: &ColumnModel| column.nullable && column.default.is_none();
        for column in table.columns.iter().filter(|column| is_new(&column.id)) {
            let has_value = column.default.is_some()
                || column.generated.is_some()
                || self.fillers.contains_key(&column.id);
            if !column.nullable && !has_value {
                return None;
            }
        }
        for key in table.keys() {
            let columns: Vec<&ColumnModel> =
                key.iter().filter_map(|id| table.column(*id)).collect();
            let tells = |column: &&ColumnModel| {
                let class = self.classes.get(&column.id);
                if is_new(&column.id) {
                    is_null(column)
                } else {
                    class.is_some_and(|class| class.flavour.tells_apart())
                }
            };
            if !columns.iter().any(tells) {
                return None;
            }
        }
        let new_key = table.primary_key.iter().any(is_new);
        (!new_key).then_some(())
    }

    /// Whether what foreign keys refer to is there; where it is not, the columns must be NULL.
    fn refer(&mut self, from: &Model, to: &Model, table: &TableModel) -> Option<()> {
        let was = from.table(table.id)?;
        for key in &table.foreign_keys {
            let target = from.table(key.content.table);
            let is_new = |id: &Id| was.column(*id).is_none();
            if key.content.columns.iter().any(is_new) {
                let mut columns = key.content.columns.iter().filter(|id| is_new(id));
                let is_null = |id: &Id| {
                    table.column(*id).is_some_and(|it| it.nullable && it.default.is_none())
                };
                columns.all(is_null).then_some(())?;
                // In the other state its rows have values.
                self.full.extend(key.content.referenced.iter().copied());
                continue;
            }
            let has = |id: &Id| target.is_some_and(|target| target.column(*id).is_some());
            if key.content.referenced.iter().all(has) {
                let kept = to.table(key.content.table);
                self.full.extend(kept.iter().flat_map(|_| key.content.referenced.iter().copied()));
            } else {
                self.empty.extend(key.content.columns.iter().copied());
            }
        }
        Some(())
    }

    /// Whether each enum keeps a value; where its column becomes text, whether its values keep their names.
    fn enums_fit(&self, before: &Model, after: &Model) -> bool {
        self.classes.values().all(|class| {
            let Flavour::OneOf(name) = &class.flavour else { return true };
            let kept = common_values(before, after, name);
            let is_renamed = kept.iter().any(|(was, is)| was != is);
            !(kept.is_empty() || is_renamed && class.types.iter().any(is_text))
        })
    }
}

/// Whether a key, a foreign key or a formula reads the column, or it may not be NULL.
fn is_used(table: &TableModel, column: &ColumnModel) -> bool {
    let id = column.id;
    !column.nullable
        || table.keys().any(|key| key.contains(&id))
        || table.foreign_keys.iter().any(|key| key.content.columns.contains(&id))
        || table.computed_from().any(|read| read == id)
}

/// Whether what is new has no name of something that is gone: a spec would say that it is the same.
fn is_told_apart(from: &Model, was: Option<&TableModel>, table: &TableModel) -> bool {
    let Some(was) = was else {
        return from.tables.iter().all(|other| other.name != table.name);
    };
    let mut new = table.columns.iter().filter(|column| was.column(column.id).is_none());
    new.all(|column| was.columns.iter().all(|other| other.name != column.name))
}

/// The values of an enum that stay, under their names before and after.
pub(super) fn common_values(before: &Model, after: &Model, name: &str) -> Vec<(String, String)> {
    let values = |model: &Model| model.enumeration(name).map(|it| it.values.clone());
    let (was, is) = (values(before), values(after));
    let was = was.or_else(|| is.clone()).unwrap_or_default();
    let is = is.unwrap_or_else(|| was.clone());
    let pairs = was.iter().filter_map(|(id, was)| {
        let (_, is) = is.iter().find(|(other, _)| other == id)?;
        Some((was.clone(), is.clone()))
    });
    pairs.collect()
}

/// Whether those of `columns` that the state has are of one type.
fn is_of_one_type(model: &Model, columns: &[Id]) -> bool {
    let mut columns = columns.iter().filter_map(|id| model.column(*id));
    let first = columns.next();
    columns.all(|column| first.is_some_and(|first| first.type_ == column.type_))
}

/// The classes by column.
fn classes(before: &Model, after: &Model) -> Option<BTreeMap<Id, Class>> {
    let mut bound: Vec<(Id, Id)> = Vec::new();
    for (_, key) in before.references().chain(after.references()) {
        bound.extend(key.columns.iter().copied().zip(key.referenced.iter().copied()));
    }
    let columns = before.tables.iter().chain(&after.tables).flat_map(|table| &table.columns);
    let mut leaders: BTreeMap<Id, Id> = columns.map(|column| (column.id, column.id)).collect();
    loop {
        let mut has_changed = false;
        for (one, other) in &bound {
            let least = (*leaders.get(one)?).min(*leaders.get(other)?);
            for id in [one, other] {
                has_changed |= leaders.insert(*id, least) != Some(least);
            }
        }
        if !has_changed {
            break;
        }
    }
    let computed: BTreeSet<Id> =
        before.tables.iter().chain(&after.tables).flat_map(TableModel::computed_from).collect();
    let mut found = BTreeMap::new();
    for leader in leaders.values().collect::<BTreeSet<_>>() {
        let members: Vec<Id> =
            leaders.iter().filter(|(_, it)| *it == leader).map(|(id, _)| *id).collect();
        let columns = members
            .iter()
            .flat_map(|id| [before.column(*id), after.column(*id)])
            .flatten()
            .filter(|column| column.generated.is_none());
        let types: Vec<ColumnType> = columns.map(|column| column.type_.clone()).collect();
        if types.is_empty() {
            continue;
        }
        let flavour = flavour(&types.iter().collect::<Vec<_>>())?;
        let small = members.iter().any(|id| computed.contains(id));
        let has_text = types.iter().any(is_text);
        // Before 3.41 SQLite cannot make bytes of hexadecimal digits.
        let is_unreadable = flavour == Flavour::Uuid && has_text && before.has(Dialect::Sqlite);
        // Seconds since 1970 are no small numbers.
        let is_large =
            small && matches!(flavour, Flavour::Moment { .. }) && types.iter().any(is_whole);
        // The text of a value may be another one afterwards: all columns must have gone the same way.
        let is_split = has_text
            && !types.iter().all(is_text)
            && [before, after].iter().any(|model| !is_of_one_type(model, &members));
        if is_unreadable || is_large || is_split {
            return None;
        }
        let class = Class { id: *leader, flavour, types, small };
        found.extend(members.into_iter().map(|id| (id, class.clone())));
    }
    Some(found)
}
