//! A column of an enum is compared with the enum, not with any text.

mod library {
    include!("../../codegen/tests/emit/library.rs");
}

use diesel::prelude::*;
use library::schema::books;

fn main() {
    let _ = books::table.filter(books::state.eq("new"));
}
