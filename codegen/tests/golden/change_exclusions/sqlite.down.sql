-- table bookings
ALTER TABLE "bookings" RENAME COLUMN "place" TO "room";

-- table halls
DROP TABLE "halls";
