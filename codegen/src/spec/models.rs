//! `models`: which structs Rust has of a table, said by the table, its module, its file or the first file.

use std::collections::BTreeMap;

use super::{
    reader::{Converter, Fields},
    tree::{Node, Value},
};
use crate::schema::presentation::{LeftOut, ModelKind};

/// What was said for more than one table.
#[derive(Default)]
pub(super) struct ModelDefaults {
    /// By the first file.
    main: Option<LeftOut>,
    /// By the file that is being read.
    file: Option<LeftOut>,
    /// By each module that says so.
    modules: BTreeMap<String, LeftOut>,
}

/// Enters what a file says of its tables; the first one says it of all.
pub(super) fn enter_file<'a>(spec: &mut Converter<'a>, fields: &Fields<'a>) {
    let said = convert_models(spec, fields.get("models"), &ModelKind::ALL);
    if fields.span.file == 0 {
        spec.models.main.clone_from(&said);
    }
    spec.models.file = said;
}

/// Enters what a module says of its tables.
pub(super) fn enter_module<'a>(spec: &mut Converter<'a>, name: &str, fields: &Fields<'a>) {
    if let Some(said) = convert_models(spec, fields.get("models"), &ModelKind::ALL) {
        spec.models.modules.insert(name.to_owned(), said);
    }
}

/// The structs that Rust has none of, of a table or view in `module` that knows those of `kinds`.
pub(super) fn left_out<'a>(
    spec: &mut Converter<'a>,
    fields: &Fields<'a>,
    module: Option<&str>,
    kinds: &[ModelKind],
) -> LeftOut {
    let said = convert_models(spec, fields.get("models"), kinds);
    let ModelDefaults { main, file, modules } = &spec.models;
    let default = || module.and_then(|name| modules.get(name)).or(file.as_ref()).or(main.as_ref());
    let mut left_out = said.or_else(|| default().cloned()).unwrap_or_default();
    left_out.retain(|model| kinds.contains(model));
    left_out
}

/// Those of `kinds` that are not listed.
fn convert_models<'a>(
    spec: &mut Converter<'a>,
    node: Option<&'a Node<'a>>,
    kinds: &[ModelKind],
) -> Option<LeftOut> {
    let node = node.filter(|node| !node.is_empty())?;
    let mut words: Vec<_> = kinds.iter().map(|kind| (kind.keyword(), Some(*kind))).collect();
    let listed: Vec<ModelKind> = match &node.value {
        Value::Sequence(items) => {
            items.iter().filter_map(|item| spec.word(item, &words).flatten()).collect()
        }
        Value::Scalar(_) | Value::Mapping(_) => {
            words.insert(0, ("none", None));
            spec.word(node, &words)?.into_iter().collect()
        }
    };
    Some(kinds.iter().copied().filter(|kind| !listed.contains(kind)).collect())
}
