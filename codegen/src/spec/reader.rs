//! Reads values from the tree: each reader expects one kind of value and reports what it found instead.
//!
//! Readers report to [`Converter::diagnostics`] and return `None`; the caller continues with the next value.

use std::collections::BTreeMap;

use super::{
    additions::AdditionDefaults,
    keys::{Context, Presence},
    models::ModelDefaults,
    references::PendingForeignKey,
    suggest::{closest, one_of},
    tree::{Key, Node, Notation, Pair, Value},
    types::TypeState,
};
use crate::{
    check::place::{Place, Places},
    diagnostic::{Code, Diagnostic, Span},
    dialect::{Dialect, DialectSet, PerDialect, Server},
    schema::{ColumnName, Declaration, Prefixes, TableName},
};

/// Everything that conversion reads and makes.
pub(super) struct Converter<'a> {
    /// The text of each file.
    pub(super) texts: &'a [&'a str],
    /// The mistakes found so far.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// Where everything was said.
    pub(super) places: Places,
    /// What is being made.
    pub(super) declaration: Declaration,
    /// The named types by name, as far as they were resolved.
    pub(super) types: BTreeMap<&'a str, TypeState<'a>>,
    /// Which structs Rust has of the tables that do not say.
    pub(super) models: ModelDefaults,
    /// What files and modules add to the generated Rust.
    pub(super) additions: AdditionDefaults,
    /// For which of the servers of one dialect it reads.
    pub(super) reading: Reading,
    /// Foreign keys, which are resolved when all tables are known.
    pub(super) foreign_keys: Vec<PendingForeignKey<'a>>,
}

impl Diagnostic {
    /// Adds it to the mistakes found so far.
    pub(super) fn report(self, spec: &mut Converter<'_>) {
        spec.diagnostics.push(self);
    }
}

/// For which of the servers of one dialect a spec is read.
///
/// A spec that says something for MySQL or MariaDB alone is read for each of them as well: then what is said for the
/// server stands for what is said for the dialect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// For both: all that one of them has.
    Both,
    /// For one.
    Of(Server),
}

impl Reading {
    /// The keys in which something is said for `dialect`, the one that counts most first.
    fn keys(self, dialect: Dialect) -> Vec<&'static str> {
        let servers = Server::ALL.into_iter().filter(|server| server.dialect() == dialect);
        let mut keys = Vec::from([dialect.keyword()]);
        match self {
            Self::Both => keys.extend(servers.map(Server::keyword)),
            Self::Of(own) => {
                keys.splice(0..0, servers.filter(|it| *it == own).map(Server::keyword));
            }
        }
        keys
    }

    /// What the words of `only` mean.
    fn words(self) -> Vec<(&'static str, Option<Dialect>)> {
        let dialects = Dialect::ALL.map(|dialect| (dialect.keyword(), Some(dialect)));
        let servers = Server::ALL.map(|server| {
            let is_read = self == Self::Both || self == Self::Of(server);
            (server.keyword(), is_read.then_some(server.dialect()))
        });
        dialects.into_iter().chain(servers).collect()
    }
}

/// A mapping whose keys were checked against the registry.
#[derive(Clone, Copy)]
pub(super) struct Fields<'a> {
    context: Context,
    reading: Reading,
    pairs: &'a [Pair<'a>],
    /// Of the short form: the one key whose value was written.
    short: Option<(&'static str, &'a Node<'a>)>,
    /// Where the mapping stands.
    pub(super) span: Span,
}

impl<'a> Fields<'a> {
    /// The value of a key, if it was written.
    pub(super) fn get(&self, name: &'static str) -> Option<&'a Node<'a>> {
        debug_assert!(self.context.key(name).is_some(), "bug: `{name}` is not in the registry");
        if let Some((key, node)) = self.short {
            return (key == name).then_some(node);
        }
        let said = |name| self.pairs.iter().find(|pair| pair.key.text == name);
        let Some(dialect) = Dialect::from_keyword(name) else {
            return said(name).map(|pair| &pair.value);
        };
        let keys = self.reading.keys(dialect).into_iter();
        let values = keys.filter_map(|name| said(name).map(|pair| &pair.value));
        let mut values = values.peekable();
        let first = values.peek().copied();
        match self.reading {
            Reading::Of(_) => first,
            // What one of them has, the other need not have.
            Reading::Both => values.find(|node| !node.says("none")).or(first),
        }
    }

    /// The pairs whose keys the registry knows, with the registry's spelling of the key.
    pub(super) fn known(&self) -> impl Iterator<Item = (&'static str, &'a Node<'a>)> + use<'a> {
        let context = self.context;
        let known =
            move |pair: &'a Pair<'a>| Some((context.key(&pair.key.text)?.name, &pair.value));
        self.short.into_iter().chain(self.pairs.iter().filter_map(known))
    }
}

impl<'a> Converter<'a> {
    /// Remembers where something was said.
    pub(super) fn place(&mut self, place: Place, span: Span) {
        self.places.insert(place, span);
    }

    /// Remembers where something is declared, or reports that it is `declared` already.
    pub(super) fn is_new(
        &mut self,
        (kind, name): (&str, &str),
        (place, span): (Place, Span),
        declared: bool,
    ) -> bool {
        if declared {
            let before = self.places.span(&place);
            self.report_duplicate(kind, name, span, before);
        } else {
            self.place(place, span);
        }
        !declared
    }

    /// Reports that `name` is declared at `span` and was declared `before`.
    pub(super) fn report_duplicate(&mut self, kind: &str, name: &str, span: Span, before: Span) {
        Diagnostic::new(
            Code::DuplicateName,
            span,
            format!("the {kind} `{name}` is declared twice"),
        )
        .label("declared again here")
        .related(before, "first declared here")
        .help("give one of the two another name, or remove it")
        .report(self);
    }

    /// The help for a name that stands for nothing: the nearest of `names`, those that would have been right.
    ///
    /// A spec with a thousand mistakes has another problem than its spelling, and each search takes time in
    /// proportion to the spec.
    pub(super) fn nearest<'n>(
        &self,
        name: &str,
        names: impl Iterator<Item = &'n str>,
    ) -> Option<String> {
        const MAX_MISTAKES: usize = 1000;
        if self.diagnostics.len() > MAX_MISTAKES {
            return None;
        }
        closest(name, names).map(|near| format!("did you mean `{near}`?"))
    }

    /// Reports a name that stands for nothing.
    pub(super) fn report_unknown(
        &mut self,
        code: Code,
        (kind, name, span): (&str, &str, Span),
        help: Option<String>,
    ) {
        let message = format!("there is no {kind} `{name}`");
        let mut diagnostic = Diagnostic::new(code, span, message).label(format!("unknown {kind}"));
        diagnostic.help = help;
        diagnostic.report(self);
    }

    /// Reports a table that does not exist, with the name that it has got or the one that is nearest.
    pub(super) fn report_unknown_table(&mut self, (name, span): (&str, Span)) {
        let renamed = self.declaration.intent.renamed_tables.iter();
        let renamed = renamed.map(|(now, was)| (now.as_str(), was.as_str()));
        let tables = self.declaration.schema.tables.keys();
        let help =
            renamed_to(name, renamed).or_else(|| self.nearest(name, tables.map(TableName::as_str)));
        self.report_unknown(Code::UnknownTable, ("table", name, span), help);
    }

    /// Reports that `owner` has no column `name`.
    pub(super) fn report_unknown_column(
        &mut self,
        owner: &str,
        (name, span): (&str, Span),
        help: Option<String>,
    ) {
        let message = format!("`{owner}` has no column `{name}`");
        let mut diagnostic =
            Diagnostic::new(Code::UnknownColumn, span, message).label("unknown column");
        diagnostic.help = help;
        diagnostic.report(self);
    }

    /// Reports that a value is of another kind than wanted.
    pub(super) fn wrong_kind(&mut self, node: &Node<'a>, wanted: &str) {
        let found = node.kind();
        Diagnostic::new(Code::WrongKind, node.span, format!("expected {wanted}, found {found}"))
            .label(format!("this is {found}"))
            .report(self);
    }

    /// A mapping with the keys of `context`. Unknown and missing keys are reported.
    pub(super) fn fields(&mut self, node: &'a Node<'a>, context: Context) -> Option<Fields<'a>> {
        let pairs: &[Pair<'_>] = match &node.value {
            Value::Mapping(pairs) => pairs,
            Value::Scalar(_) if node.is_empty() => &[],
            Value::Scalar(_) | Value::Sequence(_) => {
                let keys: Vec<_> = context.keys().iter().map(|key| key.name).collect();
                let wanted = format!("a mapping with the keys of {}", context.title());
                self.wrong_kind(node, &wanted);
                if let Some(last) = self.diagnostics.last_mut() {
                    last.help = Some(format!("its keys are {}", one_of(&keys)));
                }
                return None;
            }
        };
        for pair in pairs {
            if context.key(&pair.key.text).is_none() {
                self.unknown_key(&pair.key, context);
            }
        }
        for key in context.keys() {
            let missing = key.presence == Presence::Required
                && !pairs.iter().any(|pair| pair.key.text == key.name);
            if missing {
                let message = format!("{} needs the key `{}`", context.title(), key.name);
                Diagnostic::new(Code::MissingKey, node.span, message)
                    .label(format!("no `{}` in here", key.name))
                    .help(format!("`{}`: {}", key.name, lower_first(key.doc)))
                    .report(self);
            }
        }
        Some(Fields { context, reading: self.reading, pairs, short: None, span: node.span })
    }

    /// A mapping with the keys of `context`, or in the short form the value of `key` alone.
    pub(super) fn fields_or(
        &mut self,
        node: &'a Node<'a>,
        context: Context,
        key: &'static str,
    ) -> Option<Fields<'a>> {
        match &node.value {
            Value::Mapping(_) => self.fields(node, context),
            Value::Scalar(_) | Value::Sequence(_) => {
                let (reading, short) = (self.reading, Some((key, node)));
                Some(Fields { context, reading, pairs: &[], short, span: node.span })
            }
        }
    }

    fn unknown_key(&mut self, key: &Key<'a>, context: Context) {
        let names: Vec<_> = context.keys().iter().map(|key| key.name).collect();
        let help = match closest(&key.text, names.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            // In `{ type: decimal(10, 2) }` YAML ends the value at the comma.
            None if key.text.ends_with(')') => {
                "inside braces put a value that has a comma in quotes".to_owned()
            }
            None => format!("the keys are {}", one_of(&names)),
        };
        let message = format!("{} has no key `{}`", context.title(), key.text);
        Diagnostic::new(Code::UnknownKey, key.span, message)
            .label("unknown key")
            .help(help)
            .report(self);
    }

    /// The pairs of a mapping from names to values; left empty, none. Names must be names.
    pub(super) fn named(&mut self, node: Option<&'a Node<'a>>, of: &str) -> Vec<&'a Pair<'a>> {
        let Some(node) = node.filter(|node| !node.is_empty()) else { return Vec::new() };
        let Value::Mapping(pairs) = &node.value else {
            self.wrong_kind(node, &format!("a mapping from names to {of}"));
            return Vec::new();
        };
        pairs.iter().filter(|pair| self.is_name(&pair.key.text, pair.key.span)).collect()
    }

    /// The items of a list; left empty, none.
    pub(super) fn list(&mut self, node: Option<&'a Node<'a>>, of: &str) -> &'a [Node<'a>] {
        let Some(node) = node.filter(|node| !node.is_empty()) else { return &[] };
        let Value::Sequence(items) = &node.value else {
            self.wrong_kind(node, &format!("a list of {of}"));
            return &[];
        };
        items
    }

    /// Text, possibly empty if in quotes.
    pub(super) fn text(&mut self, node: &'a Node<'a>) -> Option<&'a str> {
        self.text_called(node, "text")
    }

    /// Text that a message calls `wanted`.
    pub(super) fn text_called(&mut self, node: &'a Node<'a>, wanted: &str) -> Option<&'a str> {
        let Value::Scalar(scalar) = &node.value else {
            self.wrong_kind(node, wanted);
            return None;
        };
        if scalar.text.is_empty() && scalar.notation == Notation::Plain {
            self.wrong_kind(node, wanted);
            return None;
        }
        if scalar.text.contains('\0') {
            Diagnostic::new(Code::NulCharacter, node.span, "this text has a NUL character")
                .help("leave `\\0` out: no database keeps it in text or names")
                .report(self);
            return None;
        }
        Some(&scalar.text)
    }

    /// The text of an optional key; `null` and nothing count as not written.
    pub(super) fn optional_text(&mut self, node: Option<&'a Node<'a>>) -> Option<String> {
        let node = node.filter(|node| !node.is_empty())?;
        self.text(node).map(str::to_owned)
    }

    /// A name: text that is not empty.
    pub(super) fn name(&mut self, node: &'a Node<'a>) -> Option<&'a str> {
        let text = self.text_called(node, "a name")?;
        self.is_name(text, node.span).then_some(text)
    }

    /// Whether `text` can be a name; reported if not.
    pub(super) fn is_name(&mut self, text: &str, span: Span) -> bool {
        if text.contains('\0') {
            Diagnostic::new(Code::NulCharacter, span, "this name has a NUL character")
                .help("leave `\\0` out: no database keeps it in text or names")
                .report(self);
            return false;
        }
        if text.is_empty() {
            Diagnostic::new(Code::NotAName, span, "a name cannot be empty")
                .label("nothing here")
                .report(self);
            return false;
        }
        true
    }

    /// Names: a list, or a single one.
    pub(super) fn names(&mut self, node: &'a Node<'a>) -> Vec<(&'a str, Span)> {
        let items = match &node.value {
            Value::Sequence(items) => items.as_slice(),
            Value::Scalar(_) if node.is_empty() => return Vec::new(),
            Value::Scalar(_) => std::slice::from_ref(node),
            Value::Mapping(_) => {
                self.wrong_kind(node, "a list of names");
                return Vec::new();
            }
        };
        items.iter().filter_map(|item| Some((self.name(item)?, item.span))).collect()
    }

    /// The columns of a key, each a name or a mapping that also says how much of the column counts.
    pub(super) fn key_columns(&mut self, node: &'a Node<'a>) -> (Vec<(&'a str, Span)>, Prefixes) {
        let Value::Sequence(items) = &node.value else {
            return (self.names(node), Prefixes::default());
        };
        let mut prefixes = Prefixes::default();
        let names = items.iter().filter_map(|item| {
            let Value::Mapping(_) = &item.value else { return Some((self.name(item)?, item.span)) };
            let fields = self.fields(item, Context::KeyColumn)?;
            let key = fields.get("key")?;
            let name = self.name(key)?;
            if let Some(length) = fields.get("length").and_then(|node| self.count(node)) {
                prefixes.insert(ColumnName::new(name), length);
            }
            Some((name, key.span))
        });
        let names = names.collect();
        (names, prefixes)
    }

    /// A boolean: `true` or `false`, also in YAML 1.1's spellings `yes` and `no`.
    pub(super) fn boolean(&mut self, node: &'a Node<'a>) -> Option<bool> {
        match &node.value {
            Value::Scalar(scalar) if scalar.notation == Notation::Plain => {
                match scalar.text.as_ref() {
                    "true" | "yes" => return Some(true),
                    "false" | "no" => return Some(false),
                    _ => self.wrong_kind(node, "`true` or `false`"),
                }
            }
            Value::Scalar(_) | Value::Sequence(_) | Value::Mapping(_) => {
                self.wrong_kind(node, "`true` or `false` without quotes");
            }
        }
        None
    }

    /// Whether an optional boolean is `true`.
    pub(super) fn is_true(&mut self, node: Option<&'a Node<'a>>) -> bool {
        node.and_then(|node| self.boolean(node)).unwrap_or(false)
    }

    /// A whole number from 1.
    pub(super) fn count(&mut self, node: &'a Node<'a>) -> Option<u32> {
        let text = self.text_called(node, "a whole number from 1")?;
        let number = text.parse().ok().filter(|&number| number > 0);
        if number.is_none() {
            self.wrong_kind(node, "a whole number from 1");
        }
        number
    }

    /// One of a few words, each with what it means.
    pub(super) fn word<T: Copy>(&mut self, node: &'a Node<'a>, words: &[(&str, T)]) -> Option<T> {
        let names: Vec<_> = words.iter().map(|(word, _)| *word).collect();
        let text = self.text_called(node, &one_of(&names))?;
        let found = words.iter().find(|(word, _)| *word == text);
        if found.is_none() {
            let help = match closest(text, names.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("write {}", one_of(&names)),
            };
            let message = format!("`{text}` is not {}", one_of(&names));
            Diagnostic::new(Code::UnknownWord, node.span, message)
                .label("unknown word")
                .help(help)
                .report(self);
        }
        found.map(|(_, meaning)| *meaning)
    }

    /// A list of dialects.
    pub(super) fn dialects(&mut self, node: &'a Node<'a>) -> DialectSet {
        let words = Dialect::ALL.map(|dialect| (dialect.keyword(), dialect));
        let items = self.list(Some(node), "dialects");
        items.iter().filter_map(|item| self.word(item, &words)).collect()
    }

    /// The dialects in which an object exists: those of `only`, or all. A server stands for its dialect where it is
    /// read.
    pub(super) fn only(&mut self, node: Option<&'a Node<'a>>) -> DialectSet {
        let Some(node) = node else { return DialectSet::all() };
        let words = self.reading.words();
        let items = self.list(Some(node), "dialects and servers");
        items.iter().filter_map(|item| self.word(item, &words).flatten()).collect()
    }

    /// One text for all dialects, or one for each.
    pub(super) fn per_dialect(&mut self, node: &'a Node<'a>) -> PerDialect<Option<String>> {
        match &node.value {
            Value::Scalar(_) => {
                let text = self.text(node).map(str::to_owned);
                PerDialect::from_fn(|_| text.clone())
            }
            Value::Mapping(_) => self.dialect_mapping(node),
            Value::Sequence(_) => {
                self.wrong_kind(node, "text, or a mapping from dialects to text,");
                PerDialect::default()
            }
        }
    }

    /// A mapping from dialects to text.
    pub(super) fn dialect_mapping(&mut self, node: &'a Node<'a>) -> PerDialect<Option<String>> {
        match self.fields(node, Context::Dialects) {
            Some(fields) => self.dialect_keys(&fields),
            None => PerDialect::default(),
        }
    }

    /// The values of the four dialect keys of a mapping. `none` says that a dialect is meant to have none.
    pub(super) fn dialect_keys(&mut self, fields: &Fields<'a>) -> PerDialect<Option<String>> {
        PerDialect::from_fn(|dialect| {
            let node = fields.get(dialect.keyword()).filter(|node| !node.says("none"));
            self.optional_text(node)
        })
    }

    /// The values of a key for each dialect, where `place` makes the place of a dialect's own value.
    pub(super) fn placed_per_dialect(
        &mut self,
        node: &'a Node<'a>,
        place: impl Fn(&'static str) -> Place,
    ) -> PerDialect<Option<String>> {
        if let Value::Mapping(pairs) = &node.value {
            let said = |word: &str| pairs.iter().find(|pair| pair.key.text == word);
            for dialect in Dialect::ALL {
                if let Some(pair) = said(dialect.keyword()) {
                    self.place(place(dialect.keyword()), pair.value.span);
                }
            }
            for server in Server::ALL {
                let Some(pair) = said(server.keyword()) else { continue };
                self.place(place(server.keyword()), pair.value.span);
                // Where each server has its own, nothing is left to be said for both.
                if Server::KEYWORDS.iter().all(|word| said(word).is_some()) {
                    self.place(place(server.dialect().keyword()), pair.value.span);
                }
            }
        }
        self.per_dialect(node)
    }

    /// The place of a part of a scalar, in bytes of its text: exact where the file has the text as it is,
    /// otherwise the whole scalar.
    pub(super) fn part(&self, node: &Node<'a>, start: usize, end: usize) -> Span {
        let whole = node.span;
        let (Value::Scalar(scalar), Some(text)) = (&node.value, self.texts.get(whole.file)) else {
            return whole;
        };
        let quote = usize::from(scalar.notation == Notation::Quoted);
        let from = whole.start + quote;
        if text.get(from..from + scalar.text.len()) != Some(scalar.text.as_ref()) {
            return whole;
        }
        Span { file: whole.file, start: from + start, end: from + end }
    }
}

/// Column names without their places.
pub(super) fn column_names(names: &[(&str, Span)]) -> Vec<ColumnName> {
    names.iter().map(|(name, _)| ColumnName::new(*name)).collect()
}

/// A sentence's first letter made small, unless the word is a name such as `NULL`.
fn lower_first(text: &str) -> String {
    let mut characters = text.chars();
    let first = characters.next().map(|first| first.to_lowercase().to_string()).unwrap_or_default();
    format!("{first}{}", characters.as_str().trim_end_matches('.'))
}

/// What to say of a name that another one has taken the place of, from pairs of the name now and before.
pub(super) fn renamed_to<'n>(
    name: &str,
    mut pairs: impl Iterator<Item = (&'n str, &'n str)>,
) -> Option<String> {
    let (now, _) = pairs.find(|(_, was)| *was == name)?;
    Some(format!("it is called `{now}` now"))
}
