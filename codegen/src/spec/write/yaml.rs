//! A small tree of YAML and its text: on one line where that fits, with quotes only where they are needed.
//!
//! Nothing here knows what a spec is. Start reading at [`print`].

/// The longest line that a value is put on together with its key, in characters.
const WIDTH: usize = 100;

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Yaml {
    /// A word of the language, a number or a boolean: it stands as it is.
    Word(String),
    /// Text: a name, a type, an expression.
    Text(String),
    /// Text that may have several lines: SQL, a comment.
    Lines(String),
    /// A list.
    List(Vec<Item>),
    /// Pairs of key and value.
    Map(Map),
}

/// An item of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Item {
    /// Comments above it.
    pub(super) notes: Vec<String>,
    /// What it is.
    pub(super) value: Yaml,
}

/// A mapping under construction.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Map {
    entries: Vec<Entry>,
    layout: Layout,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    notes: Vec<String>,
    key: String,
    value: Yaml,
}

/// How a mapping is laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Layout {
    /// On one line where that fits.
    #[default]
    Fitting,
    /// A line for each entry.
    Lines,
    /// A line for each entry, and an empty line between them.
    Paragraphs,
}

impl Yaml {
    /// A word of the language.
    pub(super) fn word(text: &str) -> Self {
        Self::Word(text.to_owned())
    }

    /// Text.
    pub(super) fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    /// A list of texts.
    pub(super) fn texts<'t>(texts: impl IntoIterator<Item = &'t str>) -> Self {
        Self::list(texts.into_iter().map(Self::text))
    }

    /// A list without comments.
    pub(super) fn list(items: impl IntoIterator<Item = Self>) -> Self {
        Self::List(items.into_iter().map(Item::from).collect())
    }
}

impl From<Yaml> for Item {
    fn from(value: Yaml) -> Self {
        Self { notes: Vec::new(), value }
    }
}

impl From<Map> for Yaml {
    fn from(map: Map) -> Self {
        Self::Map(map)
    }
}

impl Map {
    /// An empty mapping laid out as said.
    pub(super) fn new(layout: Layout) -> Self {
        Self { entries: Vec::new(), layout }
    }

    /// Appends a pair.
    pub(super) fn put(&mut self, key: &str, value: impl Into<Yaml>) {
        self.put_noted(Vec::new(), key, value);
    }

    /// Appends a pair with comments above it.
    pub(super) fn put_noted(&mut self, notes: Vec<String>, key: &str, value: impl Into<Yaml>) {
        self.entries.push(Entry { notes, key: key.to_owned(), value: value.into() });
    }

    /// Appends a pair if there is a value.
    pub(super) fn put_some(&mut self, key: &str, value: Option<impl Into<Yaml>>) {
        if let Some(value) = value {
            self.put(key, value);
        }
    }

    /// Appends a list unless it is empty.
    pub(super) fn put_list(&mut self, key: &str, items: Vec<Item>) {
        if !items.is_empty() {
            self.put(key, Yaml::List(items));
        }
    }

    /// Appends a mapping unless it is empty.
    pub(super) fn put_map(&mut self, key: &str, map: Map) {
        if !map.is_empty() {
            self.put(key, map);
        }
    }

    /// Whether it has no pairs.
    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// An empty mapping of the same layout.
    pub(super) fn without_pairs(&self) -> Self {
        Self::new(self.layout)
    }

    /// The value of `key`.
    pub(super) fn get(&self, key: &str) -> Option<&Yaml> {
        self.pairs().find(|(own, _)| *own == key).map(|(_, value)| value)
    }

    /// The pairs in order.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (&str, &Yaml)> {
        self.entries.iter().map(|entry| (entry.key.as_str(), &entry.value))
    }

    /// The pairs in order, each with the comments above it.
    pub(super) fn entries(&self) -> impl Iterator<Item = (&[String], &str, &Yaml)> {
        let entries = self.entries.iter();
        entries.map(|Entry { notes, key, value }| (notes.as_slice(), key.as_str(), value))
    }

    /// The value of `key` if that is all it says, otherwise the mapping.
    pub(super) fn shortened(self, key: &str) -> Yaml {
        self.only(key).cloned().unwrap_or_else(|| self.into())
    }

    /// The value of its only pair, if that has the key `key`.
    pub(super) fn only(&self, key: &str) -> Option<&Yaml> {
        match self.entries.as_slice() {
            [entry] if entry.key == key => Some(&entry.value),
            _ => None,
        }
    }
}

/// The text of a document. `header` stands above it as a comment.
pub(super) fn print(header: &[String], root: &Map) -> String {
    let mut out = String::new();
    print_notes(header, 0, &mut out);
    if !header.is_empty() {
        out.push('\n');
    }
    print_entries(root, 0, &mut out);
    out
}

fn print_notes(notes: &[String], indent: usize, out: &mut String) {
    for line in notes.iter().flat_map(|note| wrapped(note, WIDTH.saturating_sub(indent + 2))) {
        push_blanks(indent, out);
        out.push_str(if line.is_empty() { "#" } else { "# " });
        out.push_str(&line);
        out.push('\n');
    }
}

/// The lines of a comment, none longer than `width` where it has blanks. What YAML does not print is left out.
fn wrapped(note: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in note.lines() {
        let mut line = String::new();
        for word in paragraph.trim_end().split(' ') {
            let word: String = word.chars().filter(|it| is_printable(*it)).collect();
            if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > width {
                lines.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(&word);
        }
        lines.push(line);
    }
    lines
}

fn push_blanks(count: usize, out: &mut String) {
    out.extend(std::iter::repeat_n(' ', count));
}

fn print_entries(map: &Map, indent: usize, out: &mut String) {
    for (position, entry) in map.entries.iter().enumerate() {
        if position > 0 && map.layout == Layout::Paragraphs {
            out.push('\n');
        }
        print_notes(&entry.notes, indent, out);
        push_blanks(indent, out);
        print_entry(entry, indent, out);
    }
}

/// Prints `key: value` from where the line stands.
fn print_entry(entry: &Entry, indent: usize, out: &mut String) {
    let key = scalar(&entry.key, Around::Block);
    let used = indent + key.chars().count() + 2;
    out.push_str(&key);
    out.push(':');
    print_value(&entry.value, (indent, used), out);
}

/// Prints a value behind a `:`; `used` characters of the line are taken.
fn print_value(value: &Yaml, (indent, used): (usize, usize), out: &mut String) {
    if let Some(text) = inline(value, Around::Block)
        && (is_scalar(value) || used + text.chars().count() <= WIDTH)
    {
        if !text.is_empty() {
            out.push(' ');
            out.push_str(&text);
        }
        out.push('\n');
        return;
    }
    match value {
        Yaml::Word(text) | Yaml::Text(text) => {
            out.push(' ');
            out.push_str(text);
            out.push('\n');
        }
        Yaml::Lines(text) => print_literal(text, indent + 2, out),
        Yaml::Map(map) => {
            out.push('\n');
            print_entries(map, indent + 2, out);
        }
        Yaml::List(items) => {
            out.push('\n');
            print_items(items, indent + 2, out);
        }
    }
}

fn print_items(items: &[Item], indent: usize, out: &mut String) {
    for item in items {
        print_notes(&item.notes, indent, out);
        push_blanks(indent, out);
        out.push('-');
        let text = inline(&item.value, Around::Flow);
        let text = text.filter(|text| indent + 2 + text.chars().count() <= WIDTH);
        match (&item.value, text) {
            (Yaml::Map(_) | Yaml::List(_), Some(text)) => {
                out.extend([" ", &text, "\n"]);
            }
            (Yaml::Map(map), None) => {
                out.push(' ');
                print_item_map(map, indent + 2, out);
            }
            (Yaml::List(inner), None) => {
                out.push('\n');
                print_items(inner, indent + 2, out);
            }
            (Yaml::Word(_) | Yaml::Text(_) | Yaml::Lines(_), _) => {
                print_value(&item.value, (indent, indent + 2), out);
            }
        }
    }
}

/// A mapping behind a `-`: its first entry stands on the same line.
fn print_item_map(map: &Map, indent: usize, out: &mut String) {
    for (position, entry) in map.entries.iter().enumerate() {
        if position > 0 {
            print_notes(&entry.notes, indent, out);
            push_blanks(indent, out);
        }
        print_entry(entry, indent, out);
    }
}

fn is_scalar(value: &Yaml) -> bool {
    match value {
        Yaml::Word(_) | Yaml::Text(_) | Yaml::Lines(_) => true,
        Yaml::List(_) | Yaml::Map(_) => false,
    }
}

/// Where a scalar stands, which decides what needs quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Around {
    /// Between lines.
    Block,
    /// Between brackets and braces.
    Flow,
}

/// The value on one line, if it may stand on one.
fn inline(value: &Yaml, around: Around) -> Option<String> {
    match value {
        Yaml::Word(text) => Some(text.clone()),
        Yaml::Lines(text) if as_literal(text).is_some() => None,
        Yaml::Text(text) | Yaml::Lines(text) => Some(scalar(text, around)),
        Yaml::List(items)
            if around == Around::Block && !items.iter().all(|item| is_scalar(&item.value)) =>
        {
            None
        }
        Yaml::List(items) => {
            let texts: Option<Vec<String>> = items
                .iter()
                .map(|item| inline(&item.value, Around::Flow).filter(|_| item.notes.is_empty()))
                .collect();
            Some(["[", &texts?.join(", "), "]"].concat())
        }
        Yaml::Map(map) if map.is_empty() => Some("{}".to_owned()),
        Yaml::Map(map) if map.layout != Layout::Fitting => None,
        Yaml::Map(map) => {
            let texts: Option<Vec<String>> = map.entries.iter().map(inline_entry).collect();
            Some(["{ ", &texts?.join(", "), " }"].concat())
        }
    }
}

fn inline_entry(entry: &Entry) -> Option<String> {
    if !entry.notes.is_empty() {
        return None;
    }
    let value = inline(&entry.value, Around::Flow)?;
    Some([&scalar(&entry.key, Around::Flow), ": ", &value].concat())
}

/// `text` as a scalar on one line.
pub(super) fn scalar(text: &str, around: Around) -> String {
    if is_plain(text, around) {
        return text.to_owned();
    }
    let count = |wanted: &[char]| text.chars().filter(|it| wanted.contains(it)).count();
    let needs_escapes = text.chars().any(|it| !is_printable(it));
    if !needs_escapes && count(&['"', '\\']) > count(&['\'']) {
        return ["'", &text.replace('\'', "''"), "'"].concat();
    }
    double_quoted(text)
}

fn double_quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            other if is_printable(other) => out.push(other),
            other => {
                out.push_str("\\U");
                let code = u32::from(other);
                for shift in (0..8).rev() {
                    out.push(char::from_digit((code >> (4 * shift)) & 15, 16).unwrap_or('0'));
                }
            }
        }
    }
    out.push('"');
    out
}

/// Whether a quoted scalar may hold the character as it is, and a reader sees it.
///
/// Source: YAML 1.2.2, "Character Set" (c-printable); Unicode, general category Cf, for the invisible ones.
fn is_printable(character: char) -> bool {
    !character.is_control()
        && !matches!(
            character,
            '\u{ad}'
                | '\u{600}'..='\u{605}'
                | '\u{61c}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff0}'..='\u{ffff}'
                | '\u{e0000}'..='\u{e0fff}'
        )
}

/// Whether `text` reads back as itself without quotes, here and in other readers of YAML.
fn is_plain(text: &str, around: Around) -> bool {
    let Some(first) = text.chars().next() else { return false };
    let starts_well = first.is_alphanumeric() || matches!(first, '_' | '(' | '/');
    if !starts_well || text.ends_with([':', ' ']) || looks_like_another_value(text) {
        return false;
    }
    let is_fine = |character: char| match character {
        ' '..='~' => around == Around::Block || !matches!(character, ',' | '[' | ']' | '{' | '}'),
        other => other.is_alphanumeric(),
    };
    text.chars().all(is_fine) && !text.contains(": ") && !text.contains(" #")
}

/// Whether readers of YAML take the text for a boolean, a number, a moment or nothing.
fn looks_like_another_value(text: &str) -> bool {
    const WORDS: [&str; 14] = [
        "null",
        "none",
        "true",
        "false",
        "yes",
        "no",
        "on",
        "off",
        "y",
        "n",
        "nan",
        "inf",
        "infinity",
        "undefined",
    ];
    let first_is_digit = text.starts_with(|first: char| first.is_ascii_digit());
    let is_like_a_number = |it: char| it.is_ascii_hexdigit() || "xo_.:+-TZtz ".contains(it);
    WORDS.iter().any(|word| text.eq_ignore_ascii_case(word))
        || (first_is_digit && text.chars().all(is_like_a_number))
        || text.parse::<f64>().is_ok()
}

/// The sign of a literal block and its lines, where `text` can be one.
fn as_literal(text: &str) -> Option<(&'static str, &str)> {
    let (sign, body) = text.strip_suffix('\n').map_or(("|-", text), |body| ("|", body));
    let starts_well = !body.starts_with([' ', '\t', '\n']);
    let is_fine = body.contains('\n') || sign == "|";
    let lines_are_fine = body.lines().all(|line| !line.starts_with('\t'))
        && body.chars().all(|it| it == '\n' || it == '\t' || is_printable(it));
    let ends_well =
        body.lines().last().is_some_and(|line| !line.trim().is_empty()) && !body.ends_with('\n');
    (starts_well && is_fine && lines_are_fine && ends_well).then_some((sign, body))
}

fn print_literal(text: &str, indent: usize, out: &mut String) {
    let Some((sign, body)) = as_literal(text) else { return };
    out.push(' ');
    out.push_str(sign);
    out.push('\n');
    for line in body.split('\n') {
        if !line.is_empty() {
            push_blanks(indent, out);
            out.push_str(line);
        }
        out.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, block: &str, flow: &str) {
        assert_eq!(scalar(text, Around::Block), block);
        assert_eq!(scalar(text, Around::Flow), flow);
    }

    #[test]
    fn quotes_stand_only_where_they_are_needed() {
        check("string(20)?", "string(20)?", "string(20)?");
        check("decimal(10, 2)", "decimal(10, 2)", "\"decimal(10, 2)\"");
        check("a: b", "\"a: b\"", "\"a: b\"");
        check("nextval('x'::regclass)", "nextval('x'::regclass)", "nextval('x'::regclass)");
        check("", "\"\"", "\"\"");
        check("no", "\"no\"", "\"no\"");
        check("1.10", "\"1.10\"", "\"1.10\"");
        check("2024-01-01", "\"2024-01-01\"", "\"2024-01-01\"");
        check("Größe", "Größe", "Größe");
        check("🦀", "\"🦀\"", "\"🦀\"");
        check("we\"ird", "we\"ird", "we\"ird");
        check("\"we\"", "'\"we\"'", "'\"we\"'");
        check("- x", "\"- x\"", "\"- x\"");
        check("a\nb\u{feff}", "\"a\\nb\\U0000feff\"", "\"a\\nb\\U0000feff\"");
    }

    #[test]
    fn what_fits_stands_on_one_line_and_what_does_not_on_several() {
        let mut short = Map::default();
        short.put("type", Yaml::text("text?"));
        short.put("unique", Yaml::word("true"));
        let mut root = Map::new(Layout::Paragraphs);
        root.put("short", short.clone());
        let mut long = short;
        long.put("doc", Yaml::text("word ".repeat(20).trim_end()));
        long.put("sql", Yaml::Lines("SELECT 1\nFROM t\n".to_owned()));
        root.put_noted(vec!["Why it is long.".to_owned()], "long", long);
        let doc = "word ".repeat(20);
        let expected = [
            "short: { type: text?, unique: true }\n\n# Why it is long.\nlong:\n  type: text?\n  unique: true\n  doc: ",
            doc.trim_end(),
            "\n  sql: |\n    SELECT 1\n    FROM t\n",
        ];
        assert_eq!(print(&[], &root), expected.concat());
    }
}
