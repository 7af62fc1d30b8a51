//! Whether every value of one type is a value of another: computed from what the types hold.

use super::ColumnType;

/// What a type holds, as far as that decides what fits into what.
enum Holds {
    /// Whole numbers of at most so many decimal digits.
    Whole(u32),
    /// Numbers with so many digits before the point and behind it.
    Exact(u32, u32),
    /// Numbers in which so many decimal digits are exact.
    Inexact(u32),
    /// Text of at most so many characters, or of any length.
    Text(Option<u32>),
    /// Something that fits only into its own type.
    Own,
}

/// Whether each value of `before` is one of `after`, written in the same way, so that the change can lose
/// nothing and refuse no row. Enums are compared as the text that they are; a check of their values is not
/// considered, so no other type widens into one.
#[must_use]
pub fn is_widening(before: &ColumnType, after: &ColumnType) -> bool {
    if before == after {
        return true;
    }
    match (holds(before), holds(after)) {
        (
            Holds::Whole(before),
            Holds::Whole(after) | Holds::Exact(after, _) | Holds::Inexact(after),
        )
        | (Holds::Inexact(before), Holds::Inexact(after)) => before <= after,
        (Holds::Exact(before, point_before), Holds::Exact(after, point_after)) => {
            before <= after && point_before <= point_after
        }
        (Holds::Text(before), Holds::Text(after)) => {
            after.is_none_or(|after| before.is_some_and(|before| before <= after))
        }
        (
            Holds::Whole(_) | Holds::Exact(..) | Holds::Inexact(_) | Holds::Text(_) | Holds::Own,
            _,
        ) => false,
    }
}

fn holds(type_: &ColumnType) -> Holds {
    match type_ {
        ColumnType::SmallInt => Holds::Whole(5),
        ColumnType::Integer => Holds::Whole(10),
        ColumnType::BigInt => Holds::Whole(19),
        ColumnType::Decimal { precision, scale } => {
            Holds::Exact(precision.saturating_sub(*scale), *scale)
        }
        // 24 and 53 bits are exact for every whole number of 7 and 15 digits.
        ColumnType::Float => Holds::Inexact(7),
        ColumnType::Double => Holds::Inexact(15),
        ColumnType::String { length } => Holds::Text(Some(*length)),
        ColumnType::Text => Holds::Text(None),
        ColumnType::Bool
        | ColumnType::Bytes
        | ColumnType::Date
        | ColumnType::Time
        | ColumnType::Timestamp
        | ColumnType::TimestampTz
        | ColumnType::Uuid
        | ColumnType::Json
        | ColumnType::Enum(_)
        | ColumnType::Vector { .. }
        | ColumnType::Other(_) => Holds::Own,
    }
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
