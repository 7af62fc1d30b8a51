-- 2026-11-22-152927 harden_knowledge_store_9: up, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- Puts to use what the migrations before it have built and proved.

-- unique key uq_claim_tier_validations_session
DO $body$
BEGIN
    IF to_regclass('"uq_claim_tier_validations_session"') IS NULL THEN
        -- The way back of this migration has removed the index as well.
        ALTER TABLE "claim_tier_validations" ADD CONSTRAINT "uq_claim_tier_validations_session" UNIQUE ("validation_session_id", "episode_id", "claim_id", "validated_by_user");
    ELSIF EXISTS (SELECT FROM pg_catalog.pg_index
        WHERE indexrelid = to_regclass('"uq_claim_tier_validations_session"') AND indrelid = to_regclass('"claim_tier_validations"') AND indisvalid) THEN
        ALTER TABLE "claim_tier_validations" ADD CONSTRAINT "uq_claim_tier_validations_session" UNIQUE USING INDEX "uq_claim_tier_validations_session";
    ELSE
        RAISE EXCEPTION USING MESSAGE = 'index "uq_claim_tier_validations_session" of table "claim_tier_validations" has not been built whole. Make the rows fit it, run these two by themselves, and migrate again: DROP INDEX CONCURRENTLY IF EXISTS "uq_claim_tier_validations_session"; CREATE UNIQUE INDEX CONCURRENTLY "uq_claim_tier_validations_session" ON "claim_tier_validations" ("validation_session_id", "episode_id", "claim_id", "validated_by_user");';
    END IF;
END;
$body$;

-- unique key uq_content_analysis_file_path_file_hash
DO $body$
BEGIN
    IF to_regclass('"uq_content_analysis_file_path_file_hash"') IS NULL THEN
        -- The way back of this migration has removed the index as well.
        ALTER TABLE "content_analysis" ADD CONSTRAINT "uq_content_analysis_file_path_file_hash" UNIQUE ("file_path", "file_hash");
    ELSIF EXISTS (SELECT FROM pg_catalog.pg_index
        WHERE indexrelid = to_regclass('"uq_content_analysis_file_path_file_hash"') AND indrelid = to_regclass('"content_analysis"') AND indisvalid) THEN
        ALTER TABLE "content_analysis" ADD CONSTRAINT "uq_content_analysis_file_path_file_hash" UNIQUE USING INDEX "uq_content_analysis_file_path_file_hash";
    ELSE
        RAISE EXCEPTION USING MESSAGE = 'index "uq_content_analysis_file_path_file_hash" of table "content_analysis" has not been built whole. Make the rows fit it, run these two by themselves, and migrate again: DROP INDEX CONCURRENTLY IF EXISTS "uq_content_analysis_file_path_file_hash"; CREATE UNIQUE INDEX CONCURRENTLY "uq_content_analysis_file_path_file_hash" ON "content_analysis" ("file_path", "file_hash");';
    END IF;
END;
$body$;

-- unique key uq_embeddings_index_file_path_chunk_index
DO $body$
BEGIN
    IF to_regclass('"uq_embeddings_index_file_path_chunk_index"') IS NULL THEN
        -- The way back of this migration has removed the index as well.
        ALTER TABLE "embeddings_index" ADD CONSTRAINT "uq_embeddings_index_file_path_chunk_index" UNIQUE ("file_path", "chunk_index");
    ELSIF EXISTS (SELECT FROM pg_catalog.pg_index
        WHERE indexrelid = to_regclass('"uq_embeddings_index_file_path_chunk_index"') AND indrelid = to_regclass('"embeddings_index"') AND indisvalid) THEN
        ALTER TABLE "embeddings_index" ADD CONSTRAINT "uq_embeddings_index_file_path_chunk_index" UNIQUE USING INDEX "uq_embeddings_index_file_path_chunk_index";
    ELSE
        RAISE EXCEPTION USING MESSAGE = 'index "uq_embeddings_index_file_path_chunk_index" of table "embeddings_index" has not been built whole. Make the rows fit it, run these two by themselves, and migrate again: DROP INDEX CONCURRENTLY IF EXISTS "uq_embeddings_index_file_path_chunk_index"; CREATE UNIQUE INDEX CONCURRENTLY "uq_embeddings_index_file_path_chunk_index" ON "embeddings_index" ("file_path", "chunk_index");';
    END IF;
END;
$body$;

-- unique key uq_job_run_job_id_attempt_number
DO $body$
BEGIN
    IF to_regclass('"uq_job_run_job_id_attempt_number"') IS NULL THEN
        -- The way back of this migration has removed the index as well.
        ALTER TABLE "job_run" ADD CONSTRAINT "uq_job_run_job_id_attempt_number" UNIQUE ("job_id", "attempt_number");
    ELSIF EXISTS (SELECT FROM pg_catalog.pg_index
        WHERE indexrelid = to_regclass('"uq_job_run_job_id_attempt_number"') AND indrelid = to_regclass('"job_run"') AND indisvalid) THEN
        ALTER TABLE "job_run" ADD CONSTRAINT "uq_job_run_job_id_attempt_number" UNIQUE USING INDEX "uq_job_run_job_id_attempt_number";
    ELSE
        RAISE EXCEPTION USING MESSAGE = 'index "uq_job_run_job_id_attempt_number" of table "job_run" has not been built whole. Make the rows fit it, run these two by themselves, and migrate again: DROP INDEX CONCURRENTLY IF EXISTS "uq_job_run_job_id_attempt_number"; CREATE UNIQUE INDEX CONCURRENTLY "uq_job_run_job_id_attempt_number" ON "job_run" ("job_id", "attempt_number");';
    END IF;
END;
$body$;

-- unique key uq_quality_ratings_moment
DO $body$
BEGIN
    IF to_regclass('"uq_quality_ratings_moment"') IS NULL THEN
        -- The way back of this migration has removed the index as well.
        ALTER TABLE "quality_ratings" ADD CONSTRAINT "uq_quality_ratings_moment" UNIQUE ("content_type", "content_id", "rated_by_user", "rated_at");
    ELSIF EXISTS (SELECT FROM pg_catalog.pg_index
        WHERE indexrelid = to_regclass('"uq_quality_ratings_moment"') AND indrelid = to_regclass('"quality_ratings"') AND indisvalid) THEN
        ALTER TABLE "quality_ratings" ADD CONSTRAINT "uq_quality_ratings_moment" UNIQUE USING INDEX "uq_quality_ratings_moment";
    ELSE
        RAISE EXCEPTION USING MESSAGE = 'index "uq_quality_ratings_moment" of table "quality_ratings" has not been built whole. Make the rows fit it, run these two by themselves, and migrate again: DROP INDEX CONCURRENTLY IF EXISTS "uq_quality_ratings_moment"; CREATE UNIQUE INDEX CONCURRENTLY "uq_quality_ratings_moment" ON "quality_ratings" ("content_type", "content_id", "rated_by_user", "rated_at");';
    END IF;
END;
$body$;

-- unique key uq_text_chunks_file_path_chunk_index
DO $body$
BEGIN
    IF to_regclass('"uq_text_chunks_file_path_chunk_index"') IS NULL THEN
        -- The way back of this migration has removed the index as well.
        ALTER TABLE "text_chunks" ADD CONSTRAINT "uq_text_chunks_file_path_chunk_index" UNIQUE ("file_path", "chunk_index");
    ELSIF EXISTS (SELECT FROM pg_catalog.pg_index
        WHERE indexrelid = to_regclass('"uq_text_chunks_file_path_chunk_index"') AND indrelid = to_regclass('"text_chunks"') AND indisvalid) THEN
        ALTER TABLE "text_chunks" ADD CONSTRAINT "uq_text_chunks_file_path_chunk_index" UNIQUE USING INDEX "uq_text_chunks_file_path_chunk_index";
    ELSE
        RAISE EXCEPTION USING MESSAGE = 'index "uq_text_chunks_file_path_chunk_index" of table "text_chunks" has not been built whole. Make the rows fit it, run these two by themselves, and migrate again: DROP INDEX CONCURRENTLY IF EXISTS "uq_text_chunks_file_path_chunk_index"; CREATE UNIQUE INDEX CONCURRENTLY "uq_text_chunks_file_path_chunk_index" ON "text_chunks" ("file_path", "chunk_index");';
    END IF;
END;
$body$;

-- history: this migration has run
INSERT INTO "__tablewright_history" ("version", "name", "fingerprint")
    VALUES ('2026-11-22-152921', 'harden_knowledge_store_3', '5906fd5fbccfef8c12ae67ec1d78dfa4c99ab2c6914c82679bc31f07a414f454');

-- history: this migration has run
INSERT INTO "__tablewright_history" ("version", "name", "fingerprint")
    VALUES ('2026-11-22-152922', 'harden_knowledge_store_4', '9ec186bef8e295f92cb524f5485dac43e9ffddef0482cd76d50fe61763650836');

-- history: this migration has run
INSERT INTO "__tablewright_history" ("version", "name", "fingerprint")
    VALUES ('2026-11-22-152923', 'harden_knowledge_store_5', '72993030a6b3637b11f73d1f3b361bbfdd015221230e75abffb01f44e13086bb');

-- history: this migration has run
INSERT INTO "__tablewright_history" ("version", "name", "fingerprint")
    VALUES ('2026-11-22-152924', 'harden_knowledge_store_6', '1978b3fde47c966b4fedb06f69a857114030e7ecdd4acc27e4bf3f520993432a');

-- history: this migration has run
INSERT INTO "__tablewright_history" ("version", "name", "fingerprint")
    VALUES ('2026-11-22-152925', 'harden_knowledge_store_7', '1245f9b5e05215d7fc233c5079d10e866c6c10fcabab291a085ce9176a44f8bd');

-- history: this migration has run
INSERT INTO "__tablewright_history" ("version", "name", "fingerprint")
    VALUES ('2026-11-22-152926', 'harden_knowledge_store_8', '81bea53650ebc15b632eebe0312c513dae929fbaf158c897a442647dddb44159');

-- history: this migration has run
INSERT INTO "__tablewright_history" ("version", "name", "fingerprint")
    VALUES ('2026-11-22-152927', 'harden_knowledge_store_9', '06f9ab653e51d221a01de164ebb8ad7d6f3fed112f9ed767cb0cec7aaa3bfc4b');
