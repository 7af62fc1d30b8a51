-- 2026-11-22-152919 harden_knowledge_store_1: down, SQLite
-- Generated from schema.yaml by Tablewright.
-- W0507: every row of `channel_host_mappings` is written anew, and nobody else can use the table meanwhile
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
-- W0507: every row of `quality_metrics` is written anew, and nobody else can use the table meanwhile
-- W0509: it fails if a row does not fit the new form of `quality_metrics`
-- W0507: every row of `quality_ratings` is written anew, and nobody else can use the table meanwhile
-- W0509: it fails if a row does not fit the new form of `quality_ratings`
-- W0507: every row of `speaker_assignments` is written anew, and nobody else can use the table meanwhile
-- W0509: it fails if a row does not fit the new form of `speaker_assignments`
-- W0507: every row of `speaker_processing_sessions` is written anew, and nobody else can use the table meanwhile
-- W0509: it fails if a row does not fit the new form of `speaker_processing_sessions`
-- W0507: every row of `speaker_voices` is written anew, and nobody else can use the table meanwhile
-- W0507: every row of `summaries` is written anew, and nobody else can use the table meanwhile
-- W0509: it fails if a row does not fit the new form of `summaries`
-- W0507: every row of `text_chunks` is written anew, and nobody else can use the table meanwhile
-- W0509: it fails if a row does not fit the new form of `text_chunks`
-- W0507: every row of `transcripts` is written anew, and nobody else can use the table meanwhile
-- W0509: it fails if a row does not fit the new form of `transcripts`
-- W0510: column `content` of `text_chunks_v2` goes with what it holds: the way back brings it back empty
-- W0510: table `mended_values` goes with what it holds: the way back brings it back empty
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
-- W0506: while the index of `idx_content_file_path` on `content_analysis` is built, nothing can be written to the database
-- W0506: while the index of `idx_file_path` on `file_metadata` is built, nothing can be written to the database
-- W0506: while the index of `idx_chunks_file_path` on `text_chunks` is built, nothing can be written to the database
-- W0506: while the index of `idx_chunks_adjacency` on `text_chunks_v2` is built, nothing can be written to the database
-- W0506: while the index of `idx_chunks_file_hash` on `text_chunks_v2` is built, nothing can be written to the database
-- W0506: while the index of `idx_chunks_file_type` on `text_chunks_v2` is built, nothing can be written to the database
-- W0506: while the index of `idx_chunks_json_filename` on `text_chunks_v2` is built, nothing can be written to the database
-- W0506: while the index of `idx_chunks_json_strategy` on `text_chunks_v2` is built, nothing can be written to the database
-- W0506: while the index of `idx_chunks_strategy` on `text_chunks_v2` is built, nothing can be written to the database
-- No way back, as the spec says: what belongs to no file

-- no foreign keys while tables are made anew
-- They can only be switched off outside of a transaction, so this migration opens its own.
PRAGMA foreign_keys = OFF;
BEGIN IMMEDIATE;

-- trigger channel_host_mappings_touch_after
DROP TRIGGER "channel_host_mappings_touch_after";

-- trigger claims_touch_after
DROP TRIGGER "claims_touch_after";

-- trigger concepts_touch_after
DROP TRIGGER "concepts_touch_after";

-- trigger jargon_touch_after
DROP TRIGGER "jargon_touch_after";

-- trigger job_touch_after
DROP TRIGGER "job_touch_after";

-- trigger job_run_touch_after
DROP TRIGGER "job_run_touch_after";

-- trigger people_touch_after
DROP TRIGGER "people_touch_after";

-- trigger speaker_assignments_touch_after
DROP TRIGGER "speaker_assignments_touch_after";

-- trigger speaker_voices_touch_after
DROP TRIGGER "speaker_voices_touch_after";

-- view claim_validation_analytics
DROP VIEW "claim_validation_analytics";

-- view chunks_with_metadata
DROP VIEW "chunks_with_metadata";

-- full-text index text_chunks_search
DROP TRIGGER "text_chunks_search_insert";
DROP TRIGGER "text_chunks_search_delete";
DROP TRIGGER "text_chunks_search_update";
DROP TABLE "text_chunks_search";

-- full-text index text_chunks_v2_search
DROP TRIGGER "text_chunks_v2_search_insert";
DROP TRIGGER "text_chunks_v2_search_delete";
DROP TRIGGER "text_chunks_v2_search_update";
DROP TABLE "text_chunks_v2_search";

-- index idx_text_chunks_v2_file_hash
DROP INDEX "idx_text_chunks_v2_file_hash";

-- index idx_text_chunks_v2_file_type
DROP INDEX "idx_text_chunks_v2_file_type";

-- index idx_text_chunks_v2_json_filename
DROP INDEX "idx_text_chunks_v2_json_filename";

-- index idx_text_chunks_v2_json_strategy
DROP INDEX "idx_text_chunks_v2_json_strategy";

-- index idx_text_chunks_v2_strategy
DROP INDEX "idx_text_chunks_v2_strategy";

-- checks wait for the new tables
PRAGMA ignore_check_constraints = ON;

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
    "created_at"   TIMESTAMP,
    "updated_at"   TIMESTAMP,
    "use_count"    INTEGER
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
    "claim_id"              VARCHAR(50)  NOT NULL,
    "episode_id"            VARCHAR(50),
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
    CONSTRAINT "pk_claim_tier_validations" PRIMARY KEY ("validation_id")
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
    "created_at"       TIMESTAMP,
    "updated_at"       TIMESTAMP,
    CONSTRAINT "pk_claims" PRIMARY KEY ("episode_id", "claim_id"),
    CONSTRAINT "fk_claims_episode_id" FOREIGN KEY ("episode_id") REFERENCES "episodes" ("episode_id"),
    CONSTRAINT "ck_claims_scores_json_json" CHECK ("scores_json" IS NULL OR json_valid("scores_json"))
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
    "created_at"       TIMESTAMP,
    "updated_at"       TIMESTAMP,
    CONSTRAINT "pk_concepts" PRIMARY KEY ("episode_id", "concept_id"),
    CONSTRAINT "fk_concepts_episode_id" FOREIGN KEY ("episode_id") REFERENCES "episodes" ("episode_id")
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
    CONSTRAINT "fk_content_analysis_file_path" FOREIGN KEY ("file_path") REFERENCES "file_metadata" ("file_path")
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
    CONSTRAINT "fk_embeddings_index_file_path" FOREIGN KEY ("file_path") REFERENCES "file_metadata" ("file_path")
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
    CONSTRAINT "pk_file_metadata" PRIMARY KEY ("file_path")
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
    CONSTRAINT "fk_generated_files_video_id" FOREIGN KEY ("video_id") REFERENCES "media_sources" ("media_id")
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
    "created_at"       TIMESTAMP,
    "updated_at"       TIMESTAMP,
    CONSTRAINT "pk_jargon" PRIMARY KEY ("episode_id", "jargon_id"),
    CONSTRAINT "fk_jargon_episode_id" FOREIGN KEY ("episode_id") REFERENCES "episodes" ("episode_id")
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
    "job.auto_process has a value that is too long" INTEGER NOT NULL DEFAULT 0
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
    "auto_process" VARCHAR(5),
    "created_at"   TIMESTAMP,
    "updated_at"   TIMESTAMP,
    CONSTRAINT "pk_job" PRIMARY KEY ("job_id"),
    CONSTRAINT "ck_job_job_type_enum" CHECK ("job_type" IN ('transcribe', 'mine', 'flagship', 'upload', 'pipeline'))
);
INSERT OR ROLLBACK INTO "__tablewright_rebuild" ("rowid", "job_id", "job_type", "input_id", "config_json", "auto_process", "created_at", "updated_at")
    SELECT
        "rowid",
        "job_id",
        "job_type",
        "input_id",
        "config_json",
        CASE "auto_process" WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE CAST("auto_process" AS TEXT) END,
        "created_at",
        "updated_at"
    FROM "job";
DROP TABLE "job";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "__tablewright_rebuild" RENAME TO "job";
PRAGMA legacy_alter_table = OFF;
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("job.auto_process has a value that is too long")
    SELECT NULL FROM "job" WHERE LENGTH("auto_process") > 5 LIMIT 1;
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
    "created_at"      TIMESTAMP,
    "updated_at"      TIMESTAMP,
    CONSTRAINT "pk_job_run" PRIMARY KEY ("run_id"),
    CONSTRAINT "fk_job_run_job_id" FOREIGN KEY ("job_id") REFERENCES "job" ("job_id"),
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
    CONSTRAINT "fk_llm_request_job_run_id" FOREIGN KEY ("job_run_id") REFERENCES "job_run" ("run_id")
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
    CONSTRAINT "fk_llm_response_request_id" FOREIGN KEY ("request_id") REFERENCES "llm_request" ("request_id")
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
    "view_count"              INTEGER,
    "like_count"              INTEGER,
    "comment_count"           INTEGER,
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
    CONSTRAINT "pk_media_sources" PRIMARY KEY ("media_id")
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
    CONSTRAINT "fk_moc_extractions_video_id" FOREIGN KEY ("video_id") REFERENCES "media_sources" ("media_id")
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
    "created_at"       TIMESTAMP,
    "updated_at"       TIMESTAMP,
    CONSTRAINT "pk_people" PRIMARY KEY ("episode_id", "person_id"),
    CONSTRAINT "fk_people_episode_id" FOREIGN KEY ("episode_id") REFERENCES "episodes" ("episode_id")
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
    CONSTRAINT "pk_processing_jobs" PRIMARY KEY ("job_id")
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
    "interrupted"               BOOLEAN      DEFAULT 0
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
    CONSTRAINT "pk_quality_metrics" PRIMARY KEY ("metric_id")
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
    "rating_id"             VARCHAR(50)  NOT NULL,
    "content_type"          VARCHAR(30)  NOT NULL,
    "content_id"            VARCHAR(50)  NOT NULL,
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
    CONSTRAINT "pk_quality_ratings" PRIMARY KEY ("rating_id")
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
    "created_at"               TIMESTAMP,
    "suggested_name"           VARCHAR(255),
    "suggestion_confidence"    DOUBLE,
    "suggestion_method"        VARCHAR(100),
    "sample_segments_json"     TEXT,
    "total_duration"           DOUBLE,
    "segment_count"            INTEGER,
    "processing_metadata_json" TEXT,
    "updated_at"               TIMESTAMP,
    "voice_id"                 BIGINT,
    CONSTRAINT "fk_speaker_assignments_voice_id" FOREIGN KEY ("voice_id") REFERENCES "speaker_voices" ("id")
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
    CONSTRAINT "pk_speaker_processing_sessions" PRIMARY KEY ("session_id")
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
    "created_at"           TIMESTAMP,
    "updated_at"           TIMESTAMP,
    "usage_count"          INTEGER,
    "last_used"            TIMESTAMP
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
    CONSTRAINT "fk_summaries_video_id" FOREIGN KEY ("video_id") REFERENCES "media_sources" ("media_id")
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
    CONSTRAINT "fk_text_chunks_file_path" FOREIGN KEY ("file_path") REFERENCES "file_metadata" ("file_path")
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
    CONSTRAINT "fk_transcripts_video_id" FOREIGN KEY ("video_id") REFERENCES "media_sources" ("media_id")
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
SELECT m.row_key, json_extract(m.old_value, '$.claim_id'), json_extract(m.old_value, '$.episode_id'),
    json_extract(m.old_value, '$.original_tier'), json_extract(m.old_value, '$.validated_tier'),
    json_extract(m.old_value, '$.is_modified'), json_extract(m.old_value, '$.claim_text'),
    json_extract(m.old_value, '$.claim_type'), json_extract(m.old_value, '$.validated_by_user'),
    json_extract(m.old_value, '$.validated_at'), json_extract(m.old_value, '$.original_scores'),
    json_extract(m.old_value, '$.model_used'), json_extract(m.old_value, '$.evidence_spans'),
    json_extract(m.old_value, '$.validation_session_id')
FROM mended_values AS m
WHERE m.table_name = 'claim_tier_validations' AND m.action = 'removed';

-- data step of the spec
-- ratings at the same moment
INSERT INTO quality_ratings (rating_id, content_type, content_id, llm_rating, user_rating,
    is_user_corrected, criteria_scores, user_feedback, rating_reason, rated_by_user, rated_at, model_used,
    prompt_template, input_characteristics)
SELECT m.row_key, json_extract(m.old_value, '$.content_type'), json_extract(m.old_value, '$.content_id'),
    json_extract(m.old_value, '$.llm_rating'), json_extract(m.old_value, '$.user_rating'),
    json_extract(m.old_value, '$.is_user_corrected'), json_extract(m.old_value, '$.criteria_scores'),
    json_extract(m.old_value, '$.user_feedback'), json_extract(m.old_value, '$.rating_reason'),
    json_extract(m.old_value, '$.rated_by_user'), json_extract(m.old_value, '$.rated_at'),
    json_extract(m.old_value, '$.model_used'), json_extract(m.old_value, '$.prompt_template'),
    json_extract(m.old_value, '$.input_characteristics')
FROM mended_values AS m
WHERE m.table_name = 'quality_ratings' AND m.action = 'removed';

-- data step of the spec
-- embeddings of the same chunk
INSERT INTO embeddings_index (id, file_path, chunk_index, embedding, metadata)
SELECT m.row_id, json_extract(m.old_value, '$.file_path'), json_extract(m.old_value, '$.chunk_index'),
    json_extract(m.old_value, '$.embedding'), json_extract(m.old_value, '$.metadata')
FROM mended_values AS m
WHERE m.table_name = 'embeddings_index' AND m.action = 'removed'
    AND EXISTS (SELECT 1 FROM file_metadata AS f WHERE f.file_path = json_extract(m.old_value, '$.file_path'));

-- data step of the spec
-- chunks of the same place
INSERT INTO text_chunks (id, file_path, chunk_index, chunk_text, chunk_embedding)
SELECT m.row_id, json_extract(m.old_value, '$.file_path'), json_extract(m.old_value, '$.chunk_index'),
    json_extract(m.old_value, '$.chunk_text'), m.old_bytes
FROM mended_values AS m
WHERE m.table_name = 'text_chunks' AND m.action = 'removed'
    AND EXISTS (SELECT 1 FROM file_metadata AS f WHERE f.file_path = json_extract(m.old_value, '$.file_path'));

-- data step of the spec
-- analyses of the same text
INSERT INTO content_analysis (id, file_path, file_hash, word_count, char_count, language, tfidf_keywords,
    processing_status, error_message, analysis_date, processing_time_seconds)
SELECT m.row_id, json_extract(m.old_value, '$.file_path'), json_extract(m.old_value, '$.file_hash'),
    json_extract(m.old_value, '$.word_count'), json_extract(m.old_value, '$.char_count'),
    json_extract(m.old_value, '$.language'), json_extract(m.old_value, '$.tfidf_keywords'),
    json_extract(m.old_value, '$.processing_status'), json_extract(m.old_value, '$.error_message'),
    json_extract(m.old_value, '$.analysis_date'), json_extract(m.old_value, '$.processing_time_seconds')
FROM mended_values AS m
WHERE m.table_name = 'content_analysis' AND m.action = 'removed'
    AND EXISTS (SELECT 1 FROM file_metadata AS f WHERE f.file_path = json_extract(m.old_value, '$.file_path'));

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

-- data step of the spec
-- JSON of embeddings_index
UPDATE embeddings_index SET
    metadata = COALESCE(metadata, (
        SELECT old_value FROM mended_values AS m
        WHERE m.table_name = 'embeddings_index' AND m.column_name = 'metadata' AND m.row_id = embeddings_index.id)),
    embedding = COALESCE((
        SELECT old_value FROM mended_values AS m
        WHERE m.table_name = 'embeddings_index' AND m.column_name = 'embedding' AND m.row_id = embeddings_index.id AND m.new_value = embeddings_index.embedding), embedding)
WHERE id IN (SELECT row_id FROM mended_values WHERE table_name = 'embeddings_index' AND reason = 'no JSON');

-- data step of the spec
-- JSON of content_analysis
UPDATE content_analysis SET
    tfidf_keywords = COALESCE(tfidf_keywords, (
        SELECT old_value FROM mended_values AS m
        WHERE m.table_name = 'content_analysis' AND m.column_name = 'tfidf_keywords' AND m.row_id = content_analysis.id))
WHERE id IN (SELECT row_id FROM mended_values WHERE table_name = 'content_analysis' AND reason = 'no JSON');

-- data step of the spec
-- JSON of quality_metrics
UPDATE quality_metrics SET
    criteria_performance = COALESCE(criteria_performance, (
        SELECT old_value FROM mended_values AS m
        WHERE m.table_name = 'quality_metrics' AND m.column_name = 'criteria_performance' AND m.row_key = quality_metrics.metric_id))
WHERE metric_id IN (SELECT row_key FROM mended_values WHERE table_name = 'quality_metrics' AND reason = 'no JSON');

-- data step of the spec
-- JSON of quality_ratings
UPDATE quality_ratings SET
    criteria_scores = COALESCE(criteria_scores, (
        SELECT old_value FROM mended_values AS m
        WHERE m.table_name = 'quality_ratings' AND m.column_name = 'criteria_scores' AND m.row_key = quality_ratings.rating_id)),
    input_characteristics = COALESCE(input_characteristics, (
        SELECT old_value FROM mended_values AS m
        WHERE m.table_name = 'quality_ratings' AND m.column_name = 'input_characteristics' AND m.row_key = quality_ratings.rating_id))
WHERE rating_id IN (SELECT row_key FROM mended_values WHERE table_name = 'quality_ratings' AND reason = 'no JSON');

-- data step of the spec
-- JSON of claim_tier_validations
UPDATE claim_tier_validations SET
    original_scores = COALESCE(original_scores, (
        SELECT old_value FROM mended_values AS m
        WHERE m.table_name = 'claim_tier_validations' AND m.column_name = 'original_scores' AND m.row_key = claim_tier_validations.validation_id)),
    evidence_spans = COALESCE(evidence_spans, (
        SELECT old_value FROM mended_values AS m
        WHERE m.table_name = 'claim_tier_validations' AND m.column_name = 'evidence_spans' AND m.row_key = claim_tier_validations.validation_id))
WHERE validation_id IN (SELECT row_key FROM mended_values WHERE table_name = 'claim_tier_validations' AND reason = 'no JSON');

-- data step of the spec
-- JSON of speaker_processing_sessions
UPDATE speaker_processing_sessions SET
    ai_suggestions_json = COALESCE(ai_suggestions_json, (
        SELECT old_value FROM mended_values AS m
        WHERE m.table_name = 'speaker_processing_sessions' AND m.column_name = 'ai_suggestions_json' AND m.row_key = speaker_processing_sessions.session_id)),
    user_corrections_json = COALESCE(user_corrections_json, (
        SELECT old_value FROM mended_values AS m
        WHERE m.table_name = 'speaker_processing_sessions' AND m.column_name = 'user_corrections_json' AND m.row_key = speaker_processing_sessions.session_id)),
    confidence_scores_json = COALESCE(confidence_scores_json, (
        SELECT old_value FROM mended_values AS m
        WHERE m.table_name = 'speaker_processing_sessions' AND m.column_name = 'confidence_scores_json' AND m.row_key = speaker_processing_sessions.session_id))
WHERE session_id IN (SELECT row_key FROM mended_values WHERE table_name = 'speaker_processing_sessions' AND reason = 'no JSON');

-- data step of the spec
-- JSON of speaker_assignments
UPDATE speaker_assignments SET
    sample_segments_json = COALESCE(sample_segments_json, (
        SELECT old_value FROM mended_values AS m
        WHERE m.table_name = 'speaker_assignments' AND m.column_name = 'sample_segments_json' AND m.row_id = speaker_assignments.id)),
    processing_metadata_json = COALESCE(processing_metadata_json, (
        SELECT old_value FROM mended_values AS m
        WHERE m.table_name = 'speaker_assignments' AND m.column_name = 'processing_metadata_json' AND m.row_id = speaker_assignments.id))
WHERE id IN (SELECT row_id FROM mended_values WHERE table_name = 'speaker_assignments' AND reason = 'no JSON');

-- data step of the spec
-- JSON of llm_response
UPDATE llm_response SET
    response_json = COALESCE((
        SELECT old_value FROM mended_values AS m
        WHERE m.table_name = 'llm_response' AND m.column_name = 'response_json' AND m.row_key = llm_response.response_id AND m.new_value = llm_response.response_json), response_json)
WHERE response_id IN (SELECT row_key FROM mended_values WHERE table_name = 'llm_response' AND reason = 'no JSON');

-- data step of the spec
-- JSON of llm_request
UPDATE llm_request SET
    request_json = COALESCE((
        SELECT old_value FROM mended_values AS m
        WHERE m.table_name = 'llm_request' AND m.column_name = 'request_json' AND m.row_key = llm_request.request_id AND m.new_value = llm_request.request_json), request_json)
WHERE request_id IN (SELECT row_key FROM mended_values WHERE table_name = 'llm_request' AND reason = 'no JSON');

-- data step of the spec
-- JSON of job_run
UPDATE job_run SET
    checkpoint_json = COALESCE(checkpoint_json, (
        SELECT old_value FROM mended_values AS m
        WHERE m.table_name = 'job_run' AND m.column_name = 'checkpoint_json' AND m.row_key = job_run.run_id)),
    metrics_json = COALESCE(metrics_json, (
        SELECT old_value FROM mended_values AS m
        WHERE m.table_name = 'job_run' AND m.column_name = 'metrics_json' AND m.row_key = job_run.run_id))
WHERE run_id IN (SELECT row_key FROM mended_values WHERE table_name = 'job_run' AND reason = 'no JSON');

-- data step of the spec
-- JSON of job
UPDATE job SET
    config_json = COALESCE(config_json, (
        SELECT old_value FROM mended_values AS m
        WHERE m.table_name = 'job' AND m.column_name = 'config_json' AND m.row_key = job.job_id))
WHERE job_id IN (SELECT row_key FROM mended_values WHERE table_name = 'job' AND reason = 'no JSON');

-- data step of the spec
-- JSON of processing_jobs
UPDATE processing_jobs SET
    input_urls_json = COALESCE(input_urls_json, (
        SELECT old_value FROM mended_values AS m
        WHERE m.table_name = 'processing_jobs' AND m.column_name = 'input_urls_json' AND m.row_key = processing_jobs.job_id)),
    config_json = COALESCE(config_json, (
        SELECT old_value FROM mended_values AS m
        WHERE m.table_name = 'processing_jobs' AND m.column_name = 'config_json' AND m.row_key = processing_jobs.job_id)),
    failed_items_json = COALESCE(failed_items_json, (
        SELECT old_value FROM mended_values AS m
        WHERE m.table_name = 'processing_jobs' AND m.column_name = 'failed_items_json' AND m.row_key = processing_jobs.job_id))
WHERE job_id IN (SELECT row_key FROM mended_values WHERE table_name = 'processing_jobs' AND reason = 'no JSON');

-- data step of the spec
-- JSON of generated_files
UPDATE generated_files SET
    generation_params_json = COALESCE(generation_params_json, (
        SELECT old_value FROM mended_values AS m
        WHERE m.table_name = 'generated_files' AND m.column_name = 'generation_params_json' AND m.row_key = generated_files.file_id))
WHERE file_id IN (SELECT row_key FROM mended_values WHERE table_name = 'generated_files' AND reason = 'no JSON');

-- data step of the spec
-- JSON of moc_extractions
UPDATE moc_extractions SET
    people_json = COALESCE(people_json, (
        SELECT old_value FROM mended_values AS m
        WHERE m.table_name = 'moc_extractions' AND m.column_name = 'people_json' AND m.row_key = moc_extractions.moc_id)),
    tags_json = COALESCE(tags_json, (
        SELECT old_value FROM mended_values AS m
        WHERE m.table_name = 'moc_extractions' AND m.column_name = 'tags_json' AND m.row_key = moc_extractions.moc_id)),
    mental_models_json = COALESCE(mental_models_json, (
        SELECT old_value FROM mended_values AS m
        WHERE m.table_name = 'moc_extractions' AND m.column_name = 'mental_models_json' AND m.row_key = moc_extractions.moc_id)),
    jargon_json = COALESCE(jargon_json, (
        SELECT old_value FROM mended_values AS m
        WHERE m.table_name = 'moc_extractions' AND m.column_name = 'jargon_json' AND m.row_key = moc_extractions.moc_id)),
    beliefs_json = COALESCE(beliefs_json, (
        SELECT old_value FROM mended_values AS m
        WHERE m.table_name = 'moc_extractions' AND m.column_name = 'beliefs_json' AND m.row_key = moc_extractions.moc_id))
WHERE moc_id IN (SELECT row_key FROM mended_values WHERE table_name = 'moc_extractions' AND reason = 'no JSON');

-- data step of the spec
-- JSON of summaries
UPDATE summaries SET
    summary_metadata_json = COALESCE(summary_metadata_json, (
        SELECT old_value FROM mended_values AS m
        WHERE m.table_name = 'summaries' AND m.column_name = 'summary_metadata_json' AND m.row_key = summaries.summary_id)),
    hce_data_json = COALESCE(hce_data_json, (
        SELECT old_value FROM mended_values AS m
        WHERE m.table_name = 'summaries' AND m.column_name = 'hce_data_json' AND m.row_key = summaries.summary_id))
WHERE summary_id IN (SELECT row_key FROM mended_values WHERE table_name = 'summaries' AND reason = 'no JSON');

-- data step of the spec
-- JSON of transcripts
UPDATE transcripts SET
    diarization_segments_json = COALESCE(diarization_segments_json, (
        SELECT old_value FROM mended_values AS m
        WHERE m.table_name = 'transcripts' AND m.column_name = 'diarization_segments_json' AND m.row_key = transcripts.transcript_id)),
    speaker_assignments = COALESCE(speaker_assignments, (
        SELECT old_value FROM mended_values AS m
        WHERE m.table_name = 'transcripts' AND m.column_name = 'speaker_assignments' AND m.row_key = transcripts.transcript_id)),
    transcript_segments_json = COALESCE((
        SELECT old_value FROM mended_values AS m
        WHERE m.table_name = 'transcripts' AND m.column_name = 'transcript_segments_json' AND m.row_key = transcripts.transcript_id AND m.new_value = transcripts.transcript_segments_json), transcript_segments_json)
WHERE transcript_id IN (SELECT row_key FROM mended_values WHERE table_name = 'transcripts' AND reason = 'no JSON');

-- data step of the spec
-- JSON of media_sources
UPDATE media_sources SET
    categories_json = COALESCE(categories_json, (
        SELECT old_value FROM mended_values AS m
        WHERE m.table_name = 'media_sources' AND m.column_name = 'categories_json' AND m.row_key = media_sources.media_id)),
    tags_json = COALESCE(tags_json, (
        SELECT old_value FROM mended_values AS m
        WHERE m.table_name = 'media_sources' AND m.column_name = 'tags_json' AND m.row_key = media_sources.media_id)),
    extracted_keywords_json = COALESCE(extracted_keywords_json, (
        SELECT old_value FROM mended_values AS m
        WHERE m.table_name = 'media_sources' AND m.column_name = 'extracted_keywords_json' AND m.row_key = media_sources.media_id)),
    related_videos_json = COALESCE(related_videos_json, (
        SELECT old_value FROM mended_values AS m
        WHERE m.table_name = 'media_sources' AND m.column_name = 'related_videos_json' AND m.row_key = media_sources.media_id)),
    channel_stats_json = COALESCE(channel_stats_json, (
        SELECT old_value FROM mended_values AS m
        WHERE m.table_name = 'media_sources' AND m.column_name = 'channel_stats_json' AND m.row_key = media_sources.media_id)),
    video_chapters_json = COALESCE(video_chapters_json, (
        SELECT old_value FROM mended_values AS m
        WHERE m.table_name = 'media_sources' AND m.column_name = 'video_chapters_json' AND m.row_key = media_sources.media_id))
WHERE media_id IN (SELECT row_key FROM mended_values WHERE table_name = 'media_sources' AND reason = 'no JSON');

-- checks no longer wait
PRAGMA ignore_check_constraints = OFF;

-- table text_chunks_v2
ALTER TABLE "text_chunks_v2" DROP COLUMN "content";

-- table mended_values
DROP TABLE "mended_values";

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

-- index idx_content_file_path
CREATE INDEX "idx_content_file_path" ON "content_analysis" ("file_path");

-- index idx_file_path
CREATE INDEX "idx_file_path" ON "file_metadata" ("file_path");

-- index idx_chunks_file_path
CREATE INDEX "idx_chunks_file_path" ON "text_chunks" ("file_path");

-- index idx_chunks_adjacency
CREATE INDEX "idx_chunks_adjacency" ON "text_chunks_v2" ("file_path", "chunk_index");

-- index idx_chunks_file_hash
CREATE INDEX "idx_chunks_file_hash" ON "text_chunks_v2" ("file_hash");

-- index idx_chunks_file_type
CREATE INDEX "idx_chunks_file_type" ON "text_chunks_v2" ("file_type");

-- index idx_chunks_json_filename
CREATE INDEX "idx_chunks_json_filename" ON "text_chunks_v2" ((json_extract(chunk_envelope, '$.metadata.filename')));

-- index idx_chunks_json_strategy
CREATE INDEX "idx_chunks_json_strategy" ON "text_chunks_v2" ((json_extract(chunk_envelope, '$.metadata.chunk_strategy')));

-- index idx_chunks_strategy
CREATE INDEX "idx_chunks_strategy" ON "text_chunks_v2" ("chunk_strategy");

-- raw SQL chunks_fts
CREATE VIRTUAL TABLE chunks_fts USING fts5(file_path, chunk_index, content, content='text_chunks_v2', content_rowid='id', tokenize='porter unicode61');

-- raw SQL content_fts
CREATE VIRTUAL TABLE content_fts USING fts5(file_path, content, content_id UNINDEXED);

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

-- trigger cascade_delete_file
CREATE TRIGGER "cascade_delete_file" AFTER DELETE ON "file_metadata"
FOR EACH ROW BEGIN
    DELETE FROM content_analysis WHERE file_path = OLD.file_path;
    DELETE FROM text_chunks WHERE file_path = OLD.file_path;
    DELETE FROM embeddings_index WHERE file_path = OLD.file_path;
    DELETE FROM content_fts WHERE file_path = OLD.file_path;
END;

-- trigger chunks_fts_delete
CREATE TRIGGER "chunks_fts_delete" AFTER DELETE ON "text_chunks_v2"
FOR EACH ROW BEGIN
    DELETE FROM chunks_fts WHERE rowid = old.id;
END;

-- trigger chunks_fts_insert
CREATE TRIGGER "chunks_fts_insert" AFTER INSERT ON "text_chunks_v2"
FOR EACH ROW BEGIN
    INSERT INTO chunks_fts(rowid, file_path, chunk_index, content)
    VALUES (new.id, new.file_path, new.chunk_index, json_extract(new.chunk_envelope, '$.content'));
END;

-- trigger chunks_fts_update
CREATE TRIGGER "chunks_fts_update" AFTER UPDATE ON "text_chunks_v2"
FOR EACH ROW BEGIN
    DELETE FROM chunks_fts WHERE rowid = old.id;
    INSERT INTO chunks_fts(rowid, file_path, chunk_index, content)
    VALUES (new.id, new.file_path, new.chunk_index, json_extract(new.chunk_envelope, '$.content'));
END;

-- checks, which were not looked at
CREATE TEMP TABLE "__tablewright_guard" (
    "rows break a check of their table" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("rows break a check of their table")
    SELECT NULL FROM sqlite_master AS t, pragma_quick_check(t.name) AS q
    WHERE t.type = 'table' AND t.name COLLATE NOCASE IN ('channel_host_mappings', 'claim_tier_validations', 'claims', 'concepts', 'content_analysis', 'embeddings_index', 'file_metadata', 'generated_files', 'jargon', 'job', 'job_run', 'llm_request', 'llm_response', 'media_sources', 'moc_extractions', 'people', 'processing_jobs', 'processing_stats', 'quality_metrics', 'quality_ratings', 'speaker_assignments', 'speaker_processing_sessions', 'speaker_voices', 'summaries', 'text_chunks', 'transcripts')
    AND q.quick_check <> 'ok' LIMIT 1;
DROP TABLE temp."__tablewright_guard";

-- foreign keys, which were off
CREATE TEMP TABLE "__tablewright_guard" (
    "rows refer to rows that are not there" INTEGER NOT NULL DEFAULT 0
);
INSERT OR ROLLBACK INTO temp."__tablewright_guard" ("rows refer to rows that are not there")
    SELECT NULL FROM sqlite_master AS t, pragma_foreign_key_check(t.name)
    WHERE t.type = 'table' AND (t.name COLLATE NOCASE IN ('channel_host_mappings', 'claim_tier_validations', 'claims', 'concepts', 'content_analysis', 'embeddings_index', 'file_metadata', 'generated_files', 'jargon', 'job', 'job_run', 'llm_request', 'llm_response', 'media_sources', 'mended_values', 'moc_extractions', 'people', 'processing_jobs', 'processing_stats', 'quality_metrics', 'quality_ratings', 'speaker_assignments', 'speaker_processing_sessions', 'speaker_voices', 'summaries', 'text_chunks', 'transcripts')
        OR EXISTS (SELECT 1 FROM pragma_foreign_key_list(t.name) AS k WHERE k."table" COLLATE NOCASE IN ('channel_host_mappings', 'claim_tier_validations', 'claims', 'concepts', 'content_analysis', 'embeddings_index', 'file_metadata', 'generated_files', 'jargon', 'job', 'job_run', 'llm_request', 'llm_response', 'media_sources', 'mended_values', 'moc_extractions', 'people', 'processing_jobs', 'processing_stats', 'quality_metrics', 'quality_ratings', 'speaker_assignments', 'speaker_processing_sessions', 'speaker_voices', 'summaries', 'text_chunks', 'transcripts')))
    LIMIT 1;
DROP TABLE temp."__tablewright_guard";

-- history: this migration has been reverted
DELETE FROM "__tablewright_history" WHERE "version" = '2026-11-22-152919';

-- Diesel's record, in the same transaction
DROP TRIGGER IF EXISTS temp."__tablewright_recorded";
CREATE TABLE IF NOT EXISTS "__diesel_schema_migrations" (
    "version" VARCHAR(50) PRIMARY KEY NOT NULL,
    "run_on" TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP
);
DELETE FROM "__diesel_schema_migrations" WHERE "version" = '20261122152919';

-- all of it, or nothing
COMMIT;
PRAGMA foreign_keys = ON;
