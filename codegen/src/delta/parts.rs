//! Matches the named parts of a table before and after.
//!
//! A part is the same if the spec says that it had the name, otherwise if it has the same name. Of the remaining
//! parts, two with the same definition are treated as one that was renamed. Nothing is lost by that, since
//! constraints and indexes hold no data of their own, and generated names thus follow the rename of a table or
//! column.

use std::collections::{BTreeMap, BTreeSet};

use super::Pair;

/// What became of a named part. Contents before are as they were, not translated.
#[derive(Debug)]
pub(super) enum PartFate<'t, N, T> {
    /// It comes.
    Add(&'t N, &'t T),
    /// It goes.
    Drop(&'t N, &'t T),
    /// It has another name alone.
    Rename(Pair<&'t N>, Pair<&'t T>),
    /// It says something else.
    Alter(Pair<&'t N>, Pair<&'t T>),
}

/// A map of parts before, as it is and in the names after, and the one after.
pub(super) struct Parts<'t, N, T> {
    pub(super) before: &'t BTreeMap<N, T>,
    pub(super) translated: &'t BTreeMap<N, T>,
    pub(super) after: &'t BTreeMap<N, T>,
}

/// What became of each part: first those after in their order, then those that go.
pub(super) fn diff_parts<'t, N: Ord, T: PartialEq>(
    parts: &Parts<'t, N, T>,
    renamed_from: impl Fn(&N) -> Option<N>,
) -> Vec<PartFate<'t, N, T>> {
    let Parts { before, translated, after } = *parts;
    let mut matches: BTreeMap<&N, &N> = BTreeMap::new();
    let mut used: BTreeSet<&N> = BTreeSet::new();
    for now in after.keys() {
        let was = renamed_from(now).and_then(|was| before.get_key_value(&was));
        if let Some((was, _)) = was.filter(|(was, _)| !used.contains(was)) {
            matches.insert(now, was);
            used.insert(was);
        }
    }
    for now in after.keys() {
        let Some((was, _)) = before.get_key_value(now) else { continue };
        if !matches.contains_key(now) && !used.contains(was) {
            matches.insert(now, was);
            used.insert(was);
        }
    }
    for (now, content) in
        after.iter().filter(|(now, _)| !matches.contains_key(now)).collect::<Vec<_>>()
    {
        let alike = translated.iter().find(|(was, it)| !used.contains(was) && *it == content);
        if let Some((was, _)) = alike.and_then(|(was, _)| before.get_key_value(was)) {
            matches.insert(now, was);
            used.insert(was);
        }
    }
    let mut matched = Vec::new();
    for (now, content) in after {
        let Some(was) = matches.get(now).copied() else {
            matched.push(PartFate::Add(now, content));
            continue;
        };
        let (Some(old), Some(same)) = (before.get(was), translated.get(was)) else { continue };
        let (names, contents) =
            (Pair { before: was, after: now }, Pair { before: old, after: content });
        if same != content {
            matched.push(PartFate::Alter(names, contents));
        } else if was != now {
            matched.push(PartFate::Rename(names, contents));
        }
    }
    let dropped = before.iter().filter(|(was, _)| !used.contains(was));
    matched.extend(dropped.map(|(was, content)| PartFate::Drop(was, content)));
    matched
}
