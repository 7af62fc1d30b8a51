//! Rows of a view are read only: it has no struct to insert one.

use knowledge_store::models::NewClaimValidationAnalytics; //~ E0432 unresolved import

pub type Wrong = NewClaimValidationAnalytics;
