//! What a test of a kernel is made of: launches, their arguments, and what must be in the buffers afterwards.

use bytemuck::Pod;
use std::fmt::{self, Display};

/// Launches that share one loaded module, one after the other.
pub struct Case {
    /// The source that holds the kernels.
    pub source: &'static str,
    /// The launches.
    pub launches: Vec<Launch>,
}

/// One dispatch, with buffers of its own.
pub struct Launch {
    pub kernel: &'static str,
    /// In work-items.
    pub grid: Vec<u32>,
    pub block: Vec<u32>,
    pub arguments: Vec<Argument>,
}

/// An argument of a kernel.
pub enum Argument {
    /// A buffer that starts with these bytes, and what must be in it afterwards.
    Buffer { bytes: Vec<u8>, check: Check },
    /// A value, as its bytes.
    Value(Vec<u8>),
    /// LDS of this many bytes.
    Local(u32),
}

/// Says what is wrong with a buffer's bytes.
pub type Check = Box<dyn Fn(&[u8]) -> Result<(), String>>;

/// A case of one launch.
pub fn case(source: &'static str, launch: Launch) -> Case {
    Case { source, launches: vec![launch] }
}

impl Launch {
    pub fn new(kernel: &'static str, grid: &[u32], block: &[u32]) -> Launch {
        Launch { kernel, grid: grid.to_vec(), block: block.to_vec(), arguments: Vec::new() }
    }

    /// A buffer that the kernel only reads.
    pub fn input<T: Pod + PartialEq + fmt::Debug>(self, values: &[T]) -> Launch {
        self.inout(values, exact(values.to_vec()))
    }

    /// The same for floats, where a NaN equals a NaN.
    pub fn input_floats<T: Float>(self, values: &[T]) -> Launch {
        self.inout(values, exact_floats(values.to_vec()))
    }

    /// A buffer of zeros that the kernel fills.
    pub fn output<T: Pod>(self, count: usize, check: Check) -> Launch {
        self.inout(&vec![T::zeroed(); count], check)
    }

    /// A buffer that the kernel reads and writes.
    pub fn inout<T: Pod>(mut self, values: &[T], check: Check) -> Launch {
        self.arguments.push(Argument::Buffer { bytes: bytemuck::cast_slice(values).to_vec(), check });
        self
    }

    pub fn value<T: Pod>(mut self, value: T) -> Launch {
        self.arguments.push(Argument::Value(bytemuck::bytes_of(&value).to_vec()));
        self
    }

    pub fn local(mut self, bytes: u32) -> Launch {
        self.arguments.push(Argument::Local(bytes));
        self
    }
}

/// The bytes as values of a type.
pub fn values<T: Pod>(bytes: &[u8]) -> Vec<T> {
    bytes.chunks_exact(size_of::<T>()).map(bytemuck::pod_read_unaligned).collect()
}

/// Every value is the expected one.
pub fn exact<T: Pod + PartialEq + fmt::Debug>(expected: Vec<T>) -> Check {
    each(expected, |got, wanted| got == wanted)
}

/// Every value is the expected one bit by bit, or both are NaN.
pub fn exact_floats<T: Float>(expected: Vec<T>) -> Check {
    each(expected, |got, wanted| got.bits() == wanted.bits() || (got.is_nan() && wanted.is_nan()))
}

/// Every value satisfies `same(got, wanted)`.
pub fn each<T: Pod + fmt::Debug>(expected: Vec<T>, same: impl Fn(T, T) -> bool + 'static) -> Check {
    Box::new(move |bytes| {
        let got = values::<T>(bytes);
        if got.len() != expected.len() {
            return Err(format!("{} values, expected {}", got.len(), expected.len()));
        }
        let wrong: Vec<usize> = (0..got.len()).filter(|&i| !same(got[i], expected[i])).collect();
        let Some(&first) = wrong.first() else { return Ok(()) };
        let (got, wanted) = (got[first], expected[first]);
        Err(format!(
            "{} of {} values differ, the first [{first}]: {got:x?}, expected {wanted:x?}",
            wrong.len(),
            expected.len()
        ))
    })
}

/// Every float is within `ulps` units in the last place of what `expected` says in double precision, or within
/// `absolute` of it.
pub fn close(expected: Vec<f64>, ulps: f64, absolute: f64) -> Check {
    Box::new(move |bytes| {
        for (i, (got, &wanted)) in values::<f32>(bytes).into_iter().zip(&expected).enumerate() {
            let error = (f64::from(got) - wanted).abs();
            let rounded = wanted as f32;
            let fine = match rounded.is_finite() {
                true => error <= absolute || error <= ulps * f64::from(unit(rounded)),
                false => got.to_bits() == rounded.to_bits() || (got.is_nan() && rounded.is_nan()),
            };
            if !fine {
                return Err(format!(
                    "[{i}]: {got:e}, expected {wanted:e}, {:.1} ULP",
                    error / f64::from(unit(rounded))
                ));
            }
        }
        Ok(())
    })
}

/// The distance between a float and the next one of greater magnitude.
fn unit(value: f32) -> f32 {
    let magnitude = value.abs().clamp(f32::MIN_POSITIVE, f32::MAX / 2.0);
    f32::from_bits(magnitude.to_bits() + 1) - magnitude
}

/// Whatever a closure says of the values.
pub fn holds<T: Pod, E: Display>(check: impl Fn(Vec<T>) -> Result<(), E> + 'static) -> Check {
    Box::new(move |bytes| check(values(bytes)).map_err(|error| error.to_string()))
}

/// A type of floats, compared by its bits.
pub trait Float: Pod + fmt::Debug {
    fn bits(self) -> u64;
    fn is_nan(self) -> bool;
}

impl Float for f32 {
    fn bits(self) -> u64 {
        self.to_bits().into()
    }
    fn is_nan(self) -> bool {
        self.is_nan()
    }
}

impl Float for f64 {
    fn bits(self) -> u64 {
        self.to_bits()
    }
    fn is_nan(self) -> bool {
        self.is_nan()
    }
}

/// A half, as its bits.
impl Float for u16 {
    fn bits(self) -> u64 {
        self.into()
    }
    fn is_nan(self) -> bool {
        self & 0x7fff > 0x7c00
    }
}
