//! Namespaces, which PostgreSQL calls schemas.

use super::super::Script;

const CREATE: &str = "CREATE SCHEMA IF NOT EXISTS";

/// `CREATE SCHEMA IF NOT EXISTS`: somebody else may use it already.
///
/// Source: PostgreSQL 16, "CREATE SCHEMA".
pub(super) fn create(name: &str, out: &mut Script) {
    out.headed("namespace", |sql| sql.words(CREATE).identifier(name));
}

/// `DROP SCHEMA`, unless something is in it that is not of the spec.
///
/// Source: PostgreSQL 16, "DROP SCHEMA" (RESTRICT); "PostgreSQL Error Codes" (2BP01).
pub(super) fn drop(name: &str, out: &mut Script) {
    out.headed("namespace, unless something else is in it", |sql| {
        sql.words("DO").dollar_quoted(|body| {
            body.line(0).words("BEGIN").line(1).words("DROP SCHEMA IF EXISTS").identifier(name);
            body.mark(";").line(0).words("EXCEPTION").line(1);
            body.words("WHEN dependent_objects_still_exist THEN NULL;");
            body.line(0).words("END;").line(0);
        })
    });
}

/// The namespaces that the up script of a migration makes.
pub fn namespaces_made(script: &str) -> impl Iterator<Item = String> {
    let made = script.lines().filter_map(|line| line.strip_prefix(CREATE));
    let quoted = made.filter_map(|rest| rest.strip_prefix(" \"")?.strip_suffix("\";"));
    quoted.map(|name| name.replace("\"\"", "\""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialect::Dialect;

    #[test]
    fn what_a_script_makes_is_read_back() {
        let mut script = Script::new(Dialect::Postgres);
        for name in ["audit", "we\"ird"] {
            create(name, &mut script);
        }
        let made: Vec<_> = namespaces_made(&script.to_sql()).collect();
        assert_eq!(made, ["audit", "we\"ird"]);
    }
}
