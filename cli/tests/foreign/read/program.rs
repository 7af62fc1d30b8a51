//! The source of the program that writes and reads rows by the generated modules.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use tablewright_testing::{Database, Failed};

use super::{
    module::{Field, Module, Struct},
    values::{Column, Values},
};

/// What every program has.
const HEAD: &str = r#"
#![allow(dead_code)]

use diesel::{connection::SimpleConnection as _, prelude::*};
use tablewright::{AnyConnection, chrono::NaiveDateTime, connection};

fn moment(text: &str) -> NaiveDateTime {
    text.parse().unwrap()
}

fn parsed<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().unwrap()
}

fn expect<T: std::fmt::Debug + ?Sized>(is_same: bool, column: &str, found: &T) {
    if !is_same {
        println!("{column}: read {found:?}");
    }
}

fn tried(table: &str, result: QueryResult<()>) {
    if let Err(error) = result {
        println!("{table}: {error}");
    }
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    for pair in arguments.chunks(2) {
        let mut connection: AnyConnection = connection::open(&pair[1]).unwrap();
"#;

/// The program, of what [`of_database`] gives for each.
pub(super) fn main(modules: &BTreeMap<String, String>) -> String {
    let mut out = HEAD.to_owned();
    out.push_str("        match pair[0].as_str() {\n");
    for name in modules.keys() {
        out.extend(["            \"", name, "\" => rows_of_", name, "(&mut connection),\n"]);
    }
    out.push_str("            other => println!(\"no module {other}\"),\n        }\n    }\n}\n");
    for (name, text) in modules {
        out.extend(["\nmod ", name, ";\n", text]);
    }
    out
}

/// The functions that write and read rows of a database: of as many tables as it takes to have every kind of column.
pub(super) fn of_database(
    name: &str,
    database: Database,
    module: &Module,
    types: &BTreeMap<String, String>,
) -> Result<String, Failed> {
    let off = match database {
        Database::Sqlite => "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON",
        Database::Postgres => "SET session_replication_role = replica",
        Database::Mysql => "SET foreign_key_checks = 0",
    };
    let mut calls = String::new();
    let mut functions = String::new();
    let mut covered = BTreeSet::new();
    let mut inserts: Vec<_> = module.inserts.iter().collect();
    inserts.sort_by_key(|insert| Reverse(insert.fields.len()));
    for (number, insert) in inserts.into_iter().enumerate() {
        let function = [name, "_", &number.to_string()].concat();
        let table = Written { name, database, module, types, insert };
        let kinds = table.kinds()?;
        if kinds.is_subset(&covered) {
            continue;
        }
        covered.extend(kinds);
        table.write(&function, &mut functions)?;
        let title = [name, ".", &insert.table].concat();
        calls.extend(["    tried(\"", &title, "\", ", &function, "(connection));\n"]);
    }
    let head = ["fn rows_of_", name, "(connection: &mut AnyConnection) {\n"].concat();
    let off = ["    connection.batch_execute(\"", off, "\").unwrap();\n"].concat();
    Ok([&head, &off, &calls, "}\n", &functions].concat())
}

const DELETE: &str = "    diesel::delete(table::table).execute(&mut *connection)?;\n";

/// A table whose rows are written.
struct Written<'w> {
    name: &'w str,
    database: Database,
    module: &'w Module,
    types: &'w BTreeMap<String, String>,
    insert: &'w Struct,
}

impl Written<'_> {
    fn write(&self, function: &str, out: &mut String) -> Result<(), Failed> {
        let Self { name, module, insert, .. } = *self;
        let table = &insert.table;
        let (row, _) = module.rows.get(table).ok_or_else(|| ["no rows of ", table].concat())?;
        out.extend(["\n#[rustfmt::skip]\nfn ", function]);
        out.push_str("(connection: &mut AnyConnection) -> QueryResult<()> {\n");
        out.extend(["    use ", name, "::{models::*, schema::", table, " as table};\n"]);
        for (at, field) in insert.fields.iter().enumerate() {
            let Values { high, low } = self.values(field)?;
            let type_ = self.owned(field)?.replace("super::", &[name, "::"].concat());
            for (word, value) in [("high", high), ("low", low)] {
                let variable = [word, "_", &at.to_string()].concat();
                out.extend(["    let ", &variable, ": ", &type_, " = ", &value, ";\n"]);
            }
        }
        // Some schemas bring rows.
        out.push_str(DELETE);
        self.write_insert("low", false, out);
        write_read(row, out);
        self.write_comparison("low", |field| !field.is_optional && !is_option(field), out)?;
        self.write_nulls(out);
        if let Some(changes) = module.changes.get(table) {
            self.write_changes(changes, out)?;
            write_read(row, out);
            let is_changed = |field: &Field| changes.fields.iter().any(|it| it.name == field.name);
            self.write_comparison("high", is_changed, out)?;
        }
        out.push_str(DELETE);
        self.write_insert("high", true, out);
        write_read(row, out);
        self.write_comparison("high", |_| true, out)?;
        out.push_str("    Ok(())\n}\n");
        Ok(())
    }

    /// Inserts a row with all values, or with those that it must have.
    fn write_insert(&self, word: &str, is_whole: bool, out: &mut String) {
        let Self { insert, .. } = *self;
        out.extend(["    let new = ", &insert.name, " {\n"]);
        for (at, field) in insert.fields.iter().enumerate() {
            let is_left_out = !is_whole && (field.is_optional || is_option(field));
            let value = if is_left_out {
                "None".to_owned()
            } else {
                value(field, word, at, field.is_optional)
            };
            out.extend(["        ", &field.name, ": ", &value, ",\n"]);
        }
        out.push_str("    };\n    diesel::insert_into(table::table).values(new).execute(&mut *connection)?;\n");
    }

    fn write_changes(&self, changes: &Struct, out: &mut String) -> Result<(), Failed> {
        out.extend(["    let changes = ", &changes.name, " {\n"]);
        for field in &changes.fields {
            let at = self.insert.fields.iter().position(|it| it.name == field.name);
            let at =
                at.ok_or_else(|| format!("{}.{} cannot be inserted", changes.table, field.name))?;
            out.extend(["        ", &field.name, ": ", &value(field, "high", at, true), ",\n"]);
        }
        out.push_str(
            "    };\n    diesel::update(table::table).set(changes).execute(&mut *connection)?;\n",
        );
        Ok(())
    }

    /// Compares the fields that `is_compared` with what was written.
    fn write_comparison(
        &self,
        word: &str,
        is_compared: impl Fn(&Field) -> bool,
        out: &mut String,
    ) -> Result<(), Failed> {
        let table = &self.insert.table;
        for (at, field) in self.insert.fields.iter().enumerate().filter(|(_, it)| is_compared(it)) {
            let read = ["row.", &field.name].concat();
            let wrote = [word, "_", &at.to_string()].concat();
            let is_same = if self.read_type(field)?.starts_with("Option<") {
                [&read, ".as_ref() == Some(&", &wrote, ")"].concat()
            } else {
                [&read, " == ", &wrote].concat()
            };
            out.extend(["    expect(", &is_same, ", \"", self.name, ".", table, ".", &field.name]);
            out.extend(["\", &", &read, ");\n"]);
        }
        Ok(())
    }

    /// Asks whether what was left out is NULL, where there is no default.
    fn write_nulls(&self, out: &mut String) {
        let Self { name, insert, .. } = *self;
        for field in insert.fields.iter().filter(|field| !field.is_optional && is_option(field)) {
            let read = ["row.", &field.name].concat();
            out.extend(["    expect(", &read, ".is_none(), \"", name, ".", &insert.table, "."]);
            out.extend([&field.name, "\", &", &read, ");\n"]);
        }
    }

    fn read_type(&self, field: &Field) -> Result<&str, Failed> {
        let rows = self.module.rows.get(&self.insert.table);
        let type_ = rows.and_then(|(_, fields)| fields.get(&field.name));
        Ok(type_.ok_or_else(|| format!("{}.{} is not read", self.insert.table, field.name))?)
    }

    /// The type of a value that is read, without the `Option` of a column that may be NULL.
    fn owned(&self, field: &Field) -> Result<&str, Failed> {
        let type_ = self.read_type(field)?;
        Ok(type_.strip_prefix("Option<").and_then(|it| it.strip_suffix('>')).unwrap_or(type_))
    }

    /// What its columns are in SQL and in Rust, and how they are inserted.
    fn kinds(&self) -> Result<BTreeSet<(String, String, bool)>, Failed> {
        let fields = self.insert.fields.iter();
        fields
            .map(|field| {
                let words = self.column(field)?.words();
                Ok((words, field.type_.clone(), field.is_optional))
            })
            .collect()
    }

    fn values(&self, field: &Field) -> Result<Values, Failed> {
        let (column, rust) = (self.column(field)?, self.owned(field)?);
        let Self { name, insert, .. } = *self;
        let place = || [name, ".", &insert.table, ".", &field.name].concat();
        let found = column.values(rust);
        Ok(found.ok_or_else(|| format!("no value of {rust} for {}: {}", place(), column.sql))?)
    }

    fn column(&self, field: &Field) -> Result<Column<'_>, Failed> {
        let Self { name, database, module, types, insert } = *self;
        let table = module.tables.get(&insert.table).ok_or("no such table")?;
        let column = table.columns.iter().find(|column| column.ident == field.name);
        let column = column.ok_or_else(|| format!("no column {}.{}", insert.table, field.name))?;
        let path = [&table.name, ".", &column.name].concat();
        let sql = types.get(&path).ok_or_else(|| format!("{name} has no {path}"))?;
        Ok(Column { database, sql, module_name: name, module })
    }
}

fn is_option(field: &Field) -> bool {
    field.type_.starts_with("Option<")
}

/// The value of a field: what is borrowed is, and stands in the `Option`s that the field has.
fn value(field: &Field, word: &str, at: usize, is_optional: bool) -> String {
    let inner = field.type_.strip_prefix("Option<").unwrap_or(&field.type_);
    let borrow = if inner.starts_with('&') { "&" } else { "" };
    let mut text = [borrow, word, "_", &at.to_string()].concat();
    for _ in 0..usize::from(is_option(field)) + usize::from(is_optional) {
        text = ["Some(", &text, ")"].concat();
    }
    text
}

fn write_read(row: &str, out: &mut String) {
    out.extend(["    let row: ", row, " = table::table.select(", row, "::as_select())"]);
    out.push_str(".first(&mut *connection)?;\n");
}
