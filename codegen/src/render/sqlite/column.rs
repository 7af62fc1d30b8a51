//! Columns of SQLite.

use super::super::column::{self, ColumnText};
use crate::{
    dialect::Dialect,
    schema::{AutoIncrement, Column, GeneratedStorage, PrimaryKey, Table},
    sql::{scalar, writer::Statement},
};

/// A column; one that numbers its rows carries the primary key.
pub(super) fn text(column: &Column, table: &Table) -> ColumnText {
    let mut text = ColumnText::new(column, Dialect::Sqlite);
    text.comment.clone_from(&column.comment);
    if let Some((key, numbering)) = numbered_key(column, table) {
        // Only a column declared INTEGER, whatever its width, is the rowid.
        // Source: SQLite, "ROWIDs and the INTEGER PRIMARY KEY".
        text.type_ = Statement::new(Dialect::Sqlite);
        text.type_.words("INTEGER");
        text.rest.words("NOT NULL CONSTRAINT").name(&key.name).words("PRIMARY KEY");
        match numbering {
            AutoIncrement::Plain => {}
            AutoIncrement::NeverReuse => {
                text.rest.words("AUTOINCREMENT");
            }
        }
        return text;
    }
    let rest = &mut text.rest;
    if let Some(collation) = &column.collation.sqlite {
        rest.words("COLLATE").identifier(collation);
    }
    column::nullability(column, rest);
    column::default(column, &table.columns, rest);
    if let Some(generated) = &column.generated {
        rest.words("GENERATED ALWAYS AS (");
        scalar::value(&generated.expression, &table.columns, &column.type_, rest);
        rest.mark(")").words(match generated.storage {
            GeneratedStorage::Stored => "STORED",
            GeneratedStorage::Virtual => "VIRTUAL",
        });
    }
    text
}

/// The primary key that `column` alone is and how its rows are numbered, if the database does that.
pub(super) fn numbered_key<'t>(
    column: &Column,
    table: &'t Table,
) -> Option<(&'t PrimaryKey, AutoIncrement)> {
    let key = table.primary_key.as_ref()?;
    let is_alone = key.columns == [column.name.clone()];
    column.auto_increment.filter(|_| is_alone).map(|numbering| (key, numbering))
}
