//! Databases of MySQL and MariaDB whose dates have zeros for defaults.

use diesel::connection::SimpleConnection;
use tablewright_cli::import::import;
use tablewright_testing::{Database, Failed, Scratch, Trial, on};

use crate::{command::apply, project::Project};

pub(crate) fn trials() -> Vec<Trial> {
    on(Database::Mysql, "a_database_with_dates_of_zeros_is_adopted_and_changed", changed)
        .into_iter()
        .collect()
}

/// As servers took it before their strict modes. MariaDB gives `updated` a default of zeros.
const OLD: &str = "
SET @modes = @@sql_mode, sql_mode = '';
CREATE TABLE old (
    id INT PRIMARY KEY,
    made DATETIME NOT NULL DEFAULT '0000-00-00 00:00:00',
    born DATE NOT NULL DEFAULT '0000-00-00',
    partly DATE DEFAULT '2001-00-00',
    stamp TIMESTAMP NOT NULL DEFAULT '0000-00-00 00:00:00',
    updated DATETIME NOT NULL ON UPDATE CURRENT_TIMESTAMP,
    title VARCHAR(20)
) CHARSET utf8mb4 COLLATE utf8mb4_bin;
INSERT INTO old (id, title) VALUES (1, 'x');
SET sql_mode = @modes";

fn changed(scratch: &Scratch) -> Result<(), Failed> {
    let connection = &mut tablewright::connection::open(&scratch.url)?;
    connection.batch_execute(OLD)?;
    let first = import(connection)?.spec;
    let mut project = Project::new(&first)?;
    project.run("adopt", &scratch.url, &apply(scratch), 0);
    let second = first.replace(
        "    primary_key:",
        "      more: integer?\n    indexes: [[title]]\n    primary_key:",
    );
    project.seal(&second, "more")?;
    let empty = Scratch::new(scratch.server)?;
    for url in [&scratch.url, &empty.url] {
        project.run("migrate", url, &[], 0);
        project.run("verify", url, &[], 0);
        project.run("revert", url, &[], 0);
        project.run("migrate", url, &[], 0);
        project.run("verify", url, &[], 0);
    }
    Ok(())
}
