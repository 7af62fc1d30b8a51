//! The constants: version, fingerprint, a list of the tables, and the migrations of each dialect.

use proc_macro2::TokenStream;
use quote::quote;

use super::{CannotEmit, layout::File, outline::Outline};
use crate::dialect::PerDialect;

/// What the generated file holds beside the declaration.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GeneratedConstants {
    /// The version of the newest migration.
    pub version: String,
    /// The fingerprint of the schema.
    pub fingerprint: String,
    /// The migrations of each dialect, oldest first. SQL Server's are rendered but not embedded yet.
    pub migrations: PerDialect<Vec<EmbeddedMigration>>,
}

/// A migration that the generated library carries.
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
    /// Whether it runs in a transaction of the migrator's; it has its own if not.
    pub run_in_transaction: bool,
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
    file.item_below(quote!(pub const SCHEMA_VERSION: &str = #version;))?;
    file.begin();
    file.doc("The SHA-256 of all that a database of this schema stores.");
    file.item_below(quote!(pub const SCHEMA_FINGERPRINT: &str = #fingerprint;))?;
    emit_table_list(outline, file)?;
    file.begin();
    file.doc("The migrations of each database, oldest first.");
    file.open(quote!(pub const MIGRATIONS: tablewright::Migrations = tablewright::Migrations), "{");
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

fn emit_table_list(outline: &Outline<'_>, file: &mut File<'_>) -> Result<(), CannotEmit> {
    file.begin();
    file.doc("Every table with its module and columns, by name.");
    file.open(quote!(pub const TABLES: &[tablewright::TableInfo] = &), "[");
    for relation in outline.relations.iter().filter(|relation| Outline::is_writable(relation)) {
        let name = relation.sql_name;
        let module = relation.module.map_or_else(|| quote!(None), |module| quote!(Some(#module)));
        let columns = relation.fields.iter().map(|field| field.sql_name.as_str());
        file.item_below(quote! {
            tablewright::TableInfo {
                name: #name,
                module: #module,
                columns: &[#(#columns,)*],
            },
        })?;
    }
    Ok(file.close("];")?)
}

fn migration(migration: &EmbeddedMigration) -> TokenStream {
    let EmbeddedMigration { version, name, up, down, run_in_transaction } = migration;
    let (up, down) = (["/", up].concat(), ["/", down].concat());
    quote! {
        tablewright::Migration {
            version: #version,
            name: #name,
            up: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), #up)),
            down: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), #down)),
            run_in_transaction: #run_in_transaction,
        }
    }
}
