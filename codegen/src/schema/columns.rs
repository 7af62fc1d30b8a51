//! The columns of a table, kept once for all schemas that have the same ones.
//!
//! A spec that changes one table of a thousand is compared with the sealed schema many times: for the description,
//! the consents, and each dialect's plan both ways. [`Schema::share_columns`] compares the columns of all tables
//! once and lets the equal ones be the same piece of memory, so that all later comparisons of them are one
//! comparison of addresses, and copies are free.

use std::{
    fmt,
    ops::{Deref, DerefMut},
    sync::Arc,
    vec,
};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Column, Schema};

/// The columns of a table in their order: a `Vec<Column>` whose copies share memory until one is changed.
#[derive(Clone, Default, Eq)]
pub struct Columns(Arc<Vec<Column>>);

impl PartialEq for Columns {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0 == other.0
    }
}

impl Schema {
    /// Lets each table with the columns of the table of the same name in `other` share them.
    pub fn share_columns(&mut self, other: &Self) {
        for (name, table) in &mut self.tables {
            if let Some(other) = other.tables.get(name)
                && table.columns == other.columns
            {
                table.columns = other.columns.clone();
            }
        }
    }
}

impl Deref for Columns {
    type Target = Vec<Column>;

    fn deref(&self) -> &Vec<Column> {
        &self.0
    }
}

impl DerefMut for Columns {
    fn deref_mut(&mut self) -> &mut Vec<Column> {
        Arc::make_mut(&mut self.0)
    }
}

impl fmt::Debug for Columns {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl From<Vec<Column>> for Columns {
    fn from(columns: Vec<Column>) -> Self {
        Self(Arc::new(columns))
    }
}

impl FromIterator<Column> for Columns {
    fn from_iter<I: IntoIterator<Item = Column>>(columns: I) -> Self {
        Vec::from_iter(columns).into()
    }
}

impl IntoIterator for Columns {
    type Item = Column;
    type IntoIter = vec::IntoIter<Column>;

    fn into_iter(self) -> Self::IntoIter {
        Arc::unwrap_or_clone(self.0).into_iter()
    }
}

impl<'c> IntoIterator for &'c Columns {
    type Item = &'c Column;
    type IntoIter = std::slice::Iter<'c, Column>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<'c> IntoIterator for &'c mut Columns {
    type Item = &'c mut Column;
    type IntoIter = std::slice::IterMut<'c, Column>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter_mut()
    }
}

impl Serialize for Columns {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.as_slice().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Columns {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(Self::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spec;

    fn schema(third: &str) -> Schema {
        let text = format!(
            "dialects: [sqlite]\ntables:\n  one: {{ columns: {{ id: bigint }}, primary_key: id }}\n  \
             two: {{ columns: {{ id: bigint, third: {third} }}, primary_key: id }}\n"
        );
        spec::load_str("schema.yaml", &text).unwrap().declaration.schema
    }

    fn share(schema: &Schema, other: &Schema, table: &str) -> bool {
        Arc::ptr_eq(&schema.tables[table].columns.0, &other.tables[table].columns.0)
    }

    #[test]
    fn equal_columns_alone_are_shared_and_a_change_stays_with_its_schema() {
        let (mut sealed, declared) = (schema("text"), schema("integer"));
        let before = sealed.clone();
        sealed.share_columns(&declared);
        assert_eq!(sealed, before);
        assert!(share(&sealed, &declared, "one"));
        assert!(!share(&sealed, &declared, "two"));
        assert_ne!(sealed, declared);

        sealed.tables.get_mut("one").unwrap().columns.clear();
        assert_eq!(declared, schema("integer"));
        assert_ne!(sealed.tables["one"], declared.tables["one"]);
    }
}
