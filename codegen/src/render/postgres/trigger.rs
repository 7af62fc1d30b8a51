//! Triggers of PostgreSQL: a function and the trigger that calls it.

use super::super::{RenderedStatement, Script, trigger};
use crate::{
    dialect::Dialect, plan::TriggerStep, schema::naming::stable_name, sql::writer::Statement,
};

/// The function, then the trigger.
pub(super) fn create(step: &TriggerStep, out: &mut Script) {
    let mut function = Statement::new(Dialect::Postgres);
    function.words("CREATE FUNCTION").identifier(&function_name(step)).mark("()");
    function.words("RETURNS trigger LANGUAGE plpgsql AS").dollar_quoted(|function| {
        function.line(0).words("BEGIN");
        trigger::body(&step.body, 1, function);
        function.line(0).words("END;").line(0);
    });
    out.statements.push(RenderedStatement::of("trigger", &step.name, function));

    let mut statement = Statement::new(Dialect::Postgres);
    statement.words("CREATE TRIGGER").name(&step.name);
    statement.words(trigger::timing_words(step.trigger.timing));
    for (position, event) in step.trigger.events.iter().enumerate() {
        if position > 0 {
            statement.words("OR");
        }
        trigger::event_of_columns(step, *event, &mut statement);
    }
    statement.words("ON").name(&step.table).line(1);
    statement.words("FOR EACH ROW EXECUTE FUNCTION").identifier(&function_name(step)).mark("()");
    out.statements.push(RenderedStatement::more(statement));
}

/// The trigger, then its function.
pub(super) fn drop(step: &TriggerStep, out: &mut Script) {
    let mut statement = Statement::new(Dialect::Postgres);
    statement.words("DROP TRIGGER").name(&step.name).words("ON").name(&step.table);
    out.statements.push(RenderedStatement::of("trigger", &step.name, statement));
    let mut function = Statement::new(Dialect::Postgres);
    function.words("DROP FUNCTION").identifier(&function_name(step)).mark("()");
    out.statements.push(RenderedStatement::more(function));
}

/// The trigger, then its function, which may be another one if somebody has made the trigger by hand.
pub(super) fn drop_found(step: &TriggerStep, out: &mut Script) {
    let mut statement = Statement::new(Dialect::Postgres);
    statement.words("DROP TRIGGER").name(&step.name).words("ON").name(&step.table);
    out.statements.push(RenderedStatement::of("trigger", &step.name, statement));
    out.statements.push(RenderedStatement { comment: None, ..drop_function(step) });
}

/// The function alone, if it is there: who drops a trigger by hand leaves it behind.
pub(super) fn drop_function(step: &TriggerStep) -> RenderedStatement {
    let mut function = Statement::new(Dialect::Postgres);
    function.words("DROP FUNCTION IF EXISTS").identifier(&function_name(step)).mark("()");
    RenderedStatement::of("trigger", &step.name, function)
}

/// Trigger names are unique in their table only, function names in the namespace.
fn function_name(step: &TriggerStep) -> String {
    stable_name(&[step.table.as_str(), step.name.as_str()])
}
