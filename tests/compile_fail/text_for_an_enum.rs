//! A column of an enum is compared with the enum, not with any text.

use knowledge_store::{diesel::prelude::*, system2::job_run};

pub fn wrong() {
    let _ = job_run::status.eq("failed"); //~ E0277 AsExpression
}
