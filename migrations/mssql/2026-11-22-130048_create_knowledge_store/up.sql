-- 2026-11-22-130048 create_knowledge_store: up, SQL Server
-- Generated from schema.yaml by Tablewright.

SET QUOTED_IDENTIFIER ON;
SET ANSI_NULLS ON;
SET XACT_ABORT ON;
GO

-- table __tablewright_history
IF OBJECT_ID(N'[__tablewright_history]', N'U') IS NULL
BEGIN
CREATE TABLE [__tablewright_history] (
    [version]     NVARCHAR(50)  NOT NULL,
    [name]        NVARCHAR(255) NOT NULL,
    [fingerprint] NVARCHAR(64)  NOT NULL,
    [applied_at]  DATETIME2(6)  NOT NULL CONSTRAINT [df___tablewright_history_applied_at] DEFAULT SYSUTCDATETIME(),
    CONSTRAINT [pk___tablewright_history] PRIMARY KEY ([version])
);
DECLARE @namespace sysname = SCHEMA_NAME();
EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'The migrations that this database has run, kept by Tablewright.',
    @level0type = N'SCHEMA', @level0name = @namespace,
    @level1type = N'TABLE', @level1name = N'__tablewright_history';
EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'The version of a migration that has run; versions order bytewise.',
    @level0type = N'SCHEMA', @level0name = @namespace,
    @level1type = N'TABLE', @level1name = N'__tablewright_history',
    @level2type = N'COLUMN', @level2name = N'version';
EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'The name of the migration.',
    @level0type = N'SCHEMA', @level0name = @namespace,
    @level1type = N'TABLE', @level1name = N'__tablewright_history',
    @level2type = N'COLUMN', @level2name = N'name';
EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'The fingerprint of the schema that the migration leads to.',
    @level0type = N'SCHEMA', @level0name = @namespace,
    @level1type = N'TABLE', @level1name = N'__tablewright_history',
    @level2type = N'COLUMN', @level2name = N'fingerprint';
EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'When it ran, in UTC.',
    @level0type = N'SCHEMA', @level0name = @namespace,
    @level1type = N'TABLE', @level1name = N'__tablewright_history',
    @level2type = N'COLUMN', @level2name = N'applied_at';
END;
GO

-- table media_sources
CREATE TABLE [media_sources] (
    [media_id]                NVARCHAR(20)  NOT NULL,
    [source_type]             NVARCHAR(50)  NOT NULL,
    [title]                   NVARCHAR(500) NOT NULL,
    [url]                     NVARCHAR(200) NOT NULL,
    [description]             NVARCHAR(MAX) NULL,
    [uploader]                NVARCHAR(200) NULL,
    [uploader_id]             NVARCHAR(50)  NULL,
    [upload_date]             NVARCHAR(8)   NULL,
    [duration_seconds]        INT           NULL,
    [view_count]              INT           NULL,
    [like_count]              INT           NULL,
    [comment_count]           INT           NULL,
    [categories_json]         NVARCHAR(MAX) NULL,
    [privacy_status]          NVARCHAR(20)  NULL,
    [caption_availability]    BIT           NULL,
    [thumbnail_url]           NVARCHAR(500) NULL,
    [thumbnail_local_path]    NVARCHAR(500) NULL,
    [tags_json]               NVARCHAR(MAX) NULL,
    [extracted_keywords_json] NVARCHAR(MAX) NULL,
    [related_videos_json]     NVARCHAR(MAX) NULL,
    [channel_stats_json]      NVARCHAR(MAX) NULL,
    [video_chapters_json]     NVARCHAR(MAX) NULL,
    [extraction_method]       NVARCHAR(50)  NULL,
    [processed_at]            DATETIME2(6)  NULL,
    [bright_data_session_id]  NVARCHAR(100) NULL,
    [processing_cost]         FLOAT(53)     NULL,
    [status]                  NVARCHAR(20)  NULL,
    CONSTRAINT [pk_media_sources] PRIMARY KEY ([media_id]),
    CONSTRAINT [ck_media_sources_categories_json_json] CHECK (ISJSON([categories_json]) = 1),
    CONSTRAINT [ck_media_sources_channel_stats_json_json] CHECK (ISJSON([channel_stats_json]) = 1),
    CONSTRAINT [ck_media_sources_extracted_keywords_json_json] CHECK (ISJSON([extracted_keywords_json]) = 1),
    CONSTRAINT [ck_media_sources_related_videos_json_json] CHECK (ISJSON([related_videos_json]) = 1),
    CONSTRAINT [ck_media_sources_tags_json_json] CHECK (ISJSON([tags_json]) = 1),
    CONSTRAINT [ck_media_sources_video_chapters_json_json] CHECK (ISJSON([video_chapters_json]) = 1)
);

-- table bright_data_sessions
CREATE TABLE [bright_data_sessions] (
    [session_id]               NVARCHAR(100) NOT NULL,
    [video_id]                 NVARCHAR(20)  NOT NULL,
    [session_type]             NVARCHAR(30)  NOT NULL,
    [proxy_endpoint]           NVARCHAR(100) NULL,
    [customer_id]              NVARCHAR(50)  NULL,
    [zone_id]                  NVARCHAR(50)  NULL,
    [requests_count]           INT           NULL,
    [data_downloaded_bytes]    BIGINT        NULL,
    [session_duration_seconds] INT           NULL,
    [cost_per_request]         FLOAT(53)     NULL,
    [cost_per_gb]              FLOAT(53)     NULL,
    [total_cost]               FLOAT(53)     NULL,
    [created_at]               DATETIME2(6)  NULL,
    [ended_at]                 DATETIME2(6)  NULL,
    [ip_address]               NVARCHAR(45)  NULL,
    CONSTRAINT [pk_bright_data_sessions] PRIMARY KEY ([session_id]),
    CONSTRAINT [fk_bright_data_sessions_video_id] FOREIGN KEY ([video_id]) REFERENCES [media_sources] ([media_id])
);

-- table channel_host_mappings
CREATE TABLE [channel_host_mappings] (
    [id]           BIGINT        IDENTITY(1, 1) NOT NULL,
    [channel_name] NVARCHAR(255) NOT NULL,
    [host_name]    NVARCHAR(255) NOT NULL,
    [confidence]   FLOAT(53)     NULL,
    [created_by]   NVARCHAR(50)  NULL,
    [created_at]   DATETIME2(6)  NULL,
    [updated_at]   DATETIME2(6)  NULL,
    [use_count]    INT           NULL,
    CONSTRAINT [pk_channel_host_mappings] PRIMARY KEY ([id])
);

-- table claim_tier_validations
CREATE TABLE [claim_tier_validations] (
    [validation_id]         NVARCHAR(50)  NOT NULL,
    [claim_id]              NVARCHAR(50)  NOT NULL,
    [episode_id]            NVARCHAR(50)  NULL,
    [original_tier]         NVARCHAR(1)   NOT NULL,
    [validated_tier]        NVARCHAR(1)   NOT NULL,
    [is_modified]           BIT           NULL,
    [claim_text]            NVARCHAR(MAX) NOT NULL,
    [claim_type]            NVARCHAR(30)  NULL,
    [validated_by_user]     NVARCHAR(100) NULL,
    [validated_at]          DATETIME2(6)  NULL,
    [original_scores]       NVARCHAR(MAX) NULL,
    [model_used]            NVARCHAR(50)  NULL,
    [evidence_spans]        NVARCHAR(MAX) NULL,
    [validation_session_id] NVARCHAR(50)  NULL,
    CONSTRAINT [pk_claim_tier_validations] PRIMARY KEY ([validation_id]),
    CONSTRAINT [ck_claim_tier_validations_evidence_spans_json] CHECK (ISJSON([evidence_spans]) = 1),
    CONSTRAINT [ck_claim_tier_validations_original_scores_json] CHECK (ISJSON([original_scores]) = 1)
);

-- table episodes
CREATE TABLE [episodes] (
    [episode_id]   NVARCHAR(100) NOT NULL,
    [video_id]     NVARCHAR(20)  NOT NULL,
    [title]        NVARCHAR(500) NOT NULL,
    [subtitle]     NVARCHAR(500) NULL,
    [description]  NVARCHAR(MAX) NULL,
    [recorded_at]  NVARCHAR(50)  NULL,
    [processed_at] DATETIME2(6)  NULL,
    CONSTRAINT [pk_episodes] PRIMARY KEY ([episode_id]),
    CONSTRAINT [fk_episodes_video_id] FOREIGN KEY ([video_id]) REFERENCES [media_sources] ([media_id])
);

-- table claims
CREATE TABLE [claims] (
    [episode_id]       NVARCHAR(100) NOT NULL,
    [claim_id]         NVARCHAR(100) NOT NULL,
    [canonical]        NVARCHAR(MAX) NOT NULL,
    [original_text]    NVARCHAR(MAX) NULL,
    [claim_type]       NVARCHAR(30)  NULL,
    [tier]             NVARCHAR(10)  NULL,
    [first_mention_ts] NVARCHAR(30)  NULL,
    [scores_json]      NVARCHAR(MAX) NULL,
    [evaluator_notes]  NVARCHAR(MAX) NULL,
    [upload_status]    NVARCHAR(20)  NULL,
    [upload_timestamp] DATETIME2(6)  NULL,
    [upload_error]     NVARCHAR(MAX) NULL,
    [created_at]       DATETIME2(6)  NULL,
    [updated_at]       DATETIME2(6)  NULL,
    CONSTRAINT [pk_claims] PRIMARY KEY ([episode_id], [claim_id]),
    CONSTRAINT [fk_claims_episode_id] FOREIGN KEY ([episode_id]) REFERENCES [episodes] ([episode_id]),
    CONSTRAINT [ck_claims_scores_json_json] CHECK (ISJSON([scores_json]) = 1)
);

-- table concepts
CREATE TABLE [concepts] (
    [episode_id]       NVARCHAR(100) NOT NULL,
    [concept_id]       NVARCHAR(100) NOT NULL,
    [name]             NVARCHAR(255) NOT NULL,
    [description]      NVARCHAR(MAX) NULL,
    [first_mention_ts] NVARCHAR(30)  NULL,
    [created_at]       DATETIME2(6)  NULL,
    [updated_at]       DATETIME2(6)  NULL,
    CONSTRAINT [pk_concepts] PRIMARY KEY ([episode_id], [concept_id]),
    CONSTRAINT [fk_concepts_episode_id] FOREIGN KEY ([episode_id]) REFERENCES [episodes] ([episode_id])
);

-- table file_metadata
CREATE TABLE [file_metadata] (
    [file_path]         NVARCHAR(450) NOT NULL,
    [file_name]         NVARCHAR(255) NOT NULL,
    [directory]         NVARCHAR(450) NOT NULL,
    [file_size]         BIGINT        NOT NULL,
    [file_type]         NVARCHAR(50)  NULL,
    [mime_type]         NVARCHAR(255) NULL,
    [created_date]      NVARCHAR(40)  NULL,
    [modified_date]     NVARCHAR(40)  NULL,
    [accessed_date]     NVARCHAR(40)  NULL,
    [permissions]       NVARCHAR(20)  NULL,
    [file_hash]         NVARCHAR(64)  NULL,
    [is_text_file]      BIT           NULL,
    [encoding]          NVARCHAR(50)  NULL,
    [processing_status] NVARCHAR(30)  NULL CONSTRAINT [df_file_metadata_processing_status] DEFAULT N'success',
    [error_message]     NVARCHAR(MAX) NULL,
    [indexed_date]      NVARCHAR(40)  NULL CONSTRAINT [df_file_metadata_indexed_date] DEFAULT (CONVERT(NVARCHAR(40), SYSUTCDATETIME(), 120)),
    CONSTRAINT [pk_file_metadata] PRIMARY KEY ([file_path])
);

-- table content_analysis
CREATE TABLE [content_analysis] (
    [id]                      BIGINT        IDENTITY(1, 1) NOT NULL,
    [file_path]               NVARCHAR(450) NOT NULL,
    [file_hash]               NVARCHAR(64)  NOT NULL,
    [word_count]              INT           NULL,
    [char_count]              INT           NULL,
    [language]                NVARCHAR(20)  NULL,
    [tfidf_keywords]          NVARCHAR(MAX) NULL,
    [processing_status]       NVARCHAR(30)  NULL CONSTRAINT [df_content_analysis_processing_status] DEFAULT N'success',
    [error_message]           NVARCHAR(MAX) NULL,
    [analysis_date]           NVARCHAR(40)  NULL CONSTRAINT [df_content_analysis_analysis_date] DEFAULT (CONVERT(NVARCHAR(40), SYSUTCDATETIME(), 120)),
    [processing_time_seconds] FLOAT(53)     NULL,
    CONSTRAINT [pk_content_analysis] PRIMARY KEY ([id]),
    CONSTRAINT [fk_content_analysis_file_path] FOREIGN KEY ([file_path]) REFERENCES [file_metadata] ([file_path]),
    CONSTRAINT [ck_content_analysis_tfidf_keywords_json] CHECK (ISJSON([tfidf_keywords]) = 1)
);

-- table directory_structure
CREATE TABLE [directory_structure] (
    [id]               BIGINT        IDENTITY(1, 1) NOT NULL,
    [directory_path]   NVARCHAR(450) NOT NULL,
    [parent_directory] NVARCHAR(450) NULL,
    [file_count]       INT           NULL CONSTRAINT [df_directory_structure_file_count] DEFAULT 0,
    [total_size]       BIGINT        NULL CONSTRAINT [df_directory_structure_total_size] DEFAULT 0,
    [last_updated]     NVARCHAR(40)  NULL CONSTRAINT [df_directory_structure_last_updated] DEFAULT (CONVERT(NVARCHAR(40), SYSUTCDATETIME(), 120)),
    CONSTRAINT [pk_directory_structure] PRIMARY KEY ([id]),
    CONSTRAINT [uq_directory_structure_directory_path] UNIQUE ([directory_path])
);

-- table embeddings_index
CREATE TABLE [embeddings_index] (
    [id]          BIGINT        IDENTITY(1, 1) NOT NULL,
    [file_path]   NVARCHAR(450) NOT NULL,
    [chunk_index] INT           NOT NULL,
    [embedding]   NVARCHAR(MAX) NOT NULL,
    [metadata]    NVARCHAR(MAX) NULL,
    CONSTRAINT [pk_embeddings_index] PRIMARY KEY ([id]),
    CONSTRAINT [fk_embeddings_index_file_path] FOREIGN KEY ([file_path]) REFERENCES [file_metadata] ([file_path]),
    CONSTRAINT [ck_embeddings_index_embedding_json] CHECK (ISJSON([embedding]) = 1),
    CONSTRAINT [ck_embeddings_index_metadata_json] CHECK (ISJSON([metadata]) = 1)
);

-- table transcripts
CREATE TABLE [transcripts] (
    [transcript_id]                   NVARCHAR(50)  NOT NULL,
    [video_id]                        NVARCHAR(20)  NOT NULL,
    [language]                        NVARCHAR(10)  NOT NULL,
    [is_manual]                       BIT           NOT NULL,
    [transcript_type]                 NVARCHAR(30)  NULL,
    [transcript_text]                 NVARCHAR(MAX) NOT NULL,
    [transcript_text_with_speakers]   NVARCHAR(MAX) NULL,
    [transcript_segments_json]        NVARCHAR(MAX) NOT NULL,
    [diarization_segments_json]       NVARCHAR(MAX) NULL,
    [whisper_model]                   NVARCHAR(30)  NULL,
    [device_used]                     NVARCHAR(10)  NULL,
    [diarization_enabled]             BIT           NULL,
    [diarization_model]               NVARCHAR(50)  NULL,
    [include_timestamps]              BIT           NULL,
    [strip_interjections]             BIT           NULL,
    [confidence_score]                FLOAT(53)     NULL,
    [segment_count]                   INT           NULL,
    [total_duration]                  FLOAT(53)     NULL,
    [created_at]                      DATETIME2(6)  NULL,
    [processing_time_seconds]         FLOAT(53)     NULL,
    [speaker_assignments]             NVARCHAR(MAX) NULL,
    [speaker_assignment_completed]    BIT           NULL,
    [speaker_assignment_completed_at] DATETIME2(6)  NULL,
    CONSTRAINT [pk_transcripts] PRIMARY KEY ([transcript_id]),
    CONSTRAINT [fk_transcripts_video_id] FOREIGN KEY ([video_id]) REFERENCES [media_sources] ([media_id]),
    CONSTRAINT [ck_transcripts_diarization_segments_json_json] CHECK (ISJSON([diarization_segments_json]) = 1),
    CONSTRAINT [ck_transcripts_speaker_assignments_json] CHECK (ISJSON([speaker_assignments]) = 1),
    CONSTRAINT [ck_transcripts_transcript_segments_json_json] CHECK (ISJSON([transcript_segments_json]) = 1)
);

-- table summaries
CREATE TABLE [summaries] (
    [summary_id]              NVARCHAR(50)  NOT NULL,
    [video_id]                NVARCHAR(20)  NOT NULL,
    [transcript_id]           NVARCHAR(50)  NULL,
    [summary_text]            NVARCHAR(MAX) NOT NULL,
    [summary_metadata_json]   NVARCHAR(MAX) NULL,
    [processing_type]         NVARCHAR(10)  NULL,
    [hce_data_json]           NVARCHAR(MAX) NULL,
    [llm_provider]            NVARCHAR(20)  NOT NULL,
    [llm_model]               NVARCHAR(50)  NOT NULL,
    [prompt_template_path]    NVARCHAR(200) NULL,
    [focus_area]              NVARCHAR(100) NULL,
    [prompt_tokens]           INT           NULL,
    [completion_tokens]       INT           NULL,
    [total_tokens]            INT           NULL,
    [processing_cost]         FLOAT(53)     NULL,
    [input_length]            INT           NULL,
    [summary_length]          INT           NULL,
    [compression_ratio]       FLOAT(53)     NULL,
    [processing_time_seconds] FLOAT(53)     NULL,
    [created_at]              DATETIME2(6)  NULL,
    [template_used]           NVARCHAR(100) NULL,
    CONSTRAINT [pk_summaries] PRIMARY KEY ([summary_id]),
    CONSTRAINT [fk_summaries_transcript_id] FOREIGN KEY ([transcript_id]) REFERENCES [transcripts] ([transcript_id]),
    CONSTRAINT [fk_summaries_video_id] FOREIGN KEY ([video_id]) REFERENCES [media_sources] ([media_id]),
    CONSTRAINT [ck_summaries_hce_data_json_json] CHECK (ISJSON([hce_data_json]) = 1),
    CONSTRAINT [ck_summaries_summary_metadata_json_json] CHECK (ISJSON([summary_metadata_json]) = 1)
);

-- table moc_extractions
CREATE TABLE [moc_extractions] (
    [moc_id]             NVARCHAR(50)  NOT NULL,
    [video_id]           NVARCHAR(20)  NOT NULL,
    [summary_id]         NVARCHAR(50)  NULL,
    [people_json]        NVARCHAR(MAX) NULL,
    [tags_json]          NVARCHAR(MAX) NULL,
    [mental_models_json] NVARCHAR(MAX) NULL,
    [jargon_json]        NVARCHAR(MAX) NULL,
    [beliefs_json]       NVARCHAR(MAX) NULL,
    [theme]              NVARCHAR(20)  NULL,
    [depth]              INT           NULL,
    [include_beliefs]    BIT           NULL,
    [created_at]         DATETIME2(6)  NULL,
    [extraction_method]  NVARCHAR(30)  NULL,
    CONSTRAINT [pk_moc_extractions] PRIMARY KEY ([moc_id]),
    CONSTRAINT [fk_moc_extractions_summary_id] FOREIGN KEY ([summary_id]) REFERENCES [summaries] ([summary_id]),
    CONSTRAINT [fk_moc_extractions_video_id] FOREIGN KEY ([video_id]) REFERENCES [media_sources] ([media_id]),
    CONSTRAINT [ck_moc_extractions_beliefs_json_json] CHECK (ISJSON([beliefs_json]) = 1),
    CONSTRAINT [ck_moc_extractions_jargon_json_json] CHECK (ISJSON([jargon_json]) = 1),
    CONSTRAINT [ck_moc_extractions_mental_models_json_json] CHECK (ISJSON([mental_models_json]) = 1),
    CONSTRAINT [ck_moc_extractions_people_json_json] CHECK (ISJSON([people_json]) = 1),
    CONSTRAINT [ck_moc_extractions_tags_json_json] CHECK (ISJSON([tags_json]) = 1)
);

-- table generated_files
CREATE TABLE [generated_files] (
    [file_id]                NVARCHAR(50)  NOT NULL,
    [video_id]               NVARCHAR(20)  NOT NULL,
    [transcript_id]          NVARCHAR(50)  NULL,
    [summary_id]             NVARCHAR(50)  NULL,
    [moc_id]                 NVARCHAR(50)  NULL,
    [file_path]              NVARCHAR(500) NOT NULL,
    [file_type]              NVARCHAR(30)  NOT NULL,
    [file_format]            NVARCHAR(10)  NOT NULL,
    [generation_params_json] NVARCHAR(MAX) NULL,
    [include_timestamps]     BIT           NULL,
    [include_analysis]       BIT           NULL,
    [vault_path]             NVARCHAR(500) NULL,
    [file_size_bytes]        BIGINT        NULL,
    [created_at]             DATETIME2(6)  NULL,
    [last_modified]          DATETIME2(6)  NULL,
    CONSTRAINT [pk_generated_files] PRIMARY KEY ([file_id]),
    CONSTRAINT [fk_generated_files_moc_id] FOREIGN KEY ([moc_id]) REFERENCES [moc_extractions] ([moc_id]),
    CONSTRAINT [fk_generated_files_summary_id] FOREIGN KEY ([summary_id]) REFERENCES [summaries] ([summary_id]),
    CONSTRAINT [fk_generated_files_transcript_id] FOREIGN KEY ([transcript_id]) REFERENCES [transcripts] ([transcript_id]),
    CONSTRAINT [fk_generated_files_video_id] FOREIGN KEY ([video_id]) REFERENCES [media_sources] ([media_id]),
    CONSTRAINT [ck_generated_files_generation_params_json_json] CHECK (ISJSON([generation_params_json]) = 1)
);

-- table jargon
CREATE TABLE [jargon] (
    [episode_id]       NVARCHAR(100) NOT NULL,
    [jargon_id]        NVARCHAR(100) NOT NULL,
    [term]             NVARCHAR(255) NOT NULL,
    [definition]       NVARCHAR(MAX) NULL,
    [first_mention_ts] NVARCHAR(30)  NULL,
    [created_at]       DATETIME2(6)  NULL,
    [updated_at]       DATETIME2(6)  NULL,
    CONSTRAINT [pk_jargon] PRIMARY KEY ([episode_id], [jargon_id]),
    CONSTRAINT [fk_jargon_episode_id] FOREIGN KEY ([episode_id]) REFERENCES [episodes] ([episode_id])
);

-- table job
CREATE TABLE [job] (
    [job_id]       NVARCHAR(100) NOT NULL,
    [job_type]     NVARCHAR(50)  NOT NULL,
    [input_id]     NVARCHAR(100) NOT NULL,
    [config_json]  NVARCHAR(MAX) NULL,
    [auto_process] NVARCHAR(5)   NULL,
    [created_at]   DATETIME2(6)  NULL,
    [updated_at]   DATETIME2(6)  NULL,
    CONSTRAINT [pk_job] PRIMARY KEY ([job_id]),
    CONSTRAINT [ck_job_config_json_json] CHECK (ISJSON([config_json]) = 1),
    CONSTRAINT [ck_job_job_type_enum] CHECK ([job_type] IN (N'transcribe', N'mine', N'flagship', N'upload', N'pipeline'))
);

-- table job_run
CREATE TABLE [job_run] (
    [run_id]          NVARCHAR(100) NOT NULL,
    [job_id]          NVARCHAR(100) NOT NULL,
    [attempt_number]  INT           NULL,
    [status]          NVARCHAR(20)  NOT NULL,
    [started_at]      DATETIME2(6)  NULL,
    [completed_at]    DATETIME2(6)  NULL,
    [error_code]      NVARCHAR(50)  NULL,
    [error_message]   NVARCHAR(MAX) NULL,
    [checkpoint_json] NVARCHAR(MAX) NULL,
    [metrics_json]    NVARCHAR(MAX) NULL,
    [created_at]      DATETIME2(6)  NULL,
    [updated_at]      DATETIME2(6)  NULL,
    CONSTRAINT [pk_job_run] PRIMARY KEY ([run_id]),
    CONSTRAINT [fk_job_run_job_id] FOREIGN KEY ([job_id]) REFERENCES [job] ([job_id]),
    CONSTRAINT [ck_job_run_checkpoint_json_json] CHECK (ISJSON([checkpoint_json]) = 1),
    CONSTRAINT [ck_job_run_metrics_json_json] CHECK (ISJSON([metrics_json]) = 1),
    CONSTRAINT [ck_job_run_status_enum] CHECK ([status] IN (N'queued', N'running', N'succeeded', N'failed', N'cancelled'))
);

-- table llm_request
CREATE TABLE [llm_request] (
    [request_id]    NVARCHAR(100) NOT NULL,
    [job_run_id]    NVARCHAR(100) NOT NULL,
    [provider]      NVARCHAR(50)  NOT NULL,
    [model]         NVARCHAR(100) NOT NULL,
    [endpoint]      NVARCHAR(100) NULL,
    [prompt_tokens] INT           NULL,
    [max_tokens]    INT           NULL,
    [temperature]   FLOAT(53)     NULL,
    [request_json]  NVARCHAR(MAX) NOT NULL,
    [created_at]    DATETIME2(6)  NULL,
    CONSTRAINT [pk_llm_request] PRIMARY KEY ([request_id]),
    CONSTRAINT [fk_llm_request_job_run_id] FOREIGN KEY ([job_run_id]) REFERENCES [job_run] ([run_id]),
    CONSTRAINT [ck_llm_request_request_json_json] CHECK (ISJSON([request_json]) = 1)
);

-- table llm_response
CREATE TABLE [llm_response] (
    [response_id]       NVARCHAR(100) NOT NULL,
    [request_id]        NVARCHAR(100) NULL,
    [status_code]       INT           NULL,
    [completion_tokens] INT           NULL,
    [total_tokens]      INT           NULL,
    [latency_ms]        FLOAT(53)     NULL,
    [cost_usd]          FLOAT(53)     NULL,
    [response_json]     NVARCHAR(MAX) NOT NULL,
    [error_message]     NVARCHAR(MAX) NULL,
    [created_at]        DATETIME2(6)  NULL,
    CONSTRAINT [pk_llm_response] PRIMARY KEY ([response_id]),
    CONSTRAINT [fk_llm_response_request_id] FOREIGN KEY ([request_id]) REFERENCES [llm_request] ([request_id]),
    CONSTRAINT [ck_llm_response_response_json_json] CHECK (ISJSON([response_json]) = 1)
);

-- table people
CREATE TABLE [people] (
    [episode_id]       NVARCHAR(100) NOT NULL,
    [person_id]        NVARCHAR(100) NOT NULL,
    [name]             NVARCHAR(255) NOT NULL,
    [description]      NVARCHAR(MAX) NULL,
    [first_mention_ts] NVARCHAR(30)  NULL,
    [created_at]       DATETIME2(6)  NULL,
    [updated_at]       DATETIME2(6)  NULL,
    CONSTRAINT [pk_people] PRIMARY KEY ([episode_id], [person_id]),
    CONSTRAINT [fk_people_episode_id] FOREIGN KEY ([episode_id]) REFERENCES [episodes] ([episode_id])
);

-- table processing_jobs
CREATE TABLE [processing_jobs] (
    [job_id]                        NVARCHAR(50)  NOT NULL,
    [job_type]                      NVARCHAR(30)  NOT NULL,
    [input_urls_json]               NVARCHAR(MAX) NULL,
    [config_json]                   NVARCHAR(MAX) NULL,
    [status]                        NVARCHAR(20)  NOT NULL,
    [created_at]                    DATETIME2(6)  NULL,
    [started_at]                    DATETIME2(6)  NULL,
    [completed_at]                  DATETIME2(6)  NULL,
    [total_items]                   INT           NULL,
    [completed_items]               INT           NULL,
    [failed_items]                  INT           NULL,
    [skipped_items]                 INT           NULL,
    [total_cost]                    FLOAT(53)     NULL,
    [total_tokens_consumed]         INT           NULL,
    [total_processing_time_seconds] FLOAT(53)     NULL,
    [error_message]                 NVARCHAR(MAX) NULL,
    [failed_items_json]             NVARCHAR(MAX) NULL,
    CONSTRAINT [pk_processing_jobs] PRIMARY KEY ([job_id]),
    CONSTRAINT [ck_processing_jobs_config_json_json] CHECK (ISJSON([config_json]) = 1),
    CONSTRAINT [ck_processing_jobs_failed_items_json_json] CHECK (ISJSON([failed_items_json]) = 1),
    CONSTRAINT [ck_processing_jobs_input_urls_json_json] CHECK (ISJSON([input_urls_json]) = 1)
);

-- table processing_stats
CREATE TABLE [processing_stats] (
    [id]                        BIGINT        IDENTITY(1, 1) NOT NULL,
    [session_id]                NVARCHAR(100) NOT NULL,
    [directory]                 NVARCHAR(450) NULL,
    [total_files]               INT           NULL,
    [successful_files]          INT           NULL,
    [failed_files]              INT           NULL,
    [permission_denied_files]   INT           NULL,
    [size_limit_exceeded_files] INT           NULL,
    [encoding_error_files]      INT           NULL,
    [file_not_found_files]      INT           NULL,
    [timeout_files]             INT           NULL,
    [unknown_error_files]       INT           NULL,
    [start_time]                NVARCHAR(40)  NULL,
    [end_time]                  NVARCHAR(40)  NULL,
    [duration_seconds]          FLOAT(53)     NULL,
    [status]                    NVARCHAR(20)  NULL CONSTRAINT [df_processing_stats_status] DEFAULT N'completed',
    [interrupted]               BIT           NULL CONSTRAINT [df_processing_stats_interrupted] DEFAULT 0,
    CONSTRAINT [pk_processing_stats] PRIMARY KEY ([id])
);

-- table quality_metrics
CREATE TABLE [quality_metrics] (
    [metric_id]            NVARCHAR(50)  NOT NULL,
    [model_name]           NVARCHAR(50)  NOT NULL,
    [content_type]         NVARCHAR(30)  NOT NULL,
    [total_ratings]        INT           NULL,
    [user_corrected_count] INT           NULL,
    [avg_llm_rating]       FLOAT(53)     NULL,
    [avg_user_rating]      FLOAT(53)     NULL,
    [rating_drift]         FLOAT(53)     NULL,
    [criteria_performance] NVARCHAR(MAX) NULL,
    [period_start]         DATETIME2(6)  NULL,
    [period_end]           DATETIME2(6)  NULL,
    [last_updated]         DATETIME2(6)  NULL,
    CONSTRAINT [pk_quality_metrics] PRIMARY KEY ([metric_id]),
    CONSTRAINT [ck_quality_metrics_criteria_performance_json] CHECK (ISJSON([criteria_performance]) = 1)
);

-- table quality_ratings
CREATE TABLE [quality_ratings] (
    [rating_id]             NVARCHAR(50)  NOT NULL,
    [content_type]          NVARCHAR(30)  NOT NULL,
    [content_id]            NVARCHAR(50)  NOT NULL,
    [llm_rating]            FLOAT(53)     NULL,
    [user_rating]           FLOAT(53)     NULL,
    [is_user_corrected]     BIT           NULL,
    [criteria_scores]       NVARCHAR(MAX) NULL,
    [user_feedback]         NVARCHAR(MAX) NULL,
    [rating_reason]         NVARCHAR(MAX) NULL,
    [rated_by_user]         NVARCHAR(100) NULL,
    [rated_at]              DATETIME2(6)  NULL,
    [model_used]            NVARCHAR(50)  NULL,
    [prompt_template]       NVARCHAR(200) NULL,
    [input_characteristics] NVARCHAR(MAX) NULL,
    CONSTRAINT [pk_quality_ratings] PRIMARY KEY ([rating_id]),
    CONSTRAINT [ck_quality_ratings_criteria_scores_json] CHECK (ISJSON([criteria_scores]) = 1),
    CONSTRAINT [ck_quality_ratings_input_characteristics_json] CHECK (ISJSON([input_characteristics]) = 1)
);

-- table readme
CREATE TABLE [readme] (
    [version]    BIGINT        NOT NULL,
    [updated_at] NVARCHAR(40)  NULL,
    [content]    NVARCHAR(MAX) NULL,
    CONSTRAINT [pk_readme] PRIMARY KEY ([version])
);

-- table speaker_voices
CREATE TABLE [speaker_voices] (
    [id]                   BIGINT        IDENTITY(1, 1) NOT NULL,
    [name]                 NVARCHAR(255) NOT NULL,
    [voice_fingerprint]    NVARCHAR(MAX) NULL,
    [confidence_threshold] FLOAT(53)     NULL,
    [created_at]           DATETIME2(6)  NULL,
    [updated_at]           DATETIME2(6)  NULL,
    [usage_count]          INT           NULL,
    [last_used]            DATETIME2(6)  NULL,
    CONSTRAINT [pk_speaker_voices] PRIMARY KEY ([id])
);

-- table speaker_assignments
CREATE TABLE [speaker_assignments] (
    [id]                       BIGINT        IDENTITY(1, 1) NOT NULL,
    [recording_path]           NVARCHAR(500) NOT NULL,
    [speaker_id]               NVARCHAR(50)  NOT NULL,
    [assigned_name]            NVARCHAR(255) NOT NULL,
    [confidence]               FLOAT(53)     NULL,
    [user_confirmed]           BIT           NULL,
    [created_at]               DATETIME2(6)  NULL,
    [suggested_name]           NVARCHAR(255) NULL,
    [suggestion_confidence]    FLOAT(53)     NULL,
    [suggestion_method]        NVARCHAR(100) NULL,
    [sample_segments_json]     NVARCHAR(MAX) NULL,
    [total_duration]           FLOAT(53)     NULL,
    [segment_count]            INT           NULL,
    [processing_metadata_json] NVARCHAR(MAX) NULL,
    [updated_at]               DATETIME2(6)  NULL,
    [voice_id]                 BIGINT        NULL,
    CONSTRAINT [pk_speaker_assignments] PRIMARY KEY ([id]),
    CONSTRAINT [fk_speaker_assignments_voice_id] FOREIGN KEY ([voice_id]) REFERENCES [speaker_voices] ([id]),
    CONSTRAINT [ck_speaker_assignments_processing_metadata_json_json] CHECK (ISJSON([processing_metadata_json]) = 1),
    CONSTRAINT [ck_speaker_assignments_sample_segments_json_json] CHECK (ISJSON([sample_segments_json]) = 1)
);

-- table speaker_learning_history
CREATE TABLE [speaker_learning_history] (
    [id]                  BIGINT        IDENTITY(1, 1) NOT NULL,
    [original_suggestion] NVARCHAR(255) NULL,
    [user_correction]     NVARCHAR(255) NOT NULL,
    [context_data]        NVARCHAR(MAX) NULL,
    [learning_weight]     FLOAT(53)     NULL,
    [created_at]          DATETIME2(6)  NULL,
    [voice_id]            BIGINT        NULL,
    CONSTRAINT [pk_speaker_learning_history] PRIMARY KEY ([id]),
    CONSTRAINT [fk_speaker_learning_history_voice_id] FOREIGN KEY ([voice_id]) REFERENCES [speaker_voices] ([id])
);

-- table speaker_processing_sessions
CREATE TABLE [speaker_processing_sessions] (
    [session_id]             NVARCHAR(50)  NOT NULL,
    [recording_path]         NVARCHAR(500) NOT NULL,
    [processing_method]      NVARCHAR(100) NULL,
    [total_speakers]         INT           NULL,
    [total_duration]         FLOAT(53)     NULL,
    [ai_suggestions_json]    NVARCHAR(MAX) NULL,
    [user_corrections_json]  NVARCHAR(MAX) NULL,
    [confidence_scores_json] NVARCHAR(MAX) NULL,
    [created_at]             DATETIME2(6)  NULL,
    [completed_at]           DATETIME2(6)  NULL,
    CONSTRAINT [pk_speaker_processing_sessions] PRIMARY KEY ([session_id]),
    CONSTRAINT [ck_speaker_processing_sessions_ai_suggestions_json_json] CHECK (ISJSON([ai_suggestions_json]) = 1),
    CONSTRAINT [ck_speaker_processing_sessions_confidence_scores_json_json] CHECK (ISJSON([confidence_scores_json]) = 1),
    CONSTRAINT [ck_speaker_processing_sessions_user_corrections_json_json] CHECK (ISJSON([user_corrections_json]) = 1)
);

-- table speaker_sessions
CREATE TABLE [speaker_sessions] (
    [id]           BIGINT        IDENTITY(1, 1) NOT NULL,
    [session_name] NVARCHAR(255) NOT NULL,
    [folder_path]  NVARCHAR(500) NULL,
    [created_at]   DATETIME2(6)  NULL,
    CONSTRAINT [pk_speaker_sessions] PRIMARY KEY ([id])
);

-- table text_chunks
CREATE TABLE [text_chunks] (
    [id]              BIGINT         IDENTITY(1, 1) NOT NULL,
    [file_path]       NVARCHAR(450)  NOT NULL,
    [chunk_index]     INT            NOT NULL,
    [chunk_text]      NVARCHAR(MAX)  NOT NULL,
    [chunk_embedding] VARBINARY(MAX) NULL,
    CONSTRAINT [pk_text_chunks] PRIMARY KEY ([id]),
    CONSTRAINT [fk_text_chunks_file_path] FOREIGN KEY ([file_path]) REFERENCES [file_metadata] ([file_path])
);

-- table text_chunks_v2
CREATE TABLE [text_chunks_v2] (
    [id]             BIGINT         IDENTITY(1, 1) NOT NULL,
    [file_path]      NVARCHAR(450)  NOT NULL,
    [chunk_index]    INT            NOT NULL,
    [chunk_envelope] NVARCHAR(MAX)  NOT NULL,
    [chunk_strategy] NVARCHAR(50)   NOT NULL,
    [chunk_size]     INT            NOT NULL,
    [total_chunks]   INT            NOT NULL,
    [file_hash]      NVARCHAR(64)   NOT NULL,
    [file_type]      NVARCHAR(50)   NULL,
    [created_at]     NVARCHAR(40)   NOT NULL,
    [embedding]      VARBINARY(MAX) NULL,
    CONSTRAINT [pk_text_chunks_v2] PRIMARY KEY ([id]),
    CONSTRAINT [uq_text_chunks_v2_file_path_chunk_index] UNIQUE ([file_path], [chunk_index]),
    CONSTRAINT [fk_text_chunks_v2_file_path] FOREIGN KEY ([file_path]) REFERENCES [file_metadata] ([file_path]) ON DELETE CASCADE,
    CONSTRAINT [ck_text_chunks_v2_chunk_envelope_json] CHECK (ISJSON([chunk_envelope]) = 1)
);

-- index ix_channel_host_mappings_channel_name
CREATE UNIQUE INDEX [ix_channel_host_mappings_channel_name] ON [channel_host_mappings] ([channel_name]);

-- index idx_claim_validations_claim_id
CREATE INDEX [idx_claim_validations_claim_id] ON [claim_tier_validations] ([claim_id]);

-- index idx_claim_validations_date
CREATE INDEX [idx_claim_validations_date] ON [claim_tier_validations] ([validated_at]);

-- index idx_claim_validations_episode_id
CREATE INDEX [idx_claim_validations_episode_id] ON [claim_tier_validations] ([episode_id]);

-- index idx_claim_validations_modified
CREATE INDEX [idx_claim_validations_modified] ON [claim_tier_validations] ([is_modified]);

-- index idx_claim_validations_session_id
CREATE INDEX [idx_claim_validations_session_id] ON [claim_tier_validations] ([validation_session_id]);

-- index idx_claim_validations_tiers
CREATE INDEX [idx_claim_validations_tiers] ON [claim_tier_validations] ([original_tier], [validated_tier]);

-- index idx_claims_updated
CREATE INDEX [idx_claims_updated] ON [claims] ([updated_at]);

-- index idx_directory
CREATE INDEX [idx_directory] ON [file_metadata] ([directory]);

-- index idx_file_path
CREATE INDEX [idx_file_path] ON [file_metadata] ([file_path]);

-- index idx_file_type
CREATE INDEX [idx_file_type] ON [file_metadata] ([file_type]);

-- index idx_processing_status
CREATE INDEX [idx_processing_status] ON [file_metadata] ([processing_status]);

-- index idx_content_file_path
CREATE INDEX [idx_content_file_path] ON [content_analysis] ([file_path]);

-- index idx_job_type_status
CREATE INDEX [idx_job_type_status] ON [job] ([job_type], [created_at]);

-- index idx_job_run_status
CREATE INDEX [idx_job_run_status] ON [job_run] ([job_id], [status]);

-- index idx_llm_request_job
CREATE INDEX [idx_llm_request_job] ON [llm_request] ([job_run_id]);

-- index uq_llm_response_request_id
CREATE UNIQUE INDEX [uq_llm_response_request_id] ON [llm_response] ([request_id]) WHERE [request_id] IS NOT NULL;

-- index idx_stats_directory
CREATE INDEX [idx_stats_directory] ON [processing_stats] ([directory], [start_time] DESC);

-- index idx_quality_metrics_model_content
CREATE INDEX [idx_quality_metrics_model_content] ON [quality_metrics] ([model_name], [content_type]);

-- index idx_quality_metrics_unique
CREATE UNIQUE INDEX [idx_quality_metrics_unique] ON [quality_metrics] ([model_name], [content_type], [period_start], [period_end]) WHERE [period_start] IS NOT NULL AND [period_end] IS NOT NULL;

-- index idx_quality_metrics_updated
CREATE INDEX [idx_quality_metrics_updated] ON [quality_metrics] ([last_updated]);

-- index idx_quality_ratings_content
CREATE INDEX [idx_quality_ratings_content] ON [quality_ratings] ([content_type], [content_id]);

-- index idx_quality_ratings_model
CREATE INDEX [idx_quality_ratings_model] ON [quality_ratings] ([model_used]);

-- index idx_quality_ratings_rated_at
CREATE INDEX [idx_quality_ratings_rated_at] ON [quality_ratings] ([rated_at]);

-- index idx_quality_ratings_user_corrected
CREATE INDEX [idx_quality_ratings_user_corrected] ON [quality_ratings] ([is_user_corrected]);

-- index ix_speaker_voices_name
CREATE INDEX [ix_speaker_voices_name] ON [speaker_voices] ([name]);

-- index ix_speaker_assignments_assigned_name
CREATE INDEX [ix_speaker_assignments_assigned_name] ON [speaker_assignments] ([assigned_name]);

-- index ix_speaker_assignments_recording_path
CREATE INDEX [ix_speaker_assignments_recording_path] ON [speaker_assignments] ([recording_path]);

-- index ix_speaker_processing_sessions_recording_path
CREATE INDEX [ix_speaker_processing_sessions_recording_path] ON [speaker_processing_sessions] ([recording_path]);

-- index idx_chunks_file_path
CREATE INDEX [idx_chunks_file_path] ON [text_chunks] ([file_path]);

-- index idx_chunks_adjacency
CREATE INDEX [idx_chunks_adjacency] ON [text_chunks_v2] ([file_path], [chunk_index]);

-- index idx_chunks_file_hash
CREATE INDEX [idx_chunks_file_hash] ON [text_chunks_v2] ([file_hash]);

-- index idx_chunks_file_type
CREATE INDEX [idx_chunks_file_type] ON [text_chunks_v2] ([file_type]);

-- index idx_chunks_strategy
CREATE INDEX [idx_chunks_strategy] ON [text_chunks_v2] ([chunk_strategy]);
GO

-- full-text index text_chunks_search
IF FULLTEXTSERVICEPROPERTY('IsFullTextInstalled') = 1
BEGIN
    EXEC (N'CREATE FULLTEXT CATALOG [text_chunks_search]');
    EXEC (N'CREATE FULLTEXT INDEX ON [text_chunks] ([chunk_text] LANGUAGE 1033) KEY INDEX [pk_text_chunks] ON [text_chunks_search] WITH CHANGE_TRACKING AUTO');
END;
GO

-- view chunks_with_metadata
CREATE VIEW [chunks_with_metadata] AS
SELECT
    id,
    file_path,
    chunk_index,
    chunk_envelope,
    JSON_VALUE(chunk_envelope, '$.metadata.filename') AS filename,
    JSON_VALUE(chunk_envelope, '$.metadata.chunk_strategy') AS strategy,
    CAST(JSON_VALUE(chunk_envelope, '$.metadata.chunk_size') AS INT) AS size,
    CAST(JSON_VALUE(chunk_envelope, '$.metadata.total_chunks') AS INT) AS total,
    CAST(JSON_VALUE(chunk_envelope, '$.metadata.overlap_chars') AS INT) AS overlap,
    JSON_VALUE(chunk_envelope, '$.metadata.file_type') AS type,
    JSON_VALUE(chunk_envelope, '$.metadata.file_hash') AS hash,
    JSON_VALUE(chunk_envelope, '$.metadata.created_at') AS created,
    envelope.content
FROM text_chunks_v2
CROSS APPLY OPENJSON(chunk_envelope) WITH (content NVARCHAR(MAX) '$.content') AS envelope;
GO

-- view claim_validation_analytics
CREATE VIEW [claim_validation_analytics] AS
SELECT
    COUNT_BIG(*) AS total_validations,
    COUNT_BIG(CASE WHEN is_modified = 1 THEN 1 END) AS modified_count,
    COUNT_BIG(CASE WHEN is_modified = 1 THEN NULL ELSE 1 END) AS confirmed_count,
    ROUND(1e2 * COUNT_BIG(CASE WHEN is_modified = 1 THEN NULL ELSE 1 END) / COUNT_BIG(*), 2) AS accuracy_rate,
    COUNT_BIG(CASE WHEN original_tier = 'A' AND is_modified = 0 THEN 1 END) AS tier_a_correct,
    COUNT_BIG(CASE WHEN original_tier = 'A' THEN 1 END) AS tier_a_total,
    COUNT_BIG(CASE WHEN original_tier = 'B' AND is_modified = 0 THEN 1 END) AS tier_b_correct,
    COUNT_BIG(CASE WHEN original_tier = 'B' THEN 1 END) AS tier_b_total,
    COUNT_BIG(CASE WHEN original_tier = 'C' AND is_modified = 0 THEN 1 END) AS tier_c_correct,
    COUNT_BIG(CASE WHEN original_tier = 'C' THEN 1 END) AS tier_c_total,
    COUNT_BIG(CASE WHEN original_tier = 'A' AND validated_tier = 'B' THEN 1 END) AS a_to_b_corrections,
    COUNT_BIG(CASE WHEN original_tier = 'A' AND validated_tier = 'C' THEN 1 END) AS a_to_c_corrections,
    COUNT_BIG(CASE WHEN original_tier = 'B' AND validated_tier = 'A' THEN 1 END) AS b_to_a_corrections,
    COUNT_BIG(CASE WHEN original_tier = 'B' AND validated_tier = 'C' THEN 1 END) AS b_to_c_corrections,
    COUNT_BIG(CASE WHEN original_tier = 'C' AND validated_tier = 'A' THEN 1 END) AS c_to_a_corrections,
    COUNT_BIG(CASE WHEN original_tier = 'C' AND validated_tier = 'B' THEN 1 END) AS c_to_b_corrections,
    model_used,
    CAST(validated_at AS DATE) AS validation_date
FROM claim_tier_validations
GROUP BY model_used, CAST(validated_at AS DATE);
GO

-- history: this migration has run
INSERT INTO [__tablewright_history] ([version], [name], [fingerprint])
    VALUES (N'2026-11-22-130048', N'create_knowledge_store', N'c3ab6dbf3acafffde3ccc3e2e9815d687111dddb7112de81745886e3bed97d12');
