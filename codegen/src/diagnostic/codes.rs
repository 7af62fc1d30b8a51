//! The code table: every user error, with its severity and title.
//!
//! E01 form of the file, E02 names and references, E03 types and defaults, E04 limits of a dialect,
//! W05 risk to data, E06 history and drift. A code is never used again for something else.

/// The severity of a diagnostic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// No code is generated.
    Error,
    /// Code is generated, but the spec should be reviewed.
    Warning,
}

macro_rules! codes {
    ($($name:ident = $code:literal, $severity:ident, $title:literal;)*) => {
        /// The kind of mistake that a diagnostic reports.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[non_exhaustive]
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

            /// The severity.
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
    DuplicateKey = "E0102", Error, "a duplicate key";
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
    MalformedType = "E0114", Error, "a malformed column definition";
    MalformedExpression = "E0115", Error, "a malformed expression";
    SaidTwice = "E0116", Error, "something specified twice";
    UnreadableFile = "E0117", Error, "a file that cannot be read";
    IncludeOutside = "E0118", Error, "an include outside the folder";
    IncludedTwice = "E0119", Error, "a file included twice";
    MainFileOnly = "E0120", Error, "a key for the first file only";
    MalformedReference = "E0121", Error, "a malformed reference";
    NulCharacter = "E0122", Error, "a NUL character";
    // E02: names and references.
    ForeignKeyTarget = "E0203", Error, "a foreign key to columns that are not a key";
    ForeignKeyType = "E0204", Error, "a foreign key between different types";
    ForeignKeyColumns = "E0205", Error, "a foreign key with unequal numbers of columns";
    SetNullNotNull = "E0206", Error, "SET NULL on a column that cannot be NULL";
    SetDefaultMissing = "E0207", Error, "SET DEFAULT on a column without a default";
    DuplicateTable = "E0208", Error, "two tables or views with one name";
    DuplicateColumn = "E0209", Error, "two columns with one name";
    DuplicateInTable = "E0210", Error, "two constraints, indexes or triggers of a table with one name";
    DuplicateInDatabase = "E0211", Error, "a duplicate name in a database's namespace";
    ShadowTable = "E0212", Error, "the name of a table that a full-text index creates";
    InvalidName = "E0213", Error, "a name with characters that a database refuses";
    ReservedName = "E0214", Error, "a reserved name";
    FieldClash = "E0215", Error, "two columns with the same Rust field";
    TypeClash = "E0216", Error, "two items with the same Rust name";
    VariantClash = "E0217", Error, "two values with the same Rust variant";
    NotARustName = "E0218", Error, "a name that cannot become a Rust identifier";
    ViewCycle = "E0221", Error, "views that depend on each other";
    ViewWithoutKey = "E0222", Error, "a view's columns without a primary key";
    ExperimentalName = "E0223", Error, "an experimental table without the prefix, or the reverse";
    ExperimentalReference = "E0224", Error, "a foreign key to an experimental table";
    RenameOfItself = "E0225", Error, "a rename from the same name";
    UnknownChange = "E0226", Error, "a change of something that does not exist";
    NoPrimaryKey = "E0227", Error, "a table without a primary key";
    NullablePrimaryKey = "E0228", Error, "a primary key that may be NULL";
    RepeatedColumn = "E0229", Error, "a column twice in one list";
    LimitedTarget = "E0230", Error, "a foreign key to a key that some dialects lack";
    RepeatedSearch = "E0231", Error, "two full-text indexes of the same columns";
    NoColumns = "E0232", Error, "a key or an index without columns";
    RenamedTwice = "E0233", Error, "two items with the same former name";
    NotARustType = "E0234", Error, "an invalid Rust type";
    NoEvents = "E0235", Error, "a trigger without events";
    DottedName = "E0236", Error, "a name with a dot";
    NotAnAddition = "E0237", Error, "an invalid derive or attribute";
    GeneratedAlready = "E0238", Error, "a derive or attribute that is generated anyway";
    // E025: names that cannot be resolved.
    UnknownType = "E0251", Error, "an unknown type";
    UnknownTable = "E0252", Error, "an unknown table";
    UnknownColumn = "E0253", Error, "an unknown column";
    UnknownModule = "E0254", Error, "an unknown module";
    UnknownView = "E0255", Error, "an unknown view";
    DuplicateName = "E0256", Error, "a name declared twice";
    TypeCycle = "E0257", Error, "a named type that refers to itself";
    // E03: types and defaults.
    ExpressionType = "E0301", Error, "an expression that does not fit its columns";
    CheckType = "E0302", Error, "a check that is not true or false";
    DefaultType = "E0303", Error, "a default of the wrong type";
    DefaultRange = "E0304", Error, "a default out of range";
    DefaultLength = "E0305", Error, "a default that is too long";
    DefaultForm = "E0306", Error, "a malformed default";
    DefaultValue = "E0307", Error, "a default that is not a value of the enum";
    DefaultNull = "E0308", Error, "a NULL default on a column that cannot be NULL";
    DefaultUnused = "E0309", Error, "a default that can never be used";
    DefaultColumn = "E0310", Error, "a default that names a column";
    ExpressionColumn = "E0311", Error, "an expression that names an unknown column";
    GeneratedCycle = "E0312", Error, "a generated column that depends on itself";
    AutoIncrementType = "E0313", Error, "an auto-increment column that is not a whole number";
    AutoIncrementKey = "E0314", Error, "an auto-increment column that is not the primary key";
    AutoIncrementTwice = "E0315", Error, "two auto-increment columns in one table";
    EnumEmpty = "E0316", Error, "an enum without values";
    EnumRepeated = "E0317", Error, "a duplicate enum value";
    EnumLength = "E0318", Error, "an enum value longer than the enum's length";
    TypeParameter = "E0319", Error, "an invalid type parameter";
    SearchType = "E0320", Error, "a full-text index over something that is not text";
    GeneratedForeignKey = "E0321", Error, "a foreign key that a generated column cannot have";
    GeneratedType = "E0322", Error, "a generated column of another type";
    // E04: limits of a dialect.
    DialectNotInUse = "E0401", Error, "a dialect that the spec does not use";
    NameTooLong = "E0402", Error, "a name longer than a database keeps";
    UnboundedKey = "E0403", Error, "a key or an index over a column without a length";
    KeyTooLong = "E0404", Error, "a key or an index with too many bytes";
    PartialIndex = "E0405", Error, "a partial index where the database has none";
    ExpressionIndex = "E0406", Error, "an expression index where the database has none";
    CoveringIndex = "E0407", Error, "an index with included columns where the database has none";
    IndexMethod = "E0408", Error, "an unknown index method";
    UnindexableType = "E0409", Error, "an ordinary index over a type that has no order";
    CascadePaths = "E0410", Error, "cascades that SQL Server refuses";
    SetDefaultRefused = "E0411", Error, "SET DEFAULT where the database refuses it";
    DieselColumns = "E0412", Error, "more columns than Diesel's limit";
    TriggerTiming = "E0413", Error, "a BEFORE trigger where the database has none";
    TriggerBody = "E0414", Error, "a trigger without a body for a dialect in use";
    ViewQuery = "E0415", Error, "a view without a query for a dialect in use";
    TypeLimit = "E0416", Error, "a type beyond a database's limit";
    GeneratedPrimaryKey = "E0417", Error, "a generated primary key where the database refuses it";
    GeneratedFromNumber = "E0418", Error, "a column generated from an auto-increment column where the database refuses it";
    SearchKey = "E0419", Error, "a full-text index on a table whose key it cannot use";
    RowTooLong = "E0420", Error, "a row longer than a database allows";
    KeyColumns = "E0421", Error, "a key or an index with too many columns";
    ForeignKeyLength = "E0422", Error, "a foreign key between different lengths where the database refuses it";
    ForeignKeyCollation = "E0423", Error, "a foreign key between different collations";
    ComputedFromWritten = "E0424", Error, "a check or a generated column over a column that a foreign key writes";
    CascadeToRequired = "E0425", Error, "ON UPDATE CASCADE from a column that may be NULL to one that cannot";
    CheckOfNumber = "E0426", Error, "a check of an auto-increment column where the database refuses it";
    CommentTooLong = "E0436", Error, "a comment that is too long for a database";
    ImpreciseKey = "E0437", Error, "an index over an imprecise virtual column";
    SimplePredicate = "E0438", Error, "an index predicate that the database does not support";
    NullKey = "E0439", Error, "a unique key over a computed value that may be NULL";
    GeneratedName = "E0440", Error, "a generated name that is already used";
    UnreadableType = "E0441", Error, "a SQL type that the Rust type cannot read";
    HiddenKey = "E0442", Error, "a primary key that is hidden from Rust";
    MissingVariant = "E0443", Error, "a value for some of the dialects in use only";
    KeyLength = "E0444", Error, "a key over a beginning that its column does not have";
    NativeEnum = "E0449", Error, "an enum that a database cannot keep as a type";
    NullsNotDistinct = "E0451", Error, "a unique key over equal NULLs where the database has none";
    CommentForOneServer = "E0460", Error, "SQL for MySQL or MariaDB alone that has a comment";
    DeferrableTarget = "E0452", Error, "a foreign key to a key whose check may wait";
    ExclusionConstraint = "E0456", Error, "an exclusion constraint where the database has none";
    AutoUpdateType = "E0445", Error, "an automatic update of what is no time";
    // W05: risk to data.
    UnusedEnum = "W0501", Warning, "an enum that no column uses";
    DecimalDigits = "W0502", Warning, "a decimal with more digits than are kept";
    DeferrableIgnored = "W0503", Warning, "a deferrable constraint that some databases check at once";
    SearchRowid = "W0504", Warning, "a full-text index over rows that SQLite may renumber";
    UnusedIntent = "W0505", Warning, "a consent or data step without its change";
    BlocksWrites = "W0506", Warning, "a step that blocks writing";
    RewritesTable = "W0507", Warning, "a step that rewrites a table";
    ScansTable = "W0508", Warning, "a step that reads a whole table";
    MayFail = "W0509", Warning, "a step that rows can make fail";
    LosesData = "W0510", Warning, "a step that loses data";
    NotAtomic = "W0511", Warning, "a migration that is not atomic";
    DialectsDiffer = "W0512", Warning, "a difference between dialects";
    PartlyUnique = "W0513", Warning, "a unique key over less of a column on some databases";
    AutoUpdateIgnored = "W0514", Warning, "a column that some databases do not update by themselves";
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
    UnfitMigrationName = "E0610", Error, "an invalid migration name";
    DroppedTable = "E0611", Error, "a table that would be dropped";
    DroppedColumn = "E0612", Error, "a column that would be dropped";
    LooksLikeRename = "E0613", Error, "a drop and an addition that look like a rename";
    NarrowedType = "E0614", Error, "a type that not all values may fit";
    NewNotNull = "E0615", Error, "a column that may no longer be NULL";
    NewUnique = "E0616", Error, "a unique key that rows may violate";
    NewForeignKey = "E0617", Error, "a foreign key that rows may violate";
    NewCheck = "E0618", Error, "a check that rows may violate";
    ChangedPrimaryKey = "E0619", Error, "a primary key that rows may violate";
    DroppedValue = "E0620", Error, "an enum value that would be dropped";
    UnknownFormerName = "E0621", Error, "a former name that was never sealed";
    // E065: a live database.
    RefusedStatement = "E0651", Error, "a statement that the database refused";
    UnfitRows = "E0652", Error, "rows that would make a migration fail";
    LosesRawObject = "E0656", Error, "a draft that drops what a raw object created";
    RawObjectInTheWay = "E0657", Error, "a raw object that conflicts with a draft";
}
