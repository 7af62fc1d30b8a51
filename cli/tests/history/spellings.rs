//! What is hard to spell, from the spec to the server and back: names and values with every kind of character, names as
//! long as a server takes, types in the words of one database. Sealed, migrated, verified, taken back and made again by
//! the command; and what somebody changes by hand is told by its exit status and as JSON.

use diesel::connection::SimpleConnection;
use tablewright::connection;
use tablewright_testing::{Database, Failed, Scratch, Trial, on};

use super::{linked::is_linked, repository::Repository, seal::server};

type Test = fn(&Scratch) -> Result<(), Failed>;

pub(crate) fn trials() -> Vec<Trial> {
    let tests: [(&str, Test); 4] = [
        ("hostile_names_go_there_and_back", hostile),
        ("names_as_long_as_a_server_takes_go_there_and_back", long),
        ("types_in_other_words_are_no_drift", types),
        ("what_deviates_is_told_by_verify", deviates),
    ];
    let linked = [Database::Sqlite, Database::Postgres, Database::Mysql].into_iter();
    let linked: Vec<Database> = linked.filter(|it| is_linked(*it)).collect();
    let each = |(name, test): (&str, Test)| -> Vec<Trial> {
        linked.iter().flat_map(|database| on(*database, name, test)).collect()
    };
    tests.into_iter().flat_map(each).collect()
}

/// Beginnings of names, with a word for their Rust names: control characters, ESC, right to left, blanks, quotes,
/// comments, the marks of parameters and of statements.
const HOSTILE: &[(&str, &str)] = &[
    ("control", "a\u{1}b\u{7}\u{7f}"),
    ("escape", "a\u{1b}[31mb"),
    ("right_to_left", "a\u{202e}b"),
    ("hebrew", "שלום"),
    ("blanks", "  a b"),
    ("odd_blanks", "\u{feff}\u{a0}a\u{200d}\u{85}\u{2028}"),
    ("order", "a desc"),
    ("digit", "1a"),
    ("quotes", "a'b\"c`d"),
    ("brackets", "[a]]b}{"),
    ("backslash", "a\\b\\'c"),
    ("lines", "a\tb\nc\rd"),
    ("reserved", "select"),
    ("wildcards", "100%_*"),
    ("dollars", "$1$$a$$"),
    ("comments", "#a -- b /* c */ /*!50000 d*/"),
    ("statements", "a;b; DELIMITER //"),
    ("parameters", "@@a :b ?c"),
    ("combining", "e\u{301}"),
];

/// A text in YAML's quotes; what YAML takes nowhere as it is, it takes by its number.
fn yaml(text: &str) -> String {
    let of = |it: char| match it {
        '"' | '\\' => ['\\', it].iter().collect(),
        '\u{7f}' | '\u{feff}' => format!("\\u{:04x}", u32::from(it)),
        it if it.is_control() => format!("\\u{:04x}", u32::from(it)),
        it => it.to_string(),
    };
    ["\"", &text.chars().map(of).collect::<String>(), "\""].concat()
}

/// A text in SQL's quotes, in an expression of the spec.
fn literal(text: &str) -> String {
    ["'", &text.replace('\'', "''"), "'"].concat()
}

fn quoted(text: &str, quote: char) -> String {
    let quote = quote.to_string();
    [&quote, text.replace(&quote, &quote.repeat(2)).as_str(), &quote].concat()
}

/// A table, an enum, a view and a raw object, all of whose names begin so.
fn objects(word: &str, start: &str, database: Database) -> [String; 4] {
    let name = |kind: &str| yaml(&[start, " ", kind, " ", word].concat());
    let table = [start, " t ", word].concat();
    let quote = if database == Database::Mysql { '`' } else { '"' };
    let text =
        if database == Database::Mysql { start.replace('\\', "\\\\") } else { start.to_owned() };
    let query =
        format!("SELECT id FROM {} WHERE kind <> {}", quoted(&table, quote), literal(&text));
    let check = format!("{} <> {}", quoted(start, '"'), literal(start));
    let (column, default) = (yaml(start), yaml(&literal(start)));
    let (keyword, kind) = (database.keyword(), format!("kind_of_{word}"));
    let own = format!("own_{word}");
    [
        format!(
            "  {}:\n    comment: {column}\n    columns:\n      id: integer\n      \
             {column}: {{ type: string(60), default: {default}, comment: {column} }}\n      kind: {kind}?\n    \
             primary_key: id\n    unique: [{{ name: {}, columns: [{column}] }}]\n    \
             indexes: [{{ name: {}, columns: [{column}, kind] }}]\n    checks: [{{ name: {}, check: {} }}]\n",
            yaml(&table),
            name("uq"),
            name("ix"),
            name("ck"),
            yaml(&check),
        ),
        format!("  {kind}: [{}, {}, \"😀{word}\"]\n", yaml(start), name("value")),
        format!("  {}: {{ query: {} }}\n", name("v"), yaml(&query)),
        format!(
            "  {}: {{ {keyword}: {{ up: CREATE VIEW {own} AS SELECT 1 AS one, down: DROP VIEW {own} }} }}\n",
            name("raw")
        ),
    ]
}

fn hostile(scratch: &Scratch) -> Result<(), Failed> {
    let database = scratch.database;
    let all: Vec<_> = HOSTILE.iter().map(|(word, start)| objects(word, start, database)).collect();
    let part = |at: usize| all.iter().map(|it| it[at].as_str()).collect::<String>();
    // Each server is told a character of four bytes in a default otherwise.
    let emoji = "  post:\n    columns: { id: integer, mood: mood = '😀', other: mood? = '😐' }\n    primary_key: id\n";
    there_and_back(
        scratch,
        &format!(
            "dialects: [{}]\ntables:\n{emoji}{}enums:\n  mood: [\"😀\", \"😐\"]\n{}views:\n{}raw:\n{}",
            database.keyword(),
            part(0),
            part(1),
            part(2),
            part(3),
        ),
    )
}

/// Seals the spec on the server, makes a database by it, twice, and finds what the spec says.
fn there_and_back(scratch: &Scratch, spec: &str) -> Result<(), Failed> {
    let mut repository = Repository::empty()?;
    repository.edit(spec)?;
    repository.tablewright(&["check"])?.with(0);
    let [option, url] = server(scratch);
    let named = [option.as_str(), url.as_str()];
    let named = if scratch.database == Database::Sqlite { &[] } else { &named[..] };
    let sealed = repository.tablewright(&[&["seal", "first"], named].concat())?.with(0);
    let title = ["proved on ", scratch.server.title()].concat();
    sealed.says(&[title.as_str(), ": up, down, up\n"]);
    for _ in 0..2 {
        repository.tablewright(&["migrate", &url])?.with(0);
        let verified = repository.tablewright(&["verify", &url, "--format", "json"])?.with(0);
        let found: serde_json::Value = serde_json::from_str(&verified.out)?;
        for list in ["differences", "deviations"] {
            assert_eq!(found[list].as_array().map(Vec::len), Some(0), "{found:#}");
        }
        repository.tablewright(&["revert", &url, "--all", "--allow-loss"])?.with(0);
    }
    Ok(())
}

/// `start` and as many of `filling` as a name takes on the server.
fn filled(start: &str, filling: &str, database: Database) -> String {
    let takes = |name: &str| match database {
        Database::Sqlite => name.chars().count() <= 200,
        Database::Postgres => name.len() <= 63,
        // A letter like ש has five bytes in the name of a file, a quote too.
        Database::Mysql => {
            let bytes = |it: char| match it {
                'a'..='z' => 1,
                'é' => 3,
                _ => 5,
            };
            name.chars().count() <= 64 && name.chars().map(bytes).sum::<usize>() <= 250
        }
    };
    let mut name = start.to_owned();
    while takes(&[&name, filling].concat()) {
        name.push_str(filling);
    }
    name
}

fn long(scratch: &Scratch) -> Result<(), Failed> {
    let database = scratch.database;
    let body = match database {
        Database::Sqlite => "SELECT 1;",
        Database::Postgres => "RETURN NULL;",
        Database::Mysql => "SET @x = 1;",
    };
    let quote = if database == Database::Mysql { '`' } else { '"' };
    for filling in ["x", "é", "ש", "'", "\\", "\"`"] {
        let name = |start: &str| filled(start, filling, database);
        let (parent, part) = (name("p"), name("n"));
        let query =
            format!("SELECT id AS {} FROM {}", quoted(&name("a"), quote), quoted(&parent, quote));
        let [parent, part] = [parent, part].map(|it| yaml(&it));
        let spec = format!(
            "dialects: [{keyword}]\nenums:\n  kind: [{}, {}]\ntables:\n  {parent}:\n    \
             columns: {{ id: integer, {part}: string(20), kind: kind, words: string(100) }}\n    primary_key: id\n    \
             search: [{{ name: {}, columns: [words] }}]\n    indexes: [[{part}, kind]]\n    unique: [[{part}]]\n    \
             triggers:\n      {}: {{ timing: after, events: [insert], body: {{ {keyword}: {} }} }}\n  {}:\n    \
             columns: {{ id: integer, {}: {{ type: integer?, references: {{ table: {parent}, columns: [id] }} }} }}\n    \
             primary_key: id\nviews:\n  {}: {{ query: {} }}\n",
            yaml(&name("v")),
            yaml(&filling.repeat(200)),
            yaml(&name("s")),
            yaml(&name("g")),
            yaml(body),
            yaml(&name("c")),
            yaml(&name("r")),
            yaml(&name("w")),
            yaml(&query),
            keyword = database.keyword(),
        );
        there_and_back(scratch, &spec)?;
    }
    Ok(())
}

const SQLITE_TYPES: &[&str] = &[
    "timestamp(3)",
    "numeric(5)",
    "char(5)",
    "varchar",
    "DEC (7 , 3)",
    "national  character varying(9)",
];

const POSTGRES_TYPES: &[&str] = &[
    "timestamp(3)",
    "TIMESTAMP (3) WITHOUT TIME ZONE",
    "timestamptz(3)",
    "timestamp(3) with time zone",
    "time(2)",
    "timetz",
    "time(3) with time zone",
    "varchar",
    "char varying(8)",
    "national character varying(8)",
    "char(5)",
    "char",
    "bpchar",
    "numeric",
    "numeric(5)",
    "dec(7,3)",
    "bit",
    "bit(3)",
    "varbit(3)",
    "float(20)",
    "float(30)",
    "float",
    "int4",
    "pg_catalog.int8",
    "interval(3)",
    "interval day to second(3)",
    "varchar(9)[]",
    "int[3]",
    "int ARRAY[4]",
    "timestamptz(3)[]",
];

const MYSQL_TYPES: &[&str] = &[
    "datetime",
    "datetime(3)",
    "timestamp(3) NULL",
    "time(2)",
    "char varying(8)",
    "character varying(8)",
    "character(5)",
    "char",
    "numeric(5)",
    "dec(7,3)",
    "dec(7,3) unsigned",
    "fixed(7,3)",
    "decimal",
    "bit",
    "bit(3)",
    "float(20)",
    "float(53)",
    "float(7,3)",
    "real",
    "double precision",
    "double(5,2)",
    "text(10)",
    "text(100)",
    "blob(300)",
    "long varchar",
    "integer unsigned",
    "integer(10) signed",
    "middleint",
    "int4",
    "binary",
    "year",
    "ENUM('a','b')",
];

/// What a database tells in other words than the spec is the same type.
fn types(scratch: &Scratch) -> Result<(), Failed> {
    let types = match scratch.database {
        Database::Sqlite => SQLITE_TYPES,
        Database::Postgres => POSTGRES_TYPES,
        Database::Mysql => MYSQL_TYPES,
    };
    let keyword = scratch.database.keyword();
    let column = |(at, own): (usize, &&str)| {
        format!("      c{at}: {{ type: text?, {keyword}: {}, rust: none }}\n", yaml(own))
    };
    let columns: String = types.iter().enumerate().map(column).collect();
    there_and_back(
        scratch,
        &format!(
            "dialects: [{keyword}]\nsettings: {{ diesel_columns: 64 }}\n\
             tables:\n  t:\n    columns:\n      id: integer\n{columns}    primary_key: id\n"
        ),
    )
}

const PLAIN: &str = "\
tables:
  t: { columns: { id: integer, n: integer, name: string(20)? }, primary_key: id, checks: [{ name: ck, check: n > 0 }] }
";

/// One thing that a comparison of columns cannot see, the object that it is told of, and the same column by hand.
fn deviates(scratch: &Scratch) -> Result<(), Failed> {
    let (change, object, reason) = match scratch.database {
        Database::Sqlite => (
            "DROP TABLE t; CREATE TABLE t (id INTEGER NOT NULL, n INTEGER NOT NULL, name VARCHAR(20), \
             CONSTRAINT pk_t PRIMARY KEY (id), CONSTRAINT ck CHECK (n > 0)) WITHOUT ROWID",
            "table `t`",
            "WITHOUT ROWID",
        ),
        Database::Postgres => (
            "ALTER TABLE t DROP CONSTRAINT ck; ALTER TABLE t ADD CONSTRAINT ck CHECK (n > 0) NO INHERIT",
            "check `ck` of table `t`",
            "NO INHERIT",
        ),
        Database::Mysql => ("ALTER TABLE t ENGINE = MyISAM", "table `t`", "MyISAM"),
    };
    let mut repository = Repository::empty()?;
    repository.edit(&format!("dialects: [{}]\n{PLAIN}", scratch.database.keyword()))?;
    repository.tablewright(&["seal", "first"])?;
    repository.tablewright(&["migrate", &scratch.url])?.with(0);
    repository.tablewright(&["verify", &scratch.url])?.with(0);
    connection::open(&scratch.url)?.batch_execute(change)?;
    let told = repository.tablewright(&["verify", &scratch.url])?.with(1);
    assert!(told.out.contains(object) && told.out.contains(reason), "{told:#?}");
    let told = repository.tablewright(&["verify", &scratch.url, "--format", "json"])?.with(1);
    let found: serde_json::Value = serde_json::from_str(&told.out)?;
    let deviations = found["deviations"].as_array().ok_or("no deviations")?;
    assert_eq!(deviations.len(), 1, "{found:#}");
    assert_eq!(deviations[0]["object"], object, "{found:#}");
    assert!(deviations[0]["reason"].as_str().is_some_and(|it| it.contains(reason)), "{found:#}");
    assert_eq!(found["differences"].as_array().map(Vec::len), Some(0), "{found:#}");
    let planned =
        repository.tablewright(&["verify", &scratch.url, "--plan", "--format", "json"])?;
    let planned: serde_json::Value = serde_json::from_str(&planned.with(1).out)?;
    let sql = planned["sql"].as_str().ok_or("no SQL")?;
    connection::open(&scratch.url)?.batch_execute(sql)?;
    repository.tablewright(&["verify", &scratch.url])?.with(0);
    Ok(())
}
