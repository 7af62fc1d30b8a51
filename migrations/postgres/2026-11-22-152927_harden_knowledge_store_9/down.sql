-- 2026-11-22-152927 harden_knowledge_store_9: down, PostgreSQL
-- Generated from schema.yaml by Tablewright.

-- unique key uq_claim_tier_validations_session
ALTER TABLE "claim_tier_validations" DROP CONSTRAINT "uq_claim_tier_validations_session";

-- unique key uq_content_analysis_file_path_file_hash
ALTER TABLE "content_analysis" DROP CONSTRAINT "uq_content_analysis_file_path_file_hash";

-- unique key uq_embeddings_index_file_path_chunk_index
ALTER TABLE "embeddings_index" DROP CONSTRAINT "uq_embeddings_index_file_path_chunk_index";

-- unique key uq_job_run_job_id_attempt_number
ALTER TABLE "job_run" DROP CONSTRAINT "uq_job_run_job_id_attempt_number";

-- unique key uq_quality_ratings_moment
ALTER TABLE "quality_ratings" DROP CONSTRAINT "uq_quality_ratings_moment";

-- unique key uq_text_chunks_file_path_chunk_index
ALTER TABLE "text_chunks" DROP CONSTRAINT "uq_text_chunks_file_path_chunk_index";

-- history: this migration has been reverted
DELETE FROM "__tablewright_history" WHERE "version" = '2026-11-22-152921';

-- history: this migration has been reverted
DELETE FROM "__tablewright_history" WHERE "version" = '2026-11-22-152922';

-- history: this migration has been reverted
DELETE FROM "__tablewright_history" WHERE "version" = '2026-11-22-152923';

-- history: this migration has been reverted
DELETE FROM "__tablewright_history" WHERE "version" = '2026-11-22-152924';

-- history: this migration has been reverted
DELETE FROM "__tablewright_history" WHERE "version" = '2026-11-22-152925';

-- history: this migration has been reverted
DELETE FROM "__tablewright_history" WHERE "version" = '2026-11-22-152926';

-- history: this migration has been reverted
DELETE FROM "__tablewright_history" WHERE "version" = '2026-11-22-152927';
