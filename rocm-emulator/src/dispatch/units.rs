//! The work-group processors that a queue's kernels run on: all of the GPU's, or those that a mask of compute units
//! leaves.
//!
//! A workgroup runs on one of them, and its waves can tell on which: by HW_ID1. No more workgroups run at once than the
//! queue has processors.

/// How a GPU's compute units are arranged: in shader arrays of shader engines, all alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shape {
    pub engines: u32,
    /// Of each engine.
    pub arrays: u32,
    /// Of each array: compute units, two of which are a work-group processor.
    pub compute_units: u32,
}

impl Shape {
    /// The processors in the order in which bits of a mask count them, as HW_ID1 names them: the engines take turns, then
    /// their arrays (`mqd_symmetrically_map_cu_mask` in the kernel's `kfd_mqd_manager.c`).
    fn processors(self) -> impl Iterator<Item = u32> {
        (0..self.compute_units / 2).flat_map(move |processor| {
            (0..self.arrays).flat_map(move |array| {
                (0..self.engines).map(move |engine| engine << 18 | array << 16 | processor << 10)
            })
        })
    }
}

/// The work-group processors of a queue. Where there is none, nothing runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Units(Box<[u32]>);

impl Default for Units {
    /// One: the first.
    fn default() -> Units {
        Units([0].into())
    }
}

impl Units {
    /// All that there are.
    pub(crate) fn all(shape: Shape) -> Units {
        Units(shape.processors().collect())
    }

    /// Those with both of whose compute units' bits in the mask: bits 0 and 1 are the first processor's. Bits of more
    /// units than there are do not matter; units without a bit are not used.
    pub(crate) fn masked(shape: Shape, mask: &[u32]) -> Units {
        let on = |at: usize| mask.get(at / 16).is_some_and(|word| word >> (at % 16 * 2) & 3 == 3);
        Units(shape.processors().enumerate().filter(|(at, _)| on(*at)).map(|(_, unit)| unit).collect())
    }

    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }

    /// Where a workgroup runs, as the WGP_ID, SA_ID and SE_ID of HW_ID1 say it.
    pub(super) fn of(&self, group: u64) -> u32 {
        match &*self.0 {
            [] => 0,
            [one] => *one,
            many => many[(group % many.len() as u64) as usize],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STRIX_HALO: Shape = Shape { engines: 2, arrays: 2, compute_units: 10 };

    #[test]
    fn all_processors_are_there_once_and_engines_take_turns() {
        let all = Units::all(STRIX_HALO);
        assert_eq!(all.count(), 20);
        assert_eq!(all.0[..5], [0, 1 << 18, 1 << 16, 1 << 18 | 1 << 16, 1 << 10]);
        let mut sorted = all.0.to_vec();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(sorted.len(), 20);
        assert_eq!((all.of(0), all.of(19), all.of(20)), (0, 1 << 18 | 1 << 16 | 4 << 10, 0));
    }

    #[test]
    fn a_mask_takes_pairs_and_ends_where_the_gpu_does() {
        let masked = |mask: &[u32]| Units::masked(STRIX_HALO, mask).0.to_vec();
        assert_eq!(masked(&[3]), [0]);
        assert_eq!(masked(&[0xc, 0]), [1 << 18]);
        // Processor 16, which is the first bit of the second word; 20 is none.
        assert_eq!(masked(&[0, 3 | 3 << 8]), [4 << 10]);
        assert_eq!(Units::masked(STRIX_HALO, &[u32::MAX; 32]), Units::all(STRIX_HALO));
        assert_eq!(masked(&[0, 0xffff_ff00]), [0u32; 0]);
    }
}
