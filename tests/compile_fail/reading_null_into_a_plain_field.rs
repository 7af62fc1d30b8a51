//! `main_author` may be NULL, so it is read into an `Option`.

mod library {
    include!("../../codegen/tests/emit/library.rs");
}

use diesel::prelude::*;
use library::schema::books;

fn main() {
    let connection: &mut SqliteConnection = &mut SqliteConnection::establish(":memory:").unwrap();
    let _: Vec<String> = books::table.select(books::main_author).load(connection).unwrap();
}
