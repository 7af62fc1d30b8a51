//! Vectors of 32-bit floating-point numbers, such as embeddings.

#[cfg(any(feature = "postgres", feature = "mysql"))]
use std::io::Write;
use std::ops::Deref;

#[cfg(feature = "mysql")]
use diesel::mysql::{Mysql, MysqlValue};
#[cfg(feature = "postgres")]
use diesel::pg::{Pg, PgValue};
#[cfg(feature = "sqlite")]
use diesel::sqlite::{Sqlite, SqliteValue};
use diesel::{
    deserialize::{self, FromSql, FromSqlRow},
    expression::AsExpression,
    query_builder::QueryId,
    serialize::{self, IsNull, Output, ToSql},
    sql_types::SqlType,
};

/// The SQL type of vectors: pgvector's `vector` on PostgreSQL, elsewhere bytes, four a number, lowest first.
#[derive(Clone, Copy, Debug, Default, QueryId, SqlType)]
#[diesel(sqlite_type(name = "Binary"), postgres_type(name = "vector"), mysql_type(name = "Blob"))]
pub struct Vector;

/// A vector of 32-bit floating-point numbers.
///
/// # Examples
///
/// ```
/// use tablewright::types::VectorValue;
///
/// let vector = VectorValue::from(vec![0.5, 1.0]);
/// assert_eq!(vector.len(), 2);
/// assert_eq!(vector.into_vec(), [0.5, 1.0]);
/// ```
#[derive(Clone, Debug, Default, PartialEq, PartialOrd, AsExpression, FromSqlRow)]
#[diesel(sql_type = Vector)]
pub struct VectorValue(Vec<f32>);

impl VectorValue {
    /// The numbers, taken out.
    #[must_use]
    pub fn into_vec(self) -> Vec<f32> {
        self.0
    }
}

impl From<Vec<f32>> for VectorValue {
    fn from(numbers: Vec<f32>) -> Self {
        Self(numbers)
    }
}

impl From<&[f32]> for VectorValue {
    fn from(numbers: &[f32]) -> Self {
        Self(numbers.to_vec())
    }
}

impl Deref for VectorValue {
    type Target = [f32];

    fn deref(&self) -> &[f32] {
        &self.0
    }
}

crate::__for_any_backend!(Vector, VectorValue);

/// The numbers as bytes, four each, lowest first.
#[cfg(any(feature = "sqlite", feature = "mysql"))]
fn to_bytes(numbers: &[f32]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
}

#[cfg(any(feature = "sqlite", feature = "mysql"))]
fn from_bytes(bytes: &[u8]) -> deserialize::Result<VectorValue> {
    let (numbers, rest) = bytes.as_chunks();
    if !rest.is_empty() {
        return Err(format!("{} bytes are not a vector of 4-byte numbers", bytes.len()).into());
    }
    Ok(VectorValue(numbers.iter().map(|&number| f32::from_le_bytes(number)).collect()))
}

#[cfg(feature = "sqlite")]
impl ToSql<Vector, Sqlite> for VectorValue {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
        out.set_value(to_bytes(&self.0));
        Ok(IsNull::No)
    }
}

#[cfg(feature = "sqlite")]
impl FromSql<Vector, Sqlite> for VectorValue {
    fn from_sql(mut value: SqliteValue<'_, '_, '_>) -> deserialize::Result<Self> {
        from_bytes(value.read_blob())
    }
}

#[cfg(feature = "mysql")]
impl ToSql<Vector, Mysql> for VectorValue {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Mysql>) -> serialize::Result {
        out.write_all(&to_bytes(&self.0))?;
        Ok(IsNull::No)
    }
}

#[cfg(feature = "mysql")]
impl FromSql<Vector, Mysql> for VectorValue {
    fn from_sql(value: MysqlValue<'_>) -> deserialize::Result<Self> {
        from_bytes(value.as_bytes())
    }
}

/// In pgvector's binary form the number of dimensions and a reserved 0 go before, 16 bits each, and every
/// number has its highest byte first.
///
/// Source: pgvector 0.7, `src/vector.c`, `vector_recv`.
#[cfg(feature = "postgres")]
mod pgvector {
    use super::{
        FromSql, IsNull, Output, Pg, PgValue, ToSql, Vector, VectorValue, Write, deserialize,
        serialize,
    };

    pub(super) fn encode(numbers: &[f32]) -> Result<Vec<u8>, String> {
        let dimensions = u16::try_from(numbers.len())
            .map_err(|_| format!("a vector of {} numbers is too long", numbers.len()))?;
        let mut bytes = Vec::with_capacity(4 + 4 * numbers.len());
        bytes.extend(dimensions.to_be_bytes());
        bytes.extend([0, 0]);
        bytes.extend(numbers.iter().flat_map(|number| number.to_be_bytes()));
        Ok(bytes)
    }

    pub(super) fn decode(bytes: &[u8]) -> deserialize::Result<VectorValue> {
        let (head, numbers) =
            bytes.split_first_chunk::<4>().ok_or("a vector without its dimensions")?;
        let dimensions = usize::from(u16::from_be_bytes([head[0], head[1]]));
        let (numbers, rest) = numbers.as_chunks();
        if numbers.len() != dimensions || !rest.is_empty() {
            return Err("a vector whose length does not match its header".into());
        }
        Ok(VectorValue(numbers.iter().map(|&number| f32::from_be_bytes(number)).collect()))
    }

    impl ToSql<Vector, Pg> for VectorValue {
        fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
            out.write_all(&encode(&self.0)?)?;
            Ok(IsNull::No)
        }
    }

    impl FromSql<Vector, Pg> for VectorValue {
        fn from_sql(value: PgValue<'_>) -> deserialize::Result<Self> {
            decode(value.as_bytes())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(any(feature = "sqlite", feature = "mysql"))]
    #[test]
    fn bytes_hold_four_a_number_lowest_first() {
        let bytes = to_bytes(&[1.0, -0.5]);
        assert_eq!(bytes, [0, 0, 0x80, 0x3f, 0, 0, 0, 0xbf]);
        assert_eq!(&*from_bytes(&bytes).unwrap(), [1.0, -0.5]);
        assert!(from_bytes(&bytes[1..]).is_err());
        assert!(from_bytes(&[]).unwrap().is_empty());
    }

    #[cfg(feature = "postgres")]
    #[test]
    fn the_form_of_pgvector_goes_there_and_back() {
        let bytes = pgvector::encode(&[1.0, -0.5]).unwrap();
        assert_eq!(bytes, [0, 2, 0, 0, 0x3f, 0x80, 0, 0, 0xbf, 0, 0, 0]);
        assert_eq!(&*pgvector::decode(&bytes).unwrap(), [1.0, -0.5]);
        assert!(pgvector::decode(&bytes[..8]).is_err());
        assert!(pgvector::decode(&[0]).is_err());
        assert!(pgvector::encode(&vec![0.0; 70_000]).is_err());
    }
}
