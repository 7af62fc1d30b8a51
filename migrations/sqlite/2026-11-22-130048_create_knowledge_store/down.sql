-- 2026-11-22-130048 create_knowledge_store: down, SQLite
-- Generated from schema.yaml by Tablewright.

-- trigger chunks_fts_delete
DROP TRIGGER "chunks_fts_delete";

-- trigger chunks_fts_insert
DROP TRIGGER "chunks_fts_insert";

-- trigger chunks_fts_update
DROP TRIGGER "chunks_fts_update";

-- trigger cascade_delete_file
DROP TRIGGER "cascade_delete_file";

-- view claim_validation_analytics
DROP VIEW "claim_validation_analytics";

-- view chunks_with_metadata
DROP VIEW "chunks_with_metadata";

-- raw SQL content_fts
DROP TABLE content_fts;

-- raw SQL chunks_fts
DROP TABLE chunks_fts;

-- table text_chunks_v2
DROP TABLE "text_chunks_v2";

-- table text_chunks
DROP TABLE "text_chunks";

-- table speaker_sessions
DROP TABLE "speaker_sessions";

-- table speaker_processing_sessions
DROP TABLE "speaker_processing_sessions";

-- table speaker_learning_history
DROP TABLE "speaker_learning_history";

-- table speaker_assignments
DROP TABLE "speaker_assignments";

-- table speaker_voices
DROP TABLE "speaker_voices";

-- table readme
DROP TABLE "readme";

-- table quality_ratings
DROP TABLE "quality_ratings";

-- table quality_metrics
DROP TABLE "quality_metrics";

-- table processing_stats
DROP TABLE "processing_stats";

-- table processing_jobs
DROP TABLE "processing_jobs";

-- table people
DROP TABLE "people";

-- table llm_response
DROP TABLE "llm_response";

-- table llm_request
DROP TABLE "llm_request";

-- table job_run
DROP TABLE "job_run";

-- table job
DROP TABLE "job";

-- table jargon
DROP TABLE "jargon";

-- table generated_files
DROP TABLE "generated_files";

-- table moc_extractions
DROP TABLE "moc_extractions";

-- table summaries
DROP TABLE "summaries";

-- table transcripts
DROP TABLE "transcripts";

-- table embeddings_index
DROP TABLE "embeddings_index";

-- table directory_structure
DROP TABLE "directory_structure";

-- table content_analysis
DROP TABLE "content_analysis";

-- table file_metadata
DROP TABLE "file_metadata";

-- table concepts
DROP TABLE "concepts";

-- table claims
DROP TABLE "claims";

-- table episodes
DROP TABLE "episodes";

-- table claim_tier_validations
DROP TABLE "claim_tier_validations";

-- table channel_host_mappings
DROP TABLE "channel_host_mappings";

-- table bright_data_sessions
DROP TABLE "bright_data_sessions";

-- table media_sources
DROP TABLE "media_sources";

-- history: this migration has been reverted
DELETE FROM "__tablewright_history" WHERE "version" = '2026-11-22-130048';
