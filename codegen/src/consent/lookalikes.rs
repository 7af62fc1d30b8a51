//! A drop and an addition that look like a rename: reported with both places, and never treated as one without being told.

use std::collections::BTreeMap;

use super::{Review, unmet::UnmetDemand};
use crate::{
    check::place::Place,
    delta::{Change, Renames},
    diagnostic::{Code, Diagnostic},
    schema::{Column, ColumnName, EnumName, Table, TableName, intent::ChangeReference},
};

/// A new object that may be the dropped one under another name.
struct Lookalike {
    noun: &'static str,
    was: String,
    now: String,
    place: Place,
    /// The line to add there.
    line: String,
}

/// For each enum that changes: the positions of its sealed values, and its new values by position.
pub(super) type AlteredValues<'r> =
    BTreeMap<&'r EnumName, (BTreeMap<&'r str, usize>, BTreeMap<usize, &'r str>)>;

impl<'r> Review<'r> {
    /// The renames that apply.
    pub(super) fn renames(&self) -> Renames {
        Renames::new(self.sealed, &self.declaration.schema, self.intent)
    }

    /// E0613, which replaces `demand` if the dropped object may have been renamed.
    pub(super) fn lookalike(&self, demand: &UnmetDemand) -> Option<Diagnostic> {
        let alike = match &demand.change {
            ChangeReference::DropTable(table) => self.like_table(table),
            ChangeReference::DropColumn(table, column) => self.like_column(table, column),
            ChangeReference::DropValue(name, value) => self.like_value(name, value),
            ChangeReference::ChangeType(..)
            | ChangeReference::NotNull(..)
            | ChangeReference::Unique(..)
            | ChangeReference::ForeignKey(..)
            | ChangeReference::Check(..)
            | ChangeReference::PrimaryKey(_) => None,
        }?;
        let Lookalike { noun, was, now, place, line } = alike;
        let message =
            format!("{noun} `{was}` was removed and `{now}` was added: is this a rename?");
        let mut diagnostic =
            Diagnostic::new(Code::LooksLikeRename, self.places.span(&place), message)
                .label(format!("if so, add `{line}` here"));
        if let Some(span) = self.sealed_at(&demand.change) {
            diagnostic = diagnostic.related(span, format!("`{was}` in the sealed schema"));
        } else if demand.report.place != Place::File {
            diagnostic = diagnostic
                .related(self.places.span(&demand.report.place), format!("`{was}` was here"));
        }
        Some(
            diagnostic.help(format!(
                "to drop `{was}` instead, write `consents: [{{ {} }}]`",
                demand.change
            )),
        )
    }

    /// Whether E0613 asks if the table `was` is now called `now`. What follows from the rename is asked later.
    pub(super) fn may_be_renamed(&self, was: &TableName, now: &TableName) -> bool {
        let drop = ChangeReference::DropTable(was.clone());
        let is_agreed = self.intent.consents.iter().any(|consent| consent.change == drop);
        let is_gone = self
            .changes
            .iter()
            .any(|change| matches!(change, Change::DropTable(name, _) if name == was));
        !is_agreed && is_gone && self.like_table(was).is_some_and(|it| it.now == now.as_str())
    }

    /// The new table with most columns in common, if those are at least half of them.
    fn like_table(&self, dropped: &TableName) -> Option<Lookalike> {
        let old = self.sealed.tables.get(dropped)?;
        let added = self.changes.iter().filter_map(|change| {
            let Change::AddTable(name, table) = change else { return None };
            Some((common_columns(old, table), name, table))
        });
        let (common, name, table) = added.max_by_key(|(common, ..)| *common)?;
        let is_alike = common > 0 && 2 * common >= old.columns.len().max(table.columns.len());
        is_alike.then(|| Lookalike {
            noun: "table",
            was: dropped.to_string(),
            now: name.to_string(),
            place: Place::Table(name.clone()),
            line: format!("renamed_from: {dropped}"),
        })
    }

    /// The new column of the same table and type, the one at the same position if there are several.
    fn like_column(&self, table: &TableName, dropped: &ColumnName) -> Option<Lookalike> {
        let sealed = self.sealed_table(table)?;
        let position = sealed.columns.iter().position(|column| &column.name == dropped)?;
        let old = &sealed.columns[position];
        let now = self.declaration.schema.tables.get(table)?;
        let place_of =
            |name: &ColumnName| now.columns.iter().position(|column| &column.name == name);
        let added = self.changes.iter().filter_map(|change| {
            let Change::AddColumn(part) = change else { return None };
            (&part.table.after == table).then_some(&part.column)
        });
        let alike = added.filter(|column| is_alike(old, column));
        let distance = |column: &&Column| place_of(&column.name).unwrap_or(0).abs_diff(position);
        let column = alike.min_by_key(distance)?;
        Some(Lookalike {
            noun: "column",
            was: format!("{table}.{dropped}"),
            now: format!("{table}.{}", column.name),
            place: Place::Column(table.clone(), column.name.clone()),
            line: format!("renamed_from: {dropped}"),
        })
    }

    /// A new value of the same enum, the one at the same position if there is one.
    fn like_value(&self, name: &EnumName, dropped: &String) -> Option<Lookalike> {
        let (before, added) = self.altered_values().get(name)?;
        let position = *before.get(dropped.as_str())?;
        let earlier = added.range(..=position).next_back();
        let later = added.range(position..).next();
        let near = earlier.into_iter().chain(later);
        let (&at, value) = near.min_by_key(|(at, _)| at.abs_diff(position))?;
        Some(Lookalike {
            noun: "value",
            was: dropped.clone(),
            now: (*value).to_owned(),
            place: Place::EnumValue(name.clone(), at),
            line: format!("{{ value: {value}, renamed_from: {dropped} }}"),
        })
    }

    fn altered_values(&self) -> &AlteredValues<'r> {
        self.altered_values.get_or_init(|| {
            let enums = self.changes.iter().filter_map(|change| {
                if let Change::AlterEnum(change) = change { Some(change) } else { None }
            });
            let values = enums.map(|change| {
                let after = change.content.after.positions();
                let added = change.added.iter().map(String::as_str);
                let added = added.filter_map(|value| Some((*after.get(value)?, value))).collect();
                (&change.name, (change.content.before.positions(), added))
            });
            values.collect()
        })
    }
}

/// How many columns two tables have in common, by name and type.
fn common_columns(old: &Table, new: &Table) -> usize {
    let has = |column: &&Column| {
        new.columns.iter().any(|it| it.name == column.name && it.type_ == column.type_)
    };
    old.columns.iter().filter(has).count()
}

/// Whether one column could be the other: both store the same values.
fn is_alike(old: &Column, new: &Column) -> bool {
    old.type_ == new.type_
        && old.sql_types == new.sql_types
        && old.generated.is_some() == new.generated.is_some()
}
