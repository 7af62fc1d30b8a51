//! A model as the text of a spec, with `renamed_from` wherever the state before says another name.

use std::fmt::Write as _;

use tablewright_codegen::{
    dialect::{Dialect, DialectSet},
    schema::{ColumnType, Deferrability, ReferentialAction},
};

use super::{
    fill::fillers,
    model::{
        ColumnModel, DefaultModel, Formula, IndexModel, Model, Named, Reference, TableModel,
        TriggerModel,
    },
    values,
};

/// The spec of `model`, in which everything that `before` calls otherwise says so.
pub(super) fn spec(model: &Model, before: Option<&Model>, consents: &[String]) -> String {
    let empty = Model::default();
    let mut page = Page { model, before: before.unwrap_or(&empty), out: String::new() };
    page.line(0, &["dialects: [", &dialects(model.dialects), "]"]);
    if model.has_new_sqlite {
        page.line(0, &["settings: { sqlite_minimum: \"3.53\" }"]);
    }
    if !consents.is_empty() {
        page.line(0, &["consents:"]);
    }
    for consent in consents {
        let (key, value) = consent.split_once(": ").unwrap_or((consent, ""));
        page.line(1, &["- { ", key, ": ", &scalar(value), " }"]);
    }
    page.data_steps();
    page.enums();
    page.line(0, &["tables:"]);
    for table in &model.tables {
        page.table(table);
    }
    page.views();
    page.out
}

/// The names that the things of a list had, if they had any.
type Names = Vec<(u32, Option<String>)>;

struct Page<'m> {
    model: &'m Model,
    before: &'m Model,
    out: String,
}

impl Page<'_> {
    fn line(&mut self, depth: usize, parts: &[&str]) {
        for _ in 0..depth {
            self.out.push_str("  ");
        }
        for part in parts {
            self.out.push_str(part);
        }
        self.out.push('\n');
    }

    fn enums(&mut self) {
        let model = self.model;
        if !model.enums.is_empty() {
            self.line(0, &["enums:"]);
        }
        for enumeration in &model.enums {
            let before = self.before.enumeration(&enumeration.name);
            let values = enumeration.values.iter().map(|(id, value)| {
                let was = before.and_then(|it| it.values.iter().find(|(other, _)| other == id));
                match was.filter(|(_, was)| was != value) {
                    Some((_, was)) => ["{ value: ", value, ", renamed_from: ", was, " }"].concat(),
                    None => value.clone(),
                }
            });
            let values = values.collect::<Vec<_>>().join(", ");
            self.line(1, &[&enumeration.name, ": { values: [", &values, "] }"]);
        }
    }

    /// The steps that fill columns which must have a value from now on.
    fn data_steps(&mut self) {
        let model = self.model;
        let fillers = fillers(self.before, model);
        if !fillers.is_empty() {
            self.line(0, &["data_steps:"]);
        }
        for table in &model.tables {
            for column in &table.columns {
                let Some(filler) = fillers.get(&column.id) else { continue };
                let place = [&table.name, ".", &column.name].concat();
                self.line(1, &["- name: ", &scalar(&["fill ", &place].concat())]);
                self.line(2, &["before: { not_null: ", &scalar(&place), " }"]);
                self.line(2, &["up:"]);
                for dialect in model.dialects.iter() {
                    let update = filler.update(table, column, dialect);
                    self.line(3, &[dialect.keyword(), ": ", &scalar(&update)]);
                }
                self.line(2, &["down: none"]);
            }
        }
    }

    fn views(&mut self) {
        let model = self.model;
        if !model.views.is_empty() {
            self.line(0, &["views:"]);
        }
        for view in &model.views {
            let Some(table) = model.table(view.table) else { continue };
            self.line(1, &[&view.name, ":"]);
            if let Some(after) = &view.after {
                self.line(2, &["after: [", after, "]"]);
            }
            self.line(2, &["query:"]);
            for dialect in model.dialects.iter() {
                let columns = view.columns.iter().filter_map(|id| table.column(*id));
                let columns: Vec<_> =
                    columns.map(|column| values::quoted(&column.name, dialect)).collect();
                let from = view.after.as_ref().unwrap_or(&table.name);
                let from = values::quoted(from, dialect);
                let query = ["SELECT ", &columns.join(", "), " FROM ", &from].concat();
                self.line(3, &[dialect.keyword(), ": ", &scalar(&query)]);
            }
        }
    }

    fn table(&mut self, table: &TableModel) {
        let was = self.before.table(table.id);
        self.line(1, &[&scalar(&table.name), ":"]);
        if let Some(was) = was.filter(|was| was.name != table.name) {
            self.line(2, &["renamed_from: ", &scalar(&was.name)]);
        }
        if let Some(comment) = &table.comment {
            self.line(2, &["comment: ", &scalar(comment)]);
        }
        self.line(2, &["columns:"]);
        for column in &table.columns {
            let line = self.column(table, column);
            self.line(3, &[&scalar(&column.name), ": ", &line]);
        }
        let key = names(table, &table.primary_key);
        self.line(2, &["primary_key: [", &key, "]"]);
        let before = |list: fn(&TableModel) -> Names| was.map(list).unwrap_or_default();
        let uniques = before(|table| named(&table.uniques));
        let lines = table.uniques.iter().map(|unique| {
            let columns = ["columns: [", &names(table, &unique.content), "]"].concat();
            item(unique, &uniques, vec![columns])
        });
        self.list("unique", lines.collect());
        let keys = before(|table| named(&table.foreign_keys));
        let lines = table.foreign_keys.iter();
        let lines = lines.map(|key| item(key, &keys, self.reference(table, &key.content)));
        self.list("foreign_keys", lines.collect());
        let checks = before(|table| named(&table.checks));
        let lines = table.checks.iter().map(|check| {
            let text = ["check: ", &scalar(&formula(table, &check.content))].concat();
            item(check, &checks, vec![text])
        });
        self.list("checks", lines.collect());
        let indexes = before(|table| named(&table.indexes));
        let lines = table.indexes.iter();
        let lines = lines.map(|index| item(index, &indexes, index_parts(table, &index.content)));
        self.list("indexes", lines.collect());
        let searches = before(|table| named(&table.searches));
        let lines = table.searches.iter().map(|search| {
            let columns = ["columns: [", &names(table, &search.content), "]"].concat();
            item(search, &searches, vec![columns])
        });
        self.list("search", lines.collect());
        self.triggers(table);
    }

    fn list(&mut self, key: &str, items: Vec<String>) {
        if !items.is_empty() {
            self.line(2, &[key, ":"]);
        }
        for item in items {
            self.line(3, &["- ", &item]);
        }
    }

    fn column(&self, table: &TableModel, column: &ColumnModel) -> String {
        let mut parts = Vec::new();
        let optional = if column.nullable { "?" } else { "" };
        parts.push(["type: ", &scalar(&[&column.type_.to_string(), optional].concat())].concat());
        if let Some(default) = column.default {
            let text = match default {
                DefaultModel::Now => "current_timestamp".to_owned(),
                DefaultModel::Value(number) => {
                    values::default_text(self.model, &column.type_, number)
                }
            };
            parts.push(["default: ", &scalar(&text)].concat());
        }
        if let Some(lenient) = column.lenient {
            let by_dialect = self.by_dialect(|it| if it == lenient { "true" } else { "false" });
            parts.push(["nullable: ", &by_dialect].concat());
        }
        if column.auto_increment {
            let kind = if column.serial { "serial" } else { "true" };
            parts.push(["auto_increment: ", kind].concat());
        }
        if column.is_updated() {
            parts.push("auto_update: true".to_owned());
        }
        if let Some((from, stored)) = &column.generated {
            let storage = if *stored { "stored" } else { "virtual" };
            let text = scalar(&formula(table, from));
            parts.push(["generated: { as: ", &text, ", storage: ", storage, " }"].concat());
        }
        if column.collated {
            let all = [
                "sqlite: NOCASE",
                "postgres: C",
                "mysql: utf8mb4_unicode_ci",
                "mssql: Latin1_General_100_CI_AS",
            ];
            let used =
                Dialect::ALL.iter().zip(all).filter(|(dialect, _)| self.model.has(**dialect));
            let used = used.map(|(_, text)| text).collect::<Vec<_>>().join(", ");
            parts.push(["collation: { ", &used, " }"].concat());
        }
        if let Some(comment) = &column.comment {
            parts.push(["comment: ", &scalar(comment)].concat());
        }
        let was = self.before.column(column.id).filter(|was| was.name != column.name);
        if let Some(was) = was {
            parts.push(["renamed_from: ", &scalar(&was.name)].concat());
        }
        ["{ ", &parts.join(", "), " }"].concat()
    }

    /// A value for each dialect in use.
    fn by_dialect(&self, value: impl Fn(Dialect) -> &'static str) -> String {
        let all = self.model.dialects.iter();
        let all = all.map(|dialect| [dialect.keyword(), ": ", value(dialect)].concat());
        ["{ ", &all.collect::<Vec<_>>().join(", "), " }"].concat()
    }

    fn reference(&self, table: &TableModel, key: &Reference) -> Vec<String> {
        let mut parts = vec![["columns: [", &names(table, &key.columns), "]"].concat()];
        if let Some(target) = self.model.table(key.table) {
            let columns = key.referenced.iter().filter_map(|id| target.column(*id));
            let columns = columns.map(|column| column.name.as_str()).collect::<Vec<_>>();
            let text = [&target.name, "(", &columns.join(", "), ")"].concat();
            parts.push(["references: ", &scalar(&text)].concat());
        }
        let on_delete = match key.apart {
            Some((dialect, action)) => self
                .by_dialect(|it| action_word(if it == dialect { action } else { key.on_delete })),
            None => action_word(key.on_delete).to_owned(),
        };
        parts.push(["on_delete: ", &on_delete].concat());
        parts.push(["on_update: ", action_word(key.on_update)].concat());
        if let Some(only) = key.only {
            parts.push(["only: [", &dialects(only), "]"].concat());
        }
        match key.deferrability {
            Deferrability::NotDeferrable => {}
            Deferrability::InitiallyImmediate => parts.push("deferrable: immediate".to_owned()),
            Deferrability::InitiallyDeferred => parts.push("deferrable: deferred".to_owned()),
        }
        parts
    }

    fn triggers(&mut self, table: &TableModel) {
        if !table.triggers.is_empty() {
            self.line(2, &["triggers:"]);
        }
        for trigger in &table.triggers {
            let Some(column) = table.column(trigger.content.column) else { continue };
            self.line(3, &[trigger.name.as_deref().unwrap_or("nameless"), ":"]);
            let timing = if trigger.content.early { "before" } else { "after" };
            self.line(4, &["timing: ", timing]);
            self.line(4, &["events: [", trigger.content.event, "]"]);
            if trigger.content.narrow {
                self.line(4, &["columns: [", &scalar(&column.name), "]"]);
            }
            self.line(4, &["body:"]);
            for dialect in self.model.dialects.iter() {
                // SQL Server has no such triggers.
                let is_missing = trigger.content.early && dialect == Dialect::Mssql;
                let body = trigger_body(&trigger.content, &column.name, dialect);
                let body = if is_missing { "none".to_owned() } else { scalar(&body) };
                self.line(5, &[dialect.keyword(), ": ", &body]);
            }
        }
    }
}

fn action_word(action: ReferentialAction) -> &'static str {
    match action {
        ReferentialAction::NoAction => "no_action",
        ReferentialAction::Restrict => "restrict",
        ReferentialAction::Cascade => "cascade",
        ReferentialAction::SetNull => "set_null",
        ReferentialAction::SetDefault => "set_default",
    }
}

/// A body that reads the column and changes nothing.
fn trigger_body(trigger: &TriggerModel, column: &str, dialect: Dialect) -> String {
    let row = if trigger.event == "delete" { "OLD" } else { "NEW" };
    let column = values::quoted(column, dialect);
    let other = if trigger.body { " IS NULL" } else { "" };
    match dialect {
        Dialect::Sqlite => ["SELECT ", row, ".", &column, other, ";"].concat(),
        Dialect::Postgres => {
            let result = if trigger.early { row } else { "NULL" };
            ["PERFORM ", row, ".", &column, other, ";\nRETURN ", result, ";"].concat()
        }
        Dialect::Mysql => ["SET @seen = ", row, ".", &column, other, ";"].concat(),
        Dialect::Mssql => {
            let rows = if row == "OLD" { "deleted" } else { "inserted" };
            ["SELECT ", &column, " FROM ", rows, ";"].concat()
        }
    }
}

fn index_parts(table: &TableModel, index: &IndexModel) -> Vec<String> {
    let keys = index.keys.iter().map(|(key, descending)| {
        let order = if *descending { ", order: desc" } else { "" };
        let column = key.columns.first().and_then(|id| table.column(*id));
        let column = column.filter(|_| key.text == "{0}");
        let whole = column.and_then(|column| match &column.type_ {
            ColumnType::String { length } => Some(*length),
            _ => None,
        });
        let is_longer = |length: &u32| whole.is_some_and(|whole| *length < whole);
        let length = index.length.filter(is_longer);
        let length = length.map(|length| [", length: ", &length.to_string()].concat());
        let key = scalar(&formula(table, key));
        ["{ key: ", &key, order, &length.unwrap_or_default(), index.nulls, " }"].concat()
    });
    let mut parts = vec![["columns: [", &keys.collect::<Vec<_>>().join(", "), "]"].concat()];
    if index.unique {
        parts.push("unique: true".to_owned());
    }
    if let Some(predicate) = &index.predicate {
        parts.push(["where: ", &scalar(&formula(table, predicate))].concat());
    }
    if !index.include.is_empty() {
        parts.push(["include: [", &names(table, &index.include), "]"].concat());
    }
    if !index.extra.is_empty() {
        parts.push(index.extra.to_owned());
    }
    if let Some(only) = index.only {
        parts.push(["only: [", &dialects(only), "]"].concat());
    }
    parts
}

/// An item of a list of named things.
fn item<T>(thing: &Named<T>, before: &[(u32, Option<String>)], parts: Vec<String>) -> String {
    let mut all = Vec::new();
    if let Some(name) = &thing.name {
        all.push(["name: ", &scalar(name)].concat());
    }
    all.extend(parts);
    let was = before.iter().find(|(id, _)| *id == thing.id).and_then(|(_, name)| name.as_ref());
    if let (Some(was), Some(name)) = (was, &thing.name)
        && was != name
    {
        all.push(["renamed_from: ", &scalar(was)].concat());
    }
    ["{ ", &all.join(", "), " }"].concat()
}

fn named<T>(things: &[Named<T>]) -> Names {
    things.iter().map(|thing| (thing.id, thing.name.clone())).collect()
}

fn names(table: &TableModel, columns: &[u32]) -> String {
    let columns = columns.iter().filter_map(|id| table.column(*id));
    columns.map(|column| scalar(&column.name)).collect::<Vec<_>>().join(", ")
}

fn formula(table: &TableModel, formula: &Formula) -> String {
    let mut text = formula.text.to_owned();
    for (position, id) in formula.columns.iter().enumerate() {
        let name = table.column(*id).map_or("", |column| &column.name);
        let name = if is_plain(name) {
            name.to_owned()
        } else {
            ["\"", &name.replace('"', "\"\""), "\""].concat()
        };
        text = text.replace(["{", &position.to_string(), "}"].concat().as_str(), &name);
    }
    text
}

fn dialects(set: DialectSet) -> String {
    set.iter().map(Dialect::keyword).collect::<Vec<_>>().join(", ")
}

/// Whether a name needs no quotes anywhere.
fn is_plain(name: &str) -> bool {
    let is_word = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    name.bytes().all(is_word)
        && name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.contains('_')
}

/// Text as a YAML scalar: bare where it is a plain name, else in double quotes.
fn scalar(text: &str) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    let mut out = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => out.extend(['\\', character]),
            '\n' => out.push_str("\\n"),
            control if control.is_control() => {
                let _ = write!(out, "\\u{:04x}", u32::from(control));
            }
            other => out.push(other),
        }
    }
    out.push('"');
    out
}
