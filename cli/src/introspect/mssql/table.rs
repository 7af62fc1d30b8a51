//! Tables of SQL Server with their objects, except columns and triggers.

use tablewright_codegen::{
    dialect::{Dialect, DialectSet},
    schema::{
        CheckConstraint, ColumnName, ConstraintName, Expression, ForeignKey, GeneratedStorage,
        Index, IndexKey, IndexName, NullEquality, PrimaryKey, ReferentialAction, SearchIndex,
        SearchLanguage, SortOrder, Table, TableName, UniqueConstraint, Uniqueness,
        name::stable_name,
    },
    stored::read::written,
};

use super::rows::{CheckRow, ForeignKeyRow, IndexRow, KeyRow, SearchRow, TableRow};
use crate::introspect::{Found, deviation::Thing, only};

/// Adds the table, with nothing in it yet.
pub(super) fn add(found: &mut Found, row: TableRow) {
    let temporal = row.temporal_type.as_str();
    if !matches!(temporal, "" | "NON_TEMPORAL_TABLE") {
        let kind = temporal.to_lowercase().replace('_', " ");
        found.note(Thing::Table(&row.table_name), ["is a ", &kind].concat());
    }
    let marks = [
        (row.is_memory_optimized, "is memory-optimized"),
        (row.is_external, "is an external table"),
        (row.is_filetable, "is a FileTable"),
        (row.is_graph, "is part of a graph"),
    ];
    for (_, mark) in marks.into_iter().filter(|(is_set, _)| *is_set) {
        found.note(Thing::Table(&row.table_name), mark);
    }
    let comment = row.comment.filter(|comment| !comment.is_empty());
    let table = Table { comment, ..Table::default() };
    found.schema.tables.insert(TableName::new(row.table_name), table);
}

/// Adds one column to a primary key or unique constraint.
pub(super) fn add_key_column(found: &mut Found, row: KeyRow) {
    let Some(table) = found.schema.tables.get_mut(row.table_name.as_str()) else { return };
    let name = ConstraintName::new(&*row.name);
    let column = ColumnName::new(row.column_name);
    let kind = if row.is_primary_key {
        let key = table.primary_key.get_or_insert_with(|| PrimaryKey::new(name, Vec::new()));
        key.columns.push(column);
        "primary key"
    } else {
        let unique = table.unique_constraints.entry(name);
        // It takes two NULLs for equal without being told.
        let new =
            || UniqueConstraint { nulls: NullEquality::Equal, ..UniqueConstraint::new(Vec::new()) };
        unique.or_insert_with(new).columns.push(column);
        "unique key"
    };
    let key = Thing::Part(kind, &row.table_name, &row.name);
    if row.is_descending {
        found.note(key, "has a column that is DESC");
    }
    if row.ignores_duplicates {
        found.note(key, "has IGNORE_DUP_KEY");
    }
}

/// Adds one column to a foreign key, and the key with its first.
pub(super) fn add_foreign_key_column(found: &mut Found, row: ForeignKeyRow) {
    let Some(table) = found.schema.tables.get_mut(row.table_name.as_str()) else { return };
    let thing = Thing::Part("foreign key", &row.table_name, &row.name);
    if row.is_elsewhere {
        return found.note(thing, "refers to a table of another namespace");
    }
    let key =
        table.foreign_keys.entry(ConstraintName::new(&*row.name)).or_insert_with(|| ForeignKey {
            on_delete: read_action(&row.on_delete),
            on_update: read_action(&row.on_update),
            ..ForeignKey::new(Vec::new(), TableName::new(row.referenced_table), Vec::new())
        });
    key.columns.push(ColumnName::new(row.column_name));
    key.referenced_columns.push(ColumnName::new(row.referenced_column));
    note_unproved(found, thing, row.is_disabled, row.is_not_trusted);
}

/// A constraint that is switched off, or was added or switched on again WITH NOCHECK.
///
/// Source: SQL Server, "`sys.check_constraints`" (`is_not_trusted`).
fn note_unproved(found: &mut Found, thing: Thing<'_>, is_disabled: bool, is_not_trusted: bool) {
    if is_disabled {
        found.note(thing, "is switched off");
    } else if is_not_trusted {
        found.note(thing, "is WITH NOCHECK: rows that were there before it may break it");
    }
}

/// Source: SQL Server, "`sys.foreign_keys`" (`delete_referential_action_desc`).
fn read_action(words: &str) -> ReferentialAction {
    match words {
        "CASCADE" => ReferentialAction::Cascade,
        "SET_NULL" => ReferentialAction::SetNull,
        "SET_DEFAULT" => ReferentialAction::SetDefault,
        _ => ReferentialAction::NoAction,
    }
}

/// Adds a check.
pub(super) fn add_check(found: &mut Found, row: &CheckRow) {
    let Some(table) = found.schema.tables.get_mut(row.table_name.as_str()) else { return };
    let expression = written(Dialect::Mssql, &row.expression);
    let check = CheckConstraint::new(expression);
    table.checks.insert(ConstraintName::new(&*row.name), check);
    let thing = Thing::Part("check", &row.table_name, &row.name);
    note_unproved(found, thing, row.is_disabled, row.is_not_trusted);
}

/// Adds one key or included column to an index, and the index with its first.
pub(super) fn add_index_column(found: &mut Found, row: IndexRow) {
    let Some(table) = found.schema.tables.get_mut(row.table_name.as_str()) else { return };
    let method = Some(row.method.to_lowercase()).filter(|method| method != "nonclustered");
    let index = table.indexes.entry(IndexName::new(&*row.name)).or_insert_with(|| {
        let uniqueness = if row.is_unique { Uniqueness::Unique } else { Uniqueness::NotUnique };
        Index {
            // It takes two NULLs for equal without being told.
            nulls: if row.is_unique { NullEquality::Equal } else { NullEquality::Distinct },
            predicate: row.predicate.as_deref().map(|text| written(Dialect::Mssql, text)),
            method: only(Dialect::Mssql, method).into(),
            ..Index::over(&[], uniqueness)
        }
    });
    let column = ColumnName::new(row.column_name);
    if row.is_included {
        index.include.push(column);
    } else {
        index.keys.push(IndexKey {
            order: if row.is_descending { SortOrder::Descending } else { SortOrder::Ascending },
            ..IndexKey::new(Expression::Column(column))
        });
    }
    let marks =
        [(row.is_disabled, "is switched off"), (row.ignores_duplicates, "has IGNORE_DUP_KEY")];
    for (is_set, mark) in marks {
        if is_set {
            found.note(Thing::Part("index", &row.table_name, &row.name), mark);
        }
    }
}

/// Puts an index's expressions back where computed columns called `INDEX_POSITION` stand for them, since
/// keys are columns on SQL Server.
pub(super) fn fold_computed_keys(table: &mut Table) {
    let columns = &mut table.columns;
    for (name, index) in &mut table.indexes {
        for (position, key) in index.keys.iter_mut().enumerate() {
            let stand_in = stable_name(&[name.as_str(), &(position + 1).to_string()]);
            let Some(at) = columns.iter().position(|column| column.name.as_str() == stand_in)
            else {
                continue;
            };
            let is_key = key.expression == Expression::Column(columns[at].name.clone());
            let computed = columns[at].generated.as_ref();
            let computed = computed
                .filter(|generated| is_key && generated.storage == GeneratedStorage::Virtual);
            if let Some(generated) = computed {
                key.expression = generated.expression.clone();
                columns.remove(at);
            }
        }
    }
}

/// Adds one column to a full-text index, and the index with its first.
pub(super) fn add_search_column(found: &mut Found, row: SearchRow) {
    const NEUTRAL: i32 = 0;
    const ENGLISH: i32 = 1033;
    let Some(table) = found.schema.tables.get_mut(row.table_name.as_str()) else { return };
    let language =
        if row.language_code == NEUTRAL { SearchLanguage::Simple } else { SearchLanguage::English };
    let index = table.search_indexes.entry(IndexName::new(&*row.name)).or_insert(SearchIndex {
        columns: Vec::new(),
        language,
        dialects: DialectSet::all(),
    });
    let is_mixed = index.language != language;
    index.columns.push(ColumnName::new(row.column_name));
    let thing = Thing::Part("full-text index", &row.table_name, &row.name);
    if is_mixed || !matches!(row.language_code, NEUTRAL | ENGLISH) {
        let what = ["has a column of language ", &row.language_code.to_string()].concat();
        found.note(thing, what);
    }
    if row.has_type_column {
        found.note(thing, "has documents of a kind that another column says");
    }
}
