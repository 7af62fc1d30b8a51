//! Compares a live database with a declaration: what differs, what nobody declared, and how to mend it.

use std::borrow::Cow;

use diesel::QueryResult;
use tablewright::{AnyConnection, Error, unstable::cannot};
use tablewright_codegen::{
    delta::{Change, Object, Side},
    dialect::Dialect,
    history::Lock,
    plan::{self, Correction, Mending, mend},
    schema::{Declaration, RawName, Schema, Settings, Table, TableName, intent::Intent},
    stored::untold::untold,
};

use super::{
    Difference, deviations::declared_otherwise, differences, form, made_by_text, raw, rest::rest,
    spelling, take_made, without_raw,
};
use crate::{
    footprint::{Footprint, Thing, sealed},
    introspect::{
        Deviation, Found, Namespaces, Remedy, dialect_of, examine, own_schema, server_version,
    },
};

/// What a database is, seen from a declaration.
#[derive(Clone, Debug)]
pub struct Drift {
    /// Where the two differ, but for what nobody declared.
    pub differences: Vec<Difference>,
    /// What declared objects are beside what a schema tells of them, and should not be.
    pub deviations: Vec<Deviation>,
    /// The tables that nobody declared. They are kept.
    pub unknown_tables: Vec<String>,
    /// The views, virtual tables and other objects that nobody declared: what stands by itself by its name, what
    /// hangs on something declared as ``trigger `tr` of `t` ``. They are kept.
    pub unknown_others: Vec<String>,
    /// What could not be compared, because the server does not tell it, each as a sentence.
    pub not_compared: Vec<String>,
    /// How many of the declared tables are there.
    pub known_tables: usize,
    /// What makes the database the declared one, or the changes for which there is no way.
    pub mending: Result<Mending, Vec<Change>>,
}

impl Drift {
    /// Whether there is no difference and no deviation.
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.places() == 0
    }

    /// In how many places the database is not the declared one.
    #[must_use]
    pub fn places(&self) -> usize {
        self.differences.len() + self.deviations.len()
    }

    /// What only a person can put right, and how.
    pub fn by_hand(&self) -> impl Iterator<Item = (&Deviation, &str)> {
        self.deviations.iter().filter_map(|deviation| match &deviation.remedy {
            Remedy::ByHand(what) => Some((deviation, what.as_str())),
            Remedy::Correct(_) => None,
        })
    }
}

/// Compares the database behind `connection` with `declaration`. Reads only.
///
/// Of raw objects SQLite tells which are there, and no other database does: there they are taken for being
/// there as soon as one of the declared tables is.
///
/// # Errors
///
/// [`Error::Query`] when a query fails.
pub fn look(connection: &mut AnyConnection, declaration: &Declaration) -> Result<Drift, Error> {
    look_knowing(connection, declaration, None)
}

/// The same with what a lock knows of raw objects: what they have made and is gone or another is a difference.
///
/// # Errors
///
/// As [`look`].
pub fn look_knowing(
    connection: &mut AnyConnection,
    declaration: &Declaration,
    lock: Option<&Lock>,
) -> Result<Drift, Error> {
    let Declaration { schema, settings, .. } = declaration;
    let found = examine(connection, &Namespaces::of([schema]))?;
    let intent = &Intent::default();
    let known = lock.and_then(|lock| sealed(lock, schema, dialect_of(connection)));
    let (known, forms, leading_out) = (known.as_ref(), Forms::Compared, LeadingOut::Kept);
    compare(connection, &found, &Wanted { schema, intent, settings, known, forms, leading_out })
}

/// What a database is to be.
#[derive(Clone, Copy)]
pub(crate) struct Wanted<'w> {
    /// The schema.
    pub(crate) schema: &'w Schema,
    /// What is known of the way there.
    pub(crate) intent: &'w Intent,
    /// What holds for the whole.
    pub(crate) settings: &'w Settings,
    /// What is known of what its raw objects make on a server.
    pub(crate) known: Option<&'w Footprint>,
    /// Whether that must be in the form in which they make it.
    pub(crate) forms: Forms,
    /// What becomes of foreign keys to tables that nobody declared.
    pub(crate) leading_out: LeadingOut,
}

/// What becomes of the foreign keys of declared tables that nobody declared and that lead to tables that nobody
/// declared: no spec could say them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LeadingOut {
    /// They are kept with the tables, where no table is made anew.
    Kept,
    /// They are dropped: they can only be of an older draft.
    Dropped,
}

/// Whether what raw objects make must be in the form in which they make it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Forms {
    /// It must.
    Compared,
    /// It need only be there: somebody else may have made it.
    Ignored,
}

/// What is known to be made here: of what MySQL and MariaDB have otherwise, one of them does not tell of the other.
fn own_footprint<'f>(
    connection: &mut AnyConnection,
    declared: &Schema,
    known: &'f Footprint,
) -> QueryResult<Cow<'f, Footprint>> {
    if !declared.has_servers() {
        return Ok(Cow::Borrowed(known));
    }
    let (title, _) = server_version(connection)?;
    let mut known = known.clone();
    if !known.server.starts_with(title) {
        known.made.retain(|name, _| !declared.has_other_raw(name));
    }
    Ok(Cow::Owned(known))
}

/// Compares what was `found` behind `connection` with what is wanted.
pub(crate) fn compare(
    connection: &mut AnyConnection,
    found: &Found,
    wanted: &Wanted<'_>,
) -> Result<Drift, Error> {
    let which = cannot("ask which server it is");
    let known = wanted.known.map(|known| own_footprint(connection, wanted.schema, known));
    let known = known.transpose().map_err(which)?;
    let declared = &*own_schema(connection, wanted.schema).map_err(which)?;
    let wanted = Wanted { schema: declared, known: known.as_deref(), ..*wanted };
    compare_own(connection, found, &wanted)
}

/// The same with what is wanted on this very server.
fn compare_own(
    connection: &mut AnyConnection,
    found: &Found,
    wanted: &Wanted<'_>,
) -> Result<Drift, Error> {
    let Wanted { schema: declared, intent, settings, .. } = *wanted;
    let dialect = dialect_of(connection);
    let Found { schema: found, deviations } = found;
    // A case that the database does not tell is no difference, unless the spec renames something.
    let found = if intent.renamed_tables.is_empty() {
        found.in_letters_of(&[declared], dialect)
    } else {
        Cow::Borrowed(found)
    };
    let found = &*found;
    let raw = raw::look(connection, found, wanted).map_err(cannot("look for raw objects"))?;
    let stored = declared.as_stored(dialect);
    let is_made = |kinds: &[&str], name: &str| {
        let is_it = |thing: &Thing| kinds.contains(&thing.kind.as_str()) && thing.name == name;
        raw.made.iter().any(is_it)
            || made_by_text(declared, dialect).iter().any(|(on, made)| on.is_none() && made == name)
    };
    let is_former = |name: &&TableName| intent.renamed_tables.values().any(|was| was == *name);
    let unknown_tables = found.tables.keys().filter(|name| !stored.tables.contains_key(*name));
    let mut unknown_tables: Vec<_> =
        unknown_tables.filter(|name| !is_former(name)).cloned().collect();
    let unknown_views = found.views.keys().filter(|name| !stored.views.contains_key(*name));
    let mut unknown_views: Vec<_> = unknown_views.cloned().collect();
    let mut known = without_raw(found, declared, dialect).into_owned();
    known.tables.retain(|name, _| !unknown_tables.contains(name));
    known.views.retain(|name, _| !unknown_views.contains(name));
    for (name, table) in &mut known.tables {
        let is_on = |thing: &Thing| thing.on.as_deref() == Some(name.as_str());
        let made: Vec<&Thing> = raw.made.iter().filter(|thing| is_on(thing)).collect();
        let is_made = |part: &str| made.iter().any(|thing| thing.name == part);
        take_made(table, declared.tables.get(name), is_made);
    }
    let is_known = |name: &TableName| stored.tables.contains_key(name) || is_former(&name);
    let is_kept = wanted.leading_out == LeadingOut::Kept && connection.kind().is_server();
    let leading_out =
        if is_kept { take_leading_out(&mut known, &stored, is_known) } else { Vec::new() };
    unknown_tables.retain(|name| !is_made(&["table"], name.as_str()));
    unknown_views.retain(|name| !is_made(&["view"], name.as_str()));
    let known = &*spelling::as_declared(connection, declared, &known)?;
    let mut differences = differences(declared, known, dialect);
    let missing = raw.missing.iter().map(|name| of_raw(name, Vec::new(), None));
    let losses = raw.losses.iter().map(|loss| {
        of_raw(&loss.raw, vec![loss.thing.to_string()], loss.found.as_deref().map(Side::from))
    });
    differences.extend(missing.chain(losses));
    // All of it has to be one transaction.
    let settings = Settings { postgres_safe_forms: false, ..settings.clone() };
    let deviations = declared_otherwise(deviations, declared, &stored, dialect);
    let corrections: Vec<Correction> =
        deviations.iter().filter_map(Deviation::correction).cloned().collect();
    let (rest, mut missing) = rest(declared, &raw.losses, dialect);
    missing.extend(raw.missing);
    let found = plan::Found { schema: known, missing: &missing, corrections: &corrections };
    let mut mending = mend(found, &rest, intent, &settings, dialect);
    for checks in form::misplaced(connection, known)? {
        differences.extend(checks.differences());
        if let Ok(mending) = &mut mending {
            mending.settle(checks.words(), checks.sql);
        }
    }
    // What stands in the place of something declared gives way to it.
    let raw_unknown = raw.unknown.into_iter().filter(|name| !is_declared(&stored, name));
    let others =
        unknown_views.iter().map(ToString::to_string).chain(raw_unknown).chain(leading_out);
    Ok(Drift {
        differences,
        deviations,
        known_tables: known.tables.len(),
        unknown_tables: unknown_tables.iter().map(ToString::to_string).collect(),
        unknown_others: others.collect(),
        not_compared: not_compared(declared, known, dialect),
        mending,
    })
}

/// Takes the foreign keys out of `known` that are not declared and lead out of it, as ``foreign key `fk` of `t` ``.
/// One with a column that is not declared stays a difference: it goes with the column.
///
/// On SQLite they stay differences, as a table that is made anew there has no others than the declared ones.
fn take_leading_out(
    known: &mut Schema,
    stored: &Schema,
    is_known: impl Fn(&TableName) -> bool,
) -> Vec<String> {
    let mut taken = Vec::new();
    for (name, table) in &mut known.tables {
        let Some(declared) = stored.tables.get(name) else { continue };
        table.foreign_keys.retain(|key_name, key| {
            let stays = is_known(&key.referenced_table)
                || declared.foreign_keys.contains_key(key_name)
                || key.columns.iter().any(|column| declared.column(column).is_none());
            if !stays {
                let words = ["foreign key `", key_name.as_str(), "` of `", name.as_str(), "`"];
                taken.push(words.concat());
            }
            stays
        });
    }
    taken
}

/// What the server does not tell of triggers, each as a sentence.
fn not_compared(declared: &Schema, known: &Schema, dialect: Dialect) -> Vec<String> {
    let words = untold(declared, known, dialect).into_iter().map(|it| {
        let names = ["trigger `", it.trigger.as_str(), "` of table `", it.table.as_str()];
        [names.concat().as_str(), "`: ", it.reason].concat()
    });
    words.collect()
}

/// What a raw object makes, and was found otherwise or not at all.
fn of_raw(name: &RawName, attribute: Vec<String>, found: Option<Side>) -> Difference {
    let expected = Some(Side::from("what the spec makes"));
    Difference { object: Object::Raw(name.clone()), part: None, attribute, expected, found }
}

/// Whether a view, an index or a trigger is declared under this name.
fn is_declared(stored: &Schema, name: &str) -> bool {
    let is_part =
        |table: &Table| table.indexes.contains_key(name) || table.triggers.contains_key(name);
    stored.views.contains_key(name) || stored.tables.values().any(is_part)
}
