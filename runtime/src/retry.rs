//! Retries for a limited time while somebody else holds a lock.

use std::{
    thread,
    time::{Duration, Instant},
};

/// The longest pause between two attempts.
const LONGEST_PAUSE: Duration = Duration::from_millis(200);

/// Makes an attempt until one gives something, with longer and longer pauses; nothing if `timeout` ends before.
///
/// # Errors
///
/// At once what an attempt fails with.
pub(crate) fn retry_for<T, E>(
    timeout: Duration,
    mut attempt: impl FnMut() -> Result<Option<T>, E>,
) -> Result<Option<T>, E> {
    let start = Instant::now();
    let mut pause = Duration::from_millis(5);
    loop {
        if let Some(done) = attempt()? {
            return Ok(Some(done));
        }
        let Some(left) = timeout.checked_sub(start.elapsed()).filter(|left| !left.is_zero()) else {
            return Ok(None);
        };
        thread::sleep(pause.min(left));
        pause = (pause * 2).min(LONGEST_PAUSE);
    }
}
