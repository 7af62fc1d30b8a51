//! Enums that are types of the database, and enums and JSON that are recognised by their checks:
//! `ck_TABLE_COLUMN_enum`, `ck_TABLE_COLUMN_json`.
//!
//! Only checks with the name and form of our own are recognised. Any other list of values stays a
//! check: we cannot know whether it is meant as an enum.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    check::{check, place::Places},
    diagnostic::Severity,
    dialect::{Dialect, capability::NativeEnums},
    schema::{
        Column, ColumnName, ColumnType, Declaration, Enum, EnumName, Expression, PrimaryKey, Table,
        TableName,
        expression::{BinaryOperator, Function, Literal, Membership},
        naming::{enum_check_name, json_check_name},
    },
    stored::read::read_expression,
};

/// The enums found so far, each with the columns that have it.
#[derive(Debug, Default)]
pub(super) struct Enums {
    /// Those that have a name of their own.
    named: BTreeMap<EnumName, Enum>,
    found: Vec<(Enum, Vec<(TableName, ColumnName)>)>,
}

impl Enums {
    /// With the types that the database has.
    pub(super) fn of(named: &BTreeMap<EnumName, Enum>) -> Self {
        Self { named: named.clone(), found: Vec::new() }
    }

    /// The type that `sql` names.
    pub(super) fn named(&self, sql: &str) -> Option<&EnumName> {
        let inside = sql.strip_prefix('"').and_then(|it| it.strip_suffix('"')).unwrap_or(sql);
        self.named.get_key_value(inside).map(|(name, _)| name)
    }

    /// Takes the checks of enums and JSON columns out of `table` and gives the columns these types.
    pub(super) fn take(&mut self, name: &TableName, table: &mut Table, dialect: Dialect) {
        for column in &mut table.columns {
            let own = column.sql_types.as_mut().get(dialect);
            if dialect.capability().native_enums == NativeEnums::Listed
                && let Some(values) = own.as_deref().and_then(listed_values)
                && let Some(listed) = Some(Enum::of_database(values))
                    .filter(|it| can_declare(&EnumName::new("values"), it, dialect))
            {
                *own = None;
                column.type_ = ColumnType::Enum(self.add(listed, (name, column)));
                continue;
            }
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
                && content.validity.is_valid()
                && is_json(&read(&content.expression, dialect))
                && !dialect.capability().native_json
            {
                table.checks.remove(&check);
                column.type_ = ColumnType::Json;
                continue;
            }
            let check = enum_check_name(name, &column.name);
            if let Some(content) = table.checks.get(&check)
                && content.validity.is_valid()
                && let Some(enum_) = enum_of(column, &read(&content.expression, dialect))
            {
                table.checks.remove(&check);
                column.type_ = ColumnType::Enum(self.add(enum_, (name, column)));
            }
        }
    }

    /// A name that stands for the enum until [`enter`](Self::enter) knows all.
    fn add(&mut self, enum_: Enum, (table, column): (&TableName, &Column)) -> EnumName {
        // Two columns of one list of values are of one enum. A check may be like another by accident.
        let is_type = !enum_.native.is_none();
        let position = self.found.iter().position(|(known, users)| {
            let has_name = || users.iter().any(|(_, name)| *name == column.name);
            *known == enum_ && (is_type || has_name())
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
        let found = found.map(|(position, (content, _))| (provisional(position), content.clone()));
        let named = self.named.iter().map(|(name, content)| (name.clone(), content.clone()));
        named.chain(found).collect()
    }

    /// Names the enums and enters them into the declaration: by their column where that is clear, otherwise by table
    /// and column.
    pub(super) fn enter(self, declaration: &mut Declaration) {
        let mut names = BTreeMap::new();
        let mut taken: BTreeSet<String> =
            self.named.keys().map(|name| name.as_str().to_owned()).collect();
        declaration.schema.enums.extend(self.named);
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

/// Whether a spec can declare an enum that `dialect` has as a type of this name. If it cannot, the type is kept as the
/// database says it.
#[must_use]
pub fn can_declare(name: &EnumName, content: &Enum, dialect: Dialect) -> bool {
    let is_word = |it: char| it.is_ascii_alphanumeric() || it == '_';
    let text = name.as_str();
    if !text.starts_with(|it: char| it.is_ascii_alphabetic())
        || !text.chars().all(is_word)
        || ColumnType::with_keyword(text).is_some()
    {
        return false;
    }
    let column = ColumnName::new("value");
    let key = PrimaryKey::new("pk".into(), vec![column.clone()]);
    let table = Table {
        columns: vec![Column::new(column, ColumnType::Enum(name.clone()))].into(),
        primary_key: Some(key),
        ..Table::default()
    };
    let mut declaration = Declaration::default();
    declaration.settings.dialects = [dialect].into_iter().collect();
    declaration.schema.enums.insert(name.clone(), content.clone());
    declaration.schema.tables.insert(TableName::new([text, "_values"].concat()), table);
    let found = check(&declaration, &Places::default());
    found.iter().all(|diagnostic| diagnostic.code.severity() != Severity::Error)
}

/// The values of an `ENUM` as the server writes it, if it says nothing else.
///
/// Source: MySQL 8.4, "The ENUM Type".
fn listed_values(sql: &str) -> Option<Vec<String>> {
    let head = sql.get(..5).filter(|head| head.eq_ignore_ascii_case("enum("))?;
    let mut rest = &sql[head.len()..];
    let mut values = Vec::new();
    loop {
        let mut value = String::new();
        rest = rest.trim_start().strip_prefix('\'')?;
        loop {
            let (part, behind) = rest.split_once('\'')?;
            value.push_str(part);
            rest = behind;
            match rest.strip_prefix('\'') {
                Some(behind) => {
                    value.push('\'');
                    rest = behind;
                }
                None => break,
            }
        }
        values.push(value);
        rest = rest.trim_start();
        match rest.strip_prefix(',') {
            Some(behind) => rest = behind,
            None => return (rest == ")").then_some(values),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_values_of_an_enum_are_read_as_the_server_writes_them() {
        let read = |sql| listed_values(sql).map(|values| values.join("|"));
        assert_eq!(read("enum('a','it''s','','A b')").as_deref(), Some("a|it's||A b"));
        assert_eq!(read("ENUM( 'a', 'b' )").as_deref(), Some("a|b"));
        assert_eq!(read("enum('''')").as_deref(), Some("'"));
        for other in ["enum('a') character set latin1", "set('a')", "enum('a", "enum()"] {
            assert_eq!(read(other), None, "{other}");
        }
    }

    #[test]
    fn what_a_spec_cannot_say_is_no_enum() {
        let can = |name: &str, values: &[&str]| {
            let values = values.iter().map(|&it| it.to_owned()).collect();
            can_declare(&name.into(), &Enum::of_database(values), Dialect::Postgres)
        };
        assert!(can("UserRole", &["ADMIN", "it's", "", "two words"]));
        assert!(!can("my mood", &["a"]), "no word");
        assert!(!can("text", &["a"]), "a portable type");
        assert!(!can("mood", &[]), "no value");
        assert!(!can("mood", &["a", "A"]), "differ in case only");
        assert!(!can("mood", &["a-b", "a_b"]), "one variant");
    }
}
