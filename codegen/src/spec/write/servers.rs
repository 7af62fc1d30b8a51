//! What MySQL and MariaDB have otherwise: a part of a spec is written for both, and for each, and the three are laid over
//! each other. They differ below keys `mysql` and in `only`. Start reading at [`overlaid`].

use super::{
    Item, Yaml,
    yaml::{Layout, Map},
};
use crate::dialect::{Dialect, DialectSet, Server};

/// The same part of a spec, as it is written for both servers, and for each.
#[derive(Clone, Copy)]
struct Parts<'y> {
    both: Option<&'y Yaml>,
    /// In the order of [`Server::ALL`].
    own: [Option<&'y Yaml>; 2],
}

/// The mapping for both servers, with what each has otherwise.
pub(super) fn overlaid(both: Map, own: [Map; 2], in_use: DialectSet) -> Map {
    let both = Yaml::Map(both);
    let [mysql_proper, mariadb] = own.map(Yaml::Map);
    let parts = Parts { both: Some(&both), own: [Some(&mysql_proper), Some(&mariadb)] };
    let laid = lay(parts, in_use);
    laid.as_ref().and_then(as_map).cloned().unwrap_or_else(|| Map::new(Layout::Lines))
}

fn lay(parts: Parts<'_>, in_use: DialectSet) -> Option<Yaml> {
    let both = parts.both?;
    if parts.own.iter().all(|own| *own == Some(both)) {
        return Some(both.clone());
    }
    let maps = || parts.own.into_iter().chain([parts.both]).filter_map(|it| it.and_then(as_map));
    if let Yaml::List(items) = both {
        let own = |at: usize| parts.own.map(|own| item(own, at));
        let laid = items.iter().enumerate().filter_map(|(at, item)| {
            let value = lay(Parts { both: Some(&item.value), own: own(at) }, in_use)?;
            Some(Item { notes: item.notes.clone(), value })
        });
        return Some(Yaml::List(laid.collect()));
    }
    let expanded = |part: Option<&Yaml>| match part {
        Some(Yaml::Map(map)) => Some(map.clone()),
        Some(short) => long_form(short, maps()),
        None => None,
    };
    let Some(base) = expanded(parts.both) else { return Some(both.clone()) };
    let own = parts.own.map(expanded);
    Some(lay_maps(&base, &own, in_use).into())
}

/// The mapping for which a short form stands beside others: it is the value of every dialect, or that of the one key
/// that has this value.
fn long_form<'y>(short: &Yaml, mut others: impl Iterator<Item = &'y Map> + Clone) -> Option<Map> {
    let mut map = Map::default();
    let is_by_dialect =
        |other: &&Map| other.pairs().all(|(key, _)| Dialect::from_keyword(key).is_some());
    if let Some(by_dialect) = others.clone().find(is_by_dialect) {
        by_dialect.pairs().for_each(|(key, _)| map.put(key, short.clone()));
        return Some(map);
    }
    let key = others.find_map(|it| it.pairs().find(|(_, value)| *value == short))?.0;
    map.put(key, short.clone());
    Some(map)
}

fn as_map(part: &Yaml) -> Option<&Map> {
    match part {
        Yaml::Map(map) => Some(map),
        Yaml::Word(_) | Yaml::Text(_) | Yaml::Lines(_) | Yaml::List(_) => None,
    }
}

fn item(list: Option<&Yaml>, at: usize) -> Option<&Yaml> {
    match list {
        Some(Yaml::List(items)) => items.get(at).map(|item| &item.value),
        Some(Yaml::Word(_) | Yaml::Text(_) | Yaml::Lines(_) | Yaml::Map(_)) | None => None,
    }
}

fn lay_maps(base: &Map, own: &[Option<Map>; 2], in_use: DialectSet) -> Map {
    const DIALECT: &str = "mysql";
    let mut map = base.without_pairs();
    let of = |key: &str| Parts {
        both: base.get(key),
        own: [&own[0], &own[1]].map(|own| own.as_ref().and_then(|own| own.get(key))),
    };
    for (notes, key, value) in base.entries() {
        let parts = of(key);
        if key == DIALECT {
            put_servers(parts, &mut map);
        } else if key != "only" {
            map.put_noted(notes.to_vec(), key, lay(parts, in_use).unwrap_or(value.clone()));
        }
    }
    if base.get(DIALECT).is_none() {
        put_servers(of(DIALECT), &mut map);
    }
    if let Some(only) = only(of("only"), in_use) {
        map.put("only", only);
    }
    map
}

/// `mysql`, and the servers that have another value than it has.
fn put_servers(Parts { both, own }: Parts<'_>, map: &mut Map) {
    let none = Yaml::word("none");
    if own.iter().all(|own| own == &both) {
        return map.put_some("mysql", both.cloned());
    }
    // What only one has need not be taken away from the other.
    let is_of_one = own.contains(&both) && own.contains(&None);
    let shared = both.filter(|both| !is_of_one || **both == none);
    let shared = shared.or_else(|| own.contains(&Some(&none)).then_some(&none));
    map.put_some("mysql", shared.cloned());
    for (server, own) in Server::ALL.into_iter().zip(own) {
        if own != shared {
            let value = own.or(shared.map(|_| &none));
            map.put_some(server.keyword(), value.cloned());
        }
    }
}

/// The dialects and servers in which something exists; nothing if it exists in all.
fn only(Parts { both, own }: Parts<'_>, in_use: DialectSet) -> Option<Yaml> {
    let keyword = Dialect::Mysql.keyword();
    let word =
        |item: &Item| if let Yaml::Word(word) = &item.value { Some(word.clone()) } else { None };
    let names = |list: Option<&Yaml>| -> Vec<String> {
        if let Some(Yaml::List(items)) = list {
            return items.iter().filter_map(word).collect();
        }
        in_use.iter().map(|it| it.keyword().to_owned()).collect()
    };
    if own.iter().all(|own| *own == both) {
        return both.cloned();
    }
    let mut words = names(both);
    let there: Vec<&str> = Server::ALL
        .into_iter()
        .zip(own)
        .filter(|(_, own)| names(*own).iter().any(|word| word == keyword))
        .map(|(server, _)| server.keyword())
        .collect();
    words.retain(|word| word != keyword);
    if there.len() == Server::ALL.len() {
        words.push(keyword.to_owned());
    } else {
        words.extend(there.into_iter().map(str::to_owned));
    }
    Some(Yaml::list(words.iter().map(|word| Yaml::word(word))))
}
