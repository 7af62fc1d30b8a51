//! What a step is about, for those who look for some steps of a plan.

use super::{
    AlterColumnStep, CheckStep, ForeignKeyStep, IndexStep, RenameTableStep, Step, UniqueStep,
};

/// A fact of a step for each of the named variants: what it holds if it is that one.
macro_rules! held_by {
    ($($(#[$doc:meta])* $name:ident: $variant:ident => $held:ty;)*) => {
        impl Step {$(
            $(#[$doc])*
            pub(in crate::plan) fn $name(&self) -> Option<&$held> {
                if let Self::$variant(step) = self { Some(step) } else { None }
            }
        )*}
    };
}

held_by! {
    /// The rename of a table that it is.
    renamed_table: RenameTable => RenameTableStep;
    /// The index that it creates.
    created_index: CreateIndex => IndexStep;
    /// The index that it drops.
    dropped_index: DropIndex => IndexStep;
    /// The unique constraint that it adds.
    added_unique: AddUnique => UniqueStep;
    /// The unique constraint that it drops.
    dropped_unique: DropUnique => UniqueStep;
    /// The foreign key that it adds.
    added_foreign_key: AddForeignKey => ForeignKeyStep;
    /// The check that it adds.
    added_check: AddCheck => CheckStep;
    /// The check that it drops.
    dropped_check: DropCheck => CheckStep;
    /// The column that it alters.
    altered_column: AlterColumn => AlterColumnStep;
}

impl Step {
    /// Whether it creates or drops views or triggers, or keeps what belongs to views.
    pub(in crate::plan) fn is_of_views_or_triggers(&self) -> bool {
        matches!(
            self,
            Self::DropView(_)
                | Self::CreateView(_)
                | Self::AlterView(_)
                | Self::DropTrigger(_)
                | Self::CreateTrigger(_)
                | Self::KeepViews(_)
                | Self::RestoreViews(_)
        )
    }
}
