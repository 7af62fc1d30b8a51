//! A database's definitions by its own tools, as lines that can be compared: `pg_dump`, `SHOW CREATE`, and what
//! SQLite says of its tables.
//!
//! What is known not to matter is taken away here, each with the reason. The rest is compared as it is.

use std::collections::BTreeMap;

use tablewright_testing::{Database, Failed, Scratch};

/// The lines, and how often each occurs.
pub(crate) type Dump = BTreeMap<String, usize>;

/// The dump of a database, without the tables of the history.
pub(crate) fn dump(scratch: &Scratch) -> Result<Dump, Failed> {
    let lines = match scratch.database {
        Database::Sqlite => sqlite(scratch)?,
        Database::Postgres => postgres(scratch)?,
        Database::Mysql => mysql(scratch)?,
    };
    let mut dump = Dump::new();
    for line in lines.into_iter().filter(|line| !is_history(line)) {
        *dump.entry(line).or_default() += 1;
    }
    Ok(dump)
}

/// Whether it is of the tables of the history.
fn is_history(line: &str) -> bool {
    line.contains("__tablewright_") || line.contains("__diesel_")
}

/// The lines that only one of them has, and how often. Of a long one the beginning is enough: the texts of other
/// projects are compared and not kept.
pub(crate) fn lines_apart(before: &Dump, after: &Dump) -> Vec<String> {
    let beyond = |these: &Dump, those: &Dump, mark: &str| -> Vec<String> {
        let more = these.iter().filter_map(|(line, count)| {
            let rest = count.saturating_sub(those.get(line).copied().unwrap_or_default());
            let times = if rest > 1 { format!("{rest} times ") } else { String::new() };
            let end = line.char_indices().nth(140).map_or("", |_| "…");
            let line: String = line.chars().take(140).collect();
            (rest > 0).then(|| [mark, &times, &line, end].concat())
        });
        more.collect()
    };
    [beyond(before, after, "- "), beyond(after, before, "+ ")].concat()
}

/// The parts of each statement, each behind the first line of its statement: the order of columns is another check's,
/// that of statements follows names.
fn postgres(scratch: &Scratch) -> Result<Vec<String>, Failed> {
    let text = scratch.pg_dump()?;
    let mut lines = Vec::new();
    let mut head = String::new();
    for line in text.lines() {
        // Comments of the dump, and its marks against psql's commands, which are random.
        let is_noise = line.is_empty() || ["--", "\\"].iter().any(|mark| line.starts_with(mark));
        if is_noise || matches!(line, ");" | "    )" | ")") {
            continue;
        }
        let part = line.trim_end_matches([',', ';']);
        if line.starts_with(' ') {
            lines.push([&head, " | ", &plain_defaults(part.trim())].concat());
        } else {
            part.clone_into(&mut head);
            lines.push(head.clone());
        }
    }
    Ok(lines)
}

/// `DEFAULT '0'::bigint` is `DEFAULT 0`: a literal of a number, read when the table is made.
///
/// Source: PostgreSQL 16, "Constants of Other Types".
///
/// `DEFAULT NULL` is none, which PostgreSQL keeps where it adds a cast; `now()` is `CURRENT_TIMESTAMP`.
///
/// Source: PostgreSQL 16, "CREATE TABLE" (DEFAULT), "Current Date/Time".
fn plain_defaults(line: &str) -> String {
    if let Some((before, rest)) = line.split_once(" DEFAULT NULL::") {
        let rest = rest.strip_suffix(" NOT NULL").map_or("", |_| " NOT NULL");
        return [before, rest].concat();
    }
    let line = &line.replace("DEFAULT now()", "DEFAULT CURRENT_TIMESTAMP");
    let Some((before, rest)) = line.split_once("DEFAULT '") else { return line.to_owned() };
    let Some((number, behind)) = rest.split_once("'::") else { return line.to_owned() };
    let types = ["bigint", "smallint", "integer", "numeric", "double precision", "real"];
    let Some(rest) = types.iter().find_map(|type_| behind.strip_prefix(type_)) else {
        return line.to_owned();
    };
    if number.parse::<f64>().is_err() {
        return line.to_owned();
    }
    let rest = rest.trim_start_matches(|character: char| "(),0123456789".contains(character));
    [before, "DEFAULT ", number, rest].concat()
}

/// The triggers and routines, each in a line: who made them, when and in which mode is not theirs.
const MYSQL_BODIES: &str = "
SELECT concat_ws(' ', 'TRIGGER', trigger_name, action_timing, event_manipulation, event_object_table, action_statement)
    FROM information_schema.triggers WHERE trigger_schema = database()
UNION ALL SELECT concat_ws(' ', routine_type, routine_name, routine_definition)
    FROM information_schema.routines WHERE routine_schema = database();
";

/// The lines of SHOW CREATE, each behind the name of its table, and the bodies of triggers and routines.
fn mysql(scratch: &Scratch) -> Result<Vec<String>, Failed> {
    let named = scratch.ask(
        "SELECT CASE table_type WHEN 'VIEW' THEN 'VIEW' ELSE 'TABLE' END, table_name \
         FROM information_schema.tables WHERE table_schema = database() ORDER BY 1, 2",
    )?;
    let questions = named.lines().filter_map(|line| {
        let (kind, name) = line.split_once('\t').filter(|_| !is_history(line))?;
        Some(format!("SHOW CREATE {kind} `{}`;", name.replace('`', "``")))
    });
    let answers = scratch.ask(&questions.collect::<String>())?;
    // The database's own name stands in views.
    let own = scratch.url.rsplit('/').next().unwrap_or_default().split('?').next();
    let own = ["`", own.unwrap_or_default(), "`."].concat();
    let mut lines = Vec::new();
    let mut parts: Vec<String> = Vec::new();
    let mut head = String::new();
    for line in answers.replace(&own, "").lines() {
        if let Some((name, first)) = line.split_once('\t') {
            name.clone_into(&mut head);
            lines.push([name, " | ", first].concat());
        } else if line.starts_with(')') {
            let (options, collation) = mysql_options(line);
            let own = parts.drain(..).map(|part| mysql_column(&part, &collation));
            lines.extend(own.map(|part| [&head, " | ", &part].concat()));
            lines.push([&head, " | ", &options].concat());
            lines.push(["the default of a table is ", &collation].concat());
        } else {
            parts.push(line.trim().trim_end_matches(',').to_owned());
        }
    }
    let bodies =
        scratch.ask(MYSQL_BODIES)?.replace(&own, "").replace("\nTRIGGER ", "\u{0}TRIGGER ");
    let bodies =
        bodies.replace("\nPROCEDURE ", "\u{0}PROCEDURE ").replace("\nFUNCTION ", "\u{0}FUNCTION ");
    lines.extend(
        bodies.split('\u{0}').map(|body| {
            body.trim_end_matches(';').split_whitespace().collect::<Vec<_>>().join(" ")
        }),
    );
    Ok(lines)
}

/// The options of a table, and its default collation apart. The next number of a counter is a row's, and DYNAMIC is
/// what InnoDB has without a word.
///
/// Source: MariaDB, "InnoDB Row Formats Overview" (`innodb_default_row_format`).
fn mysql_options(line: &str) -> (String, String) {
    let is_noise = |word: &str| word.starts_with("AUTO_INCREMENT=") || word == "ROW_FORMAT=DYNAMIC";
    let words = line.split(' ').filter(|word| !is_noise(word));
    let (mut options, mut charset, mut collation) = (Vec::new(), "", "");
    for word in words {
        if let Some(name) = word.strip_prefix("CHARSET=") {
            charset = name;
        } else if let Some(name) = word.strip_prefix("COLLATE=") {
            collation = name;
        } else if word != "DEFAULT" {
            options.push(word);
        }
    }
    let collation = if collation.is_empty() { charset } else { collation };
    (options.join(" "), collation.to_owned())
}

/// A column with the collation that it has, whether it says it or its table does, and without the width for display of
/// integers, except that of `tinyint(1)`.
///
/// Source: MariaDB, "Numeric Data Type Overview" (the width does not affect the range of values).
fn mysql_column(part: &str, default: &str) -> String {
    let mut words: Vec<String> = part.split(' ').map(str::to_owned).collect();
    let Some(type_) = words.get(1).cloned().filter(|_| part.starts_with('`')) else {
        return part.to_owned();
    };
    let (name, width) = type_.split_once('(').unwrap_or((&type_, ""));
    if name.ends_with("int") && type_ != "tinyint(1)" {
        let behind = width.split_once(')').map_or("", |(_, behind)| behind);
        words[1] = [name, behind].concat();
    }
    let is_text = ["char", "varchar", "enum", "set"].contains(&name) || name.ends_with("text");
    if is_text {
        let mut collation = default.to_owned();
        if let Some(at) = words.iter().position(|word| word == "COLLATE") {
            collation = words.remove(at + 1);
            words.remove(at);
        }
        if let Some(at) = words.iter().position(|word| word == "SET").filter(|at| *at > 0)
            && words[at - 1] == "CHARACTER"
        {
            words.drain(at - 1..=at + 1);
        }
        words.extend(["COLLATE".to_owned(), collation]);
    }
    words.join(" ")
}

/// What SQLite says of its tables (<https://www.sqlite.org/pragma.html>). The text itself has quotes, spaces and places
/// of constraints as one likes.
const SQLITE: &str = "
SELECT 'table', name, type, ncol, wr, strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%';
SELECT 'foreign key', m.name, lower(k.\"table\"), group_concat(k.\"from\"), group_concat(k.\"to\"), k.on_update, k.on_delete
    FROM sqlite_master AS m, pragma_foreign_key_list(m.name) AS k WHERE m.type = 'table' GROUP BY m.name, k.id;
SELECT 'index', m.name, CASE i.origin WHEN 'c' THEN i.name END, i.\"unique\", i.origin, i.partial,
    (SELECT group_concat(coalesce(c.name, 'expression') || ' ' || c.desc || ' ' || c.coll) FROM pragma_index_xinfo(i.name) AS c WHERE c.key)
    FROM sqlite_master AS m, pragma_index_list(m.name) AS i WHERE m.type = 'table';
";

/// The views and triggers, each in a line.
const SQLITE_BODIES: &str = "
SELECT replace(replace(sql, char(10), ' '), char(9), ' ') FROM sqlite_master WHERE type IN ('view', 'trigger');
";

/// The columns, each in a line of fields.
const SQLITE_COLUMNS: &str = "
SELECT m.name, x.name, upper(x.type), x.\"notnull\", x.pk, x.hidden, replace(x.dflt_value, char(10), ' ')
    FROM sqlite_master AS m, pragma_table_xinfo(m.name) AS x
    WHERE m.type IN ('table', 'view') AND m.name NOT LIKE 'sqlite_%';
";

/// The definitions of the tables, each in a line behind its name.
const SQLITE_TEXTS: &str = "
SELECT name, replace(sql, char(10), ' ') FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%';
";

/// The words of a definition that stand for what no pragma tells.
const SQLITE_WORDS: [&str; 7] =
    ["CHECK", "AUTOINCREMENT", "COLLATE", "DEFERRABLE", "CONFLICT", "GENERATED", "VIRTUAL"];

fn sqlite(scratch: &Scratch) -> Result<Vec<String>, Failed> {
    let mut lines: Vec<String> = scratch.ask(SQLITE)?.lines().map(str::to_owned).collect();
    lines.extend(scratch.ask(SQLITE_COLUMNS)?.lines().map(sqlite_column));
    // BEFORE and FOR EACH ROW are what a trigger does in any case. Source: "CREATE TRIGGER".
    lines.extend(scratch.ask(SQLITE_BODIES)?.lines().map(|line| {
        let line = line.replace(['"', ';'], " ").replace(" BEFORE ", " ");
        let line = line.replace("FOR EACH ROW", " ");
        line.split_whitespace().collect::<Vec<_>>().join(" ")
    }));
    for line in scratch.ask(SQLITE_TEXTS)?.lines() {
        let (name, text) = line.split_once('|').unwrap_or((line, ""));
        let is_part = |character: char| character.is_alphanumeric() || character == '_';
        let words = text.split(|character| !is_part(character)).map(str::to_uppercase);
        let words = words.filter(|word| SQLITE_WORDS.contains(&word.as_str()));
        lines.extend(words.map(|word| ["word|", name, "|", &word].concat()));
    }
    Ok(lines)
}

/// A column by what SQLite makes of its words.
fn sqlite_column(line: &str) -> String {
    let fields: Vec<&str> = line.splitn(7, '|').collect();
    let [table, column, type_, not_null, key, hidden, default] = fields.as_slice() else {
        return line.to_owned();
    };
    let affinity = sqlite_affinity(type_);
    // An INTEGER PRIMARY KEY is the rowid: never NULL, and numbered instead of given its default.
    // Source: "ROWIDs and the INTEGER PRIMARY KEY".
    if *key == "1" && *type_ == "INTEGER" {
        return [table, column, "rowid"].join("|");
    }
    // DEFAULT NULL is none; a quoted number becomes one in a column of numbers. Source: "Datatypes In SQLite", 3.
    let unquoted = default.trim_matches('\'');
    let number = unquoted.parse::<f64>().ok().filter(|_| affinity != "TEXT");
    let default = match number {
        Some(number) => number.to_string(),
        None if default.eq_ignore_ascii_case("NULL") => String::new(),
        // The same text of the same moment. Source: "CREATE TABLE", DEFAULT.
        None if *default == "datetime('now')" => "CURRENT_TIMESTAMP".to_owned(),
        None => (*default).to_owned(),
    };
    [*table, *column, affinity, *not_null, *key, *hidden, &default].join("|")
}

/// Source: "Datatypes In SQLite", 3.1 "Determination Of Column Affinity".
fn sqlite_affinity(type_: &str) -> &'static str {
    let has = |words: &[&str]| words.iter().any(|word| type_.contains(word));
    if has(&["INT"]) {
        "INTEGER"
    } else if has(&["CHAR", "CLOB", "TEXT"]) {
        "TEXT"
    } else if type_.is_empty() || has(&["BLOB"]) {
        "BLOB"
    } else if has(&["REAL", "FLOA", "DOUB"]) {
        "REAL"
    } else {
        "NUMERIC"
    }
}
