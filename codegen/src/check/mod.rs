//! The rules that a spec must keep, run over the resolved declaration.
//!
//! A rule reads the [`Declaration`](crate::schema::Declaration) and asks [`place::Places`] where in the
//! spec a thing was said. It pushes diagnostics and never stops.

pub mod place;
