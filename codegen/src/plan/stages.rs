//! The migrations of one draft: the schemas between the sealed one and the declared one.
//!
//! Most changes are one migration. Where a database does a part of it more safely by itself, the draft
//! stops at a schema in between, which is a whole one with a fingerprint, in every dialect: so each
//! migration has its own way back, and a database between two of them is in a state that is known.

use std::borrow::Cow;

use crate::{
    diff::Pair,
    schema::{Schema, Settings},
};

/// The schemas that one migration each leads between, in order.
#[must_use]
pub fn stages<'s>(
    before: &'s Schema,
    after: &'s Schema,
    _settings: &Settings,
) -> Vec<Pair<Cow<'s, Schema>>> {
    vec![Pair { before: Cow::Borrowed(before), after: Cow::Borrowed(after) }]
}
