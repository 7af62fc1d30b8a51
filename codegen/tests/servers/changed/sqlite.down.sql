-- index ix_kind
DROP INDEX "ix_kind";

-- table hosts
ALTER TABLE "hosts" DROP COLUMN "more";
