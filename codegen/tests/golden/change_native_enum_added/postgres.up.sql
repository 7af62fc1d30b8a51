-- enum mood
ALTER TYPE "mood" RENAME VALUE 'ok' TO 'fine';

-- enum mood
ALTER TYPE "mood" ADD VALUE 'last';

-- enum mood
ALTER TYPE "mood" ADD VALUE 'between_too' BEFORE 'fine';

-- enum mood
ALTER TYPE "mood" ADD VALUE 'between' BEFORE 'between_too';

-- enum mood
ALTER TYPE "mood" ADD VALUE 'first' BEFORE 'sad';

-- column mood
ALTER TABLE "member"
    ALTER COLUMN "mood" SET DEFAULT 'fine';
