-- raw SQL first
DROP TABLE zone;

-- raw SQL first
CREATE TEMP TABLE zone (id INTEGER);

-- raw SQL second
CREATE TEMP TABLE part (id INTEGER);

-- raw SQL third
CREATE TEMP TABLE parts (id INTEGER);
