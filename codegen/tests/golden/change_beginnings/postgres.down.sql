-- column body
ALTER TABLE "note" RENAME COLUMN "text" TO "body";

-- column tag
ALTER TABLE "note"
    ALTER COLUMN "tag" TYPE VARCHAR(100);
