-- A database of the file index's shape: primary keys that may be NULL, dates as text in two formats, and
-- the full-text table `chunks_fts` that names a column which does not exist.

CREATE TABLE readme (
    version INTEGER PRIMARY KEY,
    updated_at TEXT,
    content TEXT
);
CREATE TABLE file_metadata (
    file_path TEXT PRIMARY KEY,
    file_name TEXT NOT NULL,
    directory TEXT NOT NULL,
    file_size INTEGER NOT NULL,
    file_type TEXT,
    mime_type TEXT,
    created_date TEXT,
    modified_date TEXT,
    accessed_date TEXT,
    permissions TEXT,
    file_hash TEXT,
    is_text_file BOOLEAN,
    encoding TEXT,
    processing_status TEXT DEFAULT 'success',
    error_message TEXT,
    indexed_date TEXT DEFAULT CURRENT_TIMESTAMP
);
CREATE TABLE directory_structure (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    directory_path TEXT NOT NULL UNIQUE,
    parent_directory TEXT,
    file_count INTEGER DEFAULT 0,
    total_size INTEGER DEFAULT 0,
    last_updated TEXT DEFAULT CURRENT_TIMESTAMP
);
CREATE TABLE content_analysis (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    file_path TEXT NOT NULL,
    file_hash TEXT NOT NULL,
    word_count INTEGER,
    char_count INTEGER,
    language TEXT,
    tfidf_keywords TEXT,
    processing_status TEXT DEFAULT 'success',
    error_message TEXT,
    analysis_date TEXT DEFAULT CURRENT_TIMESTAMP,
    processing_time_seconds REAL,
    FOREIGN KEY (file_path) REFERENCES file_metadata (file_path)
);
CREATE TABLE text_chunks (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    file_path TEXT NOT NULL,
    chunk_index INTEGER NOT NULL,
    chunk_text TEXT NOT NULL,
    chunk_embedding BLOB,
    FOREIGN KEY (file_path) REFERENCES file_metadata (file_path)
);
CREATE TABLE embeddings_index (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    file_path TEXT NOT NULL,
    chunk_index INTEGER NOT NULL,
    embedding TEXT NOT NULL,
    metadata TEXT,
    FOREIGN KEY (file_path) REFERENCES file_metadata (file_path)
);
CREATE TABLE processing_stats (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    session_id TEXT NOT NULL,
    directory TEXT,
    total_files INTEGER,
    successful_files INTEGER,
    failed_files INTEGER,
    permission_denied_files INTEGER,
    size_limit_exceeded_files INTEGER,
    encoding_error_files INTEGER,
    file_not_found_files INTEGER,
    timeout_files INTEGER,
    unknown_error_files INTEGER,
    start_time TEXT,
    end_time TEXT,
    duration_seconds REAL,
    status TEXT DEFAULT 'completed',
    interrupted BOOLEAN DEFAULT FALSE
);
CREATE TABLE text_chunks_v2 (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    file_path TEXT NOT NULL,
    chunk_index INTEGER NOT NULL,
    chunk_envelope TEXT NOT NULL CHECK (json_valid(chunk_envelope)),
    chunk_strategy TEXT NOT NULL,
    chunk_size INTEGER NOT NULL,
    total_chunks INTEGER NOT NULL,
    file_hash TEXT NOT NULL,
    file_type TEXT,
    created_at TEXT NOT NULL,
    embedding BLOB,
    UNIQUE (file_path, chunk_index),
    FOREIGN KEY (file_path) REFERENCES file_metadata (file_path) ON DELETE CASCADE
);

CREATE INDEX idx_stats_directory ON processing_stats (directory, start_time DESC);
CREATE INDEX idx_file_path ON file_metadata (file_path);
CREATE INDEX idx_file_type ON file_metadata (file_type);
CREATE INDEX idx_directory ON file_metadata (directory);
CREATE INDEX idx_processing_status ON file_metadata (processing_status);
CREATE INDEX idx_content_file_path ON content_analysis (file_path);
CREATE INDEX idx_chunks_file_path ON text_chunks (file_path);
CREATE INDEX idx_chunks_strategy ON text_chunks_v2 (chunk_strategy);
CREATE INDEX idx_chunks_file_hash ON text_chunks_v2 (file_hash);
CREATE INDEX idx_chunks_file_type ON text_chunks_v2 (file_type);
CREATE INDEX idx_chunks_adjacency ON text_chunks_v2 (file_path, chunk_index);
CREATE INDEX idx_chunks_json_filename ON text_chunks_v2 (json_extract(chunk_envelope, '$.metadata.filename'));
CREATE INDEX idx_chunks_json_strategy ON text_chunks_v2 (json_extract(chunk_envelope, '$.metadata.chunk_strategy'));

CREATE VIRTUAL TABLE content_fts USING fts5( file_path, content, content_id UNINDEXED );
CREATE VIRTUAL TABLE chunks_fts USING fts5( file_path, chunk_index, content, content='text_chunks_v2', content_rowid='id', tokenize='porter unicode61' );
CREATE VIEW chunks_with_metadata AS
SELECT
    id, file_path, chunk_index, chunk_envelope,
    json_extract(chunk_envelope, '$.metadata.filename') as filename,
    json_extract(chunk_envelope, '$.metadata.chunk_strategy') as strategy,
    json_extract(chunk_envelope, '$.metadata.chunk_size') as size,
    json_extract(chunk_envelope, '$.metadata.total_chunks') as total,
    json_extract(chunk_envelope, '$.metadata.overlap_chars') as overlap,
    json_extract(chunk_envelope, '$.metadata.file_type') as type,
    json_extract(chunk_envelope, '$.metadata.file_hash') as hash,
    json_extract(chunk_envelope, '$.metadata.created_at') as created,
    json_extract(chunk_envelope, '$.content') as content
FROM text_chunks_v2;
CREATE TRIGGER cascade_delete_file AFTER DELETE ON file_metadata
BEGIN
    DELETE FROM content_analysis WHERE file_path = OLD.file_path;
    DELETE FROM text_chunks WHERE file_path = OLD.file_path;
    DELETE FROM embeddings_index WHERE file_path = OLD.file_path;
    DELETE FROM content_fts WHERE file_path = OLD.file_path;
END;
CREATE TRIGGER chunks_fts_insert AFTER INSERT ON text_chunks_v2
BEGIN
    INSERT INTO chunks_fts(rowid, file_path, chunk_index, content) VALUES ( new.id, new.file_path, new.chunk_index, json_extract(new.chunk_envelope, '$.content') );
END;
CREATE TRIGGER chunks_fts_delete AFTER DELETE ON text_chunks_v2
BEGIN
    DELETE FROM chunks_fts WHERE rowid = old.id;
END;
CREATE TRIGGER chunks_fts_update AFTER UPDATE ON text_chunks_v2
BEGIN
    DELETE FROM chunks_fts WHERE rowid = old.id;
    INSERT INTO chunks_fts(rowid, file_path, chunk_index, content) VALUES ( new.id, new.file_path, new.chunk_index, json_extract(new.chunk_envelope, '$.content') );
END;

INSERT INTO readme (version, updated_at, content) VALUES (1, '2026-05-18T10:00:00', 'The file index.');
INSERT INTO file_metadata (file_path, file_name, directory, file_size, modified_date) VALUES
    ('/srv/a.md', 'a.md', '/srv', 3000000000, '2026-01-02T03:04:05.678901'),
    ('/srv/b.md', 'b.md', '/srv', 20, '2026-01-02T03:04:05');
INSERT INTO directory_structure (directory_path, file_count) VALUES ('/srv', 2);
INSERT INTO content_analysis (file_path, file_hash) VALUES ('/srv/a.md', 'x'), ('/srv/a.md', 'x'), ('/srv/b.md', 'y');
INSERT INTO text_chunks (file_path, chunk_index, chunk_text, chunk_embedding) VALUES ('/srv/a.md', 0, 'Hello', x'000000000000F03F');
INSERT INTO embeddings_index (file_path, chunk_index, embedding) VALUES ('/srv/a.md', 0, '[1.0]');
INSERT INTO processing_stats (session_id, directory, interrupted) VALUES ('scan_1', '/srv', 0);
INSERT INTO content_fts (file_path, content, content_id) VALUES ('/srv/a.md', 'Hello', '1');
INSERT INTO text_chunks_v2
    (file_path, chunk_index, chunk_envelope, chunk_strategy, chunk_size, total_chunks, file_hash, created_at)
    VALUES ('/srv/a.md', 0, '{"metadata":{"filename":"a.md"},"content":"Hello"}', 'prose_discrete', 5, 1, 'h', '2026-01-02T03:04:05Z');
