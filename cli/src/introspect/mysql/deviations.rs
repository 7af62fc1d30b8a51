//! Deviations on MySQL and MariaDB: the message and the correction for each kind that `deviations.sql` finds.

use diesel::{QueryResult, RunQueryDsl, mysql::MysqlConnection, sql_query};
use tablewright_codegen::plan::{Measure, Property};

use super::server::{Catalogue as _, Server};
use crate::introspect::deviation::{Cure, Deviation, DeviationRow, Told};

/// All that deviates in the current database.
pub(super) fn all(connection: &mut MysqlConnection, server: Server) -> QueryResult<Vec<Deviation>> {
    let rows: Vec<DeviationRow> = sql_query(server.deviations_query()).load(connection)?;
    Ok(rows.iter().map(read).collect())
}

fn read(row: &DeviationRow) -> Deviation {
    row.deviation(match row.noun.as_str() {
        "table" => of_table(row),
        "view" => of_view(row),
        _ => of_part(row),
    })
}

fn of_table(row: &DeviationRow) -> Told {
    let detail = row.detail.as_str();
    match row.kind.as_str() {
        "engine" => (
            ["uses the engine ", detail, ", which lacks foreign keys or transactions"].concat(),
            Cure::Plan(Measure::Set(Property::KeptByInnodb)),
            "engine",
        ),
        "partitioned" => (
            "is partitioned: no foreign key can refer to it".to_owned(),
            Cure::Hand("`ALTER TABLE … REMOVE PARTITIONING` makes it one".to_owned()),
            "partition",
        ),
        "versioned" => (
            "is system-versioned: it keeps old versions of its rows".to_owned(),
            Cure::Hand("`ALTER TABLE … DROP SYSTEM VERSIONING` if they may go".to_owned()),
            "versioning",
        ),
        _ => (
            ["does not exist: its name belongs to a ", detail].concat(),
            Cure::Hand("rename one of them".to_owned()),
            "",
        ),
    }
}

fn of_view(row: &DeviationRow) -> Told {
    let detail = row.detail.as_str();
    let hand = || Cure::Hand("make the view without it, or declare it as raw SQL".to_owned());
    match row.kind.as_str() {
        "check option" => {
            let phrase =
                if detail == "LOCAL" { "local check option" } else { "cascaded check option" };
            let cure = Cure::Hand("make the view as its query says, or say it there".to_owned());
            (["has WITH ", detail, " CHECK OPTION"].concat(), cure, phrase)
        }
        "algorithm" => (["has ALGORITHM=", detail].concat(), hand(), "algorithm"),
        _ => (
            "has the rights of whoever reads it: SQL SECURITY INVOKER".to_owned(),
            hand(),
            "sql security",
        ),
    }
}

fn of_part(row: &DeviationRow) -> Told {
    let detail = row.detail.as_str();
    let remake = Cure::Plan(Measure::Remake);
    let name = row.name.as_str();
    match row.kind.as_str() {
        "invisible" => ("is invisible: `SELECT *` leaves it out".to_owned(), remake, "invisible"),
        "elsewhere" => (
            ["refers to `", detail, "`, a table of another database"].concat(),
            remake,
            "references",
        ),
        "other index" => (["cannot be described by a spec: ", detail].concat(), remake, "index"),
        "not enforced" => {
            ("is NOT ENFORCED: nothing is refused".to_owned(), remake, "not enforced")
        }
        "modes" => (
            ["was made in modes that change what it means: sql_mode = '", detail, "'"].concat(),
            remake,
            "sql_mode",
        ),
        "ignored" => (
            "is IGNORED: no query uses it".to_owned(),
            Cure::Plan(Measure::Set(Property::IndexNotIgnored(name.into()))),
            "ignored",
        ),
        _ => (
            "is INVISIBLE: no query uses it".to_owned(),
            Cure::Plan(Measure::Set(Property::IndexVisible(name.into()))),
            "invisible",
        ),
    }
}
