//! What a database requires of an index beyond its columns: which conditions it may have, and what may be computed.

use super::{
    Context, Finding,
    indexes::only_help,
    place::{Place, column_key},
    subject,
    table_keys::{Key, KeyKind, keys},
    titles,
};
use crate::{
    diagnostic::Code,
    dialect::Dialect,
    schema::{
        Column, ColumnType, Expression, GeneratedStorage, Table,
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

/// E0437: no index is over a virtual column of binary numbers, where the database refuses that.
/// E0439: a unique key over a computed value that may be NULL can be limited to the rows that have one.
pub(super) fn check_computed_keys(context: &Context<'_>) {
    for (name, table) in context.tables() {
        let is_primary = |key: &Key<'_>| matches!(key.kind, KeyKind::Primary(_));
        for key in keys(name, table).filter(|key| !is_primary(key)) {
            let refusing = |refuses: &dyn Fn(Dialect) -> bool| {
                context
                    .dialects_where(|dialect| key.dialects().contains(dialect) && refuses(dialect))
            };
            let columns = key.columns().into_iter().filter_map(|(_, column)| table.column(column));
            for column in columns.filter(|column| column.generated.is_some()) {
                let expression = Expression::Column(column.name.clone());
                let imprecise = refusing(&|dialect| {
                    !dialect.capability().imprecise_keys && is_imprecise(column, table, dialect)
                });
                if let Some(imprecise) = imprecise {
                    tell_imprecise(context, &key, column, &imprecise);
                }
                let unknown = refusing(&|dialect| {
                    key.is_unique()
                        && !dialect.capability().nulls_distinct
                        && null_sources(&expression, table).is_none()
                });
                if let Some(unknown) = unknown {
                    tell_null(context, &key, column, &unknown);
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

fn tell_imprecise(context: &Context<'_>, key: &Key<'_>, column: &Column, dialects: &[Dialect]) {
    let message = format!(
        "{} of table `{}` is over column `{}`, which is computed from `float` or `double` and not stored: \
         {} that",
        key.described(),
        key.table,
        column.name,
        subject(dialects, "refuses", "refuse")
    );
    Finding::new(context, Code::ImpreciseKey, key.place(), message)
        .label(format!("not in {}", titles(dialects)))
        .related(
            column_key(key.table, &column.name, "generated"),
            format!("`{}` is computed here", column.name),
        )
        .help("write `storage: stored` at the column")
        .report();
}

fn tell_null(context: &Context<'_>, key: &Key<'_>, column: &Column, dialects: &[Dialect]) {
    let message = format!(
        "{} of table `{}` is over the computed column `{}`, which may be NULL: {} two NULLs as equal",
        key.described(),
        key.table,
        column.name,
        subject(dialects, "treats", "treat")
    );
    let only = key.index().map(|index| only_help(context, index.dialects, dialects));
    let only = only.map(|only| format!(", or {only}")).unwrap_or_default();
    Finding::new(context, Code::NullKey, key.place(), message)
        .label("a second row without a value would be refused")
        .related(
            column_key(key.table, &column.name, "generated"),
            format!("`{}` is computed here", column.name),
        )
        .help(format!(
            "compute it so that it is NULL only where a column that it reads is; or so that it never is, and write its \
             type without `?`{only}"
        ))
        .report();
}
