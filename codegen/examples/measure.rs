//! How long the generator takes and how much memory it needs, by the size of the spec.
//!
//! ```text
//! cargo run --release -p tablewright-codegen --example measure
//! cargo run --release -p tablewright-codegen --example measure -- build 1000
//! ```
//!
//! Without arguments it runs itself once for each size, as the peak of memory is a process's, and prints a
//! table with the exponents between sizes. `pipeline N` measures one size, stage by stage: load, check,
//! emit, plan and render up and down for four dialects. `build N` measures [`Builder::generate`] in an empty
//! package, again with nothing changed, and once more when it is sealed. Without `--release` it is the profile of build scripts.
//!
//! `prepare N FOLDER` makes a package whose migrations are sealed and whose spec then got one more column;
//! `change FOLDER` is the build after that, alone in its process, so that its instructions can be counted.

#[path = "../benches/synthetic/mod.rs"]
mod synthetic;

use std::{
    error::Error,
    fmt, fs,
    hint::black_box,
    io::Write as _,
    path::Path,
    process::Command,
    time::{Duration, Instant},
};

use tablewright_codegen::{
    build::{Builder, Environment},
    check::{check, place::Place},
    emit::{GeneratedConstants, emit_into},
    history::{self, Access, Declared, Fingerprint, Project},
    migration::SchemaPlanner,
    plan::{create, drop_all},
    render::render,
    spec,
};

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// The sizes of the table that is printed without arguments.
const SIZES: [usize; 4] = [10, 100, 1_000, 10_000];

fn main() -> Outcome {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        [] => compare(),
        ["pipeline", tables] => pipeline(tables.parse()?),
        ["build", tables] => build(tables.parse()?),
        ["fingerprint", tables] => fingerprint(tables.parse()?),
        ["prepare", tables, folder] => prepare(tables.parse()?, Path::new(folder)),
        ["change", folder] => change(Path::new(folder)),
        _ => Err("usage: measure [pipeline TABLES | build TABLES | fingerprint TABLES | \
                  prepare TABLES FOLDER | change FOLDER]"
            .into()),
    }
}

/// Runs every size and prints what changes between them.
fn compare() -> Outcome {
    for task in ["pipeline", "build"] {
        let mut before: Option<(f64, f64)> = None;
        for size in SIZES {
            let output = Command::new(std::env::current_exe()?)
                .args([task, &size.to_string()])
                .stderr(std::process::Stdio::inherit())
                .output()?;
            let text = String::from_utf8(output.stdout)?;
            std::io::stdout().write_all(text.as_bytes())?;
            let last = text.lines().next_back().unwrap_or_default();
            let seconds: f64 = last.split_whitespace().nth(1).ok_or("no result")?.parse()?;
            let size = f64::from(u32::try_from(size)?);
            if let Some((size_before, seconds_before)) = before {
                let exponent = (seconds / seconds_before).ln() / (size / size_before).ln();
                writeln!(std::io::stdout(), "  exponent {exponent:.2}")?;
            }
            before = Some((size, seconds));
        }
    }
    Ok(())
}

/// Everything from the text of the spec to the text of all files, which is thrown away.
fn pipeline(tables: usize) -> Outcome {
    let text = synthetic::spec(tables);
    let mut clock = Clock::start(tables)?;
    let loaded = spec::load_str("schema.yaml", &text)?;
    clock.stage("load")?;
    let found = check(&loaded.declaration, &loaded.places);
    if !found.is_empty() {
        return Err("the synthetic spec is wrong".into());
    }
    clock.stage("check")?;
    let declaration = { loaded }.declaration;
    emit_into(&declaration, &GeneratedConstants::default(), &mut Nowhere)?;
    clock.stage("emit")?;
    let mut planning = Duration::ZERO;
    for dialect in declaration.settings.dialects.iter() {
        for plan in [create, drop_all] {
            let start = Instant::now();
            let steps = plan(&declaration.schema, &declaration.settings, dialect);
            planning += start.elapsed();
            let script = render(&steps).expect("a plan that has SQL");
            drop(steps);
            black_box(script.to_sql());
        }
    }
    writeln!(std::io::stdout(), "    of which plan {:.4} s", planning.as_secs_f64())?;
    clock.stage("plan and render")?;
    clock.finish("pipeline")
}

/// A build script's whole work, in a package that has nothing but a spec, and once more.
fn build(tables: usize) -> Outcome {
    let folder = tempfile::tempdir()?;
    let environment = environment(folder.path());
    write_package(&environment, tables)?;
    let mut clock = Clock::start(tables)?;
    for stage in ["first build", "second build"] {
        black_box(Builder::new().generate(&environment)?);
        clock.stage(stage)?;
    }
    clock.finish("builds")?;
    seal(&environment.package)?;
    let clock = Clock::start(tables)?;
    black_box(Builder::new().generate(&environment)?);
    clock.finish("sealed")
}

/// A package whose history is sealed and whose spec has one column more.
fn prepare(tables: usize, folder: &Path) -> Outcome {
    let environment = environment(folder);
    write_package(&environment, tables)?;
    Builder::new().generate(&environment)?;
    seal(&environment.package)?;
    // As in a package that nobody has just sealed: files that changed a moment ago are hashed again.
    std::thread::sleep(Duration::from_secs(3));
    Builder::new().generate(&environment)?;
    let path = environment.package.join("schema.yaml");
    let spec = fs::read_to_string(&path)?;
    let changed =
        spec.replacen("      day_1: date?\n", "      day_1: date?\n      added: text?\n", 1);
    if changed == spec {
        return Err("the synthetic spec has no such column".into());
    }
    fs::write(&path, changed)?;
    Ok(())
}

/// The build after [`prepare`].
fn change(folder: &Path) -> Outcome {
    let clock = Clock::start(1)?;
    let report = Builder::new().generate(&environment(folder))?;
    if report.history.changes.len() != 1 {
        return Err("not one change".into());
    }
    clock.finish("change")
}

fn environment(folder: &Path) -> Environment {
    let (package, out) = (folder.join("package"), folder.join("out"));
    Environment {
        root: Some(package.clone()),
        package,
        out,
        locked: false,
        hashes_all: false,
        source_date_epoch: Some(1_790_000_000),
    }
}

/// An empty package with a spec of `tables` tables.
fn write_package(environment: &Environment, tables: usize) -> Outcome {
    fs::create_dir_all(&environment.package)?;
    fs::create_dir_all(&environment.out)?;
    fs::write(environment.package.join("schema.yaml"), synthetic::spec(tables))?;
    Ok(())
}

/// Makes the draft of `package` history, as `tablewright seal` does.
fn seal(package: &Path) -> Outcome {
    let loaded = spec::load(&package.join("schema.yaml"))?;
    let declaration = &loaded.declaration;
    let span = loaded.places.span(&Place::File);
    let access = Access::Writable { modified: None };
    let project = Project { root: package, access, lock_source: loaded.sources.files.len() };
    let dialects = declaration.settings.dialects;
    let declared =
        Declared { schema: &declaration.schema, intent: &declaration.intent, dialects, span };
    let planner = SchemaPlanner::new(declaration, &loaded.places);
    history::seal(&project, &declared, &planner, &|| 1_790_000_000, Some("all"))?;
    Ok(())
}

/// The fingerprint alone, to count its instructions.
fn fingerprint(tables: usize) -> Outcome {
    let loaded = spec::load_str("schema.yaml", &synthetic::spec(tables))?;
    let mut clock = Clock::start(tables)?;
    let fingerprint = Fingerprint::of_schema(&loaded.declaration.schema);
    clock.stage(fingerprint.short())?;
    clock.finish("fingerprint")
}

/// Takes text and keeps none of it.
struct Nowhere;

impl fmt::Write for Nowhere {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        black_box(text);
        Ok(())
    }
}

/// Tells the time of each stage, and in the end that of all with the growth of the peak of memory.
struct Clock {
    tables: usize,
    baseline: usize,
    start: Instant,
    stage: Instant,
}

impl Clock {
    fn start(tables: usize) -> Outcome<Self> {
        let now = Instant::now();
        Ok(Self { tables, baseline: peak_bytes()?, start: now, stage: now })
    }

    fn stage(&mut self, name: &str) -> Outcome {
        let seconds = self.stage.elapsed().as_secs_f64();
        let grown = peak_bytes()?.saturating_sub(self.baseline) >> 10;
        writeln!(std::io::stdout(), "  {name:16} {seconds:8.4} s, peak +{grown} KiB")?;
        self.stage = Instant::now();
        Ok(())
    }

    fn finish(self, name: &str) -> Outcome {
        let seconds = self.start.elapsed().as_secs_f64();
        let tables = self.tables;
        let grown = peak_bytes()?.saturating_sub(self.baseline);
        let column = grown / (tables * synthetic::COLUMNS).max(1);
        writeln!(
            std::io::stdout(),
            "{name} {seconds:.4} s for {tables} tables, peak +{column} bytes a column"
        )?;
        Ok(())
    }
}

/// The most memory that this process has had, as Linux counts it.
fn peak_bytes() -> Outcome<usize> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().strip_suffix(" kB")).ok_or("no VmHWM")?;
    Ok(kilobytes.parse::<usize>()? << 10)
}
