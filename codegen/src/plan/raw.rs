//! Raw objects among the steps: when they are created, and which are created again around a change.
//!
//! Here only the words of raw SQL are known. So a raw object is created again only if its words show everything
//! that it creates and none of that holds rows ([`is_remakable`]); otherwise only its single triggers and indexes
//! may be ([`parts`]). The proof looks at the database and finds whatever is overlooked here.

use super::{RawPartsStep, RawStep, Step, planning::Planning};
use crate::{
    delta::{Change, Pair},
    dialect::Dialect,
    schema::{
        RawName, RawObject, RawPosition, RawSql, Schema, ViewName,
        statements::{Effect, MadeKind, Making, RawStatement, statements},
    },
    sql::Mentions,
};

/// The statements that make the object in this dialect.
pub(super) fn made_by(object: &RawObject, dialect: Dialect) -> Vec<RawStatement> {
    let own = object.sql.as_ref().get(dialect).as_ref();
    own.map(|sql| statements(&sql.up, dialect)).unwrap_or_default()
}

/// When a raw object of `schema` is made: after the views if it says so, or if it hangs on one or reads one and no
/// view uses what it makes.
pub(super) fn position(schema: &Schema, object: &RawObject, dialect: Dialect) -> RawPosition {
    if object.position != RawPosition::AfterTables || schema.views.is_empty() {
        return object.position;
    }
    let all = made_by(object, dialect);
    let queries = schema.views.iter().filter_map(|(name, view)| {
        Some((name, Mentions::new(view.query.as_ref().get(dialect).as_deref()?)))
    });
    let queries: Vec<(&ViewName, Mentions)> = queries.collect();
    let is_over = all.iter().any(|it| {
        queries.iter().any(|(view, _)| it.hangs_on(view.as_str()) || reads(it, view.as_str()))
    });
    let is_under = all
        .iter()
        .filter_map(RawStatement::makes)
        .any(|making| queries.iter().any(|(_, query)| query.has(&making.name)));
    if is_over && !is_under { RawPosition::AfterViews } else { RawPosition::AfterTables }
}

/// Whether a statement makes something that reads a table or view of this name and that the database keeps to it.
pub(super) fn reads(statement: &RawStatement, name: &str) -> bool {
    let kind = statement.makes().map(|making| making.kind);
    matches!(kind, Some(MadeKind::View | MadeKind::Rule)) && statement.mentions(name)
}

/// The steps for the raw objects that come, go or are made otherwise. They are taken back in the reverse order: one
/// may use what the one before it makes.
pub(super) fn lower_changes(planning: &Planning<'_>, changes: &[Change], steps: &mut Vec<Step>) {
    let Planning { dialect, declared, .. } = *planning;
    for change in changes.iter().rev() {
        if let Change::RawObject(name, object) = change
            && let Some(before) = object.before.as_ref().filter(|_| !is_first(object))
            && replacement(planning, object).is_none()
        {
            steps.extend(down(declared.before, dialect, name, before));
        }
    }
    for change in changes {
        let Change::RawObject(name, object) = change else { continue };
        if let Some(replacement) = replacement(planning, object) {
            replacement.lower(name, steps);
            continue;
        }
        // In the place of its way up: the way back of one that is gone for good runs much later.
        let before = object.before.as_ref().filter(|_| is_first(object));
        let back = before.and_then(|before| before.sql.as_ref().get(dialect).as_ref());
        steps.extend(back.map(|sql| {
            let (name, sql) = (name.clone(), sql.down.clone());
            Step::CreateRaw(RawStep { name, position: RawPosition::BeforeTables, sql })
        }));
        let after = object.after.as_ref();
        steps.extend(after.and_then(|after| up(declared.after, dialect, name, after)));
    }
}

/// How the functions of an object become those of another one while what calls them stays.
struct Replacement {
    position: RawPosition,
    /// The ways back of those that are made with other parameters.
    remade: Vec<String>,
    /// The ways back of those that are there no longer.
    gone: Vec<String>,
    up: String,
}

impl Replacement {
    fn lower(self, name: &RawName, steps: &mut Vec<Step>) {
        let Self { position, remade, gone, up } = self;
        let step = |sql| RawStep { name: name.clone(), position, sql };
        if !gone.is_empty() {
            steps.push(Step::DropRaw(step(gone.join(";\n"))));
        }
        if !remade.is_empty() {
            let sql = step(remade.join(";\n"));
            // In the place of its way up, as the way back of what is before the tables runs much later.
            let is_first = position == RawPosition::BeforeTables;
            steps.push(if is_first { Step::CreateRaw(sql) } else { Step::DropRaw(sql) });
        }
        steps.push(Step::CreateRaw(step(up)));
    }
}

/// How an object is replaced that has nothing but functions and procedures, before and after, each made by `CREATE OR
/// REPLACE` and dropped by one statement of the way back, which is the other way round.
fn replacement(planning: &Planning<'_>, object: &Pair<Option<RawObject>>) -> Option<Replacement> {
    let dialect = planning.dialect;
    let schemas = planning.declared;
    let (before, after) = (object.before.as_ref()?, object.after.as_ref()?);
    let position = position(schemas.after, after, dialect);
    if self::position(schemas.before, before, dialect) != position {
        return None;
    }
    // A body that the server has parsed holds the columns that it names.
    let is_parsed = |it: &RawStatement| it.mentions("atomic") || it.mentions("return");
    let holds = |object| made_by(object, dialect).iter().any(is_parsed);
    if position != RawPosition::BeforeTables && (holds(before) || holds(after)) {
        return None;
    }
    let old = replaced_routines(before, dialect)?;
    let new = replaced_routines(after, dialect)?;
    let (mut remade, mut gone) = (Vec::new(), Vec::new());
    let is_kept = |head: &String| new.iter().any(|(other, _)| other == head);
    for (_, down) in old.iter().rev().filter(|(head, _)| !is_kept(head)) {
        let stays = new.iter().any(|(_, other)| other == down);
        if stays { &mut remade } else { &mut gone }.push(down.clone());
    }
    let up = after.sql.as_ref().get(dialect).as_ref()?.up.clone();
    Some(Replacement { position, remade, gone, up })
}

/// The functions that an object makes, each as what cannot be replaced of it and the statement that drops it.
fn replaced_routines(object: &RawObject, dialect: Dialect) -> Option<Vec<(String, String)>> {
    let sql = object.sql.as_ref().get(dialect).as_ref()?;
    let ups = statements(&sql.up, dialect);
    let sets = |it: &&RawStatement| {
        let first = it.text.split_whitespace().next().unwrap_or_default();
        first.eq_ignore_ascii_case("set") || first.eq_ignore_ascii_case("reset")
    };
    let makers: Vec<&RawStatement> = ups.iter().filter(|it| !sets(it)).collect();
    let downs = statements(&sql.down, dialect);
    if makers.is_empty() || makers.len() != downs.len() {
        return None;
    }
    let pairs = makers.iter().zip(downs.iter().rev()).map(|(up, down)| {
        let drops = down.mentions("drop") && up.makes().is_some_and(|it| down.mentions(&it.name));
        let head = up.replaced_routine(dialect).filter(|_| drops)?;
        Some((head, down.text.clone()))
    });
    pairs.collect()
}

/// Whether an object that stays is made before the tables, before and after.
fn is_first(object: &Pair<Option<RawObject>>) -> bool {
    let mut sides = [&object.before, &object.after].into_iter();
    sides.all(|it| it.as_ref().is_some_and(|it| it.position == RawPosition::BeforeTables))
}

/// The step that makes an object of `schema`.
pub(super) fn up(
    schema: &Schema,
    dialect: Dialect,
    name: &RawName,
    object: &RawObject,
) -> Option<Step> {
    let sql = object.sql.as_ref().get(dialect).as_ref()?.up.clone();
    let position = position(schema, object, dialect);
    Some(Step::CreateRaw(RawStep { name: name.clone(), position, sql }))
}

/// The step that takes an object of `schema` back.
pub(super) fn down(
    schema: &Schema,
    dialect: Dialect,
    name: &RawName,
    object: &RawObject,
) -> Option<Step> {
    let sql = object.sql.as_ref().get(dialect).as_ref()?.down.clone();
    let position = position(schema, object, dialect);
    Some(Step::DropRaw(RawStep { name: name.clone(), position, sql }))
}

/// The steps that take an object back that stays, and make it again.
pub(super) fn again(planning: &Planning<'_>, name: &RawName) -> Option<(Step, Step)> {
    let (dialect, schemas) = (planning.dialect, planning.declared);
    let old = schemas.before.raw_objects.get(name);
    let old = old.and_then(|object| down(schemas.before, dialect, name, object));
    let new = schemas.after.raw_objects.get(name);
    let new = new.and_then(|object| up(schemas.after, dialect, name, object));
    old.zip(new)
}

/// Whether an object can be made anew: each of its statements says what it makes or changes, and none makes a table.
pub(super) fn is_remakable(all: &[RawStatement]) -> bool {
    let is_known = |statement: &RawStatement| match &statement.effect {
        Effect::Makes(making) => !matches!(making.kind, MadeKind::Table | MadeKind::Other),
        Effect::Changes(_) => true,
        Effect::Other => false,
    };
    !all.is_empty() && all.iter().all(is_known)
}

/// The steps that take away those triggers and indexes of an object that hang on what `is_disturbed`, and make them
/// again; the rest of the object stays.
pub(super) fn parts(
    planning: &Planning<'_>,
    name: &RawName,
    is_disturbed: &dyn Fn(&str) -> bool,
) -> Option<(Step, Step)> {
    let dialect = planning.dialect;
    let schemas = planning.declared;
    let objects = schemas.map(|schema| schema.raw_objects.get(name));
    let (old, new) = (objects.before?, objects.after?);
    let position = position(schemas.after, new, dialect);
    let (old, new) = (made_by(old, dialect), made_by(new, dialect));
    let hangs = |statement: &&RawStatement| {
        statement.makes().is_some_and(|making| {
            matches!(making.kind, MadeKind::Trigger | MadeKind::Index)
                && making.on.as_deref().is_some_and(is_disturbed)
        })
    };
    let parts: Vec<Making> =
        old.iter().filter(hangs).filter_map(RawStatement::makes).cloned().collect();
    if parts.is_empty() {
        return None;
    }
    let again: Vec<&str> = new.iter().filter(hangs).map(|it| it.text.as_str()).collect();
    let drop = Step::DropRawParts(RawPartsStep { name: name.clone(), parts });
    let again = RawStep { name: name.clone(), position, sql: again.join(";\n") };
    Some((drop, Step::CreateRaw(again)))
}

/// Whether a raw object stands in both schemas as the same SQL.
pub(super) fn stays(planning: &Planning<'_>, name: &RawName) -> bool {
    let own = |schema: &Schema| -> Option<RawSql> {
        schema.raw_objects.get(name)?.sql.as_ref().get(planning.dialect).clone()
    };
    let before = own(&planning.lowered.before);
    before.is_some() && before == own(&planning.lowered.after)
}
