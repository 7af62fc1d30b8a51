//! What the hardened schema keeps by itself: keys, checks, references, times of change, full-text indexes.

use diesel::connection::SimpleConnection;
use tablewright::dispatch;
use tablewright_testing::{Database, Failed, Scratch};

use super::{First, count, legacy_rows};

/// Statements that the database must refuse. Each would be taken if one word in it were another, which
/// [`TAKEN`] shows.
const REFUSED: &[&str] = &[
    // Values that an enum does not have.
    "UPDATE claims SET tier = 'Z' WHERE claim_id = 'claim_5'",
    "UPDATE claims SET claim_type = 'rumour' WHERE claim_id = 'claim_5'",
    "UPDATE claims SET upload_status = 'sent' WHERE claim_id = 'claim_5'",
    "UPDATE claim_tier_validations SET validated_tier = 'Z' WHERE validation_id = 'x7'",
    "UPDATE media_sources SET status = 'done' WHERE media_id = 'v1'",
    "UPDATE summaries SET processing_type = 'magic' WHERE summary_id = 's4'",
    "UPDATE processing_jobs SET status = 'lost' WHERE job_id = 'p3'",
    "UPDATE processing_jobs SET job_type = 'dance' WHERE job_id = 'p3'",
    "UPDATE job SET job_type = 'dance' WHERE job_id = 'j2'",
    "UPDATE file_metadata SET processing_status = 'weird' WHERE file_path = '/srv/c.md'",
    "UPDATE content_analysis SET processing_status = 'OK' WHERE id = 13",
    "UPDATE processing_stats SET status = 'stopped' WHERE id = 10",
    // Scores out of range.
    "UPDATE transcripts SET confidence_score = 1.01 WHERE transcript_id = 't3'",
    "UPDATE speaker_voices SET confidence_threshold = -0.01 WHERE id = 9",
    "UPDATE speaker_assignments SET suggestion_confidence = 85 WHERE id = 20",
    "UPDATE channel_host_mappings SET confidence = 2 WHERE id = 2",
    "UPDATE quality_ratings SET user_rating = 5 WHERE rating_id = 'q3'",
    "UPDATE quality_metrics SET rating_drift = -1 WHERE metric_id = 'n2'",
    // Text that is no JSON.
    "UPDATE media_sources SET tags_json = 'not json [' WHERE media_id = 'v1'",
    "UPDATE llm_request SET request_json = 'Hello?' WHERE request_id = 'q1'",
    "UPDATE embeddings_index SET embedding = 'none' WHERE id = 11",
    // Keys that are there already.
    "INSERT INTO content_analysis (file_path, file_hash) VALUES ('/srv/c.md', 'h')",
    "INSERT INTO text_chunks (file_path, chunk_index, chunk_text) VALUES ('/srv/c.md', 1, 'x')",
    "INSERT INTO embeddings_index (file_path, chunk_index, embedding) VALUES ('/srv/c.md', 1, '[]')",
    "UPDATE quality_ratings SET content_id = 's1', rated_by_user = 'u', \
     rated_at = '2025-10-15 08:00:00.000000' WHERE rating_id = 'q4'",
    "UPDATE claim_tier_validations SET validation_session_id = 'one' WHERE validation_id = 'x7'",
    "UPDATE job_run SET attempt_number = 1 WHERE run_id = 'r6'",
    // References to what is not there.
    "UPDATE media_sources SET bright_data_session_id = 'bd_gone' WHERE media_id = 'v1'",
    "UPDATE claim_tier_validations SET claim_id = 'claim_9' WHERE validation_id = 'x7'",
    // A claim that a person has judged.
    "DELETE FROM claims WHERE episode_id = 'episode_v1' AND claim_id = 'claim_1'",
];

const TAKEN: &[&str] = &[
    "UPDATE claims SET tier = NULL, claim_type = 'causal', upload_status = 'failed' WHERE claim_id = 'claim_5'",
    "UPDATE claim_tier_validations SET validated_tier = 'U' WHERE validation_id = 'x7'",
    "UPDATE transcripts SET confidence_score = 1 WHERE transcript_id = 't3'",
    "UPDATE media_sources SET tags_json = '[]', status = 'failed', bright_data_session_id = 'bd_1' WHERE media_id = 'v1'",
    "INSERT INTO content_analysis (id, file_path, file_hash) VALUES (100, '/srv/c.md', 'new')",
    "INSERT INTO text_chunks (id, file_path, chunk_index, chunk_text) VALUES (100, '/srv/c.md', 2, 'x')",
    "UPDATE job_run SET attempt_number = 9 WHERE run_id = 'r6'",
    "UPDATE job SET auto_process = TRUE WHERE job_id = 'j6'",
    "INSERT INTO quality_ratings (rating_id, content_type, content_id) \
     VALUES ('rating_moc_extraction_a_long_name_of_content_beyond_fifty_characters', 'summary', 's1')",
];

/// Rows that go with others, or lose their reference: before, statement, after.
const FOLLOWING: &[(&str, &str, i64)] = &[
    (
        "DELETE FROM bright_data_sessions",
        "media_sources WHERE bright_data_session_id IS NOT NULL",
        0,
    ),
    (
        "DELETE FROM file_metadata WHERE file_path = '/srv/c.md'",
        "content_analysis WHERE file_path = '/srv/c.md'",
        0,
    ),
    ("SELECT 1", "text_chunks WHERE file_path = '/srv/c.md'", 0),
    ("SELECT 1", "embeddings_index WHERE file_path = '/srv/c.md'", 0),
    ("SELECT 1", "text_chunks_v2 WHERE file_path = '/srv/c.md'", 0),
    (
        "DELETE FROM episodes WHERE episode_id = 'episode_v2'",
        "claims WHERE episode_id = 'episode_v2'",
        0,
    ),
];

fn hardened(scratch: &Scratch) -> Result<First, Failed> {
    let mut first = First::new(scratch, &mut legacy_rows()?)?;
    first.harden()?;
    Ok(first)
}

pub(crate) fn hold(scratch: &Scratch) -> Result<(), Failed> {
    let mut connection = hardened(scratch)?.connection;
    for statement in REFUSED {
        if dispatch!(&mut connection, |c| c.batch_execute(statement)).is_ok() {
            return Err(format!("taken: {statement}").into());
        }
    }
    for statement in TAKEN {
        dispatch!(&mut connection, |c| c.batch_execute(statement))
            .map_err(|problem| format!("{statement}: {problem}"))?;
    }
    for (statement, rows, expected) in FOLLOWING {
        dispatch!(&mut connection, |c| c.batch_execute(statement))
            .map_err(|problem| format!("{statement}: {problem}"))?;
        let found = count(&mut connection, &format!("SELECT COUNT(*) AS count FROM {rows}"))?;
        if found != *expected {
            return Err(format!("after {statement}: {found} of {rows}").into());
        }
    }
    Ok(())
}

/// A row that changes says when, unless the statement says it itself; a new one says when it was made.
pub(crate) fn touch(scratch: &Scratch) -> Result<(), Failed> {
    let mut connection = hardened(scratch)?.connection;
    let year = match scratch.database {
        Database::Sqlite => "CAST(STRFTIME('%Y', updated_at) AS INTEGER)",
        Database::Postgres => "EXTRACT(YEAR FROM updated_at)::bigint",
        Database::Mysql => "YEAR(updated_at)",
    };
    let tables: &[(&str, &str, &str)] = &[
        ("claims", "canonical", "claim_id = 'claim_1' AND episode_id = 'episode_v1'"),
        ("people", "name", "person_id = 'p1'"),
        ("job", "input_id", "job_id = 'j1'"),
        ("job_run", "error_code", "run_id = 'r1'"),
        ("speaker_voices", "name", "id = 7"),
        ("speaker_assignments", "assigned_name", "id = 20"),
        ("channel_host_mappings", "host_name", "id = 1"),
    ];
    for (table, column, row) in tables {
        let others = format!("SELECT COUNT(*) AS count FROM {table} WHERE updated_at IS NOT NULL");
        let before = count(&mut connection, &others)?;
        for (set, expected) in [
            (format!("{column} = 'new'"), 2026),
            (format!("{column} = 'newer', updated_at = '1999-12-31 00:00:00'"), 1999),
            (format!("{column} = 'newest'"), 2026),
        ] {
            let update = format!("UPDATE {table} SET {set} WHERE {row}");
            dispatch!(&mut connection, |c| c.batch_execute(&update))
                .map_err(|problem| format!("{update}: {problem}"))?;
            let query = format!("SELECT {year} AS count FROM {table} WHERE {row}");
            let found = count(&mut connection, &query)?;
            if found < expected || (expected == 1999 && found != 1999) {
                return Err(format!("{update} left the year {found}").into());
            }
        }
        if count(&mut connection, &others)? != before + 1 {
            return Err(format!("other rows of {table} were touched, too").into());
        }
    }
    for insert in [
        "INSERT INTO concepts (episode_id, concept_id, name) VALUES ('episode_v1', 'c', 'new')",
        "INSERT INTO jargon (episode_id, jargon_id, term) VALUES ('episode_v1', 'j', 'new')",
    ] {
        dispatch!(&mut connection, |c| c.batch_execute(insert))?;
    }
    let new = "SELECT COUNT(*) AS count FROM concepts JOIN jargon USING (episode_id) \
        WHERE concepts.updated_at IS NOT NULL AND jargon.created_at IS NOT NULL";
    if count(&mut connection, new)? == 1 { Ok(()) } else { Err("no time of making".into()) }
}

/// Words of chunks and of file names are found, at once and after changes; the old tables are gone.
pub(crate) fn search(scratch: &Scratch) -> Result<(), Failed> {
    let mut connection = hardened(scratch)?.connection;
    let expect = |connection: &mut _, index: Index, word: &str, expected: i64| {
        let query = index.query(scratch.database, word);
        let found = count(connection, &query)?;
        if found == expected { Ok(()) } else { Err(Failed::from(format!("{query}: {found}"))) }
    };
    expect(&mut connection, Index::Chunks, "databases", 1)?;
    expect(&mut connection, Index::Chunks, "older", 0)?;
    expect(&mut connection, Index::Envelopes, "migrations", 1)?;
    match scratch.database {
        // PostgreSQL takes a path for one word.
        Database::Postgres => expect(&mut connection, Index::Envelopes, "/srv/c.md", 1)?,
        Database::Sqlite | Database::Mysql => expect(&mut connection, Index::Envelopes, "srv", 2)?,
    }
    if scratch.database != Database::Mysql {
        expect(&mut connection, Index::Envelopes, "schema", 1)?;
    }
    let change = match scratch.database {
        Database::Sqlite => {
            "UPDATE text_chunks_v2 SET chunk_envelope = '{\"content\":\"Indexes of tables\"}' WHERE id = 10"
        }
        Database::Postgres | Database::Mysql => {
            "UPDATE text_chunks_v2 SET chunk_envelope = '{\"content\": \"Indexes of tables\"}' WHERE id = 10"
        }
    };
    dispatch!(&mut connection, |c| c.batch_execute(change))?;
    expect(&mut connection, Index::Envelopes, "migrations", 0)?;
    expect(&mut connection, Index::Envelopes, "tables", 1)?;
    dispatch!(&mut connection, |c| c.batch_execute("DELETE FROM text_chunks_v2 WHERE id = 10"))?;
    expect(&mut connection, Index::Envelopes, "tables", 0)?;
    if scratch.database == Database::Sqlite {
        let old =
            "SELECT COUNT(*) AS count FROM sqlite_schema WHERE name LIKE '%\\_fts%' ESCAPE '\\'";
        if count(&mut connection, old)? != 0 {
            return Err("an old full-text table is left".into());
        }
    }
    Ok(())
}

/// A full-text index.
#[derive(Clone, Copy)]
enum Index {
    Chunks,
    Envelopes,
}

impl Index {
    /// Counts the rows that have `word`.
    fn query(self, database: Database, word: &str) -> String {
        let (table, columns) = match self {
            Self::Chunks => ("text_chunks", "chunk_text"),
            Self::Envelopes => ("text_chunks_v2", "content, file_path"),
        };
        match database {
            Database::Sqlite => format!(
                "SELECT COUNT(*) AS count FROM {table}_search WHERE {table}_search MATCH '{word}'"
            ),
            Database::Postgres => format!(
                "SELECT COUNT(*) AS count FROM {table} \
                 WHERE {table}_search_vector @@ plainto_tsquery('english', '{word}')"
            ),
            Database::Mysql => format!(
                "SELECT COUNT(*) AS count FROM {table} WHERE MATCH ({columns}) AGAINST ('{word}')"
            ),
        }
    }
}
