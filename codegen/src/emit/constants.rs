//! The constants: version, fingerprint, a list of the tables, and the migrations of each dialect.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    CannotEmit,
    layout::{File, string},
    outline::{Outline, Relation},
};
use crate::dialect::PerDialect;

/// The constants that do not come from the declaration.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GeneratedConstants {
    /// The version of the newest migration.
    pub version: String,
    /// The fingerprint of the schema.
    pub fingerprint: String,
    /// The migrations of each dialect, oldest first. SQL Server's are rendered but not embedded yet.
    pub migrations: PerDialect<Vec<EmbeddedMigration>>,
}

/// A migration that is embedded in the generated library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmbeddedMigration {
    /// The version, digits only, as Diesel records it.
    pub version: String,
    /// The name behind the version.
    pub name: String,
    /// The path of `up.sql` from the package's folder, with `/`.
    pub up: String,
    /// The path of `down.sql` from the package's folder, with `/`.
    pub down: String,
    /// Whether the migrator runs it in a transaction. If not, the migration opens its own.
    pub run_in_transaction: bool,
    /// The path of `preflight.sql` from the package's folder, with `/`, if there is one.
    pub preflight: Option<String>,
}

/// Writes the constants.
pub(super) fn emit_constants(
    outline: &Outline<'_>,
    constants: &GeneratedConstants,
    file: &mut File<'_>,
) -> Result<(), CannotEmit> {
    let (version, fingerprint) = (&constants.version, &constants.fingerprint);
    file.begin();
    file.doc("The version of the newest migration.");
    file.constant(quote!(pub const SCHEMA_VERSION: &str), quote!(#version))?;
    file.begin();
    file.doc("The SHA-256 of all that a database of this schema stores.");
    file.constant(quote!(pub const SCHEMA_FINGERPRINT: &str), quote!(#fingerprint))?;
    emit_table_list(outline, file)?;
    file.begin();
    file.doc("The migrations of each database, oldest first.");
    file.open(
        quote!(pub const MIGRATIONS: tablewright::Migrations = tablewright::migrations!),
        "{",
    );
    let PerDialect { sqlite, postgres, mysql, mssql: _ } = &constants.migrations;
    for (field, migrations) in
        [(quote!(sqlite), sqlite), (quote!(postgres), postgres), (quote!(mysql), mysql)]
    {
        let migrations = migrations.iter().map(migration);
        file.entry(quote!(#field: &[#(#migrations,)*],));
    }
    file.close("};")?;
    Ok(())
}

/// Writes the list as text. Making tokens of every name would take longer than all tables do.
fn emit_table_list(outline: &Outline<'_>, file: &mut File<'_>) -> Result<(), CannotEmit> {
    const HEAD: &str = "pub const TABLES: &[tablewright::TableInfo] = &[";
    file.begin();
    file.doc("Every table with its module and columns, by name.");
    let tables: Vec<_> =
        outline.relations.iter().filter(|relation| relation.table.is_some()).collect();
    match tables.as_slice() {
        [] => {
            file.parts(&[HEAD, "];"]);
            Ok(file.end()?)
        }
        [only] => {
            file.open_parts(&[HEAD, "tablewright::TableInfo {"]);
            emit_table_info(only, file);
            Ok(file.close("}];")?)
        }
        several => {
            file.open_parts(&[HEAD]);
            for table in several {
                file.open_parts(&["tablewright::TableInfo {"]);
                emit_table_info(table, file);
                file.close("},")?;
            }
            Ok(file.close("];")?)
        }
    }
}

fn emit_table_info(table: &Relation<'_>, file: &mut File<'_>) {
    file.parts(&["name: ", &string(table.sql_name), ","]);
    match table.module {
        None => file.parts(&["module: None,"]),
        Some(module) => file.parts(&["module: Some(", &string(module), "),"]),
    }
    let columns: Vec<_> =
        table.fields.iter().map(|field| string(field.sql_name.as_str())).collect();
    file.list("columns: &", &columns);
}

fn migration(migration: &EmbeddedMigration) -> TokenStream {
    let EmbeddedMigration { version, name, up, down, run_in_transaction, preflight } = migration;
    let (up, down) = (["/", up].concat(), ["/", down].concat());
    let preflight = match preflight {
        None => quote!(""),
        Some(path) => {
            let path = ["/", path].concat();
            quote!(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), #path)))
        }
    };
    quote! {
        tablewright::Migration {
            version: #version,
            name: #name,
            up: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), #up)),
            down: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), #down)),
            run_in_transaction: #run_in_transaction,
            preflight: #preflight,
        }
    }
}
