-- table people
DROP TABLE "people";
