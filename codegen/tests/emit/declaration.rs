//! Declarations made in code: a small library of books with one of everything.

use std::collections::BTreeMap;

use tablewright_codegen::dialect::{DialectTexts, PerDialect};
use tablewright_codegen::schema::{
    AutoIncrement, Column, ColumnName, ColumnType, ConstraintName, Declaration, Enum, Expression,
    ForeignKey, Generated, GeneratedStorage, Nullability, PrimaryKey, Table, TableName, View,
    additions::Additions,
    expression::Literal,
    presentation::{
        ColumnPresentation, EnumPresentation, FieldType, LeftOut, ModelKind, Module,
        TablePresentation, ViewColumn, ViewPresentation, Visibility,
    },
};

pub(crate) fn column(name: &str, type_: ColumnType) -> Column {
    Column::new(ColumnName::new(name), type_)
}

pub(crate) fn nullable(name: &str, type_: ColumnType) -> Column {
    Column { nullability: Nullability::Nullable, ..column(name, type_) }
}

pub(crate) fn id(name: &str) -> Column {
    Column { auto_increment: Some(AutoIncrement::Plain), ..column(name, ColumnType::BigInt) }
}

pub(crate) fn with_default(column: Column, default: Literal) -> Column {
    Column { default: Some(Expression::Literal(default)), ..column }
}

fn generated(column: Column, from: &str) -> Column {
    let expression = Expression::Column(from.into());
    Column {
        generated: Some(Generated { expression, storage: GeneratedStorage::Stored }),
        ..column
    }
}

pub(crate) fn table(key: &[&str], columns: Vec<Column>) -> Table {
    let columns_of_key = key.iter().map(|name| ColumnName::new(*name)).collect();
    let primary_key = PrimaryKey::new(ConstraintName::new("pk"), columns_of_key);
    Table { columns: columns.into(), primary_key: Some(primary_key), ..Table::default() }
}

pub(crate) fn references(mut table: Table, columns: &[&str], to: &str, keys: &[&str]) -> Table {
    let names = |names: &[&str]| names.iter().map(|name| ColumnName::new(*name)).collect();
    let name = ConstraintName::new(format!("fk_{}", columns.join("_")));
    let foreign_key = ForeignKey::new(names(columns), TableName::new(to), names(keys));
    table.foreign_keys.insert(name, foreign_key);
    table
}

pub(crate) fn declare(tables: Vec<(&str, Table)>) -> Declaration {
    let mut declaration = Declaration::default();
    for (name, table) in tables {
        declaration.schema.tables.insert(TableName::new(name), table);
    }
    declaration
}

/// One of everything that is emitted.
pub(crate) fn library() -> Declaration {
    let mut declaration = declare(vec![
        ("books", books()),
        ("authors", authors()),
        ("book_authors", book_authors()),
        ("media", media()),
        ("labels", labels()),
        ("shelves", shelves()),
        ("routes", table(&["net"], vec![column("net", ColumnType::Text)])),
        (
            "type",
            table(
                &["self"],
                vec![column("self", ColumnType::Integer), column("type", ColumnType::Text)],
            ),
        ),
    ]);
    add_enums(&mut declaration);
    add_views(&mut declaration);
    add_presentation(&mut declaration);
    declaration
}

fn string(length: u32) -> ColumnType {
    ColumnType::String { length }
}

fn books() -> Table {
    let table = table(
        &["id"],
        vec![
            id("id"),
            column("title", string(200)),
            with_default(
                column("state", ColumnType::Enum("book_state".into())),
                Literal::Text("new".into()),
            ),
            nullable("previous_state", ColumnType::Enum("book_state".into())),
            nullable("sequel_of", ColumnType::BigInt),
            nullable("main_author", string(20)),
            nullable("main author's \"pen\" name", ColumnType::Text),
            generated(column("title_copy", string(200)), "title"),
            with_default(column("lent", ColumnType::Bool), Literal::Boolean(false)),
        ],
    );
    let table = references(table, &["sequel_of"], "books", &["id"]);
    references(table, &["main_author"], "authors", &["code"])
}

fn authors() -> Table {
    table(
        &["code"],
        vec![
            column("code", string(20)),
            column("name", ColumnType::Text),
            column("living", ColumnType::Bool),
            column("verified", ColumnType::Bool),
            column("translated", ColumnType::Bool),
            column("edited", ColumnType::Bool),
        ],
    )
}

fn book_authors() -> Table {
    let table = table(
        &["book_id", "author_code"],
        vec![column("book_id", ColumnType::BigInt), column("author_code", string(20))],
    );
    let table = references(table, &["book_id"], "books", &["id"]);
    references(table, &["author_code"], "authors", &["code"])
}

fn media() -> Table {
    let table = table(
        &["uuid"],
        vec![
            column("uuid", ColumnType::Uuid),
            column("small", ColumnType::SmallInt),
            column("float", ColumnType::Float),
            column("double", ColumnType::Double),
            column("price", ColumnType::Decimal { precision: 10, scale: 2 }),
            nullable("discount", ColumnType::Decimal { precision: 10, scale: 2 }),
            column("bytes", ColumnType::Bytes),
            column("date", ColumnType::Date),
            column("time", ColumnType::Time),
            column("timestamp", ColumnType::Timestamp),
            column("moment", ColumnType::TimestampTz),
            nullable("json", ColumnType::Json),
            column("vector", ColumnType::Vector { dimensions: 3 }),
            column("ops", ColumnType::Integer),
            column("str", ColumnType::Text),
            column("media", ColumnType::Text),
            nullable("front", ColumnType::BigInt),
            nullable("back", ColumnType::BigInt),
        ],
    );
    let table = references(table, &["front"], "books", &["id"]);
    references(table, &["back"], "books", &["id"])
}

/// Rust leaves out a column, and a table that it refers to.
fn labels() -> Table {
    let table = table(
        &["id"],
        vec![
            id("id"),
            column("words", ColumnType::Text),
            nullable("tags", ColumnType::Text),
            nullable("route", ColumnType::Text),
        ],
    );
    references(table, &["route"], "routes", &["net"])
}

/// Rust leaves out a column that wants a value, and reads one by a Diesel type of the spec's.
fn shelves() -> Table {
    table(
        &["id"],
        vec![
            id("id"),
            column("state", ColumnType::Enum("book_state".into())),
            column("area", ColumnType::Text),
            nullable("place", ColumnType::Bytes),
        ],
    )
}

fn added(derives: &[&str], attributes: &[&str]) -> Additions {
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    Additions { derives: texts(derives), attributes: texts(attributes) }
}

fn add_enums(declaration: &mut Declaration) {
    let values = ["new", "worn out", "", "+"].map(str::to_owned).to_vec();
    declaration.schema.enums.insert("book_state".into(), Enum::new(values, 20));
    declaration.presentation.enums.insert(
        "book_state".into(),
        EnumPresentation {
            doc: Some("How a book is.".into()),
            rust_name: None,
            additions: added(
                &["serde::Serialize", "serde::Deserialize"],
                &["serde(rename_all = \"snake_case\")"],
            ),
            values: BTreeMap::from([("worn out".into(), "Pages are missing.".into())]),
        },
    );
}

fn add_views(declaration: &mut Declaration) {
    let view = View { query: PerDialect::default(), after: Vec::new() };
    declaration.schema.views.insert("lent_books".into(), view.clone());
    declaration.schema.views.insert("unseen".into(), view);
    let column = |name: &str, type_, nullability| ViewColumn {
        name: ColumnName::new(name),
        type_,
        sql_types: DialectTexts::default(),
        field: FieldType::Portable,
        nullability,
        doc: None,
    };
    declaration.presentation.views.insert(
        "lent_books".into(),
        ViewPresentation {
            left_out: LeftOut::default(),
            visibility: Visibility::Crate,
            additions: [(ModelKind::Rows, added(&["Hash", "Eq"], &["non_exhaustive"]))].into(),
            module: Some("lending".into()),
            doc: Some("The books that are lent.".into()),
            columns: vec![
                column("book_id", ColumnType::BigInt, Nullability::NotNull),
                column("title", ColumnType::Text, Nullability::Nullable),
            ],
            primary_key: vec!["book_id".into()],
        },
    );
}

fn add_presentation(declaration: &mut Declaration) {
    let presentation = &mut declaration.presentation;
    presentation.modules = vec![
        Module { name: "lending".into(), doc: Some("Who has which book.".into()) },
        Module { name: "catalogue".into(), doc: None },
    ];
    for name in ["books", "authors", "book_authors"] {
        let module = Some("catalogue".into());
        presentation.tables.insert(name.into(), TablePresentation { module, ..Default::default() });
    }
    let books = presentation.tables.entry("books".into()).or_default();
    books.doc = Some("The books of the library.\n\nEach is one copy, \"bound\".".into());
    books.columns.insert(
        "title".into(),
        ColumnPresentation { doc: Some("As on the cover.".into()), ..Default::default() },
    );
    let shown = added(&["serde::Serialize"], &["serde(rename_all = \"camelCase\")"]);
    books.additions = [ModelKind::Rows, ModelKind::New, ModelKind::Changes]
        .map(|kind| (kind, shown.clone()))
        .into();
    let rows = books.additions.entry(ModelKind::Rows).or_default();
    rows.derives.push("serde::Deserialize".into());
    let authors = presentation.tables.entry("authors".into()).or_default();
    let derives = ["PartialEq", "Eq", "Hash", "serde::Serialize", "serde::Deserialize"];
    let attributes = [
        "serde(rename_all = \"camelCase\", deny_unknown_fields, bound(serialize = \"\", deserialize = \"\"))",
        "must_use",
    ];
    authors.additions = [
        (ModelKind::Rows, added(&derives, &attributes)),
        (ModelKind::New, added(&["Default", "PartialEq", "Eq"], &[])),
    ]
    .into();
    for name in ["authors", "labels"] {
        let table = presentation.tables.entry(name.into()).or_default();
        table.visibility = Visibility::Crate;
    }
    let media = TablePresentation { row: Some("Medium".into()), ..Default::default() };
    presentation.tables.insert("media".into(), media);
    let routes = TablePresentation { hidden: true, ..Default::default() };
    presentation.tables.insert("routes".into(), routes);
    for (table, column, field) in [
        ("labels", "tags", FieldType::Hidden),
        ("shelves", "area", FieldType::Hidden),
        ("shelves", "place", FieldType::Own { rust: "String".into(), diesel: Some("Text".into()) }),
    ] {
        let table = presentation.tables.entry(table.into()).or_default();
        table.module = Some("catalogue".into());
        let shown = ColumnPresentation { field, ..Default::default() };
        table.columns.insert(column.into(), shown);
    }
}
