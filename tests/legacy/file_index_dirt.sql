-- More dirt for the database of file_index.sql: each kind of value that the second migration mends.

INSERT INTO file_metadata (file_path, file_name, directory, file_size, processing_status) VALUES
    ('/srv/c.md', 'c.md', '/srv', 3, 'Success '),
    ('/srv/d.md', 'd.md', '/srv', 4, 'weird'),
    ('/srv/e.md', 'e.md', '/srv', 5, 'too_large');

-- The same text analysed again and again; broken JSON; a status that does not exist.
INSERT INTO content_analysis (id, file_path, file_hash, word_count, tfidf_keywords, processing_status, analysis_date, processing_time_seconds) VALUES
    (10, '/srv/c.md', 'h', 1, '[["first", 0.5]]', 'success', '2026-05-18 10:00:00', 0.8240916136324955),
    (11, '/srv/c.md', 'h', 2, NULL, 'success', '2026-05-18 11:00:00', NULL),
    (12, '/srv/c.md', 'h', 3, '[["third", 0.5]', 'OK', '2026-05-18 12:00:00', 0.25),
    (13, '/srv/c.md', 'other', 4, '[]', 'Timeout', '2026-05-18 13:00:00', 0.5);
INSERT INTO text_chunks (id, file_path, chunk_index, chunk_text, chunk_embedding) VALUES
    (10, '/srv/c.md', 0, 'An older "text"', x'00FF10'),
    (11, '/srv/c.md', 0, 'A newer text about databases', x'01'),
    (12, '/srv/c.md', 1, 'Another text', NULL);
INSERT INTO embeddings_index (id, file_path, chunk_index, embedding, metadata) VALUES
    (10, '/srv/c.md', 0, '[0.25, 0.5]', '{"a": 1}'),
    (11, '/srv/c.md', 0, '[0.5, 0.25]', NULL),
    (12, '/srv/c.md', 1, 'none', 'm');
INSERT INTO processing_stats (id, session_id, status) VALUES (10, 'scan_2', 'Interrupted'), (11, 'scan_3', 'stopped');
INSERT INTO text_chunks_v2
    (id, file_path, chunk_index, chunk_envelope, chunk_strategy, chunk_size, total_chunks, file_hash, created_at, embedding)
    VALUES (10, '/srv/c.md', 0, '{"metadata":{"filename":"c.md"},"content":"Migrations of schemas"}', 'prose_discrete', 21, 1, 'h', '2026-01-02T03:04:05Z', x'0000803F');

-- Foreign keys were never switched on: rows of files that nobody knows.
INSERT INTO content_analysis (id, file_path, file_hash, tfidf_keywords) VALUES (20, '/gone.md', 'g', '[]');
INSERT INTO text_chunks (id, file_path, chunk_index, chunk_text, chunk_embedding) VALUES (20, '/gone.md', 0, 'Gone', x'02');
INSERT INTO embeddings_index (id, file_path, chunk_index, embedding) VALUES (20, '/gone.md', 0, '[]');
INSERT INTO text_chunks_v2
    (id, file_path, chunk_index, chunk_envelope, chunk_strategy, chunk_size, total_chunks, file_hash, created_at)
    VALUES (20, '/gone.md', 0, '{"content":"Gone"}', 'prose_discrete', 4, 1, 'g', '2026-01-02T03:04:05Z');
