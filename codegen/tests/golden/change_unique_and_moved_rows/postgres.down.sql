-- unique key uq_document_path_hash
ALTER TABLE "document" DROP CONSTRAINT "uq_document_path_hash";

-- table old_log
CREATE TABLE "old_log" (
    "id"   INTEGER     NOT NULL,
    "line" VARCHAR(50) NOT NULL,
    CONSTRAINT "pk_old_log" PRIMARY KEY ("id")
);

-- data step of the spec
-- the log moves
INSERT INTO old_log (id, line) SELECT id, text_line FROM new_log;

-- table new_log
DROP TABLE "new_log";
