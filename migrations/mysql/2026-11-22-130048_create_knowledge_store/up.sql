-- 2026-11-22-130048 create_knowledge_store: up, MySQL/MariaDB
-- Generated from schema.yaml by Tablewright.

-- table __tablewright_history
CREATE TABLE IF NOT EXISTS `__tablewright_history` (
    `version`     VARCHAR(50)  NOT NULL COMMENT 'The version of a migration that has run; versions order bytewise.',
    `name`        VARCHAR(255) NOT NULL COMMENT 'The name of the migration.',
    `fingerprint` VARCHAR(64)  NOT NULL COMMENT 'The fingerprint of the schema that the migration leads to.',
    `applied_at`  DATETIME(6)  NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT 'When it ran, in UTC.',
    PRIMARY KEY (`version`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
    COMMENT = 'The migrations that this database has run, kept by Tablewright.';

-- table media_sources
CREATE TABLE `media_sources` (
    `media_id`                VARCHAR(20)  NOT NULL,
    `source_type`             VARCHAR(50)  NOT NULL,
    `title`                   VARCHAR(500) NOT NULL,
    `url`                     VARCHAR(200) NOT NULL,
    `description`             LONGTEXT,
    `uploader`                VARCHAR(200),
    `uploader_id`             VARCHAR(50),
    `upload_date`             VARCHAR(8),
    `duration_seconds`        INTEGER,
    `view_count`              INTEGER,
    `like_count`              INTEGER,
    `comment_count`           INTEGER,
    `categories_json`         JSON,
    `privacy_status`          VARCHAR(20),
    `caption_availability`    TINYINT(1),
    `thumbnail_url`           VARCHAR(500),
    `thumbnail_local_path`    VARCHAR(500),
    `tags_json`               JSON,
    `extracted_keywords_json` JSON,
    `related_videos_json`     JSON,
    `channel_stats_json`      JSON,
    `video_chapters_json`     JSON,
    `extraction_method`       VARCHAR(50),
    `processed_at`            DATETIME(6),
    `bright_data_session_id`  VARCHAR(100),
    `processing_cost`         DOUBLE,
    `status`                  VARCHAR(20),
    PRIMARY KEY (`media_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- table bright_data_sessions
CREATE TABLE `bright_data_sessions` (
    `session_id`               VARCHAR(100) NOT NULL,
    `video_id`                 VARCHAR(20)  NOT NULL,
    `session_type`             VARCHAR(30)  NOT NULL,
    `proxy_endpoint`           VARCHAR(100),
    `customer_id`              VARCHAR(50),
    `zone_id`                  VARCHAR(50),
    `requests_count`           INTEGER,
    `data_downloaded_bytes`    BIGINT,
    `session_duration_seconds` INTEGER,
    `cost_per_request`         DOUBLE,
    `cost_per_gb`              DOUBLE,
    `total_cost`               DOUBLE,
    `created_at`               DATETIME(6),
    `ended_at`                 DATETIME(6),
    `ip_address`               VARCHAR(45),
    PRIMARY KEY (`session_id`),
    CONSTRAINT `fk_bright_data_sessions_video_id` FOREIGN KEY (`video_id`) REFERENCES `media_sources` (`media_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- table channel_host_mappings
CREATE TABLE `channel_host_mappings` (
    `id`           BIGINT       NOT NULL AUTO_INCREMENT,
    `channel_name` VARCHAR(255) NOT NULL,
    `host_name`    VARCHAR(255) NOT NULL,
    `confidence`   DOUBLE,
    `created_by`   VARCHAR(50),
    `created_at`   DATETIME(6),
    `updated_at`   DATETIME(6),
    `use_count`    INTEGER,
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- table claim_tier_validations
CREATE TABLE `claim_tier_validations` (
    `validation_id`         VARCHAR(50)  NOT NULL,
    `claim_id`              VARCHAR(50)  NOT NULL,
    `episode_id`            VARCHAR(50),
    `original_tier`         VARCHAR(1)   NOT NULL,
    `validated_tier`        VARCHAR(1)   NOT NULL,
    `is_modified`           TINYINT(1),
    `claim_text`            LONGTEXT     NOT NULL,
    `claim_type`            VARCHAR(30),
    `validated_by_user`     VARCHAR(100),
    `validated_at`          DATETIME(6),
    `original_scores`       JSON,
    `model_used`            VARCHAR(50),
    `evidence_spans`        JSON,
    `validation_session_id` VARCHAR(50),
    PRIMARY KEY (`validation_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- table episodes
CREATE TABLE `episodes` (
    `episode_id`   VARCHAR(100) NOT NULL,
    `video_id`     VARCHAR(20)  NOT NULL,
    `title`        VARCHAR(500) NOT NULL,
    `subtitle`     VARCHAR(500),
    `description`  LONGTEXT,
    `recorded_at`  VARCHAR(50),
    `processed_at` DATETIME(6),
    PRIMARY KEY (`episode_id`),
    CONSTRAINT `fk_episodes_video_id` FOREIGN KEY (`video_id`) REFERENCES `media_sources` (`media_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- table claims
CREATE TABLE `claims` (
    `episode_id`       VARCHAR(100) NOT NULL,
    `claim_id`         VARCHAR(100) NOT NULL,
    `canonical`        LONGTEXT     NOT NULL,
    `original_text`    LONGTEXT,
    `claim_type`       VARCHAR(30),
    `tier`             VARCHAR(10),
    `first_mention_ts` VARCHAR(30),
    `scores_json`      JSON,
    `evaluator_notes`  LONGTEXT,
    `upload_status`    VARCHAR(20),
    `upload_timestamp` DATETIME(6),
    `upload_error`     LONGTEXT,
    `created_at`       DATETIME(6),
    `updated_at`       DATETIME(6),
    PRIMARY KEY (`episode_id`, `claim_id`),
    CONSTRAINT `fk_claims_episode_id` FOREIGN KEY (`episode_id`) REFERENCES `episodes` (`episode_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- table concepts
CREATE TABLE `concepts` (
    `episode_id`       VARCHAR(100) NOT NULL,
    `concept_id`       VARCHAR(100) NOT NULL,
    `name`             VARCHAR(255) NOT NULL,
    `description`      LONGTEXT,
    `first_mention_ts` VARCHAR(30),
    `created_at`       DATETIME(6),
    `updated_at`       DATETIME(6),
    PRIMARY KEY (`episode_id`, `concept_id`),
    CONSTRAINT `fk_concepts_episode_id` FOREIGN KEY (`episode_id`) REFERENCES `episodes` (`episode_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- table file_metadata
CREATE TABLE `file_metadata` (
    `file_path`         VARCHAR(700) NOT NULL,
    `file_name`         VARCHAR(255) NOT NULL,
    `directory`         VARCHAR(700) NOT NULL,
    `file_size`         BIGINT       NOT NULL,
    `file_type`         VARCHAR(50),
    `mime_type`         VARCHAR(255),
    `created_date`      VARCHAR(40),
    `modified_date`     VARCHAR(40),
    `accessed_date`     VARCHAR(40),
    `permissions`       VARCHAR(20),
    `file_hash`         VARCHAR(64),
    `is_text_file`      TINYINT(1),
    `encoding`          VARCHAR(50),
    `processing_status` VARCHAR(30)  DEFAULT 'success',
    `error_message`     LONGTEXT,
    `indexed_date`      VARCHAR(40)  DEFAULT ((DATE_FORMAT(UTC_TIMESTAMP(), '%Y-%m-%d %H:%i:%s'))),
    PRIMARY KEY (`file_path`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- table content_analysis
CREATE TABLE `content_analysis` (
    `id`                      BIGINT       NOT NULL AUTO_INCREMENT,
    `file_path`               VARCHAR(700) NOT NULL,
    `file_hash`               VARCHAR(64)  NOT NULL,
    `word_count`              INTEGER,
    `char_count`              INTEGER,
    `language`                VARCHAR(20),
    `tfidf_keywords`          JSON,
    `processing_status`       VARCHAR(30)  DEFAULT 'success',
    `error_message`           LONGTEXT,
    `analysis_date`           VARCHAR(40)  DEFAULT ((DATE_FORMAT(UTC_TIMESTAMP(), '%Y-%m-%d %H:%i:%s'))),
    `processing_time_seconds` DOUBLE,
    PRIMARY KEY (`id`),
    CONSTRAINT `fk_content_analysis_file_path` FOREIGN KEY (`file_path`) REFERENCES `file_metadata` (`file_path`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- table directory_structure
CREATE TABLE `directory_structure` (
    `id`               BIGINT       NOT NULL AUTO_INCREMENT,
    `directory_path`   VARCHAR(700) NOT NULL,
    `parent_directory` VARCHAR(700),
    `file_count`       INTEGER      DEFAULT 0,
    `total_size`       BIGINT       DEFAULT 0,
    `last_updated`     VARCHAR(40)  DEFAULT ((DATE_FORMAT(UTC_TIMESTAMP(), '%Y-%m-%d %H:%i:%s'))),
    PRIMARY KEY (`id`),
    CONSTRAINT `uq_directory_structure_directory_path` UNIQUE (`directory_path`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- table embeddings_index
CREATE TABLE `embeddings_index` (
    `id`          BIGINT       NOT NULL AUTO_INCREMENT,
    `file_path`   VARCHAR(700) NOT NULL,
    `chunk_index` INTEGER      NOT NULL,
    `embedding`   JSON         NOT NULL,
    `metadata`    JSON,
    PRIMARY KEY (`id`),
    CONSTRAINT `fk_embeddings_index_file_path` FOREIGN KEY (`file_path`) REFERENCES `file_metadata` (`file_path`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- table transcripts
CREATE TABLE `transcripts` (
    `transcript_id`                   VARCHAR(50) NOT NULL,
    `video_id`                        VARCHAR(20) NOT NULL,
    `language`                        VARCHAR(10) NOT NULL,
    `is_manual`                       TINYINT(1)  NOT NULL,
    `transcript_type`                 VARCHAR(30),
    `transcript_text`                 LONGTEXT    NOT NULL,
    `transcript_text_with_speakers`   LONGTEXT,
    `transcript_segments_json`        JSON        NOT NULL,
    `diarization_segments_json`       JSON,
    `whisper_model`                   VARCHAR(30),
    `device_used`                     VARCHAR(10),
    `diarization_enabled`             TINYINT(1),
    `diarization_model`               VARCHAR(50),
    `include_timestamps`              TINYINT(1),
    `strip_interjections`             TINYINT(1),
    `confidence_score`                DOUBLE,
    `segment_count`                   INTEGER,
    `total_duration`                  DOUBLE,
    `created_at`                      DATETIME(6),
    `processing_time_seconds`         DOUBLE,
    `speaker_assignments`             JSON,
    `speaker_assignment_completed`    TINYINT(1),
    `speaker_assignment_completed_at` DATETIME(6),
    PRIMARY KEY (`transcript_id`),
    CONSTRAINT `fk_transcripts_video_id` FOREIGN KEY (`video_id`) REFERENCES `media_sources` (`media_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- table summaries
CREATE TABLE `summaries` (
    `summary_id`              VARCHAR(50)  NOT NULL,
    `video_id`                VARCHAR(20)  NOT NULL,
    `transcript_id`           VARCHAR(50),
    `summary_text`            LONGTEXT     NOT NULL,
    `summary_metadata_json`   JSON,
    `processing_type`         VARCHAR(10),
    `hce_data_json`           JSON,
    `llm_provider`            VARCHAR(20)  NOT NULL,
    `llm_model`               VARCHAR(50)  NOT NULL,
    `prompt_template_path`    VARCHAR(200),
    `focus_area`              VARCHAR(100),
    `prompt_tokens`           INTEGER,
    `completion_tokens`       INTEGER,
    `total_tokens`            INTEGER,
    `processing_cost`         DOUBLE,
    `input_length`            INTEGER,
    `summary_length`          INTEGER,
    `compression_ratio`       DOUBLE,
    `processing_time_seconds` DOUBLE,
    `created_at`              DATETIME(6),
    `template_used`           VARCHAR(100),
    PRIMARY KEY (`summary_id`),
    CONSTRAINT `fk_summaries_transcript_id` FOREIGN KEY (`transcript_id`) REFERENCES `transcripts` (`transcript_id`),
    CONSTRAINT `fk_summaries_video_id` FOREIGN KEY (`video_id`) REFERENCES `media_sources` (`media_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- table moc_extractions
CREATE TABLE `moc_extractions` (
    `moc_id`             VARCHAR(50) NOT NULL,
    `video_id`           VARCHAR(20) NOT NULL,
    `summary_id`         VARCHAR(50),
    `people_json`        JSON,
    `tags_json`          JSON,
    `mental_models_json` JSON,
    `jargon_json`        JSON,
    `beliefs_json`       JSON,
    `theme`              VARCHAR(20),
    `depth`              INTEGER,
    `include_beliefs`    TINYINT(1),
    `created_at`         DATETIME(6),
    `extraction_method`  VARCHAR(30),
    PRIMARY KEY (`moc_id`),
    CONSTRAINT `fk_moc_extractions_summary_id` FOREIGN KEY (`summary_id`) REFERENCES `summaries` (`summary_id`),
    CONSTRAINT `fk_moc_extractions_video_id` FOREIGN KEY (`video_id`) REFERENCES `media_sources` (`media_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- table generated_files
CREATE TABLE `generated_files` (
    `file_id`                VARCHAR(50)  NOT NULL,
    `video_id`               VARCHAR(20)  NOT NULL,
    `transcript_id`          VARCHAR(50),
    `summary_id`             VARCHAR(50),
    `moc_id`                 VARCHAR(50),
    `file_path`              VARCHAR(500) NOT NULL,
    `file_type`              VARCHAR(30)  NOT NULL,
    `file_format`            VARCHAR(10)  NOT NULL,
    `generation_params_json` JSON,
    `include_timestamps`     TINYINT(1),
    `include_analysis`       TINYINT(1),
    `vault_path`             VARCHAR(500),
    `file_size_bytes`        BIGINT,
    `created_at`             DATETIME(6),
    `last_modified`          DATETIME(6),
    PRIMARY KEY (`file_id`),
    CONSTRAINT `fk_generated_files_moc_id` FOREIGN KEY (`moc_id`) REFERENCES `moc_extractions` (`moc_id`),
    CONSTRAINT `fk_generated_files_summary_id` FOREIGN KEY (`summary_id`) REFERENCES `summaries` (`summary_id`),
    CONSTRAINT `fk_generated_files_transcript_id` FOREIGN KEY (`transcript_id`) REFERENCES `transcripts` (`transcript_id`),
    CONSTRAINT `fk_generated_files_video_id` FOREIGN KEY (`video_id`) REFERENCES `media_sources` (`media_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- table jargon
CREATE TABLE `jargon` (
    `episode_id`       VARCHAR(100) NOT NULL,
    `jargon_id`        VARCHAR(100) NOT NULL,
    `term`             VARCHAR(255) NOT NULL,
    `definition`       LONGTEXT,
    `first_mention_ts` VARCHAR(30),
    `created_at`       DATETIME(6),
    `updated_at`       DATETIME(6),
    PRIMARY KEY (`episode_id`, `jargon_id`),
    CONSTRAINT `fk_jargon_episode_id` FOREIGN KEY (`episode_id`) REFERENCES `episodes` (`episode_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- table job
CREATE TABLE `job` (
    `job_id`       VARCHAR(100) NOT NULL,
    `job_type`     VARCHAR(50)  NOT NULL,
    `input_id`     VARCHAR(100) NOT NULL,
    `config_json`  JSON,
    `auto_process` VARCHAR(5),
    `created_at`   DATETIME(6),
    `updated_at`   DATETIME(6),
    PRIMARY KEY (`job_id`),
    CONSTRAINT `ck_job_job_type_enum` CHECK (`job_type` IN ('transcribe', 'mine', 'flagship', 'upload', 'pipeline'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- table job_run
CREATE TABLE `job_run` (
    `run_id`          VARCHAR(100) NOT NULL,
    `job_id`          VARCHAR(100) NOT NULL,
    `attempt_number`  INTEGER,
    `status`          VARCHAR(20)  NOT NULL,
    `started_at`      DATETIME(6),
    `completed_at`    DATETIME(6),
    `error_code`      VARCHAR(50),
    `error_message`   LONGTEXT,
    `checkpoint_json` JSON,
    `metrics_json`    JSON,
    `created_at`      DATETIME(6),
    `updated_at`      DATETIME(6),
    PRIMARY KEY (`run_id`),
    CONSTRAINT `fk_job_run_job_id` FOREIGN KEY (`job_id`) REFERENCES `job` (`job_id`),
    CONSTRAINT `ck_job_run_status_enum` CHECK (`status` IN ('queued', 'running', 'succeeded', 'failed', 'cancelled'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- table llm_request
CREATE TABLE `llm_request` (
    `request_id`    VARCHAR(100) NOT NULL,
    `job_run_id`    VARCHAR(100) NOT NULL,
    `provider`      VARCHAR(50)  NOT NULL,
    `model`         VARCHAR(100) NOT NULL,
    `endpoint`      VARCHAR(100),
    `prompt_tokens` INTEGER,
    `max_tokens`    INTEGER,
    `temperature`   DOUBLE,
    `request_json`  JSON         NOT NULL,
    `created_at`    DATETIME(6),
    PRIMARY KEY (`request_id`),
    CONSTRAINT `fk_llm_request_job_run_id` FOREIGN KEY (`job_run_id`) REFERENCES `job_run` (`run_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- table llm_response
CREATE TABLE `llm_response` (
    `response_id`       VARCHAR(100) NOT NULL,
    `request_id`        VARCHAR(100),
    `status_code`       INTEGER,
    `completion_tokens` INTEGER,
    `total_tokens`      INTEGER,
    `latency_ms`        DOUBLE,
    `cost_usd`          DOUBLE,
    `response_json`     JSON         NOT NULL,
    `error_message`     LONGTEXT,
    `created_at`        DATETIME(6),
    PRIMARY KEY (`response_id`),
    CONSTRAINT `uq_llm_response_request_id` UNIQUE (`request_id`),
    CONSTRAINT `fk_llm_response_request_id` FOREIGN KEY (`request_id`) REFERENCES `llm_request` (`request_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- table people
CREATE TABLE `people` (
    `episode_id`       VARCHAR(100) NOT NULL,
    `person_id`        VARCHAR(100) NOT NULL,
    `name`             VARCHAR(255) NOT NULL,
    `description`      LONGTEXT,
    `first_mention_ts` VARCHAR(30),
    `created_at`       DATETIME(6),
    `updated_at`       DATETIME(6),
    PRIMARY KEY (`episode_id`, `person_id`),
    CONSTRAINT `fk_people_episode_id` FOREIGN KEY (`episode_id`) REFERENCES `episodes` (`episode_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- table processing_jobs
CREATE TABLE `processing_jobs` (
    `job_id`                        VARCHAR(50) NOT NULL,
    `job_type`                      VARCHAR(30) NOT NULL,
    `input_urls_json`               JSON,
    `config_json`                   JSON,
    `status`                        VARCHAR(20) NOT NULL,
    `created_at`                    DATETIME(6),
    `started_at`                    DATETIME(6),
    `completed_at`                  DATETIME(6),
    `total_items`                   INTEGER,
    `completed_items`               INTEGER,
    `failed_items`                  INTEGER,
    `skipped_items`                 INTEGER,
    `total_cost`                    DOUBLE,
    `total_tokens_consumed`         INTEGER,
    `total_processing_time_seconds` DOUBLE,
    `error_message`                 LONGTEXT,
    `failed_items_json`             JSON,
    PRIMARY KEY (`job_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- table processing_stats
CREATE TABLE `processing_stats` (
    `id`                        BIGINT       NOT NULL AUTO_INCREMENT,
    `session_id`                VARCHAR(100) NOT NULL,
    `directory`                 VARCHAR(700),
    `total_files`               INTEGER,
    `successful_files`          INTEGER,
    `failed_files`              INTEGER,
    `permission_denied_files`   INTEGER,
    `size_limit_exceeded_files` INTEGER,
    `encoding_error_files`      INTEGER,
    `file_not_found_files`      INTEGER,
    `timeout_files`             INTEGER,
    `unknown_error_files`       INTEGER,
    `start_time`                VARCHAR(40),
    `end_time`                  VARCHAR(40),
    `duration_seconds`          DOUBLE,
    `status`                    VARCHAR(20)  DEFAULT 'completed',
    `interrupted`               TINYINT(1)   DEFAULT FALSE,
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- table quality_metrics
CREATE TABLE `quality_metrics` (
    `metric_id`            VARCHAR(50) NOT NULL,
    `model_name`           VARCHAR(50) NOT NULL,
    `content_type`         VARCHAR(30) NOT NULL,
    `total_ratings`        INTEGER,
    `user_corrected_count` INTEGER,
    `avg_llm_rating`       DOUBLE,
    `avg_user_rating`      DOUBLE,
    `rating_drift`         DOUBLE,
    `criteria_performance` JSON,
    `period_start`         DATETIME(6),
    `period_end`           DATETIME(6),
    `last_updated`         DATETIME(6),
    PRIMARY KEY (`metric_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- table quality_ratings
CREATE TABLE `quality_ratings` (
    `rating_id`             VARCHAR(50)  NOT NULL,
    `content_type`          VARCHAR(30)  NOT NULL,
    `content_id`            VARCHAR(50)  NOT NULL,
    `llm_rating`            DOUBLE,
    `user_rating`           DOUBLE,
    `is_user_corrected`     TINYINT(1),
    `criteria_scores`       JSON,
    `user_feedback`         LONGTEXT,
    `rating_reason`         LONGTEXT,
    `rated_by_user`         VARCHAR(100),
    `rated_at`              DATETIME(6),
    `model_used`            VARCHAR(50),
    `prompt_template`       VARCHAR(200),
    `input_characteristics` JSON,
    PRIMARY KEY (`rating_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- table readme
CREATE TABLE `readme` (
    `version`    BIGINT      NOT NULL,
    `updated_at` VARCHAR(40),
    `content`    LONGTEXT,
    PRIMARY KEY (`version`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- table speaker_voices
CREATE TABLE `speaker_voices` (
    `id`                   BIGINT       NOT NULL AUTO_INCREMENT,
    `name`                 VARCHAR(255) NOT NULL,
    `voice_fingerprint`    LONGTEXT,
    `confidence_threshold` DOUBLE,
    `created_at`           DATETIME(6),
    `updated_at`           DATETIME(6),
    `usage_count`          INTEGER,
    `last_used`            DATETIME(6),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- table speaker_assignments
CREATE TABLE `speaker_assignments` (
    `id`                       BIGINT       NOT NULL AUTO_INCREMENT,
    `recording_path`           VARCHAR(500) NOT NULL,
    `speaker_id`               VARCHAR(50)  NOT NULL,
    `assigned_name`            VARCHAR(255) NOT NULL,
    `confidence`               DOUBLE,
    `user_confirmed`           TINYINT(1),
    `created_at`               DATETIME(6),
    `suggested_name`           VARCHAR(255),
    `suggestion_confidence`    DOUBLE,
    `suggestion_method`        VARCHAR(100),
    `sample_segments_json`     JSON,
    `total_duration`           DOUBLE,
    `segment_count`            INTEGER,
    `processing_metadata_json` JSON,
    `updated_at`               DATETIME(6),
    `voice_id`                 BIGINT,
    PRIMARY KEY (`id`),
    CONSTRAINT `fk_speaker_assignments_voice_id` FOREIGN KEY (`voice_id`) REFERENCES `speaker_voices` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- table speaker_learning_history
CREATE TABLE `speaker_learning_history` (
    `id`                  BIGINT       NOT NULL AUTO_INCREMENT,
    `original_suggestion` VARCHAR(255),
    `user_correction`     VARCHAR(255) NOT NULL,
    `context_data`        LONGTEXT,
    `learning_weight`     DOUBLE,
    `created_at`          DATETIME(6),
    `voice_id`            BIGINT,
    PRIMARY KEY (`id`),
    CONSTRAINT `fk_speaker_learning_history_voice_id` FOREIGN KEY (`voice_id`) REFERENCES `speaker_voices` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- table speaker_processing_sessions
CREATE TABLE `speaker_processing_sessions` (
    `session_id`             VARCHAR(50)  NOT NULL,
    `recording_path`         VARCHAR(500) NOT NULL,
    `processing_method`      VARCHAR(100),
    `total_speakers`         INTEGER,
    `total_duration`         DOUBLE,
    `ai_suggestions_json`    JSON,
    `user_corrections_json`  JSON,
    `confidence_scores_json` JSON,
    `created_at`             DATETIME(6),
    `completed_at`           DATETIME(6),
    PRIMARY KEY (`session_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- table speaker_sessions
CREATE TABLE `speaker_sessions` (
    `id`           BIGINT       NOT NULL AUTO_INCREMENT,
    `session_name` VARCHAR(255) NOT NULL,
    `folder_path`  VARCHAR(500),
    `created_at`   DATETIME(6),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- table text_chunks
CREATE TABLE `text_chunks` (
    `id`              BIGINT       NOT NULL AUTO_INCREMENT,
    `file_path`       VARCHAR(700) NOT NULL,
    `chunk_index`     INTEGER      NOT NULL,
    `chunk_text`      LONGTEXT     NOT NULL,
    `chunk_embedding` LONGBLOB,
    PRIMARY KEY (`id`),
    CONSTRAINT `fk_text_chunks_file_path` FOREIGN KEY (`file_path`) REFERENCES `file_metadata` (`file_path`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- table text_chunks_v2
CREATE TABLE `text_chunks_v2` (
    `id`             BIGINT       NOT NULL AUTO_INCREMENT,
    `file_path`      VARCHAR(700) NOT NULL,
    `chunk_index`    INTEGER      NOT NULL,
    `chunk_envelope` JSON         NOT NULL,
    `chunk_strategy` VARCHAR(50)  NOT NULL,
    `chunk_size`     INTEGER      NOT NULL,
    `total_chunks`   INTEGER      NOT NULL,
    `file_hash`      VARCHAR(64)  NOT NULL,
    `file_type`      VARCHAR(50),
    `created_at`     VARCHAR(40)  NOT NULL,
    `embedding`      LONGBLOB,
    PRIMARY KEY (`id`),
    CONSTRAINT `uq_text_chunks_v2_file_path_chunk_index` UNIQUE (`file_path`, `chunk_index`),
    CONSTRAINT `fk_text_chunks_v2_file_path` FOREIGN KEY (`file_path`) REFERENCES `file_metadata` (`file_path`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- index ix_channel_host_mappings_channel_name
CREATE UNIQUE INDEX `ix_channel_host_mappings_channel_name` ON `channel_host_mappings` (`channel_name`);

-- index idx_claim_validations_claim_id
CREATE INDEX `idx_claim_validations_claim_id` ON `claim_tier_validations` (`claim_id`);

-- index idx_claim_validations_date
CREATE INDEX `idx_claim_validations_date` ON `claim_tier_validations` (`validated_at`);

-- index idx_claim_validations_episode_id
CREATE INDEX `idx_claim_validations_episode_id` ON `claim_tier_validations` (`episode_id`);

-- index idx_claim_validations_modified
CREATE INDEX `idx_claim_validations_modified` ON `claim_tier_validations` (`is_modified`);

-- index idx_claim_validations_session_id
CREATE INDEX `idx_claim_validations_session_id` ON `claim_tier_validations` (`validation_session_id`);

-- index idx_claim_validations_tiers
CREATE INDEX `idx_claim_validations_tiers` ON `claim_tier_validations` (`original_tier`, `validated_tier`);

-- index idx_claims_updated
CREATE INDEX `idx_claims_updated` ON `claims` (`updated_at`);

-- index idx_directory
CREATE INDEX `idx_directory` ON `file_metadata` (`directory`);

-- index idx_file_path
CREATE INDEX `idx_file_path` ON `file_metadata` (`file_path`);

-- index idx_file_type
CREATE INDEX `idx_file_type` ON `file_metadata` (`file_type`);

-- index idx_processing_status
CREATE INDEX `idx_processing_status` ON `file_metadata` (`processing_status`);

-- index idx_content_file_path
CREATE INDEX `idx_content_file_path` ON `content_analysis` (`file_path`);

-- index idx_job_type_status
CREATE INDEX `idx_job_type_status` ON `job` (`job_type`, `created_at`);

-- index idx_job_run_status
CREATE INDEX `idx_job_run_status` ON `job_run` (`job_id`, `status`);

-- index idx_llm_request_job
CREATE INDEX `idx_llm_request_job` ON `llm_request` (`job_run_id`);

-- index idx_stats_directory
CREATE INDEX `idx_stats_directory` ON `processing_stats` (`directory`, `start_time` DESC);

-- index idx_quality_metrics_model_content
CREATE INDEX `idx_quality_metrics_model_content` ON `quality_metrics` (`model_name`, `content_type`);

-- index idx_quality_metrics_unique
CREATE UNIQUE INDEX `idx_quality_metrics_unique` ON `quality_metrics` (`model_name`, `content_type`, `period_start`, `period_end`);

-- index idx_quality_metrics_updated
CREATE INDEX `idx_quality_metrics_updated` ON `quality_metrics` (`last_updated`);

-- index idx_quality_ratings_content
CREATE INDEX `idx_quality_ratings_content` ON `quality_ratings` (`content_type`, `content_id`);

-- index idx_quality_ratings_model
CREATE INDEX `idx_quality_ratings_model` ON `quality_ratings` (`model_used`);

-- index idx_quality_ratings_rated_at
CREATE INDEX `idx_quality_ratings_rated_at` ON `quality_ratings` (`rated_at`);

-- index idx_quality_ratings_user_corrected
CREATE INDEX `idx_quality_ratings_user_corrected` ON `quality_ratings` (`is_user_corrected`);

-- index ix_speaker_voices_name
CREATE INDEX `ix_speaker_voices_name` ON `speaker_voices` (`name`);

-- index ix_speaker_assignments_assigned_name
CREATE INDEX `ix_speaker_assignments_assigned_name` ON `speaker_assignments` (`assigned_name`);

-- index ix_speaker_assignments_recording_path
CREATE INDEX `ix_speaker_assignments_recording_path` ON `speaker_assignments` (`recording_path`);

-- index ix_speaker_processing_sessions_recording_path
CREATE INDEX `ix_speaker_processing_sessions_recording_path` ON `speaker_processing_sessions` (`recording_path`);

-- index idx_chunks_file_path
CREATE INDEX `idx_chunks_file_path` ON `text_chunks` (`file_path`);

-- index idx_chunks_adjacency
CREATE INDEX `idx_chunks_adjacency` ON `text_chunks_v2` (`file_path`, `chunk_index`);

-- index idx_chunks_file_hash
CREATE INDEX `idx_chunks_file_hash` ON `text_chunks_v2` (`file_hash`);

-- index idx_chunks_file_type
CREATE INDEX `idx_chunks_file_type` ON `text_chunks_v2` (`file_type`);

-- index idx_chunks_strategy
CREATE INDEX `idx_chunks_strategy` ON `text_chunks_v2` (`chunk_strategy`);

-- full-text index text_chunks_search
CREATE FULLTEXT INDEX `text_chunks_search` ON `text_chunks` (`chunk_text`);

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

-- trigger cascade_delete_file_first
CREATE TRIGGER `cascade_delete_file_first` BEFORE DELETE ON `file_metadata`
FOR EACH ROW BEGIN
    DELETE FROM content_analysis WHERE file_path = OLD.file_path;
    DELETE FROM text_chunks WHERE file_path = OLD.file_path;
    DELETE FROM embeddings_index WHERE file_path = OLD.file_path;
END;

-- history: this migration has run
INSERT INTO `__tablewright_history` (`version`, `name`, `fingerprint`)
    VALUES ('2026-11-22-130048', 'create_knowledge_store', 'c3ab6dbf3acafffde3ccc3e2e9815d687111dddb7112de81745886e3bed97d12');
