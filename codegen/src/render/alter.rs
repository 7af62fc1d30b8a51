//! Changes of an existing table: what the dialects have in common.

use super::{Script, column::ColumnText, constraint};
use crate::{
    plan::{
        CheckStep, ColumnStep, ExchangeCheckStep, ForeignKeyStep, PrimaryKeyStep, RenameColumnStep,
        RenameTableStep, UniqueStep,
    },
    schema::{Name, TableName},
    sql::writer::{Statement, push_visible},
};

/// An `ALTER TABLE` that further actions can join, so that the rows are copied or read only once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Parts {
    table: TableName,
    /// What is changed, in the singular: `column`, `check`.
    kind: &'static str,
    names: Vec<String>,
    actions: Vec<Statement>,
}

/// Appends actions that add, change or drop a part of `table`. They join the previous statement if it is about other
/// parts of the same kind and table, and if the dialect takes lists of actions.
pub(super) fn join(
    (table, kind): (&TableName, &'static str),
    name: &impl Name,
    actions: Vec<Statement>,
    out: &mut Script,
) {
    let own = Parts { table: table.clone(), kind, names: vec![name.as_str().to_owned()], actions };
    let before = out.statements.last().and_then(|statement| statement.parts.as_ref());
    let joined =
        before.filter(|_| out.dialect.capability().alter_lists).and_then(|it| it.with(&own));
    if joined.is_some() {
        out.statements.pop();
    }
    joined.unwrap_or(own).push(out);
}

impl Parts {
    /// Both as one statement, if that is possible.
    fn with(&self, behind: &Self) -> Option<Self> {
        let is_like = self.table == behind.table && self.kind == behind.kind;
        let is_again = behind.names.iter().any(|name| self.names.contains(name));
        (is_like && !is_again).then(|| Self {
            names: [self.names.as_slice(), &behind.names].concat(),
            actions: [self.actions.as_slice(), &behind.actions].concat(),
            ..self.clone()
        })
    }

    fn push(self, out: &mut Script) {
        let several = self.names.len() > 1;
        let mut comment = [self.kind, if several { "s " } else { " " }].concat();
        for (position, name) in self.names.iter().enumerate() {
            comment.push_str(if position > 0 { ", " } else { "" });
            push_visible(&mut comment, name);
        }
        let statement = out.more(|sql| sql.alter_table(&self.table).actions(&self.actions));
        statement.comment = Some(comment);
        statement.parts = Some(self);
    }
}

impl Statement {
    /// Appends `ALTER TABLE name`.
    pub(super) fn alter_table(&mut self, name: &TableName) -> &mut Self {
        self.words("ALTER TABLE").name(name)
    }

    /// Appends the actions of an `ALTER TABLE`, each in a line of its own.
    pub(super) fn actions(&mut self, actions: &[Self]) -> &mut Self {
        self.lines(1, actions, |sql, action| {
            sql.part(action);
        })
    }

    /// Appends a column in one line: name, type, everything else.
    pub(super) fn column(&mut self, text: &ColumnText) -> &mut Self {
        self.part(&text.name).part(&text.type_).part(&text.rest)
    }
}

/// `ALTER TABLE table DROP CONSTRAINT name`, with the dialect's words.
pub(super) fn drop_part(
    (table, kind): (&TableName, &'static str),
    words: &'static str,
    name: &impl Name,
    out: &mut Script,
) {
    out.push(kind, name, |sql| sql.alter_table(table).words(words).name(name));
}

/// `ALTER TABLE … DROP CONSTRAINT …`
fn drop_constraint(table: &TableName, kind: &'static str, name: &impl Name, out: &mut Script) {
    drop_part((table, kind), "DROP CONSTRAINT", name, out);
}

/// `ALTER TABLE … DROP CONSTRAINT …` for a primary key.
pub(super) fn drop_primary_key(step: &PrimaryKeyStep, out: &mut Script) {
    drop_constraint(&step.table, "primary key", &step.key.name, out);
}

/// `ALTER TABLE … DROP CONSTRAINT …` for a unique constraint.
pub(super) fn drop_unique(step: &UniqueStep, out: &mut Script) {
    drop_constraint(&step.table, "unique key", &step.name, out);
}

/// `ALTER TABLE … DROP CONSTRAINT …` for a check.
pub(super) fn drop_check(step: &CheckStep, out: &mut Script) {
    drop_constraint(&step.table, "check", &step.name, out);
}

/// `ALTER TABLE … DROP CONSTRAINT …` for a foreign key.
pub(super) fn drop_foreign_key(step: &ForeignKeyStep, out: &mut Script) {
    drop_constraint(&step.table, "foreign key", &step.name, out);
}

/// `ALTER TABLE … DROP COLUMN …`
pub(super) fn drop_column(step: &ColumnStep, out: &mut Script) {
    drop_part((&step.table, "column"), "DROP COLUMN", &step.column.name, out);
}

/// `ALTER TABLE … ADD CONSTRAINT … PRIMARY KEY …`
pub(super) fn add_primary_key(step: &PrimaryKeyStep, out: &mut Script) {
    let clause = constraint::primary_key(&step.key, out.dialect);
    add("primary key", &step.table, &step.key.name, &clause, out);
}

/// `ALTER TABLE … ADD CONSTRAINT … UNIQUE …`
pub(super) fn add_unique(step: &UniqueStep, out: &mut Script) {
    let clause = constraint::unique_key(&step.name, &step.unique, out.dialect);
    add("unique key", &step.table, &step.name, &clause, out);
}

/// `ALTER TABLE … ADD CONSTRAINT … CHECK …`
pub(super) fn add_check(step: &CheckStep, out: &mut Script) {
    let clause = constraint::check(&step.name, &step.check, &step.columns, out.dialect);
    add("check", &step.table, &step.name, &clause, out);
}

/// `ALTER TABLE … ADD CONSTRAINT … FOREIGN KEY …`
pub(super) fn add_foreign_key(step: &ForeignKeyStep, out: &mut Script) {
    let clause = constraint::foreign_key(&step.name, &step.foreign_key, out.dialect);
    add("foreign key", &step.table, &step.name, &clause, out);
}

/// `ALTER TABLE … ADD CONSTRAINT … CHECK …, DROP CONSTRAINT …`: there is no moment without a check.
pub(super) fn exchange_check(step: &ExchangeCheckStep, out: &mut Script) {
    let ExchangeCheckStep { dropped, added, .. } = step;
    let clause = constraint::check(&added.name, &added.check, &added.columns, out.dialect);
    if out.dialect.capability().transactional_ddl {
        drop_check(dropped, out);
        return add_check(added, out);
    }
    out.push("check", &added.name, |sql| {
        sql.alter_table(&added.table).line(1).words("ADD").part(&clause).mark(",");
        sql.line(1).words("DROP CONSTRAINT").name(&dropped.name)
    });
}

/// `ALTER TABLE … ADD clause`
pub(super) fn add(
    kind: &'static str,
    table: &TableName,
    name: &impl Name,
    clause: &Statement,
    out: &mut Script,
) {
    let action = Statement::written(out.dialect, |sql| sql.words("ADD").part(clause));
    join((table, kind), name, vec![action], out);
}

/// `ALTER TABLE a RENAME TO b`
pub(super) fn rename_table(step: &RenameTableStep, out: &mut Script) {
    out.push("table", &step.after, |sql| {
        sql.alter_table(&step.before).words("RENAME TO").name(&step.after)
    });
}

/// `ALTER TABLE t RENAME COLUMN a TO b`
pub(super) fn rename_column(step: &RenameColumnStep, out: &mut Script) {
    out.push("column", &step.after, |sql| {
        sql.alter_table(&step.table).words("RENAME COLUMN").name(&step.before);
        sql.words("TO").name(&step.after)
    });
}
