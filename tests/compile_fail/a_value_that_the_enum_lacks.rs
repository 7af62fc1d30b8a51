//! The enum has no value `Lost`.

use knowledge_store::enums::JobRunStatus;

pub fn wrong() -> JobRunStatus {
    JobRunStatus::Lost //~ E0599 named `Lost`
}
