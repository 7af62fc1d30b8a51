//! Triggers of MySQL and MariaDB.

use tablewright::connection::DatabaseKind;
use tablewright_codegen::{
    dialect::Dialect,
    schema::{ColumnName, Schema, Trigger, TriggerEvent, TriggerName, TriggerTiming},
};

use super::{
    catalogue::TriggerRow,
    server::{Catalogue as _, Server},
};
use crate::{introspect::only, tokens::Reader};

/// Adds the trigger to its table.
pub(super) fn add(schema: &mut Schema, server: Server, row: TriggerRow) {
    let Some(table) = schema.tables.get_mut(row.table_name.as_str()) else { return };
    let statement = server.statement(&row.statement);
    let event = match row.event.as_str() {
        "INSERT" => TriggerEvent::Insert,
        "DELETE" => TriggerEvent::Delete,
        _ => TriggerEvent::Update,
    };
    let body = read_body(&statement);
    let guarded = if event == TriggerEvent::Update { read_guard(body) } else { None };
    let (update_columns, body) = guarded.unwrap_or_else(|| (Vec::new(), body.to_owned()));
    let trigger = Trigger {
        timing: if row.timing == "BEFORE" { TriggerTiming::Before } else { TriggerTiming::After },
        events: vec![event],
        update_columns,
        body: only(Dialect::Mysql, Some(body)),
    };
    table.triggers.insert(TriggerName::new(row.name), trigger);
}

/// The statements of a block, without `BEGIN` and `END`; a statement alone is its own body.
fn read_body(statement: &str) -> &str {
    let statement = statement.trim();
    let inside = statement
        .strip_prefix("BEGIN")
        .filter(|rest| rest.starts_with(char::is_whitespace))
        .and_then(|rest| rest.trim_end_matches(';').strip_suffix("END"));
    inside.unwrap_or(statement).trim()
}

/// The columns and the body of `IF NOT (OLD.a <=> NEW.a) OR … THEN BEGIN … END; END IF;`, which stands
/// for the `UPDATE OF a, …` that these databases do not have.
fn read_guard(body: &str) -> Option<(Vec<ColumnName>, String)> {
    let mut reader = Reader::new(body, DatabaseKind::Mysql);
    let mut columns = Vec::new();
    let mut word = "IF";
    while reader.take(word) {
        columns.push(read_comparison(&mut reader)?);
        word = "OR";
    }
    if columns.is_empty() || !reader.take_all(&["THEN", "BEGIN"]) {
        return None;
    }
    reader.take_last(";");
    let is_closed = reader.take_last("IF") && reader.take_last("END") && reader.take_last(";");
    let inside = reader.rest_until_last().to_owned();
    (is_closed && reader.take_last("END")).then_some((columns, inside))
}

/// `NOT (OLD.a <=> NEW.a)`
fn read_comparison(reader: &mut Reader<'_>) -> Option<ColumnName> {
    reader.take("NOT").then_some(())?;
    let mut inside = Reader::new(reader.parenthesised()?, DatabaseKind::Mysql);
    inside.take("OLD").then_some(())?;
    inside.take(".").then_some(())?;
    let column = inside.name()?;
    let is_compared = ["<", "=", ">"].iter().all(|mark| inside.take(mark))
        && inside.take("NEW")
        && inside.take(".")
        && inside.name()? == column
        && inside.remaining() == 0;
    is_compared.then(|| ColumnName::new(column))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guard_gives_its_columns_and_its_body() {
        let body = "IF NOT (OLD.`a` <=> NEW.`a`) OR NOT (OLD.`b``c` <=> NEW.`b``c`) THEN\n BEGIN\n  \
                    -- why\n  SET @x = 1;\n END;\nEND IF;";
        let columns = vec![ColumnName::new("a"), ColumnName::new("b`c")];
        assert_eq!(read_guard(body), Some((columns, "-- why\n  SET @x = 1;".to_owned())));
    }

    #[test]
    fn a_condition_of_the_body_itself_is_no_guard() {
        for body in [
            "IF NOT (OLD.a <=> NEW.b) THEN BEGIN SET @x = 1; END; END IF;",
            "IF NEW.a > 1 THEN BEGIN SET @x = 1; END; END IF;",
            "IF NOT (OLD.a <=> NEW.a) THEN SET @x = 1; END IF;",
            "IF NOT (OLD.a <=> NEW.a) THEN BEGIN SET @x = 1; END; END IF; SET @y = 2;",
        ] {
            assert_eq!(read_guard(body), None, "{body}");
        }
    }
}
