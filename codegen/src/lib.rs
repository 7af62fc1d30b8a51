//! One YAML spec in; Diesel tables, models and up/down migrations for four databases out.
//!
//! Reading this file from top to bottom is the tour: each stage is one public function, and the IR,
//! [`schema::Schema`], stands in the middle.

pub mod check;
pub mod diagnostic;
pub mod dialect;
pub mod plan;
pub mod render;
pub mod schema;
pub mod spec;
