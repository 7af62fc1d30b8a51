//! The words of an SQL statement, as far as names and keywords go. Start reading at [`words`].

/// A word of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// A name without its quotes, a keyword, or one character.
    pub(super) text: String,
    /// Whether it can be a name.
    pub(super) is_name: bool,
    /// Whether it is in quotes, and so no keyword.
    pub(super) is_quoted: bool,
}

/// The words of a statement that are still to come.
#[derive(Clone, Copy)]
pub(super) struct Words<'w> {
    pub(super) words: &'w [Word],
}

impl Words<'_> {
    /// Takes a keyword or a character, if it is next.
    pub(super) fn take(&mut self, keyword: &str) -> bool {
        let is_next = self
            .words
            .first()
            .is_some_and(|word| !word.is_quoted && word.text.eq_ignore_ascii_case(keyword));
        if is_next {
            self.skip();
        }
        is_next
    }

    /// Takes these keywords, if they are next.
    pub(super) fn take_all(&mut self, keywords: &[&str]) -> bool {
        let start = self.words;
        if keywords.iter().all(|keyword| self.take(keyword)) {
            return true;
        }
        self.words = start;
        false
    }

    /// Takes a name, of which the last part counts; what is made for this session alone is no name.
    pub(super) fn name(&mut self) -> Option<String> {
        let word = self.words.first().filter(|word| word.is_name)?;
        self.skip();
        if !self.take(".") {
            return Some(word.text.clone());
        }
        let name = self.words.first().filter(|word| word.is_name)?;
        self.skip();
        Some(if word.text.eq_ignore_ascii_case("temp") {
            ["temp.", &name.text].concat()
        } else {
            name.text.clone()
        })
    }

    pub(super) fn skip(&mut self) {
        self.words = self.words.get(1..).unwrap_or_default();
    }

    /// Skips what stands in parentheses.
    pub(super) fn skip_parentheses(&mut self) {
        let mut depth = 0_usize;
        while let Some(word) = self.words.first() {
            depth = match word.text.as_str() {
                "(" if !word.is_quoted => depth + 1,
                ")" if !word.is_quoted => depth.saturating_sub(1),
                _ => depth,
            };
            self.skip();
            if depth == 0 {
                return;
            }
        }
    }

    /// Goes on behind the next comma outside of parentheses.
    pub(super) fn next_action(&mut self) -> bool {
        while let Some(word) = self.words.first() {
            if word.text == "(" && !word.is_quoted {
                self.skip_parentheses();
            } else if self.take(",") {
                return true;
            } else {
                self.skip();
            }
        }
        false
    }
}

/// Cuts a statement into words; comments and texts are left out.
pub(super) fn words(statement: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut rest = statement.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '"' | '`' => {
                let (text, length) = quoted(rest, first);
                words.push(Word { text, is_name: true, is_quoted: true });
                length
            }
            '\'' => quoted(rest, first).1,
            '-' if rest.starts_with("--") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |end| end + 2),
            _ if first.is_alphanumeric() || first == '_' => {
                let is_part = |it: char| it.is_alphanumeric() || it == '_' || it == '$';
                let length = rest.find(|it| !is_part(it)).unwrap_or(rest.len());
                let text = rest[..length].to_owned();
                words.push(Word { text, is_name: true, is_quoted: false });
                length
            }
            _ => {
                let text = first.to_string();
                words.push(Word { text, is_name: false, is_quoted: false });
                first.len_utf8()
            }
        };
        rest = rest[length..].trim_start();
    }
    words
}

/// What stands in quotes at the beginning, and how long it is with them. A quote in it is doubled.
fn quoted(text: &str, quote: char) -> (String, usize) {
    let mut inside = String::new();
    let mut characters = text.char_indices().skip(1).peekable();
    while let Some((position, character)) = characters.next() {
        if character != quote {
            inside.push(character);
            continue;
        }
        if characters.next_if(|(_, next)| *next == quote).is_none() {
            return (inside, position + 1);
        }
        inside.push(quote);
    }
    (inside, text.len())
}
