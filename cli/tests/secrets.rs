//! Passwords in URLs: none is shown, whatever they hold and wherever they stand.

use std::{error::Error as _, fs};

use tablewright::connection::{self, DatabaseKind, DatabaseUrl};
use tablewright_testing::{own_command, random::Chance};

/// Both halves of every password. A password that is cut in two shows one of them.
const CANARY: [&str; 2] = ["Kanarie", "Vogel"];

/// What stands between the halves: whatever ends a part of a URL somewhere, or is encoded, or is not.
const BETWEEN: &[&str] = &[
    "",
    "@",
    "/",
    "?",
    "#",
    ":",
    "&",
    "=",
    "%",
    "+",
    " ",
    "'",
    "\"",
    "\\",
    "[",
    "]",
    ",",
    ";",
    "<",
    ">",
    "^",
    "|",
    "{",
    "}",
    "`",
    "$",
    "!",
    "*",
    "(",
    ")",
    "~",
    "\t",
    "\n",
    "\r",
    "\u{1b}",
    "ü",
    "日",
    "%40",
    "%2F",
    "%zz",
    "%00",
    "%FF",
    "://",
    "@@",
    ":@",
    "/@",
    "?x=",
    "&x=",
    "#@",
    "1",
    "@h:1/",
    "@h/d?password=",
    "//",
    "..",
    "%",
];

/// Where a password stands; `*` is the place.
const FORMS: &[&str] = &[
    "postgres://u:*@127.0.0.1:1/d",
    "postgres://u:*@127.0.0.1:1/d?sslmode=disable",
    "postgresql://:*@127.0.0.1:1",
    "mysql://u:*@127.0.0.1:1/d",
    "mariadb://u:*@127.0.0.1:1/d",
    "mssql://sa:*@127.0.0.1/d",
    "POSTGRES://u:*@127.0.0.1:1/d",
    "postgres://127.0.0.1:1/d?password=*",
    "postgres://127.0.0.1:1/d?user=me&password=*&connect_timeout=1",
    "postgres://127.0.0.1:1/d?sslpassword=*",
    "postgres:///d?host=/nowhere&password=*",
    "postgres://u:*@/d?host=/nowhere",
    "postgres://127.0.0.1:1/?dbname=password%3D*",
    "postgres:/u:*@127.0.0.1/d",
    "postgres:u:*@127.0.0.1/d",
    "postgres//u:*@127.0.0.1/d",
    "jdbc:postgresql://u:*@127.0.0.1/d",
    "redis://u:*@127.0.0.1/0",
    "host=127.0.0.1 port=1 user=me password=*",
    "user=me password=* host=/run/pg",
    "Server=127.0.0.1;Uid=me;Pwd=*;",
    "//u:*@127.0.0.1/d",
    "u:*@127.0.0.1/d",
    "127.0.0.1/d?password=*",
    " postgres://u:*@127.0.0.1:1/d",
    "sqlite://u:*@127.0.0.1/d",
    "sqlite:host=127.0.0.1 password=*",
    "sqlite:store.db?key=*",
    "file:store.db?hexkey=*",
    "file://u:*@127.0.0.1/d",
];

fn assert_hidden(shown: &str, url: &str) {
    let shown_lower = shown.to_lowercase();
    for half in CANARY {
        assert!(!shown_lower.contains(&half.to_lowercase()), "{url:?} is shown as {shown}");
    }
}

/// A URL with a password of one to three pieces between its halves.
fn any_url(chance: &mut Chance) -> String {
    let mut password = CANARY[0].to_owned();
    if chance.one_in(8) {
        password.insert(0, '1');
    }
    for _ in 0..=chance.below(2) {
        password.push_str(BETWEEN[chance.below(BETWEEN.len())]);
    }
    password.push_str(CANARY[1]);
    if chance.one_in(4) {
        password.push_str(BETWEEN[chance.below(BETWEEN.len())]);
    }
    FORMS[chance.below(FORMS.len())].replace('*', &password)
}

#[expect(clippy::disallowed_methods, reason = "how many URLs are tried is said from outside")]
fn count() -> usize {
    std::env::var("URLS").ok().and_then(|count| count.parse().ok()).unwrap_or(100_000)
}

#[test]
fn no_url_shows_its_password() {
    let mut chance = Chance::new(9);
    let mut read = 0;
    for number in 0..count() {
        let text = any_url(&mut chance);
        let parsed = match DatabaseUrl::parse(&text) {
            Ok(url) => url,
            Err(error) => {
                assert_hidden(&format!("{error} {error:?} {:?}", error.source()), &text);
                continue;
            }
        };
        read += 1;
        assert_hidden(&format!("{parsed} {parsed:?} {:?}", parsed.redacted()), &text);
        // What the drivers say takes longer.
        if parsed.kind() != DatabaseKind::Sqlite && number % 64 == 0 {
            let Err(error) = connection::connect(&parsed) else { panic!("{text} connected") };
            assert_hidden(&format!("{error} {error:?} {:?}", error.source()), &text);
        }
    }
    assert!(read > count() / 10, "only {read} could be read");
}

#[test]
fn no_command_shows_a_password() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("migrations/postgres")).unwrap();
    fs::create_dir_all(folder.path().join("migrations/sqlite")).unwrap();
    let spec = "dialects: [sqlite, postgres]\ntables: { a: { columns: { b: integer }, primary_key: b } }\n";
    fs::write(folder.path().join("schema.yaml"), spec).unwrap();
    let names = || fs::read_dir(folder.path()).unwrap().count();
    let before = names();
    for password in ["KanarieVogel", "Kanarie@Vogel", "Kanarie/Vogel"] {
        for form in [
            "postgres://u:*@127.0.0.1:1/d",
            "postgres://127.0.0.1:1/d?user=me&password=*",
            "mysql://u:*@127.0.0.1:1/d",
            "host=127.0.0.1 user=me password=*",
            "postgres:/u:*@127.0.0.1/d",
            "sqlite://u:*@127.0.0.1/d",
        ] {
            let url = form.replace('*', password);
            let option = ["--wait=", &url].concat();
            for arguments in [
                vec!["list", url.as_str()],
                vec!["verify", url.as_str(), "--format", "json"],
                vec!["import", url.as_str()],
                vec!["seal", "name", "--postgres", url.as_str()],
                vec!["migrate", "store.db", url.as_str()],
                vec!["migrate", "store.db", option.as_str()],
                vec!["list", "store.db", "--format", url.as_str()],
                vec![url.as_str()],
                vec!["list"],
                vec!["help", "list"],
            ] {
                let output = own_command(env!("CARGO_BIN_EXE_tablewright"))
                    .current_dir(folder.path())
                    .args(&arguments)
                    .envs([("DATABASE_URL", &url), ("TABLEWRIGHT_POSTGRES_URL", &url)])
                    .output()
                    .unwrap();
                let shown = [output.stdout.as_slice(), output.stderr.as_slice()].concat();
                assert_hidden(&String::from_utf8_lossy(&shown), &arguments.join(" "));
                let is_help = arguments[0] == "help";
                assert_eq!(output.status.success(), is_help, "{arguments:?}");
            }
        }
    }
    assert_eq!(names(), before, "a file was made of a URL");
}
