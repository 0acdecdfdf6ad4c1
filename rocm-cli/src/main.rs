//! The `rocm` command.

fn main() {}
