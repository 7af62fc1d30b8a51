-- table visits
DROP TABLE "visits";

-- table people
DROP TABLE "people";
