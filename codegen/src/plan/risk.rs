//! What a plan does to a database in use: what blocks writes, copies or reads rows, may fail, or loses data.
//!
//! A risk is not a mistake. It is listed in the header of the migration, so that you can choose when to run it.

use std::{collections::BTreeSet, fmt};

use super::{
    AlterColumnStep, CheckStep, ColumnStep, CorrectStep, Phase, Plan, Property, RebuildStep,
    Refusal, Step,
};
use crate::{
    diagnostic::Code,
    dialect::{Dialect, PerDialect},
    schema::{
        Column, ColumnType, GeneratedStorage, Nullability, TableName, intent::ChangeReference,
        widening::is_widening,
    },
    sql::mentions,
    stored::lowered::storage_of,
};

/// Something that a plan does to a database in use.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Risk {
    /// The kind of risk: its page explains it.
    pub code: Code,
    /// What is at risk, and why in this dialect.
    pub message: String,
}

impl fmt::Display for Risk {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.code.as_str(), self.message)
    }
}

/// The risks of `plan`, each once, in the order of its steps. A table that the plan creates has no rows and no risks.
#[must_use]
pub fn risks(plan: &Plan) -> Vec<Risk> {
    let made = plan.steps.iter().filter_map(|step| {
        if let Step::CreateTable(step) = step { Some(&step.name) } else { None }
    });
    let mut found =
        Finding { dialect: plan.dialect, plan, made: made.collect(), risks: Vec::new() };
    for step in &plan.steps {
        found.step(step);
    }
    found.atomicity(plan);
    let mut told = BTreeSet::new();
    found.risks.retain(|risk| told.insert(risk.clone()));
    found.risks
}

/// How a primary key is named, as it has no name of its own.
const PRIMARY_KEY: &str = "PRIMARY KEY";

struct Finding<'p> {
    dialect: Dialect,
    plan: &'p Plan,
    made: BTreeSet<&'p TableName>,
    risks: Vec<Risk>,
}

impl<'p> Finding<'p> {
    fn tell(&mut self, code: Code, table: &TableName, words: &[&str]) {
        if !self.made.contains(table) {
            self.risks.push(Risk { code, message: words.concat() });
        }
    }

    #[expect(clippy::too_many_lines, reason = "the table of steps, one row a step")]
    fn step(&mut self, step: &Step) {
        match step {
            Step::DropTable(table) | Step::DropTableLate(table) => self.lost_table(table),
            Step::RebuildTable(step) => self.rebuilt(step),
            Step::RemakeTable(step) => self.rewrite(&step.table),
            Step::AddColumn(step) => self.added(step),
            Step::AlterColumn(step) => self.altered(step),
            Step::ReplaceColumn(step, _) => {
                self.rewrite(&step.table);
                self.values(&step.table, &step.after);
            }
            Step::DropColumn(step) => self.lost_column(&step.table, &step.column),
            Step::ReplacePrimaryKey(step) => {
                self.rewrite(&step.table);
                self.duplicate_primary_key(&step.table);
            }
            Step::AddPrimaryKey(step) => {
                self.index(&step.table, PRIMARY_KEY);
                self.duplicate_primary_key(&step.table);
            }
            Step::AddUnique(step) => {
                self.index(&step.table, step.name.as_str());
                self.duplicates(&step.table, step.name.as_str());
            }
            Step::AddCheck(step) => self.check(step),
            Step::ExchangeCheck(step) if step.phase == Phase::AddCheck => self.check(&step.added),
            Step::AddForeignKey(step) => {
                self.scan(&step.table, step.name.as_str());
                self.dangling(&step.table, step.name.as_str());
            }
            Step::ValidateConstraint(step) => match step.refusal {
                Refusal::Violates => self.violated(&step.table, step.name.as_str()),
                Refusal::RefersToNothing => self.dangling(&step.table, step.name.as_str()),
            },
            Step::CreateIndex(step) => {
                self.index(&step.table, step.name.as_str());
                self.duplicates(&step.table, step.name.as_str());
            }
            Step::CreateIndexConcurrently(step) => {
                self.duplicates(&step.table, step.name.as_str());
            }
            Step::CreateSearchIndex(step) => self.search_index(&step.table, step.name.as_str()),
            Step::Correct(step) => self.correct(step),
            Step::CreateRaw(_)
            | Step::DropRaw(_)
            | Step::DropRawParts(_)
            | Step::Data(_)
            | Step::MapValues(_)
            | Step::Enum(_)
            | Step::CreateNamespace(_)
            | Step::DropNamespace(_)
            | Step::CreateView(_)
            | Step::AlterView(_)
            | Step::DropView(_)
            | Step::KeepViews(_)
            | Step::RestoreViews(_)
            | Step::GuardView(..)
            | Step::CreateTrigger(_)
            | Step::DropTrigger(_)
            | Step::CreateTable(_)
            | Step::RenameTable(_)
            | Step::MoveTable(_)
            | Step::SetTableComment(_)
            | Step::RenameColumn(_)
            | Step::FillColumn(_)
            | Step::ForbidNull(_)
            | Step::RenameSequence(_)
            | Step::RenameConstraint(_)
            | Step::DropPrimaryKey(_)
            | Step::AttachUnique(_)
            | Step::DropUnique(_)
            | Step::AddCheckNotValid(_)
            | Step::ExchangeCheck(_)
            | Step::DropCheck(_)
            | Step::AddForeignKeyNotValid(_)
            | Step::DropForeignKey(_)
            | Step::RequireIndex(_)
            | Step::RenameIndex(_)
            | Step::DropIndex(_)
            | Step::DropIndexConcurrently(_)
            | Step::DropImplicitIndex(_)
            | Step::RestoreSearchTriggers(_)
            | Step::DropSearchIndex(_)
            | Step::DeferForeignKeys
            | Step::CheckForeignKeys(_)
            | Step::IgnoreChecks
            | Step::EnforceChecks(_)
            | Step::VerifyChecks(_) => {}
        }
    }

    fn check(&mut self, step: &CheckStep) {
        let (table, name) = (&step.table, step.name.as_str());
        self.scan(table, name);
        self.violated(table, name);
    }

    /// A demand on the rows that makes the plan fail if it is not satisfied.
    fn demanded(&mut self, change: &ChangeReference, table: &TableName, why: &str, name: &str) {
        if self.plan.demands.has(change) {
            self.refusal(table, why, name);
        }
    }

    fn duplicates(&mut self, table: &TableName, name: &str) {
        let change = ChangeReference::Unique(table.clone(), name.to_owned());
        self.demanded(&change, table, "two rows have the same key for", name);
    }

    fn duplicate_primary_key(&mut self, table: &TableName) {
        let change = ChangeReference::PrimaryKey(table.clone());
        self.demanded(&change, table, "two rows have the same key for", PRIMARY_KEY);
    }

    fn dangling(&mut self, table: &TableName, name: &str) {
        let change = ChangeReference::ForeignKey(table.clone(), name.to_owned());
        self.demanded(&change, table, "a row refers to a missing row through", name);
    }

    fn violated(&mut self, table: &TableName, name: &str) {
        let change = ChangeReference::Check(table.clone(), name.to_owned());
        self.demanded(&change, table, "a row violates", name);
    }

    fn missing(&mut self, table: &TableName, column: &Column) {
        let change = ChangeReference::NotNull(table.clone(), column.name.clone());
        self.demanded(&change, table, "a row has no value for", column.name.as_str());
    }

    /// Values that do not fit a new type, or that computed values replace.
    fn values(&mut self, table: &TableName, after: &Column) {
        let change = ChangeReference::ChangeType(table.clone(), after.name.clone());
        if after.generated.is_none() {
            let name = after.name.as_str();
            self.demanded(&change, table, "a value does not fit the new type of", name);
        } else if self.plan.demands.has(&change) {
            self.replaced_values(table, after.name.as_str());
        }
    }

    /// A stored computed column or a number is written into every row.
    ///
    /// Source: tried on PostgreSQL 15 (another `pg_relation_filenode`) and MariaDB 10.11 (refused with
    /// `LOCK=NONE`); MySQL 8.4, "Online DDL Operations" (adding a `STORED` column, adding an
    /// auto-increment column); SQL Server, "ALTER TABLE", "Locks and ALTER TABLE".
    fn added(&mut self, step: &ColumnStep) {
        let ColumnStep { table, column, checks, foreign_keys, .. } = step;
        let is_stored = column.generated.as_ref().is_some_and(|generated| {
            storage_of(generated, self.dialect) == GeneratedStorage::Stored
        });
        if is_stored || column.auto_increment.is_some() {
            self.rewrite(table);
        }
        self.missing(table, column);
        for (name, _) in checks {
            self.violated(table, name.as_str());
        }
        for (name, _) in foreign_keys {
            self.dangling(table, name.as_str());
        }
    }

    fn altered(&mut self, step: &AlterColumnStep) {
        let AlterColumnStep { table, before, after, .. } = step;
        let types = before.type_ != after.type_ || before.sql_types != after.sql_types;
        let is_text = |column: &Column| {
            matches!(column.type_, ColumnType::Text | ColumnType::String { .. })
                && column.sql_types.is_none()
        };
        let is_free = self.dialect.capability().widens_text_in_place
            && is_text(before)
            && is_text(after)
            && is_widening(&before.type_, &after.type_);
        if types && !is_free {
            self.rewrite(table);
        }
        if types {
            self.values(table, after);
        }
        if before.nullability == Nullability::Nullable && after.nullability == Nullability::NotNull
        {
            self.scan(table, after.name.as_str());
            self.missing(table, after);
        }
    }

    /// A rebuilt table: rows that the new table may refuse, and values that are not copied.
    fn rebuilt(&mut self, step: &RebuildStep) {
        self.rewrite(&step.name);
        let demands = self.plan.demands.of_changes(&step.name);
        let is_refusal = |change: &ChangeReference| match change {
            // A separate step creates the index.
            ChangeReference::Unique(_, name) => {
                step.table.unique_constraints.contains_key(name.as_str())
            }
            ChangeReference::ChangeType(_, name) => {
                step.table.column(name).is_some_and(|column| column.generated.is_none())
            }
            ChangeReference::NotNull(..)
            | ChangeReference::ForeignKey(..)
            | ChangeReference::Check(..)
            | ChangeReference::PrimaryKey(_) => true,
            ChangeReference::DropTable(_)
            | ChangeReference::DropColumn(..)
            | ChangeReference::DropValue(..) => false,
        };
        if demands.into_iter().any(is_refusal) {
            let name = step.name.as_str();
            self.refusal(&step.name, "a row does not fit the new definition of", name);
        }
        let is_copied = |column: &&Column| {
            step.copied.iter().any(|copied| copied.column.before.name == column.name)
        };
        let left = step.before.iter().filter(|column| !is_copied(column));
        for column in left {
            match step.table.column(&column.name) {
                Some(after) if after.generated.is_some() => self.values(&step.name, after),
                Some(_) | None => self.lost_column(&step.name, column),
            }
        }
    }

    /// These corrections copy the rows of the table.
    ///
    /// Source: PostgreSQL 16, "ALTER TABLE" (SET LOGGED); MySQL 8.4, "Online DDL Operations" (ENGINE).
    fn correct(&mut self, step: &CorrectStep) {
        match step.property {
            Property::Logged | Property::KeptByInnodb => self.rewrite(&step.table),
            Property::TriggerEnabled(_)
            | Property::Sequence { .. }
            | Property::IndexVisible(_)
            | Property::IndexNotIgnored(_) => {}
        }
    }

    /// W0506. InnoDB builds indexes while rows are written.
    ///
    /// Source: PostgreSQL 16, "CREATE INDEX"; SQL Server, "CREATE INDEX" (offline); SQLite, "File Locking";
    /// MySQL 8.4, "Online DDL Operations".
    fn index(&mut self, table: &TableName, name: &str) {
        const WHAT: PerDialect<Option<&str>> = PerDialect {
            sqlite: Some("the database cannot be written to"),
            postgres: Some("the table cannot be written to"),
            mysql: None,
            mssql: Some("the table cannot be written to"),
        };
        if let Some(what) = WHAT.get(self.dialect) {
            let words =
                ["while the index of `", name, "` on `", table.as_str(), "` is built, ", what];
            self.tell(Code::BlocksWrites, table, &words);
        }
    }

    /// W0506 of a full-text index, or W0507 on PostgreSQL, where the index needs a stored column of its own.
    /// SQL Server fills the index in the background.
    ///
    /// Source: PostgreSQL as in [`Self::added`]; MySQL 8.4, "Online DDL Operations" (adding a `FULLTEXT`
    /// index), tried on MariaDB 10.11; SQL Server, "Populate Full-Text Indexes"; SQLite, "File Locking".
    fn search_index(&mut self, table: &TableName, name: &str) {
        const WHAT: PerDialect<Option<&str>> = PerDialect {
            sqlite: Some("the database cannot be written to"),
            postgres: None,
            mysql: Some("the table cannot be written to"),
            mssql: None,
        };
        if self.dialect.capability().searches_stored_column {
            self.rewrite(table);
        }
        let Some(what) = WHAT.get(self.dialect) else { return };
        let words =
            ["while the full-text index `", name, "` on `", table.as_str(), "` is built, ", what];
        self.tell(Code::BlocksWrites, table, &words);
    }

    /// W0507.
    fn rewrite(&mut self, table: &TableName) {
        let words = [
            "every row of `",
            table.as_str(),
            "` is rewritten, and no other connection can use the table meanwhile",
        ];
        self.tell(Code::RewritesTable, table, &words);
    }

    /// W0508.
    fn scan(&mut self, table: &TableName, name: &str) {
        let words = [
            "every row of `",
            table.as_str(),
            "` is read to validate `",
            name,
            "`, and the table cannot be written to meanwhile",
        ];
        self.tell(Code::ScansTable, table, &words);
    }

    /// W0509.
    fn refusal(&mut self, table: &TableName, why: &str, name: &str) {
        let within = if name == table.as_str() {
            String::new()
        } else {
            [" in `", table.as_str(), "`"].concat()
        };
        self.tell(Code::MayFail, table, &["it fails if ", why, " `", name, "`", &within]);
    }

    /// W0510.
    fn lost_table(&mut self, table: &TableName) {
        let what = ["drops table `", table.as_str(), "` and its rows"].concat();
        self.loss(table, &what, table.as_str(), "undoing this creates it again without rows");
    }

    /// W0510.
    fn lost_column(&mut self, table: &TableName, column: &Column) {
        let name = column.name.as_str();
        let of_column = |change: fn(_, _) -> ChangeReference| {
            self.plan.demands.has(&change(table.clone(), column.name.clone()))
        };
        if !of_column(ChangeReference::DropColumn) {
            // The column is created again with computed values.
            if column.generated.is_none() && of_column(ChangeReference::ChangeType) {
                self.replaced_values(table, name);
            }
            return;
        }
        let back = if column.is_required() {
            "undoing this fails if the table has rows, because the column cannot be NULL and has no default"
        } else {
            "undoing this adds it again without values"
        };
        let what = ["drops column `", name, "` of `", table.as_str(), "` and its values"].concat();
        self.loss(table, &what, name, back);
    }

    /// W0510.
    fn replaced_values(&mut self, table: &TableName, name: &str) {
        let words = [
            "computed values replace those of column `",
            name,
            "` of `",
            table.as_str(),
            "`: undoing this keeps the computed values",
        ];
        self.tell(Code::LosesData, table, &words);
    }

    fn loss(&mut self, table: &TableName, what: &str, name: &str, back: &str) {
        let words: &[&str] = match self.refilled(name) {
            None => &[back],
            Some(step) => &["undoing this restores it, and the data step `", step, "` fills it"],
        };
        let words = [&[what, ": "], words].concat();
        self.tell(Code::LosesData, table, &words);
    }

    /// The data step whose `down` mentions what is lost.
    fn refilled(&self, name: &str) -> Option<&'p str> {
        let plan: &'p Plan = self.plan;
        plan.steps.iter().find_map(|step| {
            let Step::Data(step) = step else { return None };
            mentions(step.back.as_ref()?, name).then_some(step.name.as_str())
        })
    }

    /// W0511. MySQL commits at each statement that changes a table.
    ///
    /// Source: MySQL 8.4, "Statements That Cause an Implicit Commit".
    fn atomicity(&mut self, plan: &Plan) {
        let is_data = |step: &Step| matches!(step, Step::Data(_) | Step::MapValues(_));
        // Failures that do not depend on the rows have been found when the draft was proved.
        let can_fail = plan.steps.iter().any(is_data)
            || self.risks.iter().any(|risk| risk.code == Code::MayFail);
        if !self.dialect.capability().transactional_ddl
            && can_fail
            && plan.steps.iter().filter(|step| !is_data(step)).count() > 1
        {
            let message = "each statement is committed separately: if one fails, the changes of those before it remain";
            self.risks.push(Risk { code: Code::NotAtomic, message: message.to_owned() });
        }
    }
}
