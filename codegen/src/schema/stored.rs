//! A schema as one database stores it: the one place that drops what a database does not store.
//!
//! Declared and introspected schemas both go through [`Schema::as_stored`], so that equal means equal.

use std::collections::BTreeMap;

use super::{
    AutoIncrement, CheckConstraint, Column, ColumnType, ConstraintName, Deferrability, Enum,
    EnumName, Expression, ForeignKey, Generated, GeneratedStorage, Index, IndexName, PrimaryKey,
    Rendering, Schema, SearchLanguage, SortOrder, Table, TableName, Trigger, UniqueConstraint,
    Uniqueness, View,
    expression::Function,
    implied::implied_checks,
    lowered::{
        ReferencedKeys, default_of, filtered_unique, index_of, nullability_of, over_values,
        referenced_keys, search_key, triggers_of,
    },
    read::{
        check_condition, collapse_blanks, comparable, one_form, read_as, read_sql_type,
        stored_default,
    },
    types::sql_spelling,
};
use crate::{
    dialect::{Dialect, DialectSet, DialectTexts, PerDialect},
    render::{
        expression::{Context, Purpose, write},
        writer::Statement,
    },
    schema::ReferentialAction,
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
            enums: BTreeMap::new(),
            tables: tables
                .map(|(name, table)| (name.clone(), storing.table(name, table)))
                .collect(),
            views: views
                .filter_map(|(name, view)| Some((name.clone(), storing.view(view)?)))
                .collect(),
            raw_objects: BTreeMap::new(),
        }
    }
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
            name: column.name.clone(),
            type_: self.type_(column),
            sql_types: DialectTexts::default(),
            nullability: column.nullability,
            default: None,
            auto_increment: None,
            generated: None,
            collation: DialectTexts::default(),
            comment: None,
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
            primary_key: table.primary_key.clone(),
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
        };
        if self.dialect == Dialect::Mysql
            && let Some(key) = &mut stored.primary_key
        {
            // MySQL calls every primary key so, whatever it is given.
            key.name = ConstraintName::new("PRIMARY");
        }
        for key in stored.foreign_keys.values_mut() {
            self.foreign_key(key);
        }
        for (key, unique) in &table.unique_constraints {
            let filtered =
                filtered_unique((name, table), &unique.columns, self.referenced, self.dialect);
            match filtered {
                Some(index) => {
                    self.index(&IndexName::new(key.as_str()), &index, (table, over), &mut stored);
                }
                None => {
                    stored.unique_constraints.insert(key.clone(), unique.clone());
                }
            }
        }
        for (name, index) in &table.indexes {
            self.index(name, index, (table, over), &mut stored);
        }
        let has_search = self.dialect != Dialect::Mssql || search_key(&stored).is_some();
        stored
            .search_indexes
            .retain(|_, search| has_search && search.dialects.contains(self.dialect));
        for search in stored.search_indexes.values_mut() {
            search.dialects = DialectSet::all();
            if self.dialect == Dialect::Mysql {
                // FULLTEXT knows no stems.
                search.language = SearchLanguage::Simple;
            }
        }
        if self.dialect == Dialect::Mysql {
            fold_json_checks(&mut stored);
        }
        stored
    }

    fn comment(self, comment: Option<&String>) -> Option<String> {
        let kept = comment.filter(|text| self.dialect != Dialect::Sqlite && !text.is_empty())?;
        // MySQL and MariaDB keep comments so, whatever the table's character set.
        // Source: MySQL 8.4, "UTF-8 for Metadata"; MariaDB, "Supported Character Sets and Collations".
        Some(self.told_characters(kept))
    }

    /// The text in which MySQL and MariaDB tell it: in three bytes a character, with `?` for those that have four.
    fn told_characters(self, text: &str) -> String {
        let is_told = |it: char| self.dialect != Dialect::Mysql || it.len_utf8() < 4;
        text.chars().map(|it| if is_told(it) { it } else { '?' }).collect()
    }

    /// The type as the database's own spelling of it reads back.
    fn type_(self, column: &Column) -> ColumnType {
        if let Some(sql) = self.own(&column.sql_types) {
            return read_sql_type(self.dialect, without_character_set(self.dialect, sql).0);
        }
        if let ColumnType::Other(sql) = &column.type_ {
            return read_sql_type(self.dialect, sql);
        }
        if self.dialect == Dialect::Sqlite && column.auto_increment.is_some() {
            // Only INTEGER is a rowid alias, whatever the width in the spec.
            return ColumnType::Integer;
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
            name: column.name.clone(),
            sql_types: DialectTexts::default(),
            nullability: nullability_of(column, self.dialect),
            default: default.and_then(|default| stored_default(default, &type_)),
            auto_increment: self.auto_increment(column, &type_, table),
            generated: column.generated.as_ref().and_then(|generated| {
                Some(Generated {
                    expression: value(&generated.expression)?,
                    storage: self.storage(generated.storage),
                })
            }),
            collation: self.only(self.column_collation(column)).into(),
            comment: self.comment(column.comment.as_ref()),
            type_,
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
        if self.dialect != Dialect::Sqlite {
            return column.auto_increment.map(|_| AutoIncrement::Plain);
        }
        let is_key = |key: &PrimaryKey| key.columns.as_slice() == [column.name.clone()];
        let is_rowid =
            *type_ == ColumnType::Integer && table.primary_key.as_ref().is_some_and(is_key);
        column.auto_increment.or(is_rowid.then_some(AutoIncrement::Plain))
    }

    /// PostgreSQL before 18 has no virtual columns and stores them.
    fn storage(self, storage: GeneratedStorage) -> GeneratedStorage {
        if self.dialect == Dialect::Postgres { GeneratedStorage::Stored } else { storage }
    }

    /// The collation, where it is not the one that a column has anyway.
    fn collation(self, collation: &PerDialect<Option<String>>) -> Option<String> {
        const USUAL: PerDialect<&str> =
            PerDialect { sqlite: "BINARY", postgres: "default", mysql: "utf8mb4_bin", mssql: "" };
        let usual = self.dialect.capability().text_collation.unwrap_or(USUAL.get(self.dialect));
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
            .map(|(name, check)| (name.clone(), check.expression.clone()));
        let implied = implied_checks(name, table, self.enums, self.dialect);
        // What an earlier rendering implied is declared by the same name.
        implied
            .into_iter()
            .chain(declared)
            .filter_map(|(name, check)| {
                let expression = self.expression(&check, over, Purpose::Condition)?;
                let expression = self.condition(expression, over);
                Some((name, CheckConstraint { expression, dialects: DialectSet::all() }))
            })
            .collect()
    }

    /// The condition of a check. In SQLite nobody can tell the `IS NOT FALSE` of a raw one from ours.
    fn condition(self, expression: Expression, over: Over<'_>) -> Expression {
        let Expression::Raw(texts) = &expression else { return expression };
        let text = texts.sqlite.as_ref().filter(|_| self.dialect == Dialect::Sqlite);
        text.map_or_else(
            || expression.clone(),
            |text| {
                let condition = check_condition(text);
                read_as(Dialect::Sqlite, &condition, over.told(Purpose::Condition))
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
        for action in [&mut key.on_delete, &mut key.on_update] {
            // InnoDB treats both alike and its two servers report different ones; SQL Server has only one.
            // Source: MySQL 8.4, "FOREIGN KEY Constraints"; SQL Server, "ALTER TABLE table_constraint".
            let alike = matches!(self.dialect, Dialect::Mysql | Dialect::Mssql);
            if alike && *action == ReferentialAction::Restrict {
                *action = ReferentialAction::NoAction;
            }
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
        }
        if let Some(predicate) = kept.predicate.take() {
            kept.predicate = self.expression(&predicate, over, Purpose::Condition);
        }
        let method = self.own(&index.method).map(|method| method.to_ascii_lowercase());
        let method = method.filter(|method| method != "btree" && method != "nonclustered");
        kept.method = self.only(method).into();
        match plain_unique(&kept).filter(|_| self.dialect == Dialect::Mysql) {
            Some(columns) => {
                // MySQL does not tell a unique constraint from a unique index.
                let name = ConstraintName::new(name.as_str());
                stored.unique_constraints.insert(name, UniqueConstraint { columns });
            }
            None => {
                stored.indexes.insert(name.clone(), kept);
            }
        }
    }

    fn trigger(self, trigger: &Trigger) -> Option<Trigger> {
        let body = self.own(&trigger.body)?;
        let body = match self.dialect {
            Dialect::Mysql => self.told_characters(&normal_text(&one_form(body))),
            Dialect::Sqlite | Dialect::Postgres | Dialect::Mssql => normal_text(body),
        };
        let mut stored = trigger.clone();
        stored.events.sort_unstable();
        stored.events.dedup();
        if self.dialect == Dialect::Mssql {
            stored.update_columns.clear();
        }
        stored.body = self.only(Some(body));
        Some(stored)
    }

    fn view(self, view: &View) -> Option<View> {
        let query = self.own(&view.query)?;
        let rewritten = matches!(self.dialect, Dialect::Postgres | Dialect::Mysql);
        let text = if rewritten { String::new() } else { normal_text(query) };
        Some(View { query: self.only(Some(text)), after: Vec::new() })
    }
}

/// The text without needless blanks and without a semicolon at its end.
fn normal_text(sql: &str) -> String {
    collapse_blanks(collapse_blanks(sql).trim_end_matches([';', ' ']))
}

/// MySQL: a type without its `CHARACTER SET`, which the database reports as the collation that goes with
/// it, and the name of that set.
///
/// Source: MySQL 8.4, "Supported Character Sets and Collations"; MariaDB, the same.
fn without_character_set(dialect: Dialect, sql: &str) -> (&str, Option<String>) {
    let found = sql.to_ascii_lowercase().find(" character set ");
    match found.filter(|_| dialect == Dialect::Mysql) {
        Some(position) => {
            let set = sql[position..].split_whitespace().nth(2).map(str::to_ascii_lowercase);
            (&sql[..position], set)
        }
        None => (sql, None),
    }
}

/// The columns of a unique index that could as well be a unique constraint.
fn plain_unique(index: &Index) -> Option<Vec<super::ColumnName>> {
    if index.uniqueness == Uniqueness::NotUnique || index.predicate.is_some() {
        return None;
    }
    index
        .keys
        .iter()
        .map(|key| match (&key.expression, key.order) {
            (Expression::Column(name), SortOrder::Ascending) if key.collation.is_none() => {
                Some(name.clone())
            }
            _ => None,
        })
        .collect()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{
        CheckConstraint, Column, ColumnName, IndexKey, Nullability, PrimaryKey, RawObject,
        RawPosition, Trigger, TriggerEvent, TriggerTiming, expression::parse,
    };

    fn column(name: &str, type_: ColumnType) -> Column {
        Column {
            name: name.into(),
            type_,
            sql_types: DialectTexts::default(),
            nullability: Nullability::NotNull,
            default: None,
            auto_increment: None,
            generated: None,
            collation: DialectTexts::default(),
            comment: Some("what it is".to_owned()),
        }
    }

    fn check(text: &str, dialects: &[Dialect]) -> CheckConstraint {
        let dialects = dialects.iter().copied().collect();
        CheckConstraint { expression: parse(text).unwrap(), dialects }
    }

    fn index(key: &str, uniqueness: Uniqueness) -> Index {
        let key = IndexKey {
            expression: parse(key).unwrap(),
            order: SortOrder::Ascending,
            collation: DialectTexts::default(),
        };
        Index {
            keys: vec![key],
            uniqueness,
            predicate: Some(parse("done = true").unwrap())
                .filter(|_| uniqueness == Uniqueness::NotUnique),
            include: vec!["name".into()],
            method: PerDialect { postgres: Some("BTREE".to_owned()), ..PerDialect::default() }
                .into(),
            dialects: DialectSet::all(),
        }
    }

    fn table() -> Table {
        let mut columns = vec![
            column("id", ColumnType::Integer),
            column("name", ColumnType::String { length: 50 }),
            column("tier", ColumnType::Enum("tier".into())),
            column("data", ColumnType::Json),
            column("done", ColumnType::Bool),
            column("size", ColumnType::BigInt),
            column("price", ColumnType::Decimal { precision: 10, scale: 2 }),
        ];
        let defaults = [(1, "null"), (2, "'A'"), (3, "'{}'"), (4, "false"), (5, "-5"), (6, "1.50")];
        for (position, default) in defaults {
            columns[position].default = Some(parse(default).unwrap());
        }
        let foreign_key = ForeignKey {
            columns: vec!["size".into()],
            referenced_table: "other".into(),
            referenced_columns: vec!["id".into()],
            on_delete: ReferentialAction::Restrict,
            on_update: ReferentialAction::Cascade,
            deferrability: Deferrability::InitiallyDeferred,
        };
        let trigger = Trigger {
            timing: TriggerTiming::After,
            events: vec![TriggerEvent::Update],
            update_columns: vec!["name".into()],
            body: PerDialect { sqlite: Some("SELECT  1;\n".to_owned()), ..PerDialect::default() },
        };
        Table {
            columns,
            primary_key: Some(PrimaryKey { name: "pk_t".into(), columns: vec!["id".into()] }),
            foreign_keys: [("fk_t_size".into(), foreign_key)].into(),
            checks: [
                ("ck_size".into(), check("size between 0 and 9 and not done", &Dialect::ALL)),
                ("ck_lite".into(), check("size in (1)", &[Dialect::Sqlite])),
            ]
            .into(),
            indexes: [
                ("ix_name".into(), index("lower(name)", Uniqueness::NotUnique)),
                ("ux_name".into(), index("name", Uniqueness::Unique)),
            ]
            .into(),
            triggers: [("touch".into(), trigger)].into(),
            ..Table::default()
        }
    }

    fn schema() -> Schema {
        let tier = Enum { values: vec!["A".into(), "B".into()], length: 1 };
        let view = View {
            query: PerDialect {
                sqlite: Some("SELECT\n  1;".to_owned()),
                postgres: Some("SELECT 1".to_owned()),
                ..PerDialect::default()
            },
            after: vec!["other".into()],
        };
        let raw = RawObject { sql: PerDialect::default(), position: RawPosition::AfterTables };
        Schema {
            enums: [("tier".into(), tier)].into(),
            tables: [("t".into(), table())].into(),
            views: [("v".into(), view)].into(),
            raw_objects: [("r".into(), raw)].into(),
            ..Schema::default()
        }
    }

    /// The stored table as lines that say what is left of each part.
    fn lines(dialect: Dialect) -> Vec<String> {
        let schema = schema().as_stored(dialect);
        let table = &schema.tables["t"];
        let text = |expression: &Expression| expression.to_string();
        let columns = table.columns.iter().map(|column| {
            let default = column.default.as_ref().map(text);
            format!("{} {} = {}", column.name, column.type_, default.unwrap_or_default())
        });
        let checks =
            table.checks.iter().map(|(name, check)| format!("{name}: {}", check.expression));
        columns.chain(checks).collect()
    }

    #[test]
    fn storing_again_changes_nothing() {
        for dialect in Dialect::ALL {
            let once = schema().as_stored(dialect);
            assert_eq!(once.as_stored(dialect), once, "{dialect}");
        }
    }

    #[test]
    fn types_defaults_and_checks_take_the_form_of_the_database() {
        assert_eq!(
            lines(Dialect::Sqlite),
            [
                "id integer = ",
                "name string(50) = ",
                "tier string(1) = 'A'",
                "data text = '{}'",
                "done bool = false",
                "size bigint = -5",
                "price decimal(10, 2) = 1.5",
                "ck_lite: size = 1",
                "ck_size: size >= 0 and size <= 9 and done = 0",
                "ck_t_data_json: json_valid(data)",
                "ck_t_tier_enum: tier in ('A', 'B')",
            ]
        );
        assert_eq!(
            lines(Dialect::Postgres)[7..],
            ["ck_size: size >= 0 and size <= 9 and not done", "ck_t_tier_enum: tier in ('A', 'B')",]
        );
        assert_eq!(lines(Dialect::Postgres)[3], "data json = '{}'");
        assert_eq!(lines(Dialect::Mysql)[3], "data json = '{}'");
    }

    #[test]
    fn a_database_keeps_only_what_it_can() {
        let sqlite = schema().as_stored(Dialect::Sqlite);
        let table = &sqlite.tables["t"];
        assert_eq!(table.columns[0].auto_increment, Some(AutoIncrement::Plain));
        assert_eq!(table.columns[0].comment, None);
        assert_eq!(table.triggers["touch"].body.sqlite.as_deref(), Some("SELECT 1"));
        assert_eq!(table.foreign_keys["fk_t_size"].on_delete, ReferentialAction::Restrict);
        assert_eq!(sqlite.views["v"].query.sqlite.as_deref(), Some("SELECT 1"));
        assert!(sqlite.views["v"].after.is_empty() && sqlite.raw_objects.is_empty());

        let mysql = schema().as_stored(Dialect::Mysql);
        let table = &mysql.tables["t"];
        assert_eq!(table.primary_key.as_ref().unwrap().name.as_str(), "PRIMARY");
        let key = &table.foreign_keys["fk_t_size"];
        assert_eq!(key.on_delete, ReferentialAction::NoAction);
        assert_eq!(key.deferrability, Deferrability::NotDeferrable);
        assert_eq!(table.unique_constraints["ux_name"].columns, [ColumnName::from("name")]);
        assert_eq!(table.columns[0].comment.as_deref(), Some("what it is"));
        assert!(table.triggers.is_empty() && mysql.views.is_empty());

        let postgres = schema().as_stored(Dialect::Postgres);
        let index = &postgres.tables["t"].indexes["ix_name"];
        assert_eq!(index.method, DialectTexts::default());
        assert_eq!(index.include, [ColumnName::from("name")]);
        assert_eq!(postgres.views["v"].query.postgres.as_deref(), Some(""));
    }

    #[test]
    fn what_mariadb_keeps_of_json_is_json() {
        let mut found = Table::default();
        found.columns.push(column("data", ColumnType::Other("longtext".into())));
        let texts =
            PerDialect { mysql: Some("json_valid(`data`)".into()), ..PerDialect::default() };
        let expression = Expression::Raw(Box::new(texts));
        found
            .checks
            .insert("data".into(), CheckConstraint { expression, dialects: DialectSet::all() });
        let schema = Schema { tables: [("t".into(), found)].into(), ..Schema::default() };
        let stored = schema.as_stored(Dialect::Mysql);
        assert_eq!(stored.tables["t"].columns[0].type_, ColumnType::Json);
        assert!(stored.tables["t"].checks.is_empty());
    }

    fn check_default(dialect: Dialect, type_: &ColumnType, declared: &str, reported: &str) {
        let stored = |default: Expression| {
            let mut column = column("c", type_.clone());
            column.default = Some(default);
            let table = Table { columns: vec![column], ..Table::default() };
            let schema = Schema { tables: [("t".into(), table)].into(), ..Schema::default() };
            schema.as_stored(dialect).tables["t"].columns[0].default.clone()
        };
        let mut texts = PerDialect::default();
        *texts.as_mut().get(dialect) = Some(reported.to_owned());
        let found = stored(Expression::Raw(Box::new(texts)));
        assert!(!matches!(found, Some(Expression::Raw(_))), "{dialect}: {reported}");
        assert_eq!(found, stored(parse(declared).unwrap()), "{dialect}: {declared}, {reported}");
    }

    /// What is stored of a default and of an index key that a database reports as `reported`.
    fn told(dialect: Dialect, type_: &ColumnType, reported: &Expression) -> [Expression; 2] {
        let mut column = column("c", type_.clone());
        column.default = Some(reported.clone());
        let mut index = index("c", Uniqueness::NotUnique);
        index.keys[0].expression = reported.clone();
        let table = Table {
            columns: vec![column],
            indexes: [("ix".into(), index)].into(),
            ..Table::default()
        };
        let schema = Schema { tables: [("t".into(), table)].into(), ..Schema::default() };
        let stored = schema.read_back(dialect).as_stored(dialect);
        let table = &stored.tables["t"];
        let default = table.columns[0].default.clone().unwrap();
        [default, table.indexes["ix"].keys[0].expression.clone()]
    }

    /// A cast, a time zone or JSON that is no text make another value of what reads alike.
    #[test]
    fn what_only_reads_like_the_declared_one_is_another() {
        let check = |dialect: Dialect, type_: ColumnType, declared: &str, reported: &str| {
            let mut texts = PerDialect::default();
            *texts.as_mut().get(dialect) = Some(reported.to_owned());
            let found = told(dialect, &type_, &Expression::Raw(Box::new(texts)));
            assert_ne!(found[0], told(dialect, &type_, &parse(declared).unwrap())[0], "{reported}");
            assert!(found.iter().all(|it| matches!(it, Expression::Raw(_))), "{reported}");
        };
        let (postgres, mysql, sqlite) = (Dialect::Postgres, Dialect::Mysql, Dialect::Sqlite);
        check(postgres, ColumnType::Timestamp, "current_timestamp", "now()");
        check(postgres, ColumnType::Timestamp, "current_timestamp", "CURRENT_TIMESTAMP");
        check(postgres, ColumnType::Date, "current_date", "CURRENT_DATE");
        check(mysql, ColumnType::Date, "current_date", "curdate()");
        check(mysql, ColumnType::Text, "json_extract(c, '$.id')", "json_extract(`c`,'$.id')");
        check(mysql, ColumnType::Text, "c", "cast(`c` as signed)");
        check(sqlite, ColumnType::Text, "json_extract(c, '$.id')", "json_extract(c, '$.id')");
        check(sqlite, ColumnType::Text, "c || 'x'", "CAST(c AS INTEGER) || 'x'");
    }

    #[test]
    fn a_moment_in_utc_is_no_moment_with_a_zone() {
        let texts = PerDialect {
            postgres: Some("(now() AT TIME ZONE 'utc'::text)".to_owned()),
            ..PerDialect::default()
        };
        let found = Expression::Raw(Box::new(texts));
        let stored = |type_| told(Dialect::Postgres, &type_, &found)[0].clone();
        assert!(matches!(stored(ColumnType::TimestampTz), Expression::Raw(_)));
        assert!(matches!(stored(ColumnType::Timestamp), Expression::Call(..)));
    }

    #[test]
    fn mysql_keeps_comments_in_three_bytes_a_character() {
        let mut column = column("c", ColumnType::Integer);
        column.comment = Some("é😀?".to_owned());
        let table = Table { columns: vec![column], ..Table::default() };
        let schema = Schema { tables: [("t".into(), table)].into(), ..Schema::default() };
        let kept = |dialect| schema.as_stored(dialect).tables["t"].columns[0].comment.clone();
        assert_eq!(kept(Dialect::Mysql).as_deref(), Some("é??"));
        assert_eq!(kept(Dialect::Postgres).as_deref(), Some("é😀?"));
    }

    /// The reported texts were taken from PostgreSQL 15, MariaDB 10.11 and SQLite 3.40.
    #[test]
    fn reported_defaults_are_the_declared_ones() {
        let string = || ColumnType::String { length: 50 };
        let decimal = || ColumnType::Decimal { precision: 10, scale: 2 };
        let check = |type_: ColumnType, declared, reported| {
            check_default(Dialect::Postgres, &type_, declared, reported);
        };
        check(ColumnType::Integer, "-5", "'-5'::integer");
        check(decimal(), "-1.50", "'-1.50'::numeric");
        check(decimal(), "1.50", "1.5");
        check(string(), "'C'", "'C'::character varying");
        check(ColumnType::Text, "'it''s'", "'it''s'::text");
        check(ColumnType::Bool, "true", "true");
        check(ColumnType::Json, "'{}'", "'{}'::jsonb");
        check(ColumnType::Timestamp, "current_timestamp", "(now() AT TIME ZONE 'utc'::text)");
        check(ColumnType::TimestampTz, "current_timestamp", "CURRENT_TIMESTAMP");
        check(ColumnType::Date, "current_date", "((now() AT TIME ZONE 'utc'::text))::date");
        check(ColumnType::Date, "'2020-01-01'", "'2020-01-01'::date");
        check(ColumnType::Double, "-0.5", "'-0.5'::numeric");

        let check = |type_: ColumnType, declared, reported| {
            check_default(Dialect::Mysql, &type_, declared, reported);
        };
        check(decimal(), "1.5", "1.50");
        check(decimal(), "1", "1.00");
        check(ColumnType::Bool, "true", "1");
        check(ColumnType::Bool, "false", "0");
        check(ColumnType::Text, "'it''s'", r"'it\'s'");
        check(ColumnType::Timestamp, "current_timestamp", "utc_timestamp(6)");
        check(ColumnType::Time, "'10:00:04'", "'10:00:04.000000'");
        check(ColumnType::Timestamp, "'2024-01-02 03:04:05.5'", "'2024-01-02 03:04:05.500000'");
        check(ColumnType::Date, "current_date", "utc_date()");
        check(ColumnType::Integer, "1 + 2", "(1 + 2)");
        check(string(), "null", "NULL");
        check(string(), "lower('X')", "lcase('X')");

        let check = |type_: ColumnType, declared, reported| {
            check_default(Dialect::Sqlite, &type_, declared, reported);
        };
        check(ColumnType::Bool, "false", "FALSE");
        check(ColumnType::Text, "current_timestamp", "datetime('now')");
        check(ColumnType::Double, "0.0", "0");
    }
}
