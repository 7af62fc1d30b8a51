//! Views that are created again when their tables change: those that differ, those that read what differs, and the
//! raw objects that depend on them.
//!
//! Some databases refuse to change a table under a view; others leave the view broken or stale. What a view reads
//! is known only from its words, so a view that only seems to read a table is created again as well. On PostgreSQL,
//! what users have attached to a view is noted before the view is dropped and attached again afterwards. Start
//! reading at [`surroundings`].

use std::collections::{BTreeMap, BTreeSet};

use super::{
    CheckOption, KeptView, OnRefusal, Phase, Step, ViewStep, order, planning::Planning, raw,
};
use crate::{
    delta::{Change, Pair},
    dialect::Dialect,
    schema::{
        RawName, RawPosition, Schema, ViewName,
        statements::{MadeKind, RawStatement},
    },
    sql::{Mentions, mentions},
};

/// What is made anew.
#[derive(Default)]
struct Disturbed {
    /// The names of tables and views, in small letters, that others may read.
    names: BTreeSet<String>,
    views: BTreeSet<ViewName>,
    raw: BTreeSet<RawName>,
    /// The views, materialized or not, that those raw objects make.
    made: BTreeSet<ViewName>,
    /// Those that a raw object makes before and after, whose SQL is another: with what it says no longer.
    altered: BTreeMap<ViewName, Vec<String>>,
    /// The names, in small letters, of tables whose columns PostgreSQL does not change under what reads them.
    held: BTreeSet<String>,
}

/// The steps that drop views and raw objects before the tables change and make them again afterwards; `steps` are
/// those of the tables.
pub(super) fn surroundings(planning: &Planning<'_>, changes: &[Change], steps: &mut Vec<Step>) {
    let (before, after) = (&planning.lowered.before, &planning.lowered.after);
    if before.views.is_empty() && after.views.is_empty() && after.raw_objects.is_empty() {
        return;
    }
    let disturbed = disturbed(planning, changes);
    let is_done = |name: &RawName, steps: &[Step]| {
        steps.iter().any(|step| {
            matches!(step, Step::DropRaw(raw)
                if raw.name == *name && raw.position != RawPosition::BeforeTables)
        })
    };
    let (mut taken_back, mut again) = (Vec::new(), Vec::new());
    for name in after.raw_objects.keys().filter(|name| raw::stays(planning, name)) {
        if is_done(name, steps) {
            continue;
        }
        let pair = if disturbed.raw.contains(name) {
            raw::again(planning, name)
        } else if takes_triggers_along(planning.dialect) {
            let is_view = |name: &str| disturbed.views.contains(&ViewName::new(name));
            raw::parts(planning, name, &is_view)
        } else {
            None
        };
        if let Some((down, up)) = pair {
            taken_back.push(down);
            again.push(up);
        }
    }
    // One may use what the one before it makes.
    steps.extend(taken_back.into_iter().rev());
    steps.extend(again);
    let drops = view_steps(before, planning.dialect).into_iter().rev();
    let drops: Vec<_> = drops.filter(|step| disturbed.views.contains(&step.name)).collect();
    let creates = view_steps(after, planning.dialect).into_iter();
    let creates: Vec<_> = creates.filter(|step| disturbed.views.contains(&step.name)).collect();
    let remade = |name: &ViewName| creates.iter().any(|step| step.name == *name);
    let capability = planning.dialect.capability();
    if capability.unchecked_views {
        let is_own = |step: &Step| matches!(step, Step::CheckForeignKeys(_));
        let end = if steps.iter().any(is_own) { OnRefusal::RollBack } else { OnRefusal::Fail };
        let guarded = drops.iter().filter(|step| remade(&step.name));
        let guard = |name: &ViewName| Step::GuardView(name.clone(), end);
        steps.extend(guarded.map(|step| guard(&step.name)));
    }
    let kept = drops.iter().filter(|step| remade(&step.name)).map(|step| step.name.clone());
    let kept: Vec<ViewName> = kept.collect();
    if capability.alters_views {
        let goes = drops.into_iter().filter(|step| !kept.contains(&step.name));
        steps.extend(goes.map(Step::DropView));
        steps.extend(creates.into_iter().map(|step| {
            if kept.contains(&step.name) { Step::AlterView(step) } else { Step::CreateView(step) }
        }));
    } else {
        steps.extend(drops.into_iter().map(Step::DropView));
        steps.extend(creates.into_iter().map(Step::CreateView));
    }
    if capability.views_hold_columns {
        keep(planning, &kept, &disturbed, steps);
    }
}

/// Whether the database drops the triggers of a view with it, and nobody else knows them.
fn takes_triggers_along(dialect: Dialect) -> bool {
    let capability = dialect.capability();
    capability.view_triggers && !capability.views_hold_columns
}

fn disturbed(planning: &Planning<'_>, changes: &[Change]) -> Disturbed {
    let mut disturbed = Disturbed::default();
    for change in changes {
        if let Change::RawObject(name, _) = change {
            disturbed.altered.extend(altered_views(planning, name));
        }
        if let Change::View(name, _) = change {
            disturbed.views.insert(name.clone());
            disturbed.names.insert(name.as_str().to_lowercase());
        } else if let Some(table) = change.table() {
            let names = [table.before, table.after].map(|name| name.as_str().to_lowercase());
            if disturbs(change) {
                disturbed.names.extend(names.clone());
            }
            if planning.dialect.capability().views_hold_columns && is_held(change) {
                disturbed.held.extend(names);
            }
        }
    }
    // Readers of readers: each round finds at least one more, or it is the last.
    loop {
        let known = (disturbed.views.len(), disturbed.raw.len());
        add_readers(planning, &mut disturbed);
        add_raw(planning, &mut disturbed);
        if (disturbed.views.len(), disturbed.raw.len()) == known {
            return disturbed;
        }
    }
}

/// Adds the views whose query has one of the names among its words.
fn add_readers(planning: &Planning<'_>, disturbed: &mut Disturbed) {
    for schema in [&planning.lowered.before, &planning.lowered.after] {
        let more: Vec<ViewName> = readers(schema, &disturbed.names, planning).cloned().collect();
        for name in more {
            disturbed.names.insert(name.as_str().to_lowercase());
            disturbed.views.insert(name);
        }
    }
}

/// Adds the raw objects that PostgreSQL would refuse the change for, and those whose triggers would go with a view.
fn add_raw(planning: &Planning<'_>, disturbed: &mut Disturbed) {
    let dialect = planning.dialect;
    for (name, object) in &planning.lowered.after.raw_objects {
        if disturbed.raw.contains(name) || !raw::stays(planning, name) {
            continue;
        }
        let all = raw::made_by(object, dialect);
        let is_disturbed = all.iter().any(|statement| match dialect {
            Dialect::Postgres => is_held_by(statement, disturbed),
            Dialect::Sqlite | Dialect::Mssql => {
                disturbed.views.iter().any(|view| statement.hangs_on(view.as_str()))
            }
            Dialect::Mysql => false,
        });
        if is_disturbed && raw::is_remakable(&all) {
            disturbed.raw.insert(name.clone());
            disturbed.names.extend(made_views(&all).map(|view| view.as_str().to_lowercase()));
            disturbed.made.extend(made_views(&all));
        }
    }
}

/// Whether PostgreSQL refuses the change as long as what the statement makes is there: the condition of a trigger, a
/// rule, a policy, a view over a column that is retyped or dropped; what reads or hangs on a view that is dropped.
///
/// Source: PostgreSQL 16, "ALTER TABLE", `ATExecAlterColumnType` in `tablecmds.c`; "Dependency Tracking".
fn is_held_by(statement: &RawStatement, disturbed: &Disturbed) -> bool {
    let is_trigger = statement.makes().is_some_and(|making| making.kind == MadeKind::Trigger);
    let reads = |name: &str| raw::reads(statement, name);
    disturbed.held.iter().any(|name| reads(name) || is_trigger && statement.hangs_on(name))
        || disturbed.views.iter().any(|view| reads(view.as_str()))
        || disturbed
            .made
            .iter()
            .any(|view| reads(view.as_str()) || statement.hangs_on(view.as_str()))
}

/// The views, materialized or not, that statements make.
fn made_views(all: &[RawStatement]) -> impl Iterator<Item = ViewName> {
    let makes = all.iter().filter_map(RawStatement::makes);
    makes.filter(|making| making.kind == MadeKind::View).map(|making| ViewName::new(&making.name))
}

/// The views that a raw object of PostgreSQL makes in another way than before, each with the statements that the
/// object has lost, but for those that make views.
fn altered_views(planning: &Planning<'_>, name: &RawName) -> BTreeMap<ViewName, Vec<String>> {
    if !planning.dialect.capability().views_hold_columns {
        return BTreeMap::new();
    }
    let own = |schema: &Schema| {
        let object = schema.raw_objects.get(name);
        object.map(|it| raw::made_by(it, planning.dialect)).unwrap_or_default()
    };
    let (before, after) = (own(&planning.lowered.before), own(&planning.lowered.after));
    let makes_view = |it: &RawStatement| made_views(std::slice::from_ref(it)).next().is_some();
    let is_unsaid = |it: &&RawStatement| {
        !makes_view(it) && !after.iter().any(|other| other.text.trim() == it.text.trim())
    };
    let unsaid = before.iter().filter(is_unsaid).map(|it| it.text.trim().to_owned());
    let unsaid: Vec<String> = unsaid.collect();
    let stays: BTreeSet<ViewName> = made_views(&after).collect();
    let views = made_views(&before).filter(|view| stays.contains(view));
    views.map(|view| (view, unsaid.clone())).collect()
}

/// Notes what hangs on the views of `kept` and on those of raw objects that are made anew, and hangs it on them
/// again. It is noted behind the ways back of raw objects that hang on views, and before those that make any.
fn keep(planning: &Planning<'_>, kept: &[ViewName], disturbed: &Disturbed, steps: &mut Vec<Step>) {
    let says_check = |name: &ViewName| {
        [&planning.lowered.before, &planning.lowered.after].into_iter().any(|schema| {
            let query = schema.views.get(name).and_then(|view| view.query.postgres.as_deref());
            query.is_some_and(|query| mentions(query, "check option"))
        })
    };
    let view = |name: &ViewName, check: CheckOption, unsaid: &[String]| KeptView {
        name: name.clone(),
        check,
        unsaid: unsaid.to_vec(),
    };
    let declared = kept.iter().map(|name| {
        view(name, if says_check(name) { CheckOption::Spec } else { CheckOption::Database }, &[])
    });
    let made = disturbed.made.iter().map(|name| view(name, CheckOption::Database, &[]));
    let altered = disturbed.altered.iter();
    let altered = altered.map(|(name, unsaid)| view(name, CheckOption::Database, unsaid));
    let views: BTreeSet<KeptView> = declared.chain(made).chain(altered).collect();
    let views: Vec<KeptView> = views.into_iter().collect();
    if views.is_empty() {
        return;
    }
    let makes_view = |step: &Step| {
        let (Step::DropRaw(raw) | Step::CreateRaw(raw)) = step else { return false };
        let is_late = raw.position == RawPosition::AfterViews;
        is_late
            && planning.lowered.after.raw_objects.get(&raw.name).is_some_and(|object| {
                let all = raw::made_by(object, planning.dialect);
                let mut views = made_views(&all).peekable();
                let is_altered = |view: ViewName| disturbed.altered.contains_key(&view);
                disturbed.raw.contains(&raw.name) && views.peek().is_some() || views.any(is_altered)
            })
    };
    let all = std::mem::take(steps);
    let (makers, others): (Vec<Step>, Vec<Step>) = all.into_iter().partition(makes_view);
    let is_drop = |step: &Step| matches!(step, Step::DropRaw(_));
    let (drops, creates): (Vec<Step>, Vec<Step>) = makers.into_iter().partition(is_drop);
    let is_late = |step: &Step| step.phase() == Phase::CreateRawAfterViews;
    let (late, others): (Vec<Step>, Vec<Step>) = others.into_iter().partition(is_late);
    steps.extend(others);
    steps.push(Step::KeepViews(views.clone()));
    steps.extend(drops);
    steps.extend(creates);
    steps.push(Step::RestoreViews(views));
    steps.extend(late);
}

/// The views of `schema` whose query has one of `names` among its words.
fn readers<'s>(
    schema: &'s Schema,
    names: &BTreeSet<String>,
    planning: &Planning<'_>,
) -> impl Iterator<Item = &'s ViewName> {
    schema.views.iter().filter_map(|(name, view)| {
        let query = Mentions::new(view.query.as_ref().get(planning.dialect).as_deref()?);
        names.iter().any(|name| query.has(name)).then_some(name)
    })
}

/// Whether PostgreSQL refuses a change of a column as long as something reads the column.
fn is_held(change: &Change) -> bool {
    if let Change::AlterColumn(change) = change {
        let Pair { before, after } = &change.column;
        return before.type_ != after.type_
            || before.sql_types != after.sql_types
            || before.collation != after.collation
            || before.generated != after.generated;
    }
    matches!(change, Change::DropColumn(_))
}

/// Whether a change may break or bend a view that reads the table. What no query sees
/// does not; but a check, a key or a foreign key can mean a new table under the old name (SQLite).
fn disturbs(change: &Change) -> bool {
    match change {
        Change::AddTable(..)
        | Change::AlterTableComment(_)
        | Change::Index(_)
        | Change::SearchIndex(_)
        | Change::Trigger(_)
        | Change::AddEnum(..)
        | Change::DropEnum(..)
        | Change::AlterEnum(_)
        | Change::View(..)
        | Change::RawObject(..) => false,
        Change::DropTable(..)
        | Change::RenameTable(_)
        | Change::AddColumn(_)
        | Change::DropColumn(_)
        | Change::RenameColumn(_)
        | Change::AlterColumn(_)
        | Change::PrimaryKey(_)
        | Change::Unique(_)
        | Change::ForeignKey(_)
        | Change::Check(_) => true,
    }
}

/// The views of `dialect`, those that others read first.
fn view_steps(schema: &Schema, dialect: Dialect) -> Vec<ViewStep> {
    let views: Vec<_> = schema
        .views
        .iter()
        .filter_map(|(name, view)| Some((name, view, view.query.as_ref().get(dialect).as_ref()?)))
        .collect();
    let numbers: BTreeMap<&ViewName, usize> =
        views.iter().enumerate().map(|(number, (name, ..))| (*name, number)).collect();
    let edges: Vec<Vec<usize>> = views
        .iter()
        .map(|(_, view, _)| {
            view.after.iter().filter_map(|name| numbers.get(name).copied()).collect()
        })
        .collect();
    let order = order::components(&edges).into_iter().flatten();
    order
        .map(|number| ViewStep { name: views[number].0.clone(), query: views[number].2.clone() })
        .collect()
}
