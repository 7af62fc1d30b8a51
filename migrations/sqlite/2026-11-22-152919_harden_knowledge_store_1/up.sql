-- 2026-11-22-152919 harden_knowledge_store_1: up, SQLite
-- Generated from schema.yaml by Tablewright.
-- W0507: every row of `channel_host_mappings` is written anew, and nobody else can use the table meanwhile
-- W0509: it fails if a row does not fit the new form of `channel_host_mappings`
-- W0507: every row of `claim_tier_validations` is written anew, and nobody else can use the table meanwhile
-- W0509: it fails if a row does not fit the new form of `claim_tier_validations`
-- W0507: every row of `claims` is written anew, and nobody else can use the table meanwhile
-- W0509: it fails if a row does not fit the new form of `claims`
-- W0507: every row of `concepts` is written anew, and nobody else can use the table meanwhile
-- W0509: it fails if a row does not fit the new form of `concepts`
-- W0507: every row of `content_analysis` is written anew, and nobody else can use the table meanwhile
-- W0509: it fails if a row does not fit the new form of `content_analysis`
-- W0507: every row of `embeddings_index` is written anew, and nobody else can use the table meanwhile
-- W0509: it fails if a row does not fit the new form of `embeddings_index`
-- W0507: every row of `file_metadata` is written anew, and nobody else can use the table meanwhile
-- W0509: it fails if a row does not fit the new form of `file_metadata`
-- W0507: every row of `generated_files` is written anew, and nobody else can use the table meanwhile
-- W0509: it fails if a row does not fit the new form of `generated_files`
-- W0507: every row of `jargon` is written anew, and nobody else can use the table meanwhile
-- W0509: it fails if a row does not fit the new form of `jargon`
-- W0507: every row of `job` is written anew, and nobody else can use the table meanwhile
-- W0509: it fails if a row does not fit the new form of `job`
-- W0507: every row of `job_run` is written anew, and nobody else can use the table meanwhile
-- W0509: it fails if a row does not fit the new form of `job_run`
-- W0507: every row of `llm_request` is written anew, and nobody else can use the table meanwhile
-- W0509: it fails if a row does not fit the new form of `llm_request`
-- W0507: every row of `llm_response` is written anew, and nobody else can use the table meanwhile
-- W0509: it fails if a row does not fit the new form of `llm_response`
-- W0507: every row of `media_sources` is written anew, and nobody else can use the table meanwhile
-- W0509: it fails if a row does not fit the new form of `media_sources`
-- W0507: every row of `moc_extractions` is written anew, and nobody else can use the table meanwhile
-- W0509: it fails if a row does not fit the new form of `moc_extractions`
-- W0507: every row of `people` is written anew, and nobody else can use the table meanwhile
-- W0509: it fails if a row does not fit the new form of `people`
-- W0507: every row of `processing_jobs` is written anew, and nobody else can use the table meanwhile
-- W0509: it fails if a row does not fit the new form of `processing_jobs`
-- W0507: every row of `processing_stats` is written anew, and nobody else can use the table meanwhile
-- W0509: it fails if a row does not fit the new form of `processing_stats`
-- W0507: every row of `quality_metrics` is written anew, and nobody else can use the table meanwhile
-- W0509: it fails if a row does not fit the new form of `quality_metrics`
-- W0507: every row of `quality_ratings` is written anew, and nobody else can use the table meanwhile
-- W0509: it fails if a row does not fit the new form of `quality_ratings`
-- W0507: every row of `speaker_assignments` is written anew, and nobody else can use the table meanwhile
-- W0509: it fails if a row does not fit the new form of `speaker_assignments`
-- W0507: every row of `speaker_processing_sessions` is written anew, and nobody else can use the table meanwhile
-- W0509: it fails if a row does not fit the new form of `speaker_processing_sessions`
-- W0507: every row of `speaker_voices` is written anew, and nobody else can use the table meanwhile
-- W0509: it fails if a row does not fit the new form of `speaker_voices`
-- W0507: every row of `summaries` is written anew, and nobody else can use the table meanwhile
-- W0509: it fails if a row does not fit the new form of `summaries`
-- W0507: every row of `text_chunks` is written anew, and nobody else can use the table meanwhile
-- W0509: it fails if a row does not fit the new form of `text_chunks`
-- W0507: every row of `text_chunks_v2` is written anew, and nobody else can use the table meanwhile
-- W0507: every row of `transcripts` is written anew, and nobody else can use the table meanwhile
-- W0509: it fails if a row does not fit the new form of `transcripts`
-- W0506: while the index of `ix_channel_host_mappings_channel_name` on `channel_host_mappings` is built, nothing can be written to the database
-- W0509: it fails if two rows have an equal key for `ix_channel_host_mappings_channel_name` in `channel_host_mappings`
-- W0506: while the index of `idx_claim_validations_claim_id` on `claim_tier_validations` is built, nothing can be written to the database
-- W0506: while the index of `idx_claim_validations_date` on `claim_tier_validations` is built, nothing can be written to the database
-- W0506: while the index of `idx_claim_validations_episode_id` on `claim_tier_validations` is built, nothing can be written to the database
-- W0506: while the index of `idx_claim_validations_modified` on `claim_tier_validations` is built, nothing can be written to the database
-- W0506: while the index of `idx_claim_validations_session_id` on `claim_tier_validations` is built, nothing can be written to the database
-- W0506: while the index of `idx_claim_validations_tiers` on `claim_tier_validations` is built, nothing can be written to the database
-- W0506: while the index of `idx_claims_updated` on `claims` is built, nothing can be written to the database
-- W0506: while the index of `idx_directory` on `file_metadata` is built, nothing can be written to the database
-- W0506: while the index of `idx_file_type` on `file_metadata` is built, nothing can be written to the database
-- W0506: while the index of `idx_processing_status` on `file_metadata` is built, nothing can be written to the database
-- W0506: while the index of `idx_job_type_status` on `job` is built, nothing can be written to the database
-- W0506: while the index of `idx_job_run_status` on `job_run` is built, nothing can be written to the database
-- W0506: while the index of `idx_llm_request_job` on `llm_request` is built, nothing can be written to the database
-- W0506: while the index of `idx_stats_directory` on `processing_stats` is built, nothing can be written to the database
-- W0506: while the index of `idx_quality_metrics_model_content` on `quality_metrics` is built, nothing can be written to the database
-- W0506: while the index of `idx_quality_metrics_unique` on `quality_metrics` is built, nothing can be written to the database
-- W0509: it fails if two rows have an equal key for `idx_quality_metrics_unique` in `quality_metrics`
-- W0506: while the index of `idx_quality_metrics_updated` on `quality_metrics` is built, nothing can be written to the database
-- W0506: while the index of `idx_quality_ratings_content` on `quality_ratings` is built, nothing can be written to the database
-- W0506: while the index of `idx_quality_ratings_model` on `quality_ratings` is built, nothing can be written to the database
-- W0506: while the index of `idx_quality_ratings_rated_at` on `quality_ratings` is built, nothing can be written to the database
-- W0506: while the index of `idx_quality_ratings_user_corrected` on `quality_ratings` is built, nothing can be written to the database
-- W0506: while the index of `ix_speaker_assignments_assigned_name` on `speaker_assignments` is built, nothing can be written to the database
-- W0506: while the index of `ix_speaker_assignments_recording_path` on `speaker_assignments` is built, nothing can be written to the database
-- W0506: while the index of `ix_speaker_processing_sessions_recording_path` on `speaker_processing_sessions` is built, nothing can be written to the database
-- W0506: while the index of `ix_speaker_voices_name` on `speaker_voices` is built, nothing can be written to the database
-- W0506: while the index of `idx_text_chunks_v2_file_hash` on `text_chunks_v2` is built, nothing can be written to the database
-- W0506: while the index of `idx_text_chunks_v2_file_type` on `text_chunks_v2` is built, nothing can be written to the database
-- W0506: while the index of `idx_text_chunks_v2_json_filename` on `text_chunks_v2` is built, nothing can be written to the database
-- W0506: while the index of `idx_text_chunks_v2_json_strategy` on `text_chunks_v2` is built, nothing can be written to the database
-- W0506: while the index of `idx_text_chunks_v2_strategy` on `text_chunks_v2` is built, nothing can be written to the database

-- no foreign keys while tables are made anew
-- They can only be switched off outside of a transaction, so this migration opens its own.
PRAGMA foreign_keys = OFF;
BEGIN IMMEDIATE;

-- trigger cascade_delete_file
DROP TRIGGER "cascade_delete_file";

-- trigger chunks_fts_delete
DROP TRIGGER "chunks_fts_delete";

-- trigger chunks_fts_insert
DROP TRIGGER "chunks_fts_insert";

-- trigger chunks_fts_update
DROP TRIGGER "chunks_fts_update";

-- view claim_validation_analytics
DROP VIEW "claim_validation_analytics";

-- view chunks_with_metadata
DROP VIEW "chunks_with_metadata";

-- raw SQL chunks_fts
DROP TABLE chunks_fts;

-- raw SQL content_fts
DROP TABLE content_fts;

-- index idx_content_file_path
DROP INDEX "idx_content_file_path";

-- index idx_file_path
DROP INDEX "idx_file_path";

-- index idx_chunks_file_path
DROP INDEX "idx_chunks_file_path";

-- index idx_chunks_file_hash
DROP INDEX "idx_chunks_file_hash";

-- index idx_chunks_file_type
DROP INDEX "idx_chunks_file_type";

-- index idx_chunks_json_filename
DROP INDEX "idx_chunks_json_filename";

-- index idx_chunks_json_strategy
DROP INDEX "idx_chunks_json_strategy";

-- index idx_chunks_strategy
DROP INDEX "idx_chunks_strategy";

-- index idx_chunks_adjacency
DROP INDEX "idx_chunks_adjacency";

-- table mended_values
CREATE TABLE "mended_values" (
    "id"          INTEGER      NOT NULL CONSTRAINT "pk_mended_values" PRIMARY KEY,
    "table_name"  VARCHAR(63)  NOT NULL,
    "row_key"     VARCHAR(700),
    "row_key_2"   VARCHAR(100),
    "row_id"      BIGINT,
    "column_name" VARCHAR(63),
    "old_value"   TEXT,
    "old_number"  DOUBLE,
    "old_bytes"   BLOB,
    "new_value"   TEXT,
    "new_number"  DOUBLE,
    "action"      VARCHAR(10)  NOT NULL,
    "reason"      VARCHAR(200) NOT NULL,
    "mended_at"   TIMESTAMP    NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "ck_mended_values_action_enum" CHECK ("action" IN ('changed', 'removed'))
);

-- checks wait for the new tables
PRAGMA ignore_check_constraints = ON;

-- data step of the spec
-- JSON of media_sources
INSERT INTO mended_values (table_name, row_key, column_name, old_value, action, reason)
SELECT 'media_sources', media_id, j.key, j.value, 'changed', 'no JSON'
FROM media_sources, json_each(json_object('categories_json', categories_json, 'tags_json', tags_json,
    'extracted_keywords_json', extracted_keywords_json, 'related_videos_json', related_videos_json,
    'channel_stats_json', channel_stats_json, 'video_chapters_json', video_chapters_json)) AS j
WHERE j.value IS NOT NULL AND NOT json_valid(j.value);
UPDATE media_sources SET
    categories_json = CASE WHEN json_valid(categories_json) THEN categories_json END,
    tags_json = CASE WHEN json_valid(tags_json) THEN tags_json END,
    extracted_keywords_json = CASE WHEN json_valid(extracted_keywords_json) THEN extracted_keywords_json END,
    related_videos_json = CASE WHEN json_valid(related_videos_json) THEN related_videos_json END,
    channel_stats_json = CASE WHEN json_valid(channel_stats_json) THEN channel_stats_json END,
    video_chapters_json = CASE WHEN json_valid(video_chapters_json) THEN video_chapters_json END
WHERE media_id IN (SELECT row_key FROM mended_values WHERE table_name = 'media_sources' AND reason = 'no JSON');

-- data step of the spec
-- JSON of transcripts
INSERT INTO mended_values (table_name, row_key, column_name, old_value, new_value, action, reason)
SELECT 'transcripts', transcript_id, j.key, j.value,
    CASE WHEN j.key IN ('transcript_segments_json') THEN json_quote(j.value) END, 'changed', 'no JSON'
FROM transcripts, json_each(json_object('diarization_segments_json', diarization_segments_json,
    'speaker_assignments', speaker_assignments, 'transcript_segments_json', transcript_segments_json)) AS j
WHERE j.value IS NOT NULL AND NOT json_valid(j.value);
UPDATE transcripts SET
    diarization_segments_json = CASE WHEN json_valid(diarization_segments_json) THEN diarization_segments_json END,
    speaker_assignments = CASE WHEN json_valid(speaker_assignments) THEN speaker_assignments END,
    transcript_segments_json = CASE WHEN json_valid(transcript_segments_json) THEN transcript_segments_json ELSE json_quote(transcript_segments_json) END
WHERE transcript_id IN (SELECT row_key FROM mended_values WHERE table_name = 'transcripts' AND reason = 'no JSON');

-- data step of the spec
-- JSON of summaries
INSERT INTO mended_values (table_name, row_key, column_name, old_value, action, reason)
SELECT 'summaries', summary_id, j.key, j.value, 'changed', 'no JSON'
FROM summaries, json_each(json_object('summary_metadata_json', summary_metadata_json,
    'hce_data_json', hce_data_json)) AS j
WHERE j.value IS NOT NULL AND NOT json_valid(j.value);
UPDATE summaries SET
    summary_metadata_json = CASE WHEN json_valid(summary_metadata_json) THEN summary_metadata_json END,
    hce_data_json = CASE WHEN json_valid(hce_data_json) THEN hce_data_json END
WHERE summary_id IN (SELECT row_key FROM mended_values WHERE table_name = 'summaries' AND reason = 'no JSON');

-- data step of the spec
-- JSON of moc_extractions
INSERT INTO mended_values (table_name, row_key, column_name, old_value, action, reason)
SELECT 'moc_extractions', moc_id, j.key, j.value, 'changed', 'no JSON'
FROM moc_extractions, json_each(json_object('people_json', people_json, 'tags_json', tags_json,
    'mental_models_json', mental_models_json, 'jargon_json', jargon_json, 'beliefs_json', beliefs_json)) AS j
WHERE j.value IS NOT NULL AND NOT json_valid(j.value);
UPDATE moc_extractions SET
    people_json = CASE WHEN json_valid(people_json) THEN people_json END,
    tags_json = CASE WHEN json_valid(tags_json) THEN tags_json END,
    mental_models_json = CASE WHEN json_valid(mental_models_json) THEN mental_models_json END,
    jargon_json = CASE WHEN json_valid(jargon_json) THEN jargon_json END,
    beliefs_json = CASE WHEN json_valid(beliefs_json) THEN beliefs_json END
WHERE moc_id IN (SELECT row_key FROM mended_values WHERE table_name = 'moc_extractions' AND reason = 'no JSON');

-- data step of the spec
-- JSON of generated_files
INSERT INTO mended_values (table_name, row_key, column_name, old_value, action, reason)
SELECT 'generated_files', file_id, 'generation_params_json', generation_params_json, 'changed', 'no JSON'
FROM generated_files WHERE generation_params_json IS NOT NULL AND NOT json_valid(generation_params_json);
UPDATE generated_files SET generation_params_json = NULL WHERE generation_params_json IS NOT NULL AND NOT json_valid(generation_params_json);

-- data step of the spec
-- JSON of processing_jobs
INSERT INTO mended_values (table_name, row_key, column_name, old_value, action, reason)
SELECT 'processing_jobs', job_id, j.key, j.value, 'changed', 'no JSON'
FROM processing_jobs, json_each(json_object('input_urls_json', input_urls_json, 'config_json', config_json,
    'failed_items_json', failed_items_json)) AS j
WHERE j.value IS NOT NULL AND NOT json_valid(j.value);
UPDATE processing_jobs SET
    input_urls_json = CASE WHEN json_valid(input_urls_json) THEN input_urls_json END,
    config_json = CASE WHEN json_valid(config_json) THEN config_json END,
    failed_items_json = CASE WHEN json_valid(failed_items_json) THEN failed_items_json END
WHERE job_id IN (SELECT row_key FROM mended_values WHERE table_name = 'processing_jobs' AND reason = 'no JSON');

-- data step of the spec
-- JSON of job
INSERT INTO mended_values (table_name, row_key, column_name, old_value, action, reason)
SELECT 'job', job_id, 'config_json', config_json, 'changed', 'no JSON'
FROM job WHERE config_json IS NOT NULL AND NOT json_valid(config_json);
UPDATE job SET config_json = NULL WHERE config_json IS NOT NULL AND NOT json_valid(config_json);

-- data step of the spec
-- JSON of job_run
INSERT INTO mended_values (table_name, row_key, column_name, old_value, action, reason)
SELECT 'job_run', run_id, j.key, j.value, 'changed', 'no JSON'
FROM job_run, json_each(json_object('checkpoint_json', checkpoint_json, 'metrics_json', metrics_json)) AS j
WHERE j.value IS NOT NULL AND NOT json_valid(j.value);
UPDATE job_run SET
    checkpoint_json = CASE WHEN json_valid(checkpoint_json) THEN checkpoint_json END,
    metrics_json = CASE WHEN json_valid(metrics_json) THEN metrics_json END
WHERE run_id IN (SELECT row_key FROM mended_values WHERE table_name = 'job_run' AND reason = 'no JSON');

-- data step of the spec
-- JSON of llm_request
INSERT INTO mended_values (table_name, row_key, column_name, old_value, new_value, action, reason)
SELECT 'llm_request', request_id, 'request_json', request_json, json_quote(request_json), 'changed', 'no JSON'
FROM llm_request WHERE request_json IS NOT NULL AND NOT json_valid(request_json);
UPDATE llm_request SET request_json = json_quote(request_json) WHERE request_json IS NOT NULL AND NOT json_valid(request_json);

-- data step of the spec
-- JSON of llm_response
INSERT INTO mended_values (table_name, row_key, column_name, old_value, new_value, action, reason)
SELECT 'llm_response', response_id, 'response_json', response_json, json_quote(response_json), 'changed', 'no JSON'
FROM llm_response WHERE response_json IS NOT NULL AND NOT json_valid(response_json);
UPDATE llm_response SET response_json = json_quote(response_json) WHERE response_json IS NOT NULL AND NOT json_valid(response_json);

-- data step of the spec
-- JSON of speaker_assignments
INSERT INTO mended_values (table_name, row_id, column_name, old_value, action, reason)
SELECT 'speaker_assignments', speaker_assignments.id, j.key, j.value, 'changed', 'no JSON'
FROM speaker_assignments, json_each(json_object('sample_segments_json', sample_segments_json,
    'processing_metadata_json', processing_metadata_json)) AS j
WHERE j.value IS NOT NULL AND NOT json_valid(j.value);
UPDATE speaker_assignments SET
    sample_segments_json = CASE WHEN json_valid(sample_segments_json) THEN sample_segments_json END,
    processing_metadata_json = CASE WHEN json_valid(processing_metadata_json) THEN processing_metadata_json END
WHERE id IN (SELECT row_id FROM mended_values WHERE table_name = 'speaker_assignments' AND reason = 'no JSON');

-- data step of the spec
-- JSON of speaker_processing_sessions
INSERT INTO mended_values (table_name, row_key, column_name, old_value, action, reason)
SELECT 'speaker_processing_sessions', session_id, j.key, j.value, 'changed', 'no JSON'
FROM speaker_processing_sessions, json_each(json_object('ai_suggestions_json', ai_suggestions_json,
    'user_corrections_json', user_corrections_json, 'confidence_scores_json', confidence_scores_json)) AS j
WHERE j.value IS NOT NULL AND NOT json_valid(j.value);
UPDATE speaker_processing_sessions SET
    ai_suggestions_json = CASE WHEN json_valid(ai_suggestions_json) THEN ai_suggestions_json END,
    user_corrections_json = CASE WHEN json_valid(user_corrections_json) THEN user_corrections_json END,
    confidence_scores_json = CASE WHEN json_valid(confidence_scores_json) THEN confidence_scores_json END
WHERE session_id IN (SELECT row_key FROM mended_values WHERE table_name = 'speaker_processing_sessions' AND reason = 'no JSON');

-- data step of the spec
-- JSON of claim_tier_validations
INSERT INTO mended_values (table_name, row_key, column_name, old_value, action, reason)
SELECT 'claim_tier_validations', validation_id, j.key, j.value, 'changed', 'no JSON'
FROM claim_tier_validations, json_each(json_object('original_scores', original_scores,
    'evidence_spans', evidence_spans)) AS j
WHERE j.value IS NOT NULL AND NOT json_valid(j.value);
UPDATE claim_tier_validations SET
    original_scores = CASE WHEN json_valid(original_scores) THEN original_scores END,
    evidence_spans = CASE WHEN json_valid(evidence_spans) THEN evidence_spans END
WHERE validation_id IN (SELECT row_key FROM mended_values WHERE table_name = 'claim_tier_validations' AND reason = 'no JSON');

-- data step of the spec
-- JSON of quality_ratings
INSERT INTO mended_values (table_name, row_key, column_name, old_value, action, reason)
SELECT 'quality_ratings', rating_id, j.key, j.value, 'changed', 'no JSON'
FROM quality_ratings, json_each(json_object('criteria_scores', criteria_scores,
    'input_characteristics', input_characteristics)) AS j
WHERE j.value IS NOT NULL AND NOT json_valid(j.value);
UPDATE quality_ratings SET
    criteria_scores = CASE WHEN json_valid(criteria_scores) THEN criteria_scores END,
    input_characteristics = CASE WHEN json_valid(input_characteristics) THEN input_characteristics END
WHERE rating_id IN (SELECT row_key FROM mended_values WHERE table_name = 'quality_ratings' AND reason = 'no JSON');

-- data step of the spec
-- JSON of quality_metrics
INSERT INTO mended_values (table_name, row_key, column_name, old_value, action, reason)
SELECT 'quality_metrics', metric_id, 'criteria_performance', criteria_performance, 'changed', 'no JSON'
FROM quality_metrics WHERE criteria_performance IS NOT NULL AND NOT json_valid(criteria_performance);
UPDATE quality_metrics SET criteria_performance = NULL WHERE criteria_performance IS NOT NULL AND NOT json_valid(criteria_performance);

-- data step of the spec
-- JSON of content_analysis
INSERT INTO mended_values (table_name, row_id, column_name, old_value, action, reason)
SELECT 'content_analysis', id, 'tfidf_keywords', tfidf_keywords, 'changed', 'no JSON'
FROM content_analysis WHERE tfidf_keywords IS NOT NULL AND NOT json_valid(tfidf_keywords);
UPDATE content_analysis SET tfidf_keywords = NULL WHERE tfidf_keywords IS NOT NULL AND NOT json_valid(tfidf_keywords);

-- data step of the spec
-- JSON of embeddings_index
INSERT INTO mended_values (table_name, row_id, column_name, old_value, new_value, action, reason)
SELECT 'embeddings_index', embeddings_index.id, j.key, j.value,
    CASE WHEN j.key IN ('embedding') THEN json_quote(j.value) END, 'changed', 'no JSON'
FROM embeddings_index, json_each(json_object('metadata', metadata, 'embedding', embedding)) AS j
WHERE j.value IS NOT NULL AND NOT json_valid(j.value);
UPDATE embeddings_index SET
    metadata = CASE WHEN json_valid(metadata) THEN metadata END,
    embedding = CASE WHEN json_valid(embedding) THEN embedding ELSE json_quote(embedding) END
WHERE id IN (SELECT row_id FROM mended_values WHERE table_name = 'embeddings_index' AND reason = 'no JSON');

-- data step of the spec
-- statuses of media sources
INSERT INTO mended_values (table_name, row_key, column_name, old_value, new_value, action, reason)
SELECT 'media_sources', media_id, 'status', status,
    CASE WHEN LOWER(TRIM(status)) IN ('pending', 'processing', 'completed', 'failed')
        THEN LOWER(TRIM(status)) END,
    'changed', 'no such status'
FROM media_sources WHERE status NOT IN ('pending', 'processing', 'completed', 'failed');
UPDATE media_sources SET status =
    CASE WHEN LOWER(TRIM(status)) IN ('pending', 'processing', 'completed', 'failed')
        THEN LOWER(TRIM(status)) END
WHERE status NOT IN ('pending', 'processing', 'completed', 'failed');

-- data step of the spec
-- types of batches
INSERT INTO mended_values (table_name, row_key, column_name, old_value, new_value, action, reason)
SELECT 'processing_jobs', job_id, 'job_type', job_type,
    CASE WHEN LOWER(TRIM(job_type)) IN ('transcription', 'summarization', 'moc_generation', 'other')
        THEN LOWER(TRIM(job_type)) ELSE 'other' END,
    'changed', 'no such type'
FROM processing_jobs WHERE job_type NOT IN ('transcription', 'summarization', 'moc_generation', 'other');
UPDATE processing_jobs SET job_type =
    CASE WHEN LOWER(TRIM(job_type)) IN ('transcription', 'summarization', 'moc_generation', 'other')
        THEN LOWER(TRIM(job_type)) ELSE 'other' END
WHERE job_type NOT IN ('transcription', 'summarization', 'moc_generation', 'other');

-- data step of the spec
-- statuses of batches
INSERT INTO mended_values (table_name, row_key, column_name, old_value, new_value, action, reason)
SELECT 'processing_jobs', job_id, 'status', status,
    CASE WHEN LOWER(TRIM(status)) IN ('pending', 'running', 'completed', 'failed', 'cancelled')
        THEN LOWER(TRIM(status)) ELSE 'failed' END,
    'changed', 'no such status'
FROM processing_jobs WHERE status NOT IN ('pending', 'running', 'completed', 'failed', 'cancelled');
UPDATE processing_jobs SET status =
    CASE WHEN LOWER(TRIM(status)) IN ('pending', 'running', 'completed', 'failed', 'cancelled')
        THEN LOWER(TRIM(status)) ELSE 'failed' END
WHERE status NOT IN ('pending', 'running', 'completed', 'failed', 'cancelled');

-- data step of the spec
-- pipelines of summaries
INSERT INTO mended_values (table_name, row_key, column_name, old_value, new_value, action, reason)
SELECT 'summaries', summary_id, 'processing_type', processing_type,
    CASE WHEN LOWER(TRIM(processing_type)) IN ('legacy', 'hce')
        THEN LOWER(TRIM(processing_type)) END,
    'changed', 'no such pipeline'
FROM summaries WHERE processing_type NOT IN ('legacy', 'hce');
UPDATE summaries SET processing_type =
    CASE WHEN LOWER(TRIM(processing_type)) IN ('legacy', 'hce')
        THEN LOWER(TRIM(processing_type)) END
WHERE processing_type NOT IN ('legacy', 'hce');

-- data step of the spec
-- types of claims
INSERT INTO mended_values (table_name, row_key, row_key_2, column_name, old_value, new_value, action, reason)
SELECT 'claims', episode_id, claim_id, 'claim_type', claim_type,
    CASE WHEN LOWER(TRIM(claim_type)) IN ('factual', 'causal', 'normative', 'forecast', 'definition')
        THEN LOWER(TRIM(claim_type)) END,
    'changed', 'no such type'
FROM claims WHERE claim_type NOT IN ('factual', 'causal', 'normative', 'forecast', 'definition');
UPDATE claims SET claim_type =
    CASE WHEN LOWER(TRIM(claim_type)) IN ('factual', 'causal', 'normative', 'forecast', 'definition')
        THEN LOWER(TRIM(claim_type)) END
WHERE claim_type NOT IN ('factual', 'causal', 'normative', 'forecast', 'definition');

-- data step of the spec
-- tiers of claims
INSERT INTO mended_values (table_name, row_key, row_key_2, column_name, old_value, new_value, action, reason)
SELECT 'claims', episode_id, claim_id, 'tier', tier,
    CASE WHEN UPPER(TRIM(tier)) IN ('A', 'B', 'C') THEN UPPER(TRIM(tier)) END,
    'changed', 'no such tier'
FROM claims WHERE tier NOT IN ('A', 'B', 'C');
UPDATE claims SET tier =
    CASE WHEN UPPER(TRIM(tier)) IN ('A', 'B', 'C') THEN UPPER(TRIM(tier)) END
WHERE tier NOT IN ('A', 'B', 'C');

-- data step of the spec
-- upload statuses of claims
INSERT INTO mended_values (table_name, row_key, row_key_2, column_name, old_value, new_value, action, reason)
SELECT 'claims', episode_id, claim_id, 'upload_status', upload_status,
    CASE WHEN LOWER(TRIM(upload_status)) IN ('pending', 'uploaded', 'failed')
        THEN LOWER(TRIM(upload_status)) END,
    'changed', 'no such status'
FROM claims WHERE upload_status NOT IN ('pending', 'uploaded', 'failed');
UPDATE claims SET upload_status =
    CASE WHEN LOWER(TRIM(upload_status)) IN ('pending', 'uploaded', 'failed')
        THEN LOWER(TRIM(upload_status)) END
WHERE upload_status NOT IN ('pending', 'uploaded', 'failed');

-- data step of the spec
-- types of judged claims
INSERT INTO mended_values (table_name, row_key, column_name, old_value, new_value, action, reason)
SELECT 'claim_tier_validations', validation_id, 'claim_type', claim_type,
    CASE WHEN LOWER(TRIM(claim_type)) IN ('factual', 'causal', 'normative', 'forecast', 'definition')
        THEN LOWER(TRIM(claim_type)) END,
    'changed', 'no such type'
FROM claim_tier_validations WHERE claim_type NOT IN ('factual', 'causal', 'normative', 'forecast', 'definition');
UPDATE claim_tier_validations SET claim_type =
    CASE WHEN LOWER(TRIM(claim_type)) IN ('factual', 'causal', 'normative', 'forecast', 'definition')
        THEN LOWER(TRIM(claim_type)) END
WHERE claim_type NOT IN ('factual', 'causal', 'normative', 'forecast', 'definition');

-- data step of the spec
-- tiers that models gave
INSERT INTO mended_values (table_name, row_key, column_name, old_value, new_value, action, reason)
SELECT 'claim_tier_validations', validation_id, 'original_tier', original_tier,
    CASE WHEN UPPER(TRIM(original_tier)) IN ('A', 'B', 'C', 'U')
        THEN UPPER(TRIM(original_tier)) ELSE 'U' END,
    'changed', 'no such tier'
FROM claim_tier_validations WHERE original_tier NOT IN ('A', 'B', 'C', 'U');
UPDATE claim_tier_validations SET original_tier =
    CASE WHEN UPPER(TRIM(original_tier)) IN ('A', 'B', 'C', 'U')
        THEN UPPER(TRIM(original_tier)) ELSE 'U' END
WHERE original_tier NOT IN ('A', 'B', 'C', 'U');

-- data step of the spec
-- tiers that people judged
INSERT INTO mended_values (table_name, row_key, column_name, old_value, new_value, action, reason)
SELECT 'claim_tier_validations', validation_id, 'validated_tier', validated_tier,
    CASE WHEN UPPER(TRIM(validated_tier)) IN ('A', 'B', 'C', 'U')
        THEN UPPER(TRIM(validated_tier)) ELSE 'U' END,
    'changed', 'no such tier'
FROM claim_tier_validations WHERE validated_tier NOT IN ('A', 'B', 'C', 'U');
UPDATE claim_tier_validations SET validated_tier =
    CASE WHEN UPPER(TRIM(validated_tier)) IN ('A', 'B', 'C', 'U')
        THEN UPPER(TRIM(validated_tier)) ELSE 'U' END
WHERE validated_tier NOT IN ('A', 'B', 'C', 'U');

-- data step of the spec
-- statuses of files
INSERT INTO mended_values (table_name, row_key, column_name, old_value, new_value, action, reason)
SELECT 'file_metadata', file_path, 'processing_status', processing_status,
    CASE WHEN LOWER(TRIM(processing_status)) IN ('success', 'skipped', 'permission_denied', 'file_not_found', 'encoding_error', 'size_limit_exceeded', 'timeout', 'unknown_error')
        THEN LOWER(TRIM(processing_status)) END,
    'changed', 'no such status'
FROM file_metadata WHERE processing_status NOT IN ('success', 'skipped', 'permission_denied', 'file_not_found', 'encoding_error', 'size_limit_exceeded', 'timeout', 'unknown_error');
UPDATE file_metadata SET processing_status =
    CASE WHEN LOWER(TRIM(processing_status)) IN ('success', 'skipped', 'permission_denied', 'file_not_found', 'encoding_error', 'size_limit_exceeded', 'timeout', 'unknown_error')
        THEN LOWER(TRIM(processing_status)) END
WHERE processing_status NOT IN ('success', 'skipped', 'permission_denied', 'file_not_found', 'encoding_error', 'size_limit_exceeded', 'timeout', 'unknown_error');

-- data step of the spec
-- statuses of analyses
INSERT INTO mended_values (table_name, row_id, column_name, old_value, new_value, action, reason)
SELECT 'content_analysis', id, 'processing_status', processing_status,
    CASE WHEN LOWER(TRIM(processing_status)) IN ('success', 'skipped', 'permission_denied', 'file_not_found', 'encoding_error', 'size_limit_exceeded', 'timeout', 'unknown_error')
        THEN LOWER(TRIM(processing_status)) END,
    'changed', 'no such status'
FROM content_analysis WHERE processing_status NOT IN ('success', 'skipped', 'permission_denied', 'file_not_found', 'encoding_error', 'size_limit_exceeded', 'timeout', 'unknown_error');
UPDATE content_analysis SET processing_status =
    CASE WHEN LOWER(TRIM(processing_status)) IN ('success', 'skipped', 'permission_denied', 'file_not_found', 'encoding_error', 'size_limit_exceeded', 'timeout', 'unknown_error')
        THEN LOWER(TRIM(processing_status)) END
WHERE processing_status NOT IN ('success', 'skipped', 'permission_denied', 'file_not_found', 'encoding_error', 'size_limit_exceeded', 'timeout', 'unknown_error');

-- data step of the spec
-- statuses of scans
INSERT INTO mended_values (table_name, row_id, column_name, old_value, new_value, action, reason)
SELECT 'processing_stats', id, 'status', status,
    CASE WHEN LOWER(TRIM(status)) IN ('completed', 'interrupted')
        THEN LOWER(TRIM(status)) END,
    'changed', 'no such status'
FROM processing_stats WHERE status NOT IN ('completed', 'interrupted');
UPDATE processing_stats SET status =
    CASE WHEN LOWER(TRIM(status)) IN ('completed', 'interrupted')
        THEN LOWER(TRIM(status)) END
WHERE status NOT IN ('completed', 'interrupted');

-- data step of the spec
-- auto_process is true or false
INSERT INTO mended_values (table_name, row_key, column_name, old_value, new_value, action, reason)
SELECT 'job', job_id, 'auto_process', auto_process,
    CASE WHEN LOWER(TRIM(auto_process)) IN ('true', 't', 'yes', 'y', 'on', '1') THEN 'true'
        WHEN LOWER(TRIM(auto_process)) IN ('false', 'f', 'no', 'n', 'off', '0') THEN 'false' END,
    'changed', 'neither true nor false'
FROM job WHERE auto_process NOT IN ('true', 'false');
UPDATE job SET auto_process =
    CASE WHEN LOWER(TRIM(auto_process)) IN ('true', 't', 'yes', 'y', 'on', '1') THEN 'true'
        WHEN LOWER(TRIM(auto_process)) IN ('false', 'f', 'no', 'n', 'off', '0') THEN 'false' END
WHERE auto_process NOT IN ('true', 'false');

-- data step of the spec
-- confidence in transcripts
INSERT INTO mended_values (table_name, row_key, column_name, old_number, action, reason)
SELECT 'transcripts', transcript_id, 'confidence_score', confidence_score, 'changed', 'not between 0 and 1'
FROM transcripts WHERE confidence_score NOT BETWEEN 0 AND 1;
UPDATE transcripts SET confidence_score = NULL WHERE confidence_score NOT BETWEEN 0 AND 1;

-- data step of the spec
-- thresholds of voices
INSERT INTO mended_values (table_name, row_id, column_name, old_number, action, reason)
SELECT 'speaker_voices', id, 'confidence_threshold', confidence_threshold, 'changed', 'not between 0 and 1'
FROM speaker_voices WHERE confidence_threshold NOT BETWEEN 0 AND 1;
UPDATE speaker_voices SET confidence_threshold = NULL WHERE confidence_threshold NOT BETWEEN 0 AND 1;

-- data step of the spec
-- confidence in speakers
INSERT INTO mended_values (table_name, row_id, column_name, old_number, action, reason)
SELECT 'speaker_assignments', id, 'confidence', confidence, 'changed', 'not between 0 and 1'
FROM speaker_assignments WHERE confidence NOT BETWEEN 0 AND 1;
UPDATE speaker_assignments SET confidence = NULL WHERE confidence NOT BETWEEN 0 AND 1;
INSERT INTO mended_values (table_name, row_id, column_name, old_number, action, reason)
SELECT 'speaker_assignments', id, 'suggestion_confidence', suggestion_confidence, 'changed', 'not between 0 and 1'
FROM speaker_assignments WHERE suggestion_confidence NOT BETWEEN 0 AND 1;
UPDATE speaker_assignments SET suggestion_confidence = NULL WHERE suggestion_confidence NOT BETWEEN 0 AND 1;

-- data step of the spec
-- confidence in hosts
INSERT INTO mended_values (table_name, row_id, column_name, old_number, action, reason)
SELECT 'channel_host_mappings', id, 'confidence', confidence, 'changed', 'not between 0 and 1'
FROM channel_host_mappings WHERE confidence NOT BETWEEN 0 AND 1;
UPDATE channel_host_mappings SET confidence = NULL WHERE confidence NOT BETWEEN 0 AND 1;

-- data step of the spec
-- ratings
INSERT INTO mended_values (table_name, row_key, column_name, old_number, action, reason)
SELECT 'quality_ratings', rating_id, 'llm_rating', llm_rating, 'changed', 'not between 0 and 1'
FROM quality_ratings WHERE llm_rating NOT BETWEEN 0 AND 1;
UPDATE quality_ratings SET llm_rating = NULL WHERE llm_rating NOT BETWEEN 0 AND 1;
INSERT INTO mended_values (table_name, row_key, column_name, old_number, action, reason)
SELECT 'quality_ratings', rating_id, 'user_rating', user_rating, 'changed', 'not between 0 and 1'
FROM quality_ratings WHERE user_rating NOT BETWEEN 0 AND 1;
UPDATE quality_ratings SET user_rating = NULL WHERE user_rating NOT BETWEEN 0 AND 1;

-- data step of the spec
-- averages of ratings
INSERT INTO mended_values (table_name, row_key, column_name, old_number, action, reason)
SELECT 'quality_metrics', metric_id, 'avg_llm_rating', avg_llm_rating, 'changed', 'not between 0 and 1'
FROM quality_metrics WHERE avg_llm_rating NOT BETWEEN 0 AND 1;
UPDATE quality_metrics SET avg_llm_rating = NULL WHERE avg_llm_rating NOT BETWEEN 0 AND 1;
INSERT INTO mended_values (table_name, row_key, column_name, old_number, action, reason)
SELECT 'quality_metrics', metric_id, 'avg_user_rating', avg_user_rating, 'changed', 'not between 0 and 1'
FROM quality_metrics WHERE avg_user_rating NOT BETWEEN 0 AND 1;
UPDATE quality_metrics SET avg_user_rating = NULL WHERE avg_user_rating NOT BETWEEN 0 AND 1;
INSERT INTO mended_values (table_name, row_key, column_name, old_number, action, reason)
SELECT 'quality_metrics', metric_id, 'rating_drift', rating_drift, 'changed', 'not between 0 and 1'
FROM quality_metrics WHERE rating_drift NOT BETWEEN 0 AND 1;
UPDATE quality_metrics SET rating_drift = NULL WHERE rating_drift NOT BETWEEN 0 AND 1;

-- data step of the spec
-- sessions that media sources name
INSERT INTO mended_values (table_name, row_key, column_name, old_value, action, reason)
SELECT 'media_sources', media_id, 'bright_data_session_id', bright_data_session_id, 'changed', 'no such session'
FROM media_sources
WHERE bright_data_session_id NOT IN (SELECT session_id FROM bright_data_sessions);
UPDATE media_sources SET bright_data_session_id = NULL
WHERE bright_data_session_id NOT IN (SELECT session_id FROM bright_data_sessions);

-- data step of the spec
-- claims that judgements are about
INSERT INTO mended_values (table_name, row_key, column_name, new_value, action, reason)
SELECT 'claim_tier_validations', v.validation_id, 'episode_id', c.episode_id, 'changed',
    'the only episode with such a claim'
FROM claim_tier_validations AS v
JOIN (SELECT claim_id, MIN(episode_id) AS episode_id FROM claims GROUP BY claim_id HAVING COUNT(*) = 1) AS c
    ON c.claim_id = v.claim_id
WHERE v.episode_id IS NULL;
INSERT INTO mended_values (table_name, row_key, column_name, old_value, action, reason)
SELECT 'claim_tier_validations', v.validation_id, 'episode_id', v.episode_id, 'changed', 'no such claim'
FROM claim_tier_validations AS v
WHERE v.episode_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM claims AS c WHERE c.episode_id = v.episode_id AND c.claim_id = v.claim_id);
UPDATE claim_tier_validations SET episode_id = (
    SELECT m.new_value FROM mended_values AS m
    WHERE m.table_name = 'claim_tier_validations' AND m.column_name = 'episode_id'
        AND m.row_key = claim_tier_validations.validation_id)
WHERE validation_id IN (
    SELECT row_key FROM mended_values
    WHERE table_name = 'claim_tier_validations' AND column_name = 'episode_id');

-- data step of the spec
-- what belongs to no file
INSERT INTO mended_values (table_name, row_id, old_value, action, reason)
SELECT 'content_analysis', id, json_object('file_path', file_path, 'file_hash', file_hash, 'word_count', word_count,
    'char_count', char_count, 'language', language, 'tfidf_keywords', tfidf_keywords,
    'processing_status', processing_status, 'error_message', error_message, 'analysis_date', analysis_date,
    'processing_time_seconds', processing_time_seconds), 'removed',
    'no such file'
FROM content_analysis WHERE file_path NOT IN (SELECT file_path FROM file_metadata);
DELETE FROM content_analysis WHERE file_path NOT IN (SELECT file_path FROM file_metadata);
INSERT INTO mended_values (table_name, row_id, old_value, old_bytes, action, reason)
SELECT 'text_chunks', id, json_object('file_path', file_path, 'chunk_index', chunk_index, 'chunk_text', chunk_text), chunk_embedding, 'removed',
    'no such file'
FROM text_chunks WHERE file_path NOT IN (SELECT file_path FROM file_metadata);
DELETE FROM text_chunks WHERE file_path NOT IN (SELECT file_path FROM file_metadata);
INSERT INTO mended_values (table_name, row_id, old_value, action, reason)
SELECT 'embeddings_index', id, json_object('file_path', file_path, 'chunk_index', chunk_index, 'embedding', embedding,
    'metadata', metadata), 'removed',
    'no such file'
FROM embeddings_index WHERE file_path NOT IN (SELECT file_path FROM file_metadata);
DELETE FROM embeddings_index WHERE file_path NOT IN (SELECT file_path FROM file_metadata);
INSERT INTO mended_values (table_name, row_id, old_value, old_bytes, action, reason)
SELECT 'text_chunks_v2', id, json_object('file_path', file_path, 'chunk_index', chunk_index, 'chunk_envelope', chunk_envelope,
    'chunk_strategy', chunk_strategy, 'chunk_size', chunk_size, 'total_chunks', total_chunks,
    'file_hash', file_hash, 'file_type', file_type, 'created_at', created_at), embedding, 'removed',
    'no such file'
FROM text_chunks_v2 WHERE file_path NOT IN (SELECT file_path FROM file_metadata);
DELETE FROM text_chunks_v2 WHERE file_path NOT IN (SELECT file_path FROM file_metadata);

-- data step of the spec
-- analyses of the same text
INSERT INTO mended_values (table_name, row_id, old_value, action, reason)
SELECT 'content_analysis', c.id, json_object('file_path', c.file_path, 'file_hash', c.file_hash, 'word_count', c.word_count,
    'char_count', c.char_count, 'language', c.language, 'tfidf_keywords', c.tfidf_keywords,
    'processing_status', c.processing_status, 'error_message', c.error_message,
    'analysis_date', c.analysis_date,
    'processing_time_seconds', CASE WHEN c.processing_time_seconds IS NOT NULL THEN PRINTF('%!.17g', c.processing_time_seconds) END), 'removed',
    'a newer analysis of the same text is kept'
FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY file_path, file_hash ORDER BY id DESC) AS place
    FROM content_analysis) AS c
WHERE c.place > 1;
DELETE FROM content_analysis WHERE id IN (
    SELECT row_id FROM mended_values WHERE table_name = 'content_analysis' AND action = 'removed');

-- data step of the spec
-- chunks of the same place
INSERT INTO mended_values (table_name, row_id, old_value, old_bytes, action, reason)
SELECT 'text_chunks', c.id, json_object('file_path', c.file_path, 'chunk_index', c.chunk_index, 'chunk_text', c.chunk_text), c.chunk_embedding, 'removed',
    'a newer chunk of the same place is kept'
FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY file_path, chunk_index ORDER BY id DESC) AS place
    FROM text_chunks) AS c
WHERE c.place > 1;
DELETE FROM text_chunks WHERE id IN (
    SELECT row_id FROM mended_values WHERE table_name = 'text_chunks' AND action = 'removed');

-- data step of the spec
-- embeddings of the same chunk
INSERT INTO mended_values (table_name, row_id, old_value, action, reason)
SELECT 'embeddings_index', c.id, json_object('file_path', c.file_path, 'chunk_index', c.chunk_index, 'embedding', c.embedding,
    'metadata', c.metadata), 'removed',
    'a newer embedding of the same chunk is kept'
FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY file_path, chunk_index ORDER BY id DESC) AS place
    FROM embeddings_index) AS c
WHERE c.place > 1;
DELETE FROM embeddings_index WHERE id IN (
    SELECT row_id FROM mended_values WHERE table_name = 'embeddings_index' AND action = 'removed');

-- data step of the spec
-- ratings at the same moment
INSERT INTO mended_values (table_name, row_key, old_value, action, reason)
SELECT 'quality_ratings', c.rating_id, json_object('content_type', c.content_type, 'content_id', c.content_id,
    'llm_rating', CASE WHEN c.llm_rating IS NOT NULL THEN PRINTF('%!.17g', c.llm_rating) END,
    'user_rating', CASE WHEN c.user_rating IS NOT NULL THEN PRINTF('%!.17g', c.user_rating) END,
    'is_user_corrected', c.is_user_corrected, 'criteria_scores', c.criteria_scores,
    'user_feedback', c.user_feedback, 'rating_reason', c.rating_reason, 'rated_by_user', c.rated_by_user,
    'rated_at', c.rated_at, 'model_used', c.model_used, 'prompt_template', c.prompt_template,
    'input_characteristics', c.input_characteristics), 'removed',
    'a rating by the same person at the same moment is kept'
FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY content_type, content_id, rated_by_user, rated_at ORDER BY rating_id DESC) AS place
    FROM quality_ratings WHERE rated_by_user IS NOT NULL AND rated_at IS NOT NULL) AS c
WHERE c.place > 1;
DELETE FROM quality_ratings WHERE rating_id IN (
    SELECT row_key FROM mended_values WHERE table_name = 'quality_ratings' AND action = 'removed');

-- data step of the spec
-- judgements in the same session
INSERT INTO mended_values (table_name, row_key, old_value, action, reason)
SELECT 'claim_tier_validations', c.validation_id, json_object('claim_id', c.claim_id, 'episode_id', c.episode_id, 'original_tier', c.original_tier,
    'validated_tier', c.validated_tier, 'is_modified', c.is_modified, 'claim_text', c.claim_text,
    'claim_type', c.claim_type, 'validated_by_user', c.validated_by_user, 'validated_at', c.validated_at,
    'original_scores', c.original_scores, 'model_used', c.model_used, 'evidence_spans', c.evidence_spans,
    'validation_session_id', c.validation_session_id), 'removed',
    'a newer judgement in the same session is kept'
FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY validation_session_id, episode_id, claim_id, validated_by_user ORDER BY CASE WHEN validated_at IS NULL THEN 1 ELSE 0 END, validated_at DESC, validation_id DESC) AS place
    FROM claim_tier_validations WHERE validation_session_id IS NOT NULL AND episode_id IS NOT NULL AND validated_by_user IS NOT NULL) AS c
WHERE c.place > 1;
DELETE FROM claim_tier_validations WHERE validation_id IN (
    SELECT row_key FROM mended_values WHERE table_name = 'claim_tier_validations' AND action = 'removed');

-- data step of the spec
-- attempts with the same number
INSERT INTO mended_values (table_name, row_key, column_name, old_number, new_number, action, reason)
SELECT 'job_run', r.run_id, 'attempt_number', r.attempt_number,
    r.highest + ROW_NUMBER() OVER (PARTITION BY r.job_id ORDER BY r.created_at, r.run_id),
    'changed', 'another attempt has this number'
FROM (
    SELECT run_id, job_id, attempt_number, created_at,
        MAX(attempt_number) OVER (PARTITION BY job_id) AS highest,
        ROW_NUMBER() OVER (PARTITION BY job_id, attempt_number ORDER BY created_at, run_id) AS place
    FROM job_run WHERE attempt_number IS NOT NULL) AS r
WHERE r.place > 1;
UPDATE job_run SET attempt_number = (
    SELECT m.new_number FROM mended_values AS m
    WHERE m.table_name = 'job_run' AND m.column_name = 'attempt_number' AND m.row_key = job_run.run_id)
WHERE run_id IN (
    SELECT row_key FROM mended_values WHERE table_name = 'job_run' AND column_name = 'attempt_number');

-- checks no longer wait
PRAGMA ignore_check_constraints = OFF;

-- table channel_host_mappings
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table channel_host_mappings is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table channel_host_mappings is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('channel_host_mappings') WHERE name COLLATE NOCASE NOT IN ('id', 'channel_name', 'host_name', 'confidence', 'created_by', 'created_at', 'updated_at', 'use_count')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'channel_host_mappings' AND name COLLATE NOCASE NOT IN ('ix_channel_host_mappings_channel_name')
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('channel_host_mappings')) <> 8;
CREATE TABLE "__tablewright_rebuild" (
    "id"           INTEGER      NOT NULL CONSTRAINT "pk_channel_host_mappings" PRIMARY KEY,
    "channel_name" VARCHAR(255) NOT NULL,
    "host_name"    VARCHAR(255) NOT NULL,
    "confidence"   DOUBLE,
    "created_by"   VARCHAR(50),
    "created_at"   TIMESTAMP    DEFAULT CURRENT_TIMESTAMP,
    "updated_at"   TIMESTAMP    DEFAULT CURRENT_TIMESTAMP,
    "use_count"    INTEGER,
    CONSTRAINT "ck_channel_host_mappings_confidence" CHECK ("confidence" BETWEEN 0 AND 1)
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("id", "channel_name", "host_name", "confidence", "created_by", "created_at", "updated_at", "use_count")
    SELECT
        "id",
        "channel_name",
        "host_name",
        "confidence",
        "created_by",
        "created_at",
        "updated_at",
        "use_count"
    FROM "channel_host_mappings";
DROP TABLE "channel_host_mappings";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "channel_host_mappings";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- table claim_tier_validations
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table claim_tier_validations is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table claim_tier_validations is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('claim_tier_validations') WHERE name COLLATE NOCASE NOT IN ('validation_id', 'claim_id', 'episode_id', 'original_tier', 'validated_tier', 'is_modified', 'claim_text', 'claim_type', 'validated_by_user', 'validated_at', 'original_scores', 'model_used', 'evidence_spans', 'validation_session_id')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'claim_tier_validations' AND name COLLATE NOCASE NOT IN ('idx_claim_validations_claim_id', 'idx_claim_validations_date', 'idx_claim_validations_episode_id', 'idx_claim_validations_modified', 'idx_claim_validations_session_id', 'idx_claim_validations_tiers')
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('claim_tier_validations')) <> 14;
CREATE TABLE "__tablewright_rebuild" (
    "validation_id"         VARCHAR(50)  NOT NULL,
    "claim_id"              VARCHAR(100) NOT NULL,
    "episode_id"            VARCHAR(100),
    "original_tier"         VARCHAR(1)   NOT NULL,
    "validated_tier"        VARCHAR(1)   NOT NULL,
    "is_modified"           BOOLEAN,
    "claim_text"            TEXT         NOT NULL,
    "claim_type"            VARCHAR(30),
    "validated_by_user"     VARCHAR(100),
    "validated_at"          TIMESTAMP,
    "original_scores"       TEXT,
    "model_used"            VARCHAR(50),
    "evidence_spans"        TEXT,
    "validation_session_id" VARCHAR(50),
    CONSTRAINT "pk_claim_tier_validations" PRIMARY KEY ("validation_id"),
    CONSTRAINT "uq_claim_tier_validations_session" UNIQUE ("validation_session_id", "episode_id", "claim_id", "validated_by_user"),
    CONSTRAINT "fk_claim_tier_validations_episode_id_claim_id" FOREIGN KEY ("episode_id", "claim_id") REFERENCES "claims" ("episode_id", "claim_id"),
    CONSTRAINT "ck_claim_tier_validations_claim_type_enum" CHECK ("claim_type" IN ('factual', 'causal', 'normative', 'forecast', 'definition')),
    CONSTRAINT "ck_claim_tier_validations_evidence_spans_json" CHECK ("evidence_spans" IS NULL OR json_valid("evidence_spans")),
    CONSTRAINT "ck_claim_tier_validations_original_scores_json" CHECK ("original_scores" IS NULL OR json_valid("original_scores")),
    CONSTRAINT "ck_claim_tier_validations_original_tier_enum" CHECK ("original_tier" IN ('A', 'B', 'C', 'U')),
    CONSTRAINT "ck_claim_tier_validations_validated_tier_enum" CHECK ("validated_tier" IN ('A', 'B', 'C', 'U'))
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("rowid", "validation_id", "claim_id", "episode_id", "original_tier", "validated_tier", "is_modified", "claim_text", "claim_type", "validated_by_user", "validated_at", "original_scores", "model_used", "evidence_spans", "validation_session_id")
    SELECT
        "rowid",
        "validation_id",
        "claim_id",
        "episode_id",
        "original_tier",
        "validated_tier",
        "is_modified",
        "claim_text",
        "claim_type",
        "validated_by_user",
        "validated_at",
        "original_scores",
        "model_used",
        "evidence_spans",
        "validation_session_id"
    FROM "claim_tier_validations";
DROP TABLE "claim_tier_validations";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "claim_tier_validations";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- table claims
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table claims is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table claims is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('claims') WHERE name COLLATE NOCASE NOT IN ('episode_id', 'claim_id', 'canonical', 'original_text', 'claim_type', 'tier', 'first_mention_ts', 'scores_json', 'evaluator_notes', 'upload_status', 'upload_timestamp', 'upload_error', 'created_at', 'updated_at')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'claims' AND name COLLATE NOCASE NOT IN ('idx_claims_updated')
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('claims')) <> 14;
CREATE TABLE "__tablewright_rebuild" (
    "episode_id"       VARCHAR(100) NOT NULL,
    "claim_id"         VARCHAR(100) NOT NULL,
    "canonical"        TEXT         NOT NULL,
    "original_text"    TEXT,
    "claim_type"       VARCHAR(30),
    "tier"             VARCHAR(10),
    "first_mention_ts" VARCHAR(30),
    "scores_json"      TEXT,
    "evaluator_notes"  TEXT,
    "upload_status"    VARCHAR(20),
    "upload_timestamp" TIMESTAMP,
    "upload_error"     TEXT,
    "created_at"       TIMESTAMP    DEFAULT CURRENT_TIMESTAMP,
    "updated_at"       TIMESTAMP    DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "pk_claims" PRIMARY KEY ("episode_id", "claim_id"),
    CONSTRAINT "fk_claims_episode_id" FOREIGN KEY ("episode_id") REFERENCES "episodes" ("episode_id") ON DELETE CASCADE,
    CONSTRAINT "ck_claims_claim_type_enum" CHECK ("claim_type" IN ('factual', 'causal', 'normative', 'forecast', 'definition')),
    CONSTRAINT "ck_claims_scores_json_json" CHECK ("scores_json" IS NULL OR json_valid("scores_json")),
    CONSTRAINT "ck_claims_tier_enum" CHECK ("tier" IN ('A', 'B', 'C')),
    CONSTRAINT "ck_claims_upload_status_enum" CHECK ("upload_status" IN ('pending', 'uploaded', 'failed'))
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("rowid", "episode_id", "claim_id", "canonical", "original_text", "claim_type", "tier", "first_mention_ts", "scores_json", "evaluator_notes", "upload_status", "upload_timestamp", "upload_error", "created_at", "updated_at")
    SELECT
        "rowid",
        "episode_id",
        "claim_id",
        "canonical",
        "original_text",
        "claim_type",
        "tier",
        "first_mention_ts",
        "scores_json",
        "evaluator_notes",
        "upload_status",
        "upload_timestamp",
        "upload_error",
        "created_at",
        "updated_at"
    FROM "claims";
DROP TABLE "claims";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "claims";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- table concepts
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table concepts is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table concepts is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('concepts') WHERE name COLLATE NOCASE NOT IN ('episode_id', 'concept_id', 'name', 'description', 'first_mention_ts', 'created_at', 'updated_at')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'concepts'
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('concepts')) <> 7;
CREATE TABLE "__tablewright_rebuild" (
    "episode_id"       VARCHAR(100) NOT NULL,
    "concept_id"       VARCHAR(100) NOT NULL,
    "name"             VARCHAR(255) NOT NULL,
    "description"      TEXT,
    "first_mention_ts" VARCHAR(30),
    "created_at"       TIMESTAMP    DEFAULT CURRENT_TIMESTAMP,
    "updated_at"       TIMESTAMP    DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "pk_concepts" PRIMARY KEY ("episode_id", "concept_id"),
    CONSTRAINT "fk_concepts_episode_id" FOREIGN KEY ("episode_id") REFERENCES "episodes" ("episode_id") ON DELETE CASCADE
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("rowid", "episode_id", "concept_id", "name", "description", "first_mention_ts", "created_at", "updated_at")
    SELECT
        "rowid",
        "episode_id",
        "concept_id",
        "name",
        "description",
        "first_mention_ts",
        "created_at",
        "updated_at"
    FROM "concepts";
DROP TABLE "concepts";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "concepts";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- table content_analysis
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table content_analysis is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table content_analysis is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('content_analysis') WHERE name COLLATE NOCASE NOT IN ('id', 'file_path', 'file_hash', 'word_count', 'char_count', 'language', 'tfidf_keywords', 'processing_status', 'error_message', 'analysis_date', 'processing_time_seconds')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'content_analysis'
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('content_analysis')) <> 11;
CREATE TABLE "__tablewright_rebuild" (
    "id"                      INTEGER     NOT NULL CONSTRAINT "pk_content_analysis" PRIMARY KEY AUTOINCREMENT,
    "file_path"               TEXT        NOT NULL,
    "file_hash"               VARCHAR(64) NOT NULL,
    "word_count"              INTEGER,
    "char_count"              INTEGER,
    "language"                VARCHAR(20),
    "tfidf_keywords"          TEXT,
    "processing_status"       VARCHAR(30) DEFAULT 'success',
    "error_message"           TEXT,
    "analysis_date"           VARCHAR(40) DEFAULT (CURRENT_TIMESTAMP),
    "processing_time_seconds" DOUBLE,
    CONSTRAINT "uq_content_analysis_file_path_file_hash" UNIQUE ("file_path", "file_hash"),
    CONSTRAINT "fk_content_analysis_file_path" FOREIGN KEY ("file_path") REFERENCES "file_metadata" ("file_path") ON DELETE CASCADE,
    CONSTRAINT "ck_content_analysis_processing_status_enum" CHECK ("processing_status" IN ('success', 'skipped', 'permission_denied', 'file_not_found', 'encoding_error', 'size_limit_exceeded', 'timeout', 'unknown_error')),
    CONSTRAINT "ck_content_analysis_tfidf_keywords_json" CHECK ("tfidf_keywords" IS NULL OR json_valid("tfidf_keywords"))
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("id", "file_path", "file_hash", "word_count", "char_count", "language", "tfidf_keywords", "processing_status", "error_message", "analysis_date", "processing_time_seconds")
    SELECT
        "id",
        "file_path",
        "file_hash",
        "word_count",
        "char_count",
        "language",
        "tfidf_keywords",
        "processing_status",
        "error_message",
        "analysis_date",
        "processing_time_seconds"
    FROM "content_analysis";
DELETE FROM sqlite_sequence WHERE name = '__tablewright_rebuild';
INSERT INTO sqlite_sequence (name, seq)
    SELECT '__tablewright_rebuild', seq FROM sqlite_sequence WHERE name = 'content_analysis';
DROP TABLE "content_analysis";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "content_analysis";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- table embeddings_index
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table embeddings_index is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table embeddings_index is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('embeddings_index') WHERE name COLLATE NOCASE NOT IN ('id', 'file_path', 'chunk_index', 'embedding', 'metadata')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'embeddings_index'
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('embeddings_index')) <> 5;
CREATE TABLE "__tablewright_rebuild" (
    "id"          INTEGER NOT NULL CONSTRAINT "pk_embeddings_index" PRIMARY KEY AUTOINCREMENT,
    "file_path"   TEXT    NOT NULL,
    "chunk_index" INTEGER NOT NULL,
    "embedding"   TEXT    NOT NULL,
    "metadata"    TEXT,
    CONSTRAINT "uq_embeddings_index_file_path_chunk_index" UNIQUE ("file_path", "chunk_index"),
    CONSTRAINT "fk_embeddings_index_file_path" FOREIGN KEY ("file_path") REFERENCES "file_metadata" ("file_path") ON DELETE CASCADE,
    CONSTRAINT "ck_embeddings_index_embedding_json" CHECK (json_valid("embedding")),
    CONSTRAINT "ck_embeddings_index_metadata_json" CHECK ("metadata" IS NULL OR json_valid("metadata"))
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("id", "file_path", "chunk_index", "embedding", "metadata")
    SELECT
        "id",
        "file_path",
        "chunk_index",
        "embedding",
        "metadata"
    FROM "embeddings_index";
DELETE FROM sqlite_sequence WHERE name = '__tablewright_rebuild';
INSERT INTO sqlite_sequence (name, seq)
    SELECT '__tablewright_rebuild', seq FROM sqlite_sequence WHERE name = 'embeddings_index';
DROP TABLE "embeddings_index";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "embeddings_index";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- table file_metadata
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table file_metadata is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table file_metadata is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('file_metadata') WHERE name COLLATE NOCASE NOT IN ('file_path', 'file_name', 'directory', 'file_size', 'file_type', 'mime_type', 'created_date', 'modified_date', 'accessed_date', 'permissions', 'file_hash', 'is_text_file', 'encoding', 'processing_status', 'error_message', 'indexed_date')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'file_metadata' AND name COLLATE NOCASE NOT IN ('idx_directory', 'idx_file_type', 'idx_processing_status')
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('file_metadata')) <> 16;
CREATE TABLE "__tablewright_rebuild" (
    "file_path"         TEXT         NOT NULL,
    "file_name"         VARCHAR(255) NOT NULL,
    "directory"         TEXT         NOT NULL,
    "file_size"         BIGINT       NOT NULL,
    "file_type"         VARCHAR(50),
    "mime_type"         VARCHAR(255),
    "created_date"      VARCHAR(40),
    "modified_date"     VARCHAR(40),
    "accessed_date"     VARCHAR(40),
    "permissions"       VARCHAR(20),
    "file_hash"         VARCHAR(64),
    "is_text_file"      BOOLEAN,
    "encoding"          VARCHAR(50),
    "processing_status" VARCHAR(30)  DEFAULT 'success',
    "error_message"     TEXT,
    "indexed_date"      VARCHAR(40)  DEFAULT (CURRENT_TIMESTAMP),
    CONSTRAINT "pk_file_metadata" PRIMARY KEY ("file_path"),
    CONSTRAINT "ck_file_metadata_processing_status_enum" CHECK ("processing_status" IN ('success', 'skipped', 'permission_denied', 'file_not_found', 'encoding_error', 'size_limit_exceeded', 'timeout', 'unknown_error'))
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("rowid", "file_path", "file_name", "directory", "file_size", "file_type", "mime_type", "created_date", "modified_date", "accessed_date", "permissions", "file_hash", "is_text_file", "encoding", "processing_status", "error_message", "indexed_date")
    SELECT
        "rowid",
        "file_path",
        "file_name",
        "directory",
        "file_size",
        "file_type",
        "mime_type",
        "created_date",
        "modified_date",
        "accessed_date",
        "permissions",
        "file_hash",
        "is_text_file",
        "encoding",
        "processing_status",
        "error_message",
        "indexed_date"
    FROM "file_metadata";
DROP TABLE "file_metadata";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "file_metadata";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- table generated_files
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table generated_files is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table generated_files is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('generated_files') WHERE name COLLATE NOCASE NOT IN ('file_id', 'video_id', 'transcript_id', 'summary_id', 'moc_id', 'file_path', 'file_type', 'file_format', 'generation_params_json', 'include_timestamps', 'include_analysis', 'vault_path', 'file_size_bytes', 'created_at', 'last_modified')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'generated_files'
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('generated_files')) <> 15;
CREATE TABLE "__tablewright_rebuild" (
    "file_id"                VARCHAR(50)  NOT NULL,
    "video_id"               VARCHAR(20)  NOT NULL,
    "transcript_id"          VARCHAR(50),
    "summary_id"             VARCHAR(50),
    "moc_id"                 VARCHAR(50),
    "file_path"              VARCHAR(500) NOT NULL,
    "file_type"              VARCHAR(30)  NOT NULL,
    "file_format"            VARCHAR(10)  NOT NULL,
    "generation_params_json" TEXT,
    "include_timestamps"     BOOLEAN,
    "include_analysis"       BOOLEAN,
    "vault_path"             VARCHAR(500),
    "file_size_bytes"        BIGINT,
    "created_at"             TIMESTAMP,
    "last_modified"          TIMESTAMP,
    CONSTRAINT "pk_generated_files" PRIMARY KEY ("file_id"),
    CONSTRAINT "fk_generated_files_moc_id" FOREIGN KEY ("moc_id") REFERENCES "moc_extractions" ("moc_id"),
    CONSTRAINT "fk_generated_files_summary_id" FOREIGN KEY ("summary_id") REFERENCES "summaries" ("summary_id"),
    CONSTRAINT "fk_generated_files_transcript_id" FOREIGN KEY ("transcript_id") REFERENCES "transcripts" ("transcript_id"),
    CONSTRAINT "fk_generated_files_video_id" FOREIGN KEY ("video_id") REFERENCES "media_sources" ("media_id"),
    CONSTRAINT "ck_generated_files_generation_params_json_json" CHECK ("generation_params_json" IS NULL OR json_valid("generation_params_json"))
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("rowid", "file_id", "video_id", "transcript_id", "summary_id", "moc_id", "file_path", "file_type", "file_format", "generation_params_json", "include_timestamps", "include_analysis", "vault_path", "file_size_bytes", "created_at", "last_modified")
    SELECT
        "rowid",
        "file_id",
        "video_id",
        "transcript_id",
        "summary_id",
        "moc_id",
        "file_path",
        "file_type",
        "file_format",
        "generation_params_json",
        "include_timestamps",
        "include_analysis",
        "vault_path",
        "file_size_bytes",
        "created_at",
        "last_modified"
    FROM "generated_files";
DROP TABLE "generated_files";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "generated_files";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- table jargon
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table jargon is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table jargon is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('jargon') WHERE name COLLATE NOCASE NOT IN ('episode_id', 'jargon_id', 'term', 'definition', 'first_mention_ts', 'created_at', 'updated_at')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'jargon'
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('jargon')) <> 7;
CREATE TABLE "__tablewright_rebuild" (
    "episode_id"       VARCHAR(100) NOT NULL,
    "jargon_id"        VARCHAR(100) NOT NULL,
    "term"             VARCHAR(255) NOT NULL,
    "definition"       TEXT,
    "first_mention_ts" VARCHAR(30),
    "created_at"       TIMESTAMP    DEFAULT CURRENT_TIMESTAMP,
    "updated_at"       TIMESTAMP    DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "pk_jargon" PRIMARY KEY ("episode_id", "jargon_id"),
    CONSTRAINT "fk_jargon_episode_id" FOREIGN KEY ("episode_id") REFERENCES "episodes" ("episode_id") ON DELETE CASCADE
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("rowid", "episode_id", "jargon_id", "term", "definition", "first_mention_ts", "created_at", "updated_at")
    SELECT
        "rowid",
        "episode_id",
        "jargon_id",
        "term",
        "definition",
        "first_mention_ts",
        "created_at",
        "updated_at"
    FROM "jargon";
DROP TABLE "jargon";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "jargon";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- table job
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table job is not as this migration expects it" INTEGER NOT NULL DEFAULT 0,
    "job.auto_process has a value that is neither true nor false" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table job is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('job') WHERE name COLLATE NOCASE NOT IN ('job_id', 'job_type', 'input_id', 'config_json', 'auto_process', 'created_at', 'updated_at')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'job' AND name COLLATE NOCASE NOT IN ('idx_job_type_status')
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('job')) <> 7;
CREATE TABLE "__tablewright_rebuild" (
    "job_id"       VARCHAR(100) NOT NULL,
    "job_type"     VARCHAR(50)  NOT NULL,
    "input_id"     VARCHAR(100) NOT NULL,
    "config_json"  TEXT,
    "auto_process" BOOLEAN      DEFAULT 0,
    "created_at"   TIMESTAMP    DEFAULT CURRENT_TIMESTAMP,
    "updated_at"   TIMESTAMP    DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "pk_job" PRIMARY KEY ("job_id"),
    CONSTRAINT "ck_job_config_json_json" CHECK ("config_json" IS NULL OR json_valid("config_json")),
    CONSTRAINT "ck_job_job_type_enum" CHECK ("job_type" IN ('transcribe', 'mine', 'flagship', 'upload', 'pipeline'))
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("rowid", "job_id", "job_type", "input_id", "config_json", "auto_process", "created_at", "updated_at")
    SELECT
        "rowid",
        "job_id",
        "job_type",
        "input_id",
        "config_json",
        CASE
            WHEN LOWER(TRIM("auto_process")) IN ('true', 't', 'yes', 'y', 'on', '1') THEN 1
            WHEN LOWER(TRIM("auto_process")) IN ('false', 'f', 'no', 'n', 'off', '0') THEN 0
            ELSE "auto_process"
        END,
        "created_at",
        "updated_at"
    FROM "job";
DROP TABLE "job";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "job";
PRAGMA legacy_alter_table = OFF;
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("job.auto_process has a value that is neither true nor false")
    SELECT NULL FROM "job" WHERE "auto_process" NOT IN (0, 1) LIMIT 1;
DROP TABLE temp."__tablewright_guard";

-- table job_run
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table job_run is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table job_run is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('job_run') WHERE name COLLATE NOCASE NOT IN ('run_id', 'job_id', 'attempt_number', 'status', 'started_at', 'completed_at', 'error_code', 'error_message', 'checkpoint_json', 'metrics_json', 'created_at', 'updated_at')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'job_run' AND name COLLATE NOCASE NOT IN ('idx_job_run_status')
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('job_run')) <> 12;
CREATE TABLE "__tablewright_rebuild" (
    "run_id"          VARCHAR(100) NOT NULL,
    "job_id"          VARCHAR(100) NOT NULL,
    "attempt_number"  INTEGER,
    "status"          VARCHAR(20)  NOT NULL,
    "started_at"      TIMESTAMP,
    "completed_at"    TIMESTAMP,
    "error_code"      VARCHAR(50),
    "error_message"   TEXT,
    "checkpoint_json" TEXT,
    "metrics_json"    TEXT,
    "created_at"      TIMESTAMP    DEFAULT CURRENT_TIMESTAMP,
    "updated_at"      TIMESTAMP    DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "pk_job_run" PRIMARY KEY ("run_id"),
    CONSTRAINT "uq_job_run_job_id_attempt_number" UNIQUE ("job_id", "attempt_number"),
    CONSTRAINT "fk_job_run_job_id" FOREIGN KEY ("job_id") REFERENCES "job" ("job_id"),
    CONSTRAINT "ck_job_run_checkpoint_json_json" CHECK ("checkpoint_json" IS NULL OR json_valid("checkpoint_json")),
    CONSTRAINT "ck_job_run_metrics_json_json" CHECK ("metrics_json" IS NULL OR json_valid("metrics_json")),
    CONSTRAINT "ck_job_run_status_enum" CHECK ("status" IN ('queued', 'running', 'succeeded', 'failed', 'cancelled'))
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("rowid", "run_id", "job_id", "attempt_number", "status", "started_at", "completed_at", "error_code", "error_message", "checkpoint_json", "metrics_json", "created_at", "updated_at")
    SELECT
        "rowid",
        "run_id",
        "job_id",
        "attempt_number",
        "status",
        "started_at",
        "completed_at",
        "error_code",
        "error_message",
        "checkpoint_json",
        "metrics_json",
        "created_at",
        "updated_at"
    FROM "job_run";
DROP TABLE "job_run";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "job_run";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- table llm_request
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table llm_request is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table llm_request is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('llm_request') WHERE name COLLATE NOCASE NOT IN ('request_id', 'job_run_id', 'provider', 'model', 'endpoint', 'prompt_tokens', 'max_tokens', 'temperature', 'request_json', 'created_at')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'llm_request' AND name COLLATE NOCASE NOT IN ('idx_llm_request_job')
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('llm_request')) <> 10;
CREATE TABLE "__tablewright_rebuild" (
    "request_id"    VARCHAR(100) NOT NULL,
    "job_run_id"    VARCHAR(100) NOT NULL,
    "provider"      VARCHAR(50)  NOT NULL,
    "model"         VARCHAR(100) NOT NULL,
    "endpoint"      VARCHAR(100),
    "prompt_tokens" INTEGER,
    "max_tokens"    INTEGER,
    "temperature"   DOUBLE,
    "request_json"  TEXT         NOT NULL,
    "created_at"    TIMESTAMP,
    CONSTRAINT "pk_llm_request" PRIMARY KEY ("request_id"),
    CONSTRAINT "fk_llm_request_job_run_id" FOREIGN KEY ("job_run_id") REFERENCES "job_run" ("run_id"),
    CONSTRAINT "ck_llm_request_request_json_json" CHECK (json_valid("request_json"))
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("rowid", "request_id", "job_run_id", "provider", "model", "endpoint", "prompt_tokens", "max_tokens", "temperature", "request_json", "created_at")
    SELECT
        "rowid",
        "request_id",
        "job_run_id",
        "provider",
        "model",
        "endpoint",
        "prompt_tokens",
        "max_tokens",
        "temperature",
        "request_json",
        "created_at"
    FROM "llm_request";
DROP TABLE "llm_request";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "llm_request";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- table llm_response
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table llm_response is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table llm_response is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('llm_response') WHERE name COLLATE NOCASE NOT IN ('response_id', 'request_id', 'status_code', 'completion_tokens', 'total_tokens', 'latency_ms', 'cost_usd', 'response_json', 'error_message', 'created_at')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'llm_response'
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('llm_response')) <> 10;
CREATE TABLE "__tablewright_rebuild" (
    "response_id"       VARCHAR(100) NOT NULL,
    "request_id"        VARCHAR(100),
    "status_code"       INTEGER,
    "completion_tokens" INTEGER,
    "total_tokens"      INTEGER,
    "latency_ms"        DOUBLE,
    "cost_usd"          DOUBLE,
    "response_json"     TEXT         NOT NULL,
    "error_message"     TEXT,
    "created_at"        TIMESTAMP,
    CONSTRAINT "pk_llm_response" PRIMARY KEY ("response_id"),
    CONSTRAINT "uq_llm_response_request_id" UNIQUE ("request_id"),
    CONSTRAINT "fk_llm_response_request_id" FOREIGN KEY ("request_id") REFERENCES "llm_request" ("request_id"),
    CONSTRAINT "ck_llm_response_response_json_json" CHECK (json_valid("response_json"))
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("rowid", "response_id", "request_id", "status_code", "completion_tokens", "total_tokens", "latency_ms", "cost_usd", "response_json", "error_message", "created_at")
    SELECT
        "rowid",
        "response_id",
        "request_id",
        "status_code",
        "completion_tokens",
        "total_tokens",
        "latency_ms",
        "cost_usd",
        "response_json",
        "error_message",
        "created_at"
    FROM "llm_response";
DROP TABLE "llm_response";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "llm_response";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- table media_sources
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table media_sources is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table media_sources is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('media_sources') WHERE name COLLATE NOCASE NOT IN ('media_id', 'source_type', 'title', 'url', 'description', 'uploader', 'uploader_id', 'upload_date', 'duration_seconds', 'view_count', 'like_count', 'comment_count', 'categories_json', 'privacy_status', 'caption_availability', 'thumbnail_url', 'thumbnail_local_path', 'tags_json', 'extracted_keywords_json', 'related_videos_json', 'channel_stats_json', 'video_chapters_json', 'extraction_method', 'processed_at', 'bright_data_session_id', 'processing_cost', 'status')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'media_sources'
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('media_sources')) <> 27;
CREATE TABLE "__tablewright_rebuild" (
    "media_id"                VARCHAR(20)  NOT NULL,
    "source_type"             VARCHAR(50)  NOT NULL,
    "title"                   VARCHAR(500) NOT NULL,
    "url"                     VARCHAR(200) NOT NULL,
    "description"             TEXT,
    "uploader"                VARCHAR(200),
    "uploader_id"             VARCHAR(50),
    "upload_date"             VARCHAR(8),
    "duration_seconds"        INTEGER,
    "view_count"              BIGINT,
    "like_count"              BIGINT,
    "comment_count"           BIGINT,
    "categories_json"         TEXT,
    "privacy_status"          VARCHAR(20),
    "caption_availability"    BOOLEAN,
    "thumbnail_url"           VARCHAR(500),
    "thumbnail_local_path"    VARCHAR(500),
    "tags_json"               TEXT,
    "extracted_keywords_json" TEXT,
    "related_videos_json"     TEXT,
    "channel_stats_json"      TEXT,
    "video_chapters_json"     TEXT,
    "extraction_method"       VARCHAR(50),
    "processed_at"            TIMESTAMP,
    "bright_data_session_id"  VARCHAR(100),
    "processing_cost"         DOUBLE,
    "status"                  VARCHAR(20),
    CONSTRAINT "pk_media_sources" PRIMARY KEY ("media_id"),
    CONSTRAINT "fk_media_sources_bright_data_session_id" FOREIGN KEY ("bright_data_session_id") REFERENCES "bright_data_sessions" ("session_id") ON DELETE SET NULL,
    CONSTRAINT "ck_media_sources_categories_json_json" CHECK ("categories_json" IS NULL OR json_valid("categories_json")),
    CONSTRAINT "ck_media_sources_channel_stats_json_json" CHECK ("channel_stats_json" IS NULL OR json_valid("channel_stats_json")),
    CONSTRAINT "ck_media_sources_extracted_keywords_json_json" CHECK ("extracted_keywords_json" IS NULL OR json_valid("extracted_keywords_json")),
    CONSTRAINT "ck_media_sources_related_videos_json_json" CHECK ("related_videos_json" IS NULL OR json_valid("related_videos_json")),
    CONSTRAINT "ck_media_sources_status_enum" CHECK ("status" IN ('pending', 'processing', 'completed', 'failed')),
    CONSTRAINT "ck_media_sources_tags_json_json" CHECK ("tags_json" IS NULL OR json_valid("tags_json")),
    CONSTRAINT "ck_media_sources_video_chapters_json_json" CHECK ("video_chapters_json" IS NULL OR json_valid("video_chapters_json"))
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("rowid", "media_id", "source_type", "title", "url", "description", "uploader", "uploader_id", "upload_date", "duration_seconds", "view_count", "like_count", "comment_count", "categories_json", "privacy_status", "caption_availability", "thumbnail_url", "thumbnail_local_path", "tags_json", "extracted_keywords_json", "related_videos_json", "channel_stats_json", "video_chapters_json", "extraction_method", "processed_at", "bright_data_session_id", "processing_cost", "status")
    SELECT
        "rowid",
        "media_id",
        "source_type",
        "title",
        "url",
        "description",
        "uploader",
        "uploader_id",
        "upload_date",
        "duration_seconds",
        "view_count",
        "like_count",
        "comment_count",
        "categories_json",
        "privacy_status",
        "caption_availability",
        "thumbnail_url",
        "thumbnail_local_path",
        "tags_json",
        "extracted_keywords_json",
        "related_videos_json",
        "channel_stats_json",
        "video_chapters_json",
        "extraction_method",
        "processed_at",
        "bright_data_session_id",
        "processing_cost",
        "status"
    FROM "media_sources";
DROP TABLE "media_sources";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "media_sources";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- table moc_extractions
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table moc_extractions is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table moc_extractions is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('moc_extractions') WHERE name COLLATE NOCASE NOT IN ('moc_id', 'video_id', 'summary_id', 'people_json', 'tags_json', 'mental_models_json', 'jargon_json', 'beliefs_json', 'theme', 'depth', 'include_beliefs', 'created_at', 'extraction_method')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'moc_extractions'
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('moc_extractions')) <> 13;
CREATE TABLE "__tablewright_rebuild" (
    "moc_id"             VARCHAR(50) NOT NULL,
    "video_id"           VARCHAR(20) NOT NULL,
    "summary_id"         VARCHAR(50),
    "people_json"        TEXT,
    "tags_json"          TEXT,
    "mental_models_json" TEXT,
    "jargon_json"        TEXT,
    "beliefs_json"       TEXT,
    "theme"              VARCHAR(20),
    "depth"              INTEGER,
    "include_beliefs"    BOOLEAN,
    "created_at"         TIMESTAMP,
    "extraction_method"  VARCHAR(30),
    CONSTRAINT "pk_moc_extractions" PRIMARY KEY ("moc_id"),
    CONSTRAINT "fk_moc_extractions_summary_id" FOREIGN KEY ("summary_id") REFERENCES "summaries" ("summary_id"),
    CONSTRAINT "fk_moc_extractions_video_id" FOREIGN KEY ("video_id") REFERENCES "media_sources" ("media_id"),
    CONSTRAINT "ck_moc_extractions_beliefs_json_json" CHECK ("beliefs_json" IS NULL OR json_valid("beliefs_json")),
    CONSTRAINT "ck_moc_extractions_jargon_json_json" CHECK ("jargon_json" IS NULL OR json_valid("jargon_json")),
    CONSTRAINT "ck_moc_extractions_mental_models_json_json" CHECK ("mental_models_json" IS NULL OR json_valid("mental_models_json")),
    CONSTRAINT "ck_moc_extractions_people_json_json" CHECK ("people_json" IS NULL OR json_valid("people_json")),
    CONSTRAINT "ck_moc_extractions_tags_json_json" CHECK ("tags_json" IS NULL OR json_valid("tags_json"))
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("rowid", "moc_id", "video_id", "summary_id", "people_json", "tags_json", "mental_models_json", "jargon_json", "beliefs_json", "theme", "depth", "include_beliefs", "created_at", "extraction_method")
    SELECT
        "rowid",
        "moc_id",
        "video_id",
        "summary_id",
        "people_json",
        "tags_json",
        "mental_models_json",
        "jargon_json",
        "beliefs_json",
        "theme",
        "depth",
        "include_beliefs",
        "created_at",
        "extraction_method"
    FROM "moc_extractions";
DROP TABLE "moc_extractions";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "moc_extractions";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- table people
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table people is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table people is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('people') WHERE name COLLATE NOCASE NOT IN ('episode_id', 'person_id', 'name', 'description', 'first_mention_ts', 'created_at', 'updated_at')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'people'
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('people')) <> 7;
CREATE TABLE "__tablewright_rebuild" (
    "episode_id"       VARCHAR(100) NOT NULL,
    "person_id"        VARCHAR(100) NOT NULL,
    "name"             VARCHAR(255) NOT NULL,
    "description"      TEXT,
    "first_mention_ts" VARCHAR(30),
    "created_at"       TIMESTAMP    DEFAULT CURRENT_TIMESTAMP,
    "updated_at"       TIMESTAMP    DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "pk_people" PRIMARY KEY ("episode_id", "person_id"),
    CONSTRAINT "fk_people_episode_id" FOREIGN KEY ("episode_id") REFERENCES "episodes" ("episode_id") ON DELETE CASCADE
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("rowid", "episode_id", "person_id", "name", "description", "first_mention_ts", "created_at", "updated_at")
    SELECT
        "rowid",
        "episode_id",
        "person_id",
        "name",
        "description",
        "first_mention_ts",
        "created_at",
        "updated_at"
    FROM "people";
DROP TABLE "people";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "people";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- table processing_jobs
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table processing_jobs is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table processing_jobs is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('processing_jobs') WHERE name COLLATE NOCASE NOT IN ('job_id', 'job_type', 'input_urls_json', 'config_json', 'status', 'created_at', 'started_at', 'completed_at', 'total_items', 'completed_items', 'failed_items', 'skipped_items', 'total_cost', 'total_tokens_consumed', 'total_processing_time_seconds', 'error_message', 'failed_items_json')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'processing_jobs'
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('processing_jobs')) <> 17;
CREATE TABLE "__tablewright_rebuild" (
    "job_id"                        VARCHAR(50) NOT NULL,
    "job_type"                      VARCHAR(30) NOT NULL,
    "input_urls_json"               TEXT,
    "config_json"                   TEXT,
    "status"                        VARCHAR(20) NOT NULL,
    "created_at"                    TIMESTAMP,
    "started_at"                    TIMESTAMP,
    "completed_at"                  TIMESTAMP,
    "total_items"                   INTEGER,
    "completed_items"               INTEGER,
    "failed_items"                  INTEGER,
    "skipped_items"                 INTEGER,
    "total_cost"                    DOUBLE,
    "total_tokens_consumed"         INTEGER,
    "total_processing_time_seconds" DOUBLE,
    "error_message"                 TEXT,
    "failed_items_json"             TEXT,
    CONSTRAINT "pk_processing_jobs" PRIMARY KEY ("job_id"),
    CONSTRAINT "ck_processing_jobs_config_json_json" CHECK ("config_json" IS NULL OR json_valid("config_json")),
    CONSTRAINT "ck_processing_jobs_failed_items_json_json" CHECK ("failed_items_json" IS NULL OR json_valid("failed_items_json")),
    CONSTRAINT "ck_processing_jobs_input_urls_json_json" CHECK ("input_urls_json" IS NULL OR json_valid("input_urls_json")),
    CONSTRAINT "ck_processing_jobs_job_type_enum" CHECK ("job_type" IN ('transcription', 'summarization', 'moc_generation', 'other')),
    CONSTRAINT "ck_processing_jobs_status_enum" CHECK ("status" IN ('pending', 'running', 'completed', 'failed', 'cancelled'))
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("rowid", "job_id", "job_type", "input_urls_json", "config_json", "status", "created_at", "started_at", "completed_at", "total_items", "completed_items", "failed_items", "skipped_items", "total_cost", "total_tokens_consumed", "total_processing_time_seconds", "error_message", "failed_items_json")
    SELECT
        "rowid",
        "job_id",
        "job_type",
        "input_urls_json",
        "config_json",
        "status",
        "created_at",
        "started_at",
        "completed_at",
        "total_items",
        "completed_items",
        "failed_items",
        "skipped_items",
        "total_cost",
        "total_tokens_consumed",
        "total_processing_time_seconds",
        "error_message",
        "failed_items_json"
    FROM "processing_jobs";
DROP TABLE "processing_jobs";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "processing_jobs";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- table processing_stats
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table processing_stats is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table processing_stats is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('processing_stats') WHERE name COLLATE NOCASE NOT IN ('id', 'session_id', 'directory', 'total_files', 'successful_files', 'failed_files', 'permission_denied_files', 'size_limit_exceeded_files', 'encoding_error_files', 'file_not_found_files', 'timeout_files', 'unknown_error_files', 'start_time', 'end_time', 'duration_seconds', 'status', 'interrupted')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'processing_stats' AND name COLLATE NOCASE NOT IN ('idx_stats_directory')
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('processing_stats')) <> 17;
CREATE TABLE "__tablewright_rebuild" (
    "id"                        INTEGER      NOT NULL CONSTRAINT "pk_processing_stats" PRIMARY KEY AUTOINCREMENT,
    "session_id"                VARCHAR(100) NOT NULL,
    "directory"                 TEXT,
    "total_files"               INTEGER,
    "successful_files"          INTEGER,
    "failed_files"              INTEGER,
    "permission_denied_files"   INTEGER,
    "size_limit_exceeded_files" INTEGER,
    "encoding_error_files"      INTEGER,
    "file_not_found_files"      INTEGER,
    "timeout_files"             INTEGER,
    "unknown_error_files"       INTEGER,
    "start_time"                VARCHAR(40),
    "end_time"                  VARCHAR(40),
    "duration_seconds"          DOUBLE,
    "status"                    VARCHAR(20)  DEFAULT 'completed',
    "interrupted"               BOOLEAN      DEFAULT 0,
    CONSTRAINT "ck_processing_stats_status_enum" CHECK ("status" IN ('completed', 'interrupted'))
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("id", "session_id", "directory", "total_files", "successful_files", "failed_files", "permission_denied_files", "size_limit_exceeded_files", "encoding_error_files", "file_not_found_files", "timeout_files", "unknown_error_files", "start_time", "end_time", "duration_seconds", "status", "interrupted")
    SELECT
        "id",
        "session_id",
        "directory",
        "total_files",
        "successful_files",
        "failed_files",
        "permission_denied_files",
        "size_limit_exceeded_files",
        "encoding_error_files",
        "file_not_found_files",
        "timeout_files",
        "unknown_error_files",
        "start_time",
        "end_time",
        "duration_seconds",
        "status",
        "interrupted"
    FROM "processing_stats";
DELETE FROM sqlite_sequence WHERE name = '__tablewright_rebuild';
INSERT INTO sqlite_sequence (name, seq)
    SELECT '__tablewright_rebuild', seq FROM sqlite_sequence WHERE name = 'processing_stats';
DROP TABLE "processing_stats";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "processing_stats";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- table quality_metrics
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table quality_metrics is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table quality_metrics is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('quality_metrics') WHERE name COLLATE NOCASE NOT IN ('metric_id', 'model_name', 'content_type', 'total_ratings', 'user_corrected_count', 'avg_llm_rating', 'avg_user_rating', 'rating_drift', 'criteria_performance', 'period_start', 'period_end', 'last_updated')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'quality_metrics' AND name COLLATE NOCASE NOT IN ('idx_quality_metrics_model_content', 'idx_quality_metrics_unique', 'idx_quality_metrics_updated')
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('quality_metrics')) <> 12;
CREATE TABLE "__tablewright_rebuild" (
    "metric_id"            VARCHAR(50) NOT NULL,
    "model_name"           VARCHAR(50) NOT NULL,
    "content_type"         VARCHAR(30) NOT NULL,
    "total_ratings"        INTEGER,
    "user_corrected_count" INTEGER,
    "avg_llm_rating"       DOUBLE,
    "avg_user_rating"      DOUBLE,
    "rating_drift"         DOUBLE,
    "criteria_performance" TEXT,
    "period_start"         TIMESTAMP,
    "period_end"           TIMESTAMP,
    "last_updated"         TIMESTAMP,
    CONSTRAINT "pk_quality_metrics" PRIMARY KEY ("metric_id"),
    CONSTRAINT "ck_quality_metrics_avg_llm_rating" CHECK ("avg_llm_rating" BETWEEN 0 AND 1),
    CONSTRAINT "ck_quality_metrics_avg_user_rating" CHECK ("avg_user_rating" BETWEEN 0 AND 1),
    CONSTRAINT "ck_quality_metrics_criteria_performance_json" CHECK ("criteria_performance" IS NULL OR json_valid("criteria_performance")),
    CONSTRAINT "ck_quality_metrics_rating_drift" CHECK ("rating_drift" BETWEEN 0 AND 1)
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("rowid", "metric_id", "model_name", "content_type", "total_ratings", "user_corrected_count", "avg_llm_rating", "avg_user_rating", "rating_drift", "criteria_performance", "period_start", "period_end", "last_updated")
    SELECT
        "rowid",
        "metric_id",
        "model_name",
        "content_type",
        "total_ratings",
        "user_corrected_count",
        "avg_llm_rating",
        "avg_user_rating",
        "rating_drift",
        "criteria_performance",
        "period_start",
        "period_end",
        "last_updated"
    FROM "quality_metrics";
DROP TABLE "quality_metrics";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "quality_metrics";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- table quality_ratings
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table quality_ratings is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table quality_ratings is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('quality_ratings') WHERE name COLLATE NOCASE NOT IN ('rating_id', 'content_type', 'content_id', 'llm_rating', 'user_rating', 'is_user_corrected', 'criteria_scores', 'user_feedback', 'rating_reason', 'rated_by_user', 'rated_at', 'model_used', 'prompt_template', 'input_characteristics')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'quality_ratings' AND name COLLATE NOCASE NOT IN ('idx_quality_ratings_content', 'idx_quality_ratings_model', 'idx_quality_ratings_rated_at', 'idx_quality_ratings_user_corrected')
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('quality_ratings')) <> 14;
CREATE TABLE "__tablewright_rebuild" (
    "rating_id"             VARCHAR(100) NOT NULL,
    "content_type"          VARCHAR(30)  NOT NULL,
    "content_id"            VARCHAR(100) NOT NULL,
    "llm_rating"            DOUBLE,
    "user_rating"           DOUBLE,
    "is_user_corrected"     BOOLEAN,
    "criteria_scores"       TEXT,
    "user_feedback"         TEXT,
    "rating_reason"         TEXT,
    "rated_by_user"         VARCHAR(100),
    "rated_at"              TIMESTAMP,
    "model_used"            VARCHAR(50),
    "prompt_template"       VARCHAR(200),
    "input_characteristics" TEXT,
    CONSTRAINT "pk_quality_ratings" PRIMARY KEY ("rating_id"),
    CONSTRAINT "uq_quality_ratings_moment" UNIQUE ("content_type", "content_id", "rated_by_user", "rated_at"),
    CONSTRAINT "ck_quality_ratings_criteria_scores_json" CHECK ("criteria_scores" IS NULL OR json_valid("criteria_scores")),
    CONSTRAINT "ck_quality_ratings_input_characteristics_json" CHECK ("input_characteristics" IS NULL OR json_valid("input_characteristics")),
    CONSTRAINT "ck_quality_ratings_llm_rating" CHECK ("llm_rating" BETWEEN 0 AND 1),
    CONSTRAINT "ck_quality_ratings_user_rating" CHECK ("user_rating" BETWEEN 0 AND 1)
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("rowid", "rating_id", "content_type", "content_id", "llm_rating", "user_rating", "is_user_corrected", "criteria_scores", "user_feedback", "rating_reason", "rated_by_user", "rated_at", "model_used", "prompt_template", "input_characteristics")
    SELECT
        "rowid",
        "rating_id",
        "content_type",
        "content_id",
        "llm_rating",
        "user_rating",
        "is_user_corrected",
        "criteria_scores",
        "user_feedback",
        "rating_reason",
        "rated_by_user",
        "rated_at",
        "model_used",
        "prompt_template",
        "input_characteristics"
    FROM "quality_ratings";
DROP TABLE "quality_ratings";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "quality_ratings";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- table speaker_assignments
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table speaker_assignments is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table speaker_assignments is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('speaker_assignments') WHERE name COLLATE NOCASE NOT IN ('id', 'recording_path', 'speaker_id', 'assigned_name', 'confidence', 'user_confirmed', 'created_at', 'suggested_name', 'suggestion_confidence', 'suggestion_method', 'sample_segments_json', 'total_duration', 'segment_count', 'processing_metadata_json', 'updated_at', 'voice_id')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'speaker_assignments' AND name COLLATE NOCASE NOT IN ('ix_speaker_assignments_assigned_name', 'ix_speaker_assignments_recording_path')
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('speaker_assignments')) <> 16;
CREATE TABLE "__tablewright_rebuild" (
    "id"                       INTEGER      NOT NULL CONSTRAINT "pk_speaker_assignments" PRIMARY KEY,
    "recording_path"           VARCHAR(500) NOT NULL,
    "speaker_id"               VARCHAR(50)  NOT NULL,
    "assigned_name"            VARCHAR(255) NOT NULL,
    "confidence"               DOUBLE,
    "user_confirmed"           BOOLEAN,
    "created_at"               TIMESTAMP    DEFAULT CURRENT_TIMESTAMP,
    "suggested_name"           VARCHAR(255),
    "suggestion_confidence"    DOUBLE,
    "suggestion_method"        VARCHAR(100),
    "sample_segments_json"     TEXT,
    "total_duration"           DOUBLE,
    "segment_count"            INTEGER,
    "processing_metadata_json" TEXT,
    "updated_at"               TIMESTAMP    DEFAULT CURRENT_TIMESTAMP,
    "voice_id"                 BIGINT,
    CONSTRAINT "fk_speaker_assignments_voice_id" FOREIGN KEY ("voice_id") REFERENCES "speaker_voices" ("id"),
    CONSTRAINT "ck_speaker_assignments_confidence" CHECK ("confidence" BETWEEN 0 AND 1),
    CONSTRAINT "ck_speaker_assignments_processing_metadata_json_json" CHECK ("processing_metadata_json" IS NULL OR json_valid("processing_metadata_json")),
    CONSTRAINT "ck_speaker_assignments_sample_segments_json_json" CHECK ("sample_segments_json" IS NULL OR json_valid("sample_segments_json")),
    CONSTRAINT "ck_speaker_assignments_suggestion_confidence" CHECK ("suggestion_confidence" BETWEEN 0 AND 1)
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("id", "recording_path", "speaker_id", "assigned_name", "confidence", "user_confirmed", "created_at", "suggested_name", "suggestion_confidence", "suggestion_method", "sample_segments_json", "total_duration", "segment_count", "processing_metadata_json", "updated_at", "voice_id")
    SELECT
        "id",
        "recording_path",
        "speaker_id",
        "assigned_name",
        "confidence",
        "user_confirmed",
        "created_at",
        "suggested_name",
        "suggestion_confidence",
        "suggestion_method",
        "sample_segments_json",
        "total_duration",
        "segment_count",
        "processing_metadata_json",
        "updated_at",
        "voice_id"
    FROM "speaker_assignments";
DROP TABLE "speaker_assignments";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "speaker_assignments";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- table speaker_processing_sessions
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table speaker_processing_sessions is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table speaker_processing_sessions is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('speaker_processing_sessions') WHERE name COLLATE NOCASE NOT IN ('session_id', 'recording_path', 'processing_method', 'total_speakers', 'total_duration', 'ai_suggestions_json', 'user_corrections_json', 'confidence_scores_json', 'created_at', 'completed_at')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'speaker_processing_sessions' AND name COLLATE NOCASE NOT IN ('ix_speaker_processing_sessions_recording_path')
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('speaker_processing_sessions')) <> 10;
CREATE TABLE "__tablewright_rebuild" (
    "session_id"             VARCHAR(50)  NOT NULL,
    "recording_path"         VARCHAR(500) NOT NULL,
    "processing_method"      VARCHAR(100),
    "total_speakers"         INTEGER,
    "total_duration"         DOUBLE,
    "ai_suggestions_json"    TEXT,
    "user_corrections_json"  TEXT,
    "confidence_scores_json" TEXT,
    "created_at"             TIMESTAMP,
    "completed_at"           TIMESTAMP,
    CONSTRAINT "pk_speaker_processing_sessions" PRIMARY KEY ("session_id"),
    CONSTRAINT "ck_speaker_processing_sessions_ai_suggestions_json_json" CHECK ("ai_suggestions_json" IS NULL OR json_valid("ai_suggestions_json")),
    CONSTRAINT "ck_speaker_processing_sessions_confidence_scores_json_json" CHECK ("confidence_scores_json" IS NULL OR json_valid("confidence_scores_json")),
    CONSTRAINT "ck_speaker_processing_sessions_user_corrections_json_json" CHECK ("user_corrections_json" IS NULL OR json_valid("user_corrections_json"))
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("rowid", "session_id", "recording_path", "processing_method", "total_speakers", "total_duration", "ai_suggestions_json", "user_corrections_json", "confidence_scores_json", "created_at", "completed_at")
    SELECT
        "rowid",
        "session_id",
        "recording_path",
        "processing_method",
        "total_speakers",
        "total_duration",
        "ai_suggestions_json",
        "user_corrections_json",
        "confidence_scores_json",
        "created_at",
        "completed_at"
    FROM "speaker_processing_sessions";
DROP TABLE "speaker_processing_sessions";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "speaker_processing_sessions";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- table speaker_voices
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table speaker_voices is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table speaker_voices is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('speaker_voices') WHERE name COLLATE NOCASE NOT IN ('id', 'name', 'voice_fingerprint', 'confidence_threshold', 'created_at', 'updated_at', 'usage_count', 'last_used')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'speaker_voices' AND name COLLATE NOCASE NOT IN ('ix_speaker_voices_name')
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('speaker_voices')) <> 8;
CREATE TABLE "__tablewright_rebuild" (
    "id"                   INTEGER      NOT NULL CONSTRAINT "pk_speaker_voices" PRIMARY KEY,
    "name"                 VARCHAR(255) NOT NULL,
    "voice_fingerprint"    TEXT,
    "confidence_threshold" DOUBLE,
    "created_at"           TIMESTAMP    DEFAULT CURRENT_TIMESTAMP,
    "updated_at"           TIMESTAMP    DEFAULT CURRENT_TIMESTAMP,
    "usage_count"          INTEGER,
    "last_used"            TIMESTAMP,
    CONSTRAINT "ck_speaker_voices_confidence_threshold" CHECK ("confidence_threshold" BETWEEN 0 AND 1)
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("id", "name", "voice_fingerprint", "confidence_threshold", "created_at", "updated_at", "usage_count", "last_used")
    SELECT
        "id",
        "name",
        "voice_fingerprint",
        "confidence_threshold",
        "created_at",
        "updated_at",
        "usage_count",
        "last_used"
    FROM "speaker_voices";
DROP TABLE "speaker_voices";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "speaker_voices";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- table summaries
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table summaries is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table summaries is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('summaries') WHERE name COLLATE NOCASE NOT IN ('summary_id', 'video_id', 'transcript_id', 'summary_text', 'summary_metadata_json', 'processing_type', 'hce_data_json', 'llm_provider', 'llm_model', 'prompt_template_path', 'focus_area', 'prompt_tokens', 'completion_tokens', 'total_tokens', 'processing_cost', 'input_length', 'summary_length', 'compression_ratio', 'processing_time_seconds', 'created_at', 'template_used')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'summaries'
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('summaries')) <> 21;
CREATE TABLE "__tablewright_rebuild" (
    "summary_id"              VARCHAR(50)  NOT NULL,
    "video_id"                VARCHAR(20)  NOT NULL,
    "transcript_id"           VARCHAR(50),
    "summary_text"            TEXT         NOT NULL,
    "summary_metadata_json"   TEXT,
    "processing_type"         VARCHAR(10),
    "hce_data_json"           TEXT,
    "llm_provider"            VARCHAR(20)  NOT NULL,
    "llm_model"               VARCHAR(50)  NOT NULL,
    "prompt_template_path"    VARCHAR(200),
    "focus_area"              VARCHAR(100),
    "prompt_tokens"           INTEGER,
    "completion_tokens"       INTEGER,
    "total_tokens"            INTEGER,
    "processing_cost"         DOUBLE,
    "input_length"            INTEGER,
    "summary_length"          INTEGER,
    "compression_ratio"       DOUBLE,
    "processing_time_seconds" DOUBLE,
    "created_at"              TIMESTAMP,
    "template_used"           VARCHAR(100),
    CONSTRAINT "pk_summaries" PRIMARY KEY ("summary_id"),
    CONSTRAINT "fk_summaries_transcript_id" FOREIGN KEY ("transcript_id") REFERENCES "transcripts" ("transcript_id"),
    CONSTRAINT "fk_summaries_video_id" FOREIGN KEY ("video_id") REFERENCES "media_sources" ("media_id"),
    CONSTRAINT "ck_summaries_hce_data_json_json" CHECK ("hce_data_json" IS NULL OR json_valid("hce_data_json")),
    CONSTRAINT "ck_summaries_processing_type_enum" CHECK ("processing_type" IN ('legacy', 'hce')),
    CONSTRAINT "ck_summaries_summary_metadata_json_json" CHECK ("summary_metadata_json" IS NULL OR json_valid("summary_metadata_json"))
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("rowid", "summary_id", "video_id", "transcript_id", "summary_text", "summary_metadata_json", "processing_type", "hce_data_json", "llm_provider", "llm_model", "prompt_template_path", "focus_area", "prompt_tokens", "completion_tokens", "total_tokens", "processing_cost", "input_length", "summary_length", "compression_ratio", "processing_time_seconds", "created_at", "template_used")
    SELECT
        "rowid",
        "summary_id",
        "video_id",
        "transcript_id",
        "summary_text",
        "summary_metadata_json",
        "processing_type",
        "hce_data_json",
        "llm_provider",
        "llm_model",
        "prompt_template_path",
        "focus_area",
        "prompt_tokens",
        "completion_tokens",
        "total_tokens",
        "processing_cost",
        "input_length",
        "summary_length",
        "compression_ratio",
        "processing_time_seconds",
        "created_at",
        "template_used"
    FROM "summaries";
DROP TABLE "summaries";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "summaries";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- table text_chunks
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table text_chunks is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table text_chunks is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('text_chunks') WHERE name COLLATE NOCASE NOT IN ('id', 'file_path', 'chunk_index', 'chunk_text', 'chunk_embedding')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'text_chunks'
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('text_chunks')) <> 5;
CREATE TABLE "__tablewright_rebuild" (
    "id"              INTEGER NOT NULL CONSTRAINT "pk_text_chunks" PRIMARY KEY AUTOINCREMENT,
    "file_path"       TEXT    NOT NULL,
    "chunk_index"     INTEGER NOT NULL,
    "chunk_text"      TEXT    NOT NULL,
    "chunk_embedding" BLOB,
    CONSTRAINT "uq_text_chunks_file_path_chunk_index" UNIQUE ("file_path", "chunk_index"),
    CONSTRAINT "fk_text_chunks_file_path" FOREIGN KEY ("file_path") REFERENCES "file_metadata" ("file_path") ON DELETE CASCADE
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("id", "file_path", "chunk_index", "chunk_text", "chunk_embedding")
    SELECT
        "id",
        "file_path",
        "chunk_index",
        "chunk_text",
        "chunk_embedding"
    FROM "text_chunks";
DELETE FROM sqlite_sequence WHERE name = '__tablewright_rebuild';
INSERT INTO sqlite_sequence (name, seq)
    SELECT '__tablewright_rebuild', seq FROM sqlite_sequence WHERE name = 'text_chunks';
DROP TABLE "text_chunks";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "text_chunks";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- table text_chunks_v2
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table text_chunks_v2 is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table text_chunks_v2 is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('text_chunks_v2') WHERE name COLLATE NOCASE NOT IN ('id', 'file_path', 'chunk_index', 'chunk_envelope', 'chunk_strategy', 'chunk_size', 'total_chunks', 'file_hash', 'file_type', 'created_at', 'embedding')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'text_chunks_v2'
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('text_chunks_v2')) <> 11;
CREATE TABLE "__tablewright_rebuild" (
    "id"             INTEGER     NOT NULL CONSTRAINT "pk_text_chunks_v2" PRIMARY KEY AUTOINCREMENT,
    "file_path"      TEXT        NOT NULL,
    "chunk_index"    INTEGER     NOT NULL,
    "chunk_envelope" TEXT        NOT NULL,
    "chunk_strategy" VARCHAR(50) NOT NULL,
    "chunk_size"     INTEGER     NOT NULL,
    "total_chunks"   INTEGER     NOT NULL,
    "file_hash"      VARCHAR(64) NOT NULL,
    "file_type"      VARCHAR(50),
    "created_at"     VARCHAR(40) NOT NULL,
    "embedding"      BLOB,
    "content"        TEXT        GENERATED ALWAYS AS (CAST(json_extract("chunk_envelope", '$.content') AS TEXT)) STORED,
    CONSTRAINT "uq_text_chunks_v2_file_path_chunk_index" UNIQUE ("file_path", "chunk_index"),
    CONSTRAINT "fk_text_chunks_v2_file_path" FOREIGN KEY ("file_path") REFERENCES "file_metadata" ("file_path") ON DELETE CASCADE,
    CONSTRAINT "ck_text_chunks_v2_chunk_envelope_json" CHECK (json_valid("chunk_envelope"))
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("id", "file_path", "chunk_index", "chunk_envelope", "chunk_strategy", "chunk_size", "total_chunks", "file_hash", "file_type", "created_at", "embedding")
    SELECT
        "id",
        "file_path",
        "chunk_index",
        "chunk_envelope",
        "chunk_strategy",
        "chunk_size",
        "total_chunks",
        "file_hash",
        "file_type",
        "created_at",
        "embedding"
    FROM "text_chunks_v2";
DELETE FROM sqlite_sequence WHERE name = '__tablewright_rebuild';
INSERT INTO sqlite_sequence (name, seq)
    SELECT '__tablewright_rebuild', seq FROM sqlite_sequence WHERE name = 'text_chunks_v2';
DROP TABLE "text_chunks_v2";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "text_chunks_v2";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- table transcripts
-- Made anew, since ALTER TABLE cannot change it so.
CREATE TEMP TABLE "__tablewright_guard" (
    "table transcripts is not as this migration expects it" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("table transcripts is not as this migration expects it")
    SELECT NULL WHERE EXISTS (
        SELECT 1 FROM pragma_table_xinfo('transcripts') WHERE name COLLATE NOCASE NOT IN ('transcript_id', 'video_id', 'language', 'is_manual', 'transcript_type', 'transcript_text', 'transcript_text_with_speakers', 'transcript_segments_json', 'diarization_segments_json', 'whisper_model', 'device_used', 'diarization_enabled', 'diarization_model', 'include_timestamps', 'strip_interjections', 'confidence_score', 'segment_count', 'total_duration', 'created_at', 'processing_time_seconds', 'speaker_assignments', 'speaker_assignment_completed', 'speaker_assignment_completed_at')
    ) OR EXISTS (
        SELECT 1 FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name COLLATE NOCASE = 'transcripts'
    ) OR (SELECT COUNT(*) FROM pragma_table_xinfo('transcripts')) <> 23;
CREATE TABLE "__tablewright_rebuild" (
    "transcript_id"                   VARCHAR(50) NOT NULL,
    "video_id"                        VARCHAR(20) NOT NULL,
    "language"                        VARCHAR(10) NOT NULL,
    "is_manual"                       BOOLEAN     NOT NULL,
    "transcript_type"                 VARCHAR(30),
    "transcript_text"                 TEXT        NOT NULL,
    "transcript_text_with_speakers"   TEXT,
    "transcript_segments_json"        TEXT        NOT NULL,
    "diarization_segments_json"       TEXT,
    "whisper_model"                   VARCHAR(30),
    "device_used"                     VARCHAR(10),
    "diarization_enabled"             BOOLEAN,
    "diarization_model"               VARCHAR(50),
    "include_timestamps"              BOOLEAN,
    "strip_interjections"             BOOLEAN,
    "confidence_score"                DOUBLE,
    "segment_count"                   INTEGER,
    "total_duration"                  DOUBLE,
    "created_at"                      TIMESTAMP,
    "processing_time_seconds"         DOUBLE,
    "speaker_assignments"             TEXT,
    "speaker_assignment_completed"    BOOLEAN,
    "speaker_assignment_completed_at" TIMESTAMP,
    CONSTRAINT "pk_transcripts" PRIMARY KEY ("transcript_id"),
    CONSTRAINT "fk_transcripts_video_id" FOREIGN KEY ("video_id") REFERENCES "media_sources" ("media_id"),
    CONSTRAINT "ck_transcripts_confidence_score" CHECK ("confidence_score" BETWEEN 0 AND 1),
    CONSTRAINT "ck_transcripts_diarization_segments_json_json" CHECK ("diarization_segments_json" IS NULL OR json_valid("diarization_segments_json")),
    CONSTRAINT "ck_transcripts_speaker_assignments_json" CHECK ("speaker_assignments" IS NULL OR json_valid("speaker_assignments")),
    CONSTRAINT "ck_transcripts_transcript_segments_json_json" CHECK (json_valid("transcript_segments_json"))
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("rowid", "transcript_id", "video_id", "language", "is_manual", "transcript_type", "transcript_text", "transcript_text_with_speakers", "transcript_segments_json", "diarization_segments_json", "whisper_model", "device_used", "diarization_enabled", "diarization_model", "include_timestamps", "strip_interjections", "confidence_score", "segment_count", "total_duration", "created_at", "processing_time_seconds", "speaker_assignments", "speaker_assignment_completed", "speaker_assignment_completed_at")
    SELECT
        "rowid",
        "transcript_id",
        "video_id",
        "language",
        "is_manual",
        "transcript_type",
        "transcript_text",
        "transcript_text_with_speakers",
        "transcript_segments_json",
        "diarization_segments_json",
        "whisper_model",
        "device_used",
        "diarization_enabled",
        "diarization_model",
        "include_timestamps",
        "strip_interjections",
        "confidence_score",
        "segment_count",
        "total_duration",
        "created_at",
        "processing_time_seconds",
        "speaker_assignments",
        "speaker_assignment_completed",
        "speaker_assignment_completed_at"
    FROM "transcripts";
DROP TABLE "transcripts";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "transcripts";
PRAGMA legacy_alter_table = OFF;
DROP TABLE temp."__tablewright_guard";

-- index ix_channel_host_mappings_channel_name
CREATE UNIQUE INDEX "ix_channel_host_mappings_channel_name" ON "channel_host_mappings" ("channel_name");

-- index idx_claim_validations_claim_id
CREATE INDEX "idx_claim_validations_claim_id" ON "claim_tier_validations" ("claim_id");

-- index idx_claim_validations_date
CREATE INDEX "idx_claim_validations_date" ON "claim_tier_validations" ("validated_at");

-- index idx_claim_validations_episode_id
CREATE INDEX "idx_claim_validations_episode_id" ON "claim_tier_validations" ("episode_id");

-- index idx_claim_validations_modified
CREATE INDEX "idx_claim_validations_modified" ON "claim_tier_validations" ("is_modified");

-- index idx_claim_validations_session_id
CREATE INDEX "idx_claim_validations_session_id" ON "claim_tier_validations" ("validation_session_id");

-- index idx_claim_validations_tiers
CREATE INDEX "idx_claim_validations_tiers" ON "claim_tier_validations" ("original_tier", "validated_tier");

-- index idx_claims_updated
CREATE INDEX "idx_claims_updated" ON "claims" ("updated_at");

-- index idx_directory
CREATE INDEX "idx_directory" ON "file_metadata" ("directory");

-- index idx_file_type
CREATE INDEX "idx_file_type" ON "file_metadata" ("file_type");

-- index idx_processing_status
CREATE INDEX "idx_processing_status" ON "file_metadata" ("processing_status");

-- index idx_job_type_status
CREATE INDEX "idx_job_type_status" ON "job" ("job_type", "created_at");

-- index idx_job_run_status
CREATE INDEX "idx_job_run_status" ON "job_run" ("job_id", "status");

-- index idx_llm_request_job
CREATE INDEX "idx_llm_request_job" ON "llm_request" ("job_run_id");

-- index idx_stats_directory
CREATE INDEX "idx_stats_directory" ON "processing_stats" ("directory", "start_time" DESC);

-- index idx_quality_metrics_model_content
CREATE INDEX "idx_quality_metrics_model_content" ON "quality_metrics" ("model_name", "content_type");

-- index idx_quality_metrics_unique
CREATE UNIQUE INDEX "idx_quality_metrics_unique" ON "quality_metrics" ("model_name", "content_type", "period_start", "period_end");

-- index idx_quality_metrics_updated
CREATE INDEX "idx_quality_metrics_updated" ON "quality_metrics" ("last_updated");

-- index idx_quality_ratings_content
CREATE INDEX "idx_quality_ratings_content" ON "quality_ratings" ("content_type", "content_id");

-- index idx_quality_ratings_model
CREATE INDEX "idx_quality_ratings_model" ON "quality_ratings" ("model_used");

-- index idx_quality_ratings_rated_at
CREATE INDEX "idx_quality_ratings_rated_at" ON "quality_ratings" ("rated_at");

-- index idx_quality_ratings_user_corrected
CREATE INDEX "idx_quality_ratings_user_corrected" ON "quality_ratings" ("is_user_corrected");

-- index ix_speaker_assignments_assigned_name
CREATE INDEX "ix_speaker_assignments_assigned_name" ON "speaker_assignments" ("assigned_name");

-- index ix_speaker_assignments_recording_path
CREATE INDEX "ix_speaker_assignments_recording_path" ON "speaker_assignments" ("recording_path");

-- index ix_speaker_processing_sessions_recording_path
CREATE INDEX "ix_speaker_processing_sessions_recording_path" ON "speaker_processing_sessions" ("recording_path");

-- index ix_speaker_voices_name
CREATE INDEX "ix_speaker_voices_name" ON "speaker_voices" ("name");

-- index ix_mended_values_table_name_row_id
CREATE INDEX "ix_mended_values_table_name_row_id" ON "mended_values" ("table_name", "row_id");

-- index ix_mended_values_table_name_row_key
CREATE INDEX "ix_mended_values_table_name_row_key" ON "mended_values" ("table_name", "row_key");

-- index idx_text_chunks_v2_file_hash
CREATE INDEX "idx_text_chunks_v2_file_hash" ON "text_chunks_v2" ("file_hash");

-- index idx_text_chunks_v2_file_type
CREATE INDEX "idx_text_chunks_v2_file_type" ON "text_chunks_v2" ("file_type");

-- index idx_text_chunks_v2_json_filename
CREATE INDEX "idx_text_chunks_v2_json_filename" ON "text_chunks_v2" ((json_extract(chunk_envelope, '$.metadata.filename')));

-- index idx_text_chunks_v2_json_strategy
CREATE INDEX "idx_text_chunks_v2_json_strategy" ON "text_chunks_v2" ((json_extract(chunk_envelope, '$.metadata.chunk_strategy')));

-- index idx_text_chunks_v2_strategy
CREATE INDEX "idx_text_chunks_v2_strategy" ON "text_chunks_v2" ("chunk_strategy");

-- full-text index text_chunks_search
CREATE VIRTUAL TABLE "text_chunks_search" USING fts5 (
    "chunk_text",
    content = 'text_chunks',
    content_rowid = 'id',
    tokenize = 'porter unicode61'
);
INSERT INTO "text_chunks_search" ("text_chunks_search") VALUES ('rebuild');
CREATE TRIGGER "text_chunks_search_insert" AFTER INSERT ON "text_chunks"
FOR EACH ROW BEGIN
    INSERT INTO "text_chunks_search" (rowid, "chunk_text")
    VALUES (new."id", new."chunk_text");
END;
CREATE TRIGGER "text_chunks_search_delete" AFTER DELETE ON "text_chunks"
FOR EACH ROW BEGIN
    INSERT INTO "text_chunks_search" ("text_chunks_search", rowid, "chunk_text")
    VALUES ('delete', old."id", old."chunk_text");
END;
CREATE TRIGGER "text_chunks_search_update" AFTER UPDATE ON "text_chunks"
FOR EACH ROW BEGIN
    INSERT INTO "text_chunks_search" ("text_chunks_search", rowid, "chunk_text")
    VALUES ('delete', old."id", old."chunk_text");
    INSERT INTO "text_chunks_search" (rowid, "chunk_text")
    VALUES (new."id", new."chunk_text");
END;

-- full-text index text_chunks_v2_search
CREATE VIRTUAL TABLE "text_chunks_v2_search" USING fts5 (
    "content",
    "file_path",
    content = 'text_chunks_v2',
    content_rowid = 'id',
    tokenize = 'porter unicode61'
);
INSERT INTO "text_chunks_v2_search" ("text_chunks_v2_search") VALUES ('rebuild');
CREATE TRIGGER "text_chunks_v2_search_insert" AFTER INSERT ON "text_chunks_v2"
FOR EACH ROW BEGIN
    INSERT INTO "text_chunks_v2_search" (rowid, "content", "file_path")
    VALUES (new."id", new."content", new."file_path");
END;
CREATE TRIGGER "text_chunks_v2_search_delete" AFTER DELETE ON "text_chunks_v2"
FOR EACH ROW BEGIN
    INSERT INTO "text_chunks_v2_search" ("text_chunks_v2_search", rowid, "content", "file_path")
    VALUES ('delete', old."id", old."content", old."file_path");
END;
CREATE TRIGGER "text_chunks_v2_search_update" AFTER UPDATE ON "text_chunks_v2"
FOR EACH ROW BEGIN
    INSERT INTO "text_chunks_v2_search" ("text_chunks_v2_search", rowid, "content", "file_path")
    VALUES ('delete', old."id", old."content", old."file_path");
    INSERT INTO "text_chunks_v2_search" (rowid, "content", "file_path")
    VALUES (new."id", new."content", new."file_path");
END;

-- view chunks_with_metadata
CREATE VIEW "chunks_with_metadata" AS
SELECT
    id,
    file_path,
    chunk_index,
    chunk_envelope,
    json_extract(chunk_envelope, '$.metadata.filename') AS filename,
    json_extract(chunk_envelope, '$.metadata.chunk_strategy') AS strategy,
    json_extract(chunk_envelope, '$.metadata.chunk_size') AS size,
    json_extract(chunk_envelope, '$.metadata.total_chunks') AS total,
    json_extract(chunk_envelope, '$.metadata.overlap_chars') AS overlap,
    json_extract(chunk_envelope, '$.metadata.file_type') AS type,
    json_extract(chunk_envelope, '$.metadata.file_hash') AS hash,
    json_extract(chunk_envelope, '$.metadata.created_at') AS created,
    json_extract(chunk_envelope, '$.content') AS content
FROM text_chunks_v2;

-- view claim_validation_analytics
CREATE VIEW "claim_validation_analytics" AS
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

-- trigger channel_host_mappings_touch_after
CREATE TRIGGER "channel_host_mappings_touch_after" AFTER UPDATE ON "channel_host_mappings"
FOR EACH ROW BEGIN
    UPDATE channel_host_mappings SET updated_at = CURRENT_TIMESTAMP
    WHERE id = NEW.id AND NEW.updated_at IS OLD.updated_at;
END;

-- trigger claims_touch_after
CREATE TRIGGER "claims_touch_after" AFTER UPDATE ON "claims"
FOR EACH ROW BEGIN
    UPDATE claims SET updated_at = CURRENT_TIMESTAMP
    WHERE episode_id = NEW.episode_id AND claim_id = NEW.claim_id AND NEW.updated_at IS OLD.updated_at;
END;

-- trigger concepts_touch_after
CREATE TRIGGER "concepts_touch_after" AFTER UPDATE ON "concepts"
FOR EACH ROW BEGIN
    UPDATE concepts SET updated_at = CURRENT_TIMESTAMP
    WHERE episode_id = NEW.episode_id AND concept_id = NEW.concept_id AND NEW.updated_at IS OLD.updated_at;
END;

-- trigger jargon_touch_after
CREATE TRIGGER "jargon_touch_after" AFTER UPDATE ON "jargon"
FOR EACH ROW BEGIN
    UPDATE jargon SET updated_at = CURRENT_TIMESTAMP
    WHERE episode_id = NEW.episode_id AND jargon_id = NEW.jargon_id AND NEW.updated_at IS OLD.updated_at;
END;

-- trigger job_touch_after
CREATE TRIGGER "job_touch_after" AFTER UPDATE ON "job"
FOR EACH ROW BEGIN
    UPDATE job SET updated_at = CURRENT_TIMESTAMP
    WHERE job_id = NEW.job_id AND NEW.updated_at IS OLD.updated_at;
END;

-- trigger job_run_touch_after
CREATE TRIGGER "job_run_touch_after" AFTER UPDATE ON "job_run"
FOR EACH ROW BEGIN
    UPDATE job_run SET updated_at = CURRENT_TIMESTAMP
    WHERE run_id = NEW.run_id AND NEW.updated_at IS OLD.updated_at;
END;

-- trigger people_touch_after
CREATE TRIGGER "people_touch_after" AFTER UPDATE ON "people"
FOR EACH ROW BEGIN
    UPDATE people SET updated_at = CURRENT_TIMESTAMP
    WHERE episode_id = NEW.episode_id AND person_id = NEW.person_id AND NEW.updated_at IS OLD.updated_at;
END;

-- trigger speaker_assignments_touch_after
CREATE TRIGGER "speaker_assignments_touch_after" AFTER UPDATE ON "speaker_assignments"
FOR EACH ROW BEGIN
    UPDATE speaker_assignments SET updated_at = CURRENT_TIMESTAMP
    WHERE id = NEW.id AND NEW.updated_at IS OLD.updated_at;
END;

-- trigger speaker_voices_touch_after
CREATE TRIGGER "speaker_voices_touch_after" AFTER UPDATE ON "speaker_voices"
FOR EACH ROW BEGIN
    UPDATE speaker_voices SET updated_at = CURRENT_TIMESTAMP
    WHERE id = NEW.id AND NEW.updated_at IS OLD.updated_at;
END;

-- foreign keys, which were off
CREATE TEMP TABLE "__tablewright_guard" (
    "rows refer to rows that are not there" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("rows refer to rows that are not there")
    SELECT NULL FROM sqlite_master AS t, pragma_foreign_key_check(t.name)
    WHERE t.type = 'table' AND (t.name COLLATE NOCASE IN ('channel_host_mappings', 'claim_tier_validations', 'claims', 'concepts', 'content_analysis', 'embeddings_index', 'file_metadata', 'generated_files', 'jargon', 'job', 'job_run', 'llm_request', 'llm_response', 'media_sources', 'moc_extractions', 'people', 'processing_jobs', 'processing_stats', 'quality_metrics', 'quality_ratings', 'speaker_assignments', 'speaker_processing_sessions', 'speaker_voices', 'summaries', 'text_chunks', 'text_chunks_v2', 'transcripts')
        OR EXISTS (SELECT 1 FROM pragma_foreign_key_list(t.name) AS k WHERE k."table" COLLATE NOCASE IN ('channel_host_mappings', 'claim_tier_validations', 'claims', 'concepts', 'content_analysis', 'embeddings_index', 'file_metadata', 'generated_files', 'jargon', 'job', 'job_run', 'llm_request', 'llm_response', 'media_sources', 'moc_extractions', 'people', 'processing_jobs', 'processing_stats', 'quality_metrics', 'quality_ratings', 'speaker_assignments', 'speaker_processing_sessions', 'speaker_voices', 'summaries', 'text_chunks', 'text_chunks_v2', 'transcripts')))
    LIMIT 1;
DROP TABLE temp."__tablewright_guard";

-- history: this migration has run
INSERT INTO "__tablewright_history" ("version", "name", "fingerprint")
    VALUES ('2026-11-22-152919', 'harden_knowledge_store_1', '36f97c251bae6cce47601c64307c28e0182da376fa40b70ea6c9455971844849');

-- Diesel's record, in the same transaction
-- What Diesel adds itself afterwards is ignored.
DROP TRIGGER IF EXISTS temp."__tablewright_recorded";
CREATE TABLE IF NOT EXISTS "__diesel_schema_migrations" (
    "version" VARCHAR(50) PRIMARY KEY NOT NULL,
    "run_on" TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP
);
INSERT INTO "__diesel_schema_migrations" ("version") VALUES ('20261122152919');
CREATE TEMP TRIGGER "__tablewright_recorded" BEFORE INSERT ON main."__diesel_schema_migrations"
FOR EACH ROW WHEN new."version" = '20261122152919' BEGIN
    SELECT RAISE(IGNORE);
END;

-- all of it, or nothing
COMMIT;
PRAGMA foreign_keys = ON;
