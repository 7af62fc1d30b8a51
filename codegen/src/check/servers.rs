//! SQL for MySQL or MariaDB alone: it must be possible to hide it from the other one.

use super::{Context, Finding, place::Place};
use crate::{
    diagnostic::Code,
    dialect::{Dialect, Server},
    schema::{Schema, TableName, Trigger, TriggerName, statements::statements},
};

/// E0460: bodies, queries and raw SQL that only one server gets have no `/*` and `*/`.
pub(super) fn check_comments(context: &Context<'_>) {
    let schema = context.schema();
    if !schema.has_servers() || !context.dialects().contains(Dialect::Mysql) {
        return;
    }
    let [mysql_proper, mariadb] = Server::ALL.map(|server| schema.of_server(server));
    check(context, Server::MysqlProper, [&mysql_proper, &mariadb]);
    check(context, Server::Mariadb, [&mariadb, &mysql_proper]);
}

/// Whether a statement has `/*` or `*/` where they cannot be escaped. A body is kept as it is written.
fn has_comment_marks(sql: &str, is_body: IsBody) -> bool {
    match is_body {
        IsBody::Yes => sql.contains("/*") || sql.contains("*/"),
        IsBody::No => {
            let all = statements(sql, Dialect::Mysql);
            all.iter().any(|it| it.without_comment_marks(Dialect::Mysql).is_none())
        }
    }
}

/// Whether SQL is the body of a trigger.
#[derive(Clone, Copy)]
enum IsBody {
    Yes,
    No,
}

fn check(context: &Context<'_>, server: Server, [own, other]: [&Schema; 2]) {
    let tell = |what: String, (sql, is_body): (Option<&String>, IsBody), keys: [Place; 2]| {
        if !sql.is_some_and(|sql| has_comment_marks(sql, is_body)) {
            return;
        }
        let message =
            [&what, " is for ", server.title(), " alone and has the mark of a comment"].concat();
        let place = keys.into_iter().find(|place| context.places.get(place).is_some());
        let finding =
            Finding::new(context, Code::CommentForOneServer, place.unwrap_or(Place::File), message);
        finding.label("`/*` or `*/` is in it").help("write comments as `-- …`").report();
    };
    for (table, name, trigger) in triggers(own) {
        let same = other.tables.get(table).and_then(|table| table.triggers.get(name));
        if same == Some(trigger) {
            continue;
        }
        let key = |key| Place::TriggerKey(table.clone(), name.clone(), key);
        let keys = [key(server.keyword()), key("body")];
        tell(
            ["trigger `", name.as_str(), "`"].concat(),
            (trigger.body.mysql.as_ref(), IsBody::Yes),
            keys,
        );
    }
    for (name, view) in
        own.views.iter().filter(|(name, view)| other.views.get(*name) != Some(*view))
    {
        let key = |key| Place::ViewKey(name.clone(), key);
        let keys = [key(server.keyword()), key("query")];
        tell(
            ["view `", name.as_str(), "`"].concat(),
            (view.query.mysql.as_ref(), IsBody::No),
            keys,
        );
    }
    let raw = own.raw_objects.iter();
    for (name, object) in raw.filter(|(name, it)| other.raw_objects.get(*name) != Some(*it)) {
        for sql in object.sql.mysql.iter().flat_map(|sql| [&sql.up, &sql.down]) {
            let keys = [Place::Raw(name.clone()), Place::File];
            tell(["raw object `", name.as_str(), "`"].concat(), (Some(sql), IsBody::No), keys);
        }
    }
}

fn triggers(schema: &Schema) -> impl Iterator<Item = (&TableName, &TriggerName, &Trigger)> {
    let of = |(table, content)| {
        let content: &crate::schema::Table = content;
        content.triggers.iter().map(move |(name, trigger)| (table, name, trigger))
    };
    schema.tables.iter().flat_map(of)
}
