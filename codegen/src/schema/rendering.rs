//! By which rendering a schema became SQL. What renderings differ in stands in `stored/revisions.rs`.

use serde::{Deserialize, Serialize};

/// Which SQL a schema becomes: a number that grows when the same schema is rendered differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Rendering(u32);

impl Rendering {
    /// That of Tablewright 0.1, which wrote no number into its locks.
    pub const FIRST: Self = Self(1);
    /// That of this generator.
    pub const CURRENT: Self = Self(3);

    /// What a lock without a number means.
    pub(crate) fn first() -> Self {
        Self::FIRST
    }

    /// Whether a lock has no number.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
    pub(crate) fn is_first(&self) -> bool {
        *self == Self::FIRST
    }

    /// That of a number.
    pub(crate) const fn of(number: u32) -> Self {
        Self(number)
    }

    /// The number.
    #[must_use]
    pub fn number(self) -> u32 {
        self.0
    }
}

impl Default for Rendering {
    fn default() -> Self {
        Self::CURRENT
    }
}
