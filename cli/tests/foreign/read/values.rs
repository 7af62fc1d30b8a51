//! A large and a small value for each type of Rust that a module reads, within what the column's type in SQL can hold.

use tablewright_testing::Database;

use super::module::Module;

/// Two Rust expressions.
pub(super) struct Values {
    pub(super) high: String,
    pub(super) low: String,
}

fn values(high: impl Into<String>, low: impl Into<String>) -> Values {
    Values { high: high.into(), low: low.into() }
}

/// A column as its database has it.
pub(super) struct Column<'c> {
    pub(super) database: Database,
    /// Its type, in lower case.
    pub(super) sql: &'c str,
    /// The name of the module in the program.
    pub(super) module_name: &'c str,
    pub(super) module: &'c Module,
}

impl Column<'_> {
    /// The words of the type without its parameters.
    pub(super) fn words(&self) -> String {
        let (before, rest) = self.sql.split_once('(').unwrap_or((self.sql, ""));
        let after = rest.rsplit_once(')').map_or("", |(_, after)| after);
        [before.trim(), after].concat()
    }

    /// A parameter of the type, if it is a number.
    fn parameter(&self, at: usize) -> Option<usize> {
        let (_, rest) = self.sql.split_once('(')?;
        let (inside, _) = rest.split_once(')')?;
        inside.split(',').nth(at)?.trim().parse().ok()
    }

    /// The values of a type of Rust; `None` for one that is not known here.
    pub(super) fn values(&self, rust: &str) -> Option<Values> {
        if let Some(item) = rust.strip_prefix("Vec<Option<").and_then(|it| it.strip_suffix(">>")) {
            let item = self.values(item)?;
            return Some(values(["vec![Some(", &item.high, "), None]"].concat(), "vec![]"));
        }
        if let Some(name) = rust.strip_prefix("super::enums::") {
            let variants = self.module.enums.get(name)?;
            let of = |variant: &str| [self.module_name, "::enums::", name, "::", variant].concat();
            return Some(values(of(variants.last()?), of(variants.first()?)));
        }
        Some(match rust {
            "bool" => values("true", "false"),
            "i8" | "i16" | "i32" | "i64" | "u8" | "u16" | "u32" | "u64" => self.numbers(rust),
            "f32" | "f64" => values("1.5", "0.25"),
            "String" => self.texts(),
            "Vec<u8>" => self.bytes(),
            "tablewright::chrono::NaiveDate" => values(
                "moment(\"9999-12-31T00:00:00\").date()",
                "moment(\"1000-01-01T00:00:00\").date()",
            ),
            "tablewright::chrono::NaiveDateTime" => self.moments(""),
            "tablewright::types::TimestampValue" => self.moments(".into()"),
            "tablewright::types::TimestampTzValue" => self.moments(".and_utc().into()"),
            "tablewright::types::TimeValue" => {
                let fraction = if self.has_micros() { ".999999" } else { "" };
                values(
                    ["moment(\"2026-01-01T23:59:59", fraction, "\").time().into()"].concat(),
                    "moment(\"2026-01-01T00:00:00\").time().into()",
                )
            }
            "tablewright::types::DecimalValue" => self.decimals(),
            // As every server writes it.
            "tablewright::types::JsonText" => {
                let text =
                    |json: &str| ["tablewright::types::JsonText::new(r#\"", json, "\"#)"].concat();
                values(text("{\"a\": \"é\"}"), text("[]"))
            }
            "tablewright::types::UuidValue" => values(
                "parsed(\"ffffffff-ffff-ffff-ffff-ffffffffffff\")",
                "parsed(\"00000000-0000-0000-0000-000000000000\")",
            ),
            "ipnetwork::IpNetwork" => values("parsed(\"10.255.0.0/16\")", "parsed(\"::/0\")"),
            "[u8;6]" => values("[255; 6]", "[0; 6]"),
            "diesel::pg::data_types::PgInterval" => {
                let new = "diesel::pg::data_types::PgInterval::new";
                values([new, "(1_500_000, 3, 14)"].concat(), [new, "(0, 0, -1)"].concat())
            }
            _ => return None,
        })
    }

    /// The largest and smallest number that the column holds, which may be less than Rust's type does.
    fn numbers(&self, rust: &str) -> Values {
        let words = self.words();
        let limits = match words.trim_end_matches(" zerofill") {
            _ if self.database == Database::Sqlite => None,
            "tinyint" => Some(("127", "-128")),
            "tinyint unsigned" => Some(("255", "0")),
            "smallint" => Some(("32_767", "-32_768")),
            "smallint unsigned" => Some(("65_535", "0")),
            "mediumint" => Some(("8_388_607", "-8_388_608")),
            "mediumint unsigned" => Some(("16_777_215", "0")),
            "int unsigned" => Some(("4_294_967_295", "0")),
            "year" => Some(("2155", "1901")),
            _ => None,
        };
        let (high, low) = limits.map_or_else(
            || ([rust, "::MAX"].concat(), [rust, "::MIN"].concat()),
            |(high, low)| (high.to_owned(), low.to_owned()),
        );
        values(high, low)
    }

    fn texts(&self) -> Values {
        let words = self.words();
        let length = self.parameter(0).unwrap_or(200).min(200);
        let text = |text: &str| ["String::from(\"", text, "\")"].concat();
        // The values of an ENUM or SET that is text in Rust.
        if let Some((_, list)) =
            self.sql.split_once("enum('").or_else(|| self.sql.split_once("set('"))
        {
            let one = text(list.split('\'').next().unwrap_or_default());
            return values(one.clone(), one);
        }
        let first = if words.ends_with("ascii") { "x" } else { "é" };
        let high = text(&[first, &"x".repeat(length.saturating_sub(1))].concat());
        // PostgreSQL gives texts of a fixed length with blanks at the end.
        let is_padded = self.database == Database::Postgres
            && ["character", "bpchar"].contains(&words.as_str());
        let low = if is_padded { high.clone() } else { text("") };
        values(high, low)
    }

    fn bytes(&self) -> Values {
        let of =
            |byte: &str, count: usize| ["vec![", byte, "_u8; ", &count.to_string(), "]"].concat();
        let length = self.parameter(0).unwrap_or(200);
        match self.words().as_str() {
            "binary" => values(of("255", length), of("0", length)),
            "bit" if self.database == Database::Mysql => {
                values(of("1", length.div_ceil(8)), of("0", length.div_ceil(8)))
            }
            _ => values(of("255", length.min(200)), of("0", 0)),
        }
    }

    fn has_micros(&self) -> bool {
        match self.database {
            Database::Sqlite => true,
            Database::Postgres => self.parameter(0).is_none_or(|digits| digits == 6),
            Database::Mysql => self.parameter(0) == Some(6),
        }
    }

    /// The last and the first moment, `after` which stands what makes a value of them.
    fn moments(&self, after: &str) -> Values {
        let is_short = self.database == Database::Mysql && self.words() == "timestamp";
        let (high, low) = if is_short {
            ("2038-01-19T03:14:07", "1970-01-01T00:00:01")
        } else {
            ("9999-12-31T23:59:59", "1000-01-01T00:00:00")
        };
        let fraction = if self.has_micros() { ".999999" } else { "" };
        values(
            ["moment(\"", high, fraction, "\")", after].concat(),
            ["moment(\"", low, "\")", after].concat(),
        )
    }

    /// All nines. SQLite keeps decimals as floating-point numbers, of 15 digits.
    fn decimals(&self) -> Values {
        let scale = self.parameter(1).unwrap_or(0);
        let precision = self.parameter(0).unwrap_or(10 + scale).min(15);
        let digits = "9".repeat(precision - scale.min(precision));
        let text = if scale == 0 { digits } else { [&digits, ".", &"9".repeat(scale)].concat() };
        values(["parsed(\"", &text, "\")"].concat(), "parsed(\"0\")")
    }
}
