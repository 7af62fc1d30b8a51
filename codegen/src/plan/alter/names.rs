//! Orders renames so that no name is taken twice: chains are renamed from their end, cycles through a temporary
//! name.

use std::collections::BTreeSet;

use crate::diff::Pair;

/// The renames one after the other. `taken` are all names in use before, those that change among them.
pub(super) fn in_order(renames: Vec<Pair<String>>, taken: &BTreeSet<String>) -> Vec<Pair<String>> {
    let mut taken: BTreeSet<String> = taken.iter().map(|name| fold(name)).collect();
    let mut waiting = renames;
    let mut ordered = Vec::new();
    let mut moved: BTreeSet<String> = BTreeSet::new();
    while !waiting.is_empty() {
        let is_free = |rename: &Pair<String>| {
            fold(&rename.after) == fold(&rename.before) || !taken.contains(&fold(&rename.after))
        };
        let next = if let Some(position) = waiting.iter().position(is_free) {
            waiting.remove(position)
        } else if let Some(first) = waiting.iter_mut().find(|it| !moved.contains(&it.before)) {
            let aside = free_name(&first.before, &taken);
            let next = Pair { before: first.before.clone(), after: aside.clone() };
            moved.insert(aside.clone());
            first.before = aside;
            next
        } else {
            // Something that stays has the name: the database says so.
            waiting.remove(0)
        };
        taken.remove(&fold(&next.before));
        taken.insert(fold(&next.after));
        ordered.push(next);
    }
    ordered
}

/// A name like `name` that is not `taken`.
pub(in crate::plan) fn free_name(name: &str, taken: &BTreeSet<String>) -> String {
    let mut free = crate::schema::naming::stable_name(&[name, "before"]);
    while taken.contains(&fold(&free)) {
        free = crate::schema::naming::stable_name(&[&free, "before"]);
    }
    free
}

/// The form in which names are compared: most databases take `A` and `a` for one name.
pub(in crate::plan) fn fold(name: &str) -> String {
    name.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(renames: &[(&str, &str)], taken: &[&str], expected: &[(&str, &str)]) {
        let pair = |(before, after): &(&str, &str)| Pair {
            before: (*before).to_owned(),
            after: (*after).to_owned(),
        };
        let taken = taken.iter().map(|name| (*name).to_owned()).collect();
        let expected: Vec<_> = expected.iter().map(pair).collect();
        assert_eq!(in_order(renames.iter().map(pair).collect(), &taken), expected);
    }

    #[test]
    fn a_chain_is_renamed_from_its_end() {
        check(&[("a", "b"), ("b", "c")], &["a", "b"], &[("b", "c"), ("a", "b")]);
    }

    #[test]
    fn a_swap_goes_by_way_of_a_third_name() {
        let expected = [("a", "a_before"), ("b", "a"), ("a_before", "b")];
        check(&[("a", "b"), ("b", "a")], &["a", "b"], &expected);
        let expected = [("a", "a_before_before"), ("b", "a"), ("a_before_before", "b")];
        check(&[("a", "b"), ("b", "a")], &["a", "b", "A_before"], &expected);
    }

    #[test]
    fn a_name_that_something_keeps_ends_in_no_endless_circle() {
        let expected = [("a", "a_before"), ("a_before", "b")];
        check(&[("a", "b")], &["a", "b"], &expected);
    }

    #[test]
    fn another_case_of_the_same_name_needs_no_third() {
        check(&[("Name", "name")], &["Name"], &[("Name", "name")]);
    }
}
