//! The types in which databases keep enums.

use super::writer::Statement;
use crate::{
    dialect::{Dialect, capability::NativeEnums},
    schema::{Enum, EnumName},
};

/// What a column of the enum has as its type in `dialect`; `None` where it is text with a check.
#[must_use]
pub fn native_type(name: &EnumName, content: &Enum, dialect: Dialect) -> Option<String> {
    let mut sql = Statement::new(dialect);
    match content.native_in(dialect) {
        NativeEnums::None => return None,
        NativeEnums::Named => return Some(named_type(name, dialect)),
        NativeEnums::Listed => {
            sql.words("ENUM").mark("(");
            // As the server writes it, without blanks.
            for (position, value) in content.values.iter().enumerate() {
                let value = Statement::written(dialect, |sql| sql.text_literal(value));
                sql.mark(if position > 0 { "," } else { "" }).attached_raw(value.as_str());
            }
            sql.mark(")")
        }
    };
    Some(sql.as_str().to_owned())
}

/// The name of the type of an enum, as a column has it.
pub(crate) fn named_type(name: &EnumName, dialect: Dialect) -> String {
    Statement::written(dialect, |sql| sql.name(name)).as_str().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialect::DialectSet;

    #[test]
    fn a_name_or_all_values_are_the_type() {
        let values = vec!["it's".to_owned(), String::new(), "Ok".to_owned()];
        let content = Enum { native: DialectSet::all(), ..Enum::new(values, 4) };
        let type_of = |dialect| native_type(&"order".into(), &content, dialect);
        assert_eq!(type_of(Dialect::Postgres).as_deref(), Some("\"order\""));
        assert_eq!(type_of(Dialect::Mysql).as_deref(), Some("ENUM('it''s','','Ok')"));
        assert_eq!(type_of(Dialect::Sqlite), None);
        assert_eq!(type_of(Dialect::Mssql), None);
    }
}
