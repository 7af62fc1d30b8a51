//! From a declaration to the files of its migrations: plan, then render, once for each dialect.

use crate::{
    diagnostic::{Code, Diagnostic, Span},
    dialect::Dialect,
    history::{
        Fingerprint, Heading, MigrationFiles, Planned, Planner, Stage,
        changes::{describe_changes, name_changes},
    },
    plan,
    render::{
        self,
        history::{HistoryEntry, HistoryTable, MigrationFrame},
    },
    schema::{Declaration, Schema},
};

/// What stands at the top of a draft's files.
const DRAFT_NOTE: &str =
    "A draft: the next build writes it anew. `tablewright seal NAME` makes it history.";

/// Plans the migrations of one declaration and renders them.
#[derive(Clone, Copy, Debug)]
pub struct SchemaPlanner<'d> {
    declaration: &'d Declaration,
    span: Span,
}

impl<'d> SchemaPlanner<'d> {
    /// A planner whose diagnostics about the spec as a whole point at `span`.
    #[must_use]
    pub fn new(declaration: &'d Declaration, span: Span) -> Self {
        Self { declaration, span }
    }
}

impl Planner for SchemaPlanner<'_> {
    /// Only the way from nothing is known so far.
    fn plan(&self, before: &Schema, after: &Schema) -> Result<Vec<Planned>, Vec<Diagnostic>> {
        if *before == Schema::default() {
            let name = name_changes(before, after);
            return Ok(vec![Planned { name, fingerprint: Fingerprint::of_schema(after) }]);
        }
        let changes = describe_changes(before, after).join("; ");
        Err(vec![
            Diagnostic::new(
                Code::CannotPlan,
                self.span,
                ["this version of the generator cannot plan these changes: ", &changes].concat(),
            )
            .label("differs from the schema that is sealed")
            .help(
                "undo the changes, or update the generator: `cargo update -p tablewright-codegen`",
            ),
        ])
    }

    fn files(
        &self,
        heading: &Heading,
        dialect: Dialect,
    ) -> Result<MigrationFiles, Vec<Diagnostic>> {
        let Declaration { schema, settings, .. } = self.declaration;
        let entry = HistoryEntry {
            version: heading.version.to_string(),
            name: heading.name.clone(),
            fingerprint: heading.fingerprint.to_string(),
        };
        let up = render::render(&plan::create(schema, settings, dialect));
        let down = render::render(&plan::drop_all(schema, settings, dialect));
        let transaction = render::history::migration_transaction(&up, &down);
        let frame = MigrationFrame {
            entry: &entry,
            history_table: if heading.is_first {
                HistoryTable::CreateIfMissing
            } else {
                HistoryTable::Exists
            },
            note: match heading.stage {
                Stage::Draft => Some(DRAFT_NOTE),
                Stage::Sealed => None,
            },
            transaction,
        };
        Ok(MigrationFiles {
            up: render::history::migration_up(&up, &frame),
            down: render::history::migration_down(&down, &frame),
            metadata: render::history::migration_metadata(transaction),
        })
    }
}
