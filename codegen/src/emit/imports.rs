//! `pub use` of many names, sorted and laid out as rustfmt does in edition 2024.
//!
//! Start reading at [`emit_reexports`]. It supports only what the modules of the spec need: names from sibling modules.

use std::{cmp::Ordering, fmt};

use super::layout::{File, LINE_WIDTH, filled, width};

/// rustfmt keeps two columns free after a list of imports.
const IMPORT_WIDTH: usize = LINE_WIDTH - 2;

/// One level of indentation.
const INDENT: &str = "    ";

/// Writes `pub use parent::{module::{names}, …};`, with the modules in alphabetical order. A module without names is left
/// out.
pub(super) fn emit_reexports(
    visibility: &str,
    parent: &str,
    modules: Vec<(&str, Vec<&str>)>,
    file: &mut File<'_>,
) -> fmt::Result {
    let mut groups = Vec::with_capacity(modules.len());
    for (module, mut names) in modules {
        names.sort_by(|left, right| compare_versions(left, right));
        if !names.is_empty() {
            groups.push((module, names));
        }
    }
    if groups.is_empty() {
        return Ok(());
    }
    file.begin();
    if let [(module, names)] = groups.as_slice() {
        return emit_one_module(visibility, &[parent, "::", module].concat(), names, file);
    }
    let single: Option<Vec<String>> = groups
        .iter()
        .map(|(module, names)| match names.as_slice() {
            [only] => Some([module, "::", only].concat()),
            _ => None,
        })
        .collect();
    if let Some(single) = single {
        let one_line = [visibility, " use ", parent, "::{", &single.join(", "), "};"].concat();
        if file.indentation() + width(&one_line) <= IMPORT_WIDTH {
            file.parts(&[&one_line]);
            return file.end();
        }
    }
    file.parts(&[visibility, " use ", parent, "::{"]);
    for (module, names) in &groups {
        emit_group(module, names, file);
    }
    file.parts(&["};"]);
    file.end()
}

/// Writes `pub use parent::module::{names};`.
fn emit_one_module(
    visibility: &str,
    module: &str,
    names: &[&str],
    file: &mut File<'_>,
) -> fmt::Result {
    let one_line = match names {
        [only] => [visibility, " use ", module, "::", only, ";"].concat(),
        several => [visibility, " use ", module, "::{", &several.join(", "), "};"].concat(),
    };
    if names.len() == 1 || file.indentation() + width(&one_line) <= IMPORT_WIDTH {
        file.parts(&[&one_line]);
        return file.end();
    }
    file.parts(&[visibility, " use ", module, "::{"]);
    emit_names(names, INDENT, file);
    file.parts(&["};"]);
    file.end()
}

fn emit_group(module: &str, names: &[&str], file: &mut File<'_>) {
    if let [only] = names {
        return file.parts(&[INDENT, module, "::", only, ","]);
    }
    let one_line = [INDENT, module, "::{", &names.join(", "), "},"].concat();
    if file.indentation() + width(&one_line) <= IMPORT_WIDTH {
        return file.parts(&[&one_line]);
    }
    file.parts(&[INDENT, module, "::{"]);
    emit_names(names, &INDENT.repeat(2), file);
    file.parts(&[INDENT, "},"]);
}

/// Writes names behind `indent`, as many on each line as fit.
fn emit_names(names: &[&str], indent: &str, file: &mut File<'_>) {
    let indentation = file.indentation() + indent.len();
    // rustfmt uses the last column only if all names fit on one line.
    let one_line = indentation + width(&names.join(", ")) + ",".len();
    let last_width = if one_line <= LINE_WIDTH { LINE_WIDTH } else { LINE_WIDTH - 1 };
    for line in filled(names, indentation, last_width) {
        file.parts(&[indent, &line]);
    }
}

/// The order of names in the Rust style guide, edition 2024: numbers by value, `_` before all other characters.
fn compare_versions(left: &str, right: &str) -> Ordering {
    let (mut left, mut right) = (left, right);
    let mut zeros = Ordering::Equal;
    while !left.is_empty() && !right.is_empty() {
        let (left_digits, right_digits) = (digits(left), digits(right));
        if left_digits > 0 && right_digits > 0 {
            let (left_number, left_rest) = left.split_at(left_digits);
            let (right_number, right_rest) = right.split_at(right_digits);
            let order = compare_numbers(left_number, right_number);
            if order != Ordering::Equal {
                return order;
            }
            // If only leading zeros differ, the number with more of them comes first.
            zeros = zeros.then(right_digits.cmp(&left_digits));
            (left, right) = (left_rest, right_rest);
        } else {
            let (mut left_rest, mut right_rest) = (left.chars(), right.chars());
            let order = rank(left_rest.next()).cmp(&rank(right_rest.next()));
            if order != Ordering::Equal {
                return order;
            }
            (left, right) = (left_rest.as_str(), right_rest.as_str());
        }
    }
    left.len().cmp(&right.len()).then(zeros)
}

/// The number of digits at the start of `text`.
fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

fn compare_numbers(left: &str, right: &str) -> Ordering {
    let (left, right) = (left.trim_start_matches('0'), right.trim_start_matches('0'));
    left.len().cmp(&right.len()).then_with(|| left.cmp(right))
}

/// The rank of a character in the order.
fn rank(character: Option<char>) -> (bool, Option<char>) {
    (character != Some('_'), character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_sorted_as_the_style_guide_says() {
        let sorted =
            ["A_b", "AB", "Ab2", "Ab10", "Abc", "b", "b_a", "b2", "b02_", "b10", "ba", "x_", "x1"];
        for (position, left) in sorted.iter().enumerate() {
            for right in &sorted[position + 1..] {
                assert_eq!(compare_versions(left, right), Ordering::Less, "{left} {right}");
                assert_eq!(compare_versions(right, left), Ordering::Greater, "{right} {left}");
            }
        }
        assert_eq!(compare_versions("x007", "x07"), Ordering::Less);
        assert_eq!(compare_versions("same1", "same1"), Ordering::Equal);
    }
}
