//! Puts a database that has tables but no history under migrations, with its rows.
//!
//! The database is compared with the schema of every sealed version ([`versions`]) and adopted as the closest one.
//! Differences are mended. Before anything starts, the rows are checked as before a migration ([`preflight`]), and
//! what would be lost is counted ([`Obstacle`]). Mending and history are one transaction if the database supports
//! that ([`apply`]), after a copy has been made ([`back_up`]). Nothing outside the schema is touched. Start reading
//! at [`examine`].

mod apply;
mod backup;
mod losses;
mod renames;
mod versions;
mod views;

use tablewright::{
    AnyConnection, Migration,
    connection::DatabaseUrl,
    migrate::Target,
    preflight::{self, Finding, Preflight, Unasked},
    unstable::digits,
};
use tablewright_codegen::{
    delta::Change,
    history::Footprint,
    plan::{Mending, Step},
    render::precheck::preflight_file,
    schema::{Schema, Settings, intent::Intent, rename::Renamed},
};

pub(crate) use self::losses::losses;
pub use self::{
    apply::{Records, apply},
    backup::back_up,
    losses::Obstacle,
    renames::Elsewhere,
};
use crate::{
    Error,
    drift::{Drift, Forms, LeadingOut, Wanted, compare},
    introspect::{self, Namespaces},
};

/// The sealed history that a database is to join.
#[derive(Clone, Copy, Debug)]
pub struct Sealed<'s> {
    /// The migrations, oldest first.
    pub migrations: &'s [&'static Migration],
    /// The schema that the newest leads to.
    pub schema: &'s Schema,
    /// What holds for the whole spec.
    pub settings: &'s Settings,
    /// What is known of what the raw objects of the newest make.
    pub footprint: Option<&'s Footprint>,
    /// The renames that the lock and the spec tell of.
    pub renames: &'s Renamed,
}

/// What a database is taken for, and what is in the way.
#[derive(Clone, Debug)]
pub struct Adoption {
    /// The migration up to which, and with which, it counts as migrated.
    pub version: &'static Migration,
    /// How many of the sealed migrations that are.
    pub applied: usize,
    /// The schema of that version.
    pub schema: Schema,
    /// Where it differs from the schema of that version, and what mends it.
    pub drift: Drift,
    /// What that version has under one name, and the database under another: it is of another version.
    pub elsewhere: Vec<Elsewhere>,
    /// Rows that would not fit.
    pub unfit: Vec<Finding>,
    /// Questions about the rows that got no answer; they are in the way of nothing.
    pub unanswered: Vec<Unasked>,
    /// Values that would be lost.
    pub lost: Vec<Obstacle>,
    /// The changes that would drop what that version does not declare: constraints, indexes and triggers, and what
    /// columns no longer are.
    pub dropped: Vec<Change>,
    /// Views that nobody declared and that would stop working, as they read a column that goes. They are
    /// dropped with it, if somebody agrees.
    pub broken_views: Vec<Step>,
    /// Why only the newest version could be looked at, if so.
    pub unseen: Option<String>,
}

impl Adoption {
    /// Whether the database is something else: it has none of the tables, under whatever name.
    #[must_use]
    pub fn is_something_else(&self) -> bool {
        self.drift.known_tables == 0 && self.elsewhere.is_empty()
    }
}

/// Mends the database behind `connection` as `mending` says, and writes `records`, unless it would then still
/// differ from `schema`, or lack what is `known` to be made by its raw objects.
///
/// # Errors
///
/// As [`apply`], and [`Error::Unmended`] with what would be left.
pub fn mend_to(
    connection: &mut AnyConnection,
    mending: &Mending,
    records: &Records,
    (schema, settings): (&Schema, &Settings),
    known: Option<&Footprint>,
) -> Result<(), Error> {
    apply(connection, mending, records, |connection| {
        let found = introspect::examine(connection, &Namespaces::of([schema]))?;
        let (intent, forms) = (&Intent::default(), Forms::Ignored);
        let leading_out = LeadingOut::Kept;
        let wanted = Wanted { schema, intent, settings, known, forms, leading_out };
        let drift = compare(connection, &found, &wanted)?;
        let differences = drift.differences.iter().map(ToString::to_string);
        // What is left to a person is told by whoever asked for this.
        let planned = drift.deviations.iter().filter(|it| it.correction().is_some());
        let left: Vec<String> = differences.chain(planned.map(ToString::to_string)).collect();
        if left.is_empty() {
            return Ok(());
        }
        Err(Error::Unmended { database: connection.label(), left })
    })
}

/// Finds out what the database behind `connection` is: the version whose names it has and whose schema it differs
/// from least, the earliest of those, or the one that `version` asks for. It is not changed.
///
/// # Errors
///
/// [`UnknownVersion`](tablewright::Error::UnknownVersion) if nothing is sealed, or not that version; [`Query`](tablewright::Error::Query) when a query fails.
pub fn examine(
    connection: &mut AnyConnection,
    url: &DatabaseUrl,
    sealed: &Sealed<'_>,
    version: Option<&str>,
) -> Result<Adoption, tablewright::Error> {
    let unknown =
        |version: &str| tablewright::Error::UnknownVersion { version: version.to_owned() };
    let versions::Schemas { schemas, unseen } = versions::schemas(url, sealed);
    let namespaces = Namespaces::of(schemas.iter().flatten());
    let found = introspect::examine(connection, &namespaces)?;
    let asked = version.map(|version| digits(version.split('_').next().unwrap_or(version)));
    let renames = renames::all(sealed.migrations, sealed.renames, connection.kind());
    let mut closest: Option<(usize, Drift, Vec<Elsewhere>)> = None;
    for (position, schema) in schemas.iter().enumerate() {
        let Some(schema) = schema else { continue };
        let recorded = sealed.migrations[position].recorded_version();
        if asked.as_ref().is_some_and(|asked| *asked != recorded) {
            continue;
        }
        let is_newest = position + 1 == schemas.len();
        let known = sealed.footprint.filter(|_| is_newest);
        let (intent, settings) = (&Intent::default(), sealed.settings);
        let (forms, leading_out) = (Forms::Ignored, LeadingOut::Kept);
        let wanted = Wanted { schema, intent, settings, known, forms, leading_out };
        let drift = compare(connection, &found, &wanted)?;
        let elsewhere = renames::elsewhere(&found.schema, schema, &renames);
        // A renamed table is one missing table, however much of it differs under its other name.
        let distance = |drift: &Drift, elsewhere: &[Elsewhere]| (elsewhere.len(), drift.places());
        if closest.as_ref().is_none_or(|(_, drift_known, elsewhere_known)| {
            distance(&drift, &elsewhere) < distance(drift_known, elsewhere_known)
        }) {
            closest = Some((position, drift, elsewhere));
        }
    }
    let (position, drift, elsewhere) =
        closest.ok_or_else(|| unknown(version.unwrap_or("of the first seal")))?;
    let version = sealed.migrations[position];
    let (mut asked, mut lost, mut broken_views) = (Preflight::default(), Vec::new(), Vec::new());
    let mut dropped = Vec::new();
    if let Ok(mending) = &drift.mending {
        dropped = mending.drops().cloned().collect();
        lost = losses::losses(connection, mending)?;
        broken_views = views::broken(connection, mending, &found.schema)?;
        asked = ask(connection, mending, version)?;
    }
    let schema = schemas.into_iter().nth(position).flatten().unwrap_or_default();
    Ok(Adoption {
        version,
        applied: position + 1,
        schema,
        drift,
        elsewhere,
        unfit: asked.findings,
        unanswered: asked.unanswered,
        lost,
        dropped,
        broken_views,
        unseen,
    })
}

/// Asks which rows `mending`, which leads to `version`, would be refused for.
fn ask(
    connection: &mut AnyConnection,
    mending: &Mending,
    version: &Migration,
) -> Result<Preflight, tablewright::Error> {
    match preflight_file(
        version.version(),
        version.name(),
        &mending.prechecks,
        mending.plan.dialect,
    ) {
        Some(file) => preflight::ask_file(connection, &version.full_name(), &file),
        None => Ok(Preflight::default()),
    }
}
