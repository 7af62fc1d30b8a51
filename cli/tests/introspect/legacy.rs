//! The databases of the two systems that this one replaces, where the machine has them.

use std::path::Path;

use diesel::{Connection, SqliteConnection};
use tablewright_cli::introspect::sqlite::introspect;
use tablewright_codegen::schema::{
    AutoIncrement, Expression, ReferentialAction, Schema, SortOrder, Table,
};
use tablewright_testing::{Failed, Trial, legacy_folder, needing};

pub(crate) fn trials() -> Vec<Trial> {
    let folder = legacy_folder();
    let trial = |name: &str, test: fn(&Path) -> Result<(), Failed>| {
        let folder = folder.clone();
        needing(name, folder.is_some(), "no legacy databases", move || {
            test(&folder.unwrap_or_default())
        })
    };
    vec![
        trial("the_knowledge_database_is_described", knowledge),
        trial("the_database_of_the_other_order_is_described", knowledge_hce_first),
        trial("the_file_index_is_described_with_its_broken_full_text_table", file_index),
    ]
}

fn describe(folder: &Path, file: &str) -> Result<Schema, Failed> {
    let path = folder.join(file);
    let url = ["file:", &path.display().to_string(), "?mode=ro&immutable=1"].concat();
    let mut connection = SqliteConnection::establish(&url)?;
    Ok(introspect(&mut connection)?)
}

fn table<'s>(schema: &'s Schema, name: &str) -> Result<&'s Table, Failed> {
    schema.tables.get(name).ok_or_else(|| format!("no table {name}").into())
}

fn knowledge(folder: &Path) -> Result<(), Failed> {
    let schema = describe(folder, "knowledge.sqlite")?;
    assert_eq!(schema.tables.len(), 25, "{:?}", schema.tables.keys());
    let job = table(&schema, "job")?;
    let names: Vec<_> = job.checks.keys().map(ToString::to_string).collect();
    assert_eq!(names, ["ck_job_1"]);
    let key = job.primary_key.as_ref().ok_or("no primary key")?;
    assert_eq!(key.name.as_str(), "pk_job");
    let runs = table(&schema, "llm_response")?;
    assert!(runs.foreign_keys.contains_key("fk_llm_response_request_id"));
    assert!(runs.unique_constraints.contains_key("uq_llm_response_request_id"));
    assert!(schema.views.contains_key("claim_validation_analytics"));
    Ok(())
}

fn knowledge_hce_first(folder: &Path) -> Result<(), Failed> {
    let schema = describe(folder, "knowledge_hce_first.sqlite")?;
    let claims = table(&schema, "claims")?;
    assert_eq!(claims.primary_key.as_ref().ok_or("no primary key")?.columns.len(), 2);
    // Full-text tables without content are no index of any table.
    assert!(schema.raw_objects.contains_key("claims_fts"));
    assert!(!schema.tables.keys().any(|name| name.as_str().starts_with("claims_fts")));
    assert!(schema.views.contains_key("v_episode_claims"));
    Ok(())
}

fn file_index(folder: &Path) -> Result<(), Failed> {
    let schema = describe(folder, "file_index.sqlite")?;
    let chunks = table(&schema, "text_chunks_v2")?;
    assert_eq!(chunks.columns[0].auto_increment, Some(AutoIncrement::NeverReuse));
    assert!(chunks.checks.contains_key("ck_text_chunks_v2_chunk_envelope"));
    let key = &chunks.foreign_keys["fk_text_chunks_v2_file_path"];
    assert_eq!(key.on_delete, ReferentialAction::Cascade);
    let json = &chunks.indexes["idx_chunks_json_filename"].keys[0].expression;
    // Without a cast it is JSON, which a portable `json_extract` is not.
    assert!(matches!(json, Expression::Raw(_)), "{json:?}");
    // The full-text table names a column that the table does not have, and its triggers are wrong.
    assert!(chunks.search_indexes.is_empty());
    assert!(schema.raw_objects.contains_key("chunks_fts"));
    assert!(chunks.triggers.contains_key("chunks_fts_delete"));
    let stats = &table(&schema, "processing_stats")?.indexes["idx_stats_directory"];
    assert_eq!(stats.keys[1].order, SortOrder::Descending);
    Ok(())
}
