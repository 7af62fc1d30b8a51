//! The types of enums, where they have a name (PostgreSQL).
//!
//! A value that comes is added and one with another spelling is renamed in the type itself. No value can be removed
//! or moved, and one that was added cannot be used by the migration that adds it. Then the type is made anew: the old
//! one is set aside under another name, each column gets the new one, and the old one goes. The columns before are
//! spelled with the name that was set aside, so all that must be done about them is found like any other change of
//! a type. Start reading at [`Enums`].

use std::collections::{BTreeMap, BTreeSet};

use super::{EnumAction, EnumStep, Step, names::free};
use crate::{
    delta::{Change, EnumChange, Pair, Renames},
    dialect::{Dialect, capability::NativeEnums},
    schema::{
        Enum, EnumName, Expression, Schema, Table, expression::Literal, intent::Intent,
        naming::stable_name,
    },
    sql::native_enum::named_type,
};

/// The enums of two schemas, and what decides how one becomes the other.
#[derive(Clone, Copy, Debug)]
pub(super) struct Enums<'p> {
    /// The declared schemas.
    pub(super) declared: Pair<&'p Schema>,
    /// Which name something had.
    pub(super) renames: &'p Renames,
    /// The data steps that run.
    pub(super) intent: &'p Intent,
    /// The dialect.
    pub(super) dialect: Dialect,
}

impl Enums<'_> {
    /// Appends the steps for the enums that come, go or change.
    pub(super) fn lower_changes(self, changes: &[Change], steps: &mut Vec<Step>) {
        let dialect = self.dialect;
        let is_type = |content: &Enum| content.native_in(dialect) == NativeEnums::Named;
        let remade = self.remade();
        let mut add = |name: &EnumName, action| {
            steps.push(Step::Enum(EnumStep { name: name.clone(), action }));
        };
        for change in changes {
            match change {
                Change::AddEnum(name, content) if is_type(content) => {
                    add(name, EnumAction::Create(content.values.clone()));
                }
                Change::DropEnum(name, content) if is_type(content) => add(name, EnumAction::Drop),
                Change::AlterEnum(change) => {
                    let EnumChange { name, content, .. } = &**change;
                    match content.as_ref().map(is_type) {
                        Pair { before: false, after: false } => {}
                        Pair { before: false, after: true } => {
                            add(name, EnumAction::Create(content.after.values.clone()));
                        }
                        Pair { before: true, after: false } => add(name, EnumAction::Drop),
                        Pair { before: true, after: true } => {
                            rename_values(change, &mut add);
                            if remade.contains(name) {
                                let aside = set_aside_name(name);
                                add(name, EnumAction::Rename(aside.clone()));
                                add(name, EnumAction::Create(content.after.values.clone()));
                                add(&aside, EnumAction::Drop);
                            } else {
                                add_values(change, &mut add);
                            }
                        }
                    }
                }
                Change::AddEnum(..)
                | Change::DropEnum(..)
                | Change::AddTable(..)
                | Change::DropTable(..)
                | Change::RenameTable(_)
                | Change::AlterTableComment(_)
                | Change::AddColumn(_)
                | Change::DropColumn(_)
                | Change::RenameColumn(_)
                | Change::AlterColumn(_)
                | Change::PrimaryKey(_)
                | Change::Unique(_)
                | Change::ForeignKey(_)
                | Change::Check(_)
                | Change::Index(_)
                | Change::SearchIndex(_)
                | Change::Trigger(_)
                | Change::View(..)
                | Change::RawObject(..) => {}
            }
        }
    }

    /// Spells the columns of enums that are made anew with the types that are set aside.
    pub(super) fn set_aside(self, lowered: &mut Schema) {
        let dialect = self.dialect;
        for name in self.remade() {
            let aside = named_type(&set_aside_name(&name), dialect);
            let written = named_type(&name, dialect);
            let columns = lowered.tables.values_mut().flat_map(|table| table.columns.iter_mut());
            for sql in columns.filter_map(|column| column.sql_types.as_mut().get(dialect).as_mut())
            {
                let end = sql.find('[').unwrap_or(sql.len());
                let (element, array) = sql.split_at(end);
                if element == written || element.trim().eq_ignore_ascii_case(name.as_str()) {
                    *sql = [&aside, array].concat();
                }
            }
        }
    }

    /// The enums whose types are made anew: a value goes or moves, or one comes that the same migration may use.
    ///
    /// Source: PostgreSQL 16, "ALTER TYPE" (Notes).
    fn remade(self) -> BTreeSet<EnumName> {
        let Self { declared: schemas, renames, intent, dialect } = self;
        let is_type = |content: &Enum| content.native_in(dialect) == NativeEnums::Named;
        let mut remade = BTreeSet::new();
        let mut uses = None;
        for (name, after) in &schemas.after.enums {
            let Some(before) = schemas.before.enums.get(name) else { continue };
            if !is_type(before) || !is_type(after) || before.values == after.values {
                continue;
            }
            let kept = kept_values(name, before, after, renames);
            let is_kept = |value: &String| kept.contains_key(value.as_str());
            let in_order =
                after.values.iter().filter_map(|value| kept.get(value.as_str()).copied());
            let stays = in_order.eq(0..before.values.len());
            let mut added = after.values.iter().filter(|value| !is_kept(value)).peekable();
            let is_used = |value: &String| {
                uses.get_or_insert_with(|| Uses::new(schemas, renames, intent, dialect)).has(value)
            };
            if !stays || added.peek().is_some() && added.any(is_used) {
                remade.insert(name.clone());
            }
        }
        remade
    }
}

fn set_aside_name(name: &EnumName) -> EnumName {
    EnumName::new(stable_name(&["__tablewright", name.as_str()]))
}

/// Where each value that stays stood before, by its spelling after.
fn kept_values<'e>(
    name: &EnumName,
    before: &'e Enum,
    after: &'e Enum,
    renames: &Renames,
) -> BTreeMap<&'e str, usize> {
    let positions = before.positions();
    let renamed = renames.values(name);
    let kept = after.values.iter().filter_map(|value| {
        let was = renames.value_before(name, value);
        // A value that gets another spelling leaves its own to one that comes.
        let is_left = was == value && renamed.iter().any(|pair| pair.before == *value);
        let position = positions.get(was.as_str()).filter(|_| !is_left)?;
        Some((value.as_str(), *position))
    });
    kept.collect()
}

/// What a migration makes or runs, as far as it can name a value.
struct Uses {
    has_data_steps: bool,
    texts: Vec<String>,
}

impl Uses {
    fn new(schemas: Pair<&Schema>, renames: &Renames, intent: &Intent, dialect: Dialect) -> Self {
        let Pair { before, after } = schemas;
        let mut steps = intent.data_steps.iter();
        let has_data_steps = steps.any(|step| step.up.as_ref().get(dialect).is_some());
        let mut texts = Vec::new();
        for (name, table) in &after.tables {
            let was = renames.kept_before(before, name).and_then(|was| before.tables.get(was));
            if was != Some(table) {
                add_texts(table, dialect, &mut texts);
            }
        }
        for (name, view) in &after.views {
            if before.views.get(name) != Some(view) {
                texts.extend(view.query.as_ref().get(dialect).clone());
            }
        }
        for (name, object) in &after.raw_objects {
            if before.raw_objects.get(name) != Some(object) {
                texts.extend(object.sql.as_ref().get(dialect).as_ref().map(|sql| sql.up.clone()));
            }
        }
        Self { has_data_steps, texts }
    }

    fn has(&self, value: &str) -> bool {
        self.has_data_steps || self.texts.iter().any(|text| text.contains(value))
    }
}

fn add_texts(table: &Table, dialect: Dialect, texts: &mut Vec<String>) {
    let bodies = table.triggers.values().filter_map(|it| it.body.as_ref().get(dialect).clone());
    texts.extend(bodies);
    table.clone().each_expression(&mut |part| {
        if let Expression::Literal(Literal::Text(text)) = part {
            texts.push(text.clone());
        }
        if let Expression::Raw(raw) = part {
            texts.extend((**raw).as_ref().get(dialect).clone());
        }
    });
}

/// Gives values their spellings after, in an order in which no spelling is taken.
fn rename_values(change: &EnumChange, add: &mut impl FnMut(&EnumName, EnumAction)) {
    let name = &change.name;
    let mut current: BTreeSet<String> = change.content.before.values.iter().cloned().collect();
    let mut rename = |current: &mut BTreeSet<String>, before: &str, after: &str| {
        current.remove(before);
        current.insert(after.to_owned());
        let value = Pair { before: before.to_owned(), after: after.to_owned() };
        add(name, EnumAction::RenameValue(value));
    };
    let mut waiting = change.renamed.clone();
    while !waiting.is_empty() {
        let is_free = |pair: &Pair<String>| !current.contains(&pair.after);
        if let Some(position) = waiting.iter().position(is_free) {
            let pair = waiting.remove(position);
            rename(&mut current, &pair.before, &pair.after);
            continue;
        }
        // One that is in the way: it waits for its own spelling under another, or goes.
        let Some(taken) = waiting.first().map(|pair| pair.after.clone()) else { return };
        let aside = free(&taken, &current.iter().map(String::as_str).collect());
        rename(&mut current, &taken, &aside);
        for pair in waiting.iter_mut().filter(|pair| pair.before == taken) {
            pair.before.clone_from(&aside);
        }
    }
}

/// Adds the values that come, each before the next one that is there, from the last to the first.
fn add_values(change: &EnumChange, add: &mut impl FnMut(&EnumName, EnumAction)) {
    let mut next: Option<&String> = None;
    for value in change.content.after.values.iter().rev() {
        if change.added.contains(value) {
            let before = next.cloned();
            add(&change.name, EnumAction::AddValue { value: value.clone(), before });
        }
        next = Some(value);
    }
}
