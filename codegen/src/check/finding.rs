//! What a rule finds: a diagnostic that knows where the parts of the declaration were said.

use std::{borrow::Borrow, cell::RefCell};

use super::{
    Context,
    place::{Place, Places, column_key},
};
use crate::{
    diagnostic::{Code, Diagnostic},
    schema::{Column, TableName},
};

/// A diagnostic that is still being written; [`report`](Self::report) is its end.
#[must_use = "a finding is told only if it is reported"]
pub(super) struct Finding<'c> {
    places: &'c Places,
    found: &'c RefCell<Vec<Diagnostic>>,
    diagnostic: Diagnostic,
}

impl<'c> Finding<'c> {
    /// A diagnostic of `code` at `place`.
    pub(super) fn new(
        context: &'c Context<'_>,
        code: Code,
        place: impl Borrow<Place>,
        message: impl Into<String>,
    ) -> Self {
        let diagnostic = Diagnostic::new(code, context.span(place), message);
        Self { places: context.places, found: &context.found, diagnostic }
    }

    /// Sets what stands at the underline.
    pub(super) fn label(mut self, label: impl Into<String>) -> Self {
        self.diagnostic = self.diagnostic.label(label);
        self
    }

    /// Adds another place that takes part.
    pub(super) fn related(mut self, place: impl Borrow<Place>, label: impl Into<String>) -> Self {
        self.diagnostic = self.diagnostic.related(self.places.span(place.borrow()), label);
        self
    }

    /// Sets what to type instead.
    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.diagnostic = self.diagnostic.help(help);
        self
    }

    /// Sets what to type instead, if that is known.
    pub(super) fn help_if(mut self, help: Option<String>) -> Self {
        self.diagnostic.help = help;
        self
    }

    /// Adds where a column that takes part is declared.
    pub(super) fn declared(self, table: &TableName, column: &Column) -> Self {
        let label = format!("`{}` is declared here", column.name);
        self.related(column_key(table, &column.name, "type"), label)
    }

    /// Tells it.
    pub(super) fn report(self) {
        self.found.borrow_mut().push(self.diagnostic);
    }
}
