//! Brings the generated Rust and the draft of the next migration in line with `schema.yaml`.

fn main() {
    tablewright_codegen::build::Builder::new().spec("schema.yaml").run();
}
