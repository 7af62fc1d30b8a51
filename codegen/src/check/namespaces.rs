//! Name conflicts: within a table, within the file, and within each database's namespaces.

use std::{
    borrow::Cow,
    collections::{BTreeMap, btree_map::Entry},
};

use super::{
    Context, Finding,
    objects::{self, Object, ObjectKind},
    place::{Place, column_key},
    subject,
};
use crate::{
    diagnostic::Code,
    dialect::{Dialect, capability::NameScope},
    schema::{Name, folded},
};

/// The databases in use in which `first` and `second` are one name.
fn meeting(context: &Context<'_>, first: &str, second: &str) -> Option<Vec<Dialect>> {
    context.dialects_where(|dialect| first == second || dialect.capability().folds_names)
}

/// Why two names that differ are one: said at the end of a message.
fn reason(first: &str, second: &str, dialects: &[Dialect]) -> String {
    if first == second {
        String::new()
    } else {
        format!(": {} not tell upper from lower case", subject(dialects, "does", "do"))
    }
}

/// E0208: no two tables or views have one name.
pub(super) fn check_tables_and_views(context: &Context<'_>) {
    let mut seen: BTreeMap<Cow<'_, str>, Object<'_>> = BTreeMap::new();
    for object in objects::relations(context) {
        match seen.entry(folded(object.name)) {
            Entry::Vacant(entry) => {
                entry.insert(object);
            }
            Entry::Occupied(entry) => {
                let (first, help) = (*entry.get(), "rename one of the two");
                check_same(context, Code::DuplicateTable, (first, object), help);
            }
        }
    }
}

/// E0209, E0210: no two columns of a table have one name, no two of its triggers, and no two of its constraints and
/// indexes.
pub(super) fn check_table_objects(context: &Context<'_>) {
    for (table_name, table) in context.tables() {
        let mut seen = BTreeMap::new();
        let columns = objects::columns(table_name, table);
        for object in columns.chain(objects::of_table(table_name, table)) {
            let is = |kind| object.kind == kind;
            let key = (is(ObjectKind::Column), is(ObjectKind::Trigger), folded(object.name));
            let Some(first) = seen.insert(key, object) else { continue };
            let (code, help) = if object.kind == ObjectKind::Column {
                (Code::DuplicateColumn, "rename one of the two")
            } else {
                (Code::DuplicateInTable, "write another `name` for one of the two")
            };
            check_same(context, code, (first, object), help);
        }
    }
}

/// Tells of two objects whose names differ in case at most, where some database takes the names for one.
fn check_same(
    context: &Context<'_>,
    code: Code,
    (first, second): (Object<'_>, Object<'_>),
    help: &str,
) {
    let both = first.dialects.intersection(second.dialects);
    let same = meeting(context, first.name, second.name).unwrap_or_default();
    let dialects: Vec<_> = same.into_iter().filter(|it| both.contains(*it)).collect();
    if dialects.is_empty() {
        return;
    }
    let message = format!(
        "{} has the same name as {} `{}`{}",
        second.described(),
        first.kind.noun(),
        first.name,
        reason(first.name, second.name, &dialects)
    );
    Finding::new(context, code, second.place(), message)
        .label("has the same name")
        .related(first.place(), "the name is taken here")
        .help(help)
        .report();
}

/// E0210: no constraint has the name of a check that the type of a column implies.
pub(super) fn check_implied_checks(context: &Context<'_>) {
    for (table_name, table, column) in context.columns() {
        let Some(implied) = column.type_.row().implies else { continue };
        let name = implied.name(table_name, &column.name);
        if !table.checks.contains_key(&name) {
            continue;
        }
        let message = format!(
            "check `{name}` of table `{table_name}` has the same name as the check that belongs to the type of column `{}` makes",
            column.name
        );
        let place = Place::ConstraintKey(table_name.clone(), name.clone(), "name");
        Finding::new(context, Code::DuplicateInTable, place, message)
            .label("has the same name")
            .related(
                column_key(table_name, &column.name, "type"),
                format!("`{}` has a check of this name", column.type_),
            )
            .help("write another `name` for the check")
            .report();
    }
}

/// A set of names of one database, within which a name stands once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Namespace {
    /// Tables, views and what shares their names.
    Relations,
    /// Constraints.
    Constraints,
    /// Triggers.
    Triggers,
}

/// The namespace of the whole database that `kind` belongs to in `dialect`; `None` where its name
/// matters within its table only.
fn namespace(kind: ObjectKind, dialect: Dialect) -> Option<Namespace> {
    let capability = dialect.capability();
    let scoped = |scope: NameScope, namespace: Namespace| match scope {
        NameScope::Table => None,
        NameScope::Database if capability.one_set_of_names => Some(Namespace::Relations),
        NameScope::Database => Some(namespace),
    };
    match kind {
        ObjectKind::Table | ObjectKind::View => Some(Namespace::Relations),
        ObjectKind::Index | ObjectKind::SearchIndex => {
            scoped(capability.index_names, Namespace::Relations)
        }
        ObjectKind::PrimaryKey | ObjectKind::Unique if capability.key_names_are_index_names => {
            Some(Namespace::Relations)
        }
        // MySQL's primary keys are all called PRIMARY, and its unique constraints are indexes.
        ObjectKind::PrimaryKey | ObjectKind::Unique if !capability.one_set_of_names => None,
        ObjectKind::PrimaryKey
        | ObjectKind::Unique
        | ObjectKind::ForeignKey
        | ObjectKind::Check => scoped(capability.constraint_names, Namespace::Constraints),
        ObjectKind::Column => None,
        ObjectKind::Trigger => scoped(capability.trigger_names, Namespace::Triggers),
    }
}

/// Whether the name of such an object stands among those of constraints, for the whole database.
pub(super) fn shares_constraint_names(kind: ObjectKind, dialect: Dialect) -> bool {
    let space = namespace(kind, dialect);
    space.is_some() && space == namespace(ObjectKind::Check, dialect)
}

/// E0211: no two objects of different tables have one name where a database keeps them in one namespace.
pub(super) fn check_database_objects(context: &Context<'_>) {
    let mut by_name: BTreeMap<String, Vec<Object<'_>>> = BTreeMap::new();
    for object in objects::all(context) {
        by_name.entry(folded(object.local()).into_owned()).or_default().push(object);
    }
    for objects in by_name.values() {
        for (position, second) in objects.iter().enumerate() {
            let clash = objects
                .iter()
                .take(position)
                .find_map(|first| Some((first, shared_namespaces(context, first, second)?)));
            if let Some((first, dialects)) = clash {
                tell_duplicate(context, first, second, &dialects);
            }
        }
    }
}

/// The databases in use that keep the two in one namespace. Two of one table, and two tables or views,
/// have rules of their own.
fn shared_namespaces(
    context: &Context<'_>,
    first: &Object<'_>,
    second: &Object<'_>,
) -> Option<Vec<Dialect>> {
    if first.table == second.table || namespace_of(first) != namespace_of(second) {
        return None;
    }
    let one_name = meeting(context, first.local(), second.local())?;
    context.dialects_where(|dialect| {
        let space = namespace(first.kind, dialect);
        let are_there = [first, second].iter().all(|it| it.dialects.contains(dialect));
        are_there
            && one_name.contains(&dialect)
            && space.is_some()
            && space == namespace(second.kind, dialect)
    })
}

/// The namespace that the spec names, of the object or of its table.
fn namespace_of<'o>(object: &'o Object<'_>) -> Option<&'o str> {
    object.table.map_or_else(|| object.namespace(), Name::namespace)
}

fn tell_duplicate(
    context: &Context<'_>,
    first: &Object<'_>,
    second: &Object<'_>,
    dialects: &[Dialect],
) {
    // The one to rename is the one whose name is not a table's, or the later one.
    let earlier = context.span(second.place()) < context.span(first.place());
    let swap = second.table.is_none() || first.table.is_some() && earlier;
    let (first, second) = if swap { (second, first) } else { (first, second) };
    let message = format!(
        "{} has the same name as {}, and {} them in one namespace",
        second.described(),
        first.described(),
        subject(dialects, "keeps", "keep")
    );
    let help = match second.table {
        Some(table) => format!("write another `name`, such as `{}_{table}`", second.name),
        None => "rename one of the two".to_owned(),
    };
    Finding::new(context, Code::DuplicateInDatabase, second.place(), message)
        .label("has the same name")
        .related(first.place(), "the name is taken here")
        .help(help)
        .report();
}

/// E0212: no table, view or index has the name of a table that a full-text index creates.
pub(super) fn check_shadow_tables(context: &Context<'_>) {
    for dialect in context.dialects().iter() {
        let suffixes = dialect.capability().search_table_suffixes;
        if !suffixes.is_empty() {
            check_shadow_tables_of(context, dialect, suffixes);
        }
    }
}

fn check_shadow_tables_of(context: &Context<'_>, dialect: Dialect, suffixes: &[&str]) {
    let objects = || objects::all(context).filter(|object| object.dialects.contains(dialect));
    let is_search = |object: &Object<'_>| object.kind == ObjectKind::SearchIndex;
    let makers: BTreeMap<_, _> =
        objects().filter(is_search).map(|object| (folded(object.name), object)).collect();
    if makers.is_empty() {
        return;
    }
    let may_clash = |kind: ObjectKind| {
        matches!(
            kind,
            ObjectKind::Table | ObjectKind::View | ObjectKind::Index | ObjectKind::SearchIndex
        )
    };
    for object in objects().filter(|object| may_clash(object.kind)) {
        let lower = folded(object.name);
        let maker = suffixes.iter().find_map(|suffix| makers.get(lower.strip_suffix(suffix)?));
        let Some(maker) = maker else { continue };
        let message = format!(
            "{} has the name of a table that {} makes on {}",
            object.described(),
            maker.described(),
            dialect.title()
        );
        Finding::new(context, Code::ShadowTable, object.place(), message)
            .label(format!("{}'s FTS5 makes a table of this name", dialect.title()))
            .related(maker.place(), "for this full-text index")
            .help("write another `name` for the full-text index, or rename the other")
            .report();
    }
}
