-- trigger touched
DROP TRIGGER [touched];

-- view named
DROP VIEW [named];
GO

-- raw SQL more
DELETE FROM things WHERE id < 0;
GO

-- table things
DROP TABLE [things];
