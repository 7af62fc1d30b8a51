-- raw SQL first
DROP TABLE #zone;
GO

-- raw SQL first
CREATE TABLE #zone (id INTEGER);
GO

-- raw SQL second
CREATE TABLE #part (id INTEGER);
GO

-- raw SQL third
CREATE TABLE #parts (id INTEGER);
GO
