//! English plurals → singulars, for the names of row structs. There are only a few rules; `row:` in the spec overrides
//! them.

/// Irregular plurals, and singular words that end in `s`.
const IRREGULAR: &[(&str, &str)] = &[
    ("aliases", "alias"),
    ("alias", "alias"),
    ("analyses", "analysis"),
    ("analytics", "analytics"),
    ("atlas", "atlas"),
    ("axes", "axis"),
    ("bases", "base"),
    ("biases", "bias"),
    ("bias", "bias"),
    ("bonuses", "bonus"),
    ("buses", "bus"),
    ("caches", "cache"),
    ("calories", "calorie"),
    ("campuses", "campus"),
    ("canvases", "canvas"),
    ("canvas", "canvas"),
    ("children", "child"),
    ("cookies", "cookie"),
    ("corpora", "corpus"),
    ("corpuses", "corpus"),
    ("criteria", "criterion"),
    ("crises", "crisis"),
    ("diagnoses", "diagnosis"),
    ("echoes", "echo"),
    ("feet", "foot"),
    ("gas", "gas"),
    ("geese", "goose"),
    ("halves", "half"),
    ("heroes", "hero"),
    ("hypotheses", "hypothesis"),
    ("indices", "index"),
    ("knives", "knife"),
    ("leaves", "leaf"),
    ("lens", "lens"),
    ("lenses", "lens"),
    ("lives", "life"),
    ("matrices", "matrix"),
    ("men", "man"),
    ("mice", "mouse"),
    ("movies", "movie"),
    ("news", "news"),
    ("parentheses", "parenthesis"),
    ("people", "person"),
    ("phenomena", "phenomenon"),
    ("potatoes", "potato"),
    ("quizzes", "quiz"),
    ("series", "series"),
    ("shelves", "shelf"),
    ("species", "species"),
    ("statistics", "statistics"),
    ("stats", "stats"),
    ("statuses", "status"),
    ("syntheses", "synthesis"),
    ("teeth", "tooth"),
    ("theses", "thesis"),
    ("ties", "tie"),
    ("tomatoes", "tomato"),
    ("vertices", "vertex"),
    ("vetoes", "veto"),
    ("viruses", "virus"),
    ("wives", "wife"),
    ("wolves", "wolf"),
    ("women", "woman"),
    ("zombies", "zombie"),
];

/// How endings change. The first match applies. A word that consists only of the ending is unchanged.
const ENDINGS: &[(&str, &str)] = &[
    ("ies", "y"),
    ("sses", "ss"),
    ("shes", "sh"),
    ("ches", "ch"),
    ("xes", "x"),
    ("ss", "ss"),
    ("us", "us"),
    ("is", "is"),
    ("s", ""),
];

/// The singular of a word in lower case.
pub(super) fn singular(word: &str) -> String {
    if let Some((_, singular)) = IRREGULAR.iter().find(|(plural, _)| *plural == word) {
        return (*singular).to_owned();
    }
    for (ending, replacement) in ENDINGS {
        if let Some(stem) = word.strip_suffix(ending)
            && !stem.is_empty()
        {
            return [stem, *replacement].concat();
        }
    }
    word.to_owned()
}

#[cfg(test)]
mod tests {
    use super::singular;

    #[test]
    fn plurals_become_singulars_and_singulars_stay() {
        for (word, expected) in [
            ("claims", "claim"),
            ("sources", "source"),
            ("voices", "voice"),
            ("summaries", "summary"),
            ("analyses", "analysis"),
            ("analysis", "analysis"),
            ("people", "person"),
            ("jargon", "jargon"),
            ("stats", "stats"),
            ("media", "media"),
            ("addresses", "address"),
            ("address", "address"),
            ("batches", "batch"),
            ("caches", "cache"),
            ("hashes", "hash"),
            ("indexes", "index"),
            ("databases", "database"),
            ("responses", "response"),
            ("statuses", "status"),
            ("status", "status"),
            ("s", "s"),
            ("ies", "ie"),
        ] {
            assert_eq!(singular(word), expected, "the singular of {word}");
        }
    }
}
