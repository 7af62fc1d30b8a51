//! What a generated module asks of the crate that compiles it: the features for the types of its columns.
//!
//! Without them rustc would report a trait that some type of some crate lacks. The features are looked at here, and not
//! where the macro is expanded: there they would be those of another crate.

macro_rules! define_requirements {
    ($dollar:tt $($name:ident: $feature:literal, $library:literal;)+) => {$(
        #[cfg(feature = $feature)]
        #[doc(hidden)]
        #[macro_export]
        macro_rules! $name {
            ($dollar column:literal) => {};
        }

        #[cfg(not(feature = $feature))]
        #[doc(hidden)]
        #[macro_export]
        macro_rules! $name {
            ($dollar column:literal) => {
                ::core::compile_error!(::core::concat!(
                    "Rust reads column ", $dollar column, " as a type of the crate `", $library,
                    "`: turn on the feature `", $feature, "` of `tablewright`, and add `", $library,
                    "` to the dependencies"
                ));
            };
        }
    )+};
}

define_requirements! { $
    require_decimal: "decimal", "bigdecimal";
    require_json: "json", "serde_json";
    require_network: "network", "ipnetwork";
    require_uuid: "uuid", "uuid";
}

#[cfg(test)]
mod tests {
    use std::{
        ffi::OsString,
        io::Write as _,
        process::{Command, Stdio},
    };

    /// What rustc says to a crate that is this file and asks for a feature, which is on or not.
    fn compiled(is_on: bool) -> (bool, String) {
        let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| OsString::from("rustc"));
        let folder = tempfile::tempdir().unwrap();
        let mut command = Command::new(rustc);
        command.args(["--edition", "2024", "--crate-type", "lib", "--emit", "metadata", "-"]);
        if is_on {
            command.args(["--cfg", "feature=\"network\""]);
        }
        command.current_dir(folder.path()).stdin(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let source =
            concat!(include_str!("require.rs"), "\nrequire_network!(\"`hosts.address`\");\n");
        child.stdin.take().unwrap().write_all(source.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        (output.status.success(), String::from_utf8(output.stderr).unwrap())
    }

    #[test]
    fn a_feature_that_is_missing_is_named_with_the_column() {
        let (is_compiled, said) = compiled(true);
        assert!(is_compiled, "{said}");
        let (is_compiled, said) = compiled(false);
        assert!(!is_compiled);
        let expected = "error: Rust reads column `hosts.address` as a type of the crate `ipnetwork`: turn on the \
                        feature `network` of `tablewright`, and add `ipnetwork` to the dependencies";
        assert!(said.contains(expected), "{said}");
    }
}
