//! What SQL Server's catalogue views say after a plan: a stand-in for the server that no test here has.
//!
//! It carries the steps out as the manual says, and knows nothing of how they are read back. How the server
//! writes an expression anew cannot be computed here, so [`REPORTED`] lists it for each expression that the
//! golden cases have; one that is not listed is an error.

use tablewright_cli::introspect::mssql::{
    CheckRow, ColumnRow, ForeignKeyRow, IndexRow, KeyRow, Rows, SearchRow, TableRow, TriggerRow,
    ViewRow,
};
use tablewright_codegen::{
    dialect::Dialect,
    plan::{
        ForeignKeyStep, IndexStep, Plan, SearchStep, Step, TableStep, TriggerStep, ViewStep, create,
    },
    render::render,
    schema::{
        Column, Declaration, Expression, ForeignKey, GeneratedStorage, Nullability,
        ReferentialAction, SearchLanguage, SortOrder, TriggerEvent, Uniqueness, name::stable_name,
        types::sql_spelling,
    },
    sql::{
        expression::{Context, Purpose, write},
        writer::Statement,
    },
};
use tablewright_testing::Failed;

/// Expressions as scripts write them and as SQL Server keeps them.
///
/// Source: the spelling that SQL Server's own tools script: names in brackets, numbers in parentheses,
/// functions and CASE in lower case, `IN` as comparisons from the last to the first, `BETWEEN` as two
/// comparisons, `NOT LIKE` as a negation, `CAST` as `CONVERT`.
const REPORTED: &[(&str, &str)] = &[
    ("NULL", "(NULL)"),
    ("2 + 3 * 4", "((2)+(3)*(4))"),
    ("SYSUTCDATETIME()", "(sysutcdatetime())"),
    ("CAST(SYSUTCDATETIME() AS DATE)", "(CONVERT([date],sysutcdatetime()))"),
    ("lower(newid())", "(lower(newid()))"),
    (
        "[low] <= [high] AND ([high] < 100 OR [low] >= 0)",
        "([low]<=[high] AND ([high]<(100) OR [low]>=(0)))",
    ),
    (
        "NOT [is_final] = 1 OR [ended_at] IS NOT NULL",
        "(NOT [is_final]=(1) OR [ended_at] IS NOT NULL)",
    ),
    (
        "(LEN(trim([name]) + N'.') - 1) > 0 AND [name] NOT LIKE N'%;%'",
        "((len(Trim([name])+N'.')-(1))>(0) AND NOT [name] like N'%;%')",
    ),
    ("[low] <> 13", "([low]<>(13))"),
    (
        "CONVERT(NVARCHAR(40), SYSUTCDATETIME(), 120)",
        "(CONVERT([nvarchar](40),sysutcdatetime(),(120)))",
    ),
    ("[O'Neil] <> N'O''Neil'", "([O'Neil]<>N'O''Neil')"),
    ("[status] = N'open'", "([status]=N'open')"),
    ("[status] = N'open' AND [title] IS NOT NULL", "([status]=N'open' AND [title] IS NOT NULL)"),
    ("[tries] * 2", "(CONVERT([int],[tries]*(2)))"),
    (
        "coalesce([tries], 0)",
        "(CONVERT([int],case when [tries] IS NOT NULL then [tries] else (0) end))",
    ),
    ("[tries] >= 1 AND [tries] <= 5", "([tries]>=(1) AND [tries]<=(5))"),
    ("[due] >= N'2024-01-01' AND [done] = 1", "([due]>=N'2024-01-01' AND [done]=(1))"),
    ("[tries] <> -1 AND [due] IS NOT NULL", "([tries]<>(-1) AND [due] IS NOT NULL)"),
    ("[done] = 0", "([done]=(0))"),
    (
        "[tries] < 5 AND [state] <> N'a' AND [state] <> N'b'",
        "([tries]<(5) AND [state]<>N'a' AND [state]<>N'b')",
    ),
    ("[state] = N'open' AND [tries] IS NOT NULL", "([state]=N'open' AND [tries] IS NOT NULL)"),
    (
        "CONVERT(NVARCHAR(MAX), [short] + [half]) + [long]",
        "(CONVERT([nvarchar](max),CONVERT([nvarchar](max),[short]+[half])+[long]))",
    ),
    ("[half] + [half]", "(CONVERT([nvarchar](max),[half]+[half]))"),
    ("(LEN([short] + N'.') - 1) > 0", "((len([short]+N'.')-(1))>(0))"),
    ("(LEN([whole] + N'.') - 1) > 0", "((len([whole]+N'.')-(1))>(0))"),
    (
        "(LEN(CONVERT(NVARCHAR(MAX), [long]) + N'.') - 1) BETWEEN 1 AND 4000",
        "((len(CONVERT([nvarchar](max),[long])+N'.')-(1))>=(1) AND \
         (len(CONVERT([nvarchar](max),[long])+N'.')-(1))<=(4000))",
    ),
    (
        "(LEN(CONVERT(NVARCHAR(MAX), [half] + [half]) + N'.') - 1) > 1",
        "((len(CONVERT([nvarchar](max),[half]+[half])+N'.')-(1))>(1))",
    ),
    ("[width] * [height]", "(CONVERT([int],[width]*[height]))"),
    ("upper([name])", "(CONVERT([nvarchar](20),upper([name])))"),
    ("NOT ISJSON([notes], VALUE) = 1", "(NOT isjson([notes],VALUE)=(1))"),
    ("upper([label])", "(CONVERT([nvarchar](40),upper([label])))"),
];

/// The catalogue of an empty database in which `declaration` was created.
#[expect(clippy::wildcard_enum_match_arm, reason = "any other step fails the test")]
pub(super) fn catalogue(declaration: &Declaration) -> Result<Rows, Failed> {
    let plan = create(&declaration.schema, &declaration.settings, Dialect::Mssql);
    let mut rows = Rows::default();
    for step in &plan.steps {
        match step {
            Step::CreateTable(step) => create_table(step, &mut rows)?,
            Step::AddForeignKey(ForeignKeyStep { table, name, foreign_key }) => {
                add_foreign_key(table.as_str(), name.as_str(), foreign_key, &mut rows);
            }
            Step::CreateIndex(step) => create_index(step, &mut rows)?,
            Step::CreateSearchIndex(step) => create_search(step, &mut rows),
            Step::CreateTrigger(step) => create_trigger(step, &mut rows),
            Step::CreateView(step) => create_view(step, &mut rows),
            Step::CreateRaw(_) => {}
            step => {
                return Err(format!("a new database needs no step {step}").into());
            }
        }
    }
    Ok(rows)
}

fn reported(text: &str) -> Result<String, Failed> {
    if let Some(reported) = by_shape(text) {
        return Ok(reported);
    }
    let known = REPORTED.iter().find(|(rendered, _)| *rendered == text);
    let known = known.map(|(_, reported)| (*reported).to_owned());
    known.ok_or_else(|| format!("what SQL Server makes of `{text}` is not listed").into())
}

/// The commonest shapes: constants, `ISJSON`, ranges of numbers, lists of texts, columns that
/// are not NULL, computed values out of JSON.
fn by_shape(text: &str) -> Option<String> {
    if text.starts_with("N'") {
        return Some(["(", text, ")"].concat());
    }
    if text.parse::<f64>().is_ok() {
        return Some(["((", text, "))"].concat());
    }
    if let Some((column, around)) =
        text.strip_prefix("ISJSON(").and_then(|rest| rest.split_once(") = 1 OR ISJSON("))
    {
        let array = ["N'[' + ", column, " + N']'"].concat();
        let object = ["N'{\"a\":' + ", column, " + N'}'"].concat();
        let expected = [&array, ") = 1 AND ISJSON(", &object, ") = 1"].concat();
        let report =
            |text: &str| ["(", &text.replacen(" + ", "+", 1).replace(" + ", ")+")].concat();
        let parts = [column, &report(&array), &report(&object)];
        let [json, array, object] = parts.map(|text| ["isjson(", text, ")=(1)"].concat());
        return (around == expected)
            .then(|| ["(", &json, " OR ", &array, " AND ", &object, ")"].concat());
    }
    if let Some(column) =
        text.strip_prefix("ISJSON(").and_then(|it| it.strip_suffix(", VALUE) = 1"))
    {
        return Some(["(isjson(", column, ",VALUE)=(1))"].concat());
    }
    if let Some(rest) = text.strip_prefix("JSON_VALUE([") {
        // As a computed text, which the script casts.
        let rest = rest.replace(", N'", ",N'");
        return Some(["(CONVERT([nvarchar](max),json_value([", &rest, "))"].concat());
    }
    if text.split(" AND ").all(|part| part.starts_with('[') && part.ends_with("] IS NOT NULL")) {
        return Some(["(", text, ")"].concat());
    }
    if let Some((column, range)) = text.split_once(" BETWEEN ")
        && let Some((low, high)) = range.split_once(" AND ")
        && [low, high].iter().all(|number| number.parse::<f64>().is_ok())
    {
        return Some(["(", column, ">=(", low, ") AND ", column, "<=(", high, "))"].concat());
    }
    let (column, list) = text.split_once(" IN (N'")?;
    let mut values: Vec<_> = list.strip_suffix("')")?.split("', N'").collect();
    values.reverse();
    let equal: Vec<_> = values.iter().map(|value| [column, "=N'", value, "'"].concat()).collect();
    Some(["(", &equal.join(" OR "), ")"].concat())
}

fn expression(
    expression: &Expression,
    columns: &[Column],
    purpose: Purpose<'_>,
) -> Result<String, Failed> {
    let mut out = Statement::new(Dialect::Mssql);
    write(expression, Context { columns, purpose }, &mut out);
    reported(out.as_str())
}

fn create_table(step: &TableStep, rows: &mut Rows) -> Result<(), Failed> {
    let table_name = step.name.as_str().to_owned();
    rows.tables.push(TableRow {
        table_name: table_name.clone(),
        comment: step.table.comment.clone(),
        temporal_type: "NON_TEMPORAL_TABLE".to_owned(),
        ..TableRow::default()
    });
    for column in &step.table.columns {
        let row = column_row(&table_name, column, &step.table.columns)?;
        rows.columns.push(row);
    }
    let key = step.table.primary_key.iter().map(|key| (true, &key.name, &key.columns));
    let unique = step.table.unique_constraints.iter();
    for (is_primary_key, name, columns) in
        key.chain(unique.map(|(name, unique)| (false, name, &unique.columns)))
    {
        for column in columns {
            rows.keys.push(KeyRow {
                table_name: table_name.clone(),
                name: name.as_str().to_owned(),
                is_primary_key,
                column_name: column.as_str().to_owned(),
                ..KeyRow::default()
            });
        }
    }
    for (name, key) in &step.table.foreign_keys {
        add_foreign_key(&table_name, name.as_str(), key, rows);
    }
    for (name, check) in &step.table.checks {
        let text = expression(&check.expression, &step.table.columns, Purpose::Condition)?;
        rows.checks.push(CheckRow {
            table_name: table_name.clone(),
            name: name.as_str().to_owned(),
            expression: text,
            is_disabled: false,
            is_not_trusted: false,
        });
    }
    Ok(())
}

fn column_row(table: &str, column: &Column, columns: &[Column]) -> Result<ColumnRow, Failed> {
    let value = |text: &Expression| expression(text, columns, Purpose::Value(&column.type_));
    let computed = column.generated.as_ref();
    let default = column.default.as_ref();
    let is_kept = computed.is_none_or(|generated| generated.storage == GeneratedStorage::Stored);
    let mut row = ColumnRow {
        table_name: table.to_owned(),
        name: column.name.as_str().to_owned(),
        is_nullable: column.nullability == Nullability::Nullable,
        is_identity: column.auto_increment.is_some(),
        identity_seed: column.auto_increment.map(|_| "1".to_owned()),
        identity_increment: column.auto_increment.map(|_| "1".to_owned()),
        default_name: default.map(|_| stable_name(&["df", table, column.name.as_str()])),
        default_text: default.map(value).transpose()?,
        computed_text: computed.map(|generated| value(&generated.expression)).transpose()?,
        is_persisted: computed.is_some() && is_kept,
        collation_name: column.collation.as_ref().mssql.clone(),
        is_database_collation: column.collation.mssql.as_deref() == Some("DATABASE_DEFAULT"),
        comment: column.comment.clone(),
        generated_always_type: "NOT_APPLICABLE".to_owned(),
        ..ColumnRow::default()
    };
    let own = column.sql_types.as_ref().mssql.clone();
    set_type(&own.unwrap_or_else(|| sql_spelling(&column.type_, Dialect::Mssql, 0)), &mut row)?;
    Ok(row)
}

/// `sys.columns` has lengths in bytes, -1 for MAX, and a precision and scale for numbers and times.
fn set_type(sql: &str, row: &mut ColumnRow) -> Result<(), Failed> {
    let lower = sql.to_lowercase();
    let (name, inside) = lower.split_once('(').unwrap_or((&lower, ""));
    let inside = inside.trim_end_matches(')');
    name.clone_into(&mut row.type_name);
    match (name, inside) {
        ("nvarchar" | "varbinary" | "varchar", "max") => row.max_length_bytes = -1,
        ("nvarchar", length) => row.max_length_bytes = 2 * length.parse::<i16>()?,
        ("varchar" | "varbinary", length) => row.max_length_bytes = length.parse()?,
        ("decimal", both) => {
            let (precision, scale) = both.split_once(", ").ok_or("no scale")?;
            (row.precision_digits, row.scale_digits) = (precision.parse()?, scale.parse()?);
        }
        ("float", digits) => row.precision_digits = digits.parse()?,
        ("time" | "datetime2" | "datetimeoffset", scale) => row.scale_digits = scale.parse()?,
        ("bit" | "smallint" | "int" | "bigint" | "real" | "date" | "uniqueidentifier", "") => {}
        _ => return Err(format!("no row for the type {sql}").into()),
    }
    Ok(())
}

fn add_foreign_key(table: &str, name: &str, key: &ForeignKey, rows: &mut Rows) {
    let words = |action| match action {
        ReferentialAction::NoAction | ReferentialAction::Restrict => "NO_ACTION",
        ReferentialAction::Cascade => "CASCADE",
        ReferentialAction::SetNull => "SET_NULL",
        ReferentialAction::SetDefault => "SET_DEFAULT",
    };
    for (column, referenced) in key.columns.iter().zip(&key.referenced_columns) {
        rows.foreign_keys.push(ForeignKeyRow {
            table_name: table.to_owned(),
            name: name.to_owned(),
            column_name: column.as_str().to_owned(),
            referenced_table: key.referenced_table.as_str().to_owned(),
            is_elsewhere: false,
            referenced_column: referenced.as_str().to_owned(),
            on_delete: words(key.on_delete).to_owned(),
            on_update: words(key.on_update).to_owned(),
            is_disabled: false,
            is_not_trusted: false,
        });
    }
}

fn create_index(step: &IndexStep, rows: &mut Rows) -> Result<(), Failed> {
    let predicate = step.index.predicate.as_ref();
    let predicate = predicate
        .map(|predicate| expression(predicate, &step.columns, Purpose::Condition))
        .transpose()?;
    let row = IndexRow {
        table_name: step.table.as_str().to_owned(),
        name: step.name.as_str().to_owned(),
        method: step.index.method.as_ref().mssql.as_deref().unwrap_or("NONCLUSTERED").to_owned(),
        is_unique: step.index.uniqueness == Uniqueness::Unique,
        predicate,
        ..IndexRow::default()
    };
    for key in &step.index.keys {
        let Expression::Column(column) = &key.expression else {
            return Err("an expression as key is in no golden case of SQL Server".into());
        };
        rows.indexes.push(IndexRow {
            column_name: column.as_str().to_owned(),
            is_descending: key.order == SortOrder::Descending,
            ..row.clone()
        });
    }
    for column in &step.index.include {
        let column_name = column.as_str().to_owned();
        rows.indexes.push(IndexRow { column_name, is_included: true, ..row.clone() });
    }
    Ok(())
}

fn create_search(step: &SearchStep, rows: &mut Rows) {
    for column in &step.index.columns {
        rows.search.push(SearchRow {
            table_name: step.table.as_str().to_owned(),
            name: step.name.as_str().to_owned(),
            column_name: column.as_str().to_owned(),
            language_code: match step.index.language {
                SearchLanguage::Simple => 0,
                SearchLanguage::English => 1033,
            },
            has_type_column: false,
        });
    }
}

/// A trigger's statement is kept as it was sent, with the comment before it.
fn create_trigger(step: &TriggerStep, rows: &mut Rows) {
    let statement = batch(Step::CreateTrigger(step.clone()));
    for event in &step.trigger.events {
        rows.triggers.push(TriggerRow {
            table_name: step.table.as_str().to_owned(),
            name: step.name.as_str().to_owned(),
            event: match event {
                TriggerEvent::Insert => "INSERT",
                TriggerEvent::Update => "UPDATE",
                TriggerEvent::Delete => "DELETE",
            }
            .to_owned(),
            statement: Some(statement.clone()),
            ..TriggerRow::default()
        });
    }
}

fn create_view(step: &ViewStep, rows: &mut Rows) {
    let statement = batch(Step::CreateView(step.clone()));
    rows.views.push(ViewRow { name: step.name.as_str().to_owned(), statement: Some(statement) });
}

fn batch(step: Step) -> String {
    let plan = Plan::of_steps(Dialect::Mssql, vec![step]);
    render(&plan).expect("SQL for the plan").to_sql().trim_end_matches("GO\n").to_owned()
}
