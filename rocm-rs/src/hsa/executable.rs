//! Code objects in ROCr's hands: loaded by its loader, which is where debuggers and profilers look for them.

use super::{Agent, Error, Hsa, Result, call::call, info};
use hsa_runtime_sys::{
    self as sys, hsa_code_object_reader_t, hsa_executable_symbol_t, hsa_executable_t, hsa_loaded_code_object_t,
    hsa_ven_amd_loader_1_01_pfn_t,
};
use std::{
    ffi::{CString, c_void},
    fmt,
    mem::MaybeUninit,
};

/// A code object loaded on an agent. Dropping it unloads it.
pub struct Executable {
    handle: hsa_executable_t,
    agent: Agent,
    /// The file, which debuggers read out of the process.
    reader: Option<Reader>,
    address: u64,
    delta: u64,
}

/// The runtime's reader of a code object.
struct Reader {
    handle: hsa_code_object_reader_t,
    _bytes: Box<[u8]>,
}

impl Executable {
    /// Loads a code object of this agent.
    ///
    /// # Safety
    ///
    /// The code object is well-formed: ROCr's loader believes what it reads. (What
    /// [`CodeObject::parse`](crate::code_object::CodeObject::parse) accepts is.)
    pub unsafe fn load(agent: &Agent, code_object: &[u8]) -> Result<Self> {
        let hsa = agent.hsa();
        hsa.check()?;
        let object = || format!("a code object of {} bytes on {agent}", code_object.len());
        let mut handle = hsa_executable_t::default();
        // SAFETY: the handle is written, and no options are given.
        unsafe {
            let (profile, rounding) = (sys::HSA_PROFILE_FULL, sys::HSA_DEFAULT_FLOAT_ROUNDING_MODE_DEFAULT);
            let options = std::ptr::null();
            call!(hsa, object(), hsa_executable_create_alt(profile, rounding, options, &mut handle))?;
        }
        let mut executable = Self { handle, agent: agent.clone(), reader: None, address: 0, delta: 0 };
        let bytes: Box<[u8]> = code_object.into();
        let mut reader = hsa_code_object_reader_t::default();
        // SAFETY: the bytes live as long as the reader; the rest are handles that the runtime has just made.
        unsafe {
            let (start, length) = (bytes.as_ptr().cast(), bytes.len());
            call!(hsa, object(), hsa_code_object_reader_create_from_memory(start, length, &mut reader))?;
            executable.reader = Some(Reader { handle: reader, _bytes: bytes });
            let (options, loaded) = (std::ptr::null(), std::ptr::null_mut());
            call!(
                hsa,
                object(),
                hsa_executable_load_agent_code_object(handle, agent.handle(), reader, options, loaded)
            )?;
            call!(hsa, object(), hsa_executable_freeze(handle, options))?;
        }
        (executable.address, executable.delta) = executable.place()?;
        Ok(executable)
    }

    /// The agent that it is loaded on.
    pub fn agent(&self) -> &Agent {
        &self.agent
    }

    /// Where its image starts in the agent's memory.
    pub fn address(&self) -> u64 {
        self.address
    }

    /// Where something is that the file has at this address.
    pub fn address_of(&self, file_address: u64) -> u64 {
        self.delta.wrapping_add(file_address)
    }

    /// The runtime's handle.
    pub fn handle(&self) -> hsa_executable_t {
        self.handle
    }

    /// The address of a kernel's descriptor, which packets name it by, as the loader has it. The name is that of the
    /// descriptor's symbol: `saxpy.kd`. The loader knows only the symbols of a `.symtab`: those of a file that was stripped
    /// are found by [`address_of`](Self::address_of).
    pub fn kernel_object(&self, symbol: &str) -> Result<u64> {
        let (hsa, agent) = (self.hsa(), self.agent.handle());
        hsa.check()?;
        let object = || format!("`{symbol}` on {}", self.agent);
        let nonsense = |what: &str| Error::Nonsense {
            call: "hsa_executable_get_symbol_by_name",
            object: object(),
            what: what.to_owned(),
        };
        let name = CString::new(symbol).map_err(|_| nonsense("a name with a zero in it"))?;
        let mut found = hsa_executable_symbol_t::default();
        // SAFETY: the name is a C string, the executable is the runtime's, and the symbol is written.
        unsafe {
            let name = name.as_ptr();
            call!(hsa, object(), hsa_executable_get_symbol_by_name(self.handle, name, &agent, &mut found))?;
        }
        let address: u64 = info::read(|value| {
            let attribute = sys::HSA_EXECUTABLE_SYMBOL_INFO_KERNEL_OBJECT;
            // SAFETY: the attribute is a number of 64 bits.
            unsafe { call!(hsa, object(), hsa_executable_symbol_get_info(found, attribute, value)) }
        })?;
        if address == 0 || !address.is_multiple_of(64) {
            return Err(nonsense(&format!("a descriptor at {address:#x}")));
        }
        Ok(address)
    }

    /// Where the loader put the image, and what to add to the file's addresses: asked of the loader's own extension.
    fn place(&self) -> Result<(u64, u64)> {
        let hsa = self.hsa();
        let object = || format!("the loader of {}", self.agent);
        let mut table = MaybeUninit::<hsa_ven_amd_loader_1_01_pfn_t>::zeroed();
        // SAFETY: the runtime fills as much of the table as it is told that there is.
        let table = unsafe {
            let (extension, size) = (sys::HSA_EXTENSION_AMD_LOADER as u16, size_of_val(&table));
            let pointer = table.as_mut_ptr().cast::<c_void>();
            call!(hsa, object(), hsa_system_get_major_extension_table(extension, 1, size, pointer))?;
            table.assume_init()
        };
        let missing = || hsa.too_old("HSA_EXTENSION_AMD_LOADER 1.01");
        let iterate = table.hsa_ven_amd_loader_executable_iterate_loaded_code_objects.ok_or_else(missing)?;
        let get = table.hsa_ven_amd_loader_loaded_code_object_get_info.ok_or_else(missing)?;
        let mut loaded: Vec<hsa_loaded_code_object_t> = Vec::new();
        /// # Safety
        ///
        /// `data` is a vector of handles.
        unsafe extern "C" fn push(
            _: hsa_executable_t,
            loaded: hsa_loaded_code_object_t,
            data: *mut c_void,
        ) -> sys::hsa_status_t {
            // SAFETY: the caller's promise.
            unsafe { (*data.cast::<Vec<hsa_loaded_code_object_t>>()).push(loaded) };
            sys::HSA_STATUS_SUCCESS
        }
        // SAFETY: the callback and its data belong together.
        let status = unsafe { iterate(self.handle, Some(push), (&raw mut loaded).cast()) };
        super::call::check("hsa_ven_amd_loader_executable_iterate_loaded_code_objects", object, status)?;
        let first = *loaded.first().ok_or_else(|| Error::Nonsense {
            call: "hsa_ven_amd_loader_executable_iterate_loaded_code_objects",
            object: object(),
            what: "nothing was loaded".to_owned(),
        })?;
        let number = |attribute| {
            info::read(|value| {
                // SAFETY: the attributes below are numbers of 64 bits.
                let status = unsafe { get(first, attribute, value) };
                super::call::check("hsa_ven_amd_loader_loaded_code_object_get_info", object, status)
            })
        };
        let base = number(sys::HSA_VEN_AMD_LOADER_LOADED_CODE_OBJECT_INFO_LOAD_BASE)?;
        Ok((base, number(sys::HSA_VEN_AMD_LOADER_LOADED_CODE_OBJECT_INFO_LOAD_DELTA)?))
    }

    fn hsa(&self) -> &Hsa {
        self.agent.hsa()
    }
}

impl Drop for Executable {
    fn drop(&mut self) {
        let hsa = self.agent.hsa();
        if hsa.forked() {
            return;
        }
        // SAFETY: both are the runtime's, and destroyed once: first what reads, then what is read.
        unsafe {
            let destroyed = call!(hsa, String::new(), hsa_executable_destroy(self.handle));
            if let Some(reader) = self.reader.take() {
                let closed = call!(hsa, String::new(), hsa_code_object_reader_destroy(reader.handle));
                if destroyed.is_err() || closed.is_err() {
                    // The runtime may still look at the bytes.
                    std::mem::forget(reader);
                }
            }
        }
    }
}

impl fmt::Debug for Executable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Executable({:#x} on {})", self.address, self.agent)
    }
}
