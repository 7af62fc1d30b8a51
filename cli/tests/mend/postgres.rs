//! Forty ways to change the PostgreSQL database by hand.

use crate::{ByHand, Mutation};

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
    (
        "ALTER TABLE book ADD CONSTRAINT apart EXCLUDE (pages WITH =)",
        &["tables › book › indexes › apart"],
    ),
    // What no comparison of schemas sees.
    (
        "ALTER TABLE book DROP CONSTRAINT ck_book_pages, \
         ADD CONSTRAINT ck_book_pages CHECK (pages BETWEEN 1 AND 5000) NOT VALID",
        &["tables › book › checks › ck_book_pages › validity"],
    ),
    (
        "ALTER TABLE book DROP CONSTRAINT ck_book_pages, \
         ADD CONSTRAINT ck_book_pages CHECK (pages BETWEEN 1 AND 5000) NO INHERIT",
        &["check `ck_book_pages` of table `book` is NO INHERIT"],
    ),
    (
        "ALTER TABLE book DROP CONSTRAINT fk_book_author_id, ADD CONSTRAINT fk_book_author_id \
         FOREIGN KEY (author_id) REFERENCES author (id) ON DELETE CASCADE NOT VALID",
        &["tables › book › foreign_keys › fk_book_author_id › validity"],
    ),
    (
        "ALTER TABLE book DROP CONSTRAINT fk_book_author_id, ADD CONSTRAINT fk_book_author_id \
         FOREIGN KEY (author_id) REFERENCES author (id) MATCH FULL ON DELETE CASCADE",
        &["foreign key `fk_book_author_id` of table `book` is MATCH FULL"],
    ),
    (
        "CREATE SCHEMA IF NOT EXISTS elsewhere; CREATE TABLE elsewhere.author AS SELECT * FROM author; \
         ALTER TABLE elsewhere.author ADD PRIMARY KEY (id); \
         ALTER TABLE book DROP CONSTRAINT fk_book_author_id, ADD CONSTRAINT fk_book_author_id \
         FOREIGN KEY (author_id) REFERENCES elsewhere.author (id) ON DELETE CASCADE",
        &[
            "foreign key `fk_book_author_id` of table `book` refers to `elsewhere.author`",
            "tables › book › foreign_keys › fk_book_author_id › referenced_table",
        ],
    ),
    (
        "ALTER TABLE author DROP CONSTRAINT uq_author_name, ADD CONSTRAINT uq_author_name UNIQUE (name) DEFERRABLE",
        &["tables › author › unique_constraints › uq_author_name › deferrability"],
    ),
    (
        "ALTER TABLE author DROP CONSTRAINT uq_author_name, \
         ADD CONSTRAINT uq_author_name UNIQUE NULLS NOT DISTINCT (name)",
        &["tables › author › unique_constraints › uq_author_name › nulls"],
    ),
    (
        "ALTER TABLE author DROP CONSTRAINT uq_author_name, \
         ADD CONSTRAINT uq_author_name UNIQUE (name) INCLUDE (email)",
        &["tables › author › unique_constraints › uq_author_name › include"],
    ),
    (
        "ALTER TABLE tag DROP CONSTRAINT pk_tag, ADD CONSTRAINT pk_tag PRIMARY KEY (book_id, label) DEFERRABLE",
        &["tables › tag › primary_key › deferrability"],
    ),
    (
        "UPDATE pg_index SET indisvalid = FALSE WHERE indexrelid = 'ix_book_cheap'::regclass",
        &["index `ix_book_cheap` of table `book` is invalid"],
    ),
    (
        "DROP INDEX ix_book_title_pages; \
         CREATE INDEX ix_book_title_pages ON book (title varchar_pattern_ops DESC, pages)",
        &["tables › book › indexes › ix_book_title_pages › keys"],
    ),
    (
        "DROP INDEX ix_book_lower; CREATE UNIQUE INDEX ix_book_lower ON book (lower(title)) NULLS NOT DISTINCT",
        &[
            "tables › book › indexes › ix_book_lower › nulls",
            "tables › book › indexes › ix_book_lower › uniqueness",
        ],
    ),
    (
        "ALTER INDEX ix_book_title_pages SET (fillfactor = 70)",
        &["tables › book › indexes › ix_book_title_pages › with"],
    ),
    ("ALTER TABLE book DISABLE TRIGGER touch", &["trigger `touch` of table `book` is disabled"]),
    (
        "ALTER TABLE book ENABLE REPLICA TRIGGER touch",
        &["trigger `touch` of table `book` fires on a replica alone"],
    ),
    (
        "ALTER FUNCTION book_touch() SECURITY DEFINER SET search_path = public",
        &[
            "trigger `touch` of table `book` runs with the rights of its function's owner",
            "trigger `touch` of table `book` runs under the settings",
        ],
    ),
    (
        "DROP TRIGGER touch ON book; CREATE TRIGGER touch AFTER DELETE ON book FOR EACH ROW \
         WHEN (OLD.pages > 3) EXECUTE FUNCTION book_touch()",
        &[
            "tables › book › triggers › touch",
            "trigger `touch` of table `book` cannot be described by a spec",
        ],
    ),
    (
        "ALTER TABLE tag DISABLE TRIGGER ALL",
        &[
            "foreign key `fk_tag_book_id` of table `tag` is not enforced: its triggers on `tag` are disabled",
        ],
    ),
    (
        "ALTER TABLE tag SET UNLOGGED",
        &["table `tag` is not logged: a crash of the server empties it"],
    ),
    (
        "ALTER TABLE author ALTER COLUMN id SET GENERATED ALWAYS",
        &["tables › author › columns › id › auto_increment"],
    ),
    (
        "ALTER SEQUENCE author_id_seq AS integer INCREMENT BY 5 CACHE 7 CYCLE",
        &["column `author.id` is numbered by the sequence `author_id_seq`, which is \
           AS integer, INCREMENT BY 5, MAXVALUE 2147483647, CACHE 7, CYCLE"],
    ),
    (
        "ALTER TABLE book ALTER COLUMN id DROP IDENTITY; CREATE SEQUENCE book_id_seq AS integer START WITH 1 \
         OWNED BY book.id; ALTER TABLE book ALTER COLUMN id SET DEFAULT nextval('book_id_seq'); \
         SELECT setval('book_id_seq', 2)",
        &[
            "tables › book › columns › id › auto_increment",
            "column `book.id` is numbered by the sequence `book_id_seq`, which is AS integer, MAXVALUE 2147483647",
        ],
    ),
];

/// Changes that no plan takes back.
pub(crate) const BY_HAND: &[ByHand] = &[
    (
        "ALTER TABLE tag ENABLE ROW LEVEL SECURITY",
        "table `tag` has row-level security",
        "ALTER TABLE tag DISABLE ROW LEVEL SECURITY",
    ),
    (
        "ALTER TABLE tag FORCE ROW LEVEL SECURITY",
        "table `tag` has row-level security",
        "ALTER TABLE tag NO FORCE ROW LEVEL SECURITY",
    ),
    (
        "CREATE RULE away AS ON INSERT TO tag DO INSTEAD NOTHING",
        "table `tag` has the rule `away`",
        "DROP RULE away ON tag",
    ),
    (
        "CREATE TABLE parent (label varchar(30) NOT NULL); ALTER TABLE tag INHERIT parent",
        "table `tag` inherits from `parent`",
        "ALTER TABLE tag NO INHERIT parent; DROP TABLE parent",
    ),
    (
        "CREATE TABLE child () INHERITS (tag)",
        "table `tag` shows the rows of `child`",
        "DROP TABLE child",
    ),
    (
        "ALTER VIEW titles SET (security_barrier = true)",
        "view `titles` has the option security_barrier=true",
        "ALTER VIEW titles RESET (security_barrier)",
    ),
    (
        "ALTER VIEW titles SET (check_option = local)",
        "view `titles` has WITH LOCAL CHECK OPTION",
        "ALTER VIEW titles RESET (check_option)",
    ),
];
