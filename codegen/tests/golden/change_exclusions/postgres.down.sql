-- exclusion constraint ex_bookings_place_lower_note
ALTER TABLE "bookings" DROP CONSTRAINT "ex_bookings_place_lower_note";

-- exclusion constraint no_ends
ALTER TABLE "bookings" DROP CONSTRAINT "no_ends";

-- exclusion constraint no_overlap
ALTER TABLE "bookings" DROP CONSTRAINT "no_overlap";

-- table halls
DROP TABLE "halls";

-- column room
ALTER TABLE "bookings" RENAME COLUMN "place" TO "room";

-- index no_twins
ALTER INDEX "no_two" RENAME TO "no_twins";

-- exclusion constraint no_ends
ALTER TABLE "bookings"
    ADD CONSTRAINT "no_ends" EXCLUDE ("ends" WITH =) WHERE ("room" > 5) DEFERRABLE INITIALLY IMMEDIATE;

-- exclusion constraint no_notes
ALTER TABLE "bookings"
    ADD CONSTRAINT "no_notes" EXCLUDE USING hash ("note" WITH =);
