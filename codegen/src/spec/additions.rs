//! `derive` and `attributes`: what generated structs and enums have in addition, said by a table, view or enum, its
//! module, its file or the first file. Each adds to what the wider ones say. `visibility` of the structs, where the
//! narrowest one counts.

use std::collections::BTreeMap;

use super::{
    keys::Context,
    reader::{Converter, Fields},
    tree::{Node, Value},
    words::VISIBILITIES,
};
use crate::{
    diagnostic::{Code, Diagnostic, Span},
    schema::{
        additions::{Additions, ItemKind, ModelAdditions, attribute, derive_name, derive_path},
        presentation::{ModelKind, Visibility},
    },
};

const ROWS: ItemKind = ItemKind::Model(ModelKind::Rows);

/// What was said for more than one item.
#[derive(Default)]
pub(super) struct AdditionDefaults {
    /// By each file that says so, by its number.
    files: BTreeMap<usize, Said>,
    /// By each module that says so.
    modules: BTreeMap<String, Said>,
}

/// What one place says.
#[derive(Default)]
struct Said {
    derives: ByKind,
    attributes: ByKind,
    visibility: Option<Visibility>,
}

type ByKind = BTreeMap<ItemKind, Listed>;

/// What one place says of one kind.
#[derive(Clone)]
enum Listed {
    /// `none`: not even what wider places say.
    Nothing,
    /// These in addition.
    More(Vec<String>),
}

/// A key whose values are added.
#[derive(Clone, Copy)]
enum AddedKey {
    Derive,
    Attributes,
}

/// Where a list stands.
#[derive(Clone, Copy)]
struct Level {
    /// The mapping that it may be instead.
    by_kind: Option<Context>,
    /// The kinds that such a mapping knows.
    kinds: &'static [ItemKind],
    /// The kinds that a list is for.
    listed: &'static [ItemKind],
}

const FILE: Level = Level {
    by_kind: Some(Context::AddedToItems),
    kinds: &ItemKind::ALL,
    listed: &[ROWS, ItemKind::Enum],
};

const MODELS: Level = Level {
    by_kind: Some(Context::AddedToModels),
    kinds: &[ROWS, ItemKind::Model(ModelKind::New), ItemKind::Model(ModelKind::Changes)],
    listed: &[ROWS],
};

const VIEW: Level = Level { by_kind: None, kinds: &[ROWS], listed: &[ROWS] };

const ENUM: Level = Level { by_kind: None, kinds: &[ItemKind::Enum], listed: &[ItemKind::Enum] };

/// Enters what a file says of its items; the first one says it of all.
pub(super) fn enter_file<'a>(spec: &mut Converter<'a>, fields: &Fields<'a>) {
    let mut said = convert(spec, fields, FILE);
    said.visibility = convert_visibility(spec, fields);
    spec.additions.files.insert(fields.span.file, said);
}

/// Enters what a module says of its tables and views.
pub(super) fn enter_module<'a>(spec: &mut Converter<'a>, name: &str, fields: &Fields<'a>) {
    let mut said = convert(spec, fields, MODELS);
    said.visibility = convert_visibility(spec, fields);
    spec.additions.modules.insert(name.to_owned(), said);
}

/// What the structs of a table in `module` have in addition.
pub(super) fn of_table<'a>(
    spec: &mut Converter<'a>,
    fields: &Fields<'a>,
    module: Option<&str>,
) -> ModelAdditions {
    of_models(spec, (fields, MODELS), module)
}

/// What the struct of a view in `module` has in addition.
pub(super) fn of_view<'a>(
    spec: &mut Converter<'a>,
    fields: &Fields<'a>,
    module: Option<&str>,
) -> ModelAdditions {
    of_models(spec, (fields, VIEW), module)
}

/// From where the structs of a table or view in `module` can be named.
pub(super) fn visibility<'a>(
    spec: &mut Converter<'a>,
    fields: &Fields<'a>,
    module: Option<&str>,
) -> Visibility {
    let own = convert_visibility(spec, fields);
    let AdditionDefaults { files, modules } = &spec.additions;
    let module = module.and_then(|name| modules.get(name));
    let wider = [module, files.get(&fields.span.file), files.get(&0)];
    let wider = || wider.into_iter().flatten().find_map(|said| said.visibility);
    own.or_else(wider).unwrap_or_default()
}

fn convert_visibility<'a>(spec: &mut Converter<'a>, fields: &Fields<'a>) -> Option<Visibility> {
    let node = fields.get("visibility").filter(|node| !node.is_empty())?;
    spec.word(node, VISIBILITIES)
}

/// What an enum has in addition.
pub(super) fn of_enum<'a>(spec: &mut Converter<'a>, fields: &Fields<'a>) -> Additions {
    let said = convert(spec, fields, ENUM);
    spec.additions.all(&said, fields.span, None, ItemKind::Enum)
}

fn of_models<'a>(
    spec: &mut Converter<'a>,
    (fields, level): (&Fields<'a>, Level),
    module: Option<&str>,
) -> ModelAdditions {
    let said = convert(spec, fields, level);
    let mut additions = ModelAdditions::new();
    for kind in level.kinds {
        let added = spec.additions.all(&said, fields.span, module, *kind);
        if let (ItemKind::Model(kind), false) = (kind, added.is_empty()) {
            additions.insert(*kind, added);
        }
    }
    additions
}

impl AdditionDefaults {
    /// What is said of an item of `kind` in `module`: by the first file, its own file, the module and itself.
    fn all(&self, own: &Said, at: Span, module: Option<&str>, kind: ItemKind) -> Additions {
        let file = self.files.get(&at.file).filter(|_| at.file != 0);
        let module = module.and_then(|name| self.modules.get(name));
        let said = [self.files.get(&0), file, module, Some(own)];
        let mut additions = Additions::default();
        for said in said.into_iter().flatten() {
            add(&mut additions.derives, said.derives.get(&kind));
            add(&mut additions.attributes, said.attributes.get(&kind));
        }
        // Said for several kinds, of which others lack it.
        additions.derives.retain(|path| !kind.generated().contains(&derive_name(path)));
        additions
    }
}

fn add(all: &mut Vec<String>, said: Option<&Listed>) {
    match said {
        None => {}
        Some(Listed::Nothing) => all.clear(),
        Some(Listed::More(more)) => {
            for text in more {
                if !all.contains(text) {
                    all.push(text.clone());
                }
            }
        }
    }
}

fn convert<'a>(spec: &mut Converter<'a>, fields: &Fields<'a>, level: Level) -> Said {
    Said {
        derives: convert_key(spec, (fields.get("derive"), AddedKey::Derive), level),
        attributes: convert_key(spec, (fields.get("attributes"), AddedKey::Attributes), level),
        visibility: None,
    }
}

/// What a key says of each kind: a list for the usual ones, or a mapping.
fn convert_key<'a>(
    spec: &mut Converter<'a>,
    (node, key): (Option<&'a Node<'a>>, AddedKey),
    level: Level,
) -> ByKind {
    let Some(node) = node.filter(|node| !node.is_empty()) else { return ByKind::new() };
    if let (Value::Mapping(_), Some(context)) = (&node.value, level.by_kind) {
        let Some(fields) = spec.fields(node, context) else { return ByKind::new() };
        let mut said = ByKind::new();
        for kind in level.kinds {
            let node = fields.get(kind.keyword()).filter(|node| !node.is_empty());
            let listed = node.and_then(|node| convert_list(spec, (node, key), &[*kind]));
            said.extend(listed.map(|listed| (*kind, listed)));
        }
        return said;
    }
    let listed = convert_list(spec, (node, key), level.listed);
    let listed = listed.into_iter();
    listed.flat_map(|it| level.listed.iter().map(move |kind| (*kind, it.clone()))).collect()
}

/// `none`, one, or a list.
fn convert_list<'a>(
    spec: &mut Converter<'a>,
    (node, key): (&'a Node<'a>, AddedKey),
    kinds: &[ItemKind],
) -> Option<Listed> {
    if node.says("none") {
        return Some(Listed::Nothing);
    }
    let items = match &node.value {
        Value::Sequence(items) => items.as_slice(),
        Value::Scalar(_) => std::slice::from_ref(node),
        Value::Mapping(_) => {
            spec.wrong_kind(node, &format!("a list of {} or `none`", key.plural()));
            return None;
        }
    };
    let mut listed: Vec<String> = Vec::with_capacity(items.len());
    for item in items {
        let Some(text) = key.convert(spec, item, kinds) else { continue };
        if listed.contains(&text) {
            Diagnostic::new(Code::SaidTwice, item.span, format!("`{text}` stands here twice"))
                .help("remove one of the two")
                .report(spec);
        } else {
            listed.push(text);
        }
    }
    Some(Listed::More(listed))
}

impl AddedKey {
    fn plural(self) -> &'static str {
        match self {
            Self::Derive => "derives",
            Self::Attributes => "attributes",
        }
    }

    fn convert<'a>(
        self,
        spec: &mut Converter<'a>,
        node: &'a Node<'a>,
        kinds: &[ItemKind],
    ) -> Option<String> {
        match self {
            Self::Derive => convert_derive(spec, node, kinds),
            Self::Attributes => convert_attribute(spec, node, kinds),
        }
    }
}

fn convert_derive<'a>(
    spec: &mut Converter<'a>,
    node: &'a Node<'a>,
    kinds: &[ItemKind],
) -> Option<String> {
    let text = spec.text_called(node, "the path of a derive macro")?;
    let Some(path) = derive_path(text) else {
        let message = format!("`{text}` is not the path of a derive macro");
        Diagnostic::new(Code::NotAnAddition, node.span, message)
            .label("not a path")
            .help("write a path such as `serde::Serialize`; each derive is an item of the list")
            .report(spec);
        return None;
    };
    if kinds.iter().all(|kind| kind.generated().contains(&derive_name(&path))) {
        report_generated(spec, (&path, node.span));
        return None;
    }
    Some(path)
}

fn convert_attribute<'a>(
    spec: &mut Converter<'a>,
    node: &'a Node<'a>,
    kinds: &[ItemKind],
) -> Option<String> {
    let text = spec.text_called(node, "an attribute")?.trim();
    let Some(meta) = attribute(text) else {
        let help = if text.starts_with("#[") || text.starts_with("#!") {
            "leave out the `#[` before it and the `]` behind it"
        } else {
            "write what stands between `#[` and `]`, such as `serde(rename_all = \"camelCase\")`"
        };
        let message = format!("`{text}` is not an attribute");
        Diagnostic::new(Code::NotAnAddition, node.span, message)
            .label("not an attribute")
            .help(help)
            .report(spec);
        return None;
    };
    if meta.path().is_ident("derive") {
        Diagnostic::new(Code::NotAnAddition, node.span, "derives are not listed as attributes")
            .label("a derive")
            .help("list it under `derive`")
            .report(spec);
        return None;
    }
    if meta.path().is_ident("diesel") && kinds.contains(&ROWS) && text.contains("table_name") {
        report_generated(spec, ("diesel(table_name = …)", node.span));
        return None;
    }
    Some(text.to_owned())
}

fn report_generated(spec: &mut Converter<'_>, (text, span): (&str, Span)) {
    Diagnostic::new(Code::GeneratedAlready, span, format!("`{text}` is generated anyway"))
        .label("generated anyway")
        .help("leave it out")
        .report(spec);
}
