//! The targets: which instructions there are, and how a wave starts.

/// What a kernel runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// gfx1100: RDNA3.
    Gfx1100,
    /// gfx1103: RDNA3.
    Gfx1103,
    /// gfx1151: RDNA3.5.
    Gfx1151,
}
