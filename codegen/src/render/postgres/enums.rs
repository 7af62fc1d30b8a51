//! The types of enums on PostgreSQL.

use super::super::Script;
use crate::plan::{EnumAction, EnumStep};

/// `CREATE TYPE`, `ALTER TYPE` or `DROP TYPE`.
///
/// Source: PostgreSQL 16, "CREATE TYPE", "ALTER TYPE", "DROP TYPE".
pub(super) fn step(step: &EnumStep, out: &mut Script) {
    let EnumStep { name, action } = step;
    out.push("enum", name, |sql| match action {
        EnumAction::Create(values) => sql
            .words("CREATE TYPE")
            .name(name)
            .words("AS ENUM")
            .texts(values.iter().map(String::as_str)),
        EnumAction::Rename(after) => {
            sql.words("ALTER TYPE").name(name).words("RENAME TO").name(after)
        }
        EnumAction::AddValue { value, before } => {
            sql.words("ALTER TYPE").name(name).words("ADD VALUE").text_literal(value);
            if let Some(before) = before {
                sql.words("BEFORE").text_literal(before);
            }
            sql
        }
        EnumAction::RenameValue(value) => sql
            .words("ALTER TYPE")
            .name(name)
            .words("RENAME VALUE")
            .text_literal(&value.before)
            .words("TO")
            .text_literal(&value.after),
        EnumAction::Drop => sql.words("DROP TYPE").name(name),
    });
}
