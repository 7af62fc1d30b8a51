-- table we"ird
ALTER TABLE "we'ird""er" RENAME TO "we""ird";

-- constraint pk_we"ird
ALTER TABLE "we""ird" RENAME CONSTRAINT "pk_we'ird""er" TO "pk_we""ird";

-- column a`b
ALTER TABLE "we""ird" RENAME COLUMN "a""b" TO "a`b";

-- column x]y
ALTER TABLE "we""ird" RENAME COLUMN "x[]y" TO "x]y";

-- index ix"`]
ALTER INDEX "ix]`""" RENAME TO "ix""`]";

-- columns a`b, x]y
ALTER TABLE "we""ird"
    ALTER COLUMN "a`b" TYPE INTEGER,
    ALTER COLUMN "x]y" DROP DEFAULT,
    ALTER COLUMN "x]y" TYPE VARCHAR(10),
    ALTER COLUMN "x]y" SET DEFAULT 'O''Neil',
    ALTER COLUMN "x]y" DROP NOT NULL;

-- comment of column x]y
COMMENT ON COLUMN "we""ird"."x]y" IS NULL;
