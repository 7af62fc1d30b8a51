//! Columns of SQLite.

use super::super::column::{self, ColumnText};
use crate::{
    dialect::Dialect,
    schema::{AutoIncrement, Column, PrimaryKey, Table},
    sql::writer::Statement,
};

/// A column. One that numbers the rows has the primary key clause.
pub(super) fn text(column: &Column, table: &Table) -> ColumnText {
    let mut text = ColumnText::new(column, Dialect::Sqlite);
    text.comment.clone_from(&column.comment);
    if let Some((key, numbering)) = numbered_key(column, table) {
        // Only a column declared as INTEGER is the rowid.
        // Source: SQLite, "ROWIDs and the INTEGER PRIMARY KEY".
        text.type_ = Statement::written(Dialect::Sqlite, |sql| sql.words("INTEGER"));
        text.rest.words("NOT NULL CONSTRAINT").name(&key.name).words("PRIMARY KEY");
        text.rest.words(match numbering {
            AutoIncrement::Plain | AutoIncrement::Serial | AutoIncrement::Always => "",
            AutoIncrement::NeverReuse => "AUTOINCREMENT",
        });
        return text;
    }
    let rest = &mut text.rest;
    if let Some(collation) = &column.collation.sqlite {
        rest.words("COLLATE").identifier(collation);
    }
    column::nullability(column, rest);
    column::default(column, &table.columns, rest);
    column::generated(column, &table.columns, rest);
    text
}

/// The primary key and numbering of `column`, if it is the only key column and the database numbers it.
pub(super) fn numbered_key<'t>(
    column: &Column,
    table: &'t Table,
) -> Option<(&'t PrimaryKey, AutoIncrement)> {
    let key = table.primary_key.as_ref()?;
    let is_alone = key.columns == [column.name.clone()];
    column.auto_increment.filter(|_| is_alone).map(|numbering| (key, numbering))
}
