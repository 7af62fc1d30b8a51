-- foreign key fk_answer_taken_number
ALTER TABLE "answer" DROP CONSTRAINT "fk_answer_taken_number";

-- column taken
ALTER TABLE "answer"
    ALTER COLUMN "taken" TYPE BIGINT USING extract(epoch FROM "taken");

-- column taken
ALTER TABLE "reading"
    ALTER COLUMN "taken" TYPE BIGINT USING extract(epoch FROM "taken");

-- foreign key fk_answer_taken_number
ALTER TABLE "answer"
    ADD CONSTRAINT "fk_answer_taken_number" FOREIGN KEY ("taken", "number") REFERENCES "reading" ("taken", "number") ON DELETE CASCADE;
