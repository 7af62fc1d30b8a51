-- enum mood
ALTER TYPE "mood" RENAME VALUE 'fine' TO 'ok';

-- enum mood
ALTER TYPE "mood" RENAME TO "__tablewright_mood";

-- enum mood
CREATE TYPE "mood" AS ENUM ('sad', 'ok');

-- column mood
ALTER TABLE "member"
    ALTER COLUMN "mood" DROP DEFAULT,
    ALTER COLUMN "mood" TYPE "mood" USING "mood"::text::"mood",
    ALTER COLUMN "mood" SET DEFAULT 'ok';

-- enum __tablewright_mood
DROP TYPE "__tablewright_mood";
