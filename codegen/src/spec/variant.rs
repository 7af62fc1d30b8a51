//! A value, or one for each dialect in use.

use super::{
    keys::Context,
    reader::Converter,
    tree::{Node, Value},
};
use crate::{
    diagnostic::{Code, Diagnostic},
    dialect::{Dialect, DialectSet, PerDialect, Server},
};

/// What is written for each dialect.
#[derive(Clone, Copy, Debug)]
pub(super) struct Variants<T>(PerDialect<Option<T>>);

impl<T> Default for Variants<T> {
    fn default() -> Self {
        Self(PerDialect::from_fn(|_| None))
    }
}

impl<T: Clone + PartialEq> Variants<T> {
    /// The values other than `base`, by their dialects.
    pub(super) fn around(&self, base: &T) -> PerDialect<Option<T>> {
        PerDialect::from_fn(|dialect| {
            self.0.as_ref().get(dialect).clone().filter(|value| value != base)
        })
    }

    /// The value that is written for `dialect`.
    pub(super) fn of(&self, dialect: Dialect) -> Option<T> {
        self.0.as_ref().get(dialect).clone()
    }

    /// Every value that is written, in the order of the dialects.
    pub(super) fn values(&self) -> impl Iterator<Item = &T> {
        Dialect::ALL.into_iter().filter_map(|dialect| self.0.as_ref().get(dialect).as_ref())
    }
}

impl<T: Clone> Variants<Option<T>> {
    /// The dialects for which something is written, and what is neither left out nor none.
    pub(super) fn parts(&self) -> (DialectSet, PerDialect<Option<T>>) {
        let has = |dialect: &Dialect| self.0.as_ref().get(*dialect).is_some();
        let said = Dialect::ALL.into_iter().filter(has).collect();
        (said, PerDialect::from_fn(|dialect| self.0.as_ref().get(dialect).clone().flatten()))
    }
}

impl<'a> Converter<'a> {
    /// A value, or a mapping that has one for each dialect in use.
    pub(super) fn variants<T: Clone>(
        &mut self,
        node: &'a Node<'a>,
        context: Context,
        mut read: impl FnMut(&mut Self, &'a Node<'a>) -> Option<T>,
    ) -> Variants<T> {
        if !is_by_dialect(node) {
            let value = read(self, node);
            return Variants(PerDialect::from_fn(|_| value.clone()));
        }
        let Some(fields) = self.fields(node, context) else { return Variants::default() };
        let in_use = self.declaration.settings.dialects;
        let mut missing = Vec::new();
        let values = PerDialect::from_fn(|dialect| match fields.get(dialect.keyword()) {
            Some(node) if in_use.contains(dialect) => read(self, node),
            Some(node) => {
                let message = format!("a value for `{dialect}`, which the spec does not use");
                Diagnostic::new(Code::DialectNotInUse, node.span, message)
                    .label("not in use")
                    .help(format!("remove it, or add `{dialect}` to `dialects`"))
                    .report(self);
                None
            }
            None => {
                missing.extend(in_use.contains(dialect).then(|| format!("`{dialect}`")));
                None
            }
        });
        if !missing.is_empty() {
            let message = format!("no value for {}", missing.join(", "));
            Diagnostic::new(Code::MissingVariant, node.span, message)
                .label("has a value for some dialects only")
                .help("add one for each dialect of the spec, or write one value for all")
                .report(self);
        }
        Variants(values)
    }
}

/// Whether it is a mapping whose keys are dialects.
pub(super) fn is_by_dialect(node: &Node<'_>) -> bool {
    let Value::Mapping(pairs) = &node.value else { return false };
    let is_word =
        |word: &str| Dialect::from_keyword(word).is_some() || Server::KEYWORDS.contains(&word);
    pairs.iter().any(|pair| is_word(&pair.key.text))
}
