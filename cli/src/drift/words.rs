//! Differences in words, for people.

use serde_json::Value;
use tablewright_codegen::schema::{ColumnType, Expression};

use super::Difference;

/// How the parts of a schema are called.
const NOUNS: &[(&str, &str)] = &[
    ("columns", "column"),
    ("unique_constraints", "unique constraint"),
    ("foreign_keys", "foreign key"),
    ("checks", "check"),
    ("indexes", "index"),
    ("search_indexes", "full-text index"),
    ("triggers", "trigger"),
];

impl Difference {
    /// The object that differs, a table or a view by name, and what is different about it.
    #[must_use]
    pub fn words(&self) -> (String, String) {
        let segments: Vec<&str> = self.path.split(" › ").collect();
        match segments.as_slice() {
            ["tables", table, rest @ ..] => (named("table", table), self.within(rest)),
            ["views", view, rest @ ..] => (named("view", view), self.sides(&attribute(rest))),
            ["raw_objects", name, rest @ ..] => {
                (named("raw object", name), self.sides(&rest.join(", ")))
            }
            other => (other.join(" "), self.sides("")),
        }
    }

    /// What is different about a part of a table.
    fn within(&self, segments: &[&str]) -> String {
        let noun = |kind: &str| NOUNS.iter().find(|(key, _)| *key == kind).map(|(_, noun)| *noun);
        if let [kind, name, rest @ ..] = segments
            && let Some(noun) = noun(kind)
        {
            let attribute = attribute(rest);
            let comma = if attribute.is_empty() { "" } else { ", " };
            return self.sides(&[&named(noun, name), comma, &attribute].concat());
        }
        self.sides(&attribute(segments))
    }

    /// `subject`, and what each side has.
    fn sides(&self, subject: &str) -> String {
        let whole = |text: &str| text.starts_with(['{', '[']) || self.path.starts_with("raw");
        let (expected, found) = (self.expected.as_deref(), self.found.as_deref());
        let words = match (expected, found) {
            (Some(expected), None) if whole(expected) => "missing".to_owned(),
            (None, Some(found)) if whole(found) => "not in the spec".to_owned(),
            (Some(_), None) if subject.is_empty() => "missing".to_owned(),
            (expected, found) => {
                let (expected, mut found) = (value(expected), value(found));
                if expected == found {
                    found = ["another one that it calls ", &found].concat();
                }
                ["the spec has ", &expected, ", the database has ", &found].concat()
            }
        };
        if subject.is_empty() { words } else { [subject, ": ", &words].concat() }
    }
}

fn named(noun: &str, name: &str) -> String {
    [noun, " `", name, "`"].concat()
}

/// What of an object differs: the last names of the path, without the dialect's.
fn attribute(segments: &[&str]) -> String {
    let is_said = |segment: &&&str| !["sqlite", "postgres", "mysql", "mssql"].contains(*segment);
    let words: Vec<String> =
        segments.iter().filter(is_said).map(|segment| segment.replace('_', " ")).collect();
    words.join(", ")
}

/// A value as a spec says it, or as near to that as it can be told.
fn value(side: Option<&str>) -> String {
    let Some(text) = side else { return "none".to_owned() };
    let type_ = serde_json::from_str::<ColumnType>(text).map(|type_| type_.to_string());
    let expression = || serde_json::from_str::<Expression>(text).map(|it| it.to_string());
    let told = type_.or_else(|_| expression()).unwrap_or_else(|_| {
        let value = serde_json::from_str(text).unwrap_or(Value::Null);
        value.as_str().unwrap_or(text).to_owned()
    });
    ["`", &told, "`"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_types_are_told_as_they_are() {
        let told = |path: &str, expected: &str, found: &str| {
            let [expected, found] = [expected, found].map(|side| Some(side.to_owned()));
            Difference { path: path.to_owned(), expected, found }.words().1
        };
        assert_eq!(
            told("raw_objects › ix › index `ix_vw` of `t`", "two columns", "v BTREE 1"),
            "index `ix_vw` of `t`: the spec has `two columns`, the database has `v BTREE 1`"
        );
        assert_eq!(
            told("tables › t › columns › j › type", "\"json\"", "{\"other\":\"json\"}"),
            "column `j`, type: the spec has `json`, the database has another one that it calls `json`"
        );
    }
}
