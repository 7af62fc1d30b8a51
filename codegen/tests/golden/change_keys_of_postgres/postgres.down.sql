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

-- column title
ALTER TABLE "pages" RENAME COLUMN "heading" TO "title";

-- primary key pk_pages
ALTER TABLE "pages"
    ADD CONSTRAINT "pk_pages" PRIMARY KEY ("id");

-- unique keys uq_position, uq_title
ALTER TABLE "pages"
    ADD CONSTRAINT "uq_position" UNIQUE ("position"),
    ADD CONSTRAINT "uq_title" UNIQUE ("title");

-- index ix_book
CREATE INDEX "ix_book" ON "pages" ("book" NULLS FIRST);

-- index ix_position
CREATE INDEX "ix_position" ON "pages" ("position") WITH ("fillfactor" = '70');

-- index ix_title
CREATE INDEX "ix_title" ON "pages" ("title");
