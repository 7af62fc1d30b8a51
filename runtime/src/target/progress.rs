//! Progress on MySQL and MariaDB, which commit at each statement that changes a table: the migrator records each
//! statement, so that it can continue after a crash at any point.
//!
//! A statement that changes rows runs in one transaction with the note that it has run. For one that changes the
//! schema this is impossible, so its beginning is noted before it runs. If the server reports a failure, that is
//! noted too: it has not run. Only a death in between leaves a doubt; then the migrator looks for the objects that
//! the statement creates or drops ([`Trace`]). The lock of the dead session is held until the server has finished
//! its statement, so nothing is still running then. `SET` belongs to the session and runs every time. Start reading
//! at [`run`].

use diesel::{
    Connection, ExpressionMethods, MysqlConnection, OptionalExtension, QueryDsl, QueryResult,
    Queryable, RunQueryDsl, Selectable, SelectableHelper, connection::SimpleConnection, dsl::sql,
    mysql::Mysql, sql_types::BigInt,
};
use sha2::{Digest, Sha256};

use super::{
    column_checks,
    looks::{has_object, table_text},
    script::{Failure, note},
    trace::{Object, ObjectKind, Trace},
    words::{Word, names, words},
};
use crate::{
    digest::hexadecimal,
    migration::{Direction, Partial},
    split::{sets_session, word_length},
};

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
        /// NULL if it is known to have run, [`NOT_RUN`] if it is known not to have, and else how what it names
        /// looked before.
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

/// What the note says of a statement that is known not to have run.
const NOT_RUN: &str = "not run";

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

/// What the note says of how a statement's objects looked, where the catalogue tells without it whether it has run.
const NOT_LOOKED: &str = "";

/// One direction of one migration.
struct Attempt<'s> {
    version: &'s str,
    direction: Direction,
    statements: &'s [&'s str],
    /// The checksum of the statements before the one that was asked about last.
    before: Checksum,
}

/// The checksum of so many statements.
struct Checksum {
    hasher: Sha256,
    count: usize,
}

impl Checksum {
    fn new() -> Self {
        Self { hasher: Sha256::new(), count: 0 }
    }

    /// The checksum of all of `statements`. If it is asked for longer and longer beginnings of a list, each statement
    /// is hashed once.
    fn of(&mut self, statements: &[&str]) -> String {
        if self.count > statements.len() {
            *self = Self::new();
        }
        for text in &statements[self.count..] {
            self.hasher.update(text.as_bytes());
            self.hasher.update(b";");
        }
        self.count = statements.len();
        hexadecimal(&self.hasher.clone().finalize())
    }
}

/// Runs the statements that have not run yet, and then writes the record.
pub(super) fn run(
    connection: &mut MysqlConnection,
    (version, direction): (&str, Direction),
    statements: &[&str],
    tell: &mut dyn FnMut(usize),
) -> Result<(), Failure> {
    let mut work = Attempt { version, direction, statements, before: Checksum::new() };
    connection.batch_execute(CREATE)?;
    let first = resume_at(connection, &mut work)?;
    column_checks::settle(connection, statements)
        .map_err(|error| Failure::from(["before it could start: ", &error.to_string()].concat()))?;
    let mut has_done = first > 0;
    for (position, text) in statements.iter().enumerate() {
        let effect = Effect::of(text);
        if position < first && effect != Effect::Session {
            continue;
        }
        tell(position);
        if let Err(source) = execute(connection, &mut work, position) {
            // A connection that is lost takes no note, and then nobody knows whether the statement ran.
            let _ = if has_done {
                begin(connection, &mut work, position, Some(NOT_RUN))
            } else {
                finish(connection, version)
            };
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
pub(super) fn partial(connection: &mut MysqlConnection) -> QueryResult<Option<Partial>> {
    use __tablewright_progress::dsl;

    const COUNT: &str = "SELECT COUNT(*) FROM information_schema.tables \
                         WHERE table_schema = DATABASE() AND table_name = '__tablewright_progress'";
    let read = |connection: &mut MysqlConnection| {
        dsl::__tablewright_progress.select(Progress::as_select()).first(connection).optional()
    };
    let row = match read(connection) {
        Ok(row) => row,
        // That there is no such table each server says in its own words; whether there is, can be asked.
        Err(_) if sql::<BigInt>(COUNT).get_result::<i64>(connection)? == 0 => return Ok(None),
        // Another migrator may have made it since.
        Err(_) => read(connection)?,
    };
    Ok(row.map(|row| Partial {
        direction: if row.direction == Direction::Down.word() {
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
            _ if sets_session(text) => Self::Session,
            "INSERT" | "UPDATE" | "DELETE" | "REPLACE" => Self::Rows,
            _ => Self::Schema,
        }
    }
}

fn execute(
    connection: &mut MysqlConnection,
    work: &mut Attempt<'_>,
    position: usize,
) -> QueryResult<()> {
    let text = work.statements[position];
    match Effect::of(text) {
        Effect::Session => connection.batch_execute(text),
        Effect::Rows => connection.transaction(|connection| {
            connection.batch_execute(text)?;
            begin(connection, work, position, None)
        }),
        Effect::Schema => {
            let looked = match Trace::of(text) {
                Trace::Unknown => look(connection, text)?,
                Trace::Objects(_) | Trace::Repeatable => NOT_LOOKED.to_owned(),
            };
            begin(connection, work, position, Some(&looked))?;
            connection.batch_execute(text)
        }
    }
}

/// Notes that a statement begins, or, if nothing `looked`, that it has run.
fn begin(
    connection: &mut MysqlConnection,
    work: &mut Attempt<'_>,
    position: usize,
    looked: Option<&str>,
) -> QueryResult<()> {
    use __tablewright_progress::dsl;

    let before = work.before.of(&work.statements[..position]);

    diesel::replace_into(dsl::__tablewright_progress)
        .values((
            dsl::version.eq(work.version),
            dsl::direction.eq(work.direction.word()),
            dsl::statement.eq(i64::try_from(position + 1).unwrap_or(i64::MAX)),
            dsl::text.eq(work.statements[position]),
            dsl::checksum.eq(before),
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

/// The position of the first statement that has not run.
fn resume_at(connection: &mut MysqlConnection, work: &mut Attempt<'_>) -> Result<usize, Failure> {
    use __tablewright_progress::dsl;

    let row = dsl::__tablewright_progress.select(Progress::as_select()).first(connection);
    let Some(row) = row.optional()? else {
        return refuse_leftovers(connection, work).map(|()| 0);
    };
    if row.version != work.version || row.direction != work.direction.word() {
        // The migrator begins with the one that stopped; somebody else's may have stopped since.
        return Err(Failure::from(
            ["it has to wait for ", &row.version, ", which stopped halfway"].concat(),
        ));
    }
    let count = usize::try_from(row.statement).unwrap_or_default();
    let before = work.statements.get(..count.saturating_sub(1));
    if before.is_none_or(|before| work.before.of(before) != row.checksum) {
        return Err(Failure::from(format!(
            "it stopped halfway, at statement {count}, and the statements before that one are others now"
        )));
    }
    let has_run = has_run(connection, &row, count)?;
    // What is known now stays known, whatever is done to the tables from here on.
    let known = (!has_run).then_some(NOT_RUN);
    diesel::update(dsl::__tablewright_progress.find(&row.version))
        .set(dsl::looked.eq(known))
        .execute(connection)?;
    if !has_run {
        // It may have been mended since.
        return Ok(count - 1);
    }
    if work.statements.get(count - 1) != Some(&row.text.as_str()) {
        return Err(Failure::from(format!(
            "it stopped halfway, behind statement {count}, and that statement is another now"
        )));
    }
    Ok(count)
}

/// Whether the statement that was begun last has run.
fn has_run(
    connection: &mut MysqlConnection,
    row: &Progress,
    count: usize,
) -> Result<bool, Failure> {
    let Some(looked) = row.looked.as_deref() else { return Ok(true) };
    if looked == NOT_RUN {
        return Ok(false);
    }
    match Trace::of(&row.text) {
        Trace::Repeatable => Ok(false),
        Trace::Objects(objects) => {
            let (mut as_after, mut as_before) = (Vec::new(), Vec::new());
            for object in &objects {
                let is_after = is_there(connection, object)? == object.is_there_after;
                (if is_after { &mut as_after } else { &mut as_before }).push(object.to_string());
            }
            if !as_after.is_empty() && !as_before.is_empty() {
                let (after, before) = (as_after.join(", "), as_before.join(", "));
                let reason = [&after, " is as after it, ", &before, " as before it"].concat();
                return Err(unsure(count, &reason));
            }
            Ok(as_before.is_empty())
        }
        Trace::Unknown if look(connection, &row.text)? == looked => Ok(false),
        Trace::Unknown => Err(unsure(count, "what it names has changed")),
    }
}

/// Why it cannot be gone on, and how somebody says what nobody can see.
fn unsure(count: usize, reason: &str) -> Failure {
    Failure::from(format!(
        "it was stopped in the middle of statement {count}, and nobody can tell whether that has run: {reason}; \
         say so by `UPDATE __tablewright_progress SET looked = NULL` if it has, by \
         `UPDATE __tablewright_progress SET looked = '{NOT_RUN}'` if it has not, and run it again"
    ))
}

/// Whether an object is in the catalogue.
fn is_there(connection: &mut MysqlConnection, object: &Object) -> QueryResult<bool> {
    let query = match object.kind {
        ObjectKind::Table => {
            "FROM tables WHERE table_schema = DATABASE() AND '' = ? AND table_name = ?"
        }
        ObjectKind::Trigger => {
            "FROM triggers WHERE trigger_schema = DATABASE() AND '' = ? AND trigger_name = ?"
        }
        ObjectKind::Routine => {
            "FROM routines WHERE routine_schema = DATABASE() AND '' = ? AND routine_name = ?"
        }
        ObjectKind::Event => {
            "FROM events WHERE event_schema = DATABASE() AND '' = ? AND event_name = ?"
        }
        ObjectKind::Column => {
            "FROM columns WHERE table_schema = DATABASE() AND table_name = ? AND column_name = ?"
        }
        ObjectKind::Index => {
            "FROM statistics WHERE table_schema = DATABASE() AND table_name = ? AND index_name = ?"
        }
        ObjectKind::ForeignKey => {
            "FROM table_constraints WHERE constraint_type = 'FOREIGN KEY' \
             AND table_schema = DATABASE() AND table_name = ? AND constraint_name = ?"
        }
        ObjectKind::Check => {
            "FROM table_constraints WHERE constraint_type = 'CHECK' \
             AND table_schema = DATABASE() AND table_name = ? AND constraint_name = ?"
        }
        ObjectKind::Constraint => {
            "FROM table_constraints \
             WHERE table_schema = DATABASE() AND table_name = ? AND constraint_name = ?"
        }
    };
    let query = ["SELECT 'x' AS text ", &query.replacen("FROM ", "FROM information_schema.", 1)];
    has_object(
        connection,
        &query.concat(),
        object.table.as_deref().unwrap_or_default(),
        &object.name,
    )
}

/// How the tables and views that a statement names look: all text that the server can say about them.
fn look(connection: &mut MysqlConnection, statement: &str) -> QueryResult<String> {
    let mut looks = String::new();
    for name in names(statement) {
        if let Some(look) = table_text(connection, &name)? {
            looks.push_str(&look);
            looks.push('\n');
        }
    }
    Ok(looks)
}

/// Refuses a migration of which no progress is known, but whose first object is there already, or gone: a
/// tool that keeps no progress, such as the `diesel` command, has stopped inside it.
fn refuse_leftovers(connection: &mut MysqlConnection, work: &Attempt<'_>) -> Result<(), Failure> {
    let first = work.statements.iter().enumerate().find_map(|(position, text)| {
        let (verb, table) = whole_table(&words(text))?;
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
fn whole_table(words: &[Word]) -> Option<(Verb, String)> {
    let [verb, kind, name, ..] = words else { return None };
    let verb = if verb.is("CREATE") {
        Verb::Create
    } else if verb.is("DROP") {
        Verb::Drop
    } else {
        return None;
    };
    let is_whole = (kind.is("TABLE") || kind.is("VIEW")) && !name.is("IF");
    is_whole.then(|| name.name().map(|name| (verb, name.to_owned()))).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn effects_are_told_by_the_first_word() {
        assert_eq!(Effect::of("set @x = 1"), Effect::Session);
        assert_eq!(Effect::of("UPDATE a SET b = 1"), Effect::Rows);
        assert_eq!(Effect::of("ALTER TABLE a ADD b INT"), Effect::Schema);
        assert_eq!(Effect::of("/*! x */"), Effect::Schema);
    }

    #[test]
    fn a_checksum_knows_where_statements_end() {
        let checksum = |statements: &[&str]| Checksum::new().of(statements);
        assert_ne!(checksum(&["ab", "c"]), checksum(&["a", "bc"]));
        assert_eq!(checksum(&[]).len(), 64);
    }

    #[test]
    fn a_checksum_that_goes_on_is_that_of_the_whole() {
        let statements = ["CREATE TABLE a (b INT)", "", "SET @x = 1"];
        let mut going_on = Checksum::new();
        for count in [0, 1, 1, 3, 2, 0, 3] {
            assert_eq!(going_on.of(&statements[..count]), Checksum::new().of(&statements[..count]));
        }
    }
}
