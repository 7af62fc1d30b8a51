//! The part of a proof that is about raw objects: what they created is still there, unchanged.
//!
//! Only the database knows what raw SQL creates. So the draft's schema is created from nothing in a separate
//! database, which shows what each raw object creates there; all of that must be in the database to which the draft
//! has been applied. Start reading at [`RawProof::begin`], then [`RawProof::check`].

use std::collections::BTreeMap;

use tablewright::{AnyConnection, unstable::cannot};
use tablewright_codegen::{
    check::place::Place,
    diagnostic::Code,
    dialect::Dialect,
    schema::{RawName, RawObject, Schema},
};

use super::{
    Failure, output,
    proof::{Fault, Subject},
    scratch::Scratch,
};
use crate::footprint::{self, Footprint, Inventory, Loss, Making, Trace, hash};

/// What is known of the raw objects of a draft.
pub(super) struct RawProof<'s> {
    subject: Subject<'s>,
    dialect: Dialect,
    /// The server and its major version.
    server: String,
    /// What each makes where the schema after the draft is made from nothing.
    fresh: Making,
    /// What those make that `fresh` does not know and that stand in the sealed schema as well.
    known: Making,
    /// The database before the draft.
    start: Inventory,
}

/// Where a proof has come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// The draft has been applied.
    There,
    /// It has been taken back.
    Back,
}

fn read<T>(result: diesel::QueryResult<T>) -> Result<T, Failure> {
    Ok(result.map_err(cannot("look at what raw objects make"))?)
}

impl<'s> RawProof<'s> {
    /// Makes the declared schema in a database of its own; nothing where there are no raw objects.
    pub(super) fn begin(
        subject: Subject<'s>,
        dialect: Dialect,
        scratch: &dyn Fn() -> Result<Scratch, Failure>,
    ) -> Result<Option<Self>, Failure> {
        let sealed = &subject.history.lock.schema;
        if !has_raw(subject.after, dialect) && !has_raw(sealed, dialect) {
            return Ok(None);
        }
        let (server, fresh) = made(subject.after, scratch)?;
        let mut known = Making::new();
        let is_unknown = |name: &RawName| fresh.get(name).is_some_and(Result::is_err);
        if subject.after.raw_objects.keys().any(is_unknown) {
            known = made(sealed, scratch)?.1;
        }
        Ok(Some(Self { subject, dialect, server, fresh, known, start: Inventory::new() }))
    }

    /// Looks at the database before the draft.
    pub(super) fn start(&mut self, connection: &mut AnyConnection) -> Result<(), Failure> {
        self.start = read(footprint::inventory(connection))?;
        Ok(())
    }

    /// What the draft has taken from raw objects, in words, and at whose place.
    pub(super) fn check(
        &self,
        connection: &mut AnyConnection,
        turn: Turn,
    ) -> Result<Option<(String, Fault)>, Failure> {
        let now = read(footprint::inventory(connection))?;
        let mut losses = Vec::new();
        let mut refused = BTreeMap::new();
        for (name, made) in &self.fresh {
            match (made, turn) {
                (Ok(made), Turn::There) => losses.extend(self.lost(name, made, &now)),
                (Ok(made), Turn::Back) if self.stays(name) => {
                    losses.extend(self.changed(name, made, &now));
                }
                (Err(error), _) if self.stays(name) => {
                    let Some(Ok(known)) = self.known.get(name) else { continue };
                    let lost = self.changed(name, known, &now);
                    if !lost.is_empty() {
                        refused.insert(name, error);
                    }
                    losses.extend(lost);
                }
                (Ok(_) | Err(_), _) => {}
            }
        }
        let Some(first) = losses.first() else { return Ok(None) };
        let mut words = match turn {
            Turn::There => "it takes from raw objects what they have made:".to_owned(),
            Turn::Back => "its way back takes from raw objects what they have made:".to_owned(),
        };
        for (position, loss) in losses.iter().enumerate() {
            words.extend([if position > 0 { "; " } else { " " }, &loss.to_string()]);
        }
        for (name, error) in refused {
            let error = error.lines().next().unwrap_or_default();
            words.extend(["; raw object `", name.as_str(), "` cannot be made any more: ", error]);
        }
        let help = "write its `up` and `down` as they are to be after the change, or take it out of the spec: what \
                    stands in the spec unchanged must stay in the database";
        let place = Place::Raw(first.raw.clone());
        Ok(Some((words, Fault { code: Code::LosesRawObject, place, help: help.to_owned() })))
    }

    /// What `made` lacks that the draft has taken, or has not made.
    fn lost(&self, raw: &RawName, made: &Inventory, now: &Inventory) -> Vec<Loss> {
        let mut losses = Vec::new();
        for (thing, definition) in made {
            let (before, found) = (self.start.get(thing), now.get(thing));
            let is_lost = match found {
                None => before.is_some() || !self.stays(raw),
                Some(found) => {
                    let is_other = |known: &String| hash(known) != hash(found);
                    is_other(definition) && before.is_some_and(is_other)
                }
            };
            if is_lost {
                let (raw, thing) = (raw.clone(), thing.clone());
                losses.push(Loss { raw, thing, found: found.cloned() });
            }
        }
        losses
    }

    /// What of `made` was there before the draft and is not as it was.
    fn changed(&self, raw: &RawName, made: &Inventory, now: &Inventory) -> Vec<Loss> {
        let mut losses = Vec::new();
        for thing in made.keys() {
            let (Some(before), found) = (self.start.get(thing), now.get(thing)) else { continue };
            if found.is_none_or(|found| hash(found) != hash(before)) {
                let (raw, thing) = (raw.clone(), thing.clone());
                losses.push(Loss { raw, thing, found: found.cloned() });
            }
        }
        losses
    }

    /// What is to blame for a statement that was refused since something depends on what it changes: on PostgreSQL
    /// `held` is a sentence that names it, on SQLite kind and name.
    pub(super) fn in_the_way(&self, held: &str) -> Option<(String, Fault)> {
        let word = |name: &str| {
            let is_part = |it: char| it.is_alphanumeric() || it == '_';
            held.split(|it| !is_part(it)).any(|word| word == name)
        };
        let is_named = |name: &str| word(name) || held.ends_with(&[" ", name].concat());
        let makings = [&self.fresh, &self.known].into_iter().flatten();
        let things = makings.filter_map(|(raw, made)| Some((raw, made.as_ref().ok()?)));
        let mut named = things.flat_map(|(raw, made)| made.keys().map(move |thing| (raw, thing)));
        let (raw, thing) =
            named.find(|(_, thing)| held.contains(&thing.kind) && is_named(&thing.name))?;
        let words = format!("{thing}, which raw object `{raw}` makes, is in the way");
        let help = "change the raw object in the same draft, so that its old `down` runs before the change and its new \
                    `up` after it; or part what holds rows from what reads the column: a raw object that makes only \
                    views, triggers, rules, indexes and functions is made anew around the change";
        let place = Place::Raw(raw.clone());
        Some((words, Fault { code: Code::RawObjectInTheWay, place, help: help.to_owned() }))
    }

    /// Whether a raw object stands in the sealed schema as it does in the new one.
    fn stays(&self, name: &RawName) -> bool {
        let own = |schema: &'s Schema| {
            schema
                .raw_objects
                .get(name)
                .map(|object: &RawObject| object.sql.as_ref().get(self.dialect))
        };
        own(&self.subject.history.lock.schema) == own(self.subject.after)
    }

    /// What the raw objects have made, as it stands in the database that the draft has been applied to.
    pub(super) fn footprint(&self, connection: &mut AnyConnection) -> Result<Footprint, Failure> {
        let now = read(footprint::inventory(connection))?;
        let mut made = BTreeMap::new();
        for (name, fresh) in &self.fresh {
            match fresh {
                Ok(fresh) => {
                    let traces = fresh.keys().filter_map(|thing| {
                        let definition = hash(now.get(thing)?);
                        Some(Trace { thing: thing.clone(), definition })
                    });
                    made.insert(name.clone(), traces.collect());
                }
                Err(error) => output::remark(&format!(
                    "what raw object `{name}` makes is not known on {}, as it cannot be made in a new database of \
                     this schema: {}",
                    self.server,
                    error.lines().next().unwrap_or_default()
                )),
            }
        }
        Ok(Footprint { server: self.server.clone(), made })
    }
}

fn has_raw(schema: &Schema, dialect: Dialect) -> bool {
    schema.raw_objects.values().any(|object| object.sql.as_ref().get(dialect).is_some())
}

/// What the raw objects of `schema` make on the server, and which that is.
pub(super) fn made(
    schema: &Schema,
    scratch: &dyn Fn() -> Result<Scratch, Failure>,
) -> Result<(String, Making), Failure> {
    let scratch = scratch()?;
    let mut connection = scratch.connect()?;
    let server = read(footprint::server(&mut connection))?;
    let making = read(footprint::make(&mut connection, schema))?;
    footprint::unmake(&mut connection, schema);
    Ok((server, making))
}
