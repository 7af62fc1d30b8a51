//! Columns that become the time of each change of their row.

use super::{Context, Finding, place::column_key, subject};
use crate::{
    diagnostic::Code,
    schema::{Column, ColumnType},
    stored::read::read_sql_type,
};

/// E0445, W0514: it is a time, and every database in use updates it.
pub(super) fn check_auto_update(context: &Context<'_>) {
    for (table, _, column) in context.columns().filter(|(.., column)| column.auto_update) {
        let place = || column_key(table, &column.name, "auto_update");
        if !is_time(context, column) {
            let message = format!(
                "column `{table}.{}` has `auto_update`, but is not a time that the database can set",
                column.name
            );
            Finding::new(context, Code::AutoUpdateType, place(), message)
                .label("needs the type `timestamp` or `timestamptz`, and no expression")
                .help("remove `auto_update`")
                .report();
            continue;
        }
        let lacking = context.dialects_where(|dialect| !dialect.capability().auto_update);
        let Some(lacking) = lacking else { continue };
        let message = format!(
            "column `{table}.{}` has `auto_update`, which {} not know: there it keeps its value",
            column.name,
            subject(&lacking, "does", "do")
        );
        Finding::new(context, Code::AutoUpdateIgnored, place(), message)
            .label("is updated on MySQL and MariaDB only")
            .help("let the program set it, or write a trigger for each dialect")
            .report();
    }
}

fn is_time(context: &Context<'_>, column: &Column) -> bool {
    let is_time =
        |type_: &ColumnType| matches!(type_, ColumnType::Timestamp | ColumnType::TimestampTz);
    let updates = context.dialects().iter().filter(|dialect| dialect.capability().auto_update);
    let own_are_times = updates.into_iter().all(|dialect| {
        let own = column.sql_types.as_ref().get(dialect).as_deref();
        own.is_none_or(|sql| {
            let sql = sql.trim_start().to_ascii_lowercase();
            sql.starts_with("timestamp")
                || sql.starts_with("datetime")
                || is_time(&read_sql_type(dialect, &sql))
        })
    });
    is_time(&column.type_) && own_are_times && column.generated.is_none()
}
