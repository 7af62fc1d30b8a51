//! Changes in words, for people who review them.

use std::fmt;

use super::{Change, ColumnChange, Pair, Part, PartChange};
use crate::schema::{Expression, Name, Nullability, TableName};

impl fmt::Display for Change {
    /// One line, as `tablewright plan` lists it. Kept things are called by their names after.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AddTable(name, _) => write!(out, "add table `{name}`"),
            Self::DropTable(name, _) => write!(out, "drop table `{name}`"),
            Self::RenameTable(name) => {
                write!(out, "rename table `{}` to `{}`", name.before, name.after)
            }
            Self::AlterTableComment(change) => {
                write!(out, "change the comment of table `{}`", change.table.after)
            }
            Self::AddColumn(part) => {
                write!(out, "add column `{}.{}`", part.table.after, part.column.name)
            }
            Self::DropColumn(part) => {
                write!(out, "drop column `{}.{}`", part.table.after, part.column.name)
            }
            Self::RenameColumn(rename) => {
                let Pair { before, after } = &rename.name;
                write!(out, "rename column `{}.{before}` to `{after}`", rename.table.after)
            }
            Self::AlterColumn(change) => write_column(change, out),
            Self::AddPrimaryKey(part) => {
                write!(out, "add the primary key of `{}`", part.table.after)
            }
            Self::DropPrimaryKey(part) => {
                write!(out, "drop the primary key of `{}`", part.table.after)
            }
            Self::RenamePrimaryKey(change) => write!(
                out,
                "rename the primary key of `{}` to `{}`",
                change.table.after, change.name.after
            ),
            Self::AlterPrimaryKey(change) => {
                write!(out, "change the primary key of `{}`", change.table.after)
            }
            Self::AddUnique(part) => added("unique constraint", part, out),
            Self::DropUnique(part) => dropped("unique constraint", part, out),
            Self::RenameUnique(change) => renamed("unique constraint", change, out),
            Self::AlterUnique(change) => altered("unique constraint", change, out),
            Self::AddForeignKey(part) => added("foreign key", part, out),
            Self::DropForeignKey(part) => dropped("foreign key", part, out),
            Self::RenameForeignKey(change) => renamed("foreign key", change, out),
            Self::AlterForeignKey(change) => altered("foreign key", change, out),
            Self::AddCheck(part) => added("check", part, out),
            Self::DropCheck(part) => dropped("check", part, out),
            Self::RenameCheck(change) => renamed("check", change, out),
            Self::AlterCheck(change) => altered("check", change, out),
            Self::AddIndex(part) => added("index", part, out),
            Self::DropIndex(part) => dropped("index", part, out),
            Self::RenameIndex(change) => renamed("index", change, out),
            Self::AlterIndex(change) => altered("index", change, out),
            Self::AddSearchIndex(part) => added("full-text index", part, out),
            Self::DropSearchIndex(part) => dropped("full-text index", part, out),
            Self::RenameSearchIndex(change) => renamed("full-text index", change, out),
            Self::AlterSearchIndex(change) => altered("full-text index", change, out),
            Self::AddTrigger(part) => added("trigger", part, out),
            Self::DropTrigger(part) => dropped("trigger", part, out),
            Self::AlterTrigger(change) => altered("trigger", change, out),
            Self::AddEnum(name, _) => write!(out, "add enum `{name}`"),
            Self::DropEnum(name, _) => write!(out, "drop enum `{name}`"),
            Self::AlterEnum(change) => write_enum(change, out),
            Self::AddView(name, _) => write!(out, "add view `{name}`"),
            Self::DropView(name, _) => write!(out, "drop view `{name}`"),
            Self::AlterView(name, _) => write!(out, "change view `{name}`"),
            Self::AddRawObject(name, _) => write!(out, "add raw object `{name}`"),
            Self::DropRawObject(name, _) => write!(out, "drop raw object `{name}`"),
            Self::AlterRawObject(name, _) => write!(out, "change raw object `{name}`"),
        }
    }
}

fn added<N: Name, T>(kind: &str, part: &Part<N, T>, out: &mut fmt::Formatter<'_>) -> fmt::Result {
    of_table(&["add ", kind].concat(), part.name.as_str(), &part.table, out)
}

fn dropped<N: Name, T>(kind: &str, part: &Part<N, T>, out: &mut fmt::Formatter<'_>) -> fmt::Result {
    of_table(&["drop ", kind].concat(), part.name.as_str(), &part.table, out)
}

fn altered<N: Name, T>(
    kind: &str,
    change: &PartChange<N, T>,
    out: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    of_table(&["change ", kind].concat(), change.name.after.as_str(), &change.table, out)
}

fn renamed<N: Name, T>(
    kind: &str,
    change: &PartChange<N, T>,
    out: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    of_table(&["rename ", kind].concat(), change.name.before.as_str(), &change.table, out)?;
    write!(out, " to `{}`", change.name.after.as_str())
}

fn of_table(
    what: &str,
    name: &str,
    table: &Pair<TableName>,
    out: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    write!(out, "{what} `{name}` of `{}`", table.after)
}

/// Names each property of the column that differs, with both values where they are short.
fn write_column(change: &ColumnChange, out: &mut fmt::Formatter<'_>) -> fmt::Result {
    let Pair { before, after } = &change.column;
    write!(out, "change column `{}.{}`: ", change.table.after, after.name)?;
    let mut separator = "";
    let mut part = |text: fmt::Arguments<'_>| {
        write!(out, "{separator}{text}")?;
        separator = ", ";
        Ok(())
    };
    if before.type_ != after.type_ {
        part(format_args!("type `{}` to `{}`", before.type_, after.type_))?;
    } else if before.sql_types != after.sql_types {
        part(format_args!("another SQL type"))?;
    }
    match (before.nullability, after.nullability) {
        (Nullability::Nullable, Nullability::NotNull) => part(format_args!("no longer NULL"))?,
        (Nullability::NotNull, Nullability::Nullable) => part(format_args!("may be NULL"))?,
        (Nullability::NotNull, Nullability::NotNull)
        | (Nullability::Nullable, Nullability::Nullable) => {}
    }
    match (&before.default, &after.default) {
        (_, None) if before.default.is_some() => part(format_args!("no default"))?,
        (_, Some(Expression::Raw(_))) if before.default != after.default => {
            part(format_args!("another default"))?;
        }
        (_, Some(default)) if before.default != after.default => {
            part(format_args!("default `{default}`"))?;
        }
        (_, None | Some(_)) => {}
    }
    if before.auto_increment != after.auto_increment {
        part(format_args!("how rows are numbered"))?;
    }
    if before.generated != after.generated {
        part(format_args!("what it is computed from"))?;
    }
    if before.collation != after.collation {
        part(format_args!("collation"))?;
    }
    if before.comment != after.comment {
        part(format_args!("comment"))?;
    }
    Ok(())
}

fn write_enum(change: &super::EnumChange, out: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(out, "change enum `{}`: ", change.name)?;
    let added = change.added.iter().map(|value| ["add `", value, "`"].concat());
    let dropped = change.dropped.iter().map(|value| ["drop `", value, "`"].concat());
    let renamed = change.renamed.iter();
    let renamed = renamed.map(|it| ["rename `", &it.before, "` to `", &it.after, "`"].concat());
    let parts: Vec<String> = added.chain(dropped).chain(renamed).collect();
    if parts.is_empty() {
        let length = change.content.as_ref().map(|content| content.length);
        out.write_str(if length.differs() { "another length" } else { "the order of its values" })
    } else {
        out.write_str(&parts.join(", "))
    }
}
