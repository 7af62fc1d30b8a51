//! How far a command reverts migrations, and what may be lost.

use serde_json::{Value, json};
use tablewright::{
    AnyConnection,
    migrate::{DownTo, Migrator, Target},
    unstable::digits,
};

use super::{
    Failure, Format, Outcome,
    migrations::DryRun,
    output::{self, Ending},
};
use crate::{
    error::{Loss, Unfilled},
    losses::{Guard, lost, unfilled},
};

/// How far to go back.
#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub(super) struct Back {
    /// Revert everything after this version
    #[arg(long, value_name = "VERSION")]
    to: Option<String>,
    /// Revert all migrations
    #[arg(long, conflicts_with = "to")]
    all: bool,
    /// Revert only the last migration, without those that were sealed together with it
    #[arg(long, conflicts_with_all = ["to", "all"])]
    one: bool,
    /// Continue even if rows, values, or undeclared objects attached to columns would be lost
    #[arg(long)]
    allow_loss: bool,
    /// Also revert this adopted version, which never ran here; drops tables that existed before
    #[arg(long, value_name = "VERSION", requires = "allow_loss")]
    adopted: Vec<String>,
    /// Print what would run, but change nothing
    #[arg(long)]
    pub(super) dry_run: bool,
}

impl Back {
    pub(super) fn down_to(&self) -> DownTo<'_> {
        match &self.to {
            Some(version) => DownTo::Version(version),
            None if self.all => DownTo::Nothing,
            None if self.one => DownTo::LastAlone,
            None => DownTo::BeforeLast,
        }
    }

    /// A check that refuses to lose anything, unless that is allowed.
    pub(super) fn guard(&self) -> Guard {
        Guard { allows_loss: self.allow_loss }
    }

    /// The migrator, which reverts adopted migrations only if that is allowed. A dry run reports them instead.
    pub(super) fn watched(
        &self,
        migrator: &Migrator,
        connection: &mut AnyConnection,
        dry_run: DryRun,
    ) -> Result<Migrator, Failure> {
        let adopted = connection.adopted()?;
        let asked: Vec<String> = self.adopted.iter().map(|asked| version_of(asked)).collect();
        if let Some(position) = asked.iter().position(|asked| !adopted.contains(asked)) {
            let message = ["`", &self.adopted[position], "` was not adopted by this database"];
            return Err(Failure::Usage(message.concat()));
        }
        let Ok(revertible) = migrator.revertible(connection, self.down_to()) else {
            // The error is reported when the migrator runs.
            return Ok(migrator.clone());
        };
        let is_left = |version: &String| adopted.contains(version) && !asked.contains(version);
        let left: Vec<String> = revertible
            .iter()
            .filter(|migration| is_left(&migration.recorded_version()))
            .map(|migration| migration.full_name())
            .collect();
        if dry_run == DryRun::Yes {
            if !left.is_empty() {
                let names = left.join("`, `");
                output::remark(
                    &["would be refused: `", &names, "` was adopted and never ran"].concat(),
                );
            }
            for column in unfilled(connection, &revertible)? {
                output::remark(
                    &["would be refused: ", &column.to_string(), " without a value"].concat(),
                );
            }
            for loss in lost(connection, &revertible)? {
                output::remark(&["would be lost: ", &loss.to_string()].concat());
            }
        }
        Ok(if left.is_empty() { migrator.clone().even_adopted() } else { migrator.clone() })
    }
}

/// The digits of a given version.
fn version_of(asked: &str) -> String {
    digits(asked.split_once('_').map_or(asked, |(version, _)| version))
}

/// Reports that a migration was adopted, and how to revert it anyway.
pub(super) fn report_adopted(message: &str, migrations: &[String], format: Format) -> Outcome {
    let names: String = migrations.iter().map(|name| ["--adopted ", name, " "].concat()).collect();
    let help = ["; to revert it anyway, pass `", &names, "--allow-loss`"].concat();
    report(message, &help, &json!({ "adopted": migrations }), format)
}

/// Reports undeclared objects that would be dropped too.
pub(super) fn report_along(message: &str, objects: &[String], format: Format) -> Outcome {
    let help = "; declare it in the spec (`tablewright import` shows how), drop it by hand, or pass `--allow-loss` \
                to lose it";
    report(message, help, &json!({ "taken_along": objects }), format)
}

/// Reports what would be lost.
pub(super) fn report_losses(message: &str, losses: &[Loss], format: Format) -> Outcome {
    let losses = losses.iter().map(|it| json!({ "object": it.object, "count": it.count }));
    let facts = json!({ "lost": losses.collect::<Vec<_>>() });
    report(message, "; pass `--allow-loss` to lose it", &facts, format)
}

/// Reports which columns cannot be added again, and what can be done.
pub(super) fn report_unfilled(message: &str, columns: &[Unfilled], format: Format) -> Outcome {
    let columns =
        columns.iter().map(|it| json!({ "table": it.table, "column": it.column, "rows": it.rows }));
    let facts = json!({ "unfilled": columns.collect::<Vec<_>>() });
    let help = "; empty the tables, or declare the columns again, with a default or with a data step that fills them, and \
                seal that. To keep a later drop revertible, give the column a default, or the drop a data step with \
                a `down`, before it is sealed";
    report(message, help, &facts, format)
}

/// Reports why nothing was started and what helps, and in JSON the facts.
fn report(message: &str, help: &str, facts: &Value, format: Format) -> Outcome {
    if format == Format::Json {
        output::print(&output::json(facts))?;
    }
    output::remark(&["error: ", message, help].concat());
    Ok(Ending::Found)
}
