//! Demands of a change on the rows, reported to the spec: it must consent, or add a data step that prepares the rows.

use super::Review;
use crate::{
    check::place::Place,
    delta::{
        Change, ColumnChange, ColumnPart, Delta, Demand, Pair, Renames, Requirement, UniqueKey,
        Validated, VariantChanges,
    },
    diagnostic::Code,
    schema::{ColumnName, ConstraintName, IndexName, Schema, TableName, intent::ChangeReference},
};

/// A demand that the rows may not satisfy, so that the spec must consent to it.
pub(super) struct UnmetDemand {
    /// The change, as a consent would name it.
    pub(super) change: ChangeReference,
    pub(super) report: Report,
}

/// The place and the text of a report.
pub(super) struct Report {
    pub(super) place: Place,
    pub(super) code: Code,
    pub(super) message: String,
    pub(super) label: &'static str,
    /// The alternative to consent, as a clause that stands before it.
    remedy: &'static str,
}

impl UnmetDemand {
    /// Whether a data step can replace consent. It cannot for a drop, which loses data whatever was done before.
    pub(super) fn may_be_prepared(&self) -> bool {
        !matches!(self.change, ChangeReference::DropTable(_) | ChangeReference::DropColumn(..))
    }

    /// The text to add to the spec.
    pub(super) fn help(&self) -> String {
        let Self { change, report: Report { remedy, .. } } = self;
        format!("{remedy}write `consents: [{{ {change} }}]`")
    }
}

const KEEP: &str = "put it back in the spec, or, if its data may be lost, ";
const PREPARE: &str = "add a data step that makes the rows fit, or, if they already fit, ";
const FILL: &str = "add a data step that fills it, or, if every row has a value, ";

impl Review<'_> {
    /// Every demand that needs consent, in the order of the changes.
    pub(super) fn unmet_demands(&self) -> Vec<UnmetDemand> {
        let mut all: Vec<UnmetDemand> = Vec::new();
        for variant in self.variants {
            self.add_unmet_demands(variant, &mut all);
        }
        all
    }

    fn add_unmet_demands(&self, variant: &VariantChanges<'_>, all: &mut Vec<UnmetDemand>) {
        let VariantChanges { dialects, schemas, changes } = variant;
        let schemas: Pair<&Schema> = schemas.as_ref().map(|schema| &**schema);
        let renames = Renames::new(schemas.before, schemas.after, self.intent);
        let delta = Delta { schemas, renames: &renames, changes, dialects: *dialects };
        // What two dialects have to ask is told once.
        let before = all.len();
        for demand in changes.iter().flat_map(Change::demands) {
            let is_known = all[..before].iter().any(|known| known.change == demand.reference);
            if !is_known
                && !is_certain(delta.already_validated(&demand.requirement))
                && !self.follows_from_rename(&demand)
            {
                all.push(self.unmet(&demand));
            }
        }
    }

    /// Whether a foreign key refers to another table only because E0613 asks whether that one is renamed.
    fn follows_from_rename(&self, demand: &Demand<'_>) -> bool {
        let Requirement::ReferToRow(table, key) = demand.requirement else { return false };
        let sealed = self.sealed_table(table.after);
        let before = sealed.and_then(|it| it.foreign_keys.get(demand.reference.object()));
        before.is_some_and(|it| self.may_be_renamed(&it.referenced_table, &key.referenced_table))
    }

    fn unmet(&self, demand: &Demand<'_>) -> UnmetDemand {
        let name = demand.reference.object();
        let report = match demand.requirement {
            Requirement::LoseTable(table) => self.lost_table(table),
            Requirement::LoseColumn(part) => self.lost_column(part),
            Requirement::LoseValues(change) | Requirement::FitType(change) => {
                self.other_values(change)
            }
            Requirement::LackValue(change) => Report {
                place: Place::Enum(change.name.clone()),
                code: Code::DroppedValue,
                message: format!(
                    "value `{name}` of enum `{}` is in the sealed schema, but no longer in the spec",
                    change.name
                ),
                label: "rows may still have the dropped value",
                remedy: "add a data step that replaces the value in its rows, or, if no row has it, ",
            },
            Requirement::HaveNewValue(part) => new_column(part),
            Requirement::HaveValue(change) => no_longer_null(change),
            Requirement::BeUnique(table, key) => not_unique(table.after, key, name),
            Requirement::ReferToRow(table, _) => violated(
                Place::Constraint(table.after.clone(), ConstraintName::new(name)),
                Code::NewForeignKey,
                format!(
                    "foreign key `{name}` of `{}` is new, and existing rows may refer to missing rows",
                    table.after
                ),
            ),
            Requirement::SatisfyCheck(table, _) => violated(
                Place::Constraint(table.after.clone(), ConstraintName::new(name)),
                Code::NewCheck,
                format!(
                    "check `{name}` of `{}` is new, and existing rows may violate it",
                    table.after
                ),
            ),
        };
        UnmetDemand { change: demand.reference.clone(), report }
    }

    fn lost_table(&self, table: &TableName) -> Report {
        let now = self.intent.renamed_tables.get(table).map(TableName::as_str);
        Report {
            place: Place::File,
            code: Code::DroppedTable,
            message: left_out(&format!("table `{table}`"), now),
            label: "the table would be dropped with its rows",
            remedy: KEEP,
        }
    }

    fn lost_column(&self, part: &ColumnPart) -> Report {
        let (table, column) = (&part.table.after, &part.column.name);
        let now = self.intent.renamed_columns.get(&(table.clone(), column.clone()));
        Report {
            place: Place::Table(table.clone()),
            code: Code::DroppedColumn,
            message: left_out(&format!("column `{table}.{column}`"), now.map(ColumnName::as_str)),
            label: "a column of this table would be dropped with its values",
            remedy: KEEP,
        }
    }

    /// The report of a change that the values of a column may not survive.
    fn other_values(&self, change: &ColumnChange) -> Report {
        let ColumnChange { table, column: Pair { before, after } } = change;
        let named = format!("column `{}.{}`", table.after, after.name);
        let differs = |dialect| {
            before.sql_types.as_ref().get(dialect) != after.sql_types.as_ref().get(dialect)
        };
        let message = if after.generated.is_some() {
            format!("{named} becomes a generated column, which replaces its values")
        } else if self.declaration.settings.dialects.iter().any(differs) {
            format!("{named} changes its SQL type, and some values may not fit")
        } else {
            let (before, after) = (&before.type_, &after.type_);
            format!("{named} changes from `{before}` to `{after}`, and some values may not fit")
        };
        Report {
            place: Place::ColumnKey(table.after.clone(), after.name.clone(), "type"),
            code: Code::NarrowedType,
            message,
            label: "values may not fit this",
            remedy: PREPARE,
        }
    }
}

/// Whether every row is known to satisfy a demand without being changed for it.
fn is_certain(validated: Option<Validated>) -> bool {
    match validated {
        None | Some(Validated::Filled) => false,
        Some(
            Validated::Computed
            | Validated::Widened
            | Validated::Given
            | Validated::HeldBefore
            | Validated::IsNull
            | Validated::Unused
            | Validated::Unproved,
        ) => true,
    }
}

/// Says that the spec no longer has a sealed object, or that `now` is renamed to its name.
fn left_out(what: &str, now: Option<&str>) -> String {
    match now {
        None => format!("{what} is in the sealed schema, but no longer in the spec"),
        Some(now) => {
            format!("{what} is in the sealed schema, but the spec renames `{now}` to its name")
        }
    }
}

fn new_column(part: &ColumnPart) -> Report {
    let (table, name) = (&part.table.after, &part.column.name);
    let (why, remedy) = if part.column.generated.is_some() {
        ("may be computed as NULL", FILL)
    } else {
        let remedy =
            "give it a default, add a data step that fills it, or, if the table has no rows, ";
        ("has no default", remedy)
    };
    let message = format!("column `{table}.{name}` is new and cannot be NULL, but {why}");
    without_value(table, name, message, remedy)
}

fn no_longer_null(change: &ColumnChange) -> Report {
    let (table, name) = (&change.table.after, &change.column.after.name);
    let message = format!("column `{table}.{name}` changes from nullable to NOT NULL");
    without_value(table, name, message, FILL)
}

fn without_value(
    table: &TableName,
    column: &ColumnName,
    message: String,
    remedy: &'static str,
) -> Report {
    Report {
        place: Place::Column(table.clone(), column.clone()),
        code: Code::NewNotNull,
        message,
        label: "rows may have no value for this",
        remedy,
    }
}

fn not_unique(table: &TableName, key: UniqueKey<'_>, name: &str) -> Report {
    let message = || {
        format!(
            "unique key `{name}` of `{table}` is new, and existing rows may have duplicate keys"
        )
    };
    match key {
        UniqueKey::Primary(_) => violated(
            Place::TableKey(table.clone(), "primary_key"),
            Code::ChangedPrimaryKey,
            format!(
                "the primary key of `{table}` changes, and existing rows may have duplicate keys"
            ),
        ),
        UniqueKey::Constraint(_) => violated(
            Place::Constraint(table.clone(), ConstraintName::new(name)),
            Code::NewUnique,
            message(),
        ),
        UniqueKey::Index(index) if index.exclusion.is_some() => violated(
            Place::Index(table.clone(), IndexName::new(name)),
            Code::NewUnique,
            format!(
                "exclusion constraint `{name}` of `{table}` is new, and existing rows may exclude each other"
            ),
        ),
        UniqueKey::Index(_) => {
            violated(Place::Index(table.clone(), IndexName::new(name)), Code::NewUnique, message())
        }
    }
}

fn violated(place: Place, code: Code, message: String) -> Report {
    Report { place, code, message, label: "rows may violate this", remedy: PREPARE }
}
