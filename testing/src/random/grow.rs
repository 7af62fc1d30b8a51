//! What can be added to a model.

use tablewright_codegen::{
    dialect::{Dialect, DialectSet},
    schema::{
        ColumnType, Deferrability, EnumName, ReferentialAction,
        types::{Family, KeyBytes},
    },
};

use super::{
    chance::Chance,
    model::{
        ColumnModel, DefaultModel, EQUAL_NULLS, Enumeration, Formula, Id, IndexModel, Model, Named,
        Reference, TableModel, TriggerModel, ViewModel,
    },
    values::{self, is_number, is_text, is_whole},
};

/// A name that nothing else has, now and then one that needs quotes everywhere.
pub(super) fn name(model: &mut Model, chance: &mut Chance, stem: &str) -> String {
    let number = model.fresh().to_string();
    match chance.below(20) {
        0 => ["Mixed", &number, "Case"].concat(),
        1 => ["with blank ", &number].concat(),
        2 => ["we\"ird", &number].concat(),
        3 => ["it's`", &number].concat(),
        _ => [stem, "_", &number].concat(),
    }
}

/// A table with a key and some columns.
pub(super) fn table(model: &mut Model, chance: &mut Chance) -> Option<()> {
    let id = model.fresh();
    let stem = chance.any(&["book", "claim", "job", "order", "file"]);
    let mut table = TableModel {
        id,
        name: name(model, chance, stem),
        comment: chance.one_in(5).then(|| "it's a \"table\"".to_owned()),
        columns: Vec::new(),
        primary_key: Vec::new(),
        uniques: Vec::new(),
        foreign_keys: Vec::new(),
        checks: Vec::new(),
        indexes: Vec::new(),
        searches: Vec::new(),
        triggers: Vec::new(),
    };
    let keys = if chance.one_in(4) { 2 } else { 1 };
    for _ in 0..keys {
        let mut column = bare(model, chance, "id");
        column.type_ = chance.any(&[
            ColumnType::Integer,
            ColumnType::BigInt,
            ColumnType::BigInt,
            ColumnType::String { length: 40 },
            ColumnType::SmallInt,
            ColumnType::Uuid,
        ]);
        column.auto_increment = keys == 1 && is_whole(&column.type_) && chance.one_in(2);
        column.serial = column.auto_increment && chance.one_in(2);
        table.primary_key.push(column.id);
        table.columns.push(column);
    }
    let at = model.tables.len();
    model.tables.push(table);
    column_of(model, chance, at);
    Some(())
}

fn bare(model: &mut Model, chance: &mut Chance, stem: &str) -> ColumnModel {
    let name = name(model, chance, stem);
    ColumnModel {
        id: model.next,
        name,
        type_: ColumnType::Integer,
        nullable: false,
        lenient: None,
        default: None,
        auto_increment: false,
        serial: false,
        generated: None,
        auto_update: false,
        collated: false,
        comment: None,
    }
}

/// Any type of the language.
pub(super) fn any_type(model: &mut Model, chance: &mut Chance) -> ColumnType {
    let types: Vec<ColumnType> = ColumnType::portable()
        .iter()
        .filter_map(|row| Some((row.make?, row.random)))
        .flat_map(|(make, random)| random.iter().map(move |parameters| make(*parameters)))
        .collect();
    match types.get(chance.below(types.len() + 2)) {
        Some(type_) => type_.clone(),
        None => ColumnType::Enum(EnumName::new(enumeration(model, chance))),
    }
}

/// An enum, a new one if there is none or chance wants one.
fn enumeration(model: &mut Model, chance: &mut Chance) -> String {
    if !model.enums.is_empty() && !chance.one_in(4) {
        return model.enums[chance.below(model.enums.len())].name.clone();
    }
    let name = ["kind_", &model.fresh().to_string()].concat();
    let count = 2 + chance.below(4);
    let values = (0..count).map(|_| value(model)).collect();
    model.enums.push(Enumeration { name: name.clone(), values });
    name
}

/// A new value of an enum.
pub(super) fn value(model: &mut Model) -> (Id, String) {
    let id = model.fresh();
    (id, ["value_", &id.to_string()].concat())
}

/// A column of any table.
pub(super) fn column(model: &mut Model, chance: &mut Chance) -> Option<()> {
    let at = chance.below(model.tables.len());
    column_of(model, chance, at);
    Some(())
}

fn column_of(model: &mut Model, chance: &mut Chance, at: usize) {
    let mut column = bare(model, chance, "col");
    column.type_ = any_type(model, chance);
    column.nullable = chance.one_in(2);
    column.lenient = any_dialect(model, chance).filter(|_| !column.nullable && chance.one_in(6));
    column.default = default(&column, chance);
    if is_text(&column.type_) {
        column.collated = chance.one_in(12);
    }
    column.auto_update = chance.one_in(3);
    column.comment = chance.one_in(6).then(|| "it's \\ kept".to_owned());
    let columns = &mut model.tables[at].columns;
    let position = if chance.one_in(3) { chance.below(columns.len() + 1) } else { columns.len() };
    columns.insert(position, column);
}

/// A default that the column can have, or none.
pub(super) fn default(column: &ColumnModel, chance: &mut Chance) -> Option<DefaultModel> {
    if column.auto_increment || column.generated.is_some() || chance.one_in(2) {
        return None;
    }
    // MariaDB tells characters beyond the Basic Multilingual Plane of a default as question marks.
    let number = i64::try_from(chance.below(30)).unwrap_or(0);
    let number = if values::has_wide_character(number) { number + 1 } else { number };
    match column.type_.row().family {
        Family::Bytes | Family::Uuid => None,
        Family::Moment => Some(DefaultModel::Now),
        Family::Timestamp if chance.one_in(2) => Some(DefaultModel::Now),
        _ => Some(DefaultModel::Value(number)),
    }
}

/// A column that is computed from another one.
pub(super) fn generated(model: &mut Model, chance: &mut Chance) -> Option<()> {
    let at = chance.below(model.tables.len());
    let base = chance.pick(&plain(&model.tables[at]))?.clone();
    let text = match &base.type_ {
        type_ if is_whole(type_) => chance.any(&["{0} * 2", "{0} + 1", "abs({0})"]),
        ColumnType::String { .. } => chance.any(&["upper({0})", "length({0})", "{0} || '!'"]),
        _ => return None,
    };
    let mut column = bare(model, chance, "made");
    column.type_ = match text {
        "length({0})" => ColumnType::Integer,
        "{0} || '!'" => ColumnType::String { length: 256 },
        _ => base.type_.clone(),
    };
    column.nullable = true;
    let formula = Formula { text, columns: vec![base.id] };
    column.generated = Some((formula, chance.one_in(2)));
    model.tables[at].columns.push(column);
    Some(())
}

/// The columns that are neither computed nor numbered.
pub(super) fn plain(table: &TableModel) -> Vec<ColumnModel> {
    let is_plain = |column: &&ColumnModel| column.generated.is_none() && !column.auto_increment;
    table.columns.iter().filter(is_plain).cloned().collect()
}

/// Whether a database can keep the column in an ordinary key.
pub(super) fn fits_key(column: &ColumnModel) -> bool {
    column.type_.key_bytes(0) != KeyBytes::Unbounded
}

/// Whether other rows have other values, so that the column makes a key.
pub(super) fn tells_apart(column: &ColumnModel) -> bool {
    fits_key(column)
        && !matches!(column.type_, ColumnType::Bool | ColumnType::Enum(_) | ColumnType::Float)
}

/// One or two columns for a key, of which the first tells rows apart.
pub(super) fn key_columns(table: &TableModel, chance: &mut Chance) -> Option<Vec<Id>> {
    let columns = plain(table);
    let first: Vec<_> = columns.iter().filter(|it| tells_apart(it)).map(|it| it.id).collect();
    let mut key = vec![*chance.pick(&first)?];
    let more: Vec<_> = columns.iter().filter(|it| fits_key(it) && it.id != key[0]).collect();
    if chance.one_in(3)
        && let Some(second) = chance.pick(&more)
    {
        key.insert(chance.below(2), second.id);
    }
    Some(key)
}

/// A thing with a fresh number, and perhaps a name.
fn thing<T>(model: &mut Model, chance: &mut Chance, stem: &str, content: T) -> Named<T> {
    let name = name(model, chance, stem);
    let id = model.next;
    Named { id, name: (!chance.one_in(3)).then_some(name), content }
}

/// A unique constraint.
pub(super) fn unique(model: &mut Model, chance: &mut Chance) -> Option<()> {
    let at = chance.below(model.tables.len());
    let columns = key_columns(&model.tables[at], chance)?;
    let unique = thing(model, chance, "uq", columns);
    model.tables[at].uniques.push(unique);
    Some(())
}

/// An action of a foreign key.
pub(super) fn action(chance: &mut Chance) -> ReferentialAction {
    chance.any(&[
        ReferentialAction::NoAction,
        ReferentialAction::NoAction,
        ReferentialAction::Restrict,
        ReferentialAction::Cascade,
        ReferentialAction::SetNull,
        ReferentialAction::SetDefault,
    ])
}

/// A dialect in use.
pub(super) fn any_dialect(model: &Model, chance: &mut Chance) -> Option<Dialect> {
    chance.pick(&model.dialects.iter().collect::<Vec<_>>()).copied()
}

/// Seldom all dialects in use but one, most often all.
pub(super) fn any_dialects(model: &Model, chance: &mut Chance) -> Option<DialectSet> {
    let without = any_dialect(model, chance).filter(|_| chance.one_in(8))?;
    let left: Vec<Dialect> = model.dialects.iter().filter(|it| *it != without).collect();
    (!left.is_empty()).then(|| left.into_iter().collect())
}

/// A foreign key from new columns, or from ones that are there, to a key of any table.
pub(super) fn foreign_key(model: &mut Model, chance: &mut Chance) -> Option<()> {
    let at = chance.below(model.tables.len());
    let target = model.tables[chance.below(model.tables.len())].clone();
    let mut targets: Vec<Vec<Id>> = target.uniques.iter().map(|it| it.content.clone()).collect();
    targets.push(target.primary_key.clone());
    targets.push(target.primary_key.clone());
    let referenced = chance.any(&targets);
    let mut columns = Vec::new();
    for id in &referenced {
        let wanted = target.column(*id)?;
        let has_it = |column: &&ColumnModel| {
            column.type_ == wanted.type_ && !referenced.contains(&column.id) && !column.collated
        };
        let fitting: Vec<Id> =
            plain(&model.tables[at]).iter().filter(has_it).map(|it| it.id).collect();
        let chosen = if chance.one_in(2) { chance.pick(&fitting).copied() } else { None };
        columns.push(if let Some(column) = chosen {
            column
        } else {
            let mut column = bare(model, chance, "ref");
            column.type_ = wanted.type_.clone();
            column.nullable = !chance.one_in(3);
            let id = column.id;
            model.tables[at].columns.push(column);
            id
        });
    }
    let deferrability = match chance.below(8) {
        0 => Deferrability::InitiallyDeferred,
        1 => Deferrability::InitiallyImmediate,
        _ => Deferrability::NotDeferrable,
    };
    let (on_delete, on_update) = (action(chance), action(chance));
    let table = target.id;
    let apart = any_dialect(model, chance).filter(|_| chance.one_in(6));
    let apart = apart.map(|dialect| (dialect, action(chance)));
    let only = any_dialects(model, chance);
    let key =
        Reference { columns, table, referenced, on_delete, on_update, deferrability, apart, only };
    let key = thing(model, chance, "fk", key);
    model.tables[at].foreign_keys.push(key);
    Some(())
}

/// A formula that is true of every row.
pub(super) fn condition(table: &TableModel, chance: &mut Chance) -> Option<Formula> {
    let column = chance.pick(&plain(table))?.clone();
    let text = match &column.type_ {
        ColumnType::Bool => chance.any(&["{0} or not {0}", "{0} = true or {0} = false"]),
        type_ if is_number(type_) => chance.any(&[
            "{0} >= -5",
            "{0} between -200 and 200",
            "{0} <> 177",
            "not {0} < -7",
            "{0} is null or {0} < 300",
            "{0} not in (201, 202)",
        ]),
        type_ if is_text(type_) => chance.any(&[
            "length({0}) < 200",
            "{0} <> 'it''s \\ not here'",
            "lower({0}) <> 'nowhere'",
            "{0} not like 'zzz%'",
            "coalesce({0}, 'x') <> 'y'",
        ]),
        _ => chance.any(&["{0} is null or {0} is not null", "coalesce({0}, {0}) = {0}"]),
    };
    if text.contains("coalesce({0}, {0})") && matches!(column.type_, ColumnType::Json) {
        return None;
    }
    Some(Formula { text, columns: vec![column.id] })
}

/// A check.
pub(super) fn check(model: &mut Model, chance: &mut Chance) -> Option<()> {
    let at = chance.below(model.tables.len());
    let formula = condition(&model.tables[at], chance)?;
    let mut check = thing(model, chance, "ck", formula);
    // The names of nameless checks count them, so one that goes would rename the others.
    check.name.get_or_insert_with(|| ["ck_", &check.id.to_string()].concat());
    model.tables[at].checks.push(check);
    Some(())
}

/// The dialects that have what `dialects` have, if there are any in use; `None` within if all do.
#[expect(clippy::option_option, reason = "nowhere, everywhere or there")]
fn only(model: &Model, dialects: &[Dialect]) -> Option<Option<DialectSet>> {
    let set: DialectSet = dialects.iter().copied().filter(|it| model.has(*it)).collect();
    if set == model.dialects {
        return Some(None);
    }
    (set.iter().next().is_some()).then_some(Some(set))
}

/// An index of any kind.
pub(super) fn index(model: &mut Model, chance: &mut Chance) -> Option<()> {
    let at = chance.below(model.tables.len());
    let content = any_index(model, at, chance)?;
    let index = thing(model, chance, "ix", content);
    model.tables[at].indexes.push(index);
    Some(())
}

/// What an index of the table could be.
pub(super) fn any_index(model: &Model, at: usize, chance: &mut Chance) -> Option<IndexModel> {
    let table = &model.tables[at];
    let columns = key_columns(table, chance)?;
    let key = |id: &Id| Formula { text: "{0}", columns: vec![*id] };
    let keys = columns.iter().map(|id| (key(id), chance.one_in(3))).collect();
    let mut index = IndexModel {
        keys,
        unique: chance.one_in(4),
        predicate: None,
        length: None,
        include: Vec::new(),
        nulls: "",
        extra: "",
        only: None,
    };
    if !index.unique && chance.one_in(3) {
        index.length = Some(chance.any(&[3, 10, 20]));
    }
    let partial = [Dialect::Sqlite, Dialect::Postgres];
    match chance.below(6) {
        0 => {
            index.predicate = Some(condition(table, chance)?);
            index.only = only(model, &partial)?;
        }
        1 => {
            let text = |it: &&ColumnModel| matches!(it.type_, ColumnType::String { .. });
            let column = plain(table).iter().find(text)?.id;
            let formula = chance.any(&["lower({0})", "length({0})", "coalesce({0}, '')"]);
            let formula = Formula { text: formula, columns: vec![column] };
            index.keys = vec![(formula, chance.one_in(3))];
            index.unique = false;
            index.only = only(model, &partial)?;
        }
        2 => {
            let more =
                plain(table).into_iter().find(|it| !columns.contains(&it.id) && fits_key(it))?;
            index.include = vec![more.id];
            index.only = only(model, &[Dialect::Postgres, Dialect::Mssql])?;
        }
        3 => {
            let parts =
                ["with: { fillfactor: 70 }", "with: { fillfactor: 80, deduplicate_items: off }"];
            index.extra = chance.any(&parts);
            index.nulls = chance.any(&["", ", nulls: first", ", nulls: last"]);
            let text =
                |it: &&ColumnModel| matches!(it.type_, ColumnType::String { .. }) && !it.collated;
            if let Some(column) = plain(table).iter().find(text) {
                index.keys = vec![(key(&column.id), false)];
                index.nulls = ", operator_class: text_pattern_ops";
            }
        }
        4 if index.unique => {
            index.extra = EQUAL_NULLS;
            index.only = only(model, &[Dialect::Postgres, Dialect::Mssql])?;
        }
        _ => {}
    }
    Some(index)
}

/// A full-text index.
pub(super) fn search(model: &mut Model, chance: &mut Chance) -> Option<()> {
    let at = chance.below(model.tables.len());
    let text: Vec<Id> = plain(&model.tables[at])
        .iter()
        .filter(|column| is_text(&column.type_) && !column.collated)
        .map(|column| column.id)
        .collect();
    let mut columns = vec![*chance.pick(&text)?];
    if let Some(other) = chance.pick(&text).filter(|other| **other != columns[0]) {
        columns.push(*other);
    }
    let name = ["search_", &model.fresh().to_string()].concat();
    let search = Named { id: model.next, name: Some(name), content: columns };
    model.tables[at].searches.push(search);
    Some(())
}

/// A trigger.
pub(super) fn trigger(model: &mut Model, chance: &mut Chance) -> Option<()> {
    let at = chance.below(model.tables.len());
    let column = chance.pick(&plain(&model.tables[at]))?.id;
    let event = chance.any(&["insert", "update", "update", "delete"]);
    let narrow = event == "update" && chance.one_in(2);
    let early = chance.one_in(3);
    let content = TriggerModel { event, column, early, narrow, body: chance.one_in(2) };
    let name = ["trigger_", &model.fresh().to_string()].concat();
    let trigger = Named { id: model.next, name: Some(name), content };
    model.tables[at].triggers.push(trigger);
    Some(())
}

/// A view of a table, or of a view.
pub(super) fn view(model: &mut Model, chance: &mut Chance) -> Option<()> {
    let number = model.fresh().to_string();
    let name = ["view_", &number].concat();
    if let Some(below) = chance.pick(&model.views).filter(|_| chance.one_in(2)) {
        let (table, columns) = (below.table, below.columns.clone());
        let after = Some(below.name.clone());
        model.views.push(ViewModel { name, table, columns, after });
        return Some(());
    }
    let table = chance.pick(&model.tables)?;
    let columns: Vec<Id> = table.columns.iter().take(3).map(|column| column.id).collect();
    let table = table.id;
    model.views.push(ViewModel { name, table, columns, after: None });
    Some(())
}
