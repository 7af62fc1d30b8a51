//! A client that continues after every error, and a model of a server that plays only what the guards ask.

use super::{
    super::super::{
        Script, Transaction,
        history::{
            HistoryEntry, HistoryTable, MigrationFrame, Record, migration_down, migration_up,
        },
    },
    *,
};
use crate::dialect::Dialect;

/// What goes wrong in a batch.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Fault {
    /// An error, at which `XACT_ABORT` ends the transaction.
    Abort,
    /// The batch cannot be compiled; the transaction stays.
    Compile,
    /// The SQL of the spec rolls back, without an error.
    Rollback,
}

/// What a database has.
#[derive(Clone, Debug, Default, PartialEq)]
struct Kept {
    effects: Vec<String>,
    progress: Option<String>,
    is_recorded: bool,
}

struct Server {
    kept: Kept,
    /// What the transaction that is open sees.
    seen: Kept,
    open: usize,
    is_off: bool,
    error: bool,
    raised: Vec<String>,
}

impl Server {
    fn new(kept: Kept, open: usize) -> Self {
        let seen = kept.clone();
        Self { kept, seen, open, is_off: false, error: false, raised: Vec::new() }
    }

    fn roll_back(&mut self) {
        self.open = 0;
        self.seen = self.kept.clone();
    }

    fn raise(&mut self, batch: &str, words: &str) {
        assert!(batch.contains(words), "{words}: {batch}");
        self.raised.push(words.to_owned());
        self.error = true;
    }

    fn run(&mut self, batch: &str) {
        let executes = !self.is_off;
        if batch.starts_with("SET NOEXEC OFF;\nIF @@TRANCOUNT > 0 OR NOT EXISTS") {
            let progress = self.seen.progress.clone().unwrap_or_default();
            self.is_off = self.open > 0 || !batch.contains(&["= N'", &progress, "'"].concat());
        } else if batch.starts_with("DECLARE @done BIT;\nSET @done = 1;\nSET NOEXEC OFF;") {
            self.is_off = false;
            if !executes {
                self.roll_back();
                self.raise(batch, "the first error above says why");
            }
        } else if executes {
            self.error = false;
            self.execute(batch);
        }
    }

    fn execute(&mut self, batch: &str) {
        match batch {
            "BEGIN TRANSACTION;" => self.open += 1,
            "COMMIT TRANSACTION;" => {
                self.open -= 1;
                if self.open == 0 {
                    self.kept = self.seen.clone();
                }
            }
            _ if batch.starts_with("SET IMPLICIT_TRANSACTIONS OFF;") => self.start(batch),
            _ if batch.starts_with("SET ") => {}
            _ if batch.contains("INSERT INTO [__tablewright_history]") => {
                self.seen.is_recorded = true;
            }
            _ if batch.contains("DELETE FROM [__tablewright_history]") => {
                self.seen.is_recorded = false;
            }
            _ if batch.contains("sys.sp_dropextendedproperty @name = N'__tablewright_p") => {
                self.seen.progress = None;
            }
            _ if batch.contains("extendedproperty @name = N'__tablewright_p") => {
                let value =
                    batch.split("@value = N'").nth(1).and_then(|rest| rest.split('\'').next());
                self.seen.progress = value.map(str::to_owned);
            }
            _ => self.seen.effects.push(batch.to_owned()),
        }
        if self.open == 0 {
            self.kept = self.seen.clone();
        }
    }

    fn start(&mut self, batch: &str) {
        let is_up = batch.contains("has been applied already");
        if self.seen.is_recorded == is_up {
            let words = if is_up { "applied already" } else { "has not been applied" };
            self.raise(batch, words);
            self.is_off = true;
        } else if self.seen.progress.is_some() {
            self.is_off = true;
        }
    }

    /// Runs a file as a client does that never stops; returns whether the fault took place.
    fn file(&mut self, text: &str, fault: Option<(usize, Fault)>) -> bool {
        let mut took_place = false;
        for (position, batch) in batches(text).iter().enumerate() {
            if batch.starts_with("IF @@ERROR") {
                let is_lost = batch.contains("@@TRANCOUNT = 0") && self.open == 0;
                self.is_off |= self.error || is_lost;
                self.error = false;
                continue;
            }
            match fault.filter(|(at, _)| *at == position).map(|(_, fault)| fault) {
                Some(fault) if !self.is_off => {
                    took_place = true;
                    self.error = fault != Fault::Rollback;
                    if fault != Fault::Compile {
                        self.roll_back();
                    }
                }
                _ => self.run(batch),
            }
        }
        took_place
    }
}

/// The batches without comments.
fn batches(text: &str) -> Vec<String> {
    let lines = text.lines().filter(|line| !line.starts_with("--") && !line.is_empty());
    let lines: Vec<&str> = lines.collect();
    let batches = lines.split(|line| *line == "GO").map(|batch| batch.join("\n"));
    batches.filter(|batch| !batch.is_empty()).collect()
}

fn script(is_searched: bool) -> Script {
    let mut script = Script::new(Dialect::Mssql);
    if is_searched {
        script.more(|sql| sql.words("DROP SEARCH")).alone().outside_transaction();
    }
    script.more(|sql| sql.words("CREATE TABLE a"));
    script.more(|sql| sql.words("CREATE INDEX b"));
    if is_searched {
        script.more(|sql| sql.words("CREATE SEARCH")).alone().outside_transaction();
    }
    script.more(|sql| sql.words("CREATE VIEW c\nGO\nCREATE VIEW d\ngo")).alone();
    script
}

fn file(direction: Direction, is_searched: bool) -> String {
    let entry = HistoryEntry {
        version: "20240101000000".to_owned(),
        name: "it's".to_owned(),
        fingerprint: "f".to_owned(),
    };
    let frame = MigrationFrame {
        entry: &entry,
        record: Record::Itself(&[]),
        history_table: HistoryTable::Exists,
        note: None,
        transaction: Transaction::Allowed,
    };
    match direction {
        Direction::Up => migration_up(&script(is_searched), &frame),
        Direction::Down => migration_down(&script(is_searched), &frame),
    }
}

fn effects_of(kept: &Kept, word: &str) -> usize {
    kept.effects.iter().filter(|effect| effect.contains(word)).count()
}

#[test]
fn whatever_fails_nothing_is_recorded_and_the_file_can_be_run_again() {
    for (direction, is_searched) in [
        (Direction::Up, false),
        (Direction::Up, true),
        (Direction::Down, false),
        (Direction::Down, true),
    ] {
        let text = file(direction, is_searched);
        let before = Kept { is_recorded: direction == Direction::Down, ..Kept::default() };
        let mut count = 0;
        for at in 0..batches(&text).len() - 1 {
            for fault in [Fault::Abort, Fault::Compile, Fault::Rollback] {
                let batch = &batches(&text)[at];
                let is_ours = batch.starts_with("SET ") || batch.contains("TRANSACTION");
                let is_outside = batch.contains("SEARCH");
                if is_ours || is_outside && fault == Fault::Rollback {
                    continue;
                }
                let mut server = Server::new(before.clone(), 0);
                if !server.file(&text, Some((at, fault))) {
                    continue;
                }
                count += 1;
                let what = format!("{fault:?} in `{batch}`");
                assert_eq!(server.kept.is_recorded, before.is_recorded, "{what}");
                assert_eq!((server.open, server.is_off), (0, false), "{what}");
                assert_eq!(server.raised, ["the first error above says why"], "{what}");
                if !is_searched {
                    assert_eq!(server.kept, before, "{what}");
                }
                let mut again = Server::new(server.kept, 0);
                again.file(&text, None);
                assert!(again.raised.is_empty(), "{what}: {:?}", again.raised);
                assert_eq!(again.kept.is_recorded, direction == Direction::Up, "{what}");
                assert_eq!(again.kept.progress, None, "{what}");
                for word in ["TABLE a", "INDEX b", "VIEW c", "VIEW d"] {
                    assert_eq!(effects_of(&again.kept, word), 1, "{what}: {word}");
                }
            }
        }
        assert!(count > 10, "{count}");
    }
}

#[test]
fn a_file_that_ran_does_not_run_again_and_says_so() {
    for is_searched in [false, true] {
        let text = file(Direction::Up, is_searched);
        let mut server = Server::new(Kept::default(), 0);
        server.file(&text, None);
        assert!(server.kept.is_recorded && server.raised.is_empty());
        let kept = server.kept.clone();
        server.file(&text, None);
        assert_eq!(server.kept, kept);
        assert_eq!(server.raised, ["applied already", "the first error above says why"]);
        let mut server = Server::new(Kept::default(), 0);
        server.file(&file(Direction::Down, is_searched), None);
        assert_eq!(server.kept, Kept::default());
        assert_eq!(server.raised, ["has not been applied", "the first error above says why"]);
    }
}

#[test]
fn the_transaction_of_a_client_stays_open() {
    let text = file(Direction::Up, false);
    let mut server = Server::new(Kept::default(), 1);
    server.file(&text, None);
    assert_eq!((server.open, server.raised.len()), (1, 0));
    assert!(server.seen.is_recorded && !server.kept.is_recorded);
}

#[test]
fn raw_sql_of_several_batches_has_a_guard_behind_each() {
    let guard = "IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON";
    let expected = ["a", "GO", guard, "GO", "  -- GO", "b"].join("\n");
    assert_eq!(with_guards("a\nGO\n  -- GO\nb\n go 2\n"), expected);
}
