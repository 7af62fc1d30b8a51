-- 2026-11-22-152920 harden_knowledge_store_2: up, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- Reads the rows while others write them; it must be a migration by itself.
-- W0509: it fails if a row violates `ck_channel_host_mappings_confidence` in `channel_host_mappings`
-- W0509: it fails if a row violates `ck_claim_tier_validations_claim_type_enum` in `claim_tier_validations`
-- W0509: it fails if a row violates `ck_claim_tier_validations_original_tier_enum` in `claim_tier_validations`
-- W0509: it fails if a row violates `ck_claim_tier_validations_validated_tier_enum` in `claim_tier_validations`
-- W0509: it fails if a row violates `ck_claims_claim_type_enum` in `claims`
-- W0509: it fails if a row violates `ck_claims_tier_enum` in `claims`
-- W0509: it fails if a row violates `ck_claims_upload_status_enum` in `claims`
-- W0509: it fails if a row violates `ck_content_analysis_processing_status_enum` in `content_analysis`
-- W0509: it fails if a row violates `ck_file_metadata_processing_status_enum` in `file_metadata`
-- W0509: it fails if a row violates `ck_media_sources_status_enum` in `media_sources`
-- W0509: it fails if a row violates `ck_processing_jobs_job_type_enum` in `processing_jobs`
-- W0509: it fails if a row violates `ck_processing_jobs_status_enum` in `processing_jobs`
-- W0509: it fails if a row violates `ck_processing_stats_status_enum` in `processing_stats`
-- W0509: it fails if a row violates `ck_quality_metrics_avg_llm_rating` in `quality_metrics`
-- W0509: it fails if a row violates `ck_quality_metrics_avg_user_rating` in `quality_metrics`
-- W0509: it fails if a row violates `ck_quality_metrics_rating_drift` in `quality_metrics`
-- W0509: it fails if a row violates `ck_quality_ratings_llm_rating` in `quality_ratings`
-- W0509: it fails if a row violates `ck_quality_ratings_user_rating` in `quality_ratings`
-- W0509: it fails if a row violates `ck_speaker_assignments_confidence` in `speaker_assignments`
-- W0509: it fails if a row violates `ck_speaker_assignments_suggestion_confidence` in `speaker_assignments`
-- W0509: it fails if a row violates `ck_speaker_voices_confidence_threshold` in `speaker_voices`
-- W0509: it fails if a row violates `ck_summaries_processing_type_enum` in `summaries`
-- W0509: it fails if a row violates `ck_transcripts_confidence_score` in `transcripts`
-- W0509: it fails if a row refers to nothing by `fk_claim_tier_validations_episode_id_claim_id` in `claim_tier_validations`
-- W0509: it fails if a row refers to nothing by `fk_claims_episode_id` in `claims`
-- W0509: it fails if a row refers to nothing by `fk_concepts_episode_id` in `concepts`
-- W0509: it fails if a row refers to nothing by `fk_content_analysis_file_path` in `content_analysis`
-- W0509: it fails if a row refers to nothing by `fk_embeddings_index_file_path` in `embeddings_index`
-- W0509: it fails if a row refers to nothing by `fk_jargon_episode_id` in `jargon`
-- W0509: it fails if a row refers to nothing by `fk_media_sources_bright_data_session_id` in `media_sources`
-- W0509: it fails if a row refers to nothing by `fk_people_episode_id` in `people`
-- W0509: it fails if a row refers to nothing by `fk_text_chunks_file_path` in `text_chunks`
-- W0509: it fails if a row refers to nothing by `fk_text_chunks_v2_file_path` in `text_chunks_v2`

-- constraint ck_channel_host_mappings_confidence
ALTER TABLE "channel_host_mappings" VALIDATE CONSTRAINT "ck_channel_host_mappings_confidence";

-- constraint ck_claim_tier_validations_claim_type_enum
ALTER TABLE "claim_tier_validations" VALIDATE CONSTRAINT "ck_claim_tier_validations_claim_type_enum";

-- constraint ck_claim_tier_validations_original_tier_enum
ALTER TABLE "claim_tier_validations" VALIDATE CONSTRAINT "ck_claim_tier_validations_original_tier_enum";

-- constraint ck_claim_tier_validations_validated_tier_enum
ALTER TABLE "claim_tier_validations" VALIDATE CONSTRAINT "ck_claim_tier_validations_validated_tier_enum";

-- constraint ck_claims_claim_type_enum
ALTER TABLE "claims" VALIDATE CONSTRAINT "ck_claims_claim_type_enum";

-- constraint ck_claims_tier_enum
ALTER TABLE "claims" VALIDATE CONSTRAINT "ck_claims_tier_enum";

-- constraint ck_claims_upload_status_enum
ALTER TABLE "claims" VALIDATE CONSTRAINT "ck_claims_upload_status_enum";

-- constraint ck_content_analysis_processing_status_enum
ALTER TABLE "content_analysis" VALIDATE CONSTRAINT "ck_content_analysis_processing_status_enum";

-- constraint ck_file_metadata_processing_status_enum
ALTER TABLE "file_metadata" VALIDATE CONSTRAINT "ck_file_metadata_processing_status_enum";

-- constraint ck_media_sources_status_enum
ALTER TABLE "media_sources" VALIDATE CONSTRAINT "ck_media_sources_status_enum";

-- constraint ck_processing_jobs_job_type_enum
ALTER TABLE "processing_jobs" VALIDATE CONSTRAINT "ck_processing_jobs_job_type_enum";

-- constraint ck_processing_jobs_status_enum
ALTER TABLE "processing_jobs" VALIDATE CONSTRAINT "ck_processing_jobs_status_enum";

-- constraint ck_processing_stats_status_enum
ALTER TABLE "processing_stats" VALIDATE CONSTRAINT "ck_processing_stats_status_enum";

-- constraint ck_quality_metrics_avg_llm_rating
ALTER TABLE "quality_metrics" VALIDATE CONSTRAINT "ck_quality_metrics_avg_llm_rating";

-- constraint ck_quality_metrics_avg_user_rating
ALTER TABLE "quality_metrics" VALIDATE CONSTRAINT "ck_quality_metrics_avg_user_rating";

-- constraint ck_quality_metrics_rating_drift
ALTER TABLE "quality_metrics" VALIDATE CONSTRAINT "ck_quality_metrics_rating_drift";

-- constraint ck_quality_ratings_llm_rating
ALTER TABLE "quality_ratings" VALIDATE CONSTRAINT "ck_quality_ratings_llm_rating";

-- constraint ck_quality_ratings_user_rating
ALTER TABLE "quality_ratings" VALIDATE CONSTRAINT "ck_quality_ratings_user_rating";

-- constraint ck_speaker_assignments_confidence
ALTER TABLE "speaker_assignments" VALIDATE CONSTRAINT "ck_speaker_assignments_confidence";

-- constraint ck_speaker_assignments_suggestion_confidence
ALTER TABLE "speaker_assignments" VALIDATE CONSTRAINT "ck_speaker_assignments_suggestion_confidence";

-- constraint ck_speaker_voices_confidence_threshold
ALTER TABLE "speaker_voices" VALIDATE CONSTRAINT "ck_speaker_voices_confidence_threshold";

-- constraint ck_summaries_processing_type_enum
ALTER TABLE "summaries" VALIDATE CONSTRAINT "ck_summaries_processing_type_enum";

-- constraint ck_transcripts_confidence_score
ALTER TABLE "transcripts" VALIDATE CONSTRAINT "ck_transcripts_confidence_score";

-- constraint fk_claim_tier_validations_episode_id_claim_id
ALTER TABLE "claim_tier_validations" VALIDATE CONSTRAINT "fk_claim_tier_validations_episode_id_claim_id";

-- constraint fk_claims_episode_id
ALTER TABLE "claims" VALIDATE CONSTRAINT "fk_claims_episode_id";

-- constraint fk_concepts_episode_id
ALTER TABLE "concepts" VALIDATE CONSTRAINT "fk_concepts_episode_id";

-- constraint fk_content_analysis_file_path
ALTER TABLE "content_analysis" VALIDATE CONSTRAINT "fk_content_analysis_file_path";

-- constraint fk_embeddings_index_file_path
ALTER TABLE "embeddings_index" VALIDATE CONSTRAINT "fk_embeddings_index_file_path";

-- constraint fk_jargon_episode_id
ALTER TABLE "jargon" VALIDATE CONSTRAINT "fk_jargon_episode_id";

-- constraint fk_media_sources_bright_data_session_id
ALTER TABLE "media_sources" VALIDATE CONSTRAINT "fk_media_sources_bright_data_session_id";

-- constraint fk_people_episode_id
ALTER TABLE "people" VALIDATE CONSTRAINT "fk_people_episode_id";

-- constraint fk_text_chunks_file_path
ALTER TABLE "text_chunks" VALIDATE CONSTRAINT "fk_text_chunks_file_path";

-- constraint fk_text_chunks_v2_file_path
ALTER TABLE "text_chunks_v2" VALIDATE CONSTRAINT "fk_text_chunks_v2_file_path";

-- history: this migration has run
INSERT INTO "__tablewright_history" ("version", "name", "fingerprint")
    VALUES ('2026-11-22-152920', 'harden_knowledge_store_2', 'bc6077668ab2eff858e1242f0416c2e8ee923c03884c5851bc97ad3a5e3caf26');
