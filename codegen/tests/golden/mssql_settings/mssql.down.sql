-- table claims
DROP TABLE [claims];
