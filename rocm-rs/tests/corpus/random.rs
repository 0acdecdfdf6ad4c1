//! Numbers from a seed: the same on every machine, with the special values of each type mixed in.

/// A small generator (splitmix64), enough to fill test inputs.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Random {
        Random(seed)
    }

    pub fn u64(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn u32(&mut self) -> u32 {
        (self.u64() >> 32) as u32
    }

    /// A number below `bound`.
    pub fn below(&mut self, bound: u32) -> u32 {
        self.u32() % bound
    }

    /// A number from `low` to `high`.
    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * ((self.u64() >> 11) as f64 / (1u64 << 53) as f64)
    }

    /// `count` values, each from `make`.
    pub fn fill<T>(&mut self, count: usize, mut make: impl FnMut(&mut Random) -> T) -> Vec<T> {
        (0..count).map(|_| make(self)).collect()
    }

    /// One of `specials` every other time, else one from `make`.
    fn mixed<T: Copy>(&mut self, specials: &[T], make: impl FnOnce(&mut Random) -> T) -> T {
        match self.below(2) {
            0 => specials[self.below(specials.len() as u32) as usize],
            _ => make(self),
        }
    }

    /// Any bits, or a number at an edge.
    pub fn any_u32(&mut self) -> u32 {
        const EDGES: [u32; 9] = [0, 1, 2, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff, 0xffff_fffe, 0xffff, 0x0001_0000];
        match self.below(4) {
            0 => EDGES[self.below(9) as usize],
            1 => self.u32() >> self.below(32),
            _ => self.u32(),
        }
    }

    /// Any bits, or a number at an edge.
    pub fn any_u64(&mut self) -> u64 {
        match self.below(3) {
            0 => (u64::from(self.any_u32()) << 32) | u64::from(self.any_u32()),
            1 => self.u64() >> self.below(64),
            _ => self.u64(),
        }
    }

    /// Any float but a signalling NaN.
    pub fn any_f32(&mut self) -> f32 {
        const SPECIALS: [f32; 18] = [
            0.0,
            -0.0,
            1.0,
            -1.0,
            0.5,
            1.5,
            2.5,
            -3.5,
            f32::INFINITY,
            f32::NEG_INFINITY,
            f32::NAN,
            f32::MAX,
            f32::MIN,
            f32::MIN_POSITIVE,
            1e-45,
            -1.1e-38,
            8_388_607.5,
            -8_388_608.5,
        ];
        self.mixed(&SPECIALS, |random| {
            let value = match random.below(2) {
                0 => f32::from_bits(random.u32()),
                _ => random.between(-1000.0, 1000.0) as f32,
            };
            if value.is_nan() { f32::NAN } else { value }
        })
    }

    /// Any double but a signalling NaN.
    pub fn any_f64(&mut self) -> f64 {
        const SPECIALS: [f64; 14] = [
            0.0,
            -0.0,
            1.0,
            -1.5,
            2.5,
            f64::INFINITY,
            f64::NEG_INFINITY,
            f64::NAN,
            f64::MAX,
            f64::MIN_POSITIVE,
            5e-324,
            -2e-308,
            4_503_599_627_370_495.5,
            1e300,
        ];
        self.mixed(&SPECIALS, |random| {
            let value = match random.below(2) {
                0 => f64::from_bits(random.u64()),
                _ => random.between(-1000.0, 1000.0),
            };
            if value.is_nan() { f64::NAN } else { value }
        })
    }

    /// The bits of any half but a signalling NaN.
    pub fn any_f16(&mut self) -> u16 {
        const SPECIALS: [u16; 12] =
            [0, 0x8000, 0x3c00, 0xbc00, 0x7c00, 0xfc00, 0x7e00, 0x7bff, 0x0400, 0x0001, 0x83ff, 0x4100];
        self.mixed(&SPECIALS, |random| {
            let bits = random.u32() as u16;
            if bits & 0x7fff > 0x7c00 { 0x7e00 } else { bits }
        })
    }
}
