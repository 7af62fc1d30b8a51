//! One column of several databases.

use super::{Merger, Sides, each};
use crate::{
    dialect::{Dialect, DialectTexts, PerDialect},
    render::{
        expression::{Context, Purpose, write},
        writer::Statement,
    },
    schema::{
        AutoIncrement, Column, ColumnType, Expression, Generated, GeneratedStorage, Nullability,
        read::read_sql_type, stored::stored_expression, types::sql_spelling,
    },
};

impl Merger {
    /// The column that all sides have. Expressions come later, as they need the types of all columns.
    pub(super) fn column(&self, sides: &Sides<'_, Column>) -> Option<Column> {
        let (_, first) = sides.first()?;
        let type_ = self.type_(sides);
        let sql_types = each(sides, |dialect, side| self.own_sql(dialect, side, &type_));
        let is_nullable = sides.iter().any(|(_, side)| side.nullability == Nullability::Nullable);
        let numbered = sides.iter().filter_map(|(_, side)| side.auto_increment);
        let never_reuse = |kind: AutoIncrement| kind == AutoIncrement::NeverReuse;
        let is_numbered_everywhere = sides.iter().all(|(_, side)| side.auto_increment.is_some());
        let auto_increment = if numbered.clone().any(never_reuse) {
            Some(AutoIncrement::NeverReuse)
        } else {
            numbered.clone().next()
        };
        Some(Column {
            name: first.name.clone(),
            type_,
            sql_types: sql_types.into(),
            nullability: if is_nullable { Nullability::Nullable } else { Nullability::NotNull },
            default: None,
            auto_increment: auto_increment.filter(|_| is_numbered_everywhere),
            generated: None,
            collation: DialectTexts::from(each(sides, |dialect, side| {
                side.collation.as_ref().get(dialect).clone()
            })),
            comment: sides.iter().find_map(|(_, side)| side.comment.clone()),
        })
    }

    /// The portable type that means what most databases have.
    fn type_(&self, sides: &Sides<'_, Column>) -> ColumnType {
        let own = sides.iter().map(|(dialect, side)| self.renamed(*dialect, &side.type_));
        let candidates = own.chain([ColumnType::Json, ColumnType::Uuid, ColumnType::TimestampTz]);
        let mut best: Option<(usize, ColumnType)> = None;
        for candidate in candidates {
            let fits = sides.iter().filter(|(dialect, side)| self.fits(*dialect, side, &candidate));
            let count = fits.count();
            if best.as_ref().is_none_or(|(most, _)| count > *most) {
                best = Some((count, candidate));
            }
        }
        best.map_or(ColumnType::Text, |(_, type_)| type_)
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
    fn fits(&self, dialect: Dialect, side: &Column, candidate: &ColumnType) -> bool {
        let own = self.renamed(dialect, &side.type_);
        if side.sql_types.as_ref().get(dialect).is_none() && own == *candidate {
            return true;
        }
        // These imply checks, which the database does not have.
        let implies = |type_: &ColumnType| match type_ {
            ColumnType::Enum(_) => true,
            ColumnType::Json => !dialect.capability().native_json,
            _ => false,
        };
        if implies(candidate) || implies(&own) {
            return false;
        }
        let is_numbered = dialect == Dialect::Sqlite && side.auto_increment.is_some();
        let found = read_sql_type(dialect, &self.sql(dialect, side));
        is_numbered && matches!(candidate, ColumnType::BigInt | ColumnType::SmallInt)
            || found == read_sql_type(dialect, &sql_spelling(candidate, dialect, 0))
    }

    fn sql(&self, dialect: Dialect, side: &Column) -> String {
        let own = side.sql_types.as_ref().get(dialect).clone();
        own.unwrap_or_else(|| {
            let type_ = self.renamed(dialect, &side.type_);
            let length = match &type_ {
                ColumnType::Enum(name) => self.enums.contents.get(name).map_or(0, |it| it.length),
                _ => 0,
            };
            sql_spelling(&type_, dialect, length)
        })
    }

    /// The database's own spelling, where it has another than the portable type.
    fn own_sql(&self, dialect: Dialect, side: &Column, type_: &ColumnType) -> Option<String> {
        (!self.fits(dialect, side, type_)).then(|| self.sql(dialect, side))
    }

    /// Puts the default and the generated expression of all sides into the column.
    pub(super) fn computed(
        &self,
        column: &Column,
        sides: &Sides<'_, Column>,
        columns: &[Column],
    ) -> (Option<Expression>, Option<Generated>) {
        let purpose = Purpose::Value(&column.type_);
        let defaults: Sides<'_, Expression> = super::sides(sides, |side| side.default.as_ref());
        let generated: Sides<'_, Generated> = super::sides(sides, |side| side.generated.as_ref());
        let default = if column.auto_increment.is_some() {
            None
        } else {
            self.expression(&defaults, sides.len(), (columns, purpose))
        };
        let expressions: Sides<'_, Expression> =
            generated.iter().map(|(dialect, it)| (*dialect, &it.expression)).collect();
        let expression = self.expression(&expressions, generated.len(), (columns, purpose));
        let storage = generated.iter().map(|(_, it)| it.storage);
        let is_virtual = storage.clone().any(|it| it == GeneratedStorage::Virtual);
        let generated = expression.map(|expression| Generated {
            expression,
            storage: if is_virtual { GeneratedStorage::Virtual } else { GeneratedStorage::Stored },
        });
        (default, generated)
    }

    /// One expression that every side reads as its own; otherwise the SQL of each.
    ///
    /// `wanted` is how many sides there are: one that has none must not get any.
    pub(super) fn expression(
        &self,
        sides: &Sides<'_, Expression>,
        wanted: usize,
        (columns, purpose): (&[Column], Purpose<'_>),
    ) -> Option<Expression> {
        let stored = |dialect, it: &Expression| stored_expression(dialect, it, columns, purpose);
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
}
