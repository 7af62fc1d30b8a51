-- raw SQL seed
DELETE FROM things;
GO

-- table things
DROP TABLE [things];
