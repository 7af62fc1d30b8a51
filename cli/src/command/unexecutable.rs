//! Rows for which a migration would be refused, each shown at the place in the spec that requires it.

use std::path::Path;

use serde_json::{Value, json};
use tablewright::{
    migrate::Reason,
    preflight::{Finding, Preflight},
};
use tablewright_codegen::{
    check::place::Place,
    diagnostic::{Code, Diagnostic, Diagnostics},
    schema::{ColumnName, ConstraintName, Declaration, IndexName, TableName},
    spec,
};

use super::{Format, Outcome, locate, output};

/// Says what does not fit. Nothing of its migration has been started; which others were applied and which stay
/// taken back is said as well.
pub(super) fn report(
    findings: &[Finding],
    (applied, reverted): (&[String], &[String]),
    spec: &Path,
    format: Format,
) -> Outcome {
    match format {
        Format::Json => {
            let findings: Vec<Value> = findings.iter().map(as_json).collect();
            let report = json!({ "applied": applied, "reverted": reverted, "findings": findings });
            output::print(&output::json(&report))?;
        }
        Format::Text => match spec::load(spec) {
            Ok(loaded) => {
                let diagnose = |finding| {
                    let place = place(finding, &loaded.declaration);
                    diagnose(finding, &place, loaded.places.span(&place))
                };
                let found = findings.iter().map(diagnose).collect();
                let found = Diagnostics::new(found, loaded.sources);
                output::print_diagnostics(&found, Format::Text)?;
            }
            Err(_) => findings.iter().try_for_each(|finding| {
                let finds = finding.to_string();
                let refused = ["`", &finding.migration, "` would be refused: ", &finds];
                output::print(&output::line(&refused))
            })?,
        },
    }
    if applied.is_empty() && reverted.is_empty() {
        output::remark("nothing has been started");
    }
    for (names, done) in [(applied, "applied"), (reverted, "taken back")] {
        if !names.is_empty() {
            output::remark(&[done, " before that: `", &names.join("`, `"), "`"].concat());
        }
    }
    Ok(output::Ending::Found)
}

/// Tells people what was not asked, and why.
pub(super) fn tell(asked: &Preflight) {
    for unasked in &asked.waiting {
        output::remark(&["not asked yet: ", &unasked.to_string()].concat());
    }
    for unasked in &asked.unanswered {
        output::remark(&["not known: ", &unasked.to_string()].concat());
    }
}

fn diagnose(
    finding: &Finding,
    place: &Place,
    span: tablewright_codegen::diagnostic::Span,
) -> Diagnostic {
    let message = finding.to_string();
    let label = ["`", &finding.migration, "` would be refused for it"].concat();
    let mut diagnostic = Diagnostic::new(Code::UnfitRows, span, message).label(label);
    diagnostic.help = locate::help(reason(finding), place);
    diagnostic
}

/// Why the database would refuse.
fn reason(finding: &Finding) -> Reason {
    match finding.change.split_once(": ").map(|(kind, _)| kind) {
        Some("not_null") => Reason::NotNull,
        Some("unique" | "primary_key") => Reason::Unique,
        Some("check") => Reason::Check,
        // A question about the form of columns tells no rows.
        Some("foreign_key") if finding.shows.is_empty() => Reason::ForeignKeyForm,
        Some("foreign_key") => Reason::ForeignKey,
        Some(_) | None => Reason::Value,
    }
}

/// The place of a change that is written as a consent would be: `not_null: claims.tier`.
fn place(finding: &Finding, declaration: &Declaration) -> Place {
    let schema = &declaration.schema;
    let Some((kind, object)) = finding.change.split_once(": ") else { return Place::File };
    if kind == "primary_key" && schema.tables.contains_key(object) {
        return Place::TableKey(TableName::new(object), "primary_key");
    }
    let parts = schema.tables.keys().find_map(|table| {
        let name = object.strip_prefix(table.as_str())?.strip_prefix('.')?;
        Some((table.clone(), name))
    });
    let Some((table, name)) = parts else { return Place::File };
    match kind {
        "not_null" => Place::Column(table, ColumnName::new(name)),
        "change_type" => Place::ColumnKey(table, ColumnName::new(name), "type"),
        "unique" if schema.tables[&table].indexes.contains_key(name) => {
            Place::Index(table, IndexName::new(name))
        }
        _ => {
            let implied = locate::implied(declaration, &table, name);
            implied.unwrap_or_else(|| Place::Constraint(table, ConstraintName::new(name)))
        }
    }
}

/// The facts of a finding.
pub(super) fn as_json(finding: &Finding) -> Value {
    json!({
        "migration": finding.migration,
        "change": finding.change,
        "finds": finding.finds,
        "count": finding.count,
        "shows": finding.shows,
        "keys": finding.keys,
    })
}
