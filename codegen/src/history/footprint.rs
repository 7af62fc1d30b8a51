//! What the raw objects of a spec created on the databases that proved them.
//!
//! Raw SQL does not declare what it creates, and a [`Schema`](crate::schema::Schema) cannot describe most of it. So
//! a seal records the objects that each raw object left behind, with a hash of their definitions, and the lock
//! stores them. A later seal can then prove that none is lost, and `verify` can report a database in which one is.
//! Older locks have no footprints; then nothing is known. Start reading at [`Footprints`].

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use serde::{Deserialize, Serialize};

use super::{compact::push_text, fingerprint::Fingerprint};
use crate::{dialect::Dialect, schema::RawName};

/// What raw objects have made, by dialect.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Footprints(pub BTreeMap<Dialect, Footprint>);

/// What raw objects have made on one server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Footprint {
    /// The server and its major version. Another one may write the same definition in other words.
    pub server: String,
    /// What each has made.
    pub made: BTreeMap<RawName, BTreeSet<Trace>>,
}

/// One thing that a raw object has made, in a certain form.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Trace {
    /// What it is.
    #[serde(flatten)]
    pub thing: Thing,
    /// A hash of its definition, as the server writes it.
    pub definition: Fingerprint,
}

/// Something in a database's catalogue.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Thing {
    /// What kind of thing, in a word or two: `index`, `materialized view`.
    pub kind: String,
    /// The table or view that it hangs on, if it does.
    #[serde(default, rename = "on", skip_serializing_if = "Option::is_none")]
    pub on: Option<String>,
    /// Its name, with its namespace where that is not the current one.
    pub name: String,
}

impl fmt::Display for Thing {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} `{}`", self.kind, self.name)?;
        match &self.on {
            Some(on) => write!(formatter, " of `{on}`"),
            None => Ok(()),
        }
    }
}

impl Footprints {
    /// Whether nothing is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What is known of one dialect.
    #[must_use]
    pub fn of(&self, dialect: Dialect) -> Option<&Footprint> {
        self.0.get(&dialect)
    }
}

impl Footprint {
    /// What a raw object has made, if that is known.
    #[must_use]
    pub fn made_by(&self, name: &RawName) -> Option<&BTreeSet<Trace>> {
        self.made.get(name)
    }
}

/// Appends the text of the lock: one line for each thing, so that branches merge.
pub(super) fn render(footprints: &Footprints, text: &mut String) {
    text.push('{');
    for (position, (dialect, footprint)) in footprints.0.iter().enumerate() {
        text.push_str(if position > 0 { ",\n    " } else { "\n    " });
        push_text(dialect.keyword(), text);
        text.push_str(": {\n      \"server\": ");
        push_text(&footprint.server, text);
        text.push_str(",\n      \"made\": {");
        for (position, (name, made)) in footprint.made.iter().enumerate() {
            text.push_str(if position > 0 { ",\n        " } else { "\n        " });
            push_text(name.as_str(), text);
            text.push_str(": [");
            for (position, trace) in made.iter().enumerate() {
                text.push_str(if position > 0 { ",\n          " } else { "\n          " });
                render_trace(trace, text);
            }
            text.push_str(if made.is_empty() { "]" } else { "\n        ]" });
        }
        text.push_str(if footprint.made.is_empty() { "}" } else { "\n      }" });
        text.push_str("\n    }");
    }
    text.push_str("\n  }");
}

fn render_trace(trace: &Trace, text: &mut String) {
    let Trace { thing: Thing { kind, on, name }, definition } = trace;
    text.push_str("{ \"kind\": ");
    push_text(kind, text);
    if let Some(on) = on {
        text.push_str(", \"on\": ");
        push_text(on, text);
    }
    text.push_str(", \"name\": ");
    push_text(name, text);
    text.push_str(", \"definition\": ");
    push_text(definition.as_str(), text);
    text.push_str(" }");
}
