-- index ix_sale_shout
DROP INDEX "ix_sale_shout";

-- index ix_sale_total
DROP INDEX "ix_sale_total";

-- column total
ALTER TABLE "sale" DROP COLUMN "total";

-- column shout
ALTER TABLE "sale" DROP COLUMN "shout";

-- column price
ALTER TABLE "sale" RENAME COLUMN "cost" TO "price";

-- columns price, note, total, shout
ALTER TABLE "sale"
    ALTER COLUMN "price" TYPE INTEGER,
    ALTER COLUMN "note" TYPE VARCHAR(40),
    ADD COLUMN "total" INTEGER GENERATED ALWAYS AS ("price" * "pieces") STORED,
    ADD COLUMN "shout" VARCHAR(40) GENERATED ALWAYS AS (upper("note")) STORED;

-- index ix_sale_shout
CREATE INDEX "ix_sale_shout" ON "sale" ("shout");

-- index ix_sale_total
CREATE INDEX "ix_sale_total" ON "sale" ("total");
