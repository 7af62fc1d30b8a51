//! Recovers characters of four bytes, which the information schema does not return.
//!
//! Its texts have three bytes a character: MariaDB returns `????` for an emoji in an expression, and both servers
//! return `?` for one in a default. `SHOW CREATE TABLE` has the expressions, and `DEFAULT(column)` the constants;
//! for a `NOT NULL` column that works only if there is a row. Only texts that contain a `?` are queried, so usually
//! none is. Comments are stored in three bytes, so there the character is lost for good; the body of a trigger is
//! returned only by a statement that has no result for a driver that prepares it, so `drift` names what it could not
//! compare of one. Start reading at [`restore`].
//!
//! Source: MariaDB 10.11 and MySQL 9.7 (tried); MySQL 8.4, "UTF-8 for Metadata".

use std::collections::BTreeMap;

use diesel::{
    QueryResult, RunQueryDsl,
    dsl::sql,
    mysql::MysqlConnection,
    sql_query,
    sql_types::{Nullable, Text},
};
use tablewright::unstable::show_create_table;
use tablewright_codegen::{dialect::Dialect, sql::writer::Statement};

use super::{
    catalogue::{CheckRow, ColumnRow},
    server::{Catalogue as _, Server},
};

/// What the information schema gives for a character of an expression.
const MASK: &str = "????";

/// Puts the lost characters back.
pub(super) fn restore(
    connection: &mut MysqlConnection,
    server: Server,
    columns: &mut [ColumnRow],
    checks: &mut [CheckRow],
) -> QueryResult<()> {
    let is_text = |column: &&mut ColumnRow| {
        column.collation_name.is_some() && server.has_constant_default(column)
    };
    for column in columns.iter_mut().filter(is_text) {
        let Some(text) = column.default_text.as_mut().filter(|text| text.contains('?')) else {
            continue;
        };
        let value = match default_of(connection, &column.table_name, &column.name)? {
            Some(value) => Some(value),
            None => default_of_copy(connection, &column.table_name, &column.name)?,
        };
        if let Some(value) = value {
            fill(text, &value);
        }
    }
    if server == Server::Mariadb {
        restore_expressions(connection, columns, checks)?;
    }
    Ok(())
}

/// MariaDB: the expressions of checks, generated columns and defaults.
fn restore_expressions(
    connection: &mut MysqlConnection,
    columns: &mut [ColumnRow],
    checks: &mut [CheckRow],
) -> QueryResult<()> {
    let mut tables: BTreeMap<String, Vec<(String, &mut String)>> = BTreeMap::new();
    for check in checks {
        let line = if check.is_of_column {
            beginning(&check.name, "")
        } else {
            beginning(&check.name, "CONSTRAINT")
        };
        tables.entry(check.table_name.clone()).or_default().push((line, &mut check.expression));
    }
    for column in columns {
        let own = tables.entry(column.table_name.clone()).or_default();
        let texts = column.generation_text.iter_mut().chain(&mut column.default_text);
        own.extend(texts.map(|text| (beginning(&column.name, ""), text)));
    }
    for (table, mut texts) in tables {
        texts.retain(|(_, text)| text.contains(MASK));
        if texts.is_empty() {
            continue;
        }
        let shown = show_create_table(connection, &table)?;
        for (line, text) in texts {
            // A name or a text may have line breaks of its own, so its end is not looked for.
            let mut own = shown.match_indices(&line).filter_map(|(at, _)| {
                let before = shown.get(..at)?.trim_end_matches(' ');
                shown.get(at..).filter(|_| before.ends_with('\n'))
            });
            if let Some(whole) = own.find_map(|it| unmasked(text, it)) {
                *text = whole;
            }
        }
    }
    Ok(())
}

/// How the line begins that tells of a column or constraint.
fn beginning(name: &str, word: &'static str) -> String {
    let mut line = Statement::new(Dialect::Mysql);
    line.words(word).identifier(name);
    [line.as_str().trim_start(), " "].concat()
}

/// The part of `shown` that `text` is, with its own characters for the masks.
fn unmasked(text: &str, shown: &str) -> Option<String> {
    shown.char_indices().find_map(|(start, _)| {
        let mut rest = text;
        let mut characters = shown[start..].char_indices();
        while !rest.is_empty() {
            let (_, character) = characters.next()?;
            let masked = if character.len_utf8() == 4 { rest.strip_prefix(MASK) } else { None };
            rest = masked.or_else(|| rest.strip_prefix(character))?;
        }
        let end = characters.next().map_or(shown.len(), |(at, _)| start + at);
        Some(shown[start..end].to_owned())
    })
}

/// Puts those characters of `value` that the text has a `?` for into it, in order.
fn fill(text: &mut String, value: &str) {
    let mut lost = value.chars().filter(|it| *it == '?' || it.len_utf8() == 4);
    let filled = text.chars().map(|it| if it == '?' { lost.next().unwrap_or(it) } else { it });
    *text = filled.collect();
}

/// The constant that a column has as default. In a table without rows only one that may be NULL tells it.
fn default_of(
    connection: &mut MysqlConnection,
    table: &str,
    column: &str,
) -> QueryResult<Option<String>> {
    let mut query = Statement::new(Dialect::Mysql);
    query.words("SELECT CONCAT(DEFAULT(item.").identifier(column);
    query.words(")) FROM (SELECT 1) AS one_ LEFT JOIN").identifier(table);
    query.words("AS item ON TRUE LIMIT 1");
    sql::<Nullable<Text>>(query.as_str()).get_result(connection)
}

/// The table into which [`default_of_copy`] puts a row, of this session alone.
const COPY: &str = "__tablewright_default";

/// The constant that a `NOT NULL` column of an empty table has as default: `DEFAULT` is NULL where there is no row, so a
/// temporary table gets the column and a row. `None` where the user may make none, or the transaction only reads.
fn default_of_copy(
    connection: &mut MysqlConnection,
    table: &str,
    column: &str,
) -> QueryResult<Option<String>> {
    let statement = |words| {
        let mut statement = Statement::new(Dialect::Mysql);
        statement.words(words).identifier(COPY);
        statement
    };
    // Some servers want a primary key.
    let mut make = statement("CREATE TEMPORARY TABLE");
    make.words("(own_key INTEGER NOT NULL DEFAULT 1 PRIMARY KEY) AS SELECT").identifier(column);
    make.words("FROM").identifier(table).words("LIMIT 0");
    if sql_query(make.as_str()).execute(connection).is_err() {
        return Ok(None);
    }
    let mut fill = statement("INSERT INTO");
    fill.words("() VALUES ()");
    sql_query(fill.as_str()).execute(connection)?;
    let value = default_of(connection, COPY, column)?;
    sql_query(statement("DROP TEMPORARY TABLE").as_str()).execute(connection)?;
    Ok(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_masked_expression_is_found_with_its_characters() {
        let shown = "  CONSTRAINT `ck` CHECK (`e` in ('😀','é','????'))";
        let told = "`e` in ('????','é','????')";
        assert_eq!(unmasked(told, shown).as_deref(), Some("`e` in ('😀','é','????')"));
        assert_eq!(unmasked("`e` in ('????')", shown), None);
    }

    #[test]
    fn a_constant_gets_its_characters_back() {
        let mut text = "'a?b?'".to_owned();
        fill(&mut text, "a?b😀");
        assert_eq!(text, "'a?b😀'");
    }
}
