-- A database of the knowledge system's shape, as its ORM made it: no named constraints, JSON as plain
-- text, booleans and dates by declared type only. With a few rows, and the dirt that real files have.

CREATE TABLE media_sources (
    media_id VARCHAR(20) NOT NULL,
    source_type VARCHAR(50) NOT NULL,
    title VARCHAR(500) NOT NULL,
    url VARCHAR(200) NOT NULL,
    description TEXT,
    uploader VARCHAR(200),
    uploader_id VARCHAR(50),
    upload_date VARCHAR(8),
    duration_seconds INTEGER,
    view_count INTEGER,
    like_count INTEGER,
    comment_count INTEGER,
    categories_json TEXT,
    privacy_status VARCHAR(20),
    caption_availability BOOLEAN,
    thumbnail_url VARCHAR(500),
    thumbnail_local_path VARCHAR(500),
    tags_json TEXT,
    extracted_keywords_json TEXT,
    related_videos_json TEXT,
    channel_stats_json TEXT,
    video_chapters_json TEXT,
    extraction_method VARCHAR(50),
    processed_at DATETIME,
    bright_data_session_id VARCHAR(100),
    processing_cost FLOAT,
    status VARCHAR(20),
    PRIMARY KEY (media_id)
);
CREATE TABLE transcripts (
    transcript_id VARCHAR(50) NOT NULL,
    video_id VARCHAR(20) NOT NULL,
    language VARCHAR(10) NOT NULL,
    is_manual BOOLEAN NOT NULL,
    transcript_type VARCHAR(30),
    transcript_text TEXT NOT NULL,
    transcript_text_with_speakers TEXT,
    transcript_segments_json TEXT NOT NULL,
    diarization_segments_json TEXT,
    whisper_model VARCHAR(30),
    device_used VARCHAR(10),
    diarization_enabled BOOLEAN,
    diarization_model VARCHAR(50),
    include_timestamps BOOLEAN,
    strip_interjections BOOLEAN,
    confidence_score FLOAT,
    segment_count INTEGER,
    total_duration FLOAT,
    created_at DATETIME,
    processing_time_seconds FLOAT,
    speaker_assignments TEXT,
    speaker_assignment_completed BOOLEAN,
    speaker_assignment_completed_at DATETIME,
    PRIMARY KEY (transcript_id),
    FOREIGN KEY (video_id) REFERENCES media_sources (media_id)
);
CREATE TABLE summaries (
    summary_id VARCHAR(50) NOT NULL,
    video_id VARCHAR(20) NOT NULL,
    transcript_id VARCHAR(50),
    summary_text TEXT NOT NULL,
    summary_metadata_json TEXT,
    processing_type VARCHAR(10),
    hce_data_json TEXT,
    llm_provider VARCHAR(20) NOT NULL,
    llm_model VARCHAR(50) NOT NULL,
    prompt_template_path VARCHAR(200),
    focus_area VARCHAR(100),
    prompt_tokens INTEGER,
    completion_tokens INTEGER,
    total_tokens INTEGER,
    processing_cost FLOAT,
    input_length INTEGER,
    summary_length INTEGER,
    compression_ratio FLOAT,
    processing_time_seconds FLOAT,
    created_at DATETIME,
    template_used VARCHAR(100),
    PRIMARY KEY (summary_id),
    FOREIGN KEY (video_id) REFERENCES media_sources (media_id),
    FOREIGN KEY (transcript_id) REFERENCES transcripts (transcript_id)
);
CREATE TABLE moc_extractions (
    moc_id VARCHAR(50) NOT NULL,
    video_id VARCHAR(20) NOT NULL,
    summary_id VARCHAR(50),
    people_json TEXT,
    tags_json TEXT,
    mental_models_json TEXT,
    jargon_json TEXT,
    beliefs_json TEXT,
    theme VARCHAR(20),
    depth INTEGER,
    include_beliefs BOOLEAN,
    created_at DATETIME,
    extraction_method VARCHAR(30),
    PRIMARY KEY (moc_id),
    FOREIGN KEY (video_id) REFERENCES media_sources (media_id),
    FOREIGN KEY (summary_id) REFERENCES summaries (summary_id)
);
CREATE TABLE generated_files (
    file_id VARCHAR(50) NOT NULL,
    video_id VARCHAR(20) NOT NULL,
    transcript_id VARCHAR(50),
    summary_id VARCHAR(50),
    moc_id VARCHAR(50),
    file_path VARCHAR(500) NOT NULL,
    file_type VARCHAR(30) NOT NULL,
    file_format VARCHAR(10) NOT NULL,
    generation_params_json TEXT,
    include_timestamps BOOLEAN,
    include_analysis BOOLEAN,
    vault_path VARCHAR(500),
    file_size_bytes INTEGER,
    created_at DATETIME,
    last_modified DATETIME,
    PRIMARY KEY (file_id),
    FOREIGN KEY (video_id) REFERENCES media_sources (media_id),
    FOREIGN KEY (transcript_id) REFERENCES transcripts (transcript_id),
    FOREIGN KEY (summary_id) REFERENCES summaries (summary_id),
    FOREIGN KEY (moc_id) REFERENCES moc_extractions (moc_id)
);
CREATE TABLE processing_jobs (
    job_id VARCHAR(50) NOT NULL,
    job_type VARCHAR(30) NOT NULL,
    input_urls_json TEXT,
    config_json TEXT,
    status VARCHAR(20) NOT NULL,
    created_at DATETIME,
    started_at DATETIME,
    completed_at DATETIME,
    total_items INTEGER,
    completed_items INTEGER,
    failed_items INTEGER,
    skipped_items INTEGER,
    total_cost FLOAT,
    total_tokens_consumed INTEGER,
    total_processing_time_seconds FLOAT,
    error_message TEXT,
    failed_items_json TEXT,
    PRIMARY KEY (job_id)
);
CREATE TABLE bright_data_sessions (
    session_id VARCHAR(100) NOT NULL,
    video_id VARCHAR(20) NOT NULL,
    session_type VARCHAR(30) NOT NULL,
    proxy_endpoint VARCHAR(100),
    customer_id VARCHAR(50),
    zone_id VARCHAR(50),
    requests_count INTEGER,
    data_downloaded_bytes INTEGER,
    session_duration_seconds INTEGER,
    cost_per_request FLOAT,
    cost_per_gb FLOAT,
    total_cost FLOAT,
    created_at DATETIME,
    ended_at DATETIME,
    ip_address VARCHAR(45),
    PRIMARY KEY (session_id),
    FOREIGN KEY (video_id) REFERENCES media_sources (media_id)
);
CREATE TABLE claim_tier_validations (
    validation_id VARCHAR(50) NOT NULL,
    claim_id VARCHAR(50) NOT NULL,
    episode_id VARCHAR(50),
    original_tier VARCHAR(1) NOT NULL,
    validated_tier VARCHAR(1) NOT NULL,
    is_modified BOOLEAN,
    claim_text TEXT NOT NULL,
    claim_type VARCHAR(30),
    validated_by_user VARCHAR(100),
    validated_at DATETIME,
    original_scores TEXT,
    model_used VARCHAR(50),
    evidence_spans TEXT,
    validation_session_id VARCHAR(50),
    PRIMARY KEY (validation_id)
);
CREATE TABLE quality_ratings (
    rating_id VARCHAR(50) NOT NULL,
    content_type VARCHAR(30) NOT NULL,
    content_id VARCHAR(50) NOT NULL,
    llm_rating FLOAT,
    user_rating FLOAT,
    is_user_corrected BOOLEAN,
    criteria_scores TEXT,
    user_feedback TEXT,
    rating_reason TEXT,
    rated_by_user VARCHAR(100),
    rated_at DATETIME,
    model_used VARCHAR(50),
    prompt_template VARCHAR(200),
    input_characteristics TEXT,
    PRIMARY KEY (rating_id)
);
CREATE TABLE quality_metrics (
    metric_id VARCHAR(50) NOT NULL,
    model_name VARCHAR(50) NOT NULL,
    content_type VARCHAR(30) NOT NULL,
    total_ratings INTEGER,
    user_corrected_count INTEGER,
    avg_llm_rating FLOAT,
    avg_user_rating FLOAT,
    rating_drift FLOAT,
    criteria_performance TEXT,
    period_start DATETIME,
    period_end DATETIME,
    last_updated DATETIME,
    PRIMARY KEY (metric_id)
);
CREATE TABLE job (
    job_id VARCHAR(100) NOT NULL,
    job_type VARCHAR(50) NOT NULL,
    input_id VARCHAR(100) NOT NULL,
    config_json TEXT,
    auto_process VARCHAR(5),
    created_at DATETIME,
    updated_at DATETIME,
    PRIMARY KEY (job_id),
    CHECK (job_type IN ('transcribe','mine','flagship','upload','pipeline'))
);
CREATE TABLE job_run (
    run_id VARCHAR(100) NOT NULL,
    job_id VARCHAR(100) NOT NULL,
    attempt_number INTEGER,
    status VARCHAR(20) NOT NULL,
    started_at DATETIME,
    completed_at DATETIME,
    error_code VARCHAR(50),
    error_message TEXT,
    checkpoint_json TEXT,
    metrics_json TEXT,
    created_at DATETIME,
    updated_at DATETIME,
    PRIMARY KEY (run_id),
    FOREIGN KEY (job_id) REFERENCES job (job_id),
    CHECK (status IN ('queued','running','succeeded','failed','cancelled'))
);
CREATE TABLE llm_request (
    request_id VARCHAR(100) NOT NULL,
    job_run_id VARCHAR(100) NOT NULL,
    provider VARCHAR(50) NOT NULL,
    model VARCHAR(100) NOT NULL,
    endpoint VARCHAR(100),
    prompt_tokens INTEGER,
    max_tokens INTEGER,
    temperature FLOAT,
    request_json TEXT NOT NULL,
    created_at DATETIME,
    PRIMARY KEY (request_id),
    FOREIGN KEY (job_run_id) REFERENCES job_run (run_id)
);
CREATE TABLE llm_response (
    response_id VARCHAR(100) NOT NULL,
    request_id VARCHAR(100),
    status_code INTEGER,
    completion_tokens INTEGER,
    total_tokens INTEGER,
    latency_ms FLOAT,
    cost_usd FLOAT,
    response_json TEXT NOT NULL,
    error_message TEXT,
    created_at DATETIME,
    PRIMARY KEY (response_id),
    UNIQUE (request_id),
    FOREIGN KEY (request_id) REFERENCES llm_request (request_id)
);
CREATE TABLE episodes (
    episode_id VARCHAR NOT NULL,
    video_id VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    subtitle VARCHAR,
    description TEXT,
    recorded_at VARCHAR,
    processed_at DATETIME,
    PRIMARY KEY (episode_id),
    FOREIGN KEY (video_id) REFERENCES media_sources (media_id)
);
CREATE TABLE claims (
    episode_id VARCHAR NOT NULL,
    claim_id VARCHAR NOT NULL,
    canonical TEXT NOT NULL,
    original_text TEXT,
    claim_type VARCHAR,
    tier VARCHAR,
    first_mention_ts VARCHAR,
    scores_json JSON,
    evaluator_notes TEXT,
    upload_status VARCHAR,
    upload_timestamp DATETIME,
    upload_error TEXT,
    created_at DATETIME,
    updated_at DATETIME,
    PRIMARY KEY (episode_id, claim_id),
    FOREIGN KEY (episode_id) REFERENCES episodes (episode_id)
);
CREATE TABLE people (
    episode_id VARCHAR NOT NULL,
    person_id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    description TEXT,
    first_mention_ts VARCHAR,
    created_at DATETIME,
    updated_at DATETIME,
    PRIMARY KEY (episode_id, person_id),
    FOREIGN KEY (episode_id) REFERENCES episodes (episode_id)
);
CREATE TABLE concepts (
    episode_id VARCHAR NOT NULL,
    concept_id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    description TEXT,
    first_mention_ts VARCHAR,
    created_at DATETIME,
    updated_at DATETIME,
    PRIMARY KEY (episode_id, concept_id),
    FOREIGN KEY (episode_id) REFERENCES episodes (episode_id)
);
CREATE TABLE jargon (
    episode_id VARCHAR NOT NULL,
    jargon_id VARCHAR NOT NULL,
    term VARCHAR NOT NULL,
    definition TEXT,
    first_mention_ts VARCHAR,
    created_at DATETIME,
    updated_at DATETIME,
    PRIMARY KEY (episode_id, jargon_id),
    FOREIGN KEY (episode_id) REFERENCES episodes (episode_id)
);
CREATE TABLE speaker_voices (
    id INTEGER NOT NULL,
    name VARCHAR(255) NOT NULL,
    voice_fingerprint TEXT,
    confidence_threshold FLOAT,
    created_at DATETIME,
    updated_at DATETIME,
    usage_count INTEGER,
    last_used DATETIME,
    PRIMARY KEY (id)
);
CREATE TABLE speaker_assignments (
    id INTEGER NOT NULL,
    recording_path VARCHAR(500) NOT NULL,
    speaker_id VARCHAR(50) NOT NULL,
    assigned_name VARCHAR(255) NOT NULL,
    confidence FLOAT,
    user_confirmed BOOLEAN,
    created_at DATETIME,
    suggested_name VARCHAR(255),
    suggestion_confidence FLOAT,
    suggestion_method VARCHAR(100),
    sample_segments_json TEXT,
    total_duration FLOAT,
    segment_count INTEGER,
    processing_metadata_json TEXT,
    updated_at DATETIME,
    voice_id INTEGER,
    PRIMARY KEY (id),
    FOREIGN KEY (voice_id) REFERENCES speaker_voices (id)
);
CREATE TABLE speaker_learning_history (
    id INTEGER NOT NULL,
    original_suggestion VARCHAR(255),
    user_correction VARCHAR(255) NOT NULL,
    context_data TEXT,
    learning_weight FLOAT,
    created_at DATETIME,
    voice_id INTEGER,
    PRIMARY KEY (id),
    FOREIGN KEY (voice_id) REFERENCES speaker_voices (id)
);
CREATE TABLE speaker_sessions (
    id INTEGER NOT NULL,
    session_name VARCHAR(255) NOT NULL,
    folder_path VARCHAR(500),
    created_at DATETIME,
    PRIMARY KEY (id)
);
CREATE TABLE channel_host_mappings (
    id INTEGER NOT NULL,
    channel_name VARCHAR(255) NOT NULL,
    host_name VARCHAR(255) NOT NULL,
    confidence FLOAT,
    created_by VARCHAR(50),
    created_at DATETIME,
    updated_at DATETIME,
    use_count INTEGER,
    PRIMARY KEY (id)
);
CREATE TABLE speaker_processing_sessions (
    session_id VARCHAR(50) NOT NULL,
    recording_path VARCHAR(500) NOT NULL,
    processing_method VARCHAR(100),
    total_speakers INTEGER,
    total_duration FLOAT,
    ai_suggestions_json TEXT,
    user_corrections_json TEXT,
    confidence_scores_json TEXT,
    created_at DATETIME,
    completed_at DATETIME,
    PRIMARY KEY (session_id)
);

CREATE INDEX ix_speaker_voices_name ON speaker_voices (name);
CREATE INDEX ix_speaker_assignments_assigned_name ON speaker_assignments (assigned_name);
CREATE INDEX ix_speaker_assignments_recording_path ON speaker_assignments (recording_path);
CREATE UNIQUE INDEX ix_channel_host_mappings_channel_name ON channel_host_mappings (channel_name);
CREATE INDEX ix_speaker_processing_sessions_recording_path ON speaker_processing_sessions (recording_path);
CREATE INDEX idx_claim_validations_claim_id ON claim_tier_validations (claim_id);
CREATE INDEX idx_claim_validations_episode_id ON claim_tier_validations (episode_id);
CREATE INDEX idx_claim_validations_session_id ON claim_tier_validations (validation_session_id);
CREATE INDEX idx_claim_validations_tiers ON claim_tier_validations (original_tier, validated_tier);
CREATE INDEX idx_claim_validations_modified ON claim_tier_validations (is_modified);
CREATE INDEX idx_claim_validations_date ON claim_tier_validations (validated_at);
CREATE INDEX idx_quality_ratings_content ON quality_ratings (content_type, content_id);
CREATE INDEX idx_quality_ratings_model ON quality_ratings (model_used);
CREATE INDEX idx_quality_ratings_user_corrected ON quality_ratings (is_user_corrected);
CREATE INDEX idx_quality_ratings_rated_at ON quality_ratings (rated_at);
CREATE INDEX idx_quality_metrics_model_content ON quality_metrics (model_name, content_type);
CREATE INDEX idx_quality_metrics_updated ON quality_metrics (last_updated);
CREATE UNIQUE INDEX idx_quality_metrics_unique ON quality_metrics (model_name, content_type, period_start, period_end);
CREATE INDEX idx_job_type_status ON job (job_type, created_at);
CREATE INDEX idx_job_run_status ON job_run (job_id, status);
CREATE INDEX idx_llm_request_job ON llm_request (job_run_id);
CREATE INDEX idx_claims_updated ON claims (updated_at);

CREATE VIEW claim_validation_analytics AS
SELECT
    COUNT(*) AS total_validations,
    SUM(CASE WHEN is_modified THEN 1 ELSE 0 END) AS modified_count,
    SUM(CASE WHEN is_modified THEN 0 ELSE 1 END) AS confirmed_count,
    ROUND(100.0 * SUM(CASE WHEN is_modified THEN 0 ELSE 1 END) / COUNT(*), 2) AS accuracy_rate,
    SUM(CASE WHEN original_tier = 'A' AND NOT is_modified THEN 1 ELSE 0 END) AS tier_a_correct,
    SUM(CASE WHEN original_tier = 'A' THEN 1 ELSE 0 END) AS tier_a_total,
    SUM(CASE WHEN original_tier = 'B' AND NOT is_modified THEN 1 ELSE 0 END) AS tier_b_correct,
    SUM(CASE WHEN original_tier = 'B' THEN 1 ELSE 0 END) AS tier_b_total,
    SUM(CASE WHEN original_tier = 'C' AND NOT is_modified THEN 1 ELSE 0 END) AS tier_c_correct,
    SUM(CASE WHEN original_tier = 'C' THEN 1 ELSE 0 END) AS tier_c_total,
    SUM(CASE WHEN original_tier = 'A' AND validated_tier = 'B' THEN 1 ELSE 0 END) AS a_to_b_corrections,
    SUM(CASE WHEN original_tier = 'A' AND validated_tier = 'C' THEN 1 ELSE 0 END) AS a_to_c_corrections,
    SUM(CASE WHEN original_tier = 'B' AND validated_tier = 'A' THEN 1 ELSE 0 END) AS b_to_a_corrections,
    SUM(CASE WHEN original_tier = 'B' AND validated_tier = 'C' THEN 1 ELSE 0 END) AS b_to_c_corrections,
    SUM(CASE WHEN original_tier = 'C' AND validated_tier = 'A' THEN 1 ELSE 0 END) AS c_to_a_corrections,
    SUM(CASE WHEN original_tier = 'C' AND validated_tier = 'B' THEN 1 ELSE 0 END) AS c_to_b_corrections,
    model_used,
    DATE(validated_at) AS validation_date
FROM claim_tier_validations
GROUP BY model_used, DATE(validated_at);

-- Rows, and the dirt: text that is no JSON, a tier that does not exist, soft references to nothing.
INSERT INTO media_sources (media_id, source_type, title, url, tags_json, processed_at, status) VALUES
    ('v1', 'youtube', 'One', 'https://example.org/1', '["a", "b"]', '2025-10-15 08:00:00.123456', 'completed'),
    ('v2', 'youtube', 'Two', 'https://example.org/2', 'not json [', '2025-10-15 09:00:00.000000', 'pending');
INSERT INTO episodes (episode_id, video_id, title) VALUES ('episode_v1', 'v1', 'One'), ('episode_v2', 'v2', 'Two');
INSERT INTO claims (episode_id, claim_id, canonical, tier, scores_json, created_at) VALUES
    ('episode_v1', 'claim_1', 'Water is wet', 'A', '{"importance": 0.9}', '2025-10-15 08:00:01.000000'),
    ('episode_v1', 'claim_2', 'It''s late', 'Z', NULL, NULL),
    ('episode_v2', 'claim_1', 'The same id in another episode', 'B', '{}', NULL);
INSERT INTO people (episode_id, person_id, name) VALUES ('episode_v1', 'p1', 'Ada');
INSERT INTO transcripts (transcript_id, video_id, language, is_manual, transcript_text, transcript_segments_json)
    VALUES ('t1', 'v1', 'en', 1, 'Hello', '[]');
INSERT INTO summaries (summary_id, video_id, transcript_id, summary_text, llm_provider, llm_model, processing_cost)
    VALUES ('s1', 'v1', 't1', 'Short', 'local', 'm', 0.1);
INSERT INTO job (job_id, job_type, input_id, auto_process) VALUES ('j1', 'mine', 'v1', 'false');
INSERT INTO job_run (run_id, job_id, status) VALUES ('r1', 'j1', 'queued'), ('r2', 'j1', 'running');
INSERT INTO speaker_voices (id, name) VALUES (7, 'Grace');
INSERT INTO speaker_assignments (recording_path, speaker_id, assigned_name, sample_segments_json, voice_id)
    VALUES ('/a.mp3', 'SPEAKER_00', 'Grace', '{broken', 7);
INSERT INTO claim_tier_validations (validation_id, claim_id, original_tier, validated_tier, is_modified, claim_text)
    VALUES ('x1', 'no_such_claim', 'A', 'Z', 1, 'Water is wet');
INSERT INTO quality_ratings (rating_id, content_type, content_id, user_rating) VALUES ('q1', 'summary', 'gone', 0.5);
