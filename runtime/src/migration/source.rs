//! The embedded migrations as Diesel sees them, for programs that use `diesel_migrations` themselves.

use std::fmt;

use diesel::{
    backend::Backend,
    connection::BoxableConnection,
    migration::{self, MigrationMetadata, MigrationName, MigrationSource, MigrationVersion},
};

use super::{Migration, Migrations};

/// A migration with its name, as Diesel wants both.
struct Embedded {
    migration: &'static Migration,
    name: Name,
}

struct Name {
    version: String,
    full_name: String,
}

impl From<&'static Migration> for Embedded {
    fn from(migration: &'static Migration) -> Self {
        let name = Name { version: migration.recorded_version(), full_name: migration.full_name() };
        Self { migration, name }
    }
}

impl MigrationName for Name {
    fn version(&self) -> MigrationVersion<'_> {
        MigrationVersion::from(self.version.as_str())
    }
}

impl fmt::Display for Name {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.full_name)
    }
}

impl MigrationMetadata for Migration {
    fn run_in_transaction(&self) -> bool {
        self.runs_in_transaction
    }
}

impl<B: Backend> migration::Migration<B> for Embedded {
    fn run(&self, connection: &mut dyn BoxableConnection<B>) -> migration::Result<()> {
        Ok(connection.batch_execute(self.migration.up)?)
    }

    fn revert(&self, connection: &mut dyn BoxableConnection<B>) -> migration::Result<()> {
        Ok(connection.batch_execute(self.migration.down)?)
    }

    fn metadata(&self) -> &dyn MigrationMetadata {
        self.migration
    }

    fn name(&self) -> &dyn MigrationName {
        &self.name
    }
}

fn boxed<B: Backend>(migrations: &'static [Migration]) -> Vec<Box<dyn migration::Migration<B>>> {
    migrations
        .iter()
        .map(|migration| Box::new(Embedded::from(migration)) as Box<dyn migration::Migration<B>>)
        .collect()
}

#[cfg(feature = "sqlite")]
impl MigrationSource<diesel::sqlite::Sqlite> for Migrations {
    fn migrations(
        &self,
    ) -> migration::Result<Vec<Box<dyn migration::Migration<diesel::sqlite::Sqlite>>>> {
        Ok(boxed(self.sqlite))
    }
}

#[cfg(feature = "postgres")]
impl MigrationSource<diesel::pg::Pg> for Migrations {
    fn migrations(&self) -> migration::Result<Vec<Box<dyn migration::Migration<diesel::pg::Pg>>>> {
        Ok(boxed(self.postgres))
    }
}

#[cfg(feature = "mysql")]
impl MigrationSource<diesel::mysql::Mysql> for Migrations {
    fn migrations(
        &self,
    ) -> migration::Result<Vec<Box<dyn migration::Migration<diesel::mysql::Mysql>>>> {
        Ok(boxed(self.mysql))
    }
}
