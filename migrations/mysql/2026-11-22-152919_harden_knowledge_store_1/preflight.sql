-- 2026-11-22-152919 harden_knowledge_store_1: preflight, MySQL/MariaDB
-- Generated from schema.yaml by Tablewright.
-- Before up.sql starts, `tablewright migrate` asks what up.sql would be refused for; the queries only read.
-- Not asked, as this migration changes the rows first: check: channel_host_mappings.ck_channel_host_mappings_confidence
-- Not asked, as this migration changes the rows first: unique: claim_tier_validations.uq_claim_tier_validations_session
-- Not asked, as this migration changes the rows first: foreign_key: claim_tier_validations.fk_claim_tier_validations_episode_id_claim_id
-- Not asked, as this migration changes the rows first: check: claim_tier_validations.ck_claim_tier_validations_claim_type_enum
-- Not asked, as this migration changes the rows first: check: claim_tier_validations.ck_claim_tier_validations_original_tier_enum
-- Not asked, as this migration changes the rows first: check: claim_tier_validations.ck_claim_tier_validations_validated_tier_enum
-- Not asked, as this migration changes the rows first: check: claims.ck_claims_claim_type_enum
-- Not asked, as this migration changes the rows first: check: claims.ck_claims_tier_enum
-- Not asked, as this migration changes the rows first: check: claims.ck_claims_upload_status_enum
-- Not asked, as this migration changes the rows first: unique: content_analysis.uq_content_analysis_file_path_file_hash
-- Not asked, as this migration changes the rows first: check: content_analysis.ck_content_analysis_processing_status_enum
-- Not asked, as this migration changes the rows first: unique: embeddings_index.uq_embeddings_index_file_path_chunk_index
-- Not asked, as this migration changes the rows first: check: file_metadata.ck_file_metadata_processing_status_enum
-- Not asked, as this migration changes the rows first: change_type: job.auto_process
-- Not asked, as this migration changes the rows first: unique: job_run.uq_job_run_job_id_attempt_number
-- Not asked, as this migration changes the rows first: foreign_key: media_sources.fk_media_sources_bright_data_session_id
-- Not asked, as this migration changes the rows first: check: media_sources.ck_media_sources_status_enum
-- Not asked, as this migration changes the rows first: check: processing_jobs.ck_processing_jobs_job_type_enum
-- Not asked, as this migration changes the rows first: check: processing_jobs.ck_processing_jobs_status_enum
-- Not asked, as this migration changes the rows first: check: processing_stats.ck_processing_stats_status_enum
-- Not asked, as this migration changes the rows first: check: quality_metrics.ck_quality_metrics_avg_llm_rating
-- Not asked, as this migration changes the rows first: check: quality_metrics.ck_quality_metrics_avg_user_rating
-- Not asked, as this migration changes the rows first: check: quality_metrics.ck_quality_metrics_rating_drift
-- Not asked, as this migration changes the rows first: unique: quality_ratings.uq_quality_ratings_moment
-- Not asked, as this migration changes the rows first: check: quality_ratings.ck_quality_ratings_llm_rating
-- Not asked, as this migration changes the rows first: check: quality_ratings.ck_quality_ratings_user_rating
-- Not asked, as this migration changes the rows first: check: speaker_assignments.ck_speaker_assignments_confidence
-- Not asked, as this migration changes the rows first: check: speaker_assignments.ck_speaker_assignments_suggestion_confidence
-- Not asked, as this migration changes the rows first: check: speaker_voices.ck_speaker_voices_confidence_threshold
-- Not asked, as this migration changes the rows first: check: summaries.ck_summaries_processing_type_enum
-- Not asked, as this migration changes the rows first: unique: text_chunks.uq_text_chunks_file_path_chunk_index
-- Not asked, as this migration changes the rows first: check: transcripts.ck_transcripts_confidence_score

-- foreign_key: media_sources.fk_media_sources_bright_data_session_id
-- finds: columns of `bright_data_sessions` that differ in type or collation from those that `fk_media_sources_bright_data_session_id` ties to them
-- reads: media_sources
-- reads: bright_data_sessions
SELECT CONCAT(own.table_name , '.', own.column_name , ' is ', own.column_type, COALESCE(CONCAT(' ', own.collation_name), ''), ', and ', other.table_name , '.', other.column_name , ' is ', other.column_type, COALESCE(CONCAT(' ', other.collation_name), '')) AS `shown`
FROM information_schema.columns AS own, information_schema.columns AS other
WHERE own.table_schema = DATABASE() AND own.table_name = 'media_sources' AND own.column_name = 'bright_data_session_id'
    AND other.table_schema = DATABASE() AND other.table_name = 'bright_data_sessions' AND other.column_name = 'session_id'
    AND (CASE WHEN other.data_type LIKE '%char' OR other.data_type LIKE '%text' THEN 'text' WHEN other.data_type LIKE '%int' THEN CONCAT(other.data_type, IF(other.column_type LIKE '%unsigned%', ' unsigned', '')) ELSE other.data_type END <> CASE WHEN own.data_type LIKE '%char' OR own.data_type LIKE '%text' THEN 'text' WHEN own.data_type LIKE '%int' THEN CONCAT(own.data_type, IF(own.column_type LIKE '%unsigned%', ' unsigned', '')) ELSE own.data_type END OR own.collation_name <> other.collation_name);
