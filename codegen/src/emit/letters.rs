//! Letters → ASCII: the transliteration of letters in Rust names.
//!
//! Generated names are ASCII. rustc warns about uncommon and confusable letters, which only the including crate could
//! allow, and Diesel's derives fail for a type whose name begins with a letter outside ASCII. `rust_name` in the spec
//! keeps such letters. Start reading at [`spelled`].

use std::borrow::Cow;

/// What lower-case letters become: Latin letters without diacritics, and Greek and Cyrillic letters as they are
/// transliterated in passports.
///
/// Source: ICAO Doc 9303, part 3, section 6, for Cyrillic; ISO 843, type 2, for Greek.
const LETTERS: &[(&str, &str)] = &[
    ("a", "àáâãäåāăąǎǟǡǻȁȃȧạảấầẩẫậắằẳẵặαάа"),
    ("ae", "æǣǽ"),
    ("b", "ḃб"),
    ("c", "çćĉċč"),
    ("ch", "χч"),
    ("d", "ďđḋḍδд"),
    ("dh", "ð"),
    ("dj", "ђ"),
    ("dz", "џ"),
    ("e", "èéêëēĕėęěȅȇȩẹẻẽếềểễệεέеёэ"),
    ("f", "ḟфφ"),
    ("g", "ĝğġģǥǧǵγгґ"),
    ("h", "ĥħȟḥ"),
    ("i", "ìíîïĩīĭįıǐȉȋḯỉịιίϊΐηήиіїй"),
    ("ia", "я"),
    ("ie", "ъє"),
    ("ij", "ĳ"),
    ("iu", "ю"),
    ("j", "ĵǰј"),
    ("k", "ķǩκк"),
    ("kh", "х"),
    ("l", "ĺļľŀłḷλл"),
    ("lj", "љ"),
    ("m", "ṁμм"),
    ("n", "ñńņňŉǹνн"),
    ("ng", "ŋ"),
    ("nj", "њ"),
    ("o", "òóôõöøōŏőǒǫǭǿȍȏȫȭȯȱọỏốồổỗộớờởỡợơοόωώо"),
    ("oe", "œ"),
    ("p", "ṗπп"),
    ("ps", "ψ"),
    ("r", "ŕŗřȑȓρр"),
    ("s", "śŝşšșṡſσςс"),
    ("sh", "ш"),
    ("shch", "щ"),
    ("ss", "ß"),
    ("t", "ţťŧțṫτт"),
    ("th", "þθ"),
    ("ts", "ц"),
    ("u", "ùúûüũūŭůűųǔǖǘǚǜȕȗụủứừửữựưуў"),
    ("v", "βв"),
    ("w", "ŵẁẃẅ"),
    ("x", "ξ"),
    ("y", "ýÿŷȳỳỵỷỹυύϋΰы"),
    ("z", "źżžζз"),
    ("zh", "ж"),
    ("", "ь"),
];

/// The lower-case letter or digit `character` in ASCII. A letter that is in no list is written as its code point.
pub(super) fn spelled(character: char) -> Cow<'static, str> {
    let known = LETTERS.iter().find(|(_, letters)| letters.contains(character));
    match known {
        Some((ascii, _)) => Cow::Borrowed(ascii),
        // A combining mark: some systems write accents as separate characters.
        None if matches!(character, '\u{300}'..='\u{36f}') => Cow::Borrowed(""),
        None => code_point(character).into(),
    }
}

/// `u2b` for `+`.
pub(super) fn code_point(character: char) -> String {
    ["u", &format!("{:x}", u32::from(character))].concat()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn each_letter_stands_in_one_list_and_is_a_small_one() {
        let mut seen = BTreeSet::new();
        for (ascii, letters) in LETTERS {
            assert!(ascii.bytes().all(|byte| byte.is_ascii_lowercase()));
            for letter in letters.chars() {
                assert!(seen.insert(letter), "`{letter}` is there twice");
                let small: String = letter.to_lowercase().collect();
                assert!(!letter.is_ascii() && small == letter.to_string(), "`{letter}`");
            }
        }
    }

    #[test]
    fn letters_without_a_list_are_spelled_by_their_code_points() {
        assert_eq!(spelled('ü'), "u");
        assert_eq!(spelled('щ'), "shch");
        assert_eq!(spelled('\u{308}'), "");
        assert_eq!(spelled('表'), "u8868");
    }
}
