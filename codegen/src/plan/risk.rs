//! What a plan does to a database in use: what blocks, copies, reads or refuses rows, and what is lost.
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

/// The risks of `plan`, each once, in the order of its steps. A table that the plan makes itself has no rows.
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
        const PRIMARY: &str = "the primary key";
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
                self.index(&step.table, PRIMARY);
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

    /// What a plan may be refused for, if the rows may not satisfy it.
    fn demanded(&mut self, change: &ChangeReference, table: &TableName, why: &str, name: &str) {
        if self.plan.demands.has(change) {
            self.refusal(table, why, name);
        }
    }

    fn duplicates(&mut self, table: &TableName, name: &str) {
        let change = ChangeReference::Unique(table.clone(), name.to_owned());
        self.demanded(&change, table, "two rows have an equal key for", name);
    }

    fn duplicate_primary_key(&mut self, table: &TableName) {
        let change = ChangeReference::PrimaryKey(table.clone());
        self.demanded(&change, table, "two rows have an equal key for", "the primary key");
    }

    fn dangling(&mut self, table: &TableName, name: &str) {
        let change = ChangeReference::ForeignKey(table.clone(), name.to_owned());
        self.demanded(&change, table, "a row refers to nothing by", name);
    }

    fn violated(&mut self, table: &TableName, name: &str) {
        let change = ChangeReference::Check(table.clone(), name.to_owned());
        self.demanded(&change, table, "a row violates", name);
    }

    fn missing(&mut self, table: &TableName, column: &Column) {
        let change = ChangeReference::NotNull(table.clone(), column.name.clone());
        self.demanded(&change, table, "a row has no value for", column.name.as_str());
    }

    /// Values that do not fit, or that computed ones replace.
    fn values(&mut self, table: &TableName, after: &Column) {
        let change = ChangeReference::ChangeType(table.clone(), after.name.clone());
        if after.generated.is_none() {
            let name = after.name.as_str();
            self.demanded(&change, table, "a value does not fit the new type of", name);
        } else if self.plan.demands.has(&change) {
            self.replaced_values(table, after.name.as_str());
        }
    }

    /// What is computed and stored, or numbered, is written into every row.
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

    /// A table that is copied into a new one: what the new one may refuse, and what is not copied.
    fn rebuilt(&mut self, step: &RebuildStep) {
        self.rewrite(&step.name);
        let demands = self.plan.demands.of_changes(&step.name);
        let is_refusal = |change: &ChangeReference| match change {
            // An index is made by a step of its own.
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
            self.refusal(&step.name, "a row does not fit the new form of", name);
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

    /// Both copy the rows of the table.
    ///
    /// Source: PostgreSQL 16, "ALTER TABLE" (SET LOGGED); MySQL 8.4, "Online DDL Operations" (ENGINE).
    fn correct(&mut self, step: &CorrectStep) {
        match step.property {
            Property::Logged | Property::KeptByInnodb => self.rewrite(&step.table),
            Property::TriggerEnabled(_)
            | Property::NumberedByDefault(_)
            | Property::Sequence { .. }
            | Property::IndexVisible(_)
            | Property::IndexNotIgnored(_)
            | Property::ComparedByBytes => {}
        }
    }

    /// W0506. InnoDB builds indexes while rows are written.
    ///
    /// Source: PostgreSQL 16, "CREATE INDEX"; SQL Server, "CREATE INDEX" (offline); SQLite, "File Locking";
    /// MySQL 8.4, "Online DDL Operations".
    fn index(&mut self, table: &TableName, name: &str) {
        const WHAT: PerDialect<Option<&str>> = PerDialect {
            sqlite: Some("nothing can be written to the database"),
            postgres: Some("no row of the table can be written"),
            mysql: None,
            mssql: Some("no row of the table can be written"),
        };
        if let Some(what) = WHAT.get(self.dialect) {
            let words =
                ["while the index of `", name, "` on `", table.as_str(), "` is built, ", what];
            self.tell(Code::BlocksWrites, table, &words);
        }
    }

    /// W0506 of a full-text index, or W0507: PostgreSQL's is over a stored column of its own. SQL Server fills
    /// it in the background.
    ///
    /// Source: PostgreSQL as in [`Self::added`]; MySQL 8.4, "Online DDL Operations" (adding a `FULLTEXT`
    /// index), tried on MariaDB 10.11; SQL Server, "Populate Full-Text Indexes"; SQLite, "File Locking".
    fn search_index(&mut self, table: &TableName, name: &str) {
        const WHAT: PerDialect<Option<&str>> = PerDialect {
            sqlite: Some("nothing can be written to the database"),
            postgres: None,
            mysql: Some("no row of the table can be written"),
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
            "` is written anew, and nobody else can use the table meanwhile",
        ];
        self.tell(Code::RewritesTable, table, &words);
    }

    /// W0508.
    fn scan(&mut self, table: &TableName, name: &str) {
        let words = [
            "every row of `",
            table.as_str(),
            "` is read to prove `",
            name,
            "`, and none can be written meanwhile",
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
        let what = ["table `", table.as_str(), "`"].concat();
        self.loss(table, &what, table.as_str(), "brings it back empty");
    }

    /// W0510.
    fn lost_column(&mut self, table: &TableName, column: &Column) {
        let name = column.name.as_str();
        let of_column = |change: fn(_, _) -> ChangeReference| {
            self.plan.demands.has(&change(table.clone(), column.name.clone()))
        };
        if !of_column(ChangeReference::DropColumn) {
            // It is made again, with values that are computed.
            if column.generated.is_none() && of_column(ChangeReference::ChangeType) {
                self.replaced_values(table, name);
            }
            return;
        }
        let back = if column.is_required() {
            "brings it back only while the table has no rows, as it may not be NULL and has no default"
        } else {
            "brings it back empty"
        };
        let what = ["column `", name, "` of `", table.as_str(), "`"].concat();
        self.loss(table, &what, name, back);
    }

    /// W0510.
    fn replaced_values(&mut self, table: &TableName, name: &str) {
        let words = [
            "what column `",
            name,
            "` of `",
            table.as_str(),
            "` holds is replaced by computed values: the way back keeps those",
        ];
        self.tell(Code::LosesData, table, &words);
    }

    fn loss(&mut self, table: &TableName, what: &str, name: &str, back: &str) {
        let words: &[&str] = match self.refilled(name) {
            None => &[back],
            Some(step) => &["brings it back for the data step `", step, "` to fill"],
        };
        let words = [&[what, " goes with what it holds: the way back "], words].concat();
        self.tell(Code::LosesData, table, &words);
    }

    /// The data step whose way back speaks of what is lost.
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
        // What a server refuses whatever the rows are, it has refused when the draft was proved.
        let can_fail = plan.steps.iter().any(is_data)
            || self.risks.iter().any(|risk| risk.code == Code::MayFail);
        if !self.dialect.capability().transactional_ddl
            && can_fail
            && plan.steps.iter().filter(|step| !is_data(step)).count() > 1
        {
            let message =
                "each statement is committed by itself: if one fails, those before it stay";
            self.risks.push(Risk { code: Code::NotAtomic, message: message.to_owned() });
        }
    }
}
