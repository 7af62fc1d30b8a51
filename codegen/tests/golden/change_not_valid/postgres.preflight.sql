-- 2026-11-22-120000 change: preflight, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- Before up.sql starts, `tablewright migrate` asks what up.sql would be refused for; the queries only read.

-- foreign_key: books.fk_books_author_id
-- finds: rows of `books` whose `author_id` is in no row of `authors`
-- shows: id
-- reads: books
-- reads: authors
SELECT "id"::text AS "shown"
FROM "books" AS "referring"
WHERE "referring"."author_id" IS NOT NULL
AND NOT EXISTS (
    SELECT 1 FROM "authors" AS "referenced"
    WHERE "referenced"."id" = "referring"."author_id"
);

-- check: books.ck_pages
-- finds: rows of `books` that violate `ck_pages`
-- shows: id
-- reads: books
SELECT "id"::text AS "shown"
FROM "books"
WHERE NOT "pages" > 0;
