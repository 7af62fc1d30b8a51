//! Where in the spec each part of a declaration was written: the IR itself has no spans.

use std::hash::{BuildHasherDefault, DefaultHasher, Hash, Hasher};

use crate::{
    diagnostic::Span,
    schema::{
        ColumnName, ConstraintName, EnumName, IndexName, RawName, TableName, TriggerName, ViewName,
    },
};

/// A part of a declaration that a diagnostic can point at.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// The whole file.
    File,
    /// A table: the name.
    Table(TableName),
    /// The value of a table's key, such as `primary_key`, `comment` or `module`.
    TableKey(TableName, &'static str),
    /// A column: the name.
    Column(TableName, ColumnName),
    /// The value of a column's key as `docs/spec.md` lists them, such as `type`, `default`, `references`
    /// or `sqlite`. In the short form `type` and `default` are the parts of the line.
    ColumnKey(TableName, ColumnName, &'static str),
    /// A constraint or primary key: the item that made it (for `references:` of a column, its value).
    Constraint(TableName, ConstraintName),
    /// The value of a constraint's key: `columns`, `references`, `on_delete`, `check`, …
    ConstraintKey(TableName, ConstraintName, &'static str),
    /// One of a constraint's columns, by position.
    ConstraintColumn(TableName, ConstraintName, usize),
    /// An index or full-text index: the item.
    Index(TableName, IndexName),
    /// The value of an index's key: `where`, `method`, `include`, …
    IndexKey(TableName, IndexName, &'static str),
    /// One of an index's columns, by position.
    IndexColumn(TableName, IndexName, usize),
    /// A trigger: the name.
    Trigger(TableName, TriggerName),
    /// The value of a trigger's key.
    TriggerKey(TableName, TriggerName, &'static str),
    /// An enum: the name.
    Enum(EnumName),
    /// One of an enum's values, by position.
    EnumValue(EnumName, usize),
    /// A view: the name.
    View(ViewName),
    /// The value of a view's key.
    ViewKey(ViewName, &'static str),
    /// A declared column of a view: its type.
    ViewColumn(ViewName, ColumnName),
    /// A raw object: the name.
    Raw(RawName),
    /// A module: the name.
    Module(String),
    /// A consent, by position.
    Consent(usize),
    /// A data step, by position.
    DataStep(usize),
    /// A group of `query_together`, by position.
    QueryTogether(usize),
}

/// The value of a key of a column.
pub(super) fn column_key(table: &TableName, column: &ColumnName, key: &'static str) -> Place {
    Place::ColumnKey(table.clone(), column.clone(), key)
}

/// The span of each place.
///
/// A large spec has a hundred thousand places, so they are kept small: a place by its 64-bit hash, with which
/// two of a million meet by a chance of one in ten million (a diagnostic would then point to the wrong
/// line), a span in twelve bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places(ByHash);

#[expect(clippy::disallowed_types, reason = "places are looked up and never listed")]
type ByHash = std::collections::HashMap<u64, CompactSpan, BuildHasherDefault<Hashed>>;

/// Takes the hashes by which places are kept as they are.
#[derive(Clone, Copy, Debug, Default)]
struct Hashed(u64);

impl Hasher for Hashed {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct CompactSpan {
    file: u32,
    start: u32,
    end: u32,
}

impl Places {
    /// Remembers where `place` was said; the first time counts.
    #[expect(clippy::needless_pass_by_value, reason = "callers make the place for this call")]
    pub fn insert(&mut self, place: Place, span: Span) {
        let compact = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let span = CompactSpan {
            file: compact(span.file),
            start: compact(span.start),
            end: compact(span.end),
        };
        self.0.entry(place.key()).or_insert(span);
    }

    /// Where `place` itself was said.
    #[must_use]
    pub fn get(&self, place: &Place) -> Option<Span> {
        let wide = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
        self.0.get(&place.key()).map(|span| Span {
            file: wide(span.file),
            start: wide(span.start),
            end: wide(span.end),
        })
    }

    /// Where `place` was said, or the nearest place around it that is known.
    #[must_use]
    pub fn span(&self, place: &Place) -> Span {
        let mut place = place.clone();
        loop {
            if let Some(span) = self.get(&place) {
                return span;
            }
            match place.around() {
                Some(around) => place = around,
                None => return Span::default(),
            }
        }
    }
}

impl Place {
    /// The hash under which [`Places`] keeps it. `DefaultHasher::new` has fixed keys, unlike a hash map's.
    fn key(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.hash(&mut hasher);
        hasher.finish()
    }

    /// The place that this one is a part of.
    #[must_use]
    pub fn around(&self) -> Option<Self> {
        Some(match self {
            Self::File => return None,
            Self::TableKey(table, _)
            | Self::Column(table, _)
            | Self::Constraint(table, _)
            | Self::Index(table, _)
            | Self::Trigger(table, _) => Self::Table(table.clone()),
            Self::ColumnKey(table, column, _) => Self::Column(table.clone(), column.clone()),
            Self::ConstraintKey(table, name, _) | Self::ConstraintColumn(table, name, _) => {
                Self::Constraint(table.clone(), name.clone())
            }
            Self::IndexKey(table, name, _) | Self::IndexColumn(table, name, _) => {
                Self::Index(table.clone(), name.clone())
            }
            Self::TriggerKey(table, name, _) => Self::Trigger(table.clone(), name.clone()),
            Self::EnumValue(name, _) => Self::Enum(name.clone()),
            Self::ViewKey(name, _) => Self::View(name.clone()),
            Self::ViewColumn(name, _) => Self::ViewKey(name.clone(), "columns"),
            Self::Table(_)
            | Self::Enum(_)
            | Self::View(_)
            | Self::Raw(_)
            | Self::Module(_)
            | Self::Consent(_)
            | Self::DataStep(_)
            | Self::QueryTogether(_) => Self::File,
        })
    }
}
