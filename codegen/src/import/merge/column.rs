//! One column of several databases.

use super::{Merger, Sides, each};
use crate::{
    dialect::{Dialect, DialectSet, DialectTexts, PerDialect, capability::NativeEnums},
    schema::{
        AutoIncrement, Column, ColumnType, EnumName, Expression, Generated, GeneratedStorage,
        Nullability,
        readable::can_read,
        types::{TypeRow, sql_spelling},
    },
    sql::{
        expression::{Context, Purpose, write},
        native_enum::native_type,
        writer::Statement,
    },
    stored::{read::read_sql_type, stored_expression},
};

impl Merger {
    /// The column that all sides have. Expressions come later, as they need the types of all columns.
    pub(super) fn column(&self, sides: &Sides<'_, Column>) -> Option<Column> {
        let (_, first) = sides.first()?;
        let numbered = numbered(sides);
        let type_ = self.type_(sides, numbered);
        let sql_types = each(sides, |dialect, side| {
            let fits = self.fits((dialect, side), &type_, numbered);
            (!fits).then(|| self.sql(dialect, side))
        });
        // Where a generated column takes no NOT NULL, that it may be NULL says nothing.
        let says = |dialect: Dialect, side: &Column| {
            side.generated.is_none() || dialect.capability().generated_not_null
        };
        let own_nullability = |wanted: Nullability| {
            each(sides, move |dialect, side| {
                (side.nullability == wanted && says(dialect, side)).then_some(wanted)
            })
        };
        let is_nullable = !own_nullability(Nullability::Nullable).is_none();
        let mut column = Column {
            sql_types: sql_types.into(),
            own_nullability: if is_nullable {
                own_nullability(Nullability::NotNull)
            } else {
                PerDialect::default()
            },
            nullability: if is_nullable { Nullability::Nullable } else { Nullability::NotNull },
            collation: DialectTexts::from(each(sides, |dialect, side| {
                side.collation.as_ref().get(dialect).clone()
            })),
            auto_update: sides.iter().any(|(_, side)| side.auto_update),
            comment: sides.iter().find_map(|(_, side)| side.comment.clone()),
            ..Column::new(first.name.clone(), type_)
        };
        let kinds =
            each(sides, |dialect, side| side.auto_increment.filter(|_| numbered.contains(dialect)));
        column.number(sides.iter().map(|(dialect, _)| *dialect).collect(), kinds);
        Some(column)
    }

    /// The portable type that means what most databases have.
    fn type_(&self, sides: &Sides<'_, Column>, numbered: DialectSet) -> ColumnType {
        let own = sides.iter().map(|(dialect, side)| self.renamed(*dialect, &side.type_));
        // Types that some database reports as another one.
        let is_shared = |row: &&&TypeRow| {
            row.parameters == 0 && Dialect::ALL.iter().any(|it| row.told.get(*it).is_empty())
        };
        let shared = ColumnType::portable().iter().filter(is_shared).rev();
        let shared = shared.filter_map(|row| row.make.map(|make| make([0, 0])));
        let candidates = own.chain(shared);
        let mut best: Option<((usize, usize), ColumnType)> = None;
        for candidate in candidates {
            let fits = sides.iter().filter(|side| self.fits(**side, &candidate, numbered));
            let is_read = |(dialect, side): &&(Dialect, &Column)| {
                let own = self.renamed(*dialect, &side.type_);
                if self.has_type(*dialect, &own) {
                    return own == candidate;
                }
                can_read(&candidate, *dialect, &self.sql(*dialect, side))
            };
            // What Rust cannot read on some side, it has on none.
            let count = (sides.iter().filter(is_read).count(), fits.count());
            if best.as_ref().is_none_or(|(most, _)| count > *most) {
                best = Some((count, candidate));
            }
        }
        best.map_or(ColumnType::Text, |(_, type_)| type_)
    }

    /// Whether the values are sent under the name of a type.
    fn has_type(&self, dialect: Dialect, type_: &ColumnType) -> bool {
        let content = enum_name(type_).and_then(|name| self.enums.contents.get(name));
        content.is_some_and(|content| content.native_in(dialect) == NativeEnums::Named)
    }

    fn renamed(&self, dialect: Dialect, type_: &ColumnType) -> ColumnType {
        if let ColumnType::Enum(name) = type_
            && let Some(name) = self.enums.names.get(&(dialect, name.clone()))
        {
            return ColumnType::Enum(name.clone());
        }
        type_.clone()
    }

    /// Whether a column of the portable type `candidate` is what the database has, without its own spelling.
    fn fits(
        &self,
        (dialect, side): (Dialect, &Column),
        candidate: &ColumnType,
        numbered: DialectSet,
    ) -> bool {
        let own = self.renamed(dialect, &side.type_);
        if side.sql_types.as_ref().get(dialect).is_none() && own == *candidate {
            return true;
        }
        // These imply checks, which the database does not have.
        let implies = |type_: &ColumnType| type_.row().implies.is_some_and(|it| it.is_in(dialect));
        if implies(candidate) || implies(&own) {
            return false;
        }
        // SQLite calls every numbered column INTEGER, and every key that is one is numbered.
        let is_numbered = dialect.storage().rowid_keys && numbered.contains(dialect);
        let found = read_sql_type(dialect, &self.sql(dialect, side));
        is_numbered && matches!(candidate, ColumnType::BigInt | ColumnType::SmallInt)
            || found == read_sql_type(dialect, &sql_spelling(candidate, dialect, 0))
    }

    fn sql(&self, dialect: Dialect, side: &Column) -> String {
        let own = side.sql_types.as_ref().get(dialect).clone();
        own.unwrap_or_else(|| {
            let type_ = self.renamed(dialect, &side.type_);
            let name = enum_name(&type_);
            let content = name.and_then(|name| self.enums.contents.get(name));
            let native = name.zip(content).and_then(|(name, it)| native_type(name, it, dialect));
            if let Some(native) = native {
                return native;
            }
            let length = content.map_or(0, |it| it.length);
            sql_spelling(&type_, dialect, length)
        })
    }

    /// Puts the default and the generated expression of all sides into the column.
    pub(super) fn computed(
        column: &Column,
        sides: &Sides<'_, Column>,
        columns: &[Column],
    ) -> (Option<Expression>, Option<Generated>) {
        let purpose = Purpose::Value(&column.type_);
        let defaults: Sides<'_, Expression> = super::sides(sides, |side| side.default.as_ref());
        let generated: Sides<'_, Generated> = super::sides(sides, |side| side.generated.as_ref());
        let is_numbered = |dialect: Dialect| {
            column.auto_increment.is_some() && column.numbering_dialects.contains(dialect)
        };
        let defaults: Sides<'_, Expression> =
            defaults.into_iter().filter(|(dialect, _)| !is_numbered(*dialect)).collect();
        let default = expression(&defaults, sides.len(), (columns, purpose));
        let expressions: Sides<'_, Expression> =
            generated.iter().map(|(dialect, it)| (*dialect, &it.expression)).collect();
        let expression = expression(&expressions, generated.len(), (columns, purpose));
        let storage = generated.iter().map(|(_, it)| it.storage);
        let is_virtual = storage.clone().any(|it| it == GeneratedStorage::Virtual);
        let generated = expression.map(|expression| Generated {
            expression,
            storage: if is_virtual { GeneratedStorage::Virtual } else { GeneratedStorage::Stored },
        });
        (default, generated)
    }
}

/// The dialects whose databases number the rows. SQLite numbers every `INTEGER PRIMARY KEY`; that nobody asked for it
/// is likely where another database has the column and does not.
fn numbered(sides: &Sides<'_, Column>) -> DialectSet {
    let is_numbered = |side: &&(Dialect, &Column)| side.1.auto_increment.is_some();
    let all: DialectSet = sides.iter().filter(is_numbered).map(|(dialect, _)| *dialect).collect();
    let is_asked_for = |dialect: Dialect| !dialect.storage().rowid_keys;
    let never_reuse =
        |side: &&(Dialect, &Column)| side.1.auto_increment == Some(AutoIncrement::NeverReuse);
    let is_everywhere = sides.iter().all(|(dialect, _)| all.contains(*dialect));
    if is_everywhere || all.iter().any(is_asked_for) {
        return all;
    }
    sides.iter().filter(never_reuse).map(|(dialect, _)| *dialect).collect()
}

/// One expression that every side reads as its own; otherwise the SQL of each.
///
/// `wanted` is how many sides there are: one that has none must not get any.
pub(super) fn expression(
    sides: &Sides<'_, Expression>,
    wanted: usize,
    (columns, purpose): (&[Column], Purpose<'_>),
) -> Option<Expression> {
    let over = Context { columns, purpose };
    let stored = |dialect, it: &Expression| stored_expression(dialect, it, over, over);
    let is_portable = |it: &Expression| !matches!(it, Expression::Raw(_));
    let fits_all = |candidate: &Expression| {
        sides.iter().all(|(dialect, own)| stored(*dialect, candidate) == stored(*dialect, own))
    };
    if sides.len() == wanted {
        let candidates = sides.iter().map(|(_, it)| *it).filter(|it| is_portable(it));
        if let Some(found) = candidates.into_iter().find(|it| fits_all(it)) {
            return Some(found.clone());
        }
    }
    let mut texts = PerDialect::from_fn(|_| None);
    for (dialect, own) in sides {
        let mut statement = Statement::new(*dialect);
        write(own, Context { columns, purpose }, &mut statement);
        *texts.as_mut().get(*dialect) = Some(statement.as_str().to_owned());
    }
    (!texts.is_none()).then(|| Expression::Raw(Box::new(texts)))
}

/// The enum that a type is.
pub(super) fn enum_name(type_: &ColumnType) -> Option<&EnumName> {
    if let ColumnType::Enum(name) = type_ { Some(name) } else { None }
}
