//! A changeset leaves the primary key alone.

mod library {
    include!("../../codegen/tests/emit/library.rs");
}

use library::models::AuthorChanges;

fn main() {
    let _ = AuthorChanges { code: Some("lem"), ..AuthorChanges::default() };
}
