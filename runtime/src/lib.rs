//! The portable runtime.

#[cfg(feature = "introspection")]
pub mod introspect;
