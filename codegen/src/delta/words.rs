//! Changes in words, for people who review them.

use std::fmt;

use super::{Change, ColumnChange, Pair, PartChange};
use crate::schema::{Expression, Index, IndexName, Name, Nullability};

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
            Self::PrimaryKey(change) => {
                write!(out, "{} the primary key of `{}`", verb(change), change.table.after)?;
                write_new_name(change, out)
            }
            Self::Unique(change) => write_part("unique constraint", change, out),
            Self::ForeignKey(change) => write_part("foreign key", change, out),
            Self::Check(change) => write_part("check", change, out),
            Self::Index(change) => write_part(kind_of(change), change, out),
            Self::SearchIndex(change) => write_part("full-text index", change, out),
            Self::Trigger(change) => write_part("trigger", change, out),
            Self::AddEnum(name, _) => write!(out, "add enum `{name}`"),
            Self::DropEnum(name, _) => write!(out, "drop enum `{name}`"),
            Self::AlterEnum(change) => write_enum(change, out),
            Self::View(name, view) => write!(out, "{} view `{name}`", verb_of(view)),
            Self::RawObject(name, it) => write!(out, "{} raw object `{name}`", verb_of(it)),
        }
    }
}

/// What becomes of a thing that is there before, after or both.
fn verb_of<T>(thing: &Pair<Option<T>>) -> &'static str {
    match (&thing.before, &thing.after) {
        (None, _) => "add",
        (Some(_), None) => "drop",
        (Some(_), Some(_)) => "change",
    }
}

fn verb<N, T>(change: &PartChange<N, T>) -> &'static str {
    if change.is_renamed { "rename" } else { verb_of(&change.part) }
}

/// An exclusion constraint is kept as an index.
fn kind_of(change: &PartChange<IndexName, Index>) -> &'static str {
    let Pair { before, after } = change.part.as_ref().map(Option::as_ref);
    let is_exclusion = after.or(before).is_some_and(|(_, index)| index.exclusion.is_some());
    if is_exclusion { "exclusion constraint" } else { "index" }
}

/// Names what is renamed as it was, all else as it will be if it stays.
fn write_part<N: Name, T>(
    kind: &str,
    change: &PartChange<N, T>,
    out: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    let Pair { before, after } = change.part.as_ref().map(Option::as_ref);
    let named = after.filter(|_| !change.is_renamed).or(before);
    let name = named.map(|(name, _)| name.as_str()).unwrap_or_default();
    write!(out, "{} {kind} `{name}` of `{}`", verb(change), change.table.after)?;
    write_new_name(change, out)
}

fn write_new_name<N: Name, T>(
    change: &PartChange<N, T>,
    out: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    match &change.part.after {
        Some((name, _)) if change.is_renamed => write!(out, " to `{}`", name.as_str()),
        Some(_) | None => Ok(()),
    }
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
