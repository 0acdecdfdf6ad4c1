//! The argument block of a launch, written value by value and held against the kernel's metadata.
//!
//! A launch is unsafe because nothing can check what the kernel's code does. What can be checked is checked here: how
//! many arguments there are, of which kind, of which size, and how buffers are aligned. Nothing allocates: the block is
//! written into memory that the caller lends, and copied from there to where the device reads it.

use super::{
    hidden::Launch,
    kernel::{Argument, Kernel, ValueKind},
};

/// What a launch gives as an argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given {
    /// The bytes of a value.
    Value,
    /// A buffer.
    Buffer,
    /// An amount of local memory.
    LocalMemory,
}

impl std::fmt::Display for Given {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Value => "a value",
            Self::Buffer => "a buffer",
            Self::LocalMemory => "local memory",
        })
    }
}

/// Why arguments are not those of the kernel.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// There are more or fewer than the kernel has.
    #[error("kernel {kernel}: {given} arguments were given, and it takes {expected}")]
    Count {
        /// The kernel.
        kernel: String,
        /// How many were given; of too many, the first that is too much is counted last.
        given: usize,
        /// How many it takes.
        expected: usize,
    },
    /// An argument of another kind.
    #[error("kernel {kernel}, {argument}: {given} was given, and it is {expected}")]
    Kind {
        /// The kernel.
        kernel: String,
        /// The argument.
        argument: Position,
        /// What was given.
        given: Given,
        /// What it takes.
        expected: ValueKind,
    },
    /// A value of another size.
    #[error("kernel {kernel}, {argument}: a value of {given} bytes was given, and it has {expected}")]
    Size {
        /// The kernel.
        kernel: String,
        /// The argument.
        argument: Position,
        /// The size that was given.
        given: usize,
        /// The size that it has.
        expected: u32,
    },
    /// A buffer that is not aligned as the kernel needs it.
    #[error("kernel {kernel}, {argument}: the buffer is at {address:#x}, and it must be aligned to {align}")]
    Alignment {
        /// The kernel.
        kernel: String,
        /// The argument.
        argument: Position,
        /// The buffer's address.
        address: u64,
        /// The alignment that the kernel's code counts on.
        align: u32,
    },
    /// More local memory than can be addressed.
    #[error("kernel {kernel}, {argument}: {bytes} bytes of local memory do not fit in 32 bits with what is there")]
    LocalMemory {
        /// The kernel.
        kernel: String,
        /// The argument.
        argument: Position,
        /// How much was asked for.
        bytes: u32,
    },
    /// The memory for the block has another size than the block.
    #[error("kernel {kernel}: {given} bytes were lent for its arguments, and they take {expected}")]
    Block {
        /// The kernel.
        kernel: String,
        /// The size of the memory.
        given: usize,
        /// The size of the block.
        expected: u32,
    },
}

/// Which argument of a kernel, in words: its number and, if it has one, its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// Its number, counted from 0.
    pub index: usize,
    /// Its name in the source.
    pub name: Option<String>,
}

impl std::fmt::Display for Position {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.name {
            Some(name) => write!(f, "argument {} ({name})", self.index),
            None => write!(f, "argument {}", self.index),
        }
    }
}

/// Writes the argument block of one launch: the arguments in their order, then [`finish`](Self::finish).
#[derive(Debug)]
pub struct Writer<'k, 'b> {
    kernel: &'k Kernel,
    block: &'b mut [u8],
    next: usize,
    /// LDS of the workgroup so far.
    group_segment_size: u32,
}

/// LDS that the compiler does not say an alignment for.
const LOCAL_ALIGN: u32 = 16;

impl<'k, 'b> Writer<'k, 'b> {
    /// Begins the block of a kernel, in memory of [`Kernel::kernarg_size`] bytes.
    pub fn new(kernel: &'k Kernel, block: &'b mut [u8]) -> Result<Self, Error> {
        if block.len() != kernel.kernarg_size as usize {
            let (given, expected) = (block.len(), kernel.kernarg_size);
            return Err(Error::Block { kernel: kernel.name.clone(), given, expected });
        }
        block.fill(0);
        Ok(Self { kernel, block, next: 0, group_segment_size: kernel.group_segment_size })
    }

    fn position(&self) -> Position {
        let index = self.next;
        Position { index, name: self.kernel.explicit().get(index).and_then(|argument| argument.name.clone()) }
    }

    #[cold]
    fn wrong(&self, given: Given) -> Error {
        match self.kernel.explicit().get(self.next) {
            Some(argument) => Error::Kind {
                kernel: self.kernel.name.clone(),
                argument: self.position(),
                given,
                expected: argument.kind.clone(),
            },
            None => self.count(self.next + 1),
        }
    }

    #[cold]
    fn count(&self, given: usize) -> Error {
        Error::Count { kernel: self.kernel.name.clone(), given, expected: self.kernel.explicit_arguments }
    }

    /// The next argument, if it is one that takes what is given.
    fn next(&self, given: Given) -> Result<&'k Argument, Error> {
        match (self.kernel.explicit().get(self.next), given) {
            (Some(argument), Given::Value) if argument.kind == ValueKind::ByValue => Ok(argument),
            (Some(argument), Given::Buffer) if argument.kind == ValueKind::GlobalBuffer => Ok(argument),
            (Some(argument), Given::LocalMemory) if argument.kind == ValueKind::DynamicSharedPointer => Ok(argument),
            _ => Err(self.wrong(given)),
        }
    }

    fn put(&mut self, argument: &Argument, bytes: &[u8]) {
        // The metadata was checked: every argument is inside the block, and its size is that of the bytes.
        let offset = argument.offset as usize;
        if let Some(place) = self.block.get_mut(offset..offset + bytes.len()) {
            place.copy_from_slice(bytes);
        }
        self.next += 1;
    }

    /// The next argument is a value with these bytes.
    pub fn value(&mut self, bytes: &[u8]) -> Result<&mut Self, Error> {
        let argument = self.next(Given::Value)?;
        if bytes.len() != argument.size as usize {
            let (given, expected) = (bytes.len(), argument.size);
            let (kernel, argument) = (self.kernel.name.clone(), self.position());
            return Err(Error::Size { kernel, argument, given, expected });
        }
        self.put(argument, bytes);
        Ok(self)
    }

    /// The next argument is the buffer at an address of the device.
    pub fn buffer(&mut self, address: u64) -> Result<&mut Self, Error> {
        let argument = self.next(Given::Buffer)?;
        let align = argument.pointee_align.unwrap_or(1);
        if !address.is_multiple_of(align.into()) {
            let (kernel, argument) = (self.kernel.name.clone(), self.position());
            return Err(Error::Alignment { kernel, argument, address, align });
        }
        self.put(argument, &address.to_le_bytes());
        Ok(self)
    }

    /// The next argument is local memory of this many bytes, for each workgroup.
    pub fn local_memory(&mut self, bytes: u32) -> Result<&mut Self, Error> {
        let argument = self.next(Given::LocalMemory)?;
        let align = argument.pointee_align.unwrap_or(LOCAL_ALIGN);
        let start = self.group_segment_size.checked_next_multiple_of(align);
        let (Some(start), Some(end)) = (start, start.and_then(|start| start.checked_add(bytes))) else {
            let (kernel, argument) = (self.kernel.name.clone(), self.position());
            return Err(Error::LocalMemory { kernel, argument, bytes });
        };
        self.group_segment_size = end;
        self.put(argument, &start.to_le_bytes());
        Ok(self)
    }

    /// Fills the hidden arguments. Returns the bytes of LDS that each workgroup needs, for the dispatch packet.
    pub fn finish(self, launch: &Launch) -> Result<u32, Error> {
        if self.next != self.kernel.explicit_arguments {
            return Err(self.count(self.next));
        }
        let dynamic_lds = self.group_segment_size - self.kernel.group_segment_size;
        launch.fill(self.kernel, dynamic_lds, self.block);
        Ok(self.group_segment_size)
    }
}
