//! `tablewright verify`: shows where a live database differs from the spec, and how to mend it.

use std::{collections::BTreeMap, path::PathBuf};

use serde_json::{Value, json};
use tablewright::migrate::Target;
use tablewright_codegen::{
    delta::{Change, Side},
    plan::{Mending, risk::risks},
    render::{self, Script, Unsupported},
};

use super::{
    Format, Outcome,
    database::{Address, Purpose},
    migrations,
    output::{self, Ending, line},
    project, rendering,
};
use crate::{
    drift::{Drift, look_knowing},
    introspect::{Deviation, Remedy},
};

/// The command's arguments.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    address: Address,
    /// The spec
    #[arg(long, default_value = "schema.yaml")]
    spec: PathBuf,
    /// Print the SQL that mends the differences
    #[arg(long)]
    plan: bool,
}

/// Exits with 1 if there is a difference.
pub(super) fn run(arguments: &Arguments, format: Format) -> Outcome {
    let mut loaded = project::load(&arguments.spec)?.loaded;
    let mut connection = arguments.address.open(Purpose::Examine)?;
    let lock = project::lock(&arguments.spec, &loaded);
    let schema = &mut loaded.declaration.schema;
    let pending = rendering::as_sealed(schema, &arguments.spec, &mut connection)?;
    let drift = look_knowing(&mut connection, &loaded.declaration, lock.as_ref())?;
    let records = migrations::records(&mut connection, &arguments.spec)?;
    let distance = if drift.is_none() {
        None
    } else {
        migrations::distance(&mut connection, &arguments.spec)?
    };
    let names = Names { database: connection.label(), spec: arguments.spec.display().to_string() };
    match format {
        Format::Text => {
            let mut text = as_text(&drift, &names, arguments.plan)?;
            for words in &pending {
                text.extend(["\nno difference, but a migration is pending: ", words, "\n"]);
            }
            if let Some(distance) = &distance {
                text.extend(["\n", &line(&[distance])]);
            }
            if let Some(records) = &records {
                text.push('\n');
                text.push_str(&line(&["its records of migrations are inconsistent: ", records]));
            }
            output::print(&text)?;
        }
        Format::Json => {
            let mut report = as_json(&drift, &names, arguments.plan)?;
            report["rendered_differently"] = pending.into();
            report["records"] = records.clone().into();
            report["distance"] = distance.into();
            output::print(&output::json(&report))?;
        }
    }
    Ok(if drift.is_none() && records.is_none() { Ending::Fine } else { Ending::Found })
}

/// Whether SQL is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sql {
    /// It is printed, with the risks.
    Shown,
    /// The option that prints it is named.
    Offered,
    /// Neither.
    Hidden,
}

/// The names of the two sides.
pub(super) struct Names {
    pub(super) database: String,
    pub(super) spec: String,
}

fn as_text(drift: &Drift, names: &Names, with_plan: bool) -> Result<String, Unsupported> {
    let Names { database, spec } = names;
    let mut text = match drift.places() {
        0 => line(&["`", database, "` is what `", spec, "` declares"]),
        1 => line(&["`", database, "` differs from `", spec, "` in one place"]),
        places => line(&[&format!("`{database}` differs from `{spec}` in {places} places")]),
    };
    text.push_str(&differences_text(drift));
    text.push_str(&unknown_text(drift));
    text.push_str(&not_compared_text(drift));
    if !drift.is_none() {
        let shown = if with_plan { Sql::Shown } else { Sql::Offered };
        text.push_str(&mending_text(&drift.mending, shown)?);
        text.push_str(&by_hand_text(drift));
    }
    Ok(text)
}

/// The differences, by object.
pub(super) fn differences_text(drift: &Drift) -> String {
    let mut objects: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for difference in &drift.differences {
        let (object, words) = difference.words();
        objects.entry(object).or_default().push(words);
    }
    for deviation in &drift.deviations {
        objects.entry(deviation.object.clone()).or_default().push(deviation.reason.clone());
    }
    let mut text = String::new();
    for (object, places) in objects {
        text.extend(["\n", &line(&[&object])]);
        for place in places {
            text.push_str(&line(&["  ", &place]));
        }
    }
    text
}

/// Differences that have to be fixed by hand.
pub(super) fn by_hand_text(drift: &Drift) -> String {
    let lines: String = drift.by_hand().map(|it| line(&["- ", &by_hand_line(it)])).collect();
    if lines.is_empty() {
        return String::new();
    }
    ["\nto be done by hand:\n", &lines].concat()
}

/// One such difference, and how to fix it.
pub(super) fn by_hand_line((deviation, what): (&Deviation, &str)) -> String {
    [&deviation.object, ": ", what].concat()
}

/// Objects that the spec does not declare, in one line.
pub(super) fn unknown_text(drift: &Drift) -> String {
    let tables = drift.unknown_tables.iter().map(|name| ["table `", name, "`"].concat());
    let others = drift.unknown_others.iter().map(|name| {
        let quote = if name.contains('`') { "" } else { "`" };
        [quote, name, quote].concat()
    });
    let names: Vec<String> = tables.chain(others).collect();
    if names.is_empty() {
        return String::new();
    }
    ["\n", &line(&["not in the spec, and kept: ", &names.join(", ")])].concat()
}

/// What the server does not report and so could not be compared.
pub(super) fn not_compared_text(drift: &Drift) -> String {
    let lines: String = drift.not_compared.iter().map(|it| line(&["- ", it])).collect();
    if lines.is_empty() { lines } else { ["\nnot compared:\n", &lines].concat() }
}

/// The changes that mend the differences, what they may lose, and the SQL with its risks if requested.
pub(super) fn mending_text(
    mending: &Result<Mending, Vec<Change>>,
    shown: Sql,
) -> Result<String, Unsupported> {
    let (title, lines): (_, Vec<String>) = match mending {
        Ok(mending) if mending.is_empty() => return Ok(String::new()),
        Ok(mending) => ("\nwhat mends it:\n", mending.lines().collect()),
        Err(changes) => (
            "\nthis database has no SQL for these changes:\n",
            changes.iter().map(ToString::to_string).collect(),
        ),
    };
    let mut text = title.to_owned();
    for change in lines {
        text.push_str(&line(&["- ", &change]));
    }
    if let Ok(mending) = mending {
        for loss in mending.losses() {
            text.push_str(&line(&["may lose values: ", &loss.to_string()]));
        }
        match shown {
            Sql::Shown => {
                for risk in risks(&mending.plan) {
                    text.push_str(&line(&[&risk.to_string()]));
                }
                text.extend(["\n", &client_sql(mending)?]);
            }
            Sql::Offered => text.push_str("\n`--plan` prints the SQL\n"),
            Sql::Hidden => {}
        }
    }
    Ok(text)
}

/// The SQL that mends the differences, in one transaction where the database has that.
///
/// # Errors
///
/// [`Unsupported`] if the database has no SQL for it.
pub(super) fn sql(mending: &Mending) -> Result<String, Unsupported> {
    Ok(script(mending)?.to_sql())
}

/// The same for the database's own command-line client.
///
/// # Errors
///
/// As [`sql`].
pub(super) fn client_sql(mending: &Mending) -> Result<String, Unsupported> {
    Ok(script(mending)?.to_client_sql())
}

fn script(mending: &Mending) -> Result<Script, Unsupported> {
    Ok(render::envelope::whole(&render::render_mending(&mending.plan)?))
}

/// The report as JSON.
pub(super) fn as_json(drift: &Drift, names: &Names, with_plan: bool) -> Result<Value, Unsupported> {
    let differences = drift.differences.iter().map(|it| {
        let json =
            |side: &Option<Side>| side.as_ref().map_or(Value::Null, |side| side.json.clone());
        let (object, reason) = it.words();
        json!({
            "path": it.path(),
            "object": object,
            "reason": reason,
            "expected": json(&it.expected),
            "found": json(&it.found),
        })
    });
    let deviations = drift.deviations.iter().map(|it| {
        let by_hand = match &it.remedy {
            Remedy::ByHand(what) => Some(what),
            Remedy::Correct(_) => None,
        };
        json!({ "object": it.object, "reason": it.reason, "by_hand": by_hand })
    });
    let mut report = json!({
        "database": names.database,
        "spec": names.spec,
        "differences": differences.collect::<Vec<_>>(),
        "deviations": deviations.collect::<Vec<_>>(),
        "not_compared": drift.not_compared,
        "unknown": { "tables": drift.unknown_tables, "others": drift.unknown_others },
    });
    match &drift.mending {
        Ok(mending) => {
            report["changes"] = mending.lines().collect::<Vec<_>>().into();
            let losses: Vec<_> = mending.losses().map(ToString::to_string).collect();
            report["losses"] = losses.into();
            if with_plan {
                report["sql"] = sql(mending)?.into();
            }
        }
        Err(changes) => {
            let words: Vec<_> = changes.iter().map(ToString::to_string).collect();
            report["impossible"] = words.into();
        }
    }
    Ok(report)
}
