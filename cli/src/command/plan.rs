//! `tablewright plan`: shows what the spec would change in a sealed database, in words and as SQL, with the risks.

use std::{fs, path::PathBuf};

use serde_json::json;
use tablewright_codegen::{
    diagnostic::Diagnostics,
    dialect::Dialect,
    history::LOCK_PATH,
    migration::{self, SchemaPlanner},
    plan::risk::Risk,
    schema::rename::Baseline,
    spec::Loaded,
};

use super::{Failure, Format, Outcome, output, project};

/// The command's arguments.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The spec; `migrations` is in the same folder
    #[arg(default_value = "schema.yaml")]
    spec: PathBuf,
    /// Show only the SQL of this dialect
    #[arg(long)]
    dialect: Option<String>,
}

pub(super) fn run(arguments: &Arguments, format: Format) -> Outcome {
    let (mut loaded, lock) = project::read(&arguments.spec)?;
    let root = project::folder(&arguments.spec);
    let text = fs::read_to_string(root.join(LOCK_PATH)).unwrap_or_default();
    let before = project::with_text(&mut loaded, &lock, &text);
    show(&loaded, before, arguments.dialect.as_deref(), format)
}

/// Shows the changes from `before` to the spec.
pub(super) fn show(
    loaded: &Loaded,
    before: Baseline<'_>,
    dialect: Option<&str>,
    format: Format,
) -> Outcome {
    let declaration = &loaded.declaration;
    let wanted = match dialect.map(|keyword| (keyword, Dialect::from_keyword(keyword))) {
        Some((keyword, None)) => {
            return Err(Failure::Usage(format!("there is no dialect `{keyword}`")));
        }
        Some((_, Some(dialect))) => Some(dialect),
        None => None,
    };
    let review = tablewright_codegen::review(before, declaration, &loaded.places);
    let review = Diagnostics::new(review, loaded.sources.clone());
    if review.has_errors() {
        return Ok(output::print_diagnostics(&review, format)?);
    }
    let changes = migration::describe(before, declaration);
    let mut plans = Vec::new();
    let dialects = declaration.settings.dialects.iter();
    for dialect in dialects.filter(|it| wanted.is_none_or(|wanted| wanted == *it)) {
        match plans_of(loaded, before, dialect) {
            Ok(plan) => plans.push(plan),
            Err(found) => {
                let found = Diagnostics::new(found, loaded.sources.clone());
                return Ok(output::print_diagnostics(&found, format)?);
            }
        }
    }
    match format {
        Format::Text => print_text(&changes, &plans)?,
        Format::Json => print_json(&changes, &plans)?,
    }
    Ok(output::Ending::Fine)
}

/// The steps of one dialect.
struct DialectPlan {
    dialect: Dialect,
    steps: Vec<String>,
    risks: Vec<Risk>,
    up: String,
    down: String,
}

fn plans_of(
    loaded: &Loaded,
    before: Baseline<'_>,
    dialect: Dialect,
) -> Result<DialectPlan, Vec<tablewright_codegen::diagnostic::Diagnostic>> {
    let planner = SchemaPlanner::new(&loaded.declaration, &loaded.places);
    let mut plan = DialectPlan {
        dialect,
        steps: Vec::new(),
        risks: Vec::new(),
        up: String::new(),
        down: String::new(),
    };
    let count = planner.stages(before);
    for position in 0..count {
        let all = planner.plans(before, position, dialect)?;
        if all.iter().all(|both| both.up.steps.is_empty() && both.down.steps.is_empty()) {
            continue;
        }
        let title = match count {
            1 => String::new(),
            _ => format!("-- migration {} of {count}\n\n", position + 1),
        };
        plan.up.push_str(&title);
        for both in &all {
            let server = both.server.map(|server| [server.title(), ": "].concat());
            let server = server.unwrap_or_default();
            let steps = both.up.to_string();
            plan.steps.extend(steps.lines().map(|step| [&server, step].concat()));
        }
        plan.risks.extend(migration::risks(&all, |both| &both.up));
        plan.up.push_str(&planner.script(&all, |both| &both.up)?.to_sql());
        if position + 1 < count {
            plan.up.push('\n');
        }
        // The way back of what came last comes first.
        plan.down
            .insert_str(0, &[title, planner.script(&all, |both| &both.down)?.to_sql()].concat());
    }
    Ok(plan)
}

fn print_text(changes: &[String], plans: &[DialectPlan]) -> std::io::Result<()> {
    if changes.is_empty() {
        return output::print("nothing to change: the spec matches the sealed schema\n");
    }
    let mut text = String::new();
    for change in changes {
        text.push_str(&output::line(&["- ", change]));
    }
    for plan in plans {
        text.extend(["\n# ", plan.dialect.title(), "\n\n"]);
        if plan.steps.is_empty() {
            text.push_str("Nothing to do: the migration only records that it has run.\n");
            continue;
        }
        for risk in &plan.risks {
            text.push_str(&output::line(&[&risk.to_string()]));
        }
        if !plan.risks.is_empty() {
            text.push('\n');
        }
        text.extend(["## Up\n\n", &plan.up, "\n## Down\n\n", &plan.down]);
    }
    output::print(&text)
}

fn print_json(changes: &[String], plans: &[DialectPlan]) -> std::io::Result<()> {
    let dialects: Vec<_> = plans
        .iter()
        .map(|plan| {
            let risks: Vec<_> = plan
                .risks
                .iter()
                .map(|risk| json!({ "code": risk.code.as_str(), "message": risk.message }))
                .collect();
            json!({
                "dialect": plan.dialect.keyword(),
                "steps": plan.steps,
                "risks": risks,
                "up": plan.up,
                "down": plan.down,
            })
        })
        .collect();
    let all = json!({ "changes": changes, "dialects": dialects });
    output::print(&output::json(&all))
}
