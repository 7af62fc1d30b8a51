//! Deviations on PostgreSQL: the message and the correction for each kind that `deviations.sql` finds.

use diesel::{QueryResult, pg::PgConnection};
use tablewright_codegen::{
    plan::{Correction, Measure, Property, TablePart},
    schema::naming::trigger_function_name,
};

use super::rows_of;
use crate::introspect::{
    Namespaces,
    deviation::{Cure, Deviation, DeviationRow, Told},
};

/// Where a row's detail tells of several things, this stands between them: no name has it.
const BETWEEN: char = '\u{1}';

/// All that deviates in the namespaces.
pub(super) fn all(
    connection: &mut PgConnection,
    namespaces: &Namespaces,
) -> QueryResult<Vec<Deviation>> {
    let query = concat!(include_str!("serial.sql"), include_str!("deviations.sql"));
    let rows: Vec<DeviationRow> = rows_of(connection, query, namespaces)?;
    let is_own = |row: &DeviationRow| {
        row.kind == "other function"
            && row.detail
                == trigger_function_name(&row.table_name.as_str().into(), &row.name.as_str().into())
    };
    Ok(rows.iter().filter(|row| !is_own(row)).map(read).collect())
}

fn read(row: &DeviationRow) -> Deviation {
    row.deviation(match row.noun.as_str() {
        "table" | "view" => of_relation(row),
        "column" => of_column(row),
        "index" | "trigger" => of_object(row),
        _ => of_constraint(row),
    })
}

fn of_relation(row: &DeviationRow) -> Told {
    let detail = row.detail.as_str();
    let hand = |words: &[&str]| Cure::Hand(words.concat());
    match row.kind.as_str() {
        "unlogged" => (
            "is not logged: a crash of the server empties it".to_owned(),
            Cure::Plan(Measure::Set(Property::Logged)),
            "unlogged",
        ),
        "row security" => (
            "has row-level security: its policies say who sees which rows".to_owned(),
            hand(&[
                "`ALTER TABLE … DISABLE ROW LEVEL SECURITY` if everybody may see all rows, or \
                    declare it as raw SQL",
            ]),
            "row level security",
        ),
        "partitioned" => (
            ["is partitioned by ", detail].concat(),
            hand(&["move its rows into a table of its own"]),
            "partition",
        ),
        "partition" => (
            ["is a partition of `", detail, "`"].concat(),
            hand(&["`ALTER TABLE … DETACH PARTITION` makes it a table of its own"]),
            "partition",
        ),
        "inherits" => (
            ["inherits from `", detail, "`, which shows its rows"].concat(),
            hand(&["`ALTER TABLE … NO INHERIT` if its rows are its own"]),
            "inherit",
        ),
        "has children" => (
            ["shows the rows of `", detail, "`, which inherits from it, among its own"].concat(),
            hand(&["`ALTER TABLE … NO INHERIT` of the other if its rows are its own"]),
            "inherit",
        ),
        "no table" => (
            ["does not exist: its name belongs to ", detail].concat(),
            hand(&["rename one of them"]),
            "",
        ),
        "check option" => (
            ["has WITH ", detail, " CHECK OPTION"].concat(),
            hand(&[
                "`ALTER VIEW … SET (check_option = …)` or `RESET` as its query says, or say it there",
            ]),
            if detail == "LOCAL" { "local check option" } else { "cascaded check option" },
        ),
        "view option" => (
            ["has the option ", detail].concat(),
            hand(&["`ALTER VIEW … RESET (…)`, or declare the view as raw SQL"]),
            "view",
        ),
        _ => (
            ["has the rule `", detail, "`, which runs something else instead"].concat(),
            hand(&["`DROP RULE` if nobody needs it, or declare it as raw SQL"]),
            "rule",
        ),
    }
}

fn of_column(row: &DeviationRow) -> Told {
    let detail = row.detail.as_str();
    match row.kind.as_str() {
        "virtual" => (
            "is computed when it is read, and not stored".to_owned(),
            Cure::Hand(
                "drop the column: then it is missing, and made as it is declared".to_owned(),
            ),
            "virtual",
        ),
        "not valid" => (
            "is NOT NULL for new rows alone: NOT VALID".to_owned(),
            Cure::Plan(Measure::Prove(detail.into())),
            "not valid",
        ),
        "no inherit" => (
            "is NOT NULL without its children: NO INHERIT".to_owned(),
            Cure::Hand("`ALTER TABLE … ALTER CONSTRAINT … INHERIT`".to_owned()),
            "no inherit",
        ),
        _ => {
            let mut parts = detail.split(BETWEEN);
            let mut next = || parts.next().unwrap_or_default().to_owned();
            let (name, type_, options) = (next(), next(), next());
            (
                ["is numbered by the sequence `", &name, "`, which is ", &options].concat(),
                Cure::Plan(Measure::Set(Property::Sequence { name, type_ })),
                "sequence",
            )
        }
    }
}

fn of_constraint(row: &DeviationRow) -> Told {
    let detail = row.detail.as_str();
    let (reason, measure, phrase) = match row.kind.as_str() {
        "not enforced" => {
            ("is NOT ENFORCED: nothing is refused".to_owned(), Measure::Remake, "not enforced")
        }
        "no inherit" => {
            ("is NO INHERIT: no child table has it".to_owned(), Measure::Remake, "no inherit")
        }
        "match full" => (
            "is MATCH FULL: it refuses keys of which a part is NULL".to_owned(),
            Measure::Remake,
            "match full",
        ),
        "sets some" => ("sets some of its columns only".to_owned(), Measure::Remake, "set null"),
        "period" => ("is about a period of time".to_owned(), Measure::Remake, "period"),
        "elsewhere" => (
            ["refers to `", detail, "`, a table of another namespace"].concat(),
            Measure::Remake,
            "references",
        ),
        "key disabled" => return disabled_key(detail),
        _ => (INVALID.to_owned(), Measure::Remake, ""),
    };
    (reason, Cure::Plan(measure), phrase)
}

const INVALID: &str = "is invalid: its build failed, and no query uses it";

/// The triggers of a foreign key are the server's, on either of its tables.
fn disabled_key(detail: &str) -> Told {
    let (table, trigger) = detail.split_once(BETWEEN).unwrap_or((detail, ""));
    let cure = Cure::Elsewhere(Correction {
        table: table.into(),
        part: TablePart::Whole,
        measure: Measure::Set(Property::TriggerEnabled(trigger.to_owned())),
    });
    let reason = ["is not enforced: its triggers on `", table, "` are disabled"].concat();
    (reason, cure, "disable trigger")
}

fn of_object(row: &DeviationRow) -> Told {
    let detail = row.detail.as_str();
    let remake = Cure::Plan(Measure::Remake);
    match row.kind.as_str() {
        "invalid" => (INVALID.to_owned(), remake, ""),
        "other trigger" => {
            (["cannot be described by a spec: `", detail, "`"].concat(), remake, "trigger")
        }
        "other function" => (
            ["calls the function `", detail, "`, which is not its own"].concat(),
            remake,
            "trigger",
        ),
        "security definer" => (
            "runs with the rights of its function's owner: SECURITY DEFINER".to_owned(),
            remake,
            "security definer",
        ),
        "settings" => (["runs under the settings ", detail].concat(), remake, "set"),
        _ => (
            match detail {
                "D" => "is disabled",
                "R" => "fires on a replica alone: ENABLE REPLICA",
                _ => "fires on a replica, too: ENABLE ALWAYS",
            }
            .to_owned(),
            Cure::Plan(Measure::Set(Property::TriggerEnabled(row.name.clone()))),
            "trigger",
        ),
    }
}
