//! The `tablewright` command.

fn main() {}
