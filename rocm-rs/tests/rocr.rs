//! AMD's own library, whichever is installed: what it must say where there is no driver, and what only it can do where
//! there is a GPU (`ci/rocr-guest` has one). Files that are no ROCr, everywhere.

#![cfg(feature = "hsa")]
#![allow(missing_docs)]

mod common;

use rocm_rs::{
    Condition, Device, Error, Runtime,
    hsa::{self, Agent, Executable, Hsa, Library, PointerKind, Segment, Signal},
};
use std::{
    fs,
    sync::{Arc, mpsc},
    time::Duration,
};

/// The library, initialised; or why not.
fn open() -> Result<Arc<Hsa>, hsa::Error> {
    // SAFETY: what is installed under this name is ROCr.
    Hsa::open(unsafe { Library::find() }?)
}

/// The first CPU and the first GPU, or a line that says why there is none.
fn agents() -> Option<(Arc<Hsa>, Agent, Agent)> {
    let hsa = match open() {
        Ok(hsa) => hsa,
        Err(error) => {
            println!("SKIP: what only ROCr can do: {}", error.to_string().replace('\n', "; "));
            return None;
        }
    };
    let agents = hsa.agents().unwrap();
    let find = |wanted: fn(&Agent) -> bool| agents.iter().find(|agent| wanted(agent)).cloned();
    match (find(Agent::is_cpu), find(Agent::is_gpu)) {
        (Some(cpu), Some(gpu)) => Some((hsa, cpu, gpu)),
        _ => {
            println!("SKIP: what only ROCr can do: it has no GPU here");
            None
        }
    }
}

#[test]
fn without_a_library_or_a_driver_the_error_says_what_to_do() {
    let error = match Runtime::builder().device(Device::Hsa).open() {
        Ok(runtime) => return assert!(runtime.driver().contains("libhsa-runtime64"), "{}", runtime.driver()),
        Err(Error::Open(error)) => error,
        Err(other) => panic!("{other}"),
    };
    assert_eq!(error.device(), Device::Hsa);
    let message = error.to_string();
    assert!(message.contains("--device emulated") || !cfg!(feature = "emulator"), "{message}");
    match open() {
        Err(hsa::Error::Library(_)) => {
            assert!(message.contains("HSA_RUNTIME_LIB_DIR") && message.contains("install ROCr"), "{message}");
            assert!(error.attempts().len() > 1, "{message}");
        }
        Err(hsa::Error::Init { status, .. }) => {
            assert_eq!(status, hsa_runtime_sys::HSA_STATUS_ERROR_OUT_OF_RESOURCES, "{message}");
            for words in ["hsa_init", "0x1008", "/dev/kfd", "rocm doctor"] {
                assert!(message.contains(words), "{words}: {message}");
            }
        }
        other => assert!(message.contains("no GPU"), "{other:?}: {message}"),
    }
}

#[test]
fn files_that_are_no_rocr_are_named_with_what_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    };
    let own = fs::read(std::env::current_exe().unwrap()).unwrap();
    let mut foreign = own[..64].to_vec();
    // Another machine's number in the ELF header.
    foreign[18] = if foreign[18] == 62 { 183 } else { 62 };
    for path in [
        folder.path().join("absent.so"),
        write("empty.so", &[]),
        write("text.so", b"not a library\n"),
        write("foreign.so", &foreign),
    ] {
        // SAFETY: none of these can be opened.
        let error = unsafe { Library::at(&path) }.unwrap_err();
        let message = error.to_string();
        assert!(matches!(error, hsa::Error::Library(_)) && message.contains(path.to_str().unwrap()), "{message}");
    }
    // A library that is another one.
    let maps = fs::read_to_string("/proc/self/maps").unwrap_or_default();
    let libc = maps.lines().find_map(|line| line.split_whitespace().last().filter(|path| path.contains("/libc.so")));
    match libc {
        None => println!("SKIP: a library without ROCr's functions: where the C library is cannot be told"),
        Some(path) => {
            // SAFETY: the C library is open already.
            let message = unsafe { Library::at(path) }.unwrap_err().to_string();
            assert!(message.contains("hsa_init"), "{message}");
        }
    }
}

#[test]
fn the_loader_and_we_agree_on_where_kernels_are() {
    let Some((_hsa, _, gpu)) = agents() else { return };
    let bytes = common::misuse_object(gpu.name());
    let object = rocm_rs::code_object::CodeObject::parse(bytes).unwrap();
    // SAFETY: the code object was parsed.
    let executable = unsafe { Executable::load(&gpu, bytes) }.unwrap();
    let mut known = 0;
    for kernel in object.kernels() {
        let address = executable.address_of(kernel.descriptor_address);
        match executable.kernel_object(&format!("{}.kd", kernel.name)) {
            Ok(found) => {
                assert_eq!(found, address, "{}", kernel.name);
                known += 1;
            }
            // A stripped file has no symbols that the loader reads.
            Err(error) => assert_eq!(error.status(), Some(hsa_runtime_sys::HSA_STATUS_ERROR_INVALID_SYMBOL_NAME)),
        }
    }
    println!("{known} of {} kernels have symbols that ROCr's loader knows", object.kernels().len());
    let error = executable.kernel_object("no such kernel.kd").unwrap_err();
    assert!(error.status().is_some(), "{error}");
}

#[test]
fn copies_handlers_and_pointers() {
    let Some((hsa, cpu, gpu)) = agents() else { return };
    let pool = |agent: &Agent| {
        let pools = agent.pools().unwrap();
        pools.into_iter().find(|pool| pool.segment() == Segment::Global && pool.allocates()).unwrap()
    };
    const BYTES: usize = 10_000;
    let [from, back] = [(); 2].map(|()| pool(&cpu).allocate(BYTES as u64, &[&gpu]).unwrap());
    let to = pool(&gpu).allocate(BYTES as u64, &[]).unwrap();
    for i in 0..BYTES {
        // SAFETY: the memory is this test's, and has so many bytes.
        unsafe { from.address().as_ptr().add(i).write(i as u8 ^ 0x5a) };
    }
    // SAFETY: the three pieces have so many bytes, and live until the copies are complete.
    unsafe {
        let there = gpu.copy(to.address(), from.address(), &cpu, BYTES, &[]).unwrap();
        assert!(there.wait(Some(common::LONG)).unwrap());
        let again = cpu.copy(back.address(), to.address(), &gpu, BYTES, &[there.signal()]).unwrap();
        assert!(again.wait(Some(common::LONG)).unwrap() && again.is_done());
    }
    // SAFETY: as above.
    let copied = |i: usize| unsafe { back.address().as_ptr().add(i).read() };
    assert!((0..BYTES).all(|i| copied(i) == i as u8 ^ 0x5a));

    let info = hsa.pointer_info(to.address().as_ptr() as u64).unwrap();
    assert_eq!((info.kind, info.owner.handle), (PointerKind::Pool, gpu.handle().handle));
    assert!(info.bytes >= BYTES as u64);
    let local = 0u8;
    assert_eq!(hsa.pointer_info(&raw const local as u64).unwrap().kind, PointerKind::Unknown);

    let (send, receive) = mpsc::channel();
    let signal = Signal::new(&hsa, 0).unwrap();
    let handler = move |value| {
        send.send(value).unwrap();
        value < 2
    };
    signal.on(Condition::Gte, 1, handler).unwrap();
    assert!(receive.recv_timeout(Duration::from_millis(20)).is_err());
    signal.signal().store(2);
    signal.wake().unwrap();
    assert_eq!(receive.recv_timeout(common::LONG), Ok(2));
    assert!(hsa.now().unwrap() > 0);
}
