//! JSON paths: `$.a."b c"[0]` as keys, and the array that PostgreSQL writes for them.

/// The keys of a path, or `None` if it is not one: `$`, then `.name`, `."any name"` or `[number]`.
#[must_use]
pub(crate) fn keys(path: &str) -> Option<Vec<String>> {
    let mut rest = path.strip_prefix('$')?;
    let mut keys = Vec::new();
    while !rest.is_empty() {
        let (key, behind) = if let Some(quoted) = rest.strip_prefix(".\"") {
            quoted.split_once('"')?
        } else if let Some(named) = rest.strip_prefix('.') {
            named.split_at(named.find(['.', '[']).unwrap_or(named.len()))
        } else {
            let (number, behind) = rest.strip_prefix('[')?.split_once(']')?;
            number.bytes().all(|byte| byte.is_ascii_digit()).then_some((number, behind))?
        };
        let word = |character: char| character == '_' || character.is_ascii_alphanumeric();
        let bare = !rest.starts_with(".\"");
        if key.contains('\\') || (bare && (key.is_empty() || !key.chars().all(word))) {
            return None;
        }
        keys.push(key.to_owned());
        rest = behind;
    }
    Some(keys)
}

/// The path of `keys`. A key of digits only is taken for the position in an array, which PostgreSQL does
/// not tell apart.
#[must_use]
pub(crate) fn path(keys: &[String]) -> String {
    let mut path = String::from("$");
    for key in keys {
        let word = |character: char| character == '_' || character.is_ascii_alphanumeric();
        if !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_digit()) {
            path.extend(["[", key, "]"]);
        } else if !key.is_empty() && key.chars().all(word) {
            path.extend([".", key]);
        } else {
            path.extend([".\"", key, "\""]);
        }
    }
    path
}

/// `keys` as the text of a PostgreSQL array: `{a,"b c"}`.
///
/// Source: PostgreSQL 16, "Array Input and Output Syntax".
#[must_use]
pub(crate) fn postgres_array(keys: &[String]) -> String {
    let mut text = String::from("{");
    for (position, key) in keys.iter().enumerate() {
        if position > 0 {
            text.push(',');
        }
        let word = |character: char| character == '_' || character.is_ascii_alphanumeric();
        if !key.is_empty() && key.chars().all(word) && !key.eq_ignore_ascii_case("null") {
            text.push_str(key);
            continue;
        }
        text.push('"');
        for character in key.chars() {
            if matches!(character, '"' | '\\') {
                text.push('\\');
            }
            text.push(character);
        }
        text.push('"');
    }
    text.push('}');
    text
}

/// The keys that the text of a PostgreSQL array of text holds.
#[must_use]
pub(crate) fn postgres_keys(text: &str) -> Option<Vec<String>> {
    let inside = text.strip_prefix('{')?.strip_suffix('}')?;
    let mut keys = Vec::new();
    let mut characters = inside.chars().peekable();
    while characters.peek().is_some() {
        let mut key = String::new();
        if characters.next_if_eq(&'"').is_some() {
            loop {
                match characters.next()? {
                    '"' => break,
                    '\\' => key.push(characters.next()?),
                    other => key.push(other),
                }
            }
        } else {
            while let Some(next) = characters.next_if(|next| *next != ',') {
                key.push(next);
            }
        }
        keys.push(key);
        if characters.next().is_some_and(|next| next != ',') {
            return None;
        }
    }
    Some(keys)
}
