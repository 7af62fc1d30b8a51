//! Whether every value of one type is a value of another: computed from what the types hold.

use super::{
    ColumnType,
    types::{Bounds, whole_range},
};

/// Whether each value of `before` is one of `after`, written in the same way, so that the change can lose
/// nothing and refuse no row. Enums are compared as the text that they are; a check of their values is not
/// considered, so no other type widens into one.
#[must_use]
pub fn is_widening(before: &ColumnType, after: &ColumnType) -> bool {
    if before == after {
        return true;
    }
    match (before.bounds(), after.bounds()) {
        (Bounds::Whole { bits }, Bounds::Whole { bits: after }) => bits <= after,
        (Bounds::Whole { bits }, Bounds::Exact { precision, scale }) => {
            decimal_digits(bits) <= precision.saturating_sub(scale)
        }
        (Bounds::Whole { bits }, Bounds::Inexact { digits }) => decimal_digits(bits) <= digits,
        (Bounds::Inexact { digits }, Bounds::Inexact { digits: after }) => digits <= after,
        (
            Bounds::Exact { precision, scale },
            Bounds::Exact { precision: after_precision, scale: after_scale },
        ) => {
            precision.saturating_sub(scale) <= after_precision.saturating_sub(after_scale)
                && scale <= after_scale
        }
        (Bounds::Text { length }, Bounds::Text { length: after }) => {
            after.is_none_or(|after| length.is_some_and(|length| length <= after))
        }
        (
            Bounds::Whole { .. }
            | Bounds::Exact { .. }
            | Bounds::Inexact { .. }
            | Bounds::Text { .. }
            | Bounds::Own,
            _,
        ) => false,
    }
}

/// How many decimal digits the longest whole number of so many bits has.
fn decimal_digits(bits: u32) -> u32 {
    whole_range(bits).1.ilog10() + 1
}

#[cfg(test)]
mod tests {
    use super::is_widening;
    use crate::schema::ColumnType::{
        self, BigInt, Bool, Decimal, Double, Float, Integer, Json, SmallInt, String, Text,
    };

    fn check(before: &ColumnType, after: &ColumnType, back: bool) {
        assert!(is_widening(before, after), "{before} to {after}");
        assert_eq!(is_widening(after, before), back, "{after} to {before}");
    }

    #[test]
    fn what_holds_more_is_wider_and_not_the_other_way_round() {
        check(&SmallInt, &Integer, false);
        check(&Integer, &BigInt, false);
        check(&Integer, &Double, false);
        check(&SmallInt, &Float, false);
        check(&Float, &Double, false);
        check(&BigInt, &Decimal { precision: 20, scale: 1 }, false);
        check(&Decimal { precision: 5, scale: 2 }, &Decimal { precision: 7, scale: 3 }, false);
        check(&String { length: 5 }, &String { length: 6 }, false);
        check(&String { length: 5 }, &Text, false);
        check(&Text, &Text, true);
    }

    #[test]
    fn what_is_written_otherwise_is_neither_wider_nor_narrower() {
        for (one, other) in [
            (Bool, Integer),
            (Integer, Text),
            (BigInt, Double),
            (Text, Json),
            (Decimal { precision: 5, scale: 2 }, Decimal { precision: 5, scale: 3 }),
        ] {
            assert!(!is_widening(&one, &other) && !is_widening(&other, &one), "{one}, {other}");
        }
    }
}
