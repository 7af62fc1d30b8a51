//! Enums and JSON, recognised by their checks: `ck_TABLE_COLUMN_enum`, `ck_TABLE_COLUMN_json`.
//!
//! Only checks with the name and form of our own are recognised. Any other list of values stays a
//! check: we cannot know whether it is meant as an enum.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    dialect::Dialect,
    schema::{
        Column, ColumnName, ColumnType, Declaration, Enum, EnumName, Expression, Table, TableName,
        expression::{BinaryOperator, Function, Literal, Membership},
        naming::{enum_check_name, json_check_name},
    },
    stored::read::read_expression,
};

/// The enums found so far, each with the columns that have it.
#[derive(Debug, Default)]
pub(super) struct Enums {
    found: Vec<(Enum, Vec<(TableName, ColumnName)>)>,
}

impl Enums {
    /// Takes the checks of enums and JSON columns out of `table` and gives the columns these types.
    pub(super) fn take(&mut self, name: &TableName, table: &mut Table, dialect: Dialect) {
        for column in &mut table.columns {
            if !column.sql_types.is_none() {
                continue;
            }
            let check = json_check_name(name, &column.name);
            let is_json = |check: &Expression| {
                let value = Expression::Column(column.name.clone());
                *check == Expression::Call(Function::JsonValid, vec![value])
            };
            if column.type_ == ColumnType::Text
                && let Some(content) = table.checks.get(&check)
                && is_json(&read(&content.expression, dialect))
                && !dialect.capability().native_json
            {
                table.checks.remove(&check);
                column.type_ = ColumnType::Json;
                continue;
            }
            let check = enum_check_name(name, &column.name);
            if let Some(content) = table.checks.get(&check)
                && let Some(enum_) = enum_of(column, &read(&content.expression, dialect))
            {
                table.checks.remove(&check);
                column.type_ = ColumnType::Enum(self.add(enum_, (name, column)));
            }
        }
    }

    /// A name that stands for the enum until [`enter`](Self::enter) knows all.
    fn add(&mut self, enum_: Enum, (table, column): (&TableName, &Column)) -> EnumName {
        let position = self.found.iter().position(|(known, users)| {
            *known == enum_ && users.iter().any(|(_, name)| *name == column.name)
        });
        let position = position.unwrap_or_else(|| {
            self.found.push((enum_, Vec::new()));
            self.found.len() - 1
        });
        self.found[position].1.push((table.clone(), column.name.clone()));
        provisional(position)
    }

    /// The enums by their provisional names.
    pub(super) fn contents(&self) -> BTreeMap<EnumName, Enum> {
        let found = self.found.iter().enumerate();
        found.map(|(position, (content, _))| (provisional(position), content.clone())).collect()
    }

    /// Names the enums and enters them into the declaration: by their column where that is clear, otherwise by table
    /// and column.
    pub(super) fn enter(self, declaration: &mut Declaration) {
        let mut names = BTreeMap::new();
        let mut taken: BTreeSet<String> = BTreeSet::new();
        for (position, (content, users)) in self.found.into_iter().enumerate() {
            let Some((table, column)) = users.first() else { continue };
            let tables = &declaration.schema.tables;
            let is_free = |name: &str| {
                !taken.contains(name)
                    && !tables.contains_key(name)
                    && ColumnType::with_keyword(name).is_none()
            };
            let short = words(&[column.as_str()]);
            let long = words(&[table.as_str(), column.as_str()]);
            let numbered = (2..).map(|number: usize| [&long, "_", &number.to_string()].concat());
            let all = [short, long.clone()].into_iter().chain(numbered);
            let Some(name) = all.into_iter().find(|name| is_free(name)) else { continue };
            taken.insert(name.clone());
            names.insert(provisional(position), EnumName::new(name.clone()));
            declaration.schema.enums.insert(EnumName::new(name), content);
        }
        for table in declaration.schema.tables.values_mut() {
            for column in &mut table.columns {
                if let ColumnType::Enum(name) = &mut column.type_
                    && let Some(found) = names.get(name)
                {
                    name.clone_from(found);
                }
            }
        }
    }
}

fn provisional(position: usize) -> EnumName {
    EnumName::new(["enum ", &position.to_string()].concat())
}

/// Words of which the name of a type may be made: letters, digits and `_`.
fn words(parts: &[&str]) -> String {
    let text = parts.join("_").to_lowercase();
    let mut name: String =
        text.chars().map(|it| if it.is_ascii_alphanumeric() { it } else { '_' }).collect();
    if !name.starts_with(|first: char| first.is_ascii_alphabetic()) {
        name.insert_str(0, "enum_");
    }
    name
}

fn read(expression: &Expression, dialect: Dialect) -> Expression {
    if let Expression::Raw(texts) = expression
        && let Some(text) = texts.as_ref().as_ref().get(dialect)
    {
        return read_expression(dialect, text);
    }
    expression.clone()
}

/// The enum that a column and its check make: `column in ('a', 'b')`, of one value `column = 'a'`.
fn enum_of(column: &Column, check: &Expression) -> Option<Enum> {
    let ColumnType::String { length } = column.type_ else { return None };
    let is_column =
        |value: &Expression| matches!(value, Expression::Column(name) if *name == column.name);
    let list = if let Expression::In(Membership::Member, value, list) = check
        && is_column(value)
    {
        list.as_slice()
    } else if let Expression::Binary(BinaryOperator::Equal, value, only) = check
        && is_column(value)
    {
        std::slice::from_ref(&**only)
    } else {
        return None;
    };
    let text = |value: &Expression| {
        if let Expression::Literal(Literal::Text(text)) = value { Some(text.clone()) } else { None }
    };
    let values: Option<Vec<String>> = list.iter().map(text).collect();
    Some(Enum::new(values?, length))
}
