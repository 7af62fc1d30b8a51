//! YAML text → tree, directly from the parser's events.
//!
//! Events carry byte spans and text as written. Through serde the same tree takes three times as long, and scalar
//! types are guessed. What specs do not use (tags, merge keys, several documents) is refused here.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

use granit_parser::{Event, Options, Parser, ScalarStyle, ScanError};

use super::tree::{Key, Node, Notation, Pair, Scalar, Value};
use crate::diagnostic::{Code, Diagnostic, Span};

/// The most levels of nesting. A spec has about ten; the limit keeps recursion over the tree harmless.
const MAX_DEPTH: usize = 64;
/// The most bytes of one file: ten thousand tables of twenty columns take a third of it.
pub(super) const MAX_BYTES: usize = 64 << 20;
/// The most nodes that all aliases of a file may add.
const MAX_ALIAS_NODES: usize = 100_000;

/// Reads `text` as one YAML document. Mistakes go to `diagnostics`; without a tree nothing can go on.
pub(super) fn parse<'s>(
    file: usize,
    text: &'s str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Node<'s>> {
    let mut options = Options::default();
    options.set_emit_comments(false);
    let mut builder = Builder {
        file,
        text,
        diagnostics,
        stack: Vec::new(),
        root: None,
        anchors: BTreeMap::new(),
        alias_nodes: 0,
        documents: 0,
    };
    for event in Parser::new_from_str_with_options(text, options) {
        let outcome = match event {
            Ok((event, span)) => builder.event(event, span.byte_range().unwrap_or_default()),
            Err(error) => Err(Box::new(builder.syntax_error(&error))),
        };
        if let Err(diagnostic) = outcome {
            builder.diagnostics.push(*diagnostic);
            return None;
        }
    }
    let root = builder.root.take().filter(|root| !root.is_empty());
    if root.is_none() {
        let span = Span { file, start: 0, end: 0 };
        diagnostics.push(
            Diagnostic::new(Code::EmptyFile, span, "the file is empty")
                .help("begin with `tables:`"),
        );
    }
    root
}

type Bytes = std::ops::Range<usize>;
/// Boxed, as a diagnostic is large and the good way is the common one.
type Outcome = Result<(), Box<Diagnostic>>;

/// The collections that are open, innermost last.
struct Builder<'s, 'd> {
    file: usize,
    text: &'s str,
    diagnostics: &'d mut Vec<Diagnostic>,
    stack: Vec<Frame<'s>>,
    root: Option<Node<'s>>,
    anchors: BTreeMap<usize, Node<'s>>,
    alias_nodes: usize,
    documents: usize,
}

struct Frame<'s> {
    start: usize,
    flow: bool,
    anchor: usize,
    content: Content<'s>,
}

enum Content<'s> {
    Sequence(Vec<Node<'s>>),
    Mapping { pairs: Vec<Pair<'s>>, key: PendingKey<'s> },
}

enum PendingKey<'s> {
    /// A key comes next.
    Expected,
    /// Its value comes next.
    Read(Key<'s>),
    /// Its value comes next and is dropped, since the key was refused.
    Refused,
}

impl<'s> Builder<'s, '_> {
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "the parser's enum is open; what is left are the ends of documents and events that are off"
    )]
    fn event(&mut self, event: Event<'s>, bytes: Bytes) -> Outcome {
        match event {
            Event::DocumentStart(..) => self.start_document(bytes),
            Event::Scalar(text, style, anchor, tag) => {
                self.refuse_tag(tag.is_some(), &bytes);
                self.scalar(text, style, anchor, bytes);
                Ok(())
            }
            Event::SequenceStart(style, anchor, tag) => {
                self.refuse_tag(tag.is_some(), &bytes);
                let flow = style == granit_parser::StructureStyle::Flow;
                self.open(flow, anchor, bytes, Content::Sequence(Vec::new()))
            }
            Event::MappingStart(style, anchor, tag) => {
                self.refuse_tag(tag.is_some(), &bytes);
                let flow = style == granit_parser::StructureStyle::Flow;
                let content = Content::Mapping { pairs: Vec::new(), key: PendingKey::Expected };
                self.open(flow, anchor, bytes, content)
            }
            Event::SequenceEnd | Event::MappingEnd => {
                self.close(&bytes);
                Ok(())
            }
            Event::Alias(anchor) => self.alias(anchor, bytes),
            _ => Ok(()),
        }
    }

    fn span(&self, bytes: Bytes) -> Span {
        Span { file: self.file, start: bytes.start, end: bytes.end }
    }

    fn syntax_error(&self, error: &ScanError) -> Diagnostic {
        let at = error.marker().byte_offset().unwrap_or(self.text.len()).min(self.text.len());
        let line = self.text.get(..at).and_then(|before| before.rsplit('\n').next());
        let span = self.span(at..at);
        let diagnostic =
            Diagnostic::new(Code::Syntax, span, "this is not YAML").label(error.info());
        match line {
            _ if error.info().contains("found a tab") => {
                diagnostic.help("YAML is indented with spaces, not with tabs")
            }
            Some(line) if line.contains('\t') => {
                diagnostic.help("YAML is indented with spaces, not with tabs")
            }
            _ if error.info().contains("unclosed") => diagnostic.help("close it"),
            _ if error.info().contains("block mapping, did not find expected key") => diagnostic
                .help("indent it as the keys beside it; quote text that contains `: ` or ` #`"),
            _ => diagnostic
                .help("put text that has `: `, ` #` or a leading special character in quotes"),
        }
    }

    fn start_document(&mut self, bytes: Bytes) -> Outcome {
        self.documents += 1;
        if self.documents > 1 {
            return Err(Box::new(
                Diagnostic::new(
                    Code::SeveralDocuments,
                    self.span(bytes),
                    "a second document begins in this file",
                )
                .label("here")
                .help("make it a file of its own and name that under `include`"),
            ));
        }
        Ok(())
    }

    fn refuse_tag(&mut self, tagged: bool, bytes: &Bytes) {
        if tagged {
            let span = self.span(bytes.clone());
            self.diagnostics.push(
                Diagnostic::new(Code::YamlFeature, span, "a YAML tag stands before this value")
                    .help("remove the `!…`: the key decides how its value is read"),
            );
        }
    }

    fn scalar(&mut self, text: Cow<'s, str>, style: ScalarStyle, anchor: usize, bytes: Bytes) {
        let notation = match style {
            ScalarStyle::Plain => Notation::Plain,
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => Notation::Quoted,
            ScalarStyle::Literal | ScalarStyle::Folded => Notation::Block,
        };
        // The parser gives a value left empty the text `~`.
        let left_empty = notation == Notation::Plain && bytes.is_empty();
        let text = if left_empty { Cow::Borrowed("") } else { text };
        let span = self.span(bytes);
        self.add(Node { span, value: Value::Scalar(Scalar { text, notation }) }, anchor);
    }

    fn open(&mut self, flow: bool, anchor: usize, bytes: Bytes, content: Content<'s>) -> Outcome {
        if self.stack.len() == MAX_DEPTH {
            let message = format!("this is nested more than {MAX_DEPTH} levels deep");
            return Err(Box::new(Diagnostic::new(Code::TooLarge, self.span(bytes), message)));
        }
        self.stack.push(Frame { start: bytes.start, flow, anchor, content });
        Ok(())
    }

    fn close(&mut self, bytes: &Bytes) {
        let Some(frame) = self.stack.pop() else { return };
        let (value, last) = match frame.content {
            Content::Sequence(items) => {
                let last = items.last().map(|item| item.span.end);
                (Value::Sequence(items), last)
            }
            Content::Mapping { mut pairs, .. } => {
                self.refuse_duplicates(&mut pairs);
                pairs.shrink_to_fit();
                let last = pairs.last().map(|pair| pair.value.span.end);
                (Value::Mapping(pairs), last)
            }
        };
        let end = if frame.flow { bytes.end } else { last.unwrap_or(frame.start) };
        let span = self.span(frame.start..end.max(frame.start));
        self.add(Node { span, value }, frame.anchor);
    }

    /// Puts a finished node where it belongs: a list's next item, a mapping's next key or value, the root.
    fn add(&mut self, node: Node<'s>, anchor: usize) {
        if anchor != 0 {
            self.anchors.insert(anchor, node.clone());
        }
        let Some(frame) = self.stack.last_mut() else {
            self.root.get_or_insert(node);
            return;
        };
        match &mut frame.content {
            Content::Sequence(items) => items.push(node),
            Content::Mapping { pairs, key } => match std::mem::replace(key, PendingKey::Expected) {
                PendingKey::Expected => match accept_key(node) {
                    Ok(accepted) => *key = PendingKey::Read(accepted),
                    Err(diagnostic) => {
                        *key = PendingKey::Refused;
                        self.diagnostics.push(*diagnostic);
                    }
                },
                PendingKey::Read(key) => {
                    let mut value = node;
                    if value.span.start == value.span.end && value.is_empty() {
                        value.span = key.span;
                    }
                    pairs.push(Pair { key, value });
                }
                PendingKey::Refused => {}
            },
        }
    }

    fn alias(&mut self, anchor: usize, bytes: Bytes) -> Outcome {
        let span = self.span(bytes);
        let Some(node) = self.anchors.get(&anchor) else {
            return Err(Box::new(Diagnostic::new(
                Code::AliasExpansion,
                span,
                "this alias is inside the value that it refers to",
            )));
        };
        self.alias_nodes += node.size();
        if self.alias_nodes > MAX_ALIAS_NODES {
            let message =
                format!("the aliases of this file repeat more than {MAX_ALIAS_NODES} values");
            return Err(Box::new(Diagnostic::new(Code::AliasExpansion, span, message)));
        }
        let node = node.clone();
        self.add(node, 0);
        Ok(())
    }

    /// Reports each key that was there before, and drops its pair.
    fn refuse_duplicates(&mut self, pairs: &mut Vec<Pair<'s>>) {
        if pairs.len() < 2 {
            return;
        }
        let mut order: Vec<usize> = (0..pairs.len()).collect();
        order.sort_by(|&first, &second| pairs[first].key.text.cmp(&pairs[second].key.text));
        let mut duplicates = BTreeSet::new();
        for group in
            order.chunk_by(|&first, &second| pairs[first].key.text == pairs[second].key.text)
        {
            for &duplicate in &group[1..] {
                let (first, second) = (&pairs[group[0]].key, &pairs[duplicate].key);
                self.diagnostics.push(
                    Diagnostic::new(
                        Code::DuplicateKey,
                        second.span,
                        format!("the key `{}` is written twice", second.text),
                    )
                    .label("written again here")
                    .related(first.span, "first written here")
                    .help("keep one of the two, or put their contents together"),
                );
                duplicates.insert(duplicate);
            }
        }
        if !duplicates.is_empty() {
            let mut position = 0..;
            pairs
                .retain(|_| position.next().is_none_or(|position| !duplicates.contains(&position)));
        }
    }
}

/// The node as a key, if it may be one.
fn accept_key(node: Node<'_>) -> Result<Key<'_>, Box<Diagnostic>> {
    let refuse = |message: &str, help: &str| {
        Err(Box::new(Diagnostic::new(Code::YamlFeature, node.span, message).help(help)))
    };
    match node.value {
        Value::Scalar(scalar) if scalar.text == "<<" && scalar.notation == Notation::Plain => {
            refuse("this is a merge key", "write the keys out: YAML 1.2 has no merge keys")
        }
        Value::Scalar(scalar) => Ok(Key { span: node.span, text: scalar.text }),
        Value::Sequence(_) | Value::Mapping(_) => refuse(
            "a key must be text",
            "if braces or brackets belong to the text, put it in quotes",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SPEC: &str = include_str!("../../tests/spec/everything/schema.yaml");
    const PART: &str = include_str!("../../tests/spec/everything/parts/files.yaml");

    fn tree(text: &str) -> Node<'_> {
        let mut diagnostics = Vec::new();
        let tree = parse(0, text, &mut diagnostics).unwrap();
        assert_eq!(diagnostics, []);
        tree
    }

    /// Calls `visit` with each scalar, keys included.
    fn scalars(node: &Node<'_>, visit: &mut impl FnMut(Span, &str, Notation)) {
        match &node.value {
            Value::Scalar(scalar) => visit(node.span, &scalar.text, scalar.notation),
            Value::Sequence(items) => items.iter().for_each(|item| scalars(item, visit)),
            Value::Mapping(pairs) => pairs.iter().for_each(|pair| scalars(&pair.value, visit)),
        }
    }

    #[test]
    fn the_span_of_a_plain_scalar_is_its_text() {
        let mut count = 0;
        scalars(&tree(SPEC), &mut |span, text, notation| {
            if notation == Notation::Plain && !text.is_empty() {
                assert_eq!(&SPEC[span.start..span.end], text);
                count += 1;
            }
        });
        assert!(count > 100, "{count}");
    }

    #[test]
    fn the_span_of_a_quoted_scalar_has_its_quotes() {
        scalars(&tree(SPEC), &mut |span, _, notation| {
            if notation == Notation::Quoted {
                let quote = &SPEC[span.start..=span.start];
                assert!(quote == "\"" || quote == "'", "{quote}");
                assert!(SPEC[..span.end].ends_with(quote));
            }
        });
    }

    /// Compares with what another reader makes of the same text, where that does not guess.
    fn compare(node: &Node<'_>, other: &serde_json::Value) {
        match (&node.value, other) {
            (Value::Scalar(scalar), serde_json::Value::String(text)) => {
                assert_eq!(scalar.text, text.as_str());
            }
            (Value::Scalar(scalar), guess) => {
                assert!(!guess.is_array() && !guess.is_object());
                assert_eq!(scalar.notation, Notation::Plain);
            }
            (Value::Sequence(items), other) => {
                let other = other.as_array().unwrap();
                assert_eq!(items.len(), other.len());
                items.iter().zip(other).for_each(|(item, other)| compare(item, other));
            }
            (Value::Mapping(pairs), other) => {
                assert_eq!(pairs.len(), other.as_object().unwrap().len());
                for pair in pairs {
                    compare(&pair.value, &other[pair.key.text.as_ref()]);
                }
            }
        }
    }

    #[test]
    fn the_tree_is_what_serde_reads() {
        for text in [SPEC, PART] {
            compare(&tree(text), &serde_yaml::from_str(text).unwrap());
        }
    }
}
