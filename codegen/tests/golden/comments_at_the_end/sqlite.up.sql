-- table things
CREATE TABLE "things" (
    "id"   INTEGER     NOT NULL CONSTRAINT "pk_things" PRIMARY KEY,
    "name" VARCHAR(50) NOT NULL DEFAULT ('x' -- it's
)
);

-- raw SQL more
UPDATE things SET name = name -- it's
;

-- view named
CREATE VIEW "named" AS
SELECT id FROM things
-- it's the end
;

-- trigger touched
CREATE TRIGGER "touched" AFTER UPDATE ON "things"
FOR EACH ROW BEGIN
    -- it's
       SELECT 1; -- the end
END;
