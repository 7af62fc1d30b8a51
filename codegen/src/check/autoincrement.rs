//! Auto-increment columns.

use super::{
    Context, Finding,
    place::{Place, column_key},
};
use crate::{
    diagnostic::Code,
    dialect::Dialect,
    schema::{Column, ColumnType, Table, TableName},
    stored::read::read_sql_type,
};

/// E0313, E0314, E0315, E0426: an auto-increment column is a whole number and the only column of the primary key,
/// a table has one at most, and no check reads it where the database refuses that.
pub(super) fn check_auto_increment(context: &Context<'_>) {
    for (name, table) in context.tables() {
        let mut numbered = table.columns.iter().filter(|column| column.auto_increment.is_some());
        let Some(first) = numbered.next() else { continue };
        check_type(context, name, first);
        check_key(context, (name, table), first);
        check_checks(context, (name, table), first);
        for column in numbered {
            let message = format!(
                "columns `{}` and `{}` of table `{name}` are both `auto_increment`",
                first.name, column.name
            );
            let place = column_key(name, &column.name, "auto_increment");
            Finding::new(context, Code::AutoIncrementTwice, place, message)
                .label("a table can have one")
                .related(column_key(name, &first.name, "auto_increment"), "the first one")
                .help(format!("write `{}: {}`", column.name, column.type_))
                .report();
        }
    }
}

fn check_type(context: &Context<'_>, name: &TableName, column: &Column) {
    if matches!(
        column.type_,
        ColumnType::SmallInt | ColumnType::Integer | ColumnType::BigInt | ColumnType::Other(_)
    ) {
        check_own_type(context, name, column);
        return;
    }
    let message = format!(
        "column `{name}.{}` is `auto_increment`, but its type is `{}`",
        column.name, column.type_
    );
    Finding::new(context, Code::AutoIncrementType, column_key(name, &column.name, "type"), message)
        .label("must be `smallint`, `integer` or `bigint`")
        .help(format!("write `{}: bigint auto_increment`", column.name))
        .report();
}

/// PostgreSQL numbers columns of its three types of whole numbers, and none of a domain over them.
///
/// Source: PostgreSQL 16, "CREATE TABLE" (`GENERATED … AS IDENTITY`), "Serial Types".
fn check_own_type(context: &Context<'_>, name: &TableName, column: &Column) {
    let numbering = context.dialects_where(|dialect| dialect.storage().numbers_in_several_ways);
    for dialect in numbering.into_iter().flatten() {
        let own = column.sql_types.as_ref().get(dialect).as_ref();
        let Some(own) = own.filter(|_| column.auto_increment_in(dialect).is_some()) else {
            continue;
        };
        let read = read_sql_type(dialect, own);
        if matches!(read, ColumnType::SmallInt | ColumnType::Integer | ColumnType::BigInt) {
            continue;
        }
        let message = format!(
            "column `{name}.{}` is `auto_increment`, but its type on {} is `{own}`",
            column.name,
            dialect.title()
        );
        let place = column_key(name, &column.name, dialect.keyword());
        Finding::new(context, Code::AutoIncrementType, place, message)
            .label("must be `smallint`, `integer` or `bigint`")
            .help("remove the type, or number the column by a default and a sequence of raw SQL")
            .report();
    }
}

fn check_key(context: &Context<'_>, (name, table): (&TableName, &Table), column: &Column) {
    // That there is no primary key at all has its own rule.
    let Some(key) = &table.primary_key else { return };
    if key.columns == [column.name.clone()] || may_stand_apart(context, table, column) {
        return;
    }
    let message = format!(
        "column `{name}.{}` is `auto_increment`, but the primary key is {}",
        column.name,
        super::bracketed(&key.columns)
    );
    let primary = Place::Constraint(name.clone(), key.name.clone());
    let place = column_key(name, &column.name, "auto_increment");
    Finding::new(context, Code::AutoIncrementKey, place, message)
        .label("must be the whole primary key")
        .related(primary, "the primary key")
        .help(format!("write `primary_key: {}`, and the other columns under `unique`", column.name))
        .report();
}

/// Whether every database in use allows auto-increment on a column that is not the primary key: SQLite never does,
/// MySQL only if a key begins with the column.
///
/// Source: SQLite, "SQLite Autoincrement"; MySQL 8.4, "Using `AUTO_INCREMENT`".
fn may_stand_apart(context: &Context<'_>, table: &Table, column: &Column) -> bool {
    context.dialects().iter().all(|dialect| match dialect {
        Dialect::Sqlite => false,
        Dialect::Mysql => {
            let key = table.primary_key.iter().map(|key| &key.columns);
            let unique = table.unique_constraints.values().map(|key| &key.columns);
            key.chain(unique).any(|columns| columns.first() == Some(&column.name))
        }
        Dialect::Postgres | Dialect::Mssql => true,
    })
}

fn check_checks(context: &Context<'_>, (name, table): (&TableName, &Table), column: &Column) {
    let refusing =
        context.dialects_where(|dialect| !dialect.capability().generated_from_auto_increment);
    let Some(refusing) = refusing else { return };
    for (check_name, check) in &table.checks {
        let is_there = refusing.iter().any(|&dialect| check.dialects.contains(dialect));
        if !is_there || !check.expression.columns().any(|read| *read == column.name) {
            continue;
        }
        let message = format!(
            "check `{check_name}` of `{name}` reads the numbered column `{}`, which {}",
            column.name,
            super::subject(&refusing, "refuses", "refuse")
        );
        let place = Place::Constraint(name.clone(), check_name.clone());
        Finding::new(context, Code::CheckOfNumber, place, message)
            .label(format!("reads `{}`, whose value is not assigned yet", column.name))
            .related(
                column_key(name, &column.name, "auto_increment"),
                format!("`{}` is numbered by the database", column.name),
            )
            .help("drop the check, or write `only` with the other dialects")
            .report();
    }
}

#[cfg(test)]
mod tests {
    use crate::{check::check, spec::load_str};

    fn codes(dialects: &str, key: &str) -> Vec<&'static str> {
        let spec = [
            "dialects: [",
            dialects,
            "]\ntables:\n  t:\n    columns: { a: integer, id: integer auto_increment }\n    ",
            key,
            "\n",
        ];
        let loaded = load_str("schema.yaml", &spec.concat()).unwrap();
        let found = check(&loaded.declaration, &loaded.places);
        found.iter().map(|diagnostic| diagnostic.code.as_str()).collect()
    }

    #[test]
    fn a_numbered_column_may_stand_apart_where_every_database_in_use_numbers_it() {
        let composite = "primary_key: [a, id]";
        assert_eq!(codes("postgres, mssql", composite), [""; 0]);
        assert_eq!(codes("postgres, mysql", composite), ["E0314"]);
        assert_eq!(codes("postgres, mysql", "primary_key: [id, a]"), [""; 0]);
        assert_eq!(codes("mysql", "primary_key: a\n    unique: [[id]]"), [""; 0]);
        assert_eq!(codes("sqlite", "primary_key: [id, a]"), ["E0314"]);
    }
}
