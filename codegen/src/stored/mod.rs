//! A schema as one database stores it: the one place that drops what a database does not store.
//!
//! Declared and introspected schemas both go through [`Schema::as_stored`], so that equal means equal.

pub mod implied;
pub mod lowered;
pub mod read;
pub mod revisions;
pub mod untold;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use crate::{
    dialect::{Dialect, DialectSet, PerDialect, capability::NativeEnums},
    schema::{
        AutoIncrement, CheckConstraint, Column, ColumnType, ConstraintName, Deferrability, Enum,
        EnumName, Expression, ForeignKey, Generated, GeneratedStorage, Index, IndexName, OfServers,
        PrimaryKey, ReferentialAction, Rendering, Schema, SearchLanguage, SortOrder, Table,
        TableName, Trigger, UniqueConstraint, Uniqueness, Validity, View,
        expression::Function,
        statements::{collapse_blanks, without_last_comments},
        types::sql_spelling,
    },
    sql::{
        expression::{Context, Purpose, write},
        native_enum::native_type,
        writer::Statement,
    },
    stored::{
        implied::implied_checks,
        lowered::{
            ReferencedKeys, default_of, filtered_unique, index_of, nullability_of, over_values,
            primary_key_of, referenced_keys, search_key, triggers_of, unique_of, without_on_update,
        },
        read::{check_condition, comparable, one_form, read_as, read_sql_type, stored_default},
    },
};

impl Schema {
    /// This schema as a database of `dialect` stores it. Doing it again changes nothing.
    ///
    /// Types become what the database's own spelling reads back as, objects of other dialects go, checks
    /// that types imply come, expressions take one form. Raw objects are dropped, since no database
    /// knows which they are. Of views PostgreSQL and MySQL keep a text of their own, so only their
    /// existence counts there.
    #[must_use]
    pub fn as_stored(&self, dialect: Dialect) -> Self {
        let schema = &*self.spelled_out(dialect);
        let referenced = referenced_keys(schema, dialect);
        let storing = Storing { enums: &schema.enums, referenced: &referenced, dialect };
        let tables = schema.tables.iter();
        let views = schema.views.iter();
        Self {
            rendering: Rendering::CURRENT,
            enums: stored_enums(&schema.enums, dialect),
            tables: tables
                .map(|(name, table)| (name.clone(), storing.table(name, table)))
                .collect(),
            views: views
                .filter_map(|(name, view)| Some((name.clone(), storing.view(view)?)))
                .collect(),
            raw_objects: BTreeMap::new(),
            servers: OfServers::default(),
        }
    }
}

/// The enums that are types with a name of their own in `dialect`. Their length is nothing that it keeps.
fn stored_enums(enums: &BTreeMap<EnumName, Enum>, dialect: Dialect) -> BTreeMap<EnumName, Enum> {
    let named = enums.iter().filter(|(_, it)| it.native_in(dialect) == NativeEnums::Named);
    named.map(|(name, content)| (name.clone(), Enum::of_database(content.values.clone()))).collect()
}

/// The action of a foreign key as a database of `dialect` tells it.
pub(crate) fn stored_action(dialect: Dialect, action: ReferentialAction) -> ReferentialAction {
    if action == ReferentialAction::Restrict && dialect.storage().restrict_is_no_action {
        return ReferentialAction::NoAction;
    }
    action
}

/// The stored form of an expression: what its own rendering reads back as, where the columns have the types that the
/// database tells. `None` if it has no text for this dialect.
pub(crate) fn stored_expression(
    dialect: Dialect,
    expression: &Expression,
    declared: Context<'_>,
    told: Context<'_>,
) -> Option<Expression> {
    let mut statement = Statement::new(dialect);
    write(expression, declared, &mut statement);
    let text = statement.as_str();
    if text.is_empty() {
        return None;
    }
    let mut read = read_as(dialect, text, told);
    if let Expression::Raw(texts) = &mut read
        && let Some(text) = texts.as_mut().as_mut().get(dialect)
    {
        *text = comparable(dialect, text);
    }
    Some(read)
}

/// The columns that expressions of a table are over.
#[derive(Clone, Copy)]
struct Over<'c> {
    /// As they are declared, by which SQL is written.
    declared: &'c [Column],
    /// With the types that the database tells, by which it is read back.
    told: &'c [Column],
}

impl<'c> Over<'c> {
    fn declared(self, purpose: Purpose<'c>) -> Context<'c> {
        Context { columns: self.declared, purpose }
    }

    fn told(self, purpose: Purpose<'c>) -> Context<'c> {
        Context { columns: self.told, purpose }
    }
}

#[derive(Clone, Copy)]
struct Storing<'s> {
    enums: &'s BTreeMap<EnumName, Enum>,
    referenced: &'s ReferencedKeys<'s>,
    dialect: Dialect,
}

impl Storing<'_> {
    /// The columns with the types that the database tells.
    fn told(self, columns: &[Column]) -> Vec<Column> {
        let typed = columns.iter().map(|column| Column {
            nullability: column.nullability,
            ..Column::new(column.name.clone(), self.type_(column))
        });
        typed.collect()
    }

    fn only<T>(self, value: Option<T>) -> PerDialect<Option<T>> {
        let mut all = PerDialect::from_fn(|_| None);
        *all.as_mut().get(self.dialect) = value;
        all
    }

    fn own<T>(self, all: &PerDialect<Option<T>>) -> Option<&T> {
        all.as_ref().get(self.dialect).as_ref()
    }

    fn table(self, name: &TableName, table: &Table) -> Table {
        let columns = table.columns.as_slice();
        let told = self.told(columns);
        let over = Over { declared: columns, told: &told };
        let mut stored = Table {
            columns: columns.iter().map(|column| self.column(column, table, over)).collect(),
            primary_key: table.primary_key.as_ref().map(|it| primary_key_of(it, self.dialect)),
            unique_constraints: BTreeMap::new(),
            foreign_keys: table.foreign_keys.clone(),
            checks: self.checks(name, table, over),
            indexes: BTreeMap::new(),
            search_indexes: table.search_indexes.clone(),
            triggers: table
                .triggers
                .iter()
                .flat_map(|(name, trigger)| triggers_of(name, trigger, self.dialect))
                .filter_map(|(name, trigger)| Some((name, self.trigger(&trigger)?)))
                .collect(),
            comment: self.comment(table.comment.as_ref()),
            dialects: table.dialects,
            own_primary_keys: BTreeMap::new(),
        };
        if let Some(name) = self.dialect.capability().primary_key_name
            && let Some(key) = &mut stored.primary_key
        {
            key.name = ConstraintName::new(name);
        }
        for key in stored.foreign_keys.values_mut() {
            self.foreign_key(key);
        }
        for (key, unique) in &table.unique_constraints {
            let filtered = filtered_unique((name, table), unique, self.referenced, self.dialect);
            match filtered {
                Some(index) => {
                    self.index(&IndexName::new(key.as_str()), &index, (table, over), &mut stored);
                }
                None => {
                    stored
                        .unique_constraints
                        .insert(key.clone(), unique_of(unique, table, self.dialect));
                }
            }
        }
        for (name, index) in &table.indexes {
            self.index(name, index, (table, over), &mut stored);
        }
        let capability = self.dialect.capability();
        let has_search = !capability.search_needs_key || search_key(&stored).is_some();
        stored
            .search_indexes
            .retain(|_, search| has_search && search.dialects.contains(self.dialect));
        for search in stored.search_indexes.values_mut() {
            search.dialects = DialectSet::all();
            if !capability.search_stems {
                search.language = SearchLanguage::Simple;
            }
        }
        if self.dialect.storage().json_as_text {
            fold_json_checks(&mut stored);
        }
        stored
    }

    fn comment(self, comment: Option<&String>) -> Option<String> {
        let kept = comment.filter(|text| self.dialect.storage().comments && !text.is_empty())?;
        Some(self.told_characters(kept))
    }

    /// The text as the catalogue has it, with `?` for characters that it cannot keep.
    fn told_characters(self, text: &str) -> String {
        let is_short = self.dialect.storage().three_byte_metadata;
        let is_told = |it: char| !is_short || it.len_utf8() < 4;
        text.chars().map(|it| if is_told(it) { it } else { '?' }).collect()
    }

    /// The type as the database's own spelling of it reads back.
    fn type_(self, column: &Column) -> ColumnType {
        if let Some(sql) = self.own(&column.sql_types) {
            let (sql, _) = without_on_update(sql, self.dialect);
            return read_sql_type(self.dialect, without_character_set(self.dialect, sql).0);
        }
        if let ColumnType::Other(sql) = &column.type_ {
            return read_sql_type(self.dialect, sql);
        }
        if self.dialect.storage().rowid_keys && column.auto_increment.is_some() {
            // Only INTEGER is a rowid alias, whatever the width in the spec.
            return ColumnType::Integer;
        }
        if let ColumnType::Enum(name) = &column.type_
            && let Some(content) = self.enums.get(name)
            && let Some(sql) = native_type(name, content, self.dialect)
        {
            return read_sql_type(self.dialect, &sql);
        }
        let enum_length = if let ColumnType::Enum(name) = &column.type_ {
            self.enums.get(name).map_or(0, |enum_| enum_.length)
        } else {
            0
        };
        read_sql_type(self.dialect, &sql_spelling(&column.type_, self.dialect, enum_length))
    }

    fn column(self, column: &Column, table: &Table, over: Over<'_>) -> Column {
        let type_ = self.type_(column);
        let value = |expression: &Expression| {
            let declared = over.declared(Purpose::Value(&column.type_));
            let told = over.told(Purpose::Value(&type_));
            stored_expression(self.dialect, expression, declared, told)
        };
        let default = default_of(column, self.dialect);
        let default = default.as_deref().and_then(value);
        Column {
            nullability: nullability_of(column, self.dialect),
            default: default.and_then(|default| stored_default(default, &type_)),
            auto_increment: self.auto_increment(column, &type_, table),
            auto_update: self.auto_update(column),
            generated: column.generated.as_ref().and_then(|generated| {
                Some(Generated {
                    expression: value(&generated.expression)?,
                    storage: self.storage(generated.storage),
                })
            }),
            collation: self.only(self.column_collation(column)).into(),
            comment: self.comment(column.comment.as_ref()),
            ..Column::new(column.name.clone(), type_)
        }
    }

    /// SQLite numbers the rows of every table whose primary key is one INTEGER; the others do not tell
    /// the two kinds apart.
    ///
    /// Source: SQLite, "ROWIDs and the INTEGER PRIMARY KEY".
    fn auto_increment(
        self,
        column: &Column,
        type_: &ColumnType,
        table: &Table,
    ) -> Option<AutoIncrement> {
        if !self.dialect.storage().rowid_keys {
            return column.auto_increment.map(|kind| kind.told_in(self.dialect));
        }
        let is_key = |key: &PrimaryKey| key.columns.as_slice() == [column.name.clone()];
        let is_rowid =
            *type_ == ColumnType::Integer && table.primary_key.as_ref().is_some_and(is_key);
        let told = column.auto_increment.map(|kind| kind.told_in(self.dialect));
        told.or(is_rowid.then_some(AutoIncrement::Plain))
    }

    /// Whether it becomes the time of each change, which its own SQL type may say as well.
    fn auto_update(self, column: &Column) -> bool {
        let own = self.own(&column.sql_types);
        let says = own.is_some_and(|sql| without_on_update(sql, self.dialect).1);
        self.dialect.capability().auto_update && (column.auto_update || says)
    }

    /// Where there are no virtual columns they are stored.
    fn storage(self, storage: GeneratedStorage) -> GeneratedStorage {
        if self.dialect.capability().virtual_columns { storage } else { GeneratedStorage::Stored }
    }

    /// The collation, where it is not the one that a column has anyway.
    fn collation(self, collation: &PerDialect<Option<String>>) -> Option<String> {
        let usual = self.dialect.storage().usual_collation;
        let usual = self.dialect.capability().text_collation.unwrap_or(usual);
        self.own(collation).filter(|name| !name.eq_ignore_ascii_case(usual)).cloned()
    }

    /// The column's collation, or that of the character set that its SQL type names.
    fn column_collation(self, column: &Column) -> Option<String> {
        self.collation(&column.collation).or_else(|| {
            let sql = self.own(&column.sql_types)?;
            let set = without_character_set(self.dialect, sql).1?;
            Some(match set.as_str() {
                "latin1" => "latin1_swedish_ci".to_owned(),
                set => [set, "general_ci"].join("_"),
            })
        })
    }

    fn checks(
        self,
        name: &TableName,
        table: &Table,
        over: Over<'_>,
    ) -> BTreeMap<ConstraintName, CheckConstraint> {
        let declared = table
            .checks
            .iter()
            .filter(|(_, check)| check.dialects.contains(self.dialect))
            .map(|(name, check)| (name.clone(), check.expression.clone(), check.validity));
        let implied = implied_checks(name, table, self.enums, self.dialect);
        // What an earlier rendering implied is declared by the same name.
        implied
            .into_iter()
            .map(|(name, check)| (name, check, Validity::Valid))
            .chain(declared)
            .filter_map(|(name, check, validity)| {
                let expression = self.expression(&check, over, Purpose::Condition)?;
                let expression = self.condition(expression, over);
                let validity = validity.told_in(self.dialect);
                Some((name, CheckConstraint { validity, ..CheckConstraint::new(expression) }))
            })
            .collect()
    }

    /// The condition of a check, without a guard that cannot be told from ours.
    fn condition(self, expression: Expression, over: Over<'_>) -> Expression {
        let Expression::Raw(texts) = &expression else { return expression };
        let text = self.own(texts).filter(|_| self.dialect.storage().guards_checks);
        text.map_or_else(
            || expression.clone(),
            |text| {
                let condition = check_condition(text);
                read_as(self.dialect, &condition, over.told(Purpose::Condition))
            },
        )
    }

    fn expression(
        self,
        expression: &Expression,
        over: Over<'_>,
        purpose: Purpose<'_>,
    ) -> Option<Expression> {
        stored_expression(self.dialect, expression, over.declared(purpose), over.told(purpose))
    }

    fn foreign_key(self, key: &mut ForeignKey) {
        if !self.dialect.capability().deferrable_constraints {
            key.deferrability = Deferrability::NotDeferrable;
        }
        key.validity = key.validity.told_in(self.dialect);
        for action in [&mut key.on_delete, &mut key.on_update] {
            *action = stored_action(self.dialect, *action);
        }
    }

    fn index(
        self,
        name: &IndexName,
        index: &Index,
        (table, over): (&Table, Over<'_>),
        stored: &mut Table,
    ) {
        let Some(kept) = index_of(index, self.dialect) else { return };
        let mut kept = over_values(kept, table, self.dialect);
        kept.dialects = DialectSet::all();
        for key in &mut kept.keys {
            let Some(expression) = self.expression(&key.expression, over, Purpose::Key) else {
                return;
            };
            key.expression = expression;
            key.collation = self.only(self.collation(&key.collation)).into();
            let method = self.own(&kept.method).map_or("btree", String::as_str);
            let method = method.to_ascii_lowercase();
            key.operator_class = key.operator_class.take().filter(|it| !it.is_usual(&method));
        }
        kept.parameters.make_plain();
        if let Some(predicate) = kept.predicate.take() {
            kept.predicate = self.expression(&predicate, over, Purpose::Condition);
        }
        let method = self.own(&index.method).map(|method| method.to_ascii_lowercase());
        let method = method.filter(|method| method != "btree" && method != "nonclustered");
        kept.method = self.only(method).into();
        let is_constraint = self.dialect.capability().unique_constraints_are_indexes;
        match plain_unique(&kept).filter(|_| is_constraint) {
            Some(unique) => {
                stored.unique_constraints.insert(ConstraintName::new(name.as_str()), unique);
            }
            None => {
                stored.indexes.insert(name.clone(), kept);
            }
        }
    }

    fn trigger(self, trigger: &Trigger) -> Option<Trigger> {
        let body = self.own(&trigger.body)?;
        let body = match self.dialect {
            Dialect::Mysql => one_form(body),
            Dialect::Sqlite | Dialect::Postgres | Dialect::Mssql => normal_text(body, self.dialect),
        };
        let mut stored = trigger.clone();
        stored.events.sort_unstable();
        stored.events.dedup();
        if !self.dialect.storage().trigger_columns {
            stored.update_columns.clear();
        }
        stored.body = self.only(Some(body));
        Some(stored)
    }

    fn view(self, view: &View) -> Option<View> {
        let query = self.own(&view.query)?;
        let rewritten = self.dialect.storage().rewrites_views;
        let text = if rewritten { String::new() } else { normal_text(query, self.dialect) };
        Some(View { query: self.only(Some(text)), after: Vec::new() })
    }
}

/// The text without needless blanks and without a semicolon at its end.
fn normal_text(sql: &str, dialect: Dialect) -> String {
    let text = collapse_blanks(without_last_comments(sql, dialect), dialect);
    text.trim_end_matches([';', ' ']).to_owned()
}

/// A type without its `CHARACTER SET`, and the name of that set.
fn without_character_set(dialect: Dialect, sql: &str) -> (&str, Option<String>) {
    let found = sql.to_ascii_lowercase().find(" character set ");
    match found.filter(|_| dialect.storage().character_sets_in_types) {
        Some(position) => {
            let set = sql[position..].split_whitespace().nth(2).map(str::to_ascii_lowercase);
            (&sql[..position], set)
        }
        None => (sql, None),
    }
}

/// The unique constraint that a unique index could as well be.
fn plain_unique(index: &Index) -> Option<UniqueConstraint> {
    if index.uniqueness == Uniqueness::NotUnique || index.predicate.is_some() {
        return None;
    }
    let mut unique = UniqueConstraint::new(Vec::new());
    for key in &index.keys {
        let column = key.expression.as_column()?;
        if key.order == SortOrder::Descending || !key.collation.is_none() {
            return None;
        }
        unique.columns.push(column.clone());
        if let Some(length) = key.length {
            unique.prefixes.insert(column.clone(), length);
        }
    }
    Some(unique)
}

/// MariaDB keeps json as LONGTEXT with a check that is called like the column.
///
/// Source: MariaDB, "JSON Data Type".
fn fold_json_checks(table: &mut Table) {
    for column in &mut table.columns {
        let is_json = |check: &CheckConstraint| {
            let value = Expression::Column(column.name.clone());
            check.expression == Expression::Call(Function::JsonValid, vec![value])
        };
        let name = column.name.as_str();
        if column.type_ == ColumnType::Text && table.checks.get(name).is_some_and(is_json) {
            table.checks.remove(name);
            column.type_ = ColumnType::Json;
        }
    }
}
