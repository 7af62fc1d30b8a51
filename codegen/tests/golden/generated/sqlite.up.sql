-- table boxes
CREATE TABLE "boxes" (
    "id"     INTEGER     NOT NULL CONSTRAINT "pk_boxes" PRIMARY KEY,
    "width"  INTEGER     NOT NULL,
    "height" INTEGER     NOT NULL,
    "label"  VARCHAR(40) NOT NULL,
    "area"   INTEGER     NOT NULL GENERATED ALWAYS AS ("width" * "height") STORED,
    "shout"  VARCHAR(40) GENERATED ALWAYS AS (upper("label")) VIRTUAL
);

-- index ix_boxes_area
CREATE INDEX "ix_boxes_area" ON "boxes" ("area");
