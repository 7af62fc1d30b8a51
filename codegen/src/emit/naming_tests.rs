//! What SQL names become in Rust, case by case.

use super::*;

fn table(name: &str) -> String {
    table_module(&name.into()).expect("a name").to_string()
}

fn field(name: &str) -> String {
    column(&name.into(), None, &RustIdent("claims".into())).expect("a name").to_string()
}

fn row(name: &str) -> String {
    row_struct(&name.into(), None).expect("a name").to_string()
}

fn variant(value: &str) -> String {
    enum_variant(value).expect("a name").to_string()
}

#[test]
fn table_modules_are_snake_case() {
    assert_eq!(table("claims"), "claims");
    assert_eq!(table("mediaSources"), "media_sources");
    assert_eq!(table("HTTPRequests"), "http_requests");
    assert_eq!(table("text_chunks_v2"), "text_chunks_v2");
    assert_eq!(table("two  words"), "two_words");
    assert_eq!(table("2fa"), "_2fa");
    assert_eq!(table("__double__"), "__double__");
    assert_eq!(table("äpfel"), "apfel");
    assert_eq!(table("Übungen"), "ubungen");
    assert_eq!(table("U\u{308}bungen"), "ubungen");
    assert_eq!(table("größenTabelle"), "grossen_tabelle");
    assert_eq!(table("Заказы"), "zakazy");
    assert_eq!(table("表"), "u8868");
    assert_eq!(table("sales.orders"), "sales_orders");
}

#[test]
fn names_with_another_meaning_get_an_underscore() {
    assert_eq!(field("type"), "type_");
    assert_eq!(field("gen"), "gen_");
    assert_eq!(field("self"), "self_");
    assert_eq!(field("table"), "table_");
    assert_eq!(field("columns"), "columns_");
    assert_eq!(field("star"), "star_");
    assert_eq!(field("q"), "q_");
    assert_eq!(field("bool"), "bool_");
    assert_eq!(field("tablewright"), "tablewright_");
    assert_eq!(field("a__b"), "a__b");
    assert_eq!(field("claims"), "claims_");
    assert_eq!(table("match"), "match_");
    assert_eq!(table("diesel"), "diesel_");
    assert_eq!(table("table"), "table");
    assert_eq!(variant("self"), "Self_");
    assert_eq!(variant("none"), "None_");
    assert_eq!(row("strings"), "String_");
}

#[test]
fn row_structs_are_singular_camel_case() {
    assert_eq!(row("claims"), "Claim");
    assert_eq!(row("media_sources"), "MediaSource");
    assert_eq!(row("speaker_voices"), "SpeakerVoice");
    assert_eq!(row("people"), "Person");
    assert_eq!(row("jargon"), "Jargon");
    assert_eq!(row("processing_stats"), "ProcessingStats");
    assert_eq!(row("summaries"), "Summary");
    assert_eq!(row("text_chunks_v2"), "TextChunkV2");
    assert_eq!(row("content_analysis"), "ContentAnalysis");
    assert_eq!(row("speaker_learning_history"), "SpeakerLearningHistory");
    assert_eq!(row("v_1_2"), "V1_2");
}

#[test]
fn names_derived_from_a_row_struct_keep_its_name() {
    let claim = row_struct(&"claims".into(), None).expect("a name");
    assert_eq!(insert_struct(&claim).as_str(), "NewClaim");
    assert_eq!(changes_struct(&claim).as_str(), "ClaimChanges");
    for (table, names) in [
        ("results", ["Result_", "NewResult", "ResultChanges"]),
        ("options", ["Option_", "NewOption", "OptionChanges"]),
        ("vecs", ["Vec_", "NewVec", "VecChanges"]),
        ("2fa", ["_2fa", "New2fa", "_2faChanges"]),
        ("übungen", ["Ubungen", "NewUbungen", "UbungenChanges"]),
    ] {
        let row = row_struct(&table.into(), None).expect("a name");
        let made = [row.clone(), insert_struct(&row), changes_struct(&row)];
        assert_eq!(made.each_ref().map(RustIdent::as_str), names);
    }
    let some = enum_type(&"some".into(), None).expect("a name");
    assert_eq!((some.as_str(), enum_sql_type(&some).as_str()), ("Some_", "SomeSql"));
}

#[test]
fn enum_values_of_any_text_have_a_variant() {
    assert_eq!(variant("A"), "A");
    assert_eq!(variant("in progress"), "InProgress");
    assert_eq!(variant("in-progress"), "InProgress");
    assert_eq!(variant("3d"), "_3d");
    assert_eq!(variant(""), "Empty");
    assert_eq!(variant("+"), "U2b");
    assert_eq!(variant("😀"), "U1f600");
}

#[test]
fn hostile_names_become_valid_identifiers() {
    for name in
        ["we\"ird", "a`b", "x]y", "O'Neil", "new\nline", "nul\0byte", "😀", "-", "\u{202e}x"]
    {
        for ident in [table(name), field(name), row(name), variant(name)] {
            syn::parse_str::<syn::Ident>(&ident).expect("a valid identifier");
        }
    }
}

#[test]
fn what_a_spec_asks_for_is_taken_or_refused() {
    let asks = |row: &str| TablePresentation { row: Some(row.into()), ..Default::default() };
    let name = |row: &str| row_struct(&"claims".into(), Some(&asks(row)));
    assert_eq!(name("Statement").expect("a name").as_str(), "Statement");
    assert_eq!(name("two words"), Err(CannotName::NotAnIdentifier("two words".into())));
    assert_eq!(name(""), Err(CannotName::NotAnIdentifier(String::new())));
    assert_eq!(name("Übung"), Err(CannotName::BeyondAscii("Übung".into())));
    assert_eq!(name("MeineÜbung").expect("a name").as_str(), "MeineÜbung");
    assert_eq!(name("Self"), Err(CannotName::Reserved("Self".into())));
    assert_eq!(name("String"), Err(CannotName::Reserved("String".into())));
    assert_eq!(module("schema"), Err(CannotName::Reserved("schema".into())));
    assert_eq!(module("hce").expect("a name").as_str(), "hce");
}

#[test]
fn an_empty_name_is_refused() {
    assert_eq!(table_module(&"".into()), Err(CannotName::Empty));
    assert_eq!(row_struct(&"".into(), None), Err(CannotName::Empty));
}
