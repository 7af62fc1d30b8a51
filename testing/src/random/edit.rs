//! What can happen to a model.

use std::collections::BTreeSet;

use tablewright_codegen::schema::{ColumnType, types::Family};

use super::{
    chance::Chance,
    grow,
    model::{DefaultModel, Formula, Id, Model, TableModel},
    values,
};

/// One change of a model; `None` if chance hit upon something that is not there.
pub(super) type Edit = fn(&mut Model, &mut Chance) -> Option<()>;

/// What makes the first state, after its tables.
const GROWTH: &[Edit] = &[
    grow::column,
    grow::column,
    grow::column,
    grow::column,
    grow::column,
    grow::column,
    grow::generated,
    grow::unique,
    grow::foreign_key,
    grow::foreign_key,
    grow::foreign_key,
    grow::check,
    grow::check,
    grow::index,
    grow::index,
    grow::search,
    grow::trigger,
    grow::view,
];

/// What makes the second state of the first one.
const CHANGES: &[Edit] = &[
    grow::table,
    drop_table,
    rename_table,
    rename_table,
    grow::column,
    grow::column,
    drop_column,
    drop_column,
    rename_column,
    rename_column,
    swap_columns,
    swap_tables,
    take_over_column,
    move_column,
    change_type,
    change_type,
    change_type,
    change_type,
    change_nullability,
    change_nullability,
    change_lenience,
    change_default,
    change_default,
    grow::generated,
    change_generated,
    stop_generating,
    start_generating,
    change_comment,
    change_collation,
    change_numbering,
    change_primary_key,
    change_primary_key,
    grow::unique,
    drop_unique,
    rename_unique,
    grow::check,
    drop_check,
    alter_check,
    rename_check,
    grow::foreign_key,
    drop_foreign_key,
    alter_foreign_key,
    rename_foreign_key,
    grow::index,
    drop_index,
    alter_index,
    rename_index,
    change_enum,
    change_enum,
    grow::search,
    drop_search,
    grow::trigger,
    drop_trigger,
    alter_trigger,
    grow::view,
    drop_view,
    alter_view,
];

/// Adds something to the first state.
pub(super) fn grow(model: &mut Model, chance: &mut Chance) -> Option<()> {
    if model.tables.is_empty() || (model.tables.len() < 4 && chance.one_in(4)) {
        return grow::table(model, chance);
    }
    chance.any(GROWTH)(model, chance)
}

/// Changes the first state a bit more into the second.
pub(super) fn change(model: &mut Model, chance: &mut Chance) -> Option<()> {
    if model.tables.is_empty() {
        return grow::table(model, chance);
    }
    chance.any(CHANGES)(model, chance)
}

fn any_table<'m>(model: &'m mut Model, chance: &mut Chance) -> &'m mut TableModel {
    let at = chance.below(model.tables.len());
    &mut model.tables[at]
}

fn drop_table(model: &mut Model, chance: &mut Chance) -> Option<()> {
    if model.tables.len() < 2 {
        return None;
    }
    let gone = model.tables.remove(chance.below(model.tables.len())).id;
    for table in &mut model.tables {
        table.foreign_keys.retain(|key| key.content.table != gone);
    }
    model.views.retain(|view| view.table != gone);
    Some(())
}

fn rename_table(model: &mut Model, chance: &mut Chance) -> Option<()> {
    let name = grow::name(model, chance, "renamed");
    any_table(model, chance).name = name;
    Some(())
}

/// A column that is no part of the primary key.
fn any_column(model: &mut Model, chance: &mut Chance) -> Option<(usize, Id)> {
    let at = chance.below(model.tables.len());
    let table = &model.tables[at];
    let columns: Vec<Id> = table.columns.iter().map(|column| column.id).collect();
    let columns: Vec<Id> =
        columns.into_iter().filter(|id| !table.primary_key.contains(id)).collect();
    Some((at, *chance.pick(&columns)?))
}

fn drop_column(model: &mut Model, chance: &mut Chance) -> Option<()> {
    let (at, id) = any_column(model, chance)?;
    forget(model, at, id);
    drop_formulas(model, at, id);
    model.tables[at].columns.retain(|column| column.id != id);
    for view in &mut model.views {
        view.columns.retain(|column| *column != id);
    }
    drop_empty_views(model);
    Some(())
}

/// Drops the keys, indexes and triggers of a column.
fn forget(model: &mut Model, at: usize, id: Id) {
    let table = &mut model.tables[at];
    table.uniques.retain(|unique| !unique.content.contains(&id));
    table.searches.retain(|search| !search.content.contains(&id));
    table.triggers.retain(|trigger| trigger.content.column != id);
    table.indexes.retain(|index| {
        let mut keys = index.content.keys.iter();
        !keys.any(|(key, _)| key.columns.contains(&id)) && !index.content.include.contains(&id)
    });
    for table in &mut model.tables {
        table.foreign_keys.retain(|key| {
            !key.content.columns.contains(&id) && !key.content.referenced.contains(&id)
        });
    }
}

/// Drops what is computed from a column.
fn drop_formulas(model: &mut Model, at: usize, id: Id) {
    let reads = |formula: &Formula| formula.columns.contains(&id);
    let table = &mut model.tables[at];
    table.checks.retain(|check| !reads(&check.content));
    table.indexes.retain(|index| {
        let mut keys = index.content.keys.iter().filter(|(key, _)| key.text != "{0}");
        !keys.any(|(key, _)| reads(key)) && !index.content.predicate.iter().any(reads)
    });
    let made = table.columns.iter();
    let made = made.filter(|column| column.generated.iter().any(|(formula, _)| reads(formula)));
    let made: Vec<Id> = made.map(|column| column.id).collect();
    for id in made {
        forget(model, at, id);
        model.tables[at].columns.retain(|column| column.id != id);
        for view in &mut model.views {
            view.columns.retain(|column| *column != id);
        }
    }
    drop_empty_views(model);
}

/// Drops the views without columns, and those that read what a view no longer has.
fn drop_empty_views(model: &mut Model) {
    loop {
        let has = |name: &String, columns: &[Id]| {
            let mut views = model.views.iter();
            views.any(|view| {
                &view.name == name && columns.iter().all(|id| view.columns.contains(id))
            })
        };
        let bad = model.views.iter().position(|view| {
            view.columns.is_empty() || view.after.iter().any(|name| !has(name, &view.columns))
        });
        let Some(bad) = bad else { return };
        model.views.remove(bad);
    }
}

fn rename_column(model: &mut Model, chance: &mut Chance) -> Option<()> {
    let name = grow::name(model, chance, "renamed");
    let table = any_table(model, chance);
    let at = chance.below(table.columns.len());
    table.columns[at].name = name;
    Some(())
}

/// Two columns exchange their names.
fn swap_columns(model: &mut Model, chance: &mut Chance) -> Option<()> {
    let table = any_table(model, chance);
    let (one, other) = (chance.below(table.columns.len()), chance.below(table.columns.len()));
    if one == other {
        return None;
    }
    let name = table.columns[one].name.clone();
    table.columns[one].name = std::mem::replace(&mut table.columns[other].name, name);
    Some(())
}

/// Two tables exchange their names.
fn swap_tables(model: &mut Model, chance: &mut Chance) -> Option<()> {
    let (one, other) = (chance.below(model.tables.len()), chance.below(model.tables.len()));
    if one == other {
        return None;
    }
    let name = model.tables[one].name.clone();
    model.tables[one].name = std::mem::replace(&mut model.tables[other].name, name);
    Some(())
}

/// A column gets the name of one that goes.
fn take_over_column(model: &mut Model, chance: &mut Chance) -> Option<()> {
    let before = model.clone();
    drop_column(model, chance)?;
    let gone = before.tables.iter().zip(&model.tables).find_map(|(before, after)| {
        let mut columns = before.columns.iter();
        let gone = columns.find(|column| after.column(column.id).is_none())?;
        Some((after.id, gone.name.clone()))
    });
    let (table, name) = gone?;
    let table = model.tables.iter_mut().find(|it| it.id == table)?;
    let at = chance.below(table.columns.len());
    table.columns[at].name = name;
    Some(())
}

fn move_column(model: &mut Model, chance: &mut Chance) -> Option<()> {
    let table = any_table(model, chance);
    let column = table.columns.remove(chance.below(table.columns.len()));
    let at = chance.below(table.columns.len() + 1);
    table.columns.insert(at, column);
    Some(())
}

/// Gives a column another type, and with it the columns that it refers to or that refer to it.
fn change_type(model: &mut Model, chance: &mut Chance) -> Option<()> {
    let table = any_table(model, chance);
    let column = chance.pick(&table.columns)?;
    let (id, before) = (column.id, column.type_.clone());
    let is_text = values::is_text(&before);
    let after = match &before {
        ColumnType::String { length } if chance.one_in(3) => {
            let lengths: Vec<u32> =
                [20, 40, 60, 100, 255].into_iter().filter(|it| it != length).collect();
            ColumnType::String { length: chance.any(&lengths) }
        }
        type_ if values::is_number(type_) && chance.one_in(2) => chance.any(&[
            ColumnType::SmallInt,
            ColumnType::Integer,
            ColumnType::BigInt,
            ColumnType::Double,
            ColumnType::Decimal { precision: 18, scale: 4 },
            ColumnType::Decimal { precision: 12, scale: 3 },
        ]),
        _ if !is_text && chance.one_in(3) => {
            chance.any(&[ColumnType::Text, ColumnType::String { length: 60 }])
        }
        _ => grow::any_type(model, chance),
    };
    if after == before {
        return None;
    }
    let is_kept = values::is_number(&before) && values::is_number(&after)
        || is_text && values::is_text(&after);
    for id in connected(model, id) {
        let at = model.tables.iter().position(|table| table.column(id).is_some())?;
        if !is_kept {
            drop_formulas(model, at, id);
        }
        if !values::is_text(&after) {
            model.tables[at].searches.retain(|search| !search.content.contains(&id));
        }
        let column = model.tables[at].column_mut(id)?;
        if column.generated.is_some() {
            return None;
        }
        column.type_ = after.clone();
        column.collated &= values::is_text(&after);
        column.auto_increment &= values::is_whole(&after);
        column.default = match column.default {
            Some(DefaultModel::Value(_))
                if matches!(after.row().family, Family::Bytes | Family::Uuid | Family::Moment) =>
            {
                None
            }
            Some(DefaultModel::Now) if !after.row().family.is_timestamp() => None,
            default => default,
        };
        if !grow::fits_key(column) {
            forget(model, at, id);
        }
    }
    Some(())
}

/// The columns that foreign keys bind to one type.
pub(super) fn connected(model: &Model, id: Id) -> BTreeSet<Id> {
    let mut found = BTreeSet::from([id]);
    loop {
        let before = found.len();
        for (_, key) in model.references() {
            for (column, referenced) in key.columns.iter().zip(&key.referenced) {
                if found.contains(column) || found.contains(referenced) {
                    found.extend([*column, *referenced]);
                }
            }
        }
        if found.len() == before {
            return found;
        }
    }
}

fn change_nullability(model: &mut Model, chance: &mut Chance) -> Option<()> {
    let (at, id) = any_column(model, chance)?;
    let column = model.tables[at].column_mut(id)?;
    if column.generated.is_some() {
        return None;
    }
    column.nullable = !column.nullable;
    column.lenient = None;
    Some(())
}

/// A column that takes NULL in one dialect alone, or no longer.
fn change_lenience(model: &mut Model, chance: &mut Chance) -> Option<()> {
    let dialect = grow::any_dialect(model, chance);
    let (at, id) = any_column(model, chance)?;
    let column = model.tables[at].column_mut(id)?;
    if column.nullable || column.generated.is_some() {
        return None;
    }
    column.lenient = if column.lenient.is_some() { None } else { dialect };
    Some(())
}

fn change_default(model: &mut Model, chance: &mut Chance) -> Option<()> {
    let (at, id) = any_column(model, chance)?;
    let column = model.tables[at].column_mut(id)?;
    let default = grow::default(column, chance);
    let is_other = default != column.default;
    column.default = default;
    is_other.then_some(())
}

/// Computes a column in another way, or keeps its values or not.
fn change_generated(model: &mut Model, chance: &mut Chance) -> Option<()> {
    let table = any_table(model, chance);
    let made = table.columns.iter_mut().find(|column| column.generated.is_some())?;
    let (formula, stored) = made.generated.as_mut()?;
    if chance.one_in(2) {
        *stored = !*stored;
    } else {
        formula.text = match formula.text {
            "{0} * 2" => "{0} + 1",
            "{0} + 1" => "abs({0})",
            "abs({0})" => "{0} * 2",
            _ => return None,
        };
    }
    Some(())
}

/// A computed column becomes one like others.
fn stop_generating(model: &mut Model, chance: &mut Chance) -> Option<()> {
    let table = any_table(model, chance);
    let made = table.columns.iter_mut().find(|column| column.generated.is_some())?;
    made.generated = None;
    Some(())
}

/// A column is computed from another one from now on.
fn start_generating(model: &mut Model, chance: &mut Chance) -> Option<()> {
    let table = any_table(model, chance);
    let columns: Vec<_> =
        grow::plain(table).into_iter().filter(|it| values::is_whole(&it.type_)).collect();
    let (base, made) = (chance.pick(&columns)?, chance.pick(&columns)?.id);
    if base.id == made || table.primary_key.contains(&made) {
        return None;
    }
    let formula = Formula { text: "{0} + 1", columns: vec![base.id] };
    let type_ = base.type_.clone();
    let column = table.column_mut(made)?;
    column.generated = Some((formula, chance.one_in(2)));
    column.type_ = type_;
    column.nullable = true;
    column.lenient = None;
    column.default = None;
    Some(())
}

fn change_comment(model: &mut Model, chance: &mut Chance) -> Option<()> {
    const TEXTS: [Option<&str>; 4] = [None, Some("other"), Some("it's\nlonger"), Some("\"q\" \\")];
    let table = any_table(model, chance);
    let text = chance.any(&TEXTS).map(str::to_owned);
    if chance.one_in(3) {
        table.comment = text;
    } else {
        let at = chance.below(table.columns.len());
        table.columns[at].comment = text;
    }
    Some(())
}

fn change_collation(model: &mut Model, chance: &mut Chance) -> Option<()> {
    let table = any_table(model, chance);
    let column = table.columns.iter_mut().find(|column| values::is_text(&column.type_))?;
    column.collated = !column.collated;
    // MySQL wants one collation for all columns of a full-text index.
    let id = column.id;
    table.searches.retain(|search| !search.content.contains(&id));
    Some(())
}

fn change_numbering(model: &mut Model, chance: &mut Chance) -> Option<()> {
    let table = any_table(model, chance);
    let [key] = table.primary_key.as_slice() else { return None };
    let column = table.columns.iter_mut().find(|column| column.id == *key)?;
    if column.default.is_some() || !values::is_whole(&column.type_) {
        return None;
    }
    if column.auto_increment && chance.one_in(2) {
        column.serial = !column.serial;
    } else {
        column.auto_increment = !column.auto_increment;
    }
    Some(())
}

/// Makes other columns the primary key; what referred to the old one refers to a unique constraint then.
fn change_primary_key(model: &mut Model, chance: &mut Chance) -> Option<()> {
    let at = chance.below(model.tables.len());
    let mut table = model.tables[at].clone();
    let old = table.primary_key.clone();
    let required: Vec<Id> = table
        .columns
        .iter()
        .filter(|column| !column.nullable && column.generated.is_none() && grow::fits_key(column))
        .map(|column| column.id)
        .collect();
    let mut new = if chance.one_in(2) { old.clone() } else { Vec::new() };
    let more = *chance.pick(&required)?;
    if let Some(position) = new.iter().position(|id| *id == more) {
        new.remove(position);
    } else {
        new.insert(chance.below(new.len() + 1), more);
    }
    let mut columns = new.iter().filter_map(|id| table.column(*id));
    if new == old || !columns.any(grow::tells_apart) {
        return None;
    }
    table.primary_key = new;
    for column in &mut table.columns {
        column.auto_increment = false;
    }
    let refers = |key: &super::model::Reference| key.table == table.id && key.referenced == old;
    if model.references().any(|(_, key)| refers(key)) {
        let number = model.fresh();
        let name = ["uq_", &number.to_string()].concat();
        table.uniques.push(super::model::Named { id: number, name: Some(name), content: old });
    }
    model.tables[at] = table;
    Some(())
}

fn drop_unique(model: &mut Model, chance: &mut Chance) -> Option<()> {
    let table = any_table(model, chance);
    let at = chance.below(table.uniques.len());
    let gone = table.uniques.get(at)?.content.clone();
    table.uniques.remove(at);
    let id = table.id;
    let is_left = table.primary_key == gone;
    for table in &mut model.tables {
        table
            .foreign_keys
            .retain(|key| is_left || key.content.table != id || key.content.referenced != gone);
    }
    Some(())
}

/// Writes the edits that drop or rename one thing of a list.
macro_rules! simple {
    ($drop:ident, $rename:ident, $list:ident) => {
        fn $drop(model: &mut Model, chance: &mut Chance) -> Option<()> {
            let list = &mut any_table(model, chance).$list;
            if list.is_empty() {
                return None;
            }
            list.remove(chance.below(list.len()));
            Some(())
        }

        fn $rename(model: &mut Model, chance: &mut Chance) -> Option<()> {
            let name = grow::name(model, chance, "renamed");
            let list = &mut any_table(model, chance).$list;
            let at = chance.below(list.len());
            list.get_mut(at)?.name = Some(name);
            Some(())
        }
    };
}

simple!(drop_check, rename_check, checks);
simple!(drop_foreign_key, rename_foreign_key, foreign_keys);
simple!(drop_index, rename_index, indexes);

fn rename_unique(model: &mut Model, chance: &mut Chance) -> Option<()> {
    let name = grow::name(model, chance, "renamed");
    let list = &mut any_table(model, chance).uniques;
    let at = chance.below(list.len());
    list.get_mut(at)?.name = Some(name);
    Some(())
}

fn drop_search(model: &mut Model, chance: &mut Chance) -> Option<()> {
    any_table(model, chance).searches.pop().map(|_| ())
}

fn drop_trigger(model: &mut Model, chance: &mut Chance) -> Option<()> {
    any_table(model, chance).triggers.pop().map(|_| ())
}

fn alter_trigger(model: &mut Model, chance: &mut Chance) -> Option<()> {
    let trigger = any_table(model, chance).triggers.last_mut()?;
    trigger.content.body = !trigger.content.body;
    Some(())
}

fn alter_check(model: &mut Model, chance: &mut Chance) -> Option<()> {
    let table = any_table(model, chance);
    let formula = grow::condition(table, chance)?;
    table.checks.last_mut()?.content = formula;
    Some(())
}

fn alter_foreign_key(model: &mut Model, chance: &mut Chance) -> Option<()> {
    let dialect = grow::any_dialect(model, chance).filter(|_| !chance.one_in(3));
    let only = grow::any_dialects(model, chance);
    let key = any_table(model, chance).foreign_keys.last_mut()?;
    match chance.below(4) {
        0 => key.content.on_delete = grow::action(chance),
        1 => key.content.on_update = grow::action(chance),
        2 => key.content.apart = dialect.map(|dialect| (dialect, grow::action(chance))),
        _ => key.content.only = only,
    }
    Some(())
}

fn alter_index(model: &mut Model, chance: &mut Chance) -> Option<()> {
    let at = chance.below(model.tables.len());
    let index = grow::any_index(model, at, chance)?;
    model.tables[at].indexes.last_mut()?.content = index;
    Some(())
}

/// Values that come, go, move or get another name.
fn change_enum(model: &mut Model, chance: &mut Chance) -> Option<()> {
    let at = chance.below(model.enums.len());
    let fresh = grow::value(model);
    let values = &mut model.enums.get_mut(at)?.values;
    match chance.below(4) {
        0 => values.insert(chance.below(values.len() + 1), fresh),
        1 if values.len() > 1 => {
            values.remove(chance.below(values.len()));
        }
        2 => values.reverse(),
        _ => {
            let at = chance.below(values.len());
            values[at].1 = fresh.1;
        }
    }
    Some(())
}

fn drop_view(model: &mut Model, chance: &mut Chance) -> Option<()> {
    if model.views.is_empty() {
        return None;
    }
    model.views.remove(chance.below(model.views.len()));
    drop_empty_views(model);
    Some(())
}

fn alter_view(model: &mut Model, chance: &mut Chance) -> Option<()> {
    let at = chance.below(model.views.len());
    let view = model.views.get(at)?.clone();
    let table = model.table(view.table)?;
    let column = chance.pick(&table.columns)?.id;
    let view = &mut model.views[at];
    if view.after.is_some() || view.columns.contains(&column) {
        return None;
    }
    view.columns.push(column);
    Some(())
}
