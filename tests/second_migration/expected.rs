//! What the second migration does to the fixture: every value that it changes and every row that it removes.
//!
//! The fixture is `tests/legacy/*.sql`; all that is not named here stays as it is.

use tablewright_testing::Database;

/// Where a value can have been in the first schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum On {
    /// On every database.
    All,
    /// On SQLite, which checked neither JSON nor sizes nor foreign keys.
    Sqlite,
}

impl On {
    pub(crate) fn is_on(self, database: Database) -> bool {
        self == Self::All || database == Database::Sqlite
    }
}

/// A value that changes.
pub(crate) struct Changed {
    pub(crate) on: On,
    pub(crate) table: &'static str,
    pub(crate) key: &'static str,
    pub(crate) column: &'static str,
    pub(crate) before: Option<&'static str>,
    pub(crate) after: Option<&'static str>,
}

const fn changed(
    on: On,
    table: &'static str,
    key: &'static str,
    column: &'static str,
    values: (Option<&'static str>, Option<&'static str>),
) -> Changed {
    Changed { on, table, key, column, before: values.0, after: values.1 }
}

#[rustfmt::skip] // One value on one line.
pub(crate) const CHANGED: &[Changed] = &[
    changed(On::All, "media_sources", "v3", "status", (Some("Completed "), Some("completed"))),
    changed(On::All, "media_sources", "v4", "status", (Some("exploded"), None)),
    changed(On::All, "media_sources", "v3", "bright_data_session_id", (Some("bd_gone"), None)),
    changed(On::Sqlite, "media_sources", "v2", "tags_json", (Some("not json ["), None)),
    changed(On::Sqlite, "transcripts", "t2", "transcript_segments_json", (Some("no segments"), Some("\"no segments\""))),
    changed(On::Sqlite, "transcripts", "t2", "speaker_assignments", (Some("{oops"), None)),
    changed(On::All, "transcripts", "t2", "confidence_score", (Some("1.5"), None)),
    changed(On::All, "summaries", "s2", "processing_type", (Some("HCE"), Some("hce"))),
    changed(On::All, "summaries", "s3", "processing_type", (Some("magic"), None)),
    changed(On::Sqlite, "summaries", "s3", "hce_data_json", (Some("[1, 2"), None)),
    changed(On::Sqlite, "moc_extractions", "m1", "beliefs_json", (Some("nothing"), None)),
    changed(On::Sqlite, "generated_files", "f1", "generation_params_json", (Some("ts=true"), None)),
    changed(On::All, "processing_jobs", "p1", "job_type", (Some("Transcription"), Some("transcription"))),
    changed(On::All, "processing_jobs", "p1", "status", (Some(" running"), Some("running"))),
    changed(On::All, "processing_jobs", "p2", "job_type", (Some("download"), Some("other"))),
    changed(On::All, "processing_jobs", "p2", "status", (Some("exploded"), Some("failed"))),
    changed(On::Sqlite, "processing_jobs", "p2", "config_json", (Some("model=gpt"), None)),
    changed(On::All, "claims", "episode_v1|claim_2", "tier", (Some("Z"), None)),
    changed(On::All, "claims", "episode_v2|claim_3", "tier", (Some("a"), Some("A"))),
    changed(On::All, "claims", "episode_v2|claim_3", "claim_type", (Some("Factual"), Some("factual"))),
    changed(On::All, "claims", "episode_v2|claim_3", "upload_status", (Some("Pending"), Some("pending"))),
    changed(On::All, "claims", "episode_v2|claim_4", "tier", (Some("AB"), None)),
    changed(On::All, "claims", "episode_v2|claim_4", "claim_type", (Some("rumour"), None)),
    changed(On::All, "claims", "episode_v2|claim_4", "upload_status", (Some("sent"), None)),
    changed(On::All, "job", "j3", "auto_process", (Some("TRUE"), Some("true"))),
    changed(On::All, "job", "j4", "auto_process", (Some("yes"), Some("true"))),
    changed(On::All, "job", "j5", "auto_process", (Some("0"), Some("false"))),
    changed(On::All, "job", "j6", "auto_process", (Some("maybe"), None)),
    changed(On::Sqlite, "job", "j7", "config_json", (Some("broken"), None)),
    changed(On::Sqlite, "job_run", "r3", "checkpoint_json", (Some("not yet"), None)),
    changed(On::All, "job_run", "r4", "attempt_number", (Some("1"), Some("3"))),
    changed(On::All, "job_run", "r5", "attempt_number", (Some("1"), Some("4"))),
    changed(On::Sqlite, "llm_request", "q1", "request_json", (Some("Hello?"), Some("\"Hello?\""))),
    changed(On::Sqlite, "llm_response", "a2", "response_json", (Some("Hello!"), Some("\"Hello!\""))),
    changed(On::All, "speaker_voices", "8", "confidence_threshold", (Some("7"), None)),
    changed(On::Sqlite, "speaker_assignments", "1", "sample_segments_json", (Some("{broken"), None)),
    changed(On::All, "speaker_assignments", "20", "confidence", (Some("85.5"), None)),
    changed(On::All, "speaker_assignments", "21", "suggestion_confidence", (Some("-0.25"), None)),
    changed(On::Sqlite, "speaker_processing_sessions", "sps", "user_corrections_json", (Some("none"), None)),
    changed(On::All, "channel_host_mappings", "1", "confidence", (Some("1.25"), None)),
    changed(On::All, "claim_tier_validations", "x1", "validated_tier", (Some("Z"), Some("U"))),
    changed(On::All, "claim_tier_validations", "x2", "episode_id", (None, Some("episode_v1"))),
    changed(On::All, "claim_tier_validations", "x3", "episode_id", (Some("episode_v1"), None)),
    changed(On::Sqlite, "claim_tier_validations", "x3", "original_scores", (Some("{"), None)),
    changed(On::All, "claim_tier_validations", "x4", "original_tier", (Some("b"), Some("B"))),
    changed(On::All, "claim_tier_validations", "x4", "claim_type", (Some("FORECAST"), Some("forecast"))),
    changed(On::All, "claim_tier_validations", "x6", "claim_type", (Some("guess"), None)),
    changed(On::All, "quality_ratings", "q4", "llm_rating", (Some("-1"), None)),
    changed(On::All, "quality_ratings", "q4", "user_rating", (Some("5"), None)),
    changed(On::Sqlite, "quality_ratings", "q4", "criteria_scores", (Some("accuracy: 5"), None)),
    changed(On::All, "quality_metrics", "n1", "avg_llm_rating", (Some("1.5"), None)),
    changed(On::All, "quality_metrics", "n1", "avg_user_rating", (Some("2.5"), None)),
    changed(On::All, "quality_metrics", "n1", "rating_drift", (Some("1.0000001"), None)),
    changed(On::Sqlite, "quality_metrics", "n1", "criteria_performance", (Some("good"), None)),
    changed(On::All, "file_metadata", "/srv/c.md", "processing_status", (Some("Success "), Some("success"))),
    changed(On::All, "file_metadata", "/srv/d.md", "processing_status", (Some("weird"), None)),
    changed(On::All, "file_metadata", "/srv/e.md", "processing_status", (Some("too_large"), None)),
    changed(On::Sqlite, "content_analysis", "12", "tfidf_keywords", (Some("[[\"third\", 0.5]"), None)),
    changed(On::All, "content_analysis", "12", "processing_status", (Some("OK"), None)),
    changed(On::All, "content_analysis", "13", "processing_status", (Some("Timeout"), Some("timeout"))),
    changed(On::Sqlite, "embeddings_index", "12", "embedding", (Some("none"), Some("\"none\""))),
    changed(On::Sqlite, "embeddings_index", "12", "metadata", (Some("m"), None)),
    changed(On::All, "processing_stats", "10", "status", (Some("Interrupted"), Some("interrupted"))),
    changed(On::All, "processing_stats", "11", "status", (Some("stopped"), None)),
];

/// A row that goes, and whether the way back brings it back.
pub(crate) struct Removed {
    pub(crate) on: On,
    pub(crate) table: &'static str,
    pub(crate) key: &'static str,
    pub(crate) comes_back: bool,
}

const fn removed(on: On, table: &'static str, key: &'static str, comes_back: bool) -> Removed {
    Removed { on, table, key, comes_back }
}

#[rustfmt::skip] // One row on one line.
pub(crate) const REMOVED: &[Removed] = &[
    removed(On::All, "content_analysis", "1", true),
    removed(On::All, "content_analysis", "10", true),
    removed(On::All, "content_analysis", "11", true),
    removed(On::All, "text_chunks", "10", true),
    removed(On::All, "embeddings_index", "10", true),
    removed(On::All, "quality_ratings", "q2", true),
    removed(On::All, "claim_tier_validations", "x5", true),
    removed(On::Sqlite, "content_analysis", "20", false),
    removed(On::Sqlite, "text_chunks", "20", false),
    removed(On::Sqlite, "embeddings_index", "20", false),
    removed(On::Sqlite, "text_chunks_v2", "20", false),
];
