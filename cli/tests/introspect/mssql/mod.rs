//! SQL Server's introspection without a server: its queries are T-SQL, and the rows that a server would
//! give are read as the schema that was created.

mod catalogue;

use std::process::Command;

use tablewright_cli::introspect::mssql::{
    CheckRow, ColumnRow, ForeignKeyRow, IndexRow, KeyRow, OtherRow, Rows, SearchRow, TableRow,
    TriggerRow, ViewRow, observe, queries, read,
};
use tablewright_cli::{drift::differences, introspect::Found};
use tablewright_codegen::{
    dialect::Dialect,
    import::{Observed, import},
    schema::{
        AutoIncrement, Column, ColumnName, Expression, GeneratedStorage, Nullability, RawName,
        ReferentialAction, SearchLanguage, SortOrder, Table, Uniqueness,
    },
};
use tablewright_testing::{Failed, Trial, golden_specs, needing, program};

use crate::round_trip::load;

const QUERIES: &[(&str, &str)] = &[
    ("tables", queries::TABLES),
    ("columns", queries::COLUMNS),
    ("keys", queries::KEYS),
    ("foreign_keys", queries::FOREIGN_KEYS),
    ("checks", queries::CHECKS),
    ("indexes", queries::INDEXES),
    ("search", queries::SEARCH),
    ("triggers", queries::TRIGGERS),
    ("views", queries::VIEWS),
    ("others", queries::OTHERS),
];

/// The fields of the rows, as the crate declares them.
const ROWS: &str = include_str!("../../../src/introspect/mssql/rows.rs");

type Test = fn() -> Result<(), Failed>;

pub(crate) fn trials() -> Vec<Trial> {
    let maxdop = program("TEST_MAXDOP", "maxdop");
    let mut trials: Vec<_> = QUERIES
        .iter()
        .map(|(name, sql)| {
            let program = maxdop.clone();
            let name = ["mssql::the_parser_takes_the_query::", name].concat();
            needing(&name, maxdop.is_some(), "no maxdop", move || {
                parses(&program.unwrap_or_default(), sql)
            })
        })
        .collect();
    for (name, case) in golden_specs().into_iter().filter(|(name, _)| !name.starts_with("change_"))
    {
        let name = ["mssql::what_its_catalogue_says_is_read_back::", &name].concat();
        trials.push(Trial::test(name, move || {
            let declaration = load(&case)?;
            if !declaration.settings.dialects.contains(Dialect::Mssql) {
                return Ok(());
            }
            let rows = catalogue::catalogue(&declaration)?;
            must_be_importable(observe(rows.clone()))?;
            let found = read(rows);
            let differences = differences(&declaration.schema, &found.schema, Dialect::Mssql);
            let lines = differences.iter().map(ToString::to_string);
            let lines: Vec<_> =
                lines.chain(found.deviations.iter().map(ToString::to_string)).collect();
            if lines.is_empty() { Ok(()) } else { Err(lines.join("\n").into()) }
        }));
    }
    let each: [(&str, Test); 6] = [
        ("columns_of_a_foreign_database", foreign_columns),
        ("constraints_of_a_foreign_database", foreign_constraints),
        ("indexes_of_a_foreign_database", foreign_indexes),
        ("computed_columns_that_stand_for_index_keys_are_keys", computed_keys),
        ("what_a_schema_cannot_say_is_told", deviations),
        ("a_typed_driver_reads_every_column_of_the_queries", typed_columns),
    ];
    trials.extend(each.map(|(name, test)| Trial::test(["mssql::", name].concat(), test)));
    trials
}

/// A driver that knows types reads no INT as a BIT, so each column is converted to the type of its field.
fn typed_columns() -> Result<(), Failed> {
    for (name, sql) in QUERIES {
        let row = match *name {
            "search" => "SearchRow".to_owned(),
            "indexes" => "IndexRow".to_owned(),
            name => {
                let words = name.trim_end_matches('s').split('_');
                let words = words.map(|word| word[..1].to_uppercase() + &word[1..]);
                words.collect::<String>() + "Row"
            }
        };
        let start = ROWS.find(&["pub struct ", &row, " {"].concat()).ok_or(row)?;
        let body = ROWS[start..].split("\n}").next().unwrap_or_default();
        let fields =
            body.lines().filter_map(|line| line.trim().strip_prefix("pub ")?.split_once(": "));
        let fields: Vec<_> =
            fields.map(|(field, kind)| (field, kind.trim_end_matches(','))).collect();
        for part in sql.split("UNION ALL") {
            let select = part.split("SELECT").nth(1).unwrap_or_default();
            let columns = columns_of(select.split("\nFROM ").next().unwrap_or_default());
            let columns: Vec<_> = columns.iter().map(|(kind, name)| (*kind, *name)).collect();
            let names: Vec<_> = columns.iter().map(|(_, name)| *name).collect();
            assert_eq!(names, fields.iter().map(|(field, _)| *field).collect::<Vec<_>>());
            for ((sql_type, column), (_, kind)) in columns.into_iter().zip(&fields) {
                let takes = match *kind {
                    "bool" => sql_type == "bit",
                    "u8" => sql_type == "tinyint",
                    "i16" => sql_type == "smallint",
                    "i32" => sql_type == "int",
                    _ => sql_type.starts_with("nvarchar("),
                };
                assert!(takes, "{name}.{column} is `{sql_type}`, but is read as `{kind}`");
            }
        }
    }
    Ok(())
}

/// The types that the columns of a SELECT are converted to, and their names.
fn columns_of(select: &str) -> Vec<(&str, &str)> {
    let ends = select.match_indices(" AS ").filter(|(at, _)| {
        let before = &select[..*at];
        before.matches('(').count() == before.matches(')').count()
    });
    let mut start = 0;
    let mut columns = Vec::new();
    for (at, mark) in ends {
        let rest = &select[at + mark.len()..];
        let name = rest.split([',', '\n', ' ']).next().unwrap_or_default();
        let expression = select[start..at].trim_start_matches([',', '\n', ' ']);
        let kind = expression.strip_prefix("CONVERT(").and_then(|rest| rest.split_once(", "));
        columns.push((kind.map_or("", |(kind, _)| kind), name));
        start = at + mark.len() + name.len();
    }
    columns
}

/// The spec that an import makes of the database fits it.
fn must_be_importable(found: Found) -> Result<(), Failed> {
    let observed =
        Observed { dialect: Dialect::Mssql, schema: found.schema.clone(), beside: Vec::new() };
    let imported = import(&[observed]);
    let found = found.schema.read_back(Dialect::Mssql);
    let differences = differences(&imported.declaration.schema, &found, Dialect::Mssql);
    let lines: Vec<_> = differences.iter().map(ToString::to_string).collect();
    if lines.is_empty() {
        return Ok(());
    }
    Err(format!("imported:\n{}\n\n{}", lines.join("\n"), imported.spec).into())
}

fn parses(program: &std::path::Path, sql: &str) -> Result<(), Failed> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("query.sql");
    std::fs::write(&path, sql)?;
    let output = Command::new(program).args(["--parser-version", "2022"]).arg(&path).output()?;
    if output.status.success() {
        Ok(())
    } else {
        Err(String::from_utf8_lossy(&output.stderr).into_owned().into())
    }
}

fn table(name: &str) -> TableRow {
    TableRow {
        table_name: name.to_owned(),
        temporal_type: "NON_TEMPORAL_TABLE".to_owned(),
        ..TableRow::default()
    }
}

fn column(name: &str, type_name: &str) -> ColumnRow {
    ColumnRow {
        table_name: "t".to_owned(),
        name: name.to_owned(),
        type_name: type_name.to_owned(),
        generated_always_type: "NOT_APPLICABLE".to_owned(),
        ..ColumnRow::default()
    }
}

fn found_table<'f>(found: &'f Found, name: &str) -> Result<&'f Table, Failed> {
    found.schema.tables.get(name).ok_or_else(|| format!("no table {name}").into())
}

/// As `sys.columns` has an old shop's table.
fn foreign_columns() -> Result<(), Failed> {
    let columns = vec![
        ColumnRow { is_identity: true, ..column("id", "int") },
        ColumnRow { max_length_bytes: 100, is_nullable: true, ..column("name", "nvarchar") },
        ColumnRow { max_length_bytes: 10, ..column("code", "char") },
        ColumnRow { precision_digits: 19, scale_digits: 4, ..column("price", "money") },
        ColumnRow { precision_digits: 24, ..column("weight", "real") },
        ColumnRow { scale_digits: 3, ..column("made", "datetime") },
        ColumnRow { scale_digits: 7, ..column("seen", "datetime2") },
        ColumnRow { max_length_bytes: 8, ..column("version", "timestamp") },
        ColumnRow {
            computed_text: Some("([price]*((1)-[code]))".to_owned()),
            is_nullable: true,
            precision_digits: 38,
            scale_digits: 6,
            ..column("net", "numeric")
        },
        ColumnRow {
            collation_name: Some("Latin1_General_CI_AI".to_owned()),
            max_length_bytes: -1,
            comment: Some("Long.".to_owned()),
            ..column("story", "varchar")
        },
    ];
    let found = read(Rows { tables: vec![table("t")], columns, ..Rows::default() });
    let columns = &found_table(&found, "t")?.columns;
    let types: Vec<_> = columns.iter().map(|column| column.type_.to_string()).collect();
    assert_eq!(
        types,
        [
            "integer",
            "string(50)",
            "char(10)",
            "money",
            "float",
            "datetime",
            "datetime2(7)",
            "timestamp",
            "decimal(38, 6)",
            "varchar(max)",
        ]
    );
    assert_eq!(columns[0].auto_increment, Some(AutoIncrement::Plain));
    assert_eq!(columns[1].nullability, Nullability::Nullable);
    let net = columns[8].generated.as_ref().ok_or("not computed")?;
    assert_eq!(net.storage, GeneratedStorage::Virtual);
    assert_eq!(net.expression.to_string(), "price * (1 - code)");
    assert_eq!(columns[9].collation.as_ref().mssql.as_deref(), Some("Latin1_General_CI_AI"));
    assert_eq!(columns[9].comment.as_deref(), Some("Long."));
    assert_eq!(found.deviations, []);
    Ok(())
}

fn foreign_constraints() -> Result<(), Failed> {
    let key = |name: &str, is_primary_key, column: &str| KeyRow {
        table_name: "t".to_owned(),
        name: name.to_owned(),
        is_primary_key,
        column_name: column.to_owned(),
        ..KeyRow::default()
    };
    let foreign = |column: &str, referenced: &str| ForeignKeyRow {
        table_name: "t".to_owned(),
        name: "FK__t__u".to_owned(),
        column_name: column.to_owned(),
        referenced_table: "u".to_owned(),
        referenced_column: referenced.to_owned(),
        on_delete: "SET_NULL".to_owned(),
        on_update: "NO_ACTION".to_owned(),
        ..ForeignKeyRow::default()
    };
    let check = CheckRow {
        table_name: "t".to_owned(),
        name: "CK__t__a".to_owned(),
        expression: "([a]>=(0) AND [b]<>N'')".to_owned(),
        is_disabled: false,
        is_not_trusted: false,
    };
    let found = read(Rows {
        tables: vec![table("t"), table("u")],
        columns: vec![column("a", "int"), column("b", "int")],
        keys: vec![key("PK__t", true, "b"), key("PK__t", true, "a"), key("UQ__t", false, "a")],
        foreign_keys: vec![foreign("b", "y"), foreign("a", "x")],
        checks: vec![check],
        ..Rows::default()
    });
    let table = found_table(&found, "t")?;
    let names =
        |names: &[&str]| names.iter().map(|name| ColumnName::new(*name)).collect::<Vec<_>>();
    assert_eq!(table.primary_key.as_ref().ok_or("no key")?.columns, names(&["b", "a"]));
    assert_eq!(table.unique_constraints["UQ__t"].columns, names(&["a"]));
    let key = &table.foreign_keys["FK__t__u"];
    assert_eq!((&key.columns, &key.referenced_columns), (&names(&["b", "a"]), &names(&["y", "x"])));
    assert_eq!(key.on_delete, ReferentialAction::SetNull);
    assert_eq!(key.on_update, ReferentialAction::NoAction);
    assert_eq!(table.checks["CK__t__a"].expression.to_string(), "a >= 0 and b <> ''");
    Ok(())
}

fn index(name: &str, column: &str) -> IndexRow {
    IndexRow {
        table_name: "t".to_owned(),
        name: name.to_owned(),
        method: "NONCLUSTERED".to_owned(),
        column_name: column.to_owned(),
        ..IndexRow::default()
    }
}

fn foreign_indexes() -> Result<(), Failed> {
    let predicate = || Some("([a]>(10) AND [b] IS NOT NULL)".to_owned());
    let search = |column: &str| SearchRow {
        table_name: "t".to_owned(),
        name: "words".to_owned(),
        column_name: column.to_owned(),
        language_code: 1033,
        has_type_column: false,
    };
    let found = read(Rows {
        tables: vec![table("t")],
        columns: vec![column("a", "int"), column("b", "int")],
        indexes: vec![
            IndexRow { method: "CLUSTERED".to_owned(), ..index("cx", "a") },
            IndexRow {
                is_unique: true,
                predicate: predicate(),
                is_descending: true,
                ..index("ux", "a")
            },
            IndexRow {
                is_unique: true,
                predicate: predicate(),
                is_included: true,
                ..index("ux", "b")
            },
        ],
        search: vec![search("a"), search("b")],
        ..Rows::default()
    });
    let table = found_table(&found, "t")?;
    assert_eq!(table.indexes["cx"].method.as_ref().mssql.as_deref(), Some("clustered"));
    let ux = &table.indexes["ux"];
    assert_eq!(ux.uniqueness, Uniqueness::Unique);
    assert_eq!((ux.keys.len(), ux.keys[0].order), (1, SortOrder::Descending));
    assert_eq!(ux.include, [ColumnName::new("b")]);
    let predicate = ux.predicate.as_ref().ok_or("no predicate")?;
    assert_eq!(predicate.to_string(), "a > 10 and b is not null");
    let words = &table.search_indexes["words"];
    assert_eq!((words.columns.len(), words.language), (2, SearchLanguage::English));
    assert_eq!(found.deviations, []);
    Ok(())
}

fn computed_keys() -> Result<(), Failed> {
    let computed = |name: &str, text: &str| ColumnRow {
        computed_text: Some(text.to_owned()),
        max_length_bytes: 200,
        ..column(name, "nvarchar")
    };
    let found = read(Rows {
        tables: vec![table("t")],
        columns: vec![
            column("a", "int"),
            computed("ix_2", "(lower([a]))"),
            computed("ix_3", "(upper([a]))"),
        ],
        indexes: vec![index("ix", "a"), index("ix", "ix_2")],
        ..Rows::default()
    });
    let table = found_table(&found, "t")?;
    let names: Vec<_> = table.columns.iter().map(|column: &Column| column.name.as_str()).collect();
    assert_eq!(names, ["a", "ix_3"], "only the one that is a key stands for it");
    let keys: Vec<_> =
        table.indexes["ix"].keys.iter().map(|key| key.expression.to_string()).collect();
    assert_eq!(keys, ["a", "lower(a)"]);
    assert!(matches!(table.indexes["ix"].keys[1].expression, Expression::Call(..)));
    Ok(())
}

fn deviations() -> Result<(), Failed> {
    let trigger = |name: &str, statement: Option<&str>| TriggerRow {
        table_name: "t".to_owned(),
        name: name.to_owned(),
        event: "INSERT".to_owned(),
        statement: statement.map(str::to_owned),
        ..TriggerRow::default()
    };
    let check = |name: &str, is_disabled: bool| CheckRow {
        table_name: "t".to_owned(),
        name: name.to_owned(),
        expression: "([a]>(0))".to_owned(),
        is_disabled,
        is_not_trusted: true,
    };
    let view = |name: &str, statement: &str| ViewRow {
        name: name.to_owned(),
        statement: Some(statement.to_owned()),
    };
    let Found { schema, deviations } = read(Rows {
        tables: vec![TableRow {
            temporal_type: "SYSTEM_VERSIONED_TEMPORAL_TABLE".to_owned(),
            ..table("t")
        }],
        columns: vec![
            ColumnRow {
                default_name: Some("DF__t__a__5F7E2DAC".to_owned()),
                default_text: Some("((0))".to_owned()),
                ..column("a", "int")
            },
            ColumnRow {
                is_identity: true,
                identity_seed: Some("100".to_owned()),
                identity_increment: Some("5".to_owned()),
                ..column("b", "int")
            },
            ColumnRow { is_user_type: true, ..column("c", "Flag") },
            ColumnRow { is_sparse: true, is_nullable: true, ..column("d", "int") },
        ],
        checks: vec![check("ck", true), check("ck_unproved", false)],
        triggers: vec![
            trigger("hidden", None),
            trigger("other", Some("CREATE TRIGGER other ON t AFTER INSERT AS SELECT 1")),
        ],
        views: vec![view("v", "CREATE VIEW v WITH SCHEMABINDING AS SELECT a FROM dbo.t")],
        others: vec![OtherRow { kind: "SQL_STORED_PROCEDURE".to_owned(), name: "p".to_owned() }],
        ..Rows::default()
    });
    let lines: Vec<_> = deviations.iter().map(ToString::to_string).collect();
    assert_eq!(
        lines,
        [
            "sql stored procedure `p` is no part of a schema",
            "table `t` is a system versioned temporal table",
            "column `t.a` has a default called `DF__t__a__5F7E2DAC`, not `df_t_a`",
            "column `t.b` is numbered as IDENTITY(100, 5)",
            "column `t.c` is of a type that a user made",
            "column `t.d` is SPARSE",
            "check `ck` of table `t` is switched off",
            "check `ck_unproved` of table `t` is WITH NOCHECK: rows that were there before it may break it",
            "trigger `hidden` of table `t` is encrypted",
        ]
    );
    let raw: Vec<_> = schema.raw_objects.keys().map(RawName::as_str).collect();
    assert_eq!(raw, ["other", "v"]);
    let view = schema.raw_objects["v"].sql.mssql.as_ref().ok_or("no statement")?;
    assert_eq!(view.down, "DROP VIEW [v]");
    Ok(())
}
