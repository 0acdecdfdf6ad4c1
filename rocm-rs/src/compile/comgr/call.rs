//! comgr's calls: objects that release themselves, and every status looked at.
//!
//! Invariant: a handle is made by the library's own function, is used with that library only, and is released once, when
//! its object goes. What the library needs and has not is an error like a refused call.

use crate::compile::error::Error;
use amd_comgr_sys::{
    AMD_COMGR_STATUS_SUCCESS, Action, DataKind, Language, Library, amd_comgr_action_info_t, amd_comgr_data_set_t,
    amd_comgr_data_t, amd_comgr_status_t,
};
use std::{
    ffi::{CStr, CString},
    ptr,
};

/// An open comgr, and what errors call it.
#[derive(Debug)]
pub(super) struct Calls {
    pub library: Library,
    pub name: String,
}

/// The error of a call.
pub(super) fn refused(calls: &Calls, call: &'static str, status: amd_comgr_status_t) -> Error {
    Error::Library { engine: calls.name.clone(), call, status: status.to_string() }
}

/// Calls a function of the library's; what it returns other than success, and a function that is not there, are errors.
macro_rules! call {
    ($calls:expr, $function:ident($($argument:expr),*)) => {{
        let calls: &Calls = $calls;
        match calls.library.$function() {
            Err(missing) => Err(Error::Library {
                engine: calls.name.clone(),
                call: stringify!($function),
                status: missing.to_string(),
            }),
            Ok(function) => {
                // SAFETY: the caller's argument: pointers are valid for what the header says that the function reads and
                // writes, and handles are live ones of this library.
                match unsafe { function($($argument),*) } {
                    AMD_COMGR_STATUS_SUCCESS => Ok(()),
                    status => Err(refused(calls, stringify!($function), status)),
                }
            }
        }
    }};
}
pub(super) use call;

/// A number of the library's ABI, or the error that it has no such thing.
macro_rules! value {
    ($calls:expr, $what:expr) => {{
        let calls: &Calls = $calls;
        $what.value(calls.library.abi()).ok_or_else(|| Error::Unsupported {
            engine: calls.name.clone(),
            what: format!("do {}", $what.name()),
            instead: "use a newer one, or clang".into(),
        })
    }};
}

impl Calls {
    /// The names of the instruction sets that it makes code for.
    pub fn targets(&self) -> Result<Vec<String>, Error> {
        let mut count = 0;
        call!(self, amd_comgr_get_isa_count(&mut count))?;
        let name = |index| {
            let mut name = ptr::null();
            call!(self, amd_comgr_get_isa_name(index, &mut name))?;
            // SAFETY: on success it is a string that lives as long as the library, which is not unloaded.
            Ok(unsafe { CStr::from_ptr(name) }.to_string_lossy().into_owned())
        };
        (0..count).map(name).collect()
    }
}

/// Bytes with a kind and a name.
#[derive(Debug)]
pub(super) struct Data<'c> {
    calls: &'c Calls,
    handle: amd_comgr_data_t,
}

impl<'c> Data<'c> {
    pub fn new(calls: &'c Calls, kind: DataKind, name: &CStr, bytes: &[u8]) -> Result<Self, Error> {
        let kind = value!(calls, kind)?;
        let mut handle = amd_comgr_data_t::default();
        call!(calls, amd_comgr_create_data(kind, &mut handle))?;
        let data = Self { calls, handle };
        call!(calls, amd_comgr_set_data(data.handle, bytes.len(), bytes.as_ptr().cast()))?;
        call!(calls, amd_comgr_set_data_name(data.handle, name.as_ptr()))?;
        Ok(data)
    }

    fn bytes(&self) -> Result<Vec<u8>, Error> {
        let mut size = 0;
        call!(self.calls, amd_comgr_get_data(self.handle, &mut size, ptr::null_mut()))?;
        let mut bytes = vec![0u8; size];
        if size > 0 {
            call!(self.calls, amd_comgr_get_data(self.handle, &mut size, bytes.as_mut_ptr().cast()))?;
            bytes.truncate(size);
        }
        Ok(bytes)
    }
}

impl Drop for Data<'_> {
    fn drop(&mut self) {
        // There is nothing to be done about a handle that cannot be released.
        let _ = call!(self.calls, amd_comgr_release_data(self.handle));
    }
}

/// Data that an action takes or leaves.
#[derive(Debug)]
pub(super) struct DataSet<'c> {
    calls: &'c Calls,
    handle: amd_comgr_data_set_t,
}

impl<'c> DataSet<'c> {
    pub fn new(calls: &'c Calls) -> Result<Self, Error> {
        let mut handle = amd_comgr_data_set_t::default();
        call!(calls, amd_comgr_create_data_set(&mut handle))?;
        Ok(Self { calls, handle })
    }

    /// Adds data; the set keeps it alive.
    pub fn add(&self, kind: DataKind, name: &CStr, bytes: &[u8]) -> Result<(), Error> {
        let data = Data::new(self.calls, kind, name, bytes)?;
        call!(self.calls, amd_comgr_data_set_add(self.handle, data.handle))
    }

    /// All data of a kind, one after the other; `None` when there is none.
    pub fn all(&self, kind: DataKind) -> Result<Option<Vec<u8>>, Error> {
        let kind = value!(self.calls, kind)?;
        let mut count = 0;
        call!(self.calls, amd_comgr_action_data_count(self.handle, kind, &mut count))?;
        let mut all = Vec::new();
        for index in 0..count {
            let mut handle = amd_comgr_data_t::default();
            call!(self.calls, amd_comgr_action_data_get_data(self.handle, kind, index, &mut handle))?;
            all.extend(Data { calls: self.calls, handle }.bytes()?);
        }
        Ok((count > 0).then_some(all))
    }
}

impl Drop for DataSet<'_> {
    fn drop(&mut self) {
        // There is nothing to be done about a handle that cannot be released.
        let _ = call!(self.calls, amd_comgr_destroy_data_set(self.handle));
    }
}

/// How actions are done: for which target, in which language, with which options.
#[derive(Debug)]
pub(super) struct ActionInfo<'c> {
    calls: &'c Calls,
    handle: amd_comgr_action_info_t,
}

impl<'c> ActionInfo<'c> {
    pub fn new(calls: &'c Calls, isa: &CStr, language: Language, options: &[String]) -> Result<Self, Error> {
        let language = value!(calls, language)?;
        let mut handle = amd_comgr_action_info_t::default();
        call!(calls, amd_comgr_create_action_info(&mut handle))?;
        let info = Self { calls, handle };
        call!(calls, amd_comgr_action_info_set_isa_name(handle, isa.as_ptr()))?;
        call!(calls, amd_comgr_action_info_set_language(handle, language))?;
        call!(calls, amd_comgr_action_info_set_logging(handle, true))?;
        // Checked by the source: no option has a NUL.
        let options: Vec<_> = options.iter().filter_map(|option| CString::new(option.as_str()).ok()).collect();
        let mut pointers: Vec<_> = options.iter().map(|option| option.as_ptr()).collect();
        // The library copies the strings.
        call!(calls, amd_comgr_action_info_set_option_list(handle, pointers.as_mut_ptr(), pointers.len()))?;
        Ok(info)
    }

    /// Does an action. The result holds the log, whether it succeeds or not.
    pub fn act(&self, action: Action, input: &DataSet<'_>) -> Result<(DataSet<'c>, Result<(), Error>), Error> {
        let result = DataSet::new(self.calls)?;
        let kind = value!(self.calls, action)?;
        let done = call!(self.calls, amd_comgr_do_action(kind, self.handle, input.handle, result.handle));
        Ok((result, done))
    }
}

impl Drop for ActionInfo<'_> {
    fn drop(&mut self) {
        // There is nothing to be done about a handle that cannot be released.
        let _ = call!(self.calls, amd_comgr_destroy_action_info(self.handle));
    }
}
