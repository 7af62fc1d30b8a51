//! Columns, on one line if possible.

use super::{Yaml, as_text, expression, table::TableWriter, texts, yaml::Map};
use crate::{
    check::place::Place,
    dialect::{Dialect, PerDialect},
    schema::{
        AutoIncrement, Column, Expression, Generated, GeneratedStorage, Index, Nullability,
        UniqueConstraint, Uniqueness, naming,
        native::short,
        presentation::{ColumnPresentation, FieldType},
    },
    spec::{
        line::parse_line,
        words::{STORAGES, word_for},
    },
};

impl TableWriter<'_> {
    /// The table's columns in their order.
    pub(super) fn columns(&mut self) -> Map {
        let mut columns = Map::new(super::Layout::Lines);
        for column in &self.table.columns {
            let mut notes =
                self.writer.notes.of(&Place::Column(self.name.clone(), column.name.clone()));
            let value = self.column(column, &mut notes).shortened("type");
            columns.put_noted(notes, column.name.as_str(), value);
        }
        columns
    }

    fn column(&mut self, column: &Column, notes: &mut Vec<String>) -> Map {
        let mut map = Map::default();
        let shown = self.presentation.and_then(|table| table.columns.get(&column.name));
        let short = self.short_name(column, shown);
        map.put("type", Yaml::Text(line(column, short.clone())));
        if !column.own_nullability.is_none() {
            let is_nullable =
                |it| Yaml::word(if it == Nullability::Nullable { "true" } else { "false" });
            let own = column.own_nullability;
            map.put("nullable", self.writer.variants(column.nullability, own, is_nullable));
        }
        if let Some(default @ Expression::Raw(_)) = &column.default {
            map.put("default", expression(default));
        }
        if let Some(kind) = column.auto_increment.filter(|_| !is_numbered_alike(column)) {
            let own = PerDialect::from_fn(|dialect| {
                let is_numbered = column.numbering_dialects.contains(dialect);
                if is_numbered { column.own_numbering.get(dialect).map(Some) } else { Some(None) }
            });
            map.put("auto_increment", self.writer.variants(Some(kind), own, numbering_word));
        }
        if column.auto_update {
            map.put("auto_update", Yaml::word("true"));
        }
        map.put_some("generated", column.generated.as_ref().map(generated));
        self.put_reference(column, notes, &mut map);
        self.put_belongings(column, notes, &mut map);
        map.put_some("collation", super::texts_or_one(&column.collation));
        map.put_some("comment", column.comment.clone().map(Yaml::Lines));
        put_presentation(shown, short.is_some(), &mut map);
        for dialect in Dialect::ALL.into_iter().filter(|_| short.is_none()) {
            let sql = column.sql_types.as_ref().get(dialect).as_ref();
            map.put_some(dialect.keyword(), sql.map(|sql| Yaml::text(sql)));
        }
        let key = (self.name.clone(), column.name.clone());
        let before = self.writer.declaration.intent.renamed_columns.get(&key);
        map.put_some("renamed_from", before.map(|name| Yaml::text(name.as_str())));
        map
    }

    /// The short name of a type that only the one dialect of the spec has.
    fn short_name(&self, column: &Column, shown: Option<&ColumnPresentation>) -> Option<String> {
        let mut in_use = self.writer.declaration.settings.dialects.iter();
        let (dialect, None) = (in_use.next()?, in_use.next()) else { return None };
        let mut own = Dialect::ALL.into_iter();
        if own.any(|it| it != dialect && column.sql_types.as_ref().get(it).is_some()) {
            return None;
        }
        let sql = column.sql_types.as_ref().get(dialect).as_ref()?;
        let short = short(dialect, sql)?;
        let field = shown.map_or(&FieldType::Portable, |shown| &shown.field);
        let is_read = parse_line(sql).is_ok_and(|line| line.type_text == sql);
        (is_read && short.type_ == column.type_ && short.sql.is_some() && short.field == *field)
            .then(|| sql.clone())
    }

    /// `references`, for the foreign key of this one column with the name that it gets by itself.
    fn put_reference(&mut self, column: &Column, notes: &mut Vec<String>, map: &mut Map) {
        let columns = std::slice::from_ref(&column.name);
        let name = naming::foreign_key_name(self.name, columns);
        let Some(key) = self.table.foreign_keys.get(&name) else { return };
        if key.columns != columns
            || !key.dialects.is_all()
            || !key.validity.is_valid()
            || self.is_renamed(&name)
        {
            return;
        }
        notes.extend(self.constraint_notes(&name));
        map.put("references", self.reference(key));
        self.put_actions(key, map);
        self.said.insert(name);
    }

    /// `unique`, `check` and `index`, where they have the names that they get by themselves.
    fn put_belongings(&mut self, column: &Column, notes: &mut Vec<String>, map: &mut Map) {
        let columns = std::slice::from_ref(&column.name);
        let name = naming::unique_name(self.name, columns);
        let unique = self.table.unique_constraints.get(&name);
        let is_plain =
            |unique: &UniqueConstraint| *unique == UniqueConstraint::new(columns.to_vec());
        if unique.is_some_and(is_plain) && !self.is_renamed(&name) {
            notes.extend(self.constraint_notes(&name));
            map.put("unique", Yaml::word("true"));
            self.said.insert(name);
        }
        let name = naming::column_check_name(self.name, &column.name);
        let check = self.table.checks.get(&name);
        if let Some(check) = check.filter(|it| it.dialects.is_all() && it.validity.is_valid())
            && !self.is_renamed(&name)
        {
            notes.extend(self.constraint_notes(&name));
            map.put("check", expression(&check.expression));
            self.said_checks.insert(name);
        }
        // An index is said here only where the column has more than a line anyway.
        let name = naming::index_name(self.name, &[column.name.as_str().to_owned()]);
        let index = self.table.indexes.get(&name);
        if index.is_some_and(|index| {
            *index == Index::over(std::slice::from_ref(&column.name), Uniqueness::NotUnique)
        }) && map.only("type").is_none()
            && !self.is_index_renamed(&name)
        {
            notes.extend(self.index_notes(&name));
            map.put("index", Yaml::word("true"));
            self.said_indexes.insert(name);
        }
    }
}

/// The type with all that its line can say.
fn line(column: &Column, short: Option<String>) -> String {
    let mut line = short.unwrap_or_else(|| column.type_.to_string());
    if column.nullability == Nullability::Nullable && column.own_nullability.is_none() {
        line.push('?');
    }
    match column.auto_increment.filter(|_| is_numbered_alike(column)) {
        Some(AutoIncrement::Plain) => line.push_str(" auto_increment"),
        Some(AutoIncrement::NeverReuse) => line.push_str(" auto_increment never_reuse"),
        Some(AutoIncrement::Serial) => line.push_str(" auto_increment serial"),
        Some(AutoIncrement::Always) => line.push_str(" auto_increment always"),
        None => {}
    }
    if let Some(Ok(default)) = column.default.as_ref().map(as_text) {
        line.push_str(" = ");
        line.push_str(&default);
    }
    line
}

/// Whether one word says how every dialect numbers the rows.
fn is_numbered_alike(column: &Column) -> bool {
    column.numbering_dialects.is_all() && column.own_numbering.is_none()
}

fn numbering_word(kind: Option<AutoIncrement>) -> Yaml {
    Yaml::word(match kind {
        Some(AutoIncrement::Plain) => "true",
        Some(AutoIncrement::NeverReuse) => "never_reuse",
        Some(AutoIncrement::Serial) => "serial",
        Some(AutoIncrement::Always) => "always",
        None => "false",
    })
}

fn generated(generated: &Generated) -> Yaml {
    let of = match as_text(&generated.expression) {
        Ok(text) if generated.storage == GeneratedStorage::Stored => return Yaml::Text(text),
        Ok(text) => Yaml::Text(text),
        Err(sql) => texts(sql).into(),
    };
    let mut map = Map::default();
    map.put("as", of);
    map.put_some("storage", word_for(STORAGES, &generated.storage).map(Yaml::word));
    map.into()
}

/// What Rust shows of a column, whose type may say what Rust reads.
fn put_presentation(shown: Option<&ColumnPresentation>, is_short: bool, map: &mut Map) {
    let Some(ColumnPresentation { doc, rust_name, field }) = shown else { return };
    map.put_some("doc", doc.clone().map(Yaml::Lines));
    let field = if is_short { &FieldType::Portable } else { field };
    map.put_some("diesel", field.diesel().map(Yaml::text));
    match field {
        FieldType::Portable => {}
        FieldType::Own { rust, .. } => map.put("rust", Yaml::text(rust)),
        FieldType::Hidden => map.put("rust", Yaml::word("none")),
    }
    map.put_some("rust_name", rust_name.as_deref().map(Yaml::text));
}
