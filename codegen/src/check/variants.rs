//! Differences between the dialects: what exists in some of them only, or is otherwise in some.

use super::{Context, Finding, bracketed, place::Place, titles};
use crate::{
    diagnostic::Code,
    dialect::{Dialect, DialectSet, PerDialect},
    schema::{
        Column, ColumnName, ColumnType, ConstraintName, Declaration, ForeignKey, Name, Nullability,
        ReferentialAction, Schema, Table, TableName,
        types::{Family, sql_spelling},
    },
    stored::read::read_sql_type,
};

/// How much a difference matters, the most serious first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Weight {
    /// A table that some dialects lack.
    Table,
    /// Another primary key.
    PrimaryKey,
    /// A foreign key that some dialects lack, or that does something else there.
    ForeignKey,
    /// A unique constraint that some dialects lack.
    Unique,
    /// A column that may be NULL in some dialects only.
    Nullability,
    /// A value that only some dialects give to new rows.
    Value,
    /// A text of another length.
    Length,
    /// Another SQL type, which the spec names at the column: no reason for a warning.
    Type,
}

/// Something that is not the same in every dialect in use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Difference {
    pub(crate) weight: Weight,
    pub(crate) place: Place,
    /// What it is: "foreign key `fk` of table `t`".
    pub(crate) object: String,
    /// How the dialects differ in it: "exists in SQLite only".
    pub(crate) what: String,
}

/// W0512: where the dialects differ. Most often nobody wants that any more.
pub(super) fn check_differences(context: &Context<'_>) {
    let all = differences(context.declaration).into_iter();
    for Difference { place, object, what, .. } in all.filter(|it| it.weight < Weight::Type) {
        let message = [&object, " ", &*what].concat();
        Finding::new(context, Code::DialectsDiffer, place, message)
            .label("not the same in every dialect")
            .help("keep it if the databases are meant to differ; otherwise write it once for all")
            .report();
    }
}

/// Every difference between the dialects in use, the most serious first.
pub(crate) fn differences(declaration: &Declaration) -> Vec<Difference> {
    let Schema { tables, .. } = &declaration.schema;
    let mut compared = Compared { in_use: declaration.settings.dialects, found: Vec::new() };
    for (name, table) in tables {
        compared.table(name, table);
    }
    compared.found.sort_by_key(|difference| difference.weight);
    compared.found
}

struct Compared {
    in_use: DialectSet,
    found: Vec<Difference>,
}

impl Compared {
    fn add(&mut self, weight: Weight, place: Place, object: String, what: String) {
        self.found.push(Difference { weight, place, object, what });
    }

    fn table(&mut self, name: &TableName, table: &Table) {
        let Table { columns, primary_key, unique_constraints, foreign_keys, .. } = table;
        // Most tables differ in nothing, and nobody asks for their words.
        let called = || format!("table `{name}`");
        // A table in a namespace can be in no other dialect.
        if let Some(what) = self.missing(table.dialects).filter(|_| name.namespace().is_none()) {
            self.add(Weight::Table, Place::TableKey(name.clone(), "only"), called(), what);
        }
        // What a dialect lacks is not compared there.
        let everywhere = self.in_use;
        self.in_use = everywhere.intersection(table.dialects);
        let keys = PerDialect::from_fn(|dialect| {
            let key = table.own_primary_keys.get(&dialect).unwrap_or(primary_key);
            key.as_ref().map(|key| key.columns.as_slice())
        });
        let words =
            |columns: Option<&[ColumnName]>| columns.map_or_else(|| "none".to_owned(), bracketed);
        if let Some(what) = self.unlike(&keys, words) {
            let object = format!("the primary key of {}", called());
            let place = Place::TableKey(name.clone(), "primary_key");
            self.add(Weight::PrimaryKey, place, object, what);
        }
        let place = |constraint: &ConstraintName, key| {
            Place::ConstraintKey(name.clone(), constraint.clone(), key)
        };
        for (constraint, key) in foreign_keys {
            let object = || format!("foreign key `{constraint}` of {}", called());
            self.foreign_key(object, |key| place(constraint, key), key);
        }
        for (constraint, unique) in unique_constraints {
            if let Some(what) = self.missing(unique.dialects) {
                let object = format!("unique constraint `{constraint}` of {}", called());
                self.add(Weight::Unique, place(constraint, "only"), object, what);
            }
        }
        for column in columns {
            self.column(name, column);
        }
        self.in_use = everywhere;
    }

    fn foreign_key(
        &mut self,
        object: impl Fn() -> String,
        place: impl Fn(&'static str) -> Place,
        key: &ForeignKey,
    ) {
        let ForeignKey { on_delete, on_update, own_on_delete, own_on_update, dialects, .. } = key;
        if let Some(what) = self.missing(*dialects) {
            self.add(Weight::ForeignKey, place("only"), object(), what);
        }
        for (name, action, own) in
            [("on_delete", on_delete, own_on_delete), ("on_update", on_update, own_on_update)]
        {
            let actions = PerDialect::from_fn(|dialect| own.get(dialect).unwrap_or(*action));
            if let Some(what) = self.unlike(&actions, action_words) {
                let object = format!("`{name}` of {}", object());
                self.add(Weight::ForeignKey, place(name), object, what);
            }
        }
    }

    fn column(&mut self, table: &TableName, column: &Column) {
        let place = |key| Place::ColumnKey(table.clone(), column.name.clone(), key);
        let object = || format!("column `{table}.{}`", column.name);
        let types = PerDialect::from_fn(|dialect| other_type(column, dialect));
        let words =
            |type_: Option<&str>| type_.map_or_else(|| column.type_.to_string(), str::to_owned);
        if let Some(what) = self.unlike(&types, words) {
            let object = format!("the type of {}", object());
            let mut own = self
                .in_use
                .iter()
                .filter_map(|dialect| Some((dialect, other_type(column, dialect)?)));
            let is_of_length = own.all(|(dialect, own)| is_longer_or_shorter(column, own, dialect));
            let weight = if is_of_length { Weight::Length } else { Weight::Type };
            self.add(weight, place("type"), object, what);
        }
        let nullability = PerDialect::from_fn(|dialect| column.nullability_in(dialect));
        let words = |nullability| match nullability {
            Nullability::Nullable => "may be NULL".to_owned(),
            Nullability::NotNull => "NOT NULL".to_owned(),
        };
        if let Some(what) = self.unlike(&nullability, words) {
            self.add(Weight::Nullability, place("nullable"), object(), what);
        }
        let values = PerDialect::from_fn(|dialect| gets_value(column, dialect));
        let words = |value: Option<&'static str>| value.unwrap_or("no value").to_owned();
        if let Some(what) = self.unlike(&values, words) {
            let object = format!("a new row's value of {}", object());
            self.add(Weight::Value, place("default"), object, what);
        }
    }

    /// "exists in SQLite only", if some dialect in use lacks it.
    fn missing(&self, dialects: DialectSet) -> Option<String> {
        let there: Vec<Dialect> = dialects.intersection(self.in_use).iter().collect();
        let is_everywhere = there.len() == self.in_use.iter().count();
        (!is_everywhere).then(|| format!("exists in {} only", titles(&there)))
    }

    /// "is X in SQLite and Y in PostgreSQL and SQL Server", if the values of the dialects in use differ.
    fn unlike<T: Copy + PartialEq>(
        &self,
        values: &PerDialect<T>,
        words: impl Fn(T) -> String,
    ) -> Option<String> {
        let mut groups: Vec<(T, Vec<Dialect>)> = Vec::new();
        for dialect in self.in_use.iter() {
            let value = *values.as_ref().get(dialect);
            match groups.iter_mut().find(|(known, _)| *known == value) {
                Some((_, dialects)) => dialects.push(dialect),
                None => groups.push((value, vec![dialect])),
            }
        }
        if groups.len() < 2 {
            return None;
        }
        let groups = groups
            .into_iter()
            .map(|(value, dialects)| format!("{} in {}", words(value), titles(&dialects)));
        Some(format!("is not the same: {}", groups.collect::<Vec<_>>().join("; ")))
    }
}

/// The column's own SQL type, where it means something else than the portable type.
fn other_type(column: &Column, dialect: Dialect) -> Option<&str> {
    let own = column.sql_types.as_ref().get(dialect).as_deref()?;
    let read = |sql: &str| read_sql_type(dialect, sql);
    let same = read(own) == read(&sql_spelling(&column.type_, dialect, 0));
    // SQLite keeps the same numbers in every column of whole numbers.
    let is_whole = |type_: &ColumnType| type_.row().family == Family::Whole;
    let is_alike = dialect.storage().rowid_keys && is_whole(&read(own)) && is_whole(&column.type_);
    (!same && !is_alike).then_some(own)
}

/// Whether the column is a text of some length, and its own SQL type one of another.
fn is_longer_or_shorter(column: &Column, own: &str, dialect: Dialect) -> bool {
    let is_text = |type_: &ColumnType| matches!(type_, ColumnType::String { .. });
    is_text(&column.type_) && is_text(&read_sql_type(dialect, own))
}

/// From where a new row gets the column's value, if it gets one.
fn gets_value(column: &Column, dialect: Dialect) -> Option<&'static str> {
    if column.auto_increment_in(dialect).is_some() {
        return Some("a number");
    }
    column.default_in(dialect).map(|_| "a default")
}

fn action_words(action: ReferentialAction) -> String {
    match action {
        ReferentialAction::NoAction => "NO ACTION",
        ReferentialAction::Restrict => "RESTRICT",
        ReferentialAction::Cascade => "CASCADE",
        ReferentialAction::SetNull => "SET NULL",
        ReferentialAction::SetDefault => "SET DEFAULT",
    }
    .to_owned()
}
