//! The commands that make history, as a team uses them: sealing with proofs, and two branches that come together.

mod along;
mod leftover;
#[path = "../../../runtime/tests/support/linked.rs"]
mod linked;
mod raw;
mod rebase;
mod repository;
mod seal;
mod spellings;
mod upgrade;
mod views;

use tablewright_testing::{needing, program, run};

fn main() {
    let mut trials = Vec::new();
    let has_git = program("TEST_GIT", "git").is_some();
    for (name, test) in rebase::TESTS {
        trials.push(needing(name, has_git, "no git", test));
    }
    trials.extend(seal::trials());
    trials.extend(leftover::trials());
    trials.extend(raw::trials());
    trials.extend(spellings::trials());
    trials.extend(upgrade::trials());
    trials.extend(views::trials());
    trials.extend(along::trials());
    run(trials);
}
