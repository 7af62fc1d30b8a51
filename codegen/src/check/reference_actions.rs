//! The actions of foreign keys: SET NULL, SET DEFAULT, writing columns that others read, and deferred checks.

use super::{
    Context, Finding,
    place::column_key,
    references::{Reference, references},
    subject,
    table_keys::{Key, keys},
};
use crate::{
    diagnostic::Code,
    dialect::Dialect,
    schema::{
        ColumnName, Deferrability, Expression, GeneratedStorage, Nullability, ReferentialAction,
    },
    stored::implied::implied_checks,
};

/// E0206, E0207, E0411: SET NULL meets columns that may be NULL, SET DEFAULT columns with a default.
pub(super) fn check_actions(context: &Context<'_>) {
    let refusing = context.dialects_where(|dialect| !dialect.capability().set_default);
    for reference in references(context) {
        let actions =
            [("on_delete", reference.key.on_delete), ("on_update", reference.key.on_update)];
        for (key, action) in actions {
            match action {
                ReferentialAction::SetNull => check_set_null(context, &reference, key),
                ReferentialAction::SetDefault => {
                    check_set_default(context, &reference, key);
                    if let Some(refusing) = &refusing {
                        let message = format!(
                            "foreign key `{}` has `{key}: set_default`, which {}",
                            reference.name,
                            subject(refusing, "refuses", "refuse")
                        );
                        let place = reference.place(key);
                        Finding::new(context, Code::SetDefaultRefused, place, message)
                            .label("refused")
                            .help(format!("write `{key}: set_null`, or `{key}: restrict`"))
                            .report();
                    }
                }
                ReferentialAction::NoAction
                | ReferentialAction::Restrict
                | ReferentialAction::Cascade => {}
            }
        }
    }
}

fn check_set_null(context: &Context<'_>, reference: &Reference<'_>, key: &'static str) {
    for column in reference.key.columns.iter().filter_map(|name| reference.table.column(name)) {
        if column.nullability == Nullability::NotNull {
            let message = format!(
                "foreign key `{}` has `{key}: set_null`, but column `{}` cannot be NULL",
                reference.name, column.name
            );
            Finding::new(context, Code::SetNullNotNull, reference.place(key), message)
                .label("would make it NULL")
                .related(
                    column_key(reference.table_name, &column.name, "type"),
                    format!("`{}` is declared NOT NULL here", column.name),
                )
                .help(format!(
                    "write `{}?` as the type of `{}`, or `{key}: cascade`",
                    column.type_, column.name
                ))
                .report();
        }
    }
}

fn check_set_default(context: &Context<'_>, reference: &Reference<'_>, key: &'static str) {
    for column in reference.key.columns.iter().filter_map(|name| reference.table.column(name)) {
        if column.default.is_none() && column.nullability == Nullability::NotNull {
            let message = format!(
                "foreign key `{}` has `{key}: set_default`, but column `{}` has no default",
                reference.name, column.name
            );
            Finding::new(context, Code::SetDefaultMissing, reference.place(key), message)
                .label("has nothing to set")
                .declared(reference.table_name, column)
                .help(format!("add a default: `{}: {} = …`", column.name, column.type_))
                .report();
        }
    }
}

/// E0424: what a foreign key's action writes is not read by a check or a stored generated column where that is
/// refused.
pub(super) fn check_written_columns(context: &Context<'_>) {
    let refusing = context.dialects_where(|dialect| !dialect.capability().computed_from_written);
    let Some(refusing) = refusing else { return };
    for reference in references(context) {
        let key = reference.key;
        let writes = |action, on_change| match action {
            ReferentialAction::SetNull | ReferentialAction::SetDefault => true,
            ReferentialAction::Cascade => on_change,
            ReferentialAction::NoAction | ReferentialAction::Restrict => false,
        };
        let action = if writes(key.on_delete, false) {
            "on_delete"
        } else if writes(key.on_update, true) {
            "on_update"
        } else {
            continue;
        };
        for column in &key.columns {
            let Some(reader) = reader_of(context, &reference, column, refusing[0]) else {
                continue;
            };
            let message = format!(
                "foreign key `{}` writes `{column}`, which {reader} reads, and {} that",
                reference.name,
                subject(&refusing, "refuses", "refuse")
            );
            let span = reference.place(action);
            Finding::new(context, Code::ComputedFromWritten, span, message)
                .label("would write to it")
                .help(format!("write `{action}: restrict`, or drop {reader}"))
                .report();
        }
    }
}

/// E0425: a change of the key cannot put NULL where it is refused.
pub(super) fn check_cascades_of_null(context: &Context<'_>) {
    let refusing = context.dialects_where(|dialect| !dialect.capability().cascades_to_required);
    let Some(refusing) = refusing else { return };
    for reference in references(context) {
        let key = reference.key;
        let Some(target) = context.schema().tables.get(&key.referenced_table) else { continue };
        if key.on_update != ReferentialAction::Cascade {
            continue;
        }
        let columns = key.columns.iter().filter_map(|name| reference.table.column(name));
        let targets = key.referenced_columns.iter().filter_map(|name| target.column(name));
        let pair = columns.zip(targets).find(|(column, target)| {
            column.nullability == Nullability::NotNull
                && target.nullability == Nullability::Nullable
        });
        let Some((column, referenced)) = pair else { continue };
        let message = format!(
            "foreign key `{}` has `on_update: cascade` from `{}.{}`, which may be NULL, to `{}`, which cannot, and {} that",
            reference.name,
            key.referenced_table,
            referenced.name,
            column.name,
            subject(&refusing, "refuses", "refuse")
        );
        Finding::new(context, Code::CascadeToRequired, reference.place("on_update"), message)
            .label("could make it NULL")
            .declared(&key.referenced_table, referenced)
            .help(format!(
                "write `{}` as the type of `{}`, or `on_update: restrict`",
                referenced.type_, referenced.name
            ))
            .report();
    }
}

/// What reads a column: a check, its own or its type's, or a generated column that is stored.
fn reader_of(
    context: &Context<'_>,
    reference: &Reference<'_>,
    column: &ColumnName,
    dialect: Dialect,
) -> Option<String> {
    let table = reference.table;
    let reads = |expression: &Expression| expression.columns().any(|name| name == column);
    let mut declared = table.checks.iter().filter(|(_, check)| check.dialects.contains(dialect));
    if let Some((name, _)) = declared.find(|(_, check)| reads(&check.expression)) {
        return Some(format!("check `{name}`"));
    }
    let implied = implied_checks(reference.table_name, table, &context.schema().enums, dialect);
    if implied.values().any(reads) {
        return Some(format!("the check of the type of `{column}`"));
    }
    let mut generated = table.columns.iter().filter(|it| {
        it.generated
            .as_ref()
            .is_some_and(|it| it.storage == GeneratedStorage::Stored && reads(&it.expression))
    });
    generated.next().map(|it| format!("generated column `{}`", it.name))
}

/// W0503: a check is deferred only if every database in use can defer it.
pub(super) fn check_deferrability(context: &Context<'_>) {
    let Some(lacking) =
        context.dialects_where(|dialect| !dialect.capability().deferrable_constraints)
    else {
        return;
    };
    for reference in references(context) {
        if reference.key.deferrability == Deferrability::NotDeferrable {
            continue;
        }
        let message = format!(
            "foreign key `{}` is deferrable, but {} it at once",
            reference.name,
            subject(&lacking, "checks", "check")
        );
        Finding::new(context, Code::DeferrableIgnored, reference.place("deferrable"), message)
            .label("the database that cannot defer the check refuses the rows")
            .help("remove `deferrable`, and write referenced rows first")
            .report();
    }
}

/// W0503 of keys: the check of a key is deferred only if every database in use can defer it.
pub(super) fn check_deferrable_keys(context: &Context<'_>) {
    for (name, table) in context.tables() {
        for key in keys(name, table).filter(Key::is_deferrable) {
            let lacking = context.dialects_where(|dialect| {
                key.dialects().contains(dialect) && !dialect.capability().deferrable_keys
            });
            let Some(lacking) = lacking else { continue };
            let message = format!(
                "{} of table `{name}` is deferrable, but {} it at once",
                key.described(),
                subject(&lacking, "checks", "check")
            );
            Finding::new(context, Code::DeferrableIgnored, key.place(), message)
                .label("the database that cannot defer the check refuses the rows")
                .help("remove `deferrable`, and write the rows in an order that is right at all times")
                .report();
        }
    }
}
