//! From a failed statement to its place in `schema.yaml`.
//!
//! A statement's comment names its object, the database's message often a part of it, and the statement itself its
//! table. If the spec no longer has the object, or has it under another name, there is no place, and the error is
//! shown as it is. Start reading at [`diagnose`].

use std::path::Path;

use tablewright::{
    Before, Cause, Error, FailedStatement,
    migrate::{Named, Reason, held_by},
};
use tablewright_codegen::{
    check::place::Place,
    diagnostic::{Code, Diagnostic, Diagnostics},
    dialect::Dialect,
    schema::{
        ColumnName, ConstraintName, Declaration, IndexName, RawName, Table, TableName, TriggerName,
        ViewName,
        intent::{ChangeReference, Intent},
    },
    spec,
    stored::implied::implied_checks,
};

use super::{
    strangers::{self, Stranger},
    suspicion::Tables,
};

/// What was found around a statement that failed.
#[derive(Clone, Debug, Default)]
pub(super) struct Around {
    /// Whether the tables are what the history says.
    pub(super) tables: Tables,
    /// The triggers and indexes of what a guard of SQLite is about.
    pub(super) strangers: Vec<Stranger>,
}

/// The error at its place in the spec, if it is of a statement whose place is there.
pub(super) fn diagnose(error: &Error, spec: &Path, around: &Around) -> Option<Diagnostics> {
    let Error::Migration { migration, direction, database, statement, source } = error else {
        return None;
    };
    let statement = statement.as_ref()?;
    let loaded = spec::load(spec).ok()?;
    let place = find_place(statement, source, &loaded.declaration)?;
    let span = loaded.places.span(&place);
    let number = statement.number.to_string();
    let (total, line) = (statement.total.to_string(), statement.line.to_string());
    let (verb, preposition) = direction.words();
    let about = statement.about.as_deref().unwrap_or_default();
    let mut message =
        ["cannot ", verb, " `", migration, "` ", preposition, " `", database, "`: "].concat();
    let file = direction.file();
    message.extend([about, " (statement ", &number, " of ", &total, ", line ", &line]);
    message.extend([" of its `", file, "`) was refused"]);
    if statement.before == Before::Kept && statement.number > 1 {
        message.push_str("; the statements before it stay and will not run again");
    }
    let mut diagnostic = Diagnostic::new(Code::RefusedStatement, span, message).label(said(source));
    let reason = reason_of(statement, source);
    let reason = if lacks_values(reason, &place, &loaded.declaration.intent) {
        Reason::NotNull
    } else {
        reason
    };
    diagnostic.help = strangers::help(&around.strangers, &loaded.declaration.schema)
        .or_else(|| held_help(source))
        .or_else(|| unexpected(reason, around.tables))
        .or_else(|| help(reason, &place));
    Some(Diagnostics::new(vec![diagnostic], loaded.sources))
}

/// What the database said, with what it says of things that depend on each other.
fn said(source: &Cause) -> String {
    let mut text = source.to_string();
    if let Some(held) = held_by(&**source) {
        text.extend(["; ", &held]);
    }
    text.replace('\n', "; ")
}

/// What to do about something that hangs on what is changed.
fn held_help(source: &Cause) -> Option<String> {
    held_by(&**source).map(|_| {
        "nothing that hangs on a view or reads a column is taken along: drop it by hand before, and make it again \
         afterwards, or declare it, under `views:` or `raw:`, so that the migration does both"
            .to_owned()
    })
}

/// The reason. SQLite says of a row without a value what it says of one that breaks a check.
fn reason_of(statement: &FailedStatement, source: &Cause) -> Reason {
    let reason = Reason::of(&**source);
    let sets_not_null = statement.text.ends_with("SET NOT NULL");
    if reason == Reason::Check && sets_not_null { Reason::NotNull } else { reason }
}

/// Whether a value that does not fit is one that is missing: of a column whose type stays, as far as the spec has
/// agreed to. MariaDB says of both that data was truncated.
fn lacks_values(reason: Reason, place: &Place, intent: &Intent) -> bool {
    let Place::Column(table, column) = place else { return false };
    let steps = intent.data_steps.iter().flat_map(|step| &step.before);
    let said: Vec<_> = intent.consents.iter().map(|consent| &consent.change).chain(steps).collect();
    let not_null = ChangeReference::NotNull(table.clone(), column.clone());
    let change_type = ChangeReference::ChangeType(table.clone(), column.clone());
    reason == Reason::Value && said.contains(&&not_null) && !said.contains(&&change_type)
}

/// What to do about something that is there already, or is not there, where it is known who is at fault.
fn unexpected(reason: Reason, tables: Tables) -> Option<String> {
    let text = match (reason, tables) {
        (Reason::Exists | Reason::Missing, Tables::Otherwise) => {
            "the database is not as its history says: somebody has changed it by hand, or another tool has; \
             tables that were there before the first migration join by `tablewright adopt`"
        }
        (Reason::Exists, Tables::AsSaid) => {
            "the tables are what the migrations before this one make, so it is the migration itself that makes \
             something twice: correct the spec, or the raw SQL in it"
        }
        (Reason::Missing, Tables::AsSaid) => {
            "the tables are what the migrations before this one make, so it is the migration itself that names \
             what is not there: correct the spec, or the raw SQL in it"
        }
        _ => return None,
    };
    Some(text.to_owned())
}

/// What to do about it.
pub(super) fn help(reason: Reason, place: &Place) -> Option<String> {
    let step = |change: &str| {
        format!(
            "make the rows fit, by hand or, until it is sealed, by `data_steps: [{{ before: {{ {change} }}, … \
             }}]`"
        )
    };
    Some(match (reason, place) {
        (Reason::Unique, Place::Constraint(table, name)) => step(&format!("unique: {table}.{name}")),
        (Reason::Unique, Place::Index(table, name)) => step(&format!("unique: {table}.{name}")),
        (Reason::NotNull, Place::Column(table, column)) => {
            step(&format!("not_null: {table}.{column}"))
        }
        (Reason::ForeignKey, Place::Constraint(table, name)) => {
            step(&format!("foreign_key: {table}.{name}"))
        }
        (Reason::Check, Place::Constraint(table, name)) => step(&format!("check: {table}.{name}")),
        (Reason::Value, Place::Column(table, column)) => {
            step(&format!("change_type: {table}.{column}"))
        }
        (Reason::Unique | Reason::NotNull | Reason::ForeignKey | Reason::Check | Reason::Value, _) => {
            "make the rows fit, by hand or, until it is sealed, by a data step of the spec".to_owned()
        }
        (Reason::ForeignKeyForm, _) => "give both sides of the foreign key one type, and on MySQL and MariaDB one \
                                        character set and collation: `SHOW CREATE TABLE` shows what they are"
            .to_owned(),
        (Reason::Strict, _) => "somebody has made the table STRICT: `tablewright verify --plan` prints the SQL that \
                                makes it as the spec declares it"
            .to_owned(),
        (Reason::Locked, _) => {
            "somebody else is using the table: run it again when they have finished".to_owned()
        }
        (Reason::Permission, _) => {
            "run it as the owner of the tables, or let this user change them".to_owned()
        }
        (Reason::ReadOnly, _) => "run it where the database can be written".to_owned(),
        (Reason::Full, _) => "make room for it, and run it again".to_owned(),
        (Reason::Exists | Reason::Missing, _) => "`tablewright verify` tells whether the tables are \
                                                  what the spec declares"
            .to_owned(),
        (Reason::Connection, _) => "run it again when the server is there".to_owned(),
        _ => return None,
    })
}

/// The place in the spec of what failed: the narrowest that comment, statement and message agree on.
fn find_place(
    statement: &FailedStatement,
    source: &Cause,
    declaration: &Declaration,
) -> Option<Place> {
    let about = statement.about.as_deref()?;
    if about.starts_with("data step of the spec") {
        let steps = &declaration.intent.data_steps;
        let named = |name: &str| statement.note.as_deref() == Some(name);
        return steps.iter().position(|step| named(&step.name)).map(Place::DataStep);
    }
    let finder = Finder::new(declaration, &statement.text);
    let of_object = finder.object(about);
    let of_table = of_object.as_ref().and_then(table_of).or_else(|| finder.table());
    let (named, message) = (Named::of(&**source), source.to_string());
    let mut names: Vec<String> = named.constraint.into_iter().chain(named.column).collect();
    names.extend(quoted(&message));
    names.extend(words_behind_failed(&message));
    let reason = Reason::of(&**source);
    let narrower = of_table
        .as_ref()
        .and_then(|table| finder.key(table, reason, &names).or_else(|| finder.part(table, &names)));
    narrower.or(of_object).or(of_table.map(Place::Table))
}

/// Finds the objects of a spec by what SQL and messages call them.
struct Finder<'f> {
    declaration: &'f Declaration,
    /// The names that the statement mentions in quotes.
    mentioned: Vec<String>,
    subject: Subject,
}

/// The table that a statement changes or reads.
enum Subject {
    /// One of the spec.
    Declared(TableName),
    /// One that the spec does not have, or does not have any more.
    Gone,
    /// The statement names none, as some do that drop or rename an index.
    Unnamed,
}

impl<'f> Finder<'f> {
    fn new(declaration: &'f Declaration, statement: &str) -> Self {
        let tables = &declaration.schema.tables;
        let mut renamed = declaration.intent.renamed_tables.iter();
        let subject = match subject(statement) {
            None => Subject::Unnamed,
            Some(name) if tables.contains_key(name) => Subject::Declared(TableName::new(name)),
            // Before the rename the statement has the name that was.
            Some(name) => renamed
                .find(|(_, before)| before.as_str() == name)
                .map_or(Subject::Gone, |(now, _)| Subject::Declared(now.clone())),
        };
        Self { declaration, mentioned: quoted(statement), subject }
    }
    /// The object that a comment names, as `render` writes them: `table claims`.
    fn object(&self, about: &str) -> Option<Place> {
        const OF_TABLES: [&str; 5] = [
            "table ",
            "values of table ",
            "comment of table ",
            "primary key of table ",
            "rows of ",
        ];
        const OF_COLUMNS: [&str; 3] = ["column ", "comment of column ", "default of column "];
        const OF_INDEXES: [&str; 3] = ["index ", "full-text index ", "column for index "];
        const OF_CONSTRAINTS: [&str; 5] =
            ["check ", "unique key ", "foreign key ", "primary key ", "constraint "];
        let schema = &self.declaration.schema;
        let strip =
            |kinds: &[&str]| kinds.iter().find_map(|kind| about.strip_prefix(kind)).map(str::trim);
        if let Some(name) = strip(&OF_TABLES) {
            return schema.tables.contains_key(name).then(|| Place::Table(TableName::new(name)));
        }
        if let Some(name) = strip(&OF_COLUMNS) {
            let column = ColumnName::new(name);
            let table = self.table_with(|table| table.column(&column).is_some())?;
            return Some(Place::Column(table, column));
        }
        if let Some(name) = strip(&OF_INDEXES) {
            let table = self.table_with(|table| has_index(table, name))?;
            return Some(Place::Index(table, IndexName::new(name)));
        }
        if let Some(name) = strip(&OF_CONSTRAINTS) {
            let table = self.table_with(|table| has_constraint(table, name));
            let declared = table.map(|table| Place::Constraint(table, ConstraintName::new(name)));
            let implied = || match &self.subject {
                Subject::Declared(table) => implied(self.declaration, table, name),
                Subject::Gone => None,
                Subject::Unnamed => {
                    schema.tables.keys().find_map(|table| implied(self.declaration, table, name))
                }
            };
            return declared.or_else(implied).or_else(|| self.table().map(Place::Table));
        }
        if let Some(name) = strip(&["trigger "]) {
            let trigger = TriggerName::new(name);
            let table = self.table_with(|table| table.triggers.contains_key(&trigger))?;
            return Some(Place::Trigger(table, trigger));
        }
        if let Some(name) = strip(&["view "]) {
            return schema.views.contains_key(name).then(|| Place::View(ViewName::new(name)));
        }
        let name = strip(&["raw SQL "])?;
        schema.raw_objects.contains_key(name).then(|| Place::Raw(RawName::new(name)))
    }

    /// The table of the spec that the statement is on or, if it names none, that it mentions first.
    fn table(&self) -> Option<TableName> {
        match &self.subject {
            Subject::Declared(table) => Some(table.clone()),
            Subject::Gone => None,
            Subject::Unnamed => {
                let tables = &self.declaration.schema.tables;
                let mut mentioned = self.mentioned.iter();
                mentioned.find(|name| tables.contains_key(name.as_str())).map(TableName::new)
            }
        }
    }

    /// The table that the statement is on, if it fits. Only if the statement names no table, it may be any one
    /// that it mentions, or the only one that fits: a column `id` is in many tables.
    fn table_with(&self, fits: impl Fn(&Table) -> bool) -> Option<TableName> {
        let tables = &self.declaration.schema.tables;
        match &self.subject {
            Subject::Declared(table) => {
                return tables.get(table).is_some_and(fits).then(|| table.clone());
            }
            Subject::Gone => return None,
            Subject::Unnamed => {}
        }
        let is_fit = |name: &&String| tables.get(name.as_str()).is_some_and(&fits);
        if let Some(name) = self.mentioned.iter().find(is_fit) {
            return Some(TableName::new(name));
        }
        let mut fitting = tables.iter().filter(|(_, table)| fits(table));
        let (name, _) = fitting.next()?;
        fitting.next().is_none().then(|| name.clone())
    }

    /// The key of a table that a database does not name: SQLite tells the columns of a unique one, and of a
    /// foreign key nothing.
    fn key(&self, table: &TableName, reason: Reason, names: &[String]) -> Option<Place> {
        let content = self.declaration.schema.tables.get(table)?;
        let constraint = |name: &ConstraintName| Place::Constraint(table.clone(), name.clone());
        if reason == Reason::ForeignKey {
            let mut keys = content.foreign_keys.keys();
            let (first, second) = (keys.next(), keys.next());
            return first.filter(|_| second.is_none()).map(constraint);
        }
        let is_key = |columns: &[ColumnName]| {
            columns.iter().map(ColumnName::as_str).eq(names.iter().map(String::as_str))
        };
        if reason != Reason::Unique {
            return None;
        }
        let mut unique = content.unique_constraints.iter();
        let unique = unique.find(|(_, unique)| is_key(&unique.columns)).map(|(name, _)| name);
        let primary = content.primary_key.iter().find(|key| is_key(&key.columns));
        unique.or(primary.map(|key| &key.name)).map(constraint)
    }

    /// The part of a table that one of `names` is, constraints before columns.
    fn part(&self, table: &TableName, names: &[String]) -> Option<Place> {
        let content = self.declaration.schema.tables.get(table)?;
        let find = |fits: &dyn Fn(&str) -> bool| names.iter().find(|name| fits(name));
        if let Some(name) = find(&|name| has_constraint(content, name)) {
            return Some(Place::Constraint(table.clone(), ConstraintName::new(name)));
        }
        if let Some(name) = find(&|name| has_index(content, name)) {
            return Some(Place::Index(table.clone(), IndexName::new(name)));
        }
        if let Some(place) = names.iter().find_map(|name| implied(self.declaration, table, name)) {
            return Some(place);
        }
        let name = find(&|name| content.column(&ColumnName::new(name)).is_some())?;
        Some(Place::Column(table.clone(), ColumnName::new(name)))
    }
}

fn table_of(place: &Place) -> Option<TableName> {
    let mut place = place.clone();
    loop {
        if let Place::Table(table) = place {
            return Some(table);
        }
        place = place.around()?;
    }
}

/// The column whose type implies a check of this name.
pub(super) fn implied(declaration: &Declaration, table: &TableName, name: &str) -> Option<Place> {
    let schema = &declaration.schema;
    let content = schema.tables.get(table)?;
    let columns = |dialect| {
        let checks = implied_checks(table, content, &schema.enums, dialect);
        let check = checks.get(name)?;
        let mut columns = content.columns.iter().map(|column| &column.name);
        columns.find(|column| check.columns().any(|name| name == *column)).cloned()
    };
    let column = Dialect::ALL.into_iter().find_map(columns)?;
    Some(Place::Column(table.clone(), column))
}

fn has_constraint(table: &Table, name: &str) -> bool {
    table.unique_constraints.contains_key(name)
        || table.foreign_keys.contains_key(name)
        || table.checks.contains_key(name)
        || table.primary_key.as_ref().is_some_and(|key| key.name.as_str() == name)
}

fn has_index(table: &Table, name: &str) -> bool {
    table.indexes.contains_key(name) || table.search_indexes.contains_key(name)
}

/// The name that stands first where a statement names the table that it is on. The tables of our own that rows
/// pass through do not count.
fn subject(statement: &str) -> Option<&str> {
    const BEFORE: [&str; 9] = [
        "TABLE",
        "TABLE ONLY",
        "TABLE IF EXISTS",
        "TABLE IF NOT EXISTS",
        "COMMENT ON COLUMN",
        "UPDATE",
        " ON",
        "INTO",
        "FROM",
    ];
    let mut position = 0;
    while let Some(start) = statement[position..].find(['"', '`', '\'']) {
        let start = position + start;
        let quote = &statement[start..=start];
        let length = statement[start + 1..].find(quote)?;
        let name = &statement[start + 1..start + 1 + length];
        let before = statement[..start].trim_end();
        let is_table = quote != "'" && BEFORE.iter().any(|words| before.ends_with(words));
        if is_table && !name.starts_with("__tablewright") {
            return Some(name);
        }
        position = start + length + 2;
    }
    None
}

/// What stands in quotes of any kind, and the parts of it that a dot parts: MySQL says `t.uq_name`.
fn quoted(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(['"', '`', '\'']) {
        let quote = &rest[start..=start];
        let Some(length) = rest[start + 1..].find(quote) else { break };
        let name = &rest[start + 1..start + 1 + length];
        found.push(name.to_owned());
        found.extend(name.rsplit_once('.').map(|(_, last)| last.to_owned()));
        rest = &rest[start + length + 2..];
    }
    found
}

/// SQLite's `UNIQUE constraint failed: claims.tier, claims.claim_id`: names without quotes.
fn words_behind_failed(message: &str) -> Vec<String> {
    let Some((_, names)) = message.split_once("constraint failed: ") else { return Vec::new() };
    let words = names.split_whitespace().map(|word| word.trim_end_matches(','));
    words.map(|word| word.rsplit('.').next().unwrap_or(word).to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SPEC: &str = "\
dialects: [sqlite, postgres]
tables:
  item:
    columns: { id: bigint, acct: string(20), kind: string(20)? }
    primary_key: id
  person:
    renamed_from: customer
    columns: { id: bigint, name: string(20) }
    primary_key: id
";

    /// The place of a statement that failed with `message`: the underlined text's line, from 1.
    fn line(about: &str, text: &str, message: &str) -> Option<usize> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("schema.yaml");
        std::fs::write(&path, SPEC).unwrap();
        let loaded = spec::load(&path).unwrap();
        let statement = FailedStatement {
            number: 1,
            total: 1,
            line: 1,
            about: Some(about.to_owned()),
            note: None,
            text: text.to_owned(),
            before: Before::Undone,
        };
        let source: Cause = message.into();
        let place = find_place(&statement, &source, &loaded.declaration)?;
        let span = loaded.places.span(&place);
        loaded.sources.position(span).map(|at| at.line)
    }

    #[test]
    fn a_column_of_a_table_that_is_gone_is_not_looked_for_in_another() {
        let message = "Cannot change column 'id': used in a foreign key constraint";
        assert_eq!(
            line("column id", "ALTER TABLE `acct` MODIFY COLUMN `id` INTEGER", message),
            None
        );
        assert_eq!(line("column id", "ALTER TABLE `acct` DROP COLUMN `item`", message), None);
        let text = "CREATE INDEX \"ix_kind\" ON \"acct\" (\"kind\")";
        assert_eq!(line("index ix_kind", text, "column \"kind\" does not exist"), None);
        let text = "UPDATE \"acct\" SET \"kind\" = 'item'";
        assert_eq!(line("rows of acct", text, "column \"kind\" is not known"), None);
    }

    #[test]
    fn a_statement_points_at_the_table_that_it_is_on() {
        let message = "column \"id\" is of the wrong type";
        let of_item = [
            "ALTER TABLE \"item\" ALTER COLUMN \"id\" TYPE INTEGER",
            "ALTER TABLE ONLY \"item\" ALTER COLUMN \"id\" TYPE INTEGER",
            "COMMENT ON COLUMN \"item\".\"id\" IS 'FROM \"person\"'",
            "INSERT INTO \"__tablewright_rebuild\" (\"id\") SELECT \"id\" FROM \"item\"",
        ];
        for text in of_item {
            assert_eq!(line("column id", text, message), Some(4), "{text}");
        }
        // Under the name from before its rename it is the same table.
        let text = "ALTER TABLE \"customer\" ALTER COLUMN \"id\" TYPE INTEGER";
        assert_eq!(line("column id", text, message), Some(8));
        // What the table has not got any more points at the table.
        let text = "ALTER TABLE \"item\" DROP COLUMN \"name\"";
        assert_eq!(line("column name", text, "cannot drop"), Some(3));
    }
}
