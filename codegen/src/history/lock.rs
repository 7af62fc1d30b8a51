//! `migrations/schema.lock`: the sealed schema, the sealed migrations, and the draft if there is one.
//!
//! Works like `Cargo.lock`: written by the generator, read by people in a diff, committed. Every branch
//! that seals changes the `fingerprint` line and the end of `migrations`, so two branches that both sealed
//! cannot be merged without a conflict that git shows. Start reading at [`Lock`]; [`Lock::parse`] reads one,
//! [`Lock::render`] writes one.

use std::{collections::BTreeMap, fmt::Write as _, ops::Range};

use serde::{Deserialize, Serialize, de::IgnoredAny};

use super::{
    canonical::{Layout, write_schema},
    fingerprint::Fingerprint,
    footprint::{self, Footprints},
    record::Record,
    version::Version,
};
use crate::{
    diagnostic::{Code, Diagnostic, Span, conflict_mark},
    dialect::{Dialect, DialectSet},
    schema::{
        Rendering, Schema,
        rename::{Baseline, Renamed},
    },
};

/// The newest format. It is raised when an older generator could misread the lock: the second says how the schema
/// was [rendered](crate::stored::revisions).
pub const FORMAT: u32 = 2;

/// The oldest format, which says all of a lock whose schema is of the first rendering.
const FIRST_FORMAT: u32 = 1;

/// The lock's place in a package.
pub const LOCK_PATH: &str = "migrations/schema.lock";

/// The text before the schema, which is the last part of a lock.
const BEFORE_SCHEMA: &str = ",\n  \"schema\": ";

/// The text after it.
const AFTER_SCHEMA: &str = "\n}\n";

/// The note in the first line. It is not read.
const GENERATED: &str = "by Tablewright from the spec; do not edit. After a merge conflict in this file, run \
                         `tablewright rebase`: it puts the migration of one branch after that of the other";

/// The contents of `migrations/schema.lock`. A missing file is the same as [`Lock::default`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lock {
    /// The schema that the sealed migrations lead to; empty before the first seal.
    pub schema: Schema,
    /// The fingerprint of `schema`.
    pub fingerprint: Fingerprint,
    /// The sealed migrations, oldest first.
    pub sealed: Vec<SealedMigration>,
    /// The `renamed_from` of the spec when the last of them was sealed. These renames are done.
    pub renames: Renamed,
    /// What the raw objects of `schema` created on the databases that proved them.
    pub footprints: Footprints,
    /// The draft, if one is open.
    pub draft: Option<Draft>,
}

/// A sealed migration: its files never change again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealedMigration {
    /// Its version.
    pub version: Version,
    /// Its name.
    pub name: String,
    /// The fingerprint of the schema after it.
    pub fingerprint: Fingerprint,
    /// The SHA-256 of each file in each dialect's folder.
    pub files: BTreeMap<Dialect, BTreeMap<String, Fingerprint>>,
}

/// The one set of migrations that is not sealed yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// The dialects that have a folder for each of them.
    pub dialects: DialectSet,
    /// The migrations in their order.
    pub migrations: Vec<DraftMigration>,
}

/// A migration of the draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DraftMigration {
    /// Its version, read from the clock when the draft was opened.
    pub version: Version,
    /// Its current name.
    pub name: String,
}

/// The lock's text form.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LockText {
    #[serde(rename = "@generated")]
    _generated: IgnoredAny,
    format: u32,
    fingerprint: Fingerprint,
    migrations: Vec<SealedMigration>,
    /// Older locks have none.
    #[serde(default)]
    renames: Renamed,
    /// Older locks have none, and neither do locks without raw objects.
    #[serde(default)]
    footprints: Footprints,
    draft: Option<Draft>,
    schema: Schema,
}

/// The part that every format has.
#[derive(Deserialize)]
struct FormatText {
    format: u32,
}

impl Default for Lock {
    fn default() -> Self {
        let schema = Schema::default();
        let fingerprint = Fingerprint::of_schema(&schema);
        let (renames, footprints) = (Renamed::default(), Footprints::default());
        Self { schema, fingerprint, sealed: Vec::new(), renames, footprints, draft: None }
    }
}

impl<'l> From<&'l Lock> for Baseline<'l> {
    /// The sealed schema.
    fn from(lock: &'l Lock) -> Self {
        Self { schema: &lock.schema, renames: &lock.renames, text: None }
    }
}

/// The folder of a migration inside its dialect's folder.
#[must_use]
pub fn folder_name(version: &Version, name: &str) -> String {
    [version.as_str(), "_", name].concat()
}

impl Lock {
    /// Reads the text of a lock, strictly. `file` is its index among the sources, for the spans.
    ///
    /// # Errors
    ///
    /// E0601 if it is not a lock, E0602 if a newer generator wrote it, E0603 if it contradicts itself.
    pub fn parse(text: &str, file: usize) -> Result<Self, Box<Diagnostic>> {
        Self::parse_with_schema(text, file, &mut Record::none()).map(|(lock, _)| lock)
    }

    /// The same, with the text of the schema if its fingerprint is that of the lock, as it is unless the lock was
    /// edited.
    pub(super) fn parse_with_schema<'t>(
        text: &'t str,
        file: usize,
        record: &mut Record,
    ) -> Result<(Self, Option<SchemaText<'t>>), Box<Diagnostic>> {
        if let Some(marker) = conflict_mark(text) {
            return Err(Box::new(
                Diagnostic::new(
                    Code::BrokenLock,
                    Span { file, start: marker.start, end: marker.end },
                    ["`", LOCK_PATH, "` contains an unresolved merge conflict"].concat(),
                )
                .label("a conflict marker")
                .help(
                    "resolve the conflicts in the spec, then run `tablewright rebase`: it keeps the migrations of \
                     one branch and plans those of the other again after them",
                ),
            ));
        }
        let parsed = match serde_json::from_str::<LockText>(text) {
            Ok(parsed) if (FIRST_FORMAT..=FORMAT).contains(&parsed.format) => parsed,
            Ok(parsed) => return Err(Box::new(wrong_format(parsed.format, text, file))),
            Err(error) => return Err(Box::new(not_a_lock(&error, text, file))),
        };
        let schema = if parsed.schema.is_empty() { Schema::default() } else { parsed.schema };
        let lock = Self {
            schema,
            fingerprint: parsed.fingerprint,
            sealed: parsed.migrations,
            renames: parsed.renames,
            footprints: parsed.footprints,
            draft: parsed.draft,
        };
        let schema = SchemaText::find(text, &lock.fingerprint, record);
        match lock.contradiction(schema.is_some()) {
            None => Ok((lock, schema)),
            Some((needle, contradiction)) => Err(Box::new(
                Diagnostic::new(
                    Code::ContradictoryLock,
                    find(text, file, &needle),
                    ["`", LOCK_PATH, "` contradicts itself: ", &contradiction].concat(),
                )
                .label("inconsistent with the rest of the file")
                .help("restore it from a commit that builds without errors: `git checkout COMMIT -- migrations`"),
            )),
        }
    }

    /// The text of the lock: the same for equal locks, on every machine.
    #[must_use]
    pub fn render(&self) -> String {
        self.render_with(None)
    }

    /// The text of the lock around the text of its schema, if that is known.
    pub(super) fn render_with(&self, schema: Option<SchemaText<'_>>) -> String {
        let mut text = String::new();
        text.push_str("{\n  \"@generated\": ");
        text.push_str(&json(GENERATED));
        // Writing to a `String` cannot fail.
        let format = self.format();
        let _ = write!(text, ",\n  \"format\": {format},\n  \"fingerprint\": ");
        text.push_str(&json(self.fingerprint.as_str()));
        text.push_str(",\n  \"migrations\": [");
        for (position, migration) in self.sealed.iter().enumerate() {
            text.push_str(if position > 0 { ",\n" } else { "\n" });
            render_sealed(migration, &mut text);
        }
        text.push_str(if self.sealed.is_empty() { "]" } else { "\n  ]" });
        if !self.renames.is_empty() {
            text.push_str(",\n  \"renames\": [");
            render_renames(&self.renames, &mut text);
        }
        if !self.footprints.is_empty() {
            text.push_str(",\n  \"footprints\": ");
            footprint::render(&self.footprints, &mut text);
        }
        if let Some(draft) = &self.draft {
            text.push_str(",\n  \"draft\": ");
            render_draft(draft, &mut text);
        }
        text.push_str(BEFORE_SCHEMA);
        match schema {
            Some(SchemaText(schema)) => text.push_str(schema),
            None => {
                write_schema(&self.schema, Layout::Lines, 1, &mut |part| text.push_str(part));
            }
        }
        text.push_str(AFTER_SCHEMA);
        text
    }

    /// The oldest format that can store all of it.
    fn format(&self) -> u32 {
        let is_first = self.schema.is_empty() || self.schema.rendering == Rendering::FIRST;
        if is_first { FIRST_FORMAT } else { FORMAT }
    }

    /// The inconsistency, with the text that shows its place. `is_intact` means that the fingerprint is known to be
    /// that of the schema.
    fn contradiction(&self, is_intact: bool) -> Option<(String, String)> {
        if !is_intact {
            let actual = Fingerprint::of_schema(&self.schema);
            if actual != self.fingerprint {
                let said = self.fingerprint.to_string();
                return Some((
                    said,
                    ["its schema has the fingerprint `", actual.as_str(), "`"].concat(),
                ));
            }
        }
        let last = self.sealed.last().map(|migration| &migration.fingerprint);
        if let Some(last) = last.filter(|last| **last != self.fingerprint) {
            return Some((
                last.to_string(),
                "the last sealed migration leads to another schema".to_owned(),
            ));
        }
        if last.is_none() && !self.schema.is_empty() {
            return Some((
                "schema\":".to_owned(),
                "it has a schema, but no sealed migration that creates it".to_owned(),
            ));
        }
        let draft = self.draft.iter().flat_map(|draft| &draft.migrations);
        let names = self.sealed.iter().map(|sealed| &sealed.name);
        if let Some(name) =
            names.chain(draft.clone().map(|draft| &draft.name)).find(|name| !is_folder_name(name))
        {
            return Some((json(name), "a migration cannot have this name".to_owned()));
        }
        let versions: Vec<&Version> = self.sealed.iter().map(|sealed| &sealed.version).collect();
        let unordered = versions.windows(2).find(|pair| pair[0] >= pair[1]);
        unordered.map(|pair| {
            (
                pair[1].to_string(),
                "its sealed migrations are not in the order of their versions".to_owned(),
            )
        })
    }
}

/// The text of the schema in a lock, known to have the fingerprint of the lock.
#[derive(Clone, Copy, Debug)]
pub(super) struct SchemaText<'t>(&'t str);

impl<'t> SchemaText<'t> {
    /// The schema of the lock `text`, if its fingerprint is `fingerprint`. Nothing is written again to find out:
    /// [`Layout::Lines`] has line breaks and indentation and is otherwise [`Layout::Compact`].
    fn find(text: &'t str, fingerprint: &Fingerprint, record: &mut Record) -> Option<Self> {
        // Only the lock's own keys are indented so little, and no text in JSON holds a line break.
        let start = text.find(BEFORE_SCHEMA)? + BEFORE_SCHEMA.len();
        let schema = text[start..].strip_suffix(AFTER_SCHEMA)?;
        if record.has_text(schema, fingerprint) {
            return Some(Self(schema));
        }
        let is_intact = Fingerprint::of_lines(schema) == *fingerprint;
        if is_intact {
            record.keep_text(schema, fingerprint);
        }
        is_intact.then_some(Self(schema))
    }

    /// The part of the lock's text that it is.
    pub(super) fn range(self, lock: &str) -> Range<usize> {
        let end = lock.len() - AFTER_SCHEMA.len();
        end - self.0.len()..end
    }

    /// That part.
    pub(super) fn at(range: Range<usize>, lock: &'t str) -> Option<Self> {
        lock.get(range).map(Self)
    }
}

/// Whether `name` can be the last part of a folder's name on every system, and nothing else.
pub(super) fn is_folder_name(name: &str) -> bool {
    !name.is_empty()
        && name.len() <= 100
        && name.bytes().all(|byte| {
            byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_' || byte == b'-'
        })
}

/// The span of the first occurrence of `needle` in the lock's text, or its beginning.
pub(super) fn find(text: &str, file: usize, needle: &str) -> Span {
    let start = text.find(needle);
    Span { file, start: start.unwrap_or(0), end: start.map_or(0, |start| start + needle.len()) }
}

fn render_sealed(migration: &SealedMigration, text: &mut String) {
    // No map of it has keys that are no text.
    let json = serde_json::to_string_pretty(migration).unwrap_or_default();
    text.push_str("    ");
    text.push_str(&json.replace('\n', "\n    "));
}

/// One line for each, so that two branches that rename different things merge.
fn render_renames(renames: &Renamed, text: &mut String) {
    for (position, rename) in renames.iter().enumerate() {
        text.push_str(if position > 0 { ",\n    { \"kind\": " } else { "\n    { \"kind\": " });
        text.push_str(&json(rename.kind.noun()));
        if let Some(within) = &rename.within {
            text.push_str(", \"in\": ");
            text.push_str(&json(within));
        }
        text.push_str(", \"from\": ");
        text.push_str(&json(&rename.from));
        text.push_str(", \"to\": ");
        text.push_str(&json(&rename.to));
        text.push_str(" }");
    }
    text.push_str("\n  ]");
}

fn render_draft(draft: &Draft, text: &mut String) {
    let dialects: Vec<String> =
        draft.dialects.iter().map(|dialect| json(dialect.keyword())).collect();
    text.push_str("{\n    \"dialects\": [");
    text.push_str(&dialects.join(", "));
    text.push_str("],\n    \"migrations\": [");
    for (position, migration) in draft.migrations.iter().enumerate() {
        text.push_str(if position > 0 { ",\n" } else { "\n" });
        text.push_str("      { \"version\": ");
        text.push_str(&json(migration.version.as_str()));
        text.push_str(", \"name\": ");
        text.push_str(&json(&migration.name));
        text.push_str(" }");
    }
    text.push_str("\n    ]\n  }");
}

fn json(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn wrong_format(format: u32, text: &str, file: usize) -> Diagnostic {
    let found = format.to_string();
    let known = FORMAT.to_string();
    let span = find(text, file, &["\"format\": ", &found].concat());
    if format > FORMAT {
        return Diagnostic::new(
            Code::FutureLock,
            span,
            ["`", LOCK_PATH, "` has format ", &found, ", and this generator knows format ", &known]
                .concat(),
        )
        .label("written by a newer generator")
        .help(
            "update the `tablewright-codegen` dependency: `cargo update -p tablewright-codegen`",
        );
    }
    Diagnostic::new(
        Code::BrokenLock,
        span,
        ["`", LOCK_PATH, "` has format ", &found, ", which does not exist"].concat(),
    )
    .label(["the current format is ", &known].concat())
    .help(FROM_GIT)
}

const FROM_GIT: &str =
    "do not edit the lock by hand; restore it from git: `git checkout -- migrations/schema.lock`";

fn not_a_lock(error: &serde_json::Error, text: &str, file: usize) -> Diagnostic {
    if let Ok(FormatText { format }) = serde_json::from_str(text)
        && format > FORMAT
    {
        return wrong_format(format, text, file);
    }
    let lines: usize =
        text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    let mut start = (lines + error.column().saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let end = start + text[start..].chars().next().map_or(0, char::len_utf8);
    let mut reason = error.to_string();
    if let Some(position) = reason.rfind(" at line ") {
        reason.truncate(position);
    }
    Diagnostic::new(
        Code::BrokenLock,
        Span { file, start, end },
        ["cannot read `", LOCK_PATH, "`: ", &reason].concat(),
    )
    .label("here")
    .help(FROM_GIT)
}
