//! The database computes `title_copy`; the insert struct has no such field.

mod library {
    include!("../../codegen/tests/emit/library.rs");
}

use library::models::NewBook;

fn main() {
    let _ = NewBook {
        id: None,
        title: "Solaris",
        state: None,
        previous_state: None,
        sequel_of: None,
        main_author: None,
        main_author_s_pen_name: None,
        title_copy: "Solaris",
        lent: None,
    };
}
