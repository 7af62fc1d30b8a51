//! "Did you mean": the known name nearest to a mistyped one.

/// The candidate nearest to `name`, if it is near enough to be a slip of the keyboard.
pub(super) fn nearest<'a>(
    name: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let folded = name.to_lowercase();
    let allowed = (name.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .map(|candidate| {
            (strsim::damerau_levenshtein(&folded, &candidate.to_lowercase()), candidate)
        })
        .filter(|(distance, _)| *distance <= allowed)
        .min()
        .map(|(_, candidate)| candidate)
}

/// A help that names the nearest candidate, or lists them all where they are few.
pub(super) fn help<'a>(
    name: &str,
    candidates: impl IntoIterator<Item = &'a str> + Clone,
) -> Option<String> {
    if let Some(nearest) = nearest(name, candidates.clone()) {
        return Some(format!("did you mean `{nearest}`?"));
    }
    let all: Vec<String> = candidates.into_iter().map(|name| format!("`{name}`")).collect();
    match all.len() {
        1..=12 => Some(format!("there is {}", super::listed(&all))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{help, nearest};

    #[test]
    fn a_slip_of_the_keyboard_finds_its_name() {
        assert_eq!(nearest("epsiode_id", ["claim_id", "episode_id"]), Some("episode_id"));
        assert_eq!(nearest("Tier", ["tier"]), Some("tier"));
        assert_eq!(nearest("speaker", ["episode_id"]), None);
    }

    #[test]
    fn few_names_are_listed_and_many_are_not() {
        assert_eq!(
            help("zzzzz", ["alpha", "beta"]).as_deref(),
            Some("there is `alpha` and `beta`")
        );
        assert_eq!(help("zzzzz", ["alpha"; 13]), None);
    }
}
