//! Compares what a merged declaration says of one database with what that database has.

use std::{collections::BTreeMap, fmt::Debug};

use crate::{
    check::place::Place,
    dialect::Dialect,
    import::{
        Standing, Unexpressed,
        declare::{this_column, this_table},
        settle::called,
    },
    schema::{
        Column, ColumnName, Name, Nullability, Schema, Table, TableName,
        naming::{enum_check_name, json_check_name},
    },
};

/// Every difference between the merged schema, as a database of `dialect` would store it, and its own.
pub(super) fn differences(merged: &Schema, own: &Schema, dialect: Dialect) -> Vec<Unexpressed> {
    let (merged, own) = (merged.as_stored(dialect), own.as_stored(dialect));
    let mut told = Told { dialect, list: Vec::new(), names: Vec::new() };
    for (name, table) in &merged.tables {
        match own.tables.get(name) {
            Some(found) => told.table(name, table, found),
            None => told.changed(this_table(name), "does not exist there"),
        }
    }
    for name in merged.views.keys().filter(|name| !own.views.contains_key(*name)) {
        let object = ["view `", name.as_str(), "`"].concat();
        told.changed((Place::View(name.clone()), object), "does not exist there");
    }
    told.finish()
}

struct Told {
    dialect: Dialect,
    list: Vec<Unexpressed>,
    /// The names of constraints there, each with the name here.
    names: Vec<[String; 2]>,
}

impl Told {
    /// All differences, and one line for all other names.
    fn finish(mut self) -> Vec<Unexpressed> {
        if let Some([there, here]) = self.names.first() {
            let object = format!("{} constraints or indexes", self.names.len());
            let reason = format!("have other names there, such as `{there}` for `{here}`");
            let (dialect, place, standing) = (Some(self.dialect), Place::File, Standing::Remark);
            self.list.push(Unexpressed { dialect, place, object, standing, reason });
        }
        self.list
    }

    fn changed(&mut self, (place, object): (Place, String), reason: &str) {
        let (dialect, reason) = (Some(self.dialect), reason.to_owned());
        let standing = Standing::Changed;
        self.list.push(Unexpressed { dialect, place, object, standing, reason });
    }

    fn table(&mut self, name: &TableName, merged: &Table, own: &Table) {
        for column in &merged.columns {
            match own.column(&column.name) {
                Some(found) => self.column(name, column, found),
                None => self.changed(this_column(name, &column.name), "does not exist there"),
            }
        }
        let keys = [merged, own].map(|table| table.primary_key.as_ref());
        if let [Some(here), Some(there)] = keys
            && here.columns == there.columns
        {
            if here.name != there.name {
                self.names.push([there, here].map(|key| key.name.as_str().to_owned()));
            }
        } else if keys[0] != keys[1] {
            let shown = |key: Option<&crate::schema::PrimaryKey>| {
                key.map_or_else(
                    || "none".to_owned(),
                    |key| {
                        let columns: Vec<&str> =
                            key.columns.iter().map(ColumnName::as_str).collect();
                        [key.name.as_str(), " (", &columns.join(", "), ")"].concat()
                    },
                )
            };
            let reason = ["is ", &shown(keys[1]), " there and ", &shown(keys[0]), " here"].concat();
            let object = ["the primary key of table `", name.as_str(), "`"].concat();
            self.changed((Place::Table(name.clone()), object), &reason);
        }
        self.map("unique constraint", name, (&merged.unique_constraints, &own.unique_constraints));
        self.map("foreign key", name, (&merged.foreign_keys, &own.foreign_keys));
        let mut checks = merged.checks.clone();
        for column in merged.columns.iter().filter(|it| own.column(&it.name).is_none()) {
            // What a column's type implies is missing with the column.
            checks.remove(&enum_check_name(name, &column.name));
            checks.remove(&json_check_name(name, &column.name));
        }
        self.map("check", name, (&checks, &own.checks));
        self.map("index", name, (&merged.indexes, &own.indexes));
        self.map("full-text index", name, (&merged.search_indexes, &own.search_indexes));
        self.map("trigger", name, (&merged.triggers, &own.triggers));
        if merged.comment != own.comment {
            self.changed(this_table(name), "has another comment there");
        }
    }

    fn map<N: Name + Ord, T: PartialEq + Debug>(
        &mut self,
        noun: &str,
        table: &TableName,
        (merged, own): (&BTreeMap<N, T>, &BTreeMap<N, T>),
    ) {
        let mut own: BTreeMap<&N, &T> = own.iter().collect();
        for (name, thing) in merged {
            let same = |(_, found): &(&&N, &&T)| **found == thing;
            let reason = match own.remove(name) {
                Some(found) if found == thing => continue,
                Some(_) => "is another one there",
                None => match own.iter().find(same).map(|(there, _)| *there) {
                    Some(there) => {
                        own.remove(there);
                        self.names.push([there, name].map(|name| name.as_str().to_owned()));
                        continue;
                    }
                    None => "does not exist there",
                },
            };
            self.changed((Place::Table(table.clone()), called(noun, table, name)), reason);
        }
        for name in own.into_keys() {
            let object = (Place::Table(table.clone()), called(noun, table, name));
            self.changed(object, "does not exist here");
        }
    }

    fn column(&mut self, table: &TableName, merged: &Column, own: &Column) {
        let dialect = self.dialect;
        let mut tell = |what: &str, [here, there]: [String; 2]| {
            if here != there {
                let reason = ["has ", what, " ", &there, " there and ", &here, " here"].concat();
                self.changed(this_column(table, &merged.name), &reason);
            }
        };
        let both = [merged, own];
        tell("the type", both.map(|it| it.type_.to_string()));
        tell(
            "the nullability",
            both.map(|it| {
                match it.nullability {
                    Nullability::NotNull => "NOT NULL",
                    Nullability::Nullable => "NULL",
                }
                .to_owned()
            }),
        );
        let text = |it: Option<String>| it.unwrap_or_else(|| "none".to_owned());
        tell("the default", both.map(|it| text(it.default.as_ref().map(ToString::to_string))));
        tell("the numbering", both.map(|it| text(it.auto_increment.map(|it| format!("{it:?}")))));
        tell(
            "the expression",
            both.map(|it| text(it.generated.as_ref().map(|it| it.expression.to_string()))),
        );
        tell("the collation", both.map(|it| text(it.collation.as_ref().get(dialect).clone())));
        tell("the comment", both.map(|it| text(it.comment.clone())));
    }
}
