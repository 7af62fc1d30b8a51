//! A declaration → the text of a spec that declares it, as a person would write it.
//!
//! The inverse of [`load`](super::load): `load(write(d))` is `d`, for every declaration that a spec can express.
//! Named types and the split into files are lost, so they are not restored. Generated names are left out, short
//! forms are used where possible, and what fits is on one line. `yaml` turns a tree into text; the other files
//! build the tree. Start reading at [`write`].

mod column;
mod index;
mod objects;
mod servers;
mod table;
mod yaml;

use std::collections::BTreeMap;

use self::{
    servers::overlaid,
    yaml::{Item, Layout, Map, Yaml, print},
};
use crate::{
    check::place::Place,
    dialect::{Dialect, DialectSet, PerDialect, Server},
    schema::{Declaration, Expression, Name, Settings},
    spec::words::word_for,
};

/// What stands in a spec beside what it declares: comments for the reader.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notes {
    /// Above everything.
    pub header: Vec<String>,
    /// Above single parts, by their places. A part that shares its line with others hands its comment to what
    /// stands around it.
    pub at: BTreeMap<Place, Vec<String>>,
}

impl Notes {
    fn of(&self, place: &Place) -> Vec<String> {
        self.at.get(place).cloned().unwrap_or_default()
    }
}

/// The text of a spec that declares `declaration`.
///
/// A column whose type is [`Other`](crate::schema::ColumnType::Other) has no portable type, so a spec cannot say
/// it: its SQL stands where the type should, and the spec is refused there.
///
/// # Examples
///
/// ```
/// use tablewright_codegen::spec::{Notes, load_str, write};
///
/// let text = "tables:\n  author:\n    columns:\n      id: bigint auto_increment\n    primary_key: id\n";
/// let declared = load_str("schema.yaml", text).unwrap().declaration;
/// assert_eq!(write(&declared, &Notes::default()), text);
/// ```
#[must_use]
pub fn write(declaration: &Declaration, notes: &Notes) -> String {
    let writer = Writer { declaration, notes };
    let mut file = Map::new(Layout::Paragraphs);
    let settings = &declaration.settings;
    if !settings.dialects.is_all() {
        file.put("dialects", dialects(settings.dialects));
    }
    file.put_map("settings", write_settings(settings));
    file.put_map("modules", writer.modules());
    file.put_map("enums", writer.enums());
    file.put("tables", writer.of_servers(Part::Tables));
    file.put_map("views", writer.of_servers(Part::Views));
    file.put_map("raw", writer.of_servers(Part::Raw));
    file.put_list("query_together", writer.query_together());
    file.put_list("consents", writer.consents());
    file.put_list("data_steps", writer.data_steps());
    print(&notes.header, &file)
}

/// A part of the spec that MySQL and MariaDB may have otherwise.
#[derive(Clone, Copy)]
enum Part {
    /// `tables`
    Tables,
    /// `views`
    Views,
    /// `raw`
    Raw,
}

/// What every part of the writing reads.
#[derive(Clone, Copy)]
struct Writer<'d> {
    declaration: &'d Declaration,
    notes: &'d Notes,
}

impl Writer<'_> {
    /// A part of the spec, with what MySQL and MariaDB have otherwise.
    fn of_servers(&self, part: Part) -> Map {
        let both = self.part(part);
        if !self.declaration.has_servers() {
            return both;
        }
        let own = Server::ALL.map(|server| {
            let declaration = &*self.declaration.of_server(server);
            Writer { declaration, notes: self.notes }.part(part)
        });
        overlaid(both, own, self.declaration.settings.dialects)
    }

    fn part(&self, part: Part) -> Map {
        match part {
            Part::Tables => self.tables(),
            Part::Views => self.views(),
            Part::Raw => self.raw_objects(),
        }
    }

    /// A text for each dialect that has one, `none` for one in use that has none.
    fn bodies(&self, texts: &PerDialect<Option<String>>) -> Yaml {
        if let Some(text) = alike(texts) {
            return Yaml::Lines(text.to_owned());
        }
        let mut map = Map::default();
        for dialect in Dialect::ALL {
            match texts.as_ref().get(dialect) {
                Some(text) => map.put(dialect.keyword(), Yaml::Lines(text.clone())),
                None if self.declaration.settings.dialects.contains(dialect) => {
                    map.put(dialect.keyword(), Yaml::word("none"));
                }
                None => {}
            }
        }
        map.into()
    }
}

fn write_settings(settings: &Settings) -> Map {
    let usual = Settings::default();
    let mut map = Map::default();
    let version = settings.sqlite_minimum;
    if version != usual.sqlite_minimum {
        let text = format!("{}.{}", version.major, version.minor);
        map.put("sqlite_minimum", Yaml::Text(text));
    }
    if settings.mssql_minimum != usual.mssql_minimum {
        map.put("mssql_minimum", Yaml::Word(settings.mssql_minimum.to_string()));
    }
    if let Some(collation) = &settings.mssql_collation {
        map.put("mssql_collation", Yaml::Text(collation.clone()));
    }
    let safe = settings.postgres_safe_forms;
    if safe != usual.postgres_safe_forms {
        map.put("postgres_safe_forms", Yaml::Word(safe.to_string()));
    }
    if settings.diesel_columns != usual.diesel_columns {
        map.put("diesel_columns", Yaml::Word(settings.diesel_columns.to_string()));
    }
    map
}

/// `[sqlite, postgres]`
fn dialects(set: DialectSet) -> Yaml {
    Yaml::list(set.iter().map(|dialect| Yaml::word(dialect.keyword())))
}

/// `only: [sqlite, postgres]`, unless it is all of them.
impl Writer<'_> {
    /// The value of each dialect in use: its own, or else `base`.
    fn variants<T: Copy>(
        &self,
        base: T,
        own: PerDialect<Option<T>>,
        write: impl Fn(T) -> Yaml,
    ) -> Map {
        let mut map = Map::default();
        for dialect in self.declaration.settings.dialects.iter() {
            map.put(dialect.keyword(), write(own.get(dialect).unwrap_or(base)));
        }
        map
    }
}

fn put_only(map: &mut Map, set: DialectSet) {
    if !set.is_all() {
        map.put("only", dialects(set));
    }
}

/// The word for `value`, unless it is the one that is meant where none stands.
fn word<T: PartialEq + Default>(words: &[(&'static str, T)], value: &T) -> Option<Yaml> {
    word_for(words, value).filter(|_| *value != T::default()).map(Yaml::word)
}

/// The one text of all four dialects.
fn alike(texts: &PerDialect<Option<String>>) -> Option<&str> {
    let first = texts.sqlite.as_deref()?;
    let is_same = |dialect| texts.as_ref().get(dialect).as_deref() == Some(first);
    Dialect::ALL.into_iter().all(is_same).then_some(first)
}

/// A text for each dialect that has one.
fn texts(texts: &PerDialect<Option<String>>) -> Map {
    let mut map = Map::default();
    for dialect in Dialect::ALL {
        if let Some(text) = texts.as_ref().get(dialect) {
            map.put(dialect.keyword(), Yaml::Lines(text.clone()));
        }
    }
    map
}

/// One text for all four dialects, or one for each that has one; nothing if none has.
fn texts_or_one(of: &PerDialect<Option<String>>) -> Option<Yaml> {
    if let Some(text) = alike(of) {
        return Some(Yaml::text(text));
    }
    Some(texts(of)).filter(|map| !map.is_empty()).map(Yaml::from)
}

/// An expression, or its SQL for each dialect.
fn expression(expression: &Expression) -> Yaml {
    match as_text(expression) {
        Ok(text) => Yaml::Text(text),
        Err(sql) => texts(sql).into(),
    }
}

/// The text of a portable expression, or the raw SQL.
fn as_text(expression: &Expression) -> Result<String, &PerDialect<Option<String>>> {
    if let Expression::Raw(sql) = expression { Err(sql) } else { Ok(expression.to_string()) }
}

/// Names as a list.
fn names<N: Name>(names: &[N]) -> Yaml {
    Yaml::texts(names.iter().map(Name::as_str))
}

/// A name alone, or names as a list.
fn name_or_names<N: Name>(of: &[N]) -> Yaml {
    match of {
        [only] => Yaml::text(only.as_str()),
        _ => names(of),
    }
}
