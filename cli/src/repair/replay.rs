//! What the migrations of a history create, from nothing.

use tablewright::{Cause, Migration, connection::DatabaseUrl};
use tablewright_codegen::schema::Schema;

use crate::replay::Sandbox;

/// The schemas that, beside the database that `url` names, the `recorded` migrations make from nothing, then with the first of those `in_doubt`, with
/// the first two, and so on. Nothing stands for a state that no database can have been in: what is recorded
/// builds on what is in doubt.
pub(super) fn replay(
    url: &DatabaseUrl,
    recorded: &[&'static Migration],
    in_doubt: &[&'static Migration],
) -> Result<Vec<Option<Schema>>, Cause> {
    let version = |migration: &&'static Migration| migration.recorded_version();
    let is_behind = recorded.iter().map(version).max() < in_doubt.iter().map(version).min();
    if is_behind {
        let mut place = place_with(url, recorded)?;
        let mut schemas = vec![Some(place.schema()?)];
        for migration in in_doubt {
            run(&mut place, migration)?;
            schemas.push(Some(place.schema()?));
        }
        return Ok(schemas);
    }
    let state = |count: usize| -> Result<Schema, Cause> {
        let mut all = [recorded, &in_doubt[..count]].concat();
        all.sort_by_key(|migration| migration.recorded_version());
        Ok(place_with(url, &all)?.schema()?)
    };
    // That all of them can be run shows that it is not the place that lets one fail.
    let last = state(in_doubt.len())?;
    let before = (0..in_doubt.len()).map(|count| state(count).ok());
    Ok(before.chain([Some(last)]).collect())
}

/// An empty place in which these migrations have run.
fn place_with(url: &DatabaseUrl, migrations: &[&'static Migration]) -> Result<Sandbox, Cause> {
    let mut place = Sandbox::beside(url)?;
    migrations.iter().try_for_each(|migration| run(&mut place, migration))?;
    Ok(place)
}

fn run(place: &mut Sandbox, migration: &Migration) -> Result<(), Cause> {
    let refuse = |error: diesel::result::Error| {
        ["`", &migration.full_name(), "`: ", &error.to_string()].concat()
    };
    Ok(place.run(migration).map_err(refuse)?)
}
