//! "Did you mean": the nearest of the names that would have been right.

/// The name most like `text`, if one is near enough to be meant.
pub(super) fn closest<'n>(text: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    // Long texts are no near misses of a name, and comparing them costs time with the square of the length.
    if text.len() > 128 {
        return None;
    }
    let lower = text.to_lowercase();
    names
        .filter(|name| name.len().abs_diff(text.len()) <= 8)
        .map(|name| (strsim::jaro_winkler(&lower, &name.to_lowercase()), name))
        .filter(|(likeness, _)| *likeness > 0.84)
        // The first of several equally near: names come in a fixed order.
        .fold(None, |best: Option<(f64, &str)>, next| match best {
            Some(best) if best.0 >= next.0 => Some(best),
            Some(_) | None => Some(next),
        })
        .map(|(_, name)| name)
}

/// "`a`, `b` or `c`".
pub(super) fn one_of(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [only] => format!("`{only}`"),
        [rest @ .., last] => {
            let rest: Vec<_> = rest.iter().map(|name| format!("`{name}`")).collect();
            format!("{} or `{last}`", rest.join(", "))
        }
    }
}
