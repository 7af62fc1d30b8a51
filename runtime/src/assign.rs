//! Structs that are inserted or that change rows: like Diesel's `derive(Insertable)` and `derive(AsChangeset)`, but
//! with less work for the compiler.
//!
//! A derive writes everything twice, for a struct and for a reference to it, with bounds for each field. The
//! generated structs are [`Copy`], since their fields are small or borrowed, so a reference can be read and treated
//! as the struct. Start reading at [`insertable!`](crate::insertable).

/// How a column is assigned whose value is always there, be it NULL.
pub mod always {
    use diesel::{ExpressionMethods, dsl::Eq, expression::AsExpression, sql_types::SqlType};

    /// The type of the assignment.
    pub type Assignment<C, T> = Eq<C, T>;

    /// Assigns `value` to `column`.
    pub fn assign<C, T>(column: C, value: T) -> Assignment<C, T>
    where
        C: ExpressionMethods<SqlType: SqlType>,
        T: AsExpression<C::SqlType>,
    {
        column.eq(value)
    }
}

/// How a column is assigned that is left out where its value is `None`.
pub mod if_some {
    use diesel::{ExpressionMethods, dsl::Eq, expression::AsExpression, sql_types::SqlType};

    /// The type of the assignment.
    pub type Assignment<C, T> = Option<Eq<C, T>>;

    /// Assigns `value` to `column`, if there is one.
    pub fn assign<C, T>(column: C, value: Option<T>) -> Assignment<C, T>
    where
        C: ExpressionMethods<SqlType: SqlType>,
        T: AsExpression<C::SqlType>,
    {
        value.map(|value| column.eq(value))
    }
}

/// How a column is assigned whose type one kind of database has, and whose value is always there.
pub mod native {
    use std::marker::PhantomData;

    use diesel::{
        ExpressionMethods, QueryResult,
        backend::Backend,
        dsl::{Eq, SqlTypeOf},
        expression::{AppearsOnTable, AsExpression, Expression, TypedExpressionType},
        query_builder::{AstPass, QueryFragment, QueryId},
        serialize::ToSql,
        sql_types::{HasSqlType, Nullable, SqlType, is_nullable},
    };

    /// A SQL type that one kind of database has, as the backend `DB` knows it.
    pub trait NativeType<DB> {
        /// The type.
        type Known;
    }

    impl<ST, DB> NativeType<DB> for Nullable<ST>
    where
        ST: NativeType<DB> + SqlType,
    {
        type Known = ST::Known;
    }

    /// A value of such a type, or NULL, that every backend can write; those that do not have the type refuse a value.
    #[derive(Clone, Copy, Debug)]
    pub struct NativeValue<ST, T> {
        value: Option<T>,
        type_: PhantomData<fn() -> ST>,
    }

    impl<ST, T> NativeValue<ST, T> {
        pub(super) fn new(value: Option<T>) -> Self {
            Self { value, type_: PhantomData }
        }
    }

    impl<ST, T> Expression for NativeValue<ST, T>
    where
        ST: SqlType + TypedExpressionType,
    {
        type SqlType = ST;
    }

    impl<ST, T, QS> AppearsOnTable<QS> for NativeValue<ST, T> where Self: Expression {}

    impl<ST, T> QueryId for NativeValue<ST, T> {
        type QueryId = ();

        const HAS_STATIC_QUERY_ID: bool = false;
    }

    impl<ST, T, DB> QueryFragment<DB> for NativeValue<ST, T>
    where
        ST: NativeType<DB, Known: SqlType<IsNull = is_nullable::NotNull>>,
        DB: Backend + HasSqlType<ST::Known>,
        T: ToSql<ST::Known, DB>,
    {
        fn walk_ast<'b>(&'b self, mut pass: AstPass<'_, 'b, DB>) -> QueryResult<()> {
            pass.push_bind_param::<Nullable<ST::Known>, Option<T>>(&self.value)
        }
    }

    /// The type of the assignment.
    pub type Assignment<C, T> = Eq<C, NativeValue<SqlTypeOf<C>, T>>;

    /// Assigns `value` to `column`.
    pub fn assign<C, T>(column: C, value: T) -> Assignment<C, T>
    where
        C: Expression + ExpressionMethods<SqlType: SqlType>,
        NativeValue<SqlTypeOf<C>, T>: AsExpression<SqlTypeOf<C>>,
    {
        column.eq(NativeValue::new(Some(value)))
    }
}

/// How a column is assigned whose type one kind of database has, and which is NULL where its value is `None`.
pub mod native_or_null {
    use diesel::{
        ExpressionMethods,
        dsl::SqlTypeOf,
        expression::{AsExpression, Expression},
        sql_types::SqlType,
    };

    use super::native::NativeValue;

    /// The type of the assignment.
    pub type Assignment<C, T> = super::native::Assignment<C, T>;

    /// Assigns `value` to `column`, or NULL.
    pub fn assign<C, T>(column: C, value: Option<T>) -> Assignment<C, T>
    where
        C: Expression + ExpressionMethods<SqlType: SqlType>,
        NativeValue<SqlTypeOf<C>, T>: AsExpression<SqlTypeOf<C>>,
    {
        column.eq(NativeValue::new(value))
    }
}

/// How a column is assigned whose type one kind of database has, and which is left out where its value is `None`.
pub mod native_if_some {
    use diesel::{
        ExpressionMethods,
        dsl::SqlTypeOf,
        expression::{AsExpression, Expression},
        sql_types::SqlType,
    };

    use super::native::{self, NativeValue};

    /// The type of the assignment.
    pub type Assignment<C, T> = Option<native::Assignment<C, T>>;

    /// Assigns `value` to `column`, if there is one.
    pub fn assign<C, T>(column: C, value: Option<T>) -> Assignment<C, T>
    where
        C: Expression + ExpressionMethods<SqlType: SqlType>,
        NativeValue<SqlTypeOf<C>, T>: AsExpression<SqlTypeOf<C>>,
    {
        value.map(|value| native::assign(column, value))
    }
}

/// Makes a struct, and a reference to it, a row that Diesel inserts into a table.
///
/// The struct is [`Copy`]. For each column stands how it is assigned, `always` or `if_some` (then the field is
/// an `Option`, and `None` is the column's default), the field, which is called as the column, and the type of the
/// value. A column of a type that one kind of database has, such as MySQL's unsigned integers, is assigned as `native`,
/// `native_or_null` or `native_if_some`.
///
/// ```
/// # #[cfg(feature = "sqlite")] {
/// use tablewright::diesel::{self, RunQueryDsl, connection::SimpleConnection};
///
/// diesel::table! { words (id) { id -> Integer, word -> Text, note -> Nullable<Text> } }
///
/// #[derive(Clone, Copy)]
/// struct NewWord<'a> {
///     id: Option<i32>,
///     word: &'a str,
///     note: Option<&'a str>,
/// }
///
/// tablewright::insertable! {
///     NewWord<'a> => words {
///         if_some id: i32,
///         always word: &'a str,
///         always note: Option<&'a str>,
///     }
/// }
///
/// # let mut connection = tablewright::connection::open("sqlite::memory:")?;
/// # connection.batch_execute("CREATE TABLE words (id INTEGER PRIMARY KEY, word TEXT, note TEXT)")?;
/// let new = NewWord { id: None, word: "a", note: None };
/// diesel::insert_into(words::table).values(&new).execute(&mut connection)?;
/// diesel::insert_into(words::table).values(new).execute(&mut connection)?;
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[macro_export]
macro_rules! insertable {
    (
        $name:ident $(<$lifetime:lifetime>)? => $($table:ident)::+ {
            $($kind:ident $column:ident: $type:ty),+ $(,)?
        }
    ) => {
        const _: () = {
            use $($table)::+ as __table;

            impl $(<$lifetime>)? $crate::diesel::Insertable<__table::table>
                for $name $(<$lifetime>)?
            {
                type Values = <(
                    $($crate::assign::$kind::Assignment<__table::$column, $type>,)+
                ) as $crate::diesel::Insertable<__table::table>>::Values;

                fn values(self) -> Self::Values {
                    $crate::diesel::Insertable::<__table::table>::values((
                        $($crate::assign::$kind::assign(__table::$column, self.$column),)+
                    ))
                }
            }

            impl $(<$lifetime>)? $crate::diesel::Insertable<__table::table>
                for &$name $(<$lifetime>)?
            {
                type Values =
                    <$name $(<$lifetime>)? as $crate::diesel::Insertable<__table::table>>::Values;

                fn values(self) -> Self::Values {
                    $crate::diesel::Insertable::<__table::table>::values(*self)
                }
            }

            impl $(<$lifetime>)?
                // Diesel hides the trait but for its derive; without it there is no insert of several rows.
                $crate::diesel::internal::derives::insertable::UndecoratedInsertRecord<
                    __table::table,
                > for $name $(<$lifetime>)?
            {
            }
        };
    };
}

/// Makes a struct, and a reference to it, a change of rows that Diesel updates.
///
/// The struct is [`Copy`], and each of its fields an `Option`, of which `None` leaves the column as it is.
///
/// ```
/// # #[cfg(feature = "sqlite")] {
/// use tablewright::diesel::{self, RunQueryDsl, connection::SimpleConnection};
///
/// diesel::table! { words (id) { id -> Integer, word -> Text, note -> Nullable<Text> } }
///
/// #[derive(Clone, Copy, Default)]
/// struct WordChanges<'a> {
///     word: Option<&'a str>,
///     note: Option<Option<&'a str>>,
/// }
///
/// tablewright::changeset! {
///     WordChanges<'a> => words {
///         word: &'a str,
///         note: Option<&'a str>,
///     }
/// }
///
/// # let mut connection = tablewright::connection::open("sqlite::memory:")?;
/// # connection.batch_execute("CREATE TABLE words (id INTEGER PRIMARY KEY, word TEXT, note TEXT)")?;
/// let changes = WordChanges { note: Some(None), ..WordChanges::default() };
/// diesel::update(words::table).set(&changes).execute(&mut connection)?;
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[macro_export]
macro_rules! changeset {
    (
        $name:ident $(<$lifetime:lifetime>)? => $($table:ident)::+ {
            $($column:ident: $type:ty),+ $(,)?
        }
    ) => {
        const _: () = {
            use $($table)::+ as __table;

            impl $(<$lifetime>)? $crate::diesel::query_builder::AsChangeset
                for $name $(<$lifetime>)?
            {
                type Target = __table::table;
                type Changeset = <(
                    $($crate::assign::if_some::Assignment<__table::$column, $type>,)+
                ) as $crate::diesel::query_builder::AsChangeset>::Changeset;

                fn as_changeset(self) -> Self::Changeset {
                    $crate::diesel::query_builder::AsChangeset::as_changeset((
                        $($crate::assign::if_some::assign(__table::$column, self.$column),)+
                    ))
                }
            }

            impl $(<$lifetime>)? $crate::diesel::query_builder::AsChangeset
                for &$name $(<$lifetime>)?
            {
                type Target = __table::table;
                type Changeset = <$name $(<$lifetime>)?
                    as $crate::diesel::query_builder::AsChangeset>::Changeset;

                fn as_changeset(self) -> Self::Changeset {
                    $crate::diesel::query_builder::AsChangeset::as_changeset(*self)
                }
            }
        };
    };
}
