//! Indexes and full-text indexes.

use super::{
    Yaml, as_text, expression, names, put_only,
    table::TableWriter,
    texts_or_one, word,
    yaml::{Item, Map},
};
use crate::{
    schema::{
        Exclusion, Expression, Index, IndexKey, IndexName, NullEquality, Operator, Parameters,
        SearchIndex, SortOrder, Uniqueness, naming,
    },
    spec::{
        exclusion::{METHOD, PLAIN_METHOD, split_operator},
        index::split_order,
        words::{DEFERRABLE, LANGUAGES, NULLS, ORDERS, word_for},
    },
};

impl TableWriter<'_> {
    pub(super) fn is_index_renamed(&self, name: &IndexName) -> bool {
        self.index_before(name).is_some()
    }

    fn index_before(&self, name: &IndexName) -> Option<&IndexName> {
        let key = (self.name.clone(), name.clone());
        self.writer.declaration.intent.renamed_indexes.get(&key)
    }

    fn put_index_renamed(&self, name: &IndexName, map: &mut Map) {
        let before = self.index_before(name);
        map.put_some("renamed_from", before.map(|name| Yaml::text(name.as_str())));
    }

    pub(super) fn indexes(&self) -> Vec<Item> {
        let left = self.table.indexes.iter().filter(|(name, index)| {
            index.exclusion.is_none() && !self.said_indexes.contains(*name)
        });
        left.map(|(name, index)| Item {
            notes: self.index_notes(name),
            value: self.index(name, index),
        })
        .collect()
    }

    fn index(&self, name: &IndexName, index: &Index) -> Yaml {
        let keys: Vec<_> = index.keys.iter().map(|key| self.key(key)).collect();
        let words: Vec<String> = keys.iter().map(|key| key.words.clone()).collect();
        let has_usual_name = *name == naming::index_name(self.name, &words);
        let mut map = Map::default();
        if !has_usual_name {
            map.put("name", Yaml::text(name.as_str()));
        }
        map.put("columns", Yaml::list(keys.into_iter().map(|key| key.value)));
        if index.uniqueness == Uniqueness::Unique {
            map.put("unique", Yaml::word("true"));
        }
        put_nulls(&mut map, index.nulls);
        map.put_some("where", index.predicate.as_ref().map(expression));
        if !index.include.is_empty() {
            map.put("include", names(&index.include));
        }
        map.put_some("method", texts_or_one(&index.method));
        put_parameters(&mut map, &index.parameters);
        put_only(&mut map, index.dialects);
        self.put_index_renamed(name, &mut map);
        map.shortened("columns")
    }

    pub(super) fn exclusions(&self) -> Vec<Item> {
        let all = self.table.indexes.iter();
        let exclusions = all.filter_map(|(name, index)| {
            let value = self.exclusion(name, index, index.exclusion.as_ref()?);
            Some(Item { notes: self.index_notes(name), value })
        });
        exclusions.collect()
    }

    fn exclusion(&self, name: &IndexName, index: &Index, exclusion: &Exclusion) -> Yaml {
        let keys = index.keys.iter().zip(&exclusion.operators);
        let elements: Vec<_> = keys.map(|(key, operator)| self.element(key, operator)).collect();
        let words: Vec<String> = elements.iter().map(|element| element.words.clone()).collect();
        let mut map = Map::default();
        if *name != naming::exclusion_name(self.name, &words) {
            map.put("name", Yaml::text(name.as_str()));
        }
        let method = index.method.as_ref().postgres.as_deref().unwrap_or(PLAIN_METHOD);
        if method != METHOD {
            map.put("method", Yaml::text(method));
        }
        map.put("elements", Yaml::list(elements.into_iter().map(|element| element.value)));
        map.put_some("where", index.predicate.as_ref().map(expression));
        if !index.include.is_empty() {
            map.put("include", names(&index.include));
        }
        put_parameters(&mut map, &index.parameters);
        map.put_some("deferrable", word(DEFERRABLE, &exclusion.deferrability));
        put_only(&mut map, index.dialects);
        self.put_index_renamed(name, &mut map);
        map.shortened("elements")
    }

    /// A key with its operator, in the shortest form that is read back so.
    fn element(&self, key: &IndexKey, operator: &Operator) -> Key {
        let Key { value, words } = self.key(key);
        let operator = operator.to_string();
        let line = |text: &String| [text, " with ", &operator].concat();
        let is_read_back = |line: &String, text: &str| {
            split_operator(line).is_some_and(|(key, it)| key == text && it.to_string() == operator)
        };
        let value = match value {
            Yaml::Text(text) => {
                let line = line(&text);
                if is_read_back(&line, &text) {
                    Yaml::Text(line)
                } else {
                    let mut map = Map::default();
                    map.put("key", Yaml::Text(text));
                    map.put("with", Yaml::text(&operator));
                    map.into()
                }
            }
            Yaml::Map(mut map) => {
                map.put("with", Yaml::text(&operator));
                map.into()
            }
            other @ (Yaml::Word(_) | Yaml::Lines(_) | Yaml::List(_)) => other,
        };
        Key { value, words }
    }

    /// A key, in the shortest form that is read back so.
    fn key(&self, key: &IndexKey) -> Key {
        let text = self.key_text(&key.expression);
        let collation = texts_or_one(&key.collation);
        let words =
            text.as_deref().map_or_else(|| "expression".to_owned(), naming::expression_words);
        let order = word_for(ORDERS, &key.order).filter(|_| key.order != SortOrder::default());
        let line = |text: &String| order.map_or(text.clone(), |order| [text, " ", order].concat());
        // `x desc` may be a column, too.
        let line = text.as_ref().map(line).filter(|line| order.is_none() || !self.has_column(line));
        let is_short = collation.is_none()
            && key.nulls.is_none()
            && key.operator_class.is_none()
            && key.length.is_none();
        let value = if let Some(line) = line.filter(|_| is_short) {
            Yaml::Text(line)
        } else {
            let mut map = Map::default();
            map.put("key", text.map_or_else(|| expression(&key.expression), Yaml::Text));
            map.put_some("order", order.map(Yaml::word));
            map.put_some(
                "nulls",
                key.nulls.as_ref().and_then(|it| word_for(NULLS, it)).map(Yaml::word),
            );
            map.put_some("collation", collation);
            map.put_some("length", key.length.map(|length| Yaml::word(&length.to_string())));
            let class = key.operator_class.as_ref();
            map.put_some("operator_class", class.map(|class| Yaml::text(&class.to_string())));
            map.into()
        };
        Key { value, words }
    }

    fn has_column(&self, name: &str) -> bool {
        self.table.columns.iter().any(|column| column.name.as_str() == name)
    }

    /// The text of a portable key: a column's name as it is, or an expression, in parentheses where it would be
    /// taken for something else.
    fn key_text(&self, expression: &Expression) -> Option<String> {
        let text = as_text(expression).ok()?;
        let is_whole = |text: &str| split_order(text) == (text, SortOrder::Ascending);
        if let Expression::Column(name) = expression
            && is_whole(name.as_str())
            && self.has_column(name.as_str())
        {
            return Some(name.as_str().to_owned());
        }
        if is_whole(&text) && !self.has_column(&text) {
            return Some(text);
        }
        Some(["(", &text, ")"].concat())
    }

    pub(super) fn search_indexes(&self) -> Vec<Item> {
        let indexes = self.table.search_indexes.iter();
        indexes
            .map(|(name, index)| Item {
                notes: self.index_notes(name),
                value: self.search_index(name, index),
            })
            .collect()
    }

    fn search_index(&self, name: &IndexName, index: &SearchIndex) -> Yaml {
        let mut map = Map::default();
        if *name != naming::search_name(self.name) {
            map.put("name", Yaml::text(name.as_str()));
        }
        map.put("columns", names(&index.columns));
        map.put_some("language", word(LANGUAGES, &index.language));
        put_only(&mut map, index.dialects);
        self.put_index_renamed(name, &mut map);
        map.shortened("columns")
    }
}

/// Puts the word of a unique key that takes two NULLs for equal.
pub(super) fn put_nulls(map: &mut Map, nulls: NullEquality) {
    if nulls == NullEquality::Equal {
        map.put("nulls_not_distinct", Yaml::word("true"));
    }
}

/// Puts the settings of a storage.
pub(super) fn put_parameters(map: &mut Map, parameters: &Parameters) {
    if parameters.is_empty() {
        return;
    }
    let mut all = Map::default();
    for (name, value) in parameters.iter() {
        let is_plain =
            value.parse::<f64>().is_ok() || matches!(value, "on" | "off" | "true" | "false");
        all.put(name, if is_plain { Yaml::word(value) } else { Yaml::text(value) });
    }
    map.put("with", all);
}

/// A key and the words that it lends to the index's name.
struct Key {
    value: Yaml,
    words: String,
}
