//! From a declaration to the files of its migrations: plan, then render, once for each dialect.

use std::{cell::RefCell, collections::BTreeSet, rc::Rc};

use crate::{
    check::place::{Place, Places},
    consent,
    delta::{Change, Pair, diff_of_all, distinct},
    diagnostic::{Code, Diagnostic, Severity},
    dialect::{Dialect, DialectSet, Server},
    history::{
        Fingerprint, Heading, MigrationFiles, Planned, Planner, Recorded, Stage, name::name_changes,
    },
    plan::{
        self, Half, Plan, Purpose, Rerendered, Stages, Step,
        precheck::{self, Prechecks},
        risk::{self, Risk},
    },
    render::{
        self, Script,
        history::{HistoryTable, MigrationFrame, Record},
        servers::{Alone, Unwrappable, join},
    },
    schema::{
        Declaration, Schema,
        rename::{Baseline, Renamed},
    },
};

/// What stands at the top of a draft's files.
const DRAFT_NOTE: &str =
    "A draft: the next build writes it anew. `tablewright seal NAME` makes it history.";

/// The name of a migration that only makes anew what is rendered differently today.
const RENDER_ANEW: &str = "render_anew";

/// How many places are named that are rendered differently for one reason.
const NAMED_CHANGES: usize = 8;

/// What stands at the top where a dialect has nothing to do.
const NOTHING_NOTE: &str =
    "Nothing changes in this database: the migration only records that it has run.";

/// What stands at the top of a migration that only PostgreSQL needs, in PostgreSQL.
const fn purpose_note(purpose: Purpose) -> Option<&'static str> {
    match purpose {
        Purpose::Change => None,
        Purpose::Prove => {
            Some("Reads the rows while others write them; it must be a migration by itself.")
        }
        Purpose::BuildIndex => Some(
            "PostgreSQL allows this only outside a transaction, as the one statement of a migration.\n\
             The history is kept by the migration that requires the index to be whole.",
        ),
        Purpose::Finish => Some("Puts to use what the migrations before it have built and proved."),
    }
}

/// What stands at the top of the way back of a proof.
const STAYS_PROVED_NOTE: &str = "Nothing is taken back: what has been proved stays so.";

/// Plans the migrations of one declaration and renders them.
#[derive(Clone, Debug)]
pub struct SchemaPlanner<'d> {
    declaration: &'d Declaration,
    places: &'d Places,
    /// How the declaration is reached from the schema that was asked about last.
    stages: RefCell<Option<KnownStages>>,
}

/// The migrations that lead on from a schema, some of whose renames are done.
#[derive(Clone, Debug)]
struct KnownStages {
    schema: Schema,
    renames: Renamed,
    stages: Rc<Stages>,
}

/// The plans of one migration in one dialect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BothWays {
    /// The server that they are for, where MySQL and MariaDB have something otherwise than each other.
    pub server: Option<Server>,
    /// The way up.
    pub up: Plan,
    /// The way back.
    pub down: Plan,
    /// What the way up asks about the rows before it starts.
    pub prechecks: Prechecks,
}

impl<'d> SchemaPlanner<'d> {
    /// A planner whose diagnostics point where `places` says.
    #[must_use]
    pub fn new(declaration: &'d Declaration, places: &'d Places) -> Self {
        Self { declaration, places, stages: RefCell::new(None) }
    }

    /// The plans of the migration at `position` of those that lead on from `before`: one pair, or one for each server of
    /// the dialect.
    ///
    /// # Errors
    ///
    /// E0608 with the changes that the dialect has no way to make.
    pub fn plans<'b>(
        &self,
        before: impl Into<Baseline<'b>>,
        position: usize,
        dialect: Dialect,
    ) -> Result<Vec<BothWays>, Vec<Diagnostic>> {
        let baseline = before.into();
        let are_apart = self.declaration.has_servers() || baseline.schema.has_servers();
        let servers = Server::ALL.into_iter().filter(|it| are_apart && it.dialect() == dialect);
        let mut all = Vec::new();
        for server in servers {
            let declaration = &*self.declaration.of_server(server);
            let schema = &*baseline.schema.of_server(server);
            let planner = SchemaPlanner::new(declaration, self.places);
            let before = Baseline { schema, text: None, ..baseline };
            let both = planner.plans_of_one(before, position, dialect)?;
            all.push(BothWays { server: Some(server), ..both });
        }
        if all.is_empty() {
            all.push(self.plans_of_one(baseline, position, dialect)?);
        }
        Ok(all)
    }

    fn plans_of_one(
        &self,
        baseline: Baseline<'_>,
        position: usize,
        dialect: Dialect,
    ) -> Result<BothWays, Vec<Diagnostic>> {
        let Declaration { schema, settings, intent, .. } = self.declaration;
        let (before, server) = (baseline.schema, None);
        let intent = &*intent.unsealed(baseline.renames);
        if before.is_empty() {
            let up = plan::create(schema, settings, dialect);
            let down = plan::drop_all(schema, settings, dialect);
            return Ok(BothWays { server, up, down, prechecks: Prechecks::default() });
        }
        let back = intent.reversed(before);
        let there = Half::Up(Pair { before, after: schema }, intent);
        let back = Half::Down(Pair { before: schema, after: before }, &back);
        let stages = self.stages_from(baseline);
        let plan = |half| {
            let plan = stages.plan(position, half, settings, dialect);
            plan.map_err(|changes| vec![self.cannot_plan(dialect, half, &changes)])
        };
        // Of several migrations the first asks for all of them.
        let prechecks = if stages.begins(position, dialect) {
            precheck::prechecks(before, schema, intent, dialect)
        } else {
            Prechecks::default()
        };
        Ok(BothWays { server, up: plan(there)?, down: plan(back)?, prechecks })
    }

    /// How many migrations lead on from `before`.
    #[must_use]
    pub fn stages<'b>(&self, before: impl Into<Baseline<'b>>) -> usize {
        self.stages_from(before.into()).count()
    }

    fn stages_from(&self, before: Baseline<'_>) -> Rc<Stages> {
        let Baseline { schema: sealed, renames, .. } = before;
        if let Some(known) = &*self.stages.borrow()
            && known.schema == *sealed
            && known.renames == *renames
        {
            return Rc::clone(&known.stages);
        }
        let Declaration { schema, settings, intent, .. } = self.declaration;
        let stages = Stages::new(sealed, schema, &intent.unsealed(renames), settings);
        let stages = Rc::new(stages);
        self.stages.replace(Some(KnownStages {
            schema: sealed.clone(),
            renames: renames.clone(),
            stages: Rc::clone(&stages),
        }));
        stages
    }

    /// What the header of the way back says of data steps that have none.
    fn without_way_back(&self, all: &[BothWays]) -> Vec<String> {
        let intent = &self.declaration.intent;
        let steps = || intent.own_data_steps.values().flatten().chain(&intent.data_steps);
        let has_none = |name: &str| steps().any(|it| it.name == name && it.down.is_none());
        let names = all.iter().flat_map(|both| &both.up.steps).filter_map(|step| {
            let Step::Data(step) = step else { return None };
            has_none(&step.name).then_some(step.name.as_str())
        });
        let names: BTreeSet<&str> = names.collect();
        let lines = names.into_iter().map(|it| ["No way back, as the spec says: ", it].concat());
        lines.collect()
    }

    /// The changes in words; those of a way back as what that would have to do.
    fn cannot_plan(&self, dialect: Dialect, half: Half<'_>, changes: &[Change]) -> Diagnostic {
        let changes: Vec<String> = changes.iter().map(ToString::to_string).collect();
        let (start, help) = match half {
            Half::Up(..) => (
                "there is no way to do this in ",
                "undo the changes, or make them in several steps, each sealed",
            ),
            Half::Down(..) => (
                "there is a way, but none back, which would have to do this in ",
                "undo the change that this would take back, or make it by way of a new column: add that, \
                 take the values over by a data step, drop the old one, and seal",
            ),
        };
        let message = [start, dialect.title(), ": ", &changes.join("; ")].concat();
        Diagnostic::new(Code::CannotPlan, self.places.span(&Place::File), message)
            .label("differs from the schema that is sealed")
            .help(help)
    }
}

impl SchemaPlanner<'_> {
    /// The SQL of the ways up, or of those back: one script that does on each server what its plan says.
    ///
    /// # Errors
    ///
    /// [`Code::CannotPlan`] if the database has no SQL for one of the steps, [`Code::CommentForOneServer`] if SQL for
    /// one server alone cannot be hidden from the other.
    pub fn script(
        &self,
        all: &[BothWays],
        way: impl Fn(&BothWays) -> &Plan,
    ) -> Result<Script, Vec<Diagnostic>> {
        let scripts = all.iter().map(|both| self.script_of_one(way(both)));
        let scripts = scripts.collect::<Result<Vec<_>, _>>()?;
        self.joined(scripts, Alone::DoesNothing)
    }

    fn joined(&self, mut scripts: Vec<Script>, alone: Alone) -> Result<Script, Vec<Diagnostic>> {
        let last = scripts.pop().expect("bug: a migration without plans");
        let Some(first) = scripts.pop() else { return Ok(last) };
        join(first, last, alone).map_err(|Unwrappable { server, about }| {
            let parts =
                ["SQL of `", &about, "` is for ", server.title(), " alone and has a comment"];
            let span = self.places.span(&Place::File);
            vec![
                Diagnostic::new(Code::CommentForOneServer, span, parts.concat())
                    .label("somewhere in here")
                    .help(
                        "write `-- …` instead of `/* … */`; `*/` cannot stand in a name or a body",
                    ),
            ]
        })
    }

    fn script_of_one(&self, plan: &Plan) -> Result<Script, Vec<Diagnostic>> {
        render::render(plan).map_err(|unsupported| {
            let span = self.places.span(&Place::File);
            vec![
                Diagnostic::new(Code::CannotPlan, span, unsupported.to_string())
                    .label("a change of this needs the step")
                    .help("report it with the spec and `schema.lock`"),
            ]
        })
    }
}

impl Planner for SchemaPlanner<'_> {
    fn plan(&self, before: Baseline<'_>, after: &Schema) -> Result<Vec<Planned>, Vec<Diagnostic>> {
        let mut found = consent::review(before, self.declaration, self.places);
        found.retain(|diagnostic| diagnostic.code.severity() == Severity::Error);
        if !found.is_empty() {
            return Err(found);
        }
        let intent = self.declaration.intent.unsealed(before.renames);
        let dialects = self.declaration.settings.dialects;
        let changes = diff_of_all(before.schema, after, &intent, dialects);
        let name = if changes.is_empty() { RENDER_ANEW.to_owned() } else { name_changes(&changes) };
        let stages = self.stages_from(before);
        let count = stages.count();
        let fingerprint = Fingerprint::of_schema(after);
        let planned = (0..count).map(|position| Planned {
            name: match position {
                0 => name.clone(),
                _ => [&name, "_", &(position + 1).to_string()].concat(),
            },
            fingerprint: if position + 1 == count {
                fingerprint.clone()
            } else {
                Fingerprint::on_the_way(&fingerprint, position + 1)
            },
            recorded: match stages.purpose(position) {
                Purpose::Change | Purpose::Prove | Purpose::Finish => Recorded::ByItself,
                Purpose::BuildIndex => Recorded::Later,
            },
        });
        Ok(planned.collect())
    }

    fn describe(&self, before: Baseline<'_>, after: &Schema) -> Vec<String> {
        describe_way(before, after, self.declaration)
    }

    fn files(
        &self,
        before: Baseline<'_>,
        heading: &Heading,
        dialect: Dialect,
    ) -> Result<MigrationFiles, Vec<Diagnostic>> {
        let all = self.plans(before, heading.position, dialect)?;
        let entry = heading.entry();
        let forever = self.without_way_back(&all);
        let risks = (risks(&all, |both| &both.up), risks(&all, |both| &both.down));
        let up = self.script(&all, |both| &both.up)?;
        let down = self.script(&all, |both| &both.down)?;
        let questions =
            all.iter().map(|both| render::precheck::questions(&both.prechecks, dialect));
        let questions = self.joined(questions.collect(), Alone::IsLeftOut)?;
        let left_out = distinct(all.iter().map(|both| both.prechecks.left_out.clone()));
        let transaction = render::history::migration_transaction(&up, &down);
        let purpose = match dialect {
            Dialect::Postgres => self.stages_from(before).purpose(heading.position),
            Dialect::Sqlite | Dialect::Mysql | Dialect::Mssql => Purpose::Change,
        };
        let frame = |note| MigrationFrame {
            entry: &entry,
            record: match (dialect, purpose) {
                (_, Purpose::BuildIndex) => Record::Later,
                (Dialect::Postgres, _) => Record::Itself(&heading.unrecorded),
                (Dialect::Sqlite | Dialect::Mysql | Dialect::Mssql, _) => Record::Itself(&[]),
            },
            history_table: if heading.is_first {
                HistoryTable::CreateIfMissing
            } else {
                HistoryTable::Exists
            },
            note,
            transaction,
        };
        let mut up_note = note(heading, &up, &risks.0);
        if !up.statements.is_empty() {
            up_note.extend(rendering_notes(before.schema, dialect));
        }
        up_note.splice(0..0, purpose_note(purpose).map(str::to_owned));
        let mut down_note = match purpose {
            Purpose::Prove => draft_note(heading).chain([STAYS_PROVED_NOTE.to_owned()]).collect(),
            Purpose::Change | Purpose::BuildIndex | Purpose::Finish => {
                note(heading, &down, &risks.1)
            }
        };
        match purpose {
            Purpose::BuildIndex => {
                down_note.splice(0..0, purpose_note(purpose).map(str::to_owned));
            }
            Purpose::Change | Purpose::Prove | Purpose::Finish => {}
        }
        down_note.extend(forever);
        let (up_note, down_note) = (up_note.join("\n"), down_note.join("\n"));
        Ok(MigrationFiles {
            up: render::history::migration_up(&up, &frame(Some(&up_note))),
            down: render::history::migration_down(&down, &frame(Some(&down_note))),
            metadata: render::history::migration_metadata(transaction),
            preflight: render::precheck::preflight_of(
                &entry.version,
                &entry.name,
                &questions,
                &left_out,
            ),
        })
    }
}

/// The risks of the plans, each once.
#[must_use]
pub fn risks(all: &[BothWays], way: impl Fn(&BothWays) -> &Plan) -> Vec<Risk> {
    distinct(all.iter().map(|both| risk::risks(way(both))))
}

/// The further lines of a file's header.
fn note(heading: &Heading, script: &Script, risks: &[Risk]) -> Vec<String> {
    let nothing = script.statements.is_empty().then(|| NOTHING_NOTE.to_owned());
    let risks = risks.iter().filter(|_| !heading.is_first).map(ToString::to_string);
    draft_note(heading).chain(nothing).chain(risks).collect()
}

/// Why a migration changes what the spec has not changed.
fn rendering_notes(sealed: &Schema, dialect: Dialect) -> Vec<String> {
    let all = plan::rerendered(sealed, DialectSet::from_iter([dialect]));
    let note = |it: &Rerendered| {
        let mut note = it.revision.to_string();
        note[..1].make_ascii_uppercase();
        note.push('.');
        note
    };
    all.iter().map(note).collect()
}

fn draft_note(heading: &Heading) -> impl Iterator<Item = String> + use<> {
    let draft = match heading.stage {
        Stage::Draft => Some(DRAFT_NOTE.to_owned()),
        Stage::Sealed => None,
    };
    draft.into_iter()
}

/// What changes from `before` to the declaration, in words: one line each.
#[must_use]
pub fn describe<'b>(before: impl Into<Baseline<'b>>, declaration: &Declaration) -> Vec<String> {
    describe_way(before.into(), &declaration.schema, declaration)
}

fn describe_way(before: Baseline<'_>, after: &Schema, declaration: &Declaration) -> Vec<String> {
    let intent = declaration.intent.unsealed(before.renames);
    let dialects = declaration.settings.dialects;
    let changes = diff_of_all(before.schema, after, &intent, dialects);
    let changes = changes.iter().map(ToString::to_string);
    changes.chain(describe_rendering(before.schema, declaration)).collect()
}

/// What databases of the sealed schema get although the spec is the same, with the reason.
fn describe_rendering(sealed: &Schema, declaration: &Declaration) -> Vec<String> {
    let all = plan::rerendered(sealed, declaration.settings.dialects);
    let line = |Rerendered { revision, changes }: &Rerendered| {
        let mut names: Vec<String> =
            changes.iter().take(NAMED_CHANGES).map(ToString::to_string).collect();
        if let more @ 1.. = changes.len().saturating_sub(NAMED_CHANGES) {
            names.push(["and ", &more.to_string(), " more"].concat());
        }
        let reason = revision.to_string();
        [revision.dialect.title(), ", ", &reason, ": ", &names.join(", ")].concat()
    };
    all.iter().map(line).collect()
}

/// All that a build would refuse, or warn of, on the way from the sealed schema to the declared one.
#[must_use]
pub fn review(sealed: Baseline<'_>, declaration: &Declaration, places: &Places) -> Vec<Diagnostic> {
    let mut found = consent::review(sealed, declaration, places);
    if found.iter().any(|diagnostic| diagnostic.code.severity() == Severity::Error) {
        return found;
    }
    let planner = SchemaPlanner::new(declaration, places);
    for dialect in declaration.settings.dialects.iter() {
        for position in 0..planner.stages(sealed) {
            found.extend(planner.plans(sealed, position, dialect).err().into_iter().flatten());
        }
    }
    found
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
        for position in 0..planner.stages(before) {
            let Ok(all) = planner.plans(before, position, dialect) else { continue };
            found.extend(risks(&all, |both| &both.up).into_iter().map(|risk| {
                let message = [dialect.title(), ": ", &risk.message].concat();
                Diagnostic::new(risk.code, span, message)
            }));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{Column, ColumnType, Enum, Rendering, Settings, Table, intent::Intent};

    fn column(name: &str, type_: ColumnType) -> Column {
        Column::new(name.into(), type_)
    }

    fn sql(before: &Schema, after: &Schema, dialect: Dialect) -> String {
        let settings = Settings::default();
        let plan = plan::change(before, after, &Intent::default(), &settings, dialect);
        render::render(&plan.unwrap()).unwrap().to_sql()
    }

    #[test]
    fn what_sql_server_had_of_an_earlier_rendering_is_changed_there_alone() {
        let columns = vec![
            column("tier", ColumnType::Enum("tier".into())),
            column("name", ColumnType::String { length: 20 }),
            column("data", ColumnType::Json),
            column("count", ColumnType::Integer),
        ];
        let table = Table { columns: columns.into(), ..Table::default() };
        let tier = Enum::new(vec!["A".to_owned()], 1);
        let today = Schema {
            enums: [("tier".into(), tier)].into(),
            tables: [("t".into(), table)].into(),
            ..Schema::default()
        };
        let sealed = Schema { rendering: Rendering::FIRST, ..today.clone() };
        let dialects = DialectSet::all();
        let reasons = plan::rerendered(&sealed, dialects);
        let reasons = reasons.iter().map(|it| (it.revision.dialect, it.changes.len()));
        assert_eq!(reasons.collect::<Vec<_>>(), [(Dialect::Mssql, 3), (Dialect::Mssql, 1)]);

        let (up, down) =
            (sql(&sealed, &today, Dialect::Mssql), sql(&today, &sealed, Dialect::Mssql));
        for (text, words) in [
            (&up, "ALTER COLUMN [tier] NVARCHAR(1) COLLATE Latin1_General_100_BIN2 NOT NULL"),
            (&up, "ALTER COLUMN [name] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL"),
            (&up, "DROP CONSTRAINT [ck_t_tier_enum]"),
            (&up, "CHECK (ISJSON([data]) = 1 OR ISJSON(N'[' + [data] + N']') = 1 AND "),
            (&down, "ALTER COLUMN [name] NVARCHAR(20) COLLATE DATABASE_DEFAULT NOT NULL"),
            (&down, "CHECK (ISJSON([data]) = 1)"),
        ] {
            assert!(text.contains(words), "no `{words}` in {text}");
        }
        for dialect in dialects.iter().filter(|it| *it != Dialect::Mssql) {
            assert_eq!(sql(&sealed, &today, dialect), "", "{dialect}");
        }
    }
}
