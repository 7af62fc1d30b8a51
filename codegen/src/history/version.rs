//! Versions of migrations: a moment in UTC, as Diesel's command line writes it.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The version of a migration: `YYYY-MM-DD-HHMMSS`, in UTC. Versions order as their text does.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct Version(String);

const SECONDS_A_DAY: u64 = 24 * 60 * 60;
/// The last second of the year 9999, beyond which the text would grow and no longer order bytewise.
const LAST_SECOND: u64 = 253_402_300_799;

impl Version {
    /// The version of the moment `seconds` after 1970 began. Moments after the year 9999 are its last second.
    #[must_use]
    pub fn at(seconds: u64) -> Self {
        let seconds = seconds.min(LAST_SECOND);
        let (year, month, day) = date(seconds / SECONDS_A_DAY);
        let time = seconds % SECONDS_A_DAY;
        let (hour, minute, second) = (time / 3600, time / 60 % 60, time % 60);
        Self(format!("{year:04}-{month:02}-{day:02}-{hour:02}{minute:02}{second:02}"))
    }

    /// The version one second later.
    #[must_use]
    pub fn next(&self) -> Self {
        Self::at(self.seconds() + 1)
    }

    /// The text, with its hyphens.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The digits alone, which is what Diesel keeps in `__diesel_schema_migrations`.
    #[must_use]
    pub fn digits(&self) -> String {
        self.0.chars().filter(char::is_ascii_digit).collect()
    }

    /// The moment in seconds since 1970 began.
    pub(super) fn seconds(&self) -> u64 {
        let part = |from: usize, to: usize| self.0[from..to].parse::<u64>().unwrap_or(0);
        let days = days(part(0, 4), part(5, 7), part(8, 10));
        days * SECONDS_A_DAY + part(11, 13) * 3600 + part(13, 15) * 60 + part(15, 17)
    }
}

impl TryFrom<String> for Version {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        const PATTERN: &[u8] = b"0000-00-00-000000";
        let fits = text.len() == PATTERN.len()
            && text.bytes().zip(PATTERN).all(|(byte, pattern)| match pattern {
                b'0' => byte.is_ascii_digit(),
                separator => byte == *separator,
            });
        let version = Self(text);
        // A moment that does not exist, such as February 30, would not survive the way there and back.
        if fits && version.0.as_str() >= "1970" && Self::at(version.seconds()) == version {
            Ok(version)
        } else {
            Err("a version is a moment in UTC, YYYY-MM-DD-HHMMSS")
        }
    }
}

impl fmt::Display for Version {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Year, month and day of a day counted from 1970-01-01, in the Gregorian calendar.
///
/// The year is taken to begin on 1 March, so that the leap day is its last: the months before it then have
/// the lengths 31, 30, 31, 30, 31 in turn, which `(5 * day + 2) / 153` counts.
fn date(days: u64) -> (u64, u64, u64) {
    const DAYS_IN_400_YEARS: u64 = 146_097;
    const DAYS_FROM_MARCH_0000_TO_1970: u64 = 719_468;
    let days = days + DAYS_FROM_MARCH_0000_TO_1970;
    let (era, day_of_era) = (days / DAYS_IN_400_YEARS, days % DAYS_IN_400_YEARS);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524
        - day_of_era / (DAYS_IN_400_YEARS - 1))
        / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    (era * 400 + year_of_era + u64::from(month <= 2), month, day)
}

/// The days from 1970-01-01 to a date: [`date`] backwards. Dates before 1970 give 0.
fn days(year: u64, month: u64, day: u64) -> u64 {
    let year = year.saturating_sub(u64::from(month <= 2));
    let (era, year_of_era) = (year / 400, year % 400);
    let month_from_march = if month > 2 { month - 3 } else { month + 9 };
    let day_of_year = (153 * month_from_march + 2) / 5 + day.saturating_sub(1);
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    (era * 146_097 + day_of_era).saturating_sub(719_468)
}

#[cfg(test)]
mod tests {
    use super::Version;

    fn version(text: &str) -> Result<Version, &'static str> {
        Version::try_from(text.to_owned())
    }

    #[test]
    fn a_moment_is_written_as_the_diesel_command_line_writes_it() {
        for (seconds, text) in [
            (0, "1970-01-01-000000"),
            (951_782_400, "2000-02-29-000000"),
            (951_868_799, "2000-02-29-235959"),
            (1_795_348_800, "2026-11-22-120000"),
            (4_107_542_400, "2100-03-01-000000"),
            (u64::MAX, "9999-12-31-235959"),
        ] {
            assert_eq!(Version::at(seconds).as_str(), text);
        }
    }

    #[test]
    fn the_next_version_is_a_second_later_across_every_border() {
        for (before, after) in [
            ("2026-11-22-120000", "2026-11-22-120001"),
            ("2026-12-31-235959", "2027-01-01-000000"),
            ("2028-02-28-235959", "2028-02-29-000000"),
            ("2100-02-28-235959", "2100-03-01-000000"),
        ] {
            assert_eq!(version(before).unwrap().next().as_str(), after);
        }
    }

    #[test]
    fn every_day_of_four_centuries_survives_the_way_there_and_back() {
        for day in 0..146_097 {
            let text = Version::at(day * 86_400 + 43_201).as_str().to_owned();
            assert_eq!(version(&text).map(|version| version.0), Ok(text));
        }
    }

    #[test]
    fn what_is_no_moment_is_no_version() {
        for text in
            ["", "2026-11-22", "2026-02-30-000000", "2026-11-22-250000", "x026-11-22-120000"]
        {
            assert!(version(text).is_err(), "{text}");
        }
    }

    #[test]
    fn diesel_keeps_the_digits() {
        assert_eq!(version("2026-11-22-120000").unwrap().digits(), "20261122120000");
    }
}
