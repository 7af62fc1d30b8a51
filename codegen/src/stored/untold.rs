//! What a comparison of a declared schema with a found one does not see, because the server does not tell it.
//!
//! Start reading at [`untold`].

use crate::{
    dialect::Dialect,
    schema::{Schema, TableName, TriggerName},
    stored::{lowered::triggers_of, read},
};

/// Something of a trigger that a server does not tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Untold {
    /// The trigger's table.
    pub table: TableName,
    /// The trigger.
    pub trigger: TriggerName,
    /// What is not told, as a sentence.
    pub reason: &'static str,
}

/// What is not told of the triggers that are declared and found: only MySQL and MariaDB change their bodies.
#[must_use]
pub fn untold(declared: &Schema, found: &Schema, dialect: Dialect) -> Vec<Untold> {
    if !dialect.storage().rewrites_triggers {
        return Vec::new();
    }
    let mut untold = Vec::new();
    for (name, table) in &declared.tables {
        let Some(found) = found.tables.get(name) else { continue };
        let triggers = table.triggers.iter();
        for (trigger, declared) in triggers.flat_map(|(name, it)| triggers_of(name, it, dialect)) {
            let found = found.triggers.get(&trigger).and_then(|it| it.body.mysql.as_deref());
            let Some((declared, found)) = declared.body.mysql.as_deref().zip(found) else {
                continue;
            };
            untold.extend(read::untold(declared, found).into_iter().map(|reason| Untold {
                table: name.clone(),
                trigger: trigger.clone(),
                reason,
            }));
        }
    }
    untold
}
