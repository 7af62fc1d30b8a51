-- foreign key fk_loan_volume
ALTER TABLE "loan" DROP CONSTRAINT "fk_loan_volume";

-- column __tablewright_old_number
ALTER TABLE "volume" RENAME COLUMN "number" TO "__tablewright_old_number";

-- column number
ALTER TABLE "volume" RENAME COLUMN "id" TO "number";

-- column id
ALTER TABLE "volume" RENAME COLUMN "__tablewright_old_number" TO "id";

-- column volume
ALTER TABLE "loan" DROP COLUMN "volume";
