//! Full-text indexes: over text, on tables whose rows the databases in use can identify.

use std::collections::BTreeMap;

use super::{Context, Finding, indexes::only_help, place::Place};
use crate::{
    diagnostic::Code,
    dialect::Dialect,
    schema::{
        Column, ColumnType, IndexName, Nullability, SearchIndex, Table, TableName, Uniqueness,
        types::sql_spelling,
    },
};

type Searched<'a> = (&'a TableName, &'a Table, &'a IndexName, &'a SearchIndex);

fn search_indexes<'a>(context: &Context<'a>) -> impl Iterator<Item = Searched<'a>> + use<'a> {
    context.tables().flat_map(|(table_name, table)| {
        table.search_indexes.iter().map(move |(name, search)| (table_name, table, name, search))
    })
}

/// E0320: a full-text index is over text.
pub(super) fn check_search_columns(context: &Context<'_>) {
    for (table_name, table, name, search) in search_indexes(context) {
        for (position, column) in search.columns.iter().enumerate() {
            let Some(column) = table.column(column) else { continue };
            let is_text = matches!(
                column.type_,
                ColumnType::Text | ColumnType::String { .. } | ColumnType::Other(_)
            );
            if is_text {
                continue;
            }
            let message = format!(
                "full-text index `{name}` is over column `{}`, which is `{}`, not text",
                column.name, column.type_
            );
            let place = Place::IndexColumn(table_name.clone(), name.clone(), position);
            Finding::new(context, Code::SearchType, place, message)
                .label("must be `text` or `string(n)`")
                .declared(table_name, column)
                .help(format!("leave `{}` out of the full-text index", column.name))
                .report();
        }
    }
}

/// E0419, W0504: the table has a key by which the database finds its rows again.
pub(super) fn check_search_keys(context: &Context<'_>) {
    for (table_name, table, name, search) in search_indexes(context) {
        let dialects = search.dialects.intersection(context.dialects());
        let place = || Place::Index(table_name.clone(), name.clone());
        let report = |finding: Finding<'_>| match &table.primary_key {
            Some(key) => {
                let place = Place::Constraint(table_name.clone(), key.name.clone());
                finding.related(place, "the primary key").report();
            }
            None => finding.report(),
        };
        if let Some(dialect) = dialects.iter().find(|it| it.capability().search_needs_key)
            && !has_single_key(table, dialect)
        {
            let message = format!(
                "full-text index `{name}` is on table `{table_name}`, which has no key of one column; {} \
                 needs one",
                dialect.title()
            );
            let help = only_help(context, search.dialects, &[dialect]);
            let finding = Finding::new(context, Code::SearchKey, place(), message)
                .label("needs a key of one column")
                .help(format!("add a column with `unique: true`, or {help}"));
            report(finding);
        }
        if dialects.iter().any(|it| it.capability().searches_by_rowid)
            && table.primary_key.is_some()
            && !has_rowid_alias(table)
        {
            let message = format!(
                "full-text index `{name}` finds rows by SQLite's rowid, but no column of table `{table_name}` \
                 keeps it, so that VACUUM may renumber the rows"
            );
            let help = "take an `auto_increment` column for the primary key, or rebuild the index after each \
                        VACUUM";
            let finding = Finding::new(context, Code::SearchRowid, place(), message)
                .label("goes wrong after a VACUUM")
                .help(help);
            report(finding);
        }
    }
}

/// Whether a single column that is not NULL tells the rows apart.
fn has_single_key(table: &Table, dialect: Dialect) -> bool {
    let primary = table.primary_key.iter().map(|key| key.columns.as_slice());
    let unique = table.unique_constraints.values().map(|key| key.columns.as_slice());
    let constraint = primary.chain(unique).any(|columns| {
        let [column] = columns else { return false };
        table.column(column).is_some_and(|column| column.nullability == Nullability::NotNull)
    });
    let index = table.indexes.values().any(|index| {
        index.uniqueness == Uniqueness::Unique
            && index.predicate.is_none()
            && index.dialects.contains(dialect)
            && matches!(index.keys.as_slice(), [key] if key.expression.as_column()
                .and_then(|column| table.column(column))
                .is_some_and(|column| column.nullability == Nullability::NotNull))
    });
    constraint || index
}

/// Whether the primary key is a column that SQLite takes for the rowid: alone, and spelled `INTEGER`.
fn has_rowid_alias(table: &Table) -> bool {
    let Some([column]) = table.primary_key.as_ref().map(|key| key.columns.as_slice()) else {
        return false;
    };
    table.column(column).is_some_and(|column| {
        column.auto_increment.is_some() || spelling(column).eq_ignore_ascii_case("INTEGER")
    })
}

fn spelling(column: &Column) -> String {
    let written = column.sql_types.sqlite.clone();
    written.unwrap_or_else(|| sql_spelling(&column.type_, Dialect::Sqlite, 0))
}

/// E0231: no two full-text indexes of a table are over the same columns in one dialect.
pub(super) fn check_search_repeats(context: &Context<'_>) {
    for (table_name, table) in context.tables() {
        let mut seen: BTreeMap<_, (&IndexName, &SearchIndex)> = BTreeMap::new();
        for (name, search) in &table.search_indexes {
            let Some((first, other)) = seen.insert(&search.columns, (name, search)) else {
                continue;
            };
            let both =
                search.dialects.intersection(other.dialects).intersection(context.dialects());
            if both.iter().next().is_none() {
                continue;
            }
            let place = |name: &IndexName| Place::Index(table_name.clone(), name.clone());
            let message = format!(
                "full-text indexes `{first}` and `{name}` of table `{table_name}` are over the same columns"
            );
            Finding::new(context, Code::RepeatedSearch, place(name), message)
                .label("over the same columns")
                .related(place(first), "the first one")
                .help("remove one of the two")
                .report();
        }
    }
}
