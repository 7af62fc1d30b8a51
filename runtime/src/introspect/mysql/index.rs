//! Indexes of MySQL and MariaDB: the primary key and full-text indexes are indexes like others there.

use tablewright_codegen::{
    dialect::{Dialect, DialectSet, DialectTexts},
    render::writer::Statement,
    schema::{
        ColumnName, ConstraintName, Expression, Index, IndexKey, IndexName, PrimaryKey, RawName,
        RawObject, RawPosition, RawSql, Schema, SearchIndex, SearchLanguage, SortOrder, Table,
        UniqueConstraint, Uniqueness, expression::Literal,
    },
};

use super::{catalogue::IndexRow, server::Server};
use crate::introspect::{is_hidden, only};

/// Adds the indexes, of which each row is one key.
pub(super) fn add_all(schema: &mut Schema, server: Server, rows: Vec<IndexRow>) {
    let mut rows = rows.into_iter().filter(|row| !is_hidden(&row.table_name)).peekable();
    while let Some(first) = rows.next() {
        let mut keys = vec![first];
        while let Some(same) =
            rows.next_if(|row| row.table_name == keys[0].table_name && row.name == keys[0].name)
        {
            keys.push(same);
        }
        if is_only_a_statement(&keys) {
            add_raw(schema, &keys);
        } else {
            keys.into_iter().for_each(|row| add_key(schema, server, row));
        }
    }
    schema.tables.values_mut().for_each(drop_foreign_key_indexes);
}

/// Whether a schema cannot say the index: one over the beginnings of texts, or over shapes.
fn is_only_a_statement(keys: &[IndexRow]) -> bool {
    keys.iter().any(|key| match key.method.as_str() {
        "FULLTEXT" => false,
        "SPATIAL" => true,
        _ => key.prefix_length.is_some() && key.name != "PRIMARY",
    })
}

/// Keeps an index as the statement that makes it.
fn add_raw(schema: &mut Schema, keys: &[IndexRow]) {
    let Some(first) = keys.first() else { return };
    let is_spatial = first.method == "SPATIAL";
    let mut up = Statement::new(Dialect::Mysql);
    up.words("CREATE");
    if is_spatial {
        up.words("SPATIAL");
    } else if first.is_unique {
        up.words("UNIQUE");
    }
    up.words("INDEX").identifier(&first.name).words("ON").identifier(&first.table_name);
    up.words("(").separated(keys, |up, key| {
        up.identifier(key.column_name.as_deref().unwrap_or_default());
        if let Some(length) = key.prefix_length.filter(|_| !is_spatial) {
            up.mark("(").literal(&Literal::Integer(length)).mark(")");
        }
        if key.is_descending {
            up.words("DESC");
        }
    });
    up.mark(")");
    let mut down = Statement::new(Dialect::Mysql);
    down.words("DROP INDEX").identifier(&first.name).words("ON").identifier(&first.table_name);
    let sql = RawSql { up: up.as_str().to_owned(), down: down.as_str().to_owned() };
    // Index names are a table's own.
    let name = ["index", &first.table_name, &first.name].join("_");
    let raw =
        RawObject { sql: only(Dialect::Mysql, Some(sql)), position: RawPosition::AfterTables };
    schema.raw_objects.insert(RawName::new(name), raw);
}

/// Adds one key of an index.
fn add_key(schema: &mut Schema, server: Server, row: IndexRow) {
    let Some(table) = schema.tables.get_mut(row.table_name.as_str()) else { return };
    let column = row.column_name.as_deref().map(ColumnName::new);
    if row.name == "PRIMARY" {
        let key = table.primary_key.get_or_insert_with(|| PrimaryKey {
            name: ConstraintName::new(row.name),
            columns: Vec::new(),
        });
        key.columns.extend(column);
        return;
    }
    if row.method == "FULLTEXT" {
        let name = IndexName::new(row.name);
        let index = table.search_indexes.entry(name).or_insert_with(|| SearchIndex {
            columns: Vec::new(),
            language: SearchLanguage::Simple,
            dialects: DialectSet::all(),
        });
        index.columns.extend(column);
        return;
    }
    let expression = match (column, row.expression) {
        (Some(column), _) => Expression::Column(column),
        (None, Some(text)) => server.expression(&text),
        (None, None) => return,
    };
    let method = Some(row.method.to_ascii_lowercase()).filter(|method| method != "btree");
    let index = table.indexes.entry(IndexName::new(row.name)).or_insert_with(|| Index {
        keys: Vec::new(),
        uniqueness: if row.is_unique { Uniqueness::Unique } else { Uniqueness::NotUnique },
        predicate: None,
        include: Vec::new(),
        method: only(Dialect::Mysql, method).into(),
        dialects: DialectSet::all(),
    });
    index.keys.push(IndexKey {
        expression,
        order: if row.is_descending { SortOrder::Descending } else { SortOrder::Ascending },
        collation: DialectTexts::default(),
    });
}

/// The columns of an index whose keys are columns, all ascending.
fn plain_columns(index: &Index) -> Option<Vec<ColumnName>> {
    index
        .keys
        .iter()
        .map(|key| match (&key.expression, key.order) {
            (Expression::Column(name), SortOrder::Ascending) => Some(name.clone()),
            (_, SortOrder::Ascending | SortOrder::Descending) => None,
        })
        .collect()
}

/// Leaves out the indexes that foreign keys made for themselves: those with a key's name and columns.
///
/// Source: MySQL 8.4, "FOREIGN KEY Constraints" (Indexes on Foreign Keys).
fn drop_foreign_key_indexes(table: &mut Table) {
    let foreign_keys = &table.foreign_keys;
    table.indexes.retain(|name, index| {
        foreign_keys
            .get(name.as_str())
            .is_none_or(|key| plain_columns(index).as_ref() != Some(&key.columns))
    });
    let unique: Vec<_> = table
        .indexes
        .iter()
        .filter(|(_, index)| index.uniqueness == Uniqueness::Unique)
        .filter_map(|(name, index)| Some((name.clone(), plain_columns(index)?)))
        .collect();
    for (name, columns) in unique {
        table.indexes.remove(&name);
        let name = ConstraintName::new(name.as_str());
        table.unique_constraints.insert(name, UniqueConstraint { columns });
    }
}
