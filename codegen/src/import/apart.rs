//! What a database has and a spec refuses, kept as raw SQL beside its table: the statement that the table's part
//! would have become. Where a database cannot add it to a table that is there, it is left out.

use super::{Draft, Unexpressed, settle::called};
use crate::{
    check::place::Place,
    diagnostic::Diagnostic,
    dialect::{Dialect, PerDialect},
    plan::{ForeignKeyStep, IndexStep, Plan, Step},
    render::render,
    schema::{
        ColumnName, ForeignKey, IndexName, Name, RawName, RawObject, RawPosition, RawSql, TableName,
    },
};

/// Takes the foreign key at `column` that `diagnostic` refuses, for its sides differ, out of its table. False if
/// there is none.
pub(super) fn take_foreign_key(
    draft: &mut Draft,
    diagnostic: &Diagnostic,
    table: &TableName,
    column: &ColumnName,
) -> bool {
    let Some(content) = draft.declaration.schema.tables.get_mut(table) else { return false };
    let is_refused = |key: &ForeignKey| {
        let names = |(from, to): (&ColumnName, &ColumnName)| {
            let referenced = ["`", key.referenced_table.as_str(), ".", to.as_str(), "`"].concat();
            from == column && diagnostic.message.contains(&referenced)
        };
        key.columns.iter().zip(&key.referenced_columns).any(names)
    };
    let refused = content.foreign_keys.iter().find(|(_, key)| is_refused(key));
    let Some(name) = refused.map(|(name, _)| name.clone()) else { return false };
    let Some(foreign_key) = content.foreign_keys.remove(&name) else { return false };
    let step = ForeignKeyStep { table: table.clone(), name: name.clone(), foreign_key };
    let statements = |dialect: Dialect| {
        let is_added = dialect.capability().alter_constraints;
        is_added.then(|| [Step::AddForeignKey(step.clone()), Step::DropForeignKey(step.clone())])
    };
    keep(draft, diagnostic, ("foreign key", table, &name), statements);
    true
}

/// Takes an index that `diagnostic` refuses out of its table. False if there is none.
pub(super) fn take_index(
    draft: &mut Draft,
    diagnostic: &Diagnostic,
    table: &TableName,
    name: &IndexName,
) -> bool {
    let Some(content) = draft.declaration.schema.tables.get_mut(table) else { return false };
    let Some(index) = content.indexes.remove(name) else { return false };
    let columns = content.columns.clone();
    let step = IndexStep { table: table.clone(), name: name.clone(), index, columns };
    let statements = |dialect: Dialect| {
        let is_here = step.index.dialects.contains(dialect);
        is_here.then(|| [Step::CreateIndex(step.clone()), Step::DropIndex(step.clone())])
    };
    keep(draft, diagnostic, ("index", table, name), statements);
    true
}

/// Keeps a part of a table as raw SQL in the dialects that have statements for it, and tells so.
fn keep(
    draft: &mut Draft,
    diagnostic: &Diagnostic,
    (noun, table, name): (&str, &TableName, &impl Name),
    statements: impl Fn(Dialect) -> Option<[Step; 2]>,
) {
    let dialects = draft.declaration.settings.dialects;
    let sql = PerDialect::from_fn(|dialect| {
        let [up, down] = statements(dialect).filter(|_| dialects.contains(dialect))?;
        Some(RawSql { up: text(dialect, up), down: text(dialect, down) })
    });
    for dialect in dialects.iter() {
        let is_kept = sql.as_ref().get(dialect).is_some();
        let kept = if is_kept { "is kept as raw SQL: " } else { "is left out: " };
        draft.unexpressed.push(Unexpressed {
            dialect,
            place: Place::Table(table.clone()),
            object: called(noun, table, name),
            reason: [kept, &diagnostic.message].concat(),
        });
    }
    if sql.is_none() {
        return;
    }
    let raw_name = [noun, table.as_str(), name.as_str()].join("_").replace(' ', "_");
    let object = RawObject { sql, position: RawPosition::AfterTables };
    draft.declaration.schema.raw_objects.insert(RawName::new(raw_name), object);
}

fn text(dialect: Dialect, step: Step) -> String {
    let script = render(&Plan { dialect, steps: vec![step] });
    let statements = script.statements.iter().map(|statement| statement.text.as_str());
    statements.collect::<Vec<_>>().join(";\n")
}
