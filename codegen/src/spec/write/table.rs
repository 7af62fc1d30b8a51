//! Tables, except their columns and indexes, which have their own files.

use std::collections::BTreeSet;

use super::{
    Writer, Yaml, expression,
    index::put_nulls,
    name_or_names, names,
    objects::{models, put_model_additions},
    put_only, word,
    yaml::{Item, Layout, Map},
};
use crate::{
    check::place::Place,
    dialect::PerDialect,
    schema::{
        CheckConstraint, ColumnName, ConstraintName, ForeignKey, IndexName, Name, Prefixes,
        PrimaryKey, ReferentialAction, Table, TableName, Trigger, Validity, naming,
        presentation::{ModelKind, TablePresentation},
    },
    spec::{
        references::split_reference,
        words::{ACTIONS, DEFERRABLE, EVENTS, TIMINGS, VISIBILITIES, word_for},
    },
};

/// A table that is being written, and what is said of it so far.
pub(super) struct TableWriter<'d> {
    pub(super) writer: Writer<'d>,
    pub(super) name: &'d TableName,
    pub(super) table: &'d Table,
    pub(super) presentation: Option<&'d TablePresentation>,
    /// Foreign keys and unique constraints that stand at their columns.
    pub(super) said: BTreeSet<ConstraintName>,
    /// Checks that stand at their columns.
    pub(super) said_checks: BTreeSet<ConstraintName>,
    /// Indexes that stand at their columns.
    pub(super) said_indexes: BTreeSet<IndexName>,
}

impl Writer<'_> {
    /// The tables by name.
    pub(super) fn tables(&self) -> Map {
        let mut tables = Map::new(Layout::Paragraphs);
        for (name, table) in &self.declaration.schema.tables {
            let mut writer = TableWriter {
                writer: *self,
                name,
                table,
                presentation: self.declaration.presentation.tables.get(name),
                said: BTreeSet::new(),
                said_checks: BTreeSet::new(),
                said_indexes: BTreeSet::new(),
            };
            let notes = self.notes.of(&Place::Table(name.clone()));
            tables.put_noted(notes, name.as_str(), writer.table());
        }
        tables
    }
}

impl TableWriter<'_> {
    fn table(&mut self) -> Map {
        let mut map = Map::new(Layout::Lines);
        let text = |text: &Option<String>| text.as_deref().map(Yaml::text);
        if let Some(shown) = self.presentation {
            map.put_some("module", text(&shown.module));
            map.put_some("doc", shown.doc.clone().map(Yaml::Lines));
            map.put_some("row", text(&shown.row));
            if shown.hidden {
                map.put("row", Yaml::word("none"));
            }
            map.put_some("models", models(&shown.left_out, &ModelKind::ALL));
            put_model_additions(&mut map, &shown.additions);
            map.put_some("visibility", word(VISIBILITIES, &shown.visibility));
            if shown.experimental {
                map.put("experimental", Yaml::word("true"));
            }
        }
        let before = self.writer.declaration.intent.renamed_tables.get(self.name);
        map.put_some("renamed_from", before.map(|name| Yaml::text(name.as_str())));
        put_only(&mut map, self.table.dialects);
        map.put_some("comment", self.table.comment.clone().map(Yaml::Lines));
        map.put("columns", self.columns());
        map.put_some("primary_key", self.primary_key());
        map.put_list("unique", self.unique_constraints());
        map.put_list("foreign_keys", self.foreign_keys());
        map.put_list("checks", self.checks());
        map.put_list("indexes", self.indexes());
        map.put_list("exclusions", self.exclusions());
        map.put_list("search", self.search_indexes());
        map.put_map("triggers", self.triggers());
        map
    }

    pub(super) fn constraint_notes(&self, name: &ConstraintName) -> Vec<String> {
        self.writer.notes.of(&Place::Constraint(self.name.clone(), name.clone()))
    }

    pub(super) fn index_notes(&self, name: &IndexName) -> Vec<String> {
        self.writer.notes.of(&Place::Index(self.name.clone(), name.clone()))
    }

    pub(super) fn is_renamed(&self, name: &ConstraintName) -> bool {
        self.name_before(name).is_some()
    }

    fn name_before(&self, name: &ConstraintName) -> Option<&ConstraintName> {
        let key = (self.name.clone(), name.clone());
        self.writer.declaration.intent.renamed_constraints.get(&key)
    }

    fn put_renamed(&self, name: &ConstraintName, map: &mut Map) {
        let before = self.name_before(name);
        map.put_some("renamed_from", before.map(|name| Yaml::text(name.as_str())));
    }

    fn primary_key(&self) -> Option<Yaml> {
        let Table { primary_key, own_primary_keys, .. } = self.table;
        if own_primary_keys.is_empty() {
            return self.one_primary_key(primary_key.as_ref());
        }
        let mut map = Map::default();
        for dialect in self.writer.declaration.settings.dialects.iter() {
            let key = own_primary_keys.get(&dialect).unwrap_or(primary_key).as_ref();
            let key =
                key.map_or_else(|| Some(Yaml::word("none")), |key| self.one_primary_key(Some(key)));
            map.put_some(dialect.keyword(), key);
        }
        Some(map.into())
    }

    fn one_primary_key(&self, key: Option<&PrimaryKey>) -> Option<Yaml> {
        let Some(key) = key else {
            let is_keyless = self.presentation.is_some_and(|shown| shown.keyless);
            return is_keyless.then(|| Yaml::word("none"));
        };
        let mut map = Map::default();
        if key.name != naming::primary_key_name(self.name) {
            map.put("name", Yaml::text(key.name.as_str()));
        }
        map.put("columns", key_columns(&key.columns, &key.prefixes));
        map.put_some("deferrable", word(DEFERRABLE, &key.deferrability));
        if !key.include.is_empty() {
            map.put("include", names(&key.include));
        }
        Some(map.shortened("columns"))
    }

    fn unique_constraints(&self) -> Vec<Item> {
        let left =
            self.table.unique_constraints.iter().filter(|(name, _)| !self.said.contains(*name));
        left.map(|(name, unique)| {
            let mut map = Map::default();
            if *name != naming::unique_name(self.name, &unique.columns) {
                map.put("name", Yaml::text(name.as_str()));
            }
            map.put("columns", key_column_list(&unique.columns, &unique.prefixes));
            put_nulls(&mut map, unique.nulls);
            map.put_some("deferrable", word(DEFERRABLE, &unique.deferrability));
            if !unique.include.is_empty() {
                map.put("include", names(&unique.include));
            }
            put_only(&mut map, unique.dialects);
            self.put_renamed(name, &mut map);
            Item { notes: self.constraint_notes(name), value: map.shortened("columns") }
        })
        .collect()
    }

    fn foreign_keys(&self) -> Vec<Item> {
        let left = self.table.foreign_keys.iter().filter(|(name, _)| !self.said.contains(*name));
        left.map(|(name, key)| {
            let mut map = Map::default();
            if *name != naming::foreign_key_name(self.name, &key.columns) {
                map.put("name", Yaml::text(name.as_str()));
            }
            map.put("columns", names(&key.columns));
            map.put("references", self.reference(key));
            self.put_actions(key, &mut map);
            put_validity(&mut map, key.validity);
            put_only(&mut map, key.dialects);
            self.put_renamed(name, &mut map);
            Item { notes: self.constraint_notes(name), value: map.into() }
        })
        .collect()
    }

    /// The value of `references`, in the shortest form that is read back so.
    pub(super) fn reference(&self, key: &ForeignKey) -> Yaml {
        let table = key.referenced_table.as_str();
        let columns = key.referenced_columns.as_slice();
        let tables = &self.writer.declaration.schema.tables;
        let target = tables.get(&key.referenced_table);
        let is_key = target.and_then(|target| target.primary_key.as_ref());
        let is_key = is_key.is_some_and(|key| key.columns == columns);
        let candidates = match columns {
            [only] => vec![[table, ".", only.as_str()].concat(), with_columns(table, columns)],
            _ if is_key => vec![table.to_owned(), with_columns(table, columns)],
            _ => vec![with_columns(table, columns)],
        };
        let is_read_back = |text: &String| {
            split_reference(text, |name| tables.contains_key(name)).is_some_and(|(found, named)| {
                let named = named.map(|named| named.into_iter().map(|(name, _)| name));
                found == table
                    && match named {
                        Some(named) => named.eq(columns.iter().map(ColumnName::as_str)),
                        None => is_key,
                    }
            })
        };
        if let Some(text) = candidates.into_iter().find(is_read_back) {
            return Yaml::Text(text);
        }
        let mut map = Map::default();
        map.put("table", Yaml::text(table));
        map.put("columns", name_or_names(columns));
        map.into()
    }

    /// `on_delete`, `on_update` and `deferrable`, where they say anything.
    pub(super) fn put_actions(&self, key: &ForeignKey, map: &mut Map) {
        map.put_some("on_delete", self.action(key.on_delete, key.own_on_delete));
        map.put_some("on_update", self.action(key.on_update, key.own_on_update));
        map.put_some("deferrable", word(DEFERRABLE, &key.deferrability));
    }

    /// The word for an action, or one for each dialect; nothing for the default.
    fn action(
        &self,
        action: ReferentialAction,
        own: PerDialect<Option<ReferentialAction>>,
    ) -> Option<Yaml> {
        if own.is_none() {
            return word(ACTIONS, &action);
        }
        let each = |it| Yaml::word(word_for(ACTIONS, &it).unwrap_or_default());
        Some(self.writer.variants(action, own, each).into())
    }

    fn checks(&self) -> Vec<Item> {
        let left = |name: &ConstraintName| !self.said_checks.contains(name);
        let mut items = Vec::new();
        let mut unnamed = BTreeSet::new();
        // A check without a name gets a number, so those with the first numbers come first.
        for number in 1.. {
            let name = naming::table_check_name(self.name, number);
            let Some(check) = self.table.checks.get(&name).filter(|_| left(&name)) else { break };
            items.push(self.check(&name, check, Naming::Left));
            unnamed.insert(name);
        }
        let named =
            self.table.checks.iter().filter(|(name, _)| left(name) && !unnamed.contains(*name));
        items.extend(named.map(|(name, check)| self.check(name, check, Naming::Written)));
        items
    }

    fn check(&self, name: &ConstraintName, check: &CheckConstraint, naming: Naming) -> Item {
        let notes = self.constraint_notes(name);
        let value = expression(&check.expression);
        let is_plain =
            matches!(value, Yaml::Text(_)) && check.dialects.is_all() && check.validity.is_valid();
        if is_plain && naming == Naming::Left && !self.is_renamed(name) {
            return Item { notes, value };
        }
        let mut map = Map::default();
        if naming == Naming::Written {
            map.put("name", Yaml::text(name.as_str()));
        }
        map.put("check", value);
        put_validity(&mut map, check.validity);
        put_only(&mut map, check.dialects);
        self.put_renamed(name, &mut map);
        Item { notes, value: map.into() }
    }

    fn triggers(&self) -> Map {
        let mut triggers = Map::new(Layout::Lines);
        for (name, trigger) in &self.table.triggers {
            let notes = self.writer.notes.of(&Place::Trigger(self.name.clone(), name.clone()));
            triggers.put_noted(notes, name.as_str(), self.trigger(trigger));
        }
        triggers
    }

    fn trigger(&self, trigger: &Trigger) -> Map {
        let mut map = Map::new(Layout::Lines);
        map.put_some("timing", word_for(TIMINGS, &trigger.timing).map(Yaml::word));
        let events = trigger.events.iter().filter_map(|event| word_for(EVENTS, event));
        map.put("events", Yaml::list(events.map(Yaml::word)));
        if !trigger.update_columns.is_empty() {
            map.put("columns", names(&trigger.update_columns));
        }
        map.put("body", self.writer.bodies(&trigger.body));
        map
    }
}

/// Puts that rows which were there before may break the constraint.
fn put_validity(map: &mut Map, validity: Validity) {
    if !validity.is_valid() {
        map.put("not_valid", Yaml::word("true"));
    }
}

/// Whether an object's name is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Naming {
    /// It gets the name by itself.
    Left,
    /// It is written.
    Written,
}

/// A column alone, or the columns of a key as a list.
fn key_columns(columns: &[ColumnName], prefixes: &Prefixes) -> Yaml {
    if prefixes.is_empty() { name_or_names(columns) } else { key_column_list(columns, prefixes) }
}

/// The columns of a key as a list, each with how much of it counts.
fn key_column_list(columns: &[ColumnName], prefixes: &Prefixes) -> Yaml {
    Yaml::list(columns.iter().map(|column| {
        let Some(length) = prefixes.of(column) else { return Yaml::text(column.as_str()) };
        let mut map = Map::default();
        map.put("key", Yaml::text(column.as_str()));
        map.put("length", Yaml::word(&length.to_string()));
        map.into()
    }))
}

/// `table(a, b)`
fn with_columns(table: &str, columns: &[ColumnName]) -> String {
    let columns: Vec<&str> = columns.iter().map(Name::as_str).collect();
    [table, "(", &columns.join(", "), ")"].concat()
}
