//! Creates the missing parts of raw objects.
//!
//! The whole raw object cannot be created again: the rest of it exists and may hold rows. So if its statements say
//! what they create, only those are run whose objects are missing.

use std::collections::BTreeSet;

use tablewright_codegen::{
    dialect::Dialect,
    schema::{
        RawName, Schema,
        statements::{MadeKind, RawStatement, statements},
    },
};

use crate::footprint::Loss;

/// `declared` with each raw object of `losses` as what is left to be made of it, and their names. One of which that
/// cannot be told stays as it is and is not among the names.
pub(super) fn rest(
    declared: &Schema,
    losses: &[Loss],
    dialect: Dialect,
) -> (Schema, BTreeSet<RawName>) {
    let mut rest = declared.clone();
    let names: BTreeSet<RawName> = losses.iter().map(|loss| loss.raw.clone()).collect();
    let mut is_left = |name: &RawName| {
        let own: Vec<&Loss> = losses.iter().filter(|loss| loss.raw == *name).collect();
        let object = rest.raw_objects.get_mut(name);
        let Some(sql) = object.and_then(|object| object.sql.as_mut().get(dialect).as_mut()) else {
            return false;
        };
        let all = statements(&sql.up, dialect);
        let holds_rows = |it: &RawStatement| it.makes().is_none_or(|it| it.kind == MadeKind::Table);
        if own.iter().any(|loss| loss.found.is_some()) {
            // Something stands in its place.
            if all.iter().any(holds_rows) {
                return false;
            }
            sql.up = [sql.down.as_str(), ";\n", &sql.up].concat();
            return true;
        }
        let is_gone = |it: &&RawStatement| own.iter().any(|loss| makes(it, loss));
        let again: Vec<&str> =
            all.iter().filter(is_gone).map(|statement| statement.text.as_str()).collect();
        let is_whole = own.iter().all(|loss| all.iter().any(|it| makes(it, loss)));
        if is_whole {
            sql.up = again.join(";\n");
        }
        is_whole
    };
    let names = names.into_iter().filter(|name| is_left(name)).collect();
    (rest, names)
}

/// Whether a statement makes what is lost, or hangs it on something: a comment, a grant.
fn makes(statement: &RawStatement, loss: &Loss) -> bool {
    let thing = &loss.thing;
    // The name of a function has its arguments behind it.
    let name = thing.name.split('(').next().unwrap_or_default();
    let name = name.rsplit('.').next().unwrap_or_default();
    match statement.makes() {
        Some(making) => making.name.eq_ignore_ascii_case(name),
        None => thing.on.as_deref().is_some_and(|on| statement.hangs_on(on)),
    }
}
