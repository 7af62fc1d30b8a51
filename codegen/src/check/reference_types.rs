//! The two sides of a foreign key: equal types, lengths and collations.

use super::{
    Context, Finding,
    place::column_key,
    references::{Reference, references},
};
use crate::{
    diagnostic::Code,
    dialect::{
        Dialect,
        capability::{ForeignKeyTypes, NativeEnums},
    },
    schema::{Column, ColumnType, types::sql_spelling},
};

/// E0204: the two sides of a foreign key have the same type, in every dialect in use.
pub(super) fn check_types(context: &Context<'_>) {
    for reference in references(context) {
        for (from, to) in reference.pairs() {
            let table = reference.table_name;
            let Some((left, right, dialect)) = difference(context, from, to) else { continue };
            let wherein = dialect.map_or_else(String::new, |it| format!(" in {}", it.title()));
            let message = format!(
                "column `{}` is `{left}`{wherein}, but {}, which it references, is `{right}`",
                from.name,
                reference.referenced(to),
            );
            let key = dialect.map_or("type", Dialect::keyword);
            let help = match dialect {
                None => format!("write `{}` as the type of `{table}.{}`", to.type_, from.name),
                Some(dialect) => {
                    format!("write `{dialect}: {right}` at `{table}.{}`", from.name)
                }
            };
            unequal(context, Code::ForeignKeyType, (&reference, from, to), (key, message))
                .label(format!("must be `{right}`"))
                .related(reference.place("references"), "the foreign key")
                .help(help)
                .report();
        }
    }
}

/// The two types that differ, as written, and the dialect in which they do if not in all.
fn difference(
    context: &Context<'_>,
    from: &Column,
    to: &Column,
) -> Option<(String, String, Option<Dialect>)> {
    if !same_family(&from.type_, &to.type_) {
        return Some((from.type_.to_string(), to.type_.to_string(), None));
    }
    if from.sql_types.is_none() && to.sql_types.is_none() {
        return None;
    }
    context.dialects().iter().find_map(|dialect| {
        let overrides = [from, to].map(|column| column.sql_types.as_ref().get(dialect).clone());
        if overrides.iter().all(Option::is_none) {
            return None;
        }
        let [left, right] = [from, to].map(|column| {
            let written = column.sql_types.as_ref().get(dialect).clone();
            written.unwrap_or_else(|| {
                sql_spelling(&column.type_, dialect, context.enum_length(column))
            })
        });
        (!may_refer(dialect, &left, &right)).then_some((left, right, Some(dialect)))
    })
}

/// Whether values of the two types compare in every database. The length of a text does not matter here.
fn same_family(first: &ColumnType, second: &ColumnType) -> bool {
    let text = |type_: &ColumnType| matches!(type_, ColumnType::Text | ColumnType::String { .. });
    let decimal = |type_: &ColumnType| matches!(type_, ColumnType::Decimal { .. });
    first == second || text(first) && text(second) || decimal(first) && decimal(second)
}

/// Whether a foreign key may lead from a column of the SQL type `left` to one of `right`.
///
/// Source: SQLite, "Datatypes In SQLite" (any value in any column, compared by affinity); PostgreSQL 16,
/// "Foreign Keys" (types that have an equality operator in common); MySQL 8.4, "FOREIGN KEY Constraints" (similar
/// types, of equal size and sign; the lengths of strings may differ).
fn may_refer(dialect: Dialect, left: &str, right: &str) -> bool {
    let (left, right) = (without_length(left), without_length(right));
    left == right
        || match dialect.capability().foreign_key_types {
            ForeignKeyTypes::Any => true,
            ForeignKeyTypes::Comparable => {
                let family = |type_: &str| {
                    let of = |types: &[&str]| types.contains(&type_);
                    let integers = ["smallint", "integer", "bigint", "int2", "int4", "int8", "int"];
                    let texts = ["text", "character varying", "varchar", "character", "char"];
                    (of(&integers), of(&texts))
                };
                family(&left) == family(&right) && family(&left) != (false, false)
            }
            ForeignKeyTypes::Similar => {
                let strings = [["char", "varchar"], ["binary", "varbinary"]];
                strings.iter().any(|of| [&left, &right].iter().all(|it| of.contains(&it.as_str())))
            }
            ForeignKeyTypes::Equal => false,
        }
}

/// A SQL type without its parameters and in lower case: what must be equal across a foreign key.
fn without_length(sql: &str) -> String {
    sql.split('(').next().unwrap_or_default().trim().to_lowercase()
}

/// E0422, E0423: lengths and collations are equal if a database in use requires it.
pub(super) fn check_lengths_and_collations(context: &Context<'_>) {
    let lengths = context.dialects_where(|dialect| dialect.capability().equal_foreign_key_lengths);
    let collations =
        context.dialects_where(|dialect| dialect.capability().equal_foreign_key_collations);
    for reference in references(context) {
        for (from, to) in reference.pairs() {
            if same_family(&from.type_, &to.type_)
                && from.type_ != to.type_
                && let Some(dialect) =
                    lengths.iter().flatten().find(|&&it| plain_in(from, it) && plain_in(to, it))
            {
                let message = format!(
                    "column `{}` is `{}`, but {}, which it references, is `{}`: {} requires equal lengths",
                    from.name,
                    from.type_,
                    reference.referenced(to),
                    to.type_,
                    dialect.title()
                );
                let help = format!("write `{}` on both sides", to.type_);
                let label = format!("must be `{}`", to.type_);
                let (code, sides) = (Code::ForeignKeyLength, (&reference, from, to));
                unequal(context, code, sides, ("type", message)).label(label).help(help).report();
            }
            // An `ENUM` is compared by the numbers of its values.
            let is_number = |it: Dialect| {
                let content = context.enumeration(from);
                content.is_some_and(|content| content.native_in(it) == NativeEnums::Listed)
            };
            let differing = collations.iter().flatten().find(|&&it| {
                from.collation.as_ref().get(it) != to.collation.as_ref().get(it) && !is_number(it)
            });
            if let Some(&dialect) = differing {
                let name = |column: &Column| {
                    column.collation.as_ref().get(dialect).clone().map_or_else(
                        || "the default collation".to_owned(),
                        |it| format!("collation `{it}`"),
                    )
                };
                let message = format!(
                    "column `{}` has {} in {}, but {}, which it references, has {}",
                    from.name,
                    name(from),
                    dialect.title(),
                    reference.referenced(to),
                    name(to)
                );
                let help = match to.collation.as_ref().get(dialect) {
                    Some(it) => {
                        format!(
                            "write `collation: {{ {dialect}: {it} }}` at `{}` as well",
                            from.name
                        )
                    }
                    None => format!(
                        "remove the collation of `{}`, or write it on both sides",
                        from.name
                    ),
                };
                let (code, sides) = (Code::ForeignKeyCollation, (&reference, from, to));
                unequal(context, code, sides, ("collation", message))
                    .label(format!("must have {}", name(to)))
                    .help(help)
                    .report();
            }
        }
    }
}

fn plain_in(column: &Column, dialect: Dialect) -> bool {
    column.sql_types.as_ref().get(dialect).is_none()
}

/// A finding at `key` of the referring column that also shows the referenced column.
fn unequal<'c>(
    context: &'c Context<'_>,
    code: Code,
    (reference, from, to): (&Reference<'_>, &Column, &Column),
    (key, message): (&'static str, String),
) -> Finding<'c> {
    let other = column_key(&reference.key.referenced_table, &to.name, key);
    let label = format!("{} is declared here", reference.referenced(to));
    Finding::new(context, code, column_key(reference.table_name, &from.name, key), message)
        .related(other, label)
}
