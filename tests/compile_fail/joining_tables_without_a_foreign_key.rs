//! No foreign key leads from `authors` to `media` or back.

mod library {
    include!("../../codegen/tests/emit/library.rs");
}

use diesel::prelude::*;
use library::schema::{authors, media};

fn main() {
    let _ = authors::table.inner_join(media::table);
}
