//! One database → a declaration for its dialect.

use std::collections::BTreeMap;

use super::{
    Draft, Observed, Standing, Unexpressed,
    enums::Enums,
    expressions,
    settle::called,
    take_foreign_keys,
    tidy::tidy,
    types::{SpokenType, speak},
};
use crate::{
    check::place::Place,
    dialect::{Dialect, DialectSet, PerDialect},
    schema::{
        AutoIncrement, CheckConstraint, Column, ColumnName, ColumnType, Expression, ForeignKey,
        Generated, Index, Nullability, Schema, Table, TableName, View, ViewName,
        naming::primary_key_name, own_types::OwnTypes, types::sql_spelling, widening::is_widening,
    },
};

/// Declares what was found in a database.
///
/// Of a database alone what only its kind has is kept.
pub(super) fn declare(observed: &Observed, is_alone: bool) -> Draft {
    let dialect = observed.dialect;
    let mut draft = Draft { unexpressed: observed.beside.clone(), ..Draft::default() };
    draft.declaration.settings.dialects = DialectSet::from_iter([dialect]);
    let own_types = OwnTypes::of(&observed.schema.raw_objects);
    let enums = Enums::of(&observed.schema.enums);
    let mut declarer = Declarer { dialect, is_alone, own_types, enums, draft };
    for name in observed.schema.tables.keys() {
        declarer.declare_table(name, &observed.schema.tables);
    }
    unify_references(&mut declarer.draft.declaration.schema, dialect);
    let Declarer { enums, mut draft, .. } = declarer;
    enums.enter(&mut draft.declaration);
    draft.declaration.schema.views = views(&observed.schema, dialect);
    draft.declaration.schema.raw_objects.clone_from(&observed.schema.raw_objects);
    let widest = observed.schema.tables.values().map(|table| table.columns.len()).max();
    draft.declaration.settings.diesel_columns = match widest.unwrap_or_default() {
        ..=32 => 32,
        33..=64 => 64,
        _ => 128,
    };
    draft
}

struct Declarer {
    dialect: Dialect,
    is_alone: bool,
    own_types: OwnTypes,
    enums: Enums,
    draft: Draft,
}

impl Declarer {
    fn tell(&mut self, standing: Standing, (place, object): (Place, String), reason: &str) {
        let (dialect, reason) = (self.dialect, reason.to_owned());
        self.draft.unexpressed.push(Unexpressed {
            dialect: Some(dialect),
            place,
            object,
            standing,
            reason,
        });
    }

    fn declare_table(&mut self, name: &TableName, tables: &BTreeMap<TableName, Table>) {
        let Some(written) = tables.get(name) else { return };
        let mut table = written.clone();
        for column in &mut table.columns {
            self.declare_type(name, column);
        }
        if self.dialect.storage().rowid_keys {
            self.keep_plain_keys(&mut table, written);
        }
        self.enums.take(name, &mut table, self.dialect);
        self.forbid_null_keys(name, &mut table);
        self.declare_expressions(&mut table);
        self.drop_dangling(name, &mut table, tables);
        if let Some(key) = &mut table.primary_key
            && self.dialect.capability().primary_key_name.is_some()
        {
            key.name = primary_key_name(name);
        }
        for trigger in table.triggers.values_mut() {
            if let Some(body) = trigger.body.as_mut().get(self.dialect) {
                *body = tidy(body);
            }
        }
        if table.primary_key.is_none() {
            self.draft.declaration.presentation.tables.entry(name.clone()).or_default().keyless =
                true;
            let reason = "has no primary key; Rust tells its rows apart by all columns";
            self.tell(Standing::Remark, this_table(name), reason);
        }
        self.draft.declaration.schema.tables.insert(name.clone(), table);
    }

    /// Gives the column its portable type, and with it a portable default.
    fn declare_type(&mut self, table: &TableName, column: &mut Column) {
        let ColumnType::Other(sql) = &column.type_ else { return };
        let mut spoken = match self.enums.named(sql) {
            Some(name) => {
                SpokenType { type_: ColumnType::Enum(name.clone()), own: None, remark: None }
            }
            None => speak(self.dialect, sql, &self.own_types),
        };
        if let Some(default) = column.default.take() {
            column.default = expressions::default(default, &spoken, self.dialect);
        }
        column.type_ = std::mem::replace(&mut spoken.type_, ColumnType::Text);
        column.sql_types = self.only(spoken.own).into();
        if let Some(remark) = spoken.remark {
            self.tell(Standing::Remark, this_column(table, &column.name), remark);
        }
    }

    fn only(&self, text: Option<String>) -> PerDialect<Option<String>> {
        let mut texts = PerDialect::from_fn(|_| None);
        *texts.as_mut().get(self.dialect) = text;
        texts
    }

    /// On SQLite a key called `INTEGER` is another name of the rowid, and one called `INT` is not.
    ///
    /// Source: SQLite, "ROWIDs and the INTEGER PRIMARY KEY".
    fn keep_plain_keys(&self, table: &mut Table, written: &Table) {
        let Some(key) = &table.primary_key else { return };
        let [only] = key.columns.as_slice() else { return };
        let spelled = written.column(only).map(|column| column.type_.clone());
        let column = table.columns.iter_mut().find(|column| column.name == *only);
        if let (Some(column), Some(ColumnType::Other(sql))) = (column, spelled)
            && column.type_ == ColumnType::Integer
            && column.auto_increment.is_none()
        {
            column.sql_types = self.only(Some(sql)).into();
        }
    }

    /// SQLite lets most primary keys be NULL, for historical reasons; specs do not.
    fn forbid_null_keys(&mut self, name: &TableName, table: &mut Table) {
        let Some(key) = &table.primary_key else { return };
        let is_kept = self.is_alone && self.dialect.capability().null_keys;
        let columns = table.columns.iter_mut().filter(|column| key.columns.contains(&column.name));
        let (mut kept, mut changed) = (Vec::new(), Vec::new());
        for column in columns.filter(|column| column.nullability == Nullability::Nullable) {
            let is_number = key.columns.len() == 1 && is_whole(&column.type_);
            if is_kept && !is_number {
                kept.push(column.name.clone());
                continue;
            }
            column.nullability = Nullability::NotNull;
            changed.push(column.name.clone());
        }
        for column in kept {
            let reason = "is in the primary key and may be NULL there, and so here; the row struct is not `Identifiable`";
            self.tell(Standing::Remark, this_column(name, &column), reason);
        }
        for column in changed {
            let reason = "may be NULL there although it is in the primary key; here it is NOT NULL";
            self.tell(Standing::Changed, this_column(name, &column), reason);
        }
    }

    /// SQLite takes a foreign key to a table or column that does not exist; then no row fits it.
    fn drop_dangling(
        &mut self,
        name: &TableName,
        table: &mut Table,
        tables: &BTreeMap<TableName, Table>,
    ) {
        let dangles = |key: &ForeignKey| {
            let target = tables.get(&key.referenced_table);
            target.is_none_or(|target| {
                key.referenced_columns.is_empty()
                    || key.referenced_columns.iter().any(|column| target.column(column).is_none())
            })
        };
        let dangling = take_foreign_keys(table, dangles);
        for (key, target) in dangling {
            let reason = [
                "is left out: it refers to `",
                target.as_str(),
                "`, which does not exist or has no such key",
            ];
            let object = (Place::Table(name.clone()), called("foreign key", name, &key));
            self.tell(Standing::LeftOut, object, &reason.concat());
        }
    }

    /// Reads the expressions of the table where they are portable.
    fn declare_expressions(&self, table: &mut Table) {
        let known = table.clone();
        let enums = self.enums.contents();
        let scope = (&known, &enums);
        for column in &mut table.columns {
            if let Some(Generated { expression, .. }) = &mut column.generated {
                change(expression, |written| expressions::value(written, scope, self.dialect));
            }
            if column.auto_increment == Some(AutoIncrement::NeverReuse)
                && !self.dialect.storage().rowid_keys
            {
                column.auto_increment = Some(AutoIncrement::Plain);
            }
        }
        for CheckConstraint { expression, .. } in table.checks.values_mut() {
            change(expression, |written| expressions::condition(written, scope, self.dialect));
        }
        for Index { keys, predicate, .. } in table.indexes.values_mut() {
            for key in keys {
                change(&mut key.expression, |written| {
                    expressions::value(written, scope, self.dialect)
                });
            }
            if let Some(predicate) = predicate {
                change(predicate, |written| expressions::condition(written, scope, self.dialect));
            }
        }
    }
}

/// A table, and what a sentence calls it.
pub(super) fn this_table(table: &TableName) -> (Place, String) {
    (Place::Table(table.clone()), ["table `", table.as_str(), "`"].concat())
}

/// A column, and what a sentence calls it.
pub(super) fn this_column(table: &TableName, column: &ColumnName) -> (Place, String) {
    let object = ["column `", table.as_str(), ".", column.as_str(), "`"].concat();
    (Place::Column(table.clone(), column.clone()), object)
}

fn change(place: &mut Expression, make: impl FnOnce(Expression) -> Expression) {
    if let Expression::Raw(_) = place {
        let written = std::mem::replace(place, Expression::Raw(Box::default()));
        *place = make(written);
    }
}

/// Gives the two sides of each foreign key one portable type, where the database is content with two.
fn unify_references(schema: &mut Schema, dialect: Dialect) {
    // Each round can make one side of a chain of references alike; a longer chain than this is told by the check.
    for _ in 0..8 {
        let mut changes = Vec::new();
        for (name, table) in &schema.tables {
            for key in table.foreign_keys.values() {
                let Some(target) = schema.tables.get(&key.referenced_table) else { continue };
                for (from, to) in key.columns.iter().zip(&key.referenced_columns) {
                    let sides = table.column(from).zip(target.column(to));
                    let Some((from, to)) = sides.filter(|(from, to)| from.type_ != to.type_) else {
                        continue;
                    };
                    // Always the wider of two whole numbers, so that a column in several keys settles.
                    if is_whole(&from.type_) && is_widening(&to.type_, &from.type_) {
                        let column = (key.referenced_table.clone(), to.name.clone());
                        changes.push((column, from.type_.clone()));
                    } else if !are_texts(&from.type_, &to.type_) {
                        changes.push(((name.clone(), from.name.clone()), to.type_.clone()));
                    }
                }
            }
        }
        if changes.is_empty() {
            return;
        }
        for ((table, column), type_) in changes {
            let table = schema.tables.get_mut(&table);
            let column = table.and_then(|it| it.columns.iter_mut().find(|it| it.name == column));
            if let Some(column) = column {
                speak_as(column, type_, dialect);
            }
        }
    }
}

fn is_whole(type_: &ColumnType) -> bool {
    matches!(type_, ColumnType::SmallInt | ColumnType::Integer | ColumnType::BigInt)
}

fn are_texts(first: &ColumnType, second: &ColumnType) -> bool {
    let is_text =
        |type_: &ColumnType| matches!(type_, ColumnType::Text | ColumnType::String { .. });
    is_text(first) && is_text(second)
}

/// Gives the column another portable type and keeps the SQL type that it has.
fn speak_as(column: &mut Column, type_: ColumnType, dialect: Dialect) {
    let before = sql_spelling(&column.type_, dialect, 0);
    let is_numbered = dialect.storage().rowid_keys && column.auto_increment.is_some();
    let own = column.sql_types.as_mut().get(dialect);
    if own.is_none() && before != sql_spelling(&type_, dialect, 0) && !is_numbered {
        *own = Some(before);
    }
    column.type_ = type_;
}

/// The views, each with those that it reads before it.
fn views(schema: &Schema, dialect: Dialect) -> BTreeMap<ViewName, View> {
    let names: Vec<&ViewName> = schema.views.keys().collect();
    let reads = |query: &str, name: &str| {
        let query = query.to_lowercase();
        let name = name.to_lowercase();
        query.match_indices(&name).any(|(at, found)| {
            let is_apart = |character: Option<char>| {
                character.is_none_or(|it| !it.is_alphanumeric() && it != '_')
            };
            is_apart(query[..at].chars().next_back())
                && is_apart(query[at + found.len()..].chars().next())
        })
    };
    schema
        .views
        .iter()
        .map(|(name, view)| {
            let query = view.query.as_ref().get(dialect).as_deref().unwrap_or_default();
            let others = names.iter().filter(|other| **other != name);
            let after = others.filter(|other| reads(query, other.as_str()));
            let mut texts = PerDialect::from_fn(|_| None);
            *texts.as_mut().get(dialect) = Some(tidy(query));
            let view = View { query: texts, after: after.map(|other| (*other).clone()).collect() };
            (name.clone(), view)
        })
        .collect()
}
