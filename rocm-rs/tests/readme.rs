//! The program in the README is the example that the tests compile and run.

#![allow(missing_docs)]

use std::{fs, path::Path};

#[test]
fn the_first_program_of_the_readme_is_the_example() {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let Ok(example) = fs::read_to_string(package.join("examples/vector_add.rs")) else {
        return println!("SKIP: the README's program: this test was carried away from its source tree");
    };
    for readme in ["../README.md", "README.md"] {
        let Ok(text) = fs::read_to_string(package.join(readme)) else {
            println!("SKIP: {readme}: the package does not hold the workspace's README");
            continue;
        };
        let program = text.split("```rust\n").nth(1).and_then(|rest| rest.split("```").next());
        assert_eq!(program, Some(&example[..]), "{readme}");
    }
}
