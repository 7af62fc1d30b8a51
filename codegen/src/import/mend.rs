//! Corrects one mistake of a drafted spec: expresses it in another way if there is one, otherwise removes and lists
//! it.

use super::{
    Draft, Standing, Unexpressed,
    declare::{this_column, this_table},
    settle::called,
    take_foreign_keys,
};
use crate::{
    check::place::Place,
    diagnostic::{Code, Diagnostic},
    dialect::{Dialect, DialectSet, DialectTexts, PerDialect},
    plan::{IndexStep, Plan, Step},
    render::render,
    schema::{
        CheckConstraint, Column, ColumnName, ColumnType, ConstraintName, EnumName, Expression,
        IndexName, Name, Nullability, RawName, RawObject, RawPosition, RawSql, Table, TableName,
        ViewName,
        expression::{Literal, Membership},
        naming::enum_check_name,
        native::{Native, native},
        own_types::OwnTypes,
        presentation::FieldType,
        readable::common_reader,
        types::sql_spelling,
    },
    sql::{
        expression::{Context, Purpose, write},
        writer::Statement,
    },
};

/// Mends what `diagnostic` found at `place`.
pub(super) fn mend(draft: &mut Draft, diagnostic: &Diagnostic, place: Option<Place>) {
    let Some(place) = place else { return };
    let mut mender = Mender { draft, diagnostic };
    match place {
        Place::Constraint(table, name)
        | Place::ConstraintKey(table, name, _)
        | Place::ConstraintColumn(table, name, _) => mender.constraint(&table, &name),
        Place::Index(table, name)
        | Place::IndexKey(table, name, _)
        | Place::IndexColumn(table, name, _) => mender.index(&table, &name),
        Place::Trigger(table, name) | Place::TriggerKey(table, name, _) => {
            let found = mender.table(&table).and_then(|found| found.triggers.remove(&name));
            if found.is_some() {
                mender.leave_out(Place::Table(table.clone()), called("trigger", &table, &name));
            }
        }
        Place::Column(table, column) => mender.column(&table, &column, ""),
        Place::ColumnKey(table, column, key) => mender.column(&table, &column, key),
        Place::TableKey(table, "comment") => {
            if mender.table(&table).and_then(|found| found.comment.take()).is_some() {
                let object = ["comment of `", table.as_str(), "`"].concat();
                mender.leave_out(Place::Table(table), object);
            }
        }
        Place::Table(table) | Place::TableKey(table, _) => mender.whole_table(&table),
        Place::Enum(name) | Place::EnumValue(name, _) => mender.enum_(&name),
        Place::View(name) | Place::ViewKey(name, _) | Place::ViewColumn(name, _) => {
            mender.view(&name);
        }
        Place::Raw(name) => {
            if mender.draft.declaration.schema.raw_objects.remove(&name).is_some() {
                mender.leave_out(Place::File, ["`", name.as_str(), "`"].concat());
            }
        }
        Place::File
        | Place::Module(_)
        | Place::Consent(_)
        | Place::DataStep(_)
        | Place::QueryTogether(_) => {}
    }
}

/// Why tables are left out of Rust.
const HIDDEN_KEY: &str =
    "has no key that Rust can read; it is kept in the database and left out of Rust";

/// Why a table in a namespace is left out of Rust.
const ODD_NAMESPACE: &str = "is in a namespace that is not a Rust identifier; it is kept in the database and left out of Rust";
const TOO_MANY_COLUMNS: &str = "has more columns than Diesel has room for; it is kept in the database and left out of \
                                Rust. With `rust: none` at some of its columns Rust can have the others";

struct Mender<'d> {
    draft: &'d mut Draft,
    diagnostic: &'d Diagnostic,
}

impl Mender<'_> {
    fn dialects(&self) -> DialectSet {
        self.draft.declaration.settings.dialects
    }

    fn table(&mut self, name: &TableName) -> Option<&mut Table> {
        self.draft.declaration.schema.tables.get_mut(name)
    }

    fn tell(&mut self, standing: Standing, (place, object): (Place, String), reason: &str) {
        for dialect in self.dialects().iter() {
            let (place, object) = (place.clone(), object.clone());
            let told = Unexpressed {
                dialect: Some(dialect),
                place,
                object,
                standing,
                reason: reason.to_owned(),
            };
            if !self.draft.unexpressed.contains(&told) {
                self.draft.unexpressed.push(told);
            }
        }
    }

    /// Lists what was taken out, with what the spec has against it.
    fn leave_out(&mut self, place: Place, object: String) {
        let reason = ["is left out: ", &self.diagnostic.message].concat();
        self.tell(Standing::LeftOut, (place, object), &reason);
    }

    fn constraint(&mut self, table_name: &TableName, name: &ConstraintName) {
        let dialects = self.dialects();
        let Some(table) = self.table(table_name) else { return };
        let columns = table.columns.clone();
        if let Some(check) = table.checks.get_mut(name)
            && make_raw(&mut check.expression, (&columns, Purpose::Condition), dialects)
        {
            return;
        }
        let noun = if table.checks.remove(name).is_some() {
            "check"
        } else if table.foreign_keys.remove(name).is_some() {
            "foreign key"
        } else if table.unique_constraints.remove(name).is_some() {
            "unique constraint"
        } else if table.primary_key.take_if(|key| key.name == *name).is_some() {
            let shown = &mut self.draft.declaration.presentation.tables;
            shown.entry(table_name.clone()).or_default().keyless = true;
            "primary key"
        } else {
            return;
        };
        self.leave_out(Place::Table(table_name.clone()), called(noun, table_name, name));
    }

    fn index(&mut self, table_name: &TableName, name: &IndexName) {
        let dialects = self.dialects();
        let Some(table) = self.table(table_name) else { return };
        let columns = table.columns.clone();
        if let Some(index) = table.indexes.get_mut(name) {
            let mut is_changed = false;
            if let Some(predicate) = &mut index.predicate {
                is_changed = make_raw(predicate, (&columns, Purpose::Condition), dialects);
            }
            for key in &mut index.keys {
                is_changed |= !matches!(key.expression, Expression::Column(_))
                    && make_raw(&mut key.expression, (&columns, Purpose::Key), dialects);
            }
            if is_changed {
                return;
            }
        }
        if let Some(index) = table.indexes.remove(name) {
            let step = IndexStep { table: table_name.clone(), name: name.clone(), index, columns };
            return self.keep_as_sql(&step);
        }
        if table.search_indexes.remove(name).is_some() {
            self.leave_out(Place::Table(table_name.clone()), called("index", table_name, name));
        }
    }

    /// Keeps an index that the rules refuse as the statements that make and remove it.
    fn keep_as_sql(&mut self, step: &IndexStep) {
        let dialects = self.dialects().intersection(step.index.dialects);
        let raw_objects = &mut self.draft.declaration.schema.raw_objects;
        let is_free = |name: &String| !raw_objects.contains_key(name.as_str());
        let numbered = |number: usize| [step.name.as_str(), "_", &number.to_string()].concat();
        let mut names = std::iter::once(step.name.to_string()).chain((2..usize::MAX).map(numbered));
        let Some(name) = names.find(is_free) else { return };
        let text = |dialect, step| {
            let plan = Plan::of_steps(dialect, vec![step]);
            let texts = render(&plan).ok()?.statements.into_iter().map(|statement| statement.text);
            Some(texts.collect::<Vec<_>>().join(";\n"))
        };
        let sql = PerDialect::from_fn(|dialect| {
            let up = text(dialect, Step::CreateIndex(step.clone()));
            let down = text(dialect, Step::DropIndex(step.clone()));
            let both = up.zip(down).filter(|_| dialects.contains(dialect));
            both.map(|(up, down)| RawSql { up, down })
        });
        raw_objects
            .insert(RawName::new(name), RawObject { sql, position: RawPosition::AfterTables });
    }

    fn column(&mut self, table: &TableName, name: &ColumnName, key: &str) {
        let code = self.diagnostic.code;
        match (code, key) {
            (Code::FieldClash | Code::NotARustName, _) => self.rename_field(table, name),
            (Code::AutoIncrementType | Code::AutoIncrementKey | Code::AutoIncrementTwice, _) => {
                let reason =
                    ["is numbered there and not here: ", &self.diagnostic.message].concat();
                self.change_column(table, name, &reason, |column| column.auto_increment = None);
            }
            (Code::NullablePrimaryKey, _) => {
                let reason =
                    "may be NULL there although it is in the primary key; here it is NOT NULL";
                self.change_column(table, name, reason, |column| {
                    column.nullability = Nullability::NotNull;
                });
            }
            (Code::ForeignKeyType | Code::ForeignKeyLength | Code::ForeignKeyCollation, _) => {
                self.drop_references(table, name);
            }
            (_, "comment") => {
                let reason = ["is without its comment: ", &self.diagnostic.message].concat();
                self.change_column(table, name, &reason, |column| column.comment = None);
            }
            (_, "default") => self.default(table, name),
            (_, "generated") => self.generated(table, name),
            (_, "collation") => {
                let reason = ["is without its collation: ", &self.diagnostic.message].concat();
                self.change_column(table, name, &reason, |column| {
                    column.collation = DialectTexts::default();
                });
            }
            (Code::UnreadableType, _) => self.read_otherwise(table, name),
            (Code::HiddenKey, _) => self.hide_table(table, HIDDEN_KEY),
            (_, key) if key == "type" || Dialect::from_keyword(key).is_some() => {
                self.type_(table, name);
            }
            _ => self.drop_table(table),
        }
    }

    /// Takes out the foreign keys of a column that the spec has something against.
    fn drop_references(&mut self, table_name: &TableName, column: &ColumnName) {
        let Some(table) = self.table(table_name) else { return };
        for (name, _) in take_foreign_keys(table, |key| key.columns.contains(column)) {
            let object = called("foreign key", table_name, &name);
            self.leave_out(Place::Table(table_name.clone()), object);
        }
    }

    fn change_column(
        &mut self,
        table: &TableName,
        name: &ColumnName,
        reason: &str,
        change: impl FnOnce(&mut Column),
    ) {
        if let Some(column) = self.column_mut(table, name) {
            change(column);
            self.tell(Standing::Changed, this_column(table, name), reason);
        }
    }

    fn column_mut(&mut self, table: &TableName, name: &ColumnName) -> Option<&mut Column> {
        self.table(table)?.columns.iter_mut().find(|column| column.name == *name)
    }

    fn default(&mut self, table: &TableName, name: &ColumnName) {
        let dialects = self.dialects();
        let unused = self.diagnostic.code == Code::DefaultUnused;
        let Some(column) = self.column_mut(table, name) else { return };
        let type_ = column.type_.clone();
        if let Some(default) = &mut column.default
            && !unused
            && make_raw(default, (&[], Purpose::Value(&type_)), dialects)
        {
            return;
        }
        let reason = ["is without its default: ", &self.diagnostic.message].concat();
        self.change_column(table, name, &reason, |column| column.default = None);
    }

    fn generated(&mut self, table_name: &TableName, name: &ColumnName) {
        let dialects = self.dialects();
        let Some(table) = self.table(table_name) else { return };
        let columns = table.columns.clone();
        let Some(column) = table.columns.iter_mut().find(|column| column.name == *name) else {
            return;
        };
        let type_ = column.type_.clone();
        if let Some(generated) = &mut column.generated
            && make_raw(&mut generated.expression, (&columns, Purpose::Value(&type_)), dialects)
        {
            return;
        }
        let reason = ["is generated there and not here: ", &self.diagnostic.message].concat();
        self.change_column(table_name, name, &reason, |column| column.generated = None);
    }

    /// Says the type in the databases' own words; where that is refused too, the table cannot stay.
    fn type_(&mut self, table: &TableName, name: &ColumnName) {
        let dialects = self.dialects();
        let Some(column) = self.column_mut(table, name) else { return };
        if column.type_ == ColumnType::Text {
            return self.drop_table(table);
        }
        for dialect in dialects.iter() {
            let own = column.sql_types.as_mut().get(dialect);
            if own.is_none() {
                *own = Some(sql_spelling(&column.type_, dialect, 0));
            }
        }
        column.type_ = ColumnType::Text;
        let reason = ["is a `text` here: ", &self.diagnostic.message].concat();
        self.tell(Standing::Remark, this_column(table, name), &reason);
    }

    /// Reads a column as what its databases have, or leaves it out of Rust where no type reads it.
    ///
    /// The type of the spec may be another one for the sake of a foreign key.
    fn read_otherwise(&mut self, table: &TableName, name: &ColumnName) {
        let own_types = OwnTypes::of(&self.draft.declaration.schema.raw_objects);
        let dialects = self.dialects();
        let Some(column) = self.column_mut(table, name) else { return };
        let spelled = |dialect: Dialect| {
            let own = column.sql_types.as_ref().get(dialect).clone();
            own.unwrap_or_else(|| sql_spelling(&column.type_, dialect, 0))
        };
        let types: Vec<_> = dialects.iter().map(|it| (it, spelled(it))).collect();
        let is_required = column.is_required();
        let seen: Option<Vec<_>> =
            types.iter().map(|(it, sql)| Some((*it, own_types.seen(*it, sql)?))).collect();
        let reader = seen.as_ref().and_then(|seen| common_reader(seen));
        // What a single database has no other would read so.
        let native = match seen.as_deref() {
            Some([(dialect, sql)]) => native(*dialect, sql),
            _ => None,
        };
        let shown = &mut self.draft.declaration.presentation.tables;
        let shown = &mut shown.entry(table.clone()).or_default().columns;
        let field = &mut shown.entry(name.clone()).or_default().field;
        let kept = types.iter().map(|(_, sql)| ["`", sql, "`"].concat()).collect::<Vec<_>>();
        if let Some(row) = reader {
            *field =
                FieldType::Own { rust: row.rust.to_owned(), diesel: Some(row.diesel.to_owned()) };
            let reason =
                ["is kept as ", &kept.join(", "), ", which Rust reads as `", row.rust, "`"];
            return self.tell(Standing::Remark, this_column(table, name), &reason.concat());
        }
        if let Some(Native { diesel, rust, needs }) = native {
            let needs = needs.map(|needs| format!("; it needs {needs}")).unwrap_or_default();
            let reason =
                ["is kept as ", &kept.join(", "), ", which Rust reads as `", &rust, "`", &needs]
                    .concat();
            *field = FieldType::Own { rust, diesel: Some(diesel) };
            return self.tell(Standing::Remark, this_column(table, name), &reason);
        }
        *field = FieldType::Hidden;
        let reason = [
            "is not readable from Rust (",
            &kept.join(", "),
            "); it is kept in the database and left out of the models",
        ];
        self.tell(Standing::Remark, this_column(table, name), &reason.concat());
        if is_required {
            let reason = "needs a value for each new row, so Rust inserts none into the table";
            self.tell(Standing::Remark, this_column(table, name), reason);
        }
    }

    /// Leaves a table out of Rust.
    fn hide_table(&mut self, name: &TableName, reason: &str) {
        let shown = &mut self.draft.declaration.presentation.tables;
        shown.entry(name.clone()).or_default().hidden = true;
        self.tell(Standing::Remark, this_table(name), reason);
    }

    /// Gives the field a Rust name that no other field of the table has.
    fn rename_field(&mut self, table: &TableName, name: &ColumnName) {
        let Some(content) = self.draft.declaration.schema.tables.get(table) else { return };
        let shown = self.draft.declaration.presentation.tables.entry(table.clone()).or_default();
        let mut taken: Vec<String> =
            shown.columns.values().filter_map(|column| column.rust_name.clone()).collect();
        taken.extend(content.columns.iter().map(|column| rust_words(&column.name)));
        let base = rust_words(name);
        let free = (2..).map(|number: usize| [&base, "_", &number.to_string()].concat());
        let free = free.into_iter().find(|candidate| !taken.contains(candidate));
        shown.columns.entry(name.clone()).or_default().rust_name = free;
    }

    fn whole_table(&mut self, name: &TableName) {
        let code = self.diagnostic.code;
        if code == Code::HiddenKey {
            return self.hide_table(name, HIDDEN_KEY);
        }
        let is_shown = self.draft.declaration.presentation.has_table(name);
        if code == Code::DottedName && name.namespace().is_some() && is_shown {
            return self.hide_table(name, ODD_NAMESPACE);
        }
        let declaration = &mut self.draft.declaration;
        let shown = declaration.presentation.tables.entry(name.clone()).or_default();
        if code == Code::ExperimentalName && !shown.experimental {
            shown.experimental = true;
        } else if code == Code::DieselColumns && declaration.settings.diesel_columns < 128 {
            declaration.settings.diesel_columns *= 2;
        } else if code == Code::DieselColumns {
            self.hide_table(name, TOO_MANY_COLUMNS);
        } else if matches!(code, Code::TypeClash | Code::NotARustName) && shown.row.is_none() {
            let words = rust_words(&ColumnName::new(name.as_str()));
            let mut letters = words.chars().filter(|it| *it != '_');
            let first = letters.next().map(|first| first.to_ascii_uppercase());
            shown.row = Some(first.into_iter().chain(letters).chain("Row".chars()).collect());
        } else {
            self.drop_table(name);
        }
    }

    /// Takes a table out, and what refers to it.
    fn drop_table(&mut self, name: &TableName) {
        let declaration = &mut self.draft.declaration;
        if declaration.schema.tables.remove(name).is_none() {
            return;
        }
        declaration.presentation.tables.remove(name);
        let mut orphans = Vec::new();
        for (table, content) in &mut declaration.schema.tables {
            let gone = take_foreign_keys(content, |key| key.referenced_table == *name);
            orphans.extend(gone.into_iter().map(|(key, _)| (table.clone(), key)));
        }
        self.draft.unexpressed.retain(|thing| !is_inside(&thing.place, name));
        self.leave_out(Place::File, ["table `", name.as_str(), "`"].concat());
        for (table, key) in orphans {
            let object = called("foreign key", &table, &key);
            let reason = ["is left out, as table `", name.as_str(), "` is"].concat();
            self.tell(Standing::LeftOut, (Place::Table(table), object), &reason);
        }
    }

    /// Makes an enum a string with a check again.
    fn enum_(&mut self, name: &EnumName) {
        let schema = &mut self.draft.declaration.schema;
        let Some(content) = schema.enums.remove(name) else { return };
        for (table_name, table) in &mut schema.tables {
            for column in &mut table.columns {
                if column.type_ != ColumnType::Enum(name.clone()) {
                    continue;
                }
                column.type_ = ColumnType::String { length: content.length };
                let value = Box::new(Expression::Column(column.name.clone()));
                let values = content.values.iter();
                let values = values.map(|text| Expression::Literal(Literal::Text(text.clone())));
                let values = Expression::In(Membership::Member, value, values.collect());
                let check = CheckConstraint::new(values);
                table.checks.insert(enum_check_name(table_name, &column.name), check);
            }
        }
    }

    fn view(&mut self, name: &ViewName) {
        let schema = &mut self.draft.declaration.schema;
        let Some(view) = schema.views.get_mut(name) else { return };
        if self.diagnostic.code == Code::ViewCycle && !view.after.is_empty() {
            view.after.clear();
            return;
        }
        schema.views.remove(name);
        for other in schema.views.values_mut() {
            other.after.retain(|before| before != name);
        }
        self.leave_out(Place::File, ["view `", name.as_str(), "`"].concat());
    }
}

fn is_inside(place: &Place, table: &TableName) -> bool {
    let mut place = Some(place.clone());
    while let Some(inner) = place {
        if inner == Place::Table(table.clone()) {
            return true;
        }
        place = inner.around();
    }
    false
}

/// Lower-case words of ASCII, for the name of a field.
fn rust_words(name: &ColumnName) -> String {
    let text = name.as_str().to_lowercase();
    let words: String =
        text.chars().map(|it| if it.is_ascii_alphanumeric() { it } else { '_' }).collect();
    let words = words.trim_matches('_');
    if words.starts_with(|first: char| first.is_ascii_alphabetic()) {
        words.to_owned()
    } else {
        ["field", if words.is_empty() { "" } else { "_" }, words].concat()
    }
}

/// Says a portable expression as the SQL of each dialect in use. `false` if it is raw already.
fn make_raw(
    expression: &mut Expression,
    (columns, purpose): (&[Column], Purpose<'_>),
    dialects: DialectSet,
) -> bool {
    if matches!(expression, Expression::Raw(_)) {
        return false;
    }
    let mut texts = PerDialect::from_fn(|_| None);
    for dialect in Dialect::ALL.into_iter().filter(|dialect| dialects.contains(*dialect)) {
        let mut statement = Statement::new(dialect);
        write(expression, Context { columns, purpose }, &mut statement);
        *texts.as_mut().get(dialect) = Some(statement.as_str().to_owned());
    }
    *expression = Expression::Raw(Box::new(texts));
    true
}
