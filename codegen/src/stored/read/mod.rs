//! What databases report, read back into the IR: types, expressions, defaults.
//!
//! Reading the rendered spelling of a type or expression gives its stored form, and so does reading what the
//! database makes of that spelling. So two schemas of one database compare by `==`. Start reading at
//! [`read_sql_type`] and [`read_expression`].

mod body;
mod casts;
mod expression;
mod faithful;
mod normalise;
mod raw;
#[cfg(test)]
mod tests;
mod type_words;
mod types;
mod written;

#[cfg(feature = "unstable")]
pub(crate) use crate::stored::read::written::read_default;
pub use crate::stored::read::{
    body::{Shown, runnable},
    expression::{check_condition, read_expression},
    types::read_sql_type,
    written::written,
};
pub(crate) use crate::stored::read::{
    body::{one_form, untold},
    faithful::read_as,
    normalise::{normalise, stored_default},
    raw::comparable,
};
