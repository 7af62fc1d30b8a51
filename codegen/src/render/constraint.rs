//! Constraints: what the dialects have in common.

use crate::{
    dialect::Dialect,
    schema::{
        CheckConstraint, Column, ConstraintName, Deferrability, ForeignKey, PrimaryKey,
        ReferentialAction, Table, UniqueConstraint,
    },
    sql::{scalar, writer::Statement},
};

/// All constraints of `CREATE TABLE` as table clauses: keys, foreign keys, checks, each by name.
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
    let checks = table.checks.iter();
    unique
        .chain(keys)
        .chain(checks.map(move |(name, rule)| check(name, rule, &table.columns, dialect)))
}

/// A primary key.
pub(super) fn primary_key(key: &PrimaryKey, dialect: Dialect) -> Statement {
    let mut out = Statement::new(dialect);
    if dialect.capability().primary_key_name.is_none() {
        out.words("CONSTRAINT").name(&key.name);
    }
    out.words("PRIMARY KEY").names(&key.columns);
    out
}

/// A unique constraint.
pub(super) fn unique_key(
    name: &ConstraintName,
    unique: &UniqueConstraint,
    dialect: Dialect,
) -> Statement {
    let mut out = named(name, dialect);
    out.words("UNIQUE").names(&unique.columns);
    out
}

/// A foreign key, always as a table clause: MySQL before 9 ignores an inline `REFERENCES`.
pub(super) fn foreign_key(name: &ConstraintName, key: &ForeignKey, dialect: Dialect) -> Statement {
    let mut out = named(name, dialect);
    out.words("FOREIGN KEY").names(&key.columns);
    references(key, dialect, &mut out);
    out
}

/// The foreign keys and checks of `table` as they stand at a column.
pub(super) fn column_clauses(table: &Table, dialect: Dialect) -> impl Iterator<Item = Statement> {
    let keys = table.foreign_keys.iter().map(move |(name, key)| {
        let mut out = named(name, dialect);
        references(key, dialect, &mut out);
        out
    });
    keys.chain(
        table.checks.iter().map(move |(name, rule)| check(name, rule, &table.columns, dialect)),
    )
}

/// What a foreign key refers to, and what it does.
fn references(key: &ForeignKey, dialect: Dialect, out: &mut Statement) {
    out.words("REFERENCES").name(&key.referenced_table).names(&key.referenced_columns);
    if let Some(action) = action_words(key.on_delete, dialect) {
        out.words("ON DELETE").words(action);
    }
    if let Some(action) = action_words(key.on_update, dialect) {
        out.words("ON UPDATE").words(action);
    }
    if dialect.capability().deferrable_constraints {
        match key.deferrability {
            Deferrability::NotDeferrable => {}
            Deferrability::InitiallyImmediate => {
                out.words("DEFERRABLE INITIALLY IMMEDIATE");
            }
            Deferrability::InitiallyDeferred => {
                out.words("DEFERRABLE INITIALLY DEFERRED");
            }
        }
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
    out.words("CHECK (");
    scalar::condition(&check.expression, columns, &mut out);
    out.mark(")");
    out
}

fn named(name: &ConstraintName, dialect: Dialect) -> Statement {
    let mut out = Statement::new(dialect);
    out.words("CONSTRAINT").name(name);
    out
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
