//! Indexes and keys: what the databases in use can index, and how many bytes of it.

use super::{
    Context, Finding,
    key_size::{KeySize, key_size},
    keywords,
    place::{Place, column_key},
    subject, suggest, titles,
};
use crate::{
    diagnostic::Code,
    dialect::{Dialect, DialectSet, capability::Capability},
    schema::{Column, ColumnType, Expression, Index, IndexName, Table, TableName},
};

/// What an index needs that not every database has.
struct Feature {
    code: Code,
    what: &'static str,
    key: &'static str,
    has: fn(&Capability) -> bool,
}

const PARTIAL: Feature = Feature {
    code: Code::PartialIndex,
    what: "has a `where`",
    key: "where",
    has: |capability| capability.partial_indexes,
};
const EXPRESSION: Feature = Feature {
    code: Code::ExpressionIndex,
    what: "is over an expression",
    key: "columns",
    has: |capability| capability.expression_indexes,
};
const COVERING: Feature = Feature {
    code: Code::CoveringIndex,
    what: "has an `include`",
    key: "include",
    has: |capability| capability.covering_indexes,
};

/// E0405, E0406, E0407: the dialects of an index have what it needs.
pub(super) fn check_features(context: &Context<'_>) {
    for (table, content) in context.tables() {
        for (name, index) in &content.indexes {
            let position = index.keys.iter().position(|key| key.expression.as_column().is_none());
            let computed = position.map(|position| &index.keys[position].expression);
            let needs = [(index.predicate.as_ref(), PARTIAL), (computed, EXPRESSION)];
            for (expression, feature) in needs {
                let Some(expression) = expression else { continue };
                let exists =
                    |dialect| index.dialects.contains(dialect) && says(expression, dialect);
                let place = match position {
                    Some(position) if feature.code == Code::ExpressionIndex => {
                        Place::IndexColumn(table.clone(), name.clone(), position)
                    }
                    Some(_) | None => Place::IndexKey(table.clone(), name.clone(), feature.key),
                };
                check_feature(context, (name, index), &feature, exists, place);
            }
            if !index.include.is_empty() {
                let exists = |dialect| index.dialects.contains(dialect);
                let place = Place::IndexKey(table.clone(), name.clone(), COVERING.key);
                check_feature(context, (name, index), &COVERING, exists, place);
            }
        }
    }
}

/// Whether the expression is there in `dialect`: raw SQL may be for some dialects only.
fn says(expression: &Expression, dialect: Dialect) -> bool {
    if let Expression::Raw(sql) = expression {
        sql.as_ref().as_ref().get(dialect).is_some()
    } else {
        true
    }
}

fn check_feature(
    context: &Context<'_>,
    (name, index): (&IndexName, &Index),
    feature: &Feature,
    exists: impl Fn(Dialect) -> bool,
    place: Place,
) {
    let lacking =
        context.dialects_where(|dialect| exists(dialect) && !(feature.has)(dialect.capability()));
    let Some(lacking) = lacking else { return };
    let message = format!(
        "index `{name}` {}, which {} not have",
        feature.what,
        subject(&lacking, "does", "do")
    );
    Finding::new(context, feature.code, place, message)
        .label(format!("not in {}", titles(&lacking)))
        .help(only_help(context, index.dialects, &lacking))
        .report();
}

/// A help that leaves the object out where it cannot be.
pub(super) fn only_help(
    context: &Context<'_>,
    dialects: DialectSet,
    lacking: &[Dialect],
) -> String {
    let rest = dialects.intersection(context.dialects());
    match keywords(rest.iter().filter(|dialect| !lacking.contains(dialect))) {
        rest if rest.is_empty() => "remove it, as no dialect in use can have it".to_owned(),
        rest => format!("write `only: [{rest}]` at it"),
    }
}

/// E0408: the method of an index is one that the dialect has.
pub(super) fn check_methods(context: &Context<'_>) {
    for (table, content) in context.tables() {
        for (name, index) in &content.indexes {
            for dialect in index.dialects.intersection(context.dialects()).iter() {
                let Some(method) = index.method.as_ref().get(dialect) else { continue };
                let known = dialect.capability().index_methods;
                if known.contains(&method.to_lowercase().as_str()) {
                    continue;
                }
                let message = format!(
                    "index `{name}` has method `{method}`, which {} does not have",
                    dialect.title()
                );
                let place = Place::IndexKey(table.clone(), name.clone(), "method");
                let help = suggest::help(method, known.iter().copied())
                    .unwrap_or_else(|| format!("leave the method for `{dialect}` out"));
                Finding::new(context, Code::IndexMethod, place, message)
                    .label("no such method")
                    .help(help)
                    .report();
            }
        }
    }
}

/// A list of columns that a database keeps in an index.
struct Indexed<'a> {
    /// What a sentence calls it.
    object: String,
    /// The columns with their positions.
    columns: Vec<(usize, &'a Column)>,
    /// How many keys there are, columns or not.
    count: usize,
    /// The dialects in which it is an ordinary index.
    dialects: DialectSet,
    whole: Place,
    part: Box<dyn Fn(usize) -> Place + 'a>,
    kind: IndexedKind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum IndexedKind {
    PrimaryKey,
    Constraint,
    Index,
}

/// The keys and ordinary indexes of a table; full-text indexes have rules of their own.
fn indexed<'a>(name: &'a TableName, table: &'a Table) -> Vec<Indexed<'a>> {
    let mut all = Vec::new();
    let primary = table.primary_key.iter().map(|key| {
        (IndexedKind::PrimaryKey, "the primary key".to_owned(), &key.name, &key.columns)
    });
    let unique = table.unique_constraints.iter().map(|(key, unique)| {
        (IndexedKind::Constraint, format!("unique constraint `{key}`"), key, &unique.columns)
    });
    for (kind, object, constraint, columns) in primary.chain(unique) {
        let positions = columns.iter().enumerate();
        all.push(Indexed {
            object,
            columns: positions.filter_map(|(at, it)| Some((at, table.column(it)?))).collect(),
            count: columns.len(),
            dialects: DialectSet::all(),
            whole: Place::Constraint(name.clone(), constraint.clone()),
            part: Box::new(move |at| Place::ConstraintColumn(name.clone(), constraint.clone(), at)),
            kind,
        });
    }
    for (key, index) in &table.indexes {
        let ordinary = |dialect: &Dialect| index.method.as_ref().get(*dialect).is_none();
        let columns = index
            .keys
            .iter()
            .enumerate()
            .filter_map(|(at, key)| Some((at, table.column(key.expression.as_column()?)?)));
        all.push(Indexed {
            object: format!("index `{key}`"),
            columns: columns.collect(),
            count: index.keys.len(),
            dialects: index.dialects.iter().filter(ordinary).collect(),
            whole: Place::Index(name.clone(), key.clone()),
            part: Box::new(move |at| Place::IndexColumn(name.clone(), key.clone(), at)),
            kind: IndexedKind::Index,
        });
    }
    all
}

/// E0403, E0404, E0409, E0421: every indexed column has a type with an order, and a length where one is
/// needed; no key or index has more bytes or columns than a database in use allows.
pub(super) fn check_keys(context: &Context<'_>) {
    for (name, table) in context.tables() {
        for indexed in indexed(name, table) {
            let dialects = indexed.dialects.intersection(context.dialects());
            check_types(context, name, &indexed);
            let excesses: Vec<Excess<'_>> =
                dialects.iter().filter_map(|dialect| excess(context, &indexed, dialect)).collect();
            tell_excesses(context, name, &indexed, &excesses);
            check_count(context, name, &indexed);
        }
    }
}

fn check_types(context: &Context<'_>, name: &TableName, indexed: &Indexed<'_>) {
    let dialects = indexed.dialects.intersection(context.dialects());
    for &(at, column) in &indexed.columns {
        let is_plain = |it| column.sql_types.as_ref().get(it).is_none();
        if let Some(method) = column.type_.row().unordered
            && dialects.iter().any(is_plain)
        {
            tell_unordered(context, name, (indexed, at, column), method);
            continue;
        }
        let size = |dialect| key_size(column, dialect, context.enum_length(column));
        let refusing: Vec<Dialect> = dialects
            .iter()
            .filter(|dialect| {
                !dialect.capability().unbounded_keys && size(*dialect) == KeySize::Unbounded
            })
            .collect();
        if !refusing.is_empty() {
            tell_unbounded(context, name, (indexed, at, column), &refusing);
        }
    }
}

/// E0409: json and vectors are not for ordinary indexes.
fn tell_unordered(
    context: &Context<'_>,
    table: &TableName,
    (indexed, at, column): (&Indexed<'_>, usize, &Column),
    method: &str,
) {
    let message = format!(
        "{} of table `{table}` is over column `{}`, but values of type `{}` have no order",
        indexed.object, column.name, column.type_
    );
    let help = match indexed.kind {
        IndexedKind::Index => {
            format!(
                "write `method: {{ postgres: {method} }}` and `only: [postgres]`, or do without it"
            )
        }
        IndexedKind::PrimaryKey | IndexedKind::Constraint => {
            "take other columns for the key".to_owned()
        }
    };
    Finding::new(context, Code::UnindexableType, (indexed.part)(at), message)
        .label("has no order")
        .declared(table, column)
        .help(help)
        .report();
}

fn tell_unbounded(
    context: &Context<'_>,
    table: &TableName,
    (indexed, at, column): (&Indexed<'_>, usize, &Column),
    refusing: &[Dialect],
) {
    let message = format!(
        "{} of table `{table}` is over column `{}`, whose type `{}` has no length: {} that",
        indexed.object,
        column.name,
        column.type_,
        subject(refusing, "refuses", "refuse")
    );
    let shorter = if column.type_ == ColumnType::Text {
        format!("write `string(255)` as the type of `{}`", column.name)
    } else {
        let types: Vec<String> =
            refusing.iter().map(|dialect| format!("`{dialect}: VARBINARY(255)`")).collect();
        format!("add {} to column `{}`", super::listed(&types), column.name)
    };
    let help = match indexed.kind {
        IndexedKind::Index => {
            let rest = only_help(context, indexed.dialects, refusing);
            format!("{shorter}, or {rest}")
        }
        IndexedKind::PrimaryKey | IndexedKind::Constraint => shorter,
    };
    Finding::new(context, Code::UnboundedKey, (indexed.part)(at), message)
        .label("needs a length")
        .declared(table, column)
        .help(help)
        .report();
}

/// A key with more bytes than a dialect allows.
struct Excess<'a> {
    dialect: Dialect,
    total: usize,
    maximum: usize,
    /// The column that takes most, if a shorter text of so many characters would mend it.
    shorten: Option<(&'a Column, usize)>,
    sizes: Vec<(usize, &'a Column)>,
}

fn excess<'a>(
    context: &Context<'_>,
    indexed: &Indexed<'a>,
    dialect: Dialect,
) -> Option<Excess<'a>> {
    let capability = dialect.capability();
    let primary =
        capability.primary_key_bytes_maximum.filter(|_| indexed.kind == IndexedKind::PrimaryKey);
    let maximum = primary.or(capability.index_bytes_maximum)?;
    let size = |column| match key_size(column, dialect, context.enum_length(column)) {
        KeySize::Bytes(bytes) => Some((bytes, column)),
        KeySize::Unbounded | KeySize::Unknown => None,
    };
    let sizes: Vec<(usize, &Column)> =
        indexed.columns.iter().filter_map(|&(_, column)| size(column)).collect();
    let total: usize = sizes.iter().map(|(bytes, _)| bytes).sum();
    if total <= maximum {
        return None;
    }
    let &(largest, column) = sizes.iter().max_by_key(|(bytes, _)| *bytes)?;
    let fitting = largest.saturating_sub(total - maximum) / capability.bytes_per_character;
    let is_text = matches!(column.type_, ColumnType::String { .. });
    let shorten = (fitting > 0 && is_text).then_some((column, fitting));
    Some(Excess { dialect, total, maximum, shorten, sizes })
}

fn tell_excesses(
    context: &Context<'_>,
    table: &TableName,
    indexed: &Indexed<'_>,
    excesses: &[Excess<'_>],
) {
    // What mends the strictest database mends the others.
    let strictness = |excess: &&Excess<'_>| excess.shorten.map(|(_, length)| length);
    let Some(worst) = excesses.iter().min_by_key(strictness) else { return };
    let told: Vec<String> = excesses
        .iter()
        .map(|excess| {
            let Excess { dialect, total, maximum, .. } = excess;
            format!("{total} bytes in {}, which allows {maximum}", dialect.title())
        })
        .collect();
    let message =
        format!("{} of table `{table}` has up to {}", indexed.object, told.join(", and "));
    let shorter = match worst.shorten {
        Some((column, length)) => {
            format!("write `string({length})` as the type of `{}`", column.name)
        }
        None => "name fewer columns".to_owned(),
    };
    let lacking: Vec<Dialect> = excesses.iter().map(|excess| excess.dialect).collect();
    let help = match indexed.kind {
        IndexedKind::Index => {
            format!("{shorter}, or {}", only_help(context, indexed.dialects, &lacking))
        }
        IndexedKind::PrimaryKey | IndexedKind::Constraint => shorter,
    };
    let title = worst.dialect.title();
    let per_character = worst.dialect.capability().bytes_per_character;
    let label = format!("{} bytes in {title}, at {per_character} a character", worst.total);
    let mut finding =
        Finding::new(context, Code::KeyTooLong, &indexed.whole, message).label(label).help(help);
    for (bytes, column) in &worst.sizes {
        let place = column_key(table, &column.name, "type");
        finding = finding.related(place, format!("`{}` takes {bytes} bytes there", column.name));
    }
    finding.report();
}

fn check_count(context: &Context<'_>, table: &TableName, indexed: &Indexed<'_>) {
    let dialects = indexed.dialects.intersection(context.dialects());
    let strictest = dialects.iter().min_by_key(|it| it.capability().key_columns_maximum);
    let Some(dialect) = strictest else { return };
    let maximum = dialect.capability().key_columns_maximum;
    if indexed.count <= maximum {
        return;
    }
    let message = format!(
        "{} of table `{table}` has {} columns, but {} allows {maximum}",
        indexed.object,
        indexed.count,
        dialect.title()
    );
    Finding::new(context, Code::KeyColumns, &indexed.whole, message)
        .label(format!("{} columns", indexed.count))
        .help(format!("name at most {maximum} columns"))
        .report();
}
