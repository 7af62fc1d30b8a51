-- raw SQL first
DROP TEMPORARY TABLE zone;

-- raw SQL first
CREATE TEMPORARY TABLE zone (id INTEGER);

-- raw SQL second
CREATE TEMPORARY TABLE part (id INTEGER);

-- raw SQL third
CREATE TEMPORARY TABLE parts (id INTEGER);
