-- full-text index search_keeps
ALTER TABLE "keeps" DROP COLUMN "search_keeps_vector";

-- full-text index search_loses
ALTER TABLE "loses" DROP COLUMN "search_loses_vector";

-- table kept
ALTER TABLE "keeps" RENAME TO "kept";

-- constraint pk_kept
ALTER TABLE "kept" RENAME CONSTRAINT "pk_keeps" TO "pk_kept";

-- constraint fk_kept_topic
ALTER TABLE "kept" RENAME CONSTRAINT "fk_keeps_topic" TO "fk_kept_topic";

-- full-text index search_gains
ALTER TABLE "gains"
    ADD COLUMN "search_gains_vector" tsvector
    GENERATED ALWAYS AS (
        to_tsvector('simple'::regconfig, coalesce("topic", ''))
    ) STORED;
CREATE INDEX "search_gains" ON "gains" USING gin ("search_gains_vector");

-- full-text index search_kept
ALTER TABLE "kept"
    ADD COLUMN "search_kept_vector" tsvector
    GENERATED ALWAYS AS (
        to_tsvector('simple'::regconfig, coalesce("topic", ''))
    ) STORED;
CREATE INDEX "search_kept" ON "kept" USING gin ("search_kept_vector");
