-- 2026-11-22-120000 change: preflight, SQLite
-- Generated from schema.yaml by Tablewright.
-- Before up.sql starts, `tablewright migrate` asks what up.sql would be refused for; the queries only read.

-- check: authors.ck_name
-- finds: rows of `authors` that violate `ck_name`
-- shows: id
-- reads: authors
SELECT CAST("id" AS TEXT) AS "shown"
FROM "authors"
WHERE NOT "name" <> '';

-- check: books.ck_shelf
-- finds: rows of `books` that violate `ck_shelf`
-- shows: id
-- reads: books
SELECT CAST("id" AS TEXT) AS "shown"
FROM "books"
WHERE NOT "shelf" > 1;
