-- table bookings
ALTER TABLE "bookings" RENAME COLUMN "room" TO "place";

-- table halls
CREATE TABLE "halls" (
    "id"    BIGINT NOT NULL,
    "spans" TEXT   NOT NULL,
    CONSTRAINT "pk_halls" PRIMARY KEY ("id")
);
