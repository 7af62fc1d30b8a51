//! Forty ways to change the PostgreSQL database by hand.

use crate::Mutation;

pub(crate) const MUTATIONS: &[Mutation] = &[
    ("ALTER TABLE book ADD COLUMN extra TEXT", &["tables › book › columns › extra"]),
    (
        "ALTER TABLE author ADD COLUMN age INTEGER NOT NULL DEFAULT 0",
        &["tables › author › columns › age"],
    ),
    (
        "ALTER TABLE tag RENAME COLUMN weight TO heft",
        &["tables › tag › columns › heft", "tables › tag › columns › weight"],
    ),
    ("ALTER TABLE tag DROP COLUMN weight", &["tables › tag › columns › weight"]),
    (
        "ALTER TABLE author ALTER name TYPE VARCHAR(60)",
        &["tables › author › columns › name › type"],
    ),
    ("ALTER TABLE author ALTER email TYPE TEXT", &["tables › author › columns › email › type"]),
    (
        "ALTER TABLE book ALTER price TYPE NUMERIC(12, 2)",
        &["tables › book › columns › price › type"],
    ),
    ("ALTER TABLE tag ALTER weight TYPE REAL", &["tables › tag › columns › weight › type"]),
    (
        "ALTER TABLE book ALTER title DROP NOT NULL",
        &["tables › book › columns › title › nullability"],
    ),
    ("ALTER TABLE book ALTER tier SET NOT NULL", &["tables › book › columns › tier › nullability"]),
    ("ALTER TABLE book ALTER pages SET DEFAULT 2", &["tables › book › columns › pages › default"]),
    ("ALTER TABLE book ALTER title DROP DEFAULT", &["tables › book › columns › title › default"]),
    (
        "ALTER TABLE author ALTER name SET DEFAULT 'n'",
        &["tables › author › columns › name › default"],
    ),
    (
        "ALTER TABLE book ALTER added SET DEFAULT '2000-01-01'",
        &["tables › book › columns › added › default"],
    ),
    ("ALTER TABLE book ALTER id DROP IDENTITY", &["tables › book › columns › id › auto_increment"]),
    (
        "ALTER TABLE author ALTER email TYPE VARCHAR(80) COLLATE \"C\"",
        &["tables › author › columns › email › collation"],
    ),
    (
        "ALTER TABLE book DROP CONSTRAINT ck_book_tier_enum",
        &["tables › book › checks › ck_book_tier_enum"],
    ),
    (
        "ALTER TABLE book DROP CONSTRAINT ck_book_tier_enum; ALTER TABLE book \
         ADD CONSTRAINT ck_book_tier_enum CHECK (tier IN ('A', 'B', 'C'))",
        &["tables › book › checks › ck_book_tier_enum › expression"],
    ),
    (
        "ALTER TABLE book DROP CONSTRAINT ck_book_pages; \
         ALTER TABLE book ADD CONSTRAINT ck_book_pages CHECK (pages BETWEEN 0 AND 5000)",
        &["tables › book › checks › ck_book_pages › expression"],
    ),
    (
        "ALTER TABLE book ADD CONSTRAINT ck_hand CHECK (pages <> 7)",
        &["tables › book › checks › ck_hand"],
    ),
    (
        "ALTER TABLE author RENAME CONSTRAINT uq_author_name TO other",
        &[
            "tables › author › unique_constraints › other",
            "tables › author › unique_constraints › uq_author_name",
        ],
    ),
    (
        "ALTER TABLE book DROP CONSTRAINT uq_book_author_title",
        &["tables › book › unique_constraints › uq_book_author_title"],
    ),
    (
        "ALTER TABLE author ADD CONSTRAINT uq_hand UNIQUE (email)",
        &["tables › author › unique_constraints › uq_hand"],
    ),
    ("ALTER TABLE tag RENAME CONSTRAINT pk_tag TO pk_hand", &["tables › tag › primary_key › name"]),
    ("ALTER TABLE tag DROP CONSTRAINT pk_tag", &["tables › tag › primary_key"]),
    (
        "ALTER TABLE book ALTER CONSTRAINT fk_book_author_id DEFERRABLE",
        &["tables › book › foreign_keys › fk_book_author_id › deferrability"],
    ),
    (
        "ALTER TABLE tag DROP CONSTRAINT fk_tag_book_id",
        &["tables › tag › foreign_keys › fk_tag_book_id"],
    ),
    (
        "ALTER TABLE tag DROP CONSTRAINT fk_tag_book_id; ALTER TABLE tag \
         ADD CONSTRAINT fk_tag_book_id FOREIGN KEY (book_id) REFERENCES book (id)",
        &["tables › tag › foreign_keys › fk_tag_book_id › on_delete"],
    ),
    (
        "ALTER TABLE book ADD CONSTRAINT fk_hand FOREIGN KEY (author_id) REFERENCES author (id)",
        &["tables › book › foreign_keys › fk_hand"],
    ),
    ("DROP INDEX ix_book_title_pages", &["tables › book › indexes › ix_book_title_pages"]),
    (
        "DROP INDEX ix_book_title_pages; CREATE INDEX ix_book_title_pages ON book (title, pages)",
        &["tables › book › indexes › ix_book_title_pages › keys"],
    ),
    (
        "DROP INDEX ix_book_cheap; CREATE INDEX ix_book_cheap ON book USING hash (price) WHERE price < 10",
        &["tables › book › indexes › ix_book_cheap › method"],
    ),
    (
        "DROP INDEX ix_book_cheap; CREATE INDEX ix_book_cheap ON book (price) WHERE price < 20",
        &["tables › book › indexes › ix_book_cheap › predicate"],
    ),
    (
        "DROP INDEX ix_book_cheap; \
         CREATE INDEX ix_book_cheap ON book (price) INCLUDE (pages) WHERE price < 10",
        &["tables › book › indexes › ix_book_cheap › include"],
    ),
    ("CREATE INDEX by_hand ON book (pages)", &["tables › book › indexes › by_hand"]),
    ("COMMENT ON COLUMN book.title IS 'x'", &["tables › book › columns › title › comment"]),
    ("COMMENT ON TABLE author IS NULL", &["tables › author › comment"]),
    ("DROP TRIGGER touch ON book", &["tables › book › triggers › touch"]),
    (
        "CREATE OR REPLACE FUNCTION book_touch() RETURNS trigger LANGUAGE plpgsql \
         AS 'BEGIN RETURN OLD; END;'",
        &["tables › book › triggers › touch › body › postgres"],
    ),
    (
        "ALTER TABLE book DROP COLUMN pages_more; ALTER TABLE book \
         ADD COLUMN pages_more INTEGER GENERATED ALWAYS AS (pages + 2) STORED",
        &["tables › book › columns › pages_more › generated › expression"],
    ),
    (
        "ALTER TABLE book DROP COLUMN book_search_vector",
        &["tables › book › search_indexes › book_search"],
    ),
    ("DROP VIEW titles", &["views › titles"]),
    ("CREATE VIEW more AS SELECT 1 AS one", &["unknown more"]),
    ("CREATE TABLE other ()", &["unknown other"]),
];
