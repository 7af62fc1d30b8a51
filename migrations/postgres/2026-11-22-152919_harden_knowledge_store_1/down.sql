-- 2026-11-22-152919 harden_knowledge_store_1: down, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- W0510: column `content` of `text_chunks_v2` goes with what it holds: the way back brings it back empty
-- W0507: every row of `claim_tier_validations` is written anew, and nobody else can use the table meanwhile
-- W0509: it fails if a value does not fit the new type of `claim_id` in `claim_tier_validations`
-- W0509: it fails if a value does not fit the new type of `episode_id` in `claim_tier_validations`
-- W0507: every row of `job` is written anew, and nobody else can use the table meanwhile
-- W0509: it fails if a value does not fit the new type of `auto_process` in `job`
-- W0507: every row of `media_sources` is written anew, and nobody else can use the table meanwhile
-- W0509: it fails if a value does not fit the new type of `view_count` in `media_sources`
-- W0509: it fails if a value does not fit the new type of `like_count` in `media_sources`
-- W0509: it fails if a value does not fit the new type of `comment_count` in `media_sources`
-- W0507: every row of `quality_ratings` is written anew, and nobody else can use the table meanwhile
-- W0509: it fails if a value does not fit the new type of `rating_id` in `quality_ratings`
-- W0509: it fails if a value does not fit the new type of `content_id` in `quality_ratings`
-- W0510: table `mended_values` goes with what it holds: the way back brings it back empty
-- W0506: while the index of `idx_content_file_path` on `content_analysis` is built, no row of the table can be written
-- W0506: while the index of `idx_file_path` on `file_metadata` is built, no row of the table can be written
-- W0506: while the index of `idx_chunks_file_path` on `text_chunks` is built, no row of the table can be written
-- W0506: while the index of `idx_chunks_adjacency` on `text_chunks_v2` is built, no row of the table can be written
-- W0508: every row of `claims` is read to prove `fk_claims_episode_id`, and none can be written meanwhile
-- W0509: it fails if a row refers to nothing by `fk_claims_episode_id` in `claims`
-- W0508: every row of `concepts` is read to prove `fk_concepts_episode_id`, and none can be written meanwhile
-- W0509: it fails if a row refers to nothing by `fk_concepts_episode_id` in `concepts`
-- W0508: every row of `content_analysis` is read to prove `fk_content_analysis_file_path`, and none can be written meanwhile
-- W0509: it fails if a row refers to nothing by `fk_content_analysis_file_path` in `content_analysis`
-- W0508: every row of `embeddings_index` is read to prove `fk_embeddings_index_file_path`, and none can be written meanwhile
-- W0509: it fails if a row refers to nothing by `fk_embeddings_index_file_path` in `embeddings_index`
-- W0508: every row of `jargon` is read to prove `fk_jargon_episode_id`, and none can be written meanwhile
-- W0509: it fails if a row refers to nothing by `fk_jargon_episode_id` in `jargon`
-- W0508: every row of `people` is read to prove `fk_people_episode_id`, and none can be written meanwhile
-- W0509: it fails if a row refers to nothing by `fk_people_episode_id` in `people`
-- W0508: every row of `text_chunks` is read to prove `fk_text_chunks_file_path`, and none can be written meanwhile
-- W0509: it fails if a row refers to nothing by `fk_text_chunks_file_path` in `text_chunks`

-- trigger channel_host_mappings_touch
DROP TRIGGER "channel_host_mappings_touch" ON "channel_host_mappings";
DROP FUNCTION "channel_host_mappings_channel_host_mappings_touch"();

-- trigger claims_touch
DROP TRIGGER "claims_touch" ON "claims";
DROP FUNCTION "claims_claims_touch"();

-- trigger concepts_touch
DROP TRIGGER "concepts_touch" ON "concepts";
DROP FUNCTION "concepts_concepts_touch"();

-- trigger jargon_touch
DROP TRIGGER "jargon_touch" ON "jargon";
DROP FUNCTION "jargon_jargon_touch"();

-- trigger job_touch
DROP TRIGGER "job_touch" ON "job";
DROP FUNCTION "job_job_touch"();

-- trigger job_run_touch
DROP TRIGGER "job_run_touch" ON "job_run";
DROP FUNCTION "job_run_job_run_touch"();

-- trigger people_touch
DROP TRIGGER "people_touch" ON "people";
DROP FUNCTION "people_people_touch"();

-- trigger speaker_assignments_touch
DROP TRIGGER "speaker_assignments_touch" ON "speaker_assignments";
DROP FUNCTION "speaker_assignments_speaker_assignments_touch"();

-- trigger speaker_voices_touch
DROP TRIGGER "speaker_voices_touch" ON "speaker_voices";
DROP FUNCTION "speaker_voices_speaker_voices_touch"();

-- view claim_validation_analytics
DROP VIEW "claim_validation_analytics";

-- view chunks_with_metadata
DROP VIEW "chunks_with_metadata";

-- full-text index text_chunks_v2_search
ALTER TABLE "text_chunks_v2" DROP COLUMN "text_chunks_v2_search_vector";

-- foreign key fk_claim_tier_validations_episode_id_claim_id
ALTER TABLE "claim_tier_validations" DROP CONSTRAINT "fk_claim_tier_validations_episode_id_claim_id";

-- foreign key fk_claims_episode_id
ALTER TABLE "claims" DROP CONSTRAINT "fk_claims_episode_id";

-- foreign key fk_concepts_episode_id
ALTER TABLE "concepts" DROP CONSTRAINT "fk_concepts_episode_id";

-- foreign key fk_content_analysis_file_path
ALTER TABLE "content_analysis" DROP CONSTRAINT "fk_content_analysis_file_path";

-- foreign key fk_embeddings_index_file_path
ALTER TABLE "embeddings_index" DROP CONSTRAINT "fk_embeddings_index_file_path";

-- foreign key fk_jargon_episode_id
ALTER TABLE "jargon" DROP CONSTRAINT "fk_jargon_episode_id";

-- foreign key fk_media_sources_bright_data_session_id
ALTER TABLE "media_sources" DROP CONSTRAINT "fk_media_sources_bright_data_session_id";

-- foreign key fk_people_episode_id
ALTER TABLE "people" DROP CONSTRAINT "fk_people_episode_id";

-- foreign key fk_text_chunks_file_path
ALTER TABLE "text_chunks" DROP CONSTRAINT "fk_text_chunks_file_path";

-- check ck_channel_host_mappings_confidence
ALTER TABLE "channel_host_mappings" DROP CONSTRAINT "ck_channel_host_mappings_confidence";

-- check ck_claim_tier_validations_claim_type_enum
ALTER TABLE "claim_tier_validations" DROP CONSTRAINT "ck_claim_tier_validations_claim_type_enum";

-- check ck_claim_tier_validations_original_tier_enum
ALTER TABLE "claim_tier_validations" DROP CONSTRAINT "ck_claim_tier_validations_original_tier_enum";

-- check ck_claim_tier_validations_validated_tier_enum
ALTER TABLE "claim_tier_validations" DROP CONSTRAINT "ck_claim_tier_validations_validated_tier_enum";

-- check ck_claims_claim_type_enum
ALTER TABLE "claims" DROP CONSTRAINT "ck_claims_claim_type_enum";

-- check ck_claims_tier_enum
ALTER TABLE "claims" DROP CONSTRAINT "ck_claims_tier_enum";

-- check ck_claims_upload_status_enum
ALTER TABLE "claims" DROP CONSTRAINT "ck_claims_upload_status_enum";

-- check ck_content_analysis_processing_status_enum
ALTER TABLE "content_analysis" DROP CONSTRAINT "ck_content_analysis_processing_status_enum";

-- check ck_file_metadata_processing_status_enum
ALTER TABLE "file_metadata" DROP CONSTRAINT "ck_file_metadata_processing_status_enum";

-- check ck_media_sources_status_enum
ALTER TABLE "media_sources" DROP CONSTRAINT "ck_media_sources_status_enum";

-- check ck_processing_jobs_job_type_enum
ALTER TABLE "processing_jobs" DROP CONSTRAINT "ck_processing_jobs_job_type_enum";

-- check ck_processing_jobs_status_enum
ALTER TABLE "processing_jobs" DROP CONSTRAINT "ck_processing_jobs_status_enum";

-- check ck_processing_stats_status_enum
ALTER TABLE "processing_stats" DROP CONSTRAINT "ck_processing_stats_status_enum";

-- check ck_quality_metrics_avg_llm_rating
ALTER TABLE "quality_metrics" DROP CONSTRAINT "ck_quality_metrics_avg_llm_rating";

-- check ck_quality_metrics_avg_user_rating
ALTER TABLE "quality_metrics" DROP CONSTRAINT "ck_quality_metrics_avg_user_rating";

-- check ck_quality_metrics_rating_drift
ALTER TABLE "quality_metrics" DROP CONSTRAINT "ck_quality_metrics_rating_drift";

-- check ck_quality_ratings_llm_rating
ALTER TABLE "quality_ratings" DROP CONSTRAINT "ck_quality_ratings_llm_rating";

-- check ck_quality_ratings_user_rating
ALTER TABLE "quality_ratings" DROP CONSTRAINT "ck_quality_ratings_user_rating";

-- check ck_speaker_assignments_confidence
ALTER TABLE "speaker_assignments" DROP CONSTRAINT "ck_speaker_assignments_confidence";

-- check ck_speaker_assignments_suggestion_confidence
ALTER TABLE "speaker_assignments" DROP CONSTRAINT "ck_speaker_assignments_suggestion_confidence";

-- check ck_speaker_voices_confidence_threshold
ALTER TABLE "speaker_voices" DROP CONSTRAINT "ck_speaker_voices_confidence_threshold";

-- check ck_summaries_processing_type_enum
ALTER TABLE "summaries" DROP CONSTRAINT "ck_summaries_processing_type_enum";

-- check ck_transcripts_confidence_score
ALTER TABLE "transcripts" DROP CONSTRAINT "ck_transcripts_confidence_score";

-- column content
ALTER TABLE "text_chunks_v2" DROP COLUMN "content";

-- index idx_chunks_file_hash
ALTER INDEX "idx_text_chunks_v2_file_hash" RENAME TO "idx_chunks_file_hash";

-- index idx_chunks_file_type
ALTER INDEX "idx_text_chunks_v2_file_type" RENAME TO "idx_chunks_file_type";

-- index idx_chunks_json_filename
ALTER INDEX "idx_text_chunks_v2_json_filename" RENAME TO "idx_chunks_json_filename";

-- index idx_chunks_json_strategy
ALTER INDEX "idx_text_chunks_v2_json_strategy" RENAME TO "idx_chunks_json_strategy";

-- index idx_chunks_strategy
ALTER INDEX "idx_text_chunks_v2_strategy" RENAME TO "idx_chunks_strategy";

-- column created_at
ALTER TABLE "channel_host_mappings"
    ALTER COLUMN "created_at" DROP DEFAULT;

-- column updated_at
ALTER TABLE "channel_host_mappings"
    ALTER COLUMN "updated_at" DROP DEFAULT;

-- column claim_id
ALTER TABLE "claim_tier_validations"
    ALTER COLUMN "claim_id" TYPE VARCHAR(50);

-- column episode_id
ALTER TABLE "claim_tier_validations"
    ALTER COLUMN "episode_id" TYPE VARCHAR(50);

-- column created_at
ALTER TABLE "claims"
    ALTER COLUMN "created_at" DROP DEFAULT;

-- column updated_at
ALTER TABLE "claims"
    ALTER COLUMN "updated_at" DROP DEFAULT;

-- column created_at
ALTER TABLE "concepts"
    ALTER COLUMN "created_at" DROP DEFAULT;

-- column updated_at
ALTER TABLE "concepts"
    ALTER COLUMN "updated_at" DROP DEFAULT;

-- column created_at
ALTER TABLE "jargon"
    ALTER COLUMN "created_at" DROP DEFAULT;

-- column updated_at
ALTER TABLE "jargon"
    ALTER COLUMN "updated_at" DROP DEFAULT;

-- column auto_process
ALTER TABLE "job"
    ALTER COLUMN "auto_process" DROP DEFAULT,
    ALTER COLUMN "auto_process" TYPE VARCHAR(5) USING "auto_process"::text;

-- column created_at
ALTER TABLE "job"
    ALTER COLUMN "created_at" DROP DEFAULT;

-- column updated_at
ALTER TABLE "job"
    ALTER COLUMN "updated_at" DROP DEFAULT;

-- column created_at
ALTER TABLE "job_run"
    ALTER COLUMN "created_at" DROP DEFAULT;

-- column updated_at
ALTER TABLE "job_run"
    ALTER COLUMN "updated_at" DROP DEFAULT;

-- column view_count
ALTER TABLE "media_sources"
    ALTER COLUMN "view_count" TYPE INTEGER;

-- column like_count
ALTER TABLE "media_sources"
    ALTER COLUMN "like_count" TYPE INTEGER;

-- column comment_count
ALTER TABLE "media_sources"
    ALTER COLUMN "comment_count" TYPE INTEGER;

-- column created_at
ALTER TABLE "people"
    ALTER COLUMN "created_at" DROP DEFAULT;

-- column updated_at
ALTER TABLE "people"
    ALTER COLUMN "updated_at" DROP DEFAULT;

-- column rating_id
ALTER TABLE "quality_ratings"
    ALTER COLUMN "rating_id" TYPE VARCHAR(50);

-- column content_id
ALTER TABLE "quality_ratings"
    ALTER COLUMN "content_id" TYPE VARCHAR(50);

-- column created_at
ALTER TABLE "speaker_assignments"
    ALTER COLUMN "created_at" DROP DEFAULT;

-- column updated_at
ALTER TABLE "speaker_assignments"
    ALTER COLUMN "updated_at" DROP DEFAULT;

-- column created_at
ALTER TABLE "speaker_voices"
    ALTER COLUMN "created_at" DROP DEFAULT;

-- column updated_at
ALTER TABLE "speaker_voices"
    ALTER COLUMN "updated_at" DROP DEFAULT;

-- data step of the spec
-- attempts with the same number
UPDATE job_run SET attempt_number = (
    SELECT m.old_number FROM mended_values AS m
    WHERE m.table_name = 'job_run' AND m.column_name = 'attempt_number' AND m.row_key = job_run.run_id)
WHERE EXISTS (
    SELECT 1 FROM mended_values AS m
    WHERE m.table_name = 'job_run' AND m.column_name = 'attempt_number' AND m.row_key = job_run.run_id
        AND m.new_number = job_run.attempt_number);

-- data step of the spec
-- judgements in the same session
INSERT INTO claim_tier_validations (validation_id, claim_id, episode_id, original_tier, validated_tier,
    is_modified, claim_text, claim_type, validated_by_user, validated_at, original_scores, model_used,
    evidence_spans, validation_session_id)
SELECT m.row_key, r.claim_id, r.episode_id, r.original_tier, r.validated_tier, r.is_modified, r.claim_text,
    r.claim_type, r.validated_by_user, r.validated_at, r.original_scores, r.model_used, r.evidence_spans,
    r.validation_session_id
FROM mended_values AS m, jsonb_populate_record(NULL::claim_tier_validations, m.old_value::jsonb) AS r
WHERE m.table_name = 'claim_tier_validations' AND m.action = 'removed';

-- data step of the spec
-- ratings at the same moment
INSERT INTO quality_ratings (rating_id, content_type, content_id, llm_rating, user_rating,
    is_user_corrected, criteria_scores, user_feedback, rating_reason, rated_by_user, rated_at, model_used,
    prompt_template, input_characteristics)
SELECT m.row_key, r.content_type, r.content_id, r.llm_rating, r.user_rating, r.is_user_corrected,
    r.criteria_scores, r.user_feedback, r.rating_reason, r.rated_by_user, r.rated_at, r.model_used,
    r.prompt_template, r.input_characteristics
FROM mended_values AS m, jsonb_populate_record(NULL::quality_ratings, m.old_value::jsonb) AS r
WHERE m.table_name = 'quality_ratings' AND m.action = 'removed';

-- data step of the spec
-- embeddings of the same chunk
INSERT INTO embeddings_index (id, file_path, chunk_index, embedding, metadata)
SELECT m.row_id, r.file_path, r.chunk_index, r.embedding, r.metadata
FROM mended_values AS m, jsonb_populate_record(NULL::embeddings_index, m.old_value::jsonb) AS r
WHERE m.table_name = 'embeddings_index' AND m.action = 'removed'
    AND EXISTS (SELECT 1 FROM file_metadata AS f WHERE f.file_path = r.file_path);

-- data step of the spec
-- chunks of the same place
INSERT INTO text_chunks (id, file_path, chunk_index, chunk_text, chunk_embedding)
SELECT m.row_id, r.file_path, r.chunk_index, r.chunk_text, m.old_bytes
FROM mended_values AS m, jsonb_populate_record(NULL::text_chunks, m.old_value::jsonb) AS r
WHERE m.table_name = 'text_chunks' AND m.action = 'removed'
    AND EXISTS (SELECT 1 FROM file_metadata AS f WHERE f.file_path = r.file_path);

-- data step of the spec
-- analyses of the same text
INSERT INTO content_analysis (id, file_path, file_hash, word_count, char_count, language, tfidf_keywords,
    processing_status, error_message, analysis_date, processing_time_seconds)
SELECT m.row_id, r.file_path, r.file_hash, r.word_count, r.char_count, r.language, r.tfidf_keywords,
    r.processing_status, r.error_message, r.analysis_date, r.processing_time_seconds
FROM mended_values AS m, jsonb_populate_record(NULL::content_analysis, m.old_value::jsonb) AS r
WHERE m.table_name = 'content_analysis' AND m.action = 'removed'
    AND EXISTS (SELECT 1 FROM file_metadata AS f WHERE f.file_path = r.file_path);

-- data step of the spec
-- claims that judgements are about
UPDATE claim_tier_validations SET episode_id = (
    SELECT m.old_value FROM mended_values AS m
    WHERE m.table_name = 'claim_tier_validations' AND m.column_name = 'episode_id' AND m.row_key = claim_tier_validations.validation_id)
WHERE EXISTS (
    SELECT 1 FROM mended_values AS m
    WHERE m.table_name = 'claim_tier_validations' AND m.column_name = 'episode_id' AND m.row_key = claim_tier_validations.validation_id
        AND (m.new_value = claim_tier_validations.episode_id OR (m.new_value IS NULL AND claim_tier_validations.episode_id IS NULL)));

-- data step of the spec
-- sessions that media sources name
UPDATE media_sources SET bright_data_session_id = (
    SELECT m.old_value FROM mended_values AS m
    WHERE m.table_name = 'media_sources' AND m.column_name = 'bright_data_session_id' AND m.row_key = media_sources.media_id)
WHERE EXISTS (
    SELECT 1 FROM mended_values AS m
    WHERE m.table_name = 'media_sources' AND m.column_name = 'bright_data_session_id' AND m.row_key = media_sources.media_id
        AND (m.new_value = media_sources.bright_data_session_id OR (m.new_value IS NULL AND media_sources.bright_data_session_id IS NULL)));

-- data step of the spec
-- averages of ratings
UPDATE quality_metrics SET avg_llm_rating = (
    SELECT m.old_number FROM mended_values AS m
    WHERE m.table_name = 'quality_metrics' AND m.column_name = 'avg_llm_rating' AND m.row_key = quality_metrics.metric_id)
WHERE avg_llm_rating IS NULL;
UPDATE quality_metrics SET avg_user_rating = (
    SELECT m.old_number FROM mended_values AS m
    WHERE m.table_name = 'quality_metrics' AND m.column_name = 'avg_user_rating' AND m.row_key = quality_metrics.metric_id)
WHERE avg_user_rating IS NULL;
UPDATE quality_metrics SET rating_drift = (
    SELECT m.old_number FROM mended_values AS m
    WHERE m.table_name = 'quality_metrics' AND m.column_name = 'rating_drift' AND m.row_key = quality_metrics.metric_id)
WHERE rating_drift IS NULL;

-- data step of the spec
-- ratings
UPDATE quality_ratings SET llm_rating = (
    SELECT m.old_number FROM mended_values AS m
    WHERE m.table_name = 'quality_ratings' AND m.column_name = 'llm_rating' AND m.row_key = quality_ratings.rating_id)
WHERE llm_rating IS NULL;
UPDATE quality_ratings SET user_rating = (
    SELECT m.old_number FROM mended_values AS m
    WHERE m.table_name = 'quality_ratings' AND m.column_name = 'user_rating' AND m.row_key = quality_ratings.rating_id)
WHERE user_rating IS NULL;

-- data step of the spec
-- confidence in hosts
UPDATE channel_host_mappings SET confidence = (
    SELECT m.old_number FROM mended_values AS m
    WHERE m.table_name = 'channel_host_mappings' AND m.column_name = 'confidence' AND m.row_id = channel_host_mappings.id)
WHERE confidence IS NULL;

-- data step of the spec
-- confidence in speakers
UPDATE speaker_assignments SET confidence = (
    SELECT m.old_number FROM mended_values AS m
    WHERE m.table_name = 'speaker_assignments' AND m.column_name = 'confidence' AND m.row_id = speaker_assignments.id)
WHERE confidence IS NULL;
UPDATE speaker_assignments SET suggestion_confidence = (
    SELECT m.old_number FROM mended_values AS m
    WHERE m.table_name = 'speaker_assignments' AND m.column_name = 'suggestion_confidence' AND m.row_id = speaker_assignments.id)
WHERE suggestion_confidence IS NULL;

-- data step of the spec
-- thresholds of voices
UPDATE speaker_voices SET confidence_threshold = (
    SELECT m.old_number FROM mended_values AS m
    WHERE m.table_name = 'speaker_voices' AND m.column_name = 'confidence_threshold' AND m.row_id = speaker_voices.id)
WHERE confidence_threshold IS NULL;

-- data step of the spec
-- confidence in transcripts
UPDATE transcripts SET confidence_score = (
    SELECT m.old_number FROM mended_values AS m
    WHERE m.table_name = 'transcripts' AND m.column_name = 'confidence_score' AND m.row_key = transcripts.transcript_id)
WHERE confidence_score IS NULL;

-- data step of the spec
-- auto_process is true or false
UPDATE job SET auto_process = (
    SELECT m.old_value FROM mended_values AS m
    WHERE m.table_name = 'job' AND m.column_name = 'auto_process' AND m.row_key = job.job_id)
WHERE EXISTS (
    SELECT 1 FROM mended_values AS m
    WHERE m.table_name = 'job' AND m.column_name = 'auto_process' AND m.row_key = job.job_id
        AND (m.new_value = job.auto_process OR (m.new_value IS NULL AND job.auto_process IS NULL)));

-- data step of the spec
-- statuses of scans
UPDATE processing_stats SET status = (
    SELECT m.old_value FROM mended_values AS m
    WHERE m.table_name = 'processing_stats' AND m.column_name = 'status' AND m.row_id = processing_stats.id)
WHERE EXISTS (
    SELECT 1 FROM mended_values AS m
    WHERE m.table_name = 'processing_stats' AND m.column_name = 'status' AND m.row_id = processing_stats.id
        AND (m.new_value = processing_stats.status OR (m.new_value IS NULL AND processing_stats.status IS NULL)));

-- data step of the spec
-- statuses of analyses
UPDATE content_analysis SET processing_status = (
    SELECT m.old_value FROM mended_values AS m
    WHERE m.table_name = 'content_analysis' AND m.column_name = 'processing_status' AND m.row_id = content_analysis.id)
WHERE EXISTS (
    SELECT 1 FROM mended_values AS m
    WHERE m.table_name = 'content_analysis' AND m.column_name = 'processing_status' AND m.row_id = content_analysis.id
        AND (m.new_value = content_analysis.processing_status OR (m.new_value IS NULL AND content_analysis.processing_status IS NULL)));

-- data step of the spec
-- statuses of files
UPDATE file_metadata SET processing_status = (
    SELECT m.old_value FROM mended_values AS m
    WHERE m.table_name = 'file_metadata' AND m.column_name = 'processing_status' AND m.row_key = file_metadata.file_path)
WHERE EXISTS (
    SELECT 1 FROM mended_values AS m
    WHERE m.table_name = 'file_metadata' AND m.column_name = 'processing_status' AND m.row_key = file_metadata.file_path
        AND (m.new_value = file_metadata.processing_status OR (m.new_value IS NULL AND file_metadata.processing_status IS NULL)));

-- data step of the spec
-- tiers that people judged
UPDATE claim_tier_validations SET validated_tier = (
    SELECT m.old_value FROM mended_values AS m
    WHERE m.table_name = 'claim_tier_validations' AND m.column_name = 'validated_tier' AND m.row_key = claim_tier_validations.validation_id)
WHERE EXISTS (
    SELECT 1 FROM mended_values AS m
    WHERE m.table_name = 'claim_tier_validations' AND m.column_name = 'validated_tier' AND m.row_key = claim_tier_validations.validation_id
        AND (m.new_value = claim_tier_validations.validated_tier OR (m.new_value IS NULL AND claim_tier_validations.validated_tier IS NULL)));

-- data step of the spec
-- tiers that models gave
UPDATE claim_tier_validations SET original_tier = (
    SELECT m.old_value FROM mended_values AS m
    WHERE m.table_name = 'claim_tier_validations' AND m.column_name = 'original_tier' AND m.row_key = claim_tier_validations.validation_id)
WHERE EXISTS (
    SELECT 1 FROM mended_values AS m
    WHERE m.table_name = 'claim_tier_validations' AND m.column_name = 'original_tier' AND m.row_key = claim_tier_validations.validation_id
        AND (m.new_value = claim_tier_validations.original_tier OR (m.new_value IS NULL AND claim_tier_validations.original_tier IS NULL)));

-- data step of the spec
-- types of judged claims
UPDATE claim_tier_validations SET claim_type = (
    SELECT m.old_value FROM mended_values AS m
    WHERE m.table_name = 'claim_tier_validations' AND m.column_name = 'claim_type' AND m.row_key = claim_tier_validations.validation_id)
WHERE EXISTS (
    SELECT 1 FROM mended_values AS m
    WHERE m.table_name = 'claim_tier_validations' AND m.column_name = 'claim_type' AND m.row_key = claim_tier_validations.validation_id
        AND (m.new_value = claim_tier_validations.claim_type OR (m.new_value IS NULL AND claim_tier_validations.claim_type IS NULL)));

-- data step of the spec
-- upload statuses of claims
UPDATE claims SET upload_status = (
    SELECT m.old_value FROM mended_values AS m
    WHERE m.table_name = 'claims' AND m.column_name = 'upload_status' AND m.row_key = claims.episode_id AND m.row_key_2 = claims.claim_id)
WHERE EXISTS (
    SELECT 1 FROM mended_values AS m
    WHERE m.table_name = 'claims' AND m.column_name = 'upload_status' AND m.row_key = claims.episode_id AND m.row_key_2 = claims.claim_id
        AND (m.new_value = claims.upload_status OR (m.new_value IS NULL AND claims.upload_status IS NULL)));

-- data step of the spec
-- tiers of claims
UPDATE claims SET tier = (
    SELECT m.old_value FROM mended_values AS m
    WHERE m.table_name = 'claims' AND m.column_name = 'tier' AND m.row_key = claims.episode_id AND m.row_key_2 = claims.claim_id)
WHERE EXISTS (
    SELECT 1 FROM mended_values AS m
    WHERE m.table_name = 'claims' AND m.column_name = 'tier' AND m.row_key = claims.episode_id AND m.row_key_2 = claims.claim_id
        AND (m.new_value = claims.tier OR (m.new_value IS NULL AND claims.tier IS NULL)));

-- data step of the spec
-- types of claims
UPDATE claims SET claim_type = (
    SELECT m.old_value FROM mended_values AS m
    WHERE m.table_name = 'claims' AND m.column_name = 'claim_type' AND m.row_key = claims.episode_id AND m.row_key_2 = claims.claim_id)
WHERE EXISTS (
    SELECT 1 FROM mended_values AS m
    WHERE m.table_name = 'claims' AND m.column_name = 'claim_type' AND m.row_key = claims.episode_id AND m.row_key_2 = claims.claim_id
        AND (m.new_value = claims.claim_type OR (m.new_value IS NULL AND claims.claim_type IS NULL)));

-- data step of the spec
-- pipelines of summaries
UPDATE summaries SET processing_type = (
    SELECT m.old_value FROM mended_values AS m
    WHERE m.table_name = 'summaries' AND m.column_name = 'processing_type' AND m.row_key = summaries.summary_id)
WHERE EXISTS (
    SELECT 1 FROM mended_values AS m
    WHERE m.table_name = 'summaries' AND m.column_name = 'processing_type' AND m.row_key = summaries.summary_id
        AND (m.new_value = summaries.processing_type OR (m.new_value IS NULL AND summaries.processing_type IS NULL)));

-- data step of the spec
-- statuses of batches
UPDATE processing_jobs SET status = (
    SELECT m.old_value FROM mended_values AS m
    WHERE m.table_name = 'processing_jobs' AND m.column_name = 'status' AND m.row_key = processing_jobs.job_id)
WHERE EXISTS (
    SELECT 1 FROM mended_values AS m
    WHERE m.table_name = 'processing_jobs' AND m.column_name = 'status' AND m.row_key = processing_jobs.job_id
        AND (m.new_value = processing_jobs.status OR (m.new_value IS NULL AND processing_jobs.status IS NULL)));

-- data step of the spec
-- types of batches
UPDATE processing_jobs SET job_type = (
    SELECT m.old_value FROM mended_values AS m
    WHERE m.table_name = 'processing_jobs' AND m.column_name = 'job_type' AND m.row_key = processing_jobs.job_id)
WHERE EXISTS (
    SELECT 1 FROM mended_values AS m
    WHERE m.table_name = 'processing_jobs' AND m.column_name = 'job_type' AND m.row_key = processing_jobs.job_id
        AND (m.new_value = processing_jobs.job_type OR (m.new_value IS NULL AND processing_jobs.job_type IS NULL)));

-- data step of the spec
-- statuses of media sources
UPDATE media_sources SET status = (
    SELECT m.old_value FROM mended_values AS m
    WHERE m.table_name = 'media_sources' AND m.column_name = 'status' AND m.row_key = media_sources.media_id)
WHERE EXISTS (
    SELECT 1 FROM mended_values AS m
    WHERE m.table_name = 'media_sources' AND m.column_name = 'status' AND m.row_key = media_sources.media_id
        AND (m.new_value = media_sources.status OR (m.new_value IS NULL AND media_sources.status IS NULL)));

-- table mended_values
DROP TABLE "mended_values";

-- index idx_content_file_path
CREATE INDEX "idx_content_file_path" ON "content_analysis" ("file_path");

-- index idx_file_path
CREATE INDEX "idx_file_path" ON "file_metadata" ("file_path");

-- index idx_chunks_file_path
CREATE INDEX "idx_chunks_file_path" ON "text_chunks" ("file_path");

-- index idx_chunks_adjacency
CREATE INDEX "idx_chunks_adjacency" ON "text_chunks_v2" ("file_path", "chunk_index");

-- foreign key fk_claims_episode_id
ALTER TABLE "claims"
    ADD CONSTRAINT "fk_claims_episode_id" FOREIGN KEY ("episode_id") REFERENCES "episodes" ("episode_id");

-- foreign key fk_concepts_episode_id
ALTER TABLE "concepts"
    ADD CONSTRAINT "fk_concepts_episode_id" FOREIGN KEY ("episode_id") REFERENCES "episodes" ("episode_id");

-- foreign key fk_content_analysis_file_path
ALTER TABLE "content_analysis"
    ADD CONSTRAINT "fk_content_analysis_file_path" FOREIGN KEY ("file_path") REFERENCES "file_metadata" ("file_path");

-- foreign key fk_embeddings_index_file_path
ALTER TABLE "embeddings_index"
    ADD CONSTRAINT "fk_embeddings_index_file_path" FOREIGN KEY ("file_path") REFERENCES "file_metadata" ("file_path");

-- foreign key fk_jargon_episode_id
ALTER TABLE "jargon"
    ADD CONSTRAINT "fk_jargon_episode_id" FOREIGN KEY ("episode_id") REFERENCES "episodes" ("episode_id");

-- foreign key fk_people_episode_id
ALTER TABLE "people"
    ADD CONSTRAINT "fk_people_episode_id" FOREIGN KEY ("episode_id") REFERENCES "episodes" ("episode_id");

-- foreign key fk_text_chunks_file_path
ALTER TABLE "text_chunks"
    ADD CONSTRAINT "fk_text_chunks_file_path" FOREIGN KEY ("file_path") REFERENCES "file_metadata" ("file_path");

-- view chunks_with_metadata
CREATE VIEW "chunks_with_metadata" AS
SELECT
    id,
    file_path,
    chunk_index,
    chunk_envelope,
    chunk_envelope #>> '{metadata,filename}' AS filename,
    chunk_envelope #>> '{metadata,chunk_strategy}' AS strategy,
    (chunk_envelope #>> '{metadata,chunk_size}')::integer AS size,
    (chunk_envelope #>> '{metadata,total_chunks}')::integer AS total,
    (chunk_envelope #>> '{metadata,overlap_chars}')::integer AS overlap,
    chunk_envelope #>> '{metadata,file_type}' AS type,
    chunk_envelope #>> '{metadata,file_hash}' AS hash,
    chunk_envelope #>> '{metadata,created_at}' AS created,
    chunk_envelope ->> 'content' AS content
FROM text_chunks_v2;

-- view claim_validation_analytics
CREATE VIEW "claim_validation_analytics" AS
SELECT
    COUNT(*) AS total_validations,
    COUNT(*) FILTER (WHERE is_modified) AS modified_count,
    COUNT(*) FILTER (WHERE is_modified IS NOT TRUE) AS confirmed_count,
    ROUND(100.0 * COUNT(*) FILTER (WHERE is_modified IS NOT TRUE) / COUNT(*), 2)::double precision AS accuracy_rate,
    COUNT(*) FILTER (WHERE original_tier = 'A' AND NOT is_modified) AS tier_a_correct,
    COUNT(*) FILTER (WHERE original_tier = 'A') AS tier_a_total,
    COUNT(*) FILTER (WHERE original_tier = 'B' AND NOT is_modified) AS tier_b_correct,
    COUNT(*) FILTER (WHERE original_tier = 'B') AS tier_b_total,
    COUNT(*) FILTER (WHERE original_tier = 'C' AND NOT is_modified) AS tier_c_correct,
    COUNT(*) FILTER (WHERE original_tier = 'C') AS tier_c_total,
    COUNT(*) FILTER (WHERE original_tier = 'A' AND validated_tier = 'B') AS a_to_b_corrections,
    COUNT(*) FILTER (WHERE original_tier = 'A' AND validated_tier = 'C') AS a_to_c_corrections,
    COUNT(*) FILTER (WHERE original_tier = 'B' AND validated_tier = 'A') AS b_to_a_corrections,
    COUNT(*) FILTER (WHERE original_tier = 'B' AND validated_tier = 'C') AS b_to_c_corrections,
    COUNT(*) FILTER (WHERE original_tier = 'C' AND validated_tier = 'A') AS c_to_a_corrections,
    COUNT(*) FILTER (WHERE original_tier = 'C' AND validated_tier = 'B') AS c_to_b_corrections,
    model_used,
    validated_at::date AS validation_date
FROM claim_tier_validations
GROUP BY model_used, validated_at::date;

-- trigger cascade_delete_file_first
CREATE FUNCTION "file_metadata_cascade_delete_file_first"() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    DELETE FROM content_analysis WHERE file_path = OLD.file_path;
    DELETE FROM text_chunks WHERE file_path = OLD.file_path;
    DELETE FROM embeddings_index WHERE file_path = OLD.file_path;
    RETURN OLD;
END;
$body$;
CREATE TRIGGER "cascade_delete_file_first" BEFORE DELETE ON "file_metadata"
    FOR EACH ROW EXECUTE FUNCTION "file_metadata_cascade_delete_file_first"();

-- history: this migration has been reverted
DELETE FROM "__tablewright_history" WHERE "version" = '2026-11-22-152919';
