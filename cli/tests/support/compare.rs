//! A live database, held against what is declared.

use tablewright::AnyConnection;
use tablewright_cli::{
    drift::differences,
    introspect::{Namespaces, introspect_in},
};
use tablewright_codegen::{dialect::Dialect, schema::Schema};
use tablewright_testing::Failed;

/// Fails with the differences, if there are any after this `turn`.
pub(crate) fn compare(
    turn: &str,
    declared: &Schema,
    connection: &mut AnyConnection,
    dialect: Dialect,
) -> Result<(), Failed> {
    let found = introspect_in(connection, &Namespaces::of([declared]))?;
    let differences = differences(declared, &found, dialect);
    if differences.is_empty() {
        return Ok(());
    }
    let lines: Vec<_> = differences.iter().map(|difference| format!("  {difference}")).collect();
    Err(format!("after {turn}:\n{}", lines.join("\n")).into())
}
