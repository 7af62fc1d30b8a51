//! Names that depend on each other in a circle.

use std::collections::{BTreeMap, BTreeSet};

/// Some of the names that depend on each other: each needs the next, and the last the first. `None` if all of them can
/// be put in order.
pub(super) fn cycle<'a, N: Ord>(mut needs: BTreeMap<&'a N, BTreeSet<&'a N>>) -> Option<Vec<&'a N>> {
    // A name that needs no remaining name can come next; the rest need each other.
    loop {
        let is_ready = |names: &BTreeSet<&N>| !names.iter().any(|name| needs.contains_key(name));
        let ready: Vec<&N> =
            needs.iter().filter(|(_, names)| is_ready(names)).map(|(&name, _)| name).collect();
        if ready.is_empty() {
            break;
        }
        for name in ready {
            needs.remove(name);
        }
    }
    let mut path = vec![*needs.keys().next()?];
    loop {
        let next = *needs.get(path.last()?)?.iter().find(|name| needs.contains_key(*name))?;
        if let Some(start) = path.iter().position(|&name| name == next) {
            return Some(path.split_off(start));
        }
        path.push(next);
    }
}
