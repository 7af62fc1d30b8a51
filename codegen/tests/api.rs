//! What the published crates offer, as text: a change of it is seen, and a breaking one is meant.
//!
//! Every `pub` item of a crate is reachable (`unreachable_pub` is denied), so the sources say what is public. Bodies,
//! private fields and documentation are left out; `#[doc(hidden)]` is not part of what is promised.
//! `BLESS=1 cargo test -p tablewright-codegen --test api` writes the files anew. A line that goes or changes breaks
//! who uses it: it needs an entry under *Changed* in CHANGELOG.md and, after a release, a new minor version.

#![expect(clippy::unwrap_used, reason = "a failure to read the sources is the test's failure")]

use std::{
    collections::BTreeSet,
    env, fs,
    path::{Path, PathBuf},
};

use quote::ToTokens as _;
use syn_of_prettyplease::{Attribute, ImplItem, Item, TraitItem, Visibility};

#[test]
fn the_generator_offers_what_is_written_down() {
    compare("src", "codegen.txt");
}

#[test]
fn the_runtime_offers_what_is_written_down() {
    compare("../runtime/src", "runtime.txt");
}

#[test]
fn the_command_offers_what_is_written_down() {
    compare("../cli/src", "cli.txt");
}

fn compare(source: &str, file: &str) {
    let crate_ = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = String::new();
    module(&crate_.join(source).join("lib.rs"), "crate", &mut found);
    let path = crate_.join("tests/api").join(file);
    if env::var_os("BLESS").is_some() {
        fs::write(path, found).unwrap();
        return;
    }
    let expected = fs::read_to_string(&path).unwrap();
    let difference = similar::TextDiff::from_lines(&expected, &found);
    let text = difference.unified_diff().header("promised", "offered").to_string();
    assert!(expected == found, "the public API has changed (BLESS=1 writes it down):\n{text}");
}

/// Appends the public items of the module in `file`, then those of its modules.
fn module(file: &Path, name: &str, out: &mut String) {
    let parsed = syn_of_prettyplease::parse_file(&fs::read_to_string(file).unwrap()).unwrap();
    let is_root = file.ends_with("lib.rs") || file.ends_with("mod.rs");
    let folder = if is_root { file.parent().unwrap().to_owned() } else { file.with_extension("") };
    items(parsed.items, name, &folder, out);
}

fn items(all: Vec<Item>, name: &str, folder: &Path, out: &mut String) {
    let hidden = private_types(&all);
    let mut kept = Vec::new();
    let mut modules = Vec::new();
    for item in all {
        if let Item::Impl(it) = &item
            && hidden.contains(&it.self_ty.to_token_stream().to_string())
        {
            continue;
        }
        if let Item::Mod(inner) = item {
            if !is_left_out(&inner.attrs) {
                modules.push(inner);
            }
        } else if let Some(item) = public(item) {
            kept.push(item);
        }
    }
    if !kept.is_empty() {
        let file: syn_of_prettyplease::File = syn_of_prettyplease::parse_quote!(#(#kept)*);
        out.extend(["// ", name, "\n", &prettyplease::unparse(&file), "\n"]);
    }
    for inner in modules {
        let child = inner.ident.to_string();
        let name = [name, "::", &child].concat();
        match inner.content {
            Some((_, content)) => items(content, &name, &folder.join(&child), out),
            None => module(&source_of(folder, &child), &name, out),
        }
    }
}

/// The names of the types that only the module itself sees.
#[expect(clippy::wildcard_enum_match_arm, reason = "syn may get more kinds of items at any time")]
fn private_types(all: &[Item]) -> BTreeSet<String> {
    let name = |item: &Item| match item {
        Item::Struct(it) => Some((it.vis.clone(), it.ident.to_string())),
        Item::Enum(it) => Some((it.vis.clone(), it.ident.to_string())),
        _ => None,
    };
    let declared = all.iter().filter_map(name);
    let private = declared.filter(|(visibility, _)| !matches!(visibility, Visibility::Public(_)));
    private.map(|(_, name)| name).collect()
}

fn source_of(folder: &Path, name: &str) -> PathBuf {
    let file = folder.join(name).with_extension("rs");
    if file.is_file() { file } else { folder.join(name).join("mod.rs") }
}

/// The item without what nobody outside sees; `None` if that is all of it.
#[expect(clippy::wildcard_enum_match_arm, reason = "syn may get more kinds of items at any time")]
fn public(mut item: Item) -> Option<Item> {
    let is_public = |visibility: &Visibility| matches!(visibility, Visibility::Public(_));
    let (attributes, shown) = match &mut item {
        Item::Fn(it) => {
            it.block.stmts.clear();
            (&mut it.attrs, is_public(&it.vis))
        }
        Item::Const(it) => {
            *it.expr = syn_of_prettyplease::parse_quote!(_);
            (&mut it.attrs, is_public(&it.vis))
        }
        Item::Static(it) => {
            *it.expr = syn_of_prettyplease::parse_quote!(_);
            (&mut it.attrs, is_public(&it.vis))
        }
        Item::Struct(it) => {
            let fields = std::mem::replace(&mut it.fields, syn_of_prettyplease::Fields::Unit);
            it.fields = public_fields(fields);
            (&mut it.attrs, is_public(&it.vis))
        }
        Item::Enum(it) => {
            for variant in &mut it.variants {
                strip(&mut variant.attrs);
                variant.fields.iter_mut().for_each(|field| strip(&mut field.attrs));
            }
            (&mut it.attrs, is_public(&it.vis))
        }
        Item::Trait(it) => {
            it.items.iter_mut().for_each(|inner| {
                if let TraitItem::Fn(method) = inner {
                    strip(&mut method.attrs);
                    method.default = method.default.take().map(|mut block| {
                        block.stmts.clear();
                        block
                    });
                } else if let TraitItem::Type(type_) = inner {
                    strip(&mut type_.attrs);
                } else if let TraitItem::Const(constant) = inner {
                    strip(&mut constant.attrs);
                }
            });
            (&mut it.attrs, is_public(&it.vis))
        }
        Item::Impl(it) => {
            let is_trait = it.trait_.is_some();
            it.items.retain_mut(|inner| !is_trait && is_public_method(inner));
            let shown = is_trait || !it.items.is_empty();
            (&mut it.attrs, shown)
        }
        Item::Type(it) => (&mut it.attrs, is_public(&it.vis)),
        Item::Use(it) => (&mut it.attrs, is_public(&it.vis)),
        _ => return None,
    };
    if !shown || is_left_out(attributes) {
        return None;
    }
    strip(attributes);
    Some(item)
}

/// The public fields; of a struct with others as well, a last one called `_private`.
fn public_fields(mut fields: syn_of_prettyplease::Fields) -> syn_of_prettyplease::Fields {
    let is_public = |field: &syn_of_prettyplease::Field| matches!(field.vis, Visibility::Public(_));
    fields.iter_mut().for_each(|field| strip(&mut field.attrs));
    if let syn_of_prettyplease::Fields::Named(named) = &mut fields {
        let has_private = !named.named.iter().all(is_public);
        let public = std::mem::take(&mut named.named).into_iter().filter(is_public);
        named.named = public.collect();
        if has_private {
            let private: syn_of_prettyplease::FieldsNamed =
                syn_of_prettyplease::parse_quote!({ _private: () });
            named.named.extend(private.named);
        }
        return fields;
    }
    if fields.iter().all(is_public) {
        fields
    } else {
        syn_of_prettyplease::Fields::Unnamed(syn_of_prettyplease::parse_quote!((())))
    }
}

fn is_public_method(item: &mut ImplItem) -> bool {
    if let ImplItem::Fn(method) = item {
        method.block.stmts.clear();
        let shown = matches!(method.vis, Visibility::Public(_)) && !is_left_out(&method.attrs);
        strip(&mut method.attrs);
        return shown;
    }
    if let ImplItem::Const(constant) = item {
        constant.expr = syn_of_prettyplease::parse_quote!(_);
        strip(&mut constant.attrs);
        return matches!(constant.vis, Visibility::Public(_));
    }
    false
}

/// Whether an item is for tests, or not promised.
fn is_left_out(attributes: &[Attribute]) -> bool {
    let says = |attribute: &Attribute, text: &str| {
        attribute.to_token_stream().to_string().replace(' ', "") == text
    };
    attributes.iter().any(|it| says(it, "#[cfg(test)]") || says(it, "#[doc(hidden)]"))
}

/// Leaves the attributes that users meet.
fn strip(attributes: &mut Vec<Attribute>) {
    const MET: [&str; 4] = ["derive", "non_exhaustive", "must_use", "cfg"];
    attributes.retain(|it| MET.iter().any(|name| it.path().is_ident(name)));
}
