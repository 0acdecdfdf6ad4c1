//! Nothing but a test: `tests/thunk.rs`, which `ci/vendored` runs.
