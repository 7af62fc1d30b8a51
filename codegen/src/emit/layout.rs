//! Token streams → lines: the layout of generated items.
//!
//! prettyplease leaves the body of a macro call such as `table!` on one line, and formatting every struct
//! with it would cost a build script more than all other stages together (0.8 ms a struct of 20 fields
//! without optimisation, against 0.15 ms here). So items are laid out here, the way prettyplease would. It
//! knows only the few forms that are emitted: attributes, braces with one entry a line, calls that break
//! at commas when they are long.

use std::fmt;

use proc_macro2::{Delimiter, Group, Spacing, TokenStream, TokenTree};

/// The width that a call may fill before each of its arguments gets a line.
const LINE_WIDTH: usize = 100;

/// The generated file: items in modules, written as soon as they are laid out.
pub(super) struct File<'o> {
    out: &'o mut dyn fmt::Write,
    buffer: String,
    depth: usize,
    /// Whether a blank line stands before the next item.
    separate: bool,
}

impl<'o> File<'o> {
    pub(super) fn new(out: &'o mut dyn fmt::Write) -> Self {
        Self { out, buffer: String::new(), depth: 0, separate: false }
    }

    /// Appends a line as it is.
    pub(super) fn line(&mut self, text: &'static str) -> fmt::Result {
        self.buffer.push_str(text);
        self.buffer.push('\n');
        self.end()
    }

    /// Appends a whole item behind a blank line.
    pub(super) fn item(&mut self, tokens: TokenStream) -> fmt::Result {
        self.begin();
        self.entry(tokens);
        self.end()
    }

    /// Appends a whole item right below the one before.
    pub(super) fn item_below(&mut self, tokens: TokenStream) -> fmt::Result {
        self.entry(tokens);
        self.end()
    }

    /// Appends an item that prettyplease formats: one of a form that [`Layout`] does not know.
    pub(super) fn formatted(&mut self, item: syn::Item) -> fmt::Result {
        let file =
            syn::File { shebang: None, frontmatter: None, attrs: Vec::new(), items: vec![item] };
        self.begin();
        self.buffer.push_str(&prettyplease::unparse(&file));
        self.end()
    }

    /// Begins an item with a blank line, where one stands before it.
    pub(super) fn begin(&mut self) {
        if self.separate {
            self.buffer.push('\n');
        }
        self.separate = false;
    }

    /// Appends a doc comment.
    pub(super) fn doc(&mut self, text: &str) {
        for line in text.trim_end().split('\n') {
            self.indent();
            self.buffer.push_str("///");
            let line = line.trim_end();
            if !line.is_empty() {
                self.buffer.push(' ');
                if is_harmless(line) {
                    self.buffer.push_str(line);
                } else {
                    self.buffer.extend(line.chars().map(harmless));
                }
            }
            self.buffer.push('\n');
        }
    }

    /// Appends attributes, or an entry such as a field with its comma.
    pub(super) fn entry(&mut self, tokens: TokenStream) {
        Layout { out: &mut self.buffer, depth: self.depth }.block(tokens);
    }

    /// Appends an entry or attribute of one line from parts that are laid out already: identifiers, cells of
    /// the type table, and the words between them.
    pub(super) fn parts(&mut self, parts: &[&str]) {
        self.indent();
        for part in parts {
            self.buffer.push_str(part);
        }
        self.buffer.push('\n');
    }

    /// Appends `head` and the bracket that opens its body; the entries or items that follow stand in it.
    pub(super) fn open(&mut self, head: TokenStream, bracket: &'static str) {
        let mut line = Line::new();
        line.stream(head, Place::Code);
        if bracket == "{" {
            line.space();
        }
        self.indent();
        self.buffer.push_str(&line.text);
        self.buffer.push_str(bracket);
        self.buffer.push('\n');
        self.depth += 1;
        self.separate = false;
    }

    /// Ends the body that was opened last, and its item.
    pub(super) fn close(&mut self, bracket: &'static str) -> fmt::Result {
        self.depth -= 1;
        self.indent();
        self.buffer.push_str(bracket);
        self.buffer.push('\n');
        self.end()
    }

    fn indent(&mut self) {
        indent(self.depth, &mut self.buffer);
    }

    fn end(&mut self) -> fmt::Result {
        self.separate = true;
        self.out.write_str(&self.buffer)?;
        self.buffer.clear();
        Ok(())
    }
}

/// Tokens as they stand on a line.
pub(super) fn line(tokens: TokenStream) -> String {
    let mut line = Line::new();
    line.stream(tokens, Place::Code);
    line.text
}

/// Whether `text` is all ASCII without control characters, as most comments are.
fn is_harmless(text: &str) -> bool {
    // A loop over indices: without optimisation it takes a third of what iterators do.
    let bytes = text.as_bytes();
    let mut position = 0;
    while position < bytes.len() {
        if bytes[position] < b' ' || bytes[position] > b'~' {
            return false;
        }
        position += 1;
    }
    true
}

/// What stands for `character` in a comment: control characters could end it, and rustc refuses those that
/// change the direction of text.
fn harmless(character: char) -> char {
    let turns = matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if turns || (character.is_control() && character != '\t') { '\u{fffd}' } else { character }
}

fn indent(depth: usize, out: &mut String) {
    const SPACES: &str = "                        ";
    match SPACES.get(..4 * depth) {
        Some(spaces) => out.push_str(spaces),
        None => out.push_str(&"    ".repeat(depth)),
    }
}

/// What kind of token was written last on the line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Previous {
    /// Nothing: the line begins.
    Start,
    /// An identifier or a literal.
    Word,
    /// A token that wants no space behind it, such as `&` or `::`.
    Tight,
    /// A token that wants a space behind it, such as `=` or `,`.
    Loose,
    /// A closing bracket.
    Close,
}

/// Where parentheses stand: `derive(…)` in an attribute, `claims (id)` in the body of a macro.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Attribute,
    Code,
}

struct Layout<'o> {
    out: &'o mut String,
    depth: usize,
}

impl Layout<'_> {
    /// Writes entries that end in `,`, `;` or a closing brace, each on a line of its own.
    fn block(&mut self, tokens: TokenStream) {
        let mut line = Line::new();
        let mut tokens = tokens.into_iter().peekable();
        while let Some(token) = tokens.next() {
            match &token {
                TokenTree::Punct(punct) if punct.as_char() == '#' && line.is_empty() => {
                    if let Some(TokenTree::Group(attribute)) = tokens.next() {
                        self.attribute(&attribute);
                    }
                }
                TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                    let end = tokens.next_if(|next| mark(next).is_some());
                    self.braces(group, &mut line, end.as_ref().and_then(mark));
                }
                TokenTree::Punct(punct) if matches!(punct.as_char(), ',' | ';') => {
                    line.text.push(punct.as_char());
                    self.line(&mut line);
                }
                TokenTree::Group(group)
                    if group.delimiter() == Delimiter::Bracket || line.is_macro_call() =>
                {
                    self.list(group, &mut line);
                }
                TokenTree::Group(_)
                | TokenTree::Ident(_)
                | TokenTree::Punct(_)
                | TokenTree::Literal(_) => line.token(token, Place::Code),
            }
        }
        if !line.is_empty() {
            self.line(&mut line);
        }
    }

    fn line(&mut self, line: &mut Line) {
        self.indent();
        self.out.push_str(&line.text);
        self.out.push('\n');
        *line = Line::new();
    }

    fn indent(&mut self) {
        indent(self.depth, self.out);
    }

    /// Writes a body, and the mark that ends the entry it belongs to.
    fn braces(&mut self, group: &Group, line: &mut Line, end: Option<char>) {
        line.space();
        line.text.push('{');
        if group.stream().is_empty() {
            line.text.push('}');
            line.text.extend(end);
            self.line(line);
            return;
        }
        self.line(line);
        self.depth += 1;
        self.block(group.stream());
        self.depth -= 1;
        self.indent();
        self.out.push('}');
        self.out.extend(end);
        self.out.push('\n');
    }

    /// Writes a macro's arguments or an array on its line if it fits, else with an entry a line.
    fn list(&mut self, group: &Group, line: &mut Line) {
        let mut inline = Line::new();
        inline.stream(group.stream(), Place::Code);
        let entries = inline.text.trim_end_matches(',');
        let width = 4 * self.depth + line.text.len() + entries.len() + "[];".len();
        let (open, close) = brackets(group.delimiter());
        if matches!(line.previous, Previous::Word | Previous::Loose) {
            line.space();
        }
        line.text.push_str(open);
        if width <= LINE_WIDTH {
            line.text.push_str(entries);
        } else {
            self.line(line);
            self.depth += 1;
            self.block(group.stream());
            self.depth -= 1;
        }
        line.text.push_str(close);
        line.previous = Previous::Close;
    }

    fn attribute(&mut self, attribute: &Group) {
        let mut line = Line::new();
        line.text.push_str("#[");
        line.stream(attribute.stream(), Place::Attribute);
        line.text.push(']');
        self.line(&mut line);
    }
}

/// The mark that ends an entry.
fn mark(token: &TokenTree) -> Option<char> {
    match token {
        TokenTree::Punct(punct) => Some(punct.as_char()).filter(|mark| matches!(mark, ',' | ';')),
        TokenTree::Group(_) | TokenTree::Ident(_) | TokenTree::Literal(_) => None,
    }
}

fn brackets(delimiter: Delimiter) -> (&'static str, &'static str) {
    match delimiter {
        Delimiter::Parenthesis => ("(", ")"),
        Delimiter::Bracket => ("[", "]"),
        Delimiter::Brace => ("{ ", " }"),
        Delimiter::None => ("", ""),
    }
}

struct Line {
    text: String,
    previous: Previous,
}

impl Line {
    fn new() -> Self {
        Self { text: String::new(), previous: Previous::Start }
    }

    fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    fn is_macro_call(&self) -> bool {
        self.text.ends_with('!')
    }

    fn space(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with(' ') {
            self.text.push(' ');
        }
    }

    fn stream(&mut self, tokens: TokenStream, place: Place) {
        for token in tokens {
            self.token(token, place);
        }
    }

    fn token(&mut self, token: TokenTree, place: Place) {
        match token {
            TokenTree::Ident(ident) => self.word(&ident.to_string()),
            TokenTree::Literal(literal) => self.word(&literal.to_string()),
            TokenTree::Punct(punct) => self.punct(punct.as_char(), punct.spacing()),
            TokenTree::Group(group) => self.group(&group, place),
        }
    }

    fn word(&mut self, text: &str) {
        match self.previous {
            Previous::Word | Previous::Loose | Previous::Close => self.space(),
            Previous::Start | Previous::Tight => {}
        }
        self.text.push_str(text);
        self.previous = Previous::Word;
    }

    fn punct(&mut self, mark: char, spacing: Spacing) {
        self.previous = match mark {
            // The second half of `::` and `->` finds its first half at the end of the line.
            ':' if self.previous == Previous::Tight && self.text.ends_with(':') => Previous::Tight,
            '>' if self.text.ends_with('-') => Previous::Loose,
            ':' if spacing == Spacing::Joint => {
                if self.previous == Previous::Loose {
                    self.space();
                }
                Previous::Tight
            }
            ':' | ',' => Previous::Loose,
            '-' | '=' => {
                self.space();
                Previous::Loose
            }
            '>' => Previous::Close,
            '&' | '\'' => {
                if self.previous == Previous::Loose {
                    self.space();
                }
                Previous::Tight
            }
            _ => Previous::Tight,
        };
        self.text.push(mark);
    }

    fn group(&mut self, group: &Group, place: Place) {
        let (open, close) = brackets(group.delimiter());
        if self.previous == Previous::Loose
            || (place == Place::Code && self.previous == Previous::Word)
        {
            self.space();
        }
        self.text.push_str(open);
        self.previous = Previous::Start;
        self.stream(group.stream(), place);
        self.text.push_str(close);
        self.previous = Previous::Close;
    }
}
