//! A spec as the generator sees it: plain data in which everything has a number that no edit changes, so that
//! two states of one spec tell which table, column or value became which.

use tablewright_codegen::{
    dialect::{Dialect, DialectSet},
    schema::{ColumnType, Deferrability, ReferentialAction},
};

/// What stays the same when something is renamed.
pub(super) type Id = u32;

/// A whole spec.
#[derive(Clone, Debug, Default)]
pub(super) struct Model {
    /// The dialects in use.
    pub(super) dialects: DialectSet,
    /// Whether its SQLite is new enough to change checks and `NOT NULL` where they are.
    pub(super) has_new_sqlite: bool,
    /// The enums.
    pub(super) enums: Vec<Enumeration>,
    /// The tables.
    pub(super) tables: Vec<TableModel>,
    /// The views.
    pub(super) views: Vec<ViewModel>,
    /// The next free number.
    pub(super) next: Id,
}

/// An enum. Its name never changes.
#[derive(Clone, Debug)]
pub(super) struct Enumeration {
    /// Its name.
    pub(super) name: String,
    /// Its values in order.
    pub(super) values: Vec<(Id, String)>,
}

/// A table.
#[derive(Clone, Debug)]
pub(super) struct TableModel {
    /// Its number.
    pub(super) id: Id,
    /// Its name.
    pub(super) name: String,
    /// Its comment.
    pub(super) comment: Option<String>,
    /// Its columns in order.
    pub(super) columns: Vec<ColumnModel>,
    /// The columns of its primary key.
    pub(super) primary_key: Vec<Id>,
    /// Its unique constraints.
    pub(super) uniques: Vec<Named<Vec<Id>>>,
    /// Its foreign keys.
    pub(super) foreign_keys: Vec<Named<Reference>>,
    /// Its checks.
    pub(super) checks: Vec<Named<Formula>>,
    /// Its indexes.
    pub(super) indexes: Vec<Named<IndexModel>>,
    /// Its full-text indexes.
    pub(super) searches: Vec<Named<Vec<Id>>>,
    /// Its triggers.
    pub(super) triggers: Vec<Named<TriggerModel>>,
}

/// Something with a number and perhaps a name of its own.
#[derive(Clone, Debug)]
pub(super) struct Named<T> {
    /// Its number.
    pub(super) id: Id,
    /// Its name, if the spec gives it one.
    pub(super) name: Option<String>,
    /// What it is.
    pub(super) content: T,
}

/// A column.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is drawn by itself")]
pub(super) struct ColumnModel {
    /// Its number.
    pub(super) id: Id,
    /// Its name.
    pub(super) name: String,
    /// Its type.
    pub(super) type_: ColumnType,
    /// Whether it may be NULL.
    pub(super) nullable: bool,
    /// The dialect in which it may be NULL, if that is the only one.
    pub(super) lenient: Option<Dialect>,
    /// Its default.
    pub(super) default: Option<DefaultModel>,
    /// Whether the database numbers its rows.
    pub(super) auto_increment: bool,
    /// Whether PostgreSQL does so by a sequence of the column's own.
    pub(super) serial: bool,
    /// What it is computed from, and whether that is kept.
    pub(super) generated: Option<(Formula, bool)>,
    /// Whether it becomes the time of each change.
    pub(super) auto_update: bool,
    /// Whether it has another collation than the usual one.
    pub(super) collated: bool,
    /// Its comment.
    pub(super) comment: Option<String>,
}

impl ColumnModel {
    /// Whether MySQL writes the time of each change into it.
    pub(super) fn is_updated(&self) -> bool {
        let is_time = matches!(self.type_, ColumnType::Timestamp | ColumnType::TimestampTz);
        self.auto_update && is_time && self.generated.is_none()
    }
}

/// A default.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DefaultModel {
    /// The value of this number.
    Value(i64),
    /// The moment.
    Now,
}

/// An expression over columns, which stand as `{0}`, `{1}` in its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Formula {
    /// The text.
    pub(super) text: &'static str,
    /// The columns.
    pub(super) columns: Vec<Id>,
}

/// A foreign key.
#[derive(Clone, Debug)]
pub(super) struct Reference {
    /// Its columns.
    pub(super) columns: Vec<Id>,
    /// The table it refers to.
    pub(super) table: Id,
    /// The columns it refers to.
    pub(super) referenced: Vec<Id>,
    /// What a delete does.
    pub(super) on_delete: ReferentialAction,
    /// What a changed key does.
    pub(super) on_update: ReferentialAction,
    /// Whether it may wait.
    pub(super) deferrability: Deferrability,
    /// What a delete does in a dialect in which that is different.
    pub(super) apart: Option<(Dialect, ReferentialAction)>,
    /// The dialects it exists in, if not all.
    pub(super) only: Option<DialectSet>,
}

/// What an index says in which two NULLs are equal.
pub(super) const EQUAL_NULLS: &str = "nulls_not_distinct: true";

/// An index.
#[derive(Clone, Debug)]
pub(super) struct IndexModel {
    /// Its keys: a formula and whether it is descending.
    pub(super) keys: Vec<(Formula, bool)>,
    /// Whether keys may repeat.
    pub(super) unique: bool,
    /// The rows it covers.
    pub(super) predicate: Option<Formula>,
    /// How many characters count of its longer strings, where the database has such keys.
    pub(super) length: Option<u32>,
    /// The columns kept in it.
    pub(super) include: Vec<Id>,
    /// What else each key says, behind a comma.
    pub(super) nulls: &'static str,
    /// What else it says itself.
    pub(super) extra: &'static str,
    /// The dialects it exists in, if not all.
    pub(super) only: Option<DialectSet>,
}

/// A trigger that does nothing that shows.
#[derive(Clone, Debug)]
pub(super) struct TriggerModel {
    /// `insert`, `update` or `delete`.
    pub(super) event: &'static str,
    /// The column that its body reads.
    pub(super) column: Id,
    /// Whether it runs before the change.
    pub(super) early: bool,
    /// Whether only a change of that column fires it.
    pub(super) narrow: bool,
    /// Which of two bodies it has.
    pub(super) body: bool,
}

/// A view of some columns of one table.
#[derive(Clone, Debug)]
pub(super) struct ViewModel {
    /// Its name, which never changes.
    pub(super) name: String,
    /// The table.
    pub(super) table: Id,
    /// The columns.
    pub(super) columns: Vec<Id>,
    /// The view that it reads instead of the table.
    pub(super) after: Option<String>,
}

impl Model {
    /// A number that is not in use.
    pub(super) fn fresh(&mut self) -> Id {
        self.next += 1;
        self.next
    }

    /// The table with this number.
    pub(super) fn table(&self, id: Id) -> Option<&TableModel> {
        self.tables.iter().find(|table| table.id == id)
    }

    /// The column with this number.
    pub(super) fn column(&self, id: Id) -> Option<&ColumnModel> {
        self.tables.iter().find_map(|table| table.column(id))
    }

    /// All foreign keys with their tables.
    pub(super) fn references(&self) -> impl Iterator<Item = (&TableModel, &Reference)> {
        self.tables
            .iter()
            .flat_map(|table| table.foreign_keys.iter().map(move |key| (table, &key.content)))
    }

    /// The enum with this name.
    pub(super) fn enumeration(&self, name: &str) -> Option<&Enumeration> {
        self.enums.iter().find(|it| it.name == name)
    }

    /// Whether `dialect` is in use.
    pub(super) fn has(&self, dialect: Dialect) -> bool {
        self.dialects.contains(dialect)
    }
}

impl TableModel {
    /// The column with this number.
    pub(super) fn column(&self, id: Id) -> Option<&ColumnModel> {
        self.columns.iter().find(|column| column.id == id)
    }

    /// The column with this number, to change it.
    pub(super) fn column_mut(&mut self, id: Id) -> Option<&mut ColumnModel> {
        self.columns.iter_mut().find(|column| column.id == id)
    }

    /// Every list of columns in which no two rows are equal.
    pub(super) fn keys(&self) -> impl Iterator<Item = Vec<Id>> {
        let indexes = self.indexes.iter().filter(|index| index.content.unique);
        let indexes = indexes.map(|index| {
            index.content.keys.iter().flat_map(|(key, _)| key.columns.iter().copied()).collect()
        });
        let uniques = self.uniques.iter().map(|unique| unique.content.clone());
        std::iter::once(self.primary_key.clone()).chain(uniques).chain(indexes)
    }

    /// The columns of keys in which two NULLs are equal.
    pub(super) fn without_equal_nulls(&self) -> impl Iterator<Item = Id> {
        let indexes = self.indexes.iter().map(|index| &index.content);
        let indexes = indexes.filter(|index| index.unique && index.extra == EQUAL_NULLS);
        let keys = indexes.flat_map(|index| &index.keys);
        keys.flat_map(|(key, _)| key.columns.iter().copied())
    }

    /// The columns that a formula of this table reads: checks, generated columns, keys and predicates of indexes.
    pub(super) fn computed_from(&self) -> impl Iterator<Item = Id> {
        let checks = self.checks.iter().map(|check| &check.content);
        let generated =
            self.columns.iter().filter_map(|column| Some(&column.generated.as_ref()?.0));
        let indexes = self.indexes.iter().flat_map(|index| {
            let keys = index.content.keys.iter().map(|(key, _)| key);
            keys.filter(|key| key.text != "{0}").chain(&index.content.predicate)
        });
        checks.chain(generated).chain(indexes).flat_map(|formula| formula.columns.iter().copied())
    }
}
