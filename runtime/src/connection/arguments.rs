//! The message about a wrong command line, without its passwords.

use std::ffi::OsString;

/// What stands for an argument that is not shown.
const HIDDEN: &str = "…";

/// A message about wrong `arguments`, without those in which there may be a password: whatever could be a URL, a
/// connection string, or the part of one that a shell has split.
///
/// # Examples
///
/// ```
/// use tablewright::connection::without_arguments;
///
/// let message = "unexpected argument 'postgres://me:secret@h/d' found";
/// let shown = without_arguments(message, ["list".into(), "postgres://me:secret@h/d".into()]);
/// assert_eq!(shown, "unexpected argument '…' found");
/// ```
#[must_use]
pub fn without_arguments(message: &str, arguments: impl IntoIterator<Item = OsString>) -> String {
    let mut hidden = Vec::new();
    for argument in arguments {
        let argument = argument.to_string_lossy().into_owned();
        let value = argument.strip_prefix('-').and_then(|flag| flag.split_once('='));
        hidden
            .extend(value.map(|(_, value)| value.to_owned()).filter(|value| may_be_secret(value)));
        if may_be_secret(&argument) {
            hidden.push(argument);
        }
    }
    // What is a part of another would leave the rest of that.
    hidden.sort_by_key(|text| std::cmp::Reverse(text.len()));
    hidden.iter().fold(message.to_owned(), |text, argument| text.replace(argument, HIDDEN))
}

fn may_be_secret(argument: &str) -> bool {
    let is_mark = |character: char| ":@=;".contains(character) || character.is_whitespace();
    argument.contains(is_mark)
}
