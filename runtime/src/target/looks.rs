//! The state of a MySQL or MariaDB object: all text that the server returns about it, for comparing it with a later
//! state. Start reading at [`table_text`].

use diesel::{
    MysqlConnection, QueryResult, QueryableByName, RunQueryDsl,
    dsl::sql,
    mysql::Mysql,
    row::NamedRow,
    sql_query,
    sql_types::{Bool, Text},
};

/// A text about one object, named by a bound value.
#[derive(QueryableByName)]
struct Look {
    #[diesel(sql_type = Text)]
    text: String,
}

/// What `query`, which names its column `text`, says about the object of this name, if there is one.
fn text_of(
    connection: &mut MysqlConnection,
    query: &str,
    name: &str,
) -> QueryResult<Option<String>> {
    let rows = sql_query(query).bind::<Text, _>(name).load::<Look>(connection)?;
    Ok((!rows.is_empty()).then(|| rows.into_iter().map(|row| row.text).collect()))
}

/// Whether `query`, which names its column `text`, finds an object of this name, in this table if it is in one.
pub(super) fn has_object(
    connection: &mut MysqlConnection,
    query: &str,
    table: &str,
    name: &str,
) -> QueryResult<bool> {
    let query = sql_query(query).bind::<Text, _>(table).bind::<Text, _>(name);
    Ok(!query.load::<Look>(connection)?.is_empty())
}

/// How a table or a view looks, but for the number that its next row gets.
pub(super) fn table_text(
    connection: &mut MysqlConnection,
    name: &str,
) -> QueryResult<Option<String>> {
    const KIND: &str = "SELECT table_type AS text FROM information_schema.tables \
                        WHERE table_schema = DATABASE() AND table_name = ?";
    if text_of(connection, KIND, name)?.is_none() {
        return Ok(None);
    }
    if !is_mariadb(connection)? {
        return described(connection, name).map(Some);
    }
    let text = show_create_table(connection, name)?;
    let Some((before, after)) = text.split_once(" AUTO_INCREMENT=") else { return Ok(Some(text)) };
    let after = after.trim_start_matches(|digit: char| digit.is_ascii_digit());
    Ok(Some([before, after].concat()))
}

pub(super) fn is_mariadb(connection: &mut MysqlConnection) -> QueryResult<bool> {
    sql::<Bool>("SELECT VERSION() LIKE '%MariaDB%'").get_result(connection)
}

/// What `SHOW CREATE TABLE` says, under either of the names that it says it.
struct TableText(String);

impl QueryableByName<Mysql> for TableText {
    fn build<'a>(row: &impl NamedRow<'a, Mysql>) -> diesel::deserialize::Result<Self> {
        let table = NamedRow::get::<Text, String>(row, "Create Table");
        table.or_else(|_| NamedRow::get::<Text, String>(row, "Create View")).map(Self)
    }
}

/// The statement that makes a table or a view, as MariaDB shows it, and MySQL what is no view.
///
/// # Errors
///
/// If the server refuses to show it.
pub fn show_create_table(connection: &mut MysqlConnection, name: &str) -> QueryResult<String> {
    let show = ["SHOW CREATE TABLE `", &name.replace('`', "``"), "`"].concat();
    let rows = sql_query(show).load::<TableText>(connection)?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// What MySQL's information schema says of a table, of its parts, and of a view.
///
/// MySQL does not say before it runs a prepared `SHOW CREATE` what columns that will have, and Diesel prepares
/// every statement that gives rows.
const DESCRIPTIONS: [&str; 7] = [
    "SELECT CAST(JSON_ARRAY(table_name, table_type, engine, row_format, table_collation, create_options, table_comment) \
     AS CHAR) AS text FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = ?",
    "SELECT CAST(JSON_ARRAY(column_name, column_type, is_nullable, column_default, extra, \
     generation_expression, collation_name, column_comment, srs_id) AS CHAR) AS text \
     FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = ? \
     ORDER BY ordinal_position",
    "SELECT CAST(JSON_ARRAY(index_name, non_unique, index_type, column_name, sub_part, collation, expression, \
     is_visible, index_comment) AS CHAR) AS text FROM information_schema.statistics \
     WHERE table_schema = DATABASE() AND table_name = ? ORDER BY index_name, seq_in_index",
    "SELECT CAST(JSON_ARRAY(owner.constraint_name, constraint_type, enforced, check_clause, update_rule, \
     delete_rule) AS CHAR) AS text FROM information_schema.table_constraints AS owner \
     LEFT JOIN information_schema.check_constraints AS item USING (constraint_schema, constraint_name) \
     LEFT JOIN information_schema.referential_constraints AS reference \
     ON reference.constraint_schema = owner.constraint_schema \
     AND reference.constraint_name = owner.constraint_name AND reference.table_name = owner.table_name \
     WHERE table_schema = DATABASE() AND owner.table_name = ? ORDER BY owner.constraint_name",
    "SELECT CAST(JSON_ARRAY(constraint_name, column_name, referenced_table_schema, referenced_table_name, \
     referenced_column_name) AS CHAR) AS text FROM information_schema.key_column_usage \
     WHERE table_schema = DATABASE() AND table_name = ? ORDER BY constraint_name, ordinal_position",
    "SELECT CAST(JSON_ARRAY(partition_name, subpartition_name, partition_method, partition_expression, \
     partition_description) AS CHAR) AS text FROM information_schema.partitions \
     WHERE table_schema = DATABASE() AND table_name = ? ORDER BY partition_name, subpartition_name",
    "SELECT CAST(JSON_ARRAY(view_definition, check_option, security_type, definer) AS CHAR) AS text \
     FROM information_schema.views WHERE table_schema = DATABASE() AND table_name = ?",
];

fn described(connection: &mut MysqlConnection, name: &str) -> QueryResult<String> {
    let mut texts = String::new();
    for query in DESCRIPTIONS {
        texts.extend(text_of(connection, query, name)?);
    }
    Ok(texts)
}
