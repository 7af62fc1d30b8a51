//! Lays out SQL from a database as a person would write it below a key.

/// The text without blanks around it and at the ends of its lines, and without what all lines behind the first are
/// indented by. A text that has a line break inside quotes stays as it is: there, blanks count.
pub(super) fn tidy(sql: &str) -> String {
    let text = sql.trim();
    if !text.contains('\n') || breaks_inside_quotes(text) || text.contains('\t') {
        return text.to_owned();
    }
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let lines = text.lines().map(str::trim_end);
    let common = lines.clone().skip(1).filter(|line| !line.is_empty()).map(indent).min();
    let common = common.unwrap_or_default();
    let cut = |(number, line): (usize, &str)| {
        let cut = if number == 0 { 0 } else { common.min(line.len()) };
        line[cut..].to_owned()
    };
    lines.enumerate().map(cut).collect::<Vec<_>>().join("\n")
}

/// Whether a text or a name goes over the end of a line. A dollar may begin a text, too.
fn breaks_inside_quotes(text: &str) -> bool {
    let mut quote = None;
    for character in text.chars() {
        match (quote, character) {
            (Some(open), _) if open == character => quote = None,
            (Some(_), '\n') | (None, '$') => return true,
            (None, '\'' | '"' | '`') => quote = Some(character),
            (Some(_) | None, _) => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_all_lines_are_indented_by_goes() {
        assert_eq!(tidy(" SELECT a\n   FROM t  \n  WHERE b;\n"), "SELECT a\n FROM t\nWHERE b;");
        assert_eq!(tidy("a\n\n    b\n  c"), "a\n\n  b\nc");
    }

    #[test]
    fn a_text_over_several_lines_stays() {
        assert_eq!(tidy("SELECT 'a\n   b'\n   FROM t"), "SELECT 'a\n   b'\n   FROM t");
    }
}
