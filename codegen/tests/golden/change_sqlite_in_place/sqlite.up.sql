-- index ix_names
DROP INDEX "ix_names";

-- table people
ALTER TABLE "people" RENAME COLUMN "name" TO "full_name";

-- table people
ALTER TABLE "people" ADD COLUMN "kind" VARCHAR(1) NOT NULL DEFAULT 'a'
    CONSTRAINT "ck_people_kind_enum" CHECK ("kind" IN ('a', 'b'));

-- table people
ALTER TABLE "people" ADD COLUMN "group" INTEGER
    CONSTRAINT "fk_people_group" REFERENCES "groups" ("id") ON DELETE SET NULL;

-- table people
ALTER TABLE "people" ADD COLUMN "initial" TEXT GENERATED ALWAYS AS (substr("full_name", 1, 1)) VIRTUAL;

-- table people
ALTER TABLE "people" DROP COLUMN "old";

-- index ix_people
CREATE INDEX "ix_people" ON "people" ("full_name");
