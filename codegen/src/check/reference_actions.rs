//! What foreign keys do: SET NULL, SET DEFAULT, and checks that wait.

use super::{
    Context,
    references::{Reference, references},
    subject,
};
use crate::{
    diagnostic::{Code, Diagnostic},
    schema::{Deferrability, Nullability, ReferentialAction},
};

/// E0206, E0207, E0411: SET NULL meets columns that may be NULL, SET DEFAULT columns with a default.
pub(super) fn check_actions(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let refusing = context.dialects_where(|dialect| !dialect.capability().set_default);
    for reference in references(context) {
        let actions =
            [("on_delete", reference.key.on_delete), ("on_update", reference.key.on_update)];
        for (key, action) in actions {
            match action {
                ReferentialAction::SetNull => check_set_null(context, &reference, key, found),
                ReferentialAction::SetDefault => {
                    check_set_default(context, &reference, key, found);
                    if !refusing.is_empty() {
                        let message = format!(
                            "foreign key `{}` has `{key}: set_default`, which {}",
                            reference.name,
                            subject(&refusing, "refuses", "refuse")
                        );
                        found.push(
                            Diagnostic::new(
                                Code::SetDefaultRefused,
                                reference.span(context, key),
                                message,
                            )
                            .label("refused")
                            .help(format!("write `{key}: set_null`, or `{key}: restrict`")),
                        );
                    }
                }
                ReferentialAction::NoAction
                | ReferentialAction::Restrict
                | ReferentialAction::Cascade => {}
            }
        }
    }
}

fn check_set_null(
    context: &Context<'_>,
    reference: &Reference<'_>,
    key: &'static str,
    found: &mut Vec<Diagnostic>,
) {
    for column in reference.key.columns.iter().filter_map(|name| reference.table.column(name)) {
        if column.nullability == Nullability::NotNull {
            let message = format!(
                "foreign key `{}` has `{key}: set_null`, but column `{}` cannot be NULL",
                reference.name, column.name
            );
            found.push(
                Diagnostic::new(Code::SetNullNotNull, reference.span(context, key), message)
                    .label("would make it NULL")
                    .related(
                        context.column_span(reference.table_name, &column.name, "type"),
                        format!("`{}` is declared NOT NULL here", column.name),
                    )
                    .help(format!(
                        "write `{}?` as the type of `{}`, or `{key}: cascade`",
                        column.type_, column.name
                    )),
            );
        }
    }
}

fn check_set_default(
    context: &Context<'_>,
    reference: &Reference<'_>,
    key: &'static str,
    found: &mut Vec<Diagnostic>,
) {
    for column in reference.key.columns.iter().filter_map(|name| reference.table.column(name)) {
        if column.default.is_none() && column.nullability == Nullability::NotNull {
            let message = format!(
                "foreign key `{}` has `{key}: set_default`, but column `{}` has no default",
                reference.name, column.name
            );
            found.push(
                Diagnostic::new(Code::SetDefaultMissing, reference.span(context, key), message)
                    .label("has nothing to set")
                    .related(
                        context.column_span(reference.table_name, &column.name, "type"),
                        format!("`{}` is declared here", column.name),
                    )
                    .help(format!("add a default: `{}: {} = …`", column.name, column.type_)),
            );
        }
    }
}

/// W0503: a check waits for the end of the transaction only where every database in use can wait.
pub(super) fn check_deferrability(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let lacking = context.dialects_where(|dialect| !dialect.capability().deferrable_constraints);
    if lacking.is_empty() {
        return;
    }
    for reference in references(context) {
        if reference.key.deferrability == Deferrability::NotDeferrable {
            continue;
        }
        let message = format!(
            "foreign key `{}` is deferrable, but {} it at once",
            reference.name,
            subject(&lacking, "checks", "check")
        );
        found.push(
            Diagnostic::new(
                Code::DeferrableIgnored,
                reference.span(context, "deferrable"),
                message,
            )
            .label("what may wait on one database is refused on another")
            .help("remove `deferrable`, and write referenced rows first"),
        );
    }
}
