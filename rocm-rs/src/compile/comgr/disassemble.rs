//! Disassembly by comgr, one instruction at a time: the only way that every version of it has.

use super::{
    TRIPLE,
    call::{Calls, call, refused},
};
use crate::{
    code_object::{CodeObject, SymbolKind},
    compile::{
        disassembly::{Disassembly, Function, Instruction},
        error::Error,
    },
};
use amd_comgr_sys::{AMD_COMGR_STATUS_SUCCESS, amd_comgr_disassembly_info_t};
use std::{
    ffi::{CStr, CString, c_char, c_void},
    ptr,
};

/// What the callbacks work on.
struct Reader {
    image: Vec<u8>,
    text: String,
}

/// Copies memory of the object; gives back how many bytes there were.
unsafe extern "C" fn read(from: u64, to: *mut c_char, size: u64, reader: *mut c_void) -> u64 {
    // SAFETY: `reader` is what `disassemble` gave the library, which calls back only from within its call.
    let reader = unsafe { &*reader.cast::<Reader>() };
    let there = usize::try_from(from).ok().and_then(|from| reader.image.get(from..)).unwrap_or_default();
    let count = there.len().min(usize::try_from(size).unwrap_or(usize::MAX));
    if to.is_null() || count == 0 {
        return 0;
    }
    // SAFETY: the library says that `size` bytes can be written at `to`, and `count` is at most that and what is there.
    unsafe { ptr::copy_nonoverlapping(there.as_ptr(), to.cast(), count) };
    count as u64
}

unsafe extern "C" fn print(text: *const c_char, reader: *mut c_void) {
    if text.is_null() {
        return;
    }
    // SAFETY: as for `read`; and the text is a string that lives during the call.
    let (reader, text) = unsafe { (&mut *reader.cast::<Reader>(), CStr::from_ptr(text)) };
    reader.text = text.to_string_lossy().trim().to_owned();
}

unsafe extern "C" fn address(_: u64, _: *mut c_void) {}

/// A disassembler for a target.
struct Info<'c>(&'c Calls, amd_comgr_disassembly_info_t);

impl Drop for Info<'_> {
    fn drop(&mut self) {
        // There is nothing to be done about a handle that cannot be destroyed.
        let _ = call!(self.0, amd_comgr_destroy_disassembly_info(self.1));
    }
}

/// Disassembles the functions of a code object.
pub(super) fn disassemble(calls: &Calls, object: &CodeObject) -> Result<Disassembly, Error> {
    // Names of targets have no NUL.
    let isa = CString::new(format!("{TRIPLE}{}", object.target())).unwrap_or_default();
    let mut handle = amd_comgr_disassembly_info_t::default();
    call!(calls, amd_comgr_create_disassembly_info(isa.as_ptr(), Some(read), Some(print), Some(address), &mut handle))?;
    let info = Info(calls, handle);
    let mut reader = Reader { image: object.image(0, |_| Some(0))?, text: String::new() };
    let code = |at: u64| object.segments().iter().any(|s| s.executable && at >= s.address && at - s.address < s.size);
    let mut functions = Vec::new();
    for symbol in object.symbols().iter().filter(|symbol| symbol.kind == SymbolKind::Function) {
        let Some(start) = symbol.address.filter(|&start| code(start)) else { continue };
        let end = start.saturating_add(symbol.size).min(reader.image.len() as u64);
        let mut function = Function { name: symbol.name.clone(), address: start, instructions: Vec::new() };
        let mut at = start;
        while at < end {
            let (text, size) = instruction(&info, &mut reader, at)?;
            let bytes = reader.image.get(at as usize..(at + size).min(end) as usize).unwrap_or_default().to_vec();
            function.instructions.push(Instruction { address: at, bytes, text });
            at += size;
        }
        functions.push(function);
    }
    Ok(Disassembly::new(functions))
}

/// The instruction at an address, and how long it is. A word that is none is data, and said so.
fn instruction(info: &Info<'_>, reader: &mut Reader, at: u64) -> Result<(String, u64), Error> {
    let Info(calls, handle) = info;
    reader.text.clear();
    let function = calls.library.amd_comgr_disassemble_instruction().map_err(|missing| Error::Library {
        engine: calls.name.clone(),
        call: "amd_comgr_disassemble_instruction",
        status: missing.to_string(),
    })?;
    let mut size = 0;
    // SAFETY: the handle is live, and the callbacks get a reader that lives during the call and that nobody else uses.
    let status = unsafe { function(*handle, at, ptr::from_mut(reader).cast(), &mut size) };
    match status {
        AMD_COMGR_STATUS_SUCCESS if size > 0 => Ok((std::mem::take(&mut reader.text), size)),
        AMD_COMGR_STATUS_SUCCESS => Err(refused(calls, "amd_comgr_disassemble_instruction", status)),
        _ => {
            let word = reader.image.get(at as usize..).and_then(<[u8]>::first_chunk).copied().unwrap_or_default();
            Ok((format!(".long {:#010x}", u32::from_le_bytes(word)), 4))
        }
    }
}
