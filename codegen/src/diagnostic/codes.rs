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
    Syntax = "E0101", Error, "not YAML";

    // E06: history and drift.
    BrokenLock = "E0601", Error, "a lock that cannot be read";
    FutureLock = "E0602", Error, "a lock from a newer generator";
    ContradictoryLock = "E0603", Error, "a lock that contradicts itself";
    SealedFileChanged = "E0604", Error, "a sealed file has changed";
    SealedFileMissing = "E0605", Error, "a sealed file is missing";
    ExtraMigration = "E0606", Error, "a migration that the lock does not know";
    UnsealedChanges = "E0607", Error, "changes that no sealed migration makes";
    CannotPlan = "E0608", Error, "changes that this generator cannot plan";
    DialectWithoutHistory = "E0609", Error, "a dialect that the sealed migrations lack";
    UnfitMigrationName = "E0610", Error, "a name that a migration cannot have";
}
