-- 2026-11-22-152919 harden_knowledge_store_1: up, MySQL/MariaDB
-- Generated from schema.yaml by Tablewright.
-- W0507: every row of `claim_tier_validations` is written anew, and nobody else can use the table meanwhile
-- W0507: every row of `quality_ratings` is written anew, and nobody else can use the table meanwhile
-- W0507: every row of `job` is written anew, and nobody else can use the table meanwhile
-- W0507: every row of `media_sources` is written anew, and nobody else can use the table meanwhile
-- W0509: it fails if two rows have an equal key for `uq_claim_tier_validations_session` in `claim_tier_validations`
-- W0509: it fails if two rows have an equal key for `uq_content_analysis_file_path_file_hash` in `content_analysis`
-- W0509: it fails if two rows have an equal key for `uq_embeddings_index_file_path_chunk_index` in `embeddings_index`
-- W0509: it fails if two rows have an equal key for `uq_job_run_job_id_attempt_number` in `job_run`
-- W0509: it fails if two rows have an equal key for `uq_quality_ratings_moment` in `quality_ratings`
-- W0509: it fails if two rows have an equal key for `uq_text_chunks_file_path_chunk_index` in `text_chunks`
-- W0508: every row of `channel_host_mappings` is read to prove `ck_channel_host_mappings_confidence`, and none can be written meanwhile
-- W0509: it fails if a row violates `ck_channel_host_mappings_confidence` in `channel_host_mappings`
-- W0508: every row of `claim_tier_validations` is read to prove `ck_claim_tier_validations_claim_type_enum`, and none can be written meanwhile
-- W0509: it fails if a row violates `ck_claim_tier_validations_claim_type_enum` in `claim_tier_validations`
-- W0508: every row of `claim_tier_validations` is read to prove `ck_claim_tier_validations_original_tier_enum`, and none can be written meanwhile
-- W0509: it fails if a row violates `ck_claim_tier_validations_original_tier_enum` in `claim_tier_validations`
-- W0508: every row of `claim_tier_validations` is read to prove `ck_claim_tier_validations_validated_tier_enum`, and none can be written meanwhile
-- W0509: it fails if a row violates `ck_claim_tier_validations_validated_tier_enum` in `claim_tier_validations`
-- W0508: every row of `claims` is read to prove `ck_claims_claim_type_enum`, and none can be written meanwhile
-- W0509: it fails if a row violates `ck_claims_claim_type_enum` in `claims`
-- W0508: every row of `claims` is read to prove `ck_claims_tier_enum`, and none can be written meanwhile
-- W0509: it fails if a row violates `ck_claims_tier_enum` in `claims`
-- W0508: every row of `claims` is read to prove `ck_claims_upload_status_enum`, and none can be written meanwhile
-- W0509: it fails if a row violates `ck_claims_upload_status_enum` in `claims`
-- W0508: every row of `content_analysis` is read to prove `ck_content_analysis_processing_status_enum`, and none can be written meanwhile
-- W0509: it fails if a row violates `ck_content_analysis_processing_status_enum` in `content_analysis`
-- W0508: every row of `file_metadata` is read to prove `ck_file_metadata_processing_status_enum`, and none can be written meanwhile
-- W0509: it fails if a row violates `ck_file_metadata_processing_status_enum` in `file_metadata`
-- W0508: every row of `media_sources` is read to prove `ck_media_sources_status_enum`, and none can be written meanwhile
-- W0509: it fails if a row violates `ck_media_sources_status_enum` in `media_sources`
-- W0508: every row of `processing_jobs` is read to prove `ck_processing_jobs_job_type_enum`, and none can be written meanwhile
-- W0509: it fails if a row violates `ck_processing_jobs_job_type_enum` in `processing_jobs`
-- W0508: every row of `processing_jobs` is read to prove `ck_processing_jobs_status_enum`, and none can be written meanwhile
-- W0509: it fails if a row violates `ck_processing_jobs_status_enum` in `processing_jobs`
-- W0508: every row of `processing_stats` is read to prove `ck_processing_stats_status_enum`, and none can be written meanwhile
-- W0509: it fails if a row violates `ck_processing_stats_status_enum` in `processing_stats`
-- W0508: every row of `quality_metrics` is read to prove `ck_quality_metrics_avg_llm_rating`, and none can be written meanwhile
-- W0509: it fails if a row violates `ck_quality_metrics_avg_llm_rating` in `quality_metrics`
-- W0508: every row of `quality_metrics` is read to prove `ck_quality_metrics_avg_user_rating`, and none can be written meanwhile
-- W0509: it fails if a row violates `ck_quality_metrics_avg_user_rating` in `quality_metrics`
-- W0508: every row of `quality_metrics` is read to prove `ck_quality_metrics_rating_drift`, and none can be written meanwhile
-- W0509: it fails if a row violates `ck_quality_metrics_rating_drift` in `quality_metrics`
-- W0508: every row of `quality_ratings` is read to prove `ck_quality_ratings_llm_rating`, and none can be written meanwhile
-- W0509: it fails if a row violates `ck_quality_ratings_llm_rating` in `quality_ratings`
-- W0508: every row of `quality_ratings` is read to prove `ck_quality_ratings_user_rating`, and none can be written meanwhile
-- W0509: it fails if a row violates `ck_quality_ratings_user_rating` in `quality_ratings`
-- W0508: every row of `speaker_assignments` is read to prove `ck_speaker_assignments_confidence`, and none can be written meanwhile
-- W0509: it fails if a row violates `ck_speaker_assignments_confidence` in `speaker_assignments`
-- W0508: every row of `speaker_assignments` is read to prove `ck_speaker_assignments_suggestion_confidence`, and none can be written meanwhile
-- W0509: it fails if a row violates `ck_speaker_assignments_suggestion_confidence` in `speaker_assignments`
-- W0508: every row of `speaker_voices` is read to prove `ck_speaker_voices_confidence_threshold`, and none can be written meanwhile
-- W0509: it fails if a row violates `ck_speaker_voices_confidence_threshold` in `speaker_voices`
-- W0508: every row of `summaries` is read to prove `ck_summaries_processing_type_enum`, and none can be written meanwhile
-- W0509: it fails if a row violates `ck_summaries_processing_type_enum` in `summaries`
-- W0508: every row of `transcripts` is read to prove `ck_transcripts_confidence_score`, and none can be written meanwhile
-- W0509: it fails if a row violates `ck_transcripts_confidence_score` in `transcripts`
-- W0508: every row of `claim_tier_validations` is read to prove `fk_claim_tier_validations_episode_id_claim_id`, and none can be written meanwhile
-- W0509: it fails if a row refers to nothing by `fk_claim_tier_validations_episode_id_claim_id` in `claim_tier_validations`
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
-- W0508: every row of `media_sources` is read to prove `fk_media_sources_bright_data_session_id`, and none can be written meanwhile
-- W0509: it fails if a row refers to nothing by `fk_media_sources_bright_data_session_id` in `media_sources`
-- W0508: every row of `people` is read to prove `fk_people_episode_id`, and none can be written meanwhile
-- W0509: it fails if a row refers to nothing by `fk_people_episode_id` in `people`
-- W0508: every row of `text_chunks` is read to prove `fk_text_chunks_file_path`, and none can be written meanwhile
-- W0509: it fails if a row refers to nothing by `fk_text_chunks_file_path` in `text_chunks`
-- W0508: every row of `text_chunks_v2` is read to prove `fk_text_chunks_v2_file_path`, and none can be written meanwhile
-- W0509: it fails if a row refers to nothing by `fk_text_chunks_v2_file_path` in `text_chunks_v2`
-- W0511: each of the 128 steps is committed by itself: if one fails, those before it stay

-- trigger cascade_delete_file_first
DROP TRIGGER `cascade_delete_file_first`;

-- view claim_validation_analytics
DROP VIEW `claim_validation_analytics`;

-- view chunks_with_metadata
DROP VIEW `chunks_with_metadata`;

-- foreign key fk_claims_episode_id
ALTER TABLE `claims` DROP FOREIGN KEY `fk_claims_episode_id`;

-- foreign key fk_concepts_episode_id
ALTER TABLE `concepts` DROP FOREIGN KEY `fk_concepts_episode_id`;

-- foreign key fk_content_analysis_file_path
ALTER TABLE `content_analysis` DROP FOREIGN KEY `fk_content_analysis_file_path`;

-- foreign key fk_embeddings_index_file_path
ALTER TABLE `embeddings_index` DROP FOREIGN KEY `fk_embeddings_index_file_path`;

-- foreign key fk_jargon_episode_id
ALTER TABLE `jargon` DROP FOREIGN KEY `fk_jargon_episode_id`;

-- foreign key fk_people_episode_id
ALTER TABLE `people` DROP FOREIGN KEY `fk_people_episode_id`;

-- foreign key fk_text_chunks_file_path
ALTER TABLE `text_chunks` DROP FOREIGN KEY `fk_text_chunks_file_path`;

-- foreign key fk_text_chunks_v2_file_path
ALTER TABLE `text_chunks_v2` DROP FOREIGN KEY `fk_text_chunks_v2_file_path`;

-- index idx_content_file_path
DROP INDEX `idx_content_file_path` ON `content_analysis`;

-- index idx_file_path
DROP INDEX `idx_file_path` ON `file_metadata`;

-- index idx_chunks_file_path
DROP INDEX `idx_chunks_file_path` ON `text_chunks`;

-- index idx_chunks_adjacency
DROP INDEX `idx_chunks_adjacency` ON `text_chunks_v2`;

-- index fk_embeddings_index_file_path
DROP INDEX `fk_embeddings_index_file_path` ON `embeddings_index`;

-- index idx_text_chunks_v2_file_hash
ALTER TABLE `text_chunks_v2` RENAME INDEX `idx_chunks_file_hash` TO `idx_text_chunks_v2_file_hash`;

-- index idx_text_chunks_v2_file_type
ALTER TABLE `text_chunks_v2` RENAME INDEX `idx_chunks_file_type` TO `idx_text_chunks_v2_file_type`;

-- index idx_text_chunks_v2_strategy
ALTER TABLE `text_chunks_v2` RENAME INDEX `idx_chunks_strategy` TO `idx_text_chunks_v2_strategy`;

-- table mended_values
CREATE TABLE `mended_values` (
    `id`          BIGINT       NOT NULL AUTO_INCREMENT,
    `table_name`  VARCHAR(63)  NOT NULL,
    `row_key`     VARCHAR(700),
    `row_key_2`   VARCHAR(100),
    `row_id`      BIGINT,
    `column_name` VARCHAR(63),
    `old_value`   LONGTEXT,
    `old_number`  DOUBLE,
    `old_bytes`   LONGBLOB,
    `new_value`   LONGTEXT,
    `new_number`  DOUBLE,
    `action`      VARCHAR(10)  NOT NULL,
    `reason`      VARCHAR(200) NOT NULL,
    `mended_at`   DATETIME(6)  NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    PRIMARY KEY (`id`),
    CONSTRAINT `ck_mended_values_action_enum` CHECK (`action` IN ('changed', 'removed'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- column claim_id
ALTER TABLE `claim_tier_validations` MODIFY COLUMN `claim_id` VARCHAR(100) NOT NULL;

-- column episode_id
ALTER TABLE `claim_tier_validations` MODIFY COLUMN `episode_id` VARCHAR(100);

-- column rating_id
ALTER TABLE `quality_ratings` MODIFY COLUMN `rating_id` VARCHAR(100) NOT NULL;

-- column content_id
ALTER TABLE `quality_ratings` MODIFY COLUMN `content_id` VARCHAR(100) NOT NULL;

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
-- analyses of the same text
INSERT INTO mended_values (table_name, row_id, old_value, action, reason)
SELECT 'content_analysis', c.id, JSON_OBJECT('file_path', c.file_path, 'file_hash', c.file_hash, 'word_count', c.word_count,
    'char_count', c.char_count, 'language', c.language, 'tfidf_keywords', CAST(c.tfidf_keywords AS CHAR),
    'processing_status', c.processing_status, 'error_message', c.error_message,
    'analysis_date', c.analysis_date, 'processing_time_seconds', c.processing_time_seconds), 'removed',
    'a newer analysis of the same text is kept'
FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY file_path, file_hash ORDER BY id DESC) AS place
    FROM content_analysis) AS c
WHERE c.place > 1;
DELETE FROM content_analysis WHERE id IN (
    SELECT row_id FROM mended_values WHERE table_name = 'content_analysis' AND action = 'removed');

-- data step of the spec
-- chunks of the same place
INSERT INTO mended_values (table_name, row_id, old_value, old_bytes, action, reason)
SELECT 'text_chunks', c.id, JSON_OBJECT('file_path', c.file_path, 'chunk_index', c.chunk_index, 'chunk_text', c.chunk_text), c.chunk_embedding, 'removed',
    'a newer chunk of the same place is kept'
FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY file_path, chunk_index ORDER BY id DESC) AS place
    FROM text_chunks) AS c
WHERE c.place > 1;
DELETE FROM text_chunks WHERE id IN (
    SELECT row_id FROM mended_values WHERE table_name = 'text_chunks' AND action = 'removed');

-- data step of the spec
-- embeddings of the same chunk
INSERT INTO mended_values (table_name, row_id, old_value, action, reason)
SELECT 'embeddings_index', c.id, JSON_OBJECT('file_path', c.file_path, 'chunk_index', c.chunk_index, 'embedding', CAST(c.embedding AS CHAR),
    'metadata', CAST(c.metadata AS CHAR)), 'removed',
    'a newer embedding of the same chunk is kept'
FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY file_path, chunk_index ORDER BY id DESC) AS place
    FROM embeddings_index) AS c
WHERE c.place > 1;
DELETE FROM embeddings_index WHERE id IN (
    SELECT row_id FROM mended_values WHERE table_name = 'embeddings_index' AND action = 'removed');

-- data step of the spec
-- ratings at the same moment
INSERT INTO mended_values (table_name, row_key, old_value, action, reason)
SELECT 'quality_ratings', c.rating_id, JSON_OBJECT('content_type', c.content_type, 'content_id', c.content_id, 'llm_rating', c.llm_rating,
    'user_rating', c.user_rating, 'is_user_corrected', c.is_user_corrected,
    'criteria_scores', CAST(c.criteria_scores AS CHAR), 'user_feedback', c.user_feedback,
    'rating_reason', c.rating_reason, 'rated_by_user', c.rated_by_user, 'rated_at', c.rated_at,
    'model_used', c.model_used, 'prompt_template', c.prompt_template,
    'input_characteristics', CAST(c.input_characteristics AS CHAR)), 'removed',
    'a rating by the same person at the same moment is kept'
FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY content_type, content_id, rated_by_user, rated_at ORDER BY rating_id DESC) AS place
    FROM quality_ratings WHERE rated_by_user IS NOT NULL AND rated_at IS NOT NULL) AS c
WHERE c.place > 1;
DELETE FROM quality_ratings WHERE rating_id IN (
    SELECT row_key FROM mended_values WHERE table_name = 'quality_ratings' AND action = 'removed');

-- data step of the spec
-- judgements in the same session
INSERT INTO mended_values (table_name, row_key, old_value, action, reason)
SELECT 'claim_tier_validations', c.validation_id, JSON_OBJECT('claim_id', c.claim_id, 'episode_id', c.episode_id, 'original_tier', c.original_tier,
    'validated_tier', c.validated_tier, 'is_modified', c.is_modified, 'claim_text', c.claim_text,
    'claim_type', c.claim_type, 'validated_by_user', c.validated_by_user, 'validated_at', c.validated_at,
    'original_scores', CAST(c.original_scores AS CHAR), 'model_used', c.model_used,
    'evidence_spans', CAST(c.evidence_spans AS CHAR), 'validation_session_id', c.validation_session_id), 'removed',
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

-- column created_at
ALTER TABLE `channel_host_mappings` MODIFY COLUMN `created_at` DATETIME(6) DEFAULT CURRENT_TIMESTAMP(6);

-- column updated_at
ALTER TABLE `channel_host_mappings` MODIFY COLUMN `updated_at` DATETIME(6) DEFAULT CURRENT_TIMESTAMP(6);

-- column created_at
ALTER TABLE `claims` MODIFY COLUMN `created_at` DATETIME(6) DEFAULT CURRENT_TIMESTAMP(6);

-- column updated_at
ALTER TABLE `claims` MODIFY COLUMN `updated_at` DATETIME(6) DEFAULT CURRENT_TIMESTAMP(6);

-- column created_at
ALTER TABLE `concepts` MODIFY COLUMN `created_at` DATETIME(6) DEFAULT CURRENT_TIMESTAMP(6);

-- column updated_at
ALTER TABLE `concepts` MODIFY COLUMN `updated_at` DATETIME(6) DEFAULT CURRENT_TIMESTAMP(6);

-- column created_at
ALTER TABLE `jargon` MODIFY COLUMN `created_at` DATETIME(6) DEFAULT CURRENT_TIMESTAMP(6);

-- column updated_at
ALTER TABLE `jargon` MODIFY COLUMN `updated_at` DATETIME(6) DEFAULT CURRENT_TIMESTAMP(6);

-- column auto_process
ALTER TABLE `job` ADD COLUMN `auto_process_after` TINYINT(1);
UPDATE `job` SET `auto_process_after` = CASE lower(trim(`auto_process`))
    WHEN 'true' THEN TRUE
    WHEN 't' THEN TRUE
    WHEN 'yes' THEN TRUE
    WHEN 'on' THEN TRUE
    WHEN 'false' THEN FALSE
    WHEN 'f' THEN FALSE
    WHEN 'no' THEN FALSE
    WHEN 'off' THEN FALSE
    ELSE `auto_process` END;
ALTER TABLE `job`
    DROP COLUMN `auto_process`,
    CHANGE COLUMN `auto_process_after` `auto_process` TINYINT(1) DEFAULT FALSE;

-- column created_at
ALTER TABLE `job` MODIFY COLUMN `created_at` DATETIME(6) DEFAULT CURRENT_TIMESTAMP(6);

-- column updated_at
ALTER TABLE `job` MODIFY COLUMN `updated_at` DATETIME(6) DEFAULT CURRENT_TIMESTAMP(6);

-- column created_at
ALTER TABLE `job_run` MODIFY COLUMN `created_at` DATETIME(6) DEFAULT CURRENT_TIMESTAMP(6);

-- column updated_at
ALTER TABLE `job_run` MODIFY COLUMN `updated_at` DATETIME(6) DEFAULT CURRENT_TIMESTAMP(6);

-- column view_count
ALTER TABLE `media_sources` MODIFY COLUMN `view_count` BIGINT;

-- column like_count
ALTER TABLE `media_sources` MODIFY COLUMN `like_count` BIGINT;

-- column comment_count
ALTER TABLE `media_sources` MODIFY COLUMN `comment_count` BIGINT;

-- column created_at
ALTER TABLE `people` MODIFY COLUMN `created_at` DATETIME(6) DEFAULT CURRENT_TIMESTAMP(6);

-- column updated_at
ALTER TABLE `people` MODIFY COLUMN `updated_at` DATETIME(6) DEFAULT CURRENT_TIMESTAMP(6);

-- column created_at
ALTER TABLE `speaker_assignments` MODIFY COLUMN `created_at` DATETIME(6) DEFAULT CURRENT_TIMESTAMP(6);

-- column updated_at
ALTER TABLE `speaker_assignments` MODIFY COLUMN `updated_at` DATETIME(6) DEFAULT CURRENT_TIMESTAMP(6);

-- column created_at
ALTER TABLE `speaker_voices` MODIFY COLUMN `created_at` DATETIME(6) DEFAULT CURRENT_TIMESTAMP(6);

-- column updated_at
ALTER TABLE `speaker_voices` MODIFY COLUMN `updated_at` DATETIME(6) DEFAULT CURRENT_TIMESTAMP(6);

-- column content
ALTER TABLE `text_chunks_v2` ADD COLUMN `content` LONGTEXT GENERATED ALWAYS AS (JSON_UNQUOTE(JSON_EXTRACT(`chunk_envelope`, '$.content'))) STORED;

-- unique key uq_claim_tier_validations_session
ALTER TABLE `claim_tier_validations`
    ADD CONSTRAINT `uq_claim_tier_validations_session` UNIQUE (`validation_session_id`, `episode_id`, `claim_id`, `validated_by_user`);

-- unique key uq_content_analysis_file_path_file_hash
ALTER TABLE `content_analysis`
    ADD CONSTRAINT `uq_content_analysis_file_path_file_hash` UNIQUE (`file_path`, `file_hash`);

-- unique key uq_embeddings_index_file_path_chunk_index
ALTER TABLE `embeddings_index`
    ADD CONSTRAINT `uq_embeddings_index_file_path_chunk_index` UNIQUE (`file_path`, `chunk_index`);

-- unique key uq_job_run_job_id_attempt_number
ALTER TABLE `job_run`
    ADD CONSTRAINT `uq_job_run_job_id_attempt_number` UNIQUE (`job_id`, `attempt_number`);

-- unique key uq_quality_ratings_moment
ALTER TABLE `quality_ratings`
    ADD CONSTRAINT `uq_quality_ratings_moment` UNIQUE (`content_type`, `content_id`, `rated_by_user`, `rated_at`);

-- unique key uq_text_chunks_file_path_chunk_index
ALTER TABLE `text_chunks`
    ADD CONSTRAINT `uq_text_chunks_file_path_chunk_index` UNIQUE (`file_path`, `chunk_index`);

-- check ck_channel_host_mappings_confidence
ALTER TABLE `channel_host_mappings`
    ADD CONSTRAINT `ck_channel_host_mappings_confidence` CHECK (`confidence` BETWEEN 0 AND 1);

-- check ck_claim_tier_validations_claim_type_enum
ALTER TABLE `claim_tier_validations`
    ADD CONSTRAINT `ck_claim_tier_validations_claim_type_enum` CHECK (`claim_type` IN ('factual', 'causal', 'normative', 'forecast', 'definition'));

-- check ck_claim_tier_validations_original_tier_enum
ALTER TABLE `claim_tier_validations`
    ADD CONSTRAINT `ck_claim_tier_validations_original_tier_enum` CHECK (`original_tier` IN ('A', 'B', 'C', 'U'));

-- check ck_claim_tier_validations_validated_tier_enum
ALTER TABLE `claim_tier_validations`
    ADD CONSTRAINT `ck_claim_tier_validations_validated_tier_enum` CHECK (`validated_tier` IN ('A', 'B', 'C', 'U'));

-- check ck_claims_claim_type_enum
ALTER TABLE `claims`
    ADD CONSTRAINT `ck_claims_claim_type_enum` CHECK (`claim_type` IN ('factual', 'causal', 'normative', 'forecast', 'definition'));

-- check ck_claims_tier_enum
ALTER TABLE `claims`
    ADD CONSTRAINT `ck_claims_tier_enum` CHECK (`tier` IN ('A', 'B', 'C'));

-- check ck_claims_upload_status_enum
ALTER TABLE `claims`
    ADD CONSTRAINT `ck_claims_upload_status_enum` CHECK (`upload_status` IN ('pending', 'uploaded', 'failed'));

-- check ck_content_analysis_processing_status_enum
ALTER TABLE `content_analysis`
    ADD CONSTRAINT `ck_content_analysis_processing_status_enum` CHECK (`processing_status` IN ('success', 'skipped', 'permission_denied', 'file_not_found', 'encoding_error', 'size_limit_exceeded', 'timeout', 'unknown_error'));

-- check ck_file_metadata_processing_status_enum
ALTER TABLE `file_metadata`
    ADD CONSTRAINT `ck_file_metadata_processing_status_enum` CHECK (`processing_status` IN ('success', 'skipped', 'permission_denied', 'file_not_found', 'encoding_error', 'size_limit_exceeded', 'timeout', 'unknown_error'));

-- check ck_media_sources_status_enum
ALTER TABLE `media_sources`
    ADD CONSTRAINT `ck_media_sources_status_enum` CHECK (`status` IN ('pending', 'processing', 'completed', 'failed'));

-- check ck_processing_jobs_job_type_enum
ALTER TABLE `processing_jobs`
    ADD CONSTRAINT `ck_processing_jobs_job_type_enum` CHECK (`job_type` IN ('transcription', 'summarization', 'moc_generation', 'other'));

-- check ck_processing_jobs_status_enum
ALTER TABLE `processing_jobs`
    ADD CONSTRAINT `ck_processing_jobs_status_enum` CHECK (`status` IN ('pending', 'running', 'completed', 'failed', 'cancelled'));

-- check ck_processing_stats_status_enum
ALTER TABLE `processing_stats`
    ADD CONSTRAINT `ck_processing_stats_status_enum` CHECK (`status` IN ('completed', 'interrupted'));

-- check ck_quality_metrics_avg_llm_rating
ALTER TABLE `quality_metrics`
    ADD CONSTRAINT `ck_quality_metrics_avg_llm_rating` CHECK (`avg_llm_rating` BETWEEN 0 AND 1);

-- check ck_quality_metrics_avg_user_rating
ALTER TABLE `quality_metrics`
    ADD CONSTRAINT `ck_quality_metrics_avg_user_rating` CHECK (`avg_user_rating` BETWEEN 0 AND 1);

-- check ck_quality_metrics_rating_drift
ALTER TABLE `quality_metrics`
    ADD CONSTRAINT `ck_quality_metrics_rating_drift` CHECK (`rating_drift` BETWEEN 0 AND 1);

-- check ck_quality_ratings_llm_rating
ALTER TABLE `quality_ratings`
    ADD CONSTRAINT `ck_quality_ratings_llm_rating` CHECK (`llm_rating` BETWEEN 0 AND 1);

-- check ck_quality_ratings_user_rating
ALTER TABLE `quality_ratings`
    ADD CONSTRAINT `ck_quality_ratings_user_rating` CHECK (`user_rating` BETWEEN 0 AND 1);

-- check ck_speaker_assignments_confidence
ALTER TABLE `speaker_assignments`
    ADD CONSTRAINT `ck_speaker_assignments_confidence` CHECK (`confidence` BETWEEN 0 AND 1);

-- check ck_speaker_assignments_suggestion_confidence
ALTER TABLE `speaker_assignments`
    ADD CONSTRAINT `ck_speaker_assignments_suggestion_confidence` CHECK (`suggestion_confidence` BETWEEN 0 AND 1);

-- check ck_speaker_voices_confidence_threshold
ALTER TABLE `speaker_voices`
    ADD CONSTRAINT `ck_speaker_voices_confidence_threshold` CHECK (`confidence_threshold` BETWEEN 0 AND 1);

-- check ck_summaries_processing_type_enum
ALTER TABLE `summaries`
    ADD CONSTRAINT `ck_summaries_processing_type_enum` CHECK (`processing_type` IN ('legacy', 'hce'));

-- check ck_transcripts_confidence_score
ALTER TABLE `transcripts`
    ADD CONSTRAINT `ck_transcripts_confidence_score` CHECK (`confidence_score` BETWEEN 0 AND 1);

-- index ix_mended_values_table_name_row_id
CREATE INDEX `ix_mended_values_table_name_row_id` ON `mended_values` (`table_name`, `row_id`);

-- index ix_mended_values_table_name_row_key
CREATE INDEX `ix_mended_values_table_name_row_key` ON `mended_values` (`table_name`, `row_key`);

-- foreign key fk_claim_tier_validations_episode_id_claim_id
ALTER TABLE `claim_tier_validations`
    ADD CONSTRAINT `fk_claim_tier_validations_episode_id_claim_id` FOREIGN KEY (`episode_id`, `claim_id`) REFERENCES `claims` (`episode_id`, `claim_id`);

-- foreign key fk_claims_episode_id
ALTER TABLE `claims`
    ADD CONSTRAINT `fk_claims_episode_id` FOREIGN KEY (`episode_id`) REFERENCES `episodes` (`episode_id`) ON DELETE CASCADE;

-- foreign key fk_concepts_episode_id
ALTER TABLE `concepts`
    ADD CONSTRAINT `fk_concepts_episode_id` FOREIGN KEY (`episode_id`) REFERENCES `episodes` (`episode_id`) ON DELETE CASCADE;

-- foreign key fk_content_analysis_file_path
ALTER TABLE `content_analysis`
    ADD CONSTRAINT `fk_content_analysis_file_path` FOREIGN KEY (`file_path`) REFERENCES `file_metadata` (`file_path`) ON DELETE CASCADE;

-- foreign key fk_embeddings_index_file_path
ALTER TABLE `embeddings_index`
    ADD CONSTRAINT `fk_embeddings_index_file_path` FOREIGN KEY (`file_path`) REFERENCES `file_metadata` (`file_path`) ON DELETE CASCADE;

-- foreign key fk_jargon_episode_id
ALTER TABLE `jargon`
    ADD CONSTRAINT `fk_jargon_episode_id` FOREIGN KEY (`episode_id`) REFERENCES `episodes` (`episode_id`) ON DELETE CASCADE;

-- foreign key fk_media_sources_bright_data_session_id
ALTER TABLE `media_sources`
    ADD CONSTRAINT `fk_media_sources_bright_data_session_id` FOREIGN KEY (`bright_data_session_id`) REFERENCES `bright_data_sessions` (`session_id`) ON DELETE SET NULL;

-- foreign key fk_people_episode_id
ALTER TABLE `people`
    ADD CONSTRAINT `fk_people_episode_id` FOREIGN KEY (`episode_id`) REFERENCES `episodes` (`episode_id`) ON DELETE CASCADE;

-- foreign key fk_text_chunks_file_path
ALTER TABLE `text_chunks`
    ADD CONSTRAINT `fk_text_chunks_file_path` FOREIGN KEY (`file_path`) REFERENCES `file_metadata` (`file_path`) ON DELETE CASCADE;

-- foreign key fk_text_chunks_v2_file_path
ALTER TABLE `text_chunks_v2`
    ADD CONSTRAINT `fk_text_chunks_v2_file_path` FOREIGN KEY (`file_path`) REFERENCES `file_metadata` (`file_path`) ON DELETE CASCADE;

-- full-text index text_chunks_v2_search
CREATE FULLTEXT INDEX `text_chunks_v2_search` ON `text_chunks_v2` (`content`, `file_path`);

-- view chunks_with_metadata
CREATE VIEW `chunks_with_metadata` AS
SELECT
    id,
    file_path,
    chunk_index,
    chunk_envelope,
    JSON_UNQUOTE(JSON_EXTRACT(chunk_envelope, '$.metadata.filename')) AS filename,
    JSON_UNQUOTE(JSON_EXTRACT(chunk_envelope, '$.metadata.chunk_strategy')) AS strategy,
    CAST(JSON_EXTRACT(chunk_envelope, '$.metadata.chunk_size') AS SIGNED) AS size,
    CAST(JSON_EXTRACT(chunk_envelope, '$.metadata.total_chunks') AS SIGNED) AS total,
    CAST(JSON_EXTRACT(chunk_envelope, '$.metadata.overlap_chars') AS SIGNED) AS overlap,
    JSON_UNQUOTE(JSON_EXTRACT(chunk_envelope, '$.metadata.file_type')) AS type,
    JSON_UNQUOTE(JSON_EXTRACT(chunk_envelope, '$.metadata.file_hash')) AS hash,
    JSON_UNQUOTE(JSON_EXTRACT(chunk_envelope, '$.metadata.created_at')) AS created,
    JSON_UNQUOTE(JSON_EXTRACT(chunk_envelope, '$.content')) AS content
FROM text_chunks_v2;

-- view claim_validation_analytics
CREATE VIEW `claim_validation_analytics` AS
SELECT
    COUNT(*) AS total_validations,
    COUNT(CASE WHEN is_modified THEN 1 END) AS modified_count,
    COUNT(CASE WHEN is_modified THEN NULL ELSE 1 END) AS confirmed_count,
    ROUND(100e0 * COUNT(CASE WHEN is_modified THEN NULL ELSE 1 END) / COUNT(*), 2) AS accuracy_rate,
    COUNT(CASE WHEN original_tier = 'A' AND NOT is_modified THEN 1 END) AS tier_a_correct,
    COUNT(CASE WHEN original_tier = 'A' THEN 1 END) AS tier_a_total,
    COUNT(CASE WHEN original_tier = 'B' AND NOT is_modified THEN 1 END) AS tier_b_correct,
    COUNT(CASE WHEN original_tier = 'B' THEN 1 END) AS tier_b_total,
    COUNT(CASE WHEN original_tier = 'C' AND NOT is_modified THEN 1 END) AS tier_c_correct,
    COUNT(CASE WHEN original_tier = 'C' THEN 1 END) AS tier_c_total,
    COUNT(CASE WHEN original_tier = 'A' AND validated_tier = 'B' THEN 1 END) AS a_to_b_corrections,
    COUNT(CASE WHEN original_tier = 'A' AND validated_tier = 'C' THEN 1 END) AS a_to_c_corrections,
    COUNT(CASE WHEN original_tier = 'B' AND validated_tier = 'A' THEN 1 END) AS b_to_a_corrections,
    COUNT(CASE WHEN original_tier = 'B' AND validated_tier = 'C' THEN 1 END) AS b_to_c_corrections,
    COUNT(CASE WHEN original_tier = 'C' AND validated_tier = 'A' THEN 1 END) AS c_to_a_corrections,
    COUNT(CASE WHEN original_tier = 'C' AND validated_tier = 'B' THEN 1 END) AS c_to_b_corrections,
    model_used,
    CAST(validated_at AS DATE) AS validation_date
FROM claim_tier_validations
GROUP BY model_used, CAST(validated_at AS DATE);

-- trigger channel_host_mappings_touch
CREATE TRIGGER `channel_host_mappings_touch` BEFORE UPDATE ON `channel_host_mappings`
FOR EACH ROW BEGIN
    SET NEW.updated_at = IF(NEW.updated_at <=> OLD.updated_at, UTC_TIMESTAMP(6), NEW.updated_at);
END;

-- trigger claims_touch
CREATE TRIGGER `claims_touch` BEFORE UPDATE ON `claims`
FOR EACH ROW BEGIN
    SET NEW.updated_at = IF(NEW.updated_at <=> OLD.updated_at, UTC_TIMESTAMP(6), NEW.updated_at);
END;

-- trigger concepts_touch
CREATE TRIGGER `concepts_touch` BEFORE UPDATE ON `concepts`
FOR EACH ROW BEGIN
    SET NEW.updated_at = IF(NEW.updated_at <=> OLD.updated_at, UTC_TIMESTAMP(6), NEW.updated_at);
END;

-- trigger jargon_touch
CREATE TRIGGER `jargon_touch` BEFORE UPDATE ON `jargon`
FOR EACH ROW BEGIN
    SET NEW.updated_at = IF(NEW.updated_at <=> OLD.updated_at, UTC_TIMESTAMP(6), NEW.updated_at);
END;

-- trigger job_touch
CREATE TRIGGER `job_touch` BEFORE UPDATE ON `job`
FOR EACH ROW BEGIN
    SET NEW.updated_at = IF(NEW.updated_at <=> OLD.updated_at, UTC_TIMESTAMP(6), NEW.updated_at);
END;

-- trigger job_run_touch
CREATE TRIGGER `job_run_touch` BEFORE UPDATE ON `job_run`
FOR EACH ROW BEGIN
    SET NEW.updated_at = IF(NEW.updated_at <=> OLD.updated_at, UTC_TIMESTAMP(6), NEW.updated_at);
END;

-- trigger people_touch
CREATE TRIGGER `people_touch` BEFORE UPDATE ON `people`
FOR EACH ROW BEGIN
    SET NEW.updated_at = IF(NEW.updated_at <=> OLD.updated_at, UTC_TIMESTAMP(6), NEW.updated_at);
END;

-- trigger speaker_assignments_touch
CREATE TRIGGER `speaker_assignments_touch` BEFORE UPDATE ON `speaker_assignments`
FOR EACH ROW BEGIN
    SET NEW.updated_at = IF(NEW.updated_at <=> OLD.updated_at, UTC_TIMESTAMP(6), NEW.updated_at);
END;

-- trigger speaker_voices_touch
CREATE TRIGGER `speaker_voices_touch` BEFORE UPDATE ON `speaker_voices`
FOR EACH ROW BEGIN
    SET NEW.updated_at = IF(NEW.updated_at <=> OLD.updated_at, UTC_TIMESTAMP(6), NEW.updated_at);
END;

-- history: this migration has run
INSERT INTO `__tablewright_history` (`version`, `name`, `fingerprint`)
    VALUES ('2026-11-22-152919', 'harden_knowledge_store_1', '36f97c251bae6cce47601c64307c28e0182da376fa40b70ea6c9455971844849');
