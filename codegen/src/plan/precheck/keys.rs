//! Questions about keys: duplicate values, dangling references, columns with different forms.

use super::{Collector, Dangling, Equality, Form, Question, Referring, Subject};
use crate::{
    delta::{Change, Pair, UniqueKey},
    schema::{
        ColumnName, Exclusion, Expression, ForeignKey, NullEquality, Operator, TableName,
        expression::Literal, intent::ChangeReference,
    },
};

impl Collector<'_> {
    /// A key that may not repeat.
    pub(super) fn is_unique(
        &mut self,
        change: ChangeReference,
        table: Pair<&TableName>,
        key: &UniqueKey<'_>,
    ) {
        let dialect = self.dialect;
        let mut keys = key.index().into_iter().flat_map(|index| &index.keys);
        if keys.any(|key| key.collation.as_ref().get(dialect).is_some()) {
            return;
        }
        let Some(keys) = self.key_parts(table, key.parts()) else { return };
        let exclusion = key.index().and_then(|index| index.exclusion.as_ref());
        let predicate = match key.predicate() {
            None => None,
            Some(predicate) => match self.as_before(table, predicate) {
                Some(predicate) => Some(predicate),
                None => return,
            },
        };
        match exclusion {
            None => self.key((change, table), keys, predicate, key.nulls()),
            Some(exclusion) => self.exclusion((change, table), keys, predicate, exclusion),
        }
    }

    /// Rows that exclude each other. Without a part that must be equal, each row would have to be held against all
    /// others, which may take longer than the constraint itself.
    fn exclusion(
        &mut self,
        (change, table): (ChangeReference, Pair<&TableName>),
        (keys, equality): (Vec<Expression>, Equality),
        predicate: Option<Expression>,
        exclusion: &Exclusion,
    ) {
        let null = Expression::Literal(Literal::Null);
        let is_equal = |operator: &Operator| operator.namespace.is_none() && operator.name == "=";
        if keys.contains(&null)
            || equality == Equality::OfBytes
            || !exclusion.operators.iter().any(is_equal)
        {
            return;
        }
        let operators = exclusion.operators.clone();
        let about = keys.iter().flat_map(Expression::columns).cloned().collect();
        let subject = Subject { change, table: table.before, others: Vec::new(), about };
        self.ask(subject, Question::Excluding { keys, operators, predicate });
    }

    fn key(
        &mut self,
        (change, table): (ChangeReference, Pair<&TableName>),
        (mut keys, equality): (Vec<Expression>, Equality),
        predicate: Option<Expression>,
        nulls: NullEquality,
    ) {
        let null = Expression::Literal(Literal::Null);
        // NULLs are unequal unless the key says otherwise, and what is equal in all rows parts none of them.
        let has_null = nulls.is_distinct() && keys.contains(&null);
        keys.retain(|key| !matches!(key, Expression::Literal(_)));
        if has_null || keys.is_empty() {
            return;
        }
        let about = keys.iter().flat_map(Expression::columns).cloned().collect();
        let subject = Subject { change, table: table.before, others: Vec::new(), about };
        self.ask(subject, Question::Equal { keys, predicate, equality, nulls });
    }

    /// The parts of a key in the columns of before, and when two of them are equal.
    fn key_parts(
        &self,
        table: Pair<&TableName>,
        parts: impl Iterator<Item = Expression>,
    ) -> Option<(Vec<Expression>, Equality)> {
        let mut equality = Equality::OfColumn;
        let values = parts.map(|part| {
            if let Expression::Column(name) = &part
                && self.is_collated_anew(table, name)
            {
                equality = Equality::OfBytes;
                return self.value_in_any_collation(table, name);
            }
            self.as_before(table, &part)
        });
        let values: Option<Vec<Expression>> = values.collect();
        Some((values?, equality))
    }

    pub(super) fn foreign_key(
        &mut self,
        change: ChangeReference,
        table: Pair<&TableName>,
        key: &ForeignKey,
    ) {
        self.form(change.clone(), table, key);
        let columns = key.columns.iter().map(|column| self.plain(table, column));
        let Some(columns) = columns.collect::<Option<Vec<ColumnName>>>() else { return };
        let target = &key.referenced_table;
        let was = self.delta.renames.kept_before(self.delta.schemas.before, target).cloned();
        let referenced = match &was {
            None => Some(Vec::new()),
            Some(was) => {
                let names = Pair { before: was, after: target };
                key.referenced_columns.iter().map(|column| self.plain(names, column)).collect()
            }
        };
        let Some(referenced_columns) = referenced else { return };
        let subject = Subject {
            change,
            table: table.before,
            others: vec![was.clone().unwrap_or_else(|| target.clone())],
            about: columns.clone(),
        };
        let dangling = Dangling {
            columns,
            referenced_table: was,
            referenced_columns,
            words: (key.columns.clone(), target.clone()),
        };
        self.ask(subject, Question::Dangling(Box::new(dangling)));
    }

    /// The column before that a column of after still is, value by value.
    fn plain(&self, table: Pair<&TableName>, column: &ColumnName) -> Option<ColumnName> {
        self.value(table, column)?.as_column().cloned()
    }

    /// MySQL and MariaDB want one type, character set and collation on both sides, and a live table may have
    /// others than its schema says.
    ///
    /// Source: MySQL 8.4, "FOREIGN KEY Constraints", "Conditions and Restrictions".
    fn form(&mut self, change: ChangeReference, table: Pair<&TableName>, key: &ForeignKey) {
        let columns = key.columns.iter().map(|column| self.unaltered(table, column));
        let Some(columns) = columns.collect::<Option<Vec<ColumnName>>>() else { return };
        let referring = columns.into_iter().map(Referring::Present).collect();
        self.ask_form(change, table.before, key, referring);
    }

    /// The same of a table that comes.
    pub(super) fn new_table_form(&mut self, table: &TableName, name: &str, key: &ForeignKey) {
        let Some(content) = self.delta.schemas.after.tables.get(table) else { return };
        let columns = key.columns.iter().map(|column| content.column(column));
        let columns = columns.map(|column| Some(Referring::New(Box::new(column?.clone()))));
        let Some(referring) = columns.collect::<Option<Vec<_>>>() else { return };
        let target = &key.referenced_table;
        let Some(was) = self.delta.renames.kept_before(self.delta.schemas.before, target) else {
            return;
        };
        // The question is about the table that is there.
        let change = ChangeReference::ForeignKey(table.clone(), name.to_owned());
        self.ask_form(change, was, key, referring);
    }

    fn ask_form(
        &mut self,
        change: ChangeReference,
        table: &TableName,
        key: &ForeignKey,
        referring: Vec<Referring>,
    ) {
        if !self.dialect.capability().equal_foreign_key_collations {
            return;
        }
        let target = &key.referenced_table;
        let Some(was) = self.delta.renames.kept_before(self.delta.schemas.before, target).cloned()
        else {
            return;
        };
        let names = Pair { before: &was, after: target };
        let referenced = key.referenced_columns.iter().map(|it| self.unaltered(names, it));
        let Some(referenced_columns) = referenced.collect::<Option<Vec<_>>>() else { return };
        let subject = Subject { change, table, others: vec![was.clone()], about: Vec::new() };
        let form = Form { referring, referenced_columns, referenced_table: was };
        self.ask_anyway(subject, Question::Form(Box::new(form)));
    }

    /// The name before of a column that keeps its form.
    fn unaltered(&self, table: Pair<&TableName>, column: &ColumnName) -> Option<ColumnName> {
        let before = self.delta.schemas.before.tables.get(table.before)?;
        let was = self.delta.renames.kept_column(table, before, column)?;
        let is_altered = self.delta.changes.iter().any(|change| {
            let Change::AlterColumn(change) = change else { return false };
            &change.table.after == table.after && &change.column.after.name == column
        });
        (!is_altered).then(|| was.clone())
    }
}
