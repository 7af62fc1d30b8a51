//! A new author is no new book.

mod library {
    include!("../../codegen/tests/emit/library.rs");
}

use diesel::prelude::*;
use library::{models::NewAuthor, schema::books};

fn main() {
    let author = NewAuthor {
        code: "lem",
        name: "Lem",
        living: false,
        verified: true,
        translated: true,
        edited: true,
    };
    let connection: &mut SqliteConnection = &mut SqliteConnection::establish(":memory:").unwrap();
    diesel::insert_into(books::table).values(&author).execute(connection).unwrap();
}
