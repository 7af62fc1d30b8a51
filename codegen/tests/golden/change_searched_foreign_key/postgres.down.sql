-- full-text index search_gains
ALTER TABLE "gains" DROP COLUMN "search_gains_vector";

-- full-text index search_kept
ALTER TABLE "kept" DROP COLUMN "search_kept_vector";

-- table keeps
ALTER TABLE "kept" RENAME TO "keeps";

-- constraint pk_keeps
ALTER TABLE "keeps" RENAME CONSTRAINT "pk_kept" TO "pk_keeps";

-- constraint fk_keeps_topic
ALTER TABLE "keeps" RENAME CONSTRAINT "fk_kept_topic" TO "fk_keeps_topic";

-- full-text index search_keeps
ALTER TABLE "keeps"
    ADD COLUMN "search_keeps_vector" tsvector
    GENERATED ALWAYS AS (
        to_tsvector('simple'::regconfig, coalesce("topic", ''))
    ) STORED;
CREATE INDEX "search_keeps" ON "keeps" USING gin ("search_keeps_vector");

-- full-text index search_loses
ALTER TABLE "loses"
    ADD COLUMN "search_loses_vector" tsvector
    GENERATED ALWAYS AS (
        to_tsvector('simple'::regconfig, coalesce("topic", '') || ' ' || coalesce("note", ''))
    ) STORED;
CREATE INDEX "search_loses" ON "loses" USING gin ("search_loses_vector");
