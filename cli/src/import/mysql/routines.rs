//! Procedures, functions and events as the statements that make them.
//!
//! `SHOW CREATE` would give them, but MySQL does not say before it runs a prepared one which columns that has, and
//! Diesel prepares every statement that gives rows. So they are put together from the information schema.

use std::collections::BTreeMap;

use diesel::{
    QueryResult, RunQueryDsl,
    mysql::MysqlConnection,
    prelude::QueryableByName,
    sql_query,
    sql_types::{Bool, Nullable, Text},
};
use tablewright_codegen::{
    dialect::Dialect, schema::RawSql, schema::statements::without_last_comments,
    sql::writer::Statement,
};

#[derive(Debug, QueryableByName)]
struct RoutineRow {
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = Nullable<Text>)]
    returned: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    character_set: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    collation_name: Option<String>,
    #[diesel(sql_type = Bool)]
    is_deterministic: bool,
    #[diesel(sql_type = Text)]
    data_access: String,
    #[diesel(sql_type = Text)]
    security: String,
    #[diesel(sql_type = Text)]
    comment: String,
    #[diesel(sql_type = Text)]
    body: String,
}

#[derive(Debug, QueryableByName)]
struct ParameterRow {
    #[diesel(sql_type = Text)]
    routine: String,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = Nullable<Text>)]
    mode: Option<String>,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    type_text: String,
    #[diesel(sql_type = Nullable<Text>)]
    character_set: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    collation_name: Option<String>,
}

#[derive(Debug, QueryableByName)]
struct EventRow {
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Nullable<Text>)]
    execute_at: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    interval_value: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    interval_field: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    starts: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    ends: Option<String>,
    #[diesel(sql_type = Text)]
    status: String,
    #[diesel(sql_type = Text)]
    on_completion: String,
    #[diesel(sql_type = Text)]
    comment: String,
    #[diesel(sql_type = Text)]
    body: String,
}

/// The routines and events of the current database, each by its name.
pub(super) fn all(connection: &mut MysqlConnection) -> QueryResult<Vec<(String, RawSql)>> {
    let rows: Vec<ParameterRow> = sql_query(include_str!("parameters.sql")).load(connection)?;
    let mut parameters: BTreeMap<(String, String), Vec<ParameterRow>> = BTreeMap::new();
    for row in rows {
        parameters.entry((row.kind.clone(), row.routine.clone())).or_default().push(row);
    }
    let routines: Vec<RoutineRow> =
        sql_query(concat!(include_str!("programs.sql"), include_str!("routines.sql")))
            .load(connection)?;
    let mut found = Vec::new();
    for row in routines {
        let own = parameters.remove(&(row.kind.clone(), row.name.clone())).unwrap_or_default();
        found.push((row.name.clone(), routine(&row, &own)));
    }
    let events: Vec<EventRow> =
        sql_query(concat!(include_str!("programs.sql"), include_str!("events.sql")))
            .load(connection)?;
    found.extend(events.iter().map(|row| (row.name.clone(), event(row))));
    Ok(found)
}

fn routine(row: &RoutineRow, parameters: &[ParameterRow]) -> RawSql {
    let mut up = ["CREATE ", &row.kind, " ", &identifier(&row.name), "("].concat();
    for (position, parameter) in parameters.iter().enumerate() {
        let mode = parameter.mode.as_deref().filter(|_| row.kind == "PROCEDURE");
        up.push_str(if position > 0 { ", " } else { "" });
        if let Some(mode) = mode {
            up.extend([mode, " "]);
        }
        let character_set = (&parameter.character_set, &parameter.collation_name);
        up.extend([&*identifier(&parameter.name), " ", &parameter.type_text]);
        up.push_str(&of_character_set(character_set));
    }
    up.push(')');
    if row.kind == "FUNCTION"
        && let Some(returned) = &row.returned
    {
        up.extend(["\n    RETURNS ", returned]);
        up.push_str(&of_character_set((&row.character_set, &row.collation_name)));
    }
    if row.is_deterministic {
        up.push_str("\n    DETERMINISTIC");
    }
    if row.data_access != "CONTAINS SQL" {
        up.extend(["\n    ", &row.data_access]);
    }
    if row.security != "DEFINER" {
        up.extend(["\n    SQL SECURITY ", &row.security]);
    }
    push_comment(&mut up, &row.comment);
    up.extend(["\n", body(&row.body)]);
    RawSql { up, down: ["DROP ", &row.kind, " ", &identifier(&row.name)].concat() }
}

fn event(row: &EventRow) -> RawSql {
    let mut up = ["CREATE EVENT ", &identifier(&row.name), "\n    ON SCHEDULE"].concat();
    let mut push_time = |words: &str, time: &Option<String>| {
        if let Some(time) = time {
            up.extend([words, &literal(time)]);
        }
    };
    push_time(" AT ", &row.execute_at);
    push_time(" EVERY ", &row.interval_value);
    if let Some(field) = &row.interval_field {
        up.extend([" ", field]);
    }
    let mut push_time = |words: &str, time: &Option<String>| {
        if let Some(time) = time {
            up.extend([words, &literal(time)]);
        }
    };
    push_time(" STARTS ", &row.starts);
    push_time(" ENDS ", &row.ends);
    up.extend(["\n    ON COMPLETION ", &row.on_completion]);
    up.push_str(if row.status == "ENABLED" { "\n    ENABLE" } else { "\n    DISABLE" });
    push_comment(&mut up, &row.comment);
    up.extend(["\n    DO ", body(&row.body)]);
    RawSql { up, down: ["DROP EVENT ", &identifier(&row.name)].concat() }
}

/// The body without what ends it: a semicolon stands behind each statement of a migration.
fn body(text: &str) -> &str {
    without_last_comments(text, Dialect::Mysql).trim_end_matches([';', ' ', '\n', '\r', '\t'])
}

fn push_comment(up: &mut String, comment: &str) {
    if !comment.is_empty() {
        up.extend(["\n    COMMENT ", &literal(comment)]);
    }
}

/// The character set and collation of a text, which would otherwise be those of the database that it comes to.
fn of_character_set((set, collation): (&Option<String>, &Option<String>)) -> String {
    let (Some(set), Some(collation)) = (set, collation) else { return String::new() };
    [" CHARACTER SET ", set, " COLLATE ", collation].concat()
}

fn identifier(name: &str) -> String {
    let mut statement = Statement::new(Dialect::Mysql);
    statement.identifier(name);
    statement.into_text()
}

fn literal(text: &str) -> String {
    let mut statement = Statement::new(Dialect::Mysql);
    statement.text_literal(text);
    statement.into_text()
}
