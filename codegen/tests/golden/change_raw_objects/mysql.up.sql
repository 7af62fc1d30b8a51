-- raw SQL third
DROP TEMPORARY TABLE parts;

-- raw SQL second
DROP TEMPORARY TABLE part;

-- raw SQL first
DROP TEMPORARY TABLE zone;

-- raw SQL first
CREATE TEMPORARY TABLE zone (id INTEGER, name INTEGER);
