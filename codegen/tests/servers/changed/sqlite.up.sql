-- table hosts
ALTER TABLE "hosts" ADD COLUMN "more" TEXT;

-- index ix_kind
CREATE INDEX "ix_kind" ON "hosts" ("kind");
