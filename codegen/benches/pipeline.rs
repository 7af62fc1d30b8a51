//! The stages of the generator on made-up specs of 10 to 10,000 tables, each by itself and all together.
//!
//! `cargo bench -p tablewright-codegen`, or `-- 'load/1000$'` for one of them.

mod synthetic;

use criterion::{
    BatchSize, BenchmarkGroup, BenchmarkId, Criterion, SamplingMode, Throughput, criterion_group,
    criterion_main, measurement::WallTime,
};
use tablewright_codegen::{
    check::check,
    emit::{GeneratedConstants, emit},
    history::Fingerprint,
    plan::{Plan, create, drop_all},
    render::render,
    schema::Declaration,
    spec::{self, Loaded},
};

const SIZES: [usize; 4] = [10, 100, 1_000, 10_000];

fn load(text: &str) -> Loaded {
    spec::load_str("schema.yaml", text).expect("bug: the synthetic spec does not load")
}

/// The plans up and down for each dialect.
fn plans(declaration: &Declaration) -> Vec<Plan> {
    let Declaration { schema, settings, .. } = declaration;
    let dialects = settings.dialects.iter();
    let both = |dialect| [create(schema, settings, dialect), drop_all(schema, settings, dialect)];
    dialects.flat_map(both).collect()
}

/// The bytes of the scripts; each script is dropped before the next.
fn render_all(plans: impl IntoIterator<Item = Plan>) -> usize {
    plans.into_iter().map(|plan| render(&plan).expect("a plan that has SQL").to_sql().len()).sum()
}

fn rust(declaration: &Declaration) -> String {
    emit(declaration, &GeneratedConstants::default()).expect("bug: the synthetic spec has no Rust")
}

/// Everything from the text of the spec: the number of bytes that come out.
fn whole(text: &str) -> usize {
    let loaded = load(text);
    assert_eq!(check(&loaded.declaration, &loaded.places), []);
    let declaration = loaded.declaration;
    rust(&declaration).len() + render_all(plans(&declaration))
}

/// A group with one benchmark a size.
fn group(
    criterion: &mut Criterion,
    name: &str,
    mut bench: impl FnMut(&mut BenchmarkGroup<'_, WallTime>, BenchmarkId, &str),
) {
    let mut group = criterion.benchmark_group(name);
    group.sampling_mode(SamplingMode::Flat).sample_size(10);
    for size in SIZES {
        let text = synthetic::spec(size);
        let columns = size * synthetic::COLUMNS;
        group.throughput(Throughput::Elements(u64::try_from(columns).unwrap_or(u64::MAX)));
        bench(&mut group, BenchmarkId::from_parameter(size), &text);
    }
    group.finish();
}

fn stages(criterion: &mut Criterion) {
    group(criterion, "load", |group, id, text| {
        group.bench_function(id, |bencher| bencher.iter_with_large_drop(|| load(text)));
    });
    group(criterion, "check", |group, id, text| {
        let loaded = load(text);
        let run = || check(&loaded.declaration, &loaded.places);
        group.bench_function(id, |bencher| bencher.iter(run));
    });
    group(criterion, "emit", |group, id, text| {
        let loaded = load(text);
        group.bench_function(id, |bencher| bencher.iter(|| rust(&loaded.declaration)));
    });
    group(criterion, "plan", |group, id, text| {
        let loaded = load(text);
        let run = || plans(&loaded.declaration);
        group.bench_function(id, |bencher| bencher.iter_with_large_drop(run));
    });
    group(criterion, "render", |group, id, text| {
        let loaded = load(text);
        let planned = || plans(&loaded.declaration);
        group.bench_function(id, |bencher| {
            bencher.iter_batched(planned, render_all, BatchSize::PerIteration);
        });
    });
    group(criterion, "fingerprint", |group, id, text| {
        let loaded = load(text);
        let run = || Fingerprint::of_schema(&loaded.declaration.schema);
        group.bench_function(id, |bencher| bencher.iter(run));
    });
    group(criterion, "whole", |group, id, text| {
        group.bench_function(id, |bencher| bencher.iter(|| whole(text)));
    });
}

criterion_group!(benches, stages);
criterion_main!(benches);
