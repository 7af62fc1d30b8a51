//! Shows the progress of a migration: a bar if standard error is a terminal, plain lines otherwise. Nothing is
//! shown for anything that takes less than a second.
//!
//! The migrator reports what it begins and is then busy, so a separate thread watches the clock. Start reading at
//! [`watched`].

use std::{
    io::{self, IsTerminal},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        mpsc::{self, RecvTimeoutError, Sender},
    },
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use tablewright::{
    Direction,
    migrate::{Event, Step, Watch},
    printable,
};

use super::{Format, migrations::Opened, output, unexecutable};

/// What takes less is not told.
const WORTH_TELLING: Duration = Duration::from_secs(1);

/// How often the bar is drawn.
const PAUSE: Duration = Duration::from_millis(100);

/// The bar's width in characters, and that of its line.
const BAR: usize = 20;
const LINE: usize = 79;

/// What the migrator is at, and what has been told of it; the migrator's thread and the clock's share it.
#[derive(Clone, Default)]
struct Shared(Arc<Mutex<Option<Now>>>);

/// One statement or question.
struct Now {
    /// `2026-11-22-120000_add_tags: statement`
    doing: String,
    number: usize,
    total: usize,
    about: String,
    since: Instant,
    /// For how long it had been at it when that was last told.
    told: Option<Duration>,
}

/// Tells how far it is until it is dropped.
pub(super) struct Progress {
    shared: Shared,
    stop: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

/// Lets the migrator of `opened` tell people how far it is; programs that read JSON are told nothing.
pub(super) fn watched(opened: &mut Opened, format: Format) -> Option<Progress> {
    if format == Format::Json {
        return None;
    }
    let shared = Shared::default();
    let watching = shared.clone();
    let watch = Watch::new(move |event| watching.watch(event));
    opened.migrator = opened.migrator.clone().watched_by(watch);
    let (stop, stopped) = mpsc::channel();
    let ticking = shared.clone();
    let tick = move || {
        while stopped.recv_timeout(PAUSE) == Err(RecvTimeoutError::Timeout) {
            if let Some(now) = ticking.now().as_mut() {
                now.tell();
            }
        }
    };
    // Without the thread nothing is told, and nothing is lost.
    let thread = thread::Builder::new().name("progress".to_owned()).spawn(tick).ok();
    Some(Progress { shared, stop: Some(stop), thread })
}

impl Drop for Progress {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            // It cannot fail but by a panic, which it has told of itself.
            let _ = thread.join();
        }
        self.shared.end();
    }
}

impl Shared {
    fn now(&self) -> MutexGuard<'_, Option<Now>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn watch(&self, event: &Event<'_>) {
        match event {
            Event::Statement(step) => self.begin(step, "statement"),
            Event::Question(step) => self.begin(step, "question"),
            Event::Asked(asked) => {
                self.end();
                unexecutable::tell(asked);
            }
            Event::Finished => self.end(),
            _ => {}
        }
    }

    fn begin(&self, step: &Step<'_>, noun: &str) {
        self.end();
        let back = match step.direction {
            Direction::Up => "",
            Direction::Down => "back, ",
        };
        *self.now() = Some(Now {
            doing: ["`", step.migration, "`: ", back, noun].concat(),
            number: step.number,
            total: step.total,
            about: step.about.map(|about| [" (", about, ")"].concat()).unwrap_or_default(),
            since: Instant::now(),
            told: None,
        });
    }

    /// Says how long the last one took, if it was told of.
    fn end(&self) {
        let Some(last) = self.now().take() else { return };
        if last.told.is_none() {
            return;
        }
        if io::stderr().is_terminal() {
            output::write_beside("\r\x1b[2K");
        } else {
            output::remark(&format!(
                "{}, done after {:.1} s",
                last.line(),
                last.since.elapsed().as_secs_f64()
            ));
        }
    }
}

impl Now {
    /// Draws the bar, or says a line when that is due.
    fn tell(&mut self) {
        let elapsed = self.since.elapsed();
        if elapsed < WORTH_TELLING {
            return;
        }
        if io::stderr().is_terminal() {
            output::write_beside(&["\r\x1b[2K", &self.bar(elapsed)].concat());
            self.told = Some(elapsed);
        } else if self.told.is_none_or(|told| elapsed >= told * 3) {
            output::remark(&format!("{}, {} s", self.line(), elapsed.as_secs()));
            self.told = Some(elapsed);
        }
    }

    /// `2026-…_add_tags: statement 3 of 12 (table claims)`
    fn line(&self) -> String {
        format!("{} {} of {}{}", self.doing, self.number, self.total, self.about)
    }

    /// The same behind a bar of what is done, in one line of a terminal.
    fn bar(&self, elapsed: Duration) -> String {
        let done = BAR * self.number.saturating_sub(1) / self.total.max(1);
        let bar = ["[", &"#".repeat(done), &"-".repeat(BAR - done), "] "].concat();
        let time = format!("{} s ", elapsed.as_secs());
        let line = [bar, time, self.line()].concat();
        printable(&line).chars().take(LINE).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_shows_what_is_done_and_stays_in_its_line() {
        let mut now = Now {
            doing: "`a`: statement".to_owned(),
            number: 3,
            total: 4,
            about: " (table b\u{1b})".to_owned(),
            since: Instant::now(),
            told: None,
        };
        let bar = now.bar(Duration::from_secs(61));
        assert_eq!(bar, "[##########----------] 61 s `a`: statement 3 of 4 (table b\\u{1b})");
        now.about = "é".repeat(200);
        assert_eq!(now.bar(Duration::ZERO).chars().count(), LINE);
        (now.number, now.total) = (1, 0);
        assert!(now.bar(Duration::ZERO).starts_with("[--------------------] 0 s"));
    }
}
