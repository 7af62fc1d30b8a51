//! Single names: whether a database accepts them, whether they are reserved, whether they are too long.

use super::{
    Context, Finding,
    objects::{self, Object, ObjectKind},
    subject,
};
use crate::{
    diagnostic::Code,
    dialect::{Dialect, capability::NameLimit, file_name},
    emit::naming,
};

/// Everything whose name a database keeps.
fn all_named<'a>(context: &Context<'a>) -> impl Iterator<Item = Object<'a>> + use<'a> {
    let columns = context.tables().flat_map(|(name, table)| objects::columns(name, table));
    objects::all(context).chain(columns)
}

/// E0213: no name has a character that a database in use refuses. The reader of the spec has refused empty names and
/// NUL characters before.
pub(super) fn check_written_names(context: &Context<'_>) {
    let plain = context.dialects_where(|dialect| !dialect.capability().any_character_in_names);
    let Some(plain) = plain else { return };
    let refuse = || subject(&plain, "refuses", "refuse");
    for named in all_named(context) {
        if named.name.is_ascii() && !named.name.ends_with(' ') {
            continue;
        }
        let problem = if let Some(character) = named.name.chars().find(|&it| it > '\u{ffff}') {
            format!("has the character `{character}`, which {}", refuse())
        } else if named.name.ends_with(' ') {
            format!("ends in a space, which {}", refuse())
        } else {
            continue;
        };
        let message = format!("the name of {} `{}` {problem}", named.kind.noun(), named.name);
        Finding::new(context, Code::InvalidName, named.place(), message)
            .label("cannot be kept by every database in use")
            .help("name it with letters, digits and `_`")
            .report();
    }
}

/// E0236: a table or view whose name has a dot is in a namespace, which every database in use has and Diesel can name.
/// The names that are made for constraints and indexes may have a dot, as those of columns may.
pub(super) fn check_dotted_names(context: &Context<'_>) {
    let without = |named: Object<'_>| {
        context.dialects_where(|dialect| {
            !dialect.capability().namespaces && exists_in(context, named, dialect)
        })
    };
    for named in objects::relations(context) {
        let Some((namespace, local)) = named.name.split_once('.') else { continue };
        let flat = named.name.replace('.', "_");
        let described = named.described();
        let (message, label, help) = if local.contains('.')
            || local.is_empty()
            || namespace.is_empty()
        {
            (
                format!("the name of {described} is not a name in a namespace"),
                "has a dot that does not part a namespace from a name".to_owned(),
                format!("write `{flat}`"),
            )
        } else if let Some(dialects) = &without(named) {
            (
                format!(
                    "{described} is in a namespace, which {} not have",
                    subject(dialects, "does", "do")
                ),
                "would be one name with a dot there".to_owned(),
                format!(
                    "write `{flat}`, or `only: [postgres]` if the table is in no other database: Diesel calls a \
                     table by one name on all of them"
                ),
            )
        } else if is_reserved_namespace(namespace) {
            (
                format!(
                    "{described} is in the namespace `{namespace}`, which is not one of the spec"
                ),
                "not a namespace for tables of a spec".to_owned(),
                format!(
                    "write `{local}`: what has no namespace is in the first one of the connection's `search_path`, \
                     usually `public`"
                ),
            )
        } else if is_shown(context, named) && naming::namespace(namespace).is_err() {
            (
                format!("the namespace of {described} is not a Rust identifier"),
                "Diesel cannot name it".to_owned(),
                "choose another namespace, or leave the table out of the Rust code by `row: none`"
                    .to_owned(),
            )
        } else {
            continue;
        };
        Finding::new(context, Code::DottedName, named.place(), message)
            .label(label)
            .help(help)
            .report();
    }
}

/// Whether a dialect has the table or view: the latter if it has a query.
fn exists_in(context: &Context<'_>, named: Object<'_>, dialect: Dialect) -> bool {
    let view = context.schema().views.get(named.name).filter(|_| named.kind == ObjectKind::View);
    view.is_none_or(|view| view.query.as_ref().get(dialect).is_some())
}

/// Whether Rust has the table or view.
fn is_shown(context: &Context<'_>, named: Object<'_>) -> bool {
    let shown = &context.declaration.presentation;
    if named.kind == ObjectKind::View {
        shown.views.contains_key(named.name)
    } else {
        shown.has_table(&named.name.into())
    }
}

/// Whether a namespace is the server's, or the one in which everything is that has none.
///
/// Source: PostgreSQL 16, "Schemas" ("The Public Schema", "The System Catalog Schema").
fn is_reserved_namespace(name: &str) -> bool {
    name == "public" || name == "information_schema" || name.starts_with("pg_")
}

/// The prefixes that Diesel and this library reserve for their own tables.
const OWN_PREFIXES: [&str; 2] = ["__diesel", "__tablewright"];

/// E0214: no name is reserved by a database in use, by Diesel or by this library.
pub(super) fn check_reserved_names(context: &Context<'_>) {
    for named in all_named(context) {
        let Some((owner, help)) = owner_of(context, named) else { continue };
        let message = format!("{} `{}` has a name that {owner}", named.kind.noun(), named.name);
        Finding::new(context, Code::ReservedName, named.place(), message)
            .label("reserved")
            .help(help)
            .report();
    }
}

/// Who has reserved the name, and what to write instead.
fn owner_of(context: &Context<'_>, named: Object<'_>) -> Option<(String, String)> {
    let starts_with = |prefix: &str| {
        named.local().get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
    };
    let in_use = |condition: &dyn Fn(Dialect) -> bool| {
        Some(subject(&context.dialects_where(condition)?, "reserves", "reserve"))
    };
    let relation = matches!(named.kind, ObjectKind::Table | ObjectKind::View);
    let keyed =
        matches!(named.kind, ObjectKind::Index | ObjectKind::SearchIndex | ObjectKind::Unique);
    let prefixed = relation
        || matches!(named.kind, ObjectKind::Index | ObjectKind::SearchIndex | ObjectKind::Trigger);
    if relation && let Some(prefix) = OWN_PREFIXES.into_iter().find(|prefix| starts_with(prefix)) {
        let owner = if prefix == "__diesel" { "Diesel reserves" } else { "Tablewright reserves" };
        return Some((owner.to_owned(), format!("use a name that does not start with `{prefix}`")));
    }
    if prefixed
        && let Some(owner) =
            in_use(&|dialect| dialect.capability().reserved_prefix.is_some_and(&starts_with))
    {
        let help = format!("use another name, such as `{}`", named.name.split_at(7).1);
        return Some((owner, help));
    }
    let folded = named.name.to_lowercase();
    if keyed
        && let Some(owner) =
            in_use(&|dialect| dialect.capability().reserved_index_names.contains(&folded.as_str()))
    {
        return Some((owner, "write another `name`, or none".to_owned()));
    }
    if named.kind == ObjectKind::Column
        && let Some(owner) =
            in_use(&|dialect| dialect.capability().reserved_column_names.contains(&folded.as_str()))
    {
        let help = format!("use another name, such as `{folded}_` with `rust_name: {folded}`");
        return Some((owner, help));
    }
    None
}

/// E0402: no name is longer than a database in use keeps.
pub(super) fn check_name_lengths(context: &Context<'_>) {
    for named in all_named(context) {
        // No limit is below 63 bytes, a name never has more characters than bytes, and a file name at most five
        // times as many.
        if named.name.len() <= 50 {
            continue;
        }
        if let Some(finding) = file_name_too_long(context, named) {
            finding.report();
            continue;
        }
        for dialect in context.dialects().iter() {
            let Some(limit) = dialect.capability().name_limit else { continue };
            let parts = [named.local(), named.namespace().unwrap_or_default()];
            let longest = parts.map(|part| limit.measure(part)).into_iter().max();
            let (length, maximum) = (longest.unwrap_or_default(), limit.maximum());
            if length > maximum {
                tell_too_long(context, named, (length, maximum), dialect);
                break;
            }
        }
    }
}

/// E0402, too: no table, view or trigger has a name that is too long for a file.
fn file_name_too_long<'c>(context: &'c Context<'_>, named: Object<'_>) -> Option<Finding<'c>> {
    if !matches!(named.kind, ObjectKind::Table | ObjectKind::View | ObjectKind::Trigger) {
        return None;
    }
    let length = file_name::length(named.name);
    let too_long = |dialect: &Dialect| {
        dialect.capability().file_name_limit.is_some_and(|maximum| length > maximum)
    };
    let dialect = context.dialects().iter().find(too_long)?;
    let maximum = dialect.capability().file_name_limit?;
    // Where it has too many characters as well, that is the plainer reason.
    let limit = dialect.capability().name_limit?;
    if limit.measure(named.name) > limit.maximum() {
        return None;
    }
    let (noun, name, title) = (named.kind.noun(), named.name, dialect.title());
    let message = format!(
        "the name of {noun} `{name}` is a file name of {length} bytes on {title}, which keeps {maximum}"
    );
    Some(
        Finding::new(context, Code::NameTooLong, named.place(), message)
            .label(format!("{length} bytes as a file name"))
            .help(
                "use a shorter name: there a letter or digit of ASCII and `_` have one byte, other characters \
                 three or five",
            ),
    )
}

fn tell_too_long(
    context: &Context<'_>,
    named: Object<'_>,
    (length, maximum): (usize, usize),
    dialect: Dialect,
) {
    let unit = match dialect.capability().name_limit {
        Some(NameLimit::Bytes(_)) => "bytes",
        Some(NameLimit::Characters(_)) | None => "characters",
        Some(NameLimit::Utf16Units(_)) => "UTF-16 units",
    };
    let made = matches!(
        named.kind,
        ObjectKind::Unique
            | ObjectKind::ForeignKey
            | ObjectKind::Check
            | ObjectKind::Index
            | ObjectKind::SearchIndex
    );
    let message = format!(
        "the name of {} `{}` has {length} {unit}, but {} keeps {maximum}",
        named.kind.noun(),
        named.name,
        dialect.title()
    );
    let help = if made {
        format!("take a name of at most {maximum} {unit}, or leave `name` out and one is made")
    } else {
        format!("take a name of at most {maximum} {unit}")
    };
    Finding::new(context, Code::NameTooLong, named.place(), message)
        .label(format!("{length} {unit}"))
        .help(help)
        .report();
}
