//! A schema found in a database → the steps that make it the declared one.
//!
//! An introspected schema says less than a declared one: an enum is text with a check, JSON is text. So the plan
//! does not start from the found schema itself. It starts from a schema that has the declared part, as the dialect
//! has it, wherever both are stored alike, and the found part only where they differ. Then each step is about
//! something that drifted. Tables and views that nobody declared are left alone. Start reading at [`mend`].

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Correction, Demands, Measure, Plan, RawStep, Step,
    change::change_lowered,
    data::live,
    lower::lower_schema,
    planning::Planning,
    precheck::{Prechecks, prechecks_between},
    rebuild::without_constraints,
};
use crate::{
    delta::{Change, Delta, Pair, PartChange, Renames, Requirement, diff},
    dialect::{Dialect, DialectTexts, capability::NativeEnums},
    schema::{
        Column, ColumnName, IndexName, Name, Nullability, RawName, RawObject, RawPosition, Schema,
        Settings, Table, TableName, Validity, intent::Intent, types::Family, widening::is_widening,
    },
};

/// What makes a found schema the declared one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mending {
    /// What is put in order before the changes, in words: a form that no schema tells apart.
    pub settled: Vec<String>,
    /// What changes.
    pub changes: Vec<Change>,
    /// What is put right beside that.
    pub corrections: Vec<Correction>,
    /// The steps.
    pub plan: Plan,
    /// What to ask of the rows before.
    pub prechecks: Prechecks,
}

impl Mending {
    /// Puts a statement before all that mends.
    pub fn settle(&mut self, words: String, sql: String) {
        let name = RawName::new(&words);
        self.plan
            .steps
            .insert(0, Step::CreateRaw(RawStep { name, position: RawPosition::BeforeTables, sql }));
        self.settled.push(words);
    }

    /// Whether nothing is to be done.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.settled.is_empty() && self.changes.is_empty() && self.corrections.is_empty()
    }

    /// What is to be done, a line each.
    pub fn lines(&self) -> impl Iterator<Item = String> {
        let changes = self.changes.iter().map(ToString::to_string);
        let corrections = self.corrections.iter().map(ToString::to_string);
        self.settled.iter().cloned().chain(changes).chain(corrections)
    }

    /// The changes that may lose values: columns that go, and columns whose values are converted.
    pub fn losses(&self) -> impl Iterator<Item = &Change> {
        self.changes.iter().filter(|change| may_lose(change, self.plan.dialect))
    }

    /// The changes that drop what the declared schema does not have and no value tells of: constraints, indexes,
    /// triggers and comments that go, and what a column no longer is.
    pub fn drops(&self) -> impl Iterator<Item = &Change> {
        self.changes.iter().filter(|change| {
            is_less(change) || dropped(change).is_some_and(|it| !is_added(&self.changes, it))
        })
    }
}

/// What was found in a database.
#[derive(Clone, Copy, Debug)]
pub struct Found<'f> {
    /// What introspection describes.
    pub schema: &'f Schema,
    /// The raw objects that it lacks, which introspection does not tell.
    pub missing: &'f BTreeSet<RawName>,
    /// What puts right what a description does not tell.
    pub corrections: &'f [Correction],
}

/// The plan that leads a database in which `found` was found to what `declared` says, with its rows. Of `intent`
/// count the renames of what is found under the name that it had, and the data steps of what changes.
///
/// # Errors
///
/// The changes that this dialect has no way to make.
pub fn mend(
    found: Found<'_>,
    declared: &Schema,
    intent: &Intent,
    settings: &Settings,
    dialect: Dialect,
) -> Result<Mending, Vec<Change>> {
    let declared = &*declared.variant(dialect);
    let names = declared.tables.keys().collect();
    let after = lower_schema(declared, settings, dialect, &names);
    let finding = Finding {
        found: found.schema.as_stored(dialect),
        declared: declared.as_stored(dialect),
        intent,
        dialect,
    };
    let mut before = finding.in_words_of(&after);
    for (name, view) in &mut before.views {
        if finding.found.views.get(name) != finding.declared.views.get(name)
            && let Some(found) = found.schema.views.get(name)
        {
            view.query.clone_from(&found.query);
        }
    }
    before.raw_objects.retain(|name, _| !found.missing.contains(name));
    before.raw_objects.extend(in_the_way(found.schema, &finding));
    let changes = diff(&before, &after, intent);
    let corrections = needed(found.corrections, &before, &after);
    let mut asked = before.clone();
    // Also of those that are not needed: what a change makes anew, it does not find validated.
    change_tables(&mut asked, found.corrections.iter(), Correction::remove);
    let asked = Pair { before: asked, after: after.clone() };
    let delta = Delta {
        schemas: asked.as_ref(),
        renames: &Renames::new(&asked.before, &asked.after, intent),
        changes: &diff(&asked.before, &asked.after, intent),
        dialects: [dialect].into_iter().collect(),
    };
    let prechecks = prechecks_between(delta, intent, dialect);
    let demands = Demands::new(delta, asked.as_ref(), intent, dialect);
    let remade = corrections.iter().filter(|correction| correction.is_remaking());
    change_tables(&mut before, remade, Correction::estrange);
    let lowered = Pair { before: before.clone(), after: after.clone() };
    let both = Pair { before: &before, after: &after };
    let settings = &without_constraints(settings);
    let intent = &*live(both, intent);
    let renames = Renames::new(&before, &after, intent);
    let mut planning = Planning { dialect, settings, intent, declared: both, lowered, renames };
    planning.set_enums_aside();
    let mut plan = change_lowered(&planning)?;
    number_rows(&mut plan, &corrections);
    let has_zero_dates = plan.has_zero_dates;
    let steps = plan.steps.into_iter().chain(corrections.iter().filter_map(Correction::step));
    let plan = Plan { demands, has_zero_dates, ..Plan::new(dialect, steps.collect()) };
    Ok(Mending { settled: Vec::new(), changes, corrections, plan, prechecks })
}

/// The corrections of tables that stay, but for what a change makes anew anyway.
fn needed(corrections: &[Correction], before: &Schema, after: &Schema) -> Vec<Correction> {
    let is_needed = |correction: &&Correction| {
        let tables = before.tables.get(&correction.table).zip(after.tables.get(&correction.table));
        tables.is_some_and(|(before, after)| correction.is_needed(before, after))
    };
    corrections.iter().filter(is_needed).cloned().collect()
}

/// Rows without a number of their own bring none along when their table is made anew.
fn number_rows(plan: &mut Plan, corrections: &[Correction]) {
    for step in &mut plan.steps {
        let Step::RebuildTable(rebuild) = step else { continue };
        let is_unnumbered =
            |it: &Correction| it.table == rebuild.name && it.measure == Measure::NumberRows;
        if corrections.iter().any(is_unnumbered) {
            rebuild.rowid = None;
        }
    }
}

fn change_tables<'c>(
    schema: &mut Schema,
    corrections: impl Iterator<Item = &'c Correction>,
    change: impl Fn(&Correction, &mut Table),
) {
    for correction in corrections {
        if let Some(table) = schema.tables.get_mut(&correction.table) {
            change(correction, table);
        }
    }
}

/// What has the name of a declared object that is missing, and is said by raw SQL alone: what is left of broken
/// full-text indexes, which holds nothing of its own, and views of another form.
fn in_the_way(found: &Schema, finding: &Finding<'_>) -> Vec<(RawName, RawObject)> {
    let is_view = |name: &RawName| {
        let name = name.as_str();
        finding.declared.views.contains_key(name) && !finding.found.views.contains_key(name)
    };
    let is_broken = |name: &RawName| {
        finding.declared.tables.iter().any(|(table, declared)| {
            let is_whole = |name: &str| {
                let found = finding.found.tables.get(finding.table_before(table));
                found.is_some_and(|found| found.search_indexes.contains_key(name))
            };
            declared.search_indexes.contains_key(name.as_str()) && !is_whole(name.as_str())
        })
    };
    let raw = found.raw_objects.iter().filter(|(name, _)| is_broken(name) || is_view(name));
    raw.map(|(name, object)| (name.clone(), object.clone())).collect()
}

/// Both sides as the database stores them, and what had another name.
struct Finding<'i> {
    found: Schema,
    declared: Schema,
    intent: &'i Intent,
    dialect: Dialect,
}

impl Finding<'_> {
    /// The found schema in the words of the lowered one that is to be.
    fn in_words_of(&self, after: &Schema) -> Schema {
        let mut before = Schema { tables: BTreeMap::new(), ..after.clone() };
        for (name, table) in &after.tables {
            let was = self.table_before(name);
            let Some((found, declared)) =
                self.found.tables.get(was).zip(self.declared.tables.get(name))
            else {
                continue;
            };
            let mut table = table.clone();
            self.replace_columns(name, &mut table, found, declared);
            replace_parts(&mut table, found, declared);
            before.tables.insert(was.clone(), table);
        }
        before.views.retain(|name, _| self.found.views.contains_key(name));
        if self.dialect.capability().native_enums == NativeEnums::Named {
            before.enums = after
                .enums
                .keys()
                .filter_map(|name| Some((name.clone(), self.found.enums.get(name)?.clone())))
                .collect();
        }
        before
    }

    /// What the table is called in the database.
    fn table_before<'t>(&'t self, name: &'t TableName) -> &'t TableName {
        if self.found.tables.contains_key(name) {
            return name;
        }
        let was = self.intent.renamed_tables.get(name);
        was.filter(|was| !self.declared.tables.contains_key(*was)).unwrap_or(name)
    }

    /// Gives `table` the columns that were found, in their order.
    fn replace_columns(
        &self,
        name: &TableName,
        table: &mut Table,
        found: &Table,
        declared: &Table,
    ) {
        let columns = found.columns.iter().map(|column| {
            let now = self.column_after(name, found, &column.name);
            let both = table.column(now).zip(declared.column(now));
            both.map_or_else(
                || column.clone(),
                |(lowered, declared)| found_column(lowered, column, declared),
            )
        });
        table.columns = columns.collect();
    }

    /// What a found column of the table called `table` is to be called.
    fn column_after<'t>(
        &'t self,
        table: &TableName,
        found: &Table,
        name: &'t ColumnName,
    ) -> &'t ColumnName {
        let is_declared =
            self.declared.tables.get(table).is_some_and(|table| table.column(name).is_some());
        let mut renamed = self.intent.renamed_columns.iter();
        let new = renamed
            .find(|((of, now), was)| of == table && *was == name && found.column(now).is_none());
        new.filter(|_| !is_declared).map_or(name, |((_, now), _)| now)
    }
}

/// A column as it is declared, but for what was found otherwise.
fn found_column(lowered: &Column, found: &Column, declared: &Column) -> Column {
    let mut column = Column { name: found.name.clone(), ..lowered.clone() };
    if found.type_ != declared.type_ {
        column.type_ = found.type_.clone();
        column.sql_types = DialectTexts::default();
    }
    if found.default != declared.default {
        column.default.clone_from(&found.default);
    }
    if found.generated != declared.generated {
        column.generated.clone_from(&found.generated);
    }
    if found.collation != declared.collation {
        column.collation.clone_from(&found.collation);
    }
    if found.comment != declared.comment {
        column.comment.clone_from(&found.comment);
    }
    if found.nullability != declared.nullability {
        column.nullability = found.nullability;
    }
    if found.auto_increment != declared.auto_increment {
        column.auto_increment = found.auto_increment;
    }
    if found.auto_update != declared.auto_update {
        column.auto_update = found.auto_update;
    }
    column
}

fn replace_parts(table: &mut Table, found: &Table, declared: &Table) {
    if found.primary_key != declared.primary_key {
        table.primary_key.clone_from(&found.primary_key);
    }
    if found.comment != declared.comment {
        table.comment.clone_from(&found.comment);
    }
    for (name, unique) in &declared.unique_constraints {
        if found.unique_constraints.get(name) != Some(unique) {
            // MySQL tells a unique index as a constraint.
            table.indexes.remove(&IndexName::new(name.as_str()));
        }
    }
    replace(&mut table.unique_constraints, &found.unique_constraints, &declared.unique_constraints);
    let (keys, checks) = (&mut table.foreign_keys, &mut table.checks);
    let unproved =
        unproved(keys, &found.foreign_keys, &declared.foreign_keys, |it| &mut it.validity);
    replace(keys, &found.foreign_keys, &declared.foreign_keys);
    keys.extend(unproved);
    let unproved = self::unproved(checks, &found.checks, &declared.checks, |it| &mut it.validity);
    replace(checks, &found.checks, &declared.checks);
    checks.extend(unproved);
    replace(&mut table.indexes, &found.indexes, &declared.indexes);
    replace(&mut table.search_indexes, &found.search_indexes, &declared.search_indexes);
    replace(&mut table.triggers, &found.triggers, &declared.triggers);
}

/// What differs from what is declared in this alone: whether all rows are known to satisfy it.
fn unproved<N: Clone + Ord, T: Clone + PartialEq>(
    parts: &BTreeMap<N, T>,
    found: &BTreeMap<N, T>,
    declared: &BTreeMap<N, T>,
    validity: impl Fn(&mut T) -> &mut Validity,
) -> Vec<(N, T)> {
    let differs = found.iter().filter(|(name, part)| declared.get(*name) != Some(part));
    let unproved = differs.filter_map(|(name, part)| {
        let mut known = part.clone();
        let is_found = *validity(&mut known);
        let (mut alike, mut lowered) = (declared.get(name)?.clone(), parts.get(name)?.clone());
        *validity(&mut alike) = is_found;
        *validity(&mut lowered) = is_found;
        (alike == *part).then(|| (name.clone(), lowered))
    });
    unproved.collect()
}

/// Puts what was found in the place of what is declared, where the two differ.
fn replace<N: Clone + Ord, T: Clone + PartialEq>(
    parts: &mut BTreeMap<N, T>,
    found: &BTreeMap<N, T>,
    declared: &BTreeMap<N, T>,
) {
    parts.retain(|name, _| found.get(name) == declared.get(name));
    for (name, part) in found {
        if declared.get(name) != Some(part) {
            parts.insert(name.clone(), part.clone());
        }
    }
}

/// The table that loses a part by this change, as it is to be called, and the part's name.
fn dropped(change: &Change) -> Option<(&TableName, &str)> {
    let key = change.primary_key().and_then(gone).or_else(|| change.unique().and_then(gone));
    let constraint = key
        .or_else(|| change.foreign_key().and_then(gone))
        .or_else(|| change.check().and_then(gone));
    constraint
        .or_else(|| change.index().and_then(gone))
        .or_else(|| change.search_index().and_then(gone))
        .or_else(|| change.trigger().and_then(gone))
}

fn gone<N: Name, T>(change: &PartChange<N, T>) -> Option<(&TableName, &str)> {
    let name = change.name_before().filter(|_| change.part.after.is_none())?;
    Some((&change.table.after, name.as_str()))
}

/// Whether the table gets something of this name: a unique constraint in the place of a unique index.
fn is_added(changes: &[Change], part: (&TableName, &str)) -> bool {
    changes.iter().any(|change| {
        let added = change.unique().and_then(come).or_else(|| change.index().and_then(come));
        added == Some(part)
    })
}

fn come<N: Name, T>(change: &PartChange<N, T>) -> Option<(&TableName, &str)> {
    change.added().map(|(name, _)| (&change.table.after, name.as_str()))
}

/// Whether a table or column no longer is or says something that it was or said.
fn is_less(change: &Change) -> bool {
    if let Change::AlterTableComment(change) = change {
        return change.comment.before.is_some() && change.comment.after.is_none();
    }
    let Change::AlterColumn(change) = change else { return false };
    let Pair { before, after } = &change.column;
    (before.generated.is_some() && after.generated.is_none())
        || (before.default.is_some() && after.default.is_none())
        || (before.auto_increment.is_some() && after.auto_increment.is_none())
        || (before.comment.is_some() && after.comment.is_none())
        || (before.nullability == Nullability::NotNull
            && after.nullability == Nullability::Nullable)
}

/// Whether values may be lost. A value that does not fit its new type is refused, and nothing is lost; one
/// that is rounded or cut is no longer what it was.
fn may_lose(change: &Change, dialect: Dialect) -> bool {
    change.demands().iter().any(|demand| match demand.requirement {
        Requirement::LoseTable(_) | Requirement::LoseValues(_) => true,
        Requirement::LoseColumn(part) => part.column.generated.is_none(),
        Requirement::FitType(change) => {
            let Pair { before, after } = &change.column;
            before.generated.is_none()
                && after.generated.is_none()
                && !is_widening(&before.type_, &after.type_)
                && is_rounded(Family::of(before, dialect), Family::of(after, dialect))
        }
        Requirement::LackValue(_)
        | Requirement::HaveValue(_)
        | Requirement::HaveNewValue(_)
        | Requirement::BeUnique(..)
        | Requirement::ReferToRow(..)
        | Requirement::SatisfyCheck(..) => false,
    })
}

/// Whether a conversion between values of two kinds takes something from them.
fn is_rounded(before: Family, after: Family) -> bool {
    match before {
        Family::Text | Family::Json | Family::Other | Family::Uuid | Family::Bytes => false,
        Family::Truth => after == Family::Vector,
        Family::Whole => !matches!(after, Family::Whole | Family::Fraction | Family::Text),
        Family::Fraction
        | Family::Day
        | Family::TimeOfDay
        | Family::Timestamp
        | Family::Moment
        | Family::Vector => after != Family::Text,
    }
}
