//! Forty ways to change the MySQL or MariaDB database by hand.

use diesel::{MysqlConnection, RunQueryDsl, dsl::sql, sql_types::Text};
use tablewright_testing::Failed;

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
    ("CREATE INDEX more ON book (title(3))", &["tables › book › indexes › more"]),
    ("ALTER TABLE tag DROP COLUMN weight", &["tables › tag › columns › weight"]),
    (
        "ALTER TABLE book MODIFY title VARCHAR(99) NOT NULL DEFAULT 'untitled'",
        &["tables › book › columns › title › type"],
    ),
    ("ALTER TABLE book MODIFY price DECIMAL(12, 2)", &["tables › book › columns › price › type"]),
    (
        "ALTER TABLE tag MODIFY weight FLOAT NOT NULL DEFAULT 0.5",
        &["tables › tag › columns › weight › type"],
    ),
    ("ALTER TABLE book MODIFY pages BIGINT DEFAULT 1", &["tables › book › columns › pages › type"]),
    (
        "ALTER TABLE book MODIFY title VARCHAR(100) DEFAULT 'untitled'",
        &["tables › book › columns › title › nullability"],
    ),
    (
        "ALTER TABLE book MODIFY tier VARCHAR(1) NOT NULL",
        &["tables › book › columns › tier › nullability"],
    ),
    ("ALTER TABLE book ALTER pages SET DEFAULT 2", &["tables › book › columns › pages › default"]),
    ("ALTER TABLE book ALTER title DROP DEFAULT", &["tables › book › columns › title › default"]),
    (
        "ALTER TABLE author ALTER name SET DEFAULT 'n'",
        &["tables › author › columns › name › default"],
    ),
    (
        "ALTER TABLE book MODIFY added DATETIME(6) NOT NULL DEFAULT '2000-01-01' COMMENT 'when it came'",
        &["tables › book › columns › added › default"],
    ),
    (
        "ALTER TABLE book MODIFY title VARCHAR(100) COLLATE utf8mb4_general_ci NOT NULL DEFAULT 'untitled'",
        &["tables › book › columns › title › collation"],
    ),
    (
        "ALTER TABLE author MODIFY email VARCHAR(80) COLLATE utf8mb4_bin",
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
        "ALTER TABLE author DROP INDEX uq_author_name",
        &["tables › author › unique_constraints › uq_author_name"],
    ),
    (
        "ALTER TABLE author RENAME INDEX uq_author_name TO other",
        &[
            "tables › author › unique_constraints › other",
            "tables › author › unique_constraints › uq_author_name",
        ],
    ),
    (
        "CREATE UNIQUE INDEX uq_hand ON author (email)",
        &["tables › author › unique_constraints › uq_hand"],
    ),
    (
        "ALTER TABLE tag DROP PRIMARY KEY, ADD PRIMARY KEY (book_id, label, weight)",
        &["tables › tag › primary_key › columns"],
    ),
    (
        "ALTER TABLE tag DROP FOREIGN KEY fk_tag_book_id",
        &["tables › tag › foreign_keys › fk_tag_book_id"],
    ),
    (
        "ALTER TABLE tag DROP FOREIGN KEY fk_tag_book_id; ALTER TABLE tag \
         ADD CONSTRAINT fk_tag_book_id FOREIGN KEY (book_id) REFERENCES book (id)",
        &["tables › tag › foreign_keys › fk_tag_book_id › on_delete"],
    ),
    (
        "ALTER TABLE book DROP FOREIGN KEY fk_book_author_id; ALTER TABLE book ADD CONSTRAINT \
         fk_book_author_id FOREIGN KEY (author_id) REFERENCES author (id) ON DELETE CASCADE ON UPDATE CASCADE",
        &["tables › book › foreign_keys › fk_book_author_id › on_update"],
    ),
    (
        "ALTER TABLE book ADD CONSTRAINT fk_hand FOREIGN KEY (author_id) REFERENCES author (id)",
        &["tables › book › foreign_keys › fk_hand"],
    ),
    (
        "ALTER TABLE book DROP INDEX ix_book_title_pages",
        &["tables › book › indexes › ix_book_title_pages"],
    ),
    (
        "ALTER TABLE book DROP INDEX ix_book_title_pages, ADD INDEX ix_book_title_pages (title, pages)",
        &["tables › book › indexes › ix_book_title_pages › keys"],
    ),
    (
        "ALTER TABLE book DROP INDEX ix_book_title_pages, \
         ADD UNIQUE INDEX ix_book_title_pages (title DESC, pages)",
        &["tables › book › indexes › ix_book_title_pages › uniqueness"],
    ),
    ("CREATE INDEX by_hand ON book (pages)", &["tables › book › indexes › by_hand"]),
    ("ALTER TABLE author COMMENT = 'x'", &["tables › author › comment"]),
    (
        "ALTER TABLE tag MODIFY label VARCHAR(30) NOT NULL COMMENT 'x'",
        &["tables › tag › columns › label › comment"],
    ),
    ("DROP TRIGGER touch", &["tables › book › triggers › touch"]),
    (
        "SET SESSION sql_mode = CONCAT(@@sql_mode, ',HIGH_NOT_PRECEDENCE'); DROP TRIGGER touch; \
         CREATE TRIGGER touch AFTER DELETE ON book FOR EACH ROW BEGIN DELETE FROM tag WHERE label = 'gone'; END; \
         SET SESSION sql_mode = REPLACE(@@sql_mode, 'HIGH_NOT_PRECEDENCE', '')",
        &["trigger `touch` of table `book` was made in modes that change what it means"],
    ),
    (
        "SET SESSION sql_mode = CONCAT(@@sql_mode, ',ANSI_QUOTES'); DROP TRIGGER touch; \
         CREATE TRIGGER touch AFTER DELETE ON book FOR EACH ROW BEGIN DELETE FROM tag WHERE label = 'gone'; END; \
         SET SESSION sql_mode = REPLACE(@@sql_mode, 'ANSI_QUOTES', '')",
        &["trigger `touch` of table `book` was made in modes that change what it means"],
    ),
    (
        "SET SESSION sql_mode = CONCAT(@@sql_mode, ',NO_BACKSLASH_ESCAPES'); DROP TRIGGER touch; \
         CREATE TRIGGER touch AFTER DELETE ON book FOR EACH ROW BEGIN DELETE FROM tag WHERE label = 'gone'; END; \
         SET SESSION sql_mode = REPLACE(@@sql_mode, 'NO_BACKSLASH_ESCAPES', '')",
        &["trigger `touch` of table `book` was made in modes that change what it means"],
    ),
    (
        "DROP TRIGGER touch; CREATE TRIGGER touch AFTER DELETE ON book FOR EACH ROW BEGIN \
         DELETE FROM tag WHERE label = 'x'; END",
        &["tables › book › triggers › touch › body › mysql"],
    ),
    (
        "DROP TRIGGER touch; CREATE TRIGGER touch BEFORE DELETE ON book FOR EACH ROW BEGIN \
         DELETE FROM tag WHERE label = 'gone'; END",
        &["tables › book › triggers › touch › timing"],
    ),
    (
        "ALTER TABLE book MODIFY pages_more INTEGER GENERATED ALWAYS AS (pages + 2) STORED",
        &["tables › book › columns › pages_more › generated › expression"],
    ),
    ("DROP INDEX book_search ON book", &["tables › book › search_indexes › book_search"]),
    ("DROP VIEW titles", &["views › titles"]),
    ("CREATE VIEW more AS SELECT 1 AS one", &["unknown more"]),
    ("CREATE TABLE other (a INTEGER)", &["unknown other"]),
    // What no comparison of schemas sees.
    (
        "ALTER TABLE tag DROP FOREIGN KEY fk_tag_book_id; ALTER TABLE tag ENGINE = MyISAM",
        &[
            "table `tag` uses the engine MyISAM, which lacks foreign keys or transactions",
            "tables › tag › foreign_keys › fk_tag_book_id",
        ],
    ),
    (
        "ALTER TABLE tag CONVERT TO CHARACTER SET latin1",
        &["tables › tag › columns › label › collation"],
    ),
    (
        "ALTER TABLE author CONVERT TO CHARACTER SET latin1; \
         ALTER TABLE author ADD COLUMN extra TEXT",
        &[
            "tables › author › columns › email › collation",
            "tables › author › columns › extra",
            "tables › author › columns › name › collation",
        ],
    ),
    (
        "DROP INDEX ix_book_title_pages ON book; CREATE INDEX ix_book_title_pages ON book (title(5) DESC, pages)",
        &["tables › book › indexes › ix_book_title_pages › keys"],
    ),
    (
        "DROP INDEX uq_author_name ON author; CREATE UNIQUE INDEX uq_author_name ON author (name(5))",
        &["tables › author › unique_constraints › uq_author_name › lengths"],
    ),
    (
        "ALTER TABLE author MODIFY email VARCHAR(80) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci INVISIBLE",
        &["column `author.email` is invisible: `SELECT *` leaves it out"],
    ),
];

const OF_MARIADB: &[Mutation] = &[
    (
        "ALTER TABLE book ALTER INDEX ix_book_title_pages IGNORED",
        &["index `ix_book_title_pages` of table `book` is IGNORED: no query uses it"],
    ),
    (
        "SET SESSION sql_mode = CONCAT(@@sql_mode, ',EMPTY_STRING_IS_NULL'); DROP TRIGGER touch; \
         CREATE TRIGGER touch AFTER DELETE ON book FOR EACH ROW BEGIN DELETE FROM tag WHERE label = 'gone'; END; \
         SET SESSION sql_mode = REPLACE(@@sql_mode, 'EMPTY_STRING_IS_NULL', '')",
        &["trigger `touch` of table `book` was made in modes that change what it means"],
    ),
];

const OF_MYSQL: &[Mutation] = &[
    (
        "ALTER TABLE book ALTER INDEX ix_book_title_pages INVISIBLE",
        &["index `ix_book_title_pages` of table `book` is INVISIBLE: no query uses it"],
    ),
    (
        "ALTER TABLE author ALTER INDEX uq_author_name INVISIBLE",
        &["index `uq_author_name` of table `author` is INVISIBLE: no query uses it"],
    ),
    (
        "ALTER TABLE book ALTER CHECK ck_book_pages NOT ENFORCED",
        &["check `ck_book_pages` of table `book` is NOT ENFORCED: nothing is refused"],
    ),
];

/// The changes that only this server knows.
pub(crate) fn of_server(connection: &mut MysqlConnection) -> Result<&'static [Mutation], Failed> {
    let version: String = sql::<Text>("SELECT VERSION()").get_result(connection)?;
    Ok(if version.contains("MariaDB") { OF_MARIADB } else { OF_MYSQL })
}

/// Changes that no plan takes back.
pub(crate) const BY_HAND: &[ByHand] = &[
    (
        "CREATE OR REPLACE SQL SECURITY INVOKER VIEW titles AS SELECT title FROM book",
        "view `titles` has the rights of whoever reads it",
        "CREATE OR REPLACE SQL SECURITY DEFINER VIEW titles AS SELECT title FROM book",
    ),
    (
        "CREATE OR REPLACE VIEW titles AS SELECT title FROM book WHERE pages > 3 WITH CHECK OPTION",
        "view `titles` has WITH CASCADED CHECK OPTION",
        "CREATE OR REPLACE VIEW titles AS SELECT title FROM book",
    ),
];

/// Those that MariaDB alone tells.
pub(crate) const BY_HAND_ON_MARIADB: &[ByHand] = &[
    (
        "ALTER ALGORITHM = MERGE VIEW titles AS SELECT title FROM book",
        "view `titles` has ALGORITHM=MERGE",
        "ALTER ALGORITHM = UNDEFINED VIEW titles AS SELECT title FROM book",
    ),
    (
        "ALTER ALGORITHM = TEMPTABLE VIEW titles AS SELECT title FROM book",
        "view `titles` has ALGORITHM=TEMPTABLE",
        "ALTER ALGORITHM = UNDEFINED VIEW titles AS SELECT title FROM book",
    ),
];
