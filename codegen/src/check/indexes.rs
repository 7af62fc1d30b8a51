//! Indexes and keys: what the databases in use can index, and how many bytes of it.

use super::{
    Context, Finding,
    key_size::{KeySize, beginning_width, key_size},
    keywords,
    place::{Place, column_key},
    subject, suggest,
    table_keys::{Key, KeyKind, keys},
    titles,
};
use crate::{
    diagnostic::Code,
    dialect::{Dialect, DialectSet, capability::Capability},
    schema::{
        Column, ColumnType, ConstraintName, Expression, Index, IndexName, NullEquality, Table,
        TableName, UniqueConstraint, prefixes::divisible,
    },
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

const NULLS: Feature = Feature {
    code: Code::NullsNotDistinct,
    what: "has `nulls_not_distinct`",
    key: "nulls_not_distinct",
    has: |capability| capability.nulls_not_distinct,
};

const EXCLUSION: Feature = Feature {
    code: Code::ExclusionConstraint,
    what: "is an exclusion constraint",
    key: "elements",
    has: |capability| capability.exclusions,
};

/// E0405, E0406, E0407, E0451, E0456: the dialects of an index have what it needs.
pub(super) fn check_features(context: &Context<'_>) {
    for (table, content) in context.tables() {
        for (name, index) in &content.indexes {
            if index.exclusion.is_some() {
                let exists = |dialect| index.dialects.contains(dialect);
                let place = Place::IndexKey(table.clone(), name.clone(), EXCLUSION.key);
                check_feature(context, (name, index), &EXCLUSION, exists, place);
                continue;
            }
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
            if index.nulls == NullEquality::Equal {
                let exists = |dialect| index.dialects.contains(dialect);
                let place = Place::IndexKey(table.clone(), name.clone(), NULLS.key);
                check_feature(context, (name, index), &NULLS, exists, place);
            }
        }
        for (name, unique) in &content.unique_constraints {
            if unique.nulls == NullEquality::Equal {
                check_equal_nulls(context, table, (name, unique));
            }
        }
    }
}

/// E0451 of a unique constraint.
fn check_equal_nulls(
    context: &Context<'_>,
    table: &TableName,
    (name, unique): (&ConstraintName, &UniqueConstraint),
) {
    let lacking = context.dialects_where(|dialect| {
        unique.dialects.contains(dialect) && !(NULLS.has)(dialect.capability())
    });
    let Some(lacking) = lacking else { return };
    let message = format!(
        "unique constraint `{name}` {}, which {} not have",
        NULLS.what,
        subject(&lacking, "does", "do")
    );
    let place = Place::ConstraintKey(table.clone(), name.clone(), NULLS.key);
    Finding::new(context, NULLS.code, place, message)
        .label(format!("not in {}", titles(&lacking)))
        .help(only_help(context, unique.dialects, &lacking))
        .report();
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
    let noun = if index.exclusion.is_some() { "`" } else { "index `" };
    let message = format!(
        "{noun}{name}` {}, which {} not have",
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
                    check_classes(context, (table, name), index, method);
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

/// E0408 of a method that knows no class of operators by itself.
fn check_classes(
    context: &Context<'_>,
    (table, name): (&TableName, &IndexName),
    index: &Index,
    method: &str,
) {
    let position = index.keys.iter().position(|key| key.operator_class.is_none());
    let Some(position) = position.filter(|_| method.eq_ignore_ascii_case("hnsw")) else { return };
    let message = format!("index `{name}` has method `hnsw`, but a key without an operator class");
    let place = Place::IndexColumn(table.clone(), name.clone(), position);
    Finding::new(context, Code::IndexMethod, place, message)
        .label("which distance is searched by?")
        .help("write `operator_class: vector_l2_ops` at the key, or another class of pgvector")
        .report();
}

/// A key with what the databases keep of it in an index.
struct Indexed<'a> {
    key: Key<'a>,
    /// The columns with their positions.
    columns: Vec<(usize, &'a Column)>,
    /// The dialects in use in which it is an ordinary index.
    dialects: DialectSet,
}

impl<'a> Indexed<'a> {
    fn new(context: &Context<'_>, key: Key<'a>, table: &'a Table) -> Self {
        let columns = key.columns().into_iter();
        let method = |dialect| key.index()?.method.as_ref().get(dialect).as_deref();
        let dialects = key.dialects().intersection(context.dialects());
        Self {
            key,
            columns: columns.filter_map(|(at, name)| Some((at, table.column(name)?))).collect(),
            dialects: dialects.iter().filter(|dialect| method(*dialect).is_none()).collect(),
        }
    }

    /// What helps: something at the columns, or to leave an index out of the databases that refuse it.
    fn help(&self, context: &Context<'_>, help: String, lacking: &[Dialect]) -> String {
        match self.key.index() {
            Some(index) => format!("{help}, or {}", only_help(context, index.dialects, lacking)),
            None => help,
        }
    }
}

/// E0403, E0404, E0409, E0421: every indexed column has a type with an order, and a length where one is
/// needed; no key or index has more bytes or columns than a database in use allows.
pub(super) fn check_keys(context: &Context<'_>) {
    for (name, table) in context.tables() {
        for key in keys(name, table) {
            let indexed = Indexed::new(context, key, table);
            check_types(context, &indexed);
            check_bytes(context, &indexed);
            check_count(context, &indexed);
        }
    }
}

fn check_types(context: &Context<'_>, indexed: &Indexed<'_>) {
    for &(at, column) in &indexed.columns {
        let is_plain = |it| column.sql_types.as_ref().get(it).is_none();
        if let Some(method) = column.type_.row().unordered
            && indexed.dialects.iter().any(is_plain)
        {
            tell_unordered(context, indexed, (at, column), method);
            continue;
        }
        let length = indexed.key.length(at);
        let size = |dialect| part_size(context, (column, length), dialect);
        let refusing = context.dialects_where(|dialect| {
            indexed.dialects.contains(dialect)
                && !dialect.capability().unbounded_keys
                && size(dialect) == KeySize::Unbounded
        });
        if let Some(refusing) = refusing {
            tell_unbounded(context, indexed, (at, column), &refusing);
        }
    }
}

/// How many bytes of a key a column takes of which only the beginning may count.
fn part_size(
    context: &Context<'_>,
    (column, length): (&Column, Option<u32>),
    dialect: Dialect,
) -> KeySize {
    let Some(length) = length else {
        return key_size(column, dialect, context.enum_length(column));
    };
    KeySize::Bytes(length as usize * beginning_width(column, dialect))
}

/// E0409: json and vectors are not for ordinary indexes.
fn tell_unordered(
    context: &Context<'_>,
    indexed: &Indexed<'_>,
    (at, column): (usize, &Column),
    method: &str,
) {
    let message = format!(
        "{} of table `{}` is over column `{}`, but values of type `{}` have no order",
        indexed.key.described(),
        indexed.key.table,
        column.name,
        column.type_
    );
    let help = if indexed.key.index().is_some() {
        format!("write `method: {{ postgres: {method} }}` and `only: [postgres]`, or do without it")
    } else {
        "take other columns for the key".to_owned()
    };
    Finding::new(context, Code::UnindexableType, indexed.key.part(at), message)
        .label("has no order")
        .declared(indexed.key.table, column)
        .help(help)
        .report();
}

fn tell_unbounded(
    context: &Context<'_>,
    indexed: &Indexed<'_>,
    (at, column): (usize, &Column),
    refusing: &[Dialect],
) {
    let message = format!(
        "{} of table `{}` is over column `{}`, whose type `{}` has no length: {} that",
        indexed.key.described(),
        indexed.key.table,
        column.name,
        column.type_,
        subject(refusing, "refuses", "refuse")
    );
    let divides = |dialect: &Dialect| {
        dialect.capability().key_prefixes && divisible(column, *dialect).is_some()
    };
    let shorter = if refusing.iter().all(divides) {
        let noun = if column.type_ == ColumnType::Text { "characters" } else { "bytes" };
        let item = format!("{{ key: {}, length: 100 }}", column.name);
        format!("write `{item}` for the key to be over its first 100 {noun}")
    } else if column.type_ == ColumnType::Text {
        format!("write `string(255)` as the type of `{}`", column.name)
    } else {
        let types: Vec<String> =
            refusing.iter().map(|dialect| format!("`{dialect}: VARBINARY(255)`")).collect();
        format!("add {} to column `{}`", super::listed(&types), column.name)
    };
    let help = indexed.help(context, shorter, refusing);
    Finding::new(context, Code::UnboundedKey, indexed.key.part(at), message)
        .label("needs a length")
        .declared(indexed.key.table, column)
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
    let is_primary = matches!(indexed.key.kind, KeyKind::Primary(_));
    let primary = capability.primary_key_bytes_maximum.filter(|_| is_primary);
    let maximum = primary.or(capability.index_bytes_maximum)?;
    let size = |(at, column)| {
        let length = indexed.key.length(at);
        match part_size(context, (column, length), dialect) {
            KeySize::Bytes(bytes) => Some((bytes, column)),
            KeySize::Unbounded | KeySize::Unknown => None,
        }
    };
    let sizes: Vec<(usize, &Column)> = indexed.columns.iter().copied().filter_map(size).collect();
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

fn check_bytes(context: &Context<'_>, indexed: &Indexed<'_>) {
    let excesses: Vec<Excess<'_>> =
        indexed.dialects.iter().filter_map(|dialect| excess(context, indexed, dialect)).collect();
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
    let (key, table) = (indexed.key.described(), indexed.key.table);
    let message = format!("{key} of table `{table}` has up to {}", told.join(", and "));
    let shorter = match worst.shorten {
        Some((column, length)) => {
            format!("write `string({length})` as the type of `{}`", column.name)
        }
        None => "name fewer columns".to_owned(),
    };
    let lacking: Vec<Dialect> = excesses.iter().map(|excess| excess.dialect).collect();
    let help = indexed.help(context, shorter, &lacking);
    let title = worst.dialect.title();
    let per_character = worst.dialect.capability().bytes_per_character;
    let label = format!("{} bytes in {title}, at {per_character} a character", worst.total);
    let mut finding = Finding::new(context, Code::KeyTooLong, indexed.key.place(), message)
        .label(label)
        .help(help);
    for (bytes, column) in &worst.sizes {
        let place = column_key(indexed.key.table, &column.name, "type");
        finding = finding.related(place, format!("`{}` takes {bytes} bytes there", column.name));
    }
    finding.report();
}

fn check_count(context: &Context<'_>, indexed: &Indexed<'_>) {
    let strictest = indexed.dialects.iter().min_by_key(|it| it.capability().key_columns_maximum);
    let Some(dialect) = strictest else { return };
    let maximum = dialect.capability().key_columns_maximum;
    if indexed.key.parts() <= maximum {
        return;
    }
    let message = format!(
        "{} of table `{}` has {} columns, but {} allows {maximum}",
        indexed.key.described(),
        indexed.key.table,
        indexed.key.parts(),
        dialect.title()
    );
    Finding::new(context, Code::KeyColumns, indexed.key.place(), message)
        .label(format!("{} columns", indexed.key.parts()))
        .help(format!("name at most {maximum} columns"))
        .report();
}
