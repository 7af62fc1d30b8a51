//! What a database keeps of an index or a key beyond what is in it: classes of operators, the place of NULLs, settings
//! of its storage.

use std::{collections::BTreeMap, fmt};

use serde::{Deserialize, Serialize};

/// Where an index has NULLs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NullsPlacement {
    /// Before all values.
    First,
    /// Behind all values.
    Last,
}

/// Whether a unique key takes two NULLs for equal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NullEquality {
    /// They are different: a key may be NULL many times.
    #[default]
    Distinct,
    /// They are equal: a key may be NULL once.
    Equal,
}

impl NullEquality {
    /// Whether they are different.
    #[must_use]
    pub fn is_distinct(&self) -> bool {
        *self == Self::Distinct
    }
}

/// A class of operators: which comparisons a key of an index answers, as `name` or `name(parameter=value)`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct OperatorClass {
    /// Its namespace, if it is not found without one.
    pub namespace: Option<String>,
    /// Its name.
    pub name: String,
    /// Its parameters.
    pub parameters: Parameters,
}

/// Settings by their names: words and numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<String>", into = "Vec<String>")]
pub struct Parameters(BTreeMap<String, String>);

impl Parameters {
    /// No settings.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The settings in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Adds one, in place of one of that name.
    pub fn insert(&mut self, name: String, value: String) {
        self.0.insert(name, value);
    }

    /// Writes each as it is compared.
    pub(crate) fn make_plain(&mut self) {
        for value in self.0.values_mut() {
            *value = plain_setting(value);
        }
    }
}

impl FromIterator<(String, String)> for Parameters {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(all: I) -> Self {
        Self(all.into_iter().collect())
    }
}

impl From<Vec<String>> for Parameters {
    fn from(list: Vec<String>) -> Self {
        let pairs = list.iter().filter_map(|setting| setting.split_once('='));
        pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
    }
}

impl From<Parameters> for Vec<String> {
    fn from(all: Parameters) -> Self {
        all.iter().map(|(name, value)| [name, "=", value].concat()).collect()
    }
}

impl OperatorClass {
    /// The class of a text; `None` if it is none.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        let (name, parameters) = match text.split_once('(') {
            None => (text, Parameters::new()),
            Some((name, rest)) => {
                (name.trim(), read_parameters(rest.trim_end().strip_suffix(')')?)?)
            }
        };
        let (namespace, name) = match name.split_once('.') {
            None => (None, name),
            Some((namespace, name)) => (Some(namespace), name),
        };
        let is_class = is_name(name) && namespace.is_none_or(is_name);
        is_class.then(|| Self {
            namespace: namespace.map(str::to_owned),
            name: name.to_owned(),
            parameters,
        })
    }

    /// Whether it is the one that an index of `method` has without being told, as far as its name says.
    ///
    /// Source: PostgreSQL 16, `pg_opclass` (`opcdefault`), `src/include/catalog/pg_opclass.dat`.
    #[must_use]
    pub fn is_usual(&self, method: &str) -> bool {
        if self.namespace.is_some() || !self.parameters.is_empty() {
            return false;
        }
        let name = self.name.as_str();
        match method {
            "brin" => {
                let is_ordered = name.strip_suffix("_minmax_ops").is_some_and(|it| it != "inet");
                is_ordered
                    || matches!(
                        name,
                        "box_inclusion_ops" | "inet_inclusion_ops" | "range_inclusion_ops"
                    )
            }
            "btree" | "hash" => USUAL.contains(&name),
            "gin" => matches!(name, "array_ops" | "jsonb_ops" | "tsvector_ops"),
            "gist" => matches!(
                name,
                "box_ops"
                    | "circle_ops"
                    | "multirange_ops"
                    | "point_ops"
                    | "poly_ops"
                    | "range_ops"
                    | "tsquery_ops"
                    | "tsvector_ops"
            ),
            "spgist" => matches!(
                name,
                "box_ops" | "inet_ops" | "poly_ops" | "quad_point_ops" | "range_ops" | "text_ops"
            ),
            _ => false,
        }
    }
}

/// The classes of operators that B-trees and hashes have without being told.
const USUAL: &[&str] = &[
    "array_ops",
    "bit_ops",
    "bool_ops",
    "bpchar_ops",
    "bytea_ops",
    "char_ops",
    "date_ops",
    "enum_ops",
    "float4_ops",
    "float8_ops",
    "inet_ops",
    "int2_ops",
    "int4_ops",
    "int8_ops",
    "interval_ops",
    "jsonb_ops",
    "macaddr8_ops",
    "macaddr_ops",
    "money_ops",
    "multirange_ops",
    "name_ops",
    "numeric_ops",
    "oid_ops",
    "oidvector_ops",
    "pg_lsn_ops",
    "range_ops",
    "record_ops",
    "text_ops",
    "tid_ops",
    "time_ops",
    "timestamp_ops",
    "timestamptz_ops",
    "timetz_ops",
    "tsquery_ops",
    "tsvector_ops",
    "uuid_ops",
    "varbit_ops",
    "xid8_ops",
];

impl fmt::Display for OperatorClass {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(namespace) = &self.namespace {
            write!(out, "{namespace}.")?;
        }
        out.write_str(&self.name)?;
        if self.parameters.is_empty() {
            return Ok(());
        }
        let all: Vec<String> = Vec::from(self.parameters.clone());
        write!(out, "({})", all.join(", "))
    }
}

impl TryFrom<String> for OperatorClass {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::read(&text).ok_or("not a class of operators")
    }
}

impl From<OperatorClass> for String {
    fn from(class: OperatorClass) -> Self {
        class.to_string()
    }
}

fn read_parameters(text: &str) -> Option<Parameters> {
    let one = |part: &str| {
        let (name, value) = part.split_once('=')?;
        let value = value.trim().trim_matches('\'').to_owned();
        let name = name.trim().to_lowercase();
        (is_name(&name) && is_setting(&value)).then_some((name, value))
    };
    text.split(',').map(one).collect()
}

/// Whether it is a name that needs no quotes, or that loses nothing by them.
fn is_name(text: &str) -> bool {
    let is_inside = |it: char| it.is_alphanumeric() || it == '_' || it == '$';
    text.chars().all(is_inside) && text.starts_with(|it: char| it.is_alphabetic() || it == '_')
}

/// Whether `name` can be that of a setting of a storage: words joined by dots.
#[must_use]
pub fn is_setting_name(name: &str) -> bool {
    name.split('.').all(is_name)
}

/// Whether `value` can be that of a setting: a word or a number.
#[must_use]
pub fn is_setting(value: &str) -> bool {
    let is_inside = |it: char| it.is_ascii_alphanumeric() || matches!(it, '_' | '.' | '-' | '+');
    !value.is_empty() && value.chars().all(is_inside)
}

/// A setting as it is compared: one word for yes, one for no.
fn plain_setting(value: &str) -> String {
    match value.to_ascii_lowercase().as_str() {
        "on" | "yes" | "true" => "true".to_owned(),
        "off" | "no" | "false" => "false".to_owned(),
        other => other.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_of_operators_is_read_as_it_is_written() {
        for text in ["text_pattern_ops", "public.gist_trgm_ops(siglen=32)", "x_ops(a=1, b=on)"] {
            assert_eq!(OperatorClass::read(text).map(|it| it.to_string()), Some(text.to_owned()));
        }
        let spaced = OperatorClass::read("gist_trgm_ops (siglen='32')");
        assert_eq!(spaced, OperatorClass::read("gist_trgm_ops(siglen=32)"));
        for text in ["", "a b", "a;", "a(b)", "a(b=c", "a(b=c;)", "a.b.c", "1a", "\"a\""] {
            assert_eq!(OperatorClass::read(text), None, "{text}");
        }
    }
}
