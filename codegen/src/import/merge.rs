//! Several databases' declarations → one, with dialect variants.

use super::Draft;
use crate::dialect::Dialect;

/// Makes one declaration of all.
pub(super) fn merge(drafts: Vec<(Dialect, Draft)>) -> Draft {
    drafts.into_iter().map(|(_, draft)| draft).next().unwrap_or_default()
}
