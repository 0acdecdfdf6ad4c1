//! The offsets of `mmap` on `/dev/kfd`.
//!
//! One device node serves four kinds of memory, told apart by bits of the offset: the kind in bits 63:62, the GPU
//! (`gpu_id`, a hash of 16 bits) in bits 61:46, and an offset in bytes below. `CREATE_QUEUE` and `ALLOC_MEMORY_OF_GPU`
//! return such offsets ready made; the event page's is built by user space. With bit 63 set the offset is a negative
//! `off_t`, which is right: FreeBSD hands it on unchanged, and so does Linux.
//!
//! Follows `drivers/gpu/drm/amd/amdkfd/kfd_priv.h`; the encoding is in no header for user space.

/// The bit of an offset where its [`Kind`] begins.
pub const KFD_MMAP_TYPE_SHIFT: u32 = 62;
/// The bit of an offset where its `gpu_id` begins.
pub const KFD_MMAP_GPU_ID_SHIFT: u32 = 46;

/// What is mapped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// The page of registers that user space may write: cache flushes.
    Mmio = 0,
    /// Memory reserved for the trap handler.
    Reserved = 1,
    /// The page of signal events.
    Events = 2,
    /// Doorbells.
    Doorbell = 3,
}

/// An offset of `mmap` on `/dev/kfd`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Offset(u64);

impl Offset {
    /// The offset of the page of signal events, which belongs to no GPU.
    pub const EVENTS: Offset = Offset((Kind::Events as u64) << KFD_MMAP_TYPE_SHIFT);

    /// Builds an offset; `None` when `within`, in bytes, does not fit its bits.
    pub const fn new(kind: Kind, gpu_id: u16, within: u64) -> Option<Offset> {
        if within >> KFD_MMAP_GPU_ID_SHIFT != 0 {
            return None;
        }
        let kind = (kind as u64) << KFD_MMAP_TYPE_SHIFT;
        Some(Offset(kind | (gpu_id as u64) << KFD_MMAP_GPU_ID_SHIFT | within))
    }

    /// Takes an offset that an ioctl returned, or that `mmap` was called with. Every value is one.
    pub const fn from_raw(raw: u64) -> Offset {
        Offset(raw)
    }

    /// What is mapped.
    pub const fn kind(self) -> Kind {
        match self.0 >> KFD_MMAP_TYPE_SHIFT {
            0 => Kind::Mmio,
            1 => Kind::Reserved,
            2 => Kind::Events,
            _ => Kind::Doorbell,
        }
    }

    /// Of which GPU.
    pub const fn gpu_id(self) -> u16 {
        (self.0 >> KFD_MMAP_GPU_ID_SHIFT) as u16
    }

    /// Bytes from the start of what is mapped.
    pub const fn within(self) -> u64 {
        self.0 & ((1 << KFD_MMAP_GPU_ID_SHIFT) - 1)
    }

    /// The offset as ioctls carry it.
    pub const fn raw(self) -> u64 {
        self.0
    }

    /// The offset as `mmap` takes it, negative with bit 63 set.
    pub const fn as_off_t(self) -> i64 {
        self.0 as i64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_that_were_seen() {
        // What ROCr maps its event page with, and a doorbell offset that went through FreeBSD's LinuxKPI.
        assert_eq!(Offset::EVENTS.raw(), 0x8000_0000_0000_0000);
        assert_eq!(Offset::EVENTS.as_off_t(), i64::MIN);
        assert_eq!(Offset::new(Kind::Doorbell, 0x81c1, 0x2000).map(Offset::raw), Some(0xe070_4000_0000_2000));
    }

    #[test]
    fn parts_come_back() {
        for kind in [Kind::Mmio, Kind::Reserved, Kind::Events, Kind::Doorbell] {
            for gpu_id in [0, 1, 0x81c1, 0x8000, u16::MAX] {
                for within in [0, 0x1000, (1 << 46) - 1] {
                    let offset = Offset::new(kind, gpu_id, within).map(|o| Offset::from_raw(o.raw()));
                    let parts = offset.map(|o| (o.kind(), o.gpu_id(), o.within()));
                    assert_eq!(parts, Some((kind, gpu_id, within)));
                }
            }
        }
        assert_eq!(Offset::new(Kind::Events, 0, 1 << 46), None);
    }
}
