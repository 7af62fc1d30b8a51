-- table notes
DROP TABLE "notes";
