//! Changes to differences: which values of what changes are others.

use std::fmt;

use serde::Serialize;

use super::{Difference, Object, PartOfTable, Side};
use crate::{
    delta::{Change, ColumnChange, CommentChange, Pair, PartChange},
    dialect::{Dialect, DialectTexts, PerDialect},
    schema::{
        CheckConstraint, Column, ColumnName, ForeignKey, Generated, Index, IndexKey,
        NullsPlacement, PrimaryKey, SearchIndex, SortOrder, TableName, Trigger, UniqueConstraint,
    },
};

/// Where what was found is not what is declared, by `changes` that lead from the one to the other. One with another
/// name is missing under the one and too much under the other.
#[must_use]
pub fn differences(changes: &[Change]) -> Vec<Difference> {
    let mut differences = Vec::new();
    for change in changes {
        of_change(change, &mut differences);
    }
    differences.sort_by_cached_key(Difference::path);
    differences
}

#[expect(clippy::too_many_lines, reason = "the table of changes, one row a change")]
fn of_change(change: &Change, out: &mut Vec<Difference>) {
    match change {
        Change::AddTable(name, table) => {
            Compared::of(Object::Table(name.clone())).whole(sides(None, Some(table)), out);
        }
        Change::DropTable(name, table) => {
            Compared::of(Object::Table(name.clone())).whole(sides(Some(table), None), out);
        }
        Change::RenameTable(name) => {
            let compared = |name: &TableName| Compared::of(Object::Table(name.clone()));
            compared(&name.before).whole(sides(Some(&name.before), None), out);
            compared(&name.after).whole(sides(None, Some(&name.after)), out);
        }
        Change::AlterTableComment(CommentChange { table, comment }) => {
            let compared = Compared::of(Object::Table(table.after.clone()));
            compared.optional_value("comment", comment.as_ref().map(Option::as_ref), out);
        }
        Change::AddColumn(part) => {
            let column = &part.column;
            let compared =
                Compared::within(&part.table.after, PartOfTable::Column(column.name.clone()));
            compared.whole(sides(None, Some(column)), out);
        }
        Change::DropColumn(part) => {
            let column = &part.column;
            let compared =
                Compared::within(&part.table.after, PartOfTable::Column(column.name.clone()));
            compared.whole(sides(Some(column), None), out);
        }
        Change::RenameColumn(rename) => {
            let Pair { before, after } = &rename.name;
            let compared = |name: &ColumnName| {
                Compared::within(&rename.table.after, PartOfTable::Column(name.clone()))
            };
            compared(before).whole(sides(Some(before), None), out);
            compared(after).whole(sides(None, Some(after)), out);
        }
        Change::AlterColumn(change) => of_column(change, out),
        Change::PrimaryKey(change) => {
            of_part(change, |_| PartOfTable::PrimaryKey, of_primary_key, out);
        }
        Change::Unique(change) => of_part(change, PartOfTable::Unique, of_unique, out),
        Change::ForeignKey(change) => of_part(change, PartOfTable::ForeignKey, of_foreign_key, out),
        Change::Check(change) => of_part(change, PartOfTable::Check, of_check, out),
        Change::Index(change) => of_part(change, PartOfTable::Index, of_index, out),
        Change::SearchIndex(change) => {
            of_part(change, PartOfTable::SearchIndex, of_search_index, out);
        }
        Change::Trigger(change) => of_part(change, PartOfTable::Trigger, of_trigger, out),
        Change::AddEnum(name, content) => {
            Compared::of(Object::Enum(name.clone())).whole(sides(None, Some(content)), out);
        }
        Change::DropEnum(name, content) => {
            Compared::of(Object::Enum(name.clone())).whole(sides(Some(content), None), out);
        }
        Change::AlterEnum(change) => {
            let compared = Compared::of(Object::Enum(change.name.clone()));
            let content = change.content.as_ref();
            compared.value("values", content.map(|content| &content.values), out);
            compared.value("length", content.map(|content| &content.length), out);
        }
        Change::View(name, view) => {
            let compared = Compared::of(Object::View(name.clone()));
            match (&view.before, &view.after) {
                (Some(before), Some(after)) => {
                    let both = Pair { before: &before.query, after: &after.query };
                    compared.by_dialect("query", both, out);
                }
                (before, after) => compared.whole(sides(before.as_ref(), after.as_ref()), out),
            }
        }
        Change::RawObject(name, object) => {
            let Pair { before, after } = object.as_ref().map(Option::as_ref);
            Compared::of(Object::Raw(name.clone())).whole(sides(before, after), out);
        }
    }
}

fn of_column(change: &ColumnChange, out: &mut Vec<Difference>) {
    let Pair { before, after } = &change.column;
    let compared = Compared::within(&change.table.after, PartOfTable::Column(after.name.clone()));
    let Column {
        name: _,
        type_,
        sql_types,
        nullability,
        own_nullability,
        default,
        auto_increment,
        numbering_dialects,
        own_numbering,
        auto_update,
        generated,
        collation,
        comment,
    } = after;
    compared.words("type", Pair { before: &before.type_, after: type_ }, out);
    compared.texts("sql_types", Pair { before: &before.sql_types, after: sql_types }, out);
    compared.value("nullability", Pair { before: &before.nullability, after: nullability }, out);
    let own = Pair { before: &before.own_nullability, after: own_nullability };
    compared.value("own_nullability", own, out);
    let defaults = Pair { before: before.default.as_ref(), after: default.as_ref() };
    compared.optional_words("default", defaults, out);
    let numbers = Pair { before: &before.auto_increment, after: auto_increment };
    compared.optional_value("auto_increment", numbers.map(Option::as_ref), out);
    let numbered = Pair { before: &before.numbering_dialects, after: numbering_dialects };
    compared.value("numbering_dialects", numbered, out);
    let own = Pair { before: &before.own_numbering, after: own_numbering };
    compared.value("own_numbering", own, out);
    compared.value("auto_update", Pair { before: &before.auto_update, after: auto_update }, out);
    match (&before.generated, generated) {
        (Some(before), Some(after)) => {
            let Generated { expression, storage } = after;
            let compared = compared.inside("generated");
            compared.words(
                "expression",
                Pair { before: &before.expression, after: expression },
                out,
            );
            compared.value("storage", Pair { before: &before.storage, after: storage }, out);
        }
        (before, after) => {
            let both = Pair { before: before.as_ref(), after: after.as_ref() };
            compared.optional_value("generated", both, out);
        }
    }
    compared.texts("collation", Pair { before: &before.collation, after: collation }, out);
    compared.optional_value(
        "comment",
        Pair { before: before.comment.as_ref(), after: comment.as_ref() },
        out,
    );
}

fn of_primary_key(compared: &Compared, key: Pair<&PrimaryKey>, out: &mut Vec<Difference>) {
    let PrimaryKey { name, columns, prefixes, deferrability, include } = key.after;
    compared.value("name", Pair { before: &key.before.name, after: name }, out);
    compared.value("columns", Pair { before: &key.before.columns, after: columns }, out);
    compared.value("lengths", Pair { before: &key.before.prefixes, after: prefixes }, out);
    let deferrability = Pair { before: &key.before.deferrability, after: deferrability };
    compared.value("deferrability", deferrability, out);
    compared.value("include", Pair { before: &key.before.include, after: include }, out);
}

fn of_unique(compared: &Compared, unique: Pair<&UniqueConstraint>, out: &mut Vec<Difference>) {
    let UniqueConstraint { columns, prefixes, nulls, deferrability, include, dialects } =
        unique.after;
    let before = unique.before;
    compared.value("columns", Pair { before: &before.columns, after: columns }, out);
    compared.value("lengths", Pair { before: &before.prefixes, after: prefixes }, out);
    compared.value("nulls", Pair { before: &before.nulls, after: nulls }, out);
    let deferrability = Pair { before: &before.deferrability, after: deferrability };
    compared.value("deferrability", deferrability, out);
    compared.value("include", Pair { before: &before.include, after: include }, out);
    compared.value("dialects", Pair { before: &before.dialects, after: dialects }, out);
}

fn of_foreign_key(compared: &Compared, key: Pair<&ForeignKey>, out: &mut Vec<Difference>) {
    let ForeignKey {
        columns,
        referenced_table,
        referenced_columns,
        on_delete,
        on_update,
        own_on_delete,
        own_on_update,
        deferrability,
        validity,
        dialects,
    } = key.after;
    let before = key.before;
    compared.value("columns", Pair { before: &before.columns, after: columns }, out);
    let tables = Pair { before: &before.referenced_table, after: referenced_table };
    compared.value("referenced_table", tables, out);
    let referenced = Pair { before: &before.referenced_columns, after: referenced_columns };
    compared.value("referenced_columns", referenced, out);
    compared.value("on_delete", Pair { before: &before.on_delete, after: on_delete }, out);
    compared.value("on_update", Pair { before: &before.on_update, after: on_update }, out);
    let own = Pair { before: &before.own_on_delete, after: own_on_delete };
    compared.value("own_on_delete", own, out);
    let own = Pair { before: &before.own_on_update, after: own_on_update };
    compared.value("own_on_update", own, out);
    compared.value("dialects", Pair { before: &before.dialects, after: dialects }, out);
    let deferrability = Pair { before: &before.deferrability, after: deferrability };
    compared.value("deferrability", deferrability, out);
    compared.value("validity", Pair { before: &before.validity, after: validity }, out);
}

fn of_check(compared: &Compared, check: Pair<&CheckConstraint>, out: &mut Vec<Difference>) {
    let CheckConstraint { expression, validity, dialects } = check.after;
    let before = check.before;
    compared.words("expression", Pair { before: &before.expression, after: expression }, out);
    compared.value("validity", Pair { before: &before.validity, after: validity }, out);
    compared.value("dialects", Pair { before: &before.dialects, after: dialects }, out);
}

fn of_index(compared: &Compared, index: Pair<&Index>, out: &mut Vec<Difference>) {
    let Index {
        keys,
        uniqueness,
        exclusion,
        nulls,
        predicate,
        include,
        method,
        parameters,
        dialects,
    } = index.after;
    let before = index.before;
    let keys = Pair { before: &before.keys, after: keys };
    let key_side = |keys: &Vec<IndexKey>| Side { words: words_of_keys(keys), ..Side::of(keys) };
    compared.inside("keys").whole(keys.map(|keys| Some(key_side(keys))), out);
    compared.value("uniqueness", Pair { before: &before.uniqueness, after: uniqueness }, out);
    let exclusions = Pair { before: before.exclusion.as_ref(), after: exclusion.as_ref() };
    compared.optional_value("exclusion", exclusions, out);
    compared.value("nulls", Pair { before: &before.nulls, after: nulls }, out);
    let predicates = Pair { before: before.predicate.as_ref(), after: predicate.as_ref() };
    compared.optional_words("predicate", predicates, out);
    compared.value("include", Pair { before: &before.include, after: include }, out);
    compared.texts("method", Pair { before: &before.method, after: method }, out);
    compared.value("with", Pair { before: &before.parameters, after: parameters }, out);
    compared.value("dialects", Pair { before: &before.dialects, after: dialects }, out);
}

fn words_of_keys(keys: &[IndexKey]) -> String {
    let words = keys.iter().map(|key| {
        let IndexKey { expression, order, collation, length, nulls, operator_class } = key;
        let mut words = expression.to_string();
        if let Some(length) = length {
            words.extend(["(", &length.to_string(), ")"]);
        }
        match order {
            SortOrder::Ascending => {}
            SortOrder::Descending => words.push_str(" desc"),
        }
        for text in Dialect::ALL.iter().filter_map(|it| collation.as_ref().get(*it).as_ref()) {
            words.extend([" collate ", text]);
        }
        if let Some(class) = operator_class {
            words.extend([" ", &class.to_string()]);
        }
        match nulls {
            None => {}
            Some(NullsPlacement::First) => words.push_str(" nulls first"),
            Some(NullsPlacement::Last) => words.push_str(" nulls last"),
        }
        words
    });
    words.collect::<Vec<_>>().join(", ")
}

fn of_search_index(compared: &Compared, index: Pair<&SearchIndex>, out: &mut Vec<Difference>) {
    let SearchIndex { columns, language, dialects } = index.after;
    let before = index.before;
    compared.value("columns", Pair { before: &before.columns, after: columns }, out);
    compared.value("language", Pair { before: &before.language, after: language }, out);
    compared.value("dialects", Pair { before: &before.dialects, after: dialects }, out);
}

fn of_trigger(compared: &Compared, trigger: Pair<&Trigger>, out: &mut Vec<Difference>) {
    let Trigger { timing, events, update_columns, body } = trigger.after;
    let before = trigger.before;
    compared.value("timing", Pair { before: &before.timing, after: timing }, out);
    compared.value("events", Pair { before: &before.events, after: events }, out);
    let columns = Pair { before: &before.update_columns, after: update_columns };
    compared.value("update_columns", columns, out);
    compared.by_dialect("body", Pair { before: &before.body, after: body }, out);
}

/// A part under one name is compared value by value; one under two is missing under the one and too much under the other.
fn of_part<N: Clone + PartialEq, T: Serialize>(
    change: &PartChange<N, T>,
    kind: fn(N) -> PartOfTable,
    compare: fn(&Compared, Pair<&T>, &mut Vec<Difference>),
    out: &mut Vec<Difference>,
) {
    let compared = |name: &N| Compared::within(&change.table.after, kind(name.clone()));
    let Pair { before, after } = &change.part;
    if let (Some((was, before)), Some((now, after))) = (before, after)
        && kind(was.clone()) == kind(now.clone())
    {
        compare(&compared(now), Pair { before, after }, out);
        return;
    }
    if let Some((name, before)) = before {
        compared(name).whole(sides(Some(before), None), out);
    }
    if let Some((name, after)) = after {
        compared(name).whole(sides(None, Some(after)), out);
    }
}

/// What is compared: an object, a part of it, or a value in that.
#[derive(Clone)]
struct Compared {
    object: Object,
    part: Option<PartOfTable>,
    attribute: Vec<String>,
}

impl Compared {
    fn of(object: Object) -> Self {
        Self { object, part: None, attribute: Vec::new() }
    }

    fn within(table: &TableName, part: PartOfTable) -> Self {
        Self { part: Some(part), ..Self::of(Object::Table(table.clone())) }
    }

    fn inside(&self, attribute: &str) -> Self {
        let mut inner = self.clone();
        inner.attribute.push(attribute.to_owned());
        inner
    }

    /// A difference, if the two sides are one.
    fn whole(self, sides: Pair<Option<Side>>, out: &mut Vec<Difference>) {
        let Self { object, part, attribute } = self;
        let Pair { before: found, after: expected } = sides;
        if found != expected {
            out.push(Difference { object, part, attribute, expected, found });
        }
    }

    fn value<T: Serialize>(&self, attribute: &str, both: Pair<&T>, out: &mut Vec<Difference>) {
        self.optional_value(attribute, both.map(Some), out);
    }

    fn optional_value<T: Serialize>(
        &self,
        attribute: &str,
        both: Pair<Option<&T>>,
        out: &mut Vec<Difference>,
    ) {
        self.inside(attribute).whole(sides(both.before, both.after), out);
    }

    /// What a spec writes as words.
    fn words<T: Serialize + fmt::Display>(
        &self,
        attribute: &str,
        both: Pair<&T>,
        out: &mut Vec<Difference>,
    ) {
        self.optional_words(attribute, both.map(Some), out);
    }

    fn optional_words<T: Serialize + fmt::Display>(
        &self,
        attribute: &str,
        both: Pair<Option<&T>>,
        out: &mut Vec<Difference>,
    ) {
        let side = |value: &T| Side { words: value.to_string(), ..Side::of(value) };
        self.inside(attribute).whole(both.map(|value| value.map(side)), out);
    }

    /// Texts in single dialects. Of a database there is only one.
    fn texts(&self, attribute: &str, both: Pair<&DialectTexts>, out: &mut Vec<Difference>) {
        for dialect in Dialect::ALL {
            let text = both.map(|texts| texts.as_ref().get(dialect).as_ref());
            self.optional_value(attribute, text, out);
        }
    }

    /// Texts in each dialect.
    fn by_dialect(
        &self,
        attribute: &str,
        both: Pair<&PerDialect<Option<String>>>,
        out: &mut Vec<Difference>,
    ) {
        for dialect in Dialect::ALL {
            let text = both.map(|texts| texts.as_ref().get(dialect).as_ref());
            self.inside(attribute).optional_value(dialect.keyword(), text, out);
        }
    }
}

fn sides<T: Serialize>(before: Option<&T>, after: Option<&T>) -> Pair<Option<Side>> {
    Pair { before: before.map(Side::of), after: after.map(Side::of) }
}
