//! Tables whose rows the migration may change before a requirement applies.
//!
//! SQL of the spec is not parsed: every table that it mentions counts as changed, and so does every table that
//! depends on one by a cascade or a trigger.

use std::collections::BTreeSet;

use crate::{
    delta::{Pair, Renames},
    dialect::Dialect,
    plan::data::live,
    schema::{
        ColumnType, ReferentialAction, Schema, TableName,
        intent::{ChangeReference, Intent},
    },
    sql::Mentions,
};

/// The tables that are touched, under their names before, and which tables reach which.
pub(in crate::plan) struct Touched {
    tables: BTreeSet<TableName>,
    /// Those of them that data steps touch.
    by_data_steps: BTreeSet<TableName>,
    /// A change of rows of the first changes rows of the second.
    reaches: Vec<(TableName, TableName)>,
}

impl Touched {
    pub(in crate::plan) fn new(
        schemas: Pair<&Schema>,
        renames: &Renames,
        intent: &Intent,
        dialect: Dialect,
    ) -> Self {
        let Pair { before, after } = schemas;
        let mut touched = Self {
            tables: BTreeSet::new(),
            by_data_steps: BTreeSet::new(),
            reaches: reaches(before, dialect),
        };
        let mut texts = Vec::new();
        for step in &live(schemas, intent).data_steps {
            let Some(sql) = step.up.as_ref().get(dialect) else { continue };
            texts.push(sql.clone());
            for change in &step.before {
                touched.prepare(change, schemas, renames);
            }
        }
        let names = names(before, after, renames);
        touched.mention(&texts, &names);
        touched.spread();
        touched.by_data_steps.clone_from(&touched.tables);
        touched.mention(&raw_texts(schemas, dialect), &names);
        touched.spread();
        touched
    }

    /// Adds the tables that SQL mentions, by their names after or before.
    fn mention(&mut self, texts: &[String], names: &BTreeSet<(TableName, TableName)>) {
        let texts: Vec<Mentions> = texts.iter().map(|text| Mentions::new(text)).collect();
        for (now, was) in names {
            if texts.iter().any(|text| text.has(now.as_str()) || text.has(was.as_str())) {
                self.tables.insert(was.clone());
            }
        }
    }

    /// Whether data steps may change rows of the table that is called `before` first.
    pub(in crate::plan) fn has_data_steps(&self, before: &TableName) -> bool {
        self.by_data_steps.contains(before)
    }

    /// Whether rows of the table that is called `before` may change first.
    pub(in crate::plan) fn has(&self, before: &TableName) -> bool {
        self.tables.contains(before)
    }

    /// The tables themselves, and all whose changes reach them.
    pub(super) fn sources(&self, tables: Vec<TableName>) -> Vec<TableName> {
        let mut sources = tables;
        let mut position = 0;
        while let Some(table) = sources.get(position).cloned() {
            for (from, to) in &self.reaches {
                if *to == table && !sources.contains(from) {
                    sources.push(from.clone());
                }
            }
            position += 1;
        }
        sources
    }

    /// What a data step says that it prepares, it may change, whatever its SQL mentions.
    fn prepare(&mut self, change: &ChangeReference, schemas: Pair<&Schema>, renames: &Renames) {
        let mut add = |table: &TableName| {
            self.tables.insert(renames.table_before(table).clone());
        };
        if let Some(table) = change.table() {
            add(table);
        }
        if let ChangeReference::DropValue(name, _) = change {
            let of_enum = ColumnType::Enum(name.clone());
            for (table, content) in &schemas.after.tables {
                if content.columns.iter().any(|column| column.type_ == of_enum) {
                    add(table);
                }
            }
        }
    }

    fn spread(&mut self) {
        let mut waiting: Vec<TableName> = self.tables.iter().cloned().collect();
        while let Some(table) = waiting.pop() {
            for (from, to) in &self.reaches {
                if *from == table && self.tables.insert(to.clone()) {
                    waiting.push(to.clone());
                }
            }
        }
    }
}

/// Cascades and triggers of before.
fn reaches(before: &Schema, dialect: Dialect) -> Vec<(TableName, TableName)> {
    let is_passive = |action: ReferentialAction| match action {
        ReferentialAction::NoAction | ReferentialAction::Restrict => true,
        ReferentialAction::Cascade | ReferentialAction::SetNull | ReferentialAction::SetDefault => {
            false
        }
    };
    let mut reaches = Vec::new();
    for (name, table) in &before.tables {
        for key in table.foreign_keys.values() {
            if !is_passive(key.on_delete) || !is_passive(key.on_update) {
                reaches.push((key.referenced_table.clone(), name.clone()));
            }
        }
        for trigger in table.triggers.values() {
            let Some(body) = trigger.body.as_ref().get(dialect) else { continue };
            let body = Mentions::new(body);
            let mentioned = before.tables.keys().filter(|other| body.has(other.as_str()));
            reaches.extend(mentioned.map(|other| (name.clone(), other.clone())));
        }
    }
    reaches
}

/// The raw SQL that runs on the way.
fn raw_texts(schemas: Pair<&Schema>, dialect: Dialect) -> Vec<String> {
    let Pair { before, after } = schemas;
    let mut texts = Vec::new();
    for (name, object) in &after.raw_objects {
        let is_new = before.raw_objects.get(name) != Some(object);
        texts.extend(
            object.sql.as_ref().get(dialect).iter().filter(|_| is_new).map(|sql| sql.up.clone()),
        );
    }
    for (name, object) in &before.raw_objects {
        let is_gone = after.raw_objects.get(name) != Some(object);
        let down = object.sql.as_ref().get(dialect).iter().map(|sql| sql.down.clone());
        texts.extend(down.filter(|_| is_gone));
    }
    texts
}

/// Every table of before and of after: what it is called after, and before.
fn names(before: &Schema, after: &Schema, renames: &Renames) -> BTreeSet<(TableName, TableName)> {
    let kept = after.tables.keys().map(|now| (now.clone(), renames.table_before(now).clone()));
    kept.chain(before.tables.keys().map(|was| (was.clone(), was.clone()))).collect()
}
