//! The spec as one small tree of nodes that know their place.
//!
//! Mappings are lists of pairs in the order of the file, and scalars are text as written: nothing here
//! guesses that `1.10` is a number or `no` a boolean.

use std::borrow::Cow;

use crate::diagnostic::Span;

/// A value with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Node<'s> {
    /// Where it stands. For a value left empty: its key.
    pub(super) span: Span,
    /// What it is.
    pub(super) value: Value<'s>,
}

/// What a node is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value<'s> {
    /// Text.
    Scalar(Scalar<'s>),
    /// A list.
    Sequence(Vec<Node<'s>>),
    /// Pairs of key and value, each key once.
    Mapping(Vec<Pair<'s>>),
}

/// Text as the file has it, without its quotes and escapes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Scalar<'s> {
    /// The text.
    pub(super) text: Cow<'s, str>,
    /// Whether it stood in quotes or in a block.
    pub(super) notation: Notation,
}

/// How a scalar was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Notation {
    /// Without quotes.
    Plain,
    /// In single or double quotes.
    Quoted,
    /// As an indented block behind `|` or `>`.
    Block,
}

/// A key and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pair<'s> {
    /// The key.
    pub(super) key: Key<'s>,
    /// The value.
    pub(super) value: Node<'s>,
}

/// The key of a pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Key<'s> {
    /// Where it stands.
    pub(super) span: Span,
    /// Its text.
    pub(super) text: Cow<'s, str>,
}

impl Node<'_> {
    /// Whether nothing was written, or `null`, or `~`.
    pub(super) fn is_empty(&self) -> bool {
        match &self.value {
            Value::Scalar(scalar) => {
                scalar.notation == Notation::Plain
                    && matches!(scalar.text.as_ref(), "" | "~" | "null")
            }
            Value::Sequence(_) | Value::Mapping(_) => false,
        }
    }

    /// Whether it is `word` without quotes.
    pub(super) fn says(&self, word: &str) -> bool {
        match &self.value {
            Value::Scalar(scalar) => scalar.notation == Notation::Plain && scalar.text == word,
            Value::Sequence(_) | Value::Mapping(_) => false,
        }
    }

    /// What it is, for a message.
    pub(super) fn kind(&self) -> &'static str {
        match &self.value {
            Value::Scalar(_) if self.is_empty() => "nothing",
            Value::Scalar(_) => "text",
            Value::Sequence(_) => "a list",
            Value::Mapping(_) => "a mapping",
        }
    }

    /// How many nodes it is made of.
    pub(super) fn size(&self) -> usize {
        match &self.value {
            Value::Scalar(_) => 1,
            Value::Sequence(items) => 1 + items.iter().map(Node::size).sum::<usize>(),
            Value::Mapping(pairs) => {
                1 + pairs.iter().map(|pair| 1 + pair.value.size()).sum::<usize>()
            }
        }
    }
}
