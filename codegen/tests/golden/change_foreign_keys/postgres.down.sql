-- foreign key fk_author_best_book_id
ALTER TABLE "author" DROP CONSTRAINT "fk_author_best_book_id";

-- foreign key fk_book_author_id
ALTER TABLE "book" DROP CONSTRAINT "fk_book_author_id";

-- foreign key fk_book_place_id
ALTER TABLE "book" DROP CONSTRAINT "fk_book_place_id";

-- foreign key fk_book_sequel_of
ALTER TABLE "book" DROP CONSTRAINT "fk_book_sequel_of";

-- foreign key fk_place_book_id
ALTER TABLE "place" DROP CONSTRAINT "fk_place_book_id";

-- index ix_book_author_id_sequel_of
DROP INDEX "ix_book_author_id_sequel_of";

-- table place
DROP TABLE "place";

-- table country
CREATE TABLE "country" (
    "id" INTEGER NOT NULL,
    CONSTRAINT "pk_country" PRIMARY KEY ("id")
);

-- columns country_id, id, best_book_id
ALTER TABLE "author"
    ADD COLUMN "country_id" INTEGER,
    ALTER COLUMN "id" TYPE INTEGER,
    ALTER COLUMN "best_book_id" TYPE INTEGER;

-- columns id, author_id, sequel_of
ALTER TABLE "book"
    ALTER COLUMN "id" TYPE INTEGER,
    ALTER COLUMN "author_id" TYPE INTEGER,
    ALTER COLUMN "sequel_of" TYPE INTEGER;

-- column place_id
ALTER TABLE "book" DROP COLUMN "place_id";

-- foreign keys fk_author_best_book_id, fk_author_country_id
ALTER TABLE "author"
    ADD CONSTRAINT "fk_author_best_book_id" FOREIGN KEY ("best_book_id") REFERENCES "book" ("id"),
    ADD CONSTRAINT "fk_author_country_id" FOREIGN KEY ("country_id") REFERENCES "country" ("id");

-- foreign key fk_book_author_id
ALTER TABLE "book"
    ADD CONSTRAINT "fk_book_author_id" FOREIGN KEY ("author_id") REFERENCES "author" ("id");
