-- column id
ALTER TABLE "entry's"
    ALTER COLUMN "id" TYPE INTEGER;
