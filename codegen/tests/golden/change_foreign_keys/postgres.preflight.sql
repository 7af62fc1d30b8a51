-- 2026-11-22-120000 change: preflight, PostgreSQL
-- Generated from schema.yaml by Tablewright.
-- Before up.sql starts, `tablewright migrate` asks what up.sql would be refused for; the queries only read.

-- foreign_key: book.fk_book_sequel_of
-- finds: rows of `book` whose `sequel_of` is in no row of `book`
-- shows: id
-- reads: book
SELECT "id"::text AS "shown"
FROM "book" AS "referring"
WHERE "referring"."sequel_of" IS NOT NULL
AND NOT EXISTS (
    SELECT 1 FROM "book" AS "referenced"
    WHERE "referenced"."id" = "referring"."sequel_of"
);
