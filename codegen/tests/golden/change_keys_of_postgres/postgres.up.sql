-- index ix_book
DROP INDEX "ix_book";

-- index ix_position
DROP INDEX "ix_position";

-- index ix_title
DROP INDEX "ix_title";

-- unique key uq_position
ALTER TABLE "pages" DROP CONSTRAINT "uq_position";

-- unique key uq_title
ALTER TABLE "pages" DROP CONSTRAINT "uq_title";

-- primary key pk_pages
ALTER TABLE "pages" DROP CONSTRAINT "pk_pages";

-- column heading
ALTER TABLE "pages" RENAME COLUMN "title" TO "heading";

-- primary key pk_pages
ALTER TABLE "pages"
    ADD CONSTRAINT "pk_pages" PRIMARY KEY ("id") INCLUDE ("heading") DEFERRABLE INITIALLY IMMEDIATE;

-- unique keys uq_position, uq_title
ALTER TABLE "pages"
    ADD CONSTRAINT "uq_position" UNIQUE NULLS NOT DISTINCT ("position"),
    ADD CONSTRAINT "uq_title" UNIQUE ("heading") INCLUDE ("position") DEFERRABLE INITIALLY DEFERRED;

-- index ix_book
CREATE INDEX "ix_book" ON "pages" ("book");

-- index ix_position
CREATE INDEX "ix_position" ON "pages" ("position") WITH ("fillfactor" = '80');

-- index ix_title
CREATE INDEX "ix_title" ON "pages" ("heading" "text_pattern_ops");
