-- column text
ALTER TABLE "note" RENAME COLUMN "body" TO "text";

-- column tag
ALTER TABLE "note"
    ALTER COLUMN "tag" TYPE VARCHAR(25);
