//! The JSON Schema of the spec, made from the registry of keys, for editors.

use serde_json::{Map, Value, json};

use super::keys::{Context, Presence, ValueKind};

/// The JSON Schema of `schema.yaml`, as it is checked in under `docs/schema.spec.json`.
#[must_use]
pub fn json_schema() -> String {
    let mut definitions = Map::new();
    for &context in Context::ALL {
        if context != Context::File {
            definitions.insert(context.definition().to_owned(), mapping(context));
        }
    }
    let mut schema = mapping(Context::File);
    schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    schema["title"] = json!("A Tablewright spec");
    schema["description"] = json!("Every table of a database, from which Rust and SQL are made.");
    schema["$defs"] = Value::Object(definitions);
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}

fn mapping(context: Context) -> Value {
    let mut properties = Map::new();
    let mut required = Vec::new();
    for key in context.keys() {
        let mut property = kind(key.kind);
        property["description"] = json!(key.doc);
        properties.insert(key.name.to_owned(), property);
        if key.presence == Presence::Required {
            required.push(key.name);
        }
    }
    let mut schema = json!({
        "type": "object",
        "additionalProperties": false,
        "properties": properties,
    });
    if !required.is_empty() {
        schema["required"] = json!(required);
    }
    schema
}

fn kind(of: ValueKind) -> Value {
    match of {
        // Names, types and values may look like numbers or booleans to an editor: `1.10` stays text.
        ValueKind::Text | ValueKind::Expression => {
            json!({ "type": ["string", "number", "boolean", "null"] })
        }
        ValueKind::Boolean => json!({ "type": "boolean" }),
        ValueKind::Count => json!({ "type": "integer", "minimum": 1 }),
        ValueKind::Words(words) => json!({ "enum": words }),
        ValueKind::List(item) => json!({ "type": ["array", "null"], "items": kind(*item) }),
        ValueKind::Names(value) => {
            json!({ "type": ["object", "null"], "additionalProperties": kind(*value) })
        }
        ValueKind::Mapping(context) => {
            json!({ "$ref": format!("#/$defs/{}", context.definition()) })
        }
        ValueKind::Either(kinds) => {
            json!({ "anyOf": kinds.iter().map(|one| kind(*one)).collect::<Vec<_>>() })
        }
    }
}
