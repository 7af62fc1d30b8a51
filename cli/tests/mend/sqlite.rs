//! Forty-four ways to change the SQLite database by hand.
//!
//! What stands in `CREATE TABLE` is changed in its text, as somebody does it who knows `writable_schema`.

use crate::Mutation;

/// The text of a table with one part replaced.
macro_rules! text {
    ($table:literal, $before:literal, $after:literal) => {
        concat!(
            "PRAGMA writable_schema = 1; UPDATE sqlite_schema SET sql = replace(sql, ",
            $before,
            ", ",
            $after,
            ") WHERE type = 'table' AND name = '",
            $table,
            "'; PRAGMA writable_schema = RESET"
        )
    };
}

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
    ("DROP INDEX ix_book_title_pages", &["tables › book › indexes › ix_book_title_pages"]),
    (
        "DROP INDEX ix_book_title_pages; CREATE INDEX ix_book_title_pages ON book (title, pages)",
        &["tables › book › indexes › ix_book_title_pages › keys"],
    ),
    (
        "DROP INDEX ix_book_title_pages; \
         CREATE INDEX ix_book_title_pages ON book (title DESC, pages, tier)",
        &["tables › book › indexes › ix_book_title_pages › keys"],
    ),
    (
        "DROP INDEX ix_book_title_pages; \
         CREATE UNIQUE INDEX ix_book_title_pages ON book (title DESC, pages)",
        &["tables › book › indexes › ix_book_title_pages › uniqueness"],
    ),
    (
        "DROP INDEX ix_book_cheap; CREATE INDEX ix_book_cheap ON book (price) WHERE price < 20",
        &["tables › book › indexes › ix_book_cheap › predicate"],
    ),
    (
        "DROP INDEX ix_book_lower; CREATE INDEX ix_book_lower ON book (upper(title))",
        &["tables › book › indexes › ix_book_lower › keys"],
    ),
    ("CREATE INDEX by_hand ON book (pages)", &["tables › book › indexes › by_hand"]),
    ("CREATE UNIQUE INDEX by_hand ON author (email)", &["tables › author › indexes › by_hand"]),
    ("DROP VIEW titles", &["views › titles"]),
    (
        "DROP VIEW titles; CREATE VIEW titles AS SELECT title, id FROM book",
        &["views › titles › query › sqlite"],
    ),
    ("CREATE VIEW more AS SELECT 1 AS one", &["unknown more"]),
    ("CREATE TABLE other (a INTEGER)", &["unknown other"]),
    ("DROP TRIGGER touch", &["tables › book › triggers › touch"]),
    (
        "DROP TRIGGER touch; CREATE TRIGGER touch AFTER DELETE ON book BEGIN SELECT 1; END",
        &["tables › book › triggers › touch › body › sqlite"],
    ),
    (
        "DROP TRIGGER touch; CREATE TRIGGER touch BEFORE DELETE ON book BEGIN \
         DELETE FROM tag WHERE label = 'gone'; END",
        &["tables › book › triggers › touch › timing"],
    ),
    (
        "DROP TRIGGER touch; CREATE TRIGGER touch AFTER UPDATE ON book BEGIN \
         DELETE FROM tag WHERE label = 'gone'; END",
        &["tables › book › triggers › touch › events"],
    ),
    (
        "CREATE TRIGGER by_hand AFTER INSERT ON tag BEGIN SELECT 1; END",
        &["tables › tag › triggers › by_hand"],
    ),
    (text!("book", "'5000'", "'6000'"), &["tables › book › checks › ck_book_pages › expression"]),
    (
        text!("book", "'CONSTRAINT \"ck_book_pages\" CHECK (\"pages\" BETWEEN 1 AND 5000),'", "''"),
        &["tables › book › checks › ck_book_pages"],
    ),
    (
        text!(
            "book",
            "'CONSTRAINT \"ck_book_pages\"'",
            "'CONSTRAINT ck_hand CHECK (pages <> 7), CONSTRAINT \"ck_book_pages\"'"
        ),
        &["tables › book › checks › ck_hand"],
    ),
    // Without a name: no ALTER takes it away.
    (
        text!(
            "book",
            "'CONSTRAINT \"ck_book_pages\"'",
            "'CHECK (pages <> 7), CONSTRAINT \"ck_book_pages\"'"
        ),
        &["tables › book › checks › ck_book_1"],
    ),
    (
        text!("book", "'(''A'', ''B'')'", "'(''A'', ''B'', ''C'')'"),
        &["tables › book › checks › ck_book_tier_enum › expression"],
    ),
    (
        text!(
            "book",
            "'CONSTRAINT \"ck_book_notes_json\" CHECK (\"notes\" IS NULL OR json_valid(\"notes\")),'",
            "''"
        ),
        &["tables › book › checks › ck_book_notes_json"],
    ),
    (text!("book", "'untitled'", "'x'"), &["tables › book › columns › title › default"]),
    (text!("book", "'DEFAULT 1,'", "','"), &["tables › book › columns › pages › default"]),
    (
        text!("author", "'VARCHAR(50) NOT NULL'", "'VARCHAR(50) NOT NULL DEFAULT ''n'''"),
        &["tables › author › columns › name › default"],
    ),
    (text!("book", "'VARCHAR(100)'", "'VARCHAR(99)'"), &["tables › book › columns › title › type"]),
    (
        text!("book", "'DECIMAL(10, 2)'", "'DECIMAL(12, 2)'"),
        &["tables › book › columns › price › type"],
    ),
    (
        text!("book", "'NOT NULL DEFAULT ''untitled'''", "'DEFAULT ''untitled'''"),
        &["tables › book › columns › title › nullability"],
    ),
    (
        text!("book", "'VARCHAR(1),'", "'VARCHAR(1) NOT NULL,'"),
        &["tables › book › columns › tier › nullability"],
    ),
    (
        text!("author", "'\"NOCASE\"'", "'RTRIM'"),
        &["tables › author › columns › email › collation"],
    ),
    (
        text!("author", "'COLLATE \"NOCASE\"'", "''"),
        &["tables › author › columns › email › collation"],
    ),
    (
        text!("book", "'ON DELETE CASCADE'", "'ON DELETE SET NULL'"),
        &["tables › book › foreign_keys › fk_book_author_id › on_delete"],
    ),
    (
        text!("tag", "'ON DELETE CASCADE'", "'ON DELETE CASCADE ON UPDATE CASCADE'"),
        &["tables › tag › foreign_keys › fk_tag_book_id › on_update"],
    ),
    (
        text!("tag", "'\"fk_tag_book_id\"'", "'fk_hand'"),
        &["tables › tag › foreign_keys › fk_hand", "tables › tag › foreign_keys › fk_tag_book_id"],
    ),
    (
        text!("author", "'\"uq_author_name\"'", "'uq_hand'"),
        &[
            "tables › author › unique_constraints › uq_author_name",
            "tables › author › unique_constraints › uq_hand",
        ],
    ),
    (text!("tag", "'\"pk_tag\"'", "'pk_hand'"), &["tables › tag › primary_key › name"]),
    (
        text!("book", "'\"pages\" + 1'", "'\"pages\" + 2'"),
        &["tables › book › columns › pages_more › generated › expression"],
    ),
    (
        "DROP TRIGGER book_search_insert; DROP TRIGGER book_search_delete; \
         DROP TRIGGER book_search_update; DROP TABLE book_search",
        &["tables › book › search_indexes › book_search"],
    ),
    (
        "DROP TRIGGER book_search_delete",
        &[
            "tables › book › search_indexes › book_search",
            "tables › book › triggers › book_search_insert",
            "tables › book › triggers › book_search_update",
            "unknown book_search",
        ],
    ),
    // What no comparison of schemas sees.
    (
        text!("author", "'UNIQUE (\"name\")'", "'UNIQUE (\"name\") ON CONFLICT REPLACE'"),
        &["table `author` keeps its unique key (name) by ON CONFLICT REPLACE"],
    ),
    (
        text!("author", "'UNIQUE (\"name\")'", "'UNIQUE (\"name\" COLLATE NOCASE)'"),
        &["table `author` compares `name` in its unique key (name) by the collation NOCASE"],
    ),
    (
        text!(
            "tag",
            "'PRIMARY KEY (\"book_id\", \"label\")'",
            "'PRIMARY KEY (\"book_id\", \"label\") ON CONFLICT IGNORE'"
        ),
        &["table `tag` keeps its primary key (book_id, label) by ON CONFLICT IGNORE"],
    ),
    (
        text!("tag", "'(30) NOT NULL'", "'(30) NOT NULL ON CONFLICT IGNORE'"),
        &["table `tag` keeps `label` NOT NULL by ON CONFLICT IGNORE"],
    ),
    (
        "PRAGMA foreign_keys = OFF; CREATE TABLE kept AS SELECT * FROM tag; DROP TABLE tag; \
         CREATE TABLE tag (book_id INTEGER NOT NULL, label TEXT NOT NULL, weight REAL NOT NULL DEFAULT 0.5, \
             CONSTRAINT pk_tag PRIMARY KEY (book_id, label), CONSTRAINT fk_tag_book_id FOREIGN KEY (book_id) \
             REFERENCES book (id) ON DELETE CASCADE) STRICT, WITHOUT ROWID; \
         INSERT INTO tag SELECT * FROM kept; DROP TABLE kept",
        &[
            "table `tag` is STRICT: it refuses values of other types",
            "table `tag` is WITHOUT ROWID: its rows have no number",
            "tables › tag › columns › book_id › type",
            "tables › tag › columns › label › type",
        ],
    ),
    (
        "DROP TRIGGER touch; CREATE TRIGGER touch AFTER DELETE ON book WHEN OLD.pages > 3 BEGIN \
         DELETE FROM tag WHERE label = 'gone'; END",
        &[
            "tables › book › triggers › touch",
            "trigger `touch` of table `book` cannot be described by a spec",
        ],
    ),
    ("DROP VIEW titles; CREATE VIEW titles (name) AS SELECT title FROM book", &["views › titles"]),
];
