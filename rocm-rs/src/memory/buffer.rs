//! Typed arrays in device memory.
//!
//! Invariant: a buffer's region has room for its elements, is aligned for them, and lives as long as the buffer and as
//! every launch that names it.

use super::{MemoryKind, pool::Region};
use crate::error::{CopyDirection, Error, Result};
use bytemuck::Pod;
use std::{
    fmt,
    marker::PhantomData,
    ops::{Bound, RangeBounds},
};

/// Blocks of the allocator start at multiples of this.
const ALIGNMENT: usize = 256;

/// An array of `T` in memory that an agent's kernels and the host share.
///
/// The host reads and writes it by copies. A copy that runs while a kernel writes the same elements is not undefined
/// behaviour, but what it copies is some mixture of old and new: wait for the kernel's
/// [`Completion`](crate::Completion) first.
///
/// A buffer may be dropped at any time. Memory that a submitted launch names is freed when that launch is complete.
///
/// ```
/// # fn main() -> rocm_rs::Result<()> {
/// use rocm_rs::{Device, Profile, Runtime};
/// let runtime = Runtime::builder().device(Device::Emulated(Profile::Gfx1151)).open()?;
/// let gpu = runtime.gpu()?;
/// let x = gpu.upload(&[1.0f32, 2.0, 3.0])?;
/// x.slice(1..)?.copy_from(&[7.0, 8.0])?;
/// assert_eq!(x.to_vec()?, [1.0, 7.0, 8.0]);
/// # Ok(())
/// # }
/// ```
pub struct Buffer<T> {
    region: Region,
    len: usize,
    elements: PhantomData<fn() -> T>,
}

impl<T: Pod> Buffer<T> {
    /// The bytes of `len` elements, or an error when they do not fit the address space.
    pub(crate) fn bytes_of(len: usize) -> Result<usize> {
        const { assert!(align_of::<T>() <= ALIGNMENT, "the element type wants more alignment than buffers have") };
        len.checked_mul(size_of::<T>())
            .filter(|bytes| isize::try_from(*bytes).is_ok())
            .ok_or(Error::SizeOverflow { count: len, element: size_of::<T>() })
    }

    pub(crate) fn new(region: Region, len: usize) -> Self {
        debug_assert!(region.bytes() >= len * size_of::<T>());
        Self { region, len, elements: PhantomData }
    }

    /// All of the buffer, as a slice.
    pub fn as_slice(&self) -> Slice<'_, T> {
        Slice { buffer: self, start: 0, len: self.len }
    }

    /// A part of the buffer.
    ///
    /// # Errors
    ///
    /// [`Error::RangeOutside`] when the range is not inside the buffer.
    pub fn slice(&self, range: impl RangeBounds<usize>) -> Result<Slice<'_, T>> {
        self.as_slice().slice(range)
    }

    /// Copies `host` into the buffer.
    ///
    /// # Errors
    ///
    /// [`Error::LengthMismatch`] unless both have the same length. For memory that the host does not reach
    /// ([`MemoryKind::Device`]), which the agent copies: [`Error::OutOfMemory`] when there is none to copy through,
    /// [`Error::Backend`] when the agent fails or cannot copy.
    pub fn copy_from(&self, host: &[T]) -> Result<()> {
        self.as_slice().copy_from(host)
    }

    /// Copies the buffer into `host`.
    ///
    /// # Errors
    ///
    /// As for [`copy_from`](Self::copy_from).
    pub fn copy_to(&self, host: &mut [T]) -> Result<()> {
        self.as_slice().copy_to(host)
    }

    /// The buffer's elements, copied to the host.
    ///
    /// # Errors
    ///
    /// As for [`copy_from`](Self::copy_from).
    pub fn to_vec(&self) -> Result<Vec<T>> {
        self.as_slice().to_vec()
    }
}

impl<T> Buffer<T> {
    /// How many elements it has.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether it has no elements.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The address of its first element, for the agent and (in host-visible memory) for the host alike.
    ///
    /// A kernel that is given this number by value does not keep the buffer alive; see
    /// [`Launch::keep`](crate::Launch::keep).
    pub fn address(&self) -> u64 {
        self.region.address()
    }

    /// Where it lies.
    pub fn kind(&self) -> MemoryKind {
        self.region.kind()
    }

    pub(crate) fn region(&self) -> &Region {
        &self.region
    }
}

impl<T> fmt::Debug for Buffer<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Buffer")
            .field("element", &std::any::type_name::<T>())
            .field("len", &self.len)
            .field("region", &self.region)
            .finish()
    }
}

/// A part of a [`Buffer`]: what [`Buffer::slice`] gives. It can be copied, and passed to a kernel.
pub struct Slice<'a, T> {
    buffer: &'a Buffer<T>,
    start: usize,
    len: usize,
}

impl<T> Clone for Slice<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Slice<'_, T> {}

impl<'a, T: Pod> Slice<'a, T> {
    /// A part of this part.
    ///
    /// # Errors
    ///
    /// [`Error::RangeOutside`] when the range is not inside the slice.
    pub fn slice(&self, range: impl RangeBounds<usize>) -> Result<Slice<'a, T>> {
        let start = match range.start_bound() {
            Bound::Included(start) => Some(*start),
            Bound::Excluded(before) => before.checked_add(1),
            Bound::Unbounded => Some(0),
        };
        let end = match range.end_bound() {
            Bound::Included(last) => last.checked_add(1),
            Bound::Excluded(end) => Some(*end),
            Bound::Unbounded => Some(self.len),
        };
        let (start, end) = (start.unwrap_or(usize::MAX), end.unwrap_or(usize::MAX));
        if start > end || end > self.len {
            return Err(Error::RangeOutside { start, end, len: self.len });
        }
        Ok(Slice { buffer: self.buffer, start: self.start + start, len: end - start })
    }

    /// Copies `host` into this part of the buffer.
    ///
    /// # Errors
    ///
    /// As for [`Buffer::copy_from`].
    pub fn copy_from(&self, host: &[T]) -> Result<()> {
        self.same_length(host, CopyDirection::ToDevice)?;
        self.buffer.region.write(self.start * size_of::<T>(), bytemuck::cast_slice(host))
    }

    /// Copies this part of the buffer into `host`.
    ///
    /// # Errors
    ///
    /// As for [`Buffer::copy_from`].
    pub fn copy_to(&self, host: &mut [T]) -> Result<()> {
        self.same_length(host, CopyDirection::ToHost)?;
        self.buffer.region.read(self.start * size_of::<T>(), bytemuck::cast_slice_mut(host))
    }

    /// This part's elements, copied to the host.
    ///
    /// # Errors
    ///
    /// As for [`Buffer::copy_from`].
    pub fn to_vec(&self) -> Result<Vec<T>> {
        let mut host = vec![T::zeroed(); self.len];
        self.copy_to(&mut host)?;
        Ok(host)
    }

    fn same_length(&self, host: &[T], direction: CopyDirection) -> Result<()> {
        if host.len() == self.len {
            Ok(())
        } else {
            Err(Error::LengthMismatch { direction, device: self.len, host: host.len() })
        }
    }
}

impl<'a, T> Slice<'a, T> {
    /// How many elements it has.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether it has no elements.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The address of its first element. See [`Buffer::address`].
    pub fn address(&self) -> u64 {
        self.buffer.address() + (self.start * size_of::<T>()) as u64
    }

    pub(crate) fn region(&self) -> &'a Region {
        &self.buffer.region
    }
}

impl<T> fmt::Debug for Slice<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Slice")
            .field("buffer", self.buffer)
            .field("range", &(self.start..self.start + self.len))
            .finish()
    }
}
