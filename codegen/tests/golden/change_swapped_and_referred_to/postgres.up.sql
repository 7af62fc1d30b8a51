-- column id_before
ALTER TABLE "volume" RENAME COLUMN "id" TO "id_before";

-- column id
ALTER TABLE "volume" RENAME COLUMN "number" TO "id";

-- column number
ALTER TABLE "volume" RENAME COLUMN "id_before" TO "number";

-- column volume
ALTER TABLE "loan"
    ADD COLUMN "volume" BIGINT;

-- foreign key fk_loan_volume
ALTER TABLE "loan"
    ADD CONSTRAINT "fk_loan_volume" FOREIGN KEY ("volume") REFERENCES "volume" ("number");
