//! A new row takes the enum as well.

use knowledge_store::system2::NewJobRun;

pub fn wrong() -> NewJobRun<'static> {
    NewJobRun::new("run", "job", "failed") //~ E0308 mismatched types
}
