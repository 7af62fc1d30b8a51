//! Random schemas, pairs of them, and rows that go through both.
//!
//! A [`Genome`] is a list of seeds, one for each part of the first schema and one for each edit that leads to
//! the second; the same genome gives the same [`Pair`] on every machine, and proptest makes a pair smaller by
//! leaving seeds out. The specs are text, so that a failure prints what a person can read. Start reading at
//! [`schema`] for one spec, at [`Pair::new`] for two.

#![expect(
    clippy::unnecessary_wraps,
    reason = "every edit has one shape, whether it can find nothing to do or not"
)]
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a random type that gets no treatment of its own is treated like any other"
)]

mod chance;
mod edit;
mod fill;
mod fit;
mod grow;
mod model;
mod rows;
mod values;
mod yaml;

use proptest::{
    arbitrary::any,
    collection::vec,
    strategy::{Strategy, ValueTree},
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};
use tablewright_codegen::{
    check, consent,
    diagnostic::{Diagnostic, Severity},
    dialect::{Dialect, DialectSet},
    schema::{Declaration, Schema},
    spec::{self, Loaded},
};

pub use self::{
    chance::Chance,
    rows::{Question, ROWS, State},
};
use self::{edit::Edit, fit::Fit, model::Model, rows::Rows};

/// What a pair is made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Genome {
    /// A seed for each part of the first schema.
    pub parts: Vec<u64>,
    /// A seed for each edit.
    pub edits: Vec<u64>,
    /// The seed of the rows.
    pub rows: u64,
    /// The dialects of both specs.
    pub dialects: DialectSet,
}

/// A random spec for a database of `dialect`, and what it declares. The rules of `check` find no error in it.
///
/// # Panics
///
/// Never, unless this module is wrong.
#[must_use]
pub fn schema(seed: u64, dialect: Dialect) -> (String, Declaration) {
    let genome = tree(seed, dialect).current();
    let (model, loaded) = first(&genome);
    (yaml::spec(&model, None, &[]), loaded.declaration)
}

/// The genome of a seed, for a database of `dialect`, and its way to smaller ones. Most specs are for all
/// dialects, some for that one alone.
///
/// # Panics
///
/// Never, unless this module is wrong.
#[must_use]
pub fn tree(seed: u64, dialect: Dialect) -> Box<dyn ValueTree<Value = Genome>> {
    let seeds = |size| vec(any::<u64>().no_shrink(), size);
    let genomes = (seeds(1..28), seeds(1..9), any::<u64>().no_shrink(), any::<u8>().no_shrink());
    let genomes = genomes.prop_map(move |(parts, edits, rows, choice)| {
        let dialects = match choice % 5 {
            0 => [dialect].into_iter().collect(),
            1 => [Dialect::Sqlite, Dialect::Postgres, Dialect::Mysql].into_iter().collect(),
            _ => DialectSet::all(),
        };
        Genome { parts, edits, rows, dialects }
    });
    let mut bytes = [0; 16];
    let mut chance = Chance::new(seed);
    bytes[..8].copy_from_slice(&chance.number().to_le_bytes());
    bytes[8..].copy_from_slice(&chance.number().to_le_bytes());
    let rng = TestRng::from_seed(RngAlgorithm::XorShift, &bytes);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let tree = genomes.new_tree(&mut runner);
    Box::new(tree.expect("bug: every list of seeds is a genome"))
}

/// The smallest genome below `tree` of which `fails` still says so, after at most `tries` questions.
pub fn smallest(
    tree: &mut dyn ValueTree<Value = Genome>,
    tries: usize,
    mut fails: impl FnMut(&Genome) -> bool,
) -> Genome {
    let mut found = tree.current();
    for _ in 0..tries {
        let fails_still = fails(&tree.current());
        if fails_still {
            found = tree.current();
        }
        let goes_on = if fails_still { tree.simplify() } else { tree.complicate() };
        if !goes_on {
            break;
        }
    }
    found
}

/// Two specs, of which the second says all that the way from the first needs, and rows that fit both.
#[derive(Debug)]
pub struct Pair {
    /// The first.
    pub before: Side,
    /// The second.
    pub after: Side,
    rows: Rows,
}

/// One spec.
#[derive(Debug)]
pub struct Side {
    /// Its text.
    pub yaml: String,
    /// What was read of it.
    pub loaded: Loaded,
}

impl Pair {
    /// The pair that a genome makes. Edits that rows could not go through, or that a rule refuses, are left
    /// out; so are consents that nothing asks for.
    ///
    /// # Panics
    ///
    /// Never, unless this module is wrong.
    #[must_use]
    pub fn new(genome: &Genome) -> Self {
        let (before, first) = first(genome);
        let schema = &first.declaration.schema;
        let is_fit = |model: &Model| Fit::new(&before, model).is_some();
        let changed = grown(before.clone(), &genome.edits, edit::change, is_fit);
        let read = second(&changed, &before, schema);
        let (after, (yaml, second)) = if let Some(read) = read {
            (changed, read)
        } else {
            let is_right =
                |model: &Model| is_fit(model) && second(model, &before, schema).is_some();
            let changed = grown(before.clone(), &genome.edits, edit::change, is_right);
            let read = second(&changed, &before, schema);
            (changed, read.expect("bug: the last state was read a moment ago"))
        };
        let fit = Fit::new(&before, &after).expect("bug: a state that does not fit is left out");
        let yaml_before = yaml::spec(&before, None, &[]);
        Self {
            before: Side { yaml: yaml_before, loaded: first },
            after: Side { yaml, loaded: second },
            rows: Rows { before, after, fit, seed: genome.rows },
        }
    }

    /// The statements that fill the tables of the first schema.
    #[must_use]
    pub fn inserts(&self, dialect: Dialect) -> String {
        self.rows.inserts(dialect)
    }

    /// What must be true of the rows in one state.
    #[must_use]
    pub fn questions(&self, state: State, dialect: Dialect) -> Vec<Question> {
        self.rows.questions(state, dialect)
    }
}

/// The first model of a genome.
fn first(genome: &Genome) -> (Model, Loaded) {
    let has_new_sqlite = genome.rows % 2 == 1;
    let empty = Model { dialects: genome.dialects, has_new_sqlite, ..Model::default() };
    let grown_freely = grown(empty.clone(), &genome.parts, edit::grow, |_| true);
    let model = match read(&yaml::spec(&grown_freely, None, &[])) {
        Some(_) => grown_freely,
        None => grown(empty, &genome.parts, edit::grow, |model| {
            read(&yaml::spec(model, None, &[])).is_some()
        }),
    };
    let loaded = read(&yaml::spec(&model, None, &[]));
    (model, loaded.expect("bug: the last state was read a moment ago"))
}

/// `model` after the edits of `seeds`, without those after which it is not right.
fn grown(mut model: Model, seeds: &[u64], edit: Edit, is_right: impl Fn(&Model) -> bool) -> Model {
    for seed in seeds {
        let mut chance = Chance::new(*seed);
        let mut changed = model.clone();
        // An edit may find nothing to do; the next one may.
        for _ in 0..4 {
            if edit(&mut changed, &mut chance).is_some() && is_right(&changed) {
                model = changed;
                break;
            }
            changed = model.clone();
        }
    }
    model
}

/// The spec as it is read, if no rule finds an error.
fn read(yaml: &str) -> Option<Loaded> {
    let loaded = spec::load_str("schema.yaml", yaml).ok()?;
    let found = check::check(&loaded.declaration, &loaded.places);
    found.iter().all(|diagnostic| !is_error(diagnostic)).then_some(loaded)
}

fn is_error(diagnostic: &Diagnostic) -> bool {
    diagnostic.code.severity() == Severity::Error
}

/// The second spec with the consents that the way from the first needs.
fn second(model: &Model, before: &Model, schema: &Schema) -> Option<(String, Loaded)> {
    let yaml = yaml::spec(model, Some(before), &[]);
    let loaded = read(&yaml)?;
    let demands = consent::review(schema, &loaded.declaration, &loaded.places);
    let consents: Option<Vec<String>> =
        demands.iter().filter(|it| is_error(it)).map(consent_for).collect();
    let consents = consents?;
    if consents.is_empty() {
        return Some((yaml, loaded));
    }
    let yaml = yaml::spec(model, Some(before), &consents);
    let loaded = read(&yaml)?;
    Some((yaml, loaded))
}

/// The consent that a diagnostic asks for.
fn consent_for(diagnostic: &Diagnostic) -> Option<String> {
    let help = diagnostic.help.as_ref()?;
    let (_, rest) = help.split_once("consents: [{ ")?;
    Some(rest.split_once(" }]")?.0.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_pair_and_another_one_another() {
        let specs = |seed| {
            let pair = Pair::new(&tree(seed, Dialect::Sqlite).current());
            (pair.before.yaml, pair.after.yaml)
        };
        assert_eq!(specs(7), specs(7));
        assert_ne!(specs(7), specs(8));
    }

    #[test]
    fn some_pairs_have_data_steps_and_triggers_before_the_change() {
        let specs: Vec<String> = (0..200)
            .map(|seed| Pair::new(&tree(seed, Dialect::Mysql).current()).after.yaml)
            .collect();
        for part in ["not_null: ", "timing: before", "timing: after", "nullable: {", "only: ["] {
            let found = specs.iter().filter(|yaml| yaml.contains(part)).count();
            assert!(found > 5, "{part}{found}");
        }
    }

    #[test]
    fn most_pairs_differ_and_every_first_spec_has_tables() {
        let mut differing = 0;
        for seed in 0..60 {
            let pair = Pair::new(&tree(seed, Dialect::Postgres).current());
            let schemas = [&pair.before, &pair.after].map(|side| &side.loaded.declaration.schema);
            assert!(!schemas[0].tables.is_empty(), "{seed}");
            differing += u32::from(schemas[0] != schemas[1]);
        }
        assert!(differing > 50, "{differing}");
    }
}
