//! Memory, policies and processors on the machine that this runs on, Linux or FreeBSD, however many nodes it has.
//!
//! Where a page is can be asked by anyone on Linux, and on FreeBSD by whoever may read `/dev/mem`. What a machine cannot
//! show it says in lines that start with SKIP.
#![cfg(feature = "native")]

use numa_sys::{
    mask::{Mask, Set},
    numa::{Firmness, Numa, Placement},
    os::{Error, Native, Os, Place},
    policy::{MPOL_BIND, MPOL_INTERLEAVE, MPOL_LOCAL, MPOL_PREFERRED},
};
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Mutex,
    thread,
};

/// The mappings of the process are counted by one of the tests, so only one runs at a time.
static ALONE: Mutex<()> = Mutex::new(());

fn machine() -> Numa<Native> {
    let numa = Numa::new(Native::default());
    assert!(numa.os().available(), "this kernel has no NUMA");
    numa
}

fn set(numbers: &[usize]) -> Set {
    numbers.iter().copied().collect()
}

/// Nodes that have memory and are this process's.
fn usable(numa: &Numa<Native>) -> Vec<usize> {
    numa.facts().my_nodes.intersection(&numa.facts().memory_nodes).iter().collect()
}

/// Memory that is placed, touched and given back.
struct Placed<'a> {
    numa: &'a Numa<Native>,
    address: usize,
    size: usize,
}

impl<'a> Placed<'a> {
    fn new(numa: &'a Numa<Native>, size: usize, placement: Placement<'_>, firmness: Firmness) -> Result<Self, Error> {
        let placed = Placed { numa, address: numa.os().map(size)?, size };
        numa.place(placed.address, size, placement, firmness)?;
        for offset in (0..size).step_by(numa.facts().page) {
            // SAFETY: new memory of that size.
            unsafe { (placed.address as *mut u8).add(offset).write_volatile(1) };
        }
        Ok(placed)
    }

    /// The node of each page; nothing where nobody tells.
    fn nodes(&self) -> Option<Vec<usize>> {
        let pages = (0..self.size).step_by(self.numa.facts().page);
        pages
            .map(|offset| match self.numa.os().place(self.address + offset) {
                Ok(Place::Node(node)) => Some(node),
                Ok(place) => panic!("a page that was touched is {place:?}"),
                Err(error) if error.errno() == libc::EPERM => None,
                Err(error) => panic!("{error}"),
            })
            .collect()
    }
}

impl Drop for Placed<'_> {
    fn drop(&mut self) {
        // SAFETY: the memory is ours, and nobody has a pointer into it.
        unsafe { self.numa.os().unmap(self.address, self.size) }.expect("memory that was mapped can be unmapped");
    }
}

/// How many mappings the process has.
#[cfg(target_os = "linux")]
fn mappings() -> usize {
    std::fs::read_to_string("/proc/self/maps").map_or(0, |maps| maps.lines().count())
}

/// How many mappings the process has: `kern.proc.vmmap`, whose entries begin with their own size.
#[cfg(target_os = "freebsd")]
fn mappings() -> usize {
    // SAFETY: asks for a number.
    let name = [libc::CTL_KERN, libc::KERN_PROC, libc::KERN_PROC_VMMAP, unsafe { libc::getpid() }];
    let mut bytes = vec![0u8; 4 << 20];
    let mut size = bytes.len();
    // SAFETY: a name of four numbers, and a buffer of that size.
    let result = unsafe { libc::sysctl(name.as_ptr(), 4, bytes.as_mut_ptr().cast(), &mut size, std::ptr::null(), 0) };
    assert_eq!(result, 0, "{}", std::io::Error::last_os_error());
    let (mut count, mut at) = (0, 0);
    while at + 4 <= size {
        let length = i32::from_ne_bytes(bytes[at..at + 4].try_into().expect("four bytes"));
        if length <= 0 {
            break;
        }
        (count, at) = (count + 1, at + length as usize);
    }
    count
}

#[test]
fn the_machine_makes_sense() {
    let numa = machine();
    let facts = numa.facts();
    println!(
        "{} nodes ({} with memory, {} of this process), {} processors",
        facts.nodes.len(),
        facts.memory_nodes.len(),
        facts.my_nodes.len(),
        facts.configured_cpus
    );
    assert!(!facts.nodes.is_empty() && facts.possible_nodes > numa.max_node());
    assert!(!facts.my_cpus.is_empty() && facts.possible_cpus >= facts.configured_cpus);
    for node in facts.nodes.iter() {
        assert_eq!(numa.distance(node, node), 10);
        assert!(facts.nodes.iter().all(|other| other == node || numa.distance(node, other) >= 10));
        assert!(numa.node_set(node).is_some_and(|cpus| cpus.iter().all(|cpu| numa.node_of_cpu(cpu) == Some(node))));
        let memory = numa.os().memory(node).unwrap();
        assert!(memory.free <= memory.total, "{memory:?}");
        println!(
            "node {node}: {memory:?}, processors {}, distances {:?}",
            numa.node_set(node).unwrap(),
            facts.distances[node]
        );
    }
    // Every processor of this process is on one node.
    assert!(facts.my_cpus.iter().all(|cpu| numa.node_of_cpu(cpu).is_some()));
    let past = numa.max_node() + 1;
    assert_eq!((numa.distance(0, past), numa.distance(past, 0)), (0, 0));
    assert!(numa.os().memory(past).is_err() && numa.node_set(past).is_none());
    assert_eq!(numa.node_of_cpu(facts.configured_cpus), None);
    numa.refresh();
    assert!(facts.my_cpus.iter().all(|cpu| numa.node_of_cpu(cpu).is_some()));
}

#[test]
fn memory_is_where_it_was_asked_for() {
    let _alone = ALONE.lock();
    let numa = machine();
    let nodes = usable(&numa);
    if nodes.len() < 2 {
        println!("SKIP: placement on several nodes: this machine has {} with memory", nodes.len());
    }
    let check = |what: &str, size: usize, placement: Placement<'_>, good: &dyn Fn(usize) -> bool| {
        let placed =
            Placed::new(&numa, size, placement, Firmness::default()).unwrap_or_else(|why| panic!("{what}: {why}"));
        match placed.nodes() {
            Some(places) => {
                let wrong = places.iter().filter(|node| !good(**node)).count();
                assert_eq!(
                    wrong,
                    0,
                    "{what}, {size} bytes: {wrong} of {} pages are elsewhere: {places:?}",
                    places.len()
                );
            }
            None => println!("SKIP: {what}: whether it worked: /dev/mem may not be read"),
        }
    };
    // Small ones too, side by side: those share what memory is reserved in, if one does not see to it.
    for round in 0..4 {
        for &node in &nodes {
            for size in [1, 4096, 512 << 10, 3 << 20] {
                check(&format!("node {node}, round {round}"), size, Placement::Node(node), &|place| place == node);
            }
        }
    }
    let kept: Vec<_> = (0..16)
        .map(|turn| nodes[turn % nodes.len()])
        .map(|node| (node, Placed::new(&numa, 512 << 10, Placement::Node(node), Firmness::default()).unwrap()))
        .collect();
    for (node, placed) in &kept {
        assert!(placed.nodes().is_none_or(|places| places.iter().all(|place| place == node)), "node {node}");
    }
    let all: Set = nodes.iter().copied().collect();
    check("all nodes", 1 << 20, Placement::Nodes(all.mask()), &|place| all.contains(place));
    let spread = Placed::new(&numa, 8 << 20, Placement::Interleaved(all.mask()), Firmness::default()).unwrap();
    if let Some(places) = spread.nodes() {
        for node in &nodes {
            // Page by page on Linux, 2 MiB at a time on FreeBSD.
            let count = places.iter().filter(|place| *place == node).count();
            let fair = places.len() / nodes.len();
            assert!(count.abs_diff(fair) <= 513, "node {node} has {count} of {} pages", places.len());
        }
    }
}

#[test]
fn a_policy_ends_with_its_guard() {
    let numa = machine();
    // In a thread of its own: a policy is a thread's.
    thread::scope(|scope| {
        scope.spawn(|| {
            let node = usable(&numa)[0];
            let start = numa.os().policy().unwrap();
            for (mode, nodes) in [
                (MPOL_BIND, set(&[node])),
                (MPOL_PREFERRED, set(&[node])),
                (MPOL_INTERLEAVE, set(&[node])),
                (MPOL_LOCAL, Set::EMPTY),
            ] {
                let caught = catch_unwind(AssertUnwindSafe(|| {
                    let _policy = numa.policy_while(mode, nodes.mask()).unwrap();
                    if mode != MPOL_LOCAL {
                        assert_eq!(numa.os().policy().unwrap().nodes, nodes);
                    }
                    let memory = Placed::new(&numa, 64 << 10, Placement::Policy, Firmness::default()).unwrap();
                    // A child thread inherits it.
                    thread::scope(|scope| {
                        scope.spawn(|| assert_eq!(numa.os().policy().unwrap(), numa.os().policy().unwrap()));
                    });
                    drop(memory);
                    panic!("as a user's code may");
                }));
                let text = caught.unwrap_err().downcast_ref::<&str>().copied();
                assert_eq!(text, Some("as a user's code may"));
                assert_eq!(numa.os().policy().unwrap(), start, "after mode {mode}");
            }
            // Placing memory leaves no policy behind either.
            drop(Placed::new(&numa, 4096, Placement::Node(node), Firmness::default()).unwrap());
            assert_eq!(numa.os().policy().unwrap(), start);
        });
    });
}

#[test]
fn eight_threads_place_at_once_and_leave_nothing() {
    let _alone = ALONE.lock();
    let numa = machine();
    let nodes = usable(&numa);
    let round = || {
        thread::scope(|scope| {
            for worker in 0..8 {
                let (numa, nodes) = (&numa, &nodes);
                scope.spawn(move || {
                    for turn in 0..20 {
                        let node = nodes[(worker + turn) % nodes.len()];
                        let placed = Placed::new(numa, 64 << 10, Placement::Node(node), Firmness::default()).unwrap();
                        if let Some(places) = placed.nodes() {
                            assert!(places.iter().all(|place| *place == node), "{places:?}, not node {node}");
                        }
                    }
                });
            }
        });
    };
    // The first round makes the allocator's arenas for so many threads.
    round();
    let before = mappings();
    round();
    let after = mappings();
    // A stack that a thread's end has not given back yet, and arenas: not 160 allocations.
    assert!(after <= before + 16, "{before} mappings before, {after} after");
}

#[test]
fn running_on_nodes() {
    let numa = machine();
    thread::scope(|scope| {
        scope.spawn(|| {
            for node in numa.facts().my_nodes.iter() {
                let cpus = numa.node_set(node).unwrap().intersection(&numa.facts().my_cpus);
                let result = numa.run_on_nodes(set(&[node]).mask(), false, |_| {});
                if cpus.is_empty() {
                    assert_eq!(result.unwrap_err().errno(), libc::EINVAL);
                    continue;
                }
                result.unwrap();
                assert_eq!(numa.run_nodes().unwrap(), set(&[node]));
                assert_eq!(numa.os().affinity(0).unwrap(), cpus);
            }
            numa.os().set_affinity(0, &Set::below(numa.facts().possible_cpus)).unwrap();
            assert_eq!(numa.os().affinity(0).unwrap(), numa.facts().my_cpus);
            let mut left_out = vec![];
            let past = numa.max_node() + 1;
            assert!(numa.run_on_nodes(set(&[past]).mask(), false, |node| left_out.push(node)).is_err());
            assert_eq!(left_out, [past]);
        });
    });
    assert_eq!(numa.os().affinity(-1).unwrap_err().errno(), libc::ESRCH);
    assert_eq!(numa.os().set_affinity(-1, &set(&[0])).unwrap_err().errno(), libc::ESRCH);
    assert!(numa.os().affinity(99_999_999).is_err());
}

#[test]
fn what_cannot_be_is_refused() {
    let _alone = ALONE.lock();
    let numa = machine();
    let os = numa.os();
    let page = numa.facts().page;
    let past = numa.max_node() + 1;
    thread::scope(|scope| {
        scope.spawn(|| {
            for nodes in [Set::EMPTY, set(&[past]), set(&[numa.facts().possible_nodes])] {
                for mode in [MPOL_BIND, MPOL_INTERLEAVE] {
                    assert_eq!(
                        os.set_policy(mode, nodes.mask()).unwrap_err().errno(),
                        libc::EINVAL,
                        "{mode} {nodes:?}"
                    );
                }
            }
            for mode in [-1, 77] {
                assert_eq!(os.set_policy(mode, set(&[0]).mask()).unwrap_err().errno(), libc::EINVAL);
            }
            // A mask that is longer than the kernel's own, with a node of its.
            let node = usable(&numa)[0];
            let mut long = vec![0; 200];
            long[node / 64] = 1 << (node % 64);
            os.set_policy(MPOL_BIND, Mask::new(&long, 64 * long.len())).unwrap();
            assert_eq!(numa.preferred().unwrap(), set(&[node]));
        });
    });
    assert_eq!(os.map(0).unwrap_err().errno(), libc::EINVAL);
    for size in [1 << 60, usize::MAX, usize::MAX - page] {
        assert_eq!(os.map(size).unwrap_err().errno(), libc::ENOMEM);
    }
    for node in [past, 5000, usize::MAX] {
        let failed = Placed::new(&numa, page, Placement::Node(node), Firmness::default());
        assert_eq!(failed.err().map(|error| error.errno()), Some(libc::EINVAL), "node {node}");
    }
    assert_eq!(os.bind(page + 1, page, MPOL_BIND, set(&[0]).mask(), 0).unwrap_err().errno(), libc::EINVAL);
    assert_eq!(os.bind(0, page, MPOL_BIND, set(&[usable(&numa)[0]]).mask(), 0).unwrap_err().errno(), libc::EFAULT);
    // Half, the whole, and the whole once more: the system knows what is left.
    let address = os.map(4 * page).unwrap();
    // SAFETY: nobody uses the memory, nor what might be where it was: no other thread of this test maps anything.
    unsafe {
        os.unmap(address, 2 * page).unwrap();
        os.unmap(address + 2 * page, 2 * page).unwrap();
        assert!(matches!(os.place(address), Ok(Place::NotMapped) | Err(_)));
        assert!(os.unmap(address + 1, page).is_err());
    }
}

#[test]
fn memory_grows_where_it_is() {
    let numa = machine();
    for node in usable(&numa) {
        let mut placed = Placed::new(&numa, 64 << 10, Placement::Node(node), Firmness::default()).unwrap();
        // SAFETY: it is placed's own, which forgets the old address.
        placed.address = unsafe { numa.os().remap(placed.address, placed.size, 256 << 10) }.unwrap();
        placed.size = 256 << 10;
        for offset in (0..placed.size).step_by(numa.facts().page) {
            // SAFETY: within the memory, which is as large now.
            let byte = unsafe { &mut *((placed.address as *mut u8).add(offset)) };
            assert_eq!(*byte, u8::from(offset < 64 << 10), "at {offset}");
            *byte = 2;
        }
        assert!(placed.nodes().is_none_or(|places| places.iter().all(|place| *place == node)));
    }
}

/// Memory that has contents keeps them, whether it can be placed (Linux, for pages to come) or not (FreeBSD).
#[test]
fn placing_memory_that_is_in_use_does_not_harm_it() {
    let numa = machine();
    let size = 16 * numa.facts().page;
    let node = usable(&numa)[0];
    let placed = Placed::new(&numa, size, Placement::Policy, Firmness::default()).unwrap();
    let result = numa.place(placed.address, size, Placement::Node(node), Firmness::default());
    let refused = if cfg!(target_os = "linux") { None } else { Some(libc::ENOSYS) };
    assert_eq!(result.err().map(|error| error.errno()), refused);
    for offset in (0..size).step_by(numa.facts().page) {
        // SAFETY: within the memory.
        assert_eq!(unsafe { *(placed.address as *const u8).add(offset) }, 1);
    }
}

#[cfg(target_os = "freebsd")]
#[test]
fn what_freebsd_has_not_is_said() {
    let numa = machine();
    let os = numa.os();
    let node = set(&[usable(&numa)[0]]);
    let foreign = vec![0u8; 64 << 10];
    let page = numa.facts().page;
    let address = (foreign.as_ptr() as usize).next_multiple_of(page);
    for flags in [0, numa_sys::policy::MPOL_MF_MOVE as u32] {
        let error = os.bind(address, page, MPOL_BIND, node.mask(), flags).unwrap_err();
        assert!(matches!(error, Error::Unsupported { .. }) && error.to_string().contains("FreeBSD has no"), "{error}");
        assert_eq!(error.errno(), libc::ENOSYS);
    }
    assert!(!os.has_preferred_many());
}
