//! One YAML spec in; Diesel tables, models and up/down migrations for four databases out.
//!
//! A build script calls it through [`build::Builder`]:
//!
//! ```no_run
//! tablewright_codegen::build::Builder::new().spec("schema.yaml").run();
//! ```
//!
//! What is wrong with a spec is a list of [`diagnostic::Diagnostics`]. Everything else is public for the command and
//! for tests alone, is left out of these pages, and may change in any release.
// The tour of the code: each stage is one public function, and the IR, `schema::Schema`, stands in the middle.
//
// 1. `load` reads the spec into a `schema::Declaration`, with the `check::place::Places` of all it says.
// 2. `check()` runs the rules over both and returns everything that is wrong.
// 3. `emit()` writes the declaration as Rust.
// 4. `create` and `drop_all` plan the steps to its schema and back, for one dialect. Between two schemas `diff()`
//    names the changes, `review` asks whether the spec agrees to what could lose or refuse rows, and `change` plans
//    the steps.
// 5. `render()` turns a plan into statements, which `migration_up` and `migration_down` make into files.
// 6. `update` compares the schema with the sealed one and writes those files as the draft; `seal` makes the draft
//    history. `migration::SchemaPlanner` gives them stages 4 and 5.

pub mod build;
#[doc(hidden)]
pub mod check;
#[doc(hidden)]
pub mod consent;
#[doc(hidden)]
pub mod delta;
pub mod diagnostic;
#[doc(hidden)]
pub mod dialect;
#[doc(hidden)]
pub mod emit;
#[doc(hidden)]
pub mod file;
#[doc(hidden)]
pub mod history;
#[doc(hidden)]
#[cfg(feature = "unstable")]
pub mod import;
#[doc(hidden)]
pub mod migration;
#[doc(hidden)]
pub mod plan;
#[cfg(test)]
mod recipes;
#[doc(hidden)]
pub mod render;
#[doc(hidden)]
pub mod schema;
#[doc(hidden)]
pub mod spec;
#[doc(hidden)]
pub mod sql;
#[doc(hidden)]
pub mod stored;

#[doc(hidden)]
pub use self::{
    check::check,
    consent::review,
    delta::diff,
    emit::emit,
    history::{seal, update},
    plan::{change, create, drop_all},
    render::{
        history::{migration_down, migration_up},
        render,
    },
    spec::load,
};
