//! Which of the things that raw objects created are missing or have changed.

use std::fmt;

use tablewright_codegen::schema::RawName;

use super::{Footprint, Inventory, Thing, hash};

/// Something that a raw object made and that is not as it was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Loss {
    /// The raw object.
    pub(crate) raw: RawName,
    /// What it made.
    pub(crate) thing: Thing,
    /// What stands there now; nothing if it is gone.
    pub(crate) found: Option<String>,
}

impl fmt::Display for Loss {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}, which raw object `{}` makes, ", self.thing, self.raw)?;
        match &self.found {
            None => formatter.write_str("is gone"),
            Some(found) if found.is_empty() => formatter.write_str("has changed"),
            Some(found) => {
                let words: Vec<&str> = found.split_whitespace().collect();
                write!(formatter, "has changed: it is now `{}`", words.join(" "))
            }
        }
    }
}

/// What of a footprint is not in `inventory`, or in another form. Forms are compared on a server that writes them
/// alike: `server`.
pub(crate) fn losses(footprint: &Footprint, server: &str, inventory: &Inventory) -> Vec<Loss> {
    let is_comparable = footprint.server == server;
    let mut losses = Vec::new();
    for (raw, made) in &footprint.made {
        for trace in made {
            let found = inventory.get(&trace.thing);
            let is_same =
                found.is_some_and(|found| !is_comparable || hash(found) == trace.definition);
            if !is_same {
                let (raw, thing) = (raw.clone(), trace.thing.clone());
                losses.push(Loss { raw, thing, found: found.cloned() });
            }
        }
    }
    losses
}
