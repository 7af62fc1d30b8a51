-- table volume
ALTER TABLE "volume" RENAME COLUMN "id" TO "__tablewright_old_id";

-- table volume
ALTER TABLE "volume" RENAME COLUMN "number" TO "id";

-- table volume
ALTER TABLE "volume" RENAME COLUMN "__tablewright_old_id" TO "number";

-- table loan
ALTER TABLE "loan" ADD COLUMN "volume" BIGINT
    CONSTRAINT "fk_loan_volume" REFERENCES "volume" ("number");
