//! What the generated API must refuse, with rustc's own words for it.

#![cfg(feature = "sqlite")]

#[test]
fn wrong_uses_of_the_generated_api_do_not_compile() {
    trybuild::TestCases::new().compile_fail("tests/compile_fail/*.rs");
}
