//! From a declaration to the files of its migrations: plan, then render, once for each dialect.

use crate::{
    check::place::{Place, Places},
    consent,
    diagnostic::{Code, Diagnostic, Severity},
    dialect::Dialect,
    diff::{Change, Pair, diff},
    history::{
        Fingerprint, Heading, MigrationFiles, Planned, Planner, Stage, changes::name_changes,
    },
    plan::{
        self, Plan, Step,
        risk::{self, Risk},
    },
    render::{
        self, Script,
        history::{HistoryEntry, HistoryTable, MigrationFrame},
    },
    schema::{Declaration, Schema, rename::Baseline},
};

/// What stands at the top of a draft's files.
const DRAFT_NOTE: &str =
    "A draft: the next build writes it anew. `tablewright seal NAME` makes it history.";

/// What stands at the top where a dialect has nothing to do.
const NOTHING_NOTE: &str =
    "Nothing changes in this database: the migration only records that it has run.";

/// Plans the migrations of one declaration and renders them.
#[derive(Clone, Copy, Debug)]
pub struct SchemaPlanner<'d> {
    declaration: &'d Declaration,
    places: &'d Places,
}

/// The plans of one migration in one dialect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BothWays {
    /// The way up.
    pub up: Plan,
    /// The way back.
    pub down: Plan,
}

impl<'d> SchemaPlanner<'d> {
    /// A planner whose diagnostics point where `places` says.
    #[must_use]
    pub fn new(declaration: &'d Declaration, places: &'d Places) -> Self {
        Self { declaration, places }
    }

    /// The plans of the migration at `position` of those that lead on from `before`.
    ///
    /// # Errors
    ///
    /// E0608 with the changes that the dialect has no way to make.
    pub fn plans<'b>(
        &self,
        before: impl Into<Baseline<'b>>,
        position: usize,
        dialect: Dialect,
    ) -> Result<BothWays, Vec<Diagnostic>> {
        let Declaration { schema, settings, intent, .. } = self.declaration;
        let Baseline { schema: before, renames } = before.into();
        let intent = &*intent.unsealed(renames);
        if *before == Schema::default() {
            let up = plan::create(schema, settings, dialect);
            return Ok(BothWays { up, down: plan::drop_all(schema, settings, dialect) });
        }
        let mut stages = plan::stages(before, schema, settings);
        if position >= stages.len() {
            return Err(Vec::new());
        }
        let Pair { before, after } = stages.swap_remove(position);
        let cannot = |changes: Vec<Change>| vec![self.cannot_plan(dialect, &changes)];
        let up = plan::change(&before, &after, intent, settings, dialect).map_err(cannot)?;
        let back = intent.reversed(&before);
        let down = plan::change(&after, &before, &back, settings, dialect).map_err(cannot)?;
        Ok(BothWays { up, down })
    }

    /// How many migrations lead on from `before`.
    #[must_use]
    pub fn stages(&self, before: &Schema) -> usize {
        if *before == Schema::default() {
            return 1;
        }
        plan::stages(before, &self.declaration.schema, &self.declaration.settings).len()
    }

    /// What the header of the way back says of data steps that have none.
    fn without_way_back(&self, up: &Plan) -> Vec<String> {
        let steps = &self.declaration.intent.data_steps;
        let has_none = |name: &str| steps.iter().any(|it| it.name == name && it.down.is_none());
        let names = up.steps.iter().filter_map(|step| {
            let Step::Data(step) = step else { return None };
            has_none(&step.name).then_some(step.name.as_str())
        });
        names.map(|name| ["No way back, as the spec says: ", name].concat()).collect()
    }

    fn cannot_plan(&self, dialect: Dialect, changes: &[Change]) -> Diagnostic {
        let changes: Vec<String> = changes.iter().map(ToString::to_string).collect();
        let message =
            ["there is no way to do this in ", dialect.title(), ": ", &changes.join("; ")].concat();
        Diagnostic::new(Code::CannotPlan, self.places.span(&Place::File), message)
            .label("differs from the schema that is sealed")
            .help("undo the changes, or make them in several steps, each sealed")
    }
}

impl Planner for SchemaPlanner<'_> {
    fn plan(&self, before: Baseline<'_>, after: &Schema) -> Result<Vec<Planned>, Vec<Diagnostic>> {
        let mut found = consent::review(before, self.declaration, self.places);
        found.retain(|diagnostic| diagnostic.code.severity() == Severity::Error);
        if !found.is_empty() {
            return Err(found);
        }
        let before = before.schema;
        let name = name_changes(before, after);
        if *before == Schema::default() {
            return Ok(vec![Planned { name, fingerprint: Fingerprint::of_schema(after) }]);
        }
        let stages = plan::stages(before, after, &self.declaration.settings);
        let planned = stages.iter().enumerate().map(|(position, stage)| Planned {
            name: match position {
                0 => name.clone(),
                _ => [&name, "_", &(position + 1).to_string()].concat(),
            },
            fingerprint: Fingerprint::of_schema(&stage.after),
        });
        Ok(planned.collect())
    }

    fn describe(&self, before: Baseline<'_>, after: &Schema) -> Vec<String> {
        let intent = self.declaration.intent.unsealed(before.renames);
        diff(before.schema, after, &intent).iter().map(ToString::to_string).collect()
    }

    fn files(
        &self,
        before: Baseline<'_>,
        heading: &Heading,
        dialect: Dialect,
    ) -> Result<MigrationFiles, Vec<Diagnostic>> {
        let BothWays { up, down } = self.plans(before, heading.position, dialect)?;
        let entry = HistoryEntry {
            version: heading.version.to_string(),
            name: heading.name.clone(),
            fingerprint: heading.fingerprint.to_string(),
        };
        let forever = self.without_way_back(&up);
        let risks = (risk::risks(&up), risk::risks(&down));
        let (up, down) = (render::render(&up), render::render(&down));
        let transaction = render::history::migration_transaction(&up, &down);
        let frame = |note| MigrationFrame {
            entry: &entry,
            history_table: if heading.is_first {
                HistoryTable::CreateIfMissing
            } else {
                HistoryTable::Exists
            },
            note,
            transaction,
        };
        let (up_note, mut down_note) =
            (note(heading, &up, &risks.0), note(heading, &down, &risks.1));
        if !forever.is_empty() {
            let lines = down_note.iter().map(String::as_str);
            down_note = Some(
                lines.chain(forever.iter().map(String::as_str)).collect::<Vec<_>>().join("\n"),
            );
        }
        Ok(MigrationFiles {
            up: render::history::migration_up(&up, &frame(up_note.as_deref())),
            down: render::history::migration_down(&down, &frame(down_note.as_deref())),
            metadata: render::history::migration_metadata(transaction),
        })
    }
}

/// The further lines of a file's header.
fn note(heading: &Heading, script: &Script, risks: &[Risk]) -> Option<String> {
    let draft = match heading.stage {
        Stage::Draft => Some(DRAFT_NOTE),
        Stage::Sealed => None,
    };
    let nothing = script.statements.is_empty().then_some(NOTHING_NOTE);
    let lines = draft.into_iter().chain(nothing).map(str::to_owned);
    let risks = risks.iter().filter(|_| !heading.is_first).map(ToString::to_string);
    let lines: Vec<String> = lines.chain(risks).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// What changes from `before` to the declaration, in words: one line each.
#[must_use]
pub fn describe<'b>(before: impl Into<Baseline<'b>>, declaration: &Declaration) -> Vec<String> {
    let before = before.into();
    let intent = declaration.intent.unsealed(before.renames);
    let changes = diff(before.schema, &declaration.schema, &intent);
    changes.iter().map(ToString::to_string).collect()
}

/// The risks of the way from `before` to the declaration, as warnings about the spec.
#[must_use]
pub fn warn<'b>(
    before: impl Into<Baseline<'b>>,
    declaration: &Declaration,
    places: &Places,
) -> Vec<Diagnostic> {
    let before = before.into();
    let planner = SchemaPlanner::new(declaration, places);
    let span = places.span(&Place::File);
    let mut found = Vec::new();
    for dialect in declaration.settings.dialects.iter() {
        for position in 0..planner.stages(before.schema) {
            let Ok(both) = planner.plans(before, position, dialect) else { continue };
            found.extend(risk::risks(&both.up).into_iter().map(|risk| {
                let message = [dialect.title(), ": ", &risk.message].concat();
                Diagnostic::new(risk.code, span, message)
            }));
        }
    }
    found
}
