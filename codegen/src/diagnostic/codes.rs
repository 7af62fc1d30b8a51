//! The code table: every user error there is, with its severity and title.
//!
//! E01 form of the file, E02 names and references, E03 types and defaults, E04 limits of a dialect,
//! W05 risk to data, E06 history and drift. A code is never used again for something else.

/// How bad a diagnostic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is generated.
    Error,
    /// Something is generated, but look.
    Warning,
}

macro_rules! codes {
    ($($name:ident = $code:literal, $severity:ident, $title:literal;)*) => {
        /// What kind of mistake a diagnostic tells of.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Code {
            $(
                #[doc = concat!($code, ": ", $title, ".")]
                $name,
            )*
        }

        impl Code {
            /// Every code, in order.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The code as users see it.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// How bad it is.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)* }
            }

            /// What it is about, in a few words.
            #[must_use]
            pub fn title(self) -> &'static str {
                match self { $(Self::$name => $title,)* }
            }

            /// The page that `explain` prints: cause, example, fix.
            #[must_use]
            pub fn explanation(self) -> &'static str {
                match self { $(Self::$name => include_str!(concat!("explain/", $code, ".md")),)* }
            }
        }
    };
}

codes! {
    // E01: the form of the file.
    Syntax = "E0101", Error, "not YAML";
    DuplicateKey = "E0102", Error, "a key written twice";
    Encoding = "E0103", Error, "not UTF-8";
    EmptyFile = "E0104", Error, "an empty file";
    SeveralDocuments = "E0105", Error, "several documents in one file";
    TooLarge = "E0106", Error, "a file too large or nested too deep";
    AliasExpansion = "E0107", Error, "aliases that grow too much";
    YamlFeature = "E0108", Error, "a part of YAML that specs do not use";
    UnknownKey = "E0109", Error, "an unknown key";
    MissingKey = "E0110", Error, "a missing key";
    WrongKind = "E0111", Error, "the wrong kind of value";
    NotAName = "E0112", Error, "not a name";
    UnknownWord = "E0113", Error, "a word that is not one of those allowed";
    MalformedType = "E0114", Error, "a column's line that cannot be read";
    MalformedExpression = "E0115", Error, "an expression that cannot be read";
    SaidTwice = "E0116", Error, "one thing said in two ways";
    UnreadableFile = "E0117", Error, "a file that cannot be read";
    IncludeOutside = "E0118", Error, "an include that leaves the folder";
    IncludedTwice = "E0119", Error, "a file included twice";
    MainFileOnly = "E0120", Error, "a key for the first file only";
    MalformedReference = "E0121", Error, "a reference that cannot be read";
    NulCharacter = "E0122", Error, "a NUL character";
    // E025: names that cannot be resolved.
    UnknownType = "E0251", Error, "an unknown type";
    UnknownTable = "E0252", Error, "an unknown table";
    UnknownColumn = "E0253", Error, "an unknown column";
    UnknownModule = "E0254", Error, "an unknown module";
    UnknownView = "E0255", Error, "an unknown view";
    DuplicateName = "E0256", Error, "a name declared twice";
    TypeCycle = "E0257", Error, "a type that is short for itself";
}
