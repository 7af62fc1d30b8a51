//! What a type's name means: a keyword, an enum, or a named type of the spec.

use std::rc::Rc;

use super::{
    keys::{Context, type_keywords},
    line::{Line, LineError, parse_line},
    reader::{Converter, Fields},
    suggest::{closest, one_of},
    tree::{Node, Pair, Value},
};
use crate::{
    diagnostic::{Code, Diagnostic, Span},
    dialect::{Dialect, PerDialect},
    schema::{
        ColumnType, EnumName,
        native::{Short, short},
        presentation::FieldType,
        readable::common_reader,
    },
};

/// What a type's name stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ResolvedType {
    /// The portable type.
    pub(super) type_: ColumnType,
    /// Its spelling in single dialects, the Rust type and the doc comment, if a named type has any.
    pub(super) named: Option<Rc<NamedType>>,
}

/// What a named type says beside its portable type.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct NamedType {
    /// SQL types of single dialects.
    pub(super) sql_types: PerDialect<Option<String>>,
    /// What Rust reads it as.
    pub(super) field: FieldType,
    /// The doc comment.
    pub(super) doc: Option<String>,
}

/// How far a named type is resolved.
pub(super) enum TypeState<'a> {
    /// Not looked at.
    Unresolved(&'a Pair<'a>),
    /// Being looked at: meeting it again is a cycle.
    InProgress(Span),
    /// Known, or known to be wrong.
    Done(Span, Option<ResolvedType>),
}

/// Enters the named types of a file; each is resolved when it is first used, or at the end.
pub(super) fn enter_types<'a>(spec: &mut Converter<'a>, node: Option<&'a Node<'a>>) {
    for pair in spec.named(node, "types") {
        if is_new_type(spec, "type", pair) {
            spec.types.insert(&pair.key.text, TypeState::Unresolved(pair));
        }
    }
}

/// Whether a named type or enum has a name that no other type has; reported if not.
pub(super) fn is_new_type(spec: &mut Converter<'_>, kind: &str, pair: &Pair<'_>) -> bool {
    let (name, span) = (pair.key.text.as_ref(), pair.key.span);
    let declared = declared_at(spec, name);
    let is_portable = type_keywords().any(|keyword| keyword == name);
    if let Some(before) = declared {
        spec.report_duplicate(kind, name, span, before);
    } else if is_portable {
        let message = format!("`{name}` is the name of a portable type");
        Diagnostic::new(Code::DuplicateName, span, message).report(spec);
    }
    declared.is_none() && !is_portable
}

/// Resolves the named types that no column has used, so that their mistakes are told as well.
pub(super) fn resolve_all(spec: &mut Converter<'_>) {
    let names: Vec<_> = spec.types.keys().copied().collect();
    for name in names {
        resolve_named(spec, name, Span::default());
    }
}

fn declared_at(spec: &Converter<'_>, name: &str) -> Option<Span> {
    match spec.types.get(name) {
        Some(TypeState::Unresolved(pair)) => Some(pair.key.span),
        Some(TypeState::InProgress(span) | TypeState::Done(span, _)) => Some(*span),
        None => {
            let place = crate::check::place::Place::Enum(name.into());
            spec.declaration.schema.enums.contains_key(name).then(|| spec.places.span(&place))
        }
    }
}

/// The line of a scalar, with mistakes reported.
pub(super) fn convert_line<'a>(spec: &mut Converter<'a>, node: &'a Node<'a>) -> Option<Line<'a>> {
    let text = spec.text_called(node, "a type")?;
    match parse_line(text) {
        Ok(line) => Some(line),
        Err(LineError { range, message, help }) => {
            let span = spec.part(node, range.start, range.end);
            let mut diagnostic = Diagnostic::new(Code::MalformedType, span, message);
            diagnostic.help = help.map(str::to_owned);
            diagnostic.report(spec);
            None
        }
    }
}

/// The type that a line names.
pub(super) fn resolve_type<'a>(
    spec: &mut Converter<'a>,
    line: &Line<'a>,
    span: Span,
) -> Option<ResolvedType> {
    let name = line.type_name;
    if let Some(row) = ColumnType::with_keyword(name) {
        if line.parameters.len() != row.parameters
            || line.parameters.iter().take(1).any(|first| *first == 0)
        {
            let mut wanted = format!("`{}`", row.written());
            wanted.push_str(match row.parameters {
                0 => "",
                1 => " with a whole number from 1",
                _ => " with whole numbers, the first from 1",
            });
            let message = format!("the type is {wanted}");
            let hint = if name == "string" { "`text` is text of any length" } else { "" };
            let mut diagnostic = Diagnostic::new(Code::MalformedType, span, message);
            diagnostic.help = (!hint.is_empty()).then(|| hint.to_owned());
            diagnostic.report(spec);
            return None;
        }
        let [first, second] = [0, 1].map(|at| line.parameters.get(at).copied().unwrap_or_default());
        return row.make.map(|make| ResolvedType { type_: make([first, second]), named: None });
    }
    if !line.parameters.is_empty() && declared_at(spec, name).is_some() {
        let message = format!("`{name}` takes no numbers in parentheses");
        Diagnostic::new(Code::MalformedType, span, message).report(spec);
    }
    if spec.declaration.schema.enums.contains_key(name) {
        return Some(ResolvedType { type_: ColumnType::Enum(EnumName::new(name)), named: None });
    }
    if !spec.types.contains_key(name) {
        let mut known = Dialect::ALL.into_iter();
        let known = known.find_map(|dialect| Some((dialect, short(dialect, line.type_text)?)));
        let in_use = spec.declaration.settings.dialects;
        let has_others = |dialect| in_use.iter().any(|other| other != dialect);
        let known = known.filter(|(dialect, short)| {
            // Another name of a portable type is told as that of one.
            in_use.contains(*dialect) && (short.sql.is_some() || !has_others(*dialect))
        });
        let Some((dialect, short)) = known else {
            report_unknown(spec, line, span);
            return None;
        };
        if has_others(dialect) {
            report_foreign(spec, (dialect, &short), line.type_text, span);
            return None;
        }
        return Some(of_one_database(dialect, short));
    }
    resolve_named(spec, name, span)
}

/// What a short name stands for.
fn of_one_database(dialect: Dialect, short: Short) -> ResolvedType {
    let mut sql_types = PerDialect::default();
    *sql_types.as_mut().get(dialect) = short.sql;
    let named = NamedType { sql_types, field: short.field, doc: None };
    ResolvedType { type_: short.type_, named: Some(Rc::new(named)) }
}

/// Reports a type that one dialect has in a spec with others, and shows how to write it.
fn report_foreign(
    spec: &mut Converter<'_>,
    (dialect, short): (Dialect, &Short),
    text: &str,
    span: Span,
) {
    let in_use = spec.declaration.settings.dialects;
    let others: Vec<_> = in_use.iter().filter(|it| *it != dialect).map(Dialect::title).collect();
    let title = dialect.title();
    let message =
        format!("`{text}` is a type of {title}, and the spec is for {} as well", others.join(", "));
    let mut long = format!("{{ type: {}", short.type_);
    if let Some(sql) = &short.sql {
        long.extend([", ", dialect.keyword(), ": ", &quoted(sql)]);
    }
    match &short.field {
        FieldType::Portable => {}
        FieldType::Own { rust, diesel } => {
            let diesel = diesel.as_deref().map(|it| [", diesel: ", &quoted(it)].concat());
            long.extend([diesel.as_deref().unwrap_or_default(), ", rust: ", &quoted(rust)]);
        }
        FieldType::Hidden => long.push_str(", rust: none"),
    }
    long.push_str(" }");
    let mut help = format!("write `{long}`: the others have `{}` then", short.type_);
    if matches!(short.field, FieldType::Own { .. }) {
        help.extend([", and its values can be used on ", title, " only"]);
    }
    Diagnostic::new(Code::UnknownType, span, message)
        .label("not a portable type")
        .help(help)
        .report(spec);
}

/// A text as YAML takes it inside braces.
fn quoted(text: &str) -> String {
    if text.contains(['"', '[', ']', ',', '{', '}', '#', '\'']) {
        ["'", &text.replace('\'', "''"), "'"].concat()
    } else {
        text.to_owned()
    }
}

fn resolve_named<'a>(spec: &mut Converter<'a>, name: &'a str, used: Span) -> Option<ResolvedType> {
    match spec.types.get(name) {
        Some(TypeState::Done(_, resolved)) => resolved.clone(),
        Some(TypeState::InProgress(declared)) => {
            let declared = *declared;
            let message = format!("the type `{name}` refers to itself");
            Diagnostic::new(Code::TypeCycle, used, message)
                .related(declared, format!("`{name}` is declared here"))
                .report(spec);
            None
        }
        Some(TypeState::Unresolved(pair)) => {
            let pair = *pair;
            let declared = pair.key.span;
            spec.types.insert(&pair.key.text, TypeState::InProgress(declared));
            let resolved = convert_named(spec, &pair.value);
            spec.types.insert(&pair.key.text, TypeState::Done(declared, resolved.clone()));
            resolved
        }
        None => None,
    }
}

fn report_unknown(spec: &mut Converter<'_>, line: &Line<'_>, span: Span) {
    let name = line.type_name;
    let lower = name.to_lowercase();
    let mut rows = ColumnType::portable().iter();
    let other = rows.find(|row| row.also_called.contains(&lower.as_str())).map(|row| row.written());
    let mut names: Vec<String> = type_keywords().map(str::to_owned).collect();
    names.extend(spec.declaration.schema.enums.keys().map(EnumName::to_string));
    names.extend(spec.types.keys().map(|name| (*name).to_owned()));
    let near = other.or_else(|| closest(name, names.iter().map(String::as_str)).map(str::to_owned));
    let help = near.map_or_else(
        || {
            let keywords = one_of(&type_keywords().collect::<Vec<_>>());
            format!("portable types are {keywords}; declare others under `types` or `enums`")
        },
        |near| format!("did you mean `{}`?", with_parameters(&near, &line.parameters)),
    );
    let message = format!("there is no type `{name}`");
    Diagnostic::new(Code::UnknownType, span, message).label("unknown type").help(help).report(spec);
}

/// `string(n)` with the number that was written.
fn with_parameters(near: &str, parameters: &[u32]) -> String {
    match parameters {
        [first] => near.replace("(n)", &format!("({first})")),
        [first, second] => near.replace("(p, s)", &format!("({first}, {second})")),
        _ => near.to_owned(),
    }
}

/// A named type: the text of another type, or a mapping.
fn convert_named<'a>(spec: &mut Converter<'a>, node: &'a Node<'a>) -> Option<ResolvedType> {
    if matches!(node.value, Value::Scalar(_)) {
        return convert_bare_type(spec, node);
    }
    let fields = spec.fields(node, Context::NamedType)?;
    let own = spec.dialect_keys(&fields);
    let base = match fields.get("type") {
        Some(node) => convert_bare_type(spec, node)?,
        None => of_own_types(spec, node, &own)?,
    };
    let inherited = base.named.as_deref().cloned().unwrap_or_default();
    let named = NamedType {
        sql_types: over(own, &inherited.sql_types),
        field: convert_field(spec, &fields).unwrap_or(inherited.field),
        doc: spec.optional_text(fields.get("doc")).or(inherited.doc),
    };
    Some(ResolvedType { type_: base.type_, named: Some(Rc::new(named)) })
}

/// What a named type without `type` is: the SQL type of each dialect says it.
fn of_own_types(
    spec: &mut Converter<'_>,
    node: &Node<'_>,
    own: &PerDialect<Option<String>>,
) -> Option<ResolvedType> {
    let in_use = spec.declaration.settings.dialects;
    let said = in_use.iter().map(|it| Some((it, own.as_ref().get(it).clone()?)));
    let Some(said) = said.collect::<Option<Vec<_>>>() else {
        let missing = in_use.iter().filter(|it| own.as_ref().get(*it).is_none());
        let missing = missing.map(|it| format!("`{it}`")).collect::<Vec<_>>().join(", ");
        let message = format!("a named type needs `type`, or a SQL type for {missing}, too");
        Diagnostic::new(Code::MissingKey, node.span, message)
            .help("add `type: TYPE`, one of the portable types, an enum or another named type")
            .report(spec);
        return None;
    };
    if let [(dialect, sql)] = said.as_slice()
        && let Some(short) = short(*dialect, sql)
    {
        return Some(of_one_database(*dialect, short));
    }
    let type_ = common_reader(&said).and_then(|row| Some(row.make?([0, 0])));
    Some(ResolvedType { type_: type_.unwrap_or(ColumnType::Text), named: None })
}

/// The first where it has a value, otherwise the second.
pub(super) fn over(
    mut first: PerDialect<Option<String>>,
    second: &PerDialect<Option<String>>,
) -> PerDialect<Option<String>> {
    PerDialect::from_fn(|dialect| {
        first.as_mut().get(dialect).take().or_else(|| second.as_ref().get(dialect).clone())
    })
}

/// What `rust` and `diesel` say that Rust reads; `None` if they say nothing.
pub(super) fn convert_field<'a>(
    spec: &mut Converter<'a>,
    fields: &Fields<'a>,
) -> Option<FieldType> {
    let rust = fields.get("rust").filter(|node| !node.is_empty());
    let diesel = fields.get("diesel").filter(|node| !node.is_empty());
    let is_hidden = rust.is_some_and(|node| node.says("none"));
    if let Some(diesel) = diesel
        && (rust.is_none() || is_hidden)
    {
        let message = "`diesel` needs `rust` beside it";
        Diagnostic::new(Code::MissingKey, diesel.span, message)
            .help("add `rust: TYPE`, the Rust type that Diesel reads such a value as")
            .report(spec);
    }
    if is_hidden {
        return Some(FieldType::Hidden);
    }
    let rust = spec.optional_text(rust)?;
    Some(FieldType::Own { rust, diesel: spec.optional_text(diesel) })
}

/// A type without `?`, `auto_increment` and default.
fn convert_bare_type<'a>(spec: &mut Converter<'a>, node: &'a Node<'a>) -> Option<ResolvedType> {
    let line = convert_line(spec, node)?;
    if let Some(range) = line.question_mark.clone().or_else(|| line.extra()) {
        let span = spec.part(node, range.start, range.end);
        Diagnostic::new(Code::MalformedType, span, "a named type is a type and nothing else")
            .help("say this at the columns")
            .report(spec);
    }
    let span = spec.part(node, line.type_range.start, line.type_range.end);
    resolve_type(spec, &line, span)
}
