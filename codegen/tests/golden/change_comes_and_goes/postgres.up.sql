-- raw SQL high
DROP INDEX ix_high;

-- unique key uq_shelf
ALTER TABLE "shelf" DROP CONSTRAINT "uq_shelf";

-- primary key pk_keyless
ALTER TABLE "keyless"
    ADD CONSTRAINT "pk_keyless" PRIMARY KEY ("id");

-- unique key uq_shelf
ALTER TABLE "shelf"
    ADD CONSTRAINT "uq_shelf" UNIQUE ("hall", "floor");

-- raw SQL high
CREATE INDEX ix_high ON shelf (floor, hall);

-- raw SQL low
CREATE INDEX ix_low ON shelf (note);

-- view halls
CREATE VIEW "halls" AS
SELECT hall FROM shelf;

-- trigger shelf_noted
CREATE FUNCTION "shelf_shelf_noted"() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    DELETE FROM keyless WHERE id = 0;
    RETURN NULL;
END;
$body$;
CREATE TRIGGER "shelf_noted" AFTER INSERT ON "shelf"
    FOR EACH ROW EXECUTE FUNCTION "shelf_shelf_noted"();
