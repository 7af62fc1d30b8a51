-- More dirt for the database of knowledge.sql: each kind of value that the second migration mends.

-- A status in other letters, one that does not exist, a session that is gone, a count beyond 32 bits.
INSERT INTO media_sources (media_id, source_type, title, url, status, bright_data_session_id, view_count) VALUES
    ('v3', 'youtube', 'Three', 'https://example.org/3', 'Completed ', 'bd_gone', 3525055335),
    ('v4', 'rss', 'Four', 'https://example.org/4', 'exploded', 'bd_1', 7);
INSERT INTO bright_data_sessions (session_id, video_id, session_type) VALUES ('bd_1', 'v1', 'metadata_scrape');

-- Broken JSON, also where there must be some, and scores out of range and at its ends.
INSERT INTO transcripts (transcript_id, video_id, language, is_manual, transcript_text, transcript_segments_json, speaker_assignments, confidence_score) VALUES
    ('t2', 'v2', 'en', 0, 'Two', 'no segments', '{oops', 1.5),
    ('t3', 'v2', 'de', 0, 'Zwei', '[{"text": "Zwei"}]', NULL, 1),
    ('t4', 'v2', 'ja', 0, '二', '[]', '{}', 0);
INSERT INTO summaries (summary_id, video_id, summary_text, processing_type, hce_data_json, llm_provider, llm_model) VALUES
    ('s2', 'v2', 'Two', 'HCE', '{"claims": []}', 'local', 'm'),
    ('s3', 'v2', 'Three', 'magic', '[1, 2', 'local', 'm'),
    ('s4', 'v2', 'Four', 'legacy', NULL, 'local', 'm');
INSERT INTO moc_extractions (moc_id, video_id, people_json, beliefs_json) VALUES ('m1', 'v1', '[]', 'nothing');
INSERT INTO generated_files (file_id, video_id, file_path, file_type, file_format, generation_params_json) VALUES
    ('f1', 'v1', '/out/1.md', 'summary_md', 'md', 'ts=true');
INSERT INTO processing_jobs (job_id, job_type, status, config_json) VALUES
    ('p1', 'Transcription', ' running', '{}'),
    ('p2', 'download', 'exploded', 'model=gpt'),
    ('p3', 'summarization', 'completed', NULL);

INSERT INTO claims (episode_id, claim_id, canonical, claim_type, tier, upload_status) VALUES
    ('episode_v2', 'claim_3', 'Small letters', 'Factual', 'a', 'Pending'),
    ('episode_v2', 'claim_4', 'Nothing is right', 'rumour', 'AB', 'sent'),
    ('episode_v2', 'claim_5', 'All is right', 'causal', 'C', 'uploaded');

-- What people wrote for true and false.
INSERT INTO job (job_id, job_type, input_id, auto_process, config_json) VALUES
    ('j2', 'mine', 'v1', 'true', NULL),
    ('j3', 'mine', 'v2', 'TRUE', NULL),
    ('j4', 'mine', 'v3', 'yes', NULL),
    ('j5', 'mine', 'v4', '0', NULL),
    ('j6', 'mine', 'v5', 'maybe', NULL),
    ('j7', 'mine', 'v6', NULL, 'broken');

-- Two workers that counted at the same time.
INSERT INTO job_run (run_id, job_id, status, attempt_number, created_at, checkpoint_json) VALUES
    ('r3', 'j2', 'failed', 1, '2025-10-15 08:00:00.000000', 'not yet'),
    ('r4', 'j2', 'failed', 1, '2025-10-15 08:00:01.000000', NULL),
    ('r5', 'j2', 'failed', 1, '2025-10-15 08:00:02.000000', NULL),
    ('r6', 'j2', 'succeeded', 2, '2025-10-15 08:00:03.000000', '{}');
INSERT INTO llm_request (request_id, job_run_id, provider, model, request_json) VALUES ('q1', 'r3', 'local', 'm', 'Hello?');
INSERT INTO llm_response (response_id, request_id, response_json) VALUES ('a1', 'q1', '"Hello."'), ('a2', NULL, 'Hello!');

INSERT INTO speaker_voices (id, name, confidence_threshold) VALUES (8, 'Ada', 7), (9, 'Alan', 0.7);
INSERT INTO speaker_assignments (id, recording_path, speaker_id, assigned_name, confidence, suggestion_confidence) VALUES
    (20, '/b.mp3', 'SPEAKER_00', 'Ada', 85.5, 0.25),
    (21, '/b.mp3', 'SPEAKER_01', 'Alan', 0.5, -0.25);
INSERT INTO speaker_processing_sessions (session_id, recording_path, user_corrections_json) VALUES ('sps', '/b.mp3', 'none');
INSERT INTO channel_host_mappings (id, channel_name, host_name, confidence) VALUES (1, 'One', 'Ada', 1.25), (2, 'Two', 'Alan', 1);

-- A judgement without its episode, one of a claim that is gone, one that could mean two claims, a double one.
INSERT INTO claim_tier_validations (validation_id, claim_id, episode_id, original_tier, validated_tier, is_modified, claim_text, claim_type, validated_by_user, validated_at, original_scores, validation_session_id) VALUES
    ('x2', 'claim_2', NULL, 'A', 'A', 0, 'It''s late', 'factual', 'u', '2025-10-15 08:00:00.000000', NULL, 'one'),
    ('x3', 'claim_9', 'episode_v1', 'B', 'B', 0, 'Gone', NULL, 'u', '2025-10-15 08:00:00.000000', '{', 'one'),
    ('x4', 'claim_1', NULL, 'b', 'C', 1, 'Which one?', 'FORECAST', NULL, NULL, NULL, NULL),
    ('x5', 'claim_1', 'episode_v1', 'A', 'B', 1, 'Water is "wet"', 'causal', 'u', '2025-10-15 08:00:00.250000', '{"importance": 0.9}', 'one'),
    ('x6', 'claim_1', 'episode_v1', 'A', 'A', 0, 'Water is wet', 'guess', 'u', '2025-10-15 08:00:01.000000', NULL, 'one'),
    ('x7', 'claim_1', 'episode_v1', 'A', 'C', 1, 'Water is wet', NULL, 'u', '2025-10-15 08:00:01.000000', NULL, 'two');

-- A double click, and a rating on another scale.
INSERT INTO quality_ratings (rating_id, content_type, content_id, llm_rating, user_rating, is_user_corrected, criteria_scores, user_feedback, rated_by_user, rated_at) VALUES
    ('q2', 'summary', 's1', 0.8240916136324955, 0.1, 1, '{"accuracy": 0.4}', 'It''s "fine"', 'u', '2025-10-15 08:00:00.000000'),
    ('q3', 'summary', 's1', 0.5, 0.25, NULL, NULL, NULL, 'u', '2025-10-15 08:00:00.000000'),
    ('q4', 'summary', 's1', -1, 5, 0, 'accuracy: 5', NULL, 'u', '2025-10-15 09:00:00.000000'),
    ('q5', 'summary', 's1', 0, 1, 0, NULL, NULL, NULL, '2025-10-15 09:00:00.000000'),
    ('q6', 'summary', 's1', 0, 1, 0, NULL, NULL, NULL, '2025-10-15 09:00:00.000000');
INSERT INTO quality_metrics (metric_id, model_name, content_type, avg_llm_rating, avg_user_rating, rating_drift, criteria_performance) VALUES
    ('n1', 'm', 'summary', 1.5, 2.5, 1.0000001, 'good'),
    ('n2', 'm', 'transcript', 0.25, 0.5, 0.25, '{}');
