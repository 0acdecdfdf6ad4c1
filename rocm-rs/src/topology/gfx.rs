//! The graphics version of a GPU: `gfx1151`.

use std::fmt;

/// A graphics version: the instruction set and the generation of a GPU.
///
/// It prints as the compilers name it. The stepping is a hexadecimal digit there: 9.0.10 is `gfx90a`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GfxVersion {
    /// The generation: 11 for RDNA 3.
    pub major: u32,
    /// The variant of the generation.
    pub minor: u32,
    /// The stepping of the variant.
    pub stepping: u32,
}

impl GfxVersion {
    /// Splits a `gfx_target_version` property: decimal, `major * 10000 + minor * 100 + stepping`.
    pub const fn from_target_version(value: u32) -> Self {
        Self { major: value / 10_000, minor: value / 100 % 100, stepping: value % 100 }
    }

    /// The value as the property has it.
    pub const fn target_version(self) -> u32 {
        self.major * 10_000 + self.minor * 100 + self.stepping
    }
}

impl fmt::Display for GfxVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "gfx{}{:x}{:x}", self.major, self.minor, self.stepping)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_the_compilers() {
        for (value, name) in [
            (80_003, "gfx803"),
            (90_000, "gfx900"),
            (90_010, "gfx90a"),
            (90_012, "gfx90c"),
            (90_402, "gfx942"),
            (90_500, "gfx950"),
            (100_100, "gfx1010"),
            (100_306, "gfx1036"),
            (110_000, "gfx1100"),
            (110_003, "gfx1103"),
            (110_501, "gfx1151"),
            (120_001, "gfx1201"),
        ] {
            let version = GfxVersion::from_target_version(value);
            assert_eq!(version.to_string(), name);
            assert_eq!(version.target_version(), value);
        }
    }
}
