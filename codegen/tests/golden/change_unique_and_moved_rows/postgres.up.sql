-- table new_log
CREATE TABLE "new_log" (
    "id"        INTEGER     NOT NULL,
    "text_line" VARCHAR(50) NOT NULL,
    CONSTRAINT "pk_new_log" PRIMARY KEY ("id")
);

-- data step of the spec
-- keep the newest of each document
DELETE FROM document WHERE id NOT IN (SELECT newest FROM (SELECT max(id) AS newest FROM document GROUP BY path, hash) AS kept);

-- data step of the spec
-- the log moves
INSERT INTO new_log (id, text_line) SELECT id, line FROM old_log;

-- table old_log
DROP TABLE "old_log";

-- unique key uq_document_path_hash
ALTER TABLE "document"
    ADD CONSTRAINT "uq_document_path_hash" UNIQUE ("path", "hash");
