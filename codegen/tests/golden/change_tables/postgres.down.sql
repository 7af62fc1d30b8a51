-- foreign key fk_stays_comes_id
ALTER TABLE "stays" DROP CONSTRAINT "fk_stays_comes_id";

-- foreign key fk_comes_stays_id
ALTER TABLE "comes" DROP CONSTRAINT "fk_comes_stays_id";

-- table comes
DROP TABLE "comes";

-- table goes
CREATE TABLE "goes" (
    "id"       INTEGER     NOT NULL,
    "code"     VARCHAR(10) NOT NULL,
    "other_id" INTEGER,
    CONSTRAINT "pk_goes" PRIMARY KEY ("id")
);

-- table goes_too
CREATE TABLE "goes_too" (
    "id"       INTEGER NOT NULL,
    "other_id" INTEGER,
    CONSTRAINT "pk_goes_too" PRIMARY KEY ("id"),
    CONSTRAINT "fk_goes_too_other_id" FOREIGN KEY ("other_id") REFERENCES "goes" ("id")
);

-- column comes_id
ALTER TABLE "stays" DROP COLUMN "comes_id";

-- unique key uq_stays_code
ALTER TABLE "stays"
    ADD CONSTRAINT "uq_stays_code" UNIQUE ("code");

-- foreign keys fk_goes_code, fk_goes_other_id
ALTER TABLE "goes"
    ADD CONSTRAINT "fk_goes_code" FOREIGN KEY ("code") REFERENCES "stays" ("code"),
    ADD CONSTRAINT "fk_goes_other_id" FOREIGN KEY ("other_id") REFERENCES "goes_too" ("id");
