//! The order of renames on SQLite, where a name must be free before something else can get it.

use std::collections::{BTreeSet, VecDeque};

use crate::{diff::Pair, schema::naming::stable_name};

/// The renames in an order in which each name is free when it is given away. Where names are swapped, or
/// go round in a circle, one of the things is moved aside first.
///
/// `taken` are all names in use, those to be renamed among them. SQLite takes `a` and `A` for one name.
pub(super) fn in_order(renames: Vec<Pair<String>>, taken: &[&str]) -> Vec<Pair<String>> {
    let mut taken: BTreeSet<String> = taken.iter().map(|name| folded(name)).collect();
    let mut waiting = VecDeque::from(renames);
    let mut ordered = Vec::new();
    let mut refused = 0;
    while let Some(rename) = waiting.pop_front() {
        let is_free = !taken.contains(&folded(&rename.after));
        let step = if is_free {
            refused = 0;
            rename
        } else if refused > waiting.len() {
            refused = 0;
            let aside = aside(&rename.before, |name| taken.contains(&folded(name)));
            waiting.push_back(Pair { before: aside.clone(), after: rename.after });
            Pair { before: rename.before, after: aside }
        } else {
            refused += 1;
            waiting.push_back(rename);
            continue;
        };
        taken.remove(&folded(&step.before));
        taken.insert(folded(&step.after));
        ordered.push(step);
    }
    ordered
}

/// A name for what was called `name` and is in the way.
pub(super) fn aside(name: &str, is_taken: impl Fn(&str) -> bool) -> String {
    free(stable_name(&["__tablewright_old", name]), is_taken)
}

/// The name, with underscores behind it until nothing else has it.
pub(super) fn free(mut name: String, is_taken: impl Fn(&str) -> bool) -> String {
    while is_taken(&name) {
        name.push('_');
    }
    name
}

/// The name as SQLite compares it.
pub(super) fn folded(name: &str) -> String {
    name.to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(renames: &[(&str, &str)], taken: &[&str], expected: &[(&str, &str)]) {
        let pair = |&(before, after): &(&str, &str)| Pair {
            before: before.to_owned(),
            after: after.to_owned(),
        };
        let ordered = in_order(renames.iter().map(pair).collect(), taken);
        assert_eq!(ordered, expected.iter().map(pair).collect::<Vec<_>>());
    }

    #[test]
    fn a_name_is_given_away_before_it_is_taken() {
        check(&[("a", "b"), ("b", "c")], &["a", "b"], &[("b", "c"), ("a", "b")]);
    }

    #[test]
    fn swapped_names_go_by_a_third() {
        let aside = "__tablewright_old_a";
        let expected = [("a", aside), ("b", "a"), (aside, "b")];
        check(&[("a", "b"), ("b", "a")], &["a", "b"], &expected);
    }

    #[test]
    fn another_case_of_the_same_name_goes_by_another_name() {
        let aside = "__tablewright_old_name";
        check(&[("name", "Name")], &["name"], &[("name", aside), (aside, "Name")]);
    }

    #[test]
    fn a_name_in_use_is_never_taken_to_move_something_aside() {
        let taken = ["a", "b", "__tablewright_old_a"];
        let aside = "__tablewright_old_a_";
        let expected = [("a", aside), ("b", "a"), (aside, "b")];
        check(&[("a", "b"), ("b", "a")], &taken, &expected);
    }
}
