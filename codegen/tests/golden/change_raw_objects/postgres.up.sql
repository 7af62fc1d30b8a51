-- raw SQL third
DROP TABLE parts;

-- raw SQL second
DROP TABLE part;

-- raw SQL first
DROP TABLE zone;

-- raw SQL first
CREATE TEMP TABLE zone (id INTEGER, name INTEGER);
