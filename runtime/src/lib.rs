//! The portable runtime.
