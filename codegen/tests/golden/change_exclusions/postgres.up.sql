-- exclusion constraint no_ends
ALTER TABLE "bookings" DROP CONSTRAINT "no_ends";

-- exclusion constraint no_notes
ALTER TABLE "bookings" DROP CONSTRAINT "no_notes";

-- column place
ALTER TABLE "bookings" RENAME COLUMN "room" TO "place";

-- index no_two
ALTER INDEX "no_twins" RENAME TO "no_two";

-- table halls
CREATE TABLE "halls" (
    "id"    BIGINT    NOT NULL,
    "spans" int4range NOT NULL,
    CONSTRAINT "pk_halls" PRIMARY KEY ("id")
);

-- exclusion constraint ex_bookings_place_lower_note
ALTER TABLE "bookings"
    ADD CONSTRAINT "ex_bookings_place_lower_note" EXCLUDE ("place" WITH =, (lower("note")) WITH =);

-- exclusion constraint no_ends
ALTER TABLE "bookings"
    ADD CONSTRAINT "no_ends" EXCLUDE ("ends" DESC WITH =) INCLUDE ("note") WITH ("fillfactor" = '70') WHERE ("place" > 5) DEFERRABLE INITIALLY DEFERRED;

-- exclusion constraint no_overlap
ALTER TABLE "bookings"
    ADD CONSTRAINT "no_overlap" EXCLUDE USING gist ((int4range(starts, ends)) WITH &&) WHERE ("place" = 1);

-- exclusion constraint ex_halls_spans
ALTER TABLE "halls"
    ADD CONSTRAINT "ex_halls_spans" EXCLUDE USING gist ("spans" WITH &&);
