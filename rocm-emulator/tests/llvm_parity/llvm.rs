//! LLVM's disassembler and assembler, through libLLVM's C interface, opened at run time.
//!
//! The C interface has no assembler of its own: text is given as the inline assembly of a module without code, and read
//! back from the object that the target machine makes of it.

use std::{
    collections::BTreeMap,
    ffi::{CStr, CString, c_char, c_int, c_void},
    ptr::null_mut,
};

type Pointer = *mut c_void;
type Create = unsafe extern "C" fn(*const c_char, *const c_char, Pointer, c_int, Pointer, Pointer) -> Pointer;
type Disassemble = unsafe extern "C" fn(Pointer, *const u8, u64, u64, *mut c_char, usize) -> usize;
type CreateMachine =
    unsafe extern "C" fn(Pointer, *const c_char, *const c_char, *const c_char, c_int, c_int, c_int) -> Pointer;
type Emit = unsafe extern "C" fn(Pointer, Pointer, c_int, *mut *mut c_char, *mut Pointer) -> c_int;

const TRIPLE: &CStr = c"amdgcn-amd-amdhsa";
/// Code for EmitToMemoryBuffer: an object, and not text.
const OBJECT: c_int = 1;
/// The severity of an error, which warnings are not.
const ERROR: c_int = 0;
/// Bytes from one line of assembly to the next: longer than every instruction.
const STRIDE: usize = 32;

/// LLVM for one processor.
pub struct Llvm {
    library: Pointer,
    context: Pointer,
    disassemble: Disassemble,
    processor: CString,
}

impl Llvm {
    pub fn open(processor: &CStr) -> Option<Llvm> {
        let chosen = std::env::var("ISA_LLVM").ok().and_then(|path| CString::new(path).ok());
        let usual = [
            c"libLLVM.so.19.1",
            c"libLLVM-19.so.1",
            c"libLLVM-19.so",
            c"/usr/lib/llvm-19/lib/libLLVM.so.19.1",
            c"/usr/local/llvm19/lib/libLLVM.so",
        ];
        let paths = chosen.as_deref().map_or(usual.to_vec(), |path| vec![path]);
        // SAFETY: the paths are C strings; loading LLVM runs only its own initialisers.
        let library = paths
            .iter()
            .map(|path| unsafe { libc::dlopen(path.as_ptr(), libc::RTLD_NOW) })
            .find(|library| !library.is_null())?;
        for part in ["TargetInfo", "Target", "TargetMC", "Disassembler", "AsmParser", "AsmPrinter"] {
            let name = CString::new(format!("LLVMInitializeAMDGPU{part}")).ok()?;
            // SAFETY: llvm-c/Target.h declares these as functions without arguments.
            let initialize: extern "C" fn() = unsafe { std::mem::transmute(symbol(library, &name)?) };
            initialize();
        }
        // SAFETY: the signature is that of llvm-c/Disassembler.h.
        let create: Create = unsafe { std::mem::transmute(symbol(library, c"LLVMCreateDisasmCPU")?) };
        // SAFETY: as above.
        let disassemble: Disassemble = unsafe { std::mem::transmute(symbol(library, c"LLVMDisasmInstruction")?) };
        // SAFETY: the strings are C strings; null stands for "no callbacks".
        let context = unsafe { create(TRIPLE.as_ptr(), processor.as_ptr(), null_mut(), 0, null_mut(), null_mut()) };
        (!context.is_null()).then(|| Llvm { library, context, disassemble, processor: processor.to_owned() })
    }

    /// Length in words and text; `None` when the words are not valid.
    pub fn disassemble(&self, words: &[u32]) -> Option<(usize, String)> {
        let code: Vec<u8> = words.iter().flat_map(|word| word.to_le_bytes()).collect();
        let mut text = [0; 512];
        // SAFETY: the code and the buffer are as long as said; the context is LLVM's own.
        let size = unsafe {
            (self.disassemble)(self.context, code.as_ptr(), code.len() as u64, 0, text.as_mut_ptr(), text.len())
        };
        // SAFETY: LLVM ends the text with a zero within the buffer.
        let text = unsafe { CStr::from_ptr(text.as_ptr()) }.to_string_lossy().trim().to_owned();
        // LLVM prints some words that are no instructions, with a comment that says so.
        let sound = size > 0 && !text.contains("Invalid") && !text.contains("not supported starting from");
        sound.then_some((size / 4, text))
    }

    /// The words of each line, or what the assembler says against it.
    pub fn assemble(&self, lines: &[String], features: &CStr) -> Vec<Result<Vec<u32>, String>> {
        let mut text = String::from(".text\n");
        for (index, line) in lines.iter().enumerate() {
            // A line of the source each, so that a message tells which one it is about.
            text.push_str(&format!("{line}\n.org {}\n", (index + 1) * STRIDE));
        }
        let (object, messages) = self.object(&text, features);
        let code = section(&object, b".text").expect("the object of the assembly has a .text section");
        assert!(code.len() >= lines.len() * STRIDE, "LLVM made {} bytes of {} lines", code.len(), lines.len());
        let mut refused = BTreeMap::new();
        for message in messages {
            // <inline asm>:LINE:COLUMN: what is wrong
            let mut parts = message.splitn(4, ':');
            let number = parts.nth(1).and_then(|line| line.parse::<usize>().ok());
            let line = number.filter(|line| *line >= 2);
            let line = line.unwrap_or_else(|| panic!("a message of LLVM's without a line: {message}"));
            let what = parts.nth(1).and_then(|rest| rest.lines().next()).unwrap_or("").trim().to_owned();
            refused.entry((line - 2) / 2).or_insert(what);
        }
        let words = |index: usize| -> Vec<u32> {
            let bytes = &code[index * STRIDE..(index + 1) * STRIDE];
            bytes.chunks_exact(4).map(|word| u32::from_le_bytes([word[0], word[1], word[2], word[3]])).collect()
        };
        (0..lines.len()).map(|index| refused.remove(&index).map_or_else(|| Ok(words(index)), Err)).collect()
    }

    /// The object that LLVM makes of a text, and its messages.
    fn object(&self, text: &str, features: &CStr) -> (Vec<u8>, Vec<String>) {
        /// Calls a function of one pointer that returns what it makes.
        macro_rules! call {
            ($name:expr, fn($($kind:ty),*) $(-> $result:ty)?, $($argument:expr),*) => {{
                let symbol = symbol(self.library, $name).expect("libLLVM has the functions of its C interface");
                // SAFETY: the signature is that of LLVM's C headers, and what is given lives as long as it says.
                unsafe {
                    let function: unsafe extern "C" fn($($kind),*) $(-> $result)? = std::mem::transmute(symbol);
                    function($($argument),*)
                }
            }};
        }
        unsafe extern "C" fn note(diagnostic: Pointer, to: Pointer) {
            // SAFETY: `object` gave LLVM the pair, which lives until the context is gone.
            let (severity, describe, messages) = unsafe { &mut *to.cast::<Noted>() };
            // SAFETY: LLVM calls this with a diagnostic of its own.
            if unsafe { severity(diagnostic) } == ERROR {
                // SAFETY: as above, and it makes a C string for it.
                let text = unsafe { CStr::from_ptr(describe(diagnostic)) };
                messages.push(text.to_string_lossy().into_owned());
            }
        }
        type Describe = unsafe extern "C" fn(Pointer) -> *mut c_char;
        type Severity = unsafe extern "C" fn(Pointer) -> c_int;
        type Noted = (Severity, Describe, Vec<String>);
        type Note = unsafe extern "C" fn(Pointer, Pointer);

        let describe = symbol(self.library, c"LLVMGetDiagInfoDescription").expect("libLLVM has its C interface");
        // SAFETY: the signature is that of llvm-c/Core.h.
        let describe: Describe = unsafe { std::mem::transmute(describe) };
        let severity = symbol(self.library, c"LLVMGetDiagInfoSeverity").expect("libLLVM has its C interface");
        // SAFETY: as above.
        let severity: Severity = unsafe { std::mem::transmute(severity) };
        let mut noted: Noted = (severity, describe, Vec::new());
        let context = call!(c"LLVMContextCreate", fn() -> Pointer,);
        let to = (&raw mut noted).cast();
        call!(c"LLVMContextSetDiagnosticHandler", fn(Pointer, Note, Pointer), context, note, to);
        let create = c"LLVMModuleCreateWithNameInContext";
        let module = call!(create, fn(*const c_char, Pointer) -> Pointer, c"text".as_ptr(), context);
        let (mut target, mut message, mut buffer) = (null_mut(), null_mut(), null_mut());
        let find = c"LLVMGetTargetFromTriple";
        let from = TRIPLE.as_ptr();
        let lost =
            call!(find, fn(*const c_char, *mut Pointer, *mut *mut c_char) -> c_int, from, &mut target, &mut message);
        assert_eq!(lost, 0, "libLLVM has no AMDGPU target");
        let symbol_of = symbol(self.library, c"LLVMCreateTargetMachine").expect("libLLVM has its C interface");
        // SAFETY: the signature is that of llvm-c/TargetMachine.h.
        let create: CreateMachine = unsafe { std::mem::transmute(symbol_of) };
        // SAFETY: the strings are C strings; zeros stand for the defaults.
        let machine = unsafe { create(target, from, self.processor.as_ptr(), features.as_ptr(), 0, 0, 0) };
        call!(c"LLVMSetTarget", fn(Pointer, *const c_char), module, from);
        let set = c"LLVMSetModuleInlineAsm2";
        call!(set, fn(Pointer, *const c_char, usize), module, text.as_ptr().cast(), text.len());
        let symbol_of =
            symbol(self.library, c"LLVMTargetMachineEmitToMemoryBuffer").expect("libLLVM has its C interface");
        // SAFETY: as above.
        let emit: Emit = unsafe { std::mem::transmute(symbol_of) };
        // SAFETY: the machine and the module are those made above, and both results have room.
        let failed = unsafe { emit(machine, module, OBJECT, &mut message, &mut buffer) };
        assert_eq!(failed, 0, "LLVM makes no object");
        let start = call!(c"LLVMGetBufferStart", fn(Pointer) -> *const u8, buffer);
        let size = call!(c"LLVMGetBufferSize", fn(Pointer) -> usize, buffer);
        // SAFETY: LLVM says where its buffer is and how long.
        let object = unsafe { std::slice::from_raw_parts(start, size) }.to_vec();
        call!(c"LLVMDisposeMemoryBuffer", fn(Pointer), buffer);
        call!(c"LLVMDisposeTargetMachine", fn(Pointer), machine);
        call!(c"LLVMDisposeModule", fn(Pointer), module);
        call!(c"LLVMContextDispose", fn(Pointer), context);
        (object, noted.2)
    }
}

fn symbol(library: Pointer, name: &CStr) -> Option<Pointer> {
    // SAFETY: `library` is open and never closed.
    let symbol = unsafe { libc::dlsym(library, name.as_ptr()) };
    (!symbol.is_null()).then_some(symbol)
}

/// The contents of a section of a 64-bit ELF file.
fn section(object: &[u8], wanted: &[u8]) -> Option<Vec<u8>> {
    let number = |at: usize, bytes: usize| {
        let field = object.get(at..at + bytes)?;
        Some(field.iter().rev().fold(0, |value, byte| value << 8 | usize::from(*byte)))
    };
    let (headers, size, count) = (number(0x28, 8)?, number(0x3a, 2)?, number(0x3c, 2)?);
    let names = number(headers + number(0x3e, 2)? * size + 0x18, 8)?;
    let header = (0..count).map(|index| headers + index * size).find(|header| {
        let name = number(*header, 4).and_then(|name| object.get(names + name..));
        name.is_some_and(|name| name.split(|byte| *byte == 0).next() == Some(wanted))
    })?;
    let start = number(header + 0x18, 8)?;
    object.get(start..start + number(header + 0x20, 8)?).map(<[u8]>::to_vec)
}
