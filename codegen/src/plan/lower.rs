//! The objects of a schema as one dialect has them: the contents of steps.
//!
//! Enums become types of the database or strings with a check; objects and parts that the dialect does not have are left out. Where a
//! dialect expresses the same in another form (unique keys over NULLs on SQL Server), that form is chosen here, so
//! that a renderer only spells it.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

use crate::{
    dialect::{Dialect, DialectSet, PerDialect, capability::NativeEnums},
    schema::{
        CheckConstraint, Column, ColumnType, Columns, ConstraintName, Deferrability, Enum,
        Expression, ForeignKey, Index, IndexName, OfServers, RawObject, ReferentialAction,
        Rendering, Schema, SearchIndex, Table, TableName, Trigger, UniqueConstraint, Uniqueness,
        View,
        declaration::Settings,
        expression::{Function, Literal},
    },
    sql::{expression::JSON_VALUE, native_enum::native_type},
    stored::{
        implied::implied_checks,
        lowered::{
            ReferencedKeys, collation_of, default_of, filtered_unique, has_key_over, index_of,
            nullability_of, over_values, primary_key_of, referenced_keys, triggers_of, unique_of,
        },
    },
};

/// What lowering a table needs to know of the whole schema.
struct Lowering<'s> {
    schema: &'s Schema,
    dialect: Dialect,
    referenced: ReferencedKeys<'s>,
    /// Whether the database tells by one test whether a text is any JSON value.
    has_json_test: bool,
}

impl<'s> Lowering<'s> {
    fn new(schema: &'s Schema, settings: &Settings, dialect: Dialect) -> Self {
        let referenced = referenced_keys(schema, dialect);
        let since = dialect.capability().json_test_since;
        let has_json_test = since.is_some_and(|since| settings.mssql_minimum >= since);
        Self { schema, dialect, referenced, has_json_test }
    }

    /// All of `table`, and nothing of other dialects.
    fn table(&self, name: &TableName, table: &'s Table) -> Table {
        let dialect = self.dialect;
        let mut columns: Columns = table.columns.iter().map(|column| self.column(column)).collect();
        for column in &mut columns {
            column.sql_types = only(&column.sql_types, dialect).into();
            column.collation = only(&column.collation, dialect).into();
        }
        let unique = table.unique_constraints.iter();
        let unique = unique.filter(|(_, unique)| self.filtered(name, table, unique).is_none());
        let mut indexes = self.indexes(name, table);
        for index in indexes.values_mut() {
            index.method = only(&index.method, dialect).into();
            index.dialects = DialectSet::all();
            for key in &mut index.keys {
                key.collation = only(&key.collation, dialect).into();
            }
        }
        let mut checks = self.checks(name, table);
        for check in checks.values_mut() {
            check.dialects = DialectSet::all();
        }
        let foreign_keys = table.foreign_keys.iter();
        let foreign_keys = foreign_keys.map(|(name, key)| (name.clone(), self.foreign_key(key)));
        let search_indexes = self.search_indexes(table).map(|(name, index)| {
            (name.clone(), SearchIndex { dialects: DialectSet::all(), ..index.clone() })
        });
        let triggers = table.triggers.iter();
        let triggers = triggers.flat_map(|(name, trigger)| triggers_of(name, trigger, dialect));
        let mut lowered = Table {
            columns,
            primary_key: table.primary_key.as_ref().map(|it| primary_key_of(it, dialect)),
            unique_constraints: unique
                .map(|(name, key)| (name.clone(), unique_of(key, table, dialect)))
                .collect(),
            foreign_keys: foreign_keys.collect(),
            checks,
            indexes,
            search_indexes: search_indexes.collect(),
            triggers: triggers
                .map(|(name, trigger)| {
                    let body = only(&trigger.body, dialect);
                    (name, Trigger { body, ..trigger })
                })
                .collect(),
            comment: table.comment.clone(),
            dialects: table.dialects,
            own_primary_keys: BTreeMap::new(),
        };
        lowered.each_expression(&mut |part| {
            if let Expression::Raw(texts) = part {
                **texts = only(texts, dialect);
            }
        });
        lowered
    }

    /// The indexes of `table`, with those that stand in for a unique constraint.
    fn indexes(&self, name: &TableName, table: &'s Table) -> BTreeMap<IndexName, Index> {
        let unique = table.unique_constraints.iter();
        let unique = unique.filter_map(|(key, unique)| {
            Some((IndexName::new(key.as_str()), self.filtered(name, table, unique)?))
        });
        let indexes = table.indexes.iter();
        let indexes =
            indexes.filter_map(|(name, index)| Some((name.clone(), self.index(table, index)?)));
        let mut all: BTreeMap<_, _> = indexes.chain(unique).collect();
        let kept = self.kept_key_indexes(table, &all);
        all.extend(kept);
        all
    }

    /// The indexes of foreign keys that MySQL would make by itself, where a full-text index begins with a
    /// key's columns: MariaDB takes that one for a replacement and silently drops its own, and every change
    /// of the table referred to reads all rows from then on. An index that was asked for stays.
    ///
    /// Source: tried on MariaDB 10.11; MySQL 8.4, "FOREIGN KEY Constraints" (Indexes on Foreign Keys: one that the
    /// server made "might be dropped silently later").
    fn kept_key_indexes(
        &self,
        table: &Table,
        indexes: &BTreeMap<IndexName, Index>,
    ) -> Vec<(IndexName, Index)> {
        if !self.dialect.capability().foreign_keys_need_indexes {
            return Vec::new();
        }
        let keys = table.foreign_keys.iter().filter(|(_, key)| {
            let begins = |index: &SearchIndex| index.columns.starts_with(&key.columns);
            self.search_indexes(table).any(|(_, index)| begins(index))
                && !has_key_over(table, indexes, &key.columns)
        });
        let index = |(name, key): (&ConstraintName, &ForeignKey)| {
            (IndexName::new(name.as_str()), Index::over(&key.columns, Uniqueness::NotUnique))
        };
        keys.map(index).collect()
    }

    /// The full-text indexes of `table`.
    fn search_indexes(
        &self,
        table: &'s Table,
    ) -> impl Iterator<Item = (&'s IndexName, &'s SearchIndex)> {
        let dialect = self.dialect;
        table.search_indexes.iter().filter(move |(_, index)| index.dialects.contains(dialect))
    }

    fn column(&self, column: &Column) -> Column {
        let mut sql_types = column.sql_types.clone();
        let type_ = if let ColumnType::Enum(name) = &column.type_ {
            let content = self.schema.enums.get(name);
            let own = sql_types.as_mut().get(self.dialect);
            let native = content.and_then(|content| native_type(name, content, self.dialect));
            if let Some(native) = native.filter(|_| own.is_none()) {
                *own = Some(native);
                column.type_.clone()
            } else {
                ColumnType::String { length: content.map_or(255, |values| values.length) }
            }
        } else {
            column.type_.clone()
        };
        let default = default_of(column, self.dialect).map(Cow::into_owned);
        let default = default.filter(|default| default.exists_in(self.dialect));
        let generated = column.generated.clone();
        let mut generated = generated.filter(|it| it.expression.exists_in(self.dialect));
        if let Some(generated) = &mut generated {
            self.by_own_tests(&mut generated.expression);
        }
        let nullability = nullability_of(column, self.dialect);
        let mut lowered =
            Column { type_, sql_types, nullability, default, generated, ..column.clone() };
        let collation = collation_of(column, self.dialect).map(str::to_owned);
        *lowered.collation.as_mut().get(self.dialect) = collation;
        lowered
    }

    /// Gives the expression the tests that this database has.
    fn by_own_tests(&self, expression: &mut Expression) {
        expression.change_all(&mut |part| {
            if let Expression::Call(Function::JsonValid, arguments) = part
                && arguments.len() == 1
                && self.has_json_test
            {
                arguments.push(Expression::Literal(Literal::Text(JSON_VALUE.to_owned())));
            }
        });
    }

    fn checks(&self, name: &TableName, table: &Table) -> BTreeMap<ConstraintName, CheckConstraint> {
        let declared = table.checks.iter().filter(|(_, check)| {
            check.dialects.contains(self.dialect) && check.expression.exists_in(self.dialect)
        });
        let declared = declared.map(|(name, check)| (name.clone(), check.clone()));
        let implied = implied_checks(name, table, &self.schema.enums, self.dialect);
        let implied = implied.into_iter().map(|(name, expression)| {
            let dialects = [self.dialect].into_iter().collect();
            (name, CheckConstraint { dialects, ..CheckConstraint::new(expression) })
        });
        // What an earlier rendering implied is declared by the same name.
        let mut checks: BTreeMap<_, _> = implied.chain(declared).collect();
        for check in checks.values_mut() {
            self.by_own_tests(&mut check.expression);
            check.validity = check.validity.told_in(self.dialect);
        }
        checks
    }

    /// The foreign key without what this dialect cannot say of it.
    fn foreign_key(&self, key: &ForeignKey) -> ForeignKey {
        let mut key = key.clone();
        let capability = self.dialect.capability();
        if !capability.deferrable_constraints {
            key.deferrability = Deferrability::NotDeferrable;
        }
        key.validity = key.validity.told_in(self.dialect);
        for action in [&mut key.on_delete, &mut key.on_update] {
            if !capability.restrict_action && *action == ReferentialAction::Restrict {
                *action = ReferentialAction::NoAction;
            }
        }
        key
    }

    /// The index in this dialect, if it exists there.
    fn index(&self, table: &Table, index: &Index) -> Option<Index> {
        let index = index_of(index, self.dialect)?;
        let expressions = index.keys.iter().map(|key| &key.expression).chain(&index.predicate);
        let is_here = expressions.into_iter().all(|expression| expression.exists_in(self.dialect));
        is_here.then(|| over_values(index, table, self.dialect))
    }

    /// The index that stands in for a unique constraint, if one does.
    fn filtered(
        &self,
        name: &TableName,
        table: &Table,
        unique: &UniqueConstraint,
    ) -> Option<Index> {
        filtered_unique((name, table), unique, &self.referenced, self.dialect)
    }
}

/// All of `schema` as `dialect` has it, for comparison with another such schema and for its steps.
///
/// Of the enums there are only those that are types there: columns of others are strings with checks. Of the tables there are only those called
/// `names`, of their foreign keys only those between them: the others are those of tables that stay as they
/// are.
pub(super) fn lower_schema(
    schema: &Schema,
    settings: &Settings,
    dialect: Dialect,
    names: &BTreeSet<&TableName>,
) -> Schema {
    let schema = &*schema.spelled_out(dialect);
    let lowering = Lowering::new(schema, settings, dialect);
    let tables = names.iter().filter_map(|name| schema.tables.get_key_value(*name));
    let lower = |name: &TableName, table| {
        let mut whole = lowering.table(name, table);
        whole.foreign_keys.retain(|_, key| names.contains(&key.referenced_table));
        whole
    };
    let views = schema.views.iter().filter(|(_, view)| view.query.as_ref().get(dialect).is_some());
    let raw = schema.raw_objects.iter();
    let raw = raw.filter(|(_, object)| object.sql.as_ref().get(dialect).is_some());
    Schema {
        rendering: Rendering::CURRENT,
        enums: schema
            .enums
            .iter()
            .filter(|(_, content)| content.native_in(dialect) != NativeEnums::None)
            .map(|(name, content)| (name.clone(), Enum::of_database(content.values.clone())))
            .collect(),
        tables: tables.map(|(name, table)| (name.clone(), lower(name, table))).collect(),
        views: views
            .map(|(name, view)| {
                let query = only(&view.query, dialect);
                (name.clone(), View { query, after: view.after.clone() })
            })
            .collect(),
        raw_objects: raw
            .map(|(name, object)| {
                let sql = only(&object.sql, dialect);
                (name.clone(), RawObject { sql, position: object.position })
            })
            .collect(),
        servers: OfServers::default(),
    }
}

/// The value of `dialect` alone.
fn only<T: Clone>(values: &PerDialect<Option<T>>, dialect: Dialect) -> PerDialect<Option<T>> {
    let mut own = PerDialect::from_fn(|_| None);
    own.as_mut().get(dialect).clone_from(values.as_ref().get(dialect));
    own
}
