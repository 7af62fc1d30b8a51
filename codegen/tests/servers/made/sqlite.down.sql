-- table hosts
DROP TABLE "hosts";
