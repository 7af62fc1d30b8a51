//! Constraints: what the dialects have in common.

use crate::{
    dialect::Dialect,
    schema::{
        CheckConstraint, Column, ConstraintName, Deferrability, ForeignKey, NullEquality,
        PrimaryKey, ReferentialAction, Table, UniqueConstraint,
    },
    sql::writer::Statement,
};

/// All constraints as clauses of `CREATE TABLE`: keys, foreign keys and checks, each sorted by name.
pub(super) fn clauses(table: &Table, dialect: Dialect) -> Vec<Statement> {
    let primary_key = table.primary_key.iter().map(|key| primary_key(key, dialect));
    primary_key.chain(clauses_but_primary_key(table, dialect)).collect()
}

/// All constraints but the primary key.
pub(super) fn clauses_but_primary_key(
    table: &Table,
    dialect: Dialect,
) -> impl Iterator<Item = Statement> {
    let unique = table.unique_constraints.iter();
    let unique = unique.map(move |(name, unique)| unique_key(name, unique, dialect));
    let keys = table.foreign_keys.iter();
    let keys = keys.map(move |(name, key)| foreign_key(name, key, dialect));
    unique.chain(keys).chain(checks(table, dialect))
}

/// A primary key.
pub(super) fn primary_key(key: &PrimaryKey, dialect: Dialect) -> Statement {
    let mut out = match dialect.capability().primary_key_name {
        Some(_) => Statement::new(dialect),
        None => named(&key.name, dialect),
    };
    out.words("PRIMARY KEY").keys(&key.columns, &key.prefixes);
    if !key.include.is_empty() {
        out.words("INCLUDE").names(&key.include);
    }
    deferrable(key.deferrability, &mut out);
    out
}

/// A unique constraint.
pub(super) fn unique_key(
    name: &ConstraintName,
    unique: &UniqueConstraint,
    dialect: Dialect,
) -> Statement {
    let mut out = named(name, dialect);
    out.words("UNIQUE");
    null_equality(unique.nulls, &mut out);
    out.keys(&unique.columns, &unique.prefixes);
    if !unique.include.is_empty() {
        out.words("INCLUDE").names(&unique.include);
    }
    deferrable(unique.deferrability, &mut out);
    out
}

/// Appends `NULLS NOT DISTINCT` where two NULLs are equal and would not be without being told.
pub(super) fn null_equality(nulls: NullEquality, out: &mut Statement) {
    if nulls == NullEquality::Equal && out.dialect().capability().nulls_distinct {
        out.words("NULLS NOT DISTINCT");
    }
}

/// Appends how long the check may wait.
pub(super) fn deferrable(deferrability: Deferrability, out: &mut Statement) {
    out.words(match deferrability {
        Deferrability::NotDeferrable => "",
        Deferrability::InitiallyImmediate => "DEFERRABLE INITIALLY IMMEDIATE",
        Deferrability::InitiallyDeferred => "DEFERRABLE INITIALLY DEFERRED",
    });
}

/// A foreign key, always as a table clause: MySQL before 9 ignores an inline `REFERENCES`.
pub(super) fn foreign_key(name: &ConstraintName, key: &ForeignKey, dialect: Dialect) -> Statement {
    let mut out = named(name, dialect);
    references(key, out.words("FOREIGN KEY").names(&key.columns));
    out
}

/// The foreign keys and checks of `table` as clauses of a column.
pub(super) fn column_clauses(table: &Table, dialect: Dialect) -> impl Iterator<Item = Statement> {
    let keys = table.foreign_keys.iter().map(move |(name, key)| {
        let mut out = named(name, dialect);
        references(key, &mut out);
        out
    });
    keys.chain(checks(table, dialect))
}

fn checks(table: &Table, dialect: Dialect) -> impl Iterator<Item = Statement> {
    let checks = table.checks.iter();
    checks.map(move |(name, rule)| check(name, rule, &table.columns, dialect))
}

/// Appends `REFERENCES …` with the actions.
fn references(key: &ForeignKey, out: &mut Statement) {
    out.words("REFERENCES").name(&key.referenced_table).names(&key.referenced_columns);
    if let Some(action) = action_words(key.on_delete, out.dialect()) {
        out.words("ON DELETE").words(action);
    }
    if let Some(action) = action_words(key.on_update, out.dialect()) {
        out.words("ON UPDATE").words(action);
    }
    if out.dialect().capability().deferrable_constraints {
        deferrable(key.deferrability, out);
    }
}

/// A check.
pub(super) fn check(
    name: &ConstraintName,
    check: &CheckConstraint,
    columns: &[Column],
    dialect: Dialect,
) -> Statement {
    let mut out = named(name, dialect);
    out.words("CHECK (").condition(&check.expression, columns).mark(")");
    out
}

fn named(name: &ConstraintName, dialect: Dialect) -> Statement {
    Statement::written(dialect, |sql| sql.words("CONSTRAINT").name(name))
}

/// The words of a referential action; `None` is the default, `NO ACTION`.
fn action_words(action: ReferentialAction, dialect: Dialect) -> Option<&'static str> {
    match action {
        ReferentialAction::NoAction => None,
        ReferentialAction::Restrict => dialect.capability().restrict_action.then_some("RESTRICT"),
        ReferentialAction::Cascade => Some("CASCADE"),
        ReferentialAction::SetNull => Some("SET NULL"),
        ReferentialAction::SetDefault => Some("SET DEFAULT"),
    }
}
