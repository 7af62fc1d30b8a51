//! What a database requires of an index beyond its columns: which conditions it may have, and what may be computed.

use super::{
    Context, Finding,
    indexes::only_help,
    place::{Place, column_key},
    subject, titles,
};
use crate::{
    diagnostic::Code,
    dialect::{Dialect, DialectSet},
    schema::{
        Column, ColumnName, ColumnType, ConstraintName, Expression, GeneratedStorage, Index,
        IndexName, Table, TableName, Uniqueness,
        filter::{null_sources, simple_predicate},
    },
    stored::lowered::{index_of, storage_of},
};

/// E0438: a database that accepts only simple predicates gets no other.
pub(super) fn check_predicates(context: &Context<'_>) {
    for (table_name, table) in context.tables() {
        for (name, index) in &table.indexes {
            let Some(predicate) = &index.predicate else { continue };
            if simple_predicate(predicate, table).is_some() {
                continue;
            }
            let lacking = context.dialects_where(|dialect| {
                let is_there = index_of(index, dialect).is_some_and(|it| it.predicate.is_some());
                is_there && dialect.capability().simple_predicates
            });
            let Some(lacking) = lacking else { continue };
            let message = format!(
                "the `where` of index `{name}` is more complex than {}",
                subject(&lacking, "accepts", "accept")
            );
            let place = Place::IndexKey(table_name.clone(), name.clone(), "where");
            let help = format!(
                "compare columns that are not computed with constants, joined by `and`; or {}",
                only_help(context, index.dialects, &lacking)
            );
            Finding::new(context, Code::SimplePredicate, place, message)
                .label("no comparisons of columns with constants, joined by `and`")
                .help(help)
                .report();
        }
    }
}

/// A key of a table, whatever makes it.
struct Key<'k> {
    object: String,
    place: Place,
    expressions: Vec<Expression>,
    is_unique: bool,
    dialects: DialectSet,
    /// How to leave it out of the databases that refuse it, if the spec can say so.
    index: Option<&'k Index>,
}

fn keys<'k>(name: &'k TableName, table: &'k Table) -> impl Iterator<Item = Key<'k>> {
    let columns = |columns: &[ColumnName]| {
        columns.iter().map(|column| Expression::Column(column.clone())).collect()
    };
    let constraint = move |key: &ConstraintName, object: String, columns: Vec<Expression>| Key {
        object,
        place: Place::Constraint(name.clone(), key.clone()),
        expressions: columns,
        is_unique: true,
        dialects: DialectSet::all(),
        index: None,
    };
    let unique = table.unique_constraints.iter().map(move |(key, unique)| {
        constraint(key, format!("unique constraint `{key}`"), columns(&unique.columns))
    });
    let indexes = table.indexes.iter().map(move |(key, index)| Key {
        object: format!("index `{key}`"),
        place: Place::Index(name.clone(), IndexName::clone(key)),
        expressions: index.keys.iter().map(|key| key.expression.clone()).collect(),
        is_unique: index.uniqueness == Uniqueness::Unique,
        dialects: index.dialects,
        index: Some(index),
    });
    unique.chain(indexes)
}

/// E0437: no index is over a virtual column of binary numbers, where the database refuses that.
/// E0439: a unique key over a computed value that may be NULL can be limited to the rows that have one.
pub(super) fn check_computed_keys(context: &Context<'_>) {
    for (name, table) in context.tables() {
        for key in keys(name, table) {
            let refusing = |refuses: &dyn Fn(Dialect) -> bool| {
                context.dialects_where(|dialect| key.dialects.contains(dialect) && refuses(dialect))
            };
            for expression in &key.expressions {
                let Expression::Column(column) = expression else { continue };
                let Some(column) = table.column(column).filter(|it| it.generated.is_some()) else {
                    continue;
                };
                let imprecise = refusing(&|dialect| {
                    !dialect.capability().imprecise_keys && is_imprecise(column, table, dialect)
                });
                if let Some(imprecise) = imprecise {
                    tell_imprecise(context, (name, column), &key, &imprecise);
                }
                let unknown = refusing(&|dialect| {
                    key.is_unique
                        && !dialect.capability().nulls_distinct
                        && null_sources(expression, table).is_none()
                });
                if let Some(unknown) = unknown {
                    tell_null(context, (name, column), &key, &unknown);
                }
            }
        }
    }
}

/// Whether the column is virtual and computed from binary numbers.
fn is_imprecise(column: &Column, table: &Table, dialect: Dialect) -> bool {
    let is_binary = |column: &Column| {
        column.sql_types.as_ref().get(dialect).is_none()
            && matches!(column.type_, ColumnType::Float | ColumnType::Double)
    };
    let is_virtual = |column: &Column| {
        let generated = column.generated.as_ref();
        generated.is_some_and(|it| storage_of(it, dialect) == GeneratedStorage::Virtual)
    };
    let mut seen: Vec<&Column> = vec![column];
    let mut position = 0;
    while let Some(read) = seen.get(position).copied().filter(|_| is_virtual(column)) {
        if is_binary(read) {
            return true;
        }
        let expression = read.generated.as_ref().filter(|_| is_virtual(read));
        let sources = expression.into_iter().flat_map(|it| it.expression.columns());
        for source in sources.filter_map(|name| table.column(name)) {
            if !seen.iter().any(|it| it.name == source.name) {
                seen.push(source);
            }
        }
        position += 1;
    }
    false
}

fn tell_imprecise(
    context: &Context<'_>,
    (table, column): (&TableName, &Column),
    key: &Key<'_>,
    dialects: &[Dialect],
) {
    let message = format!(
        "{} of table `{table}` is over column `{}`, which is computed from `float` or `double` and not stored: \
         {} that",
        key.object,
        column.name,
        subject(dialects, "refuses", "refuse")
    );
    Finding::new(context, Code::ImpreciseKey, &key.place, message)
        .label(format!("not in {}", titles(dialects)))
        .related(
            column_key(table, &column.name, "generated"),
            format!("`{}` is computed here", column.name),
        )
        .help("write `storage: stored` at the column")
        .report();
}

fn tell_null(
    context: &Context<'_>,
    (table, column): (&TableName, &Column),
    key: &Key<'_>,
    dialects: &[Dialect],
) {
    let message = format!(
        "{} of table `{table}` is over the computed column `{}`, which may be NULL: {} two NULLs as equal",
        key.object,
        column.name,
        subject(dialects, "treats", "treat")
    );
    let only = key.index.map(|index| only_help(context, index.dialects, dialects));
    let only = only.map(|only| format!(", or {only}")).unwrap_or_default();
    Finding::new(context, Code::NullKey, &key.place, message)
        .label("a second row without a value would be refused")
        .related(column_key(table, &column.name, "generated"), format!("`{}` is computed here", column.name))
        .help(format!(
            "compute it so that it is NULL only where a column that it reads is; or so that it never is, and write its \
             type without `?`{only}"
        ))
        .report();
}
