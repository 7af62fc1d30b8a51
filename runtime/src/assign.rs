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

/// Makes a struct, and a reference to it, a row that Diesel inserts into a table.
///
/// The struct is [`Copy`]. For each column stands how it is assigned, `always` or `if_some` (then the field is
/// an `Option`, and `None` is the column's default), the field, which is called as the column, and the type of
/// the value.
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
