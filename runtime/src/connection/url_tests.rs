//! URLs as people write them: what they name, what is shown of them, and what is refused.

use super::{DatabaseKind::*, *};

fn parse(text: &str) -> DatabaseUrl {
    DatabaseUrl::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

#[test]
fn another_database_of_the_same_server_is_named() {
    for (text, other) in [
        ("postgres://me:a%2Fb@h:1/d?sslmode=off", "postgres://me:a%2Fb@h:1/x?sslmode=off"),
        ("postgres://h", "postgres://h/x"),
        ("postgres:///d?host=/run/pg", "postgres:///x?host=%2Frun%2Fpg"),
        ("postgres://h/?dbname=d&user=me", "postgres://h/x?user=me"),
        ("mysql://me@h:1/d", "mysql://me@h:1/x"),
    ] {
        assert_eq!(parse(text).with_database("x").secret(), other);
    }
}

#[test]
fn urls_name_a_kind_and_a_target() {
    let cases = [
        ("sqlite:store.db", Sqlite, "store.db"),
        ("sqlite:store", Sqlite, "store"),
        ("sqlite:/var/store.db", Sqlite, "/var/store.db"),
        ("sqlite://store.db", Sqlite, "store.db"),
        ("sqlite:///var/store.db", Sqlite, "/var/store.db"),
        ("sqlite:./a=b@c.db", Sqlite, "./a=b@c.db"),
        ("store.db", Sqlite, "store.db"),
        ("./store", Sqlite, "./store"),
        ("data/store", Sqlite, "data/store"),
        ("/srv/me@home/a=b.db", Sqlite, "/srv/me@home/a=b.db"),
        ("./a b/ü.db", Sqlite, "./a b/ü.db"),
        (r"C:\data\store.db", Sqlite, r"C:\data\store.db"),
        ("sqlite::memory:", Sqlite, ":memory:"),
        ("sqlite://:memory:", Sqlite, ":memory:"),
        (":memory:", Sqlite, ":memory:"),
        ("file:store.db?mode=ro", Sqlite, "file:store.db?mode=ro"),
        ("file:///var/store.db", Sqlite, "file:///var/store.db"),
        ("postgres://h/d", Postgres, "postgres://h/d"),
        ("postgresql://h/d", Postgres, "postgres://h/d"),
        ("postgres:///d", Postgres, "postgres:///d"),
        ("postgres://me@/d?host=/run/pg", Postgres, "postgres://me@/d?host=%2Frun%2Fpg"),
        ("postgres://me:@[::1]:5/d", Postgres, "postgres://me@[::1]:5/d"),
        ("postgres://%2Frun%2Fpg/d", Postgres, "postgres://%2Frun%2Fpg/d"),
        (
            "postgres://a,b/d?application_name=a+b%20c",
            Postgres,
            "postgres://a,b/d?application_name=a%2Bb%20c",
        ),
        ("mysql://h/d", Mysql, "mysql://h/d"),
        ("MariaDB://h/d$1?charset=utf8", Mysql, "mysql://h/d$1?charset=utf8"),
        ("mssql://h/d", Mssql, "mssql://h/d"),
    ];
    for (text, kind, target) in cases {
        let url = parse(text);
        let target = if kind == Sqlite || target.matches('/').count() > 2 {
            target.to_owned()
        } else {
            [target, "/"].concat()
        };
        assert_eq!((url.kind(), url.secret()), (kind, target), "{text}");
    }
}

/// A password may hold what ends a password elsewhere, as long as it can be told where it ends; the driver gets
/// it encoded.
#[test]
fn a_password_is_found_where_it_ends() {
    for (text, secret) in [
        ("postgres://u:SEC@RET@h/d", "postgres://u:SEC%40RET@h/d"),
        ("postgres://u:SEC%zzRET@h/d", "postgres://u:SEC%25zzRET@h/d"),
        ("mysql://u:SEC:RET@h/d", "mysql://u:SEC%3ARET@h/d"),
        ("postgres://h/d?user=me&password=SEC@RET", "postgres://h/d?user=me&password=SEC%40RET"),
        ("postgres://h/d?password=SEC/R=T", "postgres://h/d?password=SEC%2FR%3DT"),
    ] {
        assert_eq!(parse(text).secret(), secret);
    }
}

#[test]
fn what_is_no_url_and_no_path_is_refused_and_not_shown() {
    for (text, part) in [
        ("", "it is empty"),
        ("sqlite:", "it names no file"),
        ("sqlite://", "it names no file"),
        ("file:", "it names no file"),
        ("redis://me:SECRET@h/0", "it must begin with"),
        ("jdbc:postgresql://me:SECRET@h/0", "it must begin with"),
        ("postgres:/u:SECRET@h/db", "`://` must follow"),
        ("postgres:u:SECRET@h/db", "`://` must follow"),
        ("host=h user=me password=SECRET", "a path is written `./NAME`"),
        ("host=/run/pg user=me password=SECRET.1", "a path is written `./NAME`"),
        ("Server=h;Database=d;Password=SECRET", "a path is written `./NAME`"),
        ("//u:SECRET@h/db", "a path is written `./NAME`"),
        ("/u:SECRET@h/db", "a path is written `./NAME`"),
        ("u:SECRET@h/db", "a path is written `./NAME`"),
        ("SECRET", "a path is written `./NAME`"),
        ("sqlite://u:SECRET@h/db", "write `sqlite:./PATH`"),
        ("sqlite:postgres://u:SECRET@h/db", "write `sqlite:./PATH`"),
        ("sqlite:host=h password=SECRET", "write `sqlite:./PATH`"),
        ("sqlite:h/d?password=SECRET", "has parameters"),
        ("file://u:SECRET@h/db", "names no host"),
        ("postgres://u:SEC/RET@h/d", "no port"),
        ("postgres://u:1/SECRET@h/d", "has a `/`"),
        ("postgres://u:1?SECRET@h/d", "is no parameter"),
        ("postgres://u:1?a=SECRET@h/d", "is no parameter"),
        ("postgres://u:1#SECRET@h/d", "has a `#`"),
        ("postgres://u:%00SECRET@h/d", "zero byte"),
        ("mysql://u:%FFSECRET@h/d", "no UTF-8"),
        ("postgres://h1:1,h2:2/d", "several hosts"),
    ] {
        let error = DatabaseUrl::parse(text).map(|_| text).unwrap_err();
        let shown = format!("{error} {error:?}");
        assert!(error.to_string().contains(part), "{text}: {error}");
        assert!(!shown.contains("SEC") && !shown.contains("RET"), "{text}: {shown}");
    }
}

#[test]
fn only_a_database_in_memory_is_in_memory_and_only_a_file_has_a_path() {
    let cases = [
        (":memory:", true, None),
        ("sqlite:store.db", false, Some("store.db")),
        ("file:store.db", false, Some("store.db")),
        ("file:a%20b.db?mode=rw#x", false, Some("a b.db")),
        ("file:///var/store.db", false, Some("/var/store.db")),
        ("file://localhost/var/store.db", false, Some("/var/store.db")),
        ("file:store.db?mode=memory", false, None),
        ("file:/x?vfs=memdb", false, None),
        ("postgres://h/%3Amemory%3A", false, None),
    ];
    for (text, is_in_memory, path) in cases {
        let url = parse(text);
        assert_eq!(url.is_in_memory(), is_in_memory, "{text}");
        assert_eq!(url.path(), path.map(Path::new), "{text}");
    }
}

#[test]
fn only_kind_host_and_database_are_shown() {
    let cases = [
        ("postgres://me:SECRET@h/d", "postgres://h/d"),
        ("postgres://me:SEC@RET@h:1/d?sslmode=x", "postgres://h:1/d"),
        ("postgres://me@h/d", "postgres://h/d"),
        ("postgres:///d?host=/run/pg&user=me&password=SEC@RET", "postgres://%2Frun%2Fpg/d"),
        ("postgres://h?dbname=d&sslPassword=SECRET", "postgres://h/d"),
        ("postgres://h?dbname=password%3DSECRET", "postgres://h/"),
        ("mysql://:SECRET@h/d", "mysql://h/d"),
        ("file:store.db?hexkey=SECRET", "file:store.db"),
        ("store.db", "store.db"),
    ];
    for (text, shown) in cases {
        let url = parse(text);
        assert_eq!(url.to_string(), shown);
        let debug =
            format!("{url:?} {:?} {:?}", url.redacted(), super::super::refused(&url, &text));
        assert!(!debug.contains("SEC") && !debug.contains("RET"), "{debug}");
    }
}

#[test]
fn what_a_driver_repeats_is_shown_without_secrets() {
    let url = parse("postgres://me:secret@h/d");
    assert_eq!(
        url.without_secrets("no `secret` at postgres://me:secret@h/d\n\tIs it there?\n"),
        "no `***` at postgres://h/d Is it there?"
    );
    // A password of one letter is not looked for inside words, which would spell it out.
    let url = parse("postgres://me:a@h/d");
    assert_eq!(url.without_secrets("a bad password: `a`"), "*** bad password: `***`");
    let url = parse("postgres://h/d?unheard=of");
    assert_eq!(url.without_secrets("no parameter \"unheard\""), "no parameter \"***\"");
}
