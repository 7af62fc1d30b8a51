//! What MySQL and MariaDB have otherwise than the schema says of the dialect that both speak.
//!
//! The schema itself has all that either has, and what it says of the dialect `mysql`. [`Schema::of_server`] is the
//! schema of one of the two; what works for a server reads that, in which nothing differs any more. What is kept is the
//! whole of each table, view or other object that differs. Start reading at [`OfServers`].

use std::{borrow::Cow, collections::BTreeMap};

use serde::{Deserialize, Serialize};

use super::{Column, ColumnName, Enum, EnumName, RawName, RawObject, Schema, Table, TableName};
use super::{View, ViewName};
use crate::dialect::{Dialect, Server};

/// What each of the two servers has otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OfServers {
    /// What MySQL has otherwise.
    #[serde(skip_serializing_if = "OfServer::is_empty")]
    pub mysql_proper: OfServer,
    /// What MariaDB has otherwise.
    #[serde(skip_serializing_if = "OfServer::is_empty")]
    pub mariadb: OfServer,
}

/// What one server has instead of what the schema says; `null` for what it has not.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OfServer {
    /// Enums.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub enums: BTreeMap<EnumName, Other<Enum>>,
    /// Tables.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub tables: BTreeMap<TableName, Other<Table>>,
    /// Views.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub views: BTreeMap<ViewName, Other<View>>,
    /// Objects of raw SQL.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub raw_objects: BTreeMap<RawName, Other<RawObject>>,
}

/// What stands in the place of something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Option<T>", into = "Option<T>", bound(serialize = "T: Clone + Serialize"))]
pub enum Other<T> {
    /// Nothing.
    Nothing,
    /// This.
    Instead(T),
}

impl<T> From<Option<T>> for Other<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Nothing, Self::Instead)
    }
}

impl<T> From<Other<T>> for Option<T> {
    fn from(other: Other<T>) -> Self {
        match other {
            Other::Nothing => None,
            Other::Instead(value) => Some(value),
        }
    }
}

impl OfServers {
    /// Whether both have what the schema says.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.mysql_proper.is_empty() && self.mariadb.is_empty()
    }

    /// What `server` has otherwise.
    #[must_use]
    pub fn of(&self, server: Server) -> &OfServer {
        match server {
            Server::MysqlProper => &self.mysql_proper,
            Server::Mariadb => &self.mariadb,
        }
    }
}

impl OfServer {
    /// Whether it has what the schema says.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let Self { enums, tables, views, raw_objects } = self;
        enums.is_empty() && tables.is_empty() && views.is_empty() && raw_objects.is_empty()
    }

    /// What the schema of a server has otherwise than the `base` of both.
    #[must_use]
    pub fn between(base: &Schema, own: &Schema) -> Self {
        Self {
            enums: others(&base.enums, &own.enums),
            tables: others(&base.tables, &own.tables),
            views: others(&base.views, &own.views),
            raw_objects: others(&base.raw_objects, &own.raw_objects),
        }
    }
}

fn others<K: Ord + Clone, T: PartialEq + Clone>(
    base: &BTreeMap<K, T>,
    own: &BTreeMap<K, T>,
) -> BTreeMap<K, Other<T>> {
    let gone = base.keys().filter(|key| !own.contains_key(key));
    let gone = gone.map(|key| (key.clone(), Other::Nothing));
    let unlike = own.iter().filter(|(key, value)| base.get(key) != Some(value));
    let unlike = unlike.map(|(key, value)| (key.clone(), Other::Instead(value.clone())));
    gone.chain(unlike).collect()
}

fn replace<K: Ord + Clone, T: Clone>(all: &mut BTreeMap<K, T>, others: &BTreeMap<K, Other<T>>) {
    for (key, other) in others {
        match other {
            Other::Nothing => {
                all.remove(key);
            }
            Other::Instead(value) => {
                all.insert(key.clone(), value.clone());
            }
        }
    }
}

impl Schema {
    /// Whether MySQL and MariaDB have something otherwise.
    #[must_use]
    pub fn has_servers(&self) -> bool {
        !self.servers.is_empty()
    }

    /// The schema as `server` has it. What it says of other dialects stays.
    #[must_use]
    pub fn of_server(&self, server: Server) -> Cow<'_, Self> {
        if !self.has_servers() {
            return Cow::Borrowed(self);
        }
        let mut schema = self.clone();
        let own = std::mem::take(&mut schema.servers);
        let OfServer { enums, tables, views, raw_objects } = own.of(server);
        replace(&mut schema.enums, enums);
        replace(&mut schema.tables, tables);
        replace(&mut schema.views, views);
        replace(&mut schema.raw_objects, raw_objects);
        Cow::Owned(schema)
    }

    /// The servers of `dialect` that have something otherwise than each other, or `None` for all that speak it.
    #[must_use]
    pub fn servers_of(&self, dialect: Dialect) -> &'static [Option<Server>] {
        const BOTH: &[Option<Server>] = &[Some(Server::MysqlProper), Some(Server::Mariadb)];
        let are_apart = Server::ALL.iter().any(|server| server.dialect() == dialect);
        if are_apart && self.has_servers() { BOTH } else { &[None] }
    }

    /// Whether a raw object is not the same on both servers.
    #[must_use]
    pub fn has_other_raw(&self, name: &RawName) -> bool {
        let servers = Server::ALL.into_iter();
        servers.into_iter().any(|it| self.servers.of(it).raw_objects.contains_key(name))
    }

    /// A column as the servers have it that have it otherwise than the table says.
    pub fn other_columns<'s>(
        &'s self,
        table: &'s TableName,
        column: &'s ColumnName,
    ) -> impl Iterator<Item = &'s Column> {
        Server::ALL.into_iter().filter_map(move |server| {
            match self.servers.of(server).tables.get(table)? {
                Other::Instead(own) if own.dialects.contains(server.dialect()) => {
                    own.column(column)
                }
                Other::Instead(_) | Other::Nothing => None,
            }
        })
    }
}
