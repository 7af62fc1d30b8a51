//! The `knowledge` command.

fn main() {}
