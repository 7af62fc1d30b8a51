//! Full-text indexes of PostgreSQL: a generated `tsvector` column with a GIN index.
//!
//! The column is recognised by its name, type and expression, which must be exactly those of a [`SearchIndex`].
//! Anything else stays a column and an index.

use tablewright::{
    connection::DatabaseKind,
    unstable::{Token, TokenKind, tokens},
};
use tablewright_codegen::{
    dialect::DialectSet,
    schema::{
        Column, ColumnName, ColumnType, Expression, Index, IndexName, SearchIndex, SearchLanguage,
        Table, naming::stable_name,
    },
};

/// Recognises the full-text indexes of `table` and takes their columns and indexes out of it.
pub(super) fn take_search_indexes(table: &mut Table) {
    let found: Vec<_> = table
        .indexes
        .iter()
        .filter_map(|(name, index)| {
            let vector = vector_column(name, index, table)?;
            Some((name.clone(), vector.name.clone(), read_vector(vector, table)?))
        })
        .collect();
    for (name, vector, index) in found {
        table.indexes.remove(&name);
        table.columns.retain(|column| column.name != vector);
        table.search_indexes.insert(name, index);
    }
}

/// The column of a GIN index of one key, if it has the name that the renderer gives it.
fn vector_column<'t>(name: &IndexName, index: &Index, table: &'t Table) -> Option<&'t Column> {
    let [key] = index.keys.as_slice() else { return None };
    let Expression::Column(column) = &key.expression else { return None };
    let is_ours = index.method.postgres.as_deref() == Some("gin")
        && index.predicate.is_none()
        && column.as_str() == stable_name(&[name.as_str(), "vector"]);
    table.column(column).filter(|_| is_ours)
}

/// Reads `to_tsvector('simple', coalesce(one, '') || ' ' || coalesce(other, ''))`, as PostgreSQL writes it:
/// with casts and parentheses, which are passed over. A generated column of `table` is told by what it is
/// computed from, which stands in its place.
fn read_vector(column: &Column, table: &Table) -> Option<SearchIndex> {
    let ColumnType::Other(type_) = &column.type_ else { return None };
    let text = computed(column).filter(|_| type_.eq_ignore_ascii_case("tsvector"))?;
    let tokens = without_casts(&tokens(text, DatabaseKind::Postgres));
    let mut rest = tokens.as_slice();
    skip(&mut rest, &["to_tsvector"])?;
    let language = match rest.split_off_first()?.text {
        "'simple'" => SearchLanguage::Simple,
        "'english'" => SearchLanguage::English,
        _ => return None,
    };
    skip(&mut rest, &[","])?;
    let mut columns = Vec::new();
    loop {
        skip(&mut rest, &["coalesce"])?;
        columns.push(read_column(&mut rest, table)?);
        skip(&mut rest, &[",", "''"])?;
        if rest.is_empty() {
            return Some(SearchIndex { columns, language, dialects: DialectSet::all() });
        }
        skip(&mut rest, &["|", "|", "' '", "|", "|"])?;
    }
}

/// What a column is computed from, if it is.
fn computed(column: &Column) -> Option<&str> {
    let Expression::Raw(text) = &column.generated.as_ref()?.expression else { return None };
    text.postgres.as_deref()
}

/// Reads a column, or the expression of a generated one.
fn read_column(rest: &mut &[Token<'_>], table: &Table) -> Option<ColumnName> {
    for column in &table.columns {
        let Some(text) = computed(column) else { continue };
        let expression = without_casts(&tokens(text, DatabaseKind::Postgres));
        let texts = expression.iter().map(|token| token.text);
        let begins = rest.iter().map(|token| token.text).take(expression.len()).eq(texts);
        let behind = rest.get(expression.len()).map(|token| token.text);
        if begins && behind == Some(",") && !expression.is_empty() {
            *rest = &rest[expression.len()..];
            return Some(column.name.clone());
        }
    }
    Some(ColumnName::new(rest.split_off_first()?.unquoted()))
}

/// Takes these words and marks off `rest`, if it begins with them.
fn skip(rest: &mut &[Token<'_>], expected: &[&str]) -> Option<()> {
    for word in expected {
        rest.split_off_first().filter(|token| token.text.eq_ignore_ascii_case(word))?;
    }
    Some(())
}

/// The tokens without parentheses and without `::type`.
fn without_casts<'t>(tokens: &[Token<'t>]) -> Vec<Token<'t>> {
    let mut kept: Vec<Token<'t>> = Vec::new();
    let mut rest = tokens.iter().copied().peekable();
    while let Some(token) = rest.next() {
        if token.is(":") {
            rest.next_if(|token| token.is(":"));
            rest.next_if(|token| token.kind != TokenKind::Mark);
            rest.next_if(|token| token.is("varying"));
        } else if !token.is("(") && !token.is(")") {
            kept.push(token);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use tablewright_codegen::{
        dialect::PerDialect,
        schema::{Generated, GeneratedStorage, Nullability},
    };

    use super::*;

    fn read(text: &str) -> Option<SearchIndex> {
        let sql = PerDialect { postgres: Some(text.to_owned()), ..PerDialect::default() };
        let generated = Generated {
            expression: Expression::Raw(Box::new(sql)),
            storage: GeneratedStorage::Stored,
        };
        let computed = PerDialect {
            postgres: Some("(payload #>> '{content}'::text[])".to_owned()),
            ..PerDialect::default()
        };
        let computed = Generated {
            expression: Expression::Raw(Box::new(computed)),
            storage: GeneratedStorage::Stored,
        };
        let table = Table {
            columns: vec![column("content", ColumnType::Text, Some(computed))].into(),
            ..Table::default()
        };
        let type_ = ColumnType::Other("tsvector".to_owned());
        read_vector(&column("search_t_vector", type_, Some(generated)), &table)
    }

    fn column(name: &str, type_: ColumnType, generated: Option<Generated>) -> Column {
        Column { nullability: Nullability::Nullable, generated, ..Column::new(name.into(), type_) }
    }

    #[test]
    fn a_vector_of_several_columns_is_read_through_its_casts() {
        let index = read(
            "to_tsvector('english'::regconfig, (((COALESCE(body, ''::text) || ' '::text) || \
             (COALESCE(\"we\"\"ird\", ''::character varying))::text) || ' '::text) || \
             COALESCE((payload)::text, ''::text))",
        )
        .unwrap();
        let names: Vec<_> = index.columns.iter().map(ColumnName::as_str).collect();
        assert_eq!(names, ["body", "we\"ird", "payload"]);
        assert_eq!(index.language, SearchLanguage::English);
    }

    #[test]
    fn the_expression_of_a_generated_column_is_that_column() {
        let index = read(
            "to_tsvector('simple'::regconfig, ((COALESCE((payload #>> '{content}'::text[]), ''::text) || \
             ' '::text) || COALESCE(payload, ''::text)))",
        )
        .unwrap();
        let names: Vec<_> = index.columns.iter().map(ColumnName::as_str).collect();
        assert_eq!(names, ["content", "payload"]);
        let other =
            "to_tsvector('simple'::regconfig, COALESCE((payload #>> '{title}'::text[]), ''::text))";
        assert_eq!(read(other), None);
    }

    #[test]
    fn a_vector_of_another_form_is_none() {
        for text in [
            "to_tsvector('german'::regconfig, COALESCE(body, ''::text))",
            "to_tsvector('simple'::regconfig, COALESCE(body, 'x'::text))",
            "to_tsvector('simple'::regconfig, body)",
            "setweight(to_tsvector('simple'::regconfig, COALESCE(body, ''::text)), 'A'::\"char\")",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
