//! The words of the spec for what the schema says by variants: for reading and for writing.

use crate::schema::{
    Deferrability, GeneratedStorage, NullsPlacement, RawPosition, ReferentialAction,
    SearchLanguage, SortOrder, TriggerEvent, TriggerTiming, presentation::Visibility,
};

pub(super) const ACTIONS: &[(&str, ReferentialAction)] = &[
    ("no_action", ReferentialAction::NoAction),
    ("restrict", ReferentialAction::Restrict),
    ("cascade", ReferentialAction::Cascade),
    ("set_null", ReferentialAction::SetNull),
    ("set_default", ReferentialAction::SetDefault),
];

/// Whether an enum is a type of the database.
pub(super) const ENUM_STORAGES: &[(&str, bool)] = &[("text", false), ("native", true)];

pub(super) const VISIBILITIES: &[(&str, Visibility)] = &[
    (Visibility::Public.keyword(), Visibility::Public),
    (Visibility::Crate.keyword(), Visibility::Crate),
];

pub(super) const DEFERRABLE: &[(&str, Deferrability)] = &[
    ("immediate", Deferrability::InitiallyImmediate),
    ("deferred", Deferrability::InitiallyDeferred),
];

pub(super) const STORAGES: &[(&str, GeneratedStorage)] =
    &[("stored", GeneratedStorage::Stored), ("virtual", GeneratedStorage::Virtual)];

pub(super) const ORDERS: &[(&str, SortOrder)] =
    &[("asc", SortOrder::Ascending), ("desc", SortOrder::Descending)];

pub(super) const NULLS: &[(&str, NullsPlacement)] =
    &[("first", NullsPlacement::First), ("last", NullsPlacement::Last)];

pub(super) const LANGUAGES: &[(&str, SearchLanguage)] =
    &[("simple", SearchLanguage::Simple), ("english", SearchLanguage::English)];

pub(super) const TIMINGS: &[(&str, TriggerTiming)] =
    &[("before", TriggerTiming::Before), ("after", TriggerTiming::After)];

pub(super) const EVENTS: &[(&str, TriggerEvent)] = &[
    ("insert", TriggerEvent::Insert),
    ("update", TriggerEvent::Update),
    ("delete", TriggerEvent::Delete),
];

pub(super) const POSITIONS: &[(&str, RawPosition)] = &[
    ("before_tables", RawPosition::BeforeTables),
    ("after_tables", RawPosition::AfterTables),
    ("after_views", RawPosition::AfterViews),
];

/// The word for `meaning`, if there is one.
pub(super) fn word_for<T: PartialEq>(
    words: &[(&'static str, T)],
    meaning: &T,
) -> Option<&'static str> {
    words.iter().find(|(_, it)| it == meaning).map(|(word, _)| *word)
}
