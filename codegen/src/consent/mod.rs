//! Rules for a change of the schema: a change that may lose or refuse rows needs consent in the spec, and renames
//! are never guessed.
//!
//! They need the sealed schema as well as the declaration, so they are separate from [`check`](crate::check()).
//! Start reading at [`review`].

mod lookalikes;
mod sealed;
mod unmet;

use std::{cell::OnceCell, collections::BTreeSet};

use self::{
    lookalikes::AlteredValues,
    unmet::{Report, UnmetDemand},
};
use crate::{
    check::place::{Place, Places},
    delta::{Change, VariantChanges, diff_of_each, distinct, references},
    diagnostic::{Code, Diagnostic},
    schema::{
        Declaration, Schema, Table,
        intent::{ChangeReference, DataMoment, Intent},
        rename::{Baseline, SealedText},
    },
};

/// Errors and warnings about the change from the sealed schema to the declared one.
///
/// Before the first seal there are none.
#[must_use]
pub fn review<'b>(
    sealed: impl Into<Baseline<'b>>,
    declaration: &Declaration,
    places: &Places,
) -> Vec<Diagnostic> {
    let Baseline { schema: sealed, renames, text: sealed_text } = sealed.into();
    if sealed.is_empty() {
        return Vec::new();
    }
    let intent = declaration.intent.unsealed(renames);
    let dialects = declaration.settings.dialects;
    let variants = diff_of_each(sealed, &declaration.schema, &intent, dialects);
    let changes = distinct(variants.iter().map(|it| &it.changes));
    let intent = &*intent;
    let review = Review {
        sealed,
        sealed_text,
        declaration,
        intent,
        places,
        variants: &variants,
        changes: &changes,
        altered_values: &OnceCell::new(),
    };
    let mut found = Vec::new();
    review.check_former_names(&mut found);
    review.check_demands(&mut found);
    review.check_unused(&mut found);
    found
}

/// The number of diagnostics that show lines of the lock. Each of them needs a search through the lock, which
/// would be slow for a spec that drops a thousand tables.
const SHOWN_IN_LOCK: usize = 50;

/// What every rule reads.
#[derive(Clone, Copy)]
struct Review<'r> {
    sealed: &'r Schema,
    sealed_text: Option<SealedText<'r>>,
    declaration: &'r Declaration,
    /// What the declaration says about the change, without the renames that are already sealed.
    intent: &'r Intent,
    places: &'r Places,
    /// What changes in each dialect, and all of it, each change once.
    variants: &'r [VariantChanges<'r>],
    changes: &'r [&'r Change],
    /// The values of the enums that change, computed when they are first needed.
    altered_values: &'r OnceCell<AlteredValues<'r>>,
}

impl Review<'_> {
    /// E0611 to E0620: every change that can lose or refuse rows needs consent.
    fn check_demands(&self, found: &mut Vec<Diagnostic>) {
        let intent = self.intent;
        let agreed: BTreeSet<&ChangeReference> =
            intent.consents.iter().map(|consent| &consent.change).collect();
        let prepared: BTreeSet<&ChangeReference> =
            intent.data_steps.iter().flat_map(|step| &step.before).collect();
        for demand in self.unmet_demands() {
            let is_met = agreed.contains(&demand.change)
                || (demand.may_be_prepared() && prepared.contains(&demand.change));
            if !is_met {
                let is_shown = found.len() < SHOWN_IN_LOCK;
                let sealed_text = self.sealed_text.filter(|_| is_shown);
                let review = Review { sealed_text, ..*self };
                let alike = review.lookalike(&demand);
                found.push(alike.unwrap_or_else(|| review.demanded(demand)));
            }
        }
    }

    fn demanded(&self, demand: UnmetDemand) -> Diagnostic {
        let help = demand.help();
        let sealed = self.sealed_at(&demand.change);
        let Report { place, code, message, label, .. } = demand.report;
        let diagnostic =
            Diagnostic::new(code, self.places.span(&place), message).label(label).help(help);
        match sealed {
            Some(span) => diagnostic.related(span, "in the sealed schema"),
            None => diagnostic,
        }
    }

    /// E0621: a renamed object has its old or its new name in the sealed schema.
    fn check_former_names(&self, found: &mut Vec<Diagnostic>) {
        let intent = self.intent;
        let mut tell = |noun: &str, now: &str, was: &str, place: Place| {
            let message = format!(
                "{noun} `{now}` is renamed from `{was}`, but the sealed schema has neither"
            );
            let diagnostic = Diagnostic::new(
                Code::UnknownFormerName,
                self.places.span(&place),
                message,
            )
            .label("not in the sealed schema")
            .help("use the name that is in `migrations/schema.lock`, or remove `renamed_from`");
            found.push(match self.sealed_around(&place) {
                Some(span) => diagnostic.related(span, "the sealed names are listed here"),
                None => diagnostic,
            });
        };
        for (now, was) in &intent.renamed_tables {
            let tables = &self.sealed.tables;
            if !tables.contains_key(was) && !tables.contains_key(now) {
                let place = Place::TableKey(now.clone(), "renamed_from");
                tell("table", now.as_str(), was.as_str(), place);
            }
        }
        for ((table, now), was) in &intent.renamed_columns {
            let sealed = self.sealed_table(table);
            if !sealed.is_some_and(|it| it.column(was).is_some() || it.column(now).is_some()) {
                let place = Place::ColumnKey(table.clone(), now.clone(), "renamed_from");
                tell("column", now.as_str(), was.as_str(), place);
            }
        }
        for ((table, now), was) in &intent.renamed_indexes {
            let has = |table: &Table, name| {
                table.indexes.contains_key(name) || table.search_indexes.contains_key(name)
            };
            if !self.sealed_table(table).is_some_and(|it| has(it, was) || has(it, now)) {
                let place = Place::IndexKey(table.clone(), now.clone(), "renamed_from");
                tell("index", now.as_str(), was.as_str(), place);
            }
        }
        for ((table, now), was) in &intent.renamed_constraints {
            let has = |table: &Table, name| {
                table.unique_constraints.contains_key(name)
                    || table.foreign_keys.contains_key(name)
                    || table.checks.contains_key(name)
            };
            if !self.sealed_table(table).is_some_and(|it| has(it, was) || has(it, now)) {
                let place = Place::ConstraintKey(table.clone(), now.clone(), "renamed_from");
                tell("constraint", now.as_str(), was.as_str(), place);
            }
        }
        let sealed = intent.renamed_enums(self.sealed);
        let declared = intent.renamed_enums(&self.declaration.schema);
        for ((name, now), was) in &intent.renamed_values {
            let has = |value: &str| sealed.get(name).is_some_and(|it| it.contains_key(value));
            if !has(was) && !has(now) {
                let position = declared.get(name).and_then(|it| it.get(now.as_str()).copied());
                let place = Place::EnumValue(name.clone(), position.unwrap_or_default());
                tell("value", now, was, place);
            }
        }
    }

    /// The sealed form of the table that is called `after` now.
    fn sealed_table(&self, after: &crate::schema::TableName) -> Option<&Table> {
        let was = self.intent.renamed_tables.get(after);
        let was = was.and_then(|was| self.sealed.tables.get(was));
        was.or_else(|| self.sealed.tables.get(after))
    }

    /// W0505: a consent or data step without a change that needs it.
    fn check_unused(&self, found: &mut Vec<Diagnostic>) {
        let live: BTreeSet<ChangeReference> =
            self.changes.iter().copied().flat_map(references).collect();
        let intent = self.intent;
        let consents = intent.consents.iter().enumerate();
        let consents = consents.map(|(at, it)| ("consent", &it.change, Place::Consent(at)));
        let steps = intent.data_steps.iter().enumerate();
        let steps = steps.filter(|(_, step)| step.moment == DataMoment::Before);
        let steps = steps.flat_map(|(at, it)| {
            it.before.iter().map(move |change| ("data step", change, Place::DataStep(at)))
        });
        for (noun, change, place) in consents.chain(steps) {
            if !live.contains(change) {
                let message = format!("this {noun} is not needed: there is no change `{change}`");
                found.push(
                    Diagnostic::new(Code::UnusedIntent, self.places.span(&place), message)
                        .label("has no effect")
                        .help("remove it once its change is sealed"),
                );
            }
        }
    }
}
