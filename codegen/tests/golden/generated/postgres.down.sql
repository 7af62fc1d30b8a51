-- table boxes
DROP TABLE "boxes";
