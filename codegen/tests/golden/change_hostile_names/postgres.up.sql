-- table we'ird"er
ALTER TABLE "we""ird" RENAME TO "we'ird""er";

-- constraint pk_we'ird"er
ALTER TABLE "we'ird""er" RENAME CONSTRAINT "pk_we""ird" TO "pk_we'ird""er";

-- column a"b
ALTER TABLE "we'ird""er" RENAME COLUMN "a`b" TO "a""b";

-- column x[]y
ALTER TABLE "we'ird""er" RENAME COLUMN "x]y" TO "x[]y";

-- index ix]`"
ALTER INDEX "ix""`]" RENAME TO "ix]`""";

-- columns a"b, x[]y
ALTER TABLE "we'ird""er"
    ALTER COLUMN "a""b" TYPE BIGINT,
    ALTER COLUMN "x[]y" DROP DEFAULT,
    ALTER COLUMN "x[]y" TYPE VARCHAR(20),
    ALTER COLUMN "x[]y" SET DEFAULT 'it''s',
    ALTER COLUMN "x[]y" SET NOT NULL;

-- comment of column x[]y
COMMENT ON COLUMN "we'ird""er"."x[]y" IS E'it''s \\ kept';
