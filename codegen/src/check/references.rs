//! Foreign keys: what they refer to exists, is a key, and has the same types; their actions can be done.

use super::{Context, bracketed, columns, place::Place, quoted, suggest, titles};
use crate::{
    diagnostic::{Code, Diagnostic, Span},
    dialect::{Dialect, DialectSet},
    schema::{
        Column, ColumnName, ColumnType, ConstraintName, Deferrability, Expression, ForeignKey,
        Nullability, ReferentialAction, Table, TableName, Uniqueness, types::sql_spelling,
    },
};

/// A foreign key with its two tables.
struct Reference<'a> {
    table_name: &'a TableName,
    table: &'a Table,
    name: &'a ConstraintName,
    key: &'a ForeignKey,
    /// The table referred to, if it exists.
    target: Option<&'a Table>,
}

impl<'a> Reference<'a> {
    fn span(&self, context: &Context<'_>, key: &'static str) -> Span {
        context.span(Place::ConstraintKey(self.table_name.clone(), self.name.clone(), key))
    }

    /// The pairs of a referring and a referenced column, where both exist.
    fn pairs(&self) -> impl Iterator<Item = (&'a Column, &'a Column)> + use<'a> {
        let (table, target) = (self.table, self.target);
        let names = self.key.columns.iter().zip(&self.key.referenced_columns);
        names.filter_map(move |(from, to)| Some((table.column(from)?, target?.column(to)?)))
    }

    /// "`claims.episode_id`", as a sentence names a column.
    fn referenced(&self, column: &Column) -> String {
        format!("`{}.{}`", self.key.referenced_table, column.name)
    }
}

fn references<'a>(context: &Context<'a>) -> impl Iterator<Item = Reference<'a>> + use<'a> {
    let tables = &context.declaration.schema.tables;
    tables.iter().flat_map(move |(table_name, table)| {
        table.foreign_keys.iter().map(move |(name, key)| Reference {
            table_name,
            table,
            name,
            key,
            target: tables.get(&key.referenced_table),
        })
    })
}

/// E0201, E0202, E0203, E0205, E0230: a foreign key refers to a key of a table that exists.
pub(super) fn check_targets(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for reference in references(context) {
        let Some(target) = reference.target else {
            found.push(unknown_table(context, &reference));
            continue;
        };
        let key = reference.key;
        let (here, there) = (key.columns.len(), key.referenced_columns.len());
        // Without a primary key there is nothing to refer to, and that has its own rule.
        if there == 0 && target.primary_key.is_none() || here == 0 {
            continue;
        }
        if here != there {
            let message = format!(
                "foreign key `{}` has columns {}, but refers to {} of `{}`",
                reference.name,
                bracketed(&key.columns),
                bracketed(&key.referenced_columns),
                key.referenced_table
            );
            found.push(
                Diagnostic::new(Code::ForeignKeyColumns, reference.span(context, "references"), message)
                    .label(format!("{there} columns"))
                    .related(reference.span(context, "columns"), format!("{here} columns"))
                    .help(match_help(target, key)),
            );
            continue;
        }
        let mut unknown = false;
        for column in &key.referenced_columns {
            if target.column(column).is_none() {
                unknown = true;
                let message = format!(
                    "foreign key `{}` refers to column `{column}`, but table `{}` has none",
                    reference.name, key.referenced_table
                );
                let span = reference.span(context, "references");
                found.push(columns::unknown(
                    context,
                    (&key.referenced_table, target),
                    column,
                    span,
                    message,
                ));
            }
        }
        if !unknown {
            found.extend(check_uniqueness(context, &reference, target));
        }
    }
}

fn unknown_table(context: &Context<'_>, reference: &Reference<'_>) -> Diagnostic {
    let name = &reference.key.referenced_table;
    let message =
        format!("foreign key `{}` refers to table `{name}`, which does not exist", reference.name);
    let diagnostic =
        Diagnostic::new(Code::UnknownTable, reference.span(context, "references"), message)
            .label("no such table");
    match suggest::help(name.as_str(), context.schema().tables.keys().map(TableName::as_str)) {
        Some(help) => diagnostic.help(help),
        None => diagnostic.help(format!("declare table `{name}`, or remove the foreign key")),
    }
}

/// Names the primary key that the foreign key probably means.
fn match_help(target: &Table, key: &ForeignKey) -> String {
    match &target.primary_key {
        Some(primary) => format!(
            "name as many columns as the primary key {} of `{}` has, or refer to a unique constraint",
            bracketed(&primary.columns),
            key.referenced_table
        ),
        None => "name as many columns on both sides".to_owned(),
    }
}

/// A key of a table: its columns in order and the dialects that have it.
struct Key<'a> {
    columns: Vec<&'a ColumnName>,
    dialects: DialectSet,
    place: Place,
}

fn keys<'a>(name: &TableName, table: &'a Table) -> Vec<Key<'a>> {
    let constraint = |columns: &'a [ColumnName], constraint: &ConstraintName| Key {
        columns: columns.iter().collect(),
        dialects: DialectSet::all(),
        place: Place::Constraint(name.clone(), constraint.clone()),
    };
    let mut keys = Vec::new();
    keys.extend(table.primary_key.iter().map(|key| constraint(&key.columns, &key.name)));
    keys.extend(table.unique_constraints.iter().map(|(name, key)| constraint(&key.columns, name)));
    for (index_name, index) in &table.indexes {
        let columns: Option<Vec<&ColumnName>> = index
            .keys
            .iter()
            .map(|key| plain_column(&key.expression))
            .collect();
        if let Some(columns) = columns
            && index.uniqueness == Uniqueness::Unique
            && index.predicate.is_none()
        {
            let place = Place::Index(name.clone(), index_name.clone());
            keys.push(Key { columns, dialects: index.dialects, place });
        }
    }
    keys
}

/// The column that an expression is, if it is nothing more.
pub(super) fn plain_column(expression: &Expression) -> Option<&ColumnName> {
    if let Expression::Column(column) = expression { Some(column) } else { None }
}

/// E0203, E0230: the referenced columns are a key in every dialect in use, in an order that will do.
fn check_uniqueness(
    context: &Context<'_>,
    reference: &Reference<'_>,
    target: &Table,
) -> Option<Diagnostic> {
    let key = reference.key;
    let wanted: Vec<&ColumnName> = key.referenced_columns.iter().collect();
    if target.primary_key.as_ref().is_some_and(|primary| primary.columns.iter().eq(wanted.iter().copied()))
    {
        return None;
    }
    let mut sorted = wanted.clone();
    sorted.sort();
    let candidates: Vec<Key<'_>> = keys(&key.referenced_table, target)
        .into_iter()
        .filter(|candidate| {
            let mut columns = candidate.columns.clone();
            columns.sort();
            columns == sorted
        })
        .collect();
    let fits = |candidate: &Key<'_>, dialect: Dialect| {
        candidate.dialects.contains(dialect)
            && (candidate.columns == wanted || !dialect.capability().ordered_foreign_keys)
    };
    let lacking = context
        .dialects_where(|dialect| !candidates.iter().any(|candidate| fits(candidate, dialect)));
    if lacking.is_empty() {
        return None;
    }
    let columns = quoted(&key.referenced_columns);
    let span = reference.span(context, "references");
    let Some(near) = candidates.first() else {
        let message = format!(
            "foreign key `{}` refers to {columns} of table `{}`, which {} not a key",
            reference.name,
            key.referenced_table,
            if wanted.len() == 1 { "is" } else { "together are" }
        );
        let table = context.span(Place::Table(key.referenced_table.clone()));
        let help = format!(
            "add `unique: [{}]` to table `{}`, or refer to {}",
            bracketed(&key.referenced_columns),
            key.referenced_table,
            target.primary_key.as_ref().map_or_else(
                || "another key".to_owned(),
                |primary| format!("its primary key {}", bracketed(&primary.columns))
            )
        );
        return Some(
            Diagnostic::new(Code::ForeignKeyTarget, span, message)
                .label("neither a primary key, nor unique")
                .related(table, "the table referred to")
                .help(help),
        );
    };
    let place = context.span(near.place.clone());
    Some(if near.columns == wanted {
        let message = format!(
            "foreign key `{}` refers to {columns} of table `{}`, which {} has no key of",
            reference.name,
            key.referenced_table,
            titles(&lacking)
        );
        Diagnostic::new(Code::LimitedTarget, span, message)
            .label("not unique in every dialect in use")
            .related(place, "this index is not in every dialect")
            .help("remove `only` from the index, or declare a unique constraint instead")
    } else {
        let right: Vec<ColumnName> = near.columns.iter().map(|&column| column.clone()).collect();
        let message = format!(
            "foreign key `{}` refers to {columns} of table `{}`, but the key is {}, and {} wants its order",
            reference.name,
            key.referenced_table,
            bracketed(&right),
            titles(&lacking)
        );
        Diagnostic::new(Code::ForeignKeyTarget, span, message)
            .label("not in the order of the key")
            .related(place, "the key")
            .help(format!(
                "name the referenced columns in the order {}, and the referring ones likewise",
                bracketed(&right)
            ))
    })
}

/// E0204: the two sides of a foreign key have the same type, in every dialect in use.
pub(super) fn check_types(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for reference in references(context) {
        for (from, to) in reference.pairs() {
            let (table, other) = (reference.table_name, &reference.key.referenced_table);
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
            found.push(
                Diagnostic::new(
                    Code::ForeignKeyType,
                    context.column_span(table, &from.name, key),
                    message,
                )
                .label(format!("must be `{right}`"))
                .related(
                    context.column_span(other, &to.name, key),
                    format!("{} is declared here", reference.referenced(to)),
                )
                .related(reference.span(context, "references"), "the foreign key")
                .help(help),
            );
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
            written.unwrap_or_else(|| sql_spelling(&column.type_, dialect, enum_length(context, column)))
        });
        (without_length(&left) != without_length(&right)).then_some((left, right, Some(dialect)))
    })
}

/// Whether values of the two types compare in every database. The length of a text does not matter here.
fn same_family(first: &ColumnType, second: &ColumnType) -> bool {
    let text = |type_: &ColumnType| matches!(type_, ColumnType::Text | ColumnType::String { .. });
    let decimal = |type_: &ColumnType| matches!(type_, ColumnType::Decimal { .. });
    first == second || text(first) && text(second) || decimal(first) && decimal(second)
}

/// A SQL type without its parameters and in lower case: what must be equal across a foreign key.
fn without_length(sql: &str) -> String {
    sql.split('(').next().unwrap_or_default().trim().to_lowercase()
}

fn enum_length(context: &Context<'_>, column: &Column) -> u32 {
    let ColumnType::Enum(name) = &column.type_ else { return 0 };
    context.schema().enums.get(name).map_or(0, |content| content.length)
}

/// E0424, E0425: lengths and collations are equal where a database in use wants it.
pub(super) fn check_lengths_and_collations(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let lengths = context.dialects_where(|dialect| dialect.capability().equal_foreign_key_lengths);
    let collations =
        context.dialects_where(|dialect| dialect.capability().equal_foreign_key_collations);
    for reference in references(context) {
        for (from, to) in reference.pairs() {
            if same_family(&from.type_, &to.type_)
                && from.type_ != to.type_
                && let Some(dialect) = lengths.iter().find(|&&it| plain_in(from, it) && plain_in(to, it))
            {
                let message = format!(
                    "column `{}` is `{}`, but {}, which it references, is `{}`: {} wants equal lengths",
                    from.name,
                    from.type_,
                    reference.referenced(to),
                    to.type_,
                    dialect.title()
                );
                let help = format!("write `{}` on both sides", to.type_);
                let label = format!("must be `{}`", to.type_);
                let diagnostic =
                    unequal(context, Code::ForeignKeyLength, (&reference, from, to), "type");
                found.push(diagnostic(message).label(label).help(help));
            }
            let differing = collations
                .iter()
                .find(|&&it| from.collation.as_ref().get(it) != to.collation.as_ref().get(it));
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
                        format!("write `collation: {{ {dialect}: {it} }}` at `{}` as well", from.name)
                    }
                    None => format!("remove the collation of `{}`, or write it on both sides", from.name),
                };
                let diagnostic =
                    unequal(context, Code::ForeignKeyCollation, (&reference, from, to), "collation");
                found.push(diagnostic(message).label(format!("must have {}", name(to))).help(help));
            }
        }
    }
}

fn plain_in(column: &Column, dialect: Dialect) -> bool {
    column.sql_types.as_ref().get(dialect).is_none()
}

/// A diagnostic at `key` of the referring column that also shows the referenced column.
fn unequal<'a>(
    context: &'a Context<'_>,
    code: Code,
    (reference, from, to): (&'a Reference<'_>, &'a Column, &'a Column),
    key: &'static str,
) -> impl FnOnce(String) -> Diagnostic + use<'a> {
    let span = context.column_span(reference.table_name, &from.name, key);
    let other = context.column_span(&reference.key.referenced_table, &to.name, key);
    let label = format!("{} is declared here", reference.referenced(to));
    move |message| Diagnostic::new(code, span, message).related(other, label)
}

/// E0206, E0207, E0412: SET NULL meets columns that may be NULL, SET DEFAULT columns with a default.
pub(super) fn check_actions(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let refusing = context.dialects_where(|dialect| !dialect.capability().set_default);
    for reference in references(context) {
        let actions = [("on_delete", reference.key.on_delete), ("on_update", reference.key.on_update)];
        for (key, action) in actions {
            match action {
                ReferentialAction::SetNull => check_set_null(context, &reference, key, found),
                ReferentialAction::SetDefault => {
                    check_set_default(context, &reference, key, found);
                    if !refusing.is_empty() {
                        let message = format!(
                            "foreign key `{}` has `{key}: set_default`, which {} refuses",
                            reference.name,
                            titles(&refusing)
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

/// E0411: a check waits for the end of the transaction only where every database in use can wait.
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
            "foreign key `{}` is deferrable, which {} does not have",
            reference.name,
            titles(&lacking)
        );
        found.push(
            Diagnostic::new(Code::Deferrable, reference.span(context, "deferrable"), message)
                .label("the same inserts would succeed on one database and fail on another")
                .help("remove `deferrable`, and write referenced rows first"),
        );
    }
}
