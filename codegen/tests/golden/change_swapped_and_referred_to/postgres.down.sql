-- foreign key fk_loan_volume
ALTER TABLE "loan" DROP CONSTRAINT "fk_loan_volume";

-- column number_before
ALTER TABLE "volume" RENAME COLUMN "number" TO "number_before";

-- column number
ALTER TABLE "volume" RENAME COLUMN "id" TO "number";

-- column id
ALTER TABLE "volume" RENAME COLUMN "number_before" TO "id";

-- column volume
ALTER TABLE "loan" DROP COLUMN "volume";
