-- raw SQL third
DROP TABLE #parts;
GO

-- raw SQL second
DROP TABLE #part;
GO

-- raw SQL first
DROP TABLE #zone;
GO

-- raw SQL first
CREATE TABLE #zone (id INTEGER, name INTEGER);
GO
