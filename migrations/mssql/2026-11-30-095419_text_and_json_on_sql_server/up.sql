-- 2026-11-30-095419 text_and_json_on_sql_server: up, SQL Server
-- Generated from schema.yaml by Tablewright.
-- W0507: every row of `text_chunks_v2` is written anew, and nobody else can use the table meanwhile
-- W0506: while the index of `the primary key` on `bright_data_sessions` is built, no row of the table can be written
-- W0509: it fails if two rows have an equal key for `the primary key` in `bright_data_sessions`
-- W0506: while the index of `the primary key` on `claim_tier_validations` is built, no row of the table can be written
-- W0509: it fails if two rows have an equal key for `the primary key` in `claim_tier_validations`
-- W0506: while the index of `the primary key` on `claims` is built, no row of the table can be written
-- W0509: it fails if two rows have an equal key for `the primary key` in `claims`
-- W0506: while the index of `the primary key` on `concepts` is built, no row of the table can be written
-- W0509: it fails if two rows have an equal key for `the primary key` in `concepts`
-- W0506: while the index of `the primary key` on `episodes` is built, no row of the table can be written
-- W0509: it fails if two rows have an equal key for `the primary key` in `episodes`
-- W0506: while the index of `the primary key` on `file_metadata` is built, no row of the table can be written
-- W0509: it fails if two rows have an equal key for `the primary key` in `file_metadata`
-- W0506: while the index of `the primary key` on `generated_files` is built, no row of the table can be written
-- W0509: it fails if two rows have an equal key for `the primary key` in `generated_files`
-- W0506: while the index of `the primary key` on `jargon` is built, no row of the table can be written
-- W0509: it fails if two rows have an equal key for `the primary key` in `jargon`
-- W0506: while the index of `the primary key` on `job` is built, no row of the table can be written
-- W0509: it fails if two rows have an equal key for `the primary key` in `job`
-- W0506: while the index of `the primary key` on `job_run` is built, no row of the table can be written
-- W0509: it fails if two rows have an equal key for `the primary key` in `job_run`
-- W0506: while the index of `the primary key` on `llm_request` is built, no row of the table can be written
-- W0509: it fails if two rows have an equal key for `the primary key` in `llm_request`
-- W0506: while the index of `the primary key` on `llm_response` is built, no row of the table can be written
-- W0509: it fails if two rows have an equal key for `the primary key` in `llm_response`
-- W0506: while the index of `the primary key` on `media_sources` is built, no row of the table can be written
-- W0509: it fails if two rows have an equal key for `the primary key` in `media_sources`
-- W0506: while the index of `the primary key` on `moc_extractions` is built, no row of the table can be written
-- W0509: it fails if two rows have an equal key for `the primary key` in `moc_extractions`
-- W0506: while the index of `the primary key` on `people` is built, no row of the table can be written
-- W0509: it fails if two rows have an equal key for `the primary key` in `people`
-- W0506: while the index of `the primary key` on `processing_jobs` is built, no row of the table can be written
-- W0509: it fails if two rows have an equal key for `the primary key` in `processing_jobs`
-- W0506: while the index of `the primary key` on `quality_metrics` is built, no row of the table can be written
-- W0509: it fails if two rows have an equal key for `the primary key` in `quality_metrics`
-- W0506: while the index of `the primary key` on `quality_ratings` is built, no row of the table can be written
-- W0509: it fails if two rows have an equal key for `the primary key` in `quality_ratings`
-- W0506: while the index of `the primary key` on `speaker_processing_sessions` is built, no row of the table can be written
-- W0509: it fails if two rows have an equal key for `the primary key` in `speaker_processing_sessions`
-- W0506: while the index of `the primary key` on `summaries` is built, no row of the table can be written
-- W0509: it fails if two rows have an equal key for `the primary key` in `summaries`
-- W0506: while the index of `the primary key` on `transcripts` is built, no row of the table can be written
-- W0509: it fails if two rows have an equal key for `the primary key` in `transcripts`
-- W0506: while the index of `uq_content_analysis_file_path_file_hash` on `content_analysis` is built, no row of the table can be written
-- W0509: it fails if two rows have an equal key for `uq_content_analysis_file_path_file_hash` in `content_analysis`
-- W0506: while the index of `uq_directory_structure_directory_path` on `directory_structure` is built, no row of the table can be written
-- W0509: it fails if two rows have an equal key for `uq_directory_structure_directory_path` in `directory_structure`
-- W0506: while the index of `uq_embeddings_index_file_path_chunk_index` on `embeddings_index` is built, no row of the table can be written
-- W0509: it fails if two rows have an equal key for `uq_embeddings_index_file_path_chunk_index` in `embeddings_index`
-- W0506: while the index of `uq_text_chunks_file_path_chunk_index` on `text_chunks` is built, no row of the table can be written
-- W0509: it fails if two rows have an equal key for `uq_text_chunks_file_path_chunk_index` in `text_chunks`
-- W0506: while the index of `uq_text_chunks_v2_file_path_chunk_index` on `text_chunks_v2` is built, no row of the table can be written
-- W0509: it fails if two rows have an equal key for `uq_text_chunks_v2_file_path_chunk_index` in `text_chunks_v2`
-- W0508: every row of `claim_tier_validations` is read to prove `ck_claim_tier_validations_claim_type_enum`, and none can be written meanwhile
-- W0508: every row of `claim_tier_validations` is read to prove `ck_claim_tier_validations_original_tier_enum`, and none can be written meanwhile
-- W0508: every row of `claim_tier_validations` is read to prove `ck_claim_tier_validations_validated_tier_enum`, and none can be written meanwhile
-- W0508: every row of `claim_tier_validations` is read to prove `ck_claim_tier_validations_evidence_spans_json`, and none can be written meanwhile
-- W0509: it fails if a row violates `ck_claim_tier_validations_evidence_spans_json` in `claim_tier_validations`
-- W0508: every row of `claim_tier_validations` is read to prove `ck_claim_tier_validations_original_scores_json`, and none can be written meanwhile
-- W0509: it fails if a row violates `ck_claim_tier_validations_original_scores_json` in `claim_tier_validations`
-- W0508: every row of `claims` is read to prove `ck_claims_claim_type_enum`, and none can be written meanwhile
-- W0508: every row of `claims` is read to prove `ck_claims_tier_enum`, and none can be written meanwhile
-- W0508: every row of `claims` is read to prove `ck_claims_upload_status_enum`, and none can be written meanwhile
-- W0508: every row of `claims` is read to prove `ck_claims_scores_json_json`, and none can be written meanwhile
-- W0509: it fails if a row violates `ck_claims_scores_json_json` in `claims`
-- W0508: every row of `content_analysis` is read to prove `ck_content_analysis_processing_status_enum`, and none can be written meanwhile
-- W0508: every row of `content_analysis` is read to prove `ck_content_analysis_tfidf_keywords_json`, and none can be written meanwhile
-- W0509: it fails if a row violates `ck_content_analysis_tfidf_keywords_json` in `content_analysis`
-- W0508: every row of `embeddings_index` is read to prove `ck_embeddings_index_embedding_json`, and none can be written meanwhile
-- W0509: it fails if a row violates `ck_embeddings_index_embedding_json` in `embeddings_index`
-- W0508: every row of `embeddings_index` is read to prove `ck_embeddings_index_metadata_json`, and none can be written meanwhile
-- W0509: it fails if a row violates `ck_embeddings_index_metadata_json` in `embeddings_index`
-- W0508: every row of `file_metadata` is read to prove `ck_file_metadata_processing_status_enum`, and none can be written meanwhile
-- W0508: every row of `generated_files` is read to prove `ck_generated_files_generation_params_json_json`, and none can be written meanwhile
-- W0509: it fails if a row violates `ck_generated_files_generation_params_json_json` in `generated_files`
-- W0508: every row of `job` is read to prove `ck_job_job_type_enum`, and none can be written meanwhile
-- W0508: every row of `job` is read to prove `ck_job_config_json_json`, and none can be written meanwhile
-- W0509: it fails if a row violates `ck_job_config_json_json` in `job`
-- W0508: every row of `job_run` is read to prove `ck_job_run_status_enum`, and none can be written meanwhile
-- W0508: every row of `job_run` is read to prove `ck_job_run_checkpoint_json_json`, and none can be written meanwhile
-- W0509: it fails if a row violates `ck_job_run_checkpoint_json_json` in `job_run`
-- W0508: every row of `job_run` is read to prove `ck_job_run_metrics_json_json`, and none can be written meanwhile
-- W0509: it fails if a row violates `ck_job_run_metrics_json_json` in `job_run`
-- W0508: every row of `llm_request` is read to prove `ck_llm_request_request_json_json`, and none can be written meanwhile
-- W0509: it fails if a row violates `ck_llm_request_request_json_json` in `llm_request`
-- W0508: every row of `llm_response` is read to prove `ck_llm_response_response_json_json`, and none can be written meanwhile
-- W0509: it fails if a row violates `ck_llm_response_response_json_json` in `llm_response`
-- W0508: every row of `media_sources` is read to prove `ck_media_sources_status_enum`, and none can be written meanwhile
-- W0508: every row of `media_sources` is read to prove `ck_media_sources_categories_json_json`, and none can be written meanwhile
-- W0509: it fails if a row violates `ck_media_sources_categories_json_json` in `media_sources`
-- W0508: every row of `media_sources` is read to prove `ck_media_sources_channel_stats_json_json`, and none can be written meanwhile
-- W0509: it fails if a row violates `ck_media_sources_channel_stats_json_json` in `media_sources`
-- W0508: every row of `media_sources` is read to prove `ck_media_sources_extracted_keywords_json_json`, and none can be written meanwhile
-- W0509: it fails if a row violates `ck_media_sources_extracted_keywords_json_json` in `media_sources`
-- W0508: every row of `media_sources` is read to prove `ck_media_sources_related_videos_json_json`, and none can be written meanwhile
-- W0509: it fails if a row violates `ck_media_sources_related_videos_json_json` in `media_sources`
-- W0508: every row of `media_sources` is read to prove `ck_media_sources_tags_json_json`, and none can be written meanwhile
-- W0509: it fails if a row violates `ck_media_sources_tags_json_json` in `media_sources`
-- W0508: every row of `media_sources` is read to prove `ck_media_sources_video_chapters_json_json`, and none can be written meanwhile
-- W0509: it fails if a row violates `ck_media_sources_video_chapters_json_json` in `media_sources`
-- W0508: every row of `mended_values` is read to prove `ck_mended_values_action_enum`, and none can be written meanwhile
-- W0508: every row of `moc_extractions` is read to prove `ck_moc_extractions_beliefs_json_json`, and none can be written meanwhile
-- W0509: it fails if a row violates `ck_moc_extractions_beliefs_json_json` in `moc_extractions`
-- W0508: every row of `moc_extractions` is read to prove `ck_moc_extractions_jargon_json_json`, and none can be written meanwhile
-- W0509: it fails if a row violates `ck_moc_extractions_jargon_json_json` in `moc_extractions`
-- W0508: every row of `moc_extractions` is read to prove `ck_moc_extractions_mental_models_json_json`, and none can be written meanwhile
-- W0509: it fails if a row violates `ck_moc_extractions_mental_models_json_json` in `moc_extractions`
-- W0508: every row of `moc_extractions` is read to prove `ck_moc_extractions_people_json_json`, and none can be written meanwhile
-- W0509: it fails if a row violates `ck_moc_extractions_people_json_json` in `moc_extractions`
-- W0508: every row of `moc_extractions` is read to prove `ck_moc_extractions_tags_json_json`, and none can be written meanwhile
-- W0509: it fails if a row violates `ck_moc_extractions_tags_json_json` in `moc_extractions`
-- W0508: every row of `processing_jobs` is read to prove `ck_processing_jobs_job_type_enum`, and none can be written meanwhile
-- W0508: every row of `processing_jobs` is read to prove `ck_processing_jobs_status_enum`, and none can be written meanwhile
-- W0508: every row of `processing_jobs` is read to prove `ck_processing_jobs_config_json_json`, and none can be written meanwhile
-- W0509: it fails if a row violates `ck_processing_jobs_config_json_json` in `processing_jobs`
-- W0508: every row of `processing_jobs` is read to prove `ck_processing_jobs_failed_items_json_json`, and none can be written meanwhile
-- W0509: it fails if a row violates `ck_processing_jobs_failed_items_json_json` in `processing_jobs`
-- W0508: every row of `processing_jobs` is read to prove `ck_processing_jobs_input_urls_json_json`, and none can be written meanwhile
-- W0509: it fails if a row violates `ck_processing_jobs_input_urls_json_json` in `processing_jobs`
-- W0508: every row of `processing_stats` is read to prove `ck_processing_stats_status_enum`, and none can be written meanwhile
-- W0508: every row of `quality_metrics` is read to prove `ck_quality_metrics_criteria_performance_json`, and none can be written meanwhile
-- W0509: it fails if a row violates `ck_quality_metrics_criteria_performance_json` in `quality_metrics`
-- W0508: every row of `quality_ratings` is read to prove `ck_quality_ratings_criteria_scores_json`, and none can be written meanwhile
-- W0509: it fails if a row violates `ck_quality_ratings_criteria_scores_json` in `quality_ratings`
-- W0508: every row of `quality_ratings` is read to prove `ck_quality_ratings_input_characteristics_json`, and none can be written meanwhile
-- W0509: it fails if a row violates `ck_quality_ratings_input_characteristics_json` in `quality_ratings`
-- W0508: every row of `speaker_assignments` is read to prove `ck_speaker_assignments_processing_metadata_json_json`, and none can be written meanwhile
-- W0509: it fails if a row violates `ck_speaker_assignments_processing_metadata_json_json` in `speaker_assignments`
-- W0508: every row of `speaker_assignments` is read to prove `ck_speaker_assignments_sample_segments_json_json`, and none can be written meanwhile
-- W0509: it fails if a row violates `ck_speaker_assignments_sample_segments_json_json` in `speaker_assignments`
-- W0508: every row of `speaker_processing_sessions` is read to prove `ck_speaker_processing_sessions_ai_suggestions_json_json`, and none can be written meanwhile
-- W0509: it fails if a row violates `ck_speaker_processing_sessions_ai_suggestions_json_json` in `speaker_processing_sessions`
-- W0508: every row of `speaker_processing_sessions` is read to prove `ck_speaker_processing_sessions_confidence_scores_json_json`, and none can be written meanwhile
-- W0509: it fails if a row violates `ck_speaker_processing_sessions_confidence_scores_json_json` in `speaker_processing_sessions`
-- W0508: every row of `speaker_processing_sessions` is read to prove `ck_speaker_processing_sessions_user_corrections_json_json`, and none can be written meanwhile
-- W0509: it fails if a row violates `ck_speaker_processing_sessions_user_corrections_json_json` in `speaker_processing_sessions`
-- W0508: every row of `summaries` is read to prove `ck_summaries_processing_type_enum`, and none can be written meanwhile
-- W0508: every row of `summaries` is read to prove `ck_summaries_hce_data_json_json`, and none can be written meanwhile
-- W0509: it fails if a row violates `ck_summaries_hce_data_json_json` in `summaries`
-- W0508: every row of `summaries` is read to prove `ck_summaries_summary_metadata_json_json`, and none can be written meanwhile
-- W0509: it fails if a row violates `ck_summaries_summary_metadata_json_json` in `summaries`
-- W0508: every row of `text_chunks_v2` is read to prove `ck_text_chunks_v2_chunk_envelope_json`, and none can be written meanwhile
-- W0509: it fails if a row violates `ck_text_chunks_v2_chunk_envelope_json` in `text_chunks_v2`
-- W0508: every row of `transcripts` is read to prove `ck_transcripts_diarization_segments_json_json`, and none can be written meanwhile
-- W0509: it fails if a row violates `ck_transcripts_diarization_segments_json_json` in `transcripts`
-- W0508: every row of `transcripts` is read to prove `ck_transcripts_speaker_assignments_json`, and none can be written meanwhile
-- W0509: it fails if a row violates `ck_transcripts_speaker_assignments_json` in `transcripts`
-- W0508: every row of `transcripts` is read to prove `ck_transcripts_transcript_segments_json_json`, and none can be written meanwhile
-- W0509: it fails if a row violates `ck_transcripts_transcript_segments_json_json` in `transcripts`
-- W0506: while the index of `ix_channel_host_mappings_channel_name` on `channel_host_mappings` is built, no row of the table can be written
-- W0509: it fails if two rows have an equal key for `ix_channel_host_mappings_channel_name` in `channel_host_mappings`
-- W0506: while the index of `idx_claim_validations_claim_id` on `claim_tier_validations` is built, no row of the table can be written
-- W0506: while the index of `idx_claim_validations_episode_id` on `claim_tier_validations` is built, no row of the table can be written
-- W0506: while the index of `idx_claim_validations_session_id` on `claim_tier_validations` is built, no row of the table can be written
-- W0506: while the index of `idx_claim_validations_tiers` on `claim_tier_validations` is built, no row of the table can be written
-- W0506: while the index of `uq_claim_tier_validations_session` on `claim_tier_validations` is built, no row of the table can be written
-- W0509: it fails if two rows have an equal key for `uq_claim_tier_validations_session` in `claim_tier_validations`
-- W0506: while the index of `idx_directory` on `file_metadata` is built, no row of the table can be written
-- W0506: while the index of `idx_file_type` on `file_metadata` is built, no row of the table can be written
-- W0506: while the index of `idx_processing_status` on `file_metadata` is built, no row of the table can be written
-- W0506: while the index of `idx_job_type_status` on `job` is built, no row of the table can be written
-- W0506: while the index of `idx_job_run_status` on `job_run` is built, no row of the table can be written
-- W0506: while the index of `uq_job_run_job_id_attempt_number` on `job_run` is built, no row of the table can be written
-- W0509: it fails if two rows have an equal key for `uq_job_run_job_id_attempt_number` in `job_run`
-- W0506: while the index of `idx_llm_request_job` on `llm_request` is built, no row of the table can be written
-- W0506: while the index of `uq_llm_response_request_id` on `llm_response` is built, no row of the table can be written
-- W0509: it fails if two rows have an equal key for `uq_llm_response_request_id` in `llm_response`
-- W0506: while the index of `ix_mended_values_table_name_row_id` on `mended_values` is built, no row of the table can be written
-- W0506: while the index of `ix_mended_values_table_name_row_key` on `mended_values` is built, no row of the table can be written
-- W0506: while the index of `idx_stats_directory` on `processing_stats` is built, no row of the table can be written
-- W0506: while the index of `idx_quality_metrics_model_content` on `quality_metrics` is built, no row of the table can be written
-- W0506: while the index of `idx_quality_metrics_unique` on `quality_metrics` is built, no row of the table can be written
-- W0509: it fails if two rows have an equal key for `idx_quality_metrics_unique` in `quality_metrics`
-- W0506: while the index of `idx_quality_ratings_content` on `quality_ratings` is built, no row of the table can be written
-- W0506: while the index of `idx_quality_ratings_model` on `quality_ratings` is built, no row of the table can be written
-- W0506: while the index of `uq_quality_ratings_moment` on `quality_ratings` is built, no row of the table can be written
-- W0509: it fails if two rows have an equal key for `uq_quality_ratings_moment` in `quality_ratings`
-- W0506: while the index of `ix_speaker_assignments_assigned_name` on `speaker_assignments` is built, no row of the table can be written
-- W0506: while the index of `ix_speaker_assignments_recording_path` on `speaker_assignments` is built, no row of the table can be written
-- W0506: while the index of `ix_speaker_processing_sessions_recording_path` on `speaker_processing_sessions` is built, no row of the table can be written
-- W0506: while the index of `ix_speaker_voices_name` on `speaker_voices` is built, no row of the table can be written
-- W0506: while the index of `idx_text_chunks_v2_file_hash` on `text_chunks_v2` is built, no row of the table can be written
-- W0506: while the index of `idx_text_chunks_v2_file_type` on `text_chunks_v2` is built, no row of the table can be written
-- W0506: while the index of `idx_text_chunks_v2_strategy` on `text_chunks_v2` is built, no row of the table can be written
-- W0508: every row of `bright_data_sessions` is read to prove `fk_bright_data_sessions_video_id`, and none can be written meanwhile
-- W0509: it fails if a row refers to nothing by `fk_bright_data_sessions_video_id` in `bright_data_sessions`
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
-- W0508: every row of `episodes` is read to prove `fk_episodes_video_id`, and none can be written meanwhile
-- W0509: it fails if a row refers to nothing by `fk_episodes_video_id` in `episodes`
-- W0508: every row of `generated_files` is read to prove `fk_generated_files_moc_id`, and none can be written meanwhile
-- W0509: it fails if a row refers to nothing by `fk_generated_files_moc_id` in `generated_files`
-- W0508: every row of `generated_files` is read to prove `fk_generated_files_summary_id`, and none can be written meanwhile
-- W0509: it fails if a row refers to nothing by `fk_generated_files_summary_id` in `generated_files`
-- W0508: every row of `generated_files` is read to prove `fk_generated_files_transcript_id`, and none can be written meanwhile
-- W0509: it fails if a row refers to nothing by `fk_generated_files_transcript_id` in `generated_files`
-- W0508: every row of `generated_files` is read to prove `fk_generated_files_video_id`, and none can be written meanwhile
-- W0509: it fails if a row refers to nothing by `fk_generated_files_video_id` in `generated_files`
-- W0508: every row of `jargon` is read to prove `fk_jargon_episode_id`, and none can be written meanwhile
-- W0509: it fails if a row refers to nothing by `fk_jargon_episode_id` in `jargon`
-- W0508: every row of `job_run` is read to prove `fk_job_run_job_id`, and none can be written meanwhile
-- W0509: it fails if a row refers to nothing by `fk_job_run_job_id` in `job_run`
-- W0508: every row of `llm_request` is read to prove `fk_llm_request_job_run_id`, and none can be written meanwhile
-- W0509: it fails if a row refers to nothing by `fk_llm_request_job_run_id` in `llm_request`
-- W0508: every row of `llm_response` is read to prove `fk_llm_response_request_id`, and none can be written meanwhile
-- W0509: it fails if a row refers to nothing by `fk_llm_response_request_id` in `llm_response`
-- W0508: every row of `media_sources` is read to prove `fk_media_sources_bright_data_session_id`, and none can be written meanwhile
-- W0509: it fails if a row refers to nothing by `fk_media_sources_bright_data_session_id` in `media_sources`
-- W0508: every row of `moc_extractions` is read to prove `fk_moc_extractions_summary_id`, and none can be written meanwhile
-- W0509: it fails if a row refers to nothing by `fk_moc_extractions_summary_id` in `moc_extractions`
-- W0508: every row of `moc_extractions` is read to prove `fk_moc_extractions_video_id`, and none can be written meanwhile
-- W0509: it fails if a row refers to nothing by `fk_moc_extractions_video_id` in `moc_extractions`
-- W0508: every row of `people` is read to prove `fk_people_episode_id`, and none can be written meanwhile
-- W0509: it fails if a row refers to nothing by `fk_people_episode_id` in `people`
-- W0508: every row of `summaries` is read to prove `fk_summaries_transcript_id`, and none can be written meanwhile
-- W0509: it fails if a row refers to nothing by `fk_summaries_transcript_id` in `summaries`
-- W0508: every row of `summaries` is read to prove `fk_summaries_video_id`, and none can be written meanwhile
-- W0509: it fails if a row refers to nothing by `fk_summaries_video_id` in `summaries`
-- W0508: every row of `text_chunks` is read to prove `fk_text_chunks_file_path`, and none can be written meanwhile
-- W0509: it fails if a row refers to nothing by `fk_text_chunks_file_path` in `text_chunks`
-- W0508: every row of `text_chunks_v2` is read to prove `fk_text_chunks_v2_file_path`, and none can be written meanwhile
-- W0509: it fails if a row refers to nothing by `fk_text_chunks_v2_file_path` in `text_chunks_v2`
-- W0508: every row of `transcripts` is read to prove `fk_transcripts_video_id`, and none can be written meanwhile
-- W0509: it fails if a row refers to nothing by `fk_transcripts_video_id` in `transcripts`
-- Rendered differently since Tablewright 0.2: text is compared by its characters, not by the server's collation.
-- Rendered differently since Tablewright 0.2: JSON may be any value, not only an object or an array.

SET QUOTED_IDENTIFIER ON;
SET ANSI_NULLS ON;
SET ANSI_PADDING ON;
SET ANSI_WARNINGS ON;
SET ARITHABORT ON;
SET CONCAT_NULL_YIELDS_NULL ON;
SET NUMERIC_ROUNDABORT OFF;
SET XACT_ABORT ON;
GO

SET IMPLICIT_TRANSACTIONS OFF;
IF OBJECT_ID(N'[__tablewright_history]', N'U') IS NOT NULL
BEGIN
    IF EXISTS (SELECT * FROM [__tablewright_history] WHERE [version] = N'2026-11-30-095419')
    BEGIN
        RAISERROR(N'%s', 16, 1, N'Migration 2026-11-30-095419 has been applied already.');
        SET NOEXEC ON;
    END;
    IF EXISTS (SELECT * FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[__tablewright_history]', N'U') AND name = N'__tablewright_progress' AND CONVERT(NVARCHAR(200), value) NOT LIKE N'2026-11-30-095419 up %')
    BEGIN
        RAISERROR(N'%s', 16, 1, N'Another migration, or another direction of this one, has stopped halfway: run its file again first.');
        SET NOEXEC ON;
    END;
    IF EXISTS (SELECT * FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[__tablewright_history]', N'U') AND name = N'__tablewright_progress')
        SET NOEXEC ON;
END;
GO
IF @@ERROR <> 0 SET NOEXEC ON;
GO
BEGIN TRANSACTION;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- trigger channel_host_mappings_touch_after
DROP TRIGGER [channel_host_mappings_touch_after];

-- trigger claims_touch_after
DROP TRIGGER [claims_touch_after];

-- trigger concepts_touch_after
DROP TRIGGER [concepts_touch_after];

-- trigger jargon_touch_after
DROP TRIGGER [jargon_touch_after];

-- trigger job_touch_after
DROP TRIGGER [job_touch_after];

-- trigger job_run_touch_after
DROP TRIGGER [job_run_touch_after];

-- trigger people_touch_after
DROP TRIGGER [people_touch_after];

-- trigger speaker_assignments_touch_after
DROP TRIGGER [speaker_assignments_touch_after];

-- trigger speaker_voices_touch_after
DROP TRIGGER [speaker_voices_touch_after];

-- view claim_validation_analytics
DROP VIEW [claim_validation_analytics];

-- view chunks_with_metadata
DROP VIEW [chunks_with_metadata];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO
DECLARE @namespace sysname = SCHEMA_NAME();
EXEC sys.sp_addextendedproperty @name = N'__tablewright_progress', @value = N'2026-11-30-095419 up 1',
    @level0type = N'SCHEMA', @level0name = @namespace,
    @level1type = N'TABLE', @level1name = N'__tablewright_history';
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO
COMMIT TRANSACTION;
GO
IF @@ERROR <> 0 SET NOEXEC ON;
GO
SET NOEXEC OFF;
IF @@TRANCOUNT > 0 OR NOT EXISTS (SELECT * FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[__tablewright_history]', N'U') AND name = N'__tablewright_progress' AND CONVERT(NVARCHAR(200), value) = N'2026-11-30-095419 up 1')
    SET NOEXEC ON;
GO

-- full-text index text_chunks_search
IF FULLTEXTSERVICEPROPERTY('IsFullTextInstalled') = 1
BEGIN
    IF EXISTS (SELECT * FROM sys.fulltext_indexes WHERE object_id = OBJECT_ID(N'[text_chunks]', N'U'))
        EXEC (N'DROP FULLTEXT INDEX ON [text_chunks]');
    IF EXISTS (SELECT * FROM sys.fulltext_catalogs WHERE name = N'text_chunks_search')
        EXEC (N'DROP FULLTEXT CATALOG [text_chunks_search]');
END;
GO
IF @@ERROR <> 0 SET NOEXEC ON;
GO

-- full-text index text_chunks_v2_search
IF FULLTEXTSERVICEPROPERTY('IsFullTextInstalled') = 1
BEGIN
    IF EXISTS (SELECT * FROM sys.fulltext_indexes WHERE object_id = OBJECT_ID(N'[text_chunks_v2]', N'U'))
        EXEC (N'DROP FULLTEXT INDEX ON [text_chunks_v2]');
    IF EXISTS (SELECT * FROM sys.fulltext_catalogs WHERE name = N'text_chunks_v2_search')
        EXEC (N'DROP FULLTEXT CATALOG [text_chunks_v2_search]');
END;
GO
IF @@ERROR <> 0 SET NOEXEC ON;
GO
BEGIN TRANSACTION;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- foreign key fk_bright_data_sessions_video_id
ALTER TABLE [bright_data_sessions] DROP CONSTRAINT [fk_bright_data_sessions_video_id];

-- foreign key fk_claim_tier_validations_episode_id_claim_id
ALTER TABLE [claim_tier_validations] DROP CONSTRAINT [fk_claim_tier_validations_episode_id_claim_id];

-- foreign key fk_claims_episode_id
ALTER TABLE [claims] DROP CONSTRAINT [fk_claims_episode_id];

-- foreign key fk_concepts_episode_id
ALTER TABLE [concepts] DROP CONSTRAINT [fk_concepts_episode_id];

-- foreign key fk_content_analysis_file_path
ALTER TABLE [content_analysis] DROP CONSTRAINT [fk_content_analysis_file_path];

-- foreign key fk_embeddings_index_file_path
ALTER TABLE [embeddings_index] DROP CONSTRAINT [fk_embeddings_index_file_path];

-- foreign key fk_episodes_video_id
ALTER TABLE [episodes] DROP CONSTRAINT [fk_episodes_video_id];

-- foreign key fk_generated_files_moc_id
ALTER TABLE [generated_files] DROP CONSTRAINT [fk_generated_files_moc_id];

-- foreign key fk_generated_files_summary_id
ALTER TABLE [generated_files] DROP CONSTRAINT [fk_generated_files_summary_id];

-- foreign key fk_generated_files_transcript_id
ALTER TABLE [generated_files] DROP CONSTRAINT [fk_generated_files_transcript_id];

-- foreign key fk_generated_files_video_id
ALTER TABLE [generated_files] DROP CONSTRAINT [fk_generated_files_video_id];

-- foreign key fk_jargon_episode_id
ALTER TABLE [jargon] DROP CONSTRAINT [fk_jargon_episode_id];

-- foreign key fk_job_run_job_id
ALTER TABLE [job_run] DROP CONSTRAINT [fk_job_run_job_id];

-- foreign key fk_llm_request_job_run_id
ALTER TABLE [llm_request] DROP CONSTRAINT [fk_llm_request_job_run_id];

-- foreign key fk_llm_response_request_id
ALTER TABLE [llm_response] DROP CONSTRAINT [fk_llm_response_request_id];

-- foreign key fk_media_sources_bright_data_session_id
ALTER TABLE [media_sources] DROP CONSTRAINT [fk_media_sources_bright_data_session_id];

-- foreign key fk_moc_extractions_summary_id
ALTER TABLE [moc_extractions] DROP CONSTRAINT [fk_moc_extractions_summary_id];

-- foreign key fk_moc_extractions_video_id
ALTER TABLE [moc_extractions] DROP CONSTRAINT [fk_moc_extractions_video_id];

-- foreign key fk_people_episode_id
ALTER TABLE [people] DROP CONSTRAINT [fk_people_episode_id];

-- foreign key fk_summaries_transcript_id
ALTER TABLE [summaries] DROP CONSTRAINT [fk_summaries_transcript_id];

-- foreign key fk_summaries_video_id
ALTER TABLE [summaries] DROP CONSTRAINT [fk_summaries_video_id];

-- foreign key fk_text_chunks_file_path
ALTER TABLE [text_chunks] DROP CONSTRAINT [fk_text_chunks_file_path];

-- foreign key fk_text_chunks_v2_file_path
ALTER TABLE [text_chunks_v2] DROP CONSTRAINT [fk_text_chunks_v2_file_path];

-- foreign key fk_transcripts_video_id
ALTER TABLE [transcripts] DROP CONSTRAINT [fk_transcripts_video_id];

-- index ix_channel_host_mappings_channel_name
DROP INDEX [ix_channel_host_mappings_channel_name] ON [channel_host_mappings];

-- index idx_claim_validations_claim_id
DROP INDEX [idx_claim_validations_claim_id] ON [claim_tier_validations];

-- index idx_claim_validations_episode_id
DROP INDEX [idx_claim_validations_episode_id] ON [claim_tier_validations];

-- index idx_claim_validations_session_id
DROP INDEX [idx_claim_validations_session_id] ON [claim_tier_validations];

-- index idx_claim_validations_tiers
DROP INDEX [idx_claim_validations_tiers] ON [claim_tier_validations];

-- index uq_claim_tier_validations_session
DROP INDEX [uq_claim_tier_validations_session] ON [claim_tier_validations];

-- index idx_directory
DROP INDEX [idx_directory] ON [file_metadata];

-- index idx_file_type
DROP INDEX [idx_file_type] ON [file_metadata];

-- index idx_processing_status
DROP INDEX [idx_processing_status] ON [file_metadata];

-- index idx_job_type_status
DROP INDEX [idx_job_type_status] ON [job];

-- index idx_job_run_status
DROP INDEX [idx_job_run_status] ON [job_run];

-- index uq_job_run_job_id_attempt_number
DROP INDEX [uq_job_run_job_id_attempt_number] ON [job_run];

-- index idx_llm_request_job
DROP INDEX [idx_llm_request_job] ON [llm_request];

-- index uq_llm_response_request_id
DROP INDEX [uq_llm_response_request_id] ON [llm_response];

-- index ix_mended_values_table_name_row_id
DROP INDEX [ix_mended_values_table_name_row_id] ON [mended_values];

-- index ix_mended_values_table_name_row_key
DROP INDEX [ix_mended_values_table_name_row_key] ON [mended_values];

-- index idx_stats_directory
DROP INDEX [idx_stats_directory] ON [processing_stats];

-- index idx_quality_metrics_model_content
DROP INDEX [idx_quality_metrics_model_content] ON [quality_metrics];

-- index idx_quality_metrics_unique
DROP INDEX [idx_quality_metrics_unique] ON [quality_metrics];

-- index idx_quality_ratings_content
DROP INDEX [idx_quality_ratings_content] ON [quality_ratings];

-- index idx_quality_ratings_model
DROP INDEX [idx_quality_ratings_model] ON [quality_ratings];

-- index uq_quality_ratings_moment
DROP INDEX [uq_quality_ratings_moment] ON [quality_ratings];

-- index ix_speaker_assignments_assigned_name
DROP INDEX [ix_speaker_assignments_assigned_name] ON [speaker_assignments];

-- index ix_speaker_assignments_recording_path
DROP INDEX [ix_speaker_assignments_recording_path] ON [speaker_assignments];

-- index ix_speaker_processing_sessions_recording_path
DROP INDEX [ix_speaker_processing_sessions_recording_path] ON [speaker_processing_sessions];

-- index ix_speaker_voices_name
DROP INDEX [ix_speaker_voices_name] ON [speaker_voices];

-- index idx_text_chunks_v2_file_hash
DROP INDEX [idx_text_chunks_v2_file_hash] ON [text_chunks_v2];

-- index idx_text_chunks_v2_file_type
DROP INDEX [idx_text_chunks_v2_file_type] ON [text_chunks_v2];

-- index idx_text_chunks_v2_strategy
DROP INDEX [idx_text_chunks_v2_strategy] ON [text_chunks_v2];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_claim_tier_validations_claim_type_enum
ALTER TABLE [claim_tier_validations] DROP CONSTRAINT [ck_claim_tier_validations_claim_type_enum];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_claim_tier_validations_original_tier_enum
ALTER TABLE [claim_tier_validations] DROP CONSTRAINT [ck_claim_tier_validations_original_tier_enum];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_claim_tier_validations_validated_tier_enum
ALTER TABLE [claim_tier_validations] DROP CONSTRAINT [ck_claim_tier_validations_validated_tier_enum];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_claim_tier_validations_evidence_spans_json
ALTER TABLE [claim_tier_validations] DROP CONSTRAINT [ck_claim_tier_validations_evidence_spans_json];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_claim_tier_validations_original_scores_json
ALTER TABLE [claim_tier_validations] DROP CONSTRAINT [ck_claim_tier_validations_original_scores_json];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_claims_claim_type_enum
ALTER TABLE [claims] DROP CONSTRAINT [ck_claims_claim_type_enum];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_claims_tier_enum
ALTER TABLE [claims] DROP CONSTRAINT [ck_claims_tier_enum];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_claims_upload_status_enum
ALTER TABLE [claims] DROP CONSTRAINT [ck_claims_upload_status_enum];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_claims_scores_json_json
ALTER TABLE [claims] DROP CONSTRAINT [ck_claims_scores_json_json];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_content_analysis_processing_status_enum
ALTER TABLE [content_analysis] DROP CONSTRAINT [ck_content_analysis_processing_status_enum];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_content_analysis_tfidf_keywords_json
ALTER TABLE [content_analysis] DROP CONSTRAINT [ck_content_analysis_tfidf_keywords_json];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_embeddings_index_embedding_json
ALTER TABLE [embeddings_index] DROP CONSTRAINT [ck_embeddings_index_embedding_json];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_embeddings_index_metadata_json
ALTER TABLE [embeddings_index] DROP CONSTRAINT [ck_embeddings_index_metadata_json];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_file_metadata_processing_status_enum
ALTER TABLE [file_metadata] DROP CONSTRAINT [ck_file_metadata_processing_status_enum];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_generated_files_generation_params_json_json
ALTER TABLE [generated_files] DROP CONSTRAINT [ck_generated_files_generation_params_json_json];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_job_job_type_enum
ALTER TABLE [job] DROP CONSTRAINT [ck_job_job_type_enum];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_job_config_json_json
ALTER TABLE [job] DROP CONSTRAINT [ck_job_config_json_json];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_job_run_status_enum
ALTER TABLE [job_run] DROP CONSTRAINT [ck_job_run_status_enum];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_job_run_checkpoint_json_json
ALTER TABLE [job_run] DROP CONSTRAINT [ck_job_run_checkpoint_json_json];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_job_run_metrics_json_json
ALTER TABLE [job_run] DROP CONSTRAINT [ck_job_run_metrics_json_json];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_llm_request_request_json_json
ALTER TABLE [llm_request] DROP CONSTRAINT [ck_llm_request_request_json_json];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_llm_response_response_json_json
ALTER TABLE [llm_response] DROP CONSTRAINT [ck_llm_response_response_json_json];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_media_sources_status_enum
ALTER TABLE [media_sources] DROP CONSTRAINT [ck_media_sources_status_enum];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_media_sources_categories_json_json
ALTER TABLE [media_sources] DROP CONSTRAINT [ck_media_sources_categories_json_json];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_media_sources_channel_stats_json_json
ALTER TABLE [media_sources] DROP CONSTRAINT [ck_media_sources_channel_stats_json_json];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_media_sources_extracted_keywords_json_json
ALTER TABLE [media_sources] DROP CONSTRAINT [ck_media_sources_extracted_keywords_json_json];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_media_sources_related_videos_json_json
ALTER TABLE [media_sources] DROP CONSTRAINT [ck_media_sources_related_videos_json_json];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_media_sources_tags_json_json
ALTER TABLE [media_sources] DROP CONSTRAINT [ck_media_sources_tags_json_json];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_media_sources_video_chapters_json_json
ALTER TABLE [media_sources] DROP CONSTRAINT [ck_media_sources_video_chapters_json_json];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_mended_values_action_enum
ALTER TABLE [mended_values] DROP CONSTRAINT [ck_mended_values_action_enum];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_moc_extractions_beliefs_json_json
ALTER TABLE [moc_extractions] DROP CONSTRAINT [ck_moc_extractions_beliefs_json_json];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_moc_extractions_jargon_json_json
ALTER TABLE [moc_extractions] DROP CONSTRAINT [ck_moc_extractions_jargon_json_json];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_moc_extractions_mental_models_json_json
ALTER TABLE [moc_extractions] DROP CONSTRAINT [ck_moc_extractions_mental_models_json_json];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_moc_extractions_people_json_json
ALTER TABLE [moc_extractions] DROP CONSTRAINT [ck_moc_extractions_people_json_json];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_moc_extractions_tags_json_json
ALTER TABLE [moc_extractions] DROP CONSTRAINT [ck_moc_extractions_tags_json_json];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_processing_jobs_job_type_enum
ALTER TABLE [processing_jobs] DROP CONSTRAINT [ck_processing_jobs_job_type_enum];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_processing_jobs_status_enum
ALTER TABLE [processing_jobs] DROP CONSTRAINT [ck_processing_jobs_status_enum];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_processing_jobs_config_json_json
ALTER TABLE [processing_jobs] DROP CONSTRAINT [ck_processing_jobs_config_json_json];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_processing_jobs_failed_items_json_json
ALTER TABLE [processing_jobs] DROP CONSTRAINT [ck_processing_jobs_failed_items_json_json];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_processing_jobs_input_urls_json_json
ALTER TABLE [processing_jobs] DROP CONSTRAINT [ck_processing_jobs_input_urls_json_json];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_processing_stats_status_enum
ALTER TABLE [processing_stats] DROP CONSTRAINT [ck_processing_stats_status_enum];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_quality_metrics_criteria_performance_json
ALTER TABLE [quality_metrics] DROP CONSTRAINT [ck_quality_metrics_criteria_performance_json];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_quality_ratings_criteria_scores_json
ALTER TABLE [quality_ratings] DROP CONSTRAINT [ck_quality_ratings_criteria_scores_json];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_quality_ratings_input_characteristics_json
ALTER TABLE [quality_ratings] DROP CONSTRAINT [ck_quality_ratings_input_characteristics_json];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_speaker_assignments_processing_metadata_json_json
ALTER TABLE [speaker_assignments] DROP CONSTRAINT [ck_speaker_assignments_processing_metadata_json_json];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_speaker_assignments_sample_segments_json_json
ALTER TABLE [speaker_assignments] DROP CONSTRAINT [ck_speaker_assignments_sample_segments_json_json];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_speaker_processing_sessions_ai_suggestions_json_json
ALTER TABLE [speaker_processing_sessions] DROP CONSTRAINT [ck_speaker_processing_sessions_ai_suggestions_json_json];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_speaker_processing_sessions_confidence_scores_json_json
ALTER TABLE [speaker_processing_sessions] DROP CONSTRAINT [ck_speaker_processing_sessions_confidence_scores_json_json];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_speaker_processing_sessions_user_corrections_json_json
ALTER TABLE [speaker_processing_sessions] DROP CONSTRAINT [ck_speaker_processing_sessions_user_corrections_json_json];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_summaries_processing_type_enum
ALTER TABLE [summaries] DROP CONSTRAINT [ck_summaries_processing_type_enum];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_summaries_hce_data_json_json
ALTER TABLE [summaries] DROP CONSTRAINT [ck_summaries_hce_data_json_json];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_summaries_summary_metadata_json_json
ALTER TABLE [summaries] DROP CONSTRAINT [ck_summaries_summary_metadata_json_json];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_text_chunks_v2_chunk_envelope_json
ALTER TABLE [text_chunks_v2] DROP CONSTRAINT [ck_text_chunks_v2_chunk_envelope_json];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_transcripts_diarization_segments_json_json
ALTER TABLE [transcripts] DROP CONSTRAINT [ck_transcripts_diarization_segments_json_json];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_transcripts_speaker_assignments_json
ALTER TABLE [transcripts] DROP CONSTRAINT [ck_transcripts_speaker_assignments_json];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_transcripts_transcript_segments_json_json
ALTER TABLE [transcripts] DROP CONSTRAINT [ck_transcripts_transcript_segments_json_json];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- unique key uq_content_analysis_file_path_file_hash
ALTER TABLE [content_analysis] DROP CONSTRAINT [uq_content_analysis_file_path_file_hash];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- unique key uq_directory_structure_directory_path
ALTER TABLE [directory_structure] DROP CONSTRAINT [uq_directory_structure_directory_path];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- unique key uq_embeddings_index_file_path_chunk_index
ALTER TABLE [embeddings_index] DROP CONSTRAINT [uq_embeddings_index_file_path_chunk_index];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- unique key uq_text_chunks_file_path_chunk_index
ALTER TABLE [text_chunks] DROP CONSTRAINT [uq_text_chunks_file_path_chunk_index];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- unique key uq_text_chunks_v2_file_path_chunk_index
ALTER TABLE [text_chunks_v2] DROP CONSTRAINT [uq_text_chunks_v2_file_path_chunk_index];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- primary key pk_bright_data_sessions
ALTER TABLE [bright_data_sessions] DROP CONSTRAINT [pk_bright_data_sessions];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- primary key pk_claim_tier_validations
ALTER TABLE [claim_tier_validations] DROP CONSTRAINT [pk_claim_tier_validations];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- primary key pk_claims
ALTER TABLE [claims] DROP CONSTRAINT [pk_claims];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- primary key pk_concepts
ALTER TABLE [concepts] DROP CONSTRAINT [pk_concepts];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- primary key pk_episodes
ALTER TABLE [episodes] DROP CONSTRAINT [pk_episodes];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- primary key pk_file_metadata
ALTER TABLE [file_metadata] DROP CONSTRAINT [pk_file_metadata];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- primary key pk_generated_files
ALTER TABLE [generated_files] DROP CONSTRAINT [pk_generated_files];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- primary key pk_jargon
ALTER TABLE [jargon] DROP CONSTRAINT [pk_jargon];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- primary key pk_job
ALTER TABLE [job] DROP CONSTRAINT [pk_job];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- primary key pk_job_run
ALTER TABLE [job_run] DROP CONSTRAINT [pk_job_run];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- primary key pk_llm_request
ALTER TABLE [llm_request] DROP CONSTRAINT [pk_llm_request];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- primary key pk_llm_response
ALTER TABLE [llm_response] DROP CONSTRAINT [pk_llm_response];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- primary key pk_media_sources
ALTER TABLE [media_sources] DROP CONSTRAINT [pk_media_sources];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- primary key pk_moc_extractions
ALTER TABLE [moc_extractions] DROP CONSTRAINT [pk_moc_extractions];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- primary key pk_people
ALTER TABLE [people] DROP CONSTRAINT [pk_people];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- primary key pk_processing_jobs
ALTER TABLE [processing_jobs] DROP CONSTRAINT [pk_processing_jobs];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- primary key pk_quality_metrics
ALTER TABLE [quality_metrics] DROP CONSTRAINT [pk_quality_metrics];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- primary key pk_quality_ratings
ALTER TABLE [quality_ratings] DROP CONSTRAINT [pk_quality_ratings];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- primary key pk_speaker_processing_sessions
ALTER TABLE [speaker_processing_sessions] DROP CONSTRAINT [pk_speaker_processing_sessions];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- primary key pk_summaries
ALTER TABLE [summaries] DROP CONSTRAINT [pk_summaries];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- primary key pk_transcripts
ALTER TABLE [transcripts] DROP CONSTRAINT [pk_transcripts];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column content
ALTER TABLE [text_chunks_v2] DROP COLUMN [content];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column session_id
ALTER TABLE [bright_data_sessions] ALTER COLUMN [session_id] NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column video_id
ALTER TABLE [bright_data_sessions] ALTER COLUMN [video_id] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column session_type
ALTER TABLE [bright_data_sessions] ALTER COLUMN [session_type] NVARCHAR(30) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column proxy_endpoint
ALTER TABLE [bright_data_sessions] ALTER COLUMN [proxy_endpoint] NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column customer_id
ALTER TABLE [bright_data_sessions] ALTER COLUMN [customer_id] NVARCHAR(50) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column zone_id
ALTER TABLE [bright_data_sessions] ALTER COLUMN [zone_id] NVARCHAR(50) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column ip_address
ALTER TABLE [bright_data_sessions] ALTER COLUMN [ip_address] NVARCHAR(45) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column channel_name
ALTER TABLE [channel_host_mappings] ALTER COLUMN [channel_name] NVARCHAR(255) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column host_name
ALTER TABLE [channel_host_mappings] ALTER COLUMN [host_name] NVARCHAR(255) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column created_by
ALTER TABLE [channel_host_mappings] ALTER COLUMN [created_by] NVARCHAR(50) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column validation_id
ALTER TABLE [claim_tier_validations] ALTER COLUMN [validation_id] NVARCHAR(50) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column claim_id
ALTER TABLE [claim_tier_validations] ALTER COLUMN [claim_id] NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column episode_id
ALTER TABLE [claim_tier_validations] ALTER COLUMN [episode_id] NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column original_tier
ALTER TABLE [claim_tier_validations] ALTER COLUMN [original_tier] NVARCHAR(1) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column validated_tier
ALTER TABLE [claim_tier_validations] ALTER COLUMN [validated_tier] NVARCHAR(1) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column claim_text
ALTER TABLE [claim_tier_validations] ALTER COLUMN [claim_text] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column claim_type
ALTER TABLE [claim_tier_validations] ALTER COLUMN [claim_type] NVARCHAR(30) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column validated_by_user
ALTER TABLE [claim_tier_validations] ALTER COLUMN [validated_by_user] NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column original_scores
ALTER TABLE [claim_tier_validations] ALTER COLUMN [original_scores] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column model_used
ALTER TABLE [claim_tier_validations] ALTER COLUMN [model_used] NVARCHAR(50) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column evidence_spans
ALTER TABLE [claim_tier_validations] ALTER COLUMN [evidence_spans] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column validation_session_id
ALTER TABLE [claim_tier_validations] ALTER COLUMN [validation_session_id] NVARCHAR(50) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column episode_id
ALTER TABLE [claims] ALTER COLUMN [episode_id] NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column claim_id
ALTER TABLE [claims] ALTER COLUMN [claim_id] NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column canonical
ALTER TABLE [claims] ALTER COLUMN [canonical] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column original_text
ALTER TABLE [claims] ALTER COLUMN [original_text] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column claim_type
ALTER TABLE [claims] ALTER COLUMN [claim_type] NVARCHAR(30) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column tier
ALTER TABLE [claims] ALTER COLUMN [tier] NVARCHAR(10) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column first_mention_ts
ALTER TABLE [claims] ALTER COLUMN [first_mention_ts] NVARCHAR(30) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column scores_json
ALTER TABLE [claims] ALTER COLUMN [scores_json] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column evaluator_notes
ALTER TABLE [claims] ALTER COLUMN [evaluator_notes] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column upload_status
ALTER TABLE [claims] ALTER COLUMN [upload_status] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column upload_error
ALTER TABLE [claims] ALTER COLUMN [upload_error] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column episode_id
ALTER TABLE [concepts] ALTER COLUMN [episode_id] NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column concept_id
ALTER TABLE [concepts] ALTER COLUMN [concept_id] NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column name
ALTER TABLE [concepts] ALTER COLUMN [name] NVARCHAR(255) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column description
ALTER TABLE [concepts] ALTER COLUMN [description] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column first_mention_ts
ALTER TABLE [concepts] ALTER COLUMN [first_mention_ts] NVARCHAR(30) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column file_path
ALTER TABLE [content_analysis] ALTER COLUMN [file_path] NVARCHAR(450) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column file_hash
ALTER TABLE [content_analysis] ALTER COLUMN [file_hash] NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column language
ALTER TABLE [content_analysis] ALTER COLUMN [language] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column tfidf_keywords
ALTER TABLE [content_analysis] ALTER COLUMN [tfidf_keywords] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- default of column processing_status
ALTER TABLE [content_analysis] DROP CONSTRAINT [df_content_analysis_processing_status];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column processing_status
ALTER TABLE [content_analysis] ALTER COLUMN [processing_status] NVARCHAR(30) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- default of column processing_status
ALTER TABLE [content_analysis] ADD CONSTRAINT [df_content_analysis_processing_status] DEFAULT N'success' FOR [processing_status];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column error_message
ALTER TABLE [content_analysis] ALTER COLUMN [error_message] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- default of column analysis_date
ALTER TABLE [content_analysis] DROP CONSTRAINT [df_content_analysis_analysis_date];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column analysis_date
ALTER TABLE [content_analysis] ALTER COLUMN [analysis_date] NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- default of column analysis_date
ALTER TABLE [content_analysis] ADD CONSTRAINT [df_content_analysis_analysis_date] DEFAULT (CONVERT(NVARCHAR(40), SYSUTCDATETIME(), 120)) FOR [analysis_date];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column directory_path
ALTER TABLE [directory_structure] ALTER COLUMN [directory_path] NVARCHAR(450) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column parent_directory
ALTER TABLE [directory_structure] ALTER COLUMN [parent_directory] NVARCHAR(450) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- default of column last_updated
ALTER TABLE [directory_structure] DROP CONSTRAINT [df_directory_structure_last_updated];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column last_updated
ALTER TABLE [directory_structure] ALTER COLUMN [last_updated] NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- default of column last_updated
ALTER TABLE [directory_structure] ADD CONSTRAINT [df_directory_structure_last_updated] DEFAULT (CONVERT(NVARCHAR(40), SYSUTCDATETIME(), 120)) FOR [last_updated];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column file_path
ALTER TABLE [embeddings_index] ALTER COLUMN [file_path] NVARCHAR(450) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column embedding
ALTER TABLE [embeddings_index] ALTER COLUMN [embedding] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column metadata
ALTER TABLE [embeddings_index] ALTER COLUMN [metadata] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column episode_id
ALTER TABLE [episodes] ALTER COLUMN [episode_id] NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column video_id
ALTER TABLE [episodes] ALTER COLUMN [video_id] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column title
ALTER TABLE [episodes] ALTER COLUMN [title] NVARCHAR(500) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column subtitle
ALTER TABLE [episodes] ALTER COLUMN [subtitle] NVARCHAR(500) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column description
ALTER TABLE [episodes] ALTER COLUMN [description] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column recorded_at
ALTER TABLE [episodes] ALTER COLUMN [recorded_at] NVARCHAR(50) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column file_path
ALTER TABLE [file_metadata] ALTER COLUMN [file_path] NVARCHAR(450) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column file_name
ALTER TABLE [file_metadata] ALTER COLUMN [file_name] NVARCHAR(255) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column directory
ALTER TABLE [file_metadata] ALTER COLUMN [directory] NVARCHAR(450) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column file_type
ALTER TABLE [file_metadata] ALTER COLUMN [file_type] NVARCHAR(50) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column mime_type
ALTER TABLE [file_metadata] ALTER COLUMN [mime_type] NVARCHAR(255) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column created_date
ALTER TABLE [file_metadata] ALTER COLUMN [created_date] NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column modified_date
ALTER TABLE [file_metadata] ALTER COLUMN [modified_date] NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column accessed_date
ALTER TABLE [file_metadata] ALTER COLUMN [accessed_date] NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column permissions
ALTER TABLE [file_metadata] ALTER COLUMN [permissions] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column file_hash
ALTER TABLE [file_metadata] ALTER COLUMN [file_hash] NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column encoding
ALTER TABLE [file_metadata] ALTER COLUMN [encoding] NVARCHAR(50) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- default of column processing_status
ALTER TABLE [file_metadata] DROP CONSTRAINT [df_file_metadata_processing_status];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column processing_status
ALTER TABLE [file_metadata] ALTER COLUMN [processing_status] NVARCHAR(30) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- default of column processing_status
ALTER TABLE [file_metadata] ADD CONSTRAINT [df_file_metadata_processing_status] DEFAULT N'success' FOR [processing_status];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column error_message
ALTER TABLE [file_metadata] ALTER COLUMN [error_message] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- default of column indexed_date
ALTER TABLE [file_metadata] DROP CONSTRAINT [df_file_metadata_indexed_date];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column indexed_date
ALTER TABLE [file_metadata] ALTER COLUMN [indexed_date] NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- default of column indexed_date
ALTER TABLE [file_metadata] ADD CONSTRAINT [df_file_metadata_indexed_date] DEFAULT (CONVERT(NVARCHAR(40), SYSUTCDATETIME(), 120)) FOR [indexed_date];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column file_id
ALTER TABLE [generated_files] ALTER COLUMN [file_id] NVARCHAR(50) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column video_id
ALTER TABLE [generated_files] ALTER COLUMN [video_id] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column transcript_id
ALTER TABLE [generated_files] ALTER COLUMN [transcript_id] NVARCHAR(50) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column summary_id
ALTER TABLE [generated_files] ALTER COLUMN [summary_id] NVARCHAR(50) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column moc_id
ALTER TABLE [generated_files] ALTER COLUMN [moc_id] NVARCHAR(50) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column file_path
ALTER TABLE [generated_files] ALTER COLUMN [file_path] NVARCHAR(500) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column file_type
ALTER TABLE [generated_files] ALTER COLUMN [file_type] NVARCHAR(30) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column file_format
ALTER TABLE [generated_files] ALTER COLUMN [file_format] NVARCHAR(10) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column generation_params_json
ALTER TABLE [generated_files] ALTER COLUMN [generation_params_json] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column vault_path
ALTER TABLE [generated_files] ALTER COLUMN [vault_path] NVARCHAR(500) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column episode_id
ALTER TABLE [jargon] ALTER COLUMN [episode_id] NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column jargon_id
ALTER TABLE [jargon] ALTER COLUMN [jargon_id] NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column term
ALTER TABLE [jargon] ALTER COLUMN [term] NVARCHAR(255) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column definition
ALTER TABLE [jargon] ALTER COLUMN [definition] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column first_mention_ts
ALTER TABLE [jargon] ALTER COLUMN [first_mention_ts] NVARCHAR(30) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column job_id
ALTER TABLE [job] ALTER COLUMN [job_id] NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column job_type
ALTER TABLE [job] ALTER COLUMN [job_type] NVARCHAR(50) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column input_id
ALTER TABLE [job] ALTER COLUMN [input_id] NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column config_json
ALTER TABLE [job] ALTER COLUMN [config_json] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column run_id
ALTER TABLE [job_run] ALTER COLUMN [run_id] NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column job_id
ALTER TABLE [job_run] ALTER COLUMN [job_id] NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column status
ALTER TABLE [job_run] ALTER COLUMN [status] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column error_code
ALTER TABLE [job_run] ALTER COLUMN [error_code] NVARCHAR(50) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column error_message
ALTER TABLE [job_run] ALTER COLUMN [error_message] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column checkpoint_json
ALTER TABLE [job_run] ALTER COLUMN [checkpoint_json] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column metrics_json
ALTER TABLE [job_run] ALTER COLUMN [metrics_json] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column request_id
ALTER TABLE [llm_request] ALTER COLUMN [request_id] NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column job_run_id
ALTER TABLE [llm_request] ALTER COLUMN [job_run_id] NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column provider
ALTER TABLE [llm_request] ALTER COLUMN [provider] NVARCHAR(50) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column model
ALTER TABLE [llm_request] ALTER COLUMN [model] NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column endpoint
ALTER TABLE [llm_request] ALTER COLUMN [endpoint] NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column request_json
ALTER TABLE [llm_request] ALTER COLUMN [request_json] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column response_id
ALTER TABLE [llm_response] ALTER COLUMN [response_id] NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column request_id
ALTER TABLE [llm_response] ALTER COLUMN [request_id] NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column response_json
ALTER TABLE [llm_response] ALTER COLUMN [response_json] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column error_message
ALTER TABLE [llm_response] ALTER COLUMN [error_message] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column media_id
ALTER TABLE [media_sources] ALTER COLUMN [media_id] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column source_type
ALTER TABLE [media_sources] ALTER COLUMN [source_type] NVARCHAR(50) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column title
ALTER TABLE [media_sources] ALTER COLUMN [title] NVARCHAR(500) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column url
ALTER TABLE [media_sources] ALTER COLUMN [url] NVARCHAR(200) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column description
ALTER TABLE [media_sources] ALTER COLUMN [description] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column uploader
ALTER TABLE [media_sources] ALTER COLUMN [uploader] NVARCHAR(200) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column uploader_id
ALTER TABLE [media_sources] ALTER COLUMN [uploader_id] NVARCHAR(50) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column upload_date
ALTER TABLE [media_sources] ALTER COLUMN [upload_date] NVARCHAR(8) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column categories_json
ALTER TABLE [media_sources] ALTER COLUMN [categories_json] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column privacy_status
ALTER TABLE [media_sources] ALTER COLUMN [privacy_status] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column thumbnail_url
ALTER TABLE [media_sources] ALTER COLUMN [thumbnail_url] NVARCHAR(500) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column thumbnail_local_path
ALTER TABLE [media_sources] ALTER COLUMN [thumbnail_local_path] NVARCHAR(500) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column tags_json
ALTER TABLE [media_sources] ALTER COLUMN [tags_json] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column extracted_keywords_json
ALTER TABLE [media_sources] ALTER COLUMN [extracted_keywords_json] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column related_videos_json
ALTER TABLE [media_sources] ALTER COLUMN [related_videos_json] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column channel_stats_json
ALTER TABLE [media_sources] ALTER COLUMN [channel_stats_json] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column video_chapters_json
ALTER TABLE [media_sources] ALTER COLUMN [video_chapters_json] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column extraction_method
ALTER TABLE [media_sources] ALTER COLUMN [extraction_method] NVARCHAR(50) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column bright_data_session_id
ALTER TABLE [media_sources] ALTER COLUMN [bright_data_session_id] NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column status
ALTER TABLE [media_sources] ALTER COLUMN [status] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column table_name
ALTER TABLE [mended_values] ALTER COLUMN [table_name] NVARCHAR(63) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column row_key
ALTER TABLE [mended_values] ALTER COLUMN [row_key] NVARCHAR(700) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column row_key_2
ALTER TABLE [mended_values] ALTER COLUMN [row_key_2] NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column column_name
ALTER TABLE [mended_values] ALTER COLUMN [column_name] NVARCHAR(63) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column old_value
ALTER TABLE [mended_values] ALTER COLUMN [old_value] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column new_value
ALTER TABLE [mended_values] ALTER COLUMN [new_value] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column action
ALTER TABLE [mended_values] ALTER COLUMN [action] NVARCHAR(10) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column reason
ALTER TABLE [mended_values] ALTER COLUMN [reason] NVARCHAR(200) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column moc_id
ALTER TABLE [moc_extractions] ALTER COLUMN [moc_id] NVARCHAR(50) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column video_id
ALTER TABLE [moc_extractions] ALTER COLUMN [video_id] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column summary_id
ALTER TABLE [moc_extractions] ALTER COLUMN [summary_id] NVARCHAR(50) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column people_json
ALTER TABLE [moc_extractions] ALTER COLUMN [people_json] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column tags_json
ALTER TABLE [moc_extractions] ALTER COLUMN [tags_json] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column mental_models_json
ALTER TABLE [moc_extractions] ALTER COLUMN [mental_models_json] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column jargon_json
ALTER TABLE [moc_extractions] ALTER COLUMN [jargon_json] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column beliefs_json
ALTER TABLE [moc_extractions] ALTER COLUMN [beliefs_json] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column theme
ALTER TABLE [moc_extractions] ALTER COLUMN [theme] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column extraction_method
ALTER TABLE [moc_extractions] ALTER COLUMN [extraction_method] NVARCHAR(30) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column episode_id
ALTER TABLE [people] ALTER COLUMN [episode_id] NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column person_id
ALTER TABLE [people] ALTER COLUMN [person_id] NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column name
ALTER TABLE [people] ALTER COLUMN [name] NVARCHAR(255) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column description
ALTER TABLE [people] ALTER COLUMN [description] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column first_mention_ts
ALTER TABLE [people] ALTER COLUMN [first_mention_ts] NVARCHAR(30) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column job_id
ALTER TABLE [processing_jobs] ALTER COLUMN [job_id] NVARCHAR(50) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column job_type
ALTER TABLE [processing_jobs] ALTER COLUMN [job_type] NVARCHAR(30) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column input_urls_json
ALTER TABLE [processing_jobs] ALTER COLUMN [input_urls_json] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column config_json
ALTER TABLE [processing_jobs] ALTER COLUMN [config_json] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column status
ALTER TABLE [processing_jobs] ALTER COLUMN [status] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column error_message
ALTER TABLE [processing_jobs] ALTER COLUMN [error_message] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column failed_items_json
ALTER TABLE [processing_jobs] ALTER COLUMN [failed_items_json] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column session_id
ALTER TABLE [processing_stats] ALTER COLUMN [session_id] NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column directory
ALTER TABLE [processing_stats] ALTER COLUMN [directory] NVARCHAR(450) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column start_time
ALTER TABLE [processing_stats] ALTER COLUMN [start_time] NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column end_time
ALTER TABLE [processing_stats] ALTER COLUMN [end_time] NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- default of column status
ALTER TABLE [processing_stats] DROP CONSTRAINT [df_processing_stats_status];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column status
ALTER TABLE [processing_stats] ALTER COLUMN [status] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- default of column status
ALTER TABLE [processing_stats] ADD CONSTRAINT [df_processing_stats_status] DEFAULT N'completed' FOR [status];
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column metric_id
ALTER TABLE [quality_metrics] ALTER COLUMN [metric_id] NVARCHAR(50) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column model_name
ALTER TABLE [quality_metrics] ALTER COLUMN [model_name] NVARCHAR(50) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column content_type
ALTER TABLE [quality_metrics] ALTER COLUMN [content_type] NVARCHAR(30) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column criteria_performance
ALTER TABLE [quality_metrics] ALTER COLUMN [criteria_performance] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column rating_id
ALTER TABLE [quality_ratings] ALTER COLUMN [rating_id] NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column content_type
ALTER TABLE [quality_ratings] ALTER COLUMN [content_type] NVARCHAR(30) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column content_id
ALTER TABLE [quality_ratings] ALTER COLUMN [content_id] NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column criteria_scores
ALTER TABLE [quality_ratings] ALTER COLUMN [criteria_scores] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column user_feedback
ALTER TABLE [quality_ratings] ALTER COLUMN [user_feedback] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column rating_reason
ALTER TABLE [quality_ratings] ALTER COLUMN [rating_reason] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column rated_by_user
ALTER TABLE [quality_ratings] ALTER COLUMN [rated_by_user] NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column model_used
ALTER TABLE [quality_ratings] ALTER COLUMN [model_used] NVARCHAR(50) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column prompt_template
ALTER TABLE [quality_ratings] ALTER COLUMN [prompt_template] NVARCHAR(200) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column input_characteristics
ALTER TABLE [quality_ratings] ALTER COLUMN [input_characteristics] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column updated_at
ALTER TABLE [readme] ALTER COLUMN [updated_at] NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column content
ALTER TABLE [readme] ALTER COLUMN [content] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column recording_path
ALTER TABLE [speaker_assignments] ALTER COLUMN [recording_path] NVARCHAR(500) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column speaker_id
ALTER TABLE [speaker_assignments] ALTER COLUMN [speaker_id] NVARCHAR(50) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column assigned_name
ALTER TABLE [speaker_assignments] ALTER COLUMN [assigned_name] NVARCHAR(255) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column suggested_name
ALTER TABLE [speaker_assignments] ALTER COLUMN [suggested_name] NVARCHAR(255) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column suggestion_method
ALTER TABLE [speaker_assignments] ALTER COLUMN [suggestion_method] NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column sample_segments_json
ALTER TABLE [speaker_assignments] ALTER COLUMN [sample_segments_json] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column processing_metadata_json
ALTER TABLE [speaker_assignments] ALTER COLUMN [processing_metadata_json] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column original_suggestion
ALTER TABLE [speaker_learning_history] ALTER COLUMN [original_suggestion] NVARCHAR(255) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column user_correction
ALTER TABLE [speaker_learning_history] ALTER COLUMN [user_correction] NVARCHAR(255) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column context_data
ALTER TABLE [speaker_learning_history] ALTER COLUMN [context_data] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column session_id
ALTER TABLE [speaker_processing_sessions] ALTER COLUMN [session_id] NVARCHAR(50) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column recording_path
ALTER TABLE [speaker_processing_sessions] ALTER COLUMN [recording_path] NVARCHAR(500) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column processing_method
ALTER TABLE [speaker_processing_sessions] ALTER COLUMN [processing_method] NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column ai_suggestions_json
ALTER TABLE [speaker_processing_sessions] ALTER COLUMN [ai_suggestions_json] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column user_corrections_json
ALTER TABLE [speaker_processing_sessions] ALTER COLUMN [user_corrections_json] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column confidence_scores_json
ALTER TABLE [speaker_processing_sessions] ALTER COLUMN [confidence_scores_json] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column session_name
ALTER TABLE [speaker_sessions] ALTER COLUMN [session_name] NVARCHAR(255) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column folder_path
ALTER TABLE [speaker_sessions] ALTER COLUMN [folder_path] NVARCHAR(500) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column name
ALTER TABLE [speaker_voices] ALTER COLUMN [name] NVARCHAR(255) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column voice_fingerprint
ALTER TABLE [speaker_voices] ALTER COLUMN [voice_fingerprint] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column summary_id
ALTER TABLE [summaries] ALTER COLUMN [summary_id] NVARCHAR(50) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column video_id
ALTER TABLE [summaries] ALTER COLUMN [video_id] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column transcript_id
ALTER TABLE [summaries] ALTER COLUMN [transcript_id] NVARCHAR(50) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column summary_text
ALTER TABLE [summaries] ALTER COLUMN [summary_text] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column summary_metadata_json
ALTER TABLE [summaries] ALTER COLUMN [summary_metadata_json] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column processing_type
ALTER TABLE [summaries] ALTER COLUMN [processing_type] NVARCHAR(10) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column hce_data_json
ALTER TABLE [summaries] ALTER COLUMN [hce_data_json] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column llm_provider
ALTER TABLE [summaries] ALTER COLUMN [llm_provider] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column llm_model
ALTER TABLE [summaries] ALTER COLUMN [llm_model] NVARCHAR(50) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column prompt_template_path
ALTER TABLE [summaries] ALTER COLUMN [prompt_template_path] NVARCHAR(200) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column focus_area
ALTER TABLE [summaries] ALTER COLUMN [focus_area] NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column template_used
ALTER TABLE [summaries] ALTER COLUMN [template_used] NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column file_path
ALTER TABLE [text_chunks] ALTER COLUMN [file_path] NVARCHAR(450) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column chunk_text
ALTER TABLE [text_chunks] ALTER COLUMN [chunk_text] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column file_path
ALTER TABLE [text_chunks_v2] ALTER COLUMN [file_path] NVARCHAR(450) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column chunk_envelope
ALTER TABLE [text_chunks_v2] ALTER COLUMN [chunk_envelope] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column chunk_strategy
ALTER TABLE [text_chunks_v2] ALTER COLUMN [chunk_strategy] NVARCHAR(50) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column file_hash
ALTER TABLE [text_chunks_v2] ALTER COLUMN [file_hash] NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column file_type
ALTER TABLE [text_chunks_v2] ALTER COLUMN [file_type] NVARCHAR(50) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column created_at
ALTER TABLE [text_chunks_v2] ALTER COLUMN [created_at] NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column transcript_id
ALTER TABLE [transcripts] ALTER COLUMN [transcript_id] NVARCHAR(50) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column video_id
ALTER TABLE [transcripts] ALTER COLUMN [video_id] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column language
ALTER TABLE [transcripts] ALTER COLUMN [language] NVARCHAR(10) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column transcript_type
ALTER TABLE [transcripts] ALTER COLUMN [transcript_type] NVARCHAR(30) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column transcript_text
ALTER TABLE [transcripts] ALTER COLUMN [transcript_text] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column transcript_text_with_speakers
ALTER TABLE [transcripts] ALTER COLUMN [transcript_text_with_speakers] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column transcript_segments_json
ALTER TABLE [transcripts] ALTER COLUMN [transcript_segments_json] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column diarization_segments_json
ALTER TABLE [transcripts] ALTER COLUMN [diarization_segments_json] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column whisper_model
ALTER TABLE [transcripts] ALTER COLUMN [whisper_model] NVARCHAR(30) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column device_used
ALTER TABLE [transcripts] ALTER COLUMN [device_used] NVARCHAR(10) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column diarization_model
ALTER TABLE [transcripts] ALTER COLUMN [diarization_model] NVARCHAR(50) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column speaker_assignments
ALTER TABLE [transcripts] ALTER COLUMN [speaker_assignments] NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- column content
ALTER TABLE [text_chunks_v2] ADD [content] AS (CAST(JSON_VALUE([chunk_envelope], N'$.content') AS NVARCHAR(MAX))) PERSISTED;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- primary key pk_bright_data_sessions
ALTER TABLE [bright_data_sessions]
    ADD CONSTRAINT [pk_bright_data_sessions] PRIMARY KEY ([session_id]);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- primary key pk_claim_tier_validations
ALTER TABLE [claim_tier_validations]
    ADD CONSTRAINT [pk_claim_tier_validations] PRIMARY KEY ([validation_id]);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- primary key pk_claims
ALTER TABLE [claims]
    ADD CONSTRAINT [pk_claims] PRIMARY KEY ([episode_id], [claim_id]);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- primary key pk_concepts
ALTER TABLE [concepts]
    ADD CONSTRAINT [pk_concepts] PRIMARY KEY ([episode_id], [concept_id]);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- primary key pk_episodes
ALTER TABLE [episodes]
    ADD CONSTRAINT [pk_episodes] PRIMARY KEY ([episode_id]);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- primary key pk_file_metadata
ALTER TABLE [file_metadata]
    ADD CONSTRAINT [pk_file_metadata] PRIMARY KEY ([file_path]);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- primary key pk_generated_files
ALTER TABLE [generated_files]
    ADD CONSTRAINT [pk_generated_files] PRIMARY KEY ([file_id]);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- primary key pk_jargon
ALTER TABLE [jargon]
    ADD CONSTRAINT [pk_jargon] PRIMARY KEY ([episode_id], [jargon_id]);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- primary key pk_job
ALTER TABLE [job]
    ADD CONSTRAINT [pk_job] PRIMARY KEY ([job_id]);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- primary key pk_job_run
ALTER TABLE [job_run]
    ADD CONSTRAINT [pk_job_run] PRIMARY KEY ([run_id]);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- primary key pk_llm_request
ALTER TABLE [llm_request]
    ADD CONSTRAINT [pk_llm_request] PRIMARY KEY ([request_id]);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- primary key pk_llm_response
ALTER TABLE [llm_response]
    ADD CONSTRAINT [pk_llm_response] PRIMARY KEY ([response_id]);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- primary key pk_media_sources
ALTER TABLE [media_sources]
    ADD CONSTRAINT [pk_media_sources] PRIMARY KEY ([media_id]);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- primary key pk_moc_extractions
ALTER TABLE [moc_extractions]
    ADD CONSTRAINT [pk_moc_extractions] PRIMARY KEY ([moc_id]);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- primary key pk_people
ALTER TABLE [people]
    ADD CONSTRAINT [pk_people] PRIMARY KEY ([episode_id], [person_id]);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- primary key pk_processing_jobs
ALTER TABLE [processing_jobs]
    ADD CONSTRAINT [pk_processing_jobs] PRIMARY KEY ([job_id]);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- primary key pk_quality_metrics
ALTER TABLE [quality_metrics]
    ADD CONSTRAINT [pk_quality_metrics] PRIMARY KEY ([metric_id]);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- primary key pk_quality_ratings
ALTER TABLE [quality_ratings]
    ADD CONSTRAINT [pk_quality_ratings] PRIMARY KEY ([rating_id]);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- primary key pk_speaker_processing_sessions
ALTER TABLE [speaker_processing_sessions]
    ADD CONSTRAINT [pk_speaker_processing_sessions] PRIMARY KEY ([session_id]);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- primary key pk_summaries
ALTER TABLE [summaries]
    ADD CONSTRAINT [pk_summaries] PRIMARY KEY ([summary_id]);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- primary key pk_transcripts
ALTER TABLE [transcripts]
    ADD CONSTRAINT [pk_transcripts] PRIMARY KEY ([transcript_id]);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- unique key uq_content_analysis_file_path_file_hash
ALTER TABLE [content_analysis]
    ADD CONSTRAINT [uq_content_analysis_file_path_file_hash] UNIQUE ([file_path], [file_hash]);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- unique key uq_directory_structure_directory_path
ALTER TABLE [directory_structure]
    ADD CONSTRAINT [uq_directory_structure_directory_path] UNIQUE ([directory_path]);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- unique key uq_embeddings_index_file_path_chunk_index
ALTER TABLE [embeddings_index]
    ADD CONSTRAINT [uq_embeddings_index_file_path_chunk_index] UNIQUE ([file_path], [chunk_index]);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- unique key uq_text_chunks_file_path_chunk_index
ALTER TABLE [text_chunks]
    ADD CONSTRAINT [uq_text_chunks_file_path_chunk_index] UNIQUE ([file_path], [chunk_index]);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- unique key uq_text_chunks_v2_file_path_chunk_index
ALTER TABLE [text_chunks_v2]
    ADD CONSTRAINT [uq_text_chunks_v2_file_path_chunk_index] UNIQUE ([file_path], [chunk_index]);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_claim_tier_validations_claim_type_enum
ALTER TABLE [claim_tier_validations]
    ADD CONSTRAINT [ck_claim_tier_validations_claim_type_enum] CHECK ([claim_type] IN (N'factual', N'causal', N'normative', N'forecast', N'definition'));
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_claim_tier_validations_original_tier_enum
ALTER TABLE [claim_tier_validations]
    ADD CONSTRAINT [ck_claim_tier_validations_original_tier_enum] CHECK ([original_tier] IN (N'A', N'B', N'C', N'U'));
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_claim_tier_validations_validated_tier_enum
ALTER TABLE [claim_tier_validations]
    ADD CONSTRAINT [ck_claim_tier_validations_validated_tier_enum] CHECK ([validated_tier] IN (N'A', N'B', N'C', N'U'));
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_claim_tier_validations_evidence_spans_json
ALTER TABLE [claim_tier_validations]
    ADD CONSTRAINT [ck_claim_tier_validations_evidence_spans_json] CHECK (ISJSON([evidence_spans]) = 1 OR ISJSON(N'[' + [evidence_spans] + N']') = 1 AND ISJSON(N'{"a":' + [evidence_spans] + N'}') = 1);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_claim_tier_validations_original_scores_json
ALTER TABLE [claim_tier_validations]
    ADD CONSTRAINT [ck_claim_tier_validations_original_scores_json] CHECK (ISJSON([original_scores]) = 1 OR ISJSON(N'[' + [original_scores] + N']') = 1 AND ISJSON(N'{"a":' + [original_scores] + N'}') = 1);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_claims_claim_type_enum
ALTER TABLE [claims]
    ADD CONSTRAINT [ck_claims_claim_type_enum] CHECK ([claim_type] IN (N'factual', N'causal', N'normative', N'forecast', N'definition'));
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_claims_tier_enum
ALTER TABLE [claims]
    ADD CONSTRAINT [ck_claims_tier_enum] CHECK ([tier] IN (N'A', N'B', N'C'));
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_claims_upload_status_enum
ALTER TABLE [claims]
    ADD CONSTRAINT [ck_claims_upload_status_enum] CHECK ([upload_status] IN (N'pending', N'uploaded', N'failed'));
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_claims_scores_json_json
ALTER TABLE [claims]
    ADD CONSTRAINT [ck_claims_scores_json_json] CHECK (ISJSON([scores_json]) = 1 OR ISJSON(N'[' + [scores_json] + N']') = 1 AND ISJSON(N'{"a":' + [scores_json] + N'}') = 1);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_content_analysis_processing_status_enum
ALTER TABLE [content_analysis]
    ADD CONSTRAINT [ck_content_analysis_processing_status_enum] CHECK ([processing_status] IN (N'success', N'skipped', N'permission_denied', N'file_not_found', N'encoding_error', N'size_limit_exceeded', N'timeout', N'unknown_error'));
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_content_analysis_tfidf_keywords_json
ALTER TABLE [content_analysis]
    ADD CONSTRAINT [ck_content_analysis_tfidf_keywords_json] CHECK (ISJSON([tfidf_keywords]) = 1 OR ISJSON(N'[' + [tfidf_keywords] + N']') = 1 AND ISJSON(N'{"a":' + [tfidf_keywords] + N'}') = 1);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_embeddings_index_embedding_json
ALTER TABLE [embeddings_index]
    ADD CONSTRAINT [ck_embeddings_index_embedding_json] CHECK (ISJSON([embedding]) = 1 OR ISJSON(N'[' + [embedding] + N']') = 1 AND ISJSON(N'{"a":' + [embedding] + N'}') = 1);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_embeddings_index_metadata_json
ALTER TABLE [embeddings_index]
    ADD CONSTRAINT [ck_embeddings_index_metadata_json] CHECK (ISJSON([metadata]) = 1 OR ISJSON(N'[' + [metadata] + N']') = 1 AND ISJSON(N'{"a":' + [metadata] + N'}') = 1);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_file_metadata_processing_status_enum
ALTER TABLE [file_metadata]
    ADD CONSTRAINT [ck_file_metadata_processing_status_enum] CHECK ([processing_status] IN (N'success', N'skipped', N'permission_denied', N'file_not_found', N'encoding_error', N'size_limit_exceeded', N'timeout', N'unknown_error'));
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_generated_files_generation_params_json_json
ALTER TABLE [generated_files]
    ADD CONSTRAINT [ck_generated_files_generation_params_json_json] CHECK (ISJSON([generation_params_json]) = 1 OR ISJSON(N'[' + [generation_params_json] + N']') = 1 AND ISJSON(N'{"a":' + [generation_params_json] + N'}') = 1);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_job_job_type_enum
ALTER TABLE [job]
    ADD CONSTRAINT [ck_job_job_type_enum] CHECK ([job_type] IN (N'transcribe', N'mine', N'flagship', N'upload', N'pipeline'));
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_job_config_json_json
ALTER TABLE [job]
    ADD CONSTRAINT [ck_job_config_json_json] CHECK (ISJSON([config_json]) = 1 OR ISJSON(N'[' + [config_json] + N']') = 1 AND ISJSON(N'{"a":' + [config_json] + N'}') = 1);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_job_run_status_enum
ALTER TABLE [job_run]
    ADD CONSTRAINT [ck_job_run_status_enum] CHECK ([status] IN (N'queued', N'running', N'succeeded', N'failed', N'cancelled'));
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_job_run_checkpoint_json_json
ALTER TABLE [job_run]
    ADD CONSTRAINT [ck_job_run_checkpoint_json_json] CHECK (ISJSON([checkpoint_json]) = 1 OR ISJSON(N'[' + [checkpoint_json] + N']') = 1 AND ISJSON(N'{"a":' + [checkpoint_json] + N'}') = 1);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_job_run_metrics_json_json
ALTER TABLE [job_run]
    ADD CONSTRAINT [ck_job_run_metrics_json_json] CHECK (ISJSON([metrics_json]) = 1 OR ISJSON(N'[' + [metrics_json] + N']') = 1 AND ISJSON(N'{"a":' + [metrics_json] + N'}') = 1);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_llm_request_request_json_json
ALTER TABLE [llm_request]
    ADD CONSTRAINT [ck_llm_request_request_json_json] CHECK (ISJSON([request_json]) = 1 OR ISJSON(N'[' + [request_json] + N']') = 1 AND ISJSON(N'{"a":' + [request_json] + N'}') = 1);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_llm_response_response_json_json
ALTER TABLE [llm_response]
    ADD CONSTRAINT [ck_llm_response_response_json_json] CHECK (ISJSON([response_json]) = 1 OR ISJSON(N'[' + [response_json] + N']') = 1 AND ISJSON(N'{"a":' + [response_json] + N'}') = 1);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_media_sources_status_enum
ALTER TABLE [media_sources]
    ADD CONSTRAINT [ck_media_sources_status_enum] CHECK ([status] IN (N'pending', N'processing', N'completed', N'failed'));
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_media_sources_categories_json_json
ALTER TABLE [media_sources]
    ADD CONSTRAINT [ck_media_sources_categories_json_json] CHECK (ISJSON([categories_json]) = 1 OR ISJSON(N'[' + [categories_json] + N']') = 1 AND ISJSON(N'{"a":' + [categories_json] + N'}') = 1);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_media_sources_channel_stats_json_json
ALTER TABLE [media_sources]
    ADD CONSTRAINT [ck_media_sources_channel_stats_json_json] CHECK (ISJSON([channel_stats_json]) = 1 OR ISJSON(N'[' + [channel_stats_json] + N']') = 1 AND ISJSON(N'{"a":' + [channel_stats_json] + N'}') = 1);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_media_sources_extracted_keywords_json_json
ALTER TABLE [media_sources]
    ADD CONSTRAINT [ck_media_sources_extracted_keywords_json_json] CHECK (ISJSON([extracted_keywords_json]) = 1 OR ISJSON(N'[' + [extracted_keywords_json] + N']') = 1 AND ISJSON(N'{"a":' + [extracted_keywords_json] + N'}') = 1);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_media_sources_related_videos_json_json
ALTER TABLE [media_sources]
    ADD CONSTRAINT [ck_media_sources_related_videos_json_json] CHECK (ISJSON([related_videos_json]) = 1 OR ISJSON(N'[' + [related_videos_json] + N']') = 1 AND ISJSON(N'{"a":' + [related_videos_json] + N'}') = 1);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_media_sources_tags_json_json
ALTER TABLE [media_sources]
    ADD CONSTRAINT [ck_media_sources_tags_json_json] CHECK (ISJSON([tags_json]) = 1 OR ISJSON(N'[' + [tags_json] + N']') = 1 AND ISJSON(N'{"a":' + [tags_json] + N'}') = 1);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_media_sources_video_chapters_json_json
ALTER TABLE [media_sources]
    ADD CONSTRAINT [ck_media_sources_video_chapters_json_json] CHECK (ISJSON([video_chapters_json]) = 1 OR ISJSON(N'[' + [video_chapters_json] + N']') = 1 AND ISJSON(N'{"a":' + [video_chapters_json] + N'}') = 1);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_mended_values_action_enum
ALTER TABLE [mended_values]
    ADD CONSTRAINT [ck_mended_values_action_enum] CHECK ([action] IN (N'changed', N'removed'));
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_moc_extractions_beliefs_json_json
ALTER TABLE [moc_extractions]
    ADD CONSTRAINT [ck_moc_extractions_beliefs_json_json] CHECK (ISJSON([beliefs_json]) = 1 OR ISJSON(N'[' + [beliefs_json] + N']') = 1 AND ISJSON(N'{"a":' + [beliefs_json] + N'}') = 1);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_moc_extractions_jargon_json_json
ALTER TABLE [moc_extractions]
    ADD CONSTRAINT [ck_moc_extractions_jargon_json_json] CHECK (ISJSON([jargon_json]) = 1 OR ISJSON(N'[' + [jargon_json] + N']') = 1 AND ISJSON(N'{"a":' + [jargon_json] + N'}') = 1);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_moc_extractions_mental_models_json_json
ALTER TABLE [moc_extractions]
    ADD CONSTRAINT [ck_moc_extractions_mental_models_json_json] CHECK (ISJSON([mental_models_json]) = 1 OR ISJSON(N'[' + [mental_models_json] + N']') = 1 AND ISJSON(N'{"a":' + [mental_models_json] + N'}') = 1);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_moc_extractions_people_json_json
ALTER TABLE [moc_extractions]
    ADD CONSTRAINT [ck_moc_extractions_people_json_json] CHECK (ISJSON([people_json]) = 1 OR ISJSON(N'[' + [people_json] + N']') = 1 AND ISJSON(N'{"a":' + [people_json] + N'}') = 1);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_moc_extractions_tags_json_json
ALTER TABLE [moc_extractions]
    ADD CONSTRAINT [ck_moc_extractions_tags_json_json] CHECK (ISJSON([tags_json]) = 1 OR ISJSON(N'[' + [tags_json] + N']') = 1 AND ISJSON(N'{"a":' + [tags_json] + N'}') = 1);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_processing_jobs_job_type_enum
ALTER TABLE [processing_jobs]
    ADD CONSTRAINT [ck_processing_jobs_job_type_enum] CHECK ([job_type] IN (N'transcription', N'summarization', N'moc_generation', N'other'));
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_processing_jobs_status_enum
ALTER TABLE [processing_jobs]
    ADD CONSTRAINT [ck_processing_jobs_status_enum] CHECK ([status] IN (N'pending', N'running', N'completed', N'failed', N'cancelled'));
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_processing_jobs_config_json_json
ALTER TABLE [processing_jobs]
    ADD CONSTRAINT [ck_processing_jobs_config_json_json] CHECK (ISJSON([config_json]) = 1 OR ISJSON(N'[' + [config_json] + N']') = 1 AND ISJSON(N'{"a":' + [config_json] + N'}') = 1);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_processing_jobs_failed_items_json_json
ALTER TABLE [processing_jobs]
    ADD CONSTRAINT [ck_processing_jobs_failed_items_json_json] CHECK (ISJSON([failed_items_json]) = 1 OR ISJSON(N'[' + [failed_items_json] + N']') = 1 AND ISJSON(N'{"a":' + [failed_items_json] + N'}') = 1);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_processing_jobs_input_urls_json_json
ALTER TABLE [processing_jobs]
    ADD CONSTRAINT [ck_processing_jobs_input_urls_json_json] CHECK (ISJSON([input_urls_json]) = 1 OR ISJSON(N'[' + [input_urls_json] + N']') = 1 AND ISJSON(N'{"a":' + [input_urls_json] + N'}') = 1);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_processing_stats_status_enum
ALTER TABLE [processing_stats]
    ADD CONSTRAINT [ck_processing_stats_status_enum] CHECK ([status] IN (N'completed', N'interrupted'));
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_quality_metrics_criteria_performance_json
ALTER TABLE [quality_metrics]
    ADD CONSTRAINT [ck_quality_metrics_criteria_performance_json] CHECK (ISJSON([criteria_performance]) = 1 OR ISJSON(N'[' + [criteria_performance] + N']') = 1 AND ISJSON(N'{"a":' + [criteria_performance] + N'}') = 1);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_quality_ratings_criteria_scores_json
ALTER TABLE [quality_ratings]
    ADD CONSTRAINT [ck_quality_ratings_criteria_scores_json] CHECK (ISJSON([criteria_scores]) = 1 OR ISJSON(N'[' + [criteria_scores] + N']') = 1 AND ISJSON(N'{"a":' + [criteria_scores] + N'}') = 1);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_quality_ratings_input_characteristics_json
ALTER TABLE [quality_ratings]
    ADD CONSTRAINT [ck_quality_ratings_input_characteristics_json] CHECK (ISJSON([input_characteristics]) = 1 OR ISJSON(N'[' + [input_characteristics] + N']') = 1 AND ISJSON(N'{"a":' + [input_characteristics] + N'}') = 1);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_speaker_assignments_processing_metadata_json_json
ALTER TABLE [speaker_assignments]
    ADD CONSTRAINT [ck_speaker_assignments_processing_metadata_json_json] CHECK (ISJSON([processing_metadata_json]) = 1 OR ISJSON(N'[' + [processing_metadata_json] + N']') = 1 AND ISJSON(N'{"a":' + [processing_metadata_json] + N'}') = 1);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_speaker_assignments_sample_segments_json_json
ALTER TABLE [speaker_assignments]
    ADD CONSTRAINT [ck_speaker_assignments_sample_segments_json_json] CHECK (ISJSON([sample_segments_json]) = 1 OR ISJSON(N'[' + [sample_segments_json] + N']') = 1 AND ISJSON(N'{"a":' + [sample_segments_json] + N'}') = 1);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_speaker_processing_sessions_ai_suggestions_json_json
ALTER TABLE [speaker_processing_sessions]
    ADD CONSTRAINT [ck_speaker_processing_sessions_ai_suggestions_json_json] CHECK (ISJSON([ai_suggestions_json]) = 1 OR ISJSON(N'[' + [ai_suggestions_json] + N']') = 1 AND ISJSON(N'{"a":' + [ai_suggestions_json] + N'}') = 1);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_speaker_processing_sessions_confidence_scores_json_json
ALTER TABLE [speaker_processing_sessions]
    ADD CONSTRAINT [ck_speaker_processing_sessions_confidence_scores_json_json] CHECK (ISJSON([confidence_scores_json]) = 1 OR ISJSON(N'[' + [confidence_scores_json] + N']') = 1 AND ISJSON(N'{"a":' + [confidence_scores_json] + N'}') = 1);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_speaker_processing_sessions_user_corrections_json_json
ALTER TABLE [speaker_processing_sessions]
    ADD CONSTRAINT [ck_speaker_processing_sessions_user_corrections_json_json] CHECK (ISJSON([user_corrections_json]) = 1 OR ISJSON(N'[' + [user_corrections_json] + N']') = 1 AND ISJSON(N'{"a":' + [user_corrections_json] + N'}') = 1);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_summaries_processing_type_enum
ALTER TABLE [summaries]
    ADD CONSTRAINT [ck_summaries_processing_type_enum] CHECK ([processing_type] IN (N'legacy', N'hce'));
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_summaries_hce_data_json_json
ALTER TABLE [summaries]
    ADD CONSTRAINT [ck_summaries_hce_data_json_json] CHECK (ISJSON([hce_data_json]) = 1 OR ISJSON(N'[' + [hce_data_json] + N']') = 1 AND ISJSON(N'{"a":' + [hce_data_json] + N'}') = 1);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_summaries_summary_metadata_json_json
ALTER TABLE [summaries]
    ADD CONSTRAINT [ck_summaries_summary_metadata_json_json] CHECK (ISJSON([summary_metadata_json]) = 1 OR ISJSON(N'[' + [summary_metadata_json] + N']') = 1 AND ISJSON(N'{"a":' + [summary_metadata_json] + N'}') = 1);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_text_chunks_v2_chunk_envelope_json
ALTER TABLE [text_chunks_v2]
    ADD CONSTRAINT [ck_text_chunks_v2_chunk_envelope_json] CHECK (ISJSON([chunk_envelope]) = 1 OR ISJSON(N'[' + [chunk_envelope] + N']') = 1 AND ISJSON(N'{"a":' + [chunk_envelope] + N'}') = 1);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_transcripts_diarization_segments_json_json
ALTER TABLE [transcripts]
    ADD CONSTRAINT [ck_transcripts_diarization_segments_json_json] CHECK (ISJSON([diarization_segments_json]) = 1 OR ISJSON(N'[' + [diarization_segments_json] + N']') = 1 AND ISJSON(N'{"a":' + [diarization_segments_json] + N'}') = 1);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_transcripts_speaker_assignments_json
ALTER TABLE [transcripts]
    ADD CONSTRAINT [ck_transcripts_speaker_assignments_json] CHECK (ISJSON([speaker_assignments]) = 1 OR ISJSON(N'[' + [speaker_assignments] + N']') = 1 AND ISJSON(N'{"a":' + [speaker_assignments] + N'}') = 1);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- check ck_transcripts_transcript_segments_json_json
ALTER TABLE [transcripts]
    ADD CONSTRAINT [ck_transcripts_transcript_segments_json_json] CHECK (ISJSON([transcript_segments_json]) = 1 OR ISJSON(N'[' + [transcript_segments_json] + N']') = 1 AND ISJSON(N'{"a":' + [transcript_segments_json] + N'}') = 1);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- index ix_channel_host_mappings_channel_name
CREATE UNIQUE INDEX [ix_channel_host_mappings_channel_name] ON [channel_host_mappings] ([channel_name]);

-- index idx_claim_validations_claim_id
CREATE INDEX [idx_claim_validations_claim_id] ON [claim_tier_validations] ([claim_id]);

-- index idx_claim_validations_episode_id
CREATE INDEX [idx_claim_validations_episode_id] ON [claim_tier_validations] ([episode_id]);

-- index idx_claim_validations_session_id
CREATE INDEX [idx_claim_validations_session_id] ON [claim_tier_validations] ([validation_session_id]);

-- index idx_claim_validations_tiers
CREATE INDEX [idx_claim_validations_tiers] ON [claim_tier_validations] ([original_tier], [validated_tier]);

-- index uq_claim_tier_validations_session
CREATE UNIQUE INDEX [uq_claim_tier_validations_session] ON [claim_tier_validations] ([validation_session_id], [episode_id], [claim_id], [validated_by_user]) WHERE [validation_session_id] IS NOT NULL AND [episode_id] IS NOT NULL AND [validated_by_user] IS NOT NULL;

-- index idx_directory
CREATE INDEX [idx_directory] ON [file_metadata] ([directory]);

-- index idx_file_type
CREATE INDEX [idx_file_type] ON [file_metadata] ([file_type]);

-- index idx_processing_status
CREATE INDEX [idx_processing_status] ON [file_metadata] ([processing_status]);

-- index idx_job_type_status
CREATE INDEX [idx_job_type_status] ON [job] ([job_type], [created_at]);

-- index idx_job_run_status
CREATE INDEX [idx_job_run_status] ON [job_run] ([job_id], [status]);

-- index uq_job_run_job_id_attempt_number
CREATE UNIQUE INDEX [uq_job_run_job_id_attempt_number] ON [job_run] ([job_id], [attempt_number]) WHERE [attempt_number] IS NOT NULL;

-- index idx_llm_request_job
CREATE INDEX [idx_llm_request_job] ON [llm_request] ([job_run_id]);

-- index uq_llm_response_request_id
CREATE UNIQUE INDEX [uq_llm_response_request_id] ON [llm_response] ([request_id]) WHERE [request_id] IS NOT NULL;

-- index ix_mended_values_table_name_row_id
CREATE INDEX [ix_mended_values_table_name_row_id] ON [mended_values] ([table_name], [row_id]);

-- index ix_mended_values_table_name_row_key
CREATE INDEX [ix_mended_values_table_name_row_key] ON [mended_values] ([table_name], [row_key]);

-- index idx_stats_directory
CREATE INDEX [idx_stats_directory] ON [processing_stats] ([directory], [start_time] DESC);

-- index idx_quality_metrics_model_content
CREATE INDEX [idx_quality_metrics_model_content] ON [quality_metrics] ([model_name], [content_type]);

-- index idx_quality_metrics_unique
CREATE UNIQUE INDEX [idx_quality_metrics_unique] ON [quality_metrics] ([model_name], [content_type], [period_start], [period_end]) WHERE [period_start] IS NOT NULL AND [period_end] IS NOT NULL;

-- index idx_quality_ratings_content
CREATE INDEX [idx_quality_ratings_content] ON [quality_ratings] ([content_type], [content_id]);

-- index idx_quality_ratings_model
CREATE INDEX [idx_quality_ratings_model] ON [quality_ratings] ([model_used]);

-- index uq_quality_ratings_moment
CREATE UNIQUE INDEX [uq_quality_ratings_moment] ON [quality_ratings] ([content_type], [content_id], [rated_by_user], [rated_at]) WHERE [rated_by_user] IS NOT NULL AND [rated_at] IS NOT NULL;

-- index ix_speaker_assignments_assigned_name
CREATE INDEX [ix_speaker_assignments_assigned_name] ON [speaker_assignments] ([assigned_name]);

-- index ix_speaker_assignments_recording_path
CREATE INDEX [ix_speaker_assignments_recording_path] ON [speaker_assignments] ([recording_path]);

-- index ix_speaker_processing_sessions_recording_path
CREATE INDEX [ix_speaker_processing_sessions_recording_path] ON [speaker_processing_sessions] ([recording_path]);

-- index ix_speaker_voices_name
CREATE INDEX [ix_speaker_voices_name] ON [speaker_voices] ([name]);

-- index idx_text_chunks_v2_file_hash
CREATE INDEX [idx_text_chunks_v2_file_hash] ON [text_chunks_v2] ([file_hash]);

-- index idx_text_chunks_v2_file_type
CREATE INDEX [idx_text_chunks_v2_file_type] ON [text_chunks_v2] ([file_type]);

-- index idx_text_chunks_v2_strategy
CREATE INDEX [idx_text_chunks_v2_strategy] ON [text_chunks_v2] ([chunk_strategy]);

-- foreign key fk_bright_data_sessions_video_id
ALTER TABLE [bright_data_sessions]
    ADD CONSTRAINT [fk_bright_data_sessions_video_id] FOREIGN KEY ([video_id]) REFERENCES [media_sources] ([media_id]);

-- foreign key fk_claim_tier_validations_episode_id_claim_id
ALTER TABLE [claim_tier_validations]
    ADD CONSTRAINT [fk_claim_tier_validations_episode_id_claim_id] FOREIGN KEY ([episode_id], [claim_id]) REFERENCES [claims] ([episode_id], [claim_id]);

-- foreign key fk_claims_episode_id
ALTER TABLE [claims]
    ADD CONSTRAINT [fk_claims_episode_id] FOREIGN KEY ([episode_id]) REFERENCES [episodes] ([episode_id]) ON DELETE CASCADE;

-- foreign key fk_concepts_episode_id
ALTER TABLE [concepts]
    ADD CONSTRAINT [fk_concepts_episode_id] FOREIGN KEY ([episode_id]) REFERENCES [episodes] ([episode_id]) ON DELETE CASCADE;

-- foreign key fk_content_analysis_file_path
ALTER TABLE [content_analysis]
    ADD CONSTRAINT [fk_content_analysis_file_path] FOREIGN KEY ([file_path]) REFERENCES [file_metadata] ([file_path]) ON DELETE CASCADE;

-- foreign key fk_embeddings_index_file_path
ALTER TABLE [embeddings_index]
    ADD CONSTRAINT [fk_embeddings_index_file_path] FOREIGN KEY ([file_path]) REFERENCES [file_metadata] ([file_path]) ON DELETE CASCADE;

-- foreign key fk_episodes_video_id
ALTER TABLE [episodes]
    ADD CONSTRAINT [fk_episodes_video_id] FOREIGN KEY ([video_id]) REFERENCES [media_sources] ([media_id]);

-- foreign key fk_generated_files_moc_id
ALTER TABLE [generated_files]
    ADD CONSTRAINT [fk_generated_files_moc_id] FOREIGN KEY ([moc_id]) REFERENCES [moc_extractions] ([moc_id]);

-- foreign key fk_generated_files_summary_id
ALTER TABLE [generated_files]
    ADD CONSTRAINT [fk_generated_files_summary_id] FOREIGN KEY ([summary_id]) REFERENCES [summaries] ([summary_id]);

-- foreign key fk_generated_files_transcript_id
ALTER TABLE [generated_files]
    ADD CONSTRAINT [fk_generated_files_transcript_id] FOREIGN KEY ([transcript_id]) REFERENCES [transcripts] ([transcript_id]);

-- foreign key fk_generated_files_video_id
ALTER TABLE [generated_files]
    ADD CONSTRAINT [fk_generated_files_video_id] FOREIGN KEY ([video_id]) REFERENCES [media_sources] ([media_id]);

-- foreign key fk_jargon_episode_id
ALTER TABLE [jargon]
    ADD CONSTRAINT [fk_jargon_episode_id] FOREIGN KEY ([episode_id]) REFERENCES [episodes] ([episode_id]) ON DELETE CASCADE;

-- foreign key fk_job_run_job_id
ALTER TABLE [job_run]
    ADD CONSTRAINT [fk_job_run_job_id] FOREIGN KEY ([job_id]) REFERENCES [job] ([job_id]);

-- foreign key fk_llm_request_job_run_id
ALTER TABLE [llm_request]
    ADD CONSTRAINT [fk_llm_request_job_run_id] FOREIGN KEY ([job_run_id]) REFERENCES [job_run] ([run_id]);

-- foreign key fk_llm_response_request_id
ALTER TABLE [llm_response]
    ADD CONSTRAINT [fk_llm_response_request_id] FOREIGN KEY ([request_id]) REFERENCES [llm_request] ([request_id]);

-- foreign key fk_media_sources_bright_data_session_id
ALTER TABLE [media_sources]
    ADD CONSTRAINT [fk_media_sources_bright_data_session_id] FOREIGN KEY ([bright_data_session_id]) REFERENCES [bright_data_sessions] ([session_id]) ON DELETE SET NULL;

-- foreign key fk_moc_extractions_summary_id
ALTER TABLE [moc_extractions]
    ADD CONSTRAINT [fk_moc_extractions_summary_id] FOREIGN KEY ([summary_id]) REFERENCES [summaries] ([summary_id]);

-- foreign key fk_moc_extractions_video_id
ALTER TABLE [moc_extractions]
    ADD CONSTRAINT [fk_moc_extractions_video_id] FOREIGN KEY ([video_id]) REFERENCES [media_sources] ([media_id]);

-- foreign key fk_people_episode_id
ALTER TABLE [people]
    ADD CONSTRAINT [fk_people_episode_id] FOREIGN KEY ([episode_id]) REFERENCES [episodes] ([episode_id]) ON DELETE CASCADE;

-- foreign key fk_summaries_transcript_id
ALTER TABLE [summaries]
    ADD CONSTRAINT [fk_summaries_transcript_id] FOREIGN KEY ([transcript_id]) REFERENCES [transcripts] ([transcript_id]);

-- foreign key fk_summaries_video_id
ALTER TABLE [summaries]
    ADD CONSTRAINT [fk_summaries_video_id] FOREIGN KEY ([video_id]) REFERENCES [media_sources] ([media_id]);

-- foreign key fk_text_chunks_file_path
ALTER TABLE [text_chunks]
    ADD CONSTRAINT [fk_text_chunks_file_path] FOREIGN KEY ([file_path]) REFERENCES [file_metadata] ([file_path]) ON DELETE CASCADE;

-- foreign key fk_text_chunks_v2_file_path
ALTER TABLE [text_chunks_v2]
    ADD CONSTRAINT [fk_text_chunks_v2_file_path] FOREIGN KEY ([file_path]) REFERENCES [file_metadata] ([file_path]) ON DELETE CASCADE;

-- foreign key fk_transcripts_video_id
ALTER TABLE [transcripts]
    ADD CONSTRAINT [fk_transcripts_video_id] FOREIGN KEY ([video_id]) REFERENCES [media_sources] ([media_id]);
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO
DECLARE @namespace sysname = SCHEMA_NAME();
EXEC sys.sp_updateextendedproperty @name = N'__tablewright_progress', @value = N'2026-11-30-095419 up 2',
    @level0type = N'SCHEMA', @level0name = @namespace,
    @level1type = N'TABLE', @level1name = N'__tablewright_history';
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO
COMMIT TRANSACTION;
GO
IF @@ERROR <> 0 SET NOEXEC ON;
GO
SET NOEXEC OFF;
IF @@TRANCOUNT > 0 OR NOT EXISTS (SELECT * FROM sys.extended_properties WHERE class = 1 AND minor_id = 0 AND major_id = OBJECT_ID(N'[__tablewright_history]', N'U') AND name = N'__tablewright_progress' AND CONVERT(NVARCHAR(200), value) = N'2026-11-30-095419 up 2')
    SET NOEXEC ON;
GO

-- full-text index text_chunks_search
IF FULLTEXTSERVICEPROPERTY('IsFullTextInstalled') = 1
BEGIN
    IF NOT EXISTS (SELECT * FROM sys.fulltext_catalogs WHERE name = N'text_chunks_search')
        EXEC (N'CREATE FULLTEXT CATALOG [text_chunks_search]');
    IF NOT EXISTS (SELECT * FROM sys.fulltext_indexes WHERE object_id = OBJECT_ID(N'[text_chunks]', N'U'))
        EXEC (N'CREATE FULLTEXT INDEX ON [text_chunks] ([chunk_text] LANGUAGE 1033) KEY INDEX [pk_text_chunks] ON [text_chunks_search] WITH CHANGE_TRACKING AUTO');
END;
GO
IF @@ERROR <> 0 SET NOEXEC ON;
GO

-- full-text index text_chunks_v2_search
IF FULLTEXTSERVICEPROPERTY('IsFullTextInstalled') = 1
BEGIN
    IF NOT EXISTS (SELECT * FROM sys.fulltext_catalogs WHERE name = N'text_chunks_v2_search')
        EXEC (N'CREATE FULLTEXT CATALOG [text_chunks_v2_search]');
    IF NOT EXISTS (SELECT * FROM sys.fulltext_indexes WHERE object_id = OBJECT_ID(N'[text_chunks_v2]', N'U'))
        EXEC (N'CREATE FULLTEXT INDEX ON [text_chunks_v2] ([content] LANGUAGE 1033, [file_path] LANGUAGE 1033) KEY INDEX [pk_text_chunks_v2] ON [text_chunks_v2_search] WITH CHANGE_TRACKING AUTO');
END;
GO
IF @@ERROR <> 0 SET NOEXEC ON;
GO
BEGIN TRANSACTION;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
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
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
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
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- trigger channel_host_mappings_touch_after
CREATE TRIGGER [channel_host_mappings_touch_after] ON [channel_host_mappings] AFTER UPDATE AS
BEGIN
    SET NOCOUNT ON;
    UPDATE t SET updated_at = SYSUTCDATETIME()
    FROM channel_host_mappings AS t
    JOIN inserted AS i ON i.id = t.id
    JOIN deleted AS d ON d.id = t.id
    WHERE i.updated_at = d.updated_at OR (i.updated_at IS NULL AND d.updated_at IS NULL);
END;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- trigger claims_touch_after
CREATE TRIGGER [claims_touch_after] ON [claims] AFTER UPDATE AS
BEGIN
    SET NOCOUNT ON;
    UPDATE t SET updated_at = SYSUTCDATETIME()
    FROM claims AS t
    JOIN inserted AS i ON i.episode_id = t.episode_id AND i.claim_id = t.claim_id
    JOIN deleted AS d ON d.episode_id = t.episode_id AND d.claim_id = t.claim_id
    WHERE i.updated_at = d.updated_at OR (i.updated_at IS NULL AND d.updated_at IS NULL);
END;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- trigger concepts_touch_after
CREATE TRIGGER [concepts_touch_after] ON [concepts] AFTER UPDATE AS
BEGIN
    SET NOCOUNT ON;
    UPDATE t SET updated_at = SYSUTCDATETIME()
    FROM concepts AS t
    JOIN inserted AS i ON i.episode_id = t.episode_id AND i.concept_id = t.concept_id
    JOIN deleted AS d ON d.episode_id = t.episode_id AND d.concept_id = t.concept_id
    WHERE i.updated_at = d.updated_at OR (i.updated_at IS NULL AND d.updated_at IS NULL);
END;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- trigger jargon_touch_after
CREATE TRIGGER [jargon_touch_after] ON [jargon] AFTER UPDATE AS
BEGIN
    SET NOCOUNT ON;
    UPDATE t SET updated_at = SYSUTCDATETIME()
    FROM jargon AS t
    JOIN inserted AS i ON i.episode_id = t.episode_id AND i.jargon_id = t.jargon_id
    JOIN deleted AS d ON d.episode_id = t.episode_id AND d.jargon_id = t.jargon_id
    WHERE i.updated_at = d.updated_at OR (i.updated_at IS NULL AND d.updated_at IS NULL);
END;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- trigger job_touch_after
CREATE TRIGGER [job_touch_after] ON [job] AFTER UPDATE AS
BEGIN
    SET NOCOUNT ON;
    UPDATE t SET updated_at = SYSUTCDATETIME()
    FROM job AS t
    JOIN inserted AS i ON i.job_id = t.job_id
    JOIN deleted AS d ON d.job_id = t.job_id
    WHERE i.updated_at = d.updated_at OR (i.updated_at IS NULL AND d.updated_at IS NULL);
END;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- trigger job_run_touch_after
CREATE TRIGGER [job_run_touch_after] ON [job_run] AFTER UPDATE AS
BEGIN
    SET NOCOUNT ON;
    UPDATE t SET updated_at = SYSUTCDATETIME()
    FROM job_run AS t
    JOIN inserted AS i ON i.run_id = t.run_id
    JOIN deleted AS d ON d.run_id = t.run_id
    WHERE i.updated_at = d.updated_at OR (i.updated_at IS NULL AND d.updated_at IS NULL);
END;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- trigger people_touch_after
CREATE TRIGGER [people_touch_after] ON [people] AFTER UPDATE AS
BEGIN
    SET NOCOUNT ON;
    UPDATE t SET updated_at = SYSUTCDATETIME()
    FROM people AS t
    JOIN inserted AS i ON i.episode_id = t.episode_id AND i.person_id = t.person_id
    JOIN deleted AS d ON d.episode_id = t.episode_id AND d.person_id = t.person_id
    WHERE i.updated_at = d.updated_at OR (i.updated_at IS NULL AND d.updated_at IS NULL);
END;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- trigger speaker_assignments_touch_after
CREATE TRIGGER [speaker_assignments_touch_after] ON [speaker_assignments] AFTER UPDATE AS
BEGIN
    SET NOCOUNT ON;
    UPDATE t SET updated_at = SYSUTCDATETIME()
    FROM speaker_assignments AS t
    JOIN inserted AS i ON i.id = t.id
    JOIN deleted AS d ON d.id = t.id
    WHERE i.updated_at = d.updated_at OR (i.updated_at IS NULL AND d.updated_at IS NULL);
END;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- trigger speaker_voices_touch_after
CREATE TRIGGER [speaker_voices_touch_after] ON [speaker_voices] AFTER UPDATE AS
BEGIN
    SET NOCOUNT ON;
    UPDATE t SET updated_at = SYSUTCDATETIME()
    FROM speaker_voices AS t
    JOIN inserted AS i ON i.id = t.id
    JOIN deleted AS d ON d.id = t.id
    WHERE i.updated_at = d.updated_at OR (i.updated_at IS NULL AND d.updated_at IS NULL);
END;
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO

-- history: this migration has run
INSERT INTO [__tablewright_history] ([version], [name], [fingerprint])
    VALUES (N'2026-11-30-095419', N'text_and_json_on_sql_server', N'48672477ce824db0b68966ba0ffd3a18e0cb8e33327885b0bc33ecc6ae6885f5');
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO
DECLARE @namespace sysname = SCHEMA_NAME();
EXEC sys.sp_dropextendedproperty @name = N'__tablewright_progress',
    @level0type = N'SCHEMA', @level0name = @namespace,
    @level1type = N'TABLE', @level1name = N'__tablewright_history';
GO
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO
COMMIT TRANSACTION;
GO
IF @@ERROR <> 0 SET NOEXEC ON;
GO
DECLARE @done BIT;
SET @done = 1;
SET NOEXEC OFF;
IF @done IS NULL
BEGIN
    IF @@TRANCOUNT > 0
        ROLLBACK TRANSACTION;
    RAISERROR(N'%s', 16, 1, N'Migration 2026-11-30-095419 was not applied: the first error above says why.');
END;
GO
