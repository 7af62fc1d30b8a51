//! One YAML spec in; Diesel tables, models and up/down migrations for four databases out.
//!
//! Reading this file from top to bottom is the tour: each stage is one public function, and the IR,
//! [`schema::Schema`], stands in the middle.
//!
//! 1. [`load`] reads the spec into a [`schema::Declaration`], with the [`check::place::Places`] of all it says.
//! 2. [`check()`] runs the rules over both and returns everything that is wrong.
//! 3. [`emit()`] writes the declaration as Rust.
//! 4. [`create`] and [`drop_all`] plan the steps to its schema and back, for one dialect.
//!    Between two schemas [`diff()`] names the changes, [`review`] asks whether the spec agrees to what could
//!    lose or refuse rows, and [`change`] plans the steps.
//! 5. [`render()`] turns a plan into statements, which [`migration_up`] and [`migration_down`] make into files.
//! 6. [`update`] compares the schema with the sealed one and writes those files as the draft; [`seal`] makes
//!    the draft history. [`migration::SchemaPlanner`] gives them stages 4 and 5.
//!
//! A build script calls all of it through [`build::Builder`].

pub mod build;
pub mod check;
pub mod consent;
pub mod delta;
pub mod diagnostic;
pub mod dialect;
pub mod emit;
pub mod file;
pub mod history;
pub mod import;
pub mod migration;
pub mod plan;
pub mod render;
pub mod schema;
pub mod spec;
pub mod sql;
pub mod stored;

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
