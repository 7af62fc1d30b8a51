//! Guards for changing values where each statement commits by itself: a temporary check allows the values before
//! and after, so there is no moment at which any value is allowed.

use super::table::AlteredTable;
use crate::{
    delta::listed_values,
    plan::{
        CheckStep, ExchangeCheckStep, Phase, Step,
        names::{Taken, free},
    },
    schema::{
        CheckConstraint, ConstraintName, Expression,
        expression::{Literal, Membership},
        naming::stable_name,
    },
};

/// A check under its name.
type Named<'c> = (&'c ConstraintName, &'c CheckConstraint);

/// Takes checks of values of one column from `dropped` and `created`, and exchanges them by way of a third.
pub(super) fn exchange(
    altered: &AlteredTable<'_>,
    taken: &Taken,
    dropped: &mut Vec<Named<'_>>,
    created: &mut Vec<Named<'_>>,
    steps: &mut Vec<Step>,
) {
    if altered.dialect.capability().transactional_ddl {
        return;
    }
    let names = altered.pair.names_after();
    let mut left = Vec::new();
    for before in std::mem::take(dropped) {
        let column = listed_values(before.1).map(|(column, _)| column);
        // A column under a check cannot get another name.
        let stays = column.filter(|column| names.get(column).is_some_and(|name| name == column));
        let position = stays.and_then(|column| {
            created
                .iter()
                .position(|(_, check)| listed_values(check).is_some_and(|it| it.0 == column))
        });
        match position {
            Some(position) => {
                let after = created.remove(position);
                steps.extend(by_way_of_both(altered, taken, before, after).into_iter().flatten());
            }
            None => left.push(before),
        }
    }
    *dropped = left;
}

fn by_way_of_both(
    altered: &AlteredTable<'_>,
    taken: &Taken,
    before: Named<'_>,
    after: Named<'_>,
) -> Option<[Step; 2]> {
    let (column, old) = listed_values(before.1)?;
    let (_, new) = listed_values(after.1)?;
    let all = old.union(&new).map(|text| Expression::Literal(Literal::Text((*text).to_owned())));
    let column = Box::new(Expression::Column(column.clone()));
    let check = CheckConstraint {
        dialects: after.1.dialects,
        ..CheckConstraint::new(Expression::In(Membership::Member, column, all.collect()))
    };
    let name = free(&stable_name(&[after.0.as_str(), "before"]), taken);
    let both = (&ConstraintName::new(name), &check);
    let step = |table, dropped: Named<'_>, added: Named<'_>, phase| {
        let part = |(name, check): Named<'_>| CheckStep::new(table, name, check);
        let step = ExchangeCheckStep { dropped: part(dropped), added: part(added), phase };
        Step::ExchangeCheck(Box::new(step))
    };
    let tables = altered.pair.parts();
    Some([
        step(tables.before, before, both, Phase::DropCheck),
        step(tables.after, both, after, Phase::AddCheck),
    ])
}
