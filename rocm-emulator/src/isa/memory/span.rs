//! How the addresses of a wave's lanes lie: all the same, one after the other, or scattered; and from where to where.
//!
//! One look at the 32 offsets replaces 32 checks: when the whole span lies in one range of memory, every lane does.

use crate::{
    isa::host,
    wave::{LANES, Lanes},
};

/// How the offsets of the active lanes lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pattern {
    /// All the same.
    Uniform,
    /// All lanes are active, and each lies one element after the lane before it.
    Run,
    /// All lanes are active, and in each group of [`GROUP`] lanes each lies one element after the lane before it.
    Runs,
    /// All lanes are active, and in each group of [`GROUP`] lanes all are the same.
    Steps,
    /// Any other way.
    Scattered,
}

/// Lanes that are looked at together: rows of workgroups that are 8 or 16 wide lie so.
pub(super) const GROUP: usize = 8;

/// Where the offsets of the active lanes lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub pattern: Pattern,
    /// The lowest offset.
    pub low: u32,
    /// The highest offset.
    pub high: u32,
}

impl Span {
    /// Looks at `offsets` of the lanes in `exec` (at least one; `mask` is its expanded form) for elements of `stride`
    /// bytes. `WIDE` says which version of a handler looks: one without shortcuts takes all offsets for scattered.
    #[inline(always)]
    pub(super) fn of<const WIDE: bool>(offsets: &Lanes, exec: u32, mask: &Lanes, stride: u32) -> Span {
        if !host::has_shortcuts(WIDE) {
            return Span::of_any(offsets, mask);
        }
        let first = offsets.0[exec.trailing_zeros() as usize % LANES];
        let mut differs = 0;
        if exec == u32::MAX && offsets.0[1] == first.wrapping_add(stride) {
            for lane in 0..LANES {
                differs |= offsets.0[lane].wrapping_sub(first) ^ stride.wrapping_mul(lane as u32);
            }
            if let (0, Some(high)) = (differs, first.checked_add(stride * (LANES as u32 - 1))) {
                return Span { pattern: Pattern::Run, low: first, high };
            }
            differs = 0;
        }
        for lane in 0..LANES {
            differs |= (offsets.0[lane] ^ first) & mask.0[lane];
        }
        if differs == 0 {
            return Span { pattern: Pattern::Uniform, low: first, high: first };
        }
        if exec == u32::MAX
            && let Some(span) = Span::of_groups(offsets, stride)
        {
            return span;
        }
        Span::of_any(offsets, mask)
    }

    /// The span of offsets that need not lie in any way.
    #[inline(always)]
    fn of_any(offsets: &Lanes, mask: &Lanes) -> Span {
        let (mut low, mut high) = (u32::MAX, 0);
        for lane in 0..LANES {
            low = low.min(offsets.0[lane] | !mask.0[lane]);
            high = high.max(offsets.0[lane] & mask.0[lane]);
        }
        Span { pattern: Pattern::Scattered, low, high }
    }

    /// The span when groups of lanes lie together.
    #[inline(always)]
    fn of_groups(offsets: &Lanes, stride: u32) -> Option<Span> {
        let (mut run, mut same) = ([0; GROUP], [0; GROUP]);
        let (mut low, mut high) = (u32::MAX, 0);
        for group in 0..LANES / GROUP {
            let first = offsets.0[group * GROUP];
            (low, high) = (low.min(first), high.max(first));
            for lane in 0..GROUP {
                let distance = offsets.0[group * GROUP + lane].wrapping_sub(first);
                run[lane] |= distance ^ stride.wrapping_mul(lane as u32);
                same[lane] |= distance;
            }
        }
        let any = |lanes: [u32; GROUP]| lanes.into_iter().fold(0, |any, lane| any | lane) != 0;
        if !any(run) {
            // A group that wraps is no run.
            let high = high.checked_add(stride * (GROUP as u32 - 1))?;
            return Some(Span { pattern: Pattern::Runs, low, high });
        }
        (!any(same)).then_some(Span { pattern: Pattern::Steps, low, high })
    }
}

/// The lanes of a mask, lowest first.
#[inline(always)]
pub(super) fn lanes(exec: u32) -> impl Iterator<Item = usize> {
    let mut rest = exec;
    std::iter::from_fn(move || {
        let lane = rest.trailing_zeros() as usize;
        rest &= rest.wrapping_sub(1);
        (lane < LANES).then_some(lane)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(offsets: [u32; LANES], exec: u32, stride: u32) -> (Pattern, u32, u32) {
        let span = Span::of::<true>(&Lanes(offsets), exec, &Lanes::from_mask(exec), stride);
        (span.pattern, span.low, span.high)
    }

    #[test]
    fn sees_the_pattern_of_active_lanes_only() {
        let run: [u32; LANES] = std::array::from_fn(|lane| 100 + 4 * lane as u32);
        assert_eq!(of(run, u32::MAX, 4), (Pattern::Run, 100, 224));
        assert_eq!(of(run, u32::MAX, 8), (Pattern::Scattered, 100, 224));
        assert_eq!(of(run, 0x10, 4), (Pattern::Uniform, 116, 116));
        assert_eq!(of(run, 0x8000_0002, 4), (Pattern::Scattered, 104, 224));
        assert_eq!(of([7; LANES], u32::MAX, 4), (Pattern::Uniform, 7, 7));
        let mut odd = run;
        odd[17] += 1;
        assert_eq!(of(odd, u32::MAX, 4), (Pattern::Scattered, 100, 224));
        assert_eq!(of(odd, !(1 << 17), 4), (Pattern::Scattered, 100, 224));
    }

    #[test]
    fn sees_groups_that_lie_together() {
        // Two rows of 16, and the two values that they share.
        let rows: [u32; LANES] = std::array::from_fn(|lane| 1000 - 500 * (lane as u32 / 16) + 4 * (lane as u32 % 16));
        assert_eq!(of(rows, u32::MAX, 4), (Pattern::Runs, 500, 1060));
        assert_eq!(of(rows, !1, 4), (Pattern::Scattered, 500, 1060));
        assert_eq!(of(rows, u32::MAX, 8), (Pattern::Scattered, 500, 1060));
        let steps: [u32; LANES] = std::array::from_fn(|lane| 70 - 10 * (lane as u32 / 8));
        assert_eq!(of(steps, u32::MAX, 4), (Pattern::Steps, 40, 70));
        let mut odd = steps;
        odd[31] += 1;
        assert_eq!(of(odd, u32::MAX, 4), (Pattern::Scattered, 40, 70));
        let mut wraps = rows;
        for (lane, offset) in (0..8).zip(&mut wraps[8..16]) {
            *offset = (u32::MAX - 11).wrapping_add(4 * lane);
        }
        assert_eq!(of(wraps, u32::MAX, 4).0, Pattern::Scattered);
    }

    #[test]
    fn a_run_that_wraps_is_no_run() {
        let wraps: [u32; LANES] = std::array::from_fn(|lane| (u32::MAX - 15).wrapping_add(4 * lane as u32));
        assert_eq!(of(wraps, u32::MAX, 4), (Pattern::Scattered, 0, u32::MAX - 3));
    }

    #[test]
    fn the_version_without_shortcuts_sees_the_same_ends() {
        let run: [u32; LANES] = std::array::from_fn(|lane| 100 + 4 * lane as u32);
        for exec in [u32::MAX, 0x10, 0x8000_0002] {
            let (_, low, high) = of(run, exec, 4);
            let plain = Span::of::<false>(&Lanes(run), exec, &Lanes::from_mask(exec), 4);
            assert_eq!((plain.low, plain.high), (low, high), "{exec:#x}");
        }
    }

    #[test]
    fn lists_lanes() {
        assert_eq!(lanes(0x8000_0005).collect::<Vec<_>>(), [0, 2, 31]);
        assert_eq!(lanes(0).count(), 0);
    }
}
