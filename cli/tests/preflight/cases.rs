//! Changes, and rows that they do not let in.

use tablewright_testing::Database;

/// A change, rows that do not fit it, and how they are told.
pub(crate) struct Case {
    pub(crate) name: &'static str,
    pub(crate) replacements: &'static [(&'static str, &'static str)],
    pub(crate) rows: &'static str,
    /// What makes them fit.
    pub(crate) mend: &'static str,
    /// The databases that would refuse them, if not all.
    pub(crate) only: &'static [Database],
    pub(crate) finds: &'static str,
    pub(crate) change: &'static str,
}

const ALL: &[Database] = &Database::ALL;
const SERVERS: &[Database] = &[Database::Postgres, Database::Mysql];

pub(crate) const CASES: &[Case] = &[
    Case {
        name: "null_where_not_null_comes",
        replacements: &[
            ("tier: string(10)?", "tier: string(10) # here"),
            ("", "consents: [{ not_null: author.tier }]\n"),
        ],
        rows: "INSERT INTO author (id, tier) VALUES (1, NULL), (2, 'A'), (3, NULL), (4, NULL), (5, NULL), \
               (6, NULL), (7, NULL), (8, NULL)",
        mend: "UPDATE author SET tier = 'A'",
        only: ALL,
        finds: "rows of `author` without `tier`: 7 (id = 1; 3; 4; 5; 6, …)",
        change: "not_null: author.tier",
    },
    Case {
        name: "rows_where_a_column_comes_that_must_have_a_value",
        replacements: &[
            ("score: integer?", "score: integer?\n      born: integer # here"),
            ("", "consents: [{ not_null: author.born }]\n"),
        ],
        rows: "INSERT INTO author (id) VALUES (7)",
        mend: "DELETE FROM author",
        only: ALL,
        finds: "rows of `author`, for which the new `born` has no value: 1 (id = 7)",
        change: "not_null: author.born",
    },
    Case {
        name: "equal_values_where_a_unique_key_comes",
        replacements: &[
            (
                "    primary_key: id\n",
                "    primary_key: id\n    unique:\n      - [name, tier] # here\n",
            ),
            ("", "consents: [{ unique: author.uq_author_name_tier }]\n"),
        ],
        rows: "INSERT INTO author (id, name, tier) VALUES (1, 'Ann', 'A'), (2, 'Ann', 'A'), (3, 'Ann', 'B'), \
               (4, 'Bo', NULL), (5, 'Bo', NULL)",
        mend: "DELETE FROM author WHERE id = 2",
        only: ALL,
        finds: "values of `name`, `tier` that several rows of `author` have: 1 (name, tier = Ann, A)",
        change: "unique: author.uq_author_name_tier",
    },
    Case {
        name: "equal_values_where_a_unique_index_comes",
        replacements: &[
            (
                "    primary_key: id\n",
                "    primary_key: id\n    indexes:\n      - { name: ix_name, columns: [name], unique: true } # here\n",
            ),
            ("", "consents: [{ unique: author.ix_name }]\n"),
        ],
        rows: "INSERT INTO author (id, name) VALUES (1, 'Ann'), (2, 'Ann'), (3, 'Bo'), (4, 'Bo')",
        mend: "DELETE FROM author WHERE id IN (2, 4)",
        only: ALL,
        finds: "values of `name` that several rows of `author` have: 2 (name = Ann; Bo)",
        change: "unique: author.ix_name",
    },
    Case {
        name: "equal_values_where_a_primary_key_comes",
        replacements: &[
            (
                "title: string(50)?\n    primary_key: id",
                "title: string(50)\n    primary_key: [title] # here",
            ),
            ("", "consents: [{ primary_key: book }, { not_null: book.title }]\n"),
        ],
        rows: "INSERT INTO book (id, title) VALUES (1, 'A'), (2, 'A')",
        mend: "DELETE FROM book WHERE id = 2",
        only: ALL,
        finds: "values of `title` that several rows of `book` have: 1 (title = A)",
        change: "primary_key: book",
    },
    Case {
        name: "dangling_references",
        replacements: &[
            ("author_id: bigint?", "author_id: { type: bigint?, references: author.id } # here"),
            ("", "consents: [{ foreign_key: book.fk_book_author_id }]\n"),
        ],
        rows: "INSERT INTO author (id) VALUES (1); INSERT INTO book (id, author_id) VALUES (1, 1), (2, 9), (3, NULL)",
        mend: "UPDATE book SET author_id = NULL WHERE id = 2",
        only: ALL,
        finds: "rows of `book` whose `author_id` is in no row of `author`: 1 (id = 2)",
        change: "foreign_key: book.fk_book_author_id",
    },
    Case {
        name: "keys_of_a_column_that_gets_another_collation",
        replacements: &[
            (
                "name: string(50)?",
                "name: { type: string(50)?, collation: { sqlite: NOCASE, postgres: C, mysql: utf8mb4_general_ci } }",
            ),
            ("    primary_key: id\n", "    primary_key: id\n    unique:\n      - [name] # here\n"),
            ("", "consents: [{ unique: author.uq_author_name }]\n"),
        ],
        rows: "INSERT INTO author (id, name) VALUES (1, 'Ann'), (2, 'Ann'), (3, 'Bo'), (4, NULL), (5, NULL)",
        mend: "DELETE FROM author WHERE id = 2",
        only: ALL,
        finds: "values of `name` that several rows of `author` have: 1 (name = Ann)",
        change: "unique: author.uq_author_name",
    },
    Case {
        name: "values_that_a_check_refuses",
        replacements: &[
            ("score: integer?", "score: { type: integer?, check: score between 1 and 5 } # here"),
            ("", "consents: [{ check: author.ck_author_score }]\n"),
        ],
        rows: "INSERT INTO author (id, score) VALUES (1, 0), (2, 5), (3, NULL)",
        mend: "UPDATE author SET score = 1 WHERE id = 1",
        only: ALL,
        finds: "rows of `author` that violate `ck_author_score`: 1 (id = 1)",
        change: "check: author.ck_author_score",
    },
    Case {
        name: "values_that_an_enum_lacks",
        replacements: &[
            ("tier: string(10)?", "tier: tier? # here"),
            ("", "enums:\n  tier: { values: [A, B], length: 10 }\n"),
            ("", "consents: [{ change_type: author.tier }]\n"),
        ],
        rows: "INSERT INTO author (id, tier) VALUES (1, 'C'), (2, 'B')",
        mend: "UPDATE author SET tier = 'A' WHERE id = 1",
        only: ALL,
        finds: "rows of `author` that violate `ck_author_tier_enum`: 1 (id = 1)",
        change: "check: author.ck_author_tier_enum",
    },
    Case {
        name: "text_too_long",
        replacements: &[
            ("name: string(50)?", "name: string(5)? # here"),
            ("", "consents: [{ change_type: author.name }]\n"),
        ],
        rows: "INSERT INTO author (id, name) VALUES (1, 'Annabel'), (2, 'Anna '), (3, NULL), (4, 'Ännäö')",
        mend: "UPDATE author SET name = 'Ann' WHERE id = 1",
        only: ALL,
        finds: "rows of `author` whose `name` does not fit `string(5)`: 1 (id = 1)",
        change: "change_type: author.name",
    },
    Case {
        name: "text_that_is_no_number",
        replacements: &[
            ("age: string(20)?", "age: smallint? # here"),
            ("", "consents: [{ change_type: author.age }]\n"),
        ],
        rows: "INSERT INTO author (id, age) VALUES (1, 'many'), (2, '17'), (3, ' -4 '), (4, '40000'), (5, ''), \
               (6, NULL)",
        mend: "UPDATE author SET age = NULL WHERE id IN (1, 4, 5)",
        only: ALL,
        finds: "rows of `author` whose `age` does not fit `smallint`: 3 (id = 1; 4; 5)",
        change: "change_type: author.age",
    },
    Case {
        name: "text_that_is_neither_true_nor_false",
        replacements: &[
            ("age: string(20)?", "age: bool? # here"),
            ("", "consents: [{ change_type: author.age }]\n"),
        ],
        rows: "INSERT INTO author (id, age) VALUES (1, 'many'), (2, 'true'), (3, 'No'), (4, '1'), (5, NULL)",
        mend: "UPDATE author SET age = 'on' WHERE id = 1",
        only: ALL,
        finds: "rows of `author` whose `age` does not fit `bool`: 1 (id = 1)",
        change: "change_type: author.age",
    },
    Case {
        name: "text_that_is_no_date",
        replacements: &[
            ("age: string(20)?", "age: date? # here"),
            ("", "consents: [{ change_type: author.age }]\n"),
        ],
        rows: "INSERT INTO author (id, age) VALUES (1, 'many'), (2, '2024-01-05'), (3, '2024-13-05'), (4, NULL)",
        mend: "UPDATE author SET age = '2024-02-29' WHERE id IN (1, 3)",
        only: ALL,
        finds: "rows of `author` whose `age` does not fit `date`: 2 (id = 1; 3)",
        change: "change_type: author.age",
    },
    Case {
        name: "text_that_is_no_date_and_time",
        replacements: &[
            ("age: string(20)?", "age: timestamp? # here"),
            ("", "consents: [{ change_type: author.age }]\n"),
        ],
        rows: "INSERT INTO author (id, age) VALUES (1, 'many'), (2, '2024-01-05 10:00:00'), \
               (3, '2024-01-05 25:00:00'), (4, '2024-01-05T10:00'), (5, NULL)",
        mend: "UPDATE author SET age = NULL WHERE id IN (1, 3)",
        only: ALL,
        finds: "rows of `author` whose `age` does not fit `timestamp`: 2 (id = 1; 3)",
        change: "change_type: author.age",
    },
    Case {
        name: "text_that_is_no_time_of_day",
        replacements: &[
            ("age: string(20)?", "age: time? # here"),
            ("", "consents: [{ change_type: author.age }]\n"),
        ],
        rows: "INSERT INTO author (id, age) VALUES (1, 'noon'), (2, '10:00:00'), (3, '10:61:00'), (4, NULL)",
        mend: "UPDATE author SET age = '12:00' WHERE id IN (1, 3)",
        only: ALL,
        finds: "rows of `author` whose `age` does not fit `time`: 2 (id = 1; 3)",
        change: "change_type: author.age",
    },
    Case {
        name: "numbers_out_of_range",
        replacements: &[
            ("score: integer?", "score: smallint? # here"),
            ("", "consents: [{ change_type: author.score }]\n"),
        ],
        rows: "INSERT INTO author (id, score) VALUES (1, 32767), (2, -32769), (3, 40000)",
        mend: "UPDATE author SET score = 1",
        only: ALL,
        finds: "rows of `author` whose `score` does not fit `smallint`: 2 (id = 2; 3)",
        change: "change_type: author.score",
    },
    Case {
        name: "numbers_with_too_many_digits",
        replacements: &[
            ("score: integer?", "score: decimal(4, 2)? # here"),
            ("", "consents: [{ change_type: author.score }]\n"),
        ],
        rows: "INSERT INTO author (id, score) VALUES (1, 99), (2, 100)",
        mend: "UPDATE author SET score = 1",
        only: SERVERS,
        finds: "rows of `author` whose `score` does not fit `decimal(4, 2)`: 1 (id = 2)",
        change: "change_type: author.score",
    },
];
