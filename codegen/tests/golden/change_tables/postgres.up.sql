-- foreign key fk_goes_code
ALTER TABLE "goes" DROP CONSTRAINT "fk_goes_code";

-- foreign key fk_goes_other_id
ALTER TABLE "goes" DROP CONSTRAINT "fk_goes_other_id";

-- unique key uq_stays_code
ALTER TABLE "stays" DROP CONSTRAINT "uq_stays_code";

-- table goes_too
DROP TABLE "goes_too";

-- table goes
DROP TABLE "goes";

-- table comes
CREATE TABLE "comes" (
    "id"       INTEGER NOT NULL,
    "stays_id" INTEGER NOT NULL,
    CONSTRAINT "pk_comes" PRIMARY KEY ("id")
);

-- column comes_id
ALTER TABLE "stays"
    ADD COLUMN "comes_id" INTEGER;

-- foreign key fk_stays_comes_id
ALTER TABLE "stays"
    ADD CONSTRAINT "fk_stays_comes_id" FOREIGN KEY ("comes_id") REFERENCES "comes" ("id");

-- foreign key fk_comes_stays_id
ALTER TABLE "comes"
    ADD CONSTRAINT "fk_comes_stays_id" FOREIGN KEY ("stays_id") REFERENCES "stays" ("id") ON DELETE CASCADE;
