//! Text as bytes in UTF-8 and back, on SQL Server, which does neither before 2019: a `VARCHAR` has a code page,
//! and what that lacks becomes a question mark.
//!
//! A function in the script does the work; it is dropped after the `UPDATE` that calls it. It is a table-valued
//! function, since any other must be called with the name of its schema, which is the user's. It handles only
//! numbers and bytes, so no collation is involved, and it refuses invalid UTF-8.
//!
//! Source: SQL Server, "CREATE FUNCTION" (one-part names; no `RAISERROR` inside), "Collation and Unicode support"
//! (`NVARCHAR` is UTF-16), "binary and varbinary" (a number is cut on the left).

use super::super::Script;
use crate::{
    schema::{ColumnName, TableName},
    sql::writer::Statement,
};

/// A direction between bytes and text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Utf8 {
    /// Bytes to text.
    Decode,
    /// Text to bytes.
    Encode,
}

impl Utf8 {
    /// `CREATE FUNCTION`, alone in its batch.
    pub(super) fn create(self, out: &mut Script) {
        let body = match self {
            Self::Decode => DECODE,
            Self::Encode => ENCODE,
        };
        out.headed("bytes and text in UTF-8", |sql| {
            sql.words("CREATE FUNCTION").name(&self.name()).raw(body)
        })
        .alone();
    }

    /// `DROP FUNCTION`.
    pub(super) fn drop(self, out: &mut Script) {
        out.more(|sql| sql.words("DROP FUNCTION").name(&self.name()));
    }

    /// Appends the converted value of a column.
    pub(super) fn call(self, column: &ColumnName, out: &mut Statement) {
        out.words("(SELECT [value] FROM").name(&self.name()).mark("(").name(column).mark("))");
    }

    fn name(self) -> TableName {
        TableName::from(match self {
            Self::Decode => "__tablewright_text",
            Self::Encode => "__tablewright_bytes",
        })
    }
}

/// From the first byte of a character follows how many more it has; the least code keeps a longer form of a
/// shorter character out. Bytes of UTF-16, the lower first, are gathered in pieces, since a value that grows
/// long is copied with every byte.
const DECODE: &str = "(@bytes VARBINARY(MAX))
RETURNS @result TABLE ([value] NVARCHAR(MAX) NULL) AS
BEGIN
    DECLARE @problem NVARCHAR(30) = N'bytes that are no UTF-8';
    DECLARE @all VARBINARY(MAX) = 0x, @part VARBINARY(8000) = 0x, @at BIGINT = 1;
    DECLARE @code INT, @next INT, @more INT, @least INT;
    WHILE @at <= DATALENGTH(@bytes)
    BEGIN
        SET @code = CONVERT(INT, SUBSTRING(@bytes, @at, 1));
        SET @more = CASE
            WHEN @code < 128 THEN 0
            WHEN @code BETWEEN 194 AND 223 THEN 1
            WHEN @code BETWEEN 224 AND 239 THEN 2
            WHEN @code BETWEEN 240 AND 244 THEN 3
        END;
        SET @least = CASE @more WHEN 2 THEN 2048 WHEN 3 THEN 65536 ELSE 0 END;
        SET @code = CASE @more WHEN 0 THEN @code WHEN 1 THEN @code - 192 WHEN 2 THEN @code - 224 WHEN 3 THEN @code - 240 END;
        SET @at = @at + 1;
        WHILE @more > 0
        BEGIN
            SET @next = CONVERT(INT, SUBSTRING(@bytes, @at, 1));
            SET @code = CASE WHEN @next BETWEEN 128 AND 191 THEN @code * 64 + @next - 128 END;
            SET @at = @at + 1;
            SET @more = @more - 1;
        END;
        IF @code IS NULL OR @code < @least OR @code BETWEEN 55296 AND 57343 OR @code > 1114111
            SET @code = CONVERT(INT, @problem);
        IF @code >= 65536
        BEGIN
            SET @next = 55296 + (@code - 65536) / 1024;
            SET @part = @part + CONVERT(VARBINARY(1), @next % 256) + CONVERT(VARBINARY(1), @next / 256);
            SET @code = 56320 + @code % 1024;
        END;
        SET @part = @part + CONVERT(VARBINARY(1), @code % 256) + CONVERT(VARBINARY(1), @code / 256);
        IF DATALENGTH(@part) > 7900
        BEGIN
            SET @all = @all + @part;
            SET @part = 0x;
        END;
    END;
    INSERT INTO @result ([value]) VALUES (CASE WHEN @bytes IS NOT NULL THEN CONVERT(NVARCHAR(MAX), @all + @part) END);
    RETURN;
END";

/// Half of a pair stands for no character, so it is refused.
const ENCODE: &str = "(@text NVARCHAR(MAX))
RETURNS @result TABLE ([value] VARBINARY(MAX) NULL) AS
BEGIN
    DECLARE @problem NVARCHAR(30) = N'text that is no UTF-16';
    DECLARE @units VARBINARY(MAX) = CONVERT(VARBINARY(MAX), @text);
    DECLARE @all VARBINARY(MAX) = 0x, @part VARBINARY(8000) = 0x, @at BIGINT = 1;
    DECLARE @code INT, @next INT;
    WHILE @at < DATALENGTH(@units)
    BEGIN
        SET @code = CONVERT(INT, SUBSTRING(@units, @at + 1, 1)) * 256 + CONVERT(INT, SUBSTRING(@units, @at, 1));
        SET @at = @at + 2;
        IF @code BETWEEN 55296 AND 57343
        BEGIN
            SET @next = CONVERT(INT, SUBSTRING(@units, @at + 1, 1)) * 256 + CONVERT(INT, SUBSTRING(@units, @at, 1));
            SET @at = @at + 2;
            SET @code = CASE WHEN @code < 56320 AND @next BETWEEN 56320 AND 57343
                THEN 65536 + (@code - 55296) * 1024 + @next - 56320 END;
            IF @code IS NULL
                SET @code = CONVERT(INT, @problem);
        END;
        IF @code < 128
            SET @part = @part + CONVERT(VARBINARY(1), @code);
        ELSE IF @code < 2048
            SET @part = @part + CONVERT(VARBINARY(1), 192 + @code / 64) + CONVERT(VARBINARY(1), 128 + @code % 64);
        ELSE IF @code < 65536
            SET @part = @part + CONVERT(VARBINARY(1), 224 + @code / 4096)
                + CONVERT(VARBINARY(1), 128 + @code / 64 % 64) + CONVERT(VARBINARY(1), 128 + @code % 64);
        ELSE
            SET @part = @part + CONVERT(VARBINARY(1), 240 + @code / 262144)
                + CONVERT(VARBINARY(1), 128 + @code / 4096 % 64)
                + CONVERT(VARBINARY(1), 128 + @code / 64 % 64) + CONVERT(VARBINARY(1), 128 + @code % 64);
        IF DATALENGTH(@part) > 7900
        BEGIN
            SET @all = @all + @part;
            SET @part = 0x;
        END;
    END;
    INSERT INTO @result ([value]) VALUES (CASE WHEN @text IS NOT NULL THEN @all + @part END);
    RETURN;
END";
