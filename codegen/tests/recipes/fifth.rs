//! A source file with a fifth dialect: what a person would write who follows the compiler.
//!
//! The new dialect does everything as SQL Server does. So it gets a copy of SQL Server's column of each table (`mssql:
//! …` of a `PerDialect`, the last argument of a function that makes one) and of its arm of each match. This is done
//! on tokens, so that macros have it as well.

use proc_macro2::{Delimiter, Group, Ident, Literal, Span, TokenStream, TokenTree};
use quote::quote;

/// The file with the dialect; `None` if it needs nothing.
pub(super) fn added(name: &str, text: &str) -> Option<String> {
    let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
    let tokens: TokenStream = code.parse().expect(name);
    let mut adder =
        Adder { is_table: name == "dialect/mod.rs", makers: makers(code), changed: false };
    let tokens = adder.stream(tokens, &[]);
    adder.changed.then(|| tokens.to_string())
}

/// A file of SQL Server's folder as one of the new dialect.
pub(super) fn own(text: &str) -> String {
    renamed(text.parse().unwrap()).to_string()
}

/// The functions of the file whose arguments are a value for each dialect.
fn makers(code: &str) -> Vec<String> {
    let signatures =
        code.match_indices("const fn ").map(|(position, it)| &code[position + it.len()..]);
    let makers = signatures.filter(|it| it[..it.find('{').unwrap_or(it.len())].contains("mssql:"));
    let name = |it: &str| it.chars().take_while(|it| it.is_alphanumeric() || *it == '_').collect();
    makers.map(name).collect()
}

struct Adder {
    /// Whether this is the file that declares `Dialect` and `PerDialect`.
    is_table: bool,
    makers: Vec<String>,
    changed: bool,
}

impl Adder {
    /// The tokens of one group, the tokens before which are `before`.
    fn stream(&mut self, tokens: TokenStream, before: &[TokenTree]) -> TokenStream {
        let mut seen: Vec<TokenTree> = Vec::new();
        for token in tokens {
            let added = if let TokenTree::Group(group) = &token {
                self.group(group, &seen).into()
            } else {
                token
            };
            seen.push(added);
        }
        let is_body = before.last().is_some_and(|it| !is_word(it, "macro_rules"));
        let seen = if is_body { self.with_arms(seen) } else { seen };
        self.with_modules(seen).into_iter().collect()
    }

    fn group(&mut self, group: &Group, before: &[TokenTree]) -> Group {
        let inner = self.stream(group.stream(), before);
        let items = parts(inner.clone());
        let last = before.last();
        let word = |text: &str| last.is_some_and(|it| is_word(it, text));
        let names = |text: &str| items.iter().any(|item| begins_with(item, text));
        let is_maker = last.is_some_and(|it| self.makers.iter().any(|name| is_word(it, name)));
        // `fn each<T: Copy>(…)`: what makes a value for each dialect of its arguments.
        let is_signature = group.delimiter() == Delimiter::Parenthesis
            && before.windows(2).rev().take(8).any(|it| {
                is_word(&it[0], "fn") && self.makers.iter().any(|name| is_word(&it[1], name))
            });
        let columns = word("PerDialect") || self.is_table || is_signature;
        let inner = match group.delimiter() {
            Delimiter::Brace | Delimiter::Parenthesis
                if columns && names("mssql") && names("mysql") =>
            {
                self.with_copy(&items, |item| begins_with(item, "mssql"))
            }
            Delimiter::Parenthesis if is_maker && items.len() == 4 => {
                self.changed = true;
                let last = items.last().unwrap();
                quote!(#(#items,)* #last)
            }
            // `enum Dialect { … }` and `ALL: [Self; 4] = [ … ]`.
            Delimiter::Brace if self.is_table && names("Sqlite") || self.is_enum(&items) => {
                self.with_copy(&items, |item| item.to_string().ends_with("Mssql"))
            }
            Delimiter::Bracket if self.is_table && inner.to_string() == "Self ; 4" => {
                quote!(Self; 5)
            }
            Delimiter::Bracket if self.is_table && names("Self") && items.len() == 4 => {
                self.with_copy(&items, |item| item.to_string().ends_with("Mssql"))
            }
            // The keywords of all dialects, and the keys that are the same for each.
            Delimiter::Bracket if items.iter().any(is_keyword) && items.len() > 3 => {
                self.with_copy(&items, is_keyword)
            }
            Delimiter::Parenthesis | Delimiter::Brace | Delimiter::Bracket | Delimiter::None => {
                inner
            }
        };
        Group::new(group.delimiter(), inner)
    }

    fn is_enum(&self, items: &[TokenStream]) -> bool {
        let has = |variant: &str| items.iter().any(|it| it.to_string().ends_with(variant));
        self.is_table && items.len() == 4 && has("Sqlite") && has("Mssql")
    }

    /// The items with a copy, for the new dialect, of the one that is `its`.
    fn with_copy(
        &mut self,
        items: &[TokenStream],
        its: impl Fn(&TokenStream) -> bool,
    ) -> TokenStream {
        self.changed = true;
        let copies = items.iter().filter(|item| its(item)).map(|item| renamed(item.clone()));
        let copies: Vec<TokenStream> = copies.collect();
        quote!(#(#items,)* #(#copies),*)
    }

    /// `mod fifth;` beside `mod mssql;`.
    fn with_modules(&mut self, tokens: Vec<TokenTree>) -> Vec<TokenTree> {
        let mut all: Vec<TokenTree> = Vec::new();
        for token in tokens {
            all.push(token);
            if let [.., mod_, name, end] = all.as_slice()
                && is_word(mod_, "mod")
                && is_word(name, "mssql")
                && end.to_string() == ";"
            {
                self.changed = true;
                all.extend(quote!(
                    mod fifth;
                ));
            }
        }
        all
    }

    /// The arms of a match, with one for the new dialect behind each that is for SQL Server.
    fn with_arms(&mut self, tokens: Vec<TokenTree>) -> Vec<TokenTree> {
        let mut all: Vec<TokenTree> = Vec::new();
        let mut rest = tokens.into_iter().peekable();
        let mut start = 0;
        while let Some(token) = rest.next() {
            let is_arrow =
                token.to_string() == ">" && all.last().is_some_and(|it| it.to_string() == "=");
            all.push(token);
            if !is_arrow {
                continue;
            }
            let pattern: TokenStream = all[start..].iter().cloned().collect();
            let mut body: Vec<TokenTree> = Vec::new();
            let is_block = |it: &TokenTree| matches!(it, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace);
            if let Some(block) = rest.next_if(is_block) {
                body.push(block);
                body.extend(rest.next_if(|it| it.to_string() == ","));
            } else {
                while let Some(token) = rest.next_if(|it| it.to_string() != ",") {
                    body.push(token);
                }
                rest.next();
                body.extend(quote!(,));
            }
            all.extend(body.iter().cloned());
            let text = pattern.to_string().replace(' ', "");
            if text.contains("Dialect::Mssql") || self.is_table && text.contains("Self::Mssql") {
                self.changed = true;
                all.extend(renamed(pattern));
                let own = self.is_table && body.iter().any(|it| is_word(it, "self"));
                let body: TokenStream = body.into_iter().collect();
                all.extend(if own { renamed(body) } else { body });
            }
            start = all.len();
        }
        all
    }
}

/// Whether an item is SQL Server's keyword, or the key of that name.
fn is_keyword(item: &TokenStream) -> bool {
    let text = item.to_string().replace(' ', "");
    text == "\"mssql\"" || text.starts_with("key(\"mssql\"")
}

/// What a comma parts.
fn parts(tokens: TokenStream) -> Vec<TokenStream> {
    let mut parts = vec![TokenStream::new()];
    let (mut depth, mut before) = (0_u32, String::new());
    for token in tokens {
        // Generic arguments, but not `->` and `=>`.
        let is_arrow = matches!(before.as_str(), "-" | "=");
        let text = token.to_string();
        match text.as_str() {
            "<" => depth += 1,
            ">" if !is_arrow => depth = depth.saturating_sub(1),
            _ => {}
        }
        before.clone_from(&text);
        if text == "," && depth == 0 {
            parts.push(TokenStream::new());
        } else {
            parts.last_mut().unwrap().extend([token]);
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// Whether an item, without its documentation and visibility, begins with a word.
fn begins_with(item: &TokenStream, word: &str) -> bool {
    let mut tokens = item.clone().into_iter().filter(|it| {
        !matches!(it, TokenTree::Punct(punct) if punct.as_char() == '#')
            && !matches!(it, TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket)
            && !is_word(it, "pub")
    });
    tokens.next().is_some_and(|it| is_word(&it, word))
}

fn is_word(token: &TokenTree, word: &str) -> bool {
    matches!(token, TokenTree::Ident(ident) if ident == word)
}

/// The tokens with the new dialect's name in place of SQL Server's.
fn renamed(tokens: TokenStream) -> TokenStream {
    let rename = |token: TokenTree| {
        if let TokenTree::Group(group) = &token {
            return Group::new(group.delimiter(), renamed(group.stream())).into();
        }
        match token.to_string().as_str() {
            "mssql" => Ident::new("fifth", Span::call_site()).into(),
            "Mssql" => Ident::new("Fifth", Span::call_site()).into(),
            "\"mssql\"" => Literal::string("fifth").into(),
            _ => token,
        }
    };
    tokens.into_iter().map(rename).collect()
}
