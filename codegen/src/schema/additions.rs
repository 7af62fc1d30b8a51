//! What a spec adds to the generated structs and enums: derives and attributes.
//!
//! Start reading at [`Additions`].

use std::collections::BTreeMap;

use syn::parse::Parser as _;

use super::presentation::ModelKind;

/// What the spec adds to one generated struct or enum.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Additions {
    /// Paths of derive macros: `serde::Serialize`.
    pub derives: Vec<String>,
    /// Attributes without `#[` and `]`: `serde(rename_all = "camelCase")`.
    pub attributes: Vec<String>,
}

impl Additions {
    /// Whether nothing is added.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.derives.is_empty() && self.attributes.is_empty()
    }
}

/// What the spec adds to the structs of a table or view; a kind without an entry has nothing added.
pub type ModelAdditions = BTreeMap<ModelKind, Additions>;

/// A kind of generated item to which a spec can add.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ItemKind {
    /// The structs of tables and views of one kind.
    Model(ModelKind),
    /// The enums.
    Enum,
}

impl ItemKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [
        Self::Model(ModelKind::Rows),
        Self::Model(ModelKind::New),
        Self::Model(ModelKind::Changes),
        Self::Enum,
    ];

    /// As the spec says it.
    #[must_use]
    pub const fn keyword(self) -> &'static str {
        match self {
            Self::Model(kind) => kind.keyword(),
            Self::Enum => "enums",
        }
    }

    /// The traits that every item of this kind has already. What only some have is generated for these.
    #[must_use]
    pub const fn generated(self) -> &'static [&'static str] {
        match self {
            Self::Model(ModelKind::Rows) => &["Clone", "Debug", "Queryable", "Selectable"],
            Self::Model(ModelKind::New) => &["Clone", "Copy", "Debug", "Insertable"],
            Self::Model(ModelKind::Changes) => {
                &["Clone", "Copy", "Debug", "Default", "AsChangeset"]
            }
            // As `sql_enum!` of the runtime writes it.
            Self::Enum => &[
                "Clone",
                "Copy",
                "Debug",
                "PartialEq",
                "Eq",
                "PartialOrd",
                "Ord",
                "Hash",
                "AsExpression",
                "FromSqlRow",
                "Display",
                "FromStr",
            ],
        }
    }
}

/// The path of a derive macro, as Rust writes it; `None` if `text` is none.
#[must_use]
pub fn derive_path(text: &str) -> Option<String> {
    let path = syn::Path::parse_mod_style.parse_str(text).ok()?;
    let words: Vec<String> = path.segments.iter().map(|it| it.ident.to_string()).collect();
    // A path may start with a keyword such as `crate`; a macro has a name.
    syn::parse_str::<syn::Ident>(words.last()?).ok()?;
    Some([if path.leading_colon.is_some() { "::" } else { "" }, &words.join("::")].concat())
}

/// The name of the macro at the end of a path, which is that of the trait.
#[must_use]
pub fn derive_name(path: &str) -> &str {
    path.rsplit("::").next().unwrap_or(path)
}

/// The attribute that `text` is; `None` if it is none.
#[must_use]
pub(crate) fn attribute(text: &str) -> Option<syn::Meta> {
    syn::parse_str(text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_derive_is_a_path_to_a_name() {
        for (text, path) in [
            ("serde::Serialize", Some("serde::Serialize")),
            (" ::serde :: Serialize ", Some("::serde::Serialize")),
            ("Hash", Some("Hash")),
            ("crate::macros::r#Try", Some("crate::macros::r#Try")),
            ("crate", None),
            ("serde::", None),
            ("serde.Serialize", None),
            ("Vec<u8>", None),
            ("Eq, Hash", None),
            ("Eq)] pub struct Other; #[derive(Eq", None),
            ("", None),
        ] {
            assert_eq!(derive_path(text).as_deref(), path, "{text}");
        }
    }

    #[test]
    fn an_attribute_is_what_stands_in_its_brackets() {
        for (text, is_one) in [
            ("serde(rename_all = \"camelCase\")", true),
            ("must_use", true),
            ("doc = \"More.\"", true),
            ("cfg_attr(feature = \"serde\", derive(serde::Serialize))", true),
            ("#[must_use]", false),
            ("serde(", false),
            ("must_use] #[inline", false),
            ("two words", false),
            ("", false),
        ] {
            assert_eq!(attribute(text).is_some(), is_one, "{text}");
        }
    }
}
