//! Everything outside tables: modules, enums, views, raw objects, consents and data steps.

use super::{
    Writer, Yaml, alike, name_or_names, names, word,
    yaml::{Item, Layout, Map},
};
use crate::{
    check::place::Place,
    dialect::{Dialect, PerDialect},
    schema::{
        Enum, EnumName, Nullability, RawObject, View, ViewName,
        additions::{Additions, ModelAdditions},
        intent::ChangeReference,
        presentation::{EnumPresentation, LeftOut, ModelKind, ViewPresentation},
    },
    spec::words::{ENUM_STORAGES, POSITIONS, VISIBILITIES, word_for},
};

impl Writer<'_> {
    pub(super) fn modules(&self) -> Map {
        let mut map = Map::new(Layout::Lines);
        for module in &self.declaration.presentation.modules {
            let notes = self.notes.of(&Place::Module(module.name.clone()));
            let doc = module.doc.clone().map_or_else(|| Yaml::word(""), Yaml::Lines);
            map.put_noted(notes, &module.name, doc);
        }
        map
    }

    pub(super) fn enums(&self) -> Map {
        let mut map = Map::new(Layout::Lines);
        for (name, content) in &self.declaration.schema.enums {
            let notes = self.notes.of(&Place::Enum(name.clone()));
            map.put_noted(notes, name.as_str(), self.enum_(name, content));
        }
        map
    }

    fn enum_(&self, name: &EnumName, content: &Enum) -> Yaml {
        let shown = self.declaration.presentation.enums.get(name);
        let values =
            Yaml::list(content.values.iter().map(|value| self.enum_value(name, value, shown)));
        let longest = content.values.iter().map(|value| value.chars().count()).max().unwrap_or(0);
        let mut map = Map::default();
        map.put_some("doc", shown.and_then(|shown| shown.doc.clone()).map(Yaml::Lines));
        map.put_some("rust", shown.and_then(|shown| shown.rust_name.as_deref()).map(Yaml::text));
        if let Some(shown) = shown {
            let Additions { derives, attributes } = &shown.additions;
            for (key, list) in [("derive", derives), ("attributes", attributes)] {
                if !list.is_empty() {
                    map.put(key, strings(list));
                }
            }
        }
        if !content.native.is_none() {
            map.put("storage", self.enum_storage(content));
        }
        if usize::try_from(content.length).ok() != Some(longest.max(1)) {
            map.put("length", Yaml::Word(content.length.to_string()));
        }
        map.put("values", values);
        map.shortened("values")
    }

    fn enum_storage(&self, content: &Enum) -> Yaml {
        let word = |is_native| Yaml::word(word_for(ENUM_STORAGES, &is_native).unwrap_or_default());
        if content.native == Enum::native_dialects() {
            return word(true);
        }
        let own = PerDialect::from_fn(|it| content.native.contains(it).then_some(true));
        self.variants(false, own, word).into()
    }

    fn enum_value(&self, name: &EnumName, value: &str, shown: Option<&EnumPresentation>) -> Yaml {
        let mut map = Map::default();
        map.put("value", Yaml::text(value));
        let doc = shown.and_then(|shown| shown.values.get(value));
        map.put_some("doc", doc.cloned().map(Yaml::Lines));
        let key = (name.clone(), value.to_owned());
        let before = self.declaration.intent.renamed_values.get(&key);
        map.put_some("renamed_from", before.map(|before| Yaml::text(before)));
        map.shortened("value")
    }

    pub(super) fn views(&self) -> Map {
        let mut map = Map::new(Layout::Paragraphs);
        for (name, view) in &self.declaration.schema.views {
            let notes = self.notes.of(&Place::View(name.clone()));
            map.put_noted(notes, name.as_str(), self.view(name, view));
        }
        map
    }

    fn view(&self, name: &ViewName, view: &View) -> Map {
        let mut map = Map::new(Layout::Lines);
        let shown = self.declaration.presentation.views.get(name);
        if let Some(ViewPresentation { module, doc, left_out, additions, visibility, .. }) = shown {
            map.put_some("module", module.as_deref().map(Yaml::text));
            map.put_some("doc", doc.clone().map(Yaml::Lines));
            map.put_some("models", models(left_out, &[ModelKind::Rows]));
            put_model_additions(&mut map, additions);
            map.put_some("visibility", word(VISIBILITIES, visibility));
        }
        if !view.after.is_empty() {
            map.put("after", names(&view.after));
        }
        map.put("query", self.bodies(&view.query));
        if let Some(shown) = shown {
            map.put_map("columns", view_columns(shown));
            if !shown.primary_key.is_empty() {
                map.put("primary_key", name_or_names(&shown.primary_key));
            }
        }
        map
    }

    pub(super) fn raw_objects(&self) -> Map {
        let mut map = Map::new(Layout::Paragraphs);
        for (name, object) in &self.declaration.schema.raw_objects {
            let notes = self.notes.of(&Place::Raw(name.clone()));
            map.put_noted(notes, name.as_str(), raw_object(object));
        }
        map
    }

    pub(super) fn query_together(&self) -> Vec<Item> {
        let groups = self.declaration.presentation.query_together.iter();
        groups.map(|group| Item::from(names(group))).collect()
    }

    pub(super) fn consents(&self) -> Vec<Item> {
        let consents = self.declaration.intent.consents.iter();
        consents
            .map(|consent| {
                let mut map = change(&consent.change);
                map.put_some("reason", consent.reason.clone().map(Yaml::Lines));
                Item::from(Yaml::from(map))
            })
            .collect()
    }

    pub(super) fn data_steps(&self) -> Vec<Item> {
        let steps = self.declaration.intent.data_steps.iter();
        steps
            .map(|step| {
                let mut map = Map::new(Layout::Lines);
                map.put("name", Yaml::text(&step.name));
                map.put("before", prepared(&step.before));
                map.put("up", statements(&step.up));
                let down = step.down.as_ref().map_or_else(|| Yaml::word("none"), statements);
                map.put("down", down);
                Item::from(Yaml::from(map))
            })
            .collect()
    }
}

/// Those of `kinds` that are not left out; nothing where that is none of them.
pub(super) fn models(left_out: &LeftOut, kinds: &[ModelKind]) -> Option<Yaml> {
    let kept: Vec<_> = kinds.iter().filter(|kind| !left_out.contains(kind)).collect();
    if kept.len() == kinds.len() {
        return None;
    }
    if kept.is_empty() {
        return Some(Yaml::word("none"));
    }
    Some(Yaml::list(kept.into_iter().map(|kind| Yaml::word(kind.keyword()))))
}

/// `derive` and `attributes` of the structs of a table or view.
pub(super) fn put_model_additions(map: &mut Map, additions: &ModelAdditions) {
    let all = || additions.iter();
    put_lists(map, "derive", all().map(|(kind, added)| (*kind, added.derives.as_slice())));
    put_lists(map, "attributes", all().map(|(kind, added)| (*kind, added.attributes.as_slice())));
}

/// A list where all are for rows, else one for each kind.
fn put_lists<'a>(map: &mut Map, key: &str, lists: impl Iterator<Item = (ModelKind, &'a [String])>) {
    let lists: Vec<_> = lists.filter(|(_, list)| !list.is_empty()).collect();
    if let [(ModelKind::Rows, list)] = lists.as_slice() {
        return map.put(key, strings(list));
    }
    let mut by_kind = Map::default();
    for (kind, list) in lists {
        by_kind.put(kind.keyword(), strings(list));
    }
    map.put_map(key, by_kind);
}

fn strings(list: &[String]) -> Yaml {
    Yaml::texts(list.iter().map(String::as_str))
}

fn view_columns(shown: &ViewPresentation) -> Map {
    let mut columns = Map::new(Layout::Lines);
    for column in &shown.columns {
        let nullable = column.nullability == Nullability::Nullable;
        let mut map = Map::default();
        let line = [column.type_.to_string().as_str(), if nullable { "?" } else { "" }].concat();
        map.put("type", Yaml::Text(line));
        map.put_some("doc", column.doc.clone().map(Yaml::Lines));
        columns.put(column.name.as_str(), map.shortened("type"));
    }
    columns
}

fn raw_object(object: &RawObject) -> Map {
    let mut map = Map::new(Layout::Lines);
    map.put_some("position", word(POSITIONS, &object.position));
    for dialect in Dialect::ALL {
        if let Some(sql) = object.sql.as_ref().get(dialect) {
            let mut pair = Map::default();
            pair.put("up", Yaml::Lines(sql.up.clone()));
            pair.put("down", Yaml::Lines(sql.down.clone()));
            map.put(dialect.keyword(), pair);
        }
    }
    map
}

/// SQL for all dialects, or for each that has any.
fn statements(sql: &PerDialect<Option<String>>) -> Yaml {
    match alike(sql) {
        Some(text) => Yaml::Lines(text.to_owned()),
        None => super::texts(sql).into(),
    }
}

/// What a data step comes before: one change, or a list.
fn prepared(changes: &[ChangeReference]) -> Yaml {
    match changes {
        [only] => change(only).into(),
        several => Yaml::list(several.iter().map(|of| Yaml::from(change(of)))),
    }
}

/// A change as the spec refers to it.
fn change(of: &ChangeReference) -> Map {
    let text = of.to_string();
    let (key, object) = text.split_once(": ").unwrap_or((&text, ""));
    let mut map = Map::default();
    map.put(key, Yaml::text(object));
    map
}
