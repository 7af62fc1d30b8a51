//! The enum has no value `Lost`.

mod library {
    include!("../../codegen/tests/emit/library.rs");
}

use library::enums::BookState;

fn main() {
    let _ = BookState::Lost;
}
