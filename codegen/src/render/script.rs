//! Rendered statements, and the file that they make.
//!
//! The file must run through a driver that takes several statements at once (SQLite's `sqlite3_exec`, PostgreSQL's
//! simple query, MySQL's multi-statements, so without `DELIMITER`) and through the shells of the databases. Only MySQL's
//! shell needs [`Script::to_client_sql`] for bodies of triggers. A file never ends in a comment, which MySQL would
//! refuse as an empty query.

use super::alter::Parts;
use crate::{
    dialect::Dialect,
    schema::{
        Name,
        statements::{ends_in_line_comment, ends_in_semicolon},
    },
    sql::writer::{Statement, push_visible},
};

/// The statements of a plan in one dialect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Script {
    /// The dialect.
    pub dialect: Dialect,
    /// The statements in order.
    pub statements: Vec<RenderedStatement>,
    /// As in the plan.
    pub has_zero_dates: bool,
}

/// One statement, with comments and how it may be run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RenderedStatement {
    /// A line of comment, without the dashes, that names its object; `None` if it is about the object of the statement
    /// before it.
    pub comment: Option<String>,
    /// More lines of comment.
    pub notes: Vec<String>,
    /// The SQL, without a semicolon at its end.
    pub text: String,
    /// Whether it may share a batch with others.
    pub batch: Batch,
    /// Whether it may run inside a transaction.
    pub transaction: Transaction,
    /// Its actions, if further actions may join it.
    pub(super) parts: Option<Parts>,
}

/// Whether a statement may share a batch with others. Only SQL Server has batches, separated by `GO`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Batch {
    /// It may.
    #[default]
    Shared,
    /// It must be the only statement of its batch.
    Alone,
}

/// Whether a statement may run inside a transaction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Transaction {
    /// It may.
    #[default]
    Allowed,
    /// The database refuses it there.
    Refused,
}

impl RenderedStatement {
    fn new(comment: Option<String>, statement: Statement) -> Self {
        Self {
            comment,
            notes: Vec::new(),
            text: statement.into_text(),
            batch: Batch::default(),
            transaction: Transaction::default(),
            parts: None,
        }
    }

    /// Adds lines of comment.
    pub(super) fn with_note(&mut self, note: &str) -> &mut Self {
        self.notes.extend(note.lines().map(str::to_owned));
        self
    }

    /// Makes it the only statement of its batch.
    pub(super) fn alone(&mut self) -> &mut Self {
        self.batch = Batch::Alone;
        self
    }

    /// Marks it as refused inside a transaction.
    pub(super) fn outside_transaction(&mut self) -> &mut Self {
        self.transaction = Transaction::Refused;
        self
    }
}

impl Script {
    /// A script without statements.
    #[must_use]
    pub fn new(dialect: Dialect) -> Self {
        Self { dialect, statements: Vec::new(), has_zero_dates: false }
    }

    /// Appends a statement about the object `name` of a kind, such as a table.
    pub(super) fn push(
        &mut self,
        kind: &'static str,
        name: &impl Name,
        write: impl FnOnce(&mut Statement) -> &mut Statement,
    ) -> &mut RenderedStatement {
        let mut comment = [kind, " "].concat();
        push_visible(&mut comment, name.as_str());
        self.push_written(Some(comment), write)
    }

    /// Appends a statement under a comment of ours.
    pub(super) fn headed(
        &mut self,
        comment: &'static str,
        write: impl FnOnce(&mut Statement) -> &mut Statement,
    ) -> &mut RenderedStatement {
        self.push_written(Some(comment.to_owned()), write)
    }

    /// Appends a further statement about the object of the one before it.
    pub(super) fn more(
        &mut self,
        write: impl FnOnce(&mut Statement) -> &mut Statement,
    ) -> &mut RenderedStatement {
        self.push_written(None, write)
    }

    fn push_written(
        &mut self,
        comment: Option<String>,
        write: impl FnOnce(&mut Statement) -> &mut Statement,
    ) -> &mut RenderedStatement {
        let statement = Statement::written(self.dialect, write);
        self.add(RenderedStatement::new(comment, statement))
    }

    /// Appends a statement that has been rendered.
    pub(super) fn add(&mut self, statement: RenderedStatement) -> &mut RenderedStatement {
        let position = self.statements.len();
        self.statements.push(statement);
        &mut self.statements[position]
    }

    /// Whether all of it may run inside one transaction.
    #[must_use]
    pub fn transaction(&self) -> Transaction {
        let refused = |statement: &RenderedStatement| statement.transaction == Transaction::Refused;
        if self.statements.iter().any(refused) {
            Transaction::Refused
        } else {
            Transaction::Allowed
        }
    }

    /// The statements as text, with comments, blank lines between objects, semicolons, and `GO` lines around statements
    /// that need their own batch.
    #[must_use]
    pub fn to_sql(&self) -> String {
        self.written_by(RenderedStatement::write)
    }

    /// The statements as text for the database's own command-line client. MySQL's client ends a statement at the first
    /// semicolon, so `DELIMITER` lines surround a body that contains semicolons.
    ///
    /// Source: MySQL 8.4, "Defining Stored Programs".
    #[must_use]
    pub fn to_client_sql(&self) -> String {
        if !self.dialect.capability().client_delimiters {
            return self.to_sql();
        }
        self.written_by(RenderedStatement::write_between_delimiters)
    }

    fn written_by(&self, write: fn(&RenderedStatement, Dialect, &mut String)) -> String {
        let mut out = String::new();
        let has_batches = self.dialect.capability().batches;
        let mut before = Batch::Shared;
        for (position, statement) in self.statements.iter().enumerate() {
            let parts_batch = before == Batch::Alone || statement.batch == Batch::Alone;
            if position > 0 {
                out.push_str(if has_batches && parts_batch { "GO\n" } else { "" });
                out.push_str(if statement.comment.is_some() { "\n" } else { "" });
            }
            write(statement, self.dialect, &mut out);
            before = statement.batch;
        }
        out.push_str(if has_batches && before == Batch::Alone { "GO\n" } else { "" });
        out
    }
}

impl RenderedStatement {
    fn write_comment(&self, out: &mut String) {
        for line in self.comment.iter().chain(&self.notes) {
            out.push_str("-- ");
            push_visible(out, line);
            out.push('\n');
        }
    }

    /// Writes it between `DELIMITER` lines if it contains semicolons.
    fn write_between_delimiters(&self, dialect: Dialect, out: &mut String) {
        let text = self.text.trim_end().trim_end_matches(';');
        if !text.contains(';') {
            return self.write(dialect, out);
        }
        let mut delimiter = "$$".to_owned();
        while text.contains(&delimiter) {
            delimiter.push('$');
        }
        self.write_comment(out);
        out.extend(["DELIMITER ", &delimiter, "\n", text, "\n", &delimiter, "\nDELIMITER ;\n"]);
    }

    fn write(&self, dialect: Dialect, out: &mut String) {
        self.write_comment(out);
        let text = self.text.trim_end();
        out.push_str(text);
        if !ends_in_semicolon(text, dialect) {
            out.push_str(if ends_in_line_comment(text, dialect) { "\n;" } else { ";" });
        }
        out.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::TableName;

    fn script(dialect: Dialect) -> Script {
        let name = TableName::from("a\nb");
        let mut script = Script::new(dialect);
        script.push("table", &name, |sql| sql.words("CREATE TABLE a")).with_note("said\ntwice");
        script.more(|sql| sql.words("COMMENT a;"));
        script.push("view", &name, |sql| sql.words("CREATE VIEW v")).alone();
        script
    }

    #[test]
    fn a_body_stands_between_delimiters_for_mysql_s_client_alone() {
        let body = "CREATE TRIGGER t BEGIN DELETE FROM a; SELECT '$$'; END";
        let mut script = script(Dialect::Mysql);
        script.more(|sql| sql.words(body));
        let (plain, client) = (script.to_sql(), script.to_client_sql());
        let end = [body, ";\n"].concat();
        let start = plain.strip_suffix(&end).expect("the body comes last");
        let expected = [start, "DELIMITER $$$\n", body, "\n$$$\nDELIMITER ;\n"].concat();
        assert_eq!(client, expected);
        let script = Script { dialect: Dialect::Postgres, ..script };
        assert_eq!(script.to_client_sql(), script.to_sql());
    }

    #[test]
    fn statements_of_one_object_stand_together_and_objects_apart() {
        let expected = "-- table a\\nb\n-- said\n-- twice\nCREATE TABLE a;\nCOMMENT a;\n\n-- view a\\nb\nCREATE VIEW v;\n";
        assert_eq!(script(Dialect::Sqlite).to_sql(), expected);
    }

    #[test]
    fn go_parts_what_must_be_alone_from_the_rest() {
        let expected = "-- table a\\nb\n-- said\n-- twice\nCREATE TABLE a;\nCOMMENT a;\nGO\n\n-- view a\\nb\nCREATE VIEW v;\nGO\n";
        assert_eq!(script(Dialect::Mssql).to_sql(), expected);
    }

    #[test]
    fn one_statement_that_refuses_transactions_keeps_the_script_out_of_them() {
        let mut script = script(Dialect::Mssql);
        assert_eq!(script.transaction(), Transaction::Allowed);
        script.more(|sql| sql.words("X")).outside_transaction();
        assert_eq!(script.transaction(), Transaction::Refused);
    }
}
