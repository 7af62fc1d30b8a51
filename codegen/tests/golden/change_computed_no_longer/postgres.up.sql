-- column total
ALTER TABLE "sale"
    ALTER COLUMN "total" DROP EXPRESSION;

-- column shout
ALTER TABLE "sale"
    ALTER COLUMN "shout" DROP EXPRESSION;

-- column cost
ALTER TABLE "sale" RENAME COLUMN "price" TO "cost";

-- columns cost, note, total, shout
ALTER TABLE "sale"
    ALTER COLUMN "cost" TYPE BIGINT,
    ALTER COLUMN "note" TYPE VARCHAR(50),
    ALTER COLUMN "total" TYPE BIGINT,
    ALTER COLUMN "shout" TYPE VARCHAR(60);
