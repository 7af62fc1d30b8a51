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

use indicatif::{ProgressBar, ProgressStyle};
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

/// What the bar shows: how much is done, for how long the statement has run, and what it is.
const TEMPLATE: &str = "[{bar:20}] {elapsed} {wide_msg}";

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
    /// The bar, once it is drawn.
    bar: Option<ProgressBar>,
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
            bar: None,
        });
    }

    /// Says how long the last one took, if it was told of.
    fn end(&self) {
        let Some(last) = self.now().take() else { return };
        if last.told.is_none() {
            return;
        }
        if let Some(bar) = &last.bar {
            bar.finish_and_clear();
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
            let bar = self.bar.take().unwrap_or_else(|| self.new_bar(elapsed));
            bar.tick();
            self.bar = Some(bar);
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

    /// The same behind a bar of what is done; of a long line only what the terminal has room for is shown.
    fn new_bar(&self, elapsed: Duration) -> ProgressBar {
        let style = ProgressStyle::with_template(TEMPLATE)
            .map_or_else(|_| ProgressStyle::default_bar(), |style| style.progress_chars("#--"));
        let bar = ProgressBar::new(number(self.total)).with_style(style).with_elapsed(elapsed);
        bar.with_position(number(self.number.saturating_sub(1)))
            .with_message(printable(&self.line()).to_string())
    }
}

fn number(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use indicatif::{InMemoryTerm, ProgressDrawTarget};

    use super::*;

    /// What a terminal of 79 columns shows.
    fn shown(now: &Now, elapsed: Duration) -> String {
        let terminal = InMemoryTerm::new(5, 79);
        let bar = now.new_bar(elapsed);
        bar.set_draw_target(ProgressDrawTarget::term_like(Box::new(terminal.clone())));
        bar.tick();
        let shown = terminal.contents();
        bar.finish_and_clear();
        assert_eq!(terminal.contents(), "");
        shown
    }

    #[test]
    fn the_bar_shows_what_is_done_and_stays_in_its_line() {
        let mut now = Now {
            doing: "`a`: statement".to_owned(),
            number: 3,
            total: 4,
            about: " (table b\u{1b})".to_owned(),
            since: Instant::now(),
            told: None,
            bar: None,
        };
        assert_eq!(
            shown(&now, Duration::from_secs(61)),
            "[##########----------] 61s `a`: statement 3 of 4 (table b\\u{1b})"
        );
        now.about = "é".repeat(200);
        let long = shown(&now, Duration::from_secs(2));
        assert_eq!((long.lines().count(), long.chars().count()), (1, 79));
        (now.number, now.total) = (1, 0);
        assert!(shown(&now, Duration::from_secs(2)).contains("statement 1 of 0"));
    }
}
