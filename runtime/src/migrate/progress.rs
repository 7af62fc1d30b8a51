//! MySQL and MariaDB, which commit at each statement that changes a table: where a migration stands is written
//! down statement by statement, so that a crash anywhere can be gone on from.
//!
//! A statement that changes rows runs in one transaction with the note that it has run. One that changes the
//! schema cannot; before it runs, the note takes down how what it names looks. After a crash in between, that
//! it looks the same says that the statement did not run, and that it looks different says that it did. The
//! lock of the session that died is held until the server is done with its statement, so nothing is still
//! under way then. `SET` is of the session and runs every time. Start reading at [`run`].

use diesel::{
    Connection, ExpressionMethods, MysqlConnection, OptionalExtension, QueryDsl, QueryResult,
    Queryable, RunQueryDsl, Selectable, SelectableHelper, connection::SimpleConnection, dsl::sql,
    mysql::Mysql, sql_types::BigInt,
};
use sha2::{Digest, Sha256};

use super::{
    digest::hexadecimal,
    looks::{table_text, text_of},
    run::{Failure, note},
    split::{Escape, is_word, quoted, word_length},
    target::Halfway,
};
use crate::error::Direction;

diesel::table! {
    /// The migration that is under way, if one is.
    __tablewright_progress (version) {
        /// Its version, digits alone.
        version -> Text,
        /// `up` or `down`.
        direction -> Text,
        /// Which statement was begun last, from 1.
        statement -> BigInt,
        /// That statement.
        text -> Text,
        /// The checksum of the statements before it.
        checksum -> Text,
        /// How what it names looked before it ran; NULL if it is known to have run.
        looked -> Nullable<Text>,
    }
}

const CREATE: &str = "\
    CREATE TABLE IF NOT EXISTS `__tablewright_progress` (\
        `version` VARCHAR(50) NOT NULL,\
        `direction` VARCHAR(4) NOT NULL,\
        `statement` BIGINT NOT NULL,\
        `text` LONGTEXT NOT NULL,\
        `checksum` VARCHAR(64) NOT NULL,\
        `looked` LONGTEXT,\
        `started_at` DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),\
        PRIMARY KEY (`version`)\
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin \
    COMMENT='The migration that is under way, kept by Tablewright.'";

/// A row of the table.
#[derive(Queryable, Selectable)]
#[diesel(table_name = __tablewright_progress, check_for_backend(Mysql))]
struct Progress {
    version: String,
    direction: String,
    statement: i64,
    text: String,
    checksum: String,
    looked: Option<String>,
}

/// One direction of one migration.
struct Work<'s> {
    version: &'s str,
    direction: Direction,
    statements: &'s [&'s str],
}

/// Runs the statements that have not run yet, and then writes the record.
pub(super) fn run(
    connection: &mut MysqlConnection,
    (version, direction): (&str, Direction),
    statements: &[&str],
    tell: &mut dyn FnMut(usize),
) -> Result<(), Failure> {
    let work = Work { version, direction, statements };
    connection.batch_execute(CREATE)?;
    let first = resume_at(connection, &work)?;
    let mut has_done = first > 0;
    for (position, text) in statements.iter().enumerate() {
        let effect = Effect::of(text);
        if position < first && effect != Effect::Session {
            continue;
        }
        tell(position);
        if let Err(source) = execute(connection, &work, position) {
            if !has_done {
                // Nothing is halfway. If this fails too, the note is as good as none: nothing looks different.
                let _ = finish(connection, version);
            }
            return Err(Failure::at(position, source));
        }
        has_done |= effect != Effect::Session;
    }
    connection.transaction(|connection| {
        note(connection, version, direction)?;
        Ok(finish(connection, version)?)
    })
}

/// The migration that is under way.
pub(super) fn halfway(connection: &mut MysqlConnection) -> QueryResult<Option<Halfway>> {
    use __tablewright_progress::dsl;

    const COUNT: &str = "SELECT COUNT(*) FROM information_schema.tables \
                         WHERE table_schema = DATABASE() AND table_name = '__tablewright_progress'";
    if sql::<BigInt>(COUNT).get_result::<i64>(connection)? == 0 {
        return Ok(None);
    }
    let row =
        dsl::__tablewright_progress.select(Progress::as_select()).first(connection).optional()?;
    Ok(row.map(|row| Halfway {
        direction: if row.direction == word(Direction::Down) {
            Direction::Down
        } else {
            Direction::Up
        },
        version: row.version,
        statement: usize::try_from(row.statement).unwrap_or_default(),
    }))
}

/// What a statement acts on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Effect {
    /// The session: it must run again in each.
    Session,
    /// Rows, in a transaction.
    Rows,
    /// The schema, or one does not know; it may commit by itself.
    Schema,
}

impl Effect {
    fn of(text: &str) -> Self {
        let first = text[..word_length(text)].to_ascii_uppercase();
        match first.as_str() {
            "SET" => Self::Session,
            "INSERT" | "UPDATE" | "DELETE" | "REPLACE" => Self::Rows,
            _ => Self::Schema,
        }
    }
}

fn execute(connection: &mut MysqlConnection, work: &Work<'_>, position: usize) -> QueryResult<()> {
    let text = work.statements[position];
    match Effect::of(text) {
        Effect::Session => connection.batch_execute(text),
        Effect::Rows => connection.transaction(|connection| {
            connection.batch_execute(text)?;
            begin(connection, work, position, None)
        }),
        Effect::Schema => {
            let looked = look(connection, text)?;
            begin(connection, work, position, Some(&looked))?;
            connection.batch_execute(text)
        }
    }
}

/// Notes that a statement begins, or, if nothing `looked`, that it has run.
fn begin(
    connection: &mut MysqlConnection,
    work: &Work<'_>,
    position: usize,
    looked: Option<&str>,
) -> QueryResult<()> {
    use __tablewright_progress::dsl;

    diesel::replace_into(dsl::__tablewright_progress)
        .values((
            dsl::version.eq(work.version),
            dsl::direction.eq(word(work.direction)),
            dsl::statement.eq(i64::try_from(position + 1).unwrap_or(i64::MAX)),
            dsl::text.eq(work.statements[position]),
            dsl::checksum.eq(checksum(&work.statements[..position])),
            dsl::looked.eq(looked),
        ))
        .execute(connection)?;
    Ok(())
}

fn finish(connection: &mut MysqlConnection, version: &str) -> QueryResult<()> {
    use __tablewright_progress::dsl;

    diesel::delete(dsl::__tablewright_progress.find(version)).execute(connection)?;
    Ok(())
}

/// Which way a migration stopped on, and what goes on with it.
fn unfinished(direction: &str) -> String {
    let command = if direction == word(Direction::Up) { "migrate" } else { "revert" };
    [" on its way ", direction, ", which `tablewright ", command, "` must finish first"].concat()
}

/// The position of the first statement that has not run.
fn resume_at(connection: &mut MysqlConnection, work: &Work<'_>) -> Result<usize, Failure> {
    use __tablewright_progress::dsl;

    let row = dsl::__tablewright_progress.select(Progress::as_select()).first(connection);
    let Some(row) = row.optional()? else {
        return refuse_leftovers(connection, work).map(|()| 0);
    };
    if row.version != work.version {
        return Err(Failure::from(
            ["migration ", &row.version, " stopped halfway", &unfinished(&row.direction)].concat(),
        ));
    }
    if row.direction != word(work.direction) {
        return Err(Failure::from(["it stopped halfway", &unfinished(&row.direction)].concat()));
    }
    let count = usize::try_from(row.statement).unwrap_or_default();
    let before = work.statements.get(..count.saturating_sub(1));
    if before.is_none_or(|before| checksum(before) != row.checksum) {
        return Err(Failure::from(format!(
            "it stopped halfway, at statement {count}, and the statements before that one are others now"
        )));
    }
    if let Some(looked) = &row.looked
        && look(connection, &row.text)? == *looked
    {
        // It did not run, so it may have been mended since.
        return Ok(count - 1);
    }
    if work.statements.get(count - 1) != Some(&row.text.as_str()) {
        return Err(Failure::from(format!(
            "it stopped halfway, behind statement {count}, and that statement is another now"
        )));
    }
    Ok(count)
}

fn word(direction: Direction) -> &'static str {
    match direction {
        Direction::Up => "up",
        Direction::Down => "down",
    }
}

fn checksum(statements: &[&str]) -> String {
    let mut hasher = Sha256::new();
    for text in statements {
        hasher.update(text.as_bytes());
        hasher.update(b";");
    }
    hexadecimal(&hasher.finalize())
}

/// How everything that a statement names looks: all text that the server can say about it.
fn look(connection: &mut MysqlConnection, statement: &str) -> QueryResult<String> {
    let names = names(statement);
    let kind = kind(statement);
    let mut looks = String::new();
    for name in names {
        let look = match kind {
            Kind::Trigger => text_of(
                connection,
                "SELECT CONCAT_WS(' ', action_timing, event_manipulation, event_object_table, \
                     action_statement) AS text FROM information_schema.triggers \
                     WHERE trigger_schema = DATABASE() AND trigger_name = ?",
                &name,
            )?,
            Kind::Routine => text_of(
                connection,
                "SELECT CONCAT_WS(' ', routine_type, dtd_identifier, routine_definition, \
                     security_type) AS text FROM information_schema.routines \
                     WHERE routine_schema = DATABASE() AND routine_name = ?",
                &name,
            )?,
            Kind::Event => text_of(
                connection,
                "SELECT CONCAT_WS(' ', event_type, interval_value, interval_field, status, \
                     event_definition) AS text FROM information_schema.events \
                     WHERE event_schema = DATABASE() AND event_name = ?",
                &name,
            )?,
            Kind::Table => table_text(connection, &name)?,
        };
        if let Some(look) = look {
            looks.push_str(&look);
            looks.push('\n');
        }
    }
    Ok(looks)
}

/// What a statement about the schema is about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Trigger,
    Routine,
    Event,
    /// Also a view, and an index of a table.
    Table,
}

fn kind(statement: &str) -> Kind {
    let tokens = tokens(statement);
    let kind = tokens.iter().take(8).find_map(|token| {
        let Token::Word(word) = token else { return None };
        match word.to_ascii_uppercase().as_str() {
            "TRIGGER" => Some(Kind::Trigger),
            "PROCEDURE" | "FUNCTION" => Some(Kind::Routine),
            "EVENT" => Some(Kind::Event),
            "TABLE" | "VIEW" | "INDEX" => Some(Kind::Table),
            _ => None,
        }
    });
    kind.unwrap_or(Kind::Table)
}

/// A word of a statement or a name in backticks; what stands in other quotes is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Token {
    Word(String),
    Name(String),
}

impl Token {
    fn is(&self, word: &str) -> bool {
        matches!(self, Self::Word(text) if text.eq_ignore_ascii_case(word))
    }

    fn text(&self) -> &str {
        match self {
            Self::Word(text) | Self::Name(text) => text,
        }
    }
}

fn tokens(statement: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = statement;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '`' => quoted(rest, '`', Escape::None),
            '\'' | '"' => quoted(rest, first, Escape::Backslash),
            _ if first.len_utf8() > 1 || is_word(first as u8) => Some(word_length(rest)),
            _ => Some(first.len_utf8()),
        };
        let length = length.unwrap_or(rest.len());
        let token = &rest[..length];
        if first == '`' && length > 1 {
            tokens.push(Token::Name(token[1..length - 1].replace("``", "`")));
        } else if !matches!(first, '\'' | '"')
            && token.bytes().all(|byte| is_word(byte) || byte == b'$')
        {
            tokens.push(Token::Word(token.to_owned()));
        }
        rest = &rest[length..];
    }
    tokens
}

/// All that may be a name: what stands in backticks, or each word of a statement that has none.
fn names(statement: &str) -> Vec<String> {
    let tokens = tokens(statement);
    let has_names = tokens.iter().any(|token| matches!(token, Token::Name(_)));
    let mut names: Vec<String> = tokens
        .iter()
        .filter(|token| !has_names || matches!(token, Token::Name(_)))
        .map(|token| token.text().to_owned())
        .collect();
    names.sort();
    names.dedup();
    names
}

/// Refuses a migration of which no progress is known, but whose first object is there already, or gone: a
/// tool that keeps no progress, such as the `diesel` command, has stopped inside it.
fn refuse_leftovers(connection: &mut MysqlConnection, work: &Work<'_>) -> Result<(), Failure> {
    let first = work.statements.iter().enumerate().find_map(|(position, text)| {
        let (verb, table) = whole_table(&tokens(text))?;
        Some((position, verb, table))
    });
    let Some((position, verb, table)) = first else { return Ok(()) };
    let mentioned = |text: &&str| names(text).contains(&table);
    if work.statements[..position].iter().any(mentioned) {
        return Ok(());
    }
    let is_there = table_text(connection, &table)?.is_some();
    let is_done = match verb {
        Verb::Create => is_there,
        Verb::Drop => !is_there,
    };
    if !is_done {
        return Ok(());
    }
    let state = match verb {
        Verb::Create => "there already",
        Verb::Drop => "gone already",
    };
    Err(Failure::at(
        position,
        [
            "nothing has been run, because `",
            &table,
            "` is ",
            state,
            "; a tool that keeps no progress, such as the `diesel` command, may have stopped inside \
             this migration: undo by hand what it did, then run it again",
        ]
        .concat(),
    ))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Verb {
    Create,
    Drop,
}

/// The table or view that a statement creates or drops without an `IF`.
fn whole_table(tokens: &[Token]) -> Option<(Verb, String)> {
    let [verb, kind, name, ..] = tokens else { return None };
    let verb = match verb {
        verb if verb.is("CREATE") => Verb::Create,
        verb if verb.is("DROP") => Verb::Drop,
        Token::Word(_) | Token::Name(_) => return None,
    };
    let is_whole = (kind.is("TABLE") || kind.is("VIEW")) && !name.is("IF");
    is_whole.then(|| (verb, name.text().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_of_a_statement_are_what_stands_in_backticks_or_every_word() {
        assert_eq!(names("ALTER TABLE `b``c` ADD COLUMN `a` TEXT DEFAULT 'd `e`'"), ["a", "b`c"]);
        assert_eq!(names("DROP VIEW a1, é"), ["DROP", "VIEW", "a1", "é"]);
    }

    #[test]
    fn effects_are_told_by_the_first_word() {
        assert_eq!(Effect::of("set @x = 1"), Effect::Session);
        assert_eq!(Effect::of("UPDATE a SET b = 1"), Effect::Rows);
        assert_eq!(Effect::of("ALTER TABLE a ADD b INT"), Effect::Schema);
        assert_eq!(Effect::of("/*! x */"), Effect::Schema);
    }

    #[test]
    fn a_checksum_knows_where_statements_end() {
        assert_ne!(checksum(&["ab", "c"]), checksum(&["a", "bc"]));
        assert_eq!(checksum(&[]).len(), 64);
    }
}
