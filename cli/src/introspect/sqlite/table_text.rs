//! A `CREATE TABLE` statement from SQLite → what its pragmas do not return.
//!
//! Names of constraints, checks, collations, generated expressions, AUTOINCREMENT, deferrability and conflict
//! clauses are only in this text. What the pragmas return (types, defaults) is skipped.
//!
//! Source: SQLite, "CREATE TABLE" (syntax diagrams).

use tablewright::connection::DatabaseKind;
use tablewright_codegen::schema::{Deferrability, GeneratedStorage, ReferentialAction};

use crate::tokens::Reader;

/// What the text of a table says beyond the pragmas.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct TableText {
    /// The columns, by position.
    pub(super) columns: Vec<ColumnText>,
    /// The constraints of columns and of the table, in their order.
    pub(super) constraints: Vec<ConstraintText>,
}

/// What the text says of a column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ColumnText {
    /// Its name.
    pub(super) name: String,
    /// Its collation.
    pub(super) collation: Option<String>,
    /// What it is computed from.
    pub(super) generated: Option<(String, GeneratedStorage)>,
    /// Whether it is `AUTOINCREMENT`.
    pub(super) is_auto_increment: bool,
    /// What happens where its `NOT NULL` is not kept, if it says so.
    pub(super) not_null_conflict: Option<String>,
}

/// A constraint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ConstraintText {
    /// Its name, if it has one.
    pub(super) name: Option<String>,
    /// The column in whose definition it stands, if it stands in one.
    pub(super) column: Option<String>,
    /// What it demands.
    pub(super) demand: Demand,
    /// What happens where it is not kept, if it says so.
    pub(super) conflict: Option<String>,
    /// The columns of a key for which it names a collation, with that.
    pub(super) collations: Vec<(String, String)>,
    /// Whether it is a primary key at its column that runs downwards.
    pub(super) is_descending: bool,
}

impl ConstraintText {
    fn new(name: Option<String>, column: Option<String>, demand: Demand) -> Self {
        let (conflict, collations, is_descending) = (None, Vec::new(), false);
        Self { name, column, demand, conflict, collations, is_descending }
    }
}

/// What a constraint demands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Demand {
    /// `PRIMARY KEY` of these columns.
    PrimaryKey(Vec<String>),
    /// `UNIQUE` in these columns.
    Unique(Vec<String>),
    /// `CHECK` of this text.
    Check(String),
    /// `FOREIGN KEY`, `REFERENCES`
    ForeignKey(ForeignKeyText),
}

/// A foreign key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ForeignKeyText {
    /// The referring columns.
    pub(super) columns: Vec<String>,
    /// The table referred to.
    pub(super) referenced_table: String,
    /// The columns referred to; none means the primary key.
    pub(super) referenced_columns: Vec<String>,
    /// `ON DELETE`
    pub(super) on_delete: ReferentialAction,
    /// `ON UPDATE`
    pub(super) on_update: ReferentialAction,
    /// `DEFERRABLE`
    pub(super) deferrability: Deferrability,
}

/// Reads a `CREATE TABLE` statement; one that it cannot follow ends early.
pub(super) fn read_table(sql: &str) -> TableText {
    let mut reader = Reader::new(sql, DatabaseKind::Sqlite);
    let mut table = TableText::default();
    while let Some(token) = reader.next() {
        if token.is("(") {
            break;
        }
    }
    while reader.peek().is_some() {
        if at_table_constraint(&reader) {
            read_table_constraints(&mut reader, &mut table);
        } else {
            read_column(&mut reader, &mut table);
        }
        if !reader.take(",") {
            break;
        }
    }
    table
}

fn at_table_constraint(reader: &Reader<'_>) -> bool {
    ["CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN"].iter().any(|word| reader.at(word))
}

/// Reads table constraints up to a comma; SQLite lets one stand behind another without it.
fn read_table_constraints(reader: &mut Reader<'_>, table: &mut TableText) {
    let mut name = None;
    while reader.peek().is_some_and(|token| !token.is(",") && !token.is(")")) {
        if reader.take("CONSTRAINT") {
            name = reader.name();
            continue;
        }
        let mut collations = Vec::new();
        let demand = if reader.take_all(&["PRIMARY", "KEY"]) {
            read_key_columns(reader, table, &mut collations).map(Demand::PrimaryKey)
        } else if reader.take("UNIQUE") {
            read_key_columns(reader, table, &mut collations).map(Demand::Unique)
        } else if reader.take("CHECK") {
            reader.parenthesised().map(|text| Demand::Check(text.to_owned()))
        } else if reader.take_all(&["FOREIGN", "KEY"]) {
            let columns = reader.names();
            reader.take("REFERENCES");
            read_reference(reader, columns).map(Demand::ForeignKey)
        } else {
            take_other(reader, table);
            continue;
        };
        if let Some(demand) = demand {
            let constraint = ConstraintText::new(name.take(), None, demand);
            table.constraints.push(ConstraintText { collations, ..constraint });
        }
    }
}

/// Reads the column definition at which the reader stands.
fn read_column(reader: &mut Reader<'_>, table: &mut TableText) {
    let Some(name) = reader.name() else {
        reader.next();
        return;
    };
    table.columns.push(ColumnText { name: name.clone(), ..ColumnText::default() });
    let mut constraint_name = None;
    while reader.peek().is_some_and(|token| !token.is(",") && !token.is(")")) {
        if reader.take("CONSTRAINT") {
            constraint_name = reader.name();
            continue;
        }
        if let Some(demand) = read_column_demand(reader, &name) {
            let own = ConstraintText::new(constraint_name.take(), Some(name.clone()), demand);
            let is_descending = reader.take("DESC");
            let _ = is_descending || reader.take("ASC");
            table.constraints.push(ConstraintText { is_descending, ..own });
        } else if !read_column_property(reader, table) {
            take_other(reader, table);
        }
    }
}

fn read_column_demand(reader: &mut Reader<'_>, column: &str) -> Option<Demand> {
    if reader.take_all(&["PRIMARY", "KEY"]) {
        return Some(Demand::PrimaryKey(vec![column.to_owned()]));
    }
    if reader.take("UNIQUE") {
        return Some(Demand::Unique(vec![column.to_owned()]));
    }
    if reader.take("CHECK") {
        return reader.parenthesised().map(|text| Demand::Check(text.to_owned()));
    }
    if reader.take("REFERENCES") {
        return read_reference(reader, vec![column.to_owned()]).map(Demand::ForeignKey);
    }
    None
}

/// Reads `COLLATE`, `AS`, `AUTOINCREMENT`, `DEFAULT` and their like.
fn read_column_property(reader: &mut Reader<'_>, table: &mut TableText) -> bool {
    let Some(column) = table.columns.last_mut() else { return false };
    if reader.take("COLLATE") {
        column.collation = reader.name();
    } else if reader.take_all(&["GENERATED", "ALWAYS", "AS"]) || reader.take("AS") {
        let text = reader.parenthesised().unwrap_or_default().to_owned();
        let storage = if reader.take("STORED") {
            GeneratedStorage::Stored
        } else {
            reader.take("VIRTUAL");
            GeneratedStorage::Virtual
        };
        column.generated = Some((text, storage));
    } else if reader.take("AUTOINCREMENT") {
        column.is_auto_increment = true;
    } else if reader.take_all(&["NOT", "NULL"]) {
        if reader.take_all(&["ON", "CONFLICT"]) {
            column.not_null_conflict = reader.name();
        }
    } else if reader.take("DEFAULT") {
        if reader.parenthesised().is_none() {
            let _ = reader.take("-") || reader.take("+");
            reader.next();
        }
    } else {
        return false;
    }
    true
}

/// Takes the conflict clause of the constraint before; passes over what the pragmas tell (types) and over what nobody
/// knows.
fn take_other(reader: &mut Reader<'_>, table: &mut TableText) {
    if reader.take_all(&["ON", "CONFLICT"]) {
        let conflict = reader.name();
        if let Some(constraint) = table.constraints.last_mut() {
            constraint.conflict = conflict;
        }
    } else if let Some(deferrability) = read_deferrability(reader) {
        set_deferrability(table, deferrability);
    } else if reader.parenthesised().is_none() {
        reader.next();
    }
}

fn set_deferrability(table: &mut TableText, deferrability: Deferrability) {
    if let Some(ConstraintText { demand: Demand::ForeignKey(key), .. }) =
        table.constraints.last_mut()
    {
        key.deferrability = deferrability;
    }
}

/// Reads `( column [COLLATE name] [ASC | DESC] [AUTOINCREMENT], … )`.
fn read_key_columns(
    reader: &mut Reader<'_>,
    table: &mut TableText,
    collations: &mut Vec<(String, String)>,
) -> Option<Vec<String>> {
    let mut names = Vec::new();
    for mut item in reader.items()? {
        let Some(name) = item.name() else { continue };
        if item.ends_with("AUTOINCREMENT") {
            let owner =
                table.columns.iter_mut().find(|column| column.name.eq_ignore_ascii_case(&name));
            if let Some(column) = owner {
                column.is_auto_increment = true;
            }
        }
        if item.take("COLLATE")
            && let Some(collation) = item.name()
        {
            collations.push((name.clone(), collation));
        }
        names.push(name);
    }
    Some(names)
}

/// Reads what stands behind `REFERENCES`.
fn read_reference(reader: &mut Reader<'_>, columns: Vec<String>) -> Option<ForeignKeyText> {
    let mut key = ForeignKeyText {
        columns,
        referenced_table: reader.name()?,
        referenced_columns: reader.names(),
        ..ForeignKeyText::default()
    };
    loop {
        if reader.take_all(&["ON", "DELETE"]) {
            key.on_delete = read_action(reader);
        } else if reader.take_all(&["ON", "UPDATE"]) {
            key.on_update = read_action(reader);
        } else if reader.take("MATCH") {
            reader.next();
        } else if let Some(deferrability) = read_deferrability(reader) {
            key.deferrability = deferrability;
        } else {
            return Some(key);
        }
    }
}

fn read_action(reader: &mut Reader<'_>) -> ReferentialAction {
    if reader.take("CASCADE") {
        ReferentialAction::Cascade
    } else if reader.take("RESTRICT") {
        ReferentialAction::Restrict
    } else if reader.take_all(&["SET", "NULL"]) {
        ReferentialAction::SetNull
    } else if reader.take_all(&["SET", "DEFAULT"]) {
        ReferentialAction::SetDefault
    } else {
        reader.take_all(&["NO", "ACTION"]);
        ReferentialAction::NoAction
    }
}

/// Reads `[NOT] DEFERRABLE [INITIALLY DEFERRED | IMMEDIATE]`.
fn read_deferrability(reader: &mut Reader<'_>) -> Option<Deferrability> {
    let can_wait = if reader.take_all(&["NOT", "DEFERRABLE"]) {
        false
    } else if reader.take("DEFERRABLE") {
        true
    } else {
        return None;
    };
    let is_deferred = reader.take_all(&["INITIALLY", "DEFERRED"]);
    reader.take_all(&["INITIALLY", "IMMEDIATE"]);
    Some(match (can_wait, is_deferred) {
        (false, _) => Deferrability::NotDeferrable,
        (true, false) => Deferrability::InitiallyImmediate,
        (true, true) => Deferrability::InitiallyDeferred,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn demands(sql: &str) -> Vec<(Option<String>, Option<String>, Demand)> {
        read_table(sql).constraints.into_iter().map(|c| (c.name, c.column, c.demand)).collect()
    }

    #[test]
    fn constraints_of_columns_and_tables_are_found_with_their_names() {
        let found = demands(
            "CREATE TABLE t (a INTEGER NOT NULL CONSTRAINT \"pk t\" PRIMARY KEY DESC ON CONFLICT ABORT \
             AUTOINCREMENT, b VARCHAR(10) DEFAULT (f(1, ')')) CHECK (b <> ')') UNIQUE, \
             c TEXT DEFAULT -1.5 COLLATE NOCASE, CONSTRAINT u UNIQUE (b COLLATE BINARY DESC, c) CHECK (a > 0))",
        );
        let column = |name: &str| Some(name.to_owned());
        assert_eq!(
            found,
            [
                (column("pk t"), column("a"), Demand::PrimaryKey(vec!["a".to_owned()])),
                (None, column("b"), Demand::Check("b <> ')'".to_owned())),
                (None, column("b"), Demand::Unique(vec!["b".to_owned()])),
                (column("u"), None, Demand::Unique(vec!["b".to_owned(), "c".to_owned()])),
                (None, None, Demand::Check("a > 0".to_owned())),
            ]
        );
    }

    #[test]
    fn columns_keep_their_collation_expression_and_auto_increment() {
        let table = read_table(
            "CREATE TABLE t(id INTEGER, [a b] COLLATE \"no case\", \
             c INT GENERATED ALWAYS AS (id + 1) STORED NOT NULL, d AS (id), \
             PRIMARY KEY (id AUTOINCREMENT))",
        );
        assert!(table.columns[0].is_auto_increment);
        assert_eq!(table.columns[1].name, "a b");
        assert_eq!(table.columns[1].collation.as_deref(), Some("no case"));
        let stored = Some(("id + 1".to_owned(), GeneratedStorage::Stored));
        assert_eq!(table.columns[2].generated, stored);
        let virtual_ = Some(("id".to_owned(), GeneratedStorage::Virtual));
        assert_eq!(table.columns[3].generated, virtual_);
    }

    #[test]
    fn foreign_keys_keep_their_actions_and_deferrability() {
        let found = demands(
            "CREATE TABLE t(a INT REFERENCES p ON DELETE SET NULL NOT DEFERRABLE INITIALLY DEFERRED \
             NOT NULL, b INT CONSTRAINT fk REFERENCES 'p'(x) DEFERRABLE, \
             FOREIGN KEY (a, b) REFERENCES [p] (x, \"y\") MATCH FULL ON UPDATE CASCADE \
             ON DELETE NO ACTION DEFERRABLE INITIALLY DEFERRED)",
        );
        let keys: Vec<_> = found
            .into_iter()
            .map(|(_, _, demand)| match demand {
                Demand::ForeignKey(key) => key,
                Demand::PrimaryKey(_) | Demand::Unique(_) | Demand::Check(_) => panic!("not a key"),
            })
            .collect();
        assert_eq!(keys.len(), 3);
        assert_eq!(keys[0].on_delete, ReferentialAction::SetNull);
        assert_eq!(keys[0].deferrability, Deferrability::NotDeferrable);
        assert_eq!(keys[1].referenced_columns, ["x"]);
        assert_eq!(keys[1].deferrability, Deferrability::InitiallyImmediate);
        assert_eq!(keys[2].columns, ["a", "b"]);
        assert_eq!(keys[2].referenced_columns, ["x", "y"]);
        assert_eq!(keys[2].on_update, ReferentialAction::Cascade);
        assert_eq!(keys[2].deferrability, Deferrability::InitiallyDeferred);
    }
}
