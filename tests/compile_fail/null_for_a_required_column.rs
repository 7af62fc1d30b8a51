//! `name` is NOT NULL and has no default.

mod library {
    include!("../../codegen/tests/emit/library.rs");
}

use library::models::NewAuthor;

fn main() {
    let _ = NewAuthor {
        code: "lem",
        name: None,
        living: false,
        verified: true,
        translated: true,
        edited: true,
    };
}
