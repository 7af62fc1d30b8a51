//! What single dialects have otherwise than the rest of the schema says.
//!
//! A table, a unique constraint and a foreign key may exist in some dialects only; a foreign key's actions, whether a
//! column may be NULL or is numbered, and the primary key may differ. Most stages work for one dialect and read
//! [`Schema::variant`], in which nothing differs any more. Rust reads the schema itself, which says what holds in
//! every dialect: a column is nullable if one dialect takes NULL, and the primary key has the columns of all.

use std::borrow::Cow;

use super::{
    AutoIncrement, Column, Enum, Expression, ForeignKey, Nullability, OfServers, Schema, Table,
};
use crate::dialect::{Dialect, DialectSet, PerDialect, Server};

impl Schema {
    /// Whether a dialect has something that another has not, or has otherwise.
    #[must_use]
    pub fn has_variants(&self) -> bool {
        self.tables.values().any(Table::has_variants) || self.enums.values().any(Enum::has_variants)
    }

    /// The schema as `dialect` has it: without the tables, constraints and foreign keys of other dialects, and with
    /// that dialect's actions, nullability and primary keys.
    #[must_use]
    pub fn variant(&self, dialect: Dialect) -> Cow<'_, Self> {
        if !self.has_variants() {
            return Cow::Borrowed(self);
        }
        let mut variant = self.clone();
        variant.tables.retain(|_, table| table.dialects.contains(dialect));
        for table in variant.tables.values_mut() {
            table.choose(dialect);
        }
        for content in variant.enums.values_mut() {
            content.choose(dialect);
        }
        Cow::Owned(variant)
    }

    /// The schema as each of `dialects` and of their servers has it; dialects among which nothing differs are together.
    #[must_use]
    pub fn variants(&self, dialects: DialectSet) -> Vec<Variant<'_>> {
        if !self.has_variants() && !self.has_servers() {
            return vec![Variant { dialects, server: None, schema: Cow::Borrowed(self) }];
        }
        let mut all: Vec<Variant<'_>> = Vec::new();
        for dialect in dialects.iter() {
            for &server in self.servers_of(dialect) {
                let schema = self.variant_of(dialect, server);
                let same = |it: &&mut Variant<'_>| it.server == server && it.schema == schema;
                if let Some(variant) = all.iter_mut().find(same) {
                    variant.dialects.insert(dialect);
                } else {
                    let dialects = [dialect].into_iter().collect();
                    all.push(Variant { dialects, server, schema });
                }
            }
        }
        all
    }

    fn variant_of(&self, dialect: Dialect, server: Option<Server>) -> Cow<'_, Self> {
        match server {
            Some(server) => Cow::Owned(self.of_server(server).variant(dialect).into_owned()),
            None if self.has_servers() => {
                let mut base = self.clone();
                base.servers = OfServers::default();
                Cow::Owned(base.variant(dialect).into_owned())
            }
            None => self.variant(dialect),
        }
    }
}

/// A schema as some dialects, or one of the servers of a dialect, have it.
#[derive(Clone, Debug)]
pub struct Variant<'s> {
    /// The dialects.
    pub dialects: DialectSet,
    /// The server, where the servers of the dialect have something otherwise than each other.
    pub server: Option<Server>,
    /// What they have.
    pub schema: Cow<'s, Schema>,
}

impl Variant<'_> {
    /// Whether a database can be both of this and of the other.
    #[must_use]
    pub fn meets(&self, other: &Variant<'_>) -> bool {
        self.server.is_none() || other.server.is_none() || self.server == other.server
    }
}

impl Enum {
    fn has_variants(&self) -> bool {
        !self.native.is_none() && self.native != Self::native_dialects()
    }

    fn choose(&mut self, dialect: Dialect) {
        self.native = if self.native.contains(dialect) {
            Self::native_dialects()
        } else {
            DialectSet::none()
        };
    }
}

impl Table {
    fn has_variants(&self) -> bool {
        !self.dialects.is_all()
            || !self.own_primary_keys.is_empty()
            || self.columns.iter().any(Column::has_variants)
            || self.unique_constraints.values().any(|unique| !unique.dialects.is_all())
            || self.foreign_keys.values().any(ForeignKey::has_variants)
            || self.has_prefixes()
    }

    /// Makes it what `dialect` has.
    fn choose(&mut self, dialect: Dialect) {
        self.dialects = DialectSet::all();
        if let Some(own) = self.own_primary_keys.remove(&dialect) {
            self.primary_key = own;
        }
        self.own_primary_keys.clear();
        for column in &mut self.columns {
            column.choose(dialect);
        }
        self.unique_constraints.retain(|_, unique| unique.dialects.contains(dialect));
        for unique in self.unique_constraints.values_mut() {
            unique.dialects = DialectSet::all();
        }
        self.foreign_keys.retain(|_, key| key.dialects.contains(dialect));
        for key in self.foreign_keys.values_mut() {
            key.choose(dialect);
        }
        if !dialect.capability().key_prefixes {
            self.clear_prefixes();
        }
    }
}

impl Column {
    /// Whether a new row must be given a value for it in `dialect`.
    #[must_use]
    pub fn is_required_in(&self, dialect: Dialect) -> bool {
        self.nullability_in(dialect) == Nullability::NotNull
            && self.auto_increment_in(dialect).is_none()
            && self.default_in(dialect).is_none()
            && self.generated.is_none()
    }

    /// Whether it may be NULL in `dialect`.
    #[must_use]
    pub fn nullability_in(&self, dialect: Dialect) -> Nullability {
        self.own_nullability.get(dialect).unwrap_or(self.nullability)
    }

    /// How `dialect` numbers its rows, if it does.
    #[must_use]
    pub fn auto_increment_in(&self, dialect: Dialect) -> Option<AutoIncrement> {
        let kind = self.auto_increment.filter(|_| self.numbering_dialects.contains(dialect))?;
        Some(self.own_numbering.get(dialect).unwrap_or(kind))
    }

    /// Whether a dialect refuses rows that bring a number of their own.
    #[must_use]
    pub fn is_always_numbered(&self) -> bool {
        let kinds = Dialect::ALL.into_iter().filter_map(|it| self.auto_increment_in(it));
        kinds.into_iter().any(|kind| kind == AutoIncrement::Always)
    }

    /// The default that it has in `dialect`.
    #[must_use]
    pub fn default_in(&self, dialect: Dialect) -> Option<&Expression> {
        self.default.as_ref().filter(|default| default.exists_in(dialect))
    }

    fn has_variants(&self) -> bool {
        !self.own_nullability.is_none()
            || !self.numbering_dialects.is_all()
            || !self.own_numbering.is_none()
            || self.auto_increment.is_some_and(is_of_one)
            || self.auto_update
    }

    fn choose(&mut self, dialect: Dialect) {
        self.nullability = self.nullability_in(dialect);
        self.own_nullability = PerDialect::default();
        self.auto_update &= dialect.capability().auto_update;
        self.auto_increment = self
            .auto_increment_in(dialect)
            .map(|kind| if is_of_one(kind) { kind.told_in(dialect) } else { kind });
        self.numbering_dialects = DialectSet::all();
        self.own_numbering = PerDialect::default();
    }

    /// Sets how the rows are numbered in the dialects of `said`; the others number them if all of these do. One kind
    /// stands for all dialects that make the same of it.
    pub(crate) fn number(&mut self, said: DialectSet, kinds: PerDialect<Option<AutoIncrement>>) {
        let numbered = || said.iter().filter_map(|dialect| kinds.get(dialect));
        let never_reuse = |kind: &AutoIncrement| *kind == AutoIncrement::NeverReuse;
        let special = |kind: &AutoIncrement| *kind != AutoIncrement::Plain;
        let first = numbered().find(never_reuse).or_else(|| numbered().find(special));
        let first = first.or_else(|| numbered().next());
        self.auto_increment = first;
        let is_without = |dialect: Dialect| said.contains(dialect) && kinds.get(dialect).is_none();
        self.numbering_dialects = if first.is_some() {
            Dialect::ALL.into_iter().filter(|it| !is_without(*it)).collect()
        } else {
            DialectSet::all()
        };
        self.own_numbering = PerDialect::from_fn(|dialect| {
            let own = kinds.get(dialect).filter(|_| said.contains(dialect))?;
            first.is_some_and(|it| it.told_in(dialect) != own.told_in(dialect)).then_some(own)
        });
    }
}

/// Whether only one dialect knows the kind.
fn is_of_one(kind: AutoIncrement) -> bool {
    matches!(kind, AutoIncrement::Serial | AutoIncrement::Always)
}

impl ForeignKey {
    fn has_variants(&self) -> bool {
        let Self { own_on_delete, own_on_update, dialects, .. } = self;
        !dialects.is_all() || !own_on_delete.is_none() || !own_on_update.is_none()
    }

    fn choose(&mut self, dialect: Dialect) {
        self.dialects = DialectSet::all();
        self.on_delete = self.own_on_delete.get(dialect).unwrap_or(self.on_delete);
        self.on_update = self.own_on_update.get(dialect).unwrap_or(self.on_update);
        self.own_on_delete = PerDialect::default();
        self.own_on_update = PerDialect::default();
    }
}
