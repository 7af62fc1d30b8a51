//! A new row takes the enum as well.

use knowledge_store::system2::{NewJobRun, NewJobRunRequired};

pub fn wrong() -> NewJobRun<'static> {
    NewJobRun::new(NewJobRunRequired {
        run_id: "run",
        job_id: "job",
        status: "failed", //~ E0308 mismatched types
    })
}
