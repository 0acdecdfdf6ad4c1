//! The library, initialised: `hsa_init` and `hsa_shut_down`, and what is asked of the system as a whole.
//!
//! ROCr counts its initialisations itself. Here there is one [`Hsa`] per library and process, which everything made from
//! it shares, because ROCr takes one handler of memory faults.

use super::{Agent, Error, Library, Result, call::call, fault, info};
use crate::fork::Generation;
use bytemuck::Pod;
use hsa_runtime_sys as sys;
use std::{
    fmt,
    sync::{
        Arc, Mutex, PoisonError, Weak,
        atomic::{AtomicUsize, Ordering::SeqCst},
    },
};

/// One `hsa_init`, until its `hsa_shut_down`.
pub(super) struct Session {
    library: Arc<Library>,
    generation: Generation,
    /// Counts the sessions of this library.
    live: Arc<AtomicUsize>,
}

impl Session {
    fn start(library: Arc<Library>, generation: Generation, live: Arc<AtomicUsize>) -> Result<Self> {
        let functions = library.functions();
        let too_old = |missing| Error::TooOld { missing, library: library.to_string() };
        let init = functions.hsa_init.ok_or_else(|| too_old("hsa_init"))?;
        functions.hsa_shut_down.ok_or_else(|| too_old("hsa_shut_down"))?;
        // SAFETY: the function has no arguments.
        let status = unsafe { init() };
        if status.is_error() {
            return Err(Error::Init { library: library.to_string(), status, kfd: kfd_refused() });
        }
        live.fetch_add(1, SeqCst);
        // It has threads from now on, and must not be unloaded.
        std::mem::forget(library.clone());
        Ok(Self { library, generation, live })
    }

    pub(super) fn functions(&self) -> &sys::Functions {
        self.library.functions()
    }

    pub(super) fn too_old(&self, missing: &'static str) -> Error {
        Error::TooOld { missing, library: self.library.to_string() }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        if self.generation.forked() {
            return;
        }
        // SAFETY: it undoes this session's `hsa_init`; whatever was made in between holds the session and is gone.
        let _ = unsafe { call!(self, String::new(), hsa_shut_down()) };
        self.live.fetch_sub(1, SeqCst);
    }
}

/// Why this process cannot open `/dev/kfd`.
fn kfd_refused() -> Option<String> {
    // SAFETY: the path is a C string.
    let refused = unsafe { libc::access(c"/dev/kfd".as_ptr(), libc::R_OK | libc::W_OK) } != 0;
    refused.then(|| std::io::Error::last_os_error().to_string())
}

/// The runtime, initialised. It is shut down when this and everything made from it are gone.
pub struct Hsa {
    /// Ticks of the system's clock per second: what timeouts are counted in.
    frequency: u64,
    version: String,
    session: Session,
}

/// A library that was initialised in this process, or in one that it was forked from.
struct Opened {
    /// Which library: the address of its `hsa_init`.
    library: usize,
    generation: Generation,
    live: Arc<AtomicUsize>,
    shared: Weak<Hsa>,
}

static OPENED: Mutex<Vec<Opened>> = Mutex::new(Vec::new());

impl Hsa {
    /// Initialises the library, or shares it when this process has it open.
    pub fn open(library: Arc<Library>) -> Result<Arc<Self>> {
        let generation = Generation::current();
        let mut opened = OPENED.lock().unwrap_or_else(PoisonError::into_inner);
        let key = library.functions().hsa_init.map_or(0, |init| init as usize);
        let known = opened.iter().position(|opened| opened.library == key);
        let live = match known.map(|index| &opened[index]) {
            Some(other) if other.generation != generation && other.live.load(SeqCst) > 0 => return Err(Error::Forked),
            Some(own) if own.generation == generation => match own.shared.upgrade() {
                Some(shared) => return Ok(shared),
                None => own.live.clone(),
            },
            _ => Arc::default(),
        };
        let hsa = Arc::new(Self::initialise(Session::start(library, generation, live.clone())?)?);
        let entry = Opened { library: key, generation, live, shared: Arc::downgrade(&hsa) };
        match known {
            Some(index) => opened[index] = entry,
            None => opened.push(entry),
        }
        Ok(hsa)
    }

    fn initialise(session: Session) -> Result<Self> {
        let mut hsa = Self { frequency: 0, version: String::new(), session };
        // The handler is the process's. It is refused where there is one: this one, or the program's own.
        if let Some(register) = hsa.functions().hsa_amd_register_system_event_handler {
            // SAFETY: the handler lives as long as the program, and takes no data.
            let _ = unsafe { register(Some(fault::system_event), std::ptr::null_mut()) };
        }
        // SAFETY: these attributes are of these types.
        unsafe {
            hsa.frequency = hsa.system_info(sys::HSA_SYSTEM_INFO_TIMESTAMP_FREQUENCY)?;
            let major: u16 = hsa.system_info(sys::HSA_SYSTEM_INFO_VERSION_MAJOR)?;
            let minor: u16 = hsa.system_info(sys::HSA_SYSTEM_INFO_VERSION_MINOR)?;
            hsa.version = format!("HSA {major}.{minor}");
        }
        if hsa.frequency == 0 {
            let (call, object) = ("hsa_system_get_info", "timestamp frequency".to_owned());
            return Err(Error::Nonsense { call, object, what: "it is 0".to_owned() });
        }
        if let Some(build) = hsa.build() {
            hsa.version = format!("ROCr {build}, {}", hsa.version);
        }
        Ok(hsa)
    }

    /// The build that the runtime says it is.
    fn build(&self) -> Option<String> {
        // SAFETY: the attribute is the address of a string that the library holds.
        let build: usize = unsafe { self.system_info(sys::HSA_AMD_SYSTEM_INFO_BUILD_VERSION) }.ok()?;
        let build = std::ptr::with_exposed_provenance::<std::ffi::c_char>(build);
        if build.is_null() {
            return None;
        }
        // SAFETY: as above; it ends with a zero.
        let build = unsafe { std::ffi::CStr::from_ptr(build) }.to_string_lossy();
        // It has quotation marks about it.
        let build = build.trim_matches('"').to_owned();
        Some(build).filter(|build| !build.is_empty())
    }

    /// The library.
    pub fn library(&self) -> &Library {
        &self.session.library
    }

    /// The runtime's version and build, as it tells them.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The agents, CPUs too, in the order of the runtime.
    pub fn agents(self: &Arc<Self>) -> Result<Vec<Agent>> {
        self.check()?;
        let handles = info::collect(|callback, data| {
            // SAFETY: the callback and its data belong together.
            unsafe { call!(self, "all agents".to_owned(), hsa_iterate_agents(Some(callback), data)) }
        })?;
        handles.into_iter().map(|handle| Agent::new(self.clone(), handle)).collect()
    }

    /// An error in a child of the process that opened it.
    pub(super) fn check(&self) -> Result<()> {
        if self.forked() { Err(Error::Forked) } else { Ok(()) }
    }

    pub(super) fn forked(&self) -> bool {
        self.session.generation.forked()
    }

    pub(super) fn functions(&self) -> &sys::Functions {
        self.session.functions()
    }

    pub(super) fn too_old(&self, missing: &'static str) -> Error {
        self.session.too_old(missing)
    }

    /// Ticks of the system's clock per second.
    pub(super) fn frequency(&self) -> u64 {
        self.frequency
    }

    /// An attribute of the system.
    ///
    /// # Safety
    ///
    /// The attribute's type is `T`.
    pub(super) unsafe fn system_info<T: Pod>(&self, attribute: u32) -> Result<T> {
        info::read(|value| {
            let object = || format!("attribute {attribute:#x}");
            // SAFETY: the caller vouches for the type, and `value` has room for it.
            unsafe { call!(self, object(), hsa_system_get_info(attribute, value)) }
        })
    }
}

impl fmt::Debug for Hsa {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Hsa").field("library", self.library()).field("version", &self.version).finish_non_exhaustive()
    }
}
