-- trigger shelf_noted
DROP TRIGGER "shelf_noted" ON "shelf";
DROP FUNCTION "shelf_shelf_noted"();

-- view halls
DROP VIEW "halls";

-- raw SQL low
DROP INDEX ix_low;

-- raw SQL high
DROP INDEX ix_high;

-- unique key uq_shelf
ALTER TABLE "shelf" DROP CONSTRAINT "uq_shelf";

-- primary key pk_keyless
ALTER TABLE "keyless" DROP CONSTRAINT "pk_keyless";

-- unique key uq_shelf
ALTER TABLE "shelf"
    ADD CONSTRAINT "uq_shelf" UNIQUE ("hall");

-- raw SQL high
CREATE INDEX ix_high ON shelf (floor);
