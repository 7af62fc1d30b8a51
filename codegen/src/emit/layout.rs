//! Token streams → lines: the layout of generated items, line for line what rustfmt would write.
//!
//! rustfmt may not be installed where a build script runs, and prettyplease would take longer than all other stages
//! together (0.8 ms for a struct of 20 fields without optimisation, against 0.15 ms here). Only the rules of rustfmt's
//! default settings for the emitted forms are implemented: attributes, braces with one entry per line, lists that
//! break when they are long, and the head of a function. Start reading at [`File`].

use std::fmt;

use proc_macro2::{Delimiter, Group, Literal, Spacing, TokenStream, TokenTree};
use quote::quote;
use unicode_width::UnicodeWidthStr as _;

/// The width of a line.
pub(super) const LINE_WIDTH: usize = 100;

/// The maximum width of a list on one line, and of the arguments of a call.
const LIST_WIDTH: usize = 60;

/// The maximum width of the arguments of an attribute on one line.
const ATTRIBUTE_WIDTH: usize = 70;

/// The maximum width of a struct expression on one line.
const FIELDS_WIDTH: usize = 18;

/// The maximum width of entries that share lines in a long list.
const SHORT_ENTRY_WIDTH: usize = 10;

/// The generated file. Each item is written as soon as it is laid out.
pub(super) struct File<'o> {
    out: &'o mut dyn fmt::Write,
    buffer: String,
    depth: usize,
    /// Whether a blank line comes before the next item.
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

    /// Appends a complete item after a blank line.
    pub(super) fn item(&mut self, tokens: TokenStream) -> fmt::Result {
        self.begin();
        self.entry(tokens);
        self.end()
    }

    /// Appends a macro call as an item, without a blank line before it. `tokens` are the same entries, for a call that
    /// does not fit on a line.
    pub(super) fn call(
        &mut self,
        name: &str,
        entries: &[String],
        tokens: impl FnOnce() -> TokenStream,
    ) -> fmt::Result {
        let one_line = entries.join(", ");
        if is_one_line(entries, &one_line, 4 * self.depth + width(name) + "!(".len()) {
            self.parts(&[name, "!(", &one_line, ");"]);
        } else {
            let mut line = Line::new();
            line.text.extend([name, "!"]);
            let group = Group::new(Delimiter::Parenthesis, tokens());
            let mut layout = Layout { out: &mut self.buffer, depth: self.depth };
            layout.list(&group, &mut line);
            line.text.push(';');
            layout.line(&mut line);
        }
        self.end()
    }

    /// Appends a constant with its doc comment.
    pub(super) fn constant(&mut self, head: TokenStream, value: TokenStream) -> fmt::Result {
        let (head, value) = (line(head), line(value));
        if 4 * self.depth + width(&head) + width(&value) + " = ;".len() <= LINE_WIDTH {
            self.parts(&[&head, " = ", &value, ";"]);
        } else {
            self.parts(&[&head, " ="]);
            self.parts(&["    ", &value, ";"]);
        }
        self.end()
    }

    /// Appends a field: its name, and its type between `before` and `after`.
    pub(super) fn field(
        &mut self,
        (visibility, name): (&str, &str),
        (before, type_, after): (&str, &str, &str),
    ) {
        const OPTION: &str = "Option<";
        let type_width = width(before) + width(type_) + width(after);
        let free = LINE_WIDTH.saturating_sub(4 * self.depth);
        if visibility.len() + " : ,".len() + width(name) + type_width <= free {
            self.parts(&[visibility, " ", name, ": ", before, type_, after, ","]);
        } else if "    ,".len() + type_width <= free || !before.starts_with(OPTION) {
            self.parts(&[visibility, " ", name, ":"]);
            self.parts(&["    ", before, type_, after, ","]);
        } else {
            let (before, after) = (&before[OPTION.len()..], &after[1..]);
            self.parts(&[visibility, " ", name, ": ", OPTION]);
            self.parts(&["    ", before, type_, after, ","]);
            self.parts(&[">,"]);
        }
    }

    /// Appends the head of a function that returns `Self`. The following lines are its body.
    pub(super) fn open_constructor(&mut self, head: &str, parameters: &[(&str, &str)]) {
        const RETURNS: &str = ") -> Self {";
        let widths =
            parameters.iter().map(|(name, type_)| width(name) + ": , ".len() + width(type_));
        let all = widths.sum::<usize>().saturating_sub(", ".len());
        if 4 * self.depth + width(head) + "(".len() + all + RETURNS.len() <= LINE_WIDTH {
            let parameters: Vec<String> =
                parameters.iter().map(|(name, type_)| [*name, ": ", type_].concat()).collect();
            self.parts(&[head, "(", &parameters.join(", "), RETURNS]);
        } else {
            self.parts(&[head, "("]);
            for (name, type_) in parameters {
                // rustfmt does not break a parameter after its name.
                self.parts(&["    ", name, ": ", type_, ","]);
            }
            self.parts(&[RETURNS]);
        }
        self.depth += 1;
    }

    /// Appends the struct expression with these fields that a function returns.
    pub(super) fn struct_value(&mut self, name: &str, fields: &[(&str, Option<&str>)]) {
        if let [(only, None), rest @ ..] = fields
            && rest.iter().all(|(_, value)| value.is_none())
        {
            let shorthand = rest
                .iter()
                .fold((*only).to_owned(), |text, (field, _)| [&text, ", ", field].concat());
            if width(&shorthand) <= FIELDS_WIDTH {
                return self.parts(&[name, " { ", &shorthand, " }"]);
            }
        }
        self.parts(&[name, " {"]);
        for (field, value) in fields {
            match value {
                Some(value) => self.field_value(field, value),
                None => self.parts(&["    ", field, ","]),
            }
        }
        self.parts(&["}"]);
    }

    /// Appends a field with its value. A long value is broken before its last dot.
    fn field_value(&mut self, field: &str, value: &str) {
        let line = ["    ", field, ": ", value, ","].concat();
        match value.rsplit_once('.') {
            Some((base, last)) if self.indentation() + width(&line) > LINE_WIDTH => {
                self.parts(&["    ", field, ": ", base]);
                self.parts(&["        .", last, ","]);
            }
            Some(_) | None => self.parts(&[&line]),
        }
    }

    /// Appends an attribute that allows lints.
    pub(super) fn lints(&mut self, level: &str, lints: &[&str], reason: &str) {
        let reason = ["reason = \"", reason, "\""].concat();
        let lints = lints.join(", ");
        if width(&lints) + ", ".len() + width(&reason) <= ATTRIBUTE_WIDTH {
            return self.parts(&["#[", level, "(", &lints, ", ", &reason, ")]"]);
        }
        self.parts(&["#[", level, "("]);
        for lint in lints.split(", ") {
            self.parts(&["    ", lint, ","]);
        }
        self.parts(&["    ", &reason]);
        self.parts(&[")]"]);
    }

    /// Appends a derive of `paths`: on one line if it fits, else all on a line of their own, else each.
    pub(super) fn derive(&mut self, paths: &[String]) {
        // With four columns that rustfmt keeps free.
        const AROUND: usize = "#[derive()]".len() + 4;
        let one_line = paths.join(", ");
        if 4 * self.depth + AROUND + width(&one_line) <= LINE_WIDTH {
            return self.parts(&["#[derive(", &one_line, ")]"]);
        }
        self.parts(&["#[derive("]);
        if 4 * (self.depth + 1) + width(&one_line) <= LINE_WIDTH {
            self.parts(&["    ", &one_line, ","]);
        } else {
            for path in paths {
                self.parts(&["    ", path, ","]);
            }
        }
        self.parts(&[")]"]);
    }

    /// Appends an attribute: on one line, or with each of its arguments on a line if there are many.
    pub(super) fn attribute(&mut self, meta: &syn::Meta) {
        if let syn::Meta::List(list) = meta
            && let entries = entries(list.tokens.clone(), TokenContext::Code)
            && width(&entries.join(", ")) > ATTRIBUTE_WIDTH
        {
            let path = &list.path;
            self.parts(&["#[", &line(quote!(#path)), "("]);
            for (position, entry) in entries.iter().enumerate() {
                let end = if position + 1 == entries.len() { "" } else { "," };
                self.parts(&["    ", entry, end]);
            }
            return self.parts(&[")]"]);
        }
        self.parts(&["#[", &line(quote!(#meta)), "]"]);
    }

    /// Begins an item, with a blank line after another item.
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

    /// Appends an entry or attribute that is one line, from parts that need no layout: identifiers, cells of the type
    /// table, and the words between them.
    pub(super) fn parts(&mut self, parts: &[&str]) {
        self.indent();
        for part in parts {
            self.buffer.push_str(part);
        }
        self.buffer.push('\n');
    }

    /// Appends `head` and an opening bracket. The following entries or items are its body.
    pub(super) fn open(&mut self, head: TokenStream, bracket: &'static str) {
        let mut line = Line::new();
        line.stream(head, TokenContext::Macro);
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

    /// Like [`open`](Self::open), for a head that needs no layout.
    pub(super) fn open_parts(&mut self, parts: &[&str]) {
        self.parts(parts);
        self.depth += 1;
        self.separate = false;
    }

    /// Appends `head` and a list of entries that need no layout.
    pub(super) fn list(&mut self, head: &str, entries: &[String]) {
        let one_line = entries.join(", ");
        let before = 4 * self.depth + width(head) + "[".len();
        if is_one_line(entries, &one_line, before) {
            return self.parts(&[head, "[", &one_line, "],"]);
        }
        self.parts(&[head, "["]);
        self.depth += 1;
        if are_short(entries) {
            Layout { out: &mut self.buffer, depth: self.depth }.fill(entries);
        } else {
            for entry in entries {
                self.parts(&[entry, ","]);
            }
        }
        self.depth -= 1;
        self.parts(&["],"]);
    }

    /// Closes the last opened body and ends its item.
    pub(super) fn close(&mut self, bracket: &'static str) -> fmt::Result {
        self.depth -= 1;
        self.indent();
        self.buffer.push_str(bracket);
        self.buffer.push('\n');
        self.end()
    }

    /// The indentation of a line, in columns.
    pub(super) fn indentation(&self) -> usize {
        4 * self.depth
    }

    fn indent(&mut self) {
        indent(self.depth, &mut self.buffer);
    }

    /// Ends an item and writes it.
    pub(super) fn end(&mut self) -> fmt::Result {
        self.separate = true;
        self.out.write_str(&self.buffer)?;
        self.buffer.clear();
        Ok(())
    }
}

/// `text` as a string literal.
pub(super) fn string(text: &str) -> String {
    let is_plain = |byte: u8| matches!(byte, b' '..=b'~') && byte != b'"' && byte != b'\\';
    if text.bytes().all(is_plain) {
        ["\"", text, "\""].concat()
    } else {
        Literal::string(text).to_string()
    }
}

/// Tokens on one line.
pub(super) fn line(tokens: TokenStream) -> String {
    let mut line = Line::new();
    line.stream(tokens, TokenContext::Code);
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

/// The spelling of `character` in a comment. Control characters are escaped because they could end it, and those that
/// change the direction of text because rustc refuses them.
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

/// The kind of the last token on the line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Previous {
    /// None: the start of the line.
    Start,
    /// An identifier or a literal.
    Word,
    /// A token without a space after it, such as `&` or `::`.
    Tight,
    /// A token with a space after it, such as `=` or `,`.
    Loose,
    /// A closing bracket.
    Close,
}

/// Where a parenthesis is: `Some(…)` in code and `derive(…)` in an attribute, but `claims (id)` in the body of one of
/// Diesel's macros.
#[derive(Clone, Copy, PartialEq, Eq)]
enum TokenContext {
    Code,
    Macro,
}

struct Layout<'o> {
    out: &'o mut String,
    depth: usize,
}

impl Layout<'_> {
    /// Writes entries that end in `,`, `;` or a closing brace, each on its own line.
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
                | TokenTree::Literal(_) => line.token(token, TokenContext::Code),
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

    /// Writes a body and the mark that ends its entry.
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

    /// Writes the arguments of a macro or an array: on one line if it fits, else with short entries that share lines,
    /// else with one entry per line.
    fn list(&mut self, group: &Group, line: &mut Line) {
        let (open, close) = brackets(group.delimiter());
        if matches!(line.previous, Previous::Word | Previous::Loose) {
            line.space();
        }
        line.text.push_str(open);
        line.previous = Previous::Start;
        let entries = entries(group.stream(), TokenContext::Macro);
        let one_line = entries.join(", ");
        if let [only] = entries.as_slice()
            && (only.ends_with('}')
                || (only.ends_with(')') && only.contains("!(") && width(only) > LIST_WIDTH))
        {
            self.only_entry(group.stream(), line);
        } else if is_one_line(&entries, &one_line, 4 * self.depth + width(&line.text)) {
            line.text.push_str(&one_line);
        } else {
            self.line(line);
            self.depth += 1;
            if are_short(&entries) {
                self.fill(&entries);
            } else {
                self.block(group.stream());
            }
            self.depth -= 1;
        }
        line.text.push_str(close);
        line.previous = Previous::Close;
    }

    /// Writes the only entry of a list, which ends in a bracket. The inner list is broken, not the outer one.
    fn only_entry(&mut self, entry: TokenStream, line: &mut Line) {
        for token in entry {
            match &token {
                TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                    line.space();
                    line.text.push('{');
                    self.line(line);
                    self.depth += 1;
                    self.block(group.stream());
                    self.depth -= 1;
                    line.text.push('}');
                }
                TokenTree::Group(group) if line.is_macro_call() => self.list(group, line),
                token if mark(token).is_some() => {}
                TokenTree::Group(_)
                | TokenTree::Ident(_)
                | TokenTree::Punct(_)
                | TokenTree::Literal(_) => line.token(token, TokenContext::Code),
            }
        }
    }

    /// Writes entries with their commas, as many on each line as fit.
    fn fill(&mut self, entries: &[String]) {
        for text in filled(entries, 4 * self.depth, LINE_WIDTH - 1) {
            self.indent();
            self.out.push_str(&text);
            self.out.push('\n');
        }
    }

    fn attribute(&mut self, attribute: &Group) {
        let mut line = Line::new();
        line.text.push_str("#[");
        line.stream(attribute.stream(), TokenContext::Code);
        line.text.push(']');
        self.line(&mut line);
    }
}

/// Whether a list fits on a line that is `before` wide up to its first entry.
fn is_one_line(entries: &[String], one_line: &str, before: usize) -> bool {
    let fits = before + width(one_line) + "];".len() <= LINE_WIDTH;
    fits && (entries.len() == 1 || width(one_line) <= LIST_WIDTH)
}

/// Whether the entries of a long list share lines.
fn are_short(entries: &[String]) -> bool {
    entries.iter().all(|entry| width(entry) <= SHORT_ENTRY_WIDTH)
}

/// The entries of a list, without the commas between them.
fn entries(tokens: TokenStream, context: TokenContext) -> Vec<String> {
    let mut entries = Vec::new();
    let mut line = Line::new();
    for token in tokens {
        if mark(&token) == Some(',') {
            entries.push(std::mem::replace(&mut line, Line::new()).text);
        } else {
            line.token(token, context);
        }
    }
    if !line.is_empty() {
        entries.push(line.text);
    }
    entries
}

/// Indented lines with as many entries and their commas as fit. rustfmt leaves the last column free; the line of the
/// last entry may be `last_width` wide.
pub(super) fn filled<T: AsRef<str>>(
    entries: &[T],
    indentation: usize,
    last_width: usize,
) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for (index, entry) in entries.iter().map(AsRef::as_ref).enumerate() {
        let free = if index + 1 == entries.len() { last_width } else { LINE_WIDTH - 1 };
        match lines.last_mut() {
            Some(line) if indentation + width(line) + " ,".len() + width(entry) <= free => {
                line.push(' ');
                line.push_str(entry);
                line.push(',');
            }
            Some(_) | None => lines.push([entry, ","].concat()),
        }
    }
    lines
}

/// The width of `text` in columns. Like rustfmt, it counts East Asian characters as two.
pub(super) fn width(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.width() }
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

    fn stream(&mut self, tokens: TokenStream, place: TokenContext) {
        for token in tokens {
            self.token(token, place);
        }
    }

    fn token(&mut self, token: TokenTree, place: TokenContext) {
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
            // The first half of `::` and `->` is at the end of the line.
            ':' if self.previous == Previous::Tight && self.text.ends_with(':') => Previous::Tight,
            '>' if self.text.ends_with('-') => Previous::Loose,
            ':' if spacing == Spacing::Joint => {
                if self.previous == Previous::Loose {
                    self.space();
                }
                Previous::Tight
            }
            ':' | ',' | ';' => Previous::Loose,
            '-' | '=' | '+' => {
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

    fn group(&mut self, group: &Group, place: TokenContext) {
        let (open, close) = brackets(group.delimiter());
        let is_slice = group.delimiter() == Delimiter::Bracket;
        if self.previous == Previous::Loose
            || (self.previous == Previous::Word && (is_slice || place == TokenContext::Macro))
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
