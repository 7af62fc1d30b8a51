//! Percent-encoding in URLs.

/// Where in a URL a text is to stand.
#[cfg(any(feature = "postgres", feature = "mysql"))]
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Anywhere: whatever could end it is encoded.
    Component,
    /// The path: Diesel's driver for MySQL takes it as it is written.
    Name,
}

/// Percent-encodes a text.
///
/// Source: RFC 3986, "Unreserved Characters"; URL Standard, "path percent-encode set".
#[cfg(any(feature = "postgres", feature = "mysql"))]
pub(super) fn encode(text: &str, part: Part) -> String {
    let is_plain = |byte: u8| match part {
        Part::Component => byte.is_ascii_alphanumeric() || b"-._~".contains(&byte),
        Part::Name => byte.is_ascii_graphic() && !b"\"#%/:<>?@`{}^\\|".contains(&byte),
    };
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if is_plain(byte) {
            encoded.push(char::from(byte));
        } else {
            let digit = |value: u8| char::from(b"0123456789ABCDEF"[usize::from(value)]);
            encoded.extend(['%', digit(byte >> 4), digit(byte & 15)]);
        }
    }
    encoded
}

/// Takes percent-encoding away; a `%` that begins none stays.
pub(super) fn decode(text: &str) -> Result<String, &'static str> {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut position = 0;
    while let Some(&byte) = bytes.get(position) {
        let digit = |offset| {
            let digit = bytes.get(position + offset).copied().map(char::from)?;
            digit.to_digit(16).and_then(|digit| u8::try_from(digit).ok())
        };
        if let (b'%', Some(high), Some(low)) = (byte, digit(1), digit(2)) {
            decoded.push(high << 4 | low);
            position += 3;
        } else {
            decoded.push(byte);
            position += 1;
        }
    }
    if decoded.contains(&0) {
        return Err("a part of it has a zero byte");
    }
    String::from_utf8(decoded).map_err(|_| "a part of it is no UTF-8")
}
