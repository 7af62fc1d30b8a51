-- 2026-11-22-120000 change: preflight, SQLite
-- Generated from schema.yaml by Tablewright.
-- Before up.sql starts, `tablewright migrate` asks what up.sql would be refused for; the queries only read.
-- Not asked, as this migration changes the rows first: not_null: boxes.depth
-- Not asked, as this migration changes the rows first: check: boxes.ck_boxes_size_enum
-- Not asked, as this migration changes the rows first: check: boxes.ck_deep
-- Not asked, as this migration changes the rows first: not_null: lids.width
-- Not asked, as this migration changes the rows first: check: lids.ck_wide

-- not_null: papers.data
-- finds: rows of `papers` without `data`
-- shows: id
-- reads: papers
SELECT CAST("id" AS TEXT) AS "shown"
FROM "papers"
WHERE "data" IS NULL;
