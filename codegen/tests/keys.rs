//! Each key of the spec is read and written back, in each mapping that has it.
//!
//! `tests/spec/everything/schema.yaml` uses every key. Without the key the declaration must be another one, so the
//! key is read; and what is declared must come back from what is written. A new key without a place in that file
//! fails here.

#![expect(
    clippy::unwrap_used,
    reason = "a failure to read the test's own files is the test's failure"
)]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use serde_json::{Map, Value};
use tablewright_codegen::{
    schema::Declaration,
    spec::{self, Notes},
};

/// A key of a mapping: the name of the mapping's definition in the JSON Schema, and the key.
type Key = (String, String);

/// Where a key stands in the spec: the keys and positions that lead to it.
type Path_ = Vec<String>;

struct Walk<'s> {
    definitions: &'s Map<String, Value>,
    found: BTreeMap<Key, Vec<Path_>>,
}

impl Walk<'_> {
    /// Finds the keys of `value`, which `schema` describes.
    fn value(&mut self, schema: &Value, value: &Value, path: &Path_) {
        if let Some(reference) = schema["$ref"].as_str() {
            let name = reference.rsplit('/').next().unwrap();
            let definitions = self.definitions;
            return self.mapping(name, &definitions[name], value, path);
        }
        for alternatives in ["anyOf", "oneOf"] {
            for alternative in schema[alternatives].as_array().into_iter().flatten() {
                if fits(alternative, value) {
                    self.value(alternative, value, path);
                }
            }
        }
        if let (Some(items), Some(values)) = (schema.get("items"), value.as_array()) {
            for (position, value) in values.iter().enumerate() {
                self.value(items, value, &longer(path, &position.to_string()));
            }
        }
        if let (Some(named @ Value::Object(_)), Some(values)) =
            (schema.get("additionalProperties"), value.as_object())
        {
            for (name, value) in values {
                self.value(named, value, &longer(path, name));
            }
        }
    }

    fn mapping(&mut self, name: &str, schema: &Value, value: &Value, path: &Path_) {
        let (Some(properties), Some(values)) =
            (schema["properties"].as_object(), value.as_object())
        else {
            return;
        };
        for (key, value) in values {
            let path = longer(path, key);
            if let Some(schema) = properties.get(key) {
                self.value(schema, value, &path);
                self.found.entry((name.to_owned(), key.clone())).or_default().push(path);
            }
        }
    }
}

fn longer(path: &Path_, part: &str) -> Path_ {
    path.iter().cloned().chain([part.to_owned()]).collect()
}

/// Whether a value has the form that an alternative describes: a mapping, a list or a scalar.
fn fits(schema: &Value, value: &Value) -> bool {
    let is_mapping = schema.get("$ref").is_some() || schema.get("additionalProperties").is_some();
    match value {
        Value::Object(_) => is_mapping,
        Value::Array(_) => schema.get("items").is_some(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}

/// The spec without the key at the end of `path`; and, of a list, the spec without its last item, as a list of all
/// there are may say the same as none.
fn less(spec: &Value, path: &[String]) -> Vec<Value> {
    let (last, before) = path.split_last().unwrap();
    let without = |change: &dyn Fn(&mut Map<String, Value>)| {
        let mut spec = spec.clone();
        let mut place = &mut spec;
        for part in before {
            place = if place.is_array() {
                &mut place[part.parse::<usize>().unwrap()]
            } else {
                &mut place[part.as_str()]
            };
        }
        change(place.as_object_mut().unwrap());
        spec
    };
    let key = without(&|mapping| drop(mapping.remove(last).unwrap()));
    let item = without(&|mapping| {
        mapping.get_mut(last).and_then(Value::as_array_mut).and_then(Vec::pop);
    });
    vec![key, item]
}

fn load(spec: &Value, part: &str) -> Option<Declaration> {
    // JSON is YAML.
    let main = serde_json::to_string(spec).unwrap();
    let files = BTreeMap::from([
        ("schema.yaml".to_owned(), main),
        ("parts/files.yaml".to_owned(), part.to_owned()),
    ]);
    Some(spec::load_files("schema.yaml", &files).ok()?.declaration)
}

#[test]
fn each_key_is_read_and_written_back() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spec/everything");
    let text = fs::read_to_string(folder.join("schema.yaml")).unwrap();
    let part = fs::read_to_string(folder.join("parts/files.yaml")).unwrap();
    let spec: Value = serde_yaml::from_str(&text).unwrap();
    let whole = load(&spec, &part).unwrap();
    let json: Value = serde_json::from_str(&spec::json_schema()).unwrap();
    let definitions = json["$defs"].as_object().unwrap();
    let mut walk = Walk { definitions, found: BTreeMap::new() };
    walk.mapping("file", &json, &spec, &Path_::new());

    let mut wrong = Vec::new();
    let contexts = definitions.iter().map(|(name, it)| (name.as_str(), it));
    let contexts = contexts.filter(|(name, _)| *name != "file").chain([("file", &json)]);
    let keys: BTreeSet<Key> = contexts
        .flat_map(|(name, it)| {
            let keys = it["properties"].as_object().into_iter().flat_map(Map::keys);
            keys.map(|key| (name.to_owned(), key.clone())).collect::<Vec<_>>()
        })
        .collect();
    assert!(keys.len() > 100, "{keys:?}");
    for key in &keys {
        let places = walk.found.get(key).map(Vec::as_slice).unwrap_or_default();
        let mut is_read = false;
        for (place, less) in
            places.iter().flat_map(|it| less(&spec, it).into_iter().map(move |less| (it, less)))
        {
            // Where the key must be there, its absence is an error.
            let Some(less) = load(&less, &part) else {
                is_read = true;
                continue;
            };
            is_read |= less != whole;
            let written = spec::write(&less, &Notes::default());
            let again = spec::load_str("schema.yaml", &written).map(|it| it.declaration);
            if again.as_ref().ok() != Some(&less) {
                wrong.push(format!(
                    "without `{}` or a part of it: not written back",
                    place.join(".")
                ));
            }
        }
        if places.is_empty() {
            wrong.push(format!("`{}` of {} is not in the spec with every key", key.1, key.0));
        } else if !is_read {
            wrong.push(format!("`{}` of {} changes nothing", key.1, key.0));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
