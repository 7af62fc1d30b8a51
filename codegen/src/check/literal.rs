//! The forms that constants of dates, times, UUIDs and numbers have in a spec.

/// The digits of `text` as a number, if it is all digits and as many as `count`.
fn digits(text: &str, count: usize) -> Option<u32> {
    let right = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    if right { text.parse().ok() } else { None }
}

/// Whether `text` is a day of the calendar: `2026-11-22`.
pub(super) fn is_date(text: &str) -> bool {
    let mut parts = text.split('-');
    let (Some(year), Some(month), Some(day), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return false;
    };
    let (Some(year), Some(month), Some(day)) = (digits(year, 4), digits(month, 2), digits(day, 2))
    else {
        return false;
    };
    (1..=9999).contains(&year)
        && day >= 1
        && days_of_month(year, month).is_some_and(|last| day <= last)
}

fn days_of_month(year: u32, month: u32) -> Option<u32> {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => Some(31),
        4 | 6 | 9 | 11 => Some(30),
        2 if leap => Some(29),
        2 => Some(28),
        _ => None,
    }
}

/// Whether `text` is a time of day: `12:30`, `12:30:00` or `12:30:00.123456`.
pub(super) fn is_time(text: &str) -> bool {
    let (clock, fraction) = match text.split_once('.') {
        Some((clock, fraction)) => (clock, Some(fraction)),
        None => (text, None),
    };
    let parts: Vec<&str> = clock.split(':').collect();
    let below = |text: &str, limit| digits(text, 2).is_some_and(|number| number < limit);
    let clock = match parts.as_slice() {
        [hour, minute] => fraction.is_none() && below(hour, 24) && below(minute, 60),
        [hour, minute, second] => below(hour, 24) && below(minute, 60) && below(second, 60),
        _ => false,
    };
    clock
        && fraction.is_none_or(|fraction| {
            (1..=6).contains(&fraction.len()) && fraction.bytes().all(|byte| byte.is_ascii_digit())
        })
}

/// Whether `text` is a day and a time: `2026-11-22 12:30:00`, or with `T` between them.
pub(super) fn is_timestamp(text: &str) -> bool {
    let parts = text.split_once(' ').or_else(|| text.split_once('T'));
    parts.is_some_and(|(date, time)| is_date(date) && is_time(time))
}

/// Whether `text` is a day and a time with the zone behind it: `2026-11-22 12:30:00Z`, `…+01:00`.
pub(super) fn is_timestamp_with_zone(text: &str) -> bool {
    if let Some(rest) = text.strip_suffix('Z') {
        return is_timestamp(rest);
    }
    // The zone's sign is the last one: the date's own are before the time.
    let Some(sign) = text.rfind(['+', '-']).filter(|&sign| sign > 10) else { return false };
    let (rest, zone) = text.split_at(sign);
    is_timestamp(rest) && is_time(&zone[1..]) && zone.len() == 6
}

/// Whether `text` is a UUID: `018f4e2a-0000-7000-8000-000000000000`.
pub(super) fn is_uuid(text: &str) -> bool {
    let groups: Vec<&str> = text.split('-').collect();
    groups.iter().map(|group| group.len()).eq([8, 4, 4, 4, 12])
        && groups.iter().all(|group| group.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// How many digits a number has before and after its point, without leading and trailing zeros that do
/// not count; `None` for one with an exponent.
pub(super) fn digits_of_number(text: &str) -> Option<(u32, u32)> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let whole = whole.trim_start_matches('-').trim_start_matches('0');
    let fraction = fraction.trim_end_matches('0');
    let plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !plain(whole) || !plain(fraction) {
        return None;
    }
    Some((u32::try_from(whole.len()).ok()?, u32::try_from(fraction.len()).ok()?))
}

#[cfg(test)]
mod tests {
    use super::{
        digits_of_number, is_date, is_time, is_timestamp, is_timestamp_with_zone, is_uuid,
    };

    #[test]
    fn only_days_of_the_calendar_are_dates() {
        for right in ["2026-11-22", "2024-02-29", "2000-02-29", "0001-01-01"] {
            assert!(is_date(right), "{right}");
        }
        for wrong in [
            "2026-11-31",
            "2023-02-29",
            "1900-02-29",
            "2026-13-01",
            "2026-1-01",
            "",
            "0000-01-01",
            "2026-11-22-1",
            "２026-11-22",
        ] {
            assert!(!is_date(wrong), "{wrong}");
        }
    }

    #[test]
    fn times_have_at_most_six_digits_after_the_second() {
        for right in ["00:00", "23:59:59", "12:30:00.1", "12:30:00.123456"] {
            assert!(is_time(right), "{right}");
        }
        for wrong in ["24:00", "12:60", "12", "12:30.5", "12:30:00.", "12:30:00.1234567", "1:30"] {
            assert!(!is_time(wrong), "{wrong}");
        }
    }

    #[test]
    fn a_moment_needs_its_zone_and_a_timestamp_must_not_have_one() {
        assert!(is_timestamp("2026-11-22 12:30:00") && is_timestamp("2026-11-22T12:30"));
        assert!(!is_timestamp("2026-11-22 12:30:00Z") && !is_timestamp("2026-11-22"));
        for right in
            ["2026-11-22 12:30:00Z", "2026-11-22T12:30:00+01:00", "2026-11-22 12:30:00-08:00"]
        {
            assert!(is_timestamp_with_zone(right), "{right}");
        }
        for wrong in ["2026-11-22 12:30:00", "2026-11-22 12:30:00+1", "Z", "+01:00", "2026-11-22"] {
            assert!(!is_timestamp_with_zone(wrong), "{wrong}");
        }
    }

    #[test]
    fn a_uuid_is_five_groups_of_hexadecimal_digits() {
        assert!(is_uuid("018f4e2a-0000-7000-8000-00000000ABcd"));
        assert!(!is_uuid("018f4e2a00007000800000000000abcd"));
        assert!(!is_uuid("018f4e2g-0000-7000-8000-00000000abcd"));
    }

    #[test]
    fn zeros_that_do_not_count_are_not_counted() {
        assert_eq!(digits_of_number("-007.2500"), Some((1, 2)));
        assert_eq!(digits_of_number("0.00"), Some((0, 0)));
        assert_eq!(digits_of_number("1e5"), None);
    }
}
