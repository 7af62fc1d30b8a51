//! `books.id` is a number and `authors.code` a text.

mod library {
    include!("../../codegen/tests/emit/library.rs");
}

use diesel::prelude::*;
use library::schema::{authors, books};

fn main() {
    let _ = books::table.inner_join(authors::table).filter(books::id.eq(authors::code));
}
