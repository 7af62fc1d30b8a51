//! What Rust reads: the SQL type of each column fits its Rust type, and each key is of columns that Rust has.

use super::{Context, Finding, place::Place, visible};
use crate::{
    diagnostic::Code,
    dialect::{Dialect, DialectTexts, Server, capability::NativeEnums},
    schema::{
        ColumnType, Name,
        native::{Native, diesel_reads, native},
        own_types::OwnTypes,
        presentation::FieldType,
        readable::{readable_names, readers},
    },
};

/// E0441: Rust can read and write what a column's own SQL type holds.
pub(super) fn check_sql_types(context: &Context<'_>) {
    let mut own_types = None;
    let presentation = &context.declaration.presentation;
    for (table, _, column) in context.columns().filter(|(.., it)| !it.sql_types.is_none()) {
        let own = own_types.get_or_insert_with(|| OwnTypes::of(&context.schema().raw_objects));
        let subject = Subject {
            name: format!("{table}.{}", column.name),
            type_: &column.type_,
            sql_types: &column.sql_types,
            field: presentation.field(table, &column.name),
        };
        subject.check(context, own, |dialect| {
            let place = |key| Place::ColumnKey(table.clone(), column.name.clone(), key);
            // What a named type says stands elsewhere.
            let server = context.server.filter(|server| server.dialect() == dialect);
            let mut said = server.map(Server::keyword).into_iter().chain([dialect.keyword()]);
            let said = said.find(|said| context.places.get(&place(said)).is_some());
            place(said.unwrap_or("type"))
        });
    }
    for (view, shown) in &presentation.views {
        for column in shown.columns.iter().filter(|column| !column.sql_types.is_none()) {
            let own = own_types.get_or_insert_with(|| OwnTypes::of(&context.schema().raw_objects));
            let subject = Subject {
                name: format!("{view}.{}", column.name),
                type_: &column.type_,
                sql_types: &column.sql_types,
                field: &column.field,
            };
            subject.check(context, own, |_| Place::ViewColumn(view.clone(), column.name.clone()));
        }
    }
}

const HIDE: &str =
    "write `rust: none` beside it: databases keep the column, but it is hidden from Rust";

/// The keys of a column that Diesel reads as a type of a single database.
fn said(native: &Native) -> String {
    let Native { diesel, rust, needs } = native;
    let needs = needs.map(|needs| format!(" (it needs {needs})")).unwrap_or_default();
    format!("`diesel: \"{diesel}\", rust: \"{rust}\"`{needs}")
}

/// A column with SQL types of its own.
struct Subject<'s> {
    /// With its table or view.
    name: String,
    type_: &'s ColumnType,
    sql_types: &'s DialectTexts,
    field: &'s FieldType,
}

impl Subject<'_> {
    fn check(&self, context: &Context<'_>, own: &OwnTypes, place: impl Fn(Dialect) -> Place) {
        if *self.field == FieldType::Hidden {
            return;
        }
        for dialect in context.dialects().iter() {
            let Some(sql) = self.sql_types.as_ref().get(dialect) else { continue };
            if let Some(diesel) = self.field.diesel() {
                // Whoever names a type that is not Diesel's knows what it reads.
                let seen = own.seen(dialect, sql);
                if let Some(seen) = seen.filter(|seen| !diesel_reads(dialect, seen, diesel)) {
                    self.tell_diesel(context, place(dialect), (dialect, &seen), diesel);
                }
                continue;
            }
            if self.reads_by_name(context, dialect).map_or_else(
                || own.can_read(self.type_, dialect, sql),
                |name| sql.trim_matches('"') == name,
            ) {
                continue;
            }
            let message = format!(
                "column `{}` is `{}`, which Rust reads as `{}`, but its {} type is `{sql}`",
                self.name,
                self.type_,
                self.rust(),
                context.title(dialect)
            );
            let label = match own.seen(dialect, sql) {
                None => "a type of its own, under which Diesel writes nothing",
                Some(_) => consequence(self.type_, dialect),
            };
            Finding::new(context, Code::UnreadableType, place(dialect), message)
                .label(label)
                .help(self.help(own, dialect, sql))
                .report();
        }
    }

    /// The name of the only type under which Diesel sends the values, if they are those of an enum with a type.
    fn reads_by_name(&self, context: &Context<'_>, dialect: Dialect) -> Option<&str> {
        let ColumnType::Enum(name) = self.type_ else { return None };
        let content = context.schema().enums.get(name)?;
        (content.native_in(dialect) == NativeEnums::Named).then(|| name.as_str())
    }

    /// Tells that Diesel's type is not that of the column.
    fn tell_diesel(
        &self,
        context: &Context<'_>,
        place: Place,
        (dialect, sql): (Dialect, &str),
        diesel: &str,
    ) {
        let message = format!(
            "column `{}` is read as `{diesel}`, but its {} type is `{sql}`",
            self.name,
            dialect.title()
        );
        let help = native(dialect, sql).map_or_else(
            || HIDE.to_owned(),
            |native| format!("write {}; or {HIDE}", said(&native)),
        );
        Finding::new(context, Code::UnreadableType, place, message)
            .label("Diesel would misread the bytes")
            .help(help)
            .report();
    }

    /// The Rust type of its values.
    fn rust(&self) -> &str {
        match (self.field.rust(), self.type_) {
            (Some(own), _) => own,
            (None, ColumnType::Enum(name)) => name.as_str(),
            (None, type_) => type_.row().rust.rsplit("::").next().unwrap_or_default(),
        }
    }

    /// What to write instead.
    fn help(&self, own: &OwnTypes, dialect: Dialect, sql: &str) -> String {
        let seen = own.seen(dialect, sql);
        let reader =
            seen.as_ref().and_then(|seen| readers(dialect, seen).first().map(|row| row.written()));
        if let Some(reader) = reader {
            return format!("write `type: {reader}`, which reads `{sql}`; or {HIDE}");
        }
        if let Some(native) = seen.and_then(|seen| native(dialect, &seen)) {
            return format!("write {} beside it; or {HIDE}", said(&native));
        }
        let names = readable_names(self.type_, dialect);
        let examples: Vec<_> = names.iter().take(3).map(|it| format!("`{it}`")).collect();
        format!(
            "{HIDE}; `{}` reads {}, and `diesel` with `rust` may name types of your own",
            self.type_,
            super::listed(&examples)
        )
    }
}

/// What happens when such a column is read or written.
fn consequence(type_: &ColumnType, dialect: Dialect) -> &'static str {
    let is_bytes = matches!(
        type_,
        ColumnType::Text | ColumnType::String { .. } | ColumnType::Enum(_) | ColumnType::Bytes
    );
    match (dialect, is_bytes) {
        (Dialect::Sqlite, _) => "SQLite converts the values, and compares them differently",
        (Dialect::Postgres | Dialect::Mysql, true) => "Diesel would misread the bytes",
        (Dialect::Postgres, false) => "each query that reads or writes it fails",
        (Dialect::Mysql, false) => "values that do not fit the Rust type fail, or change",
        (Dialect::Mssql, _) => "holds other values than the Rust type",
    }
}

/// E0442: Rust has columns of each table and view that it reads, and all of their primary key.
pub(super) fn check_keys(context: &Context<'_>) {
    let presentation = &context.declaration.presentation;
    for (name, table) in context.tables().filter(|(name, _)| presentation.has_table(name)) {
        let columns = table.primary_key.iter().flat_map(|key| &key.columns);
        for column in columns.filter(|it| *presentation.field(name, it) == FieldType::Hidden) {
            let place = ["rust", "type"]
                .map(|key| Place::ColumnKey(name.clone(), column.clone(), key))
                .into_iter()
                .find(|place| context.places.get(place).is_some());
            let place = place.unwrap_or_else(|| Place::Column(name.clone(), column.clone()));
            tell_hidden(context, ("table", name), column, place);
        }
        if !table.columns.is_empty() && visible(context, name, table).next().is_none() {
            let message = format!("every column is hidden from Rust in table `{name}`");
            Finding::new(context, Code::HiddenKey, Place::Table(name.clone()), message)
                .label("no column for Diesel")
                .help("write `row: none` at the table, which hides the whole table")
                .report();
        }
    }
    for (name, view) in &presentation.views {
        let hidden = view.columns.iter().filter(|column| column.field == FieldType::Hidden);
        for column in hidden.filter(|column| view.primary_key.contains(&column.name)) {
            let place = Place::ViewColumn(name.clone(), column.name.clone());
            tell_hidden(context, ("view", name), &column.name, place);
        }
    }
}

fn tell_hidden(
    context: &Context<'_>,
    (noun, name): (&str, &impl Name),
    column: &impl Name,
    place: Place,
) {
    let (name, column) = (name.as_str(), column.as_str());
    let message = format!(
        "column `{column}` is in the primary key of {noun} `{name}`, but it is hidden from Rust"
    );
    let help = if noun == "table" {
        "use a type that Rust reads, or write `row: none` at the table, which hides the whole table"
    } else {
        "use a column that Rust reads"
    };
    Finding::new(context, Code::HiddenKey, place, message)
        .label("Diesel cannot tell the rows apart without it")
        .help(help)
        .report();
}
